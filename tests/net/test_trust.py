# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest finds the one right host, or is told why not and has given nothing away."""

import asyncio
import os
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypedDict, Unpack

import aiohttp
import msgspec
import pytest
from aiohttp import web

from meetingroom.net import front_door, introduction
from meetingroom.net.asking import ask, open_session, unverified
from meetingroom.net.certificate import SERVER_NAME, MeetingAuthority
from meetingroom.net.failure import JoinFailure
from meetingroom.net.front_door import STARTS_BURST, FrontDoor, Key
from meetingroom.net.listen import open_port
from meetingroom.net.organisation import OrganisationCertificate
from meetingroom.net.reached import Reached
from meetingroom.net.rung import Rung
from meetingroom.net.trust import Trust, resolve, resolve_code
from meetingroom.net.unfinished import ID_BYTES
from meetingroom.protocol.invitation import Invitation, pin_of
from meetingroom.protocol.limiter import MOST_WRONG_PER_SOURCE
from meetingroom.protocol.limits import VERSIONS
from meetingroom.protocol.pairing import Handover, HostPairing
from tests.net.impostor import answer, impostor, path_of
from tests.net.office import Office
from tests.net.scenario import CODE, SECRET, in_loop, open_room
from tests.net.test_addresses import LOOPBACK, WIFI, seen
from tests.net.wire import closed_port, silent_port

NOW = datetime.now(UTC)
WRONG = "00000000"
REACHED = answer(msgspec.json.encode(Reached("", VERSIONS)))


class Limits(TypedDict, total=False):
    """What a test changes of a guest's patience and trust."""

    system_context: ssl.SSLContext
    versions: tuple[int, int]
    limit_s: float
    stagger_s: float


@pytest.fixture(autouse=True)
def _short_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_door, "MOMENT_S", 0.001)


@pytest.fixture
def authority() -> MeetingAuthority:
    return MeetingAuthority.create(NOW)


def at(address: str, authority: MeetingAuthority) -> Invitation:
    """Return an invitation to one address."""
    return Invitation((address,), CODE, authority.pin, SECRET)


async def refused(invitation: Invitation, **arguments: Unpack[Limits]) -> JoinFailure:
    """Return the failure of an invitation that leads nowhere."""
    with pytest.raises(JoinFailure) as told:
        await resolve(invitation, see=lambda: seen(None, LOOPBACK, WIFI), **arguments)
    return told.value


async def refused_code(
    address: str, code: str = CODE, **arguments: Unpack[Limits]
) -> JoinFailure:
    """Return the failure of a code."""
    with pytest.raises(JoinFailure) as told:
        await resolve_code(
            [address], code, see=lambda: seen(None, LOOPBACK, WIFI), **arguments
        )
    return told.value


