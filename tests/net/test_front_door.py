# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host gives strangers its certificate, and one answer to each wrong code."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import msgspec
import pytest
from spake2.parameters.ed25519 import (  # type: ignore[import-untyped]  # no stubs
    ParamsEd25519,
)

from meetingroom.net import front_door
from meetingroom.net.certificate import MeetingAuthority, authority_der
from meetingroom.net.front_door import BINARY, STARTS_BURST, STARTS_PER_S, Key
from meetingroom.net.organisation import OrganisationCertificate
from meetingroom.net.reached import Reached
from meetingroom.net.unfinished import ID_BYTES, LIFE_S, MOST, Unfinished
from meetingroom.protocol.code import BITS
from meetingroom.protocol.limiter import FIRST_LOCK_S, MOST_WRONG_PER_SOURCE
from meetingroom.protocol.limits import VERSIONS
from meetingroom.protocol.pairing import (
    ELEMENT_BYTES,
    PROOF_BYTES,
    GuestPairing,
    Handover,
    HostPairing,
)
from tests.net.office import Office
from tests.net.scenario import CODE, SECRET, OpenRoom, in_loop, open_room
from tests.net.test_gate import unverified

WRONG = "00000000"


class Hand:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Knocking:
    """Somebody who sends single requests to a room."""

    def __init__(self, room: OpenRoom, session: aiohttp.ClientSession) -> None:
        self._room = room
        self._session = session

    async def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body."""
        async with self._session.get(self._url(path), ssl=unverified()) as response:
            return response.status, await response.read()

    async def post(
        self, path: str, body: bytes, content_type: str = BINARY
    ) -> tuple[int, bytes]:
        """Return status and body."""
        async with self._session.post(
            self._url(path),
            data=body,
            headers={"Content-Type": content_type},
            ssl=unverified(),
        ) as response:
            return response.status, await response.read()

    async def begin(self, code: str) -> tuple[GuestPairing, bytes, bytes]:
        """Return a pairing after its first step, its id and its proof."""
        _, pem = await self.get("/ca.pem")
        guest = GuestPairing(code, hashlib.sha256(authority_der(pem)).digest())
        status, answer = await self.post("/pair/start", guest.start())
        assert status == 200
        return guest, answer[:ID_BYTES], guest.prove(answer[ID_BYTES:])

    async def guess(self, code: str) -> tuple[int, bytes]:
        """Go through both steps and return status and body of the last answer."""
        _, pairing_id, proof = await self.begin(code)
        return await self.post("/pair/finish", pairing_id + proof)

    def _url(self, path: str) -> str:
        return f"https://{self._room.address}{path}"


@asynccontextmanager
async def knock(room: OpenRoom) -> AsyncIterator[Knocking]:
    async with aiohttp.ClientSession() as session:
        yield Knocking(room, session)


@pytest.fixture(autouse=True)
def _short_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_door, "MOMENT_S", 0.001)


@in_loop
async def test_authority_is_given_to_everybody() -> None:
    authority = MeetingAuthority.create(datetime.now(UTC))
    async with open_room(authority) as room, knock(room) as stranger:
        answer = await stranger.get("/ca.pem")

    assert answer == (200, authority.ca_pem)


@in_loop
async def test_host_with_an_organisation_certificate_has_no_authority(
    tmp_path: Path,
) -> None:
    now = datetime.now(UTC)
    files = Office.create(now).write(tmp_path, ["127.0.0.1"])
    certificate = OrganisationCertificate.load(*files, now)
    async with open_room(certificate) as room, knock(room) as stranger:
        status, _ = await stranger.get("/ca.pem")

    assert status == 404


@in_loop
async def test_reach_says_the_nonce_again_and_which_versions_are_spoken() -> None:
    async with open_room() as room, knock(room) as stranger:
        status, body = await stranger.get("/reach?nonce=abc")
        _, long_body = await stranger.get(f"/reach?nonce={'x' * 1000}")

    assert status == 200
    assert msgspec.json.decode(body, type=Reached) == Reached("abc", VERSIONS)
    assert len(long_body) < 200


@in_loop
async def test_invitation_page_is_the_same_for_each_code() -> None:
    async with open_room() as room, knock(room) as stranger:
        pages = {
            await stranger.get(f"/j/{code}") for code in ("7KQ2-M4XD", "0000-0000", "x")
        }

    ((status, body),) = pages
    assert status == 200
    assert b"with Meetingroom" in body
    assert b"script" not in body


@in_loop
async def test_guest_with_the_code_is_given_pin_and_secret() -> None:
    async with open_room() as room, knock(room) as guest:
        pairing, pairing_id, proof = await guest.begin(CODE)
        status, answer = await guest.post("/pair/finish", pairing_id + proof)

    assert status == 200
    assert pairing.open(answer) == Handover(room.invitation.pin, SECRET)
    assert room.door.limiter.wrong_total == 0


@in_loop
async def test_wrong_unknown_used_and_locked_get_one_answer() -> None:
    clock = Hand()
    async with open_room(clock=clock) as room, knock(room) as stranger:
        wrong = await stranger.guess(WRONG)
        unknown = await stranger.post("/pair/finish", bytes(ID_BYTES + PROOF_BYTES))
        _, used_id, used_proof = await stranger.begin(CODE)
        await stranger.post("/pair/finish", used_id + used_proof)
        used = await stranger.post("/pair/finish", used_id + used_proof)
        _, old_id, old_proof = await stranger.begin(CODE)
        clock.now += LIFE_S
        old = await stranger.post("/pair/finish", old_id + old_proof)
        for _ in range(MOST_WRONG_PER_SOURCE):
            await stranger.guess(WRONG)
        locked = await stranger.guess(CODE)
        room.door.change_key(Key(None, Handover(None, SECRET)))
        no_code = await stranger.guess(CODE)

    assert {wrong, unknown, used, old, locked, no_code} == {(403, b"")}


@in_loop
async def test_right_code_opens_again_after_the_lock() -> None:
    clock = Hand()
    alarms: list[float] = []
    async with (
        open_room(clock=clock, on_alarm=lambda: alarms.append(clock.now)) as room,
        knock(room) as stranger,
    ):
        for _ in range(MOST_WRONG_PER_SOURCE):
            await stranger.guess(WRONG)
        locked = await stranger.guess(CODE)
        alarm = room.door.limiter.is_alarming(clock.now)
        clock.now += FIRST_LOCK_S
        later = await stranger.guess(CODE)

    assert (locked[0], alarm, later[0]) == (403, True, 200)
    assert alarms == [0.0]


@in_loop
async def test_guesses_at_the_same_time_are_all_counted() -> None:
    async with open_room() as room, knock(room) as stranger:
        begun = [await stranger.begin(WRONG) for _ in range(12)]
        answers = await asyncio.gather(
            *(
                stranger.post("/pair/finish", pairing_id + proof)
                for _, pairing_id, proof in begun
            )
        )

        assert {status for status, _ in answers} == {403}
        assert room.door.limiter.wrong_total == MOST_WRONG_PER_SOURCE


@in_loop
async def test_new_code_ends_pairings_with_the_old_one() -> None:
    async with open_room() as room, knock(room) as guest:
        _, pairing_id, proof = await guest.begin(CODE)
        room.door.change_key(Key("M4XD7KQ2", Handover(None, SECRET)))
        late = await guest.post("/pair/finish", pairing_id + proof)
        old = await guest.guess(CODE)
        new = await guest.guess("M4XD7KQ2")

    assert (late[0], old[0], new[0]) == (403, 403, 200)


@in_loop
async def test_code_that_changes_during_the_first_step_opens_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front_door, "MOMENT_S", 0.3)
    clock = asyncio.get_running_loop().time
    async with open_room(clock=clock) as room, knock(room) as guest:
        beginning = asyncio.create_task(guest.begin(CODE))
        while room.door._starts.wait_s(STARTS_BURST, clock()) == 0:
            await asyncio.sleep(0)
        room.door.change_key(Key("M4XD7KQ2", Handover(None, SECRET)))
        _, pairing_id, proof = await beginning
        answer = await guest.post("/pair/finish", pairing_id + proof)

    assert answer[0] == 403
    assert room.door.limiter.wrong_total == 0


@in_loop
async def test_secret_may_change_while_the_code_stays() -> None:
    async with open_room() as room, knock(room) as guest:
        pairing, pairing_id, proof = await guest.begin(CODE)
        room.door.change_key(Key(CODE, Handover(None, SECRET)))
        _, answer = await guest.post("/pair/finish", pairing_id + proof)

    assert pairing.open(answer) == Handover(None, SECRET)


@pytest.mark.parametrize(
    ("path", "body", "content_type", "status"),
    [
        ("/pair/start", b"", BINARY, 400),
        ("/pair/start", b"A" + bytes(31), BINARY, 400),
        ("/pair/start", b"A" * 100_000, BINARY, 400),
        ("/pair/start", b"B" + bytes(ELEMENT_BYTES - 1), BINARY, 400),
        ("/pair/start", bytes(ELEMENT_BYTES), "text/plain", 415),
        ("/pair/finish", bytes(ID_BYTES), BINARY, 400),
        ("/pair/finish", bytes(ID_BYTES + PROOF_BYTES), "application/json", 415),
    ],
)
@in_loop
async def test_other_bodies_are_refused(
    path: str, body: bytes, content_type: str, status: int
) -> None:
    async with open_room() as room, knock(room) as stranger:
        answer = await stranger.post(path, body, content_type)

    assert answer[0] == status


@in_loop
async def test_body_that_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_door, "BODY_S", 0.01)
    async with open_room() as room:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", room.port, ssl=unverified()
        )
        writer.write(
            b"POST /pair/start HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/octet-stream\r\nContent-Length: 33\r\n\r\nA"
        )
        answer = await reader.readline()
        writer.close()

    assert b" 400 " in answer


@in_loop
async def test_more_pairings_than_the_host_has_time_for_wait() -> None:
    async with open_room(clock=Hand()) as room, knock(room) as stranger:
        room.door._starts.take(STARTS_BURST, 0.0)
        status, _ = await stranger.post("/pair/start", bytes(ELEMENT_BYTES))

    assert status == 429


def test_beginnings_alone_give_a_stranger_no_chance_over_two_hours() -> None:
    beginnings = STARTS_BURST + 7200 * STARTS_PER_S

    assert f"{beginnings:,.0f} guesses" in Path(front_door.__file__).read_text("utf-8")
    assert f"{beginnings / 2**BITS * 1e8:.1f}" == "6.6"
    assert beginnings / 2**BITS < 1e-6


@in_loop
async def test_answers_about_codes_leave_at_rounded_moments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front_door, "MOMENT_S", 0.2)
    scalar = ParamsEd25519.group.password_to_scalar(CODE.encode())
    guess = ParamsEd25519.M.scalarmult(scalar)
    loop = asyncio.get_running_loop()
    async with open_room() as room, knock(room) as stranger:
        began = loop.time()
        status, answer = await stranger.post("/pair/start", b"A" + guess.to_bytes())
        answered = loop.time()
        unknown = bytes(ID_BYTES + PROOF_BYTES)
        refused, _ = await stranger.post("/pair/finish", unknown)
        ended = loop.time()

    assert (status, refused) == (200, 403)
    assert len(answer) == ID_BYTES + ELEMENT_BYTES
    assert answered - began >= 0.2
    assert ended - answered >= 0.2


def test_oldest_unfinished_pairing_makes_room_for_a_new_one() -> None:
    numbers = iter(range(1000))
    unfinished = Unfinished(lambda size: next(numbers).to_bytes(size, "big"))
    pairing = HostPairing(CODE, bytes(32))
    ids = [unfinished.keep(pairing, 0.0) for _ in range(MOST + 1)]

    assert len(unfinished) == MOST
    assert unfinished.take(ids[0], 0.0) is None
    assert unfinished.take(ids[1], 0.0) is pairing
    assert unfinished.take(ids[1], 0.0) is None


def test_unfinished_pairing_dies_of_age() -> None:
    unfinished = Unfinished(bytes)
    pairing_id = unfinished.keep(HostPairing(CODE, bytes(32)), 0.0)

    assert unfinished.take(pairing_id, LIFE_S) is None
    assert len(unfinished) == 0
