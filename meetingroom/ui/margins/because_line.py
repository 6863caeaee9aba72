# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The line saying why an own note is withdrawn, made when it is asked for.

It emits what was typed; a blank reason is one, too.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from meetingroom.meeting.notes import MAX_BECAUSE_CP
from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.widget.button import ActionButton, Variant


class BecauseLine(QWidget):
    """Field and two buttons.

    Signals:
        given: Withdraw the note; why, maybe empty.
        left: The note is kept after all.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setMaxLength(MAX_BECAUSE_CP)
        self.field.setPlaceholderText(self.tr("Because, such as: answered at 4:7"))
        self.field.setAccessibleName(self.tr("Why you withdraw it"))
        self.fold = ActionButton(
            self.tr("Withdraw"), variant=Variant.SMALL, parent=self
        )
        self.keep = ActionButton(self.tr("Keep it"), variant=Variant.SMALL, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.field, 1)
        row.addWidget(self.fold)
        row.addWidget(self.keep)

        self.field.returnPressed.connect(self._on_given)
        self.fold.clicked.connect(self._on_given)
        self.keep.clicked.connect(self.left)

    def _on_given(self) -> None:
        self.given.emit(self.field.text().strip())
