# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says that everybody was taken back to the topics, with the way forward again.

It moves nobody by itself; it follows snapshots.
"""

from PySide6.QtCore import QObject

from meetingroom.meeting.command.room import OpenDecisions
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
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
        notices.action_requested.connect(self._on_notices_action_requested)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say it when it happens; the next topic that is taken up takes it away."""
        meeting = snapshot.meeting
        before, self._phase = self._phase, meeting.phase
        if before is Phase.DECISIONS and meeting.phase is Phase.DISCUSSION:
            self._notices.put(Voice.MOVED, self._message(snapshot))
        elif meeting.phase is not before or meeting.current_topic is not None:
            self._notices.put(Voice.MOVED, None)

    def _message(self, snapshot: RoomSnapshot) -> StripMessage:
        if snapshot.may_now(OpenDecisions):
            sentence = self.tr("Everybody is back at the topics. Decisions stay.")
            again = self.tr("Takes everybody to the decisions again")
            undo = StripAction(UNDO, self.tr("Undo"), again)
            return StripMessage(sentence, "undo-2", actions=(undo,))
        meeting = snapshot.meeting
        leader = meeting.people.get(meeting.setup.roles.facilitator or snapshot.viewer)
        sentence = self.tr("{0} took everybody back to the topics. Decisions stay.")
        return StripMessage(sentence.format(leader.name if leader else ""), "undo-2")

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is Voice.MOVED and action == UNDO:
            self._bridge.take_back(OpenDecisions())
