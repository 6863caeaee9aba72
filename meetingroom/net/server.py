# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's server of one meeting: sockets in, one shared log out to all guests.

It runs in one event loop and decides nothing: the protocol's host side does. What is
stored since the last round goes out as one message, built once for everybody.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from aiohttp import WSMsgType, web
from msgspec import structs

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import SealId
from meetingroom.net.frames import FrameStore
from meetingroom.net.gate import FIRST_FRAME_S, Place, SocketBudget
from meetingroom.net.source import source_of
from meetingroom.net.tls_buffer import slim_buffers
from meetingroom.protocol import limits
from meetingroom.protocol.codec import BadMessageError, decode_guest
from meetingroom.protocol.host_side import HostSide, ViolationError
from meetingroom.protocol.limiter import GuestBudget
from meetingroom.protocol.line import Line, Stage
from meetingroom.protocol.message import Put
from meetingroom.room.host import HostRoom
from meetingroom.room.room import Waiting

_LOG = logging.getLogger(__name__)

SLOW_BYTES: Final = 16 * 1024
"""So much waits in a guest's buffer at most, one frame more; it goes on by cursor.

TLS holds 64 KiB more beside it. Source: at the reveal a thousand guests are slow at
the same time, and 128 KiB here and in a frame made a host of 540 MB.
"""
CLOSE_S: Final = 1.0
"""A peer that does not close when it is told to is hung up on; it holds a place."""
TICK_S: Final = 0.25
CATCH_UP_S: Final = 0.02
"""How often guests that are behind are looked after."""
RETRY_S: Final = 1.0
"""Between two attempts to store what the disk did not take."""
BEATS: Final = round(limits.HEARTBEAT_S / TICK_S)
"""Heartbeats are spread over so many ticks, so that no burst delays a note."""
_NEVER = datetime.min.replace(tzinfo=UTC)
FULL = "Too many machines knock at the moment. Try again in a few seconds."


@dataclass(eq=False, slots=True)
class GuestSocket:
    """A connection with what is on its way to it."""

    line: Line
    transport: asyncio.Transport
    place: Place
    budget: GuestBudget
    remote: str | None
    """The guest's IP address."""
    frames: deque[bytes] = field(default_factory=deque)


