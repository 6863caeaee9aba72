# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words that were typed at a note and not sent: they come back with the note.

Values only; a page has one store, since a note is shown on several screens.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.meeting.notes import Disposition


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What stands in a note's open fields."""

    reply: str = ""
    reason: str = ""
    """Why something becomes of the note."""
    becomes: Disposition | None = None
    """What the reason is for."""


HalfTypedStore = dict[NoteId, HalfTyped]
NOTHING = HalfTyped()


def words_of(store: HalfTypedStore) -> tuple[HalfWords, ...]:
    """Return a store's words as they are kept on this machine."""
    kept: list[HalfWords] = []
    for note, half in store.items():
        if half.reply:
            kept.append(HalfWords(HalfField.REPLY, note, half.reply))
        if half.reason:
            choice = half.becomes.value if half.becomes is not None else ""
            kept.append(HalfWords(HalfField.REASON, note, half.reason, choice))
    return tuple(kept)


def store_of(words: Iterable[HalfWords]) -> HalfTypedStore:
    """Return what was kept on this machine as a store."""
    store: HalfTypedStore = {}
    for one in words:
        if one.note is None:
            continue
        half = store.get(one.note, NOTHING)
        if one.field is HalfField.REPLY:
            store[one.note] = replace(half, reply=one.body)
        elif one.field is HalfField.REASON:
            becomes = Disposition(one.choice) if one.choice else None
            store[one.note] = replace(half, reason=one.body, becomes=becomes)
    return store
