# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the room screen shows in each phase, as values and as words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetingroom.discussion.run_sheet import pinning
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    AskAgain,
    CastVote,
    DeferDecision,
    DraftDecision,
    DropDecision,
    FinishFollowUp,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import (
    AddNote,
    FinishReading,
    SealStance,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    AddPerson,
    ChangeSetup,
    CloseMeeting,
    OpenDecisions,
    PauseClock,
    SetAway,
)
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    GiveFloor,
    RomanVote,
    TakeUpTopic,
    TypeLine,
    WriteLine,
)
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import FloorKind, Outcome, Topic
from meetingroom.room.room import Link, LinkPhase, Surroundings
from meetingroom.room.room_screen import on_host
from meetingroom.ui.room_screen.scene import (
    Answers,
    Asked,
    Between,
    Count,
    CurrentTopic,
    DecisionShown,
    Gathering,
    Line,
    NoteShown,
    Record,
    RoomView,
    Silence,
    Stage,
)
from meetingroom.ui.room_screen.slides import (
    SHOWN_ASKED,
    SHOWN_DECISIONS,
    SHOWN_NOTES,
    SHOWN_PEOPLE,
    SHOWN_REASONS,
    SHOWN_TOPICS,
    SHOWN_WORK,
    slide_of,
)
from meetingroom.ui.room_screen.view import READ_BACK_S, SHOWN_LINES, room_view
from meetingroom.ui.room_screen.words import SHOWN_NAMES
from tests.support.marked import EVERYBODY
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

DECISION = DecisionId("decision")
DRAFT = DecisionDraft(
    "Move every customer by the end of March.",
    BEN,
    Door.ONE_WAY,
    ("Move all", "Move new customers only"),
    "Waiting costs more.",
    date(2027, 1, 15),
)


def view(room: TestRoom) -> RoomView:
    return room_view(on_host(room.host).snapshot(), room.host.now())


def words(room: TestRoom, time_words: str = "") -> str:
    """Return what the slide says, line by line."""
    slide = slide_of(view(room).scene, time_words)
    return "\n".join(one.text for one in (*slide.main, *slide.side) if one.text)


def talking(*, notes: int = 2) -> tuple[TestRoom, list[TopicId]]:
    room = TestRoom().go_to(Phase.READING)
    for number in range(notes):
        room.add_note(TOM, "1.2 million", NoteKind.CONCERN, f"Why {number}?")
    room.go_to(Phase.DISCUSSION)
    return room, list(room.host.meeting.topics)


def answer(room: TestRoom, *people: object) -> None:
    for person in EVERYBODY:
        if person not in people:
            room.seat(person).send(CastVote(DECISION, VoteChoice.COMMIT))


def test_a_persons_snapshot_is_never_shown_to_the_room() -> None:
    room = TestRoom()

    with pytest.raises(ValueError, match="ada"):
        room_view(room.seat(ADA).snapshot(), room.host.now())


def test_the_lobby_shows_what_it_is_for_and_who_is_there() -> None:
    room = TestRoom()
    assert "is being prepared" in words(room)
    room.go_to(Phase.LOBBY)
    room.seat(ADA).send(SetAway(TOM, is_away=True))

    scene = view(room).scene

    assert isinstance(scene, Gathering)
    assert scene.names == ("Ada", "Ben", "Mina", "Rita")
    assert "On the list (4)" in words(room)
    assert "We read in silence for 20 minutes" in words(room)


def test_of_a_crowd_in_the_lobby_some_are_named_and_the_rest_counted() -> None:
    room = TestRoom().go_to(Phase.LOBBY)
    for number in range(SHOWN_PEOPLE):
        person = PersonId(f"guest-{number}")
        room.seat(ADA).send(AddPerson(person, f"Guest {number}"))

    said = words(room)

    assert f"On the list ({SHOWN_PEOPLE + 5})" in said
    assert "Ada, Ben, Mina, Rita, Tom, Guest 0, " in said
    assert said.endswith("and 5 others")


