# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One choice out of a few, as a row of joined buttons.

Exactly one is chosen, or none before the first choice. Arrow keys move the choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    CONTROL_PX,
    FOCUS_PX,
    ICON_PX,
    RADIUS_PX,
    SPACE_8,
    SPACE_12,
    Tokens,
)
from meetingroom.ui.widget.glyph import draw_glyph

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices."""

    id: str
    text: str
    glyph: str = ""


class _Segment(QToolButton):
    """One button of the row; leaves the arrow keys to the row."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setText(choice.text)
        self.setAccessibleName(choice.text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(self._content_px() + 2 * SPACE_12 + 2, CONTROL_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, tokens)
        font = fonts.body_font(is_bold=self.isChecked())
        shown_px = QFontMetrics(font).horizontalAdvance(self.text())
        glyph_px = ICON_PX + SPACE_8 if self.choice.glyph else 0
        left = (self.width() - shown_px - glyph_px) // 2
        ink = tokens.text if self.isEnabled() else tokens.muted
        if self.choice.glyph:
            box = QRect(left, (self.height() - ICON_PX) // 2, ICON_PX, ICON_PX)
            draw_glyph(painter, box, self.choice.glyph, ink)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(
            self.rect().adjusted(left + glyph_px, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)

    def _draw_ground(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw this part of the row's one rounded box."""
        parent = self.parentWidget()
        box = parent.rect() if parent is not None else self.rect()
        whole = QRectF(box).translated(-self.x(), -self.y())
        edge = tokens.border_px / 2
        outline = QPainterPath()
        outline.addRoundedRect(
            whole.adjusted(edge, edge, -edge, -edge), RADIUS_PX, RADIUS_PX
        )
        painter.save()
        painter.setClipPath(outline)
        is_chosen = self.isChecked()
        ground = tokens.accent_soft if is_chosen else tokens.surface
        painter.fillRect(
            self.rect(), QColor(ground if self.isEnabled() else tokens.sunken)
        )
        if self.x() > 0:
            painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
        if is_chosen:
            line = QRect(0, self.height() - FOCUS_PX - 1, self.width(), FOCUS_PX + 1)
            painter.fillRect(line, QColor(tokens.accent))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.control), tokens.border_px))
        painter.drawPath(outline)

    def _content_px(self) -> int:
        """Return the width with bold words, so that choosing moves nothing."""
        metrics = QFontMetrics(fonts.body_font(is_bold=True))
        glyph_px = ICON_PX + SPACE_8 if self.choice.glyph else 0
        return metrics.horizontalAdvance(self.text()) + glyph_px


class Segmented(QWidget):
    """The row.

    Signals:
        choice_changed: the `id` of the choice a person made; not sent by `set_choice`.
    """

    choice_changed = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._row = row
        self._segments: list[_Segment] = []
        self.set_choices(choices)

        self._group.buttonClicked.connect(self._on_group_button_clicked)

    @property
    def choice(self) -> str | None:
        """The chosen `id`; `None` before the first choice."""
        for segment in self._segments:
            if segment.isChecked():
                return segment.choice.id
        return None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices, none of them chosen; the same ones change nothing."""
        if [segment.choice for segment in self._segments] == list(choices):
            return
        for old in self._segments:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._segments = [_Segment(choice, self) for choice in choices]
        for segment in self._segments:
            self._row.addWidget(segment)
            self._group.addButton(segment)
        if self._segments:
            self.setFocusProxy(self._segments[0])

    def set_choice(self, choice_id: str) -> None:
        """Choose without sending a signal; an unknown id changes nothing."""
        for segment in self._segments:
            if segment.choice.id == choice_id:
                segment.setChecked(True)
                self.setFocusProxy(segment)

    def clear_choice(self) -> None:
        """Choose nothing again, without sending a signal."""
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(False)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._segments:
            super().keyPressEvent(event)
            return
        if self.isRightToLeft():
            step = -step
        focused = [i for i, each in enumerate(self._segments) if each.hasFocus()]
        at = (focused[0] if focused else 0) + step
        segment = self._segments[at % len(self._segments)]
        segment.setFocus(Qt.FocusReason.TabFocusReason)
        segment.click()

    def _on_group_button_clicked(self, segment: _Segment) -> None:
        self.setFocusProxy(segment)
        self.choice_changed.emit(segment.choice.id)
