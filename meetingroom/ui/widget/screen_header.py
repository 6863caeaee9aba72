# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The header of a meeting's screens: title, phase trail, and a slot at the right.

Must not fill the slot itself; screens put clock and buttons there.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import HEADER_PX, SPACE_12, SPACE_24
from meetingroom.ui.widget.button import GlyphButton
from meetingroom.ui.widget.label import ElidedLabel, make_label
from meetingroom.ui.widget.phase_trail import PhaseTrail


class ScreenHeader(QWidget):
    """The header, 52 px high.

    Signals:
        back_requested: the arrow at the left was pressed.
    """

    back_requested = Signal()

    def __init__(
        self,
        *,
        has_back: bool = False,
        has_trail: bool = True,
        has_rule: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._has_rule = has_rule
        self.setFixedHeight(HEADER_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._back = GlyphButton("arrow-left", self.tr("Back"), self)
        self._back.setVisible(has_back)
        self._title = ElidedLabel("", fonts.body_font(), parent=self)
        self._phase_word = make_label("", fonts.body_font(), parent=self)
        self._phase_word.hide()
        self._trail = PhaseTrail(self)
        self._trail.setVisible(has_trail)
        self._after_title = QHBoxLayout()
        self._right = QHBoxLayout()
        self._lay_out()

        self._back.clicked.connect(self.back_requested)

    @property
    def trail(self) -> PhaseTrail:
        """The phase trail."""
        return self._trail

    def set_title(self, title: str, phase_word: str = "") -> None:
        """Show the meeting's title and, where there is no trail, the phase."""
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._title.updateGeometry()
        shown = self.tr("·  {phase}").format(phase=phase_word) if phase_word else ""
        self._phase_word.setText(shown)
        self._phase_word.setAccessibleName(phase_word)
        self._phase_word.setVisible(bool(phase_word))

    def set_phase(self, phase: Phase) -> None:
        """Show where the meeting stands."""
        self._trail.set_phase(phase)

    def add_after_title(self, widget: QWidget) -> None:
        """Add a badge after title and phase."""
        self._after_title.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Add a button or the clock at the right."""
        self._right.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below; reading goes without."""
        del event
        if self._has_rule:
            painter = QPainter(self)
            painter.setPen(QColor(current_tokens().line))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(SPACE_12)
        left.addWidget(self._back)
        left.addWidget(self._title)
        left.addWidget(self._phase_word)
        left.addLayout(self._after_title)
        left.addStretch(1)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addLayout(self._right)
        self._right.setSpacing(SPACE_12)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_24)
        row.addLayout(left, 1)
        row.addWidget(self._trail, 0, Qt.AlignmentFlag.AlignCenter)
        row.addLayout(right, 1)
