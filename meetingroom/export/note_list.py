# SPDX-License-Identifier: LicenseRef-Meetingroom
"""All notes a seat may see as Markdown, numbered in the order of the text.

For the pages behind a printed memo, whose margin has the same numbers. It writes what
the given meeting holds; who may see it was decided before.
"""

from meetingroom.export.escape import inline, quoted
from meetingroom.export.note_text import paragraph
from meetingroom.export.wording import (
    became_of,
    marks_of,
    note_address,
    replies_of,
    seen_in_order,
    title_of,
)
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting


def render_notes(meeting: Meeting) -> str:
    """Return the notes; before the reveal it says that they are one person's own."""
    notes = seen_in_order(meeting)
    lines = ["# Notes", "", _about(meeting, len(notes)), ""]
    for number, note in enumerate(notes, start=1):
        lines += [*_note(meeting, note, number), ""]
    return "\n".join(lines)


def _about(meeting: Meeting, count: int) -> str:
    title = inline(title_of(meeting))
    if not meeting.phase.is_revealed:
        return (
            f"{title}: your own notes only ({count}). Those of others stay sealed until"
            " the margins open."
        )
    many = "1 note" if count == 1 else f"{count} notes"
    return f"{title}: {many} in the order of the text, numbered as in its margin."


def _note(meeting: Meeting, note: Note, number: int) -> list[str]:
    where = note_address(meeting, note)
    kind = note.kind.value.capitalize()
    writer = inline(meeting.name_of_writer(note))
    by = f" · {writer}" if writer else ""
    lines = [f"#### **{number} · {where} · {kind}**{by}", ""]
    if note.anchor is not None:
        lines += [*quoted(note.anchor.exact), ""]
    lines += [*paragraph(note.body), ""]
    for who, said in replies_of(meeting, note):
        first, *others = paragraph(said)
        name = inline(who) if meeting.setup.are_names_shown else "Reply"
        lines += [f"- **{name}:** {first}", *(f"  {one}" for one in others)]
    lines += [""] if note.replies else []
    marks = marks_of(meeting, note)
    if became := became_of(meeting, note):
        marks.append(became)
    if marks:
        said = "; ".join(marks)
        lines += [f"*{inline(said[:1].upper() + said[1:])}*", ""]
    return lines
