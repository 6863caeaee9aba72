# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Beginning a meeting with a memo: read, lay out, freeze, through the real commands."""

from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path

from meetingroom.app.reading_apart import read_file
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import ChangeSetup, CreateMeeting, FreezeMemo
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.pre_read import pre_read_notes
from meetingroom.meeting.setup import Minutes
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper
from meetingroom.memo.preflight import Rules
from meetingroom.memo.read.reading import FileComment, Reading
from meetingroom.memo.reading_time import reading_minutes
from meetingroom.room.clock import Clock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from meetingroom.ui.document.print_layout import lay_out_pages


@dataclass(frozen=True, slots=True)
class ReadMemo:
    """A memo as it was read, with its print layout."""

    path: Path | None
    """Its file; `None` for one that has none."""
    memo: Memo
    pages: PageMap
    comments: tuple[FileComment, ...] = ()
    """What stood in the margin of the author's file."""


def read_for_meeting(path: Path) -> ReadMemo:
    """Read a memo and lay its pages out; waits until it is done.

    Raises:
        MemoUnreadable: The file is no memo; its sentence says why.
    """
    return laid_out(path, read_file(path))


def laid_out(path: Path | None, reading: Reading, paper: Paper = Paper.A4) -> ReadMemo:
    """Lay the pages of a memo out."""
    memo = reading.memo
    return ReadMemo(path, memo, lay_out_pages(memo, paper), reading.comments)


def begin_meeting(
    library: Library,
    clock: Clock,
    you: PersonId,
    name: str,
    read: ReadMemo,
    *,
    rules: Rules | None = None,
) -> MeetingId:
    """Create a meeting about a memo; the person who begins it is its facilitator.

    Args:
        library: Where the meeting is kept.
        clock: Of the meeting.
        you: Who begins it.
        name: Their name.
        read: The memo.
        rules: What its check goes by; `None` for the usual rules.

    Raises:
        StorageUnavailable: The library cannot be written; nothing was begun.
    """
    new_id = random_id
    meeting = MeetingId(new_id())
    host = HostRoom(meeting, library, clock, new_id)
    seat = host.seat(you)
    seat.send(CreateMeeting(meeting, name, read.memo.title))
    freeze_memo(host, you, read, rules)
    return meeting


def freeze_memo(
    host: HostRoom, by: PersonId, read: ReadMemo, rules: Rules | None = None
) -> None:
    """Put a memo into a meeting and plan the minutes its reading takes.

    Args:
        host: The meeting.
        by: Who does it.
        read: The memo.
        rules: What its check goes by; `None` for what it went by before.
    """
    people, now = host.meeting.people.values(), host.now()
    comments = pre_read_notes(read.memo, read.comments, people, host.new_id, now)
    host.seat(by).send(FreezeMemo(read.memo, read.pages, comments, rules))
    setup = host.meeting.setup
    minutes = changed(setup.minutes, reading=reading_minutes(read.memo.words))
    title = setup.title or read.memo.title
    if minutes != Minutes() or title != setup.title:
        host.seat(by).send(ChangeSetup(changed(setup, minutes=minutes, title=title)))
