# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The guest's room: own acts show at once, are kept first, and may be refused later."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    DeleteNote,
    EditNote,
    FinishReading,
    RestoreNote,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.command.room import HandOver, OpenLobby, RevokeDevice
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.guest_side import GuestStage
from meetingroom.protocol.message import Farewell, State
from meetingroom.room.room import Countdown, InvitationView, LinkPhase, RoomSnapshot
from tests.protocol.attendee import PIN, SECRET
from tests.room.attending import NOTE, begun, bodies
from tests.support.meetings import BEN, MINA, START


def test_an_own_note_shows_at_once_and_before_it_is_sent() -> None:
    world, ben, mina = begun()

    ben.room.send(NOTE)

    assert bodies(ben) == ["canary-ben-1"]
    assert (ben.room.unanswered, ben.room.answered_up_to) == (1, 0)
    assert bodies(mina) == []
    world.heal()
    assert (ben.room.unanswered, ben.room.answered_up_to) == (0, 1)


def test_own_sealed_notes_are_edited_deleted_and_brought_back() -> None:
    _, ben, _ = begun()
    ben.room.send(NOTE)
    ben.room.send(EditNote(NoteId("n"), NoteKind.TYPO, "Because."))
    assert bodies(ben) == ["Because."]

    ben.room.send(DeleteNote(NoteId("n")))
    assert bodies(ben) == []
    ben.room.send(RestoreNote(NoteId("n")))

    assert bodies(ben) == ["Because."]


def test_after_a_restart_without_the_host_own_sealed_notes_are_still_there() -> None:
    _, ben, _ = begun()
    ben.room.send(NOTE)
    ben.room.send(EditNote(NoteId("n"), NoteKind.TYPO, "Because."))

    ben.crash()

    assert bodies(ben) == ["Because."]
    ben.room.send(DeleteNote(NoteId("n")))
    assert bodies(ben) == []


def test_what_a_rule_refuses_is_refused_at_once_and_not_kept() -> None:
    _, ben, _ = begun()
    with pytest.raises(Refused):
        ben.room.send(AddNote(NoteId("n"), NoteKind.QUESTION, "  "))
    with pytest.raises(Refused):
        ben.room.send(WithdrawNote(NoteId("nobody's")))

    assert ben.room.unanswered == 0


def test_a_full_disk_keeps_nothing_and_shows_nothing() -> None:
    _, ben, _ = begun()
    ben.disk.is_full = True

    with pytest.raises(StorageUnavailable):
        ben.room.send(NOTE)
    assert bodies(ben) == []
    ben.disk.is_full = False
    ben.room.send(NOTE)

    assert bodies(ben) == ["canary-ben-1"]


def test_a_refusal_that_comes_later_is_told_and_undoes_what_was_shown() -> None:
    world, ben, _ = begun()
    world.reveal()
    world.heal()
    told: list[tuple[object, str]] = []
    stop = ben.room.subscribe_refusals(
        lambda command, no: told.append((command, no.sentence))
    )
    world.lead(NOTE)
    ben.room.send(AddNote(NOTE.note, NoteKind.TYPO, "canary-ben-2"))
    assert bodies(ben) == ["canary-ben-2"]

    world.heal()
    stop()
    stop()

    ((command, sentence),) = told
    assert command == AddNote(NOTE.note, NoteKind.TYPO, "canary-ben-2")
    assert sentence.endswith(".")
    assert bodies(ben) == ["canary-ben-1"]
    link = ben.room.snapshot().surroundings.link
    assert link is not None
    assert (link.unsent, link.refused) == (0, 1)


def test_notes_that_are_not_at_the_host_are_counted_apart_from_other_changes() -> None:
    _, ben, _ = begun()
    ben.room.send(NOTE)
    ben.room.send(EditNote(NOTE.note, NoteKind.TYPO, "Because."))
    ben.room.send(AddNote(NoteId("second"), NoteKind.TYPO, "Why?"))
    ben.room.send(FinishReading())

    link = ben.room.snapshot().surroundings.link

    assert link is not None
    assert (link.unsent, link.unsent_notes) == (4, 2)


def test_me_too_shows_before_the_host_has_heard_of_it() -> None:
    world, ben, mina = begun()
    ben.room.send(NOTE)
    world.reveal()
    world.heal()

    mina.room.send(SetMeToo(NOTE.note, is_on=True))

    assert mina.room.snapshot().meeting.notes[NOTE.note].me_too == {MINA}
    world.heal()
    assert ben.room.snapshot().meeting.notes[NOTE.note].me_too == {MINA}


def test_totals_come_from_the_host_and_the_facilitators_from_nobody_else() -> None:
    world, ben, mina = begun()
    ben.room.send(FinishReading())
    world.heal()
    world.side.renew_state()
    world.heal()

    totals = mina.room.snapshot().totals
    assert (totals.finished, totals.longer) == (1, None)
    assert totals.readers == len(world.meeting.readers())
    world.lead(HandOver(MINA))
    world.side.renew_state()
    world.heal()
    assert mina.room.snapshot().totals.longer == 0


def test_before_anything_was_heard_there_is_a_snapshot_already() -> None:
    _, ben, _ = begun()
    ben.disk.copied = ()
    ben.crash()

    snapshot = ben.room.snapshot()

    assert snapshot.viewer == BEN
    assert snapshot.meeting.id is None
    assert snapshot.surroundings.online is None
    assert snapshot.totals.readers == 0


def test_ids_made_here_differ() -> None:
    _, ben, mina = begun()

    assert len({room.new_id() for room in (ben.room, mina.room, ben.room)}) == 3


