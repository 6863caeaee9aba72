# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Other people's meetings on this machine: joining, sitting, leaving, taking over.

At most one at a time; whether the first screen or a seat is shown is the desk's.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from meetingroom.app.front import Front
from meetingroom.app.nearby import NearbyDesk
from meetingroom.app.network import Network
from meetingroom.app.set_aside import SetAside
from meetingroom.library.library import Library
from meetingroom.protocol.kept import Attendance
from meetingroom.ui.home.view import JoinRequest

if TYPE_CHECKING:
    from meetingroom.app.guest_seats import GuestSeats
    from meetingroom.app.joining import Joining
    from meetingroom.ui.prepare.kind_shelf import KindShelf


class GuestDesk(QObject):
    """Joins meetings and shows the seat in the main window.

    Signals:
        left: The seat was left for the first screen.
        export_requested: The record is wanted; a format, or empty for a choice.
        take_over_requested: This machine becomes the host; the reason.
    """

    left = Signal()
    export_requested = Signal(str)
    take_over_requested = Signal(str)

    def __init__(
        self, front: Front, network: Network, set_aside: SetAside, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._set_aside = set_aside
        self._front = front
        self._network = network
        self._library: Library | None = None
        self._joining: Joining | None = None
        self._nearby: NearbyDesk | None = None
        self.kinds: KindShelf | None = None
        """Kinds of meetings of this machine, for a guest who leads."""
        self.seats: GuestSeats | None = None
        """The seat that is taken; `None` outside a meeting of others."""

    def look_around(self) -> None:
        """Show on the first screen which meetings are advertised nearby."""
        if self._nearby is None:
            self._nearby = NearbyDesk(self._network, self._front.home, self)
            self._nearby.start()

    def close(self) -> None:
        """Leave the seat, and look around no more."""
        self.stop()
        if self._nearby is not None:
            self._nearby.stop()

    def join(self, library: Library, request: JoinRequest) -> None:
        """Join by what was typed."""
        self._begin(library).begin(request)

    def join_again(self, library: Library, attendance: Attendance) -> None:
        """Join a meeting this machine was in before."""
        self._begin(library).begin_again(attendance)

    def stop(self) -> None:
        """Leave the seat, or give joining up."""
        joining, self._joining = self._joining, None
        if joining is not None:
            joining.stop()
            joining.deleteLater()
        seats, self.seats = self.seats, None
        if seats is not None:
            seats.stop()
            seats.deleteLater()

    def _begin(self, library: Library) -> "Joining":
        # Sockets and ciphers take a quarter of a second, which not every start needs.
        from meetingroom.app.joining import Joining  # noqa: PLC0415

        self.stop()
        self._library = library
        joining = Joining(self._network.thread, library, self._front, self)
        joining.joined.connect(self._on_joined)
        joining.ended.connect(self._on_ended)
        joining.refused.connect(self._on_refused)
        self._joining = joining
        return joining

    def _on_joined(self) -> None:
        joining, self._joining = self._joining, None
        if joining is None or self._library is None:
            return
        from meetingroom.app.guest_seats import GuestSeats  # noqa: PLC0415 - as above

        seats = GuestSeats(self._library, joining.taken, self._network.thread, self)
        joining.deleteLater()
        seats.left.connect(self.left)
        seats.export_requested.connect(self.export_requested)
        seats.take_over_requested.connect(self.take_over_requested)
        self.seats = seats
        self._front.home.clear_join_text()
        front = self._front
        seats.sit_down(front.window, front.themes, front.preferences, self.kinds)
        self._set_aside.go_along()

    def _on_ended(self, text: str) -> None:
        self.stop()
        self._front.show_home()
        if text:
            self._front.home.show_join_text(text)

    def _on_refused(self, sentence: str, is_code: bool) -> None:  # noqa: FBT001 - Qt
        self.stop()
        self._front.home.show_join_error(sentence, is_code=is_code)
