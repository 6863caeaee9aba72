# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of passing from one phase to the next, and back before the reveal."""

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


def open_discussion(meeting: Meeting, command: OpenDiscussion) -> tuple[RoomEvent, ...]:
    """Begin to talk: when all have read the margins, or with a reason."""
    require_phase(meeting, [Phase.MARGINS], "The discussion opens")
    waiting = [p for p in meeting.readers() if p not in meeting.read_margins]
    reason = command.reason.strip()
    require_length(reason, MAX_REASON_CP, "The reason")
    is_skipping = bool(waiting) and len(waiting) == len(meeting.readers())
    if waiting and not reason:
        count = len(waiting)
        people = "1 person is" if count == 1 else f"{count} people are"
        sentence = f"{people} still reading the margins. Wait, or say why the"
        sentence += " discussion begins now; the reason stands in the record."
        if is_skipping:
            sentence = (
                "Nobody has read the margins yet. Wait, or say why the room skips"
                " them; the reason stands in the record."
            )
        raise Refused(sentence, needs_reason=True)
    for topic in command.topics:
        require_id(topic.id, "A topic")
    placed = [note for topic in command.topics for note in topic.notes]
    require(len(placed) == len(set(placed)), "A note stands in two topics.")
    require(
        all(note in meeting.notes for note in placed),
        "A topic holds a note that does not exist.",
    )
    topics = tuple(_new(topic) for topic in command.topics)
    return (DiscussionOpened(topics, reason if waiting else "", is_skipping),)


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
