# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The clock: a shrinking disc, a pie from twelve o'clock, with whole minutes beside it.

Shows the time it is given and never reads one. Never red, never seconds, nothing
flashes; when the time is up it turns gold and says so.
"""

from dataclasses import dataclass
from enum import Enum, auto
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import BADGE_PX, SPACE_12, Tokens
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.badge import badge_size, draw_badge

DISC_PX = 26
ROOM_DISC_PX = 44
_S_PER_MINUTE = 60
_WIDE_MIN = 88
"""Digits are as wide as an 8 at most."""
_FULL_CIRCLE = 360 * 16
"""Qt counts sixteenths of a degree."""
_TWELVE_O_CLOCK = 90 * 16


class ClockDisplay(Enum):
    """What is shown; `Ctrl+T` goes round."""

    DISC_AND_WORDS = auto()
    DISC = auto()
    HIDDEN = auto()


class ClockForm(Enum):
    """How the minutes are said."""

    LEFT = auto()
    """12 min left"""
    OF_GIVEN = auto()
    """5 of 8 min left"""


@dataclass(frozen=True, slots=True)
class _Reading:
    left_s: float = 0.0
    given_s: float = 0.0
    is_paused: bool = False

    @property
    def is_running(self) -> bool:
        return self.given_s > 0

    @property
    def is_up(self) -> bool:
        return self.is_running and self.left_s <= 0

    @property
    def share(self) -> float:
        """Part of the time that is left, 0 to 1."""
        return min(1.0, max(0.0, self.left_s / self.given_s)) if self.given_s else 0.0

    @property
    def minutes_left(self) -> int:
        return max(0, ceil(self.left_s / _S_PER_MINUTE))

    @property
    def minutes_over(self) -> int:
        return max(0, int(-self.left_s // _S_PER_MINUTE))


class DiscClock(QWidget):
    """The disc with its words.

    Signals:
        display_changed: the person chose another `ClockDisplay`.
    """

    display_changed = Signal(object)

    def __init__(
        self,
        size_px: int = DISC_PX,
        form: ClockForm = ClockForm.LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size_px = size_px
        self._form = form
        self._display = ClockDisplay.DISC_AND_WORDS
        self._reading = _Reading()
        self._keeps_room = False
        is_room = size_px >= ROOM_DISC_PX
        self._font = fonts.sans_font(
            fonts.SCREEN_TITLE_PX if is_room else fonts.COLUMN_PX
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def display(self) -> ClockDisplay:
        """What is shown now."""
        return self._display

    def set_time(
        self, left_s: float, given_s: float, *, is_paused: bool = False
    ) -> None:
        """Show a time.

        Args:
            left_s: Seconds left, negative once the time is up.
            given_s: Seconds given; 0 shows an empty disc and no words.
            is_paused: Whether the clock stands still; the disc is hollow then.
        """
        before = self.words()
        self._reading = _Reading(left_s, given_s, is_paused)
        if self.words() != before:
            self._tell()
        self.update()

    def set_display(self, display: ClockDisplay) -> None:
        """Show disc and words, the disc alone, or nothing."""
        if display is self._display:
            return
        self._display = display
        self._tell()
        self.display_changed.emit(display)

    def keep_room(self) -> None:
        """Take as much room for every time of two digits: nothing beside it moves."""
        self._keeps_room = True
        self.updateGeometry()

    def set_size(self, size_px: int, text_px: int) -> None:
        """Show disc and words in another size."""
        if (size_px, text_px) == (self._size_px, self._font.pixelSize()):
            return
        self._size_px = size_px
        self._font = fonts.sans_font(text_px)
        self.updateGeometry()
        self.update()

    def cycle_display(self) -> None:
        """Go to the next way of showing; bound to `Ctrl+T` by the screen."""
        ways = list(ClockDisplay)
        self.set_display(ways[(ways.index(self._display) + 1) % len(ways)])

    def words(self) -> str:
        """Return what stands beside the disc."""
        return self._words(self._reading)

    def _words(self, reading: _Reading) -> str:
        if not reading.is_running:
            return ""
        if reading.is_up:
            return self._words_when_up(reading)
        if reading.is_paused:
            return self.tr("Paused")
        if self._form is ClockForm.OF_GIVEN:
            return self.tr("{left} of {given} min left").format(
                left=reading.minutes_left, given=ceil(reading.given_s / _S_PER_MINUTE)
            )
        return self.tr("{minutes} min left").format(minutes=reading.minutes_left)

    def sizeHint(self) -> QSize:
        """Return room for the disc and its words; hidden takes none."""
        if self._display is ClockDisplay.HIDDEN:
            return QSize(0, self._size_px)
        height = max(BADGE_PX, self._size_px)
        if self._display is ClockDisplay.DISC:
            return QSize(self._size_px, height)
        if self._keeps_room:
            widest = _Reading(_WIDE_MIN * _S_PER_MINUTE, _WIDE_MIN * _S_PER_MINUTE)
            up, over = _Reading(0.0, 1.0), _Reading(-_WIDE_MIN * _S_PER_MINUTE, 1.0)
            width = max(
                self._running_px(widest), self._chip_px(up), self._chip_px(over)
            )
        elif self._is_chip():
            width = self._chip_px(self._reading)
        else:
            width = self._running_px(self._reading)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the time is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and the words, or the gold chip."""
        del event
        if self._display is ClockDisplay.HIDDEN:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chip = self._is_chip()
        width = (self._chip_px if is_chip else self._running_px)(self._reading)
        if self._keeps_room and self._display is ClockDisplay.DISC_AND_WORDS:
            # What is not needed of the room is free on the left, beside the title.
            painter.translate(max(0, self.width() - width), 0)
        if is_chip:
            box = QRect(0, (self.height() - BADGE_PX) // 2, width, BADGE_PX)
            draw_badge(painter, box, self.words(), Fill.GOLD, "clock")
            return
        tokens = current_tokens()
        top = (self.height() - self._size_px) // 2
        circle = QRectF(0, top, self._size_px, self._size_px)
        draw_disc(
            painter,
            circle,
            self._reading.share,
            tokens,
            is_hollow=self._reading.is_paused,
        )
        if self._display is ClockDisplay.DISC_AND_WORDS:
            painter.setFont(self._font)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(
                self.rect().adjusted(self._size_px + SPACE_12, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter,
                self.words(),
            )

    def _running_px(self, reading: _Reading) -> int:
        words = self._words(reading)
        words_px = QFontMetrics(self._font).horizontalAdvance(words)
        return self._size_px + (SPACE_12 + words_px + 1 if words else 0)

    def _chip_px(self, reading: _Reading) -> int:
        chip = badge_size(self._words(reading), "clock")
        return max(chip.width(), self._size_px)

    def _is_chip(self) -> bool:
        return self._reading.is_up and self._display is ClockDisplay.DISC_AND_WORDS

    def _words_when_up(self, reading: _Reading) -> str:
        if reading.minutes_over:
            return self.tr("{minutes} min over").format(minutes=reading.minutes_over)
        if self._form is ClockForm.OF_GIVEN:
            return self.tr("Time is up")  # beside a title there is no room for more
        return self.tr("Time is up. Finish your thought.")

    def _tell(self) -> None:
        """Renew the accessible name and the room taken."""
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    def _spoken(self) -> str:
        reading = self._reading
        if not reading.is_running:
            return self.tr("The clock has not begun")
        if reading.minutes_over:
            return self.tr("Time is up, over by {minutes} min").format(
                minutes=reading.minutes_over
            )
        if reading.is_up:
            return self.tr("Time is up. Finish your thought.")
        if reading.minutes_left == 1:
            spoken = self.tr("1 minute left")
        else:
            spoken = self.tr("{minutes} minutes left").format(
                minutes=reading.minutes_left
            )
        if reading.is_paused:
            return self.tr("Paused, {time}").format(time=spoken)
        return spoken


def draw_disc(
    painter: QPainter, circle: QRectF, share: float, tokens: Tokens, *, is_hollow: bool
) -> None:
    """Draw the disc: what is left as a pie, clockwise from twelve o'clock.

    Args:
        painter: Ready to draw, antialiased.
        circle: The square around the disc.
        share: Part that is left, 0 to 1.
        tokens: Colours in force.
        is_hollow: Whether the clock stands still.
    """
    left_angle = round(share * _FULL_CIRCLE)
    ink = QColor(tokens.accent if share > 0 else tokens.gold)
    if is_hollow:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A large disc is seen from far: its lines are not thinner than a small one's.
        pen_px = max(3.0, circle.height() / 24)
        ring = circle.adjusted(pen_px / 2, pen_px / 2, -pen_px / 2, -pen_px / 2)
        painter.setPen(QPen(QColor(tokens.control), pen_px / 3))
        painter.drawEllipse(ring)
        painter.setPen(QPen(ink, pen_px))
        painter.drawArc(ring, _TWELVE_O_CLOCK, -left_angle)
        _draw_bars(painter, circle.center(), circle.height(), ink)
        return
    has_edge = not tokens.has_soft_fills
    painter.setPen(QPen(ink, 1) if has_edge or share <= 0 else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.track if share > 0 else tokens.gold))
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(circle, _TWELVE_O_CLOCK, -left_angle)


def _draw_bars(painter: QPainter, centre: QPointF, height: float, ink: QColor) -> None:
    """Draw the two bars of a pause, so that hollow is not the only mark."""
    half, apart = height / 7, height / 10
    painter.setPen(QPen(ink, max(2.0, height / 24)))
    for x in (centre.x() - apart, centre.x() + apart):
        painter.drawLine(QPointF(x, centre.y() - half), QPointF(x, centre.y() + half))
