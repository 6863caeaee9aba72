# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Replies as frozen values made of a meeting, without Qt."""

from dataclasses import dataclass

from meetingroom.meeting.ids import PersonId, ReplyId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A reply as it is shown."""

    id: ReplyId
    writer: str
    """Empty in a meeting without names."""
    body: str
    is_own: bool


def reply_views(
    meeting: Meeting, note: Note, viewer: PersonId
) -> tuple[ReplyView, ...]:
    """Return a note's replies as a viewer sees them."""
    return tuple(
        ReplyView(
            reply.id,
            meeting.name_of_replier(reply),
            reply.body,
            reply.author == viewer,
        )
        for reply in note.replies
    )
