# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who says what became of a note, and how a writer takes a note up again."""

from dataclasses import replace

import msgspec
import pytest

from meetingroom.library.body import read_body
from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.room import ChangeSetup, CloseMeeting, SetAway
from meetingroom.meeting.command.topic import EndTopic
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import DispositionSet
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.topics import Outcome
from meetingroom.meeting.undo import inverse
from meetingroom.meeting.visible import visible
from meetingroom.memo.read.reading import FileComment
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

PARKED, FIX = Disposition.PARKED, Disposition.AUTHOR_WILL_FIX
WHY = "Tom agreed by telephone."


def talking(*, are_names_shown: bool = True) -> tuple[TestRoom, NoteId]:
    """A room in discussion with one blocker of Tom's."""
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    note = room.add_note(TOM, "1.2 million", NoteKind.BLOCKER)
    return room.go_to(Phase.DISCUSSION), note


def refused(room: TestRoom, by: PersonId, command: Command) -> Refused:
    with pytest.raises(Refused) as refusal:
        room.seat(by).send(command)
    return refusal.value


def replace_event(entry: Recorded, event: Event) -> Recorded:
    return msgspec.structs.replace(entry, event=event)


def known(room: TestRoom, note: NoteId) -> Note:
    return room.host.meeting.notes[note]


def test_a_writer_settles_their_own_note_without_a_reason() -> None:
    room, note = talking()

    room.seat(TOM).send(SetDisposition(note, FIX))

    assert known(room, note).disposition is FIX
    assert known(room, note).is_settled_by_writer


@pytest.mark.parametrize("by", [ADA, MINA, BEN])
def test_facilitator_scribe_and_author_do_not_settle_for_who_is_here(
    by: PersonId,
) -> None:
    room, note = talking()

    sentence = refused(room, by, SetDisposition(note, FIX, WHY)).sentence

    assert sentence.startswith("Tom wrote this note and says what becomes of it.")
    assert known(room, note).disposition is None


def test_for_who_is_away_the_facilitator_does_with_a_reason() -> None:
    room, note = talking()
    room.seat(TOM).send(SetAway(TOM, is_away=True))

    bare = refused(room, ADA, SetDisposition(note, FIX, "  "))
    by_scribe = refused(room, MINA, SetDisposition(note, FIX, WHY))
    room.seat(ADA).send(SetDisposition(note, FIX, WHY))

    assert bare.needs_reason
    assert "says what becomes of it" in by_scribe.sentence
    assert known(room, note).disposition_reason == WHY
    assert not known(room, note).is_settled_by_writer


def test_the_facilitator_settles_what_came_from_outside_with_a_reason() -> None:
    room = TestRoom()
    room.keep_pre_read(FileComment("Olga", "blocker: No way back."))
    room.go_to(Phase.DISCUSSION)
    (note,) = room.host.meeting.notes

    assert refused(room, ADA, SetDisposition(note, FIX)).needs_reason
    room.seat(ADA).send(SetDisposition(note, FIX, "Olga is not here."))

    assert known(room, note).disposition is FIX


def test_a_writer_who_comes_back_has_the_last_word() -> None:
    room, note = talking()
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    room.seat(ADA).send(SetDisposition(note, FIX, WHY))
    room.seat(TOM).send(SetAway(TOM, is_away=False))

    room.seat(TOM).send(SetDisposition(note, PARKED))
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    sentence = refused(room, ADA, SetDisposition(note, FIX, WHY)).sentence

    assert sentence == "Its writer has settled this note."
    assert known(room, note).disposition is PARKED


def ended(
    room: TestRoom, note: NoteId, outcome: Outcome | None = Outcome.PARK
) -> TopicId:
    topic = room.host.meeting.topic_of(note)
    assert topic is not None
    room.seat(ADA).send(EndTopic(topic.id, outcome))
    return topic.id


