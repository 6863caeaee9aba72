# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Joins what exports say with how paper is laid out; neither knows the other.

Needs an application of Qt, with or without a display.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from meetingroom.app.record import PDF
from meetingroom.export.markdown import render
from meetingroom.export.note_list import render_notes
from meetingroom.export.wording import NOTHING_LATER, Later, seen_in_order, title_of
from meetingroom.export.write import write_exports
from meetingroom.meeting.state import Meeting
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.front_matter import split
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.markdown import read_blocks
from meetingroom.ui.paper.booklet import minutes_booklet, notes_booklet
from meetingroom.ui.paper.pdf import paper_pdf
from meetingroom.ui.paper.printout import (
    NoteMark,
    NotePages,
    PaperTexts,
    Printout,
    is_there,
)


def minutes_of(meeting: Meeting, later: Later = NOTHING_LATER) -> Memo:
    """Return the minutes as something that can be laid out."""
    return _read(
        title_of(meeting), render(meeting, later, has_table=True), "minutes.md"
    )


def notes_of(meeting: Meeting) -> NotePages:
    """Return the notes a seat may see, for the margin and in words."""
    marks = tuple(
        NoteMark(
            number,
            note.anchor.start_cp,
            note.anchor.end_cp,
            note.kind,
            meeting.name_of_writer(note),
            note.is_withdrawn,
        )
        for number, note in enumerate(seen_in_order(meeting), start=1)
        if note.anchor is not None
    )
    return NotePages(marks, _read("Notes", render_notes(meeting), "notes.md"))


PAPER_TEXTS = PaperTexts(notes_of, minutes_of)


def pdf_files(meeting: Meeting, later: Later = NOTHING_LATER) -> dict[str, bytes]:
    """Return the record as PDF, each under what its file's name ends in.

    A record is for everybody, so notes stay out of it as long as they are sealed;
    where there are none, there is no memo with notes.
    """
    texts = replace(PAPER_TEXTS, minutes=partial(minutes_of, later=later))
    files = {".pdf": paper_pdf(minutes_booklet(meeting, texts))}
    if meeting.phase.is_revealed and is_there(Printout.NOTES, meeting):
        notes = paper_pdf(notes_booklet(meeting, PAPER_TEXTS))
        files[f" {Printout.NOTES.value}.pdf"] = notes
    return files


def write_record(
    meeting: Meeting,
    folder: Path,
    formats: Sequence[str],
    later: Later = NOTHING_LATER,
) -> tuple[Path, ...]:
    """Write the record of a meeting into a folder, PDF included.

    Args:
        meeting: What its viewer may see.
        folder: An existing folder.
        formats: Any of `ALL_FORMATS`.
        later: What other meetings decided in place of this one's decisions.

    Returns:
        The files, all new: where a name was taken, all carry the same number.

    Raises:
        ExportFailed: A file could not be written. Files written before it are whole.
    """
    made = pdf_files(meeting, later) if PDF in formats else {}
    others = [name for name in formats if name != PDF]
    return write_exports(meeting, folder, others, made, later)


def _read(title: str, text: str, name: str) -> Memo:
    """Read what we wrote; sizes that a memo must not have are fine here."""
    _, body = split(clean(text))
    return Memo(title, read_blocks(body, ImageFolder(None).find), name)
