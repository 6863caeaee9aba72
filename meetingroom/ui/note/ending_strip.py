# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Five minutes before the end: what is open, said once.

It counts when the moment has come, and never closes anything.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from meetingroom.discussion.ending import (
    follow_up_line,
    is_decided,
    is_near_end,
    needed_people,
)
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)

_FOLLOW_UP = "follow-up"
_COPY = "copy"
MOST_NAMES = 4


class EndingStrip(MessageStrip):
    """The strip of the last five minutes.

    Signals:
        follow_up_requested: Book the follow-up now.
    """

    follow_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        """It was dismissed, and stays so until the end is near again."""
        self._meeting = Meeting()
        self._copied = ""

        self.dismissed.connect(self._on_dismissed)
        self.action_requested.connect(self._on_action_requested)

    def show_time(self, meeting: Meeting, now: datetime, *, has_controls: bool) -> None:
        """Say what is open once five minutes are left; again after more time."""
        self._meeting = meeting
        if not (has_controls and is_near_end(meeting, now)):
            self._is_over = False
            self._copied = ""
            self.clear()
        elif not self._is_over:
            self._show()

    def _show(self) -> None:
        meeting = self._meeting
        words = self._words(meeting)
        actions: tuple[StripAction, ...] = ()
        if open_blockers(meeting) or not is_decided(meeting):
            line = follow_up_line(meeting)
            copy = self.tr("Copied") if line == self._copied else self.tr("Copy who")
            spoken = self.tr("Copy a line with who is needed: {0}").format(line)
            actions = (
                StripAction(_FOLLOW_UP, self.tr("Owner and date")),
                StripAction(_COPY, copy, spoken),
            )
            if people := needed_people(meeting):
                words = self.tr("{0} With {1}.").format(words, self._names(people))
        self.show_message(StripMessage(words, "clock", Fill.GOLD, actions))

    def _names(self, people: Sequence[str]) -> str:
        """Name a few, and count the rest: the strip is one line or two."""
        rest = len(people) - MOST_NAMES
        if rest <= 1:
            return ", ".join(people)
        named = ", ".join(people[:MOST_NAMES])
        return self.tr("{0} and {1} others").format(named, rest)

    def _words(self, meeting: Meeting) -> str:
        blockers = len(open_blockers(meeting))
        match blockers, is_decided(meeting):
            case 0, True:
                return self.tr("5 minutes left: no open blocker.")
            case 0, False:
                return self.tr(
                    "5 minutes left: goal undecided. Book the follow-up now?"
                )
            case 1, True:
                return self.tr(
                    "5 minutes left: 1 open blocker. Book the follow-up now?"
                )
            case 1, False:
                return self.tr(
                    "5 minutes left: 1 open blocker, goal undecided. Book the"
                    " follow-up now?"
                )
            case _, True:
                words = self.tr(
                    "5 minutes left: {0} open blockers. Book the follow-up now?"
                )
                return words.format(blockers)
            case _:
                words = self.tr(
                    "5 minutes left: {0} open blockers, goal undecided. Book the"
                    " follow-up now?"
                )
                return words.format(blockers)

    def _on_action_requested(self, action: str) -> None:
        if action == _FOLLOW_UP:
            self.follow_up_requested.emit()
        elif action == _COPY:
            self._copied = follow_up_line(self._meeting)
            QGuiApplication.clipboard().setText(self._copied)
            announce(self, self.tr("The line is on the clipboard."))
            self._show()

    def _on_dismissed(self) -> None:
        self._is_over = True
