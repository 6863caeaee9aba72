# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Search finds open words only, and takes what people type as words."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingroom.library.library import Library
from meetingroom.library.search import HitKind
from meetingroom.meeting.command.note import EditNote
from meetingroom.meeting.command.room import ChangeSetup, Reopen
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from tests.library.files import query
from tests.library.test_library import decided
from tests.support.meetings import ADA, BEN, TestRoom


def kinds(library: Library, text: str) -> list[HitKind]:
    return [hit.kind for hit in library.search(text)]


def test_a_sealed_note_is_not_found_before_the_reveal(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="Wherefrom is this?")

    sealed = kinds(library, "wherefrom")
    stored = query(library.path, "SELECT count(*) FROM notes_fts")
    room.go_to(Phase.MARGINS)

    assert sealed == []
    assert stored == [(0,)]
    assert kinds(library, "wherefrom") == [HitKind.NOTE]


def test_a_note_is_found_with_its_place_and_excerpt(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million", body="Wherefrom is\nthis?")
    room.go_to(Phase.MARGINS)

    (hit,) = library.search("wherefrom")

    assert (hit.id, hit.address, hit.excerpt) == (note, "1:2", "Wherefrom is this?")


def test_an_edited_note_is_found_by_its_new_words(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million", body="Wherefrom is this?")
    room.seat(BEN).send(EditNote(note, NoteKind.QUESTION, "Whence is this?"))
    room.go_to(Phase.MARGINS)

    assert kinds(library, "wherefrom") == []
    assert kinds(library, "whence") == [HitKind.NOTE]


def test_a_memo_is_found_once_everyone_may_read_it(library: Library) -> None:
    room = TestRoom(library).go_to(Phase.LOBBY)
    sealed = kinds(library, "invoices")

    room.go_to(Phase.READING)
    opened = kinds(library, "invoices")
    room.seat(ADA).send(Reopen(Phase.LOBBY, "The wrong memo."))

    assert sealed == []
    assert opened == [HitKind.MEMO]
    assert kinds(library, "invoices") == []


def test_a_memo_to_be_read_before_is_found_at_once(library: Library) -> None:
    room = TestRoom(library)
    setup = replace(room.host.meeting.setup, is_pre_read=True)

    room.seat(ADA).send(ChangeSetup(setup))

    assert kinds(library, "invoices") == [HitKind.MEMO]


def test_a_recorded_decision_is_found_first(library: Library) -> None:
    decided(TestRoom(library))

    hits = library.search("january")

    assert [hit.kind for hit in hits] == [HitKind.DECISION, HitKind.MEMO]
    assert hits[0].number == 1


@pytest.mark.parametrize("text", ["million invoices", "MILLION", "  invo"])
def test_all_words_count_and_the_last_may_be_unfinished(
    text: str, library: Library
) -> None:
    TestRoom(library).go_to(Phase.READING)

    assert kinds(library, text) == [HitKind.MEMO]


@pytest.mark.parametrize(
    "text",
    [
        'x" OR "invoices',
        "invoices OR nothing",
        "text:invoices",
        "invoices NOT nothing",
        "NEAR(invoices million)",
        "^invoices zzz",
    ],
)
def test_a_query_language_is_only_words(text: str, library: Library) -> None:
    TestRoom(library).go_to(Phase.READING)

    assert kinds(library, text) == []


@pytest.mark.parametrize("text", ["", "  ", "-", '"', "***", "\0"])
def test_a_search_without_a_word_finds_nothing(text: str, library: Library) -> None:
    TestRoom(library).go_to(Phase.READING)

    assert kinds(library, text) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=[]), max_size=12))
def test_nothing_that_can_be_typed_breaks_the_search(
    text: str, library: Library
) -> None:
    # Shared by all examples: searching changes nothing.
    assert kinds(library, text) == []