def test_a_meeting_without_a_goal_has_no_heading_for_it() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, goal="")
    room.seat(ADA).send(ChangeSetup(setup))

    assert "What this is for" not in words(room)


def test_reading_shows_the_clock_and_how_many_have_finished() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.seat(BEN).send(FinishReading())
    room.clock.advance(300)

    shown = view(room)

    assert shown.scene == Silence(
        is_margins=False, done=1, readers=5, stances=None, sealed_people=0
    )
    assert shown.time is not None
    assert shown.time.left_s == 900
    assert words(room, "15 min left") == "15 min left\n1 of 5 have finished reading"


def test_a_paused_clock_is_told() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.seat(ADA).send(PauseClock())

    shown = view(room)

    assert shown.time is not None
    assert shown.time.is_paused


def test_the_margins_show_totals_of_readers_stances_and_seals() -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    room.seat(BEN).send(SealStance(StanceChoice.AGAINST, "Too early."))

    assert "0 of 5 have read the margins" in words(room)
    assert "1 of 5 stances are sealed" in words(room)
    assert "not open yet" not in words(room)
    for person in EVERYBODY:
        room.seat(person).send(SealStance(StanceChoice.AGAINST, "Too early."))
    assert "All stances are in, 5 of 5. They open with the discussion." in words(room)
    assert "Too early" not in words(room)


@pytest.mark.parametrize(("people", "said"), [(1, "of one person"), (3, "of 3 people")])
def test_notes_that_are_still_sealed_are_counted(people: int, said: str) -> None:
    room = TestRoom().go_to(Phase.MARGINS)
    snapshot = on_host(room.host).snapshot()
    around = replace(snapshot.surroundings, sealed_count=people)

    shown = room_view(replace(snapshot, surroundings=around), room.host.now())

    slide = slide_of(shown.scene, "")
    assert any(said in one.text for one in slide.main)


def test_no_stances_are_counted_where_none_are_asked_for() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_stances_asked=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.MARGINS)

    assert "stances" not in words(room)


def test_the_current_topic_has_passage_speakers_and_the_latest_lines() -> None:
    room, topics = talking()
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(topics[0]))
    assert "Nobody yet" in words(room)
    ada.send(GiveFloor(MINA))
    for number in range(SHOWN_LINES + 1):
        speaker = MINA if number else None
        ada.send(WriteLine(topics[0], f"Line {number}.", speaker))
    room.clock.advance(180)

    scene = view(room).scene

    assert isinstance(scene, CurrentTopic)
    assert (scene.number, scene.count) == (1, 2)
    assert (scene.quote, scene.address) == ("1.2 million", "1:2")
    assert (scene.speaking, scene.following) == ("Mina", "Tom")
    assert [line.text for line in scene.lines] == ["Line 1.", "Line 2.", "Line 3."]
    assert scene.time is not None
    assert scene.time.left_s == 420
    assert "From the memo, 1:2" in words(room)
    assert "Mina: Line 3." in words(room)


def on_one_topic(room: TestRoom, *notes: NoteId) -> TestRoom:
    """Talk about one topic with all these notes."""
    room.talk_on(Topic(TopicId("all"), "Costs", notes))
    room.seat(ADA).send(TakeUpTopic(TopicId("all")))
    return room


