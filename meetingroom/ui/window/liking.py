# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps a screen with a text pane to the person's preferences."""

from typing import Protocol

from PySide6.QtCore import QObject

from meetingroom.ui.preferences import Preferences


class PagedScreen(Protocol):
    """A screen that shows the memo's text."""

    def set_page(self, *, size_px: int, measure_cp: int) -> None:
        """Change text size and measure without losing the place."""
        ...

    def set_single_letters(self, *, is_on: bool) -> None:
        """Let single letters act while the text has the focus, or not."""
        ...


class Liking(QObject):
    """Tells a screen the text's size and measure, now and when they change."""

    def __init__(
        self, preferences: Preferences, screen: PagedScreen, parent: QObject
    ) -> None:
        """Follow until the parent goes away."""
        super().__init__(parent)
        self._preferences = preferences
        self._screen = screen
        self._take_page()
        self._take_letters()

        preferences.page_changed.connect(self._take_page)
        preferences.letters_changed.connect(self._take_letters)

    def _take_page(self) -> None:
        liked = self._preferences
        self._screen.set_page(size_px=liked.size_px, measure_cp=liked.measure_cp)

    def _take_letters(self) -> None:
        self._screen.set_single_letters(is_on=self._preferences.has_single_letters)
