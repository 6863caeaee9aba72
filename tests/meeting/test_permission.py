# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The full product of phases, roles and commands: tables and rules say the same."""

from datetime import timedelta
from typing import get_args

import msgspec
import pytest

from meetingroom.meeting.command import decision as d
from meetingroom.meeting.command import note as n
from meetingroom.meeting.command import room as r
from meetingroom.meeting.command import topic as t
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.handle import handle
from meetingroom.meeting.people import Role
from meetingroom.meeting.permission import (
    PHASES,
    ROLES,
    WIRE_DENIED,
    may,
    may_send,
)
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from tests.meeting.samples import (
    NOBODY,
    SAMPLES,
    SHE,
    allowing,
    meeting_for,
    sample,
)
from tests.support.meetings import ADA, START

COMMANDS: tuple[type[Command], ...] = get_args(Command)
LATER = START + timedelta(hours=2)

NEVER_FROM_OUTSIDE = (
    r.CreateMeeting,
    r.ContinueMeeting,
    r.TakeOver,
    n.OpenSeal,
    n.DrawPseudonym,
)
ONLY_SEALED = (n.AddNote, n.EditNote, n.DeleteNote, n.RestoreNote)


def refusal(meeting: Meeting, command: Command) -> str:
    """Return why the rules refuse; empty if they do not."""
    try:
        handle(meeting, command, SHE, LATER)
    except Refused as refused:
        return refused.sentence
    return ""


def test_every_command_stands_in_every_table() -> None:
    assert set(COMMANDS) == set(ROLES) == set(PHASES) == set(SAMPLES)
    assert set(WIRE_DENIED) < set(COMMANDS)


def test_every_table_says_something_of_every_command() -> None:
    modules = (d, n, r, t)
    defined = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type)
        and kind.__module__ == module.__name__
        and kind is not n.SealedNote  # a part of one
    }

    assert defined == set(COMMANDS)
    assert all(PHASES[kind] and ROLES[kind] for kind in defined)
    assert all(WIRE_DENIED.values())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("phase", Phase)
def test_the_rules_allow_what_the_tables_allow(phase: Phase, role: Role) -> None:
    meeting = meeting_for(phase, role)
    wrong = []
    for kind in COMMANDS:
        command = sample(kind, meeting)
        sentence = refusal(allowing(meeting, command), command)
        is_allowed = phase in PHASES[kind] and role in ROLES[kind]
        if is_allowed != (sentence == ""):
            wrong.append((kind.__name__, is_allowed, sentence))

    assert wrong == []


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("phase", Phase)
def test_over_the_wire_comes_what_the_rules_allow_but_for_the_denied(
    phase: Phase, role: Role
) -> None:
    meeting = meeting_for(phase, role)
    wrong = []
    for kind in COMMANDS:
        command = sample(kind, meeting)
        is_denied = kind in NEVER_FROM_OUTSIDE or (
            kind in ONLY_SEALED and not phase.is_revealed
        )
        is_right = refusal(allowing(meeting, command), command) == ""
        if may_send(meeting, SHE, command) != (is_right and not is_denied):
            wrong.append(kind.__name__)

    assert wrong == []


@pytest.mark.parametrize("phase", Phase)
def test_who_is_not_in_the_meeting_may_send_nothing(phase: Phase) -> None:
    meeting = meeting_for(phase, Role.FACILITATOR)
    sent = [sample(kind, meeting) for kind in COMMANDS]

    assert not any(may_send(meeting, NOBODY, command) for command in sent)


def test_what_stands_in_no_table_may_not_be_sent() -> None:
    class Unheard(msgspec.Struct, frozen=True):
        """A command of a later version."""

    meeting = meeting_for(Phase.READING, Role.FACILITATOR)

    assert not may_send(meeting, SHE, Unheard())  # type: ignore[arg-type] # no command


def test_notes_come_sealed_until_the_reveal() -> None:
    meeting = meeting_for(Phase.READING, Role.ATTENDEE)
    clear, sealed = sample(n.AddNote, meeting), sample(n.KeepSealed, meeting)

    assert not may_send(meeting, SHE, clear)
    assert may_send(meeting, SHE, sealed)
    assert may_send(meeting_for(Phase.MARGINS, Role.ATTENDEE), SHE, clear)


def test_roles_alone_say_what_a_screen_offers() -> None:
    meeting = meeting_for(Phase.CLOSED, Role.SCRIBE)

    assert may(meeting, SHE, t.WriteLine)
    assert not may(meeting, SHE, r.LockRoom)
    assert may(meeting, ADA, r.LockRoom)
