# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A rehearsal in the window: simulated colleagues act when their time has come."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer

from meetingroom.meeting.ids import PersonId
from meetingroom.room.host import HostRoom
from meetingroom.room.rehearsal.rehearsal import Rehearsal

STEP_MS = 250

if TYPE_CHECKING:
    from meetingroom.app.laptops import Laptops


class Practice(QObject):
    """Lets the colleagues of a rehearsal act at the pace of the room's clock."""

    PACE: ClassVar[float] = 10.0
    """Times faster than real time: an hour's meeting takes six minutes."""

    def __init__(
        self, host: HostRoom, you: PersonId, laptops: "Laptops", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._laptops = laptops
        self._rehearsal = Rehearsal(host, you, len(host.log), laptops)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)

        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Let the colleagues come in."""
        self._timer.start()

    def stop(self) -> None:
        """Send the colleagues away; what they wrote stays."""
        self._timer.stop()
        self._laptops.stop()

    def _on_timer_timeout(self) -> None:
        self._rehearsal.step(self._host.now())
