# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One card of the margin as a widget: real focus, real keys, real name.

Cards are pooled: what a card shows is replaced, the widget stays. It must not place
itself or store what is typed.
"""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.notes import MAX_BODY_CP
from meetingroom.ui.page.card_editor import CardEditor
from meetingroom.ui.page.card_ink import CardState, paint_card, paint_glyph
from meetingroom.ui.page.card_measure import (
    BOTTOM_PX,
    HEADER_BOTTOM_PX,
    HINTS_PX,
    LEFT_PX,
    LINE_PX,
    RIGHT_PX,
    CardMeasure,
)
from meetingroom.ui.page.density import Shape
from meetingroom.ui.page.view import CardView
from meetingroom.ui.theme.kind import kind_word
from meetingroom.ui.theme.theme import current_tokens

WARN_BELOW_CP = 200
"""The rest is shown when fewer code points than this are free."""


class NoteCard(QWidget):
    """A note, a note on one line, a stack of notes or a glyph.

    Signals, each with the note's identifier first:
        pressed: By mouse, or by Enter on a card that has the focus.
        edit_requested: Enter or a double click on a card that may be edited.
        delete_requested: The Delete key.
        step_requested: Up (-1) or Down (1).
        left: Esc on the card itself: back to the text.
        body_changed: Each change while the card is being edited.
        height_changed: The editor needs more or less room.
        kept: Ctrl+Enter in the editor.
        dropped: Esc in the editor.
        kind_change_requested: Ctrl+full stop on the card or in its editor.
    """

    pressed = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    step_requested = Signal(str, int)
    left = Signal(str)
    body_changed = Signal(str, str)
    height_changed = Signal()
    kept = Signal(str)
    dropped = Signal(str)
    kind_change_requested = Signal(str)

    def __init__(self, measure: CardMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._state: CardState | None = None
        self._is_glyph = False
        self._editor: CardEditor | None = None
        self._lines = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def state(self) -> CardState | None:
        """What the card shows."""
        return self._state

    @property
    def note_id(self) -> str:
        """Identifier of the note shown, the first one of a stack."""
        return self._state.card.id if self._state else ""

    @property
    def editor(self) -> CardEditor | None:
        """The field while the card is being edited."""
        return self._editor

    def show_state(self, state: CardState, *, is_glyph: bool = False) -> None:
        """Show a note; an editor that is open keeps its text."""
        if state == self._state and is_glyph == self._is_glyph:
            return
        self._state = state
        self._is_glyph = is_glyph
        self.setAccessibleName(self._name(state))
        if state.is_editing and self._editor is None:
            self._open_editor(state.card.body)
        elif not state.is_editing and self._editor is not None:
            self._close_editor()
        self.update()

    def editing_height_px(self) -> int:
        """Return the height the card needs while it is being edited."""
        error_px = 0
        if self._state is not None:
            error_px = self._measure.error_px(self._state.card, self.width())
        return (
            HEADER_BOTTOM_PX
            + self._lines * LINE_PX
            + (error_px or HINTS_PX)
            + BOTTOM_PX
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        del event
        if self._state is None:
            return
        painter = QPainter(self)
        tokens = current_tokens()
        if self._is_glyph:
            paint_glyph(painter, self.rect(), self._state, tokens)
            return
        state = self._state
        if self.hasFocus() and not state.is_active:
            state = replace(state, is_active=True)
        paint_card(painter, self.rect(), state, tokens, self._measure)

    def resizeEvent(self, event: object) -> None:
        """Keep the editor inside the card."""
        del event
        self._place_editor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the card the active one."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed.emit(self.note_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit(self.note_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on a card that has the focus."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.pressed.emit(self.note_id)
                self.edit_requested.emit(self.note_id)
            case Qt.Key.Key_Space:
                self.pressed.emit(self.note_id)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_requested.emit(self.note_id)
            case Qt.Key.Key_Down:
                self.step_requested.emit(self.note_id, 1)
            case Qt.Key.Key_Up:
                self.step_requested.emit(self.note_id, -1)
            case Qt.Key.Key_Escape:
                self.left.emit(self.note_id)
            case Qt.Key.Key_Period if is_control:
                self.kind_change_requested.emit(self.note_id)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus."""
        super().focusOutEvent(event)
        self.update()

    def _open_editor(self, body: str) -> None:
        editor = CardEditor(body, self)
        self._editor = editor
        editor.textChanged.connect(self._on_editor_text_changed)
        editor.kept.connect(self._on_editor_kept)
        editor.left.connect(self._on_editor_left)
        editor.kind_change_requested.connect(self._on_editor_kind_change_requested)
        self._place_editor()
        editor.show()

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            # Its last changes were already reported, one by one.
            editor.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            editor.hide()
            editor.deleteLater()

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        width = self.width() - LEFT_PX - RIGHT_PX
        lines = self._editor.line_count(width)
        self._editor.setGeometry(
            QRect(LEFT_PX, HEADER_BOTTOM_PX, width, lines * LINE_PX)
        )
        if lines != self._lines:
            self._lines = lines
            self.height_changed.emit()

    def _on_editor_text_changed(self) -> None:
        if self._editor is None or self._state is None:
            return
        body = self._editor.body()
        shown = few_left_cp(body)
        state = self._state
        if shown != state.left_cp:
            self._state = replace(state, left_cp=shown)
            self.update()
        self._place_editor()
        self.body_changed.emit(self.note_id, body)

    def _on_editor_kept(self) -> None:
        self.kept.emit(self.note_id)

    def _on_editor_left(self) -> None:
        self.dropped.emit(self.note_id)

    def _on_editor_kind_change_requested(self) -> None:
        self.kind_change_requested.emit(self.note_id)

    def _name(self, state: CardState) -> str:
        card = state.card
        if state.shape is Shape.STACK:
            return self.tr("{count} notes at {address}").format(
                count=state.stacked, address=card.address
            )
        words = _name_parts(card, self.tr("whole memo"))
        if card.is_draft:
            words.append(self.tr("draft"))
        return ", ".join(words) + ": " + card.body


def few_left_cp(body: str) -> int | None:
    """Return how many code points are free when that is worth a warning."""
    free = MAX_BODY_CP - len(body)
    return free if free < WARN_BELOW_CP else None


def _name_parts(card: CardView, whole: str) -> list[str]:
    words = [kind_word(card.kind), card.address or whole, card.author_name]
    return [word for word in (*words, card.badge_text) if word]
