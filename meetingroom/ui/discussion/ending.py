# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Five minutes before the end: what is open, said once.

It counts when the moment has come, and never closes anything.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)

NEAR_S = 300.0
_FOLLOW_UP = "follow-up"


class EndingStrip(MessageStrip):
    """The strip of the last five minutes.

    Signals:
        follow_up_requested: Book the follow-up now.
    """

    follow_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_said = False

        self.action_requested.connect(self._on_action_requested)

    def show_time(self, meeting: Meeting, now: datetime, *, has_controls: bool) -> None:
        """Say what is open once five minutes are left; again after more time."""
        clock = meeting.clock
        left_s = clock.left_s(now) if clock is not None and clock.given_s else None
        is_near = has_controls and left_s is not None and 0 < left_s <= NEAR_S
        if not is_near:
            self._is_said = False
            self.clear()
        elif not self._is_said:
            self._is_said = True
            actions = (StripAction(_FOLLOW_UP, self.tr("Owner and date")),)
            words = self._words(meeting)
            self.show_message(StripMessage(words, "clock", Fill.GOLD, actions))

    def _words(self, meeting: Meeting) -> str:
        blockers = len(open_blockers(meeting))
        is_decided = any(
            decision.status is DecisionStatus.RECORDED
            for decision in meeting.decisions.values()
        )
        match blockers, is_decided:
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
