# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Minutes for each topic, out of the time of the discussion. Pure.

What the clock has left, without the rest of the current topic, is divided over those
that are still to come: a blocker or a split topic weighs double. A topic gets two
minutes at least, a contested one four, and none more than ten. Minutes that the
facilitator has set are taken out first. A topic that is taken up gets what stands
beside it.

Source: PRACTICE.md, 25 minutes for the topics, with the contested ones first.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from meetingroom.meeting.contest import has_blocker, is_split
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import Notes

FEWEST_MIN = 2
MOST_MIN = 10
CONTESTED = 2
"""How many times the minutes of another topic a contested one gets."""


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """Minutes of the topics that are still to come."""

    minutes: dict[TopicId, int]
    left_min: int
    """What the clock shows; 0 when the time is up."""
    current_min: int = 0
    """What the current topic has left."""

    @property
    def needed_min(self) -> int:
        """Minutes of all of them together, with what the current one has left."""
        return sum(self.minutes.values()) + self.current_min


def slot_plan(meeting: Meeting, at: datetime | None) -> SlotPlan:
    """Return what each topic gets that is open and not the current one.

    It is the same on every screen: it looks at nothing that only some may know.

    Args:
        meeting: As anybody sees it.
        at: The moment, as the host counts it; `None` counts the running phase as if it
            began now, and the current topic as if it was just taken up.
    """
    left_s = _left_s(meeting, at)
    rest_s = _rest_s(meeting, at)
    coming_min = _whole_min(left_s - rest_s)
    decided = meeting.decided_topics()
    coming = [
        topic
        for topic in meeting.topics.values()
        if topic.outcome is None
        and topic.id not in decided
        and topic.id != meeting.current_topic
    ]
    fixed = {topic.id: own for topic in coming if (own := _own_min(topic)) is not None}
    notes = _public(meeting)
    weights = {t.id: _weight(t, notes) for t in coming if t.id not in fixed}
    each_min = max(0, coming_min - sum(fixed.values())) / (sum(weights.values()) or 1)
    shared = {
        topic: min(max(int(each_min * weight), FEWEST_MIN * weight), MOST_MIN)
        for topic, weight in weights.items()
    }
    minutes = {t.id: fixed.get(t.id, shared.get(t.id, 0)) for t in coming}
    return SlotPlan(minutes, _whole_min(left_s), _whole_min(rest_s))


def _left_s(meeting: Meeting, at: datetime | None) -> float:
    """Return what is left of the discussion, negative once the time is up."""
    clock = meeting.clock
    if meeting.phase is Phase.DISCUSSION and clock is not None:
        return clock.left_s(at) if at is not None else clock.given_s
    planned_s = meeting.setup.minutes.discussion * 60.0
    given_s = meeting.given_s.get(Phase.DISCUSSION, planned_s)
    return given_s - meeting.used_s.get(Phase.DISCUSSION, 0.0)


def _rest_s(meeting: Meeting, at: datetime | None) -> float:
    """Return what the current topic has left; 0 without one, or over its time."""
    topic = meeting.topics.get(meeting.current_topic or TopicId(""))
    if topic is None:
        return 0.0
    left_s = topic.given_s - topic.used_s
    return max(0.0, meeting.topic_left_s(topic, at) if at is not None else left_s)


def _whole_min(seconds: float) -> int:
    """Round up, as every clock of the meeting does."""
    return max(0, ceil(seconds / 60))


def _own_min(topic: Topic) -> int | None:
    """Return minutes that are not divided: set, or left from an earlier turn."""
    if topic.given_s:
        return max(0, ceil((topic.given_s - topic.used_s) / 60))
    return topic.minutes


def _weight(topic: Topic, notes: Notes) -> int:
    is_contested = has_blocker(topic, notes) or is_split(topic, notes)
    return CONTESTED if is_contested else 1


def _public(meeting: Meeting) -> Notes:
    """Return the notes with the writers that everybody may know."""
    if meeting.setup.are_names_shown:
        return meeting.notes
    return {
        note.id: note
        if meeting.shows_writer(note)
        else replace(note, author=meeting.hidden_writer(note))
        for note in meeting.notes.values()
    }
