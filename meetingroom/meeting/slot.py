# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Minutes for each topic, out of the time of the discussion. Pure.

What the topics have not used of the slot is divided over those that are still to come:
a blocker or a split topic weighs double, and nobody gets less than two minutes or more
than ten. Minutes that the facilitator has set are taken out first. A topic that is
taken up gets what stands beside it.

Source: PRACTICE.md, 25 minutes for the topics, with the contested ones first.
"""

from dataclasses import dataclass, replace
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
    """Of the slot, without what the current topic was given; 0 when it is over."""

    @property
    def needed_min(self) -> int:
        """Minutes of all of them together."""
        return sum(self.minutes.values())


def slot_plan(meeting: Meeting) -> SlotPlan:
    """Return what each topic gets that is open and not the current one.

    It counts what topics used, not what lies between them, and so is the same on every
    screen and moves only when a topic is left, settled or changed. It looks at nothing
    that only some may know.
    """
    used_s = sum(_taken_s(meeting, topic) for topic in meeting.topics.values())
    left_min = max(0, int((_slot_s(meeting) - used_s) // 60))
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
    each_min = max(0, left_min - sum(fixed.values())) / (sum(weights.values()) or 1)
    shared = {
        topic: min(max(int(each_min * weight), FEWEST_MIN), MOST_MIN)
        for topic, weight in weights.items()
    }
    minutes = {t.id: fixed.get(t.id, shared.get(t.id, 0)) for t in coming}
    return SlotPlan(minutes, left_min)


def _slot_s(meeting: Meeting) -> float:
    if meeting.phase is Phase.DISCUSSION and meeting.clock is not None:
        return meeting.clock.given_s
    planned_s = meeting.setup.minutes.discussion * 60.0
    return meeting.given_s.get(Phase.DISCUSSION, planned_s)


def _taken_s(meeting: Meeting, topic: Topic) -> float:
    """Return what a topic took of the slot; the current one all it was given."""
    if topic.id == meeting.current_topic:
        return max(topic.used_s, topic.given_s)
    return topic.used_s


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
