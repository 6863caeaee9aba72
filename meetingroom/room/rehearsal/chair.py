# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Leading the discussion of a headless rehearsal: run sheet, floor, time, outcome.

Only the facilitator's part; what is said and asked for is the colleagues'.
"""

from datetime import timedelta

from meetingroom.discussion.likeness import alike
from meetingroom.discussion.run_sheet import kind_counts
from meetingroom.meeting.command.topic import (
    EndTopic,
    ExtendTopic,
    GiveFloor,
    MergeTopics,
    PinTopic,
    RomanVote,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.contest import has_blocker
from meetingroom.meeting.ids import LineId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.topics import FloorKind, Outcome, ScribeLine, Topic
from meetingroom.meeting.turns import next_turn
from meetingroom.room.rehearsal.lead import Lead

SPARE_S = 60.0
"""What is left of the discussion when no further topic is taken up."""
MORE_MINUTES = 2
ANSWER_S = 30.0
"""What the one who leads takes to answer, as the author."""
LISTEN_S = 15.0
"""How long the room is given to react to what somebody said."""
BREATH_S = 2.0
"""Between somebody who passed and the next one."""
WORTH_A_PICTURE = 2
"""How many ask for the floor when a queue is a queue."""
OWN_QUESTION_SAID = "Asks whether this is what people will remember of the memo."
_AT_ONCE = (FloorKind.POINT_OF_ORDER, FloorKind.QUESTION)
"""What does not wait until the speaking order is through."""


class Chair:
    """Leads the talk."""

    def __init__(self, lead: Lead) -> None:
        self._lead = lead
        self._lines = 0
        """How many lines stood for whoever has the floor when they got it."""

    def arrange(self) -> None:
        """Merge the topics most alike, and keep the first blocker on top."""
        meeting = self._lead.meeting
        likely = alike(meeting.topics.values(), meeting.notes)
        if likely:
            self._lead.send(MergeTopics(likely[0].topic, likely[0].into))
        topics = self._lead.meeting.topics.values()
        blocked = [t for t in topics if has_blocker(t, meeting.notes)]
        if blocked:
            self._lead.send(PinTopic(blocked[0].id, is_pinned=True))

    def begin_topic(self) -> TopicId | None:
        """Take up the first topic about a passage, up to a line that is being typed.

        Returns:
            The topic; `None` when there is none.
        """
        local = [t for t in self._open() if t.start_cp is not None]
        if not local:
            return None
        topic = local[0].id
        self._lead.send(TakeUpTopic(topic))
        while (person := self._next(topic)) is not None:
            is_second = bool(self._held(topic).lines)
            self._give(topic, person)
            self._hear_begin(topic, person)
            if is_second and self._held(topic).typed:
                break
            self._hear(topic, person)
        return topic

    def fill_queue(self, topic: TopicId) -> bool:
        """Go on in the speaking order until people ask for the floor.

        Returns:
            False when nobody does.
        """
        while len(self._held(topic).asking) < WORTH_A_PICTURE:
            speaking = self._held(topic).speaking
            if speaking is not None:
                self._hear(topic, speaking)
            self._lead.pass_time(LISTEN_S)
            if len(self._held(topic).asking) >= WORTH_A_PICTURE:
                break
            person = next_turn(self._lead.meeting, self._held(topic))
            if person is None:
                # Who spoke last may want the floor again, too.
                self._lead.send(GiveFloor(None))
                self._lead.pass_time(LISTEN_S)
                break
            self._give(topic, person)
        return bool(self._held(topic).asking)

    def run_out(self, topic: TopicId) -> None:
        """Hear everybody, let the topic's time run out, and wait for the thumbs."""
        self._hear_all(topic)

        self._lead.wait(lambda _: self._is_time_up(topic))
        self._lead.send(RomanVote(topic, is_up=True))
        voters = set(self._lead.meeting.readers())
        self._lead.wait(lambda m: voters <= m.thumbs.keys())

    def choose(self, topic: TopicId) -> None:
        """Do what most thumbs say: go on for a little, or not; then end the topic."""
        thumbs = list(self._lead.meeting.thumbs.values())
        if sum(thumbs) * 2 > len(thumbs):
            self._lead.send(ExtendTopic(topic, MORE_MINUTES))
            self._lead.pass_time(ANSWER_S)
            self._hear_all(topic)
        self._end(topic)

    def talk_general(self) -> None:
        """Settle what was said about the memo as a whole."""
        for topic in self._open():
            if topic.start_cp is None:
                self._talk(topic.id)

    def talk_on(self) -> None:
        """Take up one topic after the other while there is time."""
        for topic in self._open():
            clock = self._lead.meeting.clock
            if clock is None or clock.left_s(self._lead.clock.now()) < SPARE_S:
                return
            self._talk(topic.id)

    def _open(self) -> list[Topic]:
        topics = self._lead.meeting.topics.values()
        return [topic for topic in topics if topic.outcome is None]

    def _held(self, topic: TopicId) -> Topic:
        return self._lead.meeting.topics[topic]

    def _is_time_up(self, topic: TopicId) -> bool:
        held, now = self._held(topic), self._lead.clock.now()
        turn = now - held.taken_up_at if held.taken_up_at else timedelta()
        return held.used_s + turn.total_seconds() >= held.given_s

    def _talk(self, topic: TopicId) -> None:
        self._lead.send(TakeUpTopic(topic))
        self._hear_all(topic)
        self._end(topic)

    def _end(self, topic: TopicId) -> None:
        self._lead.send(EndTopic(topic, self._outcome(self._held(topic))))

    def _hear_all(self, topic: TopicId) -> None:
        heard = len(self._held(topic).lines)
        speaking = self._held(topic).speaking
        if speaking is not None:
            self._hear(topic, speaking)
        while True:
            # Whoever asks does so shortly after they heard something.
            lines = len(self._held(topic).lines)
            self._lead.pass_time(LISTEN_S if lines > heard else BREATH_S)
            heard = lines
            person = self._next(topic)
            if person is None and self._held(topic).speaking is not None:
                # Who spoke last may want the floor again, too.
                self._lead.send(GiveFloor(None))
                self._lead.pass_time(LISTEN_S)
                continue
            if person is None:
                return
            self._give(topic, person)
            self._hear(topic, person)

    def _next(self, topic: TopicId) -> PersonId | None:
        """Return who gets the floor: urgent requests, the order, the other requests."""
        held = self._held(topic)
        first = held.queue[0] if held.queue else None
        if first is not None and first.kind in _AT_ONCE:
            return first.person
        in_turn = next_turn(self._lead.meeting, held)
        return in_turn or (first.person if first else None)

    def _give(self, topic: TopicId, person: PersonId) -> None:
        self._lines = len(self._lines_of(topic, person))
        self._lead.send(GiveFloor(person))
        if person != self._lead.you:
            return
        if said := self._own_words(topic):
            self._lead.pass_time(ANSWER_S)
            line = LineId(self._lead.new_id())
            self._lead.send(WriteLine(topic, said, person, line))

    def _hear_begin(self, topic: TopicId, person: PersonId) -> None:
        self._lead.wait(
            lambda m: bool(m.topics[topic].typed) or self._is_over(topic, person)
        )

    def _own_words(self, topic: TopicId) -> str:
        meeting, you = self._lead.meeting, self._lead.you
        if any(meeting.notes[note].author == you for note in self._held(topic).notes):
            return OWN_QUESTION_SAID
        is_author = meeting.setup.roles.author == you
        return self._lead.rehearsal.answer_on(topic) if is_author else ""

    def _hear(self, topic: TopicId, person: PersonId) -> None:
        self._lead.wait(lambda _: self._is_over(topic, person))

    def _is_over(self, topic: TopicId, person: PersonId) -> bool:
        """Tell whether somebody who was given the floor has said what they had."""
        is_written = len(self._lines_of(topic, person)) > self._lines
        is_gone = self._held(topic).speaking != person
        return person == self._lead.you or is_written or is_gone

    def _lines_of(self, topic: TopicId, person: PersonId) -> list[ScribeLine]:
        return [line for line in self._held(topic).lines if line.speaker == person]

    def _outcome(self, topic: Topic) -> Outcome:
        notes = self._lead.meeting.notes
        topics = self._lead.meeting.topics.values()
        is_first = not any(t.outcome is Outcome.DECIDE for t in topics)
        if has_blocker(topic, notes):
            return Outcome.DECIDE if is_first else Outcome.AUTHOR_WILL_FIX
        kinds = kind_counts(topic, notes)
        if NoteKind.SUGGESTION in kinds:
            return Outcome.AUTHOR_WILL_FIX
        return Outcome.PARK if NoteKind.CONCERN in kinds else Outcome.ANSWERED
