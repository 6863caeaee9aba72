# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Joining somebody else's meeting: from what was typed to a seat, step by step.

Sockets live in the network's thread; here their progress becomes a cover with words.
"""

import time
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from meetingroom.app.front import Front
from meetingroom.app.join_step import step_of
from meetingroom.app.mailbox import Mailbox
from meetingroom.library.library import Library
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.net.failure import JoinFailure
from meetingroom.net.link import GuestLink
from meetingroom.net.loop_thread import LoopThread
from meetingroom.net.moved import find_moved
from meetingroom.net.rung import Rung
from meetingroom.net.trust import Trust, resolve, resolve_code
from meetingroom.protocol.address import AddressUnreadable, read_address
from meetingroom.protocol.code import CodeUnreadable, read_code
from meetingroom.protocol.device import make_device
from meetingroom.protocol.guest_side import GuestStage
from meetingroom.protocol.invitation import Invitation
from meetingroom.protocol.invitation_link import InvitationUnreadable, parse
from meetingroom.protocol.kept import Attendance
from meetingroom.room.guest import GuestRoom
from meetingroom.room.ids import random_id
from meetingroom.room.key_ring import new_seal_key
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.home.view import JoinRequest
from meetingroom.ui.joining.screen import JoiningScreen
from meetingroom.ui.joining.step import JoinStep

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTED_HERE = (
    "This laptop holds this meeting as its host. Continue it from the first screen. If"
    " somebody took the meeting over, join from another laptop; going on here would"
    " make two meetings."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A seat in a meeting, with the link that keeps it connected."""

    room: GuestRoom
    link: GuestLink
    running: "Future[None]"
    """The link's work in the network's thread."""


class _Word(Enum):
    """What the network's thread has to say beside steps."""

    ROOM_CHANGED = "room changed"
    LINK_ENDED = "link ended"


class HostedHereError(Exception):
    """The meeting that was found is hosted by this very library."""


