# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo in the middle: the topic's passage lit, the heat beside it, the foot.

It follows the room and can be scrolled away from it; it must not know the run sheet.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.ui.discussion.foot import MiddleFoot
from meetingroom.ui.discussion.heat import BANDS, heat_of
from meetingroom.ui.discussion.heat_strip import HeatStrip
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.palette import page_palette
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.page.view import HighlightView
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import GUTTER_PX, SPACE_12

LEAST_LINE_PX = 20


class MiddlePart(QWidget):
    """Text, heat strip and foot.

    Signals: none of its own; those of `pane` and `foot`.
    """

    away_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heated: object = None
        """The notes whose heat is shown."""
        self._room_cp: int | None = None
        self._held_cp: int | None = None
        """Kept in view through changes of size, until somebody scrolls."""
        self._is_moving = False
        self._is_away = False
        look = PageLook(tokens=current_tokens(), size_px=fonts.MEMO_COLUMN_PX)
        self._page = QWidget(self)
        self.pane = TextPane(look, self._page)
        self.pane.set_note_keys(is_on=False)
        self.heat = HeatStrip(self)
        self.foot = MiddleFoot(self)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, SPACE_12, 0)
        line.setSpacing(SPACE_12)
        line.addWidget(self._page, 1)
        line.addWidget(self.heat)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line, 1)
        column.addWidget(self.foot)
        self.setAutoFillBackground(True)
        self._take_palette()

        self.pane.verticalScrollBar().valueChanged.connect(self._on_pane_moved)
        self.pane.verticalScrollBar().rangeChanged.connect(self._on_pane_moved)
        self.pane.verticalScrollBar().actionTriggered.connect(self._on_pane_led)
        self.pane.current_changed.connect(self._on_pane_current_changed)
        self.pane.geometry_changed.connect(self._on_pane_geometry_changed)
        self.heat.place_requested.connect(self._on_heat_place_requested)
        self.foot.place_requested.connect(self.go_to_place)

    @property
    def is_away(self) -> bool:
        """Whether the room's passage is out of view."""
        return self._is_away

    def show_meeting(self, meeting: Meeting) -> None:
        """Show memo and heat."""
        if meeting.memo is not None and meeting.memo is not self.pane.memo:
            self.pane.show_memo(meeting.memo, meeting.pages)
        if meeting.notes is not self._heated and meeting.memo is not None:
            self._heated = meeting.notes
            length = len(meeting.memo.text)
            heat = heat_of(meeting.notes.values(), length)
            lines = []
            for band, people in enumerate(heat.people):
                if people:
                    address = meeting.pages.address(band * length // BANDS)
                    lines.append(
                        self.tr("{0}: 1 person").format(address)
                        if people == 1
                        else self.tr("{0}: {1} people").format(address, people)
                    )
            self.heat.show_heat(heat, lines)

    def light(self, meeting: Meeting, room: Topic | None, chosen: Topic | None) -> None:
        """Light the room's passage, and underline another that is looked at.

        Args:
            meeting: Whose notes give the exact words.
            room: The topic that is taken up.
            chosen: The selected topic.
        """
        highlights = _passages(meeting, room, is_dimmed=False)
        if chosen is not None and (room is None or chosen.id != room.id):
            highlights += _passages(meeting, chosen, is_dimmed=room is not None)
        self.pane.set_highlights(highlights)
        self._room_cp = room.start_cp if room is not None else None
        self._show_away()

    def go_to(self, topic: Topic | None) -> None:
        """Bring a topic's passage into view; the whole memo begins at its start."""
        if topic is not None:
            self._is_moving = True
            self.pane.go_to(topic.start_cp or 0)
            self._is_moving = False
            self._held_cp = topic.start_cp or 0
            self._show_away()

    def set_page(self, *, size_px: int, measure_cp: int) -> None:
        """Change text size and measure; text in a column is a tenth smaller."""
        column_px = max(
            fonts.MEMO_MIN_PX, size_px * fonts.MEMO_COLUMN_PX // fonts.MEMO_PX
        )
        look = self.pane.look
        self.pane.set_look(replace(look, size_px=column_px, measure_cp=measure_cp))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for another width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_palette()
            self.pane.set_look(replace(self.pane.look, tokens=current_tokens()))

    def _arrange(self) -> None:
        width, height = self.width(), self.height() - self.foot.height()
        free = width - self.heat.width() - 2 * SPACE_12
        was_moving, self._is_moving = self._is_moving, True
        self.pane.set_room_px(free)
        pane_px = GUTTER_PX + self.pane.column_px + 1
        left = max(0, (free - pane_px) // 2)
        self.pane.setGeometry(QRect(left, 0, pane_px, max(1, height)))
        if self._held_cp is not None:
            self.pane.scroll_to(self._held_cp)
        self._is_moving = was_moving
        self._show_part()
        self._show_away()

    def _on_pane_moved(self, *_: int) -> None:
        self._show_part()
        self._show_away()

    def _on_pane_led(self, action: int) -> None:
        """Let go of the held place: wheel, page keys or scroll bar were used."""
        del action
        self._held_cp = None

    def _on_pane_current_changed(self, block: int) -> None:
        del block
        if self.pane.hasFocus() and not self._is_moving:
            self._held_cp = None

    def _on_pane_geometry_changed(self) -> None:
        if self._held_cp is not None and not self._is_moving:
            self.pane.scroll_to(self._held_cp)

    def go_to_place(self, position_cp: int) -> None:
        """Bring a place of the memo into view, and keep it there."""
        self._held_cp = position_cp
        self.pane.go_to(position_cp)

    def _on_heat_place_requested(self, share: float) -> None:
        self._held_cp = None
        bar = self.pane.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(share * whole - bar.pageStep() / 2))

    def _show_part(self) -> None:
        bar = self.pane.verticalScrollBar()
        whole = max(1, bar.maximum() + bar.pageStep())
        self.heat.show_part(bar.value() / whole, (bar.value() + bar.pageStep()) / whole)

    def _show_away(self) -> None:
        if self._is_moving:
            return
        is_away = False
        if self._room_cp is not None and self.pane.memo.blocks:
            bar = self.pane.verticalScrollBar()
            top = self.pane.page_geometry.line_rect(self._room_cp).top() - bar.value()
            height = self.pane.viewport().height()
            is_away = not -1 <= top <= height - LEAST_LINE_PX
        if is_away != self._is_away:
            self._is_away = is_away
            self.away_changed.emit(is_away)

    def _take_palette(self) -> None:
        self.setPalette(page_palette(self.palette(), current_tokens()))
        self.setBackgroundRole(QPalette.ColorRole.Base)


def _passages(
    meeting: Meeting, topic: Topic | None, *, is_dimmed: bool
) -> list[HighlightView]:
    """Return the words a topic's notes mark, all in the accent colour."""
    if topic is None:
        return []
    places = {
        (note.anchor.start_cp, note.anchor.end_cp)
        for each in topic.notes
        if (note := meeting.notes.get(each)) and note.anchor and not note.is_withdrawn
    }
    return [
        HighlightView(start_cp, end_cp, None, is_dimmed)
        for start_cp, end_cp in sorted(places)
    ]
