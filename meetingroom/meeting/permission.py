# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who may ask for what: one table for the rules and for the screens.

Roles, phases, and what never comes over the wire. Whether the thing itself is right,
such as whose note it is, is decided in the rules.
"""

from meetingroom.meeting.command import decision, note, room, topic
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting

FACILITATOR = frozenset({Role.FACILITATOR})
RECORDERS = frozenset({Role.FACILITATOR, Role.SCRIBE})
DECIDERS = RECORDERS | {Role.DECIDER}
ATTENDEES = frozenset({Role.ATTENDEE})
ANYBODY = frozenset(Role)

ROLES: dict[type[Command], frozenset[Role]] = {
    room.CreateMeeting: ANYBODY,
    room.FreezeMemo: FACILITATOR | {Role.AUTHOR},
    room.DropPreRead: FACILITATOR,
    room.CarryOver: FACILITATOR,
    room.ChangeSetup: FACILITATOR,
    room.OverrideFinding: FACILITATOR,
    room.AddPerson: ANYBODY,
    room.ChangePerson: ANYBODY,
    room.RemovePerson: FACILITATOR,
    room.SetAway: ANYBODY,
    room.OpenLobby: FACILITATOR,
    room.BeginReading: FACILITATOR,
    room.Reopen: FACILITATOR,
    room.OpenMargins: FACILITATOR,
    room.OpenDiscussion: FACILITATOR,
    room.OpenDecisions: FACILITATOR,
    room.BackToDiscussion: FACILITATOR,
    room.CloseMeeting: FACILITATOR,
    room.ExtendClock: FACILITATOR,
    room.PauseClock: FACILITATOR,
    room.ResumeClock: FACILITATOR,
    room.ContinueMeeting: FACILITATOR,
    room.AdmitDevice: FACILITATOR,
    room.RevokeDevice: FACILITATOR,
    room.LockRoom: FACILITATOR,
    room.HandOver: FACILITATOR,
    room.TakeLead: ATTENDEES,  # of these only whose laptop hosts
    room.TakeOver: ATTENDEES,
    note.FinishReading: ATTENDEES,
    note.AskLonger: ATTENDEES,
    note.FinishMargins: ATTENDEES,
    note.AddNote: ATTENDEES,
    note.TranscribeNote: RECORDERS,
    note.EditNote: ATTENDEES,
    note.DeleteNote: ATTENDEES,
    note.RestoreNote: ATTENDEES,
    note.WithdrawNote: ATTENDEES,
    note.ReinstateNote: ATTENDEES,
    note.SetMeToo: ATTENDEES,
    # Whose note it is, the rule asks; an author who observes has the typos to tick.
    note.SetDisposition: ATTENDEES | FACILITATOR | {Role.AUTHOR},
    note.OwnNote: ATTENDEES,
    note.ReplyToNote: ATTENDEES,
    note.TakeBackReply: ATTENDEES,
    note.SealStance: ATTENDEES,
    note.KeepSealed: ATTENDEES,
    note.HandInKey: ANYBODY,  # who observes by now may have written before
    note.OpenSeal: ANYBODY,
    note.DrawPseudonym: ANYBODY,
    topic.TakeUpTopic: FACILITATOR,
    topic.EndTopic: FACILITATOR,
    topic.RenameTopic: FACILITATOR,
    topic.MergeTopics: FACILITATOR,
    topic.PartTopics: FACILITATOR,
    topic.SplitTopic: FACILITATOR,
    topic.PinTopic: FACILITATOR,
    topic.OrderTopics: FACILITATOR,
    topic.SetMinutes: FACILITATOR,
    topic.ExtendTopic: FACILITATOR,
    topic.GiveFloor: FACILITATOR,
    topic.PassTurn: ATTENDEES | FACILITATOR,
    topic.AskForFloor: ATTENDEES,
    topic.RomanVote: ATTENDEES,
    topic.WriteLine: RECORDERS,
    topic.TypeLine: RECORDERS,
    topic.EditLine: RECORDERS,
    topic.DropLine: RECORDERS,
    topic.WriteGist: RECORDERS,
    decision.DraftDecision: DECIDERS,
    decision.CastVote: ATTENDEES,
    decision.OpenRollCall: FACILITATOR,
    decision.AskAgain: FACILITATOR,
    decision.RecordDecision: DECIDERS,
    decision.DeferDecision: DECIDERS,
    decision.DropDecision: DECIDERS,
    decision.AddFollowUp: RECORDERS,
    decision.RemoveFollowUp: RECORDERS,
    decision.FinishFollowUp: ANYBODY,
}
"""Which roles may ask for each command."""


PREPARE = frozenset({Phase.PREPARE})
LOBBY = frozenset({Phase.LOBBY})
READING = frozenset({Phase.READING})
MARGINS = frozenset({Phase.MARGINS})
DISCUSSION = frozenset({Phase.DISCUSSION})
DECISIONS = frozenset({Phase.DECISIONS})
CLOSED = frozenset({Phase.CLOSED})
UNREVEALED = PREPARE | LOBBY | READING
TALKING = DISCUSSION | DECISIONS
REVEALED = MARGINS | TALKING
WRITING = READING | REVEALED
OPEN = UNREVEALED | REVEALED
ALWAYS = OPEN | CLOSED

PHASES: dict[type[Command], frozenset[Phase]] = {
    room.CreateMeeting: PREPARE,
    room.FreezeMemo: PREPARE,
    room.DropPreRead: PREPARE | LOBBY,
    room.CarryOver: PREPARE,
    room.ChangeSetup: OPEN,
    room.OverrideFinding: PREPARE,
    room.AddPerson: OPEN,
    room.ChangePerson: OPEN,
    room.RemovePerson: PREPARE | LOBBY,
    room.SetAway: OPEN,
    room.OpenLobby: PREPARE,
    room.BeginReading: LOBBY,
    room.Reopen: LOBBY | READING,
    room.OpenMargins: READING,
    room.OpenDiscussion: MARGINS,
    room.OpenDecisions: DISCUSSION,
    room.BackToDiscussion: DECISIONS,
    room.CloseMeeting: DECISIONS,
    room.ExtendClock: WRITING,
    room.PauseClock: WRITING,
    room.ResumeClock: WRITING,
    room.ContinueMeeting: OPEN,
    room.AdmitDevice: OPEN,
    room.RevokeDevice: OPEN,
    room.LockRoom: OPEN,
    room.HandOver: OPEN,
    room.TakeLead: OPEN,
    room.TakeOver: OPEN,
    note.FinishReading: READING,
    note.AskLonger: READING,
    note.FinishMargins: MARGINS,
    note.AddNote: WRITING,
    note.TranscribeNote: REVEALED,
    # Notes stay their writer's when the room goes back to an earlier phase.
    note.EditNote: UNREVEALED,
    note.DeleteNote: UNREVEALED,
    note.RestoreNote: READING,
    note.WithdrawNote: REVEALED,
    note.ReinstateNote: REVEALED,
    note.SetMeToo: REVEALED,
    note.SetDisposition: TALKING,
    note.OwnNote: REVEALED,
    note.ReplyToNote: REVEALED,
    note.TakeBackReply: REVEALED,
    note.SealStance: MARGINS | DECISIONS,  # again once something is decided
    # Once reading has begun: what was written in it may come late.
    note.KeepSealed: OPEN,
    note.HandInKey: OPEN,
    note.OpenSeal: REVEALED,
    note.DrawPseudonym: OPEN,
    topic.TakeUpTopic: TALKING,
    topic.EndTopic: TALKING,
    topic.RenameTopic: TALKING,
    topic.MergeTopics: TALKING,
    topic.PartTopics: TALKING,
    topic.SplitTopic: TALKING,
    topic.PinTopic: TALKING,
    topic.OrderTopics: TALKING,
    topic.SetMinutes: TALKING,
    topic.ExtendTopic: TALKING,
    topic.GiveFloor: DISCUSSION,  # of the current topic
    topic.PassTurn: DISCUSSION,
    topic.AskForFloor: DISCUSSION,
    topic.RomanVote: DISCUSSION,
    topic.WriteLine: TALKING,
    topic.TypeLine: TALKING,
    topic.EditLine: TALKING,
    topic.DropLine: TALKING,
    topic.WriteGist: TALKING,
    decision.DraftDecision: TALKING,
    decision.CastVote: TALKING,
    decision.OpenRollCall: TALKING,
    decision.AskAgain: TALKING,
    decision.RecordDecision: TALKING,
    decision.DeferDecision: TALKING,
    decision.DropDecision: TALKING,
    decision.AddFollowUp: TALKING,
    decision.RemoveFollowUp: TALKING,
    decision.FinishFollowUp: TALKING | CLOSED,
}
"""In which phases each command has a meaning."""

WIRE_DENIED: dict[type[Command], frozenset[Phase]] = {
    room.CreateMeeting: ALWAYS,
    room.ContinueMeeting: ALWAYS,
    room.TakeOver: ALWAYS,
    note.OpenSeal: ALWAYS,
    note.DrawPseudonym: ALWAYS,
    # Before the reveal they come as `KeepSealed`, which the host cannot read.
    note.AddNote: UNREVEALED,
    note.EditNote: UNREVEALED,
    note.DeleteNote: UNREVEALED,
    note.RestoreNote: UNREVEALED,
}
"""In which phases a command is never taken from another machine."""


def may(meeting: Meeting, person: PersonId, command: type[Command]) -> bool:
    """Tell whether a person's roles allow a kind of command."""
    return bool(meeting.roles_of(person) & ROLES[command])


def may_now(meeting: Meeting, person: PersonId, command: type[Command]) -> bool:
    """Tell whether roles and phase allow a kind of command; the rules come after."""
    return may(meeting, person, command) and meeting.phase in PHASES[command]


def may_send(meeting: Meeting, person: PersonId, command: Command) -> bool:
    """Tell whether a command may come from a person's own machine now.

    What stands in no table is not allowed. The rules have their say after this.
    """
    kind = type(command)
    return (
        meeting.phase in PHASES.get(kind, frozenset())
        and meeting.phase not in WIRE_DENIED.get(kind, frozenset())
        and bool(meeting.roles_of(person) & ROLES.get(kind, frozenset()))
    )
