# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The minutes of each part: a bar and its spin boxes, which move together.

Silence is dark in the bar. It says what was set; the rules judge it.
"""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from meetingroom.meeting.setup import Minutes
from meetingroom.ui.theme.fonts import small_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import RADIUS_PX, SPACE_8, SPACE_12
from meetingroom.ui.widget.label import make_label, small_label
from meetingroom.ui.widget.quiet_wheel import QuietSpinBox

_BAR_PX = 30
_MOST = 240
_SILENT = ("reading", "margins")
_PARTS = ("reading", "margins", "discussion", "decisions", "close")


class MinuteBar(QWidget):
    """The meeting as one bar, each part as long as its minutes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = Minutes()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_minutes(self, minutes: Minutes) -> None:
        """Draw other minutes."""
        self._minutes = minutes
        self.setAccessibleName(
            self.tr("{silent} minutes of silence, {talk} of talk").format(
                silent=minutes.reading + minutes.margins,
                talk=minutes.total - minutes.reading - minutes.margins,
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar's height."""
        return QSize(200, _BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), QColor(tokens.track))
        painter.setFont(small_font())
        words = {
            "reading": self.tr("{0} reading").format(self._minutes.reading),
            "discussion": self.tr("{0} talking").format(self._minutes.discussion),
        }
        total = max(1, self._minutes.total)
        x = 0.0
        for part in _PARTS:
            width = self.width() * getattr(self._minutes, part) / total
            is_silent = part in _SILENT
            ground = tokens.accent if is_silent else tokens.accent_soft
            box = QRectF(x, 0, max(0.0, width - 2), self.height())
            painter.fillRect(box, QColor(ground))
            text = words.get(part, "")
            if QFontMetrics(small_font()).horizontalAdvance(text) + SPACE_8 < width:
                ink = tokens.on_accent if is_silent else tokens.text
                painter.setPen(QColor(ink))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
            x += width


class MinutePlan(QWidget):
    """Bar and spin boxes.

    Signals:
        minutes_changed: A person set other `Minutes`; not sent by `show_minutes`.
    """

    minutes_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = Minutes()
        self.bar = MinuteBar()
        self.boxes: dict[str, QSpinBox] = {}
        self.total = small_label("")
        names = (
            self.tr("Reading"),
            self.tr("Margins"),
            self.tr("Discussion"),
            self.tr("Decisions"),
            self.tr("Close"),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(2)
        for at, (part, name) in enumerate(zip(_PARTS, names, strict=True)):
            box = QuietSpinBox()
            box.setRange(0, _MOST)
            box.setKeyboardTracking(False)
            box.setMinimumWidth(64)
            box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.setAccessibleName(self.tr("Minutes for: {0}").format(name))
            label = make_label(name, small_font())
            label.setBuddy(box)
            grid.addWidget(label, 0, at)
            grid.addWidget(box, 1, at)
            self.boxes[part] = box
            box.valueChanged.connect(self._on_boxes_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.bar)
        column.addLayout(grid)

    def show_minutes(self, minutes: Minutes) -> None:
        """Show the minutes in force."""
        self._minutes = minutes
        self.bar.show_minutes(minutes)
        for part, box in self.boxes.items():
            wanted = getattr(minutes, part)
            if box.value() != wanted:
                was = box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
                box.setValue(wanted)
                box.blockSignals(was)

    def _on_boxes_changed(self) -> None:
        values = {part: box.value() for part, box in self.boxes.items()}
        minutes = replace(self._minutes, **values)
        if minutes != self._minutes:
            self.show_minutes(minutes)
            self.minutes_changed.emit(minutes)
