# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of passing from one phase to the next, and back before the reveal."""

from datetime import datetime

from meetingroom.meeting.command.room import (
    CloseMeeting,
    OpenDiscussion,
    OpenMargins,
    Reopen,
)
from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import (
    DiscussionOpened,
    MarginsOpened,
    MeetingClosed,
    MeetingReopened,
    PreReadOpened,
    RoomEvent,
)
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import matched
from meetingroom.meeting.rule.check import (
    require,
    require_id,
    require_length,
    require_phase,
    require_text,
)
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic

MAX_REASON_CP = 1000


def reopen(meeting: Meeting, command: Reopen) -> tuple[RoomEvent, ...]:
    """Go back; allowed until the reveal, with a reason."""
    require(
        meeting.phase is not Phase.CLOSED,
        "The meeting is closed and its record frozen. What was left open can be taken"
        " along to the next meeting.",
    )
    require(
        not meeting.phase.is_revealed,
        "The notes are open now; what was read cannot be sealed again.",
    )
    require(
        command.phase.order < meeting.phase.order,
        "Choose a phase that lies before this one.",
    )
    require_text(command.reason, MAX_REASON_CP, "The reason")
    return (MeetingReopened(command.phase, command.reason.strip()),)


def open_margins(meeting: Meeting, command: OpenMargins) -> tuple[RoomEvent, ...]:
    """Reveal: when all have finished, or with a reason."""
    require_phase(meeting, [Phase.READING], "The margins open")
    waiting = [p for p in meeting.readers() if p not in meeting.finished]
    if waiting and not command.reason.strip():
        count = len(waiting)
        people = "1 person is" if count == 1 else f"{count} people are"
        require(
            condition=False,
            sentence=f"{people} still reading. Wait, or say why the margins open now;"
            " the reason stands in the record.",
            needs_reason=True,
        )
    opened = MarginsOpened(command.reason.strip() if waiting else "")
    if not meeting.pre_read:
        return (opened,)
    # The file is opened long before most people join.
    notes = matched(meeting.pre_read, meeting.people.values())
    return opened, PreReadOpened(notes)


def open_discussion(
    meeting: Meeting, command: OpenDiscussion, at: datetime
) -> tuple[RoomEvent, ...]:
    """Begin to talk: when all read the margins and sealed a stance, or with a reason.

    Stances are waited for while time is left, once somebody has sealed one.
    """
    require_phase(meeting, [Phase.MARGINS], "The discussion opens")
    readers = meeting.readers()
    waiting = [p for p in readers if p not in meeting.read_margins]
    reason = command.reason.strip()
    require_length(reason, MAX_REASON_CP, "The reason")
    is_skipping = bool(waiting) and len(waiting) == len(readers)
    stances = _stances_missing(meeting, at)
    if (waiting or stances) and not reason:
        sentence = "Nobody has read the margins yet."
        if not is_skipping:
            count = len(waiting)
            people = "1 person is" if count == 1 else f"{count} people are"
            sentence = f"{people} still reading the margins." if waiting else ""
        also = f"{sentence} {stances}".strip()
        begins = "the room skips them" if is_skipping else "the discussion begins now"
        raise Refused(
            f"{also} Wait, or say why {begins}; the reason stands in the record.",
            needs_reason=True,
        )
    for topic in command.topics:
        require_id(topic.id, "A topic")
    placed = [note for topic in command.topics for note in topic.notes]
    require(len(placed) == len(set(placed)), "A note stands in two topics.")
    require(
        all(note in meeting.notes for note in placed),
        "A topic holds a note that does not exist.",
    )
    topics = tuple(_new(topic) for topic in command.topics)
    is_before_stances = bool(stances) and not waiting
    kept = reason if waiting or stances else ""
    return (DiscussionOpened(topics, kept, is_skipping, is_before_stances),)


def _stances_missing(meeting: Meeting, at: datetime) -> str:
    """Return how many stances are sealed, where more may come; empty where not."""
    readers = meeting.readers()
    sealed = sum(person in meeting.stances for person in readers)
    clock = meeting.clock
    has_time = clock is not None and clock.left_s(at) > 0
    # Where nobody seals any, the room has no use for them.
    if not has_time or not 0 < sealed < len(readers):
        return ""
    return f"{sealed} of {len(readers)} stances are sealed."


def _new(topic: Topic) -> Topic:
    """Return a topic on which nothing was said yet, whatever came with it."""
    return Topic(
        topic.id,
        topic.title,
        topic.notes,
        topic.start_cp,
        topic.end_cp,
        topic.because,
    )


def open_blockers(meeting: Meeting) -> tuple[Note, ...]:
    """Return the blockers that nothing was said about yet."""
    settled = meeting.decided_topics()
    return tuple(
        note
        for note in meeting.notes.values()
        if note.kind is NoteKind.BLOCKER
        and not note.is_withdrawn
        and meeting.disposition_of(note) is None
        and (
            note.is_kept_open
            or not ((topic := meeting.topic_of(note.id)) and topic.id in settled)
        )
    )


def close(meeting: Meeting, command: CloseMeeting) -> tuple[RoomEvent, ...]:
    """Freeze the record once nothing that stops the room is left open.

    Notes that are still sealed can never be opened afterwards.
    """
    require_phase(meeting, [Phase.DECISIONS], "The meeting can be closed")
    blockers = open_blockers(meeting)
    if blockers:
        count = len(blockers)
        subject = "1 blocker has" if count == 1 else f"{count} blockers have"
        require(
            condition=False,
            sentence=f"{subject} no disposition. Say what became of each: answered,"
            " author will fix, not agreed, or parked.",
        )
    drafts = [d for d in meeting.decisions.values() if d.status is DecisionStatus.DRAFT]
    require(
        not drafts,
        "A decision is still a draft. Record it, defer it with an owner, or drop it.",
    )
    reason = command.reason.strip()
    require_length(reason, MAX_REASON_CP, "The reason")
    writers = {boxes[0].author for boxes in meeting.sealed.values()}
    if writers and not reason:
        count = len(writers)
        whose, laptops = (
            ("1 person", "laptop") if count == 1 else (f"{count} people", "laptops")
        )
        raise Refused(
            f"Notes of {whose} are still sealed. Wait for their {laptops}, or say why"
            " the meeting closes without them; the reason stands in the record.",
            needs_reason=True,
        )
    return (MeetingClosed(reason if writers else ""),)