def test_what_was_noted_on_the_topic_is_shown_the_gravest_first() -> None:
    room = TestRoom().go_to(Phase.READING)
    question = room.add_note(TOM, "1.2 million", NoteKind.QUESTION, "Why\nso much?")
    concern = room.add_note(MINA, "1.2 million", NoteKind.CONCERN, "Too much.")
    shared = room.add_note(TOM, "1.2 million", NoteKind.CONCERN, "Too late.")
    blocker = room.add_note(RITA, "1.2 million", NoteKind.BLOCKER, "Stop here.")
    empty = room.add_note(BEN, "1.2 million", NoteKind.AGREE, "")
    gone = room.add_note(BEN, "1.2 million", NoteKind.BLOCKER, "Never mind.")
    room.go_to(Phase.MARGINS)
    room.seat(BEN).send(WithdrawNote(gone))
    room.seat(BEN).send(SetMeToo(shared, is_on=True))

    on_one_topic(room, question, concern, shared, blocker, empty, gone)

    scene = view(room).scene
    assert isinstance(scene, CurrentTopic)
    assert scene.notes == (
        NoteShown(NoteKind.BLOCKER, "Stop here."),
        NoteShown(NoteKind.CONCERN, "Too late."),
        NoteShown(NoteKind.CONCERN, "Too much."),
        NoteShown(NoteKind.QUESTION, "Why so much?"),
    )
    assert SHOWN_NOTES == 3
    assert (
        "What was noted\nBlocker: Stop here.\nConcern: Too late.\nConcern: Too much.\n"
        "and 1 more note\n"
    ) in words(room)


def test_one_note_is_called_the_note_and_many_are_counted() -> None:
    room = TestRoom().go_to(Phase.READING)
    notes = [
        room.add_note(TOM, "1.2 million", body=f"Why {number}?")
        for number in range(SHOWN_NOTES + 2)
    ]
    many = words(on_one_topic(room, *notes))
    room = TestRoom().go_to(Phase.READING)
    one = words(on_one_topic(room, room.add_note(TOM, "1.2 million", body="Why?")))

    assert "and 2 more notes" in many
    assert "The note\nQuestion: Why?" in one
    assert "more note" not in one


def test_thumbs_are_totals_and_a_free_floor_is_no_beginning() -> None:
    room, topics = talking()
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(topics[0]))
    ada.send(WriteLine(topics[0], "It is old."))
    assert "Nobody now" in words(room)
    assert "go on" not in words(room)
    room.clock.advance(3600)

    room.seat(MINA).send(RomanVote(topics[0], is_up=True))
    room.seat(TOM).send(RomanVote(topics[0], is_up=False))

    assert "1 would go on · 1 moves on" in words(room)


def test_a_line_is_on_the_screen_while_it_is_typed() -> None:
    room, topics = talking()
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(topics[0]))
    ada.send(TypeLine(topics[0], "Mina: the old"))
    assert words(room).endswith("Written down\nMina: the old …")
    for number in range(SHOWN_LINES):
        ada.send(WriteLine(topics[0], f"Line {number}."))
    ada.send(TypeLine(topics[0], "Tom: and"))

    typed = view(room).scene
    ada.send(WriteLine(topics[0], "and the new", TOM))
    written = view(room).scene

    assert isinstance(typed, CurrentTopic)
    assert isinstance(written, CurrentTopic)
    assert (typed.typing, written.typing) == ("Tom: and", "")
    assert [line.text for line in typed.lines] == ["Line 1.", "Line 2."]
    assert [line.text for line in written.lines][1:] == ["Line 2.", "and the new"]


def test_topics_are_counted_as_the_room_talks_about_them() -> None:
    room, topics = talking(notes=4)
    ada = room.seat(ADA)
    ada.send(pinning(room.host.meeting, room.host.meeting.topics[topics[3]]))
    counted = []
    for topic in (topics[0], topics[3], topics[2]):
        ada.send(TakeUpTopic(topic))
        room.clock.advance(60)
        scene = view(room).scene
        assert isinstance(scene, CurrentTopic)
        counted.append((scene.number, scene.count))

    ada.send(EndTopic(topics[2], Outcome.ANSWERED))
    ada.send(TakeUpTopic(topics[0]))
    again = view(room).scene

    assert counted == [(1, 4), (2, 4), (3, 4)]
    assert isinstance(again, CurrentTopic)
    assert again.number == 3


