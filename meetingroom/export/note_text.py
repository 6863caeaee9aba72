# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One note as lines of Markdown, its passage quoted; nothing else of the minutes."""

from meetingroom.export.escape import inline, quoted
from meetingroom.export.wording import (
    done_about,
    marks_of,
    note_address,
    replies_of,
    writer_of,
)
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting


def note_lines(meeting: Meeting, note: Note) -> list[str]:
    """Return a note as an item of a list, with an empty line behind it."""
    marks = [note.kind.value, *marks_of(meeting, note)]
    if done := done_about(meeting, note):
        why = f" ({note.disposition_reason})" if note.disposition_reason else ""
        marks.append(f"{done}{why}")
    where = note_address(meeting, note)
    heading = f"- {where} **{inline(writer_of(meeting, note))}**, "
    lines = [heading + inline("; ".join(marks)) + ":"]
    if note.anchor is not None:
        lines += ["", *quoted(note.anchor.exact, "  ")]
    lines += ["", *(f"  {line}" for line in paragraph(note.body)), ""]
    return [*lines, *reply_lines(meeting, note)]


def reply_lines(meeting: Meeting, note: Note) -> list[str]:
    """Return the answers to a note as a list inside its item; none without any."""
    lines: list[str] = []
    for who, said in replies_of(meeting, note):
        first, *others = paragraph(said)
        lines.append(f"  - **{inline(who)}:** {first}")
        lines += [f"    {line}" for line in others]
    return [*lines, ""] if lines else []


def paragraph(text: str) -> list[str]:
    """Return a note's words as one paragraph that keeps their lines."""
    kept = [piece for line in text.splitlines() if (piece := inline(line))]
    kept = kept or ["Agreed."]
    return [*(f"{line}\\" for line in kept[:-1]), kept[-1]]
