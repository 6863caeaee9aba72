# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the discussion computes by itself: heat, the scribe's lines, rows, addresses."""

import re
from dataclasses import replace

import pytest

from meetingroom.discussion.grouping import group
from meetingroom.export.markdown import render
from meetingroom.meeting.command.room import ChangeSetup
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Person
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.spoken_line import parse_line
from meetingroom.memo.pages import Line, PageMap, find_address
from meetingroom.ui.discussion.heat import heat_of
from meetingroom.ui.discussion.topic_notes import topic_notes
from meetingroom.ui.discussion.topic_view import address_of, notes_junior_first
from tests.discussion.notes import general_note, note_at
from tests.support.meetings import ADA, BEN, MEMO, MINA, RITA, TOM, TestRoom

PEOPLE = [
    Person(PersonId("mina"), "Mina Okafor"),
    Person(PersonId("mira"), "Mira Lund"),
    Person(PersonId("tom"), "Tom Berg"),
]


@pytest.mark.parametrize(
    ("typed", "text", "speaker"),
    [
        ("Mina Okafor: No source.", "No source.", "mina"),
        ("tom: 4 Nov: the offer", "4 Nov: the offer", "tom"),
        ("Mir: yes", "yes", "mira"),
        ("Mi: who?", "Mi: who?", None),
        ("The plan: three parts", "The plan: three parts", None),
        ("Tom:", "Tom:", None),
        ("  no name  ", "no name", None),
        ("", "", None),
    ],
)
def test_a_leading_name_is_taken_off_a_line(
    typed: str, text: str, speaker: str | None
) -> None:
    line = parse_line(typed, PEOPLE)

    assert (line.text, line.speaker) == (text, speaker)


def test_heat_counts_people_and_not_notes() -> None:
    notes = [
        note_at(MEMO, "a", 0, 5, author="mina"),
        note_at(MEMO, "b", 1, 6, author="mina"),
        note_at(MEMO, "c", 2, 7, author="tom"),
    ]

    assert heat_of(notes, len(MEMO.text), 10).people == (2, *[0] * 9)


def test_heat_leaves_typos_and_general_notes_out() -> None:
    notes = [note_at(MEMO, "a", 0, 5, kind=NoteKind.TYPO), general_note("b")]

    assert heat_of(notes, len(MEMO.text)).most == 0


def test_heat_of_a_long_passage_reaches_all_its_bands() -> None:
    whole = note_at(MEMO, "a", 0, len(MEMO.text))

    assert heat_of([whole], len(MEMO.text), 7).people == (1,) * 7


def test_heat_of_an_empty_memo_is_nothing() -> None:
    assert heat_of([], 0, 3).people == (0, 0, 0)


@pytest.mark.parametrize(
    ("typed", "position"),
    [("2:3", 90), (" 1 ", 0), ("2", 60), ("9:9", None), ("a:1", None), ("", None)],
)
def test_an_address_is_found_by_page_and_line(typed: str, position: int | None) -> None:
    lines = (Line(0, 1, 1), Line(60, 2, 1), Line(75, 2, 2), Line(90, 2, 3))

    assert find_address(PageMap(lines), typed) == position


def test_notes_stand_junior_first_and_the_decider_last() -> None:
    room = TestRoom().go_to(Phase.READING)
    by_decider = room.add_note(RITA, "two systems")
    by_author = room.add_note(PersonId("ben"), "two systems")
    by_regular = room.add_note(TOM, "two systems")
    room.go_to(Phase.MARGINS)
    meeting = room.seat(ADA).snapshot().meeting
    topic = room.topics()[0]
    whole = type(topic)(topic.id, "All", (by_decider, by_author, by_regular))

    shown = [note.id for note in notes_junior_first(meeting, whole)]

    assert shown == [by_regular, by_author, by_decider]


def test_without_names_the_order_tells_nothing() -> None:
    room = TestRoom().go_to(Phase.READING)
    first = room.add_note(RITA, "two systems")
    second = room.add_note(MINA, "two systems")
    room.go_to(Phase.MARGINS)
    meeting = room.seat(ADA).snapshot().meeting
    topic = room.topics()[0]
    whole = type(topic)(topic.id, "All", (first, second))
    nameless = replace(meeting, setup=replace(meeting.setup, are_names_shown=False))

    assert [n.id for n in notes_junior_first(nameless, whole)] == [first, second]


def test_heat_without_names_does_not_collapse() -> None:
    notes = [note_at(MEMO, name, 0, 5, author=SOMEBODY) for name in "abc"]

    assert heat_of(notes, len(MEMO.text), 10).most == 3


def test_ones_own_name_stands_at_no_note_of_a_meeting_without_names() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.add_note(MINA, "two systems")
    room.go_to(Phase.DISCUSSION)
    snapshot = room.seat(MINA).snapshot()

    (shown,) = topic_notes(snapshot, next(iter(snapshot.meeting.topics.values())))

    assert shown.is_own
    assert shown.writer == ""


def test_topic_has_the_address_of_its_first_note() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "under a year")
    room.go_to(Phase.MARGINS)
    before = room.seat(ADA).snapshot().meeting
    (note,) = before.notes.values()
    assert note.anchor is not None
    (topic,) = group(before.notes.values(), MEMO)
    # The memo as it is printed in narrow columns: one word on a line.
    words = re.finditer(r"\S+", MEMO.text)
    lines = tuple(Line(w.start(), 1, at) for at, w in enumerate(words, 1))
    meeting = replace(before, pages=PageMap(lines), topics={topic.id: topic})
    marked = meeting.pages.address(note.anchor.start_cp)

    assert meeting.pages.address(topic.start_cp or 0) != marked
    assert address_of(meeting, topic) == marked
    assert f"({marked})" in render(meeting)
    assert meeting.marked_from_cp(replace(topic, notes=())) == topic.start_cp
