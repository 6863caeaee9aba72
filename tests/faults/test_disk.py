# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Disks that are full, read-only, broken or swapped, at host and guest.

Nothing is acknowledged that is not stored, people are told, and what mends the disk
mends the meeting: nobody has to start anything again.
"""

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.room.room import LinkPhase
from tests.faults.conftest import Figures
from tests.faults.crowd import Crowd, crowd
from tests.faults.starting import HOST, NEVER, Processes, processes
from tests.faults.writing import Writer, check_end
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import by, host_room, hosting_over_tls, invitation, prepare
from tests.support.looped import looped

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="forks, signals and mounts"),
]

MOST_KEPT = 50
Break = Callable[[Library], None]


def make_read_only(library: Library) -> None:
    """Have a library's disk refuse writing, as one that was mounted anew."""
    library._db.execute("PRAGMA query_only = ON")


def make_writable(library: Library) -> None:
    """Undo `make_read_only`."""
    library._db.execute("PRAGMA query_only = OFF")


def fill(library: Library) -> None:
    """Let a library grow no further."""
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages}")


def free(library: Library) -> None:
    """Undo `fill`."""
    library._db.execute("PRAGMA max_page_count = 1000000")


WAYS = pytest.mark.parametrize(
    ("break_it", "mend", "words"),
    [
        (make_read_only, make_writable, "cannot be written"),
        (fill, free, "disk is full"),
    ],
    ids=["read-only", "full"],
)


@asynccontextmanager
async def small_meeting(
    folder: Path, randomness: random.Random
) -> AsyncIterator[tuple[Library, list[Writer]]]:
    """Host a meeting here with a leader and two writers."""
    hosting = prepare(folder / "host.db")
    library = Library.open(folder / "host.db")
    async with hosting_over_tls(host_room(library), hosting) as hosted:
        leader = by(invitation(hosting, hosted.port, leads=True))
        guest = by(invitation(hosting, hosted.port))
        people = [
            Colleague("Ada", folder / "ada.db", leader),
            Colleague("Ben", folder / "ben.db", guest),
            Colleague("Mina", folder / "mina.db", guest),
        ]
        async with seated(*people):
            yield library, [Writer(each, randomness) for each in people]


def alarm(colleague: Colleague) -> str:
    """Return what the leader is told."""
    return colleague.room.snapshot().surroundings.alarm


async def all_settled(writers: list[Writer]) -> float:
    """Wait until everybody has every answer; returns the seconds."""
    return await until(
        lambda: all(w.colleague.is_settled for w in writers), "all settled"
    )


async def check_no_promise(writers: list[Writer], words: str) -> None:
    """Write while the host's disk is broken: no promise, but a sentence."""
    ada, ben, mina = writers

    def is_told() -> bool:
        # What still fits is stored, and rightly acknowledged.
        if ben.colleague.room.unanswered < MOST_KEPT:
            ben.write()
        return words in alarm(ada.colleague)

    await until(is_told, words)
    promised = ben.colleague.room.promised
    for writer in (ben, mina):
        writer.write()
    await until(lambda: mina.colleague.room.unanswered, "Mina's note is on its way")

    assert ben.colleague.room.promised == promised
    assert ben.colleague.room.unanswered
    link = ben.colleague.room.snapshot().surroundings.link
    assert link is not None
    assert link.unsent


@WAYS
@looped
async def test_broken_disk_of_the_host_promises_nothing_and_heals(
    tmp_path: Path,
    figures: Figures,
    randomness: random.Random,
    caplog: pytest.LogCaptureFixture,
    *,
    break_it: Break,
    mend: Break,
    words: str,
) -> None:
    async with small_meeting(tmp_path, randomness) as (library, writers):
        break_it(library)
        await check_no_promise(writers, words)
        mend(library)
        healed_s = await all_settled(writers)
        await until(lambda: not alarm(writers[0].colleague), "the alarm is over")
        counted = await revealed(library, writers)
    assert "could not be stored" in caplog.text
    figures.note(**counted)
    figures.note_times("time_to_heal", [healed_s])


async def revealed(library: Library, writers: list[Writer]) -> dict[str, object]:
    """Open all notes and look into the host's books; returns the figures."""
    ada = writers[0].colleague
    here = Crowd(writers, library.path)
    await here.reveal(ada)
    await until(here.see_all, "all notes are on all screens")
    await all_settled(writers)
    return check_end(library, writers).figures


@WAYS
@looped
async def test_broken_disk_of_a_guest_is_told_and_heals(
    tmp_path: Path,
    figures: Figures,
    randomness: random.Random,
    *,
    break_it: Break,
    mend: Break,
    words: str,
) -> None:
    async with small_meeting(tmp_path, randomness) as (library, writers):
        _, ben, mina = writers
        for writer in writers * 3:
            writer.write()
        await all_settled(writers)
        break_it(ben.colleague.library)
        with pytest.raises(StorageUnavailable, match=words) as told:
            write_until_refused(ben)
        shown = ben.colleague.room.snapshot().meeting.notes
        mina.write()
        await until(lambda: mina.colleague.is_settled)

        assert {note: shown[note].body for note in ben.expected} == ben.expected
        assert told.value.may_retry
        mend(ben.colleague.library)
        ben.write()
        healed_s = await all_settled(writers)
        counted = await revealed(library, writers)
    figures.note(**counted)
    figures.note_times("time_to_heal", [healed_s])


def write_until_refused(writer: Writer) -> None:
    """Write until the disk takes no more."""
    for _ in range(2000):
        writer.write()


