# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Chooses the theme: the person's choice, or the system's wish as it changes.

Must not store the choice; whoever owns the preferences passes it in.
"""

from typing import assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from meetingroom.ui.theme.theme import (
    DARK_THEME,
    PAPER_THEME,
    SEPIA_THEME,
    Theme,
    ThemeChoice,
    apply_palette,
    apply_sheet,
    apply_theme,
    high_contrast_theme,
)


class ThemeController(QObject):
    """Applies the theme now and whenever choice or system change.

    Signals:
        theme_changed: a `Theme` was applied and differs from the one before.
    """

    theme_changed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.FOLLOW_SYSTEM,
        parent: QObject | None = None,
        *,
        has_sheet: bool = True,
    ) -> None:
        """Apply the theme.

        Args:
            app: What is given the look.
            choice: What the person chose.
            parent: Owner; `None` for the application.
            has_sheet: False leaves the style sheet to `finish`, for the first window.
        """
        super().__init__(parent or app)
        self._app = app
        self._choice = choice
        hints = app.styleHints()
        accessibility = hints.accessibility()
        self._is_dark_wanted = hints.colorScheme() == Qt.ColorScheme.Dark
        self._is_contrast_wanted = (
            accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
        )
        self._theme = self._wanted()
        self._has_sheet = has_sheet
        (apply_theme if has_sheet else apply_palette)(app, self._theme)

        hints.colorSchemeChanged.connect(self._on_hints_color_scheme_changed)
        accessibility.contrastPreferenceChanged.connect(
            self._on_accessibility_contrast_changed
        )

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """What is in force."""
        return self._theme

    def finish(self) -> None:
        """Apply the style sheet if it is still to come; the first window is made."""
        if not self._has_sheet:
            self._has_sheet = True
            apply_sheet(self._app, self._theme)

    def set_choice(self, choice: ThemeChoice) -> None:
        """Take the person's choice and apply it at once."""
        self._choice = choice
        self._renew()

    def _on_hints_color_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._is_dark_wanted = scheme == Qt.ColorScheme.Dark
        self._renew()

    def _on_accessibility_contrast_changed(
        self, preference: Qt.ContrastPreference
    ) -> None:
        self._is_contrast_wanted = preference == Qt.ContrastPreference.HighContrast
        self._renew()

    def _renew(self) -> None:
        theme = self._wanted()
        if theme == self._theme:
            return
        self._theme = theme
        self._has_sheet = True
        apply_theme(self._app, theme)
        self.theme_changed.emit(theme)

    def _wanted(self) -> Theme:
        match self._choice:
            case ThemeChoice.PAPER:
                return PAPER_THEME
            case ThemeChoice.SEPIA:
                return SEPIA_THEME
            case ThemeChoice.DARK:
                return DARK_THEME
            case ThemeChoice.HIGH_CONTRAST:
                return self._system_contrast()
            case ThemeChoice.FOLLOW_SYSTEM:
                if self._is_contrast_wanted:
                    return self._system_contrast()
                return DARK_THEME if self._is_dark_wanted else PAPER_THEME
            case _:
                assert_never(self._choice)

    def _system_contrast(self) -> Theme:
        # An empty palette gives the system's own back, instead of our last one.
        self._app.setPalette(QPalette())
        return high_contrast_theme(self._app.palette())
