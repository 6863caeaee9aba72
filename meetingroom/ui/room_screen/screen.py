# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen's one page: a line at the top, and the scene below it.

It only shows. It has no field, no button and no command, and it takes no snapshot but
the room screen's own.
"""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.room_screen.clock import ScreenClock
from meetingroom.ui.room_screen.poster import DESIGN_PX, Poster
from meetingroom.ui.room_screen.scene import RoomView, TimeLeft
from meetingroom.ui.room_screen.slides import Slide, slide_of
from meetingroom.ui.room_screen.view import room_view
from meetingroom.ui.room_screen.words import phase_words, words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.disc_clock import ClockDisplay, ClockForm
from meetingroom.ui.widget.label import ElidedLabel, make_label

MAIN_SHARE, SIDE_SHARE = 60, 40
"""Percent of the width for the two columns."""
_HEAD_PX = 96
_EDGE_PX = 72
_APART_PX = 72
_HEAD_TEXT_PX = 34
_HEAD_DISC_PX = 44
_TOPIC_DISC_PX = 52
_LARGE_DISC_PX = 380
_BELOW_CLOCK_PX = 36
_ABOVE_DISC_PX = 56
_S_PER_MINUTE = 60


class RoomScreen(QWidget):
    """What everybody in the room sees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(parent=self)
        self.state = make_label("", tone=Tone.MUTED, parent=self)
        self.clock = ScreenClock(parent=self)
        self.disc = ScreenClock(parent=self)
        self.disc.set_display(ClockDisplay.DISC)
        self.topic_clock = ScreenClock(ClockForm.OF_GIVEN, self)
        self.main = Poster(parent=self)
        self.side = Poster(parent=self)
        self.middle = Poster(is_centred=True, parent=self)
        self._head = QHBoxLayout()
        self._columns = QHBoxLayout()
        self._main = QVBoxLayout()
        self._body = QVBoxLayout()
        self._arrange()
        self._resize_parts()

    def show_snapshot(self, snapshot: RoomSnapshot, now: datetime) -> None:
        """Show the meeting at a moment.

        Args:
            snapshot: The room screen's own; a person's is an error.
            now: The host's time.
        """
        self._show(room_view(snapshot, now))

    def text(self) -> str:
        """Return everything that is shown now, line by line."""
        parts = (self.title, self.state, self.middle, self.main, self.side)
        clocks = (self.clock, self.disc, self.topic_clock)
        shown = [one.text() for one in parts if not one.isHidden()]
        shown += [one.words() for one in clocks if not one.isHidden()]
        return "\n".join(line for line in shown if line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in proportion to the window."""
        super().resizeEvent(event)
        self._resize_parts()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the hairline below the line at the top."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.bg))
        edge_px, head_px = self._px(_EDGE_PX), self._px(_HEAD_PX)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(edge_px, head_px, self.width() - edge_px, head_px)

    def _show(self, view: RoomView) -> None:
        self.title.setText(view.title or words("A meeting without a title"))
        self.state.setText(_state_words(view))
        # Also where it is hidden: its words stand below the large disc.
        self.clock.show_left(view.time)
        slide = slide_of(view.scene, self._time_words(view.time))
        is_large = slide.has_disc and view.time is not None
        self.disc.show_left(view.time if is_large else None)
        self.clock.setVisible(view.time is not None and not slide.has_disc)
        self._make_room()
        self.topic_clock.show_left(slide.time)
        self._show_slide(slide)

    def _time_words(self, time: TimeLeft | None) -> str:
        if time is None:
            return ""
        shown = self.clock.words()
        is_long_over = time.left_s <= -_S_PER_MINUTE
        return words("Time is up, {0}").format(shown) if is_long_over else shown

    def _show_slide(self, slide: Slide) -> None:
        for poster, is_shown in (
            (self.middle, slide.is_centred),
            (self.main, not slide.is_centred),
            (self.side, bool(slide.side)),
        ):
            poster.setVisible(is_shown)
        centred, left = (slide.main, ()) if slide.is_centred else ((), slide.main)
        self.middle.show_paragraphs(centred)
        self.main.show_paragraphs(left)
        self.side.show_paragraphs(slide.side)

    def _arrange(self) -> None:
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.state)
        self._head.addWidget(self.clock)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.addWidget(self.topic_clock)
        self._main.addWidget(self.main, 1)
        self._columns.addLayout(self._main, MAIN_SHARE)
        self._columns.addWidget(self.side, SIDE_SHARE)
        self._body.setSpacing(0)
        self._above = QSpacerItem(0, 0)
        self._body.addItem(self._above)
        self._body.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignHCenter)
        self._body.addWidget(self.middle, 1)
        self._body.addLayout(self._columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addLayout(self._body, 1)
        for clock in (self.clock, self.disc, self.topic_clock):
            clock.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _make_room(self) -> None:
        """Keep the large disc away from the line at the top."""
        above_px = 0 if self.disc.isHidden() else self._px(_ABOVE_DISC_PX)
        self._above.changeSize(0, above_px)
        self._body.invalidate()

    def _px(self, size_px: int) -> int:
        """Return a size in proportion to the window."""
        scale = min(self.width() / DESIGN_PX[0], self.height() / DESIGN_PX[1])
        return max(1, round(size_px * scale))

    def _resize_parts(self) -> None:
        edge_px, text_px = self._px(_EDGE_PX), max(12, self._px(_HEAD_TEXT_PX))
        for label in (self.title, self.state):
            _set_size(label, text_px)
        self.title.setFixedHeight(self._px(_HEAD_PX))
        self.clock.set_size(self._px(_HEAD_DISC_PX), text_px)
        self.topic_clock.set_size(self._px(_TOPIC_DISC_PX), max(12, self._px(40)))
        self.disc.set_size(self._px(_LARGE_DISC_PX), text_px)
        self._head.setContentsMargins(edge_px, 0, edge_px, 0)
        self._head.setSpacing(self._px(36))
        self._body.setContentsMargins(
            edge_px, self._px(48), edge_px, self._px(_EDGE_PX)
        )
        self._make_room()
        self._columns.setSpacing(self._px(_APART_PX))
        # Without one of its own it takes that of the columns.
        self._main.setSpacing(self._px(_BELOW_CLOCK_PX))


def _state_words(view: RoomView) -> str:
    phase = phase_words(view.phase)
    if not view.is_offline:
        return phase
    if view.as_of is None:
        return words("{0}, not connected").format(phase)
    moment = view.as_of.astimezone().strftime("%H:%M")
    return words("{0}, not connected, as of {1}").format(phase, moment)


def _set_size(label: QLabel, size_px: int) -> None:
    if label.font().pixelSize() != size_px:
        label.setFont(fonts.sans_font(size_px))
        label.updateGeometry()


def least_size() -> QSize:
    """Return the smallest window in which anything can be read."""
    return QSize(DESIGN_PX[0] // 3, DESIGN_PX[1] // 3)
