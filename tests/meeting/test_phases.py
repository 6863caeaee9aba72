# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Going from phase to phase, and the clock of each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingroom.library.body import read_body
from meetingroom.meeting.command.note import (
    AskLonger,
    FinishMargins,
    FinishReading,
    SealStance,
    SetDisposition,
)
from meetingroom.meeting.command.room import (
    AddPerson,
    BackToDiscussion,
    BeginReading,
    ChangePerson,
    ChangeSetup,
    CloseMeeting,
    ContinueMeeting,
    ExtendClock,
    FreezeMemo,
    OpenDiscussion,
    OpenLobby,
    OpenMargins,
    PauseClock,
    RemovePerson,
    Reopen,
    ResumeClock,
    SetAway,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import DiscussionOpened
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Role, Roles, Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.setup import Minutes
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.step.room import step_room
from meetingroom.meeting.undo import inverse
from meetingroom.memo.pages import PageMap
from tests.support.meetings import ADA, BEN, MINA, RITA, ROLES, START, TOM, TestRoom


def refused(room: TestRoom, by: PersonId, command: Command) -> str:
    with pytest.raises(Refused) as caught:
        room.seat(by).send(command)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"goal": "  "}, "Say what the meeting is for: the goal is empty."),
        ({"roles": replace(ROLES, decider=None)}, "Name the decider."),
        ({"roles": replace(ROLES, scribe=None)}, "Name the scribe."),
        ({"minutes": Minutes(reading=0)}, "Give reading at least one minute."),
    ],
)
def test_lobby_stays_shut_until_all_is_settled(
    change: dict[str, object], sentence: str
) -> None:
    room = TestRoom()
    # The parametrised fields are of the right types by construction.
    setup = replace(room.host.meeting.setup, **change)  # type: ignore[arg-type]
    room.seat(ADA).send(ChangeSetup(setup))

    assert refused(room, ADA, OpenLobby()) == sentence


def test_the_scribe_cannot_be_the_author() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, roles=replace(ROLES, scribe=BEN))

    assert "scribe cannot be the author" in refused(room, ADA, ChangeSetup(setup))


def test_only_the_facilitator_leads() -> None:
    room = TestRoom()

    assert refused(room, BEN, OpenLobby()) == "Only the facilitator does this."
    stranger = PersonId("stranger")
    assert refused(room, stranger, OpenLobby()) == "Join the meeting first."


def test_margins_open_early_only_with_a_reason_that_is_kept() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.seat(BEN).send(FinishReading())

    with pytest.raises(Refused) as caught:
        room.seat(ADA).send(OpenMargins())
    room.seat(ADA).send(OpenMargins("Rita has to leave at ten."))

    assert caught.value.needs_reason
    assert caught.value.sentence.startswith("4 people are still reading.")
    assert room.host.meeting.phase is Phase.MARGINS
    assert room.host.meeting.overrides[-1].reason == "Rita has to leave at ten."


def test_people_who_are_away_are_not_waited_for() -> None:
    room = TestRoom().go_to(Phase.READING)
    for person in (ADA, BEN, MINA, TOM):
        room.seat(person).send(FinishReading())
    room.seat(ADA).send(SetAway(RITA, is_away=True))

    room.seat(ADA).send(OpenMargins())

    assert room.host.meeting.overrides == ()


def test_reopening_is_possible_until_the_reveal_and_keeps_every_note() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million")
    room.clock.advance(300)

    room.seat(ADA).send(Reopen(Phase.LOBBY, "The projector failed."))
    room.clock.advance(600)
    room.seat(ADA).send(BeginReading())

    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 300
    assert note in room.seat(BEN).snapshot().meeting.notes
    room.go_to(Phase.MARGINS)
    assert note in room.host.meeting.notes
    assert "cannot be sealed again" in refused(
        room, ADA, Reopen(Phase.READING, "Once more.")
    )


