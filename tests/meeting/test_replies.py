# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Replies to opened notes, one level deep."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import ReplyToNote, TakeBackReply
from meetingroom.meeting.command.room import AddPerson, ChangeSetup
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.meeting.notes import MAX_REPLY_CP, MOST_REPLIES
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.undo import inverse
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

ONE = ReplyId("one")


def opened(
    phase: Phase = Phase.MARGINS, *, are_names_shown: bool = True
) -> tuple[TestRoom, NoteId]:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    note = room.add_note(TOM, "1.2 million")
    return room.go_to(phase), note


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as refusal:
        room.seat(by).send(command)
    return refusal.value.sentence


def bodies(room: TestRoom, note: NoteId, viewer: PersonId = ADA) -> list[str]:
    seen = room.seat(viewer).snapshot().meeting
    return [reply.body for reply in seen.notes[note].replies]


@pytest.mark.parametrize("phase", [Phase.MARGINS, Phase.DISCUSSION, Phase.DECISIONS])
def test_any_attendee_replies_after_the_reveal(phase: Phase) -> None:
    room, note = opened(phase)

    room.seat(BEN).send(ReplyToNote(note, ONE, "  From finance. "))
    room.seat(TOM).send(ReplyToNote(note, ReplyId("two"), "Which page?"))

    assert bodies(room, note, MINA) == ["From finance.", "Which page?"]


def test_nobody_replies_before_the_reveal_and_observers_never() -> None:
    room, note = opened(Phase.READING)
    too_early = refused(room, TOM, ReplyToNote(note, ONE, "Well."))
    room.seat(ADA).send(AddPerson(PersonId("w"), "Walt", is_observer=True))
    room.go_to(Phase.MARGINS)

    assert "A note can be replied to only during" in too_early
    observing = refused(room, PersonId("w"), ReplyToNote(note, ONE, "Well."))
    assert observing == "Only the attendee does this."


def test_a_reply_answers_a_note_and_no_reply() -> None:
    room, note = opened()
    room.seat(BEN).send(ReplyToNote(note, ONE, "From finance."))
    deeper = ReplyToNote(NoteId(ONE), ReplyId("two"), "Really?")

    assert "no such note" in refused(room, TOM, deeper)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (ReplyToNote(NoteId(""), ReplyId("two"), " "), "still empty"),
        (ReplyToNote(NoteId(""), ReplyId(""), "Well."), "without a proper id"),
        (ReplyToNote(NoteId(""), ONE, "Well."), "in the margin already"),
        (
            ReplyToNote(NoteId(""), ReplyId("two"), "x" * (MAX_REPLY_CP + 1)),
            "1001 characters; the most is 1000",
        ),
    ],
)
def test_a_reply_that_cannot_stand_is_refused(command: ReplyToNote, why: str) -> None:
    room, note = opened()
    room.seat(BEN).send(ReplyToNote(note, ONE, "From finance."))

    assert why in refused(room, TOM, ReplyToNote(note, command.reply, command.body))


def test_an_endless_exchange_is_taken_to_the_discussion() -> None:
    room, note = opened()
    for number in range(MOST_REPLIES):
        room.host.submit(ReplyToNote(note, ReplyId(f"r{number}"), "Well."), BEN)

    assert "Take it up in the discussion" in refused(
        room, BEN, ReplyToNote(note, ReplyId("more"), "Well.")
    )


def test_only_its_writer_takes_a_reply_back_and_undo_brings_it_again() -> None:
    room, note = opened()
    reply, take_back = ReplyToNote(note, ONE, "From finance."), TakeBackReply(note, ONE)
    room.seat(BEN).send(reply)
    by_other = refused(room, TOM, take_back)
    before = room.seat(BEN).snapshot().meeting
    room.seat(BEN).send(take_back)
    gone = bodies(room, note)
    back = inverse(take_back, before)
    assert back is not None
    room.seat(BEN).send(back)

    assert by_other == "You have no such reply."
    assert gone == []
    assert bodies(room, note) == ["From finance."]
    assert inverse(reply, before) == take_back
    assert inverse(TakeBackReply(note, ReplyId("two")), before) is None
    assert inverse(TakeBackReply(NoteId("two"), ONE), before) is None


def test_without_names_nobody_learns_who_replied() -> None:
    room, note = opened(are_names_shown=False)
    room.seat(BEN).send(ReplyToNote(note, ONE, "From finance."))

    for viewer, author in ((ADA, SOMEBODY), (TOM, SOMEBODY), (BEN, BEN)):
        seen = room.seat(viewer).snapshot().meeting
        (reply,) = seen.notes[note].replies
        assert reply.author == author
        assert seen.name_of_replier(reply) == ""
    room.seat(BEN).send(TakeBackReply(note, ONE))
    assert bodies(room, note, TOM) == []


def test_with_names_a_reply_carries_its_writer_s() -> None:
    room, note = opened()
    room.seat(BEN).send(ReplyToNote(note, ONE, "From finance."))

    meeting = room.seat(TOM).snapshot().meeting
    assert meeting.name_of_replier(meeting.notes[note].replies[0]) == "Ben"
