# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From opened margins to the discussion: the command with the grouped run sheet.

It only makes the command; the rules decide whether it is time.
"""

from meetingroom.discussion.grouping import group
from meetingroom.discussion.run_sheet import ordered
from meetingroom.meeting.command.room import OpenDiscussion
from meetingroom.meeting.state import Meeting


def open_discussion_command(meeting: Meeting, reason: str = "") -> OpenDiscussion:
    """Return the command that opens the discussion.

    Args:
        meeting: What the facilitator sees, all notes open.
        reason: Why now, when somebody is still reading the margins.
    """
    if meeting.memo is None:
        return OpenDiscussion((), reason)
    topics = group(meeting.notes.values(), meeting.memo)
    return OpenDiscussion(ordered(topics, meeting.notes), reason)
