# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says who writes once that was handed over, with *Undo* for whoever leads.

It hands nothing over by itself; it follows snapshots.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import DONE_MS, Notices, Voice

if TYPE_CHECKING:
    from meetingroom.meeting.ids import PersonId

UNDO = "undo"


class ScribeNotice(QObject):
    """The sentence for those it concerns: who leads, and both writers."""

    def __init__(
        self,
        notices: Notices,
        bridge: Bridge,
        parent: QObject,
        *,
        done_ms: int = DONE_MS,
    ) -> None:
        """Follow the part of the scribe.

        Args:
            notices: Where the sentence is put.
            bridge: Takes the command that gives the part back.
            parent: Owner of the object.
            done_ms: How long it is told.
        """
        super().__init__(parent)
        self._notices = notices
        self._bridge = bridge
        self._scribe: PersonId | None = None
        self._before: PersonId | None = None
        """Who wrote before, and does again on *Undo*."""
        self._phase: Phase | None = None
        self._leader: PersonId | None = None
        self._expected: PersonId | None = None
        """Who writes again once the room has what was taken back here."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(done_ms)

        self._timer.timeout.connect(self._on_timer_timeout)
        notices.action_requested.connect(self._on_notices_action_requested)
        bridge.refused_later.connect(self._on_bridge_refused_later)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say who writes if it was somebody else before, in the same phase."""
        meeting = snapshot.meeting
        before, self._scribe = self._scribe, meeting.setup.roles.scribe
        is_known = self._scribe is not None and self._scribe == self._expected
        if is_known:
            self._expected = None
        led_by, self._leader = self._leader, meeting.setup.roles.facilitator
        if led_by != self._leader:
            # The offer was the earlier leader's.
            self._notices.put(Voice.SCRIBE, None)
        if meeting.phase is not self._phase:
            self._phase = meeting.phase
            self._notices.put(Voice.SCRIBE, None)
            return
        # Before reading begins the parts are still being given out.
        is_set_up = meeting.phase.order > Phase.LOBBY.order
        if before == self._scribe or before is None or not is_set_up:
            return
        self._notices.put(Voice.SCRIBE, None)
        concerned = (before, self._scribe, meeting.setup.roles.facilitator)
        if snapshot.viewer in concerned and not is_known:
            self._before = before
            self._notices.put(Voice.SCRIBE, self._message(snapshot))
            self._timer.start()

    def stop(self) -> None:
        """Stop the timer; the page is being left."""
        self._timer.stop()

    def _message(self, snapshot: RoomSnapshot) -> StripMessage:
        meeting = snapshot.meeting
        scribe = meeting.people.get(self._scribe) if self._scribe else None
        before = meeting.people.get(self._before) if self._before else None
        sentence = self.tr("Nobody writes the lines now.")
        if scribe is not None and scribe.id == snapshot.viewer:
            sentence = self.tr("You write the lines now.")
        elif scribe is not None:
            sentence = self.tr("{0} writes the lines now.").format(scribe.name)
        actions: tuple[StripAction, ...] = ()
        if before is not None and snapshot.may_now(ChangeSetup):
            spoken = self.tr("Lets {0} write again").format(before.name)
            actions = (StripAction(UNDO, self.tr("Undo"), spoken),)
        return StripMessage(sentence, "pencil-line", actions=actions)

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is not Voice.SCRIBE or action != UNDO:
            return
        setup = self._bridge.snapshot().meeting.setup
        roles = replace(setup.roles, scribe=self._before)
        self._notices.put(Voice.SCRIBE, None)
        # Who takes it back knows it, also when the host answers later.
        self._expected = self._before
        if not self._bridge.take_back(ChangeSetup(replace(setup, roles=roles))):
            self._expected = None

    def _on_bridge_refused_later(self, command: Command, _refused: Refused) -> None:
        if isinstance(command, ChangeSetup):
            self._expected = None

    def _on_timer_timeout(self) -> None:
        self._notices.put(Voice.SCRIBE, None)
