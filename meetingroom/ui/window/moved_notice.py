# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says that everybody was taken to the decisions or back, with *Undo* of it.

It moves nobody by itself; it follows snapshots.
"""

from PySide6.QtCore import QObject

from meetingroom.meeting.command.room import BackToDiscussion, OpenDecisions
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.note.ending_words import topics_left_words
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice

UNDO = "undo"


class MovedNotice(QObject):
    """The sentence in the strip; *Undo* for whoever leads."""

    def __init__(self, notices: Notices, bridge: Bridge, parent: QObject) -> None:
        """Follow the phase.

        Args:
            notices: Where the sentence is put.
            bridge: Takes the room to the decisions again.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._bridge = bridge
        self._notices = notices
        self._phase: Phase | None = None
        self._drafts = 0
        """Decisions that were being drafted when everybody was moved."""
        self._expected: Phase | None = None
        """Where everybody is once the room has what was taken back here."""
        notices.action_requested.connect(self._on_notices_action_requested)
        bridge.refused_later.connect(self._on_bridge_refused_later)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say it when it happens; the next thing that is done takes it away."""
        meeting = snapshot.meeting
        before, self._phase = self._phase, meeting.phase
        is_at_decisions = meeting.phase is Phase.DECISIONS
        drafts = sum(
            d.status is DecisionStatus.DRAFT for d in meeting.decisions.values()
        )
        if {before, meeting.phase} == {Phase.DISCUSSION, Phase.DECISIONS}:
            self._drafts = drafts
            is_known, self._expected = meeting.phase is self._expected, None
            message = None if is_known else self._message(snapshot)
            self._notices.put(Voice.MOVED, message)
        elif (
            meeting.phase is not before
            or (meeting.current_topic is not None and not is_at_decisions)
            or (is_at_decisions and drafts != self._drafts)
        ):
            self._notices.put(Voice.MOVED, None)

    def _message(self, snapshot: RoomSnapshot) -> StripMessage:
        meeting = snapshot.meeting
        is_at_decisions = meeting.phase is Phase.DECISIONS
        glyph = "gavel" if is_at_decisions else "undo-2"
        back = BackToDiscussion if is_at_decisions else OpenDecisions
        if snapshot.may_now(back):
            said = self.tr("Everybody is back at the topics. Decisions stay.")
            spoken = self.tr("Takes everybody to the decisions again")
            if is_at_decisions:
                said = self.tr("Everybody is at the decisions now.")
                spoken = self.tr("Takes everybody back to the topics")
            undo = StripAction(UNDO, self.tr("Undo"), spoken)
            return StripMessage(_with_left(said, meeting), glyph, actions=(undo,))
        leader = meeting.people.get(meeting.setup.roles.facilitator or snapshot.viewer)
        told = self.tr("{0} took everybody back to the topics. Decisions stay.")
        if is_at_decisions:
            told = self.tr("{0} took everybody to the decisions.")
        said = told.format(leader.name if leader else "")
        return StripMessage(_with_left(said, meeting), glyph)

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is not Voice.MOVED or action != UNDO:
            return
        is_at_decisions = self._phase is Phase.DECISIONS
        # Who takes it back knows it, also when the host answers later.
        self._expected = Phase.DISCUSSION if is_at_decisions else Phase.DECISIONS
        back = BackToDiscussion() if is_at_decisions else OpenDecisions()
        if not self._bridge.take_back(back):
            self._expected = None

    def _on_bridge_refused_later(self, command: Command, _refused: Refused) -> None:
        if isinstance(command, BackToDiscussion | OpenDecisions):
            self._expected = None


def _with_left(said: str, meeting: Meeting) -> str:
    """Add how many topics the room leaves behind for the decisions."""
    if meeting.phase is not Phase.DECISIONS:
        return said
    return " ".join(part for part in (said, topics_left_words(meeting)) if part)
