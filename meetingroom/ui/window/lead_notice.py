# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says who leads once the lead has been handed over.

It hands nothing over; it follows snapshots.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripMessage
from meetingroom.ui.window.notices import Notices, Voice

if TYPE_CHECKING:
    from meetingroom.meeting.ids import PersonId
    from meetingroom.meeting.phase import Phase

OTHERS_MS = 6000
"""Long enough to be read once; only the new leader has something to do."""


class LeadNotice(QObject):
    """The sentence about the new leader in the strip."""

    def __init__(
        self, notices: Notices, parent: QObject, *, others_ms: int = OTHERS_MS
    ) -> None:
        """Follow the lead.

        Args:
            notices: Where the sentence is put.
            parent: Owner of the object.
            others_ms: How long it is told to everybody but the new leader, who keeps
                it until it is closed or the phase changes.
        """
        super().__init__(parent)
        self._notices = notices
        self._leader: PersonId | None = None
        self._phase: Phase | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(others_ms)

        self._timer.timeout.connect(self._on_timer_timeout)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say who leads if it was somebody else in the last snapshot."""
        meeting = snapshot.meeting
        before, self._leader = self._leader, meeting.setup.roles.facilitator
        if meeting.phase is not self._phase:
            self._phase = meeting.phase
            self._notices.put(Voice.LEAD, None)
        leader = meeting.people.get(self._leader) if self._leader else None
        if before is None or leader is None or before == leader.id:
            return
        self._timer.stop()
        if leader.id == snapshot.viewer:
            sentence = self.tr("You lead the meeting now.")
        else:
            sentence = self.tr("{0} leads the meeting now.").format(leader.name)
            self._timer.start()
        self._notices.put(Voice.LEAD, StripMessage(sentence, "users", Fill.NEUTRAL))

    def stop(self) -> None:
        """Stop the timer; the page is being left."""
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        self._notices.put(Voice.LEAD, None)
