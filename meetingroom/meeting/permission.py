# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who may ask for what: one table for the rules and for the screens.

Only roles count here; whether the moment is right is decided in the rules.
"""

from meetingroom.meeting.command import decision, note, room, topic
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.state import Meeting

FACILITATOR = frozenset({Role.FACILITATOR})
RECORDERS = frozenset({Role.FACILITATOR, Role.SCRIBE})
DECIDERS = RECORDERS | {Role.DECIDER}
ATTENDEES = frozenset({Role.ATTENDEE})
ANYBODY = frozenset(Role)

ROLES: dict[type[Command], frozenset[Role]] = {
    room.CreateMeeting: ANYBODY,
    room.FreezeMemo: FACILITATOR | {Role.AUTHOR},
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
    note.FinishReading: ATTENDEES,
    note.AskLonger: ATTENDEES,
    note.FinishMargins: ATTENDEES,
    note.AddNote: ATTENDEES,
    note.EditNote: ATTENDEES,
    note.DeleteNote: ATTENDEES,
    note.RestoreNote: ATTENDEES,
    note.WithdrawNote: ATTENDEES,
    note.ReinstateNote: ATTENDEES,
    note.SetMeToo: ATTENDEES,
    note.SetDisposition: RECORDERS,
    note.SealStance: ATTENDEES,
    topic.TakeUpTopic: FACILITATOR,
    topic.EndTopic: FACILITATOR,
    topic.RenameTopic: FACILITATOR,
    topic.MergeTopics: FACILITATOR,
    topic.PartTopics: FACILITATOR,
    topic.SplitTopic: FACILITATOR,
    topic.AddTopic: FACILITATOR,
    topic.JoinTopic: FACILITATOR,
    topic.ExtendTopic: FACILITATOR,
    topic.GiveFloor: FACILITATOR,
    topic.PassTurn: ANYBODY,
    topic.WriteLine: RECORDERS,
    topic.DropLine: RECORDERS,
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


def may(meeting: Meeting, person: PersonId, command: type[Command]) -> bool:
    """Tell whether a person's roles allow a kind of command."""
    return bool(meeting.roles_of(person) & ROLES[command])