class Joining(QObject):
    """One attempt to join a meeting.

    Signals:
        joined: A seat is ready; `taken` has it.
        ended: It was given up; the text to show again in the field, may be empty.
        refused: What was typed makes no sense; the sentence, and whether it is about
            the code.
    """

    joined = Signal()
    ended = Signal(str)
    refused = Signal(str, bool)

    def __init__(
        self,
        network: LoopThread,
        library: Library,
        front: Front,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._network = network
        self._library = library
        self._front = front
        self._request = JoinRequest("", "", "")
        self._cover: JoiningScreen | None = None
        self._room: GuestRoom | None = None
        self._link: GuestLink | None = None
        self._running: Future[None] | None = None
        self._is_over = False
        self._stop_listening: Callable[[], None] = _hear_nothing
        self._mail = Mailbox(self)

        self._mail.came.connect(self._on_mail_came)

    def begin(self, request: JoinRequest) -> None:
        """Join by what was typed or pasted."""
        self._request = request
        try:
            self._find = self._way(request)
        except (InvitationUnreadable, AddressUnreadable) as problem:
            self._refuse(problem.sentence, is_code=False)
            return
        except CodeUnreadable as problem:
            self._refuse(problem.sentence, is_code=True)
            return
        self._show_cover(request.name)
        self._start()

    @property
    def taken(self) -> Taken:
        """What `joined` told of.

        Raises:
            RuntimeError: Nobody has joined.
        """
        if self._room is None or self._link is None or self._running is None:
            msg = "nobody has joined"
            raise RuntimeError(msg)
        return Taken(self._room, self._link, self._running)

    def begin_again(self, attendance: Attendance) -> None:
        """Join a meeting this machine was in before."""
        name, link = attendance.name, attendance.invitation
        self.begin(JoinRequest(link, "", name))

    def stop(self) -> None:
        """Give up; what was kept of the meeting stays."""
        if self._running is not None and not self._is_over:
            self._running.cancel()
        self._end()

    def _end(self) -> None:
        """Hear nothing more; a link that has a seat goes on."""
        self._is_over = True
        self._mail.shut()
        self._stop_listening()
        self._remove_cover()

    def _refuse(self, sentence: str, *, is_code: bool) -> None:
        self.refused.emit(sentence, is_code)

    def _way(self, request: JoinRequest) -> "_Way":
        if request.code:
            return _ByCode((read_address(request.text),), read_code(request.code))
        return _ByInvitation(parse(request.text))

    def _show_cover(self, name: str) -> None:
        window = self._front.window
        cover = JoiningScreen(name, window)
        cover.show_title("", self._find.about)
        cover.cancel_requested.connect(self._on_cancelled)
        cover.address_requested.connect(self._on_cancelled)
        cover.code_requested.connect(self._on_code_requested)
        cover.retry_requested.connect(self._on_retry_requested)
        window.show_cover(cover)
        self._cover = cover

    def _remove_cover(self) -> None:
        cover, self._cover = self._cover, None
        if cover is not None:
            self._front.window.remove(cover)

    def _start(self) -> None:
        self._running = self._network.start(self._run())
        self._running.add_done_callback(self._on_future_done)

    async def _run(self) -> None:
        """Run in the network's loop until the host says a final farewell."""
        self._link = GuestLink(self._look, self._meet)
        await self._link.run()

    async def _look(self) -> Trust:
        trust = await self._find.resolve()
        # From now on the host is found by its pin; a code works only once it is asked.
        self._find = _ByInvitation(trust.invitation)
        self._mail.post(JoinStep.ASKING)
        return trust

    def _meet(self, meeting: MeetingId, trust: Trust) -> GuestRoom:
        """Make this machine's room; in the network's loop."""
        invitation = trust.invitation.link
        kept = self._library.attendance(meeting)
        if kept is None:
            if self._library.read(meeting):
                raise HostedHereError
            device, private = make_device()
            seal = new_seal_key(PersonId(""))
            name = self._request.name
            kept = Attendance(meeting, None, name, device, private, seal, invitation)
        kept = replace(kept, invitation=invitation)
        if kept.person is None:
            kept = replace(kept, name=self._request.name)
        self._library.keep_attendance(kept)
        room = GuestRoom(self._library, kept, random_id, time.monotonic)
        self._stop_listening = room.subscribe(self._on_snapshot)
        self._room = room
        return room

    def _on_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Come from the network's thread."""
        del snapshot
        self._mail.post(_Word.ROOM_CHANGED)

    def _on_future_done(self, future: "Future[None]") -> None:
        """Come from the network's thread."""
        del future
        self._mail.post(_Word.LINK_ENDED)

    def _on_mail_came(self, word: "JoinStep | _Word") -> None:
        match word:
            case _Word.ROOM_CHANGED:
                self._on_room_changed()
            case _Word.LINK_ENDED:
                self._on_link_ended()
            case JoinStep():
                if self._cover is not None and not self._is_over:
                    self._cover.show_step(word)

    def _on_room_changed(self) -> None:
        room, cover = self._room, self._cover
        if room is None or cover is None or self._is_over:
            return
        match room.stage:
            case GuestStage.WAITING:
                if room.door_problem:
                    cover.show_name_taken(room.door_problem)
                else:
                    cover.show_waiting()
            case GuestStage.IN if room.is_caught_up:
                self._end()
                self.joined.emit()
            case _:
                pass

    def _on_link_ended(self) -> None:
        running, cover = self._running, self._cover
        if running is None or cover is None or self._is_over:
            return
        try:
            running.result()
        except CancelledError:
            return
        except JoinFailure as failure:
            is_code = failure.rung is Rung.CODE
            step = step_of(failure.rung)
            cover.show_failure(
                failure.sentence, failure.tries, step=step, is_code_wrong=is_code
            )
        except StorageUnavailable as failure:
            cover.show_failure(failure.sentence)
        except HostedHereError:
            cover.show_failure(self.tr(HOSTED_HERE))
        else:
            farewell = self._room.farewell if self._room else None
            cover.show_failure(farewell or "")

    def _on_retry_requested(self, name: str) -> None:
        self._request = replace(self._request, name=name)
        room = self._room
        is_waiting = self._running is not None and not self._running.done()
        if room is not None and is_waiting:
            try:
                room.rename(name)
            except StorageUnavailable as failure:
                if self._cover is not None:
                    self._cover.show_failure(failure.sentence)
            return
        if self._cover is not None:
            self._cover.show_step(JoinStep.LOOKING)
        self._start()

    def _on_cancelled(self) -> None:
        self.stop()
        self.ended.emit(self._request.text)

    def _on_code_requested(self, why: str) -> None:
        """Show the form again as it was, with the cursor in the code."""
        self._on_cancelled()
        self._refuse(why, is_code=True)


def _hear_nothing() -> None:
    """Stop listening where nothing was heard."""


class _ByInvitation:
    """A host is known by its pin, or by its organisation's certificate."""

    def __init__(self, invitation: Invitation) -> None:
        self._invitation = invitation
        self._failures = 0

    @property
    def about(self) -> str:
        """Return what is shown while nothing more is known."""
        return self._invitation.addresses[0]

    async def resolve(self) -> Trust:
        """Find the host, from the second time on also where it may have moved to."""
        try:
            return await resolve(self._invitation)
        except JoinFailure:
            self._failures += 1
            moved = await find_moved(self._invitation) if self._failures > 1 else None
            if moved is None:
                raise
            return await resolve(moved)


class _ByCode:
    """A host is asked at its address to prove that it knows the code."""

    def __init__(self, addresses: tuple[str, ...], code: str) -> None:
        self._addresses = addresses
        self._code = code

    @property
    def about(self) -> str:
        """Return what is shown while nothing more is known."""
        return self._addresses[0]

    async def resolve(self) -> Trust:
        """Find the host."""
        return await resolve_code(self._addresses, self._code)


_Way = _ByInvitation | _ByCode
