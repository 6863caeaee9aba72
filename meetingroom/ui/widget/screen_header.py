# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The header of a meeting's screens: title, phase trail, person, a slot at the right.

Must not fill the slot itself; screens put clock and buttons there. Where room is short
the person's name gives way first, then the phases that are not current, then the title.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import HEADER_PX, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import GlyphButton
from meetingroom.ui.widget.label import ElidedLabel
from meetingroom.ui.widget.person_mark import PersonMark
from meetingroom.ui.widget.phase_trail import PhaseTrail

_TITLE_BESIDE_NAME_PX = 280
"""The name of the person is shown while the title has this much, or all it needs."""
_TITLE_BESIDE_TRAIL_PX = 160
"""All phases are shown while the title has this much, or all it needs."""


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
        self._phase_word = ElidedLabel("", fonts.body_font(), parent=self)
        self._phase_word.hide()
        self._mark = PersonMark("", parent=self)
        self._mark.hide()
        self._name = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self._name.hide()
        self._trail = PhaseTrail(self)
        self._has_trail = has_trail
        self._trail.setVisible(has_trail)
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
        shown = self.tr("·  {phase}").format(phase=phase_word) if phase_word else ""
        self._phase_word.setText(shown)
        self._phase_word.setAccessibleName(phase_word)
        self._phase_word.setMinimumWidth(self._phase_word.sizeHint().width())
        self._phase_word.setVisible(bool(phase_word))
        self._fit()

    def set_person(self, name: str) -> None:
        """Show whose seat this is; an empty name shows nobody."""
        self._mark.set_person(name)
        self._mark.setToolTip(name)
        self._mark.setVisible(bool(name))
        self._name.setText(name)
        # Whole or not at all; the title is what gets shorter.
        self._name.setMinimumWidth(self._name.sizeHint().width())
        self._fit()

    def set_phase(self, phase: Phase) -> None:
        """Show where the meeting stands."""
        self._trail.set_phase(phase)
        self._fit()

    def set_calm(self, *, is_calm: bool) -> None:
        """Leave trail and hairline out, as in silent reading, or show them."""
        self._has_trail = not is_calm
        self._has_rule = not is_calm
        self._trail.setVisible(not is_calm)
        self._fit()
        self.update()

    def add_right(self, widget: QWidget) -> None:
        """Add a button or the clock at the right."""
        self._right.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title the room it needs."""
        super().resizeEvent(event)
        self._fit()

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
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(SPACE_8)
        right.addStretch(1)
        right.addWidget(self._mark)
        right.addWidget(self._name)
        right.addSpacing(SPACE_8)
        right.addLayout(self._right)
        self._right.setSpacing(SPACE_12)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_24)
        row.addLayout(left, 1)
        row.addWidget(self._trail, 0, Qt.AlignmentFlag.AlignCenter)
        row.addLayout(right, 1)
        self._row, self._left_part, self._right_part = row, left, right

    def _fit(self) -> None:
        """Leave out what the width does not hold, the least needed first.

        It is reckoned first: showing a part to measure it would widen the window.
        """
        title_px = self._title.sizeHint().width()
        has_name = bool(self._name.text())
        room_px = self._title_room_px(has_name=has_name)
        if room_px < min(title_px, _TITLE_BESIDE_NAME_PX):
            has_name = False
            room_px = self._title_room_px(has_name=False)
        is_compact = room_px < min(title_px, _TITLE_BESIDE_TRAIL_PX)
        # What goes makes room before anything comes.
        if not has_name:
            self._name.hide()
        self._trail.set_compact(is_compact=is_compact)
        self._name.setVisible(has_name)
        # The trail stands in the middle unless that would cut the title.
        trail_px = self._trail_px(is_compact=is_compact)
        half_px = (self.width() - 2 * SPACE_24 - trail_px) // 2
        left_px = self._left_part.sizeHint().width()
        self._row.setStretch(0, 1 if left_px <= half_px else 0)

    def _title_room_px(self, *, has_name: bool) -> int:
        """Return what the title has beside all phases, with the name or without."""
        for part in (self._left_part, self._right_part):
            part.invalidate()
        others_px = self._left_part.sizeHint().width() - self._title.sizeHint().width()
        others_px += self._right_part.sizeHint().width()
        others_px += self._trail_px(is_compact=False)
        is_counted = not self._name.isHidden()
        name_px = self._name.sizeHint().width() + SPACE_8
        others_px += name_px * (int(has_name) - int(is_counted))
        return self.width() - 2 * SPACE_24 - others_px

    def _trail_px(self, *, is_compact: bool) -> int:
        """Return the trail's width with the space at both sides."""
        trail_px = self._trail.needed_px(is_compact=is_compact)
        return (trail_px if self._has_trail else 0) + 2 * SPACE_24