class MeetingServer:
    """All sockets of one meeting. Every method runs in the server's loop."""

    def __init__(
        self,
        room: HostRoom,
        side: HostSide,
        clock: Callable[[], float],
        on_guest: Callable[[str | None], None] | None = None,
    ) -> None:
        """Serve a room.

        Args:
            room: The meeting.
            side: The protocol's state, of the same meeting.
            clock: Monotonic seconds.
            on_guest: Told from which IP address a known guest came.
        """
        self._on_guest = on_guest
        self._room = room
        self._side = side
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        slim_buffers()
        self._sockets: dict[Line, GuestSocket] = {}
        self._behind: set[GuestSocket] = set()
        self._strangers = SocketBudget()
        self._is_commit_due = False
        self._is_flush_due = False
        self._frames = FrameStore()
        self._trouble = ""
        self._state: object = None
        self._revealed_s: float | None = None
        self._ticks = 0
        self._tasks: list[asyncio.Task[None]] = []
        self._stop_watching: Callable[[], None] = _watch_nothing
        self.alarm = ""
        """Something is wrong at the door; the facilitator is told."""

    def start(self) -> None:
        """Begin to look after the room."""
        self._room.expect_keys(self._connected_seals)
        self._stop_watching = self._room.watch(self._on_room_changed)
        self._tasks = [
            asyncio.create_task(self._tick_for_ever()),
            asyncio.create_task(self._catch_up_for_ever()),
        ]

    async def close(self, sentence: str) -> None:
        """Say farewell to everybody and stop."""
        self._stop_watching()
        self._side.close(sentence)
        for socket in tuple(self._sockets.values()):
            self._pump(socket)
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def on_socket(self, request: web.Request) -> web.StreamResponse:
        """Serve one guest's connection until it ends."""
        place = self._strangers.enter(source_of(request.remote))
        if place is None:
            return web.Response(status=503, text=FULL)
        web_socket = web.WebSocketResponse(
            protocols=(limits.SUBPROTOCOL,),
            max_msg_size=limits.GUEST_MESSAGE_BYTES,
            compress=False,
            timeout=CLOSE_S,
        )
        try:
            await web_socket.prepare(request)
            transport = request.transport
            if transport is not None:
                line, budget = self._side.open(), GuestBudget(self._clock())
                socket = GuestSocket(line, transport, place, budget, request.remote)
                await self._serve(web_socket, socket)
        except ConnectionError:
            # It went away during the upgrade; no stranger writes errors into the log.
            _LOG.info("A connection was gone before it began")
        finally:
            place.leave()
        return web_socket

    async def _serve(
        self, web_socket: web.WebSocketResponse, socket: GuestSocket
    ) -> None:
        line = socket.line
        self._sockets[line] = socket
        self._pump(socket)
        try:
            while line.stage is not Stage.ENDED:
                is_new = line.stage is Stage.NEW
                async with asyncio.timeout(FIRST_FRAME_S if is_new else limits.AWAY_S):
                    message = await web_socket.receive()
                if message.type is not WSMsgType.TEXT:
                    break
                await self._take(socket, message.data)
        except (TimeoutError, BadMessageError, ViolationError) as error:
            _LOG.info("A connection was closed: %s", type(error).__name__)
        except Exception:  # noqa: BLE001
            # The outer edge: one guest's connection never ends the meeting.
            _LOG.exception("A connection failed")
        finally:
            self._pump(socket)
            self._side.lost(line, self._clock())
            self._sockets.pop(line, None)
            self._behind.discard(socket)
            with contextlib.suppress(ConnectionError):
                await web_socket.close()

    async def _take(self, socket: GuestSocket, text: str) -> None:
        line = socket.line
        is_known, was_new = line.stage is Stage.IN, line.stage is Stage.NEW
        limit = limits.GUEST_MESSAGE_BYTES if is_known else limits.HELLO_BYTES
        message = decode_guest(text, limit)
        now_s = self._clock()
        entries = len(message.entries) if isinstance(message, Put) else 1
        while (wait_s := socket.budget.take(entries, len(text), now_s)) > 0:
            # Reading on later holds the guest back; nothing it sent is lost.
            await asyncio.sleep(wait_s)
            now_s = self._clock()
        self._side.receive(line, message)
        if line.stage is not Stage.NEW:
            socket.place.leave()
            if was_new and self._on_guest is not None:
                self._on_guest(socket.remote)
        if self._side.has_pending:
            self._commit_soon()
        self._pump(socket)

    def _commit_soon(self) -> None:
        """Store once for everything that has come by in this turn of the loop."""
        if not self._is_commit_due:
            self._is_commit_due = True
            self._loop.call_soon(self._commit)

    def _commit(self) -> None:
        self._is_commit_due = False
        was_due = self._is_flush_due
        try:
            self._side.commit()
        except StorageUnavailable as failure:
            self._trouble = failure.sentence
            _LOG.warning("Entries of guests could not be stored; they are kept")
            if not self._is_commit_due:
                self._is_commit_due = True
                self._loop.call_later(RETRY_S, self._commit)
            return
        except Exception:  # noqa: BLE001
            # The outer edge: the side has broken off with whom it could not serve.
            _LOG.exception("Entries of guests could not be decided on")
            self._flush()
        self._trouble = ""
        if self._side.has_pending:
            self._commit_soon()
        if not was_due:
            self._fan_out()

    def _on_room_changed(self) -> None:
        """Come from any thread."""
        if not self._is_flush_due:
            self._is_flush_due = True
            with contextlib.suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._flush_if_due)

    def _flush_if_due(self) -> None:
        """Flush unless the commit that changed the room has done it already."""
        if self._is_flush_due:
            self._flush()

    def _flush(self) -> None:
        """Write all that is due to everyone."""
        self._is_flush_due = False
        self._side.look_around()
        for socket in tuple(self._sockets.values()):
            self._pump(socket)

    def _fan_out(self) -> None:
        """Write what was just stored to everyone.

        Most guests get the same one frame and nothing else, which costs them half of
        what `_pump` would. The state is not looked at: whatever changes it flushes.
        """
        self._is_flush_due = False
        self._side.look_around()
        own, head = self._room.own, len(self._room.shared)
        for socket in tuple(self._sockets.values()):
            line, transport = socket.line, socket.transport
            if (
                line.urgent
                or line.control
                or socket.frames
                or line.own_sent < len(own(line.person))
            ):
                self._pump(socket)
            elif line.cursor >= head or line.stage is not Stage.IN:
                continue
            elif transport.get_write_buffer_size() > SLOW_BYTES:
                self._behind.add(socket)
            elif not transport.is_closing():
                self._write_next(socket, head)

    def _write_next(self, socket: GuestSocket, head: int) -> None:
        payload = self._side.deliver(socket.line)
        if payload is None:
            return
        first, *more = self._frames.frames(payload)
        socket.transport.write(first)
        if more or socket.line.cursor < head:
            socket.frames.extend(more)
            self._pump(socket)

    def _pump(self, socket: GuestSocket) -> None:
        """Write what is due, as long as the guest takes it."""
        transport, frames = socket.transport, socket.frames
        while not transport.is_closing():
            if transport.get_write_buffer_size() > SLOW_BYTES:
                self._behind.add(socket)
                return
            if frames:
                transport.write(frames.popleft())
                continue
            payload = self._side.deliver(socket.line)
            if payload is None:
                if socket.line.stage is Stage.ENDED:
                    # After what is buffered, the farewell included, has gone out.
                    transport.close()
                break
            frames.extend(self._frames.frames(payload))
        self._behind.discard(socket)

    async def _catch_up_for_ever(self) -> None:
        while True:
            await asyncio.sleep(CATCH_UP_S)
            for socket in tuple(self._behind):
                self._pump(socket)

    async def _tick_for_ever(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            try:
                self._tick()
            except Exception:  # noqa: BLE001
                # The outer edge: the room goes on, and the next tick tries again.
                _LOG.exception("The room could not be looked after")

    def _tick(self) -> None:
        self._ticks += 1
        self._side.presence(self._clock())
        if self._side.has_pending:
            self._commit_soon()
        self._open_late()
        self._tell_surroundings()
        state = structs.replace(self._room.state(leads=True), now=_NEVER)
        if state != self._state:
            self._state = state
            self._side.renew_state()
            self._flush()
        else:
            self._side.refresh_state()
        turn = self._ticks % BEATS
        for place, socket in enumerate(tuple(self._sockets.values())):
            if place % BEATS == turn:
                self._side.remind(socket.line)
                self._pump(socket)

    def _open_late(self) -> None:
        """Open at the latest what waits for keys that do not come."""
        meeting = self._room.meeting
        if not meeting.phase.is_revealed or not meeting.sealed:
            self._revealed_s = None
            return
        now_s = self._clock()
        if self._revealed_s is None:
            self._revealed_s = now_s
        elif now_s - self._revealed_s >= limits.REVEAL_S:
            self._room.open_seals(is_late=True)

    def _tell_surroundings(self) -> None:
        online = self._side.online()
        waiting = tuple(
            Waiting(one.device, one.name, one.seal, one.claims, one.problem)
            for one in self._side.at_door()
        )
        alarm = self._trouble or self.alarm
        self._room.change_surroundings(
            lambda around: replace(around, online=online, waiting=waiting, alarm=alarm)
        )

    def _connected_seals(self) -> frozenset[SealId]:
        devices = self._room.meeting.devices
        return frozenset(
            devices[device].seal
            for device in self._side.connected()
            if device in devices
        )


def _watch_nothing() -> None:
    """Stop watching what was never watched."""