@looped
async def test_guest_whose_disk_cannot_follow_the_room_comes_back_by_itself(
    tmp_path: Path, figures: Figures, randomness: random.Random
) -> None:
    async with small_meeting(tmp_path, randomness) as (library, writers):
        ada, ben, _ = writers
        for writer in writers:
            writer.write()
        await all_settled(writers)
        make_read_only(ben.colleague.library)
        here = Crowd(writers, library.path)
        await here.reveal(ada.colleague, waits=False)
        await until(lambda: not ben.colleague.is_in, "Ben cannot store what comes")
        make_writable(ben.colleague.library)
        healed_s = await until(lambda: here.hurry() and here.see_all())
        await all_settled(writers)
        counted = check_end(library, writers).figures
    figures.note(**counted)
    figures.note_times("time_to_heal", [healed_s])


@looped
async def test_input_and_output_errors_of_a_running_host_are_survived(
    tmp_path: Path, figures: Figures, randomness: random.Random, seed: int
) -> None:
    async with crowd(tmp_path, randomness, f"dunlin{seed}") as (hosts, here):
        here.is_writing = False
        await until(here.are_settled)
        hosts.send(signal.SIGUSR1)
        await check_no_promise(here.writers, "disk does not answer")
        hosts.send(signal.SIGUSR2)
        healed_s = await all_settled(here.writers)
        counted = await here.finish(hosts, reveals=True)
    figures.note(**counted.figures)
    figures.note_times("time_to_heal", [healed_s])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte, where this user may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    is_mounted = (
        mount is not None
        and not subprocess.run(  # noqa: S603 - our own words
            command, capture_output=True, check=False
        ).returncode
    )
    if not is_mounted:
        pytest.skip("only an administrator can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


@looped
async def test_really_full_disk_of_the_host_promises_nothing_and_heals(
    small_disk: Path,
    figures: Figures,
    randomness: random.Random,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    hosting = prepare(small_disk / "host.db")
    library = Library.open(small_disk / "host.db")
    async with hosting_over_tls(host_room(library), hosting) as hosted:
        leader = by(invitation(hosting, hosted.port, leads=True))
        guest = by(invitation(hosting, hosted.port))
        finds = {"Ada": leader, "Ben": guest, "Mina": guest}
        people = [
            Colleague(name, tmp_path / f"{name}.db", find)
            for name, find in finds.items()
        ]
        writers = [Writer(each, randomness) for each in people]
        async with seated(*people):
            ballast = small_disk / "ballast"
            with pytest.raises(OSError, match="No space"):
                ballast.write_bytes(bytes(2**20))
            await check_no_promise(writers, "disk is full")
            ballast.unlink()
            healed_s = await all_settled(writers)
            counted = await revealed(library, writers)
    library.close()
    assert "could not be stored" in caplog.text
    figures.note(**counted)
    figures.note_times("time_to_heal", [healed_s])


@looped
async def test_second_host_on_the_same_library_is_refused(
    tmp_path: Path, randomness: random.Random
) -> None:
    async with (
        crowd(tmp_path, randomness, "curlew") as (_, here),
        processes(HOST) as second,
    ):
        await second.begin(here.library, NEVER, 0)
        said = " ".join(await second.line())
        ended = await second.line()

        assert said.startswith("refused Meetingroom is already open with this library")
        assert "Nothing is lost" in said
        assert ended == ["ended", "0"]
        for writer in here.writers:
            writer.write()
        await until(here.are_in)


@looped
async def test_damaged_library_is_set_aside_and_a_backup_gets_every_note_again(
    tmp_path: Path, figures: Figures, randomness: random.Random, seed: int
) -> None:
    async with crowd(tmp_path, randomness, f"snipe{seed}") as (hosts, here):
        backup = tmp_path / "backup"
        await quiet_and_killed(hosts, here)
        backup.mkdir()
        for file in tmp_path.glob("host.db*"):
            shutil.copy(file, backup)
        await hosts.start(here.library)
        await until(lambda: here.hurry() and here.are_settled())
        for writer in here.writers * 4:
            writer.write()
        await quiet_and_killed(hosts, here)
        damage(here.library)

        await hosts.begin(here.library, NEVER, 0)
        what, set_aside = await hosts.line()
        await hosts.line()
        for writer in here.writers:
            check_nothing_is_missing(writer)
        assert what == "empty"
        assert "damaged" in set_aside
        assert Path(set_aside).exists()

        for file in tmp_path.glob("host.db*"):
            file.unlink()
        for file in backup.iterdir():
            shutil.copy(file, tmp_path)
        await hosts.start(here.library)
        healed_s = await until(lambda: here.hurry() and here.are_settled())
        forgotten = [each.room.missing for each in here.people]
        for each in here.people:
            each.room.missing = 0
        counted = await here.finish(hosts, reveals=True)
    assert all(forgotten)
    figures.note(sent_again=sum(forgotten), **counted.figures)
    figures.note_times("time_to_heal", [healed_s])


def damage(library: Path) -> None:
    """Write over the first pages, as a failing disk does."""
    for beside in library.parent.glob(f"{library.name}-*"):
        beside.unlink()
    with library.open("r+b") as file:
        file.write(b"\xa5" * 8192)


async def quiet_and_killed(hosts: Processes, here: Crowd) -> None:
    """Let everybody come to rest, then kill the host."""
    here.is_writing = False
    await until(lambda: here.hurry() and here.are_settled())
    await hosts.kill()
    await until(lambda: not any(each.is_in for each in here.people))


def check_nothing_is_missing(writer: Writer) -> None:
    """Look at a guest whose host has lost everything."""
    snapshot = writer.colleague.room.snapshot()
    shown = snapshot.meeting.notes
    assert {note: shown[note].body for note in writer.expected} == writer.expected
    link = snapshot.surroundings.link
    assert link is not None
    assert link.phase in (LinkPhase.OFFLINE, LinkPhase.HOST_GONE)
    assert writer.colleague.room.farewell is None
