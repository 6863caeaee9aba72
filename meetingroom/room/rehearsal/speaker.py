# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Speaking when one has the floor, while the scribe types along.

Who speaks is the facilitator's choice; a colleague who has nothing to say passes.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from meetingroom.meeting.command.topic import PassTurn, TypeLine, WriteLine
from meetingroom.meeting.ids import LineId, PersonId, TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_LINE_CP, Topic
from meetingroom.room.rehearsal.asker import Askers
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.planner import Planner
from meetingroom.room.rehearsal.queue import ActionQueue
from meetingroom.room.rehearsal.speech import own_words, said_on

SPEAKS_S = (25.0, 50.0)
PASSES_S = (2.0, 5.0)
TYPED_AT = (0.45, 0.8)
"""Shares of a speech after which the room sees more of the scribe's line."""


_Floor = tuple[TopicId, PersonId, int]


@dataclass(eq=False, slots=True)
class _Turn:
    """Somebody's words while they have the floor."""

    topic: TopicId
    speaker: PersonId
    said: str
    typed: str = ""
    """How far the scribe has come."""


class Speakers(Planner):
    """The colleagues when they have the floor, and the one who writes."""

    def __init__(self, cast: Cast, queue: ActionQueue, askers: Askers) -> None:
        super().__init__(cast, queue)
        self._askers = askers
        self._floor: _Floor | None = None
        """Who has it; the count of who had it before tells turns apart."""
        self._turn: _Turn | None = None

    def forget(self) -> None:
        """Notice who has the floor anew."""
        super().forget()
        self._floor = self._turn = None

    def notice(self, meeting: Meeting, now: datetime) -> None:
        """Plan what is said by whoever has been given the floor."""
        topic = meeting.topics.get(meeting.current_topic or TopicId(""))
        speaker = topic.speaking if topic else None
        floor = None
        if topic is not None and speaker is not None:
            floor = (topic.id, speaker, len(topic.spoken))
        if floor == self._floor:
            return
        self._floor = floor
        turn, self._turn = self._turn, None
        if turn is not None and turn.typed:
            self._later(now, 1, partial(self._write, turn, f"{turn.typed} …"))
        if topic is not None and floor is not None and self._cast.is_here(floor[1]):
            self._begin(topic, floor, now)

    def _begin(self, topic: Topic, floor: _Floor, now: datetime) -> None:
        _, speaker, _ = floor
        said = self._words(topic, speaker)
        chance = self._cast.chance("speaking", speaker, topic.title, said)
        if not said:
            act = partial(self._pass, floor)
            self._later(now, chance.uniform(*PASSES_S), act)
            return
        self._turn = turn = _Turn(topic.id, speaker, said[:MAX_LINE_CP])
        takes_s = chance.uniform(*SPEAKS_S)
        for share in TYPED_AT:
            typed = _first_words(turn.said, share)
            self._later(now, share * takes_s, partial(self._type, turn, typed))
        self._later(now, takes_s, partial(self._end, turn))

    def _words(self, topic: Topic, speaker: PersonId) -> str:
        """Return what is said: what was asked for, and what they wrote, once."""
        asked = self._askers.take(topic.id, speaker)
        if _was_heard(topic, speaker):
            return asked
        if not asked:
            return said_on(self._cast, speaker, topic.id)
        own = own_words(self._cast, self._cast.sees(speaker), topic, speaker)
        return f"{asked} {own}".rstrip()

    def _scribe(self) -> PersonId | None:
        scribe = self._cast.host.meeting.setup.roles.scribe
        return scribe if scribe is not None and self._cast.is_here(scribe) else None

    def _pass(self, floor: _Floor) -> None:
        if self._floor == floor:
            topic, speaker, _ = floor
            self._cast.send(speaker, PassTurn(speaker, topic))

    def _type(self, turn: _Turn, typed: str) -> None:
        scribe = self._scribe()
        if turn is not self._turn or scribe is None:
            return
        held = self._cast.sees(scribe).topics.get(turn.topic)
        if held is not None and held.typed.get(scribe, "") == turn.typed:
            turn.typed = typed
            self._cast.send(scribe, TypeLine(turn.topic, typed))

    def _end(self, turn: _Turn) -> None:
        if turn is self._turn:
            # Whoever goes on having the floor after it says no more.
            self._turn = None
            self._write(turn, turn.said)

    def _write(self, turn: _Turn, said: str) -> None:
        scribe = self._scribe()
        if scribe is not None:
            line = LineId(self._cast.new_id())
            written = WriteLine(turn.topic, said, turn.speaker, line)
            self._cast.send(scribe, written)


def _was_heard(topic: Topic, speaker: PersonId) -> bool:
    return speaker in topic.spoken or any(
        line.speaker == speaker for line in topic.lines
    )


def _first_words(said: str, share: float) -> str:
    words = said.split()
    return " ".join(words[: max(1, int(len(words) * share))])
