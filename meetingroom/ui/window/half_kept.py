# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps what was typed into a field and not sent, until its field is there again.

On this machine alone: none of it is a command, and no log has it.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.roll_call import RollCallPanel
from meetingroom.ui.note.half_typed import HalfTypedStore, store_of, words_of
from meetingroom.ui.note.stance_strip import HalfStance, StanceStrip
from meetingroom.ui.window.unsent_words import unsent_words, withdrawn_words
from meetingroom.ui.window.writing import LocalNotes

if TYPE_CHECKING:
    from meetingroom.meeting.ids import NoteId

Source = Callable[[], HalfTypedStore]
"""Returns what stands in the open fields of a screen's notes."""


class HalfKept(QObject):
    """The half words of one person: those of open fields, and those that wait.

    Signals:
        notice_requested: Something could not be stored, or does not count; a
            sentence.
    """

    notice_requested = Signal(str)

    def __init__(self, notes: LocalNotes, parent: QObject) -> None:
        """Begin with what an earlier window left."""
        super().__init__(parent)
        self._notes = notes
        self._sources: list[Source] = []
        self._strip: StanceStrip | None = None
        self._is_shut = False
        """The window was left, or the meeting closed: nothing here is kept or said."""
        self._told: set[NoteId] = set()
        """Notes that were withdrawn under a reply, of which it was said."""
        self._kept: tuple[HalfWords, ...] | None = None
        """What this window knows to be stored; `None` where it could not be read, and
        stays as it is. Another window of the same person stores its own."""
        try:
            self._kept = notes.half_words()
        except StorageUnavailable:
            # Whoever shows the drafts reads the same file next, and says so.
            self._kept = None
        self._tried = self._kept
        """What was to be stored last."""
        self.store: HalfTypedStore = store_of(self._kept or ())
        """What waits for its note to be shown again."""
        self._stance = _stance_of(self._kept or ())
        self._roll_call: RollCallPanel | None = None
        self._answers = _answers_of(self._kept or ())

    def add_source(self, source: Source) -> None:
        """Keep what stands in the open fields of another screen, too."""
        self._sources.append(source)

    def watch_stance(self, strip: StanceStrip) -> None:
        """Keep what is chosen and typed in the strip and not sealed."""
        self._strip = strip
        if self._stance is not None:
            strip.bring_back(self._stance)

    def keep_reason(self, why: str) -> None:
        """Keep a reason of the first stance for the second; what waits there stays."""
        if self._stance is None:
            self._stance = "", why
            if self._strip is not None:
                self._strip.bring_back(self._stance)

    def watch_answer(self, roll_call: RollCallPanel) -> None:
        """Keep what is chosen and typed in the roll call and not sealed."""
        self._roll_call = roll_call
        roll_call.bring_back(self._answers)

    def keep(self) -> None:
        """Store what stands half typed now, if it is not stored already."""
        if self._is_shut:
            return
        words = self._words()
        if self._kept is None or words == self._tried:
            return
        self._tried = words
        stands = {one.place for one in words}
        gone = [one for one in self._kept if one.place not in stands]
        self._store(words, gone)

    def leave(self) -> None:
        """Store what stands half typed for the next window; it says the rest."""
        self.keep()
        self._is_shut = True

    def bodies(self) -> tuple[str, ...]:
        """Return all that stands half typed now."""
        return tuple(one.body for one in self._words())

    def look(self, meeting: Meeting) -> None:
        """Say once that a note was withdrawn under a reply that is being typed."""
        if self._is_shut or meeting.phase is Phase.CLOSED:
            # What is said at the end covers it.
            return
        notes = meeting.notes
        waiting = {
            note: half.reply
            for note, half in self.store.items()
            if half.reply and note in notes and notes[note].is_withdrawn
        }
        for note, reply in waiting.items():
            if note not in self._told:
                self.notice_requested.emit(withdrawn_words(reply))
        self._told = set(waiting)

    def say_unsent(self) -> None:
        """Say what was typed and the meeting closed without, and keep it no longer."""
        if self._is_shut:
            return
        words, self._is_shut = self._words(), True
        if words:
            self.notice_requested.emit(unsent_words(words))
        self.store.clear()
        if self._kept:
            self._store((), self._kept)

    def _words(self) -> tuple[HalfWords, ...]:
        """Return all that stands half typed now."""
        if self._strip is not None:
            self._stance = self._strip.half_typed
        open_fields: HalfTypedStore = dict(self.store)
        for source in self._sources:
            open_fields.update(source())
        words = words_of(open_fields)
        if self._stance is not None:
            choice, why = self._stance
            words += (HalfWords(HalfField.STANCE, None, why, choice),)
        if self._roll_call is not None:
            self._answers = self._roll_call.half_typed
        return words + self._answers

    def _store(self, words: tuple[HalfWords, ...], gone: Iterable[HalfWords]) -> None:
        known = self._kept or ()
        changed = tuple(one for one in words if one not in known)
        try:
            self._notes.keep_half(changed, tuple(gone))
        except StorageUnavailable as failure:
            # Once; the next word typed tries again. What a closed meeting leaves is
            # told to the next window, and dropped there.
            if not self._is_shut:
                self.notice_requested.emit(failure.sentence)
            return
        self._kept = words


def _answers_of(words: tuple[HalfWords, ...]) -> tuple[HalfWords, ...]:
    return tuple(one for one in words if one.field is HalfField.ANSWER)


def _stance_of(words: tuple[HalfWords, ...]) -> HalfStance | None:
    for one in words:
        if one.field is HalfField.STANCE:
            return one.choice, one.body
    return None
