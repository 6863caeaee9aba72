# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Colleagues notice what a person does and act in their own time."""

from dataclasses import replace

from meetingroom.meeting.command.room import (
    AddPerson,
    BeginReading,
    ChangeSetup,
    OpenLobby,
    OpenMargins,
    PauseClock,
    ResumeClock,
    SetAway,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.room.rehearsal.colleague import COLLEAGUES, MINA, RITA
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from tests.room.rehearsal.rooms import YOU, Practice
from tests.support.meetings import MEMO


def reading(memo: Memo = MEMO) -> Practice:
    practice = Practice(memo)
    practice.wait(15)
    practice.host.seat(YOU).send(OpenLobby())
    practice.wait(30)
    practice.host.seat(YOU).send(BeginReading())
    return practice


def test_colleagues_are_invited_and_take_the_free_parts() -> None:
    practice = Practice(MEMO)
    practice.wait(15)
    meeting = practice.host.meeting

    assert {c.id for c in COLLEAGUES} < set(meeting.people)
    assert all(meeting.people[c.id].is_away for c in COLLEAGUES)
    assert meeting.setup.roles.decider == RITA.id
    assert meeting.setup.goal


def test_parts_somebody_chose_are_left_alone() -> None:
    practice = Practice(MEMO)
    meeting = practice.host.meeting
    ben = PersonId("ben")
    practice.host.seat(YOU).send(AddPerson(ben, "Ben"))
    roles = replace(meeting.setup.roles, decider=ben)
    chosen = replace(meeting.setup, roles=roles, goal="Our own goal")
    practice.host.seat(YOU).send(ChangeSetup(chosen))

    practice.wait(15)

    assert practice.host.meeting.setup.roles.decider == ben
    assert practice.host.meeting.setup.goal == "Our own goal"


def sealed_notes(practice: Practice) -> list[Note]:
    """Return what everybody wrote so far, each read at its writer's own seat."""
    return [
        note
        for person in practice.host.meeting.people
        for note in practice.host.seat(person).snapshot().meeting.notes.values()
    ]


def test_they_come_into_the_lobby_one_by_one() -> None:
    practice = Practice(MEMO)
    practice.wait(15)
    practice.host.seat(YOU).send(OpenLobby())
    counts = set()
    for _ in range(30):
        practice.wait(1)
        people = practice.host.meeting.people.values()
        counts.add(sum(person.is_away for person in people))

    assert counts == {0, 1, 2, 3, 4}


def test_they_read_at_their_own_pace_and_one_asks_for_longer() -> None:
    practice = reading()
    order: list[str] = []
    longer: set[int] = set()
    for _ in range(20 * 60):
        practice.wait(1)
        meeting = practice.host.meeting
        order += [p for p in meeting.finished if p not in order]
        longer.add(len(meeting.longer))

    assert len(order) == 4
    assert order[-1] == RITA.id
    assert longer == {0, 1}


def test_nothing_happens_while_the_clock_is_paused() -> None:
    practice = reading()
    practice.wait(60)
    leader = practice.host.seat(YOU)
    leader.send(PauseClock())
    before = practice.host.log
    practice.wait(3600)
    during = practice.host.log
    leader.send(ResumeClock())
    practice.wait(20 * 60)

    assert during == before
    assert len(practice.host.meeting.finished) == 4


def test_a_rehearsal_taken_up_again_writes_no_note_twice() -> None:
    practice = reading()
    practice.wait(15 * 60)
    again = Rehearsal(practice.host, YOU, seed=1)
    practice.rehearsal = again
    practice.wait(6 * 60)
    written = [(n.author, n.body, n.anchor) for n in sealed_notes(practice)]

    assert len(written) > 4
    assert len(written) == len(set(written))


def test_unfinished_notes_are_not_written_after_the_reveal() -> None:
    practice = reading()
    practice.wait(60)
    practice.host.seat(YOU).send(OpenMargins("We have no time."))
    practice.wait(10 * 60)
    meeting = practice.host.meeting

    assert not any(note.is_after_reveal for note in meeting.notes.values())
    assert len(meeting.stances) == 4
    assert {c.id for c in COLLEAGUES} <= meeting.read_margins


def test_a_refusal_is_met_with_a_shrug() -> None:
    practice = Practice(MEMO)
    namesake = PersonId("namesake")
    practice.host.seat(YOU).send(AddPerson(namesake, MINA.name))

    practice.wait(30)

    assert MINA.id not in practice.host.meeting.people
    assert RITA.id in practice.host.meeting.people


def test_a_full_disk_is_met_with_a_shrug() -> None:
    practice = reading()
    practice.journal.is_full = True
    practice.wait(20 * 60)

    assert practice.host.meeting.phase is Phase.READING
    assert practice.host.meeting.notes == {}


def test_a_known_misspelling_becomes_a_small_edit() -> None:
    text = "We recieve about 300 letters a week and answer all of them by hand."
    practice = reading(Memo("Post", (Block(BlockKind.PARAGRAPH, text),), "post.md"))
    practice.wait(20 * 60)

    typos = [n for n in sealed_notes(practice) if n.kind is NoteKind.TYPO]

    assert [note.anchor.exact for note in typos if note.anchor] == ["recieve"]


def test_colleagues_come_back_to_a_talk_that_goes_on() -> None:
    practice = reading()
    you = practice.host.seat(YOU)
    you.send(OpenMargins("The hour is short."))
    practice.wait(1)
    practice.host.seat(MINA.id).send(SetAway(MINA.id, is_away=True))
    practice.wait(1)
    assert practice.host.meeting.people[MINA.id].is_away

    practice.rehearsal = Rehearsal(practice.host, YOU)
    practice.wait(1)

    assert not practice.host.meeting.people[MINA.id].is_away


def test_the_next_moment_is_known() -> None:
    practice = Practice(MEMO)
    practice.rehearsal.step(practice.clock.now())
    due = practice.rehearsal.next_due()

    assert due is not None
    assert due > practice.clock.now()
