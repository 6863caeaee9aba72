# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The guest's side: what it says and keeps, and when it wants another connection."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    FinishReading,
    HandInKey,
)
from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.event.topic import TopicAdded, TopicEnded
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.protocol.guest_side import (
    GuestSide,
    GuestStage,
    OtherMeetingError,
    OutOfStepError,
)
from meetingroom.protocol.line import Line
from meetingroom.protocol.message import (
    Bye,
    Challenge,
    Door,
    Farewell,
    Hello,
    Refusal,
    Shared,
    Sync,
    Welcome,
)
from tests.protocol.attendee import PIN, SECRET, make_machine
from tests.protocol.hall import Hall, stranger
from tests.protocol.world import Parts, World, prepared
from tests.support.guest_disk import ListDisk
from tests.support.meetings import BEN, MEETING, MINA, START

CHALLENGE = Challenge(b"n" * 32, (1, 1), MEETING)


def new_side(hall: Hall | None = None) -> tuple[GuestSide, ListDisk]:
    """Return the side of a machine that has heard nothing yet."""
    machine = hall.machine(BEN) if hall else make_machine(BEN)
    disk = ListDisk(machine.attendance)
    ids = (f"made-{number}" for number in range(1000))
    return GuestSide(disk, machine.attendance, lambda: next(ids)), disk


def talk(hall: Hall, line: Line, side: GuestSide) -> None:
    """Let both sides say everything; what the host has heard is stored."""
    for _ in range(5):
        for message in hall.hear(line):
            side.receive(message, PIN, SECRET)
        while (said := side.next_message()) is not None:
            hall.side.receive(line, said)
        hall.side.commit()


def joined(phase: Phase = Phase.READING) -> tuple[Hall, Line, GuestSide, ListDisk]:
    hall = Hall(phase)
    side, disk = new_side(hall)
    line = hall.side.open()
    talk(hall, line, side)
    return hall, line, side, disk


def test_a_hello_answers_the_challenge_and_says_what_is_here() -> None:
    side, disk = new_side()
    side.receive(CHALLENGE, PIN, SECRET)

    hello = side.next_message()

    assert isinstance(hello, Hello)
    assert (hello.device, hello.secret) == (disk.attendance.device, SECRET)
    assert (hello.cursor, hello.digest, hello.answered) == (0, "", 0)
    assert side.next_message() is None


def test_another_meeting_is_not_joined() -> None:
    side, _ = new_side()

    with pytest.raises(OtherMeetingError):
        side.receive(Challenge(b"n", (1, 1), MeetingId("other")), PIN, SECRET)

    assert side.next_message() is None


def test_after_the_welcome_the_copy_grows_to_what_the_host_has() -> None:
    hall, _, side, disk = joined()

    assert side.stage is GuestStage.IN
    assert side.is_caught_up
    assert side.attendance.cursor == len(hall.host.shared) == len(disk.copied)
    assert side.known.phase is Phase.READING
    assert side.attendance.person == BEN
    again = GuestSide(disk, disk.attendance, str)
    assert again.known == side.known


def test_a_missing_piece_of_the_log_ends_the_connection() -> None:
    _, _, side, _ = joined()

    with pytest.raises(OutOfStepError):
        side.receive(Shared(side.attendance.cursor + 1, ()), PIN, SECRET)


def test_what_one_command_did_to_two_topics_may_come_in_two_messages() -> None:
    _, _, side, _ = joined()
    asked, topics = CommandId("asked"), (TopicId("one"), TopicId("two"))
    did: list[tuple[CommandId, Event]] = [
        (CommandId(topic), TopicAdded(Topic(topic, "Cost", ()))) for topic in topics
    ]
    did += [(asked, TopicEnded(topic, Outcome.DECIDE)) for topic in topics]

    for command_id, event in did:
        entry = Recorded(1, command_id, START, MINA, event)
        side.receive(Shared(side.attendance.cursor, (entry,)), PIN, SECRET)

    outcomes = [side.known.topics[topic].outcome for topic in topics]
    assert outcomes == [Outcome.DECIDE, Outcome.DECIDE]


def test_a_welcome_to_somewhere_else_ends_the_connection() -> None:
    _, _, side, _ = joined()
    welcome = Welcome(1, BEN, 0, None, side.attendance.cursor - 1, 5, START)

    with pytest.raises(OutOfStepError):
        side.receive(welcome, PIN, SECRET)


