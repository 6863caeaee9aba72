# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The pre-read: comments that stood in the author's file, as notes under seal.

Nobody sees them before the reveal, who opened the file included. Values and one
translation; when they open is decided in the rules.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.moment import Moment
from meetingroom.meeting.notes import MAX_BODY_CP, MAX_PASSAGE_CP, NoteKind
from meetingroom.meeting.people import Person
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.reading import FileComment

MOST_NOTES = 2_000
"""More comments are left out; no room reads as many."""
MAX_WRITER_CP = 80

_KINDS = {kind.value: kind for kind in NoteKind if kind not in {NoteKind.PRIVATE}} | {
    "missing": NoteKind.MISSING_QUESTION
}
_CUT = "…"
_OUTSIDE = "outside:"


@dataclass(frozen=True, slots=True)
class PreReadNote:
    """A note that was written before the meeting."""

    id: NoteId
    author: PersonId
    """Somebody on the list, else an id that nobody has."""
    writer_name: str
    """As the file has it; empty for somebody on the list."""
    kind: NoteKind
    body: str
    anchor: Anchor | None
    written_at: Moment


def pre_read_notes(
    memo: Memo,
    comments: Iterable[FileComment],
    people: Iterable[Person],
    new_id: Callable[[], str],
    now: datetime,
) -> tuple[PreReadNote, ...]:
    """Return the comments of a file as notes.

    Args:
        memo: The memo they stood in.
        comments: As the reader gave them.
        people: Who is on the list; their own comments become theirs.
        new_id: Makes the ids.
        now: For comments whose file says no time.
    """
    by_name = {_folded(person.name): person.id for person in people}
    notes: list[PreReadNote] = []
    for comment in list(comments)[:MOST_NOTES]:
        body = _body(comment)
        if not body:
            continue
        name = " ".join(comment.author.split())[:MAX_WRITER_CP]
        known = by_name.get(_folded(name))
        notes.append(
            PreReadNote(
                NoteId(new_id()),
                known or PersonId(f"{_OUTSIDE}{name}"),
                "" if known else name,
                _kind(comment.text),
                body,
                _anchor(memo, comment),
                comment.at or now,
            )
        )
    return tuple(notes)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _body(comment: FileComment) -> str:
    """Return what is said, replies on lines of their own, no longer than a note."""
    lines = [comment.text.strip()]
    for reply in comment.replies:
        who = reply.author.strip()
        lines.append(f"— {who}: {reply.text.strip()}" if who else f"— {reply.text}")
    if comment.is_resolved:
        lines.append("(resolved in the file)")
    body = "\n".join(line for line in lines if line)
    return body if len(body) <= MAX_BODY_CP else body[: MAX_BODY_CP - 1] + _CUT


def _kind(text: str) -> NoteKind:
    """Return the kind that a comment names itself, else a question or suggestion."""
    head, colon, _ = text.partition(":")
    named = _KINDS.get(head.strip().lower()) if colon else None
    if named is not None:
        return named
    is_question = text.rstrip().endswith("?")
    return NoteKind.QUESTION if is_question else NoteKind.SUGGESTION


def _anchor(memo: Memo, comment: FileComment) -> Anchor | None:
    start_cp, end_cp = comment.start_cp, comment.end_cp
    if start_cp is None or end_cp is None:
        return None
    end_cp = min(end_cp, start_cp + MAX_PASSAGE_CP, len(memo.text))
    return anchor_at(memo, start_cp, end_cp) if 0 <= start_cp < end_cp else None
