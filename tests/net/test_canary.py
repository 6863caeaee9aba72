# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words under seal are nowhere but at their writer's before the reveal.

Each private body carries a canary. It is looked for in all bytes on all sockets, in
the host's and everybody else's files, logs, exports, temporary files and in the
room itself; after the reveal it is found there, so the search can find.
"""

import base64
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetingroom import logs
from meetingroom.export.write import FORMATS, write_exports
from meetingroom.library.library import Library
from meetingroom.meeting.command.note import AddNote, DeleteNote, EditNote
from meetingroom.meeting.command.room import (
    BeginReading,
    FreezeMemo,
    OpenLobby,
    OpenMargins,
    Reopen,
)
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import PreReadNote
from meetingroom.room.host import HostRoom
from meetingroom.room.room import Room
from tests.net.scenario import in_loop
from tests.support.chaos_proxy import ChaosProxy, Faults
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import (
    LEADER_SECRET,
    by,
    host_room,
    hosting_over_tls,
    hosting_plainly,
    invitation,
    prepare,
)
from tests.support.meetings import ADA, MEETING, RITA
from tests.support.overheard import contents, payloads, stands_in

GUESTS = ("Ada", "Ben", "Mina")
BAD_NETWORK = Faults(latency_s=0.001, slice_bytes=700)


@dataclass(slots=True)
class Place:
    """A whole meeting, with everything that can be searched."""

    folder: Path
    room: HostRoom
    library: Library
    proxies: dict[str, ChaosProxy]
    guests: dict[str, Colleague]
    is_tls: bool

    @property
    def rita(self) -> Room:
        """Somebody who writes at the host's own laptop."""
        return self.room.seat(RITA)

    def files_of(self, name: str) -> Iterator[bytes]:
        """Return the bytes of a machine's library, with its logs beside it."""
        return contents(self.folder / name)

    def heard(self, name: str) -> list[bytes]:
        """Return what a machine was told, after TLS."""
        return self.guests[name].room.heard or []

    def overheard(self, name: str) -> Iterator[bytes]:
        """Return what somebody in between can read of a machine's connections."""
        for one in self.proxies[name].passed:
            for direction in (one.to_host, one.to_guest):
                yield b"".join(direction)
                if not self.is_tls:
                    yield from payloads(direction)

    def exports(self, room: Room) -> list[bytes]:
        """Return the bytes of everything a person could export now."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            meeting = room.snapshot().meeting
            write_exports(meeting, Path(folder), FORMATS)
            return list(contents(Path(folder)))

    def at_host(self) -> Iterator[bytes]:
        """Return what the one who hosts could look at."""
        yield from self.files_of("host")
        yield from contents(self.folder / "logs")
        yield from contents(self.folder / "temporary")
        for shown in (self.room.meeting, self.room.log, self.room.shared.entries):
            yield repr(shown).encode()
        yield repr(self.room.seat(ADA).snapshot()).encode()
        yield from self.exports(self.room.seat(ADA))

    def of_guest(self, name: str) -> Iterator[bytes]:
        """Return what a guest could look at, and whoever listens to their wire."""
        yield from self.files_of(name)
        yield from self.heard(name)
        yield from self.overheard(name)
        yield repr(self.guests[name].room.snapshot()).encode()
        yield from self.exports(self.guests[name].room)


def canary(name: str) -> bytes:
    """Return the word that stands in everything somebody writes."""
    return f"canary-of-{name.lower()}-zq7x".encode()


def write_notes(room: Room, name: str) -> None:
    """Write, change and delete notes that carry the writer's canary."""
    words = canary(name).decode()
    first, second = NoteId(f"{name}-1"), NoteId(f"{name}-2")
    room.send(AddNote(first, NoteKind.QUESTION, f"Why {words}?"))
    room.send(AddNote(second, NoteKind.BLOCKER, f"{words} " * 150))
    room.send(EditNote(first, NoteKind.CONCERN, f"Where from, {words}?"))
    room.send(AddNote(NoteId(f"{name}-3"), NoteKind.AGREE, words))
    room.send(DeleteNote(NoteId(f"{name}-3")))


def keep_private(guest: Colleague) -> None:
    """Keep a private note, which goes to nobody, ever."""
    at = datetime.now(UTC)
    person = guest.room.viewer
    words = canary(f"private {guest.name}").decode()
    guest.library.keep(
        MEETING,
        LocalNote(
            NoteId("private"),
            person,
            NoteKind.PRIVATE,
            words,
            None,
            None,
            is_draft=False,
            saved_at=at,
        ),
    )


def keep_pre_read(room: HostRoom) -> None:
    """Take the memo in again, with a comment that stood in its file."""
    meeting = room.meeting
    assert meeting.memo is not None
    olga = PreReadNote(
        NoteId("Olga-1"),
        PersonId("outside:Olga"),
        "Olga",
        NoteKind.QUESTION,
        f"Who checked {canary('Olga').decode()}?",
        None,
        datetime.now(UTC),
    )
    room.submit(Reopen(Phase.PREPARE, "The file has comments now."), ADA)
    room.submit(FreezeMemo(meeting.memo, meeting.pages, (olga,)), ADA)
    room.submit(OpenLobby(), ADA)
    room.submit(BeginReading(), ADA)


