# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What stands in the comment of a note, and in the last one of those without a place.

Words only; where comments go is for `place`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from meetingroom.export.wording import (
    behind,
    done_about,
    name_of,
    note_address,
    origin_of,
    replies_of,
    writer_of,
)
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting

READER = "A reader"
"""Author of comments in a meeting without names."""
ROOM = "Meetingroom"
"""Author of the last comment, which nobody alone wrote."""
WITHOUT_PLACE = "Notes without a place in this document"
_INITIALS = 4
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it is to stand in the file."""

    author: str
    lines: tuple[str, ...]
    """Its paragraphs."""
    at: datetime
    start_cp: int | None = None
    """First code point of its passage; `None` without a passage."""
    end_cp: int | None = None

    @property
    def initials(self) -> str:
        """First letters of the author's names."""
        return "".join(word[0] for word in self.author.split())[:_INITIALS].upper()


def comment_of(meeting: Meeting, note: Note) -> Comment:
    """Return the comment of a note: kind and what became of it, text, who else."""
    anchor = note.anchor
    return Comment(
        _fit(_author(meeting, note)),
        tuple(_fit(line) for line in _lines(meeting, note)),
        note.written_at.astimezone(UTC),
        anchor.start_cp if anchor is not None else None,
        anchor.end_cp if anchor is not None else None,
    )


def last_comment(
    meeting: Meeting, left: Iterable[tuple[Note, Comment]]
) -> Comment | None:
    """Return one comment of all notes that have no place in the file."""
    lines: list[str] = []
    latest: datetime | None = None
    for note, comment in left:
        where = note_address(meeting, note)
        quote = f" on “{note.anchor.exact}”" if note.anchor else ""
        first, *others = comment.lines
        lines += [_fit(f"{comment.author} ({where}){quote}. {first}"), *others]
        latest = comment.at if latest is None else max(latest, comment.at)
    if latest is None:
        return None
    return Comment(ROOM, (WITHOUT_PLACE, *lines), latest)


def _author(meeting: Meeting, note: Note) -> str:
    if meeting.shows_writer(note):
        return writer_of(meeting, note)
    return meeting.name_of_writer(note) or READER


def _fit(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def _body_of(note: Note) -> str:
    """Return what a note says; a comment of the file may begin with its kind."""
    first, colon, rest = note.body.partition(":")
    is_kind = colon and first.strip().lower() == note.kind.value
    return rest.strip() if note.is_pre_read and is_kind else note.body


def _lines(meeting: Meeting, note: Note) -> list[str]:
    head = note.kind.value.capitalize()
    if done := done_about(meeting, note):
        why = f" ({note.disposition_reason})" if note.disposition_reason else ""
        head += f" · {done}{why}"
    if note.is_withdrawn:
        why = f" ({note.withdrawn_because})" if note.withdrawn_because else ""
        head += f" · withdrawn{why}"
    if origin := origin_of(meeting, note):
        head += f" · {origin}"
    lines = [head, *_body_of(note).splitlines()]
    others = behind(meeting, note)
    if others:
        lines.append(f"Me too: {others}")
    for who, said in replies_of(meeting, note):
        first, *more = said.splitlines()
        lines += [f"— {who}: {first}", *more]
    topic = meeting.topic_of(note.id)
    if topic is not None and topic.notes[:1] == (note.id,):
        # What was said about a topic stands once, under its first note.
        for line in topic.lines:
            speaker = name_of(meeting, line.speaker)
            lines.append(f"— {speaker}: {line.text}" if speaker else f"— {line.text}")
    return lines
