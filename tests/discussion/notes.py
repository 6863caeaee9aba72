# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes on quoted words of a memo, for tests of what is made of them."""

from datetime import UTC, datetime

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.memo import Memo

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def note_at(
    memo: Memo,
    name: str,
    start_cp: int,
    end_cp: int,
    *,
    kind: NoteKind = NoteKind.QUESTION,
    author: str = "mina",
) -> Note:
    anchor = anchor_at(memo, start_cp, end_cp)
    return Note(NoteId(name), PersonId(author), kind, "Why?", anchor, AT)


def note_on(
    memo: Memo,
    name: str,
    quote: str,
    kind: NoteKind = NoteKind.QUESTION,
    author: str = "mina",
) -> Note:
    start_cp = memo.text.index(quote)
    return note_at(
        memo, name, start_cp, start_cp + len(quote), kind=kind, author=author
    )


def general_note(
    name: str, kind: NoteKind = NoteKind.QUESTION, author: str = "mina"
) -> Note:
    return Note(NoteId(name), PersonId(author), kind, "Why?", None, AT)
