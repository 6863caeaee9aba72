# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tells on the first screen that a damaged library was set aside, and shows the file.

It opens and moves nothing; `Library.open` did.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from meetingroom import paths
from meetingroom.app.front import Front
from meetingroom.library.library import Library

if TYPE_CHECKING:
    from pathlib import Path


class SetAside(QObject):
    """What was set aside, until somebody has read it."""

    def __init__(self, front: Front, parent: QObject) -> None:
        """Tell on the first screen of a window."""
        super().__init__(parent)
        self._home = front.home
        self._window = front.window
        self._sentence = ""
        self._folder: Path | None = None

        self._home.problem_action_requested.connect(self._on_home_action_requested)

    def note(self, library: Library) -> None:
        """Tell it if a damaged file was in this library's place."""
        if library.set_aside is None:
            return
        name = library.set_aside.name
        if library.path.name == paths.REHEARSALS_NAME:
            sentence = self.tr(
                "The library of your rehearsals was damaged. It was set aside as {0},"
                " and a new one begun. Your meetings are kept in another file."
            ).format(name)
        else:
            sentence = self.tr(
                "Your library was damaged. It was set aside as {0}, and a new one"
                " begun."
            ).format(name)
        before = self._on_screen()
        self._folder = library.set_aside.parent
        self._sentence = f"{before} {sentence}" if before else sentence
        self._home.show_problem(self._sentence, self.tr("Show it"))

    def go_along(self) -> None:
        """Clear the first screen's strip; a seat just taken says what nobody closed."""
        unread = self._on_screen()
        self._home.clear_problem()
        if unread and self._window.page is not None:
            self._window.page.show_notice(unread)

    def _on_screen(self) -> str:
        """Return what the first screen still says of it; empty once it was closed."""
        message = self._home.strip.message if self._sentence else None
        is_said = message is not None and message.sentence == self._sentence
        return self._sentence if is_said else ""

    def _on_home_action_requested(self, words: str) -> None:
        if words == self.tr("Show it") and self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
