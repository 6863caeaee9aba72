# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The next meeting begins with the people, the parts and what was left open."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from meetingroom.app.next_meeting import begin_next
from meetingroom.app.opening import ReadMemo
from meetingroom.discussion.left_open import carried_over, topics_left_open
from meetingroom.discussion.opening import open_discussion_command
from meetingroom.library.library import Library
from meetingroom.meeting.apply import replay
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.command.topic import EndTopic
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Roles
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Rules
from meetingroom.memo.read.source import read_bytes
from tests.support.meetings import ADA, BEN, MEMO, MINA, TestRoom

SECOND: Memo = read_bytes(b"# Second try\n\nWe asked again.\n", "second.md", None)
READ = ReadMemo(None, SECOND, plain_pages(SECOND))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def before() -> Meeting:
    """Return a meeting at its end, with one topic settled and others left."""
    room = TestRoom().go_to(Phase.READING)
    end_cp = len(MEMO.text)
    places = (anchor_at(MEMO, 0, 10), anchor_at(MEMO, end_cp - 10, end_cp), None)
    for number, anchor in enumerate(places):
        note = AddNote(NoteId(f"n{number}"), NoteKind.BLOCKER, "Why?", anchor)
        room.seat(BEN).send(note)
    room.go_to(Phase.MARGINS)
    room.seat(ADA).send(open_discussion_command(room.host.meeting, "Time."))
    first = next(iter(room.host.meeting.topics))
    room.seat(ADA).send(EndTopic(first, Outcome.ANSWERED))
    return room.host.meeting


def begun(library: Library, before: Meeting) -> Meeting:
    clock = TestRoom().clock
    meeting = begin_next(library, clock, before, READ, Rules(off=("bullets",)))
    return replay(library.read(meeting))


def test_people_and_parts_come_along_and_the_memo_is_the_new_one(
    library: Library, before: Meeting
) -> None:
    after = begun(library, before)

    assert after.people.keys() == before.people.keys()
    assert after.people[MINA].seniority == before.people[MINA].seniority
    assert after.setup.roles == before.setup.roles
    assert (after.setup.title, after.setup.goal) == ("Second try", "")
    assert after.memo == SECOND
    assert after.rules == Rules(off=("bullets",))
    assert after.phase is Phase.PREPARE
    assert after.notes == {}


def test_topics_left_open_stand_first_on_the_next_run_sheet(
    library: Library, before: Meeting
) -> None:
    open_titles = [t.title for t in before.topics.values() if t.outcome is None]
    assert open_titles

    after = begun(library, before)
    assert [topic.title for topic in after.carried] == open_titles
    sheet = open_discussion_command(after).topics
    assert [topic.title for topic in sheet] == open_titles
    assert sheet[0].because == "Left open by “Billing”. Ben: Why?"


def test_a_parked_topic_comes_along_after_those_left_open(
    library: Library, before: Meeting
) -> None:
    parked, *left = (t for t in before.topics.values())
    put_off = replace(parked, outcome=Outcome.PARK)
    meeting = replace(before, topics={**before.topics, parked.id: put_off})

    carried = begun(library, meeting).carried

    assert [topic.title for topic in carried] == [
        *(topic.title for topic in left),
        parked.title,
    ]
    assert carried[-1].words == "Ben: Why?"


def test_topic_left_open_twice_keeps_its_words_and_where_they_were_said(
    library: Library, before: Meeting
) -> None:
    once = begun(library, before)
    talked = replace(
        once,
        topics={topic.id: topic for topic in open_discussion_command(once).topics},
    )

    twice = carried_over(talked)

    assert twice == once.carried
    assert twice[0].words == "Ben: Why?"
    assert twice[0].from_title == "Billing"


def test_who_is_a_number_there_is_nobody_in_the_next_meeting(before: Meeting) -> None:
    setup = replace(before.setup, are_names_shown=False, are_pseudonyms_shown=True)
    hidden = replace(before, setup=setup, pseudonyms={BEN: 3})
    left = topics_left_open(hidden)[0]
    assert "3" in hidden.name_of_writer(hidden.notes[left.notes[0]])

    taken_along = carried_over(hidden)

    assert [topic.words for topic in taken_along] == ["Why?"] * len(taken_along)


def test_meeting_without_a_facilitator_has_no_next_one(
    library: Library, before: Meeting
) -> None:
    nobody = replace(before, setup=replace(before.setup, roles=Roles()))

    with pytest.raises(Refused, match="no facilitator"):
        begin_next(library, TestRoom().clock, nobody, READ, Rules())
