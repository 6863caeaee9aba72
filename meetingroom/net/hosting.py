# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A meeting on the network: its certificate, its door, its port and its server.

It puts the parts together and keeps the invitation true; each part does its own work.
"""

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from aiohttp import web

from meetingroom.net import addresses
from meetingroom.net.advertisement import Advertisement
from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.front_door import FrontDoor, Key
from meetingroom.net.gate import AllowedHosts, guard
from meetingroom.net.listen import PORTS, Listening, open_port
from meetingroom.net.organisation import OrganisationCertificate
from meetingroom.net.reach import Outlook, Reachability, ReachTest
from meetingroom.net.server import MeetingServer
from meetingroom.protocol import limits
from meetingroom.protocol.address import join_address
from meetingroom.protocol.code import format_code, make_code
from meetingroom.protocol.door import Doorkeeper
from meetingroom.protocol.host_side import HostSide
from meetingroom.protocol.invitation import SECRET_BYTES, Invitation, make_secret
from meetingroom.protocol.kept import Hosting
from meetingroom.protocol.pairing import Handover
from meetingroom.room.host import HostRoom
from meetingroom.room.room import InvitationView

STOPPED: Final = (
    "The host stopped for now. Everything is kept; it goes on when the host is back."
)
NO_NETWORK: Final = "This computer is on no network. You can still read alone."
GUESSED: Final = (
    "Somebody tried wrong codes, so that the code rests for a while. Invitations by"
    " link go on working. If this is not one of you, make a new code."
)

Look = Callable[[], addresses.Surroundings]


def new_hosting(at: datetime) -> Hosting:
    """Return fresh secrets for a meeting that was never hosted here.

    Args:
        at: Now, by this machine's clock; the certificate is valid around it.
    """
    return Hosting(
        authority=MeetingAuthority.create(at).to_bytes(),
        secret=make_secret(secrets.token_bytes(SECRET_BYTES)),
        code=make_code(),
        leader_secret=make_secret(secrets.token_bytes(SECRET_BYTES)),
        port=0,
    )


@dataclass(frozen=True, slots=True)
class HostingOptions:
    """What the one who hosts may choose."""

    ports: Sequence[int] = PORTS
    """Tried in order."""
    host: str | None = None
    """The one address to listen at; `None` for all."""
    organisation: OrganisationCertificate | None = None
    names: tuple[str, ...] = ()
    """Further names under which this machine is asked."""
    admits_all: bool = False
    """Whoever has the invitation comes in without being let in."""
    leads_by_secret: bool = False
    """Whoever has the leader's invitation is facilitator: a host nobody sits at."""
    is_discoverable: bool = True