def test_a_topic_s_outcome_counts_until_the_writer_keeps_the_note_open() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(TOM, "1.2 million", NoteKind.CONCERN)
    room.go_to(Phase.DISCUSSION)
    ended(room, note)
    by_topic = room.host.meeting.disposition_of(known(room, note))

    room.seat(TOM).send(SetDisposition(note, None, is_kept_open=True))

    assert by_topic is PARKED
    assert room.host.meeting.disposition_of(known(room, note)) is None


@pytest.mark.parametrize("outcome", Outcome)
def test_no_outcome_disposes_of_a_blocker_its_writer_does(outcome: Outcome) -> None:
    room, note = talking()
    ended(room, note, outcome)
    room.go_to(Phase.DECISIONS)

    assert room.host.meeting.disposition_of(known(room, note)) is None
    assert [blocker.id for blocker in open_blockers(room.host.meeting)] == [note]
    sentence = refused(room, ADA, CloseMeeting()).sentence
    assert sentence.startswith("1 blocker has no disposition.")

    room.seat(TOM).send(SetDisposition(note, FIX))
    room.seat(ADA).send(CloseMeeting())
    assert room.host.meeting.phase is Phase.CLOSED


def test_a_topic_that_ended_in_an_earlier_version_settled_its_blockers() -> None:
    room, note = talking()
    topic = room.host.meeting.topic_of(note)
    assert topic is not None
    body = f'{{"type":"TopicEnded","topic":"{topic.id}","outcome":"park"}}'

    kept = replace_event(room.host.log[-1], read_body(body))
    meeting = apply(room.host.meeting, kept)

    assert meeting.disposition_of(known(room, note)) is PARKED
    assert not open_blockers(meeting)
    ended(room, note)
    assert [blocker.id for blocker in open_blockers(room.host.meeting)] == [note]


def test_what_is_not_agreed_needs_its_reason() -> None:
    room, note = talking()

    bare = refused(room, TOM, SetDisposition(note, Disposition.NOT_AGREED, " "))
    room.seat(TOM).send(SetDisposition(note, Disposition.NOT_AGREED, "Legal said no."))

    assert bare.needs_reason
    assert bare.sentence == "Say why it is not agreed; the reason stands in the record."
    assert known(room, note).disposition is Disposition.NOT_AGREED


def test_a_note_cannot_be_settled_and_open_at_once() -> None:
    room, note = talking()
    both = SetDisposition(note, FIX, is_kept_open=True)

    assert "has no disposition" in refused(room, TOM, both).sentence


@pytest.mark.parametrize(
    ("by", "before", "act"),
    [
        (TOM, None, SetDisposition(NoteId(""), FIX)),
        (TOM, FIX, SetDisposition(NoteId(""), None, is_kept_open=True)),
        (ADA, None, SetDisposition(NoteId(""), FIX, WHY)),
    ],
)
def test_settling_is_undone(
    by: PersonId, before: Disposition | None, act: SetDisposition
) -> None:
    room, note = talking()
    if before is not None:
        room.seat(TOM).send(SetDisposition(note, before))
    if by == ADA:
        room.seat(TOM).send(SetAway(TOM, is_away=True))
    act = SetDisposition(note, act.disposition, act.reason, act.is_kept_open)
    was = known(room, note)
    back = inverse(act, room.seat(by).snapshot().meeting)
    assert back is not None

    room.seat(by).send(act)
    changed = known(room, note)
    room.seat(by).send(back)

    assert changed != was
    assert known(room, note) == was


def test_without_names_settling_does_not_tell_who_wrote_or_is_away() -> None:
    room, note = talking(are_names_shown=False)
    here = refused(room, ADA, SetDisposition(note, FIX))
    by_other = refused(room, BEN, SetDisposition(note, FIX, WHY))
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    away = refused(room, ADA, SetDisposition(note, FIX))
    room.seat(TOM).send(SetAway(TOM, is_away=False))

    room.seat(TOM).send(SetDisposition(note, FIX))

    assert (here.sentence, here.needs_reason) == (away.sentence, away.needs_reason)
    assert "Tom" not in by_other.sentence
    for person in (ADA, BEN, MINA):
        log = room.host.log
        seen = room.seat(person).snapshot().meeting.notes[note]
        assert (seen.author, seen.disposition) == (SOMEBODY, FIX)
        assert seen.is_settled_by_writer
        assert log[-1].by == TOM