def test_a_closed_meeting_is_not_reopened_and_says_what_can_be_done() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    room.seat(ADA).send(CloseMeeting())

    sentence = refused(room, ADA, Reopen(Phase.LOBBY, "We forgot something."))

    assert "record frozen" in sentence
    assert "next meeting" in sentence


def test_going_back_a_phase_is_offered_only_where_it_is_possible() -> None:
    offered = []
    for phase in Phase:
        room = TestRoom().go_to(phase)
        if phase is Phase.CLOSED:
            room.seat(ADA).send(CloseMeeting())
        if room.seat(ADA).snapshot().may_now(Reopen):
            offered.append(phase)

    assert offered == [Phase.LOBBY, Phase.READING]
    assert not TestRoom().go_to(Phase.LOBBY).seat(BEN).snapshot().may_now(Reopen)


def test_going_back_to_the_topics_can_be_taken_back() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    before = room.host.meeting
    back = inverse(BackToDiscussion(), before)
    ada.send(BackToDiscussion())
    assert back is not None

    ada.send(back)

    now = room.host.meeting
    assert (now.phase, now.clock, now.topics) == (
        before.phase,
        before.clock,
        before.topics,
    )


def test_discussion_waits_for_those_who_read_the_margins() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    room.seat(BEN).send(FinishMargins())

    assert "still reading the margins" in refused(room, ADA, OpenDiscussion(()))
    room.seat(ADA).send(OpenDiscussion((), "All that is left is one typo."))
    (override,) = room.host.meeting.overrides
    assert override.rule == "discussion opened while people were reading the margins"


def test_discussion_waits_for_stances_while_time_is_left() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for person in room.host.meeting.readers():
        room.seat(person).send(FinishMargins())
    room.seat(BEN).send(SealStance(StanceChoice.AGAINST))

    said = refused(room, ADA, OpenDiscussion(()))
    room.seat(ADA).send(OpenDiscussion((), "Tom has none."))

    readers = len(room.host.meeting.readers())
    assert said.startswith(f"1 of {readers} stances are sealed. Wait, or say why")
    (override,) = room.host.meeting.overrides
    assert override.rule == "discussion opened before all stances were sealed"


def test_discussion_waits_for_no_stances_once_time_is_up() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for person in room.host.meeting.readers():
        room.seat(person).send(FinishMargins())
    room.seat(BEN).send(SealStance(StanceChoice.AGAINST))
    room.clock.advance(3600)

    room.seat(ADA).send(OpenDiscussion(()))

    assert not room.host.meeting.overrides


def test_who_still_reads_is_said_with_the_stances_that_are_missing() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    for person in (ADA, BEN):
        room.seat(person).send(FinishMargins())
    room.seat(BEN).send(SealStance(StanceChoice.AGAINST))

    said = refused(room, ADA, OpenDiscussion(()))

    assert "still reading the margins. 1 of " in said


def test_the_margins_can_be_skipped_with_a_reason_that_is_kept() -> None:
    room = TestRoom().go_to(Phase.MARGINS)

    assert "Nobody has read the margins yet" in refused(room, ADA, OpenDiscussion(()))
    too_long = OpenDiscussion((), "x" * 1001)
    assert "1001 characters; the most is 1000" in refused(room, ADA, too_long)
    room.seat(ADA).send(OpenDiscussion((), "  Nobody wrote a note. "))
    (override,) = room.host.meeting.overrides
    assert (override.rule, override.reason, override.by) == (
        "the margins were skipped",
        "Nobody wrote a note.",
        ADA,
    )


def test_an_early_discussion_of_an_older_record_stays_what_it_was() -> None:
    kept = '{"type":"DiscussionOpened","topics":[],"reason":"The hour is short."}'
    meeting = TestRoom().go_to(Phase.MARGINS).host.meeting
    event = read_body(kept)
    assert isinstance(event, DiscussionOpened)

    (override,) = step_room(meeting, event, ADA, START).overrides

    assert override.rule == "discussion opened while people were reading the margins"


