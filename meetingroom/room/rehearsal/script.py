# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Remarks written for the sample memos, kept beside them as JSON.

`resources/rehearsal/<memo file's stem>.json` holds what `Script` names. `who` is a
colleague's id without `rehearsal-`, such as mina, priya, tom or rita. A memo without
such a file has none; a quote no longer in its memo is left out.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from meetingroom import paths
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.topics import FloorKind
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.memo import Memo


class ReplyLine(msgspec.Struct, frozen=True):
    """What somebody replies to a note in the margins."""

    who: str
    note: str


class AskLine(msgspec.Struct, frozen=True):
    """For what somebody asks for the floor once the note's writer was heard."""

    who: str
    kind: FloorKind
    said: str
    """The scribe's line when they get it."""


class NoteLine(msgspec.Struct, frozen=True):
    """One note as it stands in the file."""

    who: str
    kind: NoteKind
    quote: str
    """Of the passage; empty for the memo as a whole."""
    note: str
    said: str = ""
    """The scribe's line when its writer speaks on it; empty for the note itself."""
    answered_by: str = ""
    """Quote of what answers the note later, so that its writer withdraws it."""
    is_dropped: bool = False
    """Its writer withdraws it in the margins without an answer."""
    answer: str = ""
    """The scribe's line when the author speaks on it."""
    settled: Disposition | None = None
    """What its writer says has become of it once the author has answered."""
    replies: tuple[ReplyLine, ...] = ()
    asks: tuple[AskLine, ...] = ()


class StanceLine(msgspec.Struct, frozen=True):
    """Why somebody stands where they stand, before the talk and after it."""

    why: str
    after: str


class WorkLine(msgspec.Struct, frozen=True):
    """What somebody takes out of the meeting."""

    who: str
    what: str
    days: int
    """From the meeting to the day it is due."""


class DecisionLine(msgspec.Struct, frozen=True):
    """The decision of the practice as it stands in the file."""

    statement: str
    because: str
    options: tuple[str, ...] = ()
    outcome: str = ""
    """One of the set that the memo's form offers; empty for the first, if one must."""


class Script(msgspec.Struct, frozen=True):
    """A sample memo's file."""

    notes: tuple[NoteLine, ...] = ()
    decision: DecisionLine | None = None
    second: DecisionLine | None = None
    """A smaller one that can be undone."""
    reasons: dict[str, str] = {}
    """By colleague: why they do not simply commit to the decision."""
    stances: dict[str, StanceLine] = {}
    work: tuple[WorkLine, ...] = ()
    gist: str = ""
    """What the scribe writes at the end."""

    def with_more(self, more: "Script") -> "Script":
        """Return a script with what others bring along."""
        return Script(
            (*self.notes, *more.notes),
            more.decision or self.decision,
            more.second or self.second,
            self.reasons | more.reasons,
            self.stances | more.stances,
            more.work or self.work,
            more.gist or self.gist,
        )


@dataclass(frozen=True, slots=True)
class Scripted:
    """A note of the file, found in the memo."""

    line: NoteLine
    anchor: Anchor | None
    answered_cp: int | None


def person_of(who: str) -> PersonId:
    """Return the id of a colleague as the file names them."""
    return PersonId(f"rehearsal-{who}")


def name_in_file(person: PersonId) -> str:
    """Return how the file names a colleague."""
    return person.removeprefix("rehearsal-")


def script_of(memo: Memo) -> Script:
    """Return what was written for a memo; an empty script for any other memo."""
    stem = Path(memo.name).stem
    try:
        path = paths.resource(f"rehearsal/{stem}.json")
    except paths.ResourceMissingError:
        return Script()
    return msgspec.json.decode(path.read_bytes(), type=Script)


def scripted(memo: Memo, script: Script) -> tuple[Scripted, ...]:
    """Return the notes of a script whose quotes stand in a memo."""
    found = []
    for line in script.notes:
        start_cp = memo.text.find(line.quote) if line.quote else -1
        if line.quote and start_cp < 0:
            continue
        anchor = None
        if line.quote:
            anchor = anchor_at(memo, start_cp, start_cp + len(line.quote))
        answered_cp = memo.text.find(line.answered_by) if line.answered_by else -1
        at_cp = answered_cp if answered_cp >= 0 else None
        found.append(Scripted(line, anchor, at_cp))
    return tuple(found)
