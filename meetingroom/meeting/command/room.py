# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Setting up, letting people in, and going from phase to phase: the commands.

Values only; `handle` decides.
"""

import msgspec

from meetingroom.meeting.ids import DeviceId, MeetingId, PersonId, SealId
from meetingroom.meeting.moment import Moment
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import PreReadNote
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.topics import CarriedTopic, Topic
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight import Rules


class CreateMeeting(msgspec.Struct, frozen=True, tag=True):
    """Begin a meeting; who asks becomes its facilitator."""

    meeting: MeetingId
    name: str
    """The facilitator's own name."""
    title: str = ""


class FreezeMemo(msgspec.Struct, frozen=True, tag=True):
    """Put the memo into the meeting as it is now."""

    memo: Memo
    pages: PageMap
    comments: tuple[PreReadNote, ...] = ()
    """What stood in the margin of its file; sealed until the reveal."""
    rules: Rules | None = None
    """What its check goes by, on every machine; `None` for what it went by before."""


class DropPreRead(msgspec.Struct, frozen=True, tag=True):
    """Leave the comments of the memo's file out of the meeting."""


class CarryOver(msgspec.Struct, frozen=True, tag=True):
    """Begin the run sheet with what an earlier meeting left open."""

    topics: tuple[CarriedTopic, ...]
    """All there are; those carried before no longer count."""


class ChangeSetup(msgspec.Struct, frozen=True, tag=True):
    """Settle goal, roles, minutes and openness."""

    setup: Setup


class OverrideFinding(msgspec.Struct, frozen=True, tag=True):
    """Go on in spite of a preflight finding."""

    rule: str
    reason: str


class AddPerson(msgspec.Struct, frozen=True, tag=True):
    """Join the room, or let somebody in."""

    person: PersonId
    name: str
    seniority: Seniority = Seniority.REGULAR
    is_observer: bool = False


class ChangePerson(msgspec.Struct, frozen=True, tag=True):
    """Correct a name or a place in the speaking order; for oneself the name only."""

    person: PersonId
    name: str
    seniority: Seniority
    is_observer: bool = False


class RemovePerson(msgspec.Struct, frozen=True, tag=True):
    """Take somebody off the list before reading begins."""

    person: PersonId


class SetAway(msgspec.Struct, frozen=True, tag=True):
    """Say that somebody left the room, or is back."""

    person: PersonId
    is_away: bool


class OpenLobby(msgspec.Struct, frozen=True, tag=True):
    """Let people in."""


class BeginReading(msgspec.Struct, frozen=True, tag=True):
    """Start the silence and the clock."""


class Reopen(msgspec.Struct, frozen=True, tag=True):
    """Go back to an earlier phase; possible until the reveal."""

    phase: Phase
    reason: str


class OpenMargins(msgspec.Struct, frozen=True, tag=True):
    """Reveal all notes; cannot be undone."""

    reason: str = ""


class OpenDiscussion(msgspec.Struct, frozen=True, tag=True):
    """Open the stances and walk through the topics."""

    topics: tuple[Topic, ...]
    """In the order of the run sheet."""
    reason: str = ""


class OpenDecisions(msgspec.Struct, frozen=True, tag=True):
    """Go on to the decisions."""


class BackToDiscussion(msgspec.Struct, frozen=True, tag=True):
    """Return from the decisions to the topics."""


class CloseMeeting(msgspec.Struct, frozen=True, tag=True):
    """Freeze the record; cannot be undone."""

    reason: str = ""
    """Why it closes while notes are sealed; not needed otherwise."""


class ExtendClock(msgspec.Struct, frozen=True, tag=True):
    """Give the running phase more time."""

    minutes: int


class PauseClock(msgspec.Struct, frozen=True, tag=True):
    """Stop the clock for an interruption."""


class ResumeClock(msgspec.Struct, frozen=True, tag=True):
    """Let the clock run again."""


class ContinueMeeting(msgspec.Struct, frozen=True, tag=True):
    """Take up a meeting whose program had stopped."""

    last_seen_at: Moment
    """Until when the clock is known to have run."""


class AdmitDevice(msgspec.Struct, frozen=True, tag=True):
    """Let a laptop in: for somebody on the list, or for somebody new."""

    person: PersonId
    name: str
    """Used for somebody new; a person on the list keeps their name."""
    device: DeviceId
    seal: SealId
    """The device keeps its notes under this seal until the reveal."""


class RevokeDevice(msgspec.Struct, frozen=True, tag=True):
    """Turn a laptop away; what it wrote stays."""

    device: DeviceId


class LockRoom(msgspec.Struct, frozen=True, tag=True):
    """Let nobody new in, or let people in again."""

    is_locked: bool


class HandOver(msgspec.Struct, frozen=True, tag=True):
    """Make somebody else facilitator; the laptop that hosts stays the same."""

    to: PersonId


class TakeLead(msgspec.Struct, frozen=True, tag=True):
    """Lead the meeting that one's laptop hosts, because the facilitator is away."""


class TakeOver(msgspec.Struct, frozen=True, tag=True):
    """Become facilitator because the host was lost; never taken from the wire."""

    reason: str


AdmissionCommand = (
    AdmitDevice | RevokeDevice | LockRoom | HandOver | TakeLead | TakeOver
)

RoomCommand = (
    CreateMeeting
    | FreezeMemo
    | DropPreRead
    | CarryOver
    | ChangeSetup
    | OverrideFinding
    | AddPerson
    | ChangePerson
    | RemovePerson
    | SetAway
    | OpenLobby
    | BeginReading
    | Reopen
    | OpenMargins
    | OpenDiscussion
    | OpenDecisions
    | BackToDiscussion
    | CloseMeeting
    | ExtendClock
    | PauseClock
    | ResumeClock
    | ContinueMeeting
)
