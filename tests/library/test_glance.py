# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A glance at a library: what somebody left unfinished, without opening it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from meetingroom.library.glance import unfinished_with
from meetingroom.library.library import Library
from meetingroom.library.lock import is_taken, lock_path
from meetingroom.library.migration import APPLICATION_ID, VERSION
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.phase import Phase
from tests.support.meetings import ADA, BEN, TestRoom

NOBODY = PersonId("nobody")


def at_version(path: Path, version: int, application_id: int = APPLICATION_ID) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute(f"PRAGMA user_version = {version}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a library of “100 %” #1.db"


def test_open_meetings_of_anybody_asked_for_come_by_the_order_of_writing(
    path: Path,
) -> None:
    with closing(Library.open(path)) as library:
        for name in ("first", "second", "closed"):
            room = TestRoom(library, meeting=MeetingId(name))
            room.clock.advance(3600 if name == "first" else 0)
            room.go_to(Phase.DECISIONS if name == "closed" else Phase.READING)
            if name == "closed":
                room.seat(ADA).send(CloseMeeting("We stop here."))

        found = unfinished_with(path, {BEN, NOBODY})

        assert found is not None
        assert [row.id for row in found] == ["second", "first"]
        assert unfinished_with(path, {NOBODY}) == ()


def test_a_file_that_is_not_there_is_not_made(path: Path) -> None:
    assert unfinished_with(path, {BEN}) == ()
    assert not is_taken(path)
    assert not path.exists()
    assert not lock_path(path).exists()


def test_an_earlier_version_and_a_broken_file_are_only_told(path: Path) -> None:
    Library.open(path).close()
    at_version(path, VERSION - 1)
    assert unfinished_with(path, {BEN}) is None
    content = bytes(100) + path.read_bytes()[100:]
    path.write_bytes(content)

    assert unfinished_with(path, {BEN}) is None
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("version", "application_id"), [(VERSION + 1, APPLICATION_ID), (VERSION, 7)]
)
def test_a_newer_file_and_another_program_s_are_refused(
    path: Path, version: int, application_id: int
) -> None:
    Library.open(path).close()
    at_version(path, version, application_id)

    with pytest.raises(StorageUnavailable):
        unfinished_with(path, {BEN})


def test_another_error_of_sqlite_is_told(path: Path) -> None:
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StorageUnavailable):
            unfinished_with(path, {BEN})


def test_who_has_a_library_open_is_noticed(path: Path) -> None:
    with closing(Library.open(path)):
        assert is_taken(path)

    assert not is_taken(path)
