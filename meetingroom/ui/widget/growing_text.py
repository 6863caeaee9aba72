# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A field of a few lines that grows with what is typed, so that nothing scrolls away.

Must not limit what is typed.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

FEWEST_LINES = 2
MOST_LINES = 6
PADDING_PX = 22
"""Above and below the lines: border, the sheet's padding, the document's margin."""


class GrowingText(QPlainTextEdit):
    """A few lines high, six at most."""

    fewest_lines = FEWEST_LINES

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A height set while the parent lays out would be lost: it is set just after.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)

        self.textChanged.connect(self.fit)
        self._later.timeout.connect(self.fit)
        self.fit()

    def show_text(self, text: str) -> None:
        """Show other words; the caret stays as far as they reach."""
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def fit(self) -> None:
        """Take the height of the text."""
        lines = round(self.document().size().height())
        shown = min(max(lines, self.fewest_lines), MOST_LINES)
        height = shown * QFontMetrics(self.font()).lineSpacing() + PADDING_PX
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded
            if lines > MOST_LINES
            else policy.ScrollBarAlwaysOff
        )
        if height != self.height():
            self.setFixedHeight(height)
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew and take the height of that."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._later.start()

    def _settle(self) -> None:
        """Let every layout above follow at once: by itself one follows each turn."""
        above = self.parentWidget()
        while above is not None:
            layout = above.layout()
            if layout is not None:
                layout.activate()
            above = above.parentWidget()
