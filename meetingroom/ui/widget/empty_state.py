# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What stands where nothing is yet: a sentence, and what to do next.

Must not be used for errors; those stand beside the control that was used.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_12, SPACE_24, SPACE_32
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label


class EmptyState(QWidget):
    """Glyph, sentence and at most one act.

    Signals:
        action_requested: the button was pressed.
    """

    action_requested = Signal()

    def __init__(
        self,
        sentence: str,
        *,
        glyph: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sentence = make_label(sentence, fonts.body_font(), Tone.MUTED, self)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = ActionButton(action, variant=Variant.LINK, parent=self)
        self._button.setVisible(bool(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_32, SPACE_24, SPACE_32)
        column.setSpacing(SPACE_12)
        column.addStretch(1)
        if glyph:
            mark = Glyph(glyph, Tone.CONTROL, SPACE_32, self)
            column.addWidget(mark, 0, centre)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, centre)
        column.addStretch(1)

        self._button.clicked.connect(self.action_requested)

    def set_sentence(self, sentence: str) -> None:
        """Say something else, such as what was searched for."""
        self._sentence.setText(sentence)
