# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The plain-text field inside a card that is being written.

It reports what is typed and which key ends it; it must not store drafts.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from meetingroom.ui.page.card_measure import LINE_PX
from meetingroom.ui.theme.fonts import column_font

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class CardEditor(QTextEdit):
    """A plain-text editor without a frame, as high as its text.

    Signals:
        kept: Ctrl+Enter.
        left: Esc.
        kind_change_requested: Ctrl+full stop.
    """

    kept = Signal()
    left = Signal()
    kind_change_requested = Signal()

    def __init__(self, body: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFont(column_font())
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Text of the note"))
        self.set_body(body)

    def set_body(self, body: str) -> None:
        """Replace the text and put the caret behind it."""
        self.setPlainText(body)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_PX, _FIXED)
        cursor.mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def body(self) -> str:
        """Return the text as typed."""
        return self.toPlainText()

    def line_count(self, width_px: int) -> int:
        """Return how many lines the text takes at a width."""
        document = self.document()
        # A hidden editor has not laid its text out yet.
        document.setTextWidth(width_px)
        document.size()
        count = 0
        block = document.begin()
        while block.isValid():
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the text from its first line: the editor is as high as all of it."""
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        """Keep the editor's own keys from becoming the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(
            event, QKeyEvent
        ):
            is_full_stop = _is_control(event) and event.key() == Qt.Key.Key_Period
            if is_full_stop or event.key() == Qt.Key.Key_Escape or _is_keep(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the writing on Ctrl+Enter and Esc; change the kind on Ctrl+full stop."""
        if _is_keep(event):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _is_control(event) and event.key() == Qt.Key.Key_Period:
            self.kind_change_requested.emit()
        elif event.matches(QKeySequence.StandardKey.ZoomIn) or event.matches(
            QKeySequence.StandardKey.ZoomOut
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_keep(event: QKeyEvent) -> bool:
    return _is_control(event) and event.key() in {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
