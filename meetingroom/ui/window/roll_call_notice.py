# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks who is still at the topics for their answer to a roll call.

A decision may be taken while the room discusses; the phase then leads nobody to it.
It answers nothing; it follows snapshots.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.command.decision import CastVote
from meetingroom.meeting.decisions import Decision, DecisionStatus, lacking
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice
from meetingroom.ui.window.screens import Place

ANSWER = "answer"


class RollCallNotice(QObject):
    """The sentence in the strip, with the way to the roll call.

    Signals:
        answer_requested: The person wants to go to the roll call.
    """

    answer_requested = Signal()

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        notices.action_requested.connect(self._on_notices_action_requested)

    def show_snapshot(self, snapshot: RoomSnapshot, place: Place | None) -> None:
        """Ask for the answer, or stop asking.

        Args:
            snapshot: What the person sees of the meeting.
            place: Which screen is shown; the decisions ask by themselves.
        """
        is_asked = place is not Place.DECISIONS and _waits_for(snapshot)
        message = StripMessage(
            self.tr("A roll call has begun. It waits for your answer."),
            "gavel",
            Fill.GOLD,
            (StripAction(ANSWER, self.tr("&Answer the roll call")),),
        )
        self._notices.put(Voice.ROLL_CALL, message if is_asked else None)

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is Voice.ROLL_CALL and action == ANSWER:
            self.answer_requested.emit()


def _waits_for(snapshot: RoomSnapshot) -> bool:
    """Tell whether a complete decision lacks the viewer's answer."""
    meeting = snapshot.meeting
    if meeting.phase is not Phase.DISCUSSION or not snapshot.may(CastVote):
        return False
    return any(
        _lacks_answer(decision, snapshot)
        for decision in meeting.decisions.values()
        if decision.status is DecisionStatus.DRAFT
    )


def _lacks_answer(decision: Decision, snapshot: RoomSnapshot) -> bool:
    call = decision.roll_call
    if call.is_open or lacking(decision.draft, snapshot.meeting.setup.outcomes):
        return False
    return call.standing(snapshot.viewer) is None
