# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What can be printed of a meeting, and when there is any of it.

Values only, since menus need them before the first paint; it must not lay out or draw.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from meetingroom.meeting.notes import NoteKind
    from meetingroom.meeting.state import Meeting
    from meetingroom.memo.memo import Memo


class Printout(StrEnum):
    """One of the things that go to paper."""

    MEMO = "memo"
    NOTES = "memo with notes"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note as the printed margin names it."""

    number: int
    """In the order of the text, from 1; the pages of notes have the same."""
    start_cp: int
    end_cp: int
    kind: "NoteKind"
    writer: str = ""
    """Empty in a meeting without names."""
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class NotePages:
    """The notes for paper: what stands in the memo's margin, and behind the memo."""

    marks: tuple[NoteMark, ...]
    """Of the notes that have a place in the text, in its order."""
    memo: "Memo"
    """All notes in words, to be laid out like a memo."""


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """Puts records into words; exports know how, and screens do not know exports."""

    notes: Callable[["Meeting"], NotePages]
    minutes: Callable[["Meeting"], "Memo"]


def is_there(printout: Printout, meeting: "Meeting") -> bool:
    """Tell whether a seat has anything of a printout yet.

    Args:
        printout: What is to be printed.
        meeting: What the seat may see.
    """
    match printout:
        case Printout.MEMO:
            return meeting.memo is not None
        case Printout.NOTES:
            return meeting.memo is not None and bool(meeting.notes)
        case Printout.MINUTES:
            # Not needed before the first paint, and it needs a calendar.
            from meetingroom.meeting.phase import Phase  # noqa: PLC0415

            return meeting.phase.order >= Phase.DISCUSSION.order
        case _:
            assert_never(printout)
