# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Right above the scribe's field: the newest line and who asks, while out of view.

It shows what it is given; whoever arranges the column knows what is in view.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.label import ElidedLabel


class LatestLines(QWidget):
    """Up to three lines: who asks for the floor, what was said last, what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self.line = ElidedLabel("", fonts.small_font(), Tone.TEXT, self)
        self.typing = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        # What is typed grows at its end.
        self.typing.elide_mode = Qt.TextElideMode.ElideLeft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_8, 0, 0)
        column.setSpacing(SPACE_4)
        for label in (self.queue, self.line, self.typing):
            column.addWidget(label)
            label.hide()
        self.hide()

    def show_parts(self, line: str, typing: str, queue: str) -> None:
        """Show lines; an empty one takes no room.

        Args:
            line: What was said last.
            typing: What somebody else is typing.
            queue: Who asks for the floor.
        """
        parts = ((self.line, line), (self.typing, typing), (self.queue, queue))
        for label, words in parts:
            shown = " ".join(words.split())
            if label.text() != shown:
                label.setText(shown)
            label.setVisible(bool(shown))
        self.setVisible(any(words for _, words in parts))
