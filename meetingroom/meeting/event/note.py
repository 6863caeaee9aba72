# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading, writing in the margin, and stances: what happened.

Values only; `apply` makes the next meeting of them. Fields mean what they mean in
the command of the same matter.
"""

import msgspec

from meetingroom.meeting.ids import NoteId, PersonId, ReplyId, SealId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.stance import StanceChoice
from meetingroom.memo.anchor import Anchor


class ReadingFinished(msgspec.Struct, frozen=True, tag=True):
    """A reader finished, or reads on after all."""

    is_finished: bool = True


class LongerAsked(msgspec.Struct, frozen=True, tag=True):
    """A reader wants a little longer, or no longer does."""

    wants_longer: bool = True


class MarginsFinished(msgspec.Struct, frozen=True, tag=True):
    """A reader finished the margins, or reads on."""

    is_finished: bool = True


class NoteAdded(msgspec.Struct, frozen=True, tag=True):
    """A note was written."""

    note: NoteId
    kind: NoteKind
    body: str
    anchor: Anchor | None = None
    is_after_reveal: bool = False


class NoteTranscribed(msgspec.Struct, frozen=True, tag=True):
    """A note from paper was entered on behalf of its writer."""

    note: NoteId
    writer: PersonId
    kind: NoteKind
    body: str
    anchor: Anchor | None = None


class NoteEdited(msgspec.Struct, frozen=True, tag=True):
    """The words or kind of a note changed."""

    note: NoteId
    kind: NoteKind
    body: str


class NoteDeleted(msgspec.Struct, frozen=True, tag=True):
    """A note was taken back before the reveal."""

    note: NoteId


class NoteRestored(msgspec.Struct, frozen=True, tag=True):
    """A deleted note came back."""

    note: NoteId


class NoteWithdrawn(msgspec.Struct, frozen=True, tag=True):
    """A note was folded by its writer."""

    note: NoteId
    because: str = ""


class NoteReinstated(msgspec.Struct, frozen=True, tag=True):
    """A withdrawn note was unfolded."""

    note: NoteId


class MeTooSet(msgspec.Struct, frozen=True, tag=True):
    """Somebody stands behind another's note, or no longer."""

    note: NoteId
    is_on: bool


class DispositionSet(msgspec.Struct, frozen=True, tag=True):
    """It was said what became of a note."""

    note: NoteId
    disposition: Disposition | None
    reason: str = ""
    is_kept_open: bool = False
    is_by_writer: bool = False


class NoteOwned(msgspec.Struct, frozen=True, tag=True):
    """A writer put their name to a note."""

    note: NoteId


class NoteReplied(msgspec.Struct, frozen=True, tag=True):
    """Somebody answered a note."""

    note: NoteId
    reply: ReplyId
    body: str


class ReplyTakenBack(msgspec.Struct, frozen=True, tag=True):
    """A reply was taken back by its writer."""

    note: NoteId
    reply: ReplyId


class StanceSealed(msgspec.Struct, frozen=True, tag=True):
    """Somebody sealed a stance."""

    choice: StanceChoice
    why: str = ""
    is_after: bool = False


class EntrySealed(msgspec.Struct, frozen=True, tag=True):
    """Somebody did something to a note of their own; nobody else can read what."""

    seal: SealId
    box: bytes


class KeyHandedIn(msgspec.Struct, frozen=True, tag=True):
    """The key of a seal was given."""

    key: bytes


class SealOpened(msgspec.Struct, frozen=True, tag=True):
    """All that was kept under a seal so far is in the margin now."""

    seal: SealId


class PseudonymDrawn(msgspec.Struct, frozen=True, tag=True):
    """A person got the number that stands at their notes."""

    number: int


NoteEvent = (
    ReadingFinished
    | LongerAsked
    | MarginsFinished
    | NoteAdded
    | NoteTranscribed
    | NoteEdited
    | NoteDeleted
    | NoteRestored
    | NoteWithdrawn
    | NoteReinstated
    | MeTooSet
    | DispositionSet
    | NoteOwned
    | NoteReplied
    | ReplyTakenBack
    | StanceSealed
)

SealEvent = EntrySealed | KeyHandedIn | SealOpened | PseudonymDrawn
