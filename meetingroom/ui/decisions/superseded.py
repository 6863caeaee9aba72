# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which earlier decision the one being typed supersedes, and the way out of it.

Must not choose one.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_4, SPACE_12
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import field_label, make_label, small_label


class SupersededRow(QWidget):
    """The earlier decision in words; hidden without one.

    Signals:
        kept: The earlier decision is to stay in force beside this one.
    """

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = make_label("", parent=self)
        self.words.setWordWrap(True)
        self.keep = ActionButton(
            self.tr("Keep both"), variant=Variant.LINK, parent=self
        )
        self.keep.setAccessibleName(self.tr("Keep both, do not supersede"))
        hint = small_label(self.tr("Write under Because what is new since."), self)
        hint.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(SPACE_12)
        line.addWidget(self.words, 1)
        line.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(field_label(self.tr("Supersedes"), self))
        column.addLayout(line)
        column.addWidget(hint)
        self.hide()

        self.keep.clicked.connect(self.kept)

    def show_superseded(self, words: str) -> None:
        """Show an earlier decision as it is cited; an empty text for none."""
        self.words.setText(words)
        self.setVisible(bool(words))