async def can_reach(trust: Trust) -> bool:
    """Return whether a trust leads to a host that answers."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{trust.url}/reach", **trust.arguments) as response,
    ):
        return response.status == 200


@in_loop
async def test_invitation_leads_to_its_host() -> None:
    async with open_room() as room:
        trust = await resolve(room.invitation)

        assert await can_reach(trust)
    assert trust.url == f"https://{room.address}"
    assert (trust.pin, trust.secret) == (room.invitation.pin, SECRET)
    assert pin_of(ssl.PEM_cert_to_DER_cert(trust.ca_pem.decode())) == trust.pin
    assert trust.arguments["server_hostname"] == SERVER_NAME
    assert trust.arguments["ssl"].verify_mode == ssl.CERT_REQUIRED
    assert trust.invitation == room.invitation


@in_loop
async def test_wrong_pin_is_refused_before_anything_else_is_sent(
    authority: MeetingAuthority,
) -> None:
    async with impostor(
        lambda _: answer(authority.ca_pem), authority.server_context()
    ) as other:
        invitation = at(other.address, MeetingAuthority.create(NOW))
        told = await refused(invitation)

    assert told.rung is Rung.PIN
    assert "Nothing was sent to it" in told.sentence
    (said,) = other.heard
    assert said.startswith(b"GET /ca.pem HTTP/1.1\r\n")
    for word in (CODE, SECRET, invitation.pin or ""):
        assert word.encode() not in said


@in_loop
async def test_somebody_who_shows_the_true_authority_without_its_key_is_refused(
    authority: MeetingAuthority,
) -> None:
    own = MeetingAuthority.create(NOW)
    async with impostor(
        lambda _: answer(authority.ca_pem), own.server_context()
    ) as other:
        told = await refused(at(other.address, authority))
        by_code = await refused_code(other.address)

    assert told.rung is Rung.PIN
    assert by_code.rung is Rung.PIN
    assert {
        said for said in other.heard if said and path_of(said) != "/ca.pem"
    } == set()


@pytest.mark.parametrize(
    "label", ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"]
)
@pytest.mark.parametrize("is_first", [True, False])
@in_loop
async def test_second_certificate_beside_the_true_authority_is_not_believed(
    label: str, *, is_first: bool, authority: MeetingAuthority
) -> None:
    own = MeetingAuthority.create(NOW)
    other = own.ca_pem.replace(b"CERTIFICATE", label.encode())
    sent = other + authority.ca_pem if is_first else authority.ca_pem + other
    async with impostor(lambda _: answer(sent), own.server_context()) as between:
        told = await refused(at(between.address, authority))

    assert told.rung in {Rung.STRANGER, Rung.PIN}
    assert {path_of(said) for said in between.heard if said} == {"/ca.pem"}


@in_loop
async def test_next_address_is_tried_when_the_first_says_nothing() -> None:
    async with open_room() as room:
        with silent_port() as port:
            first = f"127.0.0.1:{port}"
            invitation = replace(room.invitation, addresses=(first, room.address))
            trust = await resolve(invitation, stagger_s=0.01)

    assert trust.address == room.address
    assert trust.invitation.addresses == (room.address, first)


@in_loop
async def test_next_address_is_tried_at_once_when_the_first_refuses() -> None:
    async with open_room() as room:
        first = f"127.0.0.1:{closed_port()}"
        invitation = replace(room.invitation, addresses=(first, room.address))
        trust = await resolve(invitation, stagger_s=60.0)

    assert trust.address == room.address


@in_loop
async def test_each_address_is_reported_when_none_leads_there(
    authority: MeetingAuthority,
) -> None:
    closed = f"127.0.0.1:{closed_port()}"
    with silent_port() as port:
        silent = f"127.0.0.1:{port}"
        invitation = replace(at(silent, authority), addresses=(silent, closed))
        told = await refused(invitation, stagger_s=0.01, limit_s=0.3)

    assert [(one.address, one.rung) for one in told.attempts] == [
        (silent, Rung.SILENT),
        (closed, Rung.REFUSED),
    ]
    assert told.rung is Rung.REFUSED


@in_loop
async def test_time_is_limited(authority: MeetingAuthority) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    with silent_port() as port:
        told = await refused(at(f"127.0.0.1:{port}", authority), limit_s=0.05)

    assert told.rung is Rung.SILENT
    assert loop.time() - began < 5.0


@in_loop
async def test_joining_may_be_cancelled(authority: MeetingAuthority) -> None:
    with silent_port() as port:
        joining = asyncio.create_task(resolve(at(f"127.0.0.1:{port}", authority)))
        await asyncio.sleep(0)
        joining.cancel()
        with pytest.raises(asyncio.CancelledError):
            await joining


@in_loop
async def test_unknown_name_is_told(
    authority: MeetingAuthority, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    told = await refused(at("nobody.example:8443", authority))

    assert told.rung is Rung.NAME


@in_loop
async def test_plain_server_is_told(authority: MeetingAuthority) -> None:
    async with impostor(lambda _: answer(b"<html>", 400)) as plain:
        told = await refused(at(plain.address, authority))

    assert told.rung is Rung.PLAIN


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"<html>printer</html>", 200),
        (b"", 404),
        (b"", 302),
        (b"x" * 100_000, 200),
    ],
)
@in_loop
async def test_another_program_is_told(
    body: bytes, status: int, authority: MeetingAuthority
) -> None:
    context = authority.server_context()
    async with impostor(lambda _: answer(body, status), context) as printer:
        told = await refused(at(printer.address, authority))

    assert told.rung is Rung.STRANGER
    assert len(printer.heard) == 1


@in_loop
async def test_server_that_hangs_up_is_told(authority: MeetingAuthority) -> None:
    async with impostor(lambda _: b"", authority.server_context()) as other:
        told = await refused(at(other.address, authority))

    assert told.rung is Rung.CUT


@pytest.mark.parametrize("status", [200, 500])
@in_loop
async def test_program_with_our_certificate_and_other_answers_is_told(
    status: int, authority: MeetingAuthority
) -> None:
    def answering(said: bytes) -> bytes:
        if path_of(said) == "/ca.pem":
            return answer(authority.ca_pem)
        return answer(b"[]", status)

    async with impostor(answering, authority.server_context()) as other:
        told = await refused(at(other.address, authority))

    assert told.rung is Rung.STRANGER


@in_loop
async def test_host_of_another_age_is_told() -> None:
    async with open_room(versions=(7, 9)) as room:
        newer = await refused(room.invitation)
        older = await refused(room.invitation, versions=(10, 12))
        same = await resolve(room.invitation, versions=(1, 7))

    assert newer.rung is Rung.VERSION
    assert older.rung is Rung.VERSION
    assert same.pin == room.invitation.pin


@in_loop
async def test_clock_that_is_weeks_off_is_told() -> None:
    async with open_room(MeetingAuthority.create(NOW - timedelta(days=40))) as room:
        told = await refused(room.invitation)

    assert told.rung is Rung.CLOCK


@in_loop
async def test_code_leads_to_its_host() -> None:
    async with open_room() as room:
        trust = await resolve_code([room.address], CODE)

        assert await can_reach(trust)
    assert (trust.pin, trust.secret) == (room.invitation.pin, SECRET)
    assert trust.invitation == room.invitation


@in_loop
async def test_wrong_code_is_tried_once_though_there_are_several_addresses() -> None:
    async with open_room() as room:
        with pytest.raises(JoinFailure) as told:
            await resolve_code([room.address, f"localhost:{room.port}"], WRONG)

        assert told.value.rung is Rung.CODE
        assert room.door.limiter.wrong_total == 1


@in_loop
async def test_locked_code_is_told_like_a_wrong_one() -> None:
    async with open_room() as room:
        wrong = [await refused_code(room.address, WRONG) for _ in range(3)]
        for _ in range(MOST_WRONG_PER_SOURCE):
            await refused_code(room.address, WRONG)
        locked = await refused_code(room.address)
        link = await resolve(room.invitation)

    assert {told.sentence for told in (*wrong, locked)} == {locked.sentence}
    assert link.secret == SECRET


@in_loop
async def test_somebody_in_between_learns_no_secret_from_a_code() -> None:
    own = MeetingAuthority.create(NOW)
    passed_on: list[int] = []

    async def pass_on(request: web.Request) -> web.Response:
        body = await request.read()
        url = f"https://{room.address}{request.path}"
        async with open_session() as session:
            answered = await ask(session, url, unverified(), body)
        passed_on.append(answered.status)
        return web.Response(
            status=answered.status, body=answered.body, content_type=front_door.BINARY
        )

    app = web.Application()
    between = FrontDoor(own, Key(None, Handover(None, SECRET)))
    app.router.add_post("/pair/{step}", pass_on)
    app.router.add_get("/ca.pem", between._on_authority)
    app.router.add_get("/reach", between._on_reach)
    async with open_room() as room:
        listening = await open_port(app, own.server_context(), (0,), "127.0.0.1")
        told = await refused_code(f"127.0.0.1:{listening.port}")
        await listening.close()

        assert told.rung is Rung.CODE
        assert passed_on == [200, 403]
        assert room.door.limiter.wrong_total == 1


@in_loop
async def test_host_that_calls_any_proof_right_is_refused(
    authority: MeetingAuthority,
) -> None:
    def answering(said: bytes) -> bytes:
        match path_of(said):
            case "/ca.pem":
                return answer(authority.ca_pem)
            case "/reach":
                return REACHED
            case "/pair/start":
                element = said.partition(b"\r\n\r\n")[2]
                return answer(bytes(ID_BYTES) + HostPairing(WRONG, b"").reply(element))
            case _:
                return answer(os.urandom(120))

    async with impostor(answering, authority.server_context()) as other:
        told = await refused_code(other.address)

    assert told.rung is Rung.PIN
    assert CODE.encode() not in b"".join(other.heard)


@pytest.mark.parametrize(
    ("start", "finish"),
    [
        (answer(b"nonsense"), answer(b"")),
        (answer(b"", 500), answer(b"")),
        (None, answer(b"", 500)),
    ],
)
@in_loop
async def test_host_that_pairs_in_another_way_is_told(
    start: bytes | None, finish: bytes, authority: MeetingAuthority
) -> None:
    def answering(said: bytes) -> bytes:
        match path_of(said):
            case "/ca.pem":
                return answer(authority.ca_pem)
            case "/reach":
                return REACHED
            case "/pair/start":
                element = said.partition(b"\r\n\r\n")[2]
                good = bytes(ID_BYTES) + HostPairing(WRONG, b"").reply(element)
                return start or answer(good)
            case _:
                return finish

    async with impostor(answering, authority.server_context()) as other:
        told = await refused_code(other.address)

    assert told.rung is Rung.STRANGER


@in_loop
async def test_host_that_hands_over_another_pin_is_refused() -> None:
    async with open_room() as room:
        other_pin = pin_of(b"another authority")
        room.door.change_key(Key(CODE, Handover(other_pin, SECRET)))
        told = await refused_code(room.address)

    assert told.rung is Rung.PIN


@in_loop
async def test_busy_host_is_asked_again_and_told_at_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(introduction, "WAIT_S", 0.001)
    async with open_room(clock=lambda: 0.0) as room:
        room.door._starts.take(STARTS_BURST, 0.0)
        told = await refused_code(room.address)

    assert told.rung is Rung.BUSY


@in_loop
async def test_busy_host_is_asked_until_it_has_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(introduction, "WAIT_S", 0.05)
    async with open_room() as room:
        room.door._starts.take(STARTS_BURST, asyncio.get_running_loop().time())
        trust = await resolve_code([room.address], CODE)

    assert trust.secret == SECRET


@in_loop
async def test_organisation_certificate_is_trusted_by_its_name(tmp_path: Path) -> None:
    office = Office.create(NOW)
    files = office.write(tmp_path, ["127.0.0.1"])
    certificate = OrganisationCertificate.load(*files, NOW)
    async with open_room(certificate) as room:
        by_link = await resolve(room.invitation, system_context=office.client_context())
        by_code = await resolve_code(
            [room.address], CODE, system_context=office.client_context()
        )
        strange = await refused(room.invitation)
        wrong = await refused_code(
            room.address, WRONG, system_context=office.client_context()
        )

        assert await can_reach(by_link)
    assert by_link.pin is by_code.pin is None
    assert by_link.arguments["server_hostname"] is None
    assert by_link.ca_pem == b""
    assert by_code.secret == SECRET
    assert strange.rung is Rung.CERTIFICATE
    assert wrong.rung is Rung.CODE


@in_loop
async def test_organisation_certificate_for_another_name_is_refused(
    tmp_path: Path,
) -> None:
    office = Office.create(NOW)
    files = office.write(tmp_path, ["meet.example.org"])
    certificate = OrganisationCertificate.load(*files, NOW)
    async with open_room(certificate) as room:
        told = await refused(room.invitation, system_context=office.client_context())

    assert told.rung is Rung.CERTIFICATE