def test_without_names_the_facilitator_stands_by_what_they_settled() -> None:
    room, note = talking(are_names_shown=False)

    room.seat(ADA).send(SetDisposition(note, FIX, WHY))

    recorded = room.host.log[-1]
    assert visible(recorded, BEN, room.host.meeting) == recorded
    seen = room.seat(BEN).snapshot().meeting.notes[note]
    assert (seen.disposition_reason, seen.is_settled_by_writer) == (WHY, False)


def with_typos(
    *writers: PersonId, are_names_shown: bool = True, author: PersonId = BEN
) -> TestRoom:
    """A room in discussion with one typo of each of some people."""
    room = TestRoom()
    setup = room.host.meeting.setup
    roles = replace(setup.roles, author=author)
    setup = replace(setup, roles=roles, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    for writer in writers:
        room.add_note(writer, "two systems", NoteKind.TYPO)
    return room.go_to(Phase.DISCUSSION)


def test_the_author_ticks_a_typo_of_somebody_who_is_here_and_takes_it_back() -> None:
    room = with_typos(TOM)
    (note,) = room.host.meeting.notes

    room.seat(BEN).send(SetDisposition(note, FIX))
    ticked = known(room, note)
    room.seat(BEN).send(SetDisposition(note, None))

    assert (ticked.disposition, ticked.is_settled_by_writer) == (FIX, False)
    assert known(room, note).disposition is None


@pytest.mark.parametrize(
    "asked",
    [
        SetDisposition(NoteId(""), PARKED, WHY),
        SetDisposition(NoteId(""), Disposition.NOT_AGREED, WHY),
        SetDisposition(NoteId(""), None, is_kept_open=True),
    ],
)
def test_the_author_says_nothing_else_of_somebody_s_typo(
    asked: SetDisposition,
) -> None:
    room = with_typos(TOM)
    (note,) = room.host.meeting.notes

    act = SetDisposition(note, asked.disposition, asked.reason, asked.is_kept_open)

    assert refused(room, BEN, act).sentence.startswith("The author ticks a typo")


def test_the_author_does_not_overrule_who_wrote_the_typo() -> None:
    room = with_typos(TOM)
    (note,) = room.host.meeting.notes
    room.seat(TOM).send(SetDisposition(note, Disposition.NOT_AGREED, "It is right."))

    sentence = refused(room, BEN, SetDisposition(note, FIX)).sentence

    assert sentence == "Its writer has settled this note."


def test_nobody_else_ticks_a_typo_of_who_is_here() -> None:
    room = with_typos(TOM)
    (note,) = room.host.meeting.notes

    for person in (ADA, MINA):
        sentence = refused(room, person, SetDisposition(note, FIX, WHY)).sentence
        assert sentence.startswith("The author of the memo, or its writer,")


def test_without_names_the_author_s_own_typos_do_not_stand_out() -> None:
    room = with_typos(TOM, BEN, are_names_shown=False)

    for note in room.host.meeting.notes:
        room.seat(BEN).send(SetDisposition(note, FIX))

    meeting = room.host.meeting
    shown = [visible(entry, ADA, meeting) for entry in room.host.log[-2:]]
    assert [entry.by for entry in shown if entry is not None] == [BEN, BEN]
    seen = room.seat(ADA).snapshot().meeting.notes.values()
    assert {note.is_settled_by_writer for note in seen} == {False}


def test_a_disposition_of_an_older_record_is_nobody_s_last_word() -> None:
    kept = '{"type":"DispositionSet","note":"n","disposition":"parked","reason":""}'

    assert read_body(kept) == DispositionSet(NoteId("n"), PARKED)
