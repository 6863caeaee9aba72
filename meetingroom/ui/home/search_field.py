# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The search field: words are sent on once typing pauses.

It searches nothing itself.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from meetingroom.ui.theme.tokens import ICON_PX
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.key_cap import KeyCap
from meetingroom.ui.widget.label import small_label

PAUSE_MS = 250
"""Long enough not to search for each letter, short enough to feel immediate."""
_WIDTH_PX = 340
_LEFT_PX = 34
_RIGHT_PX = 66


class SearchField(QLineEdit):
    """One line with a glass before it and its key behind it.

    Signals:
        search_changed: The words now searched for, trimmed; empty when cleared.
    """

    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent = ""
        self.setObjectName("search")
        self.setMaximumWidth(_WIDTH_PX)
        self.setMinimumWidth(_WIDTH_PX // 2)
        self.setTextMargins(_LEFT_PX - 10, 0, _RIGHT_PX - 10, 0)
        self._glass = Glyph("search", Tone.TEXT, ICON_PX, self)
        self._key = KeyCap("Ctrl+F", self)
        self._count = small_label("", self)
        for part in (self._glass, self._key, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.ask_for(self.tr("Search memos, notes, decisions"))
        self._arrange()

        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self.flush)
        self._pause.timeout.connect(self.flush)

    def ask_for(self, invitation: str) -> None:
        """Say what is searched on this page."""
        self.setPlaceholderText(invitation)
        self.setAccessibleName(invitation)

    def show_count(self, words: str) -> None:
        """Say how much was found: "3 of 27"; empty shows the key instead."""
        self._count.setText(words)
        self._arrange()

    def reset(self) -> None:
        """Search for nothing any more."""
        self.clear()
        self.flush()

    def take_focus(self) -> None:
        """Put the cursor here, the words ready to be replaced."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def flush(self) -> None:
        """Send the words at once."""
        self._pause.stop()
        words = self.text().strip()
        if words != self._sent:
            self._sent = words
            self.search_changed.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.reset()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep glass and key at the ends."""
        super().resizeEvent(event)
        self._arrange()

    def _on_text_changed(self, text: str) -> None:
        del text
        self._pause.start()
        self._arrange()

    def _arrange(self) -> None:
        middle = self.height() // 2
        is_mirrored = self.isRightToLeft()
        self._key.setVisible(not self.text())
        self._count.setVisible(bool(self.text()))
        for part in (self._key, self._count):
            size = part.sizeHint()
            left = 11 if is_mirrored else self.width() - size.width() - 11
            part.setGeometry(
                left, middle - size.height() // 2, size.width(), size.height()
            )
        left = self.width() - ICON_PX - 11 if is_mirrored else 11
        self._glass.setGeometry(left, middle - ICON_PX // 2, ICON_PX, ICON_PX)
