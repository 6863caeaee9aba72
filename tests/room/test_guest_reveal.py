# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The guest's room at the reveal, and after a host was restored from a backup."""

import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    EditNote,
    FinishReading,
    OwnNote,
    ReplyToNote,
    TakeBackReply,
)
from meetingroom.meeting.command.room import CloseMeeting, OpenDecisions
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, ReplyId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.room.sealed_margin import NOTHING_SEALED
from tests.protocol.world import World
from tests.room.attending import NOTE, begun, bodies
from tests.support.meetings import BEN, MINA


def close(world: World, command: CloseMeeting) -> None:
    """Go from open margins to the closed record."""
    world.talk()
    world.lead(OpenDecisions())
    world.lead(command)
    assert world.meeting.phase is Phase.CLOSED


def test_the_reveal_opens_all_notes_at_one_instant() -> None:
    world, ben, mina = begun()
    ben.room.send(NOTE)
    mina.room.send(AddNote(NoteId("m"), NoteKind.TYPO, "canary-mina-1"))
    world.heal()
    world.reveal()
    assert not world.meeting.notes

    world.progress(ben)
    world.progress(ben)
    assert not world.meeting.notes, "Mina's key is still to come"
    world.progress(mina)
    world.progress(mina)
    world.progress(ben)

    assert (
        sorted(bodies(ben))
        == sorted(bodies(mina))
        == [
            "canary-ben-1",
            "canary-mina-1",
        ]
    )


def test_agreeing_without_a_word_comes_through_the_seal() -> None:
    world, ben, mina = begun()
    ben.room.send(AddNote(NoteId("b"), NoteKind.AGREE, ""))
    mina.room.send(NOTE)
    world.heal()
    world.reveal()

    for who in (ben, mina, ben, mina):
        world.progress(who)

    for one in (ben, mina):
        note = one.room.snapshot().meeting.notes[NoteId("b")]
        assert (note.kind, note.body, note.author) == (NoteKind.AGREE, "", BEN)


def test_who_is_away_at_the_reveal_opens_notes_on_coming_back() -> None:
    world, ben, mina = begun()
    ben.room.send(NOTE)
    world.heal()
    world.cut(ben, does_host_notice=True)
    world.reveal()
    world.progress(mina)
    snapshot = mina.room.snapshot()
    assert not snapshot.meeting.notes

    world.heal()

    assert bodies(mina) == ["canary-ben-1"]
    assert bodies(ben) == ["canary-ben-1"]


def test_notes_handed_in_early_open_without_their_writer() -> None:
    world, ben, mina = begun()
    with pytest.raises(Refused, match=NOTHING_SEALED):
        ben.room.hand_in_notes()
    ben.room.send(NOTE)
    ben.room.hand_in_notes()
    world.heal()
    assert not world.meeting.notes
    world.cut(ben, does_host_notice=True)

    world.reveal()
    world.progress(mina)

    assert bodies(mina) == ["canary-ben-1"]


def test_a_note_written_offline_before_the_reveal_comes_with_the_others() -> None:
    world, ben, mina = begun()
    world.cut(ben, does_host_notice=True)
    ben.room.send(NOTE)
    world.reveal()

    world.heal()

    assert bodies(mina) == ["canary-ben-1"]
    assert not world.meeting.notes[NoteId("n")].is_after_reveal


def test_a_late_key_in_the_discussion_puts_notes_on_the_run_sheet() -> None:
    world, ben, mina = begun()
    ben.room.send(NOTE)
    world.heal()
    world.cut(ben, does_host_notice=True)
    world.reveal()
    world.talk()
    assert world.meeting.phase is Phase.DISCUSSION

    world.heal()

    topic = mina.room.snapshot().meeting.topic_of(NoteId("n"))
    assert topic is not None
    assert topic.notes == (NoteId("n"),)


def test_in_a_meeting_without_names_only_the_writer_knows_an_own_note() -> None:
    world, ben, mina = begun(are_names_shown=False)
    ben.room.send(NOTE)
    world.reveal()
    world.heal()

    own = ben.room.snapshot().meeting.notes[NoteId("n")]
    others = mina.room.snapshot().meeting.notes[NoteId("n")]
    assert own.author == BEN
    assert others.author not in (BEN, MINA)


def test_in_a_meeting_without_names_only_the_writer_knows_an_own_reply() -> None:
    world, ben, mina = begun(are_names_shown=False)
    ben.room.send(NOTE)
    world.reveal()
    world.heal()
    mina.room.send(ReplyToNote(NoteId("n"), ReplyId("r"), "Page 4."))
    mina.crash()
    world.heal()

    at_ben, at_mina = (
        guest.room.snapshot().meeting.notes[NoteId("n")].replies[0].author
        for guest in (ben, mina)
    )
    assert at_mina == MINA
    assert at_ben not in (BEN, MINA)
    mina.room.send(TakeBackReply(NoteId("n"), ReplyId("r")))
    world.heal()
    assert ben.room.snapshot().meeting.notes[NoteId("n")].replies == ()