class HostedMeeting:
    """One meeting that guests can join. Every method runs in the network's loop."""

    def __init__(
        self,
        room: HostRoom,
        hosting: Hosting,
        options: HostingOptions,
        look: Look = addresses.look,
    ) -> None:
        """Prepare; `open` begins.

        Args:
            room: The meeting.
            hosting: Its secrets; the caller keeps them.
            options: Choices of the one who hosts.
            look: Returns how this machine is connected.
        """
        self.room = room
        self.hosting = hosting
        self._options = options
        self._look = look
        self._authority = MeetingAuthority.from_bytes(
            hosting.authority, datetime.now(UTC)
        )
        self._hosts = AllowedHosts(options.names)
        self._door: Doorkeeper | None = None
        self._front: FrontDoor | None = None
        self._server: MeetingServer | None = None
        self._listening: Listening | None = None
        self._around: addresses.Surroundings | None = None
        self._following: asyncio.Task[None] | None = None
        self._advertisement: Advertisement | None = None
        self._reach: ReachTest | None = None
        self._reachability: Reachability | None = None
        self.on_renewed: Callable[[Hosting], None] | None = None
        """Told of new secrets, in the network's loop, so that they are kept."""
        self._errands: set[asyncio.Task[None]] = set()
        """What runs beside the meeting: telling the network, testing oneself."""

    @property
    def pin(self) -> str | None:
        """What guests compare the certificate with."""
        return None if self._options.organisation else self._authority.pin

    @property
    def port(self) -> int:
        """The port that is open; 0 before `open`."""
        return self._listening.port if self._listening else 0

    @property
    def code(self) -> str:
        """The code as it is read out."""
        return format_code(self.hosting.code)

    def invitation(self, *, leads: bool = False) -> Invitation:
        """Return the invitation as it is now.

        Args:
            leads: The one that makes its holder facilitator.
        """
        around = self._around or self._look()
        hosts = [*self._options.names, *around.for_guests]
        if self._options.host is not None:
            hosts = [self._options.host]
        shown = tuple(join_address(host, self.port) for host in hosts)
        secret = self.hosting.leader_secret if leads else self.hosting.secret
        return Invitation(
            shown or (f"127.0.0.1:{self.port}",), self.hosting.code, self.pin, secret
        )

    async def open(self) -> None:
        """Open the port and let machines knock.

        Raises:
            PortUnavailable: No port could be opened.
        """
        options, hosting = self._options, self.hosting
        shown = options.organisation or self._authority
        leader = hosting.leader_secret if options.leads_by_secret else None
        self._door = Doorkeeper(
            lambda: self.room.meeting,
            self.pin or "",
            hosting.secret,
            secrets.token_bytes,
            leader_secret=leader,
            leader=self.room.log[0].by if self.room.log else None,
            admits_all=options.admits_all,
        )
        side = HostSide(self.room, self._door, self.room.new_id)
        loop = asyncio.get_running_loop()
        self._server = MeetingServer(self.room, side, loop.time, self._on_guest)
        self._front = FrontDoor(shown, self._key(), on_alarm=self._on_alarm)
        app = web.Application()
        self._front.add_to(app)
        app.router.add_get(limits.SOCKET_PATH, self._server.on_socket)
        guard(app, self._hosts)
        self._listening = await open_port(
            app, shown.server_context(), self._ports(), options.host
        )
        self.hosting = replace(hosting, port=self._listening.port)
        self._server.start()
        # Asked for in the window's thread, or by a guest who leads.
        self.room.on_renewal(partial(loop.call_soon_threadsafe, self.renew))
        ca_pem = None if options.organisation else self._authority.ca_pem
        self._reach = ReachTest(self.port, ca_pem, see=self._look)
        if options.is_discoverable:
            self._advertisement = Advertisement(self.port, self.pin)
        self._look_again()
        self._following = asyncio.create_task(self._follow_addresses())

    async def close(self) -> None:
        """Say farewell to the guests and close the port."""
        self.room.on_renewal(None)
        # The guests first: telling the network that it is over takes its time, and
        # nobody may write to a room that was left.
        if self._server is not None:
            await self._server.close(STOPPED)
        if self._listening is not None:
            await self._listening.close()
        beside = [*self._errands]
        if self._following is not None:
            beside.append(self._following)
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        if self._advertisement is not None:
            await self._advertisement.stop()
        self.room.change_surroundings(
            lambda around: replace(around, invitation=None, online=None)
        )

    def _ports(self) -> list[int]:
        """Return the ports to try: a chosen one, else the one of the last time."""
        ports = list(self._options.ports)
        is_chosen = tuple(ports) != PORTS and 0 not in ports
        remembered = [] if is_chosen or not self.hosting.port else [self.hosting.port]
        return [*remembered, *ports]

    def renew(self) -> None:
        """Make a new code and a new secret: earlier invitations open nothing."""
        self.hosting = replace(
            self.hosting,
            secret=make_secret(secrets.token_bytes(SECRET_BYTES)),
            leader_secret=make_secret(secrets.token_bytes(SECRET_BYTES)),
            code=make_code(),
        )
        if self._door is not None and self._front is not None:
            self._door.secret = self.hosting.secret
            if self._options.leads_by_secret:
                self._door.leader_secret = self.hosting.leader_secret
            self._front.change_key(self._key())
        if self._server is not None:
            self._server.alarm = ""
        self._show()
        if self.on_renewed is not None:
            self.on_renewed(self.hosting)

    def _key(self) -> Key:
        is_locked = self.room.meeting.is_locked
        code = None if is_locked else self.hosting.code
        return Key(code, Handover(self.pin, self.hosting.secret))

    def _on_alarm(self) -> None:
        if self._server is not None:
            self._server.alarm = GUESSED

    async def _follow_addresses(self) -> None:
        was_locked = self.room.meeting.is_locked
        while True:
            await asyncio.sleep(addresses.POLL_S)
            is_locked = self.room.meeting.is_locked
            if is_locked != was_locked and self._front is not None:
                was_locked = is_locked
                self._front.change_key(self._key())
            if self._look() != self._around:
                self._look_again()

    def _look_again(self) -> None:
        self._around = self._look()
        own = [one.ip for one in self._around.addresses]
        organisation = self._options.organisation
        names = organisation.names if organisation else ()
        self._hosts.replace([*self._options.names, *names, *own])
        self._show()
        self._run_errand(self._test_reach())
        if self._advertisement is not None:
            addresses = self._around.for_discovery
            self._run_errand(self._advertise(self._advertisement, addresses))

    def _run_errand(self, work: Coroutine[None, None, None]) -> None:
        errand = asyncio.create_task(work)
        self._errands.add(errand)
        errand.add_done_callback(self._errands.discard)

    async def _advertise(
        self, advertisement: Advertisement, addresses: Sequence[str]
    ) -> None:
        await advertisement.renew(addresses)

    async def _test_reach(self) -> None:
        if self._reach is not None and self._options.host is None:
            self._reachability = await self._reach.run()
            self._show()

    def _on_guest(self, remote: str | None) -> None:
        """Know for certain that others get through, once somebody has."""
        if self._reach is not None and self._reach.note_guest(remote):
            self._run_errand(self._test_reach())

    def _show(self) -> None:
        around = self._around or self._look()
        invitation = self.invitation()
        reach = self._reachability
        is_hopeless = reach is not None and reach.outlook is Outlook.HOPELESS
        hopeless = reach.sentence if reach is not None and is_hopeless else ""
        view = InvitationView(
            self.code,
            invitation.link,
            invitation.addresses,
            findings=reach.notes if reach is not None else (),
            problem=hopeless if around.has_network else NO_NETWORK,
        )
        self.room.change_surroundings(lambda one: replace(one, invitation=view))
