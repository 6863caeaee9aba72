# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks what taking over means to be agreed to, and for its reason.

It takes nothing over; the reason goes to whoever does.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import make_label, section_label

_WIDTH_PX = 480
MAX_REASON_CP = 400
"""A line or two; the record quotes it."""


class TakeOverForm(QDialog):
    """What taking over means, and a line for the reason.

    Signals:
        confirmed: The person takes over; the argument is the reason, never blank.
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take over the meeting"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH_PX)
        self.means = make_label(
            self.tr(
                "The meeting goes on from the copy on this laptop, and you lead it."
                " Everybody joins again at the new address; each laptop sends its own"
                " notes again, so nothing they wrote is lost. If the old host comes"
                " back, nobody is in its meeting any more; please tell them."
            ),
            parent=self,
        )
        self.means.setWordWrap(True)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_REASON_CP)
        self.reason_row = FieldRow(
            self.tr("Why do you take over?"),
            self.reason,
            note=self.tr("The reason stands in the record."),
            parent=self,
        )
        self.cancel = ActionButton(self.tr("&Cancel"), parent=self)
        self.take = ActionButton(
            self.tr("&Take over"), variant=Variant.PRIMARY, parent=self
        )
        self._lay_out()

        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take_clicked)
        self.reason.returnPressed.connect(self._on_take_clicked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.tr("Take over the meeting"), self))
        column.addWidget(self.means)
        column.addWidget(self.reason_row)
        column.addSpacing(SPACE_12)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        column.addLayout(row)
        self.reason.setFocus()

    def _on_take_clicked(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason_row.set_error(self.tr("Say why; the record needs a reason."))
            self.reason.setFocus()
            return
        self.confirmed.emit(reason)
        self.accept()
