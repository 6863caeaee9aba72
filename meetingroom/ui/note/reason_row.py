# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A refusal in place, and a reason that goes past the rule where that is possible.

It shows the rule's own sentence; it must not judge the reason.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from meetingroom.meeting.errors import Refused
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, GlyphButton
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label


class ReasonRow(QWidget):
    """The sentence, and a field for the reason; hidden until a rule says no.

    Signals:
        reason_given: The reason, never blank.
    """

    reason_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = make_label("", fonts.small_font(), parent=self)
        self.sentence.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("The reason"))
        self.field.setPlaceholderText(self.tr("Why, for the record"))
        self.go_on = ActionButton(self.tr("&Go on with this reason"), parent=self)
        self._close = GlyphButton("x", self.tr("Dismiss"), self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(Glyph("circle-alert", Tone.BLOCKER, parent=self))
        head.addWidget(self.sentence, 1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_12)
        foot.addWidget(self.field, 1)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

        self._close.clicked.connect(self.hide)
        self.field.returnPressed.connect(self._on_reason_given)
        self.go_on.clicked.connect(self._on_reason_given)

    def show_refusal(self, refused: Refused) -> None:
        """Say why not, and ask for a reason where one is enough."""
        self.sentence.setText(refused.sentence)
        for part in (self.field, self.go_on):
            part.setVisible(refused.needs_reason)
        self.show()
        announce(self, refused.sentence)
        if refused.needs_reason:
            self.field.setFocus()

    def _on_reason_given(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.reason_given.emit(reason)
        else:
            self.field.setFocus()
