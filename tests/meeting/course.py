# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A meeting through `handle` and `apply` alone: no room, no storage, no seats."""

from dataclasses import replace
from datetime import datetime, timedelta

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import FinishMargins, FinishReading
from meetingroom.meeting.command.room import (
    AddPerson,
    BeginReading,
    ChangeSetup,
    CreateMeeting,
    FreezeMemo,
    OpenDecisions,
    OpenDiscussion,
    OpenLobby,
    OpenMargins,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from tests.support.meetings import ADA, MEETING, MEMO, NAMES, ROLES, START


class Course:
    """The course of a meeting; Ada is facilitator."""

    def __init__(self, memo: Memo = MEMO) -> None:
        self.meeting = Meeting()
        self.log: list[Recorded] = []
        self.at: datetime = START
        self.do(ADA, CreateMeeting(MEETING, NAMES[ADA], "Billing"))
        self.do(ADA, FreezeMemo(memo, plain_pages(memo)))
        for person, name in NAMES.items():
            if person != ADA:
                self.do(ADA, AddPerson(person, name))
        setup = replace(self.meeting.setup, goal="Decide on March", roles=ROLES)
        self.do(ADA, ChangeSetup(setup))

    def do(self, by: PersonId, command: Command) -> tuple[Event, ...]:
        """Have a command done; returns what happened.

        Raises:
            Refused: A rule says no.
        """
        self.at += timedelta(seconds=1)
        events = handle(self.meeting, command, by, self.at)
        asked = CommandId(f"command-{len(self.log) + 1}")
        for event in events:
            entry = Recorded(len(self.log) + 1, asked, self.at, by, event)
            self.log.append(entry)
            self.meeting = apply(self.meeting, entry)
        return events

    def go_to(self, phase: Phase) -> "Course":
        """Walk on to a phase, but not to the end."""
        while self.meeting.phase.order < phase.order:
            match self.meeting.phase:
                case Phase.PREPARE:
                    self.do(ADA, OpenLobby())
                case Phase.LOBBY:
                    self.do(ADA, BeginReading())
                case Phase.READING:
                    for person in self.meeting.readers():
                        self.do(person, FinishReading())
                    self.do(ADA, OpenMargins())
                case Phase.MARGINS:
                    for person in self.meeting.readers():
                        self.do(person, FinishMargins())
                    self.do(ADA, OpenDiscussion(()))
                case Phase.DISCUSSION:
                    self.do(ADA, OpenDecisions())
                case Phase.DECISIONS | Phase.CLOSED:
                    break
        return self
