# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One line of the minutes, to correct where it stands.

It emits what is typed once it is left or Enter is pressed; nothing while one types.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.ids import LineId
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import GlyphButton
from meetingroom.ui.widget.growing_text import GrowingText
from meetingroom.ui.widget.label import make_label


@dataclass(frozen=True, slots=True)
class LineView:
    """A line as it is shown."""

    line: LineId
    """Empty in earlier logs; such a line is only read."""
    words: str
    """With the speaker's name before it, as the scribe types."""


class LineField(GrowingText):
    """A line's words.

    Signals:
        left: Enter was pressed or the focus went on.
        given_up: Escape was pressed.
    """

    left = Signal()
    given_up = Signal()
    fewest_lines = 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter: a line has no lines; give up on Escape."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case Qt.Key.Key_Escape if self.document().isModified():
                self.given_up.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when the focus goes on."""
        super().focusOutEvent(event)
        self.left.emit()


class MinutesLine(QWidget):
    """The field and the button to remove the line.

    Signals:
        corrected: The line's id, and its words as typed.
        removed: The line is to go; its id.
    """

    corrected = Signal(str, str)
    removed = Signal(str)

    def __init__(self, view: LineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._sent: str | None = None
        """What was sent and has not come back yet."""
        self.field = LineField(self)
        self.remove = GlyphButton("x", "", self)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(row)
        column.addWidget(self.error)
        self._show()

        self.field.left.connect(self._on_field_left)
        self.field.given_up.connect(self._show)
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_line(self, view: LineView) -> None:
        """Show the line as it stands; what is being typed stays."""
        is_known = view.words == self.view.words
        self.view = view
        if self._sent is not None and is_known:
            return  # the answer is on its way
        is_typing = self.field.document().isModified() and self._sent is None
        self._sent = None
        if not is_typing:
            self._show()

    def show_error(self, sentence: str) -> None:
        """Say why it was refused; the words stay as typed."""
        self._sent = None
        self.error.setText(sentence)
        self.error.show()
        announce(self, sentence)

    @property
    def words(self) -> str:
        """What stands in the field, on one line."""
        return " ".join(self.field.toPlainText().split())

    def _show(self) -> None:
        view = self.view
        if self.field.toPlainText() != view.words:
            self.field.setPlainText(view.words)
        self.field.document().setModified(False)
        self.field.setReadOnly(not view.line)
        self.field.setAccessibleName(
            self.tr("Line of the minutes: {0}").format(view.words)
        )
        self.remove.setVisible(bool(view.line))
        self.remove.setAccessibleName(
            self.tr("Remove the line: {0}").format(view.words)
        )
        self.remove.setToolTip(self.tr("Remove the line"))
        self.error.hide()

    def _on_field_left(self) -> None:
        words = self.words
        if not self.view.line or words in (self.view.words, self._sent):
            return
        if not words:
            self.show_error(self.tr("The line is empty. Remove it, or press Escape."))
            return
        self._sent = words
        self.error.hide()
        self.corrected.emit(self.view.line, words)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self.view.line)