def test_the_queue_stands_below_who_is_next_points_of_order_first() -> None:
    room, topics = talking()
    room.seat(ADA).send(TakeUpTopic(topics[0]))
    assert "Asking for the floor" not in words(room)
    for person, kind in (
        (BEN, FloorKind.NEW_POINT),
        (TOM, FloorKind.QUESTION),
        (RITA, FloorKind.POINT_OF_ORDER),
        (MINA, FloorKind.REPLY),
    ):
        room.seat(person).send(AskForFloor(topics[0], kind))

    scene, said = view(room).scene, words(room)
    room.seat(ADA).send(GiveFloor(RITA))
    after = view(room).scene

    assert isinstance(scene, CurrentTopic)
    assert scene.queue == (
        Asked("Rita", FloorKind.POINT_OF_ORDER),
        Asked("Tom", FloorKind.QUESTION),
        Asked("Mina", FloorKind.REPLY),
        Asked("Ben", FloorKind.NEW_POINT),
    )
    assert (
        "Asking for the floor\nPoint of order: Rita\nQuestion: Tom\nReply: Mina\n"
        "New point: Ben"
    ) in said
    assert " more ask" not in said
    assert isinstance(after, CurrentTopic)
    assert (after.speaking, after.queue) == ("Rita", scene.queue[1:])


@pytest.mark.parametrize(
    ("more", "said"), [(1, "and 1 more asks"), (3, "and 3 more ask")]
)
def test_who_does_not_fit_into_the_queue_is_counted(more: int, said: str) -> None:
    room = TestRoom().go_to(Phase.READING)
    for number in range(SHOWN_ASKED + more):
        person = PersonId(f"guest-{number}")
        room.seat(ADA).send(AddPerson(person, f"Guest {number}"))
    room.add_note(TOM, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))

    for number in range(SHOWN_ASKED + more):
        person = PersonId(f"guest-{number}")
        room.seat(person).send(AskForFloor(topic, FloorKind.QUESTION))

    assert f"Question: Guest {SHOWN_ASKED - 1}\n{said}" in words(room)
    assert f"Question: Guest {SHOWN_ASKED}" not in words(room)


def test_a_pause_stops_the_topics_disc() -> None:
    room, topics = talking()
    room.seat(ADA).send(TakeUpTopic(topics[0]))
    room.seat(ADA).send(PauseClock())
    room.clock.advance(180)

    scene = view(room).scene

    assert isinstance(scene, CurrentTopic)
    assert scene.time is not None
    assert (scene.time.left_s, scene.time.is_paused) == (600, True)


def test_a_topic_on_the_whole_memo_has_no_passage() -> None:
    room = TestRoom().go_to(Phase.READING)
    general = AddNote(NoteId("general"), NoteKind.QUESTION, "Why now?")
    room.seat(TOM).send(general)
    room.go_to(Phase.DISCUSSION)
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    room.seat(ADA).send(WriteLine(topic, "Nobody is named here."))

    assert "On the memo as a whole" in words(room)
    assert "\nNobody is named here." in words(room)


def test_between_topics_it_says_what_is_to_come() -> None:
    room, topics = talking(notes=SHOWN_TOPICS + 3)
    room.seat(ADA).send(EndTopic(topics[0], Outcome.ANSWERED))

    scene = view(room).scene

    assert isinstance(scene, Between)
    assert (scene.ended, scene.count) == (1, SHOWN_TOPICS + 3)
    assert len(scene.coming) == SHOWN_TOPICS + 2
    assert "and 2 more" in words(room)


def test_the_decisions_begin_with_what_is_to_be_decided() -> None:
    room, topics = talking()
    ada = room.seat(ADA)
    ada.send(EndTopic(topics[0], Outcome.DECIDE))
    ada.send(EndTopic(topics[1], Outcome.PARK))
    ada.send(OpenDecisions())

    scene = view(room).scene

    assert isinstance(scene, Between)
    assert scene.coming == (room.host.meeting.topics[topics[0]].title,)
    assert "Still to be decided" in words(room)


