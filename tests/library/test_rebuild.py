# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rebuilding makes every table from the log and finds what was altered by hand."""

import pytest

from meetingroom.library.library import Library
from meetingroom.library.rebuild import report
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from tests.library.files import alter, query
from tests.library.test_library import decided
from tests.support.meetings import BEN, MEETING, MINA, START, TestRoom


@pytest.fixture
def used(library: Library) -> Library:
    """A library with a meeting that has a bit of everything."""
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.add_note(MINA, "old plan", NoteKind.CONCERN, "Which plan?")
    decided(room)
    return library


def test_a_library_nobody_altered_has_no_differences(used: Library) -> None:
    assert used.rebuild() == ()
    assert report(()) == (
        "Every table was rebuilt from the log. There were no differences."
    )


def test_an_altered_cell_is_named_and_put_right(used: Library) -> None:
    alter(used.path, "UPDATE notes SET body = 'Fine.' WHERE author = 'mina'")

    (difference,) = used.rebuild()

    assert (difference.table, difference.column) == ("notes", "body")
    assert (difference.stored, difference.expected) == ("Fine.", "Which plan?")
    assert "body was “Fine.”, the log says “Which plan?”." in report((difference,))
    assert used.rebuild() == ()


def test_a_missing_row_is_named_and_put_back(used: Library) -> None:
    alter(used.path, "DELETE FROM votes WHERE person = 'mina'")

    (difference,) = used.rebuild()

    assert difference.is_missing
    assert difference.key == (MEETING, "decision", MINA, 1)
    assert query(used.path, "SELECT count(*) FROM votes") == [(5,)]


def test_a_row_too_many_is_named_and_removed(used: Library) -> None:
    alter(used.path, "INSERT INTO options VALUES ('meeting', 'decision', 3, 'May')")

    (difference,) = used.rebuild()

    assert not difference.is_missing
    assert "options meeting/decision/3: the row has no place" in difference.sentence
    assert query(used.path, "SELECT count(*) FROM options") == [(2,)]


def test_cells_of_another_type_are_compared_too(used: Library) -> None:
    alter(
        used.path,
        "UPDATE options SET position = 'first' WHERE position = 1",
        "UPDATE memos SET source = x'00ff'",
        "UPDATE notes SET page = NULL WHERE author = 'ben'",
    )

    found = used.rebuild()

    assert {(each.table, each.column) for each in found} == {
        ("options", ""),
        ("memos", "source"),
        ("notes", "page"),
    }
    assert "source was 2 bytes" in report(found)
    assert "page was empty" in report(found)


def test_an_altered_search_index_is_put_right(used: Library) -> None:
    alter(
        used.path,
        "DELETE FROM memos_fts",
        "INSERT INTO notes_fts (rowid, body) VALUES (99, 'stray')",
        "UPDATE decisions_fts SET because = 'No reason'",
    )

    found = used.rebuild()

    assert [each.table for each in found] == ["memos_fts", "notes_fts", "decisions_fts"]
    assert used.search("stray") == ()
    assert len(used.search("january")) == 2


def test_rebuilding_leaves_drafts_and_heartbeats_alone(used: Library) -> None:
    draft = LocalNote(
        NoteId("draft"),
        BEN,
        NoteKind.QUESTION,
        "Wh",
        1,
        2,
        is_draft=True,
        saved_at=START,
    )
    used.keep(MEETING, draft)
    used.mark_seen(MEETING, START)

    used.rebuild()

    assert used.notes(MEETING, BEN) == (draft,)
    assert used.last_seen(MEETING) == START


@pytest.mark.parametrize(
    ("damage", "entry"),
    [
        ("DELETE FROM events WHERE seq = 4", 4),
        ("UPDATE events SET body = '{}' WHERE seq = 5", 5),
        ('UPDATE events SET body = \'{"type": "Danced"}\' WHERE seq = 6', 6),
        ("UPDATE events SET at = 'yesterday' WHERE seq = 7", 7),
    ],
)
def test_a_broken_log_is_refused_and_nothing_changes(
    damage: str, entry: int, used: Library
) -> None:
    alter(used.path, damage, "DELETE FROM stances")

    with pytest.raises(
        StorageUnavailable, match=f"entry {entry} is missing or altered"
    ):
        used.read(MEETING)
    with pytest.raises(StorageUnavailable, match=f"entry {entry} ") as caught:
        used.rebuild()

    assert not caught.value.may_retry
    assert query(used.path, "SELECT count(*) FROM notes") == [(2,)]


def test_a_long_text_is_shortened_in_the_report(used: Library) -> None:
    alter(used.path, "UPDATE memos SET title = printf('%.500c', 'x')")

    text = report(used.rebuild())

    assert "x…”, the log says" in text
    assert max(len(line) for line in text.splitlines()) < 200
