# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The run sheet: in which order the room takes its topics, and why.

Pure; it proposes an order. What the facilitator does with it is the meeting's.
"""

from collections.abc import Iterable

from meetingroom.discussion.grouping import agreed
from meetingroom.meeting.command.topic import OrderTopics, PinTopic
from meetingroom.meeting.contest import has_blocker, is_split, split_people
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import RunSheetOrder, Topic
from meetingroom.meeting.turns import Notes, notes_of, people_of
from meetingroom.memo.preflight import appendix_start

LONGEST_MARK_PAGES = 2
"""A mark over more pages says nothing about any one of them."""


def ordered(
    topics: Iterable[Topic],
    notes: Notes,
    order: RunSheetOrder = RunSheetOrder.BLOCKERS,
) -> tuple[Topic, ...]:
    """Return the topics in the order of the run sheet.

    The memo as a whole always comes first, and what an order leaves equal stands in
    the order of the text. Blockers first: then where the room is split, then what
    most people stand behind. Most split first: by how many hold the smaller of both
    sides. Most people first: by how many stand behind it.

    Source: SCREENS 06, "general first, then blockers and split ones"; PRACTICE C3.
    """

    def contested(topic: Topic) -> tuple[int, ...]:
        people = len(people_of(topic, notes))
        match order:
            case RunSheetOrder.BLOCKERS:
                is_open = not has_blocker(topic, notes)
                return is_open, not is_split(topic, notes), -people
            case RunSheetOrder.SPLIT:
                return -split_people(topic, notes), -people
            case RunSheetOrder.PEOPLE:
                return (-people,)
            case RunSheetOrder.PAGE:
                return ()

    def place(topic: Topic) -> tuple[bool, tuple[int, ...], int, str]:
        is_local = topic.start_cp is not None
        return is_local, contested(topic), topic.start_cp or 0, topic.id

    return tuple(sorted(topics, key=place))


def ordering(meeting: Meeting, order: RunSheetOrder) -> OrderTopics:
    """Return the command that puts a meeting's run sheet in an order."""
    topics = ordered(meeting.topics.values(), meeting.notes, order)
    return OrderTopics(order, tuple(topic.id for topic in topics))


def pinning(meeting: Meeting, topic: Topic) -> PinTopic:
    """Return the command that pins a topic, or lets it go to where it belongs."""
    if not topic.is_pinned:
        return PinTopic(topic.id, is_pinned=True)
    others = [t for t in meeting.topics.values() if not t.is_pinned]
    order = ordered((*others, topic), meeting.notes, meeting.topic_order)
    pinned = len(meeting.topics) - len(others) - 1
    return PinTopic(topic.id, is_pinned=False, position=pinned + order.index(topic))


def kind_counts(topic: Topic, notes: Notes) -> dict[NoteKind, int]:
    """Return how many notes of each kind stand in a topic; no zeros."""
    kinds = [note.kind for note in notes_of(topic, notes)]
    return {kind: kinds.count(kind) for kind in NoteKind if kind in kinds}


def agreed_passages(meeting: Meeting) -> tuple[Topic, ...]:
    """Return the passages on which everyone only agrees."""
    if meeting.memo is None:
        return ()
    return agreed(meeting.notes.values(), meeting.memo)


def quiet_pages(meeting: Meeting) -> tuple[int, ...]:
    """Return the pages before the appendix that nobody wrote a note on, from 1.

    A withdrawn note and a typo still show that the page was read.
    """
    last_page = meeting.pages.pages
    end_cp = appendix_start(meeting.memo) if meeting.memo is not None else None
    if end_cp is not None:
        before = meeting.pages.line_at(end_cp - 1) if end_cp else None
        last_page = before.page if before else 0
    touched: set[int] = set()
    for note in meeting.notes.values():
        if note.anchor is None:
            continue
        first = meeting.pages.line_at(note.anchor.start_cp)
        last = meeting.pages.line_at(note.anchor.end_cp - 1)
        if first and last and last.page - first.page < LONGEST_MARK_PAGES:
            touched.update(range(first.page, last.page + 1))
    return tuple(p for p in range(1, last_page + 1) if p not in touched)
