# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Identifiers, kept apart by type; whoever makes them draws UUIDv4 text.

Only the types stand here: making an id needs randomness, which the core
does not have.
"""

from typing import NewType

MeetingId = NewType("MeetingId", str)
PersonId = NewType("PersonId", str)
NoteId = NewType("NoteId", str)
ReplyId = NewType("ReplyId", str)
TopicId = NewType("TopicId", str)
LineId = NewType("LineId", str)
NO_LINE = LineId("")
"""Of lines in logs that gave them no ids."""
DecisionId = NewType("DecisionId", str)
FollowUpId = NewType("FollowUpId", str)
CommandId = NewType("CommandId", str)
DeviceId = NewType("DeviceId", str)
"""Public Ed25519 key of a device, 64 hexadecimal digits: who holds the private
half proves to be that device, to this host and to any later one."""
SealId = NewType("SealId", str)
"""SHA-256 of a device's sealing key, 64 hexadecimal digits."""
