# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which command takes a command back: undo is a new act, and is logged as one.

Commands that cannot be taken back (the reveal, recording, closing) have no inverse.
"""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from meetingroom.meeting.command.decision import (
    AddFollowUp,
    DraftDecision,
    DropDecision,
    FinishFollowUp,
    RemoveFollowUp,
)
from meetingroom.meeting.command.note import (
    AddNote,
    AskLonger,
    DeleteNote,
    EditNote,
    FinishMargins,
    FinishReading,
    NoteCommand,
    ReinstateNote,
    ReplyToNote,
    RestoreNote,
    SetDisposition,
    SetMeToo,
    TakeBackReply,
    TranscribeNote,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    BackToDiscussion,
    CarryOver,
    ChangeSetup,
    LockRoom,
    OpenDecisions,
)
from meetingroom.meeting.command.topic import (
    AskForFloor,
    DropLine,
    EditLine,
    EndTopic,
    ExtendTopic,
    MergeTopics,
    OrderTopics,
    PartTopics,
    PassTurn,
    PinTopic,
    RenameTopic,
    RomanVote,
    SetMinutes,
    SplitTopic,
    TakeUpTopic,
    TopicCommand,
    WriteGist,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.people import Roles
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic

_Part = TypeVar("_Part", Setup, Roles)


@dataclass(frozen=True, slots=True)
class Step:
    """An act, and the command that took it back when it was done."""

    done: Command
    back: Command

    def back_in(self, now: Meeting) -> Command:
        """Return what takes the act back in the meeting as it stands now.

        A setup is sent as a whole: what else was settled in it meanwhile stays.
        """
        match self.done, self.back:
            case ChangeSetup(done), ChangeSetup(was):
                setup = _with_part_of(now.setup, was, done)
                roles = _with_part_of(now.setup.roles, was.roles, done.roles)
                return ChangeSetup(replace(setup, roles=roles))
            case _:
                return self.back


def inverse(command: Command, before: Meeting) -> Command | None:
    """Return the command that takes a command back.

    Args:
        command: What is about to be done.
        before: The meeting as the asker sees it before it is done.

    Returns:
        `None` for what cannot be undone.
    """
    if isinstance(command, NoteCommand):
        return _note(command, before)
    if isinstance(command, TopicCommand):
        return _topic(command, before)
    match command:
        case DraftDecision():
            was = before.decisions.get(command.decision)
            if was is None:
                return DropDecision(command.decision)
            return DraftDecision(command.decision, was.draft, command.parts)
        case DropDecision():
            return DropDecision(command.decision, not command.is_dropped)
        case AddFollowUp() | RemoveFollowUp():
            return _follow_up(command, before)
        case FinishFollowUp():
            return FinishFollowUp(command.follow_up, not command.is_done)
        case _:
            return _room(command, before)


def is_continued(earlier: Command, later: Command) -> bool:
    """Tell whether what takes an act back is done by what takes the one before back.

    Words are stored at each pause while somebody types: undo takes all of them back.

    Args:
        earlier: The inverse of the act before.
        later: The inverse of an act that follows soon.
    """
    match earlier, later:
        case DraftDecision(), DraftDecision():
            is_same = (earlier.decision, earlier.parts) == (later.decision, later.parts)
            return is_same and later.parts is not None
        case WriteGist(), WriteGist():
            return True
        case _:
            return False


def is_scribe_only(before: Setup, after: Setup) -> bool:
    """Tell whether somebody else writes from now on, and nothing else is changed."""
    roles = replace(after.roles, scribe=before.roles.scribe)
    return before != after and before == replace(after, roles=roles)


def _with_part_of(now: _Part, was: _Part, done: _Part) -> _Part:
    """Return what stands now, with what an act changed as it was before."""
    values = {
        one.name: getattr(was, one.name)
        for one in fields(was)
        if getattr(was, one.name) != getattr(done, one.name)
    }
    return replace(now, **values)


def _room(command: Command, before: Meeting) -> Command | None:
    match command:
        case ChangeSetup() if before.phase.order <= Phase.LOBBY.order or is_scribe_only(
            before.setup, command.setup
        ):
            return ChangeSetup(before.setup)
        case CarryOver():
            return CarryOver(before.carried)
        case BackToDiscussion():
            return OpenDecisions()
        case LockRoom():
            return LockRoom(not command.is_locked)
        case _:
            return None


def _note(  # noqa: C901, PLR0912 - one arm per command
    command: NoteCommand, before: Meeting
) -> Command | None:
    match command:
        case TranscribeNote():
            return WithdrawNote(command.note)
        case AddNote() if before.phase.is_revealed:
            return WithdrawNote(command.note)
        case AddNote() | RestoreNote():
            return DeleteNote(command.note)
        case DeleteNote():
            return RestoreNote(command.note)
        case EditNote() if (was := before.notes.get(command.note)) is not None:
            return EditNote(was.id, was.kind, was.body)
        case WithdrawNote() | ReinstateNote():
            was = before.notes.get(command.note)
            if was is not None and was.is_withdrawn:
                return WithdrawNote(was.id, was.withdrawn_because)
            return ReinstateNote(command.note)
        case SetMeToo():
            return SetMeToo(command.note, not command.is_on)
        case SetDisposition() if (was := before.notes.get(command.note)) is not None:
            return SetDisposition(
                was.id, was.disposition, was.disposition_reason, was.is_kept_open
            )
        case ReplyToNote():
            return TakeBackReply(command.note, command.reply)
        case TakeBackReply() if (was := before.notes.get(command.note)) is not None:
            mine = [reply for reply in was.replies if reply.id == command.reply]
            return ReplyToNote(was.id, mine[0].id, mine[0].body) if mine else None
        case FinishReading():
            return FinishReading(not command.is_finished)
        case FinishMargins():
            return FinishMargins(not command.is_finished)
        case AskLonger():
            return AskLonger(not command.wants_longer)
        case _:
            return None


def _topic(  # noqa: C901, PLR0912 - one arm per command
    command: TopicCommand, before: Meeting
) -> Command | None:
    match command:
        case MergeTopics():
            return _parting(command, before)
        case PartTopics():
            return MergeTopics(command.topic.id, command.into.id)
        case SplitTopic():
            return MergeTopics(command.new_topic, command.topic)
        case RenameTopic() if (was := before.topics.get(command.topic)) is not None:
            return RenameTopic(was.id, was.title)
        case EndTopic() if (was := before.topics.get(command.topic)) is not None:
            was_current = before.current_topic == was.id
            return EndTopic(was.id, was.outcome, resumes=was_current)
        case TakeUpTopic():
            return TakeUpTopic(before.current_topic, is_back=True)
        case SetMinutes() if (was := before.topics.get(command.topic)) is not None:
            given_min = round(was.given_s / 60) or None
            return SetMinutes(was.id, given_min or was.minutes)
        case ExtendTopic():
            return ExtendTopic(command.topic, command.minutes, not command.is_back)
        case PassTurn():
            return _pass_back(command, before)
        case WriteGist():
            return WriteGist(before.gist)
        case PinTopic() if command.topic in before.topics:
            place = list(before.topics).index(command.topic)
            return PinTopic(command.topic, not command.is_pinned, place)
        case OrderTopics():
            return OrderTopics(before.topic_order, tuple(before.topics))
        case AskForFloor():
            return AskForFloor(command.topic, command.kind, not command.is_on)
        case RomanVote():
            # Who asks sees their own thumb and no other.
            return RomanVote(command.topic, next(iter(before.thumbs.values()), None))
        case WriteLine():
            return DropLine(command.topic, command.line)
        case DropLine() if (was := before.topics.get(command.topic)) is not None:
            return _line_back(was, command)
        case EditLine() if (was := before.topics.get(command.topic)) is not None:
            lines = [line for line in was.lines if line.id and line.id == command.line]
            return (
                EditLine(was.id, lines[0].id, lines[0].text, lines[0].speaker)
                if lines
                else None
            )
        case _:
            return None


def _line_back(was: Topic, command: DropLine) -> WriteLine | None:
    """Return how to write a line again where it stood."""
    places = [n for n, line in enumerate(was.lines) if line.id == command.line]
    if not places:
        return None
    line = was.lines[places[-1]]
    return WriteLine(was.id, line.text, line.speaker, line.id, places[-1])


def _pass_back(command: PassTurn, before: Meeting) -> PassTurn | None:
    was = before.topics.get(command.topic)
    had_passed = was is not None and command.person in was.passed
    if had_passed is command.is_on:
        return None
    return PassTurn(command.person, command.topic, not command.is_on)


def _parting(command: MergeTopics, before: Meeting) -> PartTopics | None:
    was, into = before.topics.get(command.topic), before.topics.get(command.into)
    if was is None or into is None:
        return None
    order = list(before.topics)
    is_moved = was.is_pinned and not into.is_pinned
    place = order.index(into.id) if is_moved else None
    return PartTopics(was, into, order.index(was.id), place)


def _follow_up(
    command: AddFollowUp | RemoveFollowUp, before: Meeting
) -> Command | None:
    was = before.follow_ups.get(command.follow_up)
    if was is None:
        return RemoveFollowUp(command.follow_up)
    return AddFollowUp(
        was.id,
        was.what,
        was.owner,
        was.due_on,
        was.topic,
        was.decision,
        was.is_done,
    )
