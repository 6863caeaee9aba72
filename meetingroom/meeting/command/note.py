# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading, writing in the margin, and stances: the commands.

Values only; `handle` decides.
"""

import msgspec

from meetingroom.meeting.ids import NoteId, PersonId, ReplyId, SealId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.stance import StanceChoice
from meetingroom.memo.anchor import Anchor


class FinishReading(msgspec.Struct, frozen=True, tag=True):
    """Say that one has finished, or takes that back."""

    is_finished: bool = True


class AskLonger(msgspec.Struct, frozen=True, tag=True):
    """Say that one needs a little longer, or takes that back."""

    wants_longer: bool = True


class FinishMargins(msgspec.Struct, frozen=True, tag=True):
    """Say that one has read the margins, or takes that back."""

    is_finished: bool = True


class AddNote(msgspec.Struct, frozen=True, tag=True):
    """Write a note; the id is made by the writer's machine."""

    note: NoteId
    kind: NoteKind
    body: str
    anchor: Anchor | None = None


class TranscribeNote(msgspec.Struct, frozen=True, tag=True):
    """Enter a note that somebody wrote on paper, once notes are open.

    The paper was written in the silence; who enters it vouches for that.
    """

    note: NoteId
    writer: PersonId
    kind: NoteKind
    body: str
    anchor: Anchor | None = None


class EditNote(msgspec.Struct, frozen=True, tag=True):
    """Change the words or the kind of an own note before the reveal."""

    note: NoteId
    kind: NoteKind
    body: str


class DeleteNote(msgspec.Struct, frozen=True, tag=True):
    """Take an own note back before the reveal."""

    note: NoteId


class RestoreNote(msgspec.Struct, frozen=True, tag=True):
    """Bring a deleted note back: the undo of `DeleteNote`."""

    note: NoteId


class WithdrawNote(msgspec.Struct, frozen=True, tag=True):
    """Fold an own note after the reveal, such as when the memo answers it."""

    note: NoteId
    because: str = ""


class ReinstateNote(msgspec.Struct, frozen=True, tag=True):
    """Unfold a withdrawn note: the undo of `WithdrawNote`."""

    note: NoteId


class SetMeToo(msgspec.Struct, frozen=True, tag=True):
    """Stand behind somebody else's note, or no longer."""

    note: NoteId
    is_on: bool


class SetDisposition(msgspec.Struct, frozen=True, tag=True):
    """Say what became of a note; `None` leaves it to its topic's outcome."""

    note: NoteId
    disposition: Disposition | None
    reason: str = ""
    is_kept_open: bool = False
    """It stays open whatever the topic's outcome is; never with a disposition."""


class OwnNote(msgspec.Struct, frozen=True, tag=True):
    """Put one's name to an own note in a meeting without names; for good."""

    note: NoteId


class ReplyToNote(msgspec.Struct, frozen=True, tag=True):
    """Answer an opened note; the id is made by the writer's machine."""

    note: NoteId
    reply: ReplyId
    body: str


class TakeBackReply(msgspec.Struct, frozen=True, tag=True):
    """Take an own reply back: the undo of `ReplyToNote`."""

    note: NoteId
    reply: ReplyId


class SealStance(msgspec.Struct, frozen=True, tag=True):
    """Say where one stands: before the talk, sealed until it begins, or after it."""

    choice: StanceChoice
    why: str = ""
    is_after: bool = False
    """At the end of the meeting; sealed until it closes."""


class KeepSealed(msgspec.Struct, frozen=True, tag=True):
    """Keep an own act on a note while nobody may read it, the host included."""

    seal: SealId
    box: bytes
    """The padded, encrypted command; see `meetingroom.protocol.sealing`."""


class HandInKey(msgspec.Struct, frozen=True, tag=True):
    """Give the key of one's own seal: at the reveal, or earlier of one's own will."""

    key: bytes


class DrawPseudonym(msgspec.Struct, frozen=True, tag=True):
    """Give a person the number that stands at their notes; the host does it.

    Who asks is whose number it is. The host draws it, so that nothing else tells it.
    """

    number: int


class SealedNote(msgspec.Struct, frozen=True):
    """What a note had become when its seal was opened."""

    note: NoteId
    kind: NoteKind
    body: str
    anchor: Anchor | None = None


class OpenSeal(msgspec.Struct, frozen=True, tag=True):
    """Put opened notes into the margin; the host does it, never the wire."""

    seal: SealId
    notes: tuple[SealedNote, ...]


NoteCommand = (
    FinishReading
    | AskLonger
    | FinishMargins
    | AddNote
    | TranscribeNote
    | EditNote
    | DeleteNote
    | RestoreNote
    | WithdrawNote
    | ReinstateNote
    | SetMeToo
    | SetDisposition
    | OwnNote
    | ReplyToNote
    | TakeBackReply
    | SealStance
)

SealCommand = KeepSealed | HandInKey | OpenSeal | DrawPseudonym
