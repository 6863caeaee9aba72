# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From opened margins to the discussion: the command with the grouped run sheet.

It only makes the command; the rules decide whether it is time.
"""

from meetingroom.discussion.grouping import group
from meetingroom.discussion.left_open import carried_id
from meetingroom.discussion.run_sheet import ordered
from meetingroom.meeting.command.room import OpenDiscussion
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import CarriedTopic, Topic


def open_discussion_command(meeting: Meeting, reason: str = "") -> OpenDiscussion:
    """Return the command that opens the discussion.

    Args:
        meeting: What the facilitator sees, all notes open.
        reason: Why now, when somebody is still reading the margins.
    """
    if meeting.memo is None:
        return OpenDiscussion((), reason)
    topics = group(meeting.notes.values(), meeting.memo)
    carried = tuple(_topic(place, one) for place, one in enumerate(meeting.carried, 1))
    return OpenDiscussion(carried + ordered(topics, meeting.notes), reason)


def _topic(place: int, carried: CarriedTopic) -> Topic:
    day = f" of {carried.from_day.isoformat()}" if carried.from_day else ""
    because = f"Left open by “{carried.from_title}”{day}. {carried.words}".rstrip()
    return Topic(carried_id(place), carried.title, (), because=because)
