# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A field with its name above and its error below.

Shows the error it is given; must not judge what was typed.
"""

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
        self._label = field_label(name, self)
        self._label.setBuddy(control)
        self._glyph = Glyph("circle-alert", Tone.BLOCKER, parent=self)
        self._error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self._error.setWordWrap(True)
        self._below = small_label(note, self)
        self._below.setWordWrap(True)
        control.setAccessibleName(name)
        control.setAccessibleDescription(note)
        if control.sizePolicy().verticalPolicy() is not QSizePolicy.Policy.Expanding:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if isinstance(control, QAbstractSpinBox):
            # A spin box ignores the sheet's padding for its inner field.
            control.lineEdit().setTextMargins(SPACE_8, 0, 0, 0)
        self._lay_out(small_label(hint, self) if hint else None)
        self.set_error("")

    @property
    def control(self) -> QWidget:
        """The control inside."""
        return self._control

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
        self._control.setAccessibleDescription(sentence or self._note)
        if bool(self._control.property("isWrong")) != is_wrong:
            self._control.setProperty("isWrong", is_wrong)
            repolish(self._control)
        if is_news:
            announce(self, sentence)

    def _lay_out(self, hint: QWidget | None) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_4)
        head.addWidget(self._label)
        if hint is not None:
            head.addWidget(hint)
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
        if self.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Maximum:
            column.addStretch(1)
