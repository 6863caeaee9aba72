# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The guest's link to the host: connects, carries messages, connects again.

It runs in an event loop of its own thread and decides nothing: the room does. A
connection that is silent, that does not answer, or that was open while the machine
slept is replaced, never trusted.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from random import SystemRandom
from typing import TYPE_CHECKING, Final

import aiohttp

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.net.failure import JoinFailure
from meetingroom.net.rung import Rung
from meetingroom.net.trust import Trust
from meetingroom.protocol import limits
from meetingroom.protocol.backoff import Backoff
from meetingroom.protocol.codec import BadMessageError, decode_host, encode
from meetingroom.protocol.guest_side import (
    GuestStage,
    OtherMeetingError,
    OutOfStepError,
)
from meetingroom.protocol.message import Bye, Challenge, Farewell
from meetingroom.room.room import LinkPhase

if TYPE_CHECKING:
    from meetingroom.meeting.ids import MeetingId
    from meetingroom.room.guest import GuestRoom

_LOG = logging.getLogger(__name__)

CONNECT_S: Final = 10.0
FIRST_ATTEMPTS: Final = 5
"""After so many the person is told; later, with a seat, it is tried for ever."""
STEADY_S: Final = 5.0
"""A connection that held for so long was a good one, though nothing was said."""
WATCH_S: Final = 1.0
"""How often silence, waiting entries and sleep are looked for."""
SLEPT_S: Final = 5.0
"""A clock that is off by so much says that the machine slept."""
ANOTHER_MEETING = (
    "Another meeting answers at this address now. Ask the facilitator for the current"
    " invitation. What you wrote is kept here."
)
CUT_OFF = (
    "The host at {0} answers, and ends each connection at once. Nothing you typed is"
    " lost."
)
TRY_LATER = "Wait half a minute, then try again: the host may be busy or restarting."
NOT_UNDERSTOOD = (
    "What answers there is no Meetingroom of this release. Use the same release on"
    " both machines. What you wrote is kept here."
)

_USUAL = (
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    OutOfStepError,
)
"""How connections end."""


