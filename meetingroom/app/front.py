# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first window with the first screen: all that the first paint needs."""

from PySide6.QtCore import QEvent, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from meetingroom import paths
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.main_window import MainWindow


class Front(QObject):
    """The main window and what it opens with.

    Signals:
        painted: The first paint is on the screen; the rest may be loaded.
    """

    painted = Signal()

    def __init__(
        self, themes: ThemeController, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.preferences = preferences
        self.window = MainWindow(themes, preferences)
        self.home = HomeScreen(themes, self.window)
        self.window.show_cover(self.home)
        self.window.restoreGeometry(preferences.geometry)
        self.home.show_name(preferences.name)
        themes.finish()

        self.window.logs_requested.connect(_show_logs)
        self.home.installEventFilter(self)
        self.home.name_changed.connect(self._on_home_name_changed)

    def show_home(self) -> None:
        """Show the first screen instead of a meeting."""
        self.window.set_page(None)
        self.window.remove_covers(self.home)
        self.window.show_cover(self.home)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell once that the first paint is done."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return False

    def _on_home_name_changed(self, name: str) -> None:
        self.preferences.name = name


def _show_logs() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_folder())))
