# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asking for the floor, and thumbs once a topic's time is up.

Nobody is flooded: a few ask on each topic, and only once they were in turn.
"""

from datetime import datetime, timedelta
from functools import partial

from meetingroom.meeting.command.topic import AskForFloor, RomanVote
from meetingroom.meeting.contest import AGAINST
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Topic
from meetingroom.meeting.turns import notes_of, waits
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.colleague import Colleague
from meetingroom.room.rehearsal.planner import Planner
from meetingroom.room.rehearsal.queue import ActionQueue
from meetingroom.room.rehearsal.reaction import OVER_TIME, Ask

FEW_PEOPLE = 6
MOST_ASKING = 2
MOST_OF_MANY = 3
"""How many ask for the floor on one topic, in a room of few and of many."""
_INTERRUPTING = (FloorKind.POINT_OF_ORDER, FloorKind.QUESTION)
"""What does not wait for one's own turn."""
UNDECIDED = 0.35
"""How often somebody without a stake in a topic would go on with it."""


class Askers(Planner):
    """The colleagues while others have the floor."""

    def __init__(self, cast: Cast, queue: ActionQueue) -> None:
        super().__init__(cast, queue)
        self._wanted: dict[tuple[TopicId, PersonId], str] = {}
        self._asking: dict[TopicId, dict[PersonId, FloorKind]] = {}
        self._has_pointed_out = False

    def notice(self, meeting: Meeting, now: datetime) -> None:
        """Plan who asks for the floor, and thumbs when the time is up."""
        topic = meeting.topics.get(meeting.current_topic or TopicId(""))
        if topic is None or meeting.phase is not Phase.DISCUSSION:
            return
        self._notice_speech(meeting, topic, now)
        self._notice_time(topic, now)

    def take(self, topic: TopicId, person: PersonId) -> str:
        """Return what somebody asked for the floor for, once; empty for nothing."""
        return self._wanted.pop((topic, person), "")

    def _notice_speech(self, meeting: Meeting, topic: Topic, now: datetime) -> None:
        heard = {*topic.spoken, *(line.speaker for line in topic.lines)}
        for note in notes_of(topic, meeting.notes):
            remark = self._cast.remark_on(note)
            if remark is None or note.author not in heard:
                continue
            for ask in remark.reactions.asks:
                if self._is_time(meeting, topic, ask):
                    self._plan(topic, ask, now)

    def _is_time(self, meeting: Meeting, topic: Topic, ask: Ask) -> bool:
        if not self._cast.is_here(ask.who) or topic.speaking == ask.who:
            return False
        is_first = ask.kind in _INTERRUPTING
        return is_first or not waits(meeting.people[ask.who], topic)

    def _plan(self, topic: Topic, ask: Ask, now: datetime) -> None:
        is_small = len(self._cast.troupe.colleagues) <= FEW_PEOPLE
        most = MOST_ASKING if is_small else MOST_OF_MANY
        asking = self._asking.setdefault(topic.id, {})
        kinds = list(asking.values())
        counted = len(kinds) - kinds.count(FloorKind.POINT_OF_ORDER)
        is_full = counted >= most and ask.kind is not FloorKind.POINT_OF_ORDER
        if is_full or ask.who in asking:
            return
        asking[ask.who] = ask.kind
        chance = self._cast.chance("asking", ask.who, ask.said)
        self._later(now, chance.uniform(4, 14), partial(self._ask, topic.id, ask))

    def _ask(self, topic: TopicId, ask: Ask) -> None:
        seen = self._cast.sees(ask.who)
        held = seen.topics.get(topic)
        if held is None or seen.current_topic != topic:
            return
        if held.speaking == ask.who:
            # Not now: they ask once they have had their say.
            self._asking.get(topic, {}).pop(ask.who, None)
            return
        self._wanted[topic, ask.who] = ask.said
        if held.request_of(ask.who) is None:
            self._cast.send(ask.who, AskForFloor(topic, ask.kind))

    def _notice_time(self, topic: Topic, now: datetime) -> None:
        if topic.taken_up_at is None:
            return
        left_s = topic.given_s - topic.used_s
        up_at = topic.taken_up_at + timedelta(seconds=left_s)
        if now < up_at:
            if self._is_new("time", topic.id, up_at):
                # To look at the clock again at that moment.
                self._queue.add(up_at, _nothing)
            return
        if not self._is_new("time is up", topic.id, topic.given_s):
            return
        for colleague in self._cast.present():
            chance = self._cast.chance("thumb", colleague.id, topic.title)
            show = partial(self._show_thumb, colleague, topic.id)
            self._later(now, chance.uniform(3, 18), show)
        orderly = self._cast.host.meeting.setup.roles.bar_raiser
        if topic.extended and not self._has_pointed_out and orderly is not None:
            self._has_pointed_out = True
            ask = Ask(orderly, FloorKind.POINT_OF_ORDER, OVER_TIME)
            if self._cast.is_here(orderly):
                self._later(now, 20, partial(self._ask, topic.id, ask))

    def _show_thumb(self, colleague: Colleague, topic: TopicId) -> None:
        seen = self._cast.sees(colleague.id)
        held = seen.topics.get(topic)
        if held is None or seen.current_topic != topic:
            return
        chance = self._cast.chance("going on", colleague.id, held.title, held.extended)
        has_stake = held.request_of(colleague.id) is not None or any(
            note.kind in AGAINST and colleague.id in (note.author, *note.me_too)
            for note in notes_of(held, seen.notes)
        )
        # Once it got more time, even they have heard enough.
        is_up = not held.extended if has_stake else chance.random() < UNDECIDED
        self._cast.send(colleague.id, RomanVote(topic, is_up))


def _nothing() -> None:
    return
