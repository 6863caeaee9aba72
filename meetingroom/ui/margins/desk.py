# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Text at the left, passage groups at the right, for every width of window.

It places both and keeps their scrolling together; it must not know the room.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.discussion.grouping import typos
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.margins.group_column import GroupColumn
from meetingroom.ui.margins.sweep import QuestionSweep
from meetingroom.ui.note.composer import NoteComposer
from meetingroom.ui.page.palette import page_palette
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    GUTTER_PX,
    MEDIUM_PX,
    SPACE_12,
    SPACE_16,
    SPACE_24,
)
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.empty_state import EmptyState

LEFT_PX = 34
"""With the gutter of 62 the words begin at 96, as drawn."""
GAP_PX = 40
RIGHT_PX = 32
COLUMN_LEAST_PX = 400
COLUMN_MOST_PX = 640
DOUBLE_SIZE_PX = 38
"""Text of twice the usual size counts as a narrow window."""


class MarginDesk(QWidget):
    """Both sides.

    Signals:
        narrow_changed: Whether only one side is shown at a time now.
    """

    narrow_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = TextPane(PageLook(tokens=current_tokens()), self)
        self.pane.set_note_keys(is_on=False)
        self.side = QWidget(self)
        self.badge = Badge("", glyph="lock-open", parent=self.side)
        self.badge.hide()
        self.sweep = QuestionSweep(self.side)
        self.composer = NoteComposer(self.side)
        self.column = GroupColumn(self.side)
        self.column.tab_after = self.composer.keep
        self.empty = EmptyState(
            self.tr("Nobody wrote in the margin. Go on to the stances."),
            glyph="message-square",
            parent=self.side,
        )
        self.empty.hide()
        self._is_narrow = False
        self._is_text_shown = False
        self._is_column_leading = False
        inner = QVBoxLayout(self.side)
        inner.setContentsMargins(0, SPACE_16, 0, 0)
        inner.setSpacing(SPACE_12)
        inner.addWidget(self.badge)
        inner.addWidget(self.sweep)
        # As far as the cards go, which have a scroll bar beside them.
        adding = QHBoxLayout()
        adding.setContentsMargins(0, 0, SPACE_12, 0)
        adding.addWidget(self.composer)
        inner.addLayout(adding)
        inner.addWidget(self.column, 1)
        inner.addWidget(self.empty, 1)
        self.setAutoFillBackground(True)
        self._take_palette()

        self.pane.verticalScrollBar().valueChanged.connect(self._on_pane_scrolled)
        self.pane.geometry_changed.connect(self._on_pane_geometry_changed)
        self.column.scrolled.connect(self._on_column_scrolled)
        # What stands above it comes and goes; its groups stay beside their passages.
        self.column.installEventFilter(self)

    @property
    def is_narrow(self) -> bool:
        """Whether only one side is shown at a time."""
        return self._is_narrow

    def set_text_shown(self, *, is_shown: bool) -> None:
        """Show the text instead of the groups in a narrow window."""
        self._is_text_shown = is_shown
        self._arrange()

    def show_badge(self, meeting: Meeting) -> None:
        """Say how many notes were opened, and when: the same on every screen.

        A small edit stands in its writer's column only, so it is counted apart.
        """
        clock = meeting.clock
        outside = (NoteKind.TYPO, NoteKind.PRIVATE)
        notes = sum(note.kind not in outside for note in meeting.notes.values())
        edits = len(typos(meeting.notes.values()))
        self.badge.setVisible(notes + edits > 0)
        if clock is None or meeting.phase is not Phase.MARGINS:
            return
        opened = f"{clock.started_at.astimezone():%H:%M}"
        words = self.tr("1 note opened {time}").format(time=opened)
        if notes != 1:
            words = self.tr("{count} notes opened {time}").format(
                count=notes, time=opened
            )
        if edits == 1:
            words = self.tr("{0}, 1 small edit for the author").format(words)
        elif edits:
            words = self.tr("{0}, {1} small edits for the author").format(words, edits)
        self.badge.setText(words)

    def follow_text(self) -> None:
        """Place the groups anew along the text; one below the other without it."""
        if self._is_narrow:
            self.column.follow(_at_once, 0.0)
            return
        pane = self.pane
        geometry = pane.page_geometry
        above_px = self.column.y()

        def place(start_cp: int) -> float:
            return max(0.0, geometry.line_rect(start_cp).top() - above_px)

        height = float(pane.document().size().height()) if pane.memo.blocks else 0.0
        self.column.follow(place, height)
        self._lead()

    def set_look(self, look: PageLook) -> None:
        """Change size and measure without losing the place."""
        self.pane.set_look(look)
        self._arrange()

    def go_to(self, position_cp: int) -> None:
        """Bring a passage into view without the groups following."""
        self._is_column_leading = True
        self.pane.go_to(position_cp)
        self._is_column_leading = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for another size."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the groups anew where the column was moved up or down."""
        if watched is self.column and event.type() == QEvent.Type.Move:
            self.follow_text()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_palette()
            self.pane.set_look(replace(self.pane.look, tokens=current_tokens()))

    def _on_pane_scrolled(self, value: int) -> None:
        del value
        self._lead()

    def _on_pane_geometry_changed(self) -> None:
        self.follow_text()

    def _on_column_scrolled(self) -> None:
        if self._is_narrow:
            return
        bar = self.pane.verticalScrollBar()
        self._is_column_leading = True
        bar.setValue(self.column.text_scroll_for_own(bar.maximum()))
        self._is_column_leading = False

    def _lead(self) -> None:
        if not self._is_column_leading and not self._is_narrow:
            bar = self.pane.verticalScrollBar()
            self.column.lead(bar.value(), bar.maximum())

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        is_narrow = width < MEDIUM_PX or self.pane.look.size_px >= DOUBLE_SIZE_PX
        if is_narrow:
            self._place_one(width, height)
        else:
            self._place_both(width, height)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.follow_text()
            self.narrow_changed.emit(is_narrow)

    def _place_one(self, width: int, height: int) -> None:
        self.pane.setVisible(self._is_text_shown)
        self.side.setVisible(not self._is_text_shown)
        self.pane.set_room_px(width - 2 * SPACE_24)
        pane_px = GUTTER_PX + self.pane.column_px + 1
        left = max(0, (width - pane_px) // 2)
        self.pane.setGeometry(QRect(left, 0, pane_px, height))
        self.side.setGeometry(QRect(SPACE_24, 0, width - SPACE_24 - SPACE_12, height))

    def _place_both(self, width: int, height: int) -> None:
        self.pane.show()
        self.side.show()
        around = LEFT_PX + GAP_PX + RIGHT_PX
        self.pane.set_room_px(width - around - COLUMN_LEAST_PX)
        pane_px = GUTTER_PX + self.pane.column_px + 1
        column_px = min(COLUMN_MOST_PX, width - around - pane_px)
        left = LEFT_PX + max(0, width - around - pane_px - column_px) // 2
        self.pane.setGeometry(QRect(left, 0, pane_px, height))
        self.side.setGeometry(QRect(left + pane_px + GAP_PX, 0, column_px, height))

    def _take_palette(self) -> None:
        self.setPalette(page_palette(self.palette(), current_tokens()))
        self.setBackgroundRole(QPalette.ColorRole.Base)


def _at_once(start_cp: int) -> float:
    """Place a group as high as those before it allow."""
    del start_cp
    return 0.0