def test_a_writer_s_name_at_an_own_note_reaches_every_laptop() -> None:
    world, ben, mina = begun(are_names_shown=False)
    ben.room.send(NOTE)
    world.reveal()
    world.heal()

    ben.room.send(OwnNote(NoteId("n")))
    world.heal()

    for guest in (ben, mina):
        meeting = guest.room.snapshot().meeting
        assert meeting.notes[NoteId("n")].author == BEN
        assert meeting.notes[NoteId("n")].is_owned


def test_a_copy_that_was_being_dropped_is_begun_anew() -> None:
    world, ben, _ = begun()
    ben.room.send(NOTE)
    ben.disk.copied = ()
    ben.crash()

    world.heal()

    world.check_healed()
    assert bodies(ben) == ["canary-ben-1"]


def test_a_host_restored_to_before_the_reveal_seals_own_notes_again() -> None:
    world, ben, _ = begun()
    ben.room.send(NOTE)
    world.heal()
    world.back_up_host()
    world.reveal()
    world.heal()

    world.restore_host(-1)
    world.heal()

    assert world.meeting.phase is Phase.READING
    assert bodies(ben) == ["canary-ben-1"]
    ben.room.send(EditNote(NOTE.note, NoteKind.TYPO, "canary-ben-2"))
    assert bodies(ben) == ["canary-ben-2"]
    world.heal()
    world.reveal()
    world.heal()
    assert [note.body for note in world.meeting.notes.values()] == ["canary-ben-2"]


def test_a_host_restored_meanwhile_gets_everything_again() -> None:
    world, ben, _ = begun()
    ben.do(NOTE)
    ben.do(FinishReading())
    world.heal()
    assert ben.room.unanswered == 0

    world.restore_host(0)
    world.connect(ben)
    world.progress(ben)
    world.side.look_around()
    world.heal()

    world.check_healed()
    assert BEN in world.meeting.finished


def test_what_an_earlier_host_took_is_not_refused_in_so_many_words() -> None:
    world, ben, _ = begun()
    ben.room.send(FinishReading())
    world.heal()
    told: list[object] = []
    ben.room.subscribe_refusals(lambda command, no: told.append((command, no)))

    world.restore_host(0)
    world.reveal()
    world.heal()

    assert told == []
    assert ben.room.unanswered == 0
    world.restore_host(0)
    world.heal()
    assert BEN in world.meeting.finished


def test_a_note_that_a_restored_host_cannot_take_yet_comes_when_it_can() -> None:
    world, ben, _ = begun()
    world.reveal()
    world.heal()
    ben.room.send(NOTE)
    world.heal()
    told: list[object] = []
    ben.room.subscribe_refusals(lambda command, no: told.append(command))

    world.restore_host(0)
    world.heal()
    assert NOTE.note not in world.meeting.notes
    world.reveal()
    world.heal()

    assert NOTE.note in world.meeting.notes
    assert told == []


def test_what_came_too_late_for_the_record_is_kept_on_its_machine() -> None:
    world, ben, _ = begun()
    ben.hang_up()
    ben.room.send(NOTE)
    world.reveal()
    close(world, CloseMeeting())
    world.heal()

    link = ben.room.snapshot().surroundings.link
    assert link is not None
    assert (ben.room.snapshot().meeting.phase, link.refused) == (Phase.CLOSED, 1)
    assert bodies(ben) == []
    with pytest.raises(Refused):
        ben.room.hand_in_notes()
    assert not ben.room.is_over


def test_a_meeting_closed_with_everything_in_it_is_over() -> None:
    world, ben, _ = begun()
    ben.room.send(NOTE)
    world.heal()
    world.reveal()
    world.heal()
    close(world, CloseMeeting())
    world.heal()

    assert ben.room.snapshot().meeting.phase is Phase.CLOSED
    assert ben.room.is_over


def test_notes_that_stay_sealed_in_a_closed_meeting_are_not_over() -> None:
    world, ben, _ = begun()
    ben.room.send(NOTE)
    world.heal()
    ben.hang_up()
    world.reveal()
    close(world, CloseMeeting("Ben’s laptop is broken."))
    world.heal()

    assert ben.room.snapshot().meeting.phase is Phase.CLOSED
    assert bodies(ben) == ["canary-ben-1"]
    assert not ben.room.is_over
