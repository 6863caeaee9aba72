# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The scribe's lines are corrected, removed and put back until the record is frozen."""

import pytest

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.command.topic import (
    DropLine,
    EditLine,
    MergeTopics,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.topic import LineTyped
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import NO_LINE, CommandId, LineId, PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, START, TOM, TestRoom

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")


@pytest.fixture
def room() -> TestRoom:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(MINA, "the new system", body="Which one?")
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    return room


def topic(room: TestRoom) -> Topic:
    return room.host.meeting.topics[FIRST]


def done(room: TestRoom, command: Command, by: PersonId) -> Command:
    """Have something done; returns what takes it back."""
    back = inverse(command, room.seat(by).snapshot().meeting)
    room.seat(by).send(command)
    assert back is not None
    return back


def lines_of(room: TestRoom) -> list[tuple[str, PersonId | None]]:
    return [(line.text, line.speaker) for line in topic(room).lines]


def test_any_line_is_corrected_where_it_stands_and_back_again(room: TestRoom) -> None:
    first, second = LineId("1"), LineId("2")
    room.seat(MINA).send(WriteLine(FIRST, "Ten weks.", None, first))
    room.seat(ADA).send(WriteLine(FIRST, "Ada’s.", ADA, second))
    was = topic(room).lines[0]

    back = done(room, EditLine(FIRST, first, " Ten weeks. ", BEN), ADA)
    corrected = topic(room).lines[0]
    after = lines_of(room)
    room.seat(ADA).send(back)

    assert after == [("Ten weeks.", BEN), ("Ada’s.", ADA)]
    assert (corrected.by, corrected.at, corrected.id) == (was.by, was.at, was.id)
    assert lines_of(room) == [("Ten weks.", None), ("Ada’s.", ADA)]


def test_a_line_is_corrected_until_the_record_is_frozen(room: TestRoom) -> None:
    line = LineId("1")
    room.seat(MINA).send(WriteLine(FIRST, "Ten weks.", None, line))
    correct = EditLine(FIRST, line, "Ten weeks.")
    with pytest.raises(Refused, match="Only the facilitator or the scribe"):
        room.seat(TOM).send(correct)
    room.go_to(Phase.DECISIONS)
    room.seat(MINA).send(correct)
    room.seat(ADA).send(CloseMeeting())

    with pytest.raises(Refused):
        room.seat(MINA).send(EditLine(FIRST, line, "Nothing."))

    assert lines_of(room) == [("Ten weeks.", None)]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (EditLine(FIRST, LineId("9"), "Words."), "This line is gone"),
        (EditLine(FIRST, NO_LINE, "Words."), "This line is gone"),
        (EditLine(FIRST, LineId("1"), "  "), "The line is still empty"),
        (EditLine(FIRST, LineId("1"), "Words.", PersonId("zoe")), "not on the list"),
        (
            EditLine(TopicId("none"), LineId("1"), "Words."),
            "no longer on the run sheet",
        ),
        (WriteLine(FIRST, "W", None, LineId("3"), -1), "without a proper place"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    room: TestRoom, command: EditLine | WriteLine, sentence: str
) -> None:
    room.seat(MINA).send(WriteLine(FIRST, "One.", None, LineId("1")))
    room.seat(MINA).send(WriteLine(FIRST, "Without an id."))

    with pytest.raises(Refused, match=sentence):
        room.seat(MINA).send(command)

    assert [text for text, _ in lines_of(room)] == ["One.", "Without an id."]


def test_a_removed_line_comes_back_where_it_stood(room: TestRoom) -> None:
    for number in range(3):
        line = LineId(str(number))
        room.seat(MINA).send(WriteLine(FIRST, f"{number}.", BEN, line))

    backs = [done(room, DropLine(FIRST, LineId(str(n))), MINA) for n in (1, 0, 2)]
    gone = lines_of(room)
    for back in reversed(backs):
        room.seat(MINA).send(back)

    assert gone == []
    assert lines_of(room) == [("0.", BEN), ("1.", BEN), ("2.", BEN)]


def test_what_is_half_typed_stays_while_a_line_is_put_back(room: TestRoom) -> None:
    room.seat(MINA).send(WriteLine(FIRST, "Ten weeks.", None, LineId("1")))
    back = done(room, DropLine(FIRST, LineId("1")), MINA)
    no = CommandId("")
    half = Recorded(1, no, START, MINA, LineTyped(FIRST, "And then"))
    typed = apply(room.host.meeting, half)

    (event,) = handle(typed, back, MINA, START)
    after = apply(typed, Recorded(2, no, START, MINA, event))

    assert after.topics[FIRST].typed == {MINA: "And then"}
    assert [line.text for line in after.topics[FIRST].lines] == ["Ten weeks."]


def test_what_was_gone_before_is_not_corrected_back(room: TestRoom) -> None:
    meeting = room.host.meeting

    assert inverse(EditLine(FIRST, LineId("9"), "Words."), meeting) is None
    assert inverse(EditLine(TopicId("x"), LineId("9"), "Words."), meeting) is None
    assert inverse(DropLine(TopicId("x"), LineId("9")), meeting) is None


def test_a_corrected_line_parts_with_its_topic(room: TestRoom) -> None:
    line = LineId("1")
    room.seat(MINA).send(WriteLine(SECOND, "Ten weks.", None, line))
    back = done(room, MergeTopics(SECOND, FIRST), ADA)
    room.seat(MINA).send(EditLine(FIRST, line, "Ten weeks."))

    room.seat(ADA).send(back)

    assert lines_of(room) == []
    parted = room.host.meeting.topics[SECOND]
    assert [one.text for one in parted.lines] == ["Ten weeks."]
