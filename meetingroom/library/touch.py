# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which parts of a meeting an event may have changed. Pure.

Naming a part too many costs a little time; one too few is a bug, which a rebuild
reports as a difference.
"""

from collections.abc import Iterable
from typing import assert_never

from meetingroom.library.part import Part, all_keys
from meetingroom.meeting.event import decision as d
from meetingroom.meeting.event import note as n
from meetingroom.meeting.event import room as r
from meetingroom.meeting.event import topic as t
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting

Touch = tuple[Part, str]
_MEETING: Touch = (Part.MEETING, "")


def touched(entries: Iterable[Recorded], after: Meeting) -> tuple[Touch, ...]:
    """Return what to write anew, each part once, parents first.

    Args:
        entries: Consecutive log entries.
        after: The meeting after the last of them.
    """
    found = {touch for entry in entries for touch in _of_entry(entry, after)}
    order = list(Part)
    return tuple(sorted(found, key=lambda touch: (order.index(touch[0]), touch[1])))


def _of_entry(entry: Recorded, after: Meeting) -> list[Touch]:
    event = entry.event
    if isinstance(event, r.AdmissionEvent):
        return _of_admission(event, after)
    if isinstance(event, n.SealEvent):
        return []  # boxes are rows of their own, written apart
    if isinstance(event, n.NoteEvent):
        return _of_note(event, entry.by)
    if isinstance(event, t.TopicEvent):
        return _of_topic(event, after)
    if isinstance(event, d.DecisionEvent):
        return _of_decision(event)
    return _of_room(event, after)


def _all(after: Meeting, part: Part) -> list[Touch]:
    return [(part, key) for key in all_keys(after, part)]


def _of_room(event: r.RoomEvent, after: Meeting) -> list[Touch]:
    match event:
        case r.MemoFrozen():
            # Page and line of notes come from the memo.
            return [_MEETING, (Part.MEMO, ""), *_all(after, Part.NOTE)]
        case r.TopicsCarried():
            return []  # they become rows with the run sheet
        case r.PreReadKept():
            return []  # nobody sees them yet, the tables included
        case r.PreReadOpened():
            return [(Part.NOTE, note.id) for note in event.notes]
        case r.PersonJoined() | r.PersonChanged() | r.PresenceChanged():
            return [(Part.PERSON, event.person)]
        case r.PersonRemoved():
            # Their laptops are turned away with them.
            return [(Part.PERSON, event.person), *_all(after, Part.DEVICE)]
        case (
            r.DiscussionOpened()
            | r.DecisionsOpened()
            | r.MeetingClosed()
            | r.MeetingContinued()
        ):
            # The current topic is left, or its time moves.
            return [_MEETING, *_all(after, Part.TOPIC)]
        case (
            r.MeetingCreated()
            | r.SetupChanged()
            | r.FindingOverridden()
            | r.LobbyOpened()
            | r.ReadingBegun()
            | r.MeetingReopened()
            | r.MarginsOpened()
            | r.DiscussionResumed()
            | r.ClockExtended()
            | r.ClockPaused()
            | r.ClockResumed()
        ):
            return [_MEETING]
        case _:
            assert_never(event)


def _of_admission(event: r.AdmissionEvent, after: Meeting) -> list[Touch]:
    match event:
        case r.DeviceAdmitted() | r.DeviceRevoked():
            return [(Part.DEVICE, event.device)]
        case r.RoomLocked() | r.FacilitatorChanged():
            return [_MEETING]
        case r.RoomTakenOver():
            return [_MEETING, *_all(after, Part.DEVICE)]
        case _:
            assert_never(event)


def _of_note(event: n.NoteEvent, by: PersonId) -> list[Touch]:
    match event:
        case n.ReadingFinished() | n.LongerAsked() | n.MarginsFinished():
            return [(Part.PERSON, by)]
        case n.StanceSealed():
            return [(Part.STANCE_AFTER if event.is_after else Part.STANCE, by)]
        case (
            n.NoteAdded()
            | n.NoteTranscribed()
            | n.NoteEdited()
            | n.NoteDeleted()
            | n.NoteRestored()
            | n.NoteWithdrawn()
            | n.NoteReinstated()
            | n.MeTooSet()
            | n.DispositionSet()
            | n.NoteOwned()
            | n.NoteReplied()
            | n.ReplyTakenBack()
        ):
            return [(Part.NOTE, event.note)]
        case _:
            assert_never(event)


def _of_topic(event: t.TopicEvent, after: Meeting) -> list[Touch]:
    match event:
        case t.LineTyped():
            return []  # a row once it is finished
        case t.GistWritten():
            return [_MEETING]
        case t.TopicTakenUp() | t.TopicEnded():
            # Another topic may have been the current one, and was left.
            return [_MEETING, *_all(after, Part.TOPIC)]
        case t.TopicsMerged():
            # Links of decisions and follow-ups move with the notes.
            links = [*_all(after, Part.DECISION), *_all(after, Part.FOLLOW_UP)]
            gone = (Part.TOPIC, event.topic)
            return [_MEETING, gone, *_all(after, Part.TOPIC), *links]
        case t.TopicSplit() | t.TopicsParted() | t.TopicPinned() | t.TopicsOrdered():
            return _all(after, Part.TOPIC)
        case t.TopicAdded():
            return [(Part.TOPIC, event.topic.id)]
        case t.FloorAsked() | t.RomanVoted():
            return []  # both are over with the topic; the log keeps them
        case t.FloorGiven() | t.TurnPassed():
            current = after.current_topic
            return [(Part.TOPIC, current)] if current is not None else []
        case (
            t.TopicRenamed()
            | t.TopicJoined()
            | t.MinutesSet()
            | t.TopicExtended()
            | t.LineWritten()
            | t.LineEdited()
            | t.LineDropped()
        ):
            return [(Part.TOPIC, event.topic)]
        case _:
            assert_never(event)


def _of_decision(event: d.DecisionEvent) -> list[Touch]:
    match event:
        case d.FollowUpAdded() | d.FollowUpRemoved() | d.FollowUpFinished():
            return [(Part.FOLLOW_UP, event.follow_up)]
        case (
            d.DecisionDrafted()
            | d.VoteCast()
            | d.RollCallOpened()
            | d.RollCallSealed()
            | d.DecisionRecorded()
            | d.DecisionDeferred()
            | d.DecisionDropped()
        ):
            return [(Part.DECISION, event.decision)]
        case _:
            assert_never(event)
