# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What several people at one laptop do: pass it, or open a window for each.

It asks only; who sits where is decided elsewhere.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_4, SPACE_24
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.label import field_label, small_label


class OneLaptop(QWidget):
    """A heading, a sentence, and the button that passes the laptop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pass_on = ActionButton(
            self.tr("&Pass the laptop"), glyph="users", parent=self
        )
        how = small_label(
            self.tr(
                "Pass the laptop: each person picks their name and sees their own"
                " margin only. Or give each person a window of their own."
            ),
            self,
        )
        how.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_24)
        row.addWidget(how, 1)
        row.addWidget(self.pass_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(field_label(self.tr("One laptop for several people"), self))
        column.addLayout(row)