@asynccontextmanager
async def held(folder: Path, *, is_tls: bool) -> AsyncIterator[Place]:
    """Hold a meeting through proxies, one for each guest."""
    hosting = prepare(folder / "host" / "library.db")
    library = Library.open(folder / "host" / "library.db")
    room = host_room(library)
    keep_pre_read(room)
    async with AsyncExitStack() as stack:
        proxies: dict[str, ChaosProxy] = {}
        guests: dict[str, Colleague] = {}
        plain = (
            None if is_tls else await stack.enter_async_context(hosting_plainly(room))
        )
        tls = (
            await stack.enter_async_context(hosting_over_tls(room, hosting))
            if is_tls
            else None
        )
        for name in GUESTS:
            port = tls.port if tls else plain.port if plain else 0
            proxy = await stack.enter_async_context(ChaosProxy(port).running())
            proxy.otherwise = (BAD_NETWORK, BAD_NETWORK)
            leads = name == "Ada"
            if plain is not None:
                find = plain.find(proxy.port, LEADER_SECRET if leads else None)
            else:
                find = by(invitation(hosting, proxy.port, leads=leads))
            proxies[name] = proxy
            guests[name] = Colleague(name, folder / name / "library.db", find)
        await stack.enter_async_context(seated(*guests.values()))
        for guest in guests.values():
            guest.room.heard = []
        yield Place(folder, room, library, proxies, guests, is_tls)
    library.close()


@pytest.fixture
def _watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Log as the program does, and put temporary files where they are searched."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    logs.start_logging(tmp_path / "logs")
    yield
    logs.stop_logging()


def are_reading(place: Place) -> bool:
    """Tell whether everybody has the meeting with its memo."""
    return all(
        guest.room.snapshot().meeting.phase is Phase.READING
        and guest.room.viewer in guest.room.snapshot().meeting.people
        for guest in place.guests.values()
    )


async def write_everywhere(place: Place) -> None:
    """Have everybody write, be cut off, and write again."""
    write_notes(place.rita, "Rita")
    await until(lambda: are_reading(place), "everybody reads")
    for name, guest in place.guests.items():
        write_notes(guest.room, name)
        keep_private(guest)
    for proxy in place.proxies.values():
        proxy.cut_all()
    for guest in place.guests.values():
        await guest.settle()


def check_silence(place: Place) -> None:
    """Look for everybody's words and keys everywhere but at their writer's."""
    for name in GUESTS:
        words = canary(name)
        key = place.guests[name].room.attendance.seal.key
        assert not stands_in(words, place.at_host()), f"{name}'s words at the host"
        assert not stands_in(key, place.at_host()), f"{name}'s key at the host"
        assert not stands_in(words, place.overheard(name)), f"{name}'s own wire"
        assert not stands_in(words, place.heard(name)), f"{name} was told them back"
        for other in set(GUESTS) - {name}:
            assert not stands_in(words, place.of_guest(other)), f"{name} at {other}"
        # The writer's own machine has them, to go on writing.
        assert stands_in(words, place.files_of(name))
    for name in GUESTS:
        assert not stands_in(canary("Rita"), place.of_guest(name)), f"Rita at {name}"
        assert not stands_in(canary("Olga"), place.of_guest(name)), f"Olga at {name}"
    # The host's log has the file's comments; no seat, export or message has them.
    at_host = [*place.exports(place.room.seat(ADA))]
    at_host.append(repr(place.room.seat(ADA).snapshot()).encode())
    at_host.append(repr(place.room.shared.entries).encode())
    assert not stands_in(canary("Olga"), at_host)
    # Who writes at the host's laptop is sealed in its file, too.
    assert not stands_in(canary("Rita"), place.at_host())


def check_found(place: Place) -> None:
    """See that the same search finds what was opened."""
    for name in (*GUESTS, "Rita", "Olga"):
        words = canary(name)
        assert stands_in(words, place.files_of("host"))
        assert stands_in(words, [repr(place.room.meeting).encode()])
        assert stands_in(words, [repr(place.room.shared.entries).encode()])
        assert stands_in(words, place.exports(place.room.seat(ADA)))
        for other in GUESTS:
            assert stands_in(words, place.files_of(other))
            assert stands_in(words, place.heard(other))
            assert stands_in(words, place.overheard(other)) is not place.is_tls
        assert not stands_in(words, contents(place.folder / "logs"))


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize("is_tls", [False, True], ids=["plain", "tls"])
@in_loop
async def test_sealed_words_are_nowhere_before_the_reveal(
    tmp_path: Path, *, is_tls: bool
) -> None:
    async with held(tmp_path, is_tls=is_tls) as place:
        await write_everywhere(place)
        assert len(place.room.meeting.sealed) == len(GUESTS) + 1

        check_silence(place)

        place.guests["Ada"].room.send(OpenMargins("all have read"))
        await until(lambda: all_are_open(place), "all notes are open everywhere")
        check_found(place)
        for name in GUESTS:
            private = canary(f"private {name}")
            assert not stands_in(private, place.at_host())
            assert stands_in(private, place.files_of(name))
            assert not stands_in(private, place.overheard(name))


def all_are_open(place: Place) -> bool:
    """Tell whether everybody sees everybody's notes."""
    notes = {NoteId(f"{name}-{n}") for name in (*GUESTS, "Rita") for n in (1, 2)}
    return all(
        guest.room.snapshot().meeting.phase is Phase.MARGINS
        and notes <= set(guest.room.snapshot().meeting.notes)
        and guest.is_settled
        for guest in place.guests.values()
    )


def test_the_search_finds_every_spelling() -> None:
    words = canary("Ben")
    for before in (b"", b"a", b"ab", b"abc"):
        text = before + b" " + words + b" and more"

        assert stands_in(words, [text])
        assert stands_in(words, [text.decode().encode("utf-16-le")])
        assert stands_in(words, [text.hex().encode()])
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            assert stands_in(words, [encode(text)])
        assert not stands_in(words, [text.replace(b"q7", b"Q8")])