def test_clock_never_ends_reading_by_itself() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.clock.advance(3 * 3600)

    room.add_note(BEN, "1.2 million")

    assert room.host.meeting.phase is Phase.READING
    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.left_s(room.clock.now()) < 0


def test_pauses_and_extensions_count() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.clock.advance(60)
    room.seat(ADA).send(PauseClock())
    room.clock.advance(600)
    room.seat(ADA).send(ResumeClock())
    room.clock.advance(60)
    room.seat(ADA).send(ExtendClock(2))

    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 120
    assert clock.left_s(room.clock.now()) == 20 * 60


def test_time_while_the_program_was_down_does_not_count() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.clock.advance(240)
    last_seen = room.clock.now()
    room.clock.advance(3600)

    room.seat(ADA).send(ContinueMeeting(last_seen))

    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 240


def test_a_paused_clock_stays_paused_over_an_interruption() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.clock.advance(120)
    room.seat(ADA).send(PauseClock())
    last_seen = room.clock.now() + timedelta(seconds=30)
    room.clock.advance(3600)
    room.seat(ADA).send(ContinueMeeting(last_seen))
    room.clock.advance(60)

    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.used_s(room.clock.now()) == 120


def test_continuing_is_refused_when_the_computers_clock_went_back() -> None:
    room = TestRoom().go_to(Phase.READING)
    later = START + timedelta(days=1)

    assert "clock of this computer" in refused(room, ADA, ContinueMeeting(later))


def test_who_comes_late_is_marked() -> None:
    room = TestRoom().go_to(Phase.READING)
    late = PersonId("late")

    room.seat(late).send(AddPerson(late, "Lena"))

    assert room.host.meeting.people[late].is_late
    assert not room.host.meeting.people[BEN].is_late


def test_two_people_do_not_share_a_name() -> None:
    room = TestRoom()
    other = PersonId("other")

    sentence = refused(room, ADA, AddPerson(other, "  mina "))

    assert sentence == "Somebody called mina is here already. Add an initial."


def test_one_joins_for_oneself_and_only_the_facilitator_for_others() -> None:
    room = TestRoom()
    other = PersonId("other")

    assert "lets somebody else in" in refused(room, BEN, AddPerson(other, "Zoe"))
    rename = ChangePerson(MINA, "Wilhelmina", Seniority.JUNIOR)
    assert "for somebody else" in refused(room, BEN, rename)
    room.seat(ADA).send(rename)
    assert room.host.meeting.people[MINA].seniority is Seniority.JUNIOR


def test_who_does_not_lead_changes_only_their_own_name() -> None:
    room = TestRoom()
    watcher = PersonId("watcher")
    room.seat(ADA).send(AddPerson(watcher, "Walt", is_observer=True))
    only = "Only the facilitator changes the speaking order and who observes."

    first = ChangePerson(MINA, "Mina", Seniority.JUNIOR)
    attending = ChangePerson(watcher, "Walt", Seniority.REGULAR)
    assert refused(room, MINA, first).startswith(only)
    assert refused(room, watcher, attending).startswith(only)
    room.seat(MINA).send(ChangePerson(MINA, "Wilhelmina", Seniority.REGULAR))
    assert room.host.meeting.people[MINA].name == "Wilhelmina"


def test_who_leads_sets_their_own_place_in_the_speaking_order() -> None:
    room = TestRoom()

    room.seat(ADA).send(ChangePerson(ADA, "Ada", Seniority.EXECUTIVE))

    assert room.host.meeting.people[ADA].seniority is Seniority.EXECUTIVE


def test_who_has_a_role_stays_on_the_list() -> None:
    room = TestRoom()

    assert refused(room, ADA, RemovePerson(RITA)) == (
        "This person is decider. Name somebody else for it first."
    )