def test_a_decision_is_shown_while_it_is_written() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    ada.send(DraftDecision(DECISION, DecisionDraft()))
    assert "The decision has no words yet." in words(room)
    ada.send(DraftDecision(DECISION, DecisionDraft("Move by March.")))

    said = words(room)

    assert said.startswith("Being decided\nMove by March.\nOwner: not named yet")
    assert "door not said yet" in said
    assert "have answered" not in said


def test_what_a_decision_comes_to_is_read_back() -> None:
    room, _ = talking()
    room.seat(ADA).send(OpenDecisions())
    draft = replace(DRAFT, outcome="approved with changes")
    room.seat(ADA).send(DraftDecision(DECISION, draft))

    assert "Approved with changes · Owner: Ben" in words(room)


def test_answers_are_totals_until_they_open_together() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    ada.send(DraftDecision(DECISION, DRAFT))
    assert "0 of 5 have answered. Sealed." in words(room)
    answer(room, TOM)
    reason = "We do not know."
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.DISAGREE_AND_COMMIT, reason))

    said = words(room)
    assert "5 of 5 have answered. Sealed." in said
    assert "Owner: Ben · one-way door · look again 15 Jan 2027" in said
    assert "Tom" not in said

    ada.send(OpenRollCall(DECISION))
    said = words(room)
    assert said.startswith("Read it back: this is about to be recorded")
    assert "Commit (4): Ada, Ben, Mina, Rita" in said
    assert "Disagree and commit (1): Tom\nTom: We do not know." in said
    assert "have answered" not in said


def test_a_second_round_is_told() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(DraftDecision(DECISION, DRAFT))
    answer(room)
    ada.send(OpenRollCall(DECISION))
    ada.send(AskAgain(DECISION))
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.OBJECT, "Not now."))

    assert "Round 2: 1 of 5 have answered. Sealed." in words(room)
    assert "Not now." not in words(room)
    # The earlier answers were open, but they are not the answers of this round.
    assert "Commit (" not in words(room)


def test_a_veto_is_not_about_to_be_recorded() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(DraftDecision(DECISION, DRAFT))
    answer(room, TOM, RITA)
    room.seat(RITA).send(CastVote(DECISION, VoteChoice.OBJECT, "Too early."))
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.VETO, "Against the bar."))
    ada.send(OpenRollCall(DECISION))

    assert words(room).startswith("Opened together")
    assert "Veto (1): Tom" in words(room)


def test_a_recorded_decision_is_read_back_over_the_whole_width() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    ada.send(DraftDecision(DECISION, DRAFT))
    answer(room, TOM)
    ada.send(SetAway(TOM, is_away=True))
    ada.send(OpenRollCall(DECISION))
    assert "Not asked: Tom" in words(room)
    ada.send(RecordDecision(DECISION))

    scene = view(room).scene

    assert isinstance(scene, DecisionShown)
    assert scene.stage is Stage.RECORDED
    slide = slide_of(scene, "")
    assert not slide.side
    said = words(room)
    assert said.startswith("Recorded as D-1\nMove every customer")
    assert said.endswith("Commit: 4 · Not asked: 1")


def test_a_deferred_decision_says_why() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    draft = replace(DRAFT, door=Door.TWO_WAY, review_on=date(2027, 2, 1))
    ada.send(DraftDecision(DECISION, draft))
    ada.send(DeferDecision(DECISION, "The numbers come in December."))

    assert words(room).startswith("Deferred\n")
    assert "Why it is put off\nThe numbers come in December." in words(room)
    assert "two-way door" in words(room)


def test_a_decision_in_the_discussion_stands_for_its_topic() -> None:
    room, topics = talking()
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(topics[0]))
    ada.send(DraftDecision(DECISION, replace(DRAFT, topics=(topics[1],))))
    assert isinstance(view(room).scene, CurrentTopic)

    ada.send(DraftDecision(DECISION, replace(DRAFT, topics=(topics[0],))))
    assert isinstance(view(room).scene, DecisionShown)

    ada.send(DropDecision(DECISION))
    assert isinstance(view(room).scene, CurrentTopic)


