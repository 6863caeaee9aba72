# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What somebody was typing into a draft while another settled it.

It keeps the words in sight and to be copied; must not add them to anything.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import field_label, make_calm_box, make_label


class LateWords(QWidget):
    """The words, and a button that leaves them; hidden without any.

    Signals:
        let_go: They are wanted no more.
    """

    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = make_calm_box(self)
        self._said = self.tr("You typed this too late: it is not in the decision.")
        self.words = make_label("", parent=box)
        self.words.setWordWrap(True)
        self.words.setAccessibleName(self._said)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.leave = ActionButton(
            self.tr("Leave it out"), variant=Variant.LINK, parent=box
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE_12)
        line.addWidget(self.words, 1)
        line.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        inner.setSpacing(SPACE_4)
        heading = field_label(self._said, box)
        heading.setWordWrap(True)
        inner.addWidget(heading)
        inner.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        self.hide()

        self.leave.clicked.connect(self.let_go)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show what came too late, part by part; nothing hides it."""
        text = "\n".join(words)
        is_news = bool(text) and text != self.words.text()
        self.words.setText(text)
        self.setVisible(bool(text))
        if is_news:
            announce(self, self._said)
