# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The same log always makes the same shared log and the same own entries."""

from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.meeting.command.note import FinishReading
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import EntrySealed, KeyHandedIn, NoteAdded
from meetingroom.meeting.event.room import MemoFrozen
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import visible
from meetingroom.room.host import HostRoom
from meetingroom.room.publisher import ANYONE, Publisher
from tests.meeting.commands import (
    PEOPLE,
    decision_commands,
    note_commands,
    passages,
    people,
    room_commands,
    talk_commands,
)
from tests.support.meetings import ADA, BEN, MINA, TestRoom


def read_again(room: TestRoom) -> Publisher:
    publisher = Publisher()
    assert publisher.replay(room.host.log) == room.host.meeting
    return publisher


def check(room: TestRoom) -> None:
    """Compare what was published step by step with what a restart publishes."""
    again = read_again(room)
    assert again.shared.entries == room.host.shared.entries
    for person in PEOPLE:
        assert list(again.own(person)) == list(room.host.own(person))
        sent = {named(e) for e in (*again.shared.entries, *again.own(person))}
        for entry in room.host.log:
            shown = visible(entry, person, room.host.meeting)
            if shown and not isinstance(shown.event, EntrySealed | KeyHandedIn):
                # What is shared hides some senders, whose entries have other ids then.
                public = visible(entry, ANYONE, room.host.meeting)
                assert named(public or shown) in sent


def named(entry: Recorded) -> tuple[str, str]:
    """Name an entry; of a note without a writer's name it is the note's id."""
    event = entry.event
    name = event.note if isinstance(event, NoteAdded) else entry.command_id
    return name, type(event).__name__


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_restart_publishes_the_same_in_every_phase(data: st.DataObject) -> None:
    room = TestRoom()
    for _ in range(data.draw(st.integers(5, 25))):
        meeting = room.host.meeting
        by, command = data.draw(
            st.one_of(
                st.tuples(st.just(ADA), passages(meeting)),
                st.tuples(people, note_commands()),
                st.tuples(st.just(ADA), talk_commands()),
                st.tuples(people, decision_commands()),
                st.tuples(people, room_commands(meeting)),
            )
        )
        try:
            room.seat(by).send(command)
        except Refused:
            continue

    check(room)


@settings(max_examples=20, deadline=None)
@given(phase=st.sampled_from(list(Phase)), is_handed_in=st.booleans())
def test_a_restart_publishes_the_same_after_a_whole_course(
    *, phase: Phase, is_handed_in: bool
) -> None:
    room = TestRoom().go_to(min(phase, Phase.READING, key=lambda one: one.order))
    if phase.order >= Phase.READING.order:
        for person in (BEN, MINA):
            room.add_note(person, "1.2 million")
        if is_handed_in:
            room.seat(BEN).hand_in_notes()
    room.go_to(min(phase, Phase.DECISIONS, key=lambda one: one.order))

    check(room)


def test_a_key_and_a_box_go_to_nobody() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.seat(BEN).hand_in_notes()

    kinds = {type(e.event) for e in (*room.host.own(BEN), *room.host.shared.entries)}

    assert not kinds & {EntrySealed, KeyHandedIn}


def test_who_has_finished_reading_is_told_to_nobody_else() -> None:
    room = TestRoom().go_to(Phase.READING)

    room.seat(BEN).send(FinishReading())

    assert [type(entry.event).__name__ for entry in room.host.own(BEN)][-1] == (
        "ReadingFinished"
    )
    assert not room.host.own(MINA)


def test_the_memo_goes_to_its_author_first_and_then_to_everyone() -> None:
    room = TestRoom().go_to(Phase.LOBBY)

    def memos(host: HostRoom, person: PersonId) -> int:
        return sum(isinstance(e.event, MemoFrozen) for e in host.own(person))

    def shared(host: HostRoom) -> int:
        return sum(isinstance(e.event, MemoFrozen) for e in host.shared.entries)

    assert shared(room.host) == 0
    assert memos(room.host, ADA) == 1
    assert memos(room.host, BEN) == 1, "he was named author after it was frozen"
    assert memos(room.host, MINA) == 0
    room.go_to(Phase.READING)
    assert shared(room.host) == 1


def test_nothing_published_makes_the_blank_meeting() -> None:
    publisher = Publisher()

    assert publisher.replay([]) == Meeting()
    assert len(publisher.shared) == 0
    assert publisher.own(BEN) == ()
