# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The pane in which a memo is read and noted on with one key.

It turns keys into moves, selections and requests; it must not store notes or know
the room.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.keys import PaneAct, act_of, kind_of
from meetingroom.ui.page.memo_view import PARAGRAPH_AT, MemoView
from meetingroom.ui.page.sentence import sentence_at, sentence_before
from meetingroom.ui.page.view import NoteRequest, Passage

OVERLAP_LINES = 2
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TextPane(MemoView):
    """A memo read with the keyboard or the mouse.

    Signals:
        note_requested: A kind's key was pressed; carries a `NoteRequest`.
        highlight_requested: `H` was pressed; carries a `Passage`.
    """

    note_requested = Signal(object)
    highlight_requested = Signal(object)

    def __init__(self, look: PageLook, parent: QWidget | None = None) -> None:
        self._has_letters = True
        self._has_note_keys = True
        self._finger_cp: int | None = None
        self._earlier_finger_cp: int | None = None
        self._is_finger_pressed = False
        super().__init__(look, parent)

    def show_memo(self, memo: Memo, pages: PageMap | None) -> None:
        """Show a memo from its beginning."""
        self._finger_cp = None
        super().show_memo(memo, pages)

    def set_single_letters(self, *, is_on: bool) -> None:
        """Let single letters act, or not (WCAG 2.1.4)."""
        self._has_letters = is_on

    def set_note_keys(self, *, is_on: bool) -> None:
        """Let kinds, highlights and general notes be asked for, or not."""
        self._has_note_keys = is_on

    def start_note(self, kind: NoteKind) -> None:
        """Ask for a note of a kind on the selection or the current paragraph."""
        passage = self.passage()
        if passage is not None:
            request = NoteRequest(kind, passage.start_cp, passage.end_cp)
            self.note_requested.emit(request)

    def start_general_note(self) -> None:
        """Ask for a note on the whole memo."""
        self.note_requested.emit(NoteRequest(NoteKind.QUESTION, None))

    def highlight(self) -> None:
        """Ask for a highlight on the selection or the current paragraph."""
        passage = self.passage()
        if passage is not None:
            self.highlight_requested.emit(passage)

    def step_paragraph(self, step: int) -> None:
        """Go to the next (1) or previous (-1) paragraph, kept at 40 % of the height."""
        block = self.first_with_text(self.current_block + step, step)
        if block is not None:
            self.move_caret(block)
        if self.memo.blocks:
            rect = self.page_geometry.block_rect(self.current_block)
            height = self.viewport().height()
            # A long paragraph begins higher, so that its end can be seen.
            above = min(height * PARAGRAPH_AT, max(0.0, height - rect.height()))
            self.verticalScrollBar().setValue(round(rect.top() - above))

    def step_page(self, step: int) -> None:
        """Turn a page of the screen, two lines kept, and take the cursor along."""
        bar = self.verticalScrollBar()
        line_px = self.look.scaled(28)
        bar.setValue(
            bar.value() + step * (self.viewport().height() - OVERLAP_LINES * line_px)
        )
        if not self.memo.blocks:
            return
        value = bar.value()
        block = self.page_geometry.block_near(value + line_px)
        if step > 0 and value == bar.maximum():
            block = max(block, self.current_block)
        reachable = self.first_with_text(block, 1)
        if reachable is not None:
            self.move_caret(reachable)
            bar.setValue(value)

    def extend_by_sentence(self) -> None:
        """Select the sentence at the caret, or one more behind the selection."""
        selected = self.selected_passage()
        from_cp = selected.end_cp if selected else self._caret_cp()
        found = sentence_at(self.memo, from_cp)
        if found is not None:
            start_cp = selected.start_cp if selected else found.start_cp
            self.select(Passage(start_cp, found.end_cp))

    def shrink_by_sentence(self) -> None:
        """Give the last selected sentence back, or select the one before."""
        selected = self.selected_passage()
        start_cp = selected.start_cp if selected else self._caret_cp()
        if selected is not None:
            shorter = sentence_before(self.memo, selected.end_cp - 1)
            if shorter is not None and shorter.end_cp > start_cp:
                self.select(Passage(start_cp, shorter.end_cp))
                return
        earlier = sentence_before(self.memo, start_cp)
        if earlier is not None:
            self.select(earlier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the pane's keys; pass the others on."""
        was_finger, self._is_finger_pressed = self._is_finger_pressed, False
        is_letter = bool(event.text().strip()) and not event.modifiers() & _COMMAND_KEYS
        if is_letter and not self._has_letters:
            return
        kind = kind_of(event)
        act = act_of(event)
        if kind is not None and self._has_note_keys:
            self.start_note(kind)
        elif act is PaneAct.FINGER:
            self._press_finger(is_second=was_finger)
        elif act is not None:
            self._do(act, event)
        elif is_letter:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _do(self, act: PaneAct, event: QKeyEvent) -> None:
        if act in {PaneAct.HIGHLIGHT, PaneAct.GENERAL_NOTE}:
            if not self._has_note_keys:
                event.ignore()
            elif act is PaneAct.HIGHLIGHT:
                self.highlight()
            else:
                self.start_general_note()
            return
        match act:
            case PaneAct.NEXT_PARAGRAPH:
                self.step_paragraph(1)
            case PaneAct.PREVIOUS_PARAGRAPH:
                self.step_paragraph(-1)
            case PaneAct.NEXT_PAGE:
                self.step_page(1)
            case PaneAct.PREVIOUS_PAGE:
                self.step_page(-1)
            case PaneAct.NEXT_SENTENCE:
                self.extend_by_sentence()
            case _:
                self.shrink_by_sentence()

    def _press_finger(self, *, is_second: bool) -> None:
        """Set the finger; pressed twice, take that back and jump to the earlier one."""
        if is_second:
            self._finger_cp = self._earlier_finger_cp
            if self._finger_cp is not None:
                self.go_to(self._finger_cp)
            return
        self._earlier_finger_cp = self._finger_cp
        self._finger_cp = self._caret_cp()
        self._is_finger_pressed = True

    def _caret_cp(self) -> int:
        cursor = self.textCursor()
        return self.built.positions.from_qt(cursor.position())