def test_another_log_is_copied_anew_and_own_entries_stay() -> None:
    hall, _, side, disk = joined()
    side.put(FinishReading(), CommandId("entry"))
    side.attendance = replace(side.attendance, digest="of another log")
    side.lost()

    line = hall.side.open()
    talk(hall, line, side)

    assert side.attendance.cursor == len(hall.host.shared)
    assert len(disk.copied) == len(side.copy)
    assert BEN in side.known.finished
    assert side.known.people == hall.host.meeting.people


def test_who_waits_knows_why_and_may_change_the_name() -> None:
    hall = Hall()
    machine = stranger("Ada")
    disk = ListDisk(machine.attendance)
    side = GuestSide(disk, machine.attendance, str)
    line = hall.side.open()
    talk(hall, line, side)
    assert side.stage is GuestStage.WAITING
    assert "Ada" in side.door_problem

    side.rename("Ada L.")
    talk(hall, line, side)

    assert side.door_problem == ""
    assert disk.attendance.name == "Ada L."
    assert hall.side.at_door()[0].name == "Ada L."


def test_what_need_not_survive_is_said_only_while_connected() -> None:
    _, _, side, _ = joined()
    side.say(Sync(1.0))
    side.lost()
    side.say(Bye())

    assert side.next_message() is None
    assert side.stage is GuestStage.OUT


def test_a_farewell_is_known_until_the_next_hello() -> None:
    _, _, side, _ = joined()
    side.receive(Farewell("Bye."), PIN, SECRET)
    assert side.stage is GuestStage.OUT
    assert side.farewell == Farewell("Bye.")

    side.receive(CHALLENGE, PIN, SECRET)

    assert side.farewell is None


def test_a_refusal_nobody_knows_is_told_to_nobody() -> None:
    _, _, side, _ = joined()

    side.receive(Refusal(99, "No."), PIN, SECRET)

    assert side.late_refusals == []


def test_the_door_of_a_meeting_is_no_place_to_send_entries() -> None:
    side, _ = new_side()
    side.put(FinishReading(), CommandId("entry"))

    side.receive(Door(), PIN, SECRET)

    assert side.next_message() is None


@pytest.mark.parametrize("has_written", [True, False])
def test_the_key_is_handed_in_once_after_the_reveal(*, has_written: bool) -> None:
    """Also by a machine that knows of no note: it may have been restored."""
    world = World(Parts(), *prepared(are_names_shown=True))
    world.heal()
    ben = world.guests[0]
    if has_written:
        ben.do(AddNote(NoteId("n"), NoteKind.QUESTION, "canary-ben-1"))
    world.reveal()
    world.heal()
    ben.crash()
    world.heal()

    box = ben.room._side.outbox
    commands = [box.command_of(entry) for entry in box.entries]
    assert sum(isinstance(command, HandInKey) for command in commands) == 1


@pytest.mark.parametrize("writes", range(14))
def test_a_disk_that_fails_at_any_write_loses_nothing(writes: int) -> None:
    world = World(Parts(), *prepared(are_names_shown=True))
    ben = world.guests[0]
    world.lead(SetAway(MINA, is_away=True))
    ben.disk.writes_left = writes

    kept = 0
    for number in range(3):
        body = f"canary-ben-{number}"
        note = AddNote(NoteId(f"n{number}"), NoteKind.QUESTION, body)
        kept += ben.do(note)
        world.progress(ben)
        world.progress(ben)
    world.reveal()
    world.progress(ben)
    ben.disk.writes_left = None
    ben.crash()
    world.heal()

    world.check_healed()
    assert len(world.meeting.notes) == kept


@pytest.mark.parametrize("writes", range(6))
def test_a_disk_that_fails_while_a_copy_is_begun_anew_loses_nothing(
    writes: int,
) -> None:
    world = World(Parts(), *prepared(are_names_shown=True))
    world.heal()
    ben = world.guests[0]
    ben.do(AddNote(NoteId("n"), NoteKind.QUESTION, "canary-ben-1"))
    ben.do(FinishReading())
    world.heal()
    world.restore_host(0)

    ben.disk.writes_left = writes
    for _ in range(4):
        world.progress(ben)
    if writes % 2:
        ben.crash()
    ben.disk.writes_left = None
    world.heal()

    world.check_healed()


def test_a_name_that_cannot_be_kept_is_not_changed() -> None:
    side, disk = new_side()
    disk.is_full = True

    with pytest.raises(StorageUnavailable):
        side.rename("Benjamin")

    disk.is_full = False
    assert disk.attendance.name == "ben"


def test_a_name_changed_before_the_door_is_said_there() -> None:
    side, _ = new_side()
    side.rename("Benjamin")
    assert side.next_message() is None

    side.receive(CHALLENGE, PIN, SECRET)

    hello = side.next_message()
    assert isinstance(hello, Hello)
    assert hello.name == "Benjamin"
