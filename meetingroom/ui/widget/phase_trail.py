# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The trail of phases in the header: past ones ticked, the current one underlined.

Shows where the meeting stands; must not change it.
"""

from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, HEADER_PX, SPACE_4
from meetingroom.ui.widget.glyph import draw_glyph

_APART_PX = 20
_CHECK_PX = 14


class _Place(Enum):
    PAST = auto()
    CURRENT = auto()
    COMING = auto()


class _Step(QLabel):
    """One phase of the trail."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(word, parent)
        self._place = _Place.COMING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def place(self) -> _Place:
        return self._place

    def set_place(self, place: _Place, spoken: str) -> None:
        self._place = place
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def _face(self) -> QFont:
        return fonts.small_font(is_bold=self._place is _Place.CURRENT)

    def sizeHint(self) -> QSize:
        text_px = QFontMetrics(self._face()).horizontalAdvance(self.text())
        check_px = _CHECK_PX + SPACE_4 if self._place is _Place.PAST else 0
        return QSize(text_px + check_px + 1, HEADER_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        left = 0
        if self._place is _Place.PAST:
            top = (self.height() - _CHECK_PX) // 2
            box = QRect(0, top, _CHECK_PX, _CHECK_PX)
            draw_glyph(painter, box, "check", tokens.muted)
            left = _CHECK_PX + SPACE_4
        is_current = self._place is _Place.CURRENT
        painter.setPen(QColor(tokens.text if is_current else tokens.muted))
        painter.setFont(self._face())
        painter.drawText(
            self.rect().adjusted(left, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
        if is_current:
            line = QRect(0, self.height() - FOCUS_PX, self.width(), FOCUS_PX)
            painter.fillRect(line, QColor(tokens.accent))


class PhaseTrail(QWidget):
    """All seven phases in a row, 52 px high; the current one alone when narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = Phase.PREPARE
        self._is_compact = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART_PX)
        self._steps = {phase: _Step(self._word(phase), self) for phase in Phase}
        for step in self._steps.values():
            row.addWidget(step)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_phase(Phase.PREPARE)

    @property
    def phase(self) -> Phase:
        """The phase shown as current."""
        return self._phase

    def set_phase(self, phase: Phase) -> None:
        """Show a phase as current, those before it as past."""
        self._phase = phase
        for each, step in self._steps.items():
            place = _place(each, phase)
            step.set_place(place, self._spoken(step.text(), place))
        spoken = self.tr("Phase {number} of {all}: {word}").format(
            number=phase.order + 1, all=len(Phase), word=self._word(phase)
        )
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self._show_steps()

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the current phase alone, or all of them."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._show_steps()

    def needed_px(self, *, is_compact: bool) -> int:
        """Return the width of what would be shown, without showing it.

        Args:
            is_compact: The current phase alone.
        """
        steps = self._steps.values()
        shown = [s for s in steps if not is_compact or s.place is _Place.CURRENT]
        words_px = sum(step.sizeHint().width() for step in shown)
        return words_px + _APART_PX * (len(shown) - 1)

    def _show_steps(self) -> None:
        # What goes first: both together would widen the window for a moment.
        for step in sorted(self._steps.values(), key=self._is_step_shown):
            step.setVisible(self._is_step_shown(step))

    def _is_step_shown(self, step: _Step) -> bool:
        return not self._is_compact or step.place is _Place.CURRENT

    def _spoken(self, word: str, place: _Place) -> str:
        match place:
            case _Place.PAST:
                return self.tr("{word}, done").format(word=word)
            case _Place.CURRENT:
                return self.tr("{word}, now").format(word=word)
            case _Place.COMING:
                return self.tr("{word}, to come").format(word=word)
            case _:
                assert_never(place)

    def _word(self, phase: Phase) -> str:
        match phase:
            case Phase.PREPARE:
                return self.tr("Prepare")
            case Phase.LOBBY:
                return self.tr("Lobby")
            case Phase.READING:
                return self.tr("Reading")
            case Phase.MARGINS:
                return self.tr("Margins")
            case Phase.DISCUSSION:
                return self.tr("Discussion")
            case Phase.DECISIONS:
                return self.tr("Decisions")
            case Phase.CLOSED:
                return self.tr("Close")
            case _:
                assert_never(phase)


def _place(phase: Phase, current: Phase) -> _Place:
    if phase is current:
        return _Place.CURRENT
    return _Place.PAST if phase.order < current.order else _Place.COMING
