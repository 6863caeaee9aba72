# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Beginning a meeting with a memo: read, lay out, freeze, through the real commands."""

from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path

from meetingroom.app.reading_apart import read_file
from meetingroom.app.team import Team
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import ChangeSetup, CreateMeeting, FreezeMemo
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.kind import Kind, kind_of_memo, kind_words
from meetingroom.meeting.pre_read import pre_read_notes
from meetingroom.meeting.setup import Minutes, Setup
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper
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
    team: Team | None = None,
) -> MeetingId:
    """Create a meeting about a memo; the person who begins it is its facilitator.

    Args:
        library: Where the meeting is kept.
        clock: Of the meeting.
        you: Who begins it.
        name: Their name.
        read: The memo.
        team: Its rules and kinds; `None` for the usual ones.

    Raises:
        StorageUnavailable: The library cannot be written; nothing was begun.
    """
    new_id = random_id
    meeting = MeetingId(new_id())
    host = HostRoom(meeting, library, clock, new_id)
    seat = host.seat(you)
    seat.send(CreateMeeting(meeting, name, read.memo.title))
    freeze_memo(host, you, read, team or Team())
    return meeting


def freeze_memo(host: HostRoom, by: PersonId, read: ReadMemo, team: Team) -> None:
    """Put a memo into a meeting, with its kind and the minutes its reading takes.

    A kind that was chosen stays; only where nobody chose does the memo's own count.

    Args:
        host: The meeting.
        by: Who does it.
        read: The memo.
        team: Its rules, by which the check goes, and kinds that the memo may name.
    """
    people, now = host.meeting.people.values(), host.now()
    comments = pre_read_notes(read.memo, read.comments, people, host.new_id, now)
    setup = _with_kind(host.meeting.setup, host.meeting.memo, read.memo, team.kinds)
    host.seat(by).send(FreezeMemo(read.memo, read.pages, comments, team.rules))
    minutes = changed(setup.minutes, reading=reading_minutes(read.memo.words))
    setup = changed(setup, minutes=minutes, title=setup.title or read.memo.title)
    if setup != host.meeting.setup:
        host.seat(by).send(ChangeSetup(setup))


def _with_kind(
    setup: Setup, before: Memo | None, memo: Memo, kinds: tuple[Kind, ...]
) -> Setup:
    """Return the setup with the kind that a memo names, unless another was chosen."""
    named = kind_of_memo(kinds, kind_words(memo.front_matter))
    earlier = kind_words(before.front_matter) if before is not None else ""
    taken = kind_of_memo(kinds, earlier)
    is_chosen = setup.form is not None and (taken is None or taken.name != setup.kind)
    if named is None or is_chosen or named.name == setup.kind:
        return setup
    planned = taken.minutes if taken is not None else Minutes()
    usual = changed(planned, reading=setup.minutes.reading)
    # Minutes that somebody planned by hand stay as they are.
    minutes = named.minutes if setup.minutes == usual else setup.minutes
    return changed(named.chosen_in(setup), minutes=minutes)
