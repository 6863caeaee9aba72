# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Meetings that are advertised around this machine, for the first screen.

A convenience: where the network blocks it, nothing is said, and address and code are
typed as ever.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from meetingroom.app.mailbox import Mailbox
from meetingroom.app.network import Network
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.home.view import Nearby

if TYPE_CHECKING:
    from meetingroom.net.discovery import NearbyRoom, NearbyRooms
    from meetingroom.net.loop_thread import LoopThread

STOP_S = 2.0


class NearbyDesk(QObject):
    """Looks around until it is stopped."""

    def __init__(self, network: Network, home: HomeScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._network = network
        self._home = home
        self._thread: LoopThread | None = None
        self._rooms: NearbyRooms | None = None
        self._mail = Mailbox(self)

        self._mail.came.connect(self._on_mail_came)

    def start(self) -> None:
        """Begin to look; what is found is shown as it comes."""
        self._thread = self._network.thread
        self._thread.start(self._look())

    def stop(self) -> None:
        """Look no more."""
        self._mail.shut()
        thread, self._thread = self._thread, None
        if thread is None:
            return
        stopping = thread.start(self._look_away())
        try:
            stopping.result(STOP_S)
        except TimeoutError:
            stopping.cancel()

    async def _look(self) -> None:
        """Run in the network's loop."""
        # In this thread, so that the first screen does not wait for it.
        from meetingroom.net.discovery import NearbyRooms  # noqa: PLC0415

        self._rooms = NearbyRooms(self._mail.post)
        await self._rooms.start()

    async def _look_away(self) -> None:
        if self._rooms is not None:
            await self._rooms.stop()

    def _on_mail_came(self, rooms: "tuple[NearbyRoom, ...]") -> None:
        # A host that was killed is still told of, beside the one started after it.
        addresses = dict.fromkeys(room.addresses[0] for room in rooms if room.addresses)
        words = self.tr("A meeting at {0}")
        self._home.show_nearby([Nearby(one, words.format(one)) for one in addresses])
