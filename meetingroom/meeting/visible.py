# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`visible`: the one place that decides who may see what.

Network, screens, export, search and log all go through it. It must never look at
anything but the log entry, the viewer and the meeting.
"""

from dataclasses import replace

import msgspec

from meetingroom.meeting.decisions import RollCall, Vote
from meetingroom.meeting.event.decision import VoteCast
from meetingroom.meeting.event.note import (
    DispositionSet,
    EntrySealed,
    KeyHandedIn,
    LongerAsked,
    MarginsFinished,
    NoteAdded,
    NoteDeleted,
    NoteEdited,
    NoteReinstated,
    NoteReplied,
    NoteRestored,
    NoteTranscribed,
    NoteWithdrawn,
    PseudonymDrawn,
    ReadingFinished,
    ReplyTakenBack,
    SealOpened,
    StanceSealed,
)
from meetingroom.meeting.event.room import MemoFrozen, PreReadKept, PreReadOpened
from meetingroom.meeting.event.topic import RomanVoted, TopicAdded, TopicJoined
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import without_repliers
from meetingroom.meeting.pseudonym import SOMEBODY, is_hidden, veiled
from meetingroom.meeting.stance import Stance
from meetingroom.meeting.state import Meeting

ROOM_SCREEN = PersonId("the room’s screen")
"""Who looks at the screen that everybody in the room can see. On nobody's list, without
a part in the meeting and without anything of its own; the sign between the letters
is in no id that the rules take, so it is nobody's."""

_Words = (
    NoteAdded | NoteEdited | NoteDeleted | NoteRestored | NoteWithdrawn | NoteReinstated
)


def visible(  # noqa: C901 - one arm for each way to hide
    recorded: Recorded, viewer: PersonId, meeting: Meeting
) -> Recorded | None:
    """Return a log entry as a viewer may see it now.

    In a meeting without names "me too" keeps its person: it is said in the open, and
    only who wrote is hidden. Screens and exports show a number there.

    Args:
        recorded: The entry.
        viewer: Who looks.
        meeting: The whole meeting as it stands now, later entries included. An
            entry that is hidden now may be shown later, never the other way.

    Returns:
        The entry, without its writer's name where the meeting shows none; `None`
        while the viewer may not know that it exists.
    """
    if isinstance(recorded.event, PreReadKept):
        return None  # who opened the file included
    if recorded.by == viewer and viewer != ROOM_SCREEN:
        return _own(recorded, meeting, viewer)
    event = recorded.event
    match event:
        case (
            NoteAdded()
            | NoteEdited()
            | NoteDeleted()
            | NoteRestored()
            | NoteWithdrawn()
            | NoteReinstated()
        ):
            return _words(recorded, event, meeting)
        case ReadingFinished() | LongerAsked() | MarginsFinished() | RomanVoted():
            return None  # others learn totals only
        case EntrySealed() | KeyHandedIn() | SealOpened() | PseudonymDrawn():
            return None  # others learn the notes, once they are open
        case StanceSealed():
            opens = Phase.CLOSED if event.is_after else Phase.DISCUSSION
            is_open = meeting.phase.order >= opens.order
            is_shown = is_open and _stands(recorded, event, meeting)
        case VoteCast():
            call = meeting.decisions[event.decision].roll_call
            is_open = call.is_open or event.round < call.round
            is_shown = is_open and _counts(recorded, event, call)
        case (
            PreReadOpened()
            | NoteTranscribed()
            | DispositionSet()
            | NoteReplied()
            | ReplyTakenBack()
        ):
            return _without_writers(recorded, meeting, viewer)
        case MemoFrozen():
            is_shown = _may_read(viewer, meeting)
        case TopicAdded() | TopicJoined():
            return _placing(recorded, event)
        case _:
            is_shown = True
    return recorded if is_shown else None


