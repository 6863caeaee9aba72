# SPDX-License-Identifier: LicenseRef-Meetingroom
"""In the second half colleagues do by themselves what people do, in a calm measure."""

from collections.abc import Callable

import pytest

from meetingroom import paths
from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.decision import (
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import (
    AddNote,
    FinishMargins,
    FinishReading,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    BeginReading,
    OpenDecisions,
    OpenLobby,
    OpenMargins,
    OverrideFinding,
    SetAway,
)
from meetingroom.meeting.command.topic import (
    EndTopic,
    ExtendTopic,
    GiveFloor,
    TakeUpTopic,
    WriteGist,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.event.topic import FloorAsked, RomanVoted
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Outcome, Topic
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.source import read_memo
from meetingroom.room.rehearsal.colleague import COLLEAGUES, MINA, PRIYA, RITA, TOM
from meetingroom.room.rehearsal.reaction import ON_ALL_OF_IT, OVER_TIME
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.script import Script, script_of
from tests.room.rehearsal.rooms import YOU, Practice
from tests.support.meetings import MEMO

SAMPLE = read_memo(paths.resource("memos/six-pager.md"))
SCRIPT = script_of(SAMPLE)
LEASE = "If fewer than 25 come forward"
CARGO = "Does this fit into a van?"
IDS = {colleague.id for colleague in COLLEAGUES}


class Led(Practice):
    """A rehearsal with the one who leads it."""

    def do(self, command: Command) -> None:
        self.host.seat(YOU).send(command)

    def wait_for(self, is_done: Callable[[Meeting], bool], most_s: int = 600) -> None:
        for _ in range(most_s):
            if is_done(self.host.meeting):
                return
            self.wait(1)
        pytest.fail("it did not come about")

    def topic(self, title: str) -> Topic:
        topics = self.host.meeting.topics.values()
        return next(topic for topic in topics if topic.title.startswith(title))

    def typed(self, title: str) -> str:
        """Return what everybody sees being typed on a topic."""
        shown = self.host.seat(YOU).snapshot().meeting.topics[self.topic(title).id]
        return " ".join(shown.typed.values())

    def asked(self) -> list[FloorAsked]:
        events = [entry.event for entry in self.host.log]
        return [event for event in events if isinstance(event, FloorAsked)]

    def speak(self, person: PersonId) -> None:
        """Give somebody the floor until they have spoken or passed."""
        meeting = self.host.meeting
        topic = meeting.current_topic or TopicId("")
        before = len(meeting.topics[topic].lines)
        self.do(GiveFloor(person))
        self.wait_for(
            lambda m: (
                len(m.topics[topic].lines) > before or m.topics[topic].speaking is None
            )
        )


def in_margins(memo: Memo = SAMPLE) -> Led:
    led = Led(memo)
    led.wait(15)
    if memo is SAMPLE:
        led.do(OverrideFinding("pages", "We read all of it."))
    led.do(OpenLobby())
    led.wait(30)
    led.do(BeginReading())
    led.do(AddNote(NoteId("own"), NoteKind.QUESTION, CARGO))
    led.do(FinishReading())
    led.wait_for(lambda m: set(m.readers()) <= m.finished, 1300)
    led.do(OpenMargins())
    return led


def in_discussion(memo: Memo = SAMPLE) -> Led:
    led = in_margins(memo)
    led.wait_for(lambda m: set(m.readers()) - {YOU} <= m.read_margins)
    led.do(FinishMargins())
    seen = led.host.seat(YOU).snapshot().meeting
    led.do(open_discussion_command(seen, "I have no stance."))
    return led


def on_the_lease() -> Led:
    led = in_discussion()
    led.do(TakeUpTopic(led.topic(LEASE).id))
    return led


def in_decisions() -> Led:
    led = in_discussion()
    led.do(OpenDecisions())
    return led


def decide(led: Led) -> None:
    decision = DecisionId("go")
    words = DecisionDraft("We go.", TOM.id, Door.TWO_WAY, because="We can go back.")
    led.do(DraftDecision(decision, words))
    led.do(CastVote(decision, VoteChoice.COMMIT))
    led.wait(45)
    led.do(OpenRollCall(decision))
    led.do(RecordDecision(decision))


def test_own_questions_are_swept_before_anything_else() -> None:
    led = in_margins()
    led.wait(100)
    notes = led.host.meeting.notes.values()
    folded = {
        note.author: note.withdrawn_because for note in notes if note.is_withdrawn
    }
    address = led.host.meeting.pages.address(SAMPLE.text.find("Nobody is dismissed."))

    assert folded == {MINA.id: f"Answered at {address}"}


def test_replies_are_few_and_one_is_to_who_practises() -> None:
    led = in_discussion()
    notes = led.host.meeting.notes.values()
    replies = {note.id: note.replies for note in notes if note.replies}
    written = {line.note for note in SCRIPT.notes for line in note.replies}

    assert len(replies.pop(NoteId("own"))) == 1
    assert {reply.body for known in replies.values() for reply in known} == written


def test_an_unknown_memo_gets_three_replies_at_most() -> None:
    led = in_discussion(MEMO)
    notes = [n for n in led.host.meeting.notes.values() if n.id != "own"]

    assert 1 <= sum(len(note.replies) for note in notes) <= 3


def test_stances_say_why_in_the_words_of_the_memo() -> None:
    led = in_discussion()
    stances = led.host.meeting.stances

    for colleague in COLLEAGUES:
        name = colleague.id.removeprefix("rehearsal-")
        assert stances[colleague.id].why == SCRIPT.stances[name].why


def test_nobody_asks_for_the_floor_before_something_was_said() -> None:
    led = on_the_lease()
    led.wait(120)

    assert led.asked() == []


def test_a_few_ask_once_they_heard_something() -> None:
    led = on_the_lease()
    led.speak(MINA.id)
    led.wait(60)
    first = {(asked.person, asked.kind) for asked in led.asked()}
    for person in (PRIYA.id, TOM.id, RITA.id):
        led.speak(person)
    led.do(GiveFloor(None))
    led.wait(60)

    # A question and a point of order do not wait for the speaking order; a reply does.
    assert first == {
        (PRIYA.id, FloorKind.QUESTION),
        (TOM.id, FloorKind.POINT_OF_ORDER),
    }
    assert {asked.person for asked in led.asked()} == {PRIYA.id, TOM.id, RITA.id}


def test_who_asked_says_it_when_they_get_the_floor() -> None:
    led = on_the_lease()
    led.speak(MINA.id)
    led.wait(60)
    led.speak(TOM.id)
    line = led.topic(LEASE).lines[-1]
    asked = next(
        a for n in SCRIPT.notes for a in n.asks if a.kind.value == "point of order"
    )
    own = next(n for n in SCRIPT.notes if n.who == "tom" and n.quote.startswith(LEASE))

    # In the same turn they speak on what they wrote.
    assert line.speaker == TOM.id
    assert line.text == f"{asked.said} {own.note}"


def test_a_rehearsal_taken_up_again_replies_once_and_knows_what_was_asked() -> None:
    led = in_margins()
    led.wait(150)
    led.rehearsal = Rehearsal(led.host, YOU, seed=1)
    led.wait_for(lambda m: set(m.readers()) - {YOU} <= m.read_margins)
    replies = [r.body for n in led.host.meeting.notes.values() for r in n.replies]
    led.do(FinishMargins())
    seen = led.host.seat(YOU).snapshot().meeting
    led.do(open_discussion_command(seen, "I have no stance."))
    led.do(TakeUpTopic(led.topic(LEASE).id))
    led.speak(MINA.id)
    led.wait(60)
    led.rehearsal = Rehearsal(led.host, YOU, seed=1)
    led.wait(60)
    led.speak(PRIYA.id)

    assert len(replies) == len(set(replies)) > 1
    assert led.topic(LEASE).lines[-1].text.startswith("Asks what the lift firm")


def test_who_was_heard_and_has_not_asked_passes() -> None:
    led = on_the_lease()
    led.speak(MINA.id)
    led.do(GiveFloor(None))
    led.speak(MINA.id)

    assert MINA.id in led.topic(LEASE).passed
    assert len(led.topic(LEASE).lines) == 1


def test_the_scribe_types_along_what_is_written_then() -> None:
    led = on_the_lease()
    seen: dict[str, None] = {}
    stop = led.host.watch(lambda: seen.update({led.typed(LEASE): None}))
    led.speak(MINA.id)
    stop()
    typed = [words for words in seen if words]
    text = led.topic(LEASE).lines[-1].text

    assert len(typed) == 2
    assert all(text.startswith(part) for part in typed)
    assert len(typed[0]) < len(typed[1]) < len(text)


def test_words_of_somebody_cut_off_are_kept_as_far_as_they_were_typed() -> None:
    led = on_the_lease()
    led.do(GiveFloor(MINA.id))
    led.wait_for(lambda _: bool(led.typed(LEASE)))
    typed = led.typed(LEASE)
    led.do(GiveFloor(None))
    led.wait(60)

    assert [(line.speaker, line.text) for line in led.topic(LEASE).lines] == [
        (MINA.id, f"{typed} …")
    ]
    assert led.typed(LEASE) == ""


def test_nothing_is_written_while_the_scribe_is_away() -> None:
    led = on_the_lease()
    led.do(SetAway(PRIYA.id, is_away=True))
    led.do(GiveFloor(MINA.id))
    led.wait(90)

    assert led.topic(LEASE).lines == ()
    assert led.typed(LEASE) == ""


def test_thumbs_come_in_when_the_time_is_up_and_again_after_more_time() -> None:
    led = on_the_lease()
    topic = led.topic(LEASE).id
    led.speak(MINA.id)
    led.wait(led.host.meeting.topics[topic].given_s - 90)
    before = dict(led.host.meeting.thumbs)
    led.wait_for(lambda m: m.thumbs.keys() >= IDS)
    first = dict(led.host.meeting.thumbs)
    led.wait(120)
    events = [entry.event for entry in led.host.log]
    votes = sum(isinstance(event, RomanVoted) for event in events)
    led.do(ExtendTopic(topic, 2))
    after_more = dict(led.host.meeting.thumbs)
    led.wait_for(lambda m: m.thumbs.keys() >= IDS)

    assert before == after_more == {}
    assert votes == len(IDS)
    assert first[MINA.id] is True
    # Who has a stake has heard enough by now.
    assert led.host.meeting.thumbs[MINA.id] is False


def test_the_bar_raiser_points_out_once_that_the_time_is_up_again() -> None:
    led = in_discussion(MEMO)
    for topic in list(led.host.meeting.topics.values())[:2]:
        led.do(TakeUpTopic(topic.id))
        led.wait(9 * 60)
        led.do(ExtendTopic(topic.id, 2))
        led.wait(5 * 60)
        led.speak(TOM.id)
        led.do(EndTopic(topic.id, Outcome.ANSWERED))
    lines = [line for t in led.host.meeting.topics.values() for line in t.lines]
    orders = [ask for ask in led.asked() if ask.kind is FloorKind.POINT_OF_ORDER]

    assert [(ask.person, ask.kind) for ask in orders] == [
        (TOM.id, FloorKind.POINT_OF_ORDER)
    ]
    assert [line.text for line in lines].count(OVER_TIME) == 1


def test_somebody_away_neither_asks_nor_votes_nor_speaks() -> None:
    led = on_the_lease()
    led.do(SetAway(PRIYA.id, is_away=True))
    led.do(GiveFloor(MINA.id))
    led.wait(9 * 60)

    assert PRIYA.id not in {asked.person for asked in led.asked()}
    assert PRIYA.id not in led.host.meeting.thumbs


def test_who_was_answered_settles_their_note() -> None:
    led = in_discussion()
    topic = led.topic("340 euros")
    led.do(TakeUpTopic(topic.id))
    led.speak(PRIYA.id)
    led.wait(60)
    before = [led.host.meeting.notes[note].disposition for note in topic.notes]
    led.do(WriteLine(topic.id, "It is the mean of those who named one.", YOU))
    led.wait(30)
    after = [led.host.meeting.notes[note].disposition for note in topic.notes]

    assert before == [None]
    assert after == [Disposition.ANSWERED_NOW]


def test_a_parked_blocker_is_kept_open_by_its_writer_and_settled_later() -> None:
    led = on_the_lease()
    topic = led.topic(LEASE)
    blocker = next(
        note
        for note in topic.notes
        if led.host.meeting.notes[note].kind is NoteKind.BLOCKER
    )
    led.do(EndTopic(topic.id, Outcome.PARK))
    led.wait(30)
    is_kept_open = led.host.meeting.notes[blocker].is_kept_open
    led.do(OpenDecisions())
    led.wait(120)
    settled = led.host.meeting.notes[blocker]

    assert is_kept_open
    assert settled.disposition is Disposition.AUTHOR_WILL_FIX
    assert settled.is_settled_by_writer


def test_an_outcome_that_is_taken_back_keeps_nothing_open() -> None:
    led = on_the_lease()
    topic = led.topic(LEASE)
    led.do(EndTopic(topic.id, Outcome.PARK))
    led.wait(1)
    led.do(EndTopic(topic.id, None))
    led.wait(60)

    notes = led.host.meeting.notes
    assert not any(notes[note].is_kept_open for note in topic.notes)


def test_stances_are_taken_again_and_say_why_once_something_is_decided() -> None:
    led = in_decisions()
    led.wait(60)
    before = dict(led.host.meeting.stances_after)
    decide(led)
    led.wait(30)
    after = led.host.meeting.stances_after

    assert before == {}
    assert after.keys() == IDS
    assert after[TOM.id].why == SCRIPT.stances["tom"].after
    assert after[TOM.id].choice != led.host.meeting.stances[TOM.id].choice


def test_the_scribe_says_in_a_few_words_what_came_of_it() -> None:
    led = in_decisions()
    led.wait(100)
    before = led.host.meeting.gist
    decide(led)
    led.wait(60)

    assert before == ""
    assert led.host.meeting.gist == SCRIPT.gist


def test_words_somebody_else_wrote_about_the_meeting_stay() -> None:
    led = in_decisions()
    decide(led)
    led.do(WriteGist("We go."))
    led.wait(120)

    assert led.host.meeting.gist == "We go."


def test_the_author_answers_what_who_practises_asked() -> None:
    led = in_discussion(MEMO)
    general = next(t for t in led.host.meeting.topics.values() if t.start_cp is None)
    for note in general.notes:
        if note != "own":
            led.host.seat(RITA.id).send(WithdrawNote(note))

    assert led.rehearsal.answer_on(general.id) == ON_ALL_OF_IT


def test_a_script_can_be_added_to() -> None:
    own = Script(gist="Ours.")

    assert SCRIPT.with_more(own).gist == "Ours."
    assert SCRIPT.with_more(own).decision == SCRIPT.decision
    assert SCRIPT.with_more(Script()) == SCRIPT


def test_a_phase_that_ends_ends_what_was_planned_in_it() -> None:
    led = on_the_lease()
    led.do(GiveFloor(MINA.id))
    led.wait(2)
    led.do(OpenDecisions())
    led.wait(300)

    assert led.host.meeting.phase is Phase.DECISIONS
    assert led.topic(LEASE).lines == ()
