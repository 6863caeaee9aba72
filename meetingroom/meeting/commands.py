# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Commands: everything a person can ask a meeting for, as typed values.

Commands carry what was asked, not who asked or when; both come with the envelope.
msgspec's tagged structs instead of dataclasses: one union decodes them all.
"""

from meetingroom.meeting.command.decision import DecisionCommand
from meetingroom.meeting.command.note import NoteCommand, SealCommand
from meetingroom.meeting.command.room import AdmissionCommand, RoomCommand
from meetingroom.meeting.command.topic import TopicCommand

Command = (
    RoomCommand
    | AdmissionCommand
    | NoteCommand
    | SealCommand
    | TopicCommand
    | DecisionCommand
)