def test_a_decision_is_read_back_in_the_discussion_for_a_while() -> None:
    room, topics = talking()
    ada = room.seat(ADA)
    ada.send(TakeUpTopic(topics[0]))
    ada.send(DraftDecision(DECISION, replace(DRAFT, topics=(topics[0],))))
    answer(room)
    ada.send(OpenRollCall(DECISION))
    ada.send(RecordDecision(DECISION))
    assert words(room).startswith("Recorded as D-1")

    room.clock.advance(int(READ_BACK_S) + 1)

    scene = view(room).scene
    assert isinstance(scene, Between)
    assert (scene.ended, len(scene.coming)) == (1, 1)


def test_the_end_shows_decisions_and_follow_ups() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    ada.send(DraftDecision(DecisionId("put off"), replace(DRAFT, statement="Later?")))
    ada.send(DeferDecision(DecisionId("put off"), "Nobody knows."))
    ada.send(DraftDecision(DECISION, DRAFT))
    answer(room)
    ada.send(OpenRollCall(DECISION))
    ada.send(RecordDecision(DECISION))
    day = date(2026, 12, 1)
    ada.send(AddFollowUp(FollowUpId("a"), "Count them", MINA, day))
    ada.send(AddFollowUp(FollowUpId("b"), "Ask the vendor", BEN, day))
    ada.send(CloseMeeting())
    ada.send(FinishFollowUp(FollowUpId("a"), is_done=True))

    assert isinstance(view(room).scene, Record)
    said = words(room)
    assert "D-1  Move every customer" in said
    assert said.index("D-1") < said.index("Deferred: Later?")
    assert "Ben, by 1 Dec 2026: Ask the vendor\nMina, done: Count them" in said


def test_a_long_record_shows_the_first_and_counts_the_rest() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    for number in range(SHOWN_DECISIONS + 2):
        decision = DecisionId(f"decision-{number}")
        ada.send(DraftDecision(decision, DRAFT))
        ada.send(DeferDecision(decision, "Later."))
    for number in range(SHOWN_WORK + 1):
        # Ben's is due last; his name comes before Mina's.
        owner, day = (MINA, 1 + number) if number < SHOWN_WORK else (BEN, 28)
        work = FollowUpId(f"work-{number}")
        ada.send(AddFollowUp(work, f"Do {number}", owner, date(2026, 12, day)))
    ada.send(CloseMeeting())

    said = words(room)

    assert said.count("Deferred: ") == SHOWN_DECISIONS
    assert "and 2 more decisions" in said
    assert said.count("Mina, by ") == SHOWN_WORK
    assert "Ben, by" not in said
    assert said.endswith("and 1 more follow-up")


@pytest.mark.parametrize("is_alike", [True, False])
def test_a_follow_up_that_is_open_is_shown_before_those_done(*, is_alike: bool) -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    for number in range(SHOWN_WORK + 1):
        what = "Count them" if is_alike else f"Do {number}"
        day = date(2026, 12, 1 if is_alike else 1 + number)
        ada.send(AddFollowUp(FollowUpId(f"work-{number}"), what, MINA, day))
    ada.send(CloseMeeting())
    for number in range(SHOWN_WORK):
        ada.send(FinishFollowUp(FollowUpId(f"work-{number}"), is_done=True))

    said = words(room)

    assert said.count("Mina, by ") == 1
    assert said.count("Mina, done: ") == SHOWN_WORK - 1
    assert said.endswith("and 1 more follow-up")


def test_as_many_follow_ups_are_shown_where_some_are_twins() -> None:
    room, _ = talking()
    ada = room.seat(ADA)
    ada.send(OpenDecisions())
    for number in range(SHOWN_WORK + 1):
        work = FollowUpId(f"work-{number}")
        ada.send(AddFollowUp(work, "Count them", MINA, date(2026, 12, 1)))
    ada.send(CloseMeeting())

    said = words(room)

    assert said.count("Count them") == SHOWN_WORK
    assert said.endswith("and 1 more follow-up")


