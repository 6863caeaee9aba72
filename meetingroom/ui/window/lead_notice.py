# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says who leads once the lead has been handed over; the new leader may give it back.

It follows snapshots, and hands nothing over by itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from meetingroom.meeting.command.room import HandOver
from meetingroom.meeting.people import Person
from meetingroom.meeting.state import Meeting
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import DONE_MS, Notices, Voice

if TYPE_CHECKING:
    from meetingroom.meeting.ids import PersonId
    from meetingroom.meeting.phase import Phase

GIVE_BACK = "give back"
OTHERS_MS = 6000
"""Long enough to be read once; only the new leader has something to do."""


class LeadNotice(QObject):
    """The sentence about the new leader in the strip."""

    def __init__(
        self,
        notices: Notices,
        bridge: Bridge,
        parent: QObject,
        *,
        others_ms: int = OTHERS_MS,
        leader_ms: int = DONE_MS,
    ) -> None:
        """Follow the lead.

        Args:
            notices: Where the sentence is put.
            bridge: Takes the command that gives the lead back.
            parent: Owner of the object.
            others_ms: How long it is told to everybody but the new leader.
            leader_ms: How long it is told to the new leader, who may give it back.
        """
        super().__init__(parent)
        self._notices = notices
        self._bridge = bridge
        self._before: PersonId | None = None
        """Who led before and may get the lead back, while that is offered."""
        self._leader: PersonId | None = None
        self._phase: Phase | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._others_ms, self._leader_ms = others_ms, leader_ms

        self._timer.timeout.connect(self._on_timer_timeout)
        notices.action_requested.connect(self._on_notices_action_requested)
        notices.dismissed.connect(self._on_notices_dismissed)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say who leads if it was somebody else in the last snapshot."""
        meeting = snapshot.meeting
        before, self._leader = self._leader, meeting.setup.roles.facilitator
        if meeting.phase is not self._phase:
            self._phase = meeting.phase
            self._before = None
            self._notices.put(Voice.LEAD, None)
        leader = meeting.people.get(self._leader) if self._leader else None
        if before is None or leader is None or before == leader.id:
            self._renew(meeting)
            return
        self._before = None
        is_leader = leader.id == snapshot.viewer
        self._timer.start(self._leader_ms if is_leader else self._others_ms)
        if is_leader:
            # Not to who was lost; who was here may go away, and come back.
            self._before = before if _may_lead(meeting.people.get(before)) else None
            message = self._to_leader(meeting)
        else:
            sentence = self.tr("{0} leads the meeting now.").format(leader.name)
            message = StripMessage(sentence, "users", Fill.NEUTRAL)
        self._notices.put(Voice.LEAD, message)

    def stop(self) -> None:
        """Stop the timer; the page is being left."""
        self._timer.stop()

    def _renew(self, meeting: Meeting) -> None:
        """Offer the lead to who handed it over only while they can take it."""
        if self._before is not None:
            self._notices.put(Voice.LEAD, self._to_leader(meeting))

    def _to_leader(self, meeting: Meeting) -> StripMessage:
        before = meeting.people.get(self._before) if self._before else None
        actions: tuple[StripAction, ...] = ()
        if before is not None and _may_lead(before):
            spoken = self.tr("Gives the lead back to {0}").format(before.name)
            actions = (StripAction(GIVE_BACK, self.tr("Give it back"), spoken),)
        sentence = self.tr("You lead the meeting now.")
        return StripMessage(sentence, "users", Fill.NEUTRAL, actions)

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is Voice.LEAD and action == GIVE_BACK and self._before is not None:
            self._bridge.send(HandOver(self._before))

    def _on_notices_dismissed(self, voice: Voice) -> None:
        if voice is Voice.LEAD:
            self._before = None

    def _on_timer_timeout(self) -> None:
        self._before = None
        self._notices.put(Voice.LEAD, None)


def _may_lead(person: Person | None) -> bool:
    return person is not None and not person.is_away and not person.is_observer
