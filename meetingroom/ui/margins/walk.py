# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which note one is at, and the ways from note to note and to the text.

It moves the focus and what is in view; it asks for nothing and sends nothing.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from meetingroom.meeting.ids import NoteId
from meetingroom.ui.margins.desk import MarginDesk
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.margins.notes import OpenedNotes


class NoteWalk(QObject):
    """The place of one reader.

    Signals:
        notes_wanted: A narrow window is to show the notes instead of the text.
    """

    notes_wanted = Signal()

    def __init__(self, desk: MarginDesk, notes: OpenedNotes, parent: QObject) -> None:
        """Begin at no note.

        Args:
            desk: Text and groups.
            notes: The notes in their order.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._desk = desk
        self._notes = notes
        self._note: NoteId | None = None
        """The note one is at."""
        desk.pane.current_changed.connect(self._on_pane_current_changed)
        desk.column.note_focused.connect(self._on_column_note_focused)
        desk.sweep.left.connect(self.go_to_text)
        desk.composer.left.connect(self.go_to_text)

    @property
    def row(self) -> NoteRow | None:
        """The row of the note one is at, or of the first one beside the text."""
        focus = QApplication.focusWidget()
        while focus is not None and focus is not self._desk:
            if isinstance(focus, NoteRow):
                return focus
            focus = focus.parentWidget()
        note = self._note or self._first_note()
        return self._desk.column.row_if_made(note) if note is not None else None

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) note."""
        following = self._notes.step(self._note, self._desk.column.current, step)
        if following is not None:
            self.go_to(following)

    def go_to(self, note: NoteId) -> None:
        """Go to a note, and bring its passage into view."""
        desk = self._desk
        if desk.is_narrow:
            self.notes_wanted.emit()
        number = desk.column.group_of(note)
        if number is not None:
            start_cp = desk.column.groups[number].start_cp
            desk.pane.go_to(max(0, start_cp))
            desk.column.set_current(number)
        row = desk.column.reveal(note)
        self._note = note
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_notes(self) -> None:
        """Go to the note one was at, else to the first; to the text without any."""
        note = self._note or self._first_note() or next(iter(self._notes.order), None)
        if note is None:
            self._desk.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to(note)

    def go_to_text(self) -> None:
        """Go to the text, or to the notes where a narrow window hides it."""
        if self._desk.pane.isHidden():
            self.go_to_notes()
        else:
            self._desk.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def switch_side(self) -> None:
        """Go between the text and the note."""
        pane = self._desk.pane
        if not pane.hasFocus() and pane.isVisible():
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = self.row
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._notes.order:
            self.go_to(self._notes.order[0])

    def _first_note(self) -> NoteId | None:
        """Return the first note beside the text, or of all where that is hidden."""
        beside = self._notes.first_of(self._desk.column.current)
        if beside is None and self._desk.pane.isHidden():
            return next(iter(self._notes.order), None)
        return beside

    def _on_pane_current_changed(self, block: int) -> None:
        desk = self._desk
        desk.column.set_current(self._notes.group_at(block))
        if desk.pane.memo.blocks:
            desk.sweep.point_at(desk.pane.memo.starts_cp[block])
        if desk.pane.hasFocus():
            self._note = None

    def _on_column_note_focused(self, note: str) -> None:
        column = self._desk.column
        self._note = NoteId(note)
        number = column.group_of(self._note)
        if number is not None:
            start_cp = column.groups[number].start_cp
            if start_cp >= 0:
                self._desk.go_to(start_cp)
            column.set_current(number)
