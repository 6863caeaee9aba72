# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Setting up, letting people in, and going from phase to phase: what happened.

Values only; `apply` makes the next meeting of them. Fields mean what they mean in
the command of the same matter.
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


class MeetingCreated(msgspec.Struct, frozen=True, tag=True):
    """A meeting began; who asked is its facilitator."""

    meeting: MeetingId
    name: str
    title: str = ""


class MemoFrozen(msgspec.Struct, frozen=True, tag=True):
    """The memo was put into the meeting."""

    memo: Memo
    pages: PageMap
    rules: Rules = msgspec.field(default_factory=Rules)


class PreReadKept(msgspec.Struct, frozen=True, tag=True):
    """Comments of the memo's file were taken in; nobody sees them yet."""

    notes: tuple[PreReadNote, ...]
    """All there are; those kept before no longer count."""


class PreReadOpened(msgspec.Struct, frozen=True, tag=True):
    """The comments of the memo's file are in the margin now."""

    notes: tuple[PreReadNote, ...]


class TopicsCarried(msgspec.Struct, frozen=True, tag=True):
    """Topics of an earlier meeting come onto the run sheet when it opens."""

    topics: tuple[CarriedTopic, ...]


class SetupChanged(msgspec.Struct, frozen=True, tag=True):
    """Goal, roles, minutes or openness changed."""

    setup: Setup


class FindingOverridden(msgspec.Struct, frozen=True, tag=True):
    """A preflight finding was passed by."""

    rule: str
    reason: str


class PersonJoined(msgspec.Struct, frozen=True, tag=True):
    """Somebody came into the room."""

    person: PersonId
    name: str
    seniority: Seniority = Seniority.REGULAR
    is_observer: bool = False
    is_late: bool = False


class PersonChanged(msgspec.Struct, frozen=True, tag=True):
    """A name or a place in the speaking order was corrected."""

    person: PersonId
    name: str
    seniority: Seniority
    is_observer: bool = False


class PersonRemoved(msgspec.Struct, frozen=True, tag=True):
    """Somebody was taken off the list."""

    person: PersonId


class PresenceChanged(msgspec.Struct, frozen=True, tag=True):
    """Somebody left the room, or came back."""

    person: PersonId
    is_away: bool


class LobbyOpened(msgspec.Struct, frozen=True, tag=True):
    """People may come in."""


class ReadingBegun(msgspec.Struct, frozen=True, tag=True):
    """The silence and the clock began."""


class MeetingReopened(msgspec.Struct, frozen=True, tag=True):
    """The meeting went back to an earlier phase."""

    phase: Phase
    reason: str


class MarginsOpened(msgspec.Struct, frozen=True, tag=True):
    """All notes opened at one instant."""

    reason: str = ""


class DiscussionOpened(msgspec.Struct, frozen=True, tag=True):
    """Stances opened; the walk through the topics began."""

    topics: tuple[Topic, ...]
    reason: str = ""
    is_skipping: bool = False
    """Nobody had read the margins; always with a reason."""
    is_before_stances: bool = False
    """All had read them, and not all had sealed a stance; always with a reason."""


class DecisionsOpened(msgspec.Struct, frozen=True, tag=True):
    """The room went on to decide."""


class DiscussionResumed(msgspec.Struct, frozen=True, tag=True):
    """The room went back to the topics."""


class MeetingClosed(msgspec.Struct, frozen=True, tag=True):
    """The record is frozen."""

    reason: str = ""
    """Why it closed while notes were sealed; empty where none were."""


class ClockExtended(msgspec.Struct, frozen=True, tag=True):
    """The running phase got more time."""

    extra_s: float


class ClockPaused(msgspec.Struct, frozen=True, tag=True):
    """The clock stopped."""


class ClockResumed(msgspec.Struct, frozen=True, tag=True):
    """The clock runs again."""


class MeetingContinued(msgspec.Struct, frozen=True, tag=True):
    """The program had stopped and took the meeting up again."""

    last_seen_at: Moment


class DeviceAdmitted(msgspec.Struct, frozen=True, tag=True):
    """A laptop was let in for a person."""

    person: PersonId
    device: DeviceId
    seal: SealId


class DeviceRevoked(msgspec.Struct, frozen=True, tag=True):
    """A laptop was turned away."""

    device: DeviceId


class RoomLocked(msgspec.Struct, frozen=True, tag=True):
    """Nobody new is let in, or people are let in again."""

    is_locked: bool


class FacilitatorChanged(msgspec.Struct, frozen=True, tag=True):
    """Somebody else leads the meeting now."""

    to: PersonId


class RoomTakenOver(msgspec.Struct, frozen=True, tag=True):
    """The host was lost; who is named here hosts and leads now."""

    reason: str


AdmissionEvent = (
    DeviceAdmitted | DeviceRevoked | RoomLocked | FacilitatorChanged | RoomTakenOver
)

RoomEvent = (
    MeetingCreated
    | MemoFrozen
    | PreReadKept
    | PreReadOpened
    | TopicsCarried
    | SetupChanged
    | FindingOverridden
    | PersonJoined
    | PersonChanged
    | PersonRemoved
    | PresenceChanged
    | LobbyOpened
    | ReadingBegun
    | MeetingReopened
    | MarginsOpened
    | DiscussionOpened
    | DecisionsOpened
    | DiscussionResumed
    | MeetingClosed
    | ClockExtended
    | ClockPaused
    | ClockResumed
    | MeetingContinued
)
