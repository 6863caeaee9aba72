# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps what was typed into a field and not sent, until its field is there again.

On this machine alone: none of it is a command, and no log has it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.local import HalfField, HalfWords
from meetingroom.ui.note.half_typed import HalfTypedStore, store_of, words_of
from meetingroom.ui.note.stance_strip import HalfStance, StanceStrip
from meetingroom.ui.window.writing import LocalNotes

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
        self._kept: tuple[HalfWords, ...] | None = None
        """What is stored; `None` where it could not be read, and stays as it is."""
        try:
            self._kept = notes.half_words()
        except StorageUnavailable:
            # Whoever shows the drafts reads the same file next, and says so.
            self._kept = None
        self.store: HalfTypedStore = store_of(self._kept or ())
        """What waits for its note to be shown again."""
        self._stance = _stance_of(self._kept or ())

    def add_source(self, source: Source) -> None:
        """Keep what stands in the open fields of another screen, too."""
        self._sources.append(source)

    def watch_stance(self, strip: StanceStrip) -> None:
        """Keep what is chosen and typed in the strip and not sealed."""
        self._strip = strip
        if self._stance is not None:
            strip.bring_back(self._stance)

    def keep(self) -> None:
        """Store what stands half typed now, if it is not stored already."""
        if self._strip is not None:
            self._stance = self._strip.half_typed
        open_fields: HalfTypedStore = dict(self.store)
        for source in self._sources:
            open_fields.update(source())
        words = words_of(open_fields)
        if self._stance is not None:
            choice, why = self._stance
            words += (HalfWords(HalfField.STANCE, None, why, choice),)
        if self._kept is None or words == self._kept:
            return
        self._kept = words
        try:
            self._notes.keep_half(words)
        except StorageUnavailable as failure:
            # Once; the next word typed tries again.
            self.notice_requested.emit(failure.sentence)

    def say_unsealed(self) -> None:
        """Say that a second stance was begun and the meeting closed without it."""
        self.keep()
        if self._stance is None:
            return
        _, why = self._stance
        words = self.tr(
            "Your stance after the talk was not sealed, so it does not count."
        )
        if why:
            words = self.tr(
                "Your stance after the talk was not sealed, so it does not count. You"
                " had written: “{0}”"
            ).format(why)
        self.notice_requested.emit(words)
        if self._strip is None:
            # It was kept for this moment, and its field will not be there again.
            self._stance = None
            self.keep()


def _stance_of(words: tuple[HalfWords, ...]) -> HalfStance | None:
    for one in words:
        if one.field is HalfField.STANCE:
            return one.choice, one.body
    return None
