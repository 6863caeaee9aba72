# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says to who looks elsewhere that the room is at a roll call, and leads there.

A decision may be taken while the room discusses; the phase then leads nobody to it.
It answers nothing; it follows snapshots.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.command.decision import CastVote
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import Decision, DecisionStatus, lacking
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice

ANSWER = "answer"
REJOIN = "rejoin"


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

    def show_snapshot(self, snapshot: RoomSnapshot, *, is_there: bool) -> None:
        """Ask for the answer, or say where the room is, or stop.

        Args:
            snapshot: What the person sees of the meeting.
            is_there: They look at the decision the room is at.
        """
        drafts = [] if is_there else _drafts(snapshot)
        waits = snapshot.may(CastVote) and any(
            _lacks_answer(decision, snapshot) for decision in drafts
        )
        message = StripMessage(
            self.tr("A roll call has begun. It waits for your answer."),
            "gavel",
            Fill.GOLD,
            (StripAction(ANSWER, self.tr("&Answer the roll call")),),
        )
        self._notices.put(Voice.ROLL_CALL, message if waits else None)
        sentence = "" if waits else self._room_words(snapshot, drafts)
        rejoin = StripAction(REJOIN, self.tr("Re&join the room"))
        told = StripMessage(sentence, "gavel", actions=(rejoin,))
        self._notices.put(Voice.AT_ROLL_CALL, told if sentence else None)

    def _room_words(self, snapshot: RoomSnapshot, drafts: list[Decision]) -> str:
        """Return where the room is; empty while there is no roll call."""
        if any(decision.roll_call.is_open for decision in drafts):
            return self.tr("The roll call is open. The decision is not saved yet.")
        if any(decision.roll_call.standing(snapshot.viewer) for decision in drafts):
            return self.tr("A roll call is on. Your answer is sealed.")
        if drafts and snapshot.totals.votes:
            return self.tr("A roll call is on.")
        return ""

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        is_answer = voice is Voice.ROLL_CALL and action == ANSWER
        if is_answer or (voice is Voice.AT_ROLL_CALL and action == REJOIN):
            self.answer_requested.emit()


def _drafts(snapshot: RoomSnapshot) -> list[Decision]:
    """Return what is being decided, while the room may be at a roll call."""
    meeting = snapshot.meeting
    if meeting.phase not in (Phase.DISCUSSION, Phase.DECISIONS):
        return []
    decisions = meeting.decisions.values()
    return [one for one in decisions if one.status is DecisionStatus.DRAFT]


def _lacks_answer(decision: Decision, snapshot: RoomSnapshot) -> bool:
    call = decision.roll_call
    if call.is_open or lacking(decision.draft, snapshot.meeting.setup.outcomes):
        return False
    return call.standing(snapshot.viewer) is None


def is_asking(meeting: Meeting, command: Command) -> bool:
    """Tell whether a command is an answer to a roll call that still asks for it."""
    if not isinstance(command, CastVote):
        return False
    decision = meeting.decisions.get(command.decision)
    if decision is None or decision.status is not DecisionStatus.DRAFT:
        return False
    return not decision.roll_call.is_open
