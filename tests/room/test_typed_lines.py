# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lines that are being typed: seen by all at once, stored now and then, never lost."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.command.room import ChangeSetup, CloseMeeting, OpenDecisions
from meetingroom.meeting.command.topic import (
    MergeTopics,
    PartTopics,
    TakeUpTopic,
    TypeLine,
    WriteGist,
    WriteLine,
)
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.topic import LineTyped
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.limits import TYPED_S
from meetingroom.room.room_screen import on_guest, on_host
from tests.protocol.attendee import Attendee
from tests.protocol.world import World
from tests.room.attending import begun
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom


@pytest.fixture
def journal() -> ListJournal:
    return ListJournal()


@pytest.fixture
def room(journal: ListJournal) -> TestRoom:
    """Return a room that talks about the first of two topics; Mina is scribe."""
    room = TestRoom(journal).go_to(Phase.READING)
    room.add_note(TOM, "two systems", NoteKind.CONCERN)
    room.add_note(MINA, "invoices", NoteKind.QUESTION)
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(TakeUpTopic(topics(room)[0]))
    return room


def topics(room: TestRoom) -> list[TopicId]:
    return list(room.host.meeting.topics)


def seen(room: TestRoom, topic: TopicId) -> dict[PersonId, str]:
    return room.seat(BEN).snapshot().meeting.topics[topic].typed


def stored(room: TestRoom) -> list[str]:
    events = [entry.event for entry in room.host.log]
    return [event.text for event in events if isinstance(event, LineTyped)]


def talking() -> tuple[World, Attendee, Attendee, TopicId]:
    """Return a talk about the first of two topics, Ben and Mina connected."""
    world, ben, mina = begun()
    for note in ("n1", "n2"):
        world.lead(AddNote(NoteId(note), NoteKind.CONCERN, note, None))
    world.reveal()
    world.settle()
    world.talk()
    topic = next(iter(world.meeting.topics))
    world.lead(TakeUpTopic(topic))
    world.settle()
    return world, ben, mina, topic


def test_what_is_typed_is_on_all_screens_and_not_in_the_log(room: TestRoom) -> None:
    first = topics(room)[0]
    room.seat(MINA).send(TypeLine(first, "We"))

    assert seen(room, first) == {MINA: "We"}
    assert on_host(room.host).snapshot().meeting.topics[first].typed == {MINA: "We"}
    assert room.host.state(leads=False).typed[0].text == "We"
    assert stored(room) == []
    room.seat(MINA).send(TypeLine(first, " "))
    assert seen(room, first) == {}


def test_only_who_may_write_may_type(room: TestRoom) -> None:
    with pytest.raises(Refused):
        room.seat(BEN).send(TypeLine(topics(room)[0], "Me"))


def test_it_is_stored_now_and_then(room: TestRoom) -> None:
    first, second = topics(room)
    mina = room.seat(MINA)
    for words in ("We", "We go"):
        mina.send(TypeLine(first, words))
    assert stored(room) == []
    room.clock.advance(TYPED_S)
    mina.send(TypeLine(first, "We go in"))
    mina.send(TypeLine(first, "We go in March"))
    assert stored(room) == ["We go in"]
    mina.send(TypeLine(second, "Other"))

    assert stored(room) == ["We go in", "We go in March"]
    assert (seen(room, first), seen(room, second)) == (
        {MINA: "We go in March"},
        {MINA: "Other"},
    )


def test_a_written_line_ends_its_writers_typing_alone(room: TestRoom) -> None:
    first = topics(room)[0]
    room.seat(MINA).send(TypeLine(first, "Mina types"))
    room.seat(ADA).send(TypeLine(first, "Ada types"))
    room.seat(ADA).send(WriteLine(first, "Ada types on"))

    assert seen(room, first) == {MINA: "Mina types"}


def test_it_is_stored_before_the_room_goes_on(
    room: TestRoom, journal: ListJournal
) -> None:
    first, second = topics(room)
    room.seat(MINA).send(TypeLine(first, "Half a"))
    room.seat(ADA).send(TakeUpTopic(second))

    again = TestRoom(journal)
    assert again.host.meeting.topics[first].typed == {MINA: "Half a"}
    assert stored(room) == ["Half a"]


def test_a_full_disk_loses_nothing_that_is_typed(
    room: TestRoom, journal: ListJournal
) -> None:
    first = topics(room)[0]
    room.seat(MINA).send(TypeLine(first, "We"))
    room.clock.advance(TYPED_S)
    journal.is_full = True
    room.seat(MINA).send(TypeLine(first, "We go"))

    assert (seen(room, first), stored(room)) == ({MINA: "We go"}, [])


