# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says to whose laptop hosts that the leader is gone, with the lead for them.

It takes no lead by itself; it follows snapshots.
"""

from PySide6.QtCore import QObject

from meetingroom.meeting.command.room import TakeLead
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice

TAKE_LEAD = "take lead"


def may_take_lead(snapshot: RoomSnapshot) -> bool:
    """Tell whether the viewer's laptop hosts, and whoever leads is away."""
    meeting = snapshot.meeting
    if snapshot.is_facilitator or snapshot.viewer != meeting.keeper:
        return False
    leader = meeting.people.get(meeting.setup.roles.facilitator or PersonId(""))
    return (leader is None or leader.is_away) and snapshot.may(TakeLead)


class LeaderGoneNotice(QObject):
    """The sentence in the strip, with the button that takes the lead."""

    def __init__(self, notices: Notices, bridge: Bridge, parent: QObject) -> None:
        """Follow whether the leader is there.

        Args:
            notices: Where the sentence is put.
            bridge: Takes the command.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._notices = notices
        self._bridge = bridge
        notices.action_requested.connect(self._on_notices_action_requested)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say it for as long as it is so."""
        meeting = snapshot.meeting
        is_said = may_take_lead(snapshot) and meeting.phase is not Phase.CLOSED
        message = self._message(snapshot) if is_said else None
        self._notices.put(Voice.LEADER_GONE, message)

    def _message(self, snapshot: RoomSnapshot) -> StripMessage:
        meeting = snapshot.meeting
        leader = meeting.people.get(meeting.setup.roles.facilitator or PersonId(""))
        sentence = self.tr("Nobody leads the meeting.")
        if leader is not None:
            sentence = self.tr("{0} leads the meeting and is away.").format(leader.name)
        lead = StripAction(TAKE_LEAD, self.tr("&Lead the meeting again"))
        return StripMessage(sentence, "users", Fill.GOLD, (lead,))

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is Voice.LEADER_GONE and action == TAKE_LEAD:
            self._bridge.send(TakeLead())