def test_an_end_without_decisions_says_so() -> None:
    room, _ = talking()
    room.seat(ADA).send(OpenDecisions())
    room.seat(ADA).send(CloseMeeting())

    assert words(room) == "Decisions\nNothing was decided."


@pytest.mark.parametrize(
    ("phase", "left_s", "said"),
    [
        (Phase.READING, 2.5, "Reading begins in\n3"),
        (Phase.READING, -1, "Reading begins now."),
        (Phase.MARGINS, 1, "All margins open in\n1"),
        (Phase.MARGINS, 0, "All margins open now."),
    ],
)
def test_a_count_stands_over_everything(phase: Phase, left_s: float, said: str) -> None:
    before = Phase.LOBBY if phase is Phase.READING else Phase.READING
    room = TestRoom().go_to(before)
    ends_at = room.host.now() + timedelta(seconds=left_s)
    room.host.count_down(ends_at, phase)

    assert isinstance(view(room).scene, Count)
    assert words(room) == said


def test_a_count_that_is_over_is_shown_no_longer() -> None:
    room = TestRoom().go_to(Phase.LOBBY)
    room.host.count_down(room.host.now(), Phase.READING)
    room.clock.advance(3)
    assert isinstance(view(room).scene, Gathering)

    ends_at = room.host.now() + timedelta(seconds=3)
    room.host.count_down(ends_at, Phase.READING)
    room.go_to(Phase.READING)
    assert isinstance(view(room).scene, Silence)


@pytest.mark.parametrize(
    ("phase", "is_offline"), [(LinkPhase.ONLINE, False), (LinkPhase.OFFLINE, True)]
)
def test_a_guests_room_screen_knows_when_it_is_old(
    phase: LinkPhase, *, is_offline: bool
) -> None:
    room = TestRoom().go_to(Phase.READING)
    around = Surroundings(Link(phase, as_of=room.host.now()))
    snapshot = replace(on_host(room.host).snapshot(), surroundings=around)

    shown = room_view(snapshot, room.host.now())

    assert (shown.is_offline, shown.as_of) == (is_offline, room.host.now())


def test_of_a_crowds_reasons_the_gravest_are_shown_and_the_rest_counted() -> None:
    reasons = tuple(Line(f"P{n}", f"Reason {n}.") for n in range(SHOWN_REASONS))
    names = tuple(line.speaker for line in reasons)
    room, topics = talking()
    room.seat(ADA).send(DraftDecision(DECISION, replace(DRAFT, topics=(topics[0],))))
    scene = view(room).scene
    assert isinstance(scene, DecisionShown)
    answers = (
        Answers(VoteChoice.COMMIT, ("Ada",), ()),
        Answers(VoteChoice.DISAGREE_AND_COMMIT, names, reasons),
        Answers(VoteChoice.OBJECT, names[:3], reasons[:3]),
    )

    slide = slide_of(replace(scene, stage=Stage.OPENED, answers=answers), "")

    said = [one.text for one in slide.side if one.text]
    quoted = [text for text in said if text.startswith("P")]
    assert len(quoted) == SHOWN_REASONS
    assert said[-3:] == ["P0: Reason 0.", "P1: Reason 1.", "P2: Reason 2."]
    assert "and 3 more reasons" in said
    graver = replace(answers[2], names=names * 3, reasons=reasons * 3)
    slide = slide_of(
        replace(scene, stage=Stage.OPENED, answers=(*answers[:2], graver)), ""
    )
    said = [one.text for one in slide.side if one.text]
    named = ", ".join(graver.names[:SHOWN_NAMES])
    rest = len(graver.names) - SHOWN_NAMES
    assert f"Object ({len(graver.names)}): {named} and {rest} others" in said
    assert f"{len(reasons)} reasons" in said
