# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Libraries of every older version are brought forward, and keep everything."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from meetingroom.library.library import Library
from meetingroom.library.log import append_entries
from meetingroom.library.migration import STEPS, VERSION, migrate, version_of
from meetingroom.library.notebook import keep_note
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from tests.library.files import query
from tests.library.test_library import decided
from tests.support.meetings import BEN, MEETING, START, TestRoom

SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
DRAFT = LocalNote(
    NoteId("draft"), BEN, NoteKind.QUESTION, "Wh", 1, 2, is_draft=True, saved_at=START
)


def old_library(path: Path, version: int, room: TestRoom) -> None:
    """Make a library as an older program left it, with a meeting and a draft."""
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        migrate(db, to=version)
        with db.atomic():
            append_entries(connection, MEETING, room.host.log)
            keep_note(connection, MEETING, DRAFT)


def meeting_with_everything() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    # In the clear, as programs before the network wrote it.
    note = AddNote(NoteId("note"), NoteKind.QUESTION, "Wherefrom is this?")
    room.host.submit(note, BEN)
    return decided(room)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_an_older_library_keeps_log_and_drafts(version: int, tmp_path: Path) -> None:
    room = meeting_with_everything()
    path = tmp_path / "library.db"
    old_library(path, version, room)

    library = Library.open(path)
    log, drafts = library.read(MEETING), library.notes(MEETING, BEN)
    library.close()

    assert log == room.host.log
    assert drafts == (DRAFT,)
    assert query(path, "PRAGMA user_version") == [(VERSION,)]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_library_gets_its_tables_from_the_log(
    version: int, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    old_library(path, version, meeting_with_everything())

    library = Library.open(path)
    (decision,) = library.decisions()
    found = library.search("wherefrom")
    by_outcome = library.search("with changes")
    differences = library.rebuild()
    library.close()

    assert (decision.owner, decision.outcome) == ("Ben", "approved with changes")
    assert len(found) == len(by_outcome) == 1
    assert differences == ()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_library_ends_with_the_schema_of_a_new_one(
    version: int, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    old_library(old, version, TestRoom())
    for path in (old, new):
        Library.open(path).close()

    assert query(old, SCHEMA) == query(new, SCHEMA)


def test_a_step_that_fails_leaves_the_older_version_whole(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old_library(path, 1, TestRoom())
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        db.execute("CREATE TABLE turns (in_the_way)")

        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            migrate(db)

        assert version_of(db) == 1
        assert "meetings" not in db.table_names()


def test_there_is_a_step_for_every_version() -> None:
    assert len(STEPS) == VERSION


def test_the_readme_names_the_version() -> None:
    readme = Path(__file__).parents[2] / "README.md"

    assert f"`user_version` {VERSION}," in readme.read_text("utf-8")