def test_half_lines_go_along_with_a_merged_topic(room: TestRoom) -> None:
    first, second = topics(room)
    was, into = (room.host.meeting.topics[topic] for topic in (first, second))
    room.seat(MINA).send(TypeLine(second, "to be"))
    room.seat(MINA).send(TypeLine(first, "or not"))
    room.seat(ADA).send(TypeLine(first, "Ada"))
    room.seat(ADA).send(MergeTopics(first, second))

    assert seen(room, second) == {MINA: "to be or not", ADA: "Ada"}
    room.seat(ADA).send(PartTopics(was, into, 0))
    assert seen(room, first) == {}
    assert seen(room, second) == {MINA: "to be or not", ADA: "Ada"}


def test_half_lines_go_along_with_the_scribes_part(room: TestRoom) -> None:
    first, second = topics(room)
    room.seat(MINA).send(TypeLine(first, "Rita says"))
    setup = room.host.meeting.setup
    for scribe in (TOM, None):
        roles = replace(setup.roles, scribe=scribe)
        room.seat(ADA).send(ChangeSetup(replace(setup, roles=roles)))

    assert (seen(room, first), seen(room, second)) == ({TOM: "Rita says"}, {})


def test_what_nobody_ended_stands_in_the_minutes(room: TestRoom) -> None:
    first = topics(room)[0]
    room.seat(MINA).send(TypeLine(first, "It is late "))
    room.seat(ADA).send(OpenDecisions())
    room.seat(ADA).send(CloseMeeting())

    (line,) = room.host.meeting.topics[first].lines
    assert (line.text, line.speaker, line.by) == ("It is late", None, MINA)
    assert seen(room, first) == {}


def test_a_guests_typing_is_no_entry_and_reaches_the_others() -> None:
    world, ben, mina, topic = talking()
    outgoing, length = len(mina.disk.entries), len(world.host.log)
    for words in ("We", "We go"):
        mina.room.send(TypeLine(topic, words))
    world.settle()

    shown = ben.room.snapshot().meeting.topics[topic].typed
    assert shown == {MINA: "We go"}
    assert on_guest(ben.room).snapshot().meeting.topics[topic].typed == shown
    assert (len(mina.disk.entries), len(world.host.log)) == (outgoing, length)


def test_typing_on_a_topic_that_is_gone_ends_no_connection() -> None:
    world, _, mina, topic = talking()
    mina.room.send(TypeLine(topic, "We"))
    setup = world.meeting.setup
    roles = replace(setup.roles, scribe=TOM)
    world.lead(ChangeSetup(replace(setup, roles=roles)))
    world.settle()

    assert mina.wire is not None
    assert world.host.state(leads=False).typed == ()


def test_a_guest_says_again_what_was_typed_without_the_host() -> None:
    world, ben, mina, topic = talking()
    world.cut(mina, does_host_notice=True)
    mina.room.send(TypeLine(topic, "alone"))
    world.heal()

    assert ben.room.snapshot().meeting.topics[topic].typed == {MINA: "alone"}
    mina.room.send(WriteLine(topic, "alone"))
    world.settle()
    assert ben.room.snapshot().meeting.topics[topic].typed == {}
    world.cut(mina, does_host_notice=True)
    world.heal()
    assert ben.room.snapshot().meeting.topics[topic].typed == {}


def test_a_guests_own_words_stand_before_the_host_answers() -> None:
    world, _, mina, topic = talking()
    one = DecisionId("d1")
    mina.room.send(WriteLine(topic, "A line"))
    mina.room.send(WriteGist("Done"))
    mina.room.send(DraftDecision(one, DecisionDraft("We go")))
    shown = mina.room.snapshot().meeting

    assert [line.text for line in shown.topics[topic].lines] == ["A line"]
    assert (shown.gist, shown.decisions[one].draft.statement) == ("Done", "We go")
    world.settle()
    assert world.meeting.gist == "Done"


def test_an_own_act_that_no_rule_takes_any_more_is_not_shown() -> None:
    world, _, mina, topic = talking()
    mina.room.send(WriteLine(topic, "A line"))
    other = next(t for t in world.meeting.topics if t != topic)
    world.lead(MergeTopics(topic, other))
    assert mina.wire is not None
    mina.wire.host_writes(1000)
    mina.listen(1000)

    assert mina.room.snapshot().meeting.topics[other].lines == ()
