# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A printout as pages numbered throughout: the memo, with notes behind it, or minutes.

It joins what others lay out and draw; it must not know where the paper goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice, QPainter

from meetingroom.meeting.state import Meeting
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper
from meetingroom.ui.paper.printout import PaperTexts, Printout
from meetingroom.ui.paper.sheet import SheetLook, Sheets

_DPI = 96


class Booklet:
    """Pages of one or more parts, on the same paper."""

    def __init__(self, title: str, parts: Sequence[Sheets]) -> None:
        self.title = title
        self.parts = tuple(parts)

    @property
    def count(self) -> int:
        """Number of pages."""
        return sum(part.count for part in self.parts)

    def prepare(self, device: QPagedPaintDevice) -> None:
        """Set a device up for these pages."""
        self.parts[0].prepare(device)

    def paint(self, device: QPagedPaintDevice, dpi: int) -> bool:
        """Draw all pages on a device that was prepared.

        Args:
            device: A printer or a writer of PDF.
            dpi: Its dots per inch.

        Returns:
            Whether the device could be written.
        """
        painter = QPainter()
        if not painter.begin(device):
            return False
        number = 0
        for part in self.parts:
            for page in range(part.count):
                if number:
                    device.newPage()
                number += 1
                painter.save()
                painter.scale(dpi / _DPI, dpi / _DPI)
                part.paint(painter, page, number=number, count=self.count)
                painter.restore()
        return painter.end()


# No slots: the pages are laid out once, when they are first wanted.
@dataclass(frozen=True)
class PaperOrder:
    """What somebody wants on paper; it is laid out when it is needed."""

    printout: Printout
    meeting: Meeting
    """What the seat may see."""
    texts: PaperTexts

    @property
    def file_name(self) -> str:
        """What the file would be called, as long as nobody says otherwise."""
        memo = self.meeting.memo
        stem = Path(memo.name).stem if memo is not None else self.meeting.setup.title
        translate = QCoreApplication.translate
        match self.printout:
            case Printout.MEMO:
                return f"{stem}.pdf"
            case Printout.NOTES:
                return translate("Paper", "{0} with notes.pdf").format(stem)
            case Printout.MINUTES:
                return translate("Paper", "{0} minutes.pdf").format(stem)
            case _:
                assert_never(self.printout)

    @cached_property
    def booklet(self) -> Booklet:
        """The pages; only for what there is, see `printout.is_there`."""
        match self.printout:
            case Printout.MEMO:
                return memo_booklet(self.meeting)
            case Printout.NOTES:
                return notes_booklet(self.meeting, self.texts)
            case Printout.MINUTES:
                return minutes_booklet(self.meeting, self.texts)
            case _:
                assert_never(self.printout)


def memo_booklet(meeting: Meeting) -> Booklet:
    """Return the pages of the memo, with room for a red pen."""
    memo = _memo_of(meeting)
    look = SheetLook(memo.title)
    return Booklet(memo.title, [Sheets(memo, meeting.pages, look)])


def notes_booklet(meeting: Meeting, texts: PaperTexts) -> Booklet:
    """Return the pages of the memo with its notes marked, then the notes in words."""
    memo = _memo_of(meeting)
    notes = texts.notes(meeting)
    look = SheetLook(memo.title, has_name=False)
    marked = Sheets(memo, meeting.pages, look, notes.marks)
    return Booklet(memo.title, [marked, _plain(notes.memo, memo.title, meeting)])


def minutes_booklet(meeting: Meeting, texts: PaperTexts) -> Booklet:
    """Return the pages of the minutes."""
    minutes = texts.minutes(meeting)
    title = QCoreApplication.translate("Paper", "Minutes: {0}").format(minutes.title)
    return Booklet(title, [_plain(minutes, title, meeting)])


def _plain(memo: Memo, title: str, meeting: Meeting) -> Sheets:
    """Lay out what has no addresses; pages of one meeting have one size."""
    paper: Paper = meeting.pages.paper
    return Sheets(memo, PageMap((), paper), SheetLook(title, has_numbers=False))


def _memo_of(meeting: Meeting) -> Memo:
    if meeting.memo is None:
        msg = "there is no memo to be printed; ask `is_there` first"
        raise ValueError(msg)
    return meeting.memo