def _words(recorded: Recorded, event: _Words, meeting: Meeting) -> Recorded | None:
    if not meeting.phase.is_revealed or event.note not in meeting.notes:
        return None
    if meeting.setup.are_names_shown:
        return recorded
    writer = meeting.hidden_writer(meeting.notes[event.note])
    if isinstance(event, NoteAdded):
        # Notes of one writer open with one command, and its id would join them.
        note_id = CommandId(event.note)
        return msgspec.structs.replace(recorded, by=writer, command_id=note_id)
    return _hidden(recorded, writer)


def _hidden(recorded: Recorded, writer: PersonId) -> Recorded:
    """Return an entry without who asked for it, also by the id of the command.

    In a log that was taken over, both are hidden already.
    """
    known = recorded.command_id
    shown = known if is_hidden(recorded.by) else veiled(known)
    return msgspec.structs.replace(recorded, by=writer, command_id=shown)


def _placing(recorded: Recorded, event: TopicAdded | TopicJoined) -> Recorded:
    """Return where a note went, under an id of its own.

    It came with the command that wrote the note: its id would tie it to the writer's
    other acts. Guests know entries by their ids, and one command may place several.
    """
    notes = event.topic.notes if isinstance(event, TopicAdded) else event.notes
    placed = notes[0] if notes else recorded.command_id
    return msgspec.structs.replace(recorded, command_id=CommandId(f"placed-{placed}"))


def _own(recorded: Recorded, meeting: Meeting, viewer: PersonId) -> Recorded:
    """Return an entry of the viewer's; others' notes among it name nobody either."""
    has_others = isinstance(recorded.event, PreReadOpened | NoteTranscribed)
    return _without_writers(recorded, meeting, viewer) if has_others else recorded


def _without_writers(
    recorded: Recorded, meeting: Meeting, viewer: PersonId
) -> Recorded:
    """Return what was done in the open as a meeting without names shows it."""
    event = recorded.event
    if meeting.setup.are_names_shown:
        return recorded
    if isinstance(event, NoteTranscribed):
        if event.writer == viewer:
            return recorded
        # Whoever entered it has seen the paper; their screens name nobody either.
        hidden_event = msgspec.structs.replace(event, writer=SOMEBODY)
        return msgspec.structs.replace(recorded, event=hidden_event)
    is_settled = isinstance(event, DispositionSet) and event.is_by_writer
    if is_settled or isinstance(event, NoteReplied | ReplyTakenBack):
        return _hidden(recorded, SOMEBODY)
    if not isinstance(event, PreReadOpened):
        return recorded
    # Sorted by ids: the order of the file might tell who wrote what.
    hidden = sorted(
        (
            replace(
                without_repliers(note),
                author=SOMEBODY,
                writer_name="",
                written_at=recorded.at,
            )
            for note in event.notes
        ),
        key=lambda note: note.id,
    )
    return msgspec.structs.replace(recorded, event=PreReadOpened(tuple(hidden)))


def _stands(recorded: Recorded, event: StanceSealed, meeting: Meeting) -> bool:
    """Tell whether a stance is what its person sealed last.

    What was changed under seal stays its person's own.
    """
    stances = meeting.stances_after if event.is_after else meeting.stances
    last = stances.get(recorded.by)
    sealed = Stance(event.choice, event.why)
    return last is not None and (last, last.at) == (sealed, recorded.at)


def _counts(recorded: Recorded, event: VoteCast, call: RollCall) -> bool:
    """Tell whether an answer is its person's last one in its round."""
    vote = Vote(event.choice, event.reason, recorded.at, event.round)
    return vote in call.votes.get(recorded.by, ())


def _may_read(viewer: PersonId, meeting: Meeting) -> bool:
    return (
        meeting.phase.order >= Phase.READING.order
        or meeting.setup.is_pre_read
        or bool(meeting.roles_of(viewer) & {Role.FACILITATOR, Role.AUTHOR})
    )


def is_unsealing(before: Meeting, after: Meeting) -> bool:
    """Tell whether a step may have made hidden log entries visible."""
    return (
        before.phase is not after.phase
        or before.setup is not after.setup
        or any(
            call.roll_call.is_open or call.roll_call.round > 1
            for call in after.decisions.values()
            if before.decisions.get(call.id) is not call
        )
    )
