# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A field with its name above and its error below.

Shows the error it is given; must not judge what was typed.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    field_label,
    make_label,
    repolish,
    small_label,
)


class FieldRow(QWidget):
    """Name, control, hint and error of one field."""

    def __init__(
        self,
        name: str,
        control: QWidget,
        *,
        hint: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Build the row around a control, which becomes its child.

        Args:
            name: Bold label above; also the control's accessible name.
            control: What is filled in.
            hint: Muted words after the name, such as "exactly one".
            note: Muted sentence below the control while there is no error.
            parent: Owner of the row.
        """
        super().__init__(parent)
        self._control = control
        self._note = note
        self._lack: _Lack | None = None
        self._label = field_label(name, self)
        self._label.setBuddy(control)
        self._glyph = Glyph("circle-alert", Tone.BLOCKER, parent=self)
        self._error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self._error.setWordWrap(True)
        self._below = small_label(note, self)
        self._below.setWordWrap(True)
        control.setAccessibleName(name)
        control.setAccessibleDescription(note)
        is_growing = (
            control.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Expanding
        )
        self._is_packed = not is_growing
        self._laid_out_px = 0
        """Width that the row was given; 0 before it was laid out."""
        if self._is_packed:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if isinstance(control, QAbstractSpinBox):
            # A spin box ignores the sheet's padding for its inner field.
            control.lineEdit().setTextMargins(SPACE_8, 0, 0, 0)
        self._hint = small_label(hint, self) if hint else None
        self._lay_out()
        self.set_error("")

    @property
    def control(self) -> QWidget:
        """The control inside."""
        return self._control

    @property
    def lack(self) -> str:
        """What stands after the name as missing; empty when nothing is."""
        return self._lack.words if self._lack is not None else ""

    @property
    def error(self) -> str:
        """The error shown; empty when there is none."""
        return self._error.text()

    def set_error(self, sentence: str) -> None:
        """Show an error below the control, or take it away with an empty one.

        What was typed stays; the border turns red inside the same box.
        """
        is_wrong = bool(sentence)
        is_news = is_wrong and sentence != self._error.text()
        self._error.setText(sentence)
        self._error.setVisible(is_wrong)
        self._glyph.setVisible(is_wrong)
        self._below.setVisible(bool(self._note) and not is_wrong)
        lack = self._lack.toolTip() if self._lack is not None else ""
        self._control.setAccessibleDescription(sentence or lack or self._note)
        if bool(self._control.property("isWrong")) != is_wrong:
            self._control.setProperty("isWrong", is_wrong)
            repolish(self._control)
        if is_news:
            announce(self, sentence)

    def set_hint(self, words: str) -> None:
        """Say other words after the name, in a row that has such a hint."""
        if self._hint is not None:
            self._hint.setText(words)

    def set_lack(self, words: str, sentence: str = "") -> None:
        """Say after the name, instead of the hint, what is lacking; nothing moves.

        What is missing yet is no error: the box stays calm.

        Args:
            words: A few, such as "one more is needed"; empty takes them away.
            sentence: The same as a whole sentence, for the tip and screen readers.
        """
        lack = self._lack
        if lack is None:
            if not words:
                return
            lack = self._lack = _Lack(self._label.sizeHint().height(), self)
            self._head.insertWidget(self._head.count() - 1, lack)
        is_news = bool(words) and sentence != lack.toolTip()
        # What goes first makes room; both together could widen the window.
        if self._hint is not None and words:
            self._hint.hide()
        lack.show_words(words, sentence)
        if self._hint is not None and not words:
            self._hint.show()
        if not self.error:
            self._control.setAccessibleDescription(sentence or self._note)
        if is_news:
            announce(self, sentence)

    def sizeHint(self) -> QSize:
        """Return room for all lines: a row is never higher than its hint."""
        hint = super().sizeHint()
        if not self._laid_out_px:
            return hint
        return hint.expandedTo(QSize(0, self.heightForWidth(self._laid_out_px)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where words wrap at another width."""
        super().resizeEvent(event)
        before = self.sizeHint()
        self._laid_out_px = event.size().width()
        if self.sizeHint() != before:
            self.updateGeometry()

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(SPACE_4)
        head.addWidget(self._label)
        if self._hint is not None:
            head.addWidget(self._hint)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_4)
        foot.addWidget(self._glyph)
        foot.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._control)
        column.addLayout(foot)
        column.addWidget(self._below)
        if self._is_packed:
            column.addStretch(1)


class _Lack(QWidget):
    """A glyph and a few words, no higher than the name they stand beside."""

    def __init__(self, height_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = make_label("", fonts.small_font(), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(Glyph("circle-alert", Tone.BLOCKER, parent=self))
        row.addWidget(self._words)
        self.setFixedHeight(height_px)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str, sentence: str) -> None:
        self._words.setText(words)
        self.setToolTip(sentence)
        self.setVisible(bool(words))
