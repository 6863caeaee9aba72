# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The run sheet's order and what stands beside it."""

from dataclasses import replace

from meetingroom.discussion.grouping import group
from meetingroom.discussion.opening import open_discussion_command
from meetingroom.discussion.run_sheet import (
    agreed_passages,
    kind_counts,
    ordered,
    quiet_pages,
)
from meetingroom.meeting.contest import is_split
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import people_of
from meetingroom.memo.pages import Line, PageMap
from tests.discussion.notes import general_note, note_on
from tests.support.meetings import BEN, MEMO, MINA, TOM, TestRoom


def sheet(*notes: Note) -> tuple[Topic, ...]:
    return ordered(group(notes, MEMO), {note.id: note for note in notes})


def people(*names: str) -> frozenset[PersonId]:
    return frozenset(PersonId(name) for name in names)


def test_topics_stand_in_the_order_of_the_room_s_need() -> None:
    notes = [
        note_on(MEMO, "alone", "Today two systems"),
        replace(note_on(MEMO, "liked", "We estimate"), me_too=people("ben", "tom")),
        note_on(MEMO, "no", "Nobody in our market", NoteKind.CONCERN, "tom"),
        note_on(MEMO, "yes", "under a year", NoteKind.AGREE, "ben"),
        note_on(MEMO, "stop", "stop selling", NoteKind.BLOCKER),
        general_note("whole"),
    ]

    topics = sheet(*notes)

    assert [topic.notes[0] for topic in topics] == [
        "whole",
        "stop",
        "no",
        "liked",
        "alone",
    ]


def test_one_person_alone_does_not_split_a_topic() -> None:
    notes = [
        note_on(MEMO, "yes", "We estimate", NoteKind.AGREE, "tom"),
        note_on(MEMO, "no", "1.2 million", NoteKind.CONCERN, "tom"),
    ]
    (topic,) = group(notes, MEMO)

    assert not is_split(topic, {note.id: note for note in notes})


def test_many_behind_a_suggestion_and_many_behind_a_concern_split_a_topic() -> None:
    better = note_on(MEMO, "better", "We estimate", NoteKind.SUGGESTION, "mina")
    worse = note_on(MEMO, "worse", "1.2 million", NoteKind.CONCERN, "tom")
    (topic,) = group([better, worse], MEMO)
    alone = {better.id: better, worse.id: worse}
    many = {
        better.id: replace(better, me_too=people("ben")),
        worse.id: replace(worse, me_too=people("rita")),
    }

    assert not is_split(topic, alone)
    assert is_split(topic, many)


def test_a_withdrawn_note_no_longer_counts() -> None:
    kept = note_on(MEMO, "kept", "We estimate", author="mina")
    other = note_on(MEMO, "other", "1.2 million", NoteKind.BLOCKER, "tom")
    (topic,) = group([kept, other], MEMO)
    known = {kept.id: kept, other.id: replace(other, is_withdrawn=True)}

    assert people_of(topic, known) == people("mina")
    assert kind_counts(topic, known) == {NoteKind.QUESTION: 1}


def test_pages_without_notes_are_named() -> None:
    second, third = MEMO.starts_cp[2], MEMO.starts_cp[3]
    pages = PageMap((Line(0, 1, 1), Line(second, 2, 1), Line(third, 3, 1)))
    note = note_on(MEMO, "n1", "two systems")
    everything = note_on(MEMO, "n2", MEMO.text)
    meeting = Meeting(
        memo=MEMO, pages=pages, notes={note.id: note, everything.id: everything}
    )

    assert quiet_pages(meeting) == (2, 3)


def test_a_meeting_without_a_memo_has_nothing_to_show() -> None:
    assert agreed_passages(Meeting()) == ()
    assert open_discussion_command(Meeting(), "no time").topics == ()


def test_the_opening_command_is_taken_by_the_room() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(TOM, "We estimate", NoteKind.BLOCKER)
    room.add_note(MINA, "1.2 million")
    room.add_note(BEN, "in under a year", NoteKind.AGREE)
    room.go_to(Phase.MARGINS)

    leader = room.seat(room.host.meeting.setup.roles.facilitator or BEN)
    leader.send(open_discussion_command(leader.snapshot().meeting, "Time is short."))

    meeting = room.host.meeting
    assert meeting.phase is Phase.DISCUSSION
    assert [len(topic.notes) for topic in meeting.topics.values()] == [2]
    assert len(agreed_passages(meeting)) == 1


def test_without_names_each_note_counts_as_a_person_of_its_own() -> None:
    notes = [
        note_on(MEMO, "first", "Today two systems", author=SOMEBODY),
        note_on(MEMO, "busy 1", "Nobody in our market", author=SOMEBODY),
        note_on(MEMO, "busy 2", "under a year", author=SOMEBODY),
    ]

    topics = sheet(*notes)

    assert [topic.notes[0] for topic in topics] == ["busy 1", "first"]
