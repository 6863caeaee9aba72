# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The disc clock as the room screen shows it: as large as its window allows."""

from PySide6.QtWidgets import QWidget

from meetingroom.ui.room_screen.scene import TimeLeft
from meetingroom.ui.widget.disc_clock import ClockForm, DiscClock


class ScreenClock(DiscClock):
    """A disc with its words; when the time is up it says so at its own size."""

    def __init__(
        self, form: ClockForm = ClockForm.LEFT, parent: QWidget | None = None
    ) -> None:
        super().__init__(form=form, parent=parent)
        self.hide()

    def show_left(self, time: TimeLeft | None) -> None:
        """Show a time; `None` hides the clock."""
        self.setVisible(time is not None)
        if time is not None:
            self.set_time(time.left_s, time.given_s, is_paused=time.is_paused)

    def _is_chip(self) -> bool:
        # The chip has one size, too small for a room; the golden disc says it here.
        return False
