# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The strip that asks why a decision is put off; it stands above the bar.

Asks and passes on; what a deferred decision needs is decided by the core.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.decisions import MAX_REASON_CP, DecisionDraft
from meetingroom.ui.decisions.form import DecisionForm
from meetingroom.ui.decisions.words import needed_to_defer
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import make_rule


class DeferStrip(QWidget):
    """A reason, and two ways on.

    Signals:
        deferred: The decision is to be put off; the argument is the reason.
    """

    deferred = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed: tuple[str, ...] = ()
        """What the form lacks before anything can be deferred."""
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_REASON_CP)
        self.row = FieldRow(
            self.tr("Why it is deferred"),
            self.reason,
            hint=self.tr("it comes back on its date, with its owner"),
            parent=self,
        )
        self.confirm = ActionButton(self.tr("Defer &it"), parent=self)
        self.cancel = ActionButton(
            self.tr("&Not now"), variant=Variant.LINK, parent=self
        )
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        line.setSpacing(SPACE_8)
        line.addWidget(self.row, 1)
        # Below the field's name, beside the field.
        buttons = QVBoxLayout()
        buttons.addSpacing(SPACE_24)
        both = QHBoxLayout()
        both.addWidget(self.confirm)
        both.addWidget(self.cancel)
        buttons.addLayout(both)
        buttons.addStretch(1)
        line.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_rule(self))
        column.addLayout(line)
        self.hide()

        self.reason.textEdited.connect(self._on_reason_edited)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.reason.returnPressed.connect(self._on_confirm_clicked)
        self.cancel.clicked.connect(self.hide)

    def ask(self) -> None:
        """Show the strip with the caret in the field."""
        self.row.set_error("")
        self.show()
        self._show_needed()
        self.reason.setFocus()

    def show_draft(self, draft: DecisionDraft) -> None:
        """Follow what is typed; what was asked for and is there is asked no more."""
        needed = needed_to_defer(draft)
        if needed != self._needed:
            self._needed = needed
            self.row.set_error("")
            self._show_needed()

    def show_refusal(self, sentence: str) -> None:
        """Say below the reason why it was not deferred; the reason stays."""
        self.show()
        self.row.set_error(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show_needed(self) -> None:
        if self.isHidden():
            return
        some = ", ".join(self._needed)
        self.row.set_lack(
            self.tr("needed above: {0}").format(some) if some else "",
            self.tr("Deferring needs above: {0}.").format(some) if some else "",
        )

    def _on_reason_edited(self) -> None:
        self.row.set_error("")

    def _on_confirm_clicked(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.deferred.emit(reason)
        else:
            self.row.set_error(self.tr("Say why; the reason stands in the record."))


def first_needed(form: DecisionForm) -> QWidget | None:
    """Return the first field of the form that deferring needs and that is empty."""
    draft = form.draft()
    fields: tuple[tuple[object, QWidget], ...] = (
        (draft.statement, form.statement),
        (draft.owner, form.owner),
        (draft.review_on, form.review_on),
    )
    return next((field for value, field in fields if not value), None)
