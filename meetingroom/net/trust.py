# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From an invitation, or an address and a code, to a host that is really the host.

Nothing here enters the room or keeps anything. Before the host is known to be the
right one, nothing is sent to it but the question for its public certificate.
"""

import asyncio
import hashlib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from meetingroom.net.addresses import Surroundings, look
from meetingroom.net.asking import (
    RequestArguments,
    ask,
    by_name,
    open_session,
    pinned,
    shown_certificate,
    unverified,
)
from meetingroom.net.certificate import authority_der, client_context
from meetingroom.net.failure import Attempt, JoinFailure, failure
from meetingroom.net.introduction import introduce
from meetingroom.net.race import STAGGER_S, NobodyFound, Stopped, race
from meetingroom.net.reached import Reached
from meetingroom.net.rung import Rung
from meetingroom.protocol.invitation import Invitation, pin_of
from meetingroom.protocol.limits import VERSIONS

LIMIT_S: Final = 10.0
OK: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class Host:
    """A host whose TLS was verified; whether it is the right one is another matter."""

    address: str
    arguments: RequestArguments
    pin: str | None
    ca_pem: bytes
    """Empty for an organisation's certificate."""
    shown_hash: bytes
    """SHA-256 of the authority, or of the organisation's certificate."""


@dataclass(frozen=True, slots=True, eq=False)
class Trust:
    """All that is needed to connect to the one right host."""

    address: str
    """“host:port”, the one that answered."""
    arguments: RequestArguments
    """For `session.get(url, **arguments)` and for `ws_connect`."""
    secret: str
    pin: str | None
    """`None` for an organisation's certificate."""
    ca_pem: bytes
    """The meeting's authority; empty for an organisation's certificate."""
    invitation: Invitation
    """By which this host is found again, the address that answered first."""

    @property
    def url(self) -> str:
        """Where the host's paths begin, without a slash at the end."""
        return f"https://{self.address}"


async def resolve(
    invitation: Invitation,
    *,
    see: Callable[[], Surroundings] = look,
    system_context: ssl.SSLContext | None = None,
    versions: tuple[int, int] = VERSIONS,
    limit_s: float = LIMIT_S,
    stagger_s: float = STAGGER_S,
) -> Trust:
    """Return the host that made an invitation. May be cancelled at any time.

    Args:
        invitation: All its addresses are tried, each a moment after the one before.
        see: Returns how this machine is connected, for advice.
        system_context: Trust in organisations' certificates; this system's if `None`.
        versions: Of the protocol that this program speaks.
        limit_s: For all together.
        stagger_s: The moment.

    Raises:
        JoinFailure: No address led to that host; it says why and what to try.
    """
    until = asyncio.get_running_loop().time() + limit_s
    seeking = _Seeking(versions, system_context)
    attempt = seeking.by_name if invitation.is_organisation else seeking.by_pin
    try:
        host = await race(
            invitation.addresses,
            lambda address: attempt(address, invitation.pin),
            until=until,
            stagger_s=stagger_s,
        )
    except NobodyFound as error:
        raise await _failure(error.attempts, see) from error
    return _trust(host, invitation)