class GuestLink:
    """Keeps one room connected until it is told to stop."""

    def __init__(
        self,
        find: Callable[[], Awaitable[Trust]],
        meet: Callable[["MeetingId", Trust], "GuestRoom"],
    ) -> None:
        """Prepare a link, in the loop it will run in.

        Args:
            find: Finds the host and learns how to trust it; raises `JoinFailure`.
            meet: Returns this machine's room for the meeting that was found; it is
                called once, in the link's loop.
        """
        self._find = find
        self._meet = meet
        self._room: GuestRoom | None = None
        self._trust: Trust | None = None
        self._address = ""
        self._task: asyncio.Task[None] | None = None
        self._entered_s: float | None = None
        """When the host welcomed this connection, monotonic."""
        self._loop = asyncio.get_running_loop()
        self._backoff = Backoff(SystemRandom())
        self._has_news = asyncio.Event()
        self._is_retry_wanted = asyncio.Event()
        self._offline_since_s: float | None = None
        self._heard_s = 0.0
        self._progress = (0, 0.0)
        """Up to which own entry the host has answered, and since when."""
        self._web_socket: aiohttp.ClientWebSocketResponse | None = None

    async def run(self) -> None:
        """Connect again and again, until the host says a final farewell.

        Raises:
            JoinFailure: The very first connection could not be made; a later one is
                tried again for ever.
        """
        self._task = asyncio.current_task()
        attempts = 0
        while True:
            await self._wait()
            attempts += 1
            self._entered_s = None
            before = self._arrived()
            sentence = await self._try_once()
            if self._lasted_s() >= STEADY_S or self._arrived() != before:
                # Only then is the next attempt made at once: what fails right after
                # each welcome would otherwise fail a hundred times a second.
                self._backoff.succeeded()
            room = self._room
            if room is None:
                if attempts >= FIRST_ATTEMPTS:
                    raise self._first_failure(sentence)
                continue
            room.lost()
            if room.farewell is not None:
                room.set_link(LinkPhase.TURNED_AWAY, room.farewell)
                return
            self._show_offline(sentence)

    def _arrived(self) -> tuple[int, int]:
        """Return how far the log has come to us, and our own entries to the host."""
        room = self._room
        return (room.attendance.cursor, room.answered_up_to) if room else (0, 0)

    def _lasted_s(self) -> float:
        entered_s = self._entered_s
        return 0.0 if entered_s is None else time.monotonic() - entered_s

    async def _try_once(self) -> str:
        """Keep one connection as long as it holds; returns why it ended, if known."""
        try:
            await self._connect_once()
        except JoinFailure as failure:
            if self._room is None:
                raise
            self._trust = None
            return failure.sentence
        except OtherMeetingError:
            self._trust = None
            return ANOTHER_MEETING
        except BadMessageError:
            self._trust = None
            return NOT_UNDERSTOOD
        except StorageUnavailable as failure:
            if self._room is None:
                raise
            # Of this machine's own disk: nothing that comes can be kept.
            return failure.sentence
        except _USUAL as error:
            _LOG.info("The connection ended: %s", type(error).__name__)
        except Exception:
            # The outer edge: a bug of ours must not leave the guest without a link.
            if self._room is None:
                raise
            _LOG.exception("The link failed")
        return ""

    def _first_failure(self, sentence: str) -> JoinFailure:
        """Return what is said when the host is there and never lets us talk."""
        said = sentence or CUT_OFF.format(self._address)
        return JoinFailure(Rung.CUT, said, (TRY_LATER,))

    def retry(self) -> None:
        """Connect now instead of waiting; call it in the link's loop."""
        self._is_retry_wanted.set()

    async def stop(self) -> None:
        """Say goodbye, if there is anybody to hear it, and connect no more."""
        web_socket = self._web_socket
        if web_socket is not None and not web_socket.closed:
            with contextlib.suppress(ConnectionError, RuntimeError):
                await web_socket.send_str(encode(Bye()).decode())
                await web_socket.close()
        task = self._task
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _wait(self) -> None:
        wait_s = self._backoff.next_s()
        self._is_retry_wanted.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._is_retry_wanted.wait()

    async def _connect_once(self) -> None:
        trust = self._trust or await self._find()
        self._address = trust.address
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                async with asyncio.timeout(CONNECT_S):
                    web_socket = await self._open(session, trust)
            except (aiohttp.ClientError, OSError, TimeoutError):
                # The host may have moved: look for it anew.
                self._trust = None
                raise
            self._trust = trust
            async with web_socket:
                self._web_socket = web_socket
                await self._talk(web_socket, trust)

    async def _open(
        self, session: aiohttp.ClientSession, trust: Trust
    ) -> aiohttp.ClientWebSocketResponse:
        return await session.ws_connect(
            trust.url + limits.SOCKET_PATH,
            **trust.arguments,
            protocols=(limits.SUBPROTOCOL,),
            max_msg_size=limits.HOST_MESSAGE_BYTES,
            compress=0,
        )

    async def _talk(
        self, web_socket: aiohttp.ClientWebSocketResponse, trust: Trust
    ) -> None:
        self._heard_s = time.monotonic()
        self._progress = (0, self._heard_s)
        # Before anything is said: it may fall asleep before the watch begins.
        drift_s = time.time() - self._heard_s
        tasks = [
            asyncio.create_task(self._listen(web_socket, trust)),
            asyncio.create_task(self._speak(web_socket)),
            asyncio.create_task(self._watch(drift_s, self._heard_s)),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _listen(
        self, web_socket: aiohttp.ClientWebSocketResponse, trust: Trust
    ) -> None:
        async for frame in web_socket:
            self._heard_s = time.monotonic()
            if frame.type not in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                break
            is_packed = frame.type is aiohttp.WSMsgType.BINARY
            message = decode_host(frame.data, is_packed=is_packed)
            if self._room is None:
                if not isinstance(message, Challenge):
                    raise BadMessageError("the first message is no challenge")
                self._room = self._meet(message.meeting, trust)
                self._room.on_new_entry(self._wake)
            room = self._room
            room.receive(message, trust.pin or "", trust.secret)
            self._show_stage(room)
            self._has_news.set()
            if isinstance(message, Farewell):
                return

    def _wake(self) -> None:
        """Come from any thread: there is something to send."""
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._has_news.set)

    async def _speak(self, web_socket: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            await self._has_news.wait()
            self._has_news.clear()
            room = self._room
            while room is not None and (message := room.next_message()) is not None:
                await web_socket.send_str(encode(message).decode())

    async def _watch(self, drift_s: float, before_s: float) -> None:
        """End when the connection must not be trusted any longer.

        Args:
            drift_s: What the wall clock was ahead of the monotonic one.
            before_s: Monotonic seconds of the same moment.
        """
        asked_s = 0.0
        while True:
            await asyncio.sleep(WATCH_S)
            now_s = time.monotonic()
            drifted_s = abs(time.time() - now_s - drift_s)
            if drifted_s > SLEPT_S or now_s - before_s > SLEPT_S:
                _LOG.info("The machine slept, or its clock was set")
                if self._room is not None:
                    self._room.woke()
                return
            if now_s - self._heard_s > limits.SILENCE_S or self._is_stuck(now_s):
                _LOG.info("The host does not answer")
                return
            room = self._room
            if room is not None and room.stage is not GuestStage.OUT:
                is_first = asked_s == 0.0
                if is_first or now_s - asked_s >= limits.SYNC_S:
                    asked_s = now_s
                    for _ in range(5 if is_first else 1):
                        room.ask_time()
                    self._has_news.set()
            before_s = now_s

    def _is_stuck(self, now_s: float) -> bool:
        """Tell whether an entry has had no answer for too long."""
        room = self._room
        if room is None or room.stage is not GuestStage.IN:
            return False
        answered, since_s = self._progress
        if room.unanswered == 0 or room.answered_up_to != answered:
            self._progress = (room.answered_up_to, now_s)
            return False
        return now_s - since_s > limits.UNANSWERED_S

    def _show_stage(self, room: "GuestRoom") -> None:
        match room.stage:
            case GuestStage.IN:
                self._offline_since_s = None
                if self._entered_s is None:
                    self._entered_s = time.monotonic()
                room.set_link(LinkPhase.ONLINE)
            case GuestStage.WAITING:
                self._offline_since_s = None
                if self._entered_s is None:
                    self._entered_s = time.monotonic()
                room.set_link(LinkPhase.WAITING, room.door_problem)
            case GuestStage.OUT:
                pass

    def _show_offline(self, sentence: str) -> None:
        room = self._room
        if room is None:
            return
        now_s = time.monotonic()
        if self._offline_since_s is None:
            self._offline_since_s = now_s
        gone_s = now_s - self._offline_since_s
        is_gone = gone_s >= limits.HOST_GONE_S
        room.set_link(LinkPhase.HOST_GONE if is_gone else LinkPhase.OFFLINE, sentence)
