# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The pre-read: comments that stood in the author's file, as notes under seal.

Nobody sees them before the reveal, who opened the file included. Values and one
translation; when they open is decided in the rules.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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
_REPLIER = re.compile(r"^— (?:[^:\n]+: |[^:\n]+:?(?=…\Z))", re.MULTILINE)
"""Whoever replied, in a body of a record that does not say who did."""


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
    repliers: tuple[str, ...] | None = None
    """Who is named before the replies in the body; `None` in records that did not say
    yet."""


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
        body, repliers = _body(comment)
        if not body:
            continue
        name = _name(comment)
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
                repliers,
            )
        )
    return tuple(notes)


def matched(
    notes: Iterable[PreReadNote], people: Iterable[Person]
) -> tuple[PreReadNote, ...]:
    """Return notes with those writers found who came onto the list since."""
    by_name = {_folded(person.name): person.id for person in people}
    return tuple(
        replace(note, author=known, writer_name="")
        if note.writer_name and (known := by_name.get(_folded(note.writer_name)))
        else note
        for note in notes
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def without_repliers(note: PreReadNote) -> PreReadNote:
    """Return a note that does not say who replied in the file."""
    if note.repliers is None:
        return replace(note, body=_REPLIER.sub("— ", note.body), repliers=())
    if not note.repliers:
        return note
    names = "|".join(re.escape(name) for name in note.repliers)
    body = re.sub(rf"^— (?:{names}): ", "— ", note.body, flags=re.MULTILINE)
    return replace(note, body=body, repliers=())


def _name(comment: FileComment) -> str:
    return " ".join(comment.author.split())[:MAX_WRITER_CP]


def _body(comment: FileComment) -> tuple[str, tuple[str, ...]]:
    """Return what is said, replies on lines of their own, and who replied.

    It is no longer than a note, and never ends inside a name.
    """
    body = comment.text.strip()
    repliers: dict[str, None] = {}
    for reply in comment.replies:
        who = _name(reply)
        line = f"— {who}: " if who else "— "
        if len(body) + 1 + len(line) >= MAX_BODY_CP:
            body += "\n" + _CUT
            break
        if who:
            repliers[who] = None
        body += ("\n" if body else "") + line + reply.text.strip()
    if comment.is_resolved:
        body += ("\n" if body else "") + "(resolved in the file)"
    if len(body) > MAX_BODY_CP:
        body = body[: MAX_BODY_CP - 1] + _CUT
    return body, tuple(repliers)


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
