# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The run sheet's order is one for all screens; what is pinned stands first."""

import pytest

from meetingroom.discussion.run_sheet import ordering, pinning
from meetingroom.meeting.command.note import SetMeToo
from meetingroom.meeting.command.topic import (
    MergeTopics,
    OrderTopics,
    PinTopic,
    SplitTopic,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import RunSheetOrder
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

ONE, TWO, THREE = (TopicId(f"topic-{number}") for number in range(3))


@pytest.fixture
def room() -> TestRoom:
    """In the order of the text: an agreed one, a popular one, a blocker."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "two systems", body="Only two?")
    room.add_note(MINA, "1.2 million", body="A source?")
    room.add_note(TOM, "how many contracts", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    popular = room.host.meeting.topics[TWO].notes[0]
    for person in (BEN, RITA):
        room.seat(person).send(SetMeToo(popular, is_on=True))
    return room


def sheet(room: TestRoom, viewer: PersonId = TOM) -> list[str]:
    return list(room.seat(viewer).snapshot().meeting.topics)


def done(room: TestRoom, command: Command) -> Command:
    """Have the facilitator do something; returns what takes it back."""
    back = inverse(command, room.seat(ADA).snapshot().meeting)
    room.seat(ADA).send(command)
    assert back is not None
    return back


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (RunSheetOrder.BLOCKERS, [THREE, TWO, ONE]),
        (RunSheetOrder.PEOPLE, [TWO, ONE, THREE]),
        (RunSheetOrder.SPLIT, [TWO, ONE, THREE]),
        (RunSheetOrder.PAGE, [ONE, TWO, THREE]),
    ],
)
def test_an_order_is_on_all_screens_and_is_undone(
    room: TestRoom, order: RunSheetOrder, expected: list[TopicId]
) -> None:
    before = sheet(room)
    back = done(room, ordering(room.host.meeting, order))
    assert sheet(room) == sheet(room, ADA) == expected
    assert room.seat(TOM).snapshot().meeting.topic_order is order

    room.seat(ADA).send(back)
    assert sheet(room) == before
    assert room.host.meeting.topic_order is RunSheetOrder.BLOCKERS


def test_a_pinned_topic_stays_first_in_every_order(room: TestRoom) -> None:
    back = done(room, PinTopic(TWO, is_pinned=True))
    assert sheet(room) == [TWO, ONE, THREE]
    room.seat(ADA).send(ordering(room.host.meeting, RunSheetOrder.BLOCKERS))
    assert sheet(room) == [TWO, THREE, ONE]
    room.seat(ADA).send(PinTopic(ONE, is_pinned=True))
    assert sheet(room) == [ONE, TWO, THREE]

    room.seat(ADA).send(back)
    assert sheet(room) == [ONE, TWO, THREE]
    assert not room.host.meeting.topics[TWO].is_pinned


def test_a_topic_that_is_let_go_returns_to_where_it_belongs(room: TestRoom) -> None:
    room.seat(ADA).send(ordering(room.host.meeting, RunSheetOrder.PAGE))
    room.seat(ADA).send(PinTopic(TWO, is_pinned=True))
    room.seat(ADA).send(PinTopic(THREE, is_pinned=True))
    assert sheet(room) == [THREE, TWO, ONE]

    topic = room.host.meeting.topics[TWO]
    back = done(room, pinning(room.host.meeting, topic))
    assert sheet(room) == [THREE, ONE, TWO]
    room.seat(ADA).send(back)
    assert sheet(room) == [THREE, TWO, ONE]
    assert pinning(room.host.meeting, room.host.meeting.topics[ONE]).is_pinned


def test_an_order_made_before_a_merge_still_holds(room: TestRoom) -> None:
    command = ordering(room.host.meeting, RunSheetOrder.BLOCKERS)
    room.seat(ADA).send(MergeTopics(TWO, ONE))
    late = room.add_note(TOM, "in January")
    room.seat(ADA).send(command)

    assert sheet(room) == [THREE, ONE, f"late-{late}"]


def test_what_is_split_off_a_pinned_topic_stands_beside_it(room: TestRoom) -> None:
    room.seat(ADA).send(MergeTopics(TWO, ONE))
    notes = room.host.meeting.topics[ONE].notes
    for topic in (THREE, ONE):
        room.seat(ADA).send(PinTopic(topic, is_pinned=True))
    room.seat(ADA).send(SplitTopic(ONE, TopicId("own"), notes[1:], "Own"))

    assert sheet(room) == [ONE, "own", THREE]
    room.seat(ADA).send(OrderTopics(RunSheetOrder.PAGE, ()))
    assert sheet(room) == [ONE, "own", THREE]


def test_pinning_twice_is_refused(room: TestRoom) -> None:
    with pytest.raises(Refused, match="not pinned"):
        room.seat(ADA).send(PinTopic(ONE, is_pinned=False))
    room.seat(ADA).send(PinTopic(ONE, is_pinned=True))
    with pytest.raises(Refused, match="pinned already"):
        room.seat(ADA).send(PinTopic(ONE, is_pinned=True))
    with pytest.raises(Refused, match="Only the facilitator"):
        room.seat(TOM).send(PinTopic(TWO, is_pinned=True))