def test_goal_and_decider_are_settled_once_reading_began() -> None:
    room = TestRoom().go_to(Phase.READING)
    setup = room.host.meeting.setup
    hand_over = replace(setup, roles=replace(ROLES, facilitator=MINA))

    assert "settled" in refused(room, ADA, ChangeSetup(replace(setup, goal="Other")))
    room.seat(ADA).send(ChangeSetup(hand_over))

    assert Role.FACILITATOR in room.host.meeting.roles_of(MINA)


def test_nobody_else_can_be_named_facilitator() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, roles=Roles(facilitator=PersonId("x")))

    assert refused(room, ADA, ChangeSetup(setup)) == "Somebody has to be facilitator."


def test_closing_needs_a_disposition_for_every_blocker() -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million", NoteKind.BLOCKER)
    room.go_to(Phase.DECISIONS)

    sentence = refused(room, ADA, CloseMeeting())
    room.seat(BEN).send(SetDisposition(note, Disposition.NOT_AGREED, "It is covered."))
    room.seat(ADA).send(CloseMeeting())

    assert sentence.startswith("1 blocker has no disposition.")
    assert room.host.meeting.phase is Phase.CLOSED
    assert "frozen" in refused(room, BEN, CloseMeeting())


def test_observers_do_not_write_and_are_not_waited_for() -> None:
    room = TestRoom()
    watcher = PersonId("watcher")
    room.seat(ADA).send(AddPerson(watcher, "Walt", is_observer=True))
    room.go_to(Phase.READING)

    assert refused(room, watcher, AskLonger()) == "Only the attendee does this."
    assert room.seat(ADA).snapshot().totals.readers == 5


def test_a_memo_that_was_read_is_not_exchanged_when_the_room_goes_back() -> None:
    room = TestRoom().go_to(Phase.READING)
    memo = room.host.meeting.memo
    assert memo is not None
    room.seat(ADA).send(Reopen(Phase.PREPARE, "The goal is wrong."))

    other = replace(memo, blocks=memo.blocks[:1])
    sentence = refused(room, ADA, FreezeMemo(other, PageMap(())))
    room.seat(ADA).send(FreezeMemo(memo, room.host.meeting.pages))

    assert sentence.startswith("Reading of this memo has begun")
    assert room.host.meeting.memo == memo


def test_notes_written_without_names_stay_without_names() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.seat(ADA).send(Reopen(Phase.LOBBY, "Somebody is missing."))

    named = ChangeSetup(replace(setup, are_names_shown=True))

    assert "stay without names" in refused(room, ADA, named)


def test_the_decider_does_not_observe() -> None:
    room = TestRoom()
    watcher = PersonId("watcher")
    room.seat(ADA).send(AddPerson(watcher, "Walt", is_observer=True))
    roles = replace(ROLES, decider=watcher)
    room.seat(ADA).send(ChangeSetup(replace(room.host.meeting.setup, roles=roles)))

    assert "decider cannot observe" in refused(room, ADA, OpenLobby())


def test_nobody_comes_or_goes_in_a_frozen_record() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    room.seat(ADA).send(CloseMeeting())

    assert refused(room, BEN, SetAway(BEN, is_away=True)) == "The record is frozen."


@pytest.mark.parametrize("phase", [Phase.PREPARE, Phase.LOBBY])
def test_the_decider_is_not_made_an_observer(phase: Phase) -> None:
    room = TestRoom().go_to(phase)

    watch = ChangePerson(RITA, "Rita", Seniority.EXECUTIVE, is_observer=True)

    assert "decider cannot observe" in refused(room, ADA, watch)


def test_an_observer_is_not_named_decider_in_the_lobby() -> None:
    room = TestRoom()
    room.seat(ADA).send(AddPerson(PersonId("walt"), "Walt", is_observer=True))
    room.go_to(Phase.LOBBY)
    roles = replace(ROLES, decider=PersonId("walt"))

    named = ChangeSetup(replace(room.host.meeting.setup, roles=roles))

    assert "decider cannot observe" in refused(room, ADA, named)
