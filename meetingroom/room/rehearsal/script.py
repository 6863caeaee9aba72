# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Remarks written for the sample memos, kept beside them as JSON.

`resources/rehearsal/<memo file's stem>.json` holds `notes`, each with `who` (mina,
priya, tom or rita), `kind`, `quote`, `note` and, if they speak on it, `said`; an
empty quote is the memo as a whole, and `answered_by` quotes what answers the note
later, so that its writer withdraws it. The file also holds the `decision` the
practice ends with. A memo without such a file has none; a quote no longer in its memo
is left out.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from meetingroom import paths
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.memo import Memo


class NoteLine(msgspec.Struct, frozen=True):
    """One note as it stands in the file."""

    who: str
    kind: NoteKind
    quote: str
    note: str
    said: str = ""
    answered_by: str = ""


class DecisionLine(msgspec.Struct, frozen=True):
    """The decision of the practice as it stands in the file."""

    statement: str
    because: str
    options: tuple[str, ...] = ()


class Script(msgspec.Struct, frozen=True):
    """A sample memo's file."""

    notes: tuple[NoteLine, ...] = ()
    decision: DecisionLine | None = None


@dataclass(frozen=True, slots=True)
class Scripted:
    """A note of the file, found in the memo."""

    who: PersonId
    kind: NoteKind
    body: str
    anchor: Anchor | None
    said: str
    answered_cp: int | None


def script_of(memo: Memo) -> Script:
    """Return what was written for a memo; an empty script for any other memo."""
    stem = Path(memo.name).stem
    try:
        path = paths.resource(f"rehearsal/{stem}.json")
    except paths.ResourceMissingError:
        return Script()
    return msgspec.json.decode(path.read_bytes(), type=Script)


def scripted(memo: Memo) -> tuple[Scripted, ...]:
    """Return the notes written for a memo whose quotes stand in it."""
    found = []
    for line in script_of(memo).notes:
        start_cp = memo.text.find(line.quote) if line.quote else -1
        if line.quote and start_cp < 0:
            continue
        anchor = None
        if line.quote:
            anchor = anchor_at(memo, start_cp, start_cp + len(line.quote))
        who = PersonId(f"rehearsal-{line.who}")
        answered_cp = memo.text.find(line.answered_by) if line.answered_by else -1
        found.append(
            Scripted(
                who,
                line.kind,
                line.note,
                anchor,
                line.said,
                answered_cp if answered_cp >= 0 else None,
            )
        )
    return tuple(found)
