# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Bad files and bad disks: a sentence, and nothing is lost."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingroom.library.fault import telling
from meetingroom.library.library import Library
from meetingroom.library.lock import LibraryBusy
from meetingroom.library.migration import APPLICATION_ID, VERSION
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.phase import Phase
from tests.library.files import alter, query
from tests.support.meetings import BEN, MEETING, TestRoom


def refusal(path: Path) -> StorageUnavailable:
    """Return the error with which a library is refused."""
    with pytest.raises(StorageUnavailable) as caught:
        Library.open(path)
    assert str(path) in caught.value.sentence
    return caught.value


def filled(path: Path) -> TestRoom:
    """Leave a library with a meeting and a note, closed."""
    library = Library.open(path)
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    library.close()
    return room


def test_a_library_is_begun_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "library.db"

    Library.open(path).close()

    assert path.exists()


def test_a_library_that_became_read_only_keeps_what_it_had(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    room = TestRoom(library).go_to(Phase.READING)
    library._db.execute("PRAGMA query_only = ON")  # as a disk mounted anew

    with pytest.raises(StorageUnavailable, match="cannot be written"):
        room.add_note(BEN, "1.2 million")

    library._db.execute("PRAGMA query_only = OFF")
    room.add_note(BEN, "1.2 million")
    assert library.read(MEETING) == room.host.log
    library.close()


def write_without_end(room: TestRoom) -> None:
    for number in range(1000):
        room.add_note(BEN, "1.2 million", body=f"{number} " + "x" * 2000)


def test_a_full_disk_loses_nothing_and_can_be_tried_again(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    room = TestRoom(library).go_to(Phase.READING)
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StorageUnavailable, match="disk is full") as caught:
        write_without_end(room)
    stored = library.read(MEETING)
    library._db.execute("PRAGMA max_page_count = 1000000")
    room.add_note(BEN, "1.2 million", body="And now?")

    assert caught.value.may_retry
    assert stored == room.host.log[:-1]
    assert library.rebuild() == ()
    library.close()


def test_a_folder_in_place_of_a_library_is_told(tmp_path: Path) -> None:
    assert "Check that it is a file" in refusal(tmp_path).sentence


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    assert "cannot be opened" in refusal(tmp_path / "file" / "library.db").sentence


def test_a_second_instance_is_told_and_may_retry(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    first = Library.open(path)

    error = refusal(path)
    first.close()
    Library.open(path).close()

    assert isinstance(error, LibraryBusy)
    assert error.may_retry
    assert "already open with this library" in error.sentence


def test_another_program_that_writes_is_waited_for_and_told(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    room = TestRoom(library).go_to(Phase.READING)
    library._db.execute("PRAGMA busy_timeout = 1")  # the test need not wait
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageUnavailable, match="Another program is writing"):
        room.add_note(BEN, "1.2 million")
    other.close()
    room.add_note(BEN, "1.2 million")

    assert library.read(MEETING) == room.host.log
    library.close()


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    filled(path)
    alter(path, f"PRAGMA user_version = {VERSION + 4}")
    before = path.read_bytes()

    error = refusal(path)

    assert f"it has version {VERSION + 4}" in error.sentence
    assert f"up to version {VERSION}" in error.sentence
    assert not error.may_retry
    assert path.read_bytes() == before


def test_a_newer_version_is_seen_in_the_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    filled(path)
    # A program that is still open has written the version beside the file.
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.commit()

    error = refusal(path)
    newer.close()

    assert "it has version 99" in error.sentence
    assert query(path, "SELECT count(*) FROM sealed_entries") == [(1,)]


@pytest.mark.parametrize(
    "begin",
    [
        lambda path: alter(path, "CREATE TABLE recipes (name)"),
        lambda path: alter(path, "PRAGMA application_id = 7"),
        lambda path: path.write_text("Shopping list: bread, milk. " * 99),
    ],
    ids=["other database", "other program", "text"],
)
def test_another_programs_file_is_left_alone(
    begin: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "mine.db"
    begin(path)
    before = path.read_bytes()

    error = refusal(path)

    assert "is not a library of Meetingroom" in error.sentence
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["mine.db"]


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        lambda path: path.write_bytes(b"\0" * path.stat().st_size),
        lambda path: overwrite(path, 0, 4096),
        lambda path: overwrite(path, 100, 3000),
        lambda path: overwrite(path, 8192, 4096),
    ],
    ids=["cut", "zeros", "first page", "schema", "a later page"],
)
def test_a_damaged_library_is_set_aside_and_a_new_one_begun(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    filled(path)
    damage(path)
    content = path.read_bytes()

    library = Library.open(path)

    assert library.set_aside is not None
    assert library.set_aside.name.startswith("library.db.damaged-")
    assert library.set_aside.read_bytes() == content
    assert library.meetings() == ()
    assert TestRoom(library).host.log == library.read(MEETING)
    library.close()


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    kept = set()
    for _ in range(3):
        filled(path)
        overwrite(path, 0, 4096)
        library = Library.open(path)
        kept.add(library.set_aside)
        library.close()

    assert len(kept) == 3
    assert all(each is not None and each.exists() for each in kept)


def test_the_log_beside_a_damaged_file_is_set_aside_with_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    filled(path)
    overwrite(path, 0, 4096)
    (tmp_path / "library.db-wal").write_bytes(b"what was written last")

    library = Library.open(path)
    library.close()

    assert library.set_aside is not None
    beside = library.set_aside.with_name(f"{library.set_aside.name}-wal")
    assert beside.read_bytes() == b"what was written last"


def test_damage_found_later_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    filled(path)
    library = Library.open(path)
    library._db.execute("PRAGMA shrink_memory")  # forgets what it has read
    overwrite(path, 4096, path.stat().st_size - 4096)

    with pytest.raises(StorageUnavailable, match="is damaged") as caught:
        library.read(MEETING)
    assert not caught.value.may_retry
    library.close()


def test_an_untouched_library_is_not_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    filled(path)

    library = Library.open(path)

    assert library.set_aside is None
    assert query(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    library.close()


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()

    filled(path)

    assert query(path, "SELECT count(*) FROM sealed_entries") == [(1,)]


def test_a_bug_is_not_told_as_a_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), telling(tmp_path):
        raise sqlite3.IntegrityError("a row twice")