def test_listeners_are_told_until_they_leave() -> None:
    _, ben, _ = begun()
    told: list[RoomSnapshot] = []
    stop = ben.room.subscribe(told.append)

    ben.room.send(FinishReading())
    stop()
    stop()
    ben.room.send(FinishReading(is_finished=False))

    assert len(told) == 1


def test_the_link_is_told_once_for_each_change() -> None:
    _, ben, _ = begun()
    told: list[RoomSnapshot] = []
    ben.room.subscribe(told.append)

    for _ in range(3):
        ben.room.set_link(LinkPhase.OFFLINE, "The network is gone.")

    (snapshot,) = told
    link = snapshot.surroundings.link
    assert link is not None
    assert (link.phase, link.sentence) == (LinkPhase.OFFLINE, "The network is gone.")
    assert (link.since, link.as_of) == (START, START)


def test_a_new_entry_wakes_the_link() -> None:
    _, ben, _ = begun()
    woken: list[str] = []
    ben.room.on_new_entry(lambda: woken.append("yes"))

    ben.room.send(FinishReading())
    ben.room.announce(None)

    assert len(woken) == 2


def test_a_countdown_of_the_facilitator_shows_on_other_screens() -> None:
    world, ben, mina = begun()
    world.lead(HandOver(BEN))
    world.heal()
    countdown = Countdown(START, Phase.MARGINS)

    ben.room.announce(countdown)
    world.settle()

    assert mina.room.snapshot().surroundings.countdown == countdown
    ben.room.announce(None)
    world.settle()
    assert mina.room.snapshot().surroundings.countdown is None


def test_who_leads_from_a_guests_laptop_has_the_invitation_and_renews_it() -> None:
    world, ben, mina = begun()
    made: list[str] = []
    view = InvitationView("7KQ2M4XD", "https://a/j/b", ("10.0.0.7:8443",))
    world.host.on_renewal(lambda: made.append("new"))
    world.host.change_surroundings(lambda around: replace(around, invitation=view))
    world.lead(HandOver(BEN))
    world.heal()

    assert ben.room.snapshot().surroundings.invitation == view
    assert mina.room.snapshot().surroundings.invitation is None
    ben.room.renew_code()
    world.settle()
    assert made == ["new"]


def test_the_hosts_time_is_asked_for_and_counted_from() -> None:
    world, ben, _ = begun()
    ben.room.woke()
    ben.room.ask_time()
    world.clock.advance(50)

    world.settle()

    assert ben.room.now() == world.clock.now()


def test_a_final_farewell_is_kept_for_the_person() -> None:
    _, ben, _ = begun()
    assert ben.room.farewell is None

    ben.room.receive(Farewell("Not now.", is_final=False), PIN, SECRET)
    assert ben.room.farewell is None
    ben.room.receive(Farewell("You were turned away."), PIN, SECRET)

    assert ben.room.farewell == "You were turned away."


def test_it_is_over_when_the_meeting_is_closed_and_everything_has_arrived() -> None:
    _, ben, _ = begun()

    assert not ben.room.is_over


def test_a_state_that_came_early_does_not_need_a_meeting() -> None:
    _, ben, _ = begun()
    ben.disk.copied = ()
    ben.crash()

    ben.room.receive(State(START, readers=4), PIN, SECRET)

    assert ben.room.snapshot().totals.readers == 4


def test_what_only_the_facilitator_may_do_is_refused_by_the_host() -> None:
    world, ben, _ = begun()
    refused: list[str] = []
    ben.room.subscribe_refusals(lambda command, no: refused.append(no.sentence))

    ben.room.send(OpenLobby())
    world.heal()

    assert refused == ["Only the facilitator does this."]
    link = ben.room.snapshot().surroundings.link
    # Nothing of it is kept: it is no entry of one's own.
    assert link is not None
    assert link.refused == 0


def test_a_machine_at_the_door_knows_how_it_stands() -> None:
    world, ben, _ = begun()
    machine = ben.disk.attendance.device
    assert (ben.room.stage, ben.room.is_caught_up) == (GuestStage.IN, True)

    world.lead(RevokeDevice(machine))
    world.settle()
    ben.room.rename("Benjamin")
    world.settle()

    assert ben.room.stage is GuestStage.WAITING
    assert ben.room.door_problem == ""
    assert ben.disk.attendance.name == "Benjamin"
    assert [one.name for one in world.side.at_door()] == ["Benjamin"]


def test_an_act_that_a_rule_refuses_by_now_shows_no_longer() -> None:
    world, ben, mina = begun()
    mina.room.send(AddNote(NoteId("m"), NoteKind.TYPO, "canary-mina-1"))
    world.reveal()
    world.heal()
    ben.room.send(SetMeToo(NoteId("m"), is_on=True))
    ben.room.send(AddNote(NoteId("twice"), NoteKind.TYPO, "canary-ben-1"))
    ben.crash()
    ben.disk.copied = ()
    ben.crash()

    assert not ben.room.snapshot().meeting.notes
    assert ben.room.unanswered == 2
    world.heal()
    assert set(ben.room.snapshot().meeting.notes) == {"m", "twice"}


def test_a_viewer_knows_which_commands_are_theirs() -> None:
    world, ben, _ = begun()
    snapshot = ben.room.snapshot()
    assert snapshot.may(FinishReading)
    assert not snapshot.may(HandOver)
    assert not snapshot.is_facilitator

    world.lead(HandOver(BEN))
    world.settle()

    assert Role.FACILITATOR in ben.room.snapshot().roles
    assert ben.room.snapshot().is_facilitator