async def resolve_code(
    addresses: Sequence[str],
    code: str,
    *,
    see: Callable[[], Surroundings] = look,
    system_context: ssl.SSLContext | None = None,
    versions: tuple[int, int] = VERSIONS,
    limit_s: float = LIMIT_S,
    stagger_s: float = STAGGER_S,
) -> Trust:
    """Return the host that knows a typed code. May be cancelled at any time.

    Args:
        addresses: Of one host: the code is tried once, at the first that answers.
        code: Eight characters, without the hyphen.
        see: Returns how this machine is connected, for advice.
        system_context: Trust in organisations' certificates; this system's if `None`.
        versions: Of the protocol that this program speaks.
        limit_s: For all together.
        stagger_s: How long to wait for an address before the next is tried beside it.

    Raises:
        JoinFailure: No room there, or another code; it says why and what to try.
    """
    until = asyncio.get_running_loop().time() + limit_s
    seeking = _Seeking(versions, system_context)
    try:
        host = await race(
            addresses, seeking.by_address, until=until, stagger_s=stagger_s
        )
        handover = await race(
            (host.address,),
            lambda _: introduce(host.address, host.arguments, code, host.shown_hash),
            until=until,
        )
    except NobodyFound as error:
        raise await _failure(error.attempts, see) from error
    if handover.pin != host.pin:
        raise await _failure((Attempt(host.address, Rung.PIN),), see)
    found = Invitation(tuple(addresses), code, handover.pin, handover.secret)
    return _trust(host, found)


class _Seeking:
    """Tries one address in the three ways."""

    def __init__(
        self, versions: tuple[int, int], system_context: ssl.SSLContext | None
    ) -> None:
        self._versions = versions
        self._system_context = system_context

    async def by_pin(self, address: str, pin: str | None) -> Host:
        """Return the host there, if it shows the authority that the pin stands for."""
        ca_pem = await self._authority(address)
        if ca_pem is None:
            raise Stopped(Rung.STRANGER)
        return await self._believe(address, ca_pem, pin)

    async def by_name(self, address: str, _pin: str | None = None) -> Host:
        """Return the host there, if this system trusts its certificate."""
        context = self._system_context
        if context is None:
            context = await asyncio.to_thread(ssl.create_default_context)
        shown = await shown_certificate(address, context)
        arguments = by_name(context)
        await self._greet(address, arguments)
        return Host(address, arguments, None, b"", hashlib.sha256(shown).digest())

    async def by_address(self, address: str) -> Host:
        """Return whatever host is there; the code must show whether it is right."""
        ca_pem = await self._authority(address)
        if ca_pem is None:
            return await self.by_name(address)
        return await self._believe(address, ca_pem, None)

    async def _authority(self, address: str) -> bytes | None:
        """Return the authority that a host says it has; `None` if it has none."""
        async with open_session() as session:
            answer = await ask(session, f"https://{address}/ca.pem", unverified())
        return answer.body if answer.status == OK else None

    async def _believe(self, address: str, sent: bytes, pin: str | None) -> Host:
        try:
            der = authority_der(sent)
        except ValueError as error:
            raise Stopped(Rung.STRANGER) from error
        if pin is not None and pin_of(der) != pin:
            raise Stopped(Rung.PIN)
        # Written anew: TLS must not read another certificate out of it than we did.
        ca_pem = ssl.DER_cert_to_PEM_cert(der).encode()
        arguments = pinned(client_context(ca_pem))
        await self._greet(address, arguments)
        shown_hash = hashlib.sha256(der).digest()
        return Host(address, arguments, pin_of(der), ca_pem, shown_hash)

    async def _greet(self, address: str, arguments: RequestArguments) -> None:
        """Check that a room of our time is there."""
        async with open_session() as session:
            answer = await ask(session, f"https://{address}/reach", arguments)
        try:
            reached = msgspec.json.decode(answer.body, type=Reached)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise Stopped(Rung.STRANGER) from error
        first, last = reached.versions
        if first > self._versions[1] or last < self._versions[0]:
            raise Stopped(Rung.VERSION)


def _trust(host: Host, invitation: Invitation) -> Trust:
    others = [one for one in invitation.addresses if one != host.address]
    found = Invitation(
        (host.address, *others), invitation.code, invitation.pin, invitation.secret
    )
    return Trust(
        host.address,
        host.arguments,
        invitation.secret,
        invitation.pin,
        host.ca_pem,
        found,
    )


async def _failure(
    attempts: tuple[Attempt, ...], see: Callable[[], Surroundings]
) -> JoinFailure:
    return failure(attempts, await asyncio.to_thread(see))
