# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tools of somebody who means harm, over real TLS, and an honest guest beside them.

It checks nothing; it speaks, and hands back what the host says.
"""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import aiohttp

from meetingroom.library.library import Library
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.net.certificate import SERVER_NAME
from meetingroom.net.hosting import HostedMeeting
from meetingroom.net.trust import Trust
from meetingroom.protocol import limits
from meetingroom.protocol.codec import decode_host, encode
from meetingroom.protocol.device import make_device, sign_hello
from meetingroom.protocol.message import (
    Ack,
    Challenge,
    Entry,
    Farewell,
    GuestMessage,
    Hello,
    HostMessage,
    Put,
    Refusal,
    Welcome,
)
from meetingroom.room.host import HostRoom
from meetingroom.room.key_ring import new_seal_key
from tests.faults.writing import Writer
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import (
    OPTIONS,
    by,
    host_room,
    hosting_over_tls,
    invitation,
    prepare,
)

Kind = TypeVar("Kind", bound=HostMessage)
PATIENCE_S = 60.0
MASK = b"\x00\x00\x00\x00"
"""Keeps a frame's bytes as they are."""


@dataclass(slots=True)
class Target:
    """A meeting under attack, and the honest people in it."""

    room: HostRoom
    library: Library
    hosted: HostedMeeting
    trust: Trust
    honest: list[Writer]

    async def goes_on(self) -> float:
        """Have everybody honest write; returns the seconds to the last answer."""
        for writer in self.honest:
            writer.write()
        people = [writer.colleague for writer in self.honest]
        return await until(
            lambda: all(each.is_settled for each in people), "honest people go on"
        )


@asynccontextmanager
async def under_attack(
    folder: Path, phase: Phase = Phase.READING, *, admits_all: bool = True
) -> AsyncIterator[Target]:
    """Hold a meeting with Ada, who leads, and Ben; the attacker has Ben's link."""
    hosting = prepare(folder / "host.db", phase)
    library = Library.open(folder / "host.db")
    room = host_room(library)
    options = replace(OPTIONS, admits_all=admits_all)
    async with hosting_over_tls(room, hosting, options) as hosted:
        leader = by(invitation(hosting, hosted.port, leads=True))
        guest = by(invitation(hosting, hosted.port))
        people = [Colleague("Ada", folder / "ada.db", leader)]
        if admits_all:
            people.append(Colleague("Ben", folder / "ben.db", guest))
        randomness = random.Random(7)  # noqa: S311 - nothing secret
        writers = [Writer(each, randomness) for each in people]
        async with seated(*people):
            yield Target(room, library, hosted, await guest(), writers)
    library.close()


@asynccontextmanager
async def raw(target: Target) -> AsyncIterator["Wire"]:
    """Open a TLS connection and say nothing yet."""
    reader, writer = await asyncio.open_connection(
        "127.0.0.1",
        target.hosted.port,
        ssl=target.trust.arguments["ssl"],
        server_hostname=SERVER_NAME,
    )
    try:
        yield Wire(reader, writer)
    finally:
        writer.transport.abort()


def request(path: str = limits.SOCKET_PATH, **headers: str) -> bytes:
    """Return an upgrade request; an empty header is left out."""
    given = {
        "Host": SERVER_NAME,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Protocol": limits.SUBPROTOCOL,
    } | headers
    lines = [
        f"{name.replace('_', '-')}: {words}" for name, words in given.items() if words
    ]
    return "\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode()


def frame(payload: bytes, opcode: int = 0x1, length: int | None = None) -> bytes:
    """Return a client's frame, with another length in its header if given."""
    size = len(payload) if length is None else length
    return bytes((0x80 | opcode, 0xFF)) + size.to_bytes(8, "big") + MASK + payload


