# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Identifiers, kept apart by type; whoever makes them draws UUIDv7 text.

Only the types stand here: making an id needs time and randomness, which the core
does not have.
"""

from typing import NewType

MeetingId = NewType("MeetingId", str)
PersonId = NewType("PersonId", str)
NoteId = NewType("NoteId", str)
TopicId = NewType("TopicId", str)
DecisionId = NewType("DecisionId", str)
FollowUpId = NewType("FollowUpId", str)
CommandId = NewType("CommandId", str)
