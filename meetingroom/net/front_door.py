# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a host answers to machines that are not in the room yet.

The authority's certificate, the two steps of joining by code, a page for browsers that
open an invitation, and an echo that shows the host can be reached. Nothing here lets
anybody in, and nothing here tells whether a code was wrong, unknown or locked.
"""

import asyncio
import hashlib
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import msgspec
from aiohttp import web

from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.organisation import OrganisationCertificate
from meetingroom.net.page import INVITATION_PAGE
from meetingroom.net.reached import Reached
from meetingroom.net.source import source_of
from meetingroom.net.unfinished import ID_BYTES, Unfinished
from meetingroom.protocol.code import make_code
from meetingroom.protocol.limiter import CodeLimiter, TokenBucket
from meetingroom.protocol.limits import VERSIONS
from meetingroom.protocol.pairing import (
    ELEMENT_BYTES,
    PROOF_BYTES,
    Handover,
    HostPairing,
    PairingRefused,
)

BODY_S: Final = 5.0
"""A request's few bytes arrive within this time."""
MOMENT_S: Final = 0.05
"""Answers about codes leave at multiples of this after their request, so that their
time says nothing; a pairing's arithmetic takes half of it."""
STARTS_PER_S: Final = 10.0
STARTS_BURST: Final = 80.0
"""Sixty people type the code at once; after that a quarter of one processor core.

Were the time of each beginning to tell whether one guess is right, 72,080 guesses in
two hours would find a code of 2^40 with a chance of 6.6 in a hundred million.
"""
NONCE_LENGTH: Final = 64
BINARY: Final = "application/octet-stream"
"""A page of somebody else cannot send this type without asking first."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens the room at the moment."""

    code: str | None
    """Eight characters; `None`: no code opens it now, and nobody can tell."""
    handover: Handover
    """What a guest who knows the code is given."""


class FrontDoor:
    """The routes of one meeting, with their limits."""

    def __init__(
        self,
        shown: MeetingAuthority | OrganisationCertificate,
        key: Key,
        *,
        clock: Callable[[], float] = time.monotonic,
        versions: tuple[int, int] = VERSIONS,
        on_alarm: Callable[[], None] | None = None,
    ) -> None:
        """Prepare the door of a meeting.

        Args:
            shown: What guests see in TLS.
            key: May be replaced by `change_key`.
            clock: Monotonic seconds.
            versions: Of the protocol.
            on_alarm: Called after a wrong code that locks codes for a while.
        """
        self._ca_pem = shown.ca_pem if isinstance(shown, MeetingAuthority) else None
        self._shown_hash = hashlib.sha256(shown.der).digest()
        self._key = key
        self._clock = clock
        self._versions = versions
        self._on_alarm = on_alarm
        self._starts = TokenBucket(STARTS_PER_S, STARTS_BURST, clock())
        self._unfinished = Unfinished(secrets.token_bytes)
        # One at a time: guessing at full speed must not take the host's time.
        self._arithmetic = ThreadPoolExecutor(1, thread_name_prefix="pairing")
        self.limiter = CodeLimiter()
        """For the lobby: `is_alarming`, `locked_for_s`, `wrong_total`."""

    def add_to(self, app: web.Application) -> None:
        """Add the routes to an application that has not started yet."""
        app.router.add_get("/ca.pem", self._on_authority, allow_head=False)
        app.router.add_get("/reach", self._on_reach, allow_head=False)
        app.router.add_get("/j/{code}", self._on_page, allow_head=False)
        app.router.add_post("/pair/start", self._on_start)
        app.router.add_post("/pair/finish", self._on_finish)
        app.on_cleanup.append(self._on_cleanup)

    def change_key(self, key: Key) -> None:
        """Let another code open the room, or none; earlier guesses are worthless.

        Call it in the loop that serves the routes.
        """
        if key.code != self._key.code:
            self.limiter.renew()
            self._unfinished.clear()
        self._key = key

    async def _on_authority(self, _request: web.Request) -> web.Response:
        if self._ca_pem is None:
            raise web.HTTPNotFound
        return web.Response(body=self._ca_pem, content_type="application/x-pem-file")

    async def _on_reach(self, request: web.Request) -> web.Response:
        answer = Reached(request.query.get("nonce", "")[:NONCE_LENGTH], self._versions)
        return web.Response(
            body=msgspec.json.encode(answer), content_type="application/json"
        )

    async def _on_page(self, _request: web.Request) -> web.Response:
        return web.Response(text=INVITATION_PAGE, content_type="text/html")

    async def _on_start(self, request: web.Request) -> web.Response:
        element = await _body(request, ELEMENT_BYTES)
        began = self._clock()
        if not self._starts.take(1, began):
            wait_s = self._starts.wait_s(1, began)
            raise web.HTTPTooManyRequests(headers={"Retry-After": f"{wait_s:.0f}"})
        # A code nobody knows takes the same time as one that is right.
        key = self._key
        pairing = HostPairing(key.code or make_code(), self._shown_hash)
        loop = asyncio.get_running_loop()
        try:
            reply = await loop.run_in_executor(self._arithmetic, pairing.reply, element)
        except PairingRefused as error:
            raise web.HTTPBadRequest from error
        await self._wait_for_moment(began)
        if key.code != self._key.code:
            # Changed meanwhile: an id that nothing is kept under.
            return _binary(secrets.token_bytes(ID_BYTES) + reply)
        return _binary(self._unfinished.keep(pairing, self._clock()) + reply)

    async def _on_finish(self, request: web.Request) -> web.Response:
        body = await _body(request, ID_BYTES + PROOF_BYTES)
        began = self._clock()
        answer = self._judge(body, source_of(request.remote), began)
        await self._wait_for_moment(began)
        if answer is None:
            return web.Response(status=403, body=b"", content_type=BINARY)
        return _binary(answer)

    def _judge(self, body: bytes, source: str, now: float) -> bytes | None:
        """Return the answer to a right proof. No `await`: looking is counting."""
        pairing = self._unfinished.take(body[:ID_BYTES], now)
        if not self.limiter.may_try(source, now) or pairing is None:
            return None
        try:
            return pairing.finish(body[ID_BYTES:], self._key.handover)
        except PairingRefused:
            self.limiter.note_wrong(source, now)
            if self._on_alarm is not None and self.limiter.is_alarming(now):
                self._on_alarm()
            return None

    async def _wait_for_moment(self, began: float) -> None:
        passed = self._clock() - began
        await asyncio.sleep(MOMENT_S - passed % MOMENT_S)

    async def _on_cleanup(self, _app: web.Application) -> None:
        self._arithmetic.shutdown(wait=False, cancel_futures=True)


async def _body(request: web.Request, length_bytes: int) -> bytes:
    """Return a request's body of exactly that length, or refuse the request."""
    if request.content_type != BINARY:
        raise web.HTTPUnsupportedMediaType
    if request.content_length != length_bytes:
        raise web.HTTPBadRequest
    try:
        async with asyncio.timeout(BODY_S):
            return await request.content.readexactly(length_bytes)
    except (TimeoutError, asyncio.IncompleteReadError) as error:
        raise web.HTTPBadRequest from error


def _binary(body: bytes) -> web.Response:
    return web.Response(body=body, content_type=BINARY)