class Wire:
    """A TLS connection on which anything may be said."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.reader = reader
        self.writer = writer

    async def say(self, words: bytes) -> None:
        """Say anything; a host that hung up is not an error."""
        if self.writer.transport.is_closing():
            return
        with suppress(ConnectionError):
            self.writer.write(words)
            await self.writer.drain()

    async def upgrade(self) -> None:
        """Become a WebSocket, and read the host's challenge."""
        await self.say(request())
        await self.reader.readuntil(b"\r\n\r\n")
        await self.reader.readuntil(b"}")

    async def rest(self) -> bytes:
        """Return what the host still says until it hangs up."""
        answer = b""
        with suppress(ConnectionError):
            async with asyncio.timeout(PATIENCE_S):
                while part := await self.reader.read(65536):
                    answer += part
        return answer

    async def status(self) -> int:
        """Return the status of an HTTP answer."""
        async with asyncio.timeout(PATIENCE_S):
            return int((await self.reader.readline()).split()[1])


class Guest:
    """Somebody who speaks the protocol, truthfully or not."""

    def __init__(
        self, target: Target, web_socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        self._trust = target.trust
        self._web_socket = web_socket
        self.device, self.private = make_device()
        self.seal = new_seal_key(PersonId(""))
        self.nonce = b""
        self.heard: list[HostMessage] = []
        self._counter = 0

    async def hello(self, **lies: object) -> None:
        """Say hello; a field may be a lie."""
        challenge = await self.hear(Challenge)
        self.nonce = challenge.nonce
        await self.say(self.words_of_hello(**lies))

    def words_of_hello(self, **lies: object) -> Hello:
        """Return a hello to the latest challenge."""
        true: dict[str, object] = {
            "versions": limits.VERSIONS,
            "device": self.device,
            "signature": sign_hello(self.private, self.nonce, self._trust.pin or ""),
            "name": "Mallory",
            "seal": self.seal.seal,
            "secret": self._trust.secret,
        }
        return Hello(**(true | lies))  # type: ignore[arg-type]  # lies are the point

    async def say(self, message: GuestMessage) -> None:
        """Send a message."""
        await self.say_text(encode(message).decode())

    async def say_text(self, text: str) -> None:
        """Send anything in a text frame; a host that hung up is not an error."""
        with suppress(ConnectionError):
            await self._web_socket.send_str(text)

    async def hear(self, kind: type[Kind]) -> Kind:
        """Return the next message of a kind.

        Raises:
            AssertionError: The host hung up before.
        """
        async with asyncio.timeout(PATIENCE_S):
            async for got in self._web_socket:
                is_packed = got.type is aiohttp.WSMsgType.BINARY
                message = decode_host(got.data, is_packed=is_packed)
                self.heard.append(message)
                if isinstance(message, kind):
                    return message
        raise AssertionError(f"no {kind.__name__}; heard {self.heard[-3:]}")

    async def enter(self) -> Welcome:
        """Come in, as the invitation allows."""
        await self.hello()
        return await self.hear(Welcome)

    async def farewell(self) -> str:
        """Return the sentence with which the host ends the connection."""
        return (await self.hear(Farewell)).sentence

    async def is_hung_up_on(self) -> bool:
        """Wait until the host closes the connection."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                got = await self._web_socket.receive()
                if got.type not in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                    return True

    def entry(self, command: Command, **lies: object) -> Entry:
        """Return the next entry of this machine's log; a field may be a lie."""
        self._counter += 1
        true: dict[str, object] = {
            "counter": self._counter,
            "id": CommandId(secrets.token_hex(8)),
            "command": command,
        }
        return Entry(**(true | lies))  # type: ignore[arg-type]  # lies are the point

    async def ask(self, command: Command) -> str | None:
        """Ask for something; returns the sentence of a refusal, `None` for none."""
        entry = self.entry(command)
        await self.say(Put((entry,)))
        before = len(self.heard)
        while (await self.hear(Ack)).have < entry.counter:
            pass
        refusals = [one for one in self.heard[before:] if isinstance(one, Refusal)]
        return refusals[-1].sentence if refusals else None


@asynccontextmanager
async def guest_of(target: Target) -> AsyncIterator[Guest]:
    """Connect as a guest does; the hello is still to come."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(
            target.trust.url + limits.SOCKET_PATH,
            **target.trust.arguments,
            protocols=(limits.SUBPROTOCOL,),
            max_msg_size=limits.HOST_MESSAGE_BYTES,
            compress=0,
        ) as web_socket,
    ):
        yield Guest(target, web_socket)
