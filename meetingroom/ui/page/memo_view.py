# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A memo on show: document, gutter, highlights, selection and reading place.

It paints and scrolls one memo; it must not decide what keys do or ask for notes.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.ui.document.build import BuiltDocument, build_document
from meetingroom.ui.document.look import PageLook, column_width_px
from meetingroom.ui.page.address import Addresses
from meetingroom.ui.page.geometry import PageGeometry
from meetingroom.ui.page.ink import PageInk
from meetingroom.ui.page.palette import page_palette
from meetingroom.ui.page.sentence import trimmed
from meetingroom.ui.page.view import HighlightView, Passage
from meetingroom.ui.theme.tokens import GUTTER_PX

PARAGRAPH_AT = 0.4
"""Share of the pane's height at which the paragraph cursor is kept."""
LEAST_COLUMN_PX = 120
ABOVE_PX = 16
BELOW_PX = 160
"""Room under the last paragraph, so that it can be read in the middle."""


class MemoView(QTextBrowser):
    """A memo, its gutter and its highlights.

    Signals:
        current_changed: Another paragraph is the current one; its block's index.
        geometry_changed: Blocks moved within the document: cards must follow.
        size_step_requested: Text one step larger (1) or smaller (-1), by the wheel.
    """

    current_changed = Signal(int)
    geometry_changed = Signal()
    size_step_requested = Signal(int)

    def __init__(self, look: PageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._memo = Memo("", (), "")
        self._addresses: Addresses | None = None
        self._highlights: tuple[HighlightView, ...] = ()
        self._has_fade = False
        self._current = 0
        self._room_px = 10_000
        self._built = build_document(self._memo, look)
        self._ink = PageInk(PageGeometry(self._built), None)

        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setAccessibleName(self.tr("The memo"))
        # A palette ground, not a style sheet: only then does scrolling blit.
        self.viewport().setAutoFillBackground(True)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self._rebuild()

    # Public.

    @property
    def built(self) -> BuiltDocument:
        """The document on show and its positions."""
        return self._built

    @property
    def page_geometry(self) -> PageGeometry:
        """Where blocks and lines stand, in document pixels."""
        return self._ink.geometry

    @property
    def memo(self) -> Memo:
        """What is read."""
        return self._memo

    @property
    def look(self) -> PageLook:
        """Size, measure and colours."""
        return self._look

    @property
    def current_block(self) -> int:
        """Index of the paragraph the reader is at."""
        return self._current

    def show_memo(self, memo: Memo, pages: PageMap | None) -> None:
        """Show a memo from its beginning."""
        self._memo = memo
        self._addresses = Addresses(memo, pages) if pages else None
        self._highlights = ()
        self._current = 0
        self.setAccessibleName(
            self.tr("The memo: {title}").format(title=memo.title)
            if memo.title
            else self.tr("The memo")
        )
        self._rebuild()
        self.move_caret(self.first_with_text(0, 1) or 0)
        self.verticalScrollBar().setValue(0)

    def set_look(self, look: PageLook) -> None:
        """Change size, measure or colours without losing the reading place."""
        if look != self._look:
            self._look = look
            self._rebuild_in_place()

    def set_room_px(self, room_px: int) -> None:
        """Say how wide the pane may be; the column gets narrower if it must."""
        if room_px != self._room_px:
            before = self.column_px
            self._room_px = room_px
            if self.column_px != before:
                self._rebuild_in_place()

    @property
    def column_px(self) -> int:
        """Width of the text column."""
        wanted = column_width_px(self._look)
        return max(LEAST_COLUMN_PX, min(wanted, self._room_px - GUTTER_PX))

    def set_highlights(self, highlights: Sequence[HighlightView]) -> None:
        """Show other passages under the text."""
        if tuple(highlights) != self._highlights:
            self._highlights = tuple(highlights)
            self._ink.set_highlights(self._highlights)
            self.viewport().update()

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Fade the paragraphs beside the current one, or not."""
        self._has_fade = is_on
        self.viewport().update()

    @property
    def is_focus_mode(self) -> bool:
        """Whether other paragraphs are faded."""
        return self._has_fade

    def top_cp(self) -> int:
        """Return the canonical position at the top of the view."""
        geometry = self._ink.geometry
        if not self._memo.blocks:
            return 0
        scroll_px = self.verticalScrollBar().value()
        block = geometry.block_near(scroll_px)
        rect = geometry.block_rect(block)
        qt_block = self._built.document.findBlock(
            self._built.positions.starts_qt[block]
        )
        layout = qt_block.layout()
        offset = 0
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            if rect.top() + line.y() + line.height() > scroll_px:
                offset = line.textStart()
                break
        return self._built.positions.from_qt(qt_block.position() + offset)

    def scroll_to(self, position_cp: int, *, share: float = PARAGRAPH_AT) -> None:
        """Bring a position to a share of the pane's height."""
        if not self._memo.blocks:
            return
        # The bar reaches only as far as Qt has laid out: lay all of it out.
        self._built.document.size()
        rect = self._ink.geometry.line_rect(position_cp)
        self.verticalScrollBar().setValue(
            round(rect.top() - self.viewport().height() * share)
        )

    def go_to(self, position_cp: int) -> None:
        """Make a position the reader's place and bring it into view."""
        if self._memo.blocks:
            self.move_caret(self._memo.block_at(position_cp))
            self.scroll_to(position_cp)

    def select(self, passage: Passage) -> None:
        """Select a passage."""
        positions = self._built.positions
        cursor = QTextCursor(self._built.document)
        cursor.setPosition(positions.to_qt(passage.start_cp))
        cursor.setPosition(
            positions.to_qt(passage.end_cp), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)

    def selected_passage(self) -> Passage | None:
        """Return what is selected, without white space at its ends."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        positions = self._built.positions
        if cursor.hasComplexSelection():
            return self._selected_cells(cursor)
        return trimmed(
            self._memo,
            positions.from_qt(cursor.selectionStart()),
            positions.from_qt(cursor.selectionEnd()),
        )

    def passage(self) -> Passage | None:
        """Return the selection, else the current paragraph; `None` without text."""
        return self.selected_passage() or self.paragraph(self._current)

    def first_with_text(self, block: int, step: int) -> int | None:
        """Return the first block with text from an index on; `None` at the end."""
        blocks = self._memo.blocks
        while 0 <= block < len(blocks):
            if blocks[block].text.strip():
                return block
            block += step
        return None

    def paragraph(self, block: int) -> Passage | None:
        """Return a block's text as a passage; `None` when it has none."""
        if not self._memo.blocks:
            return None
        start_cp = self._memo.starts_cp[block]
        return trimmed(self._memo, start_cp, self._built.positions.end_cp(block))

    def move_caret(self, block: int) -> None:
        """Put the caret, and with it the paragraph cursor, at a block's start."""
        if not self._memo.blocks:
            return
        cursor = QTextCursor(self._built.document)
        cursor.setPosition(self._built.positions.starts_qt[block])
        self.setTextCursor(cursor)

    # Qt overrides.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint decorations and highlights, then the text over them."""
        scroll_px = self.verticalScrollBar().value()
        band = QRectF(event.rect()).translated(0, scroll_px)
        if self._memo.blocks:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(event.rect())
            painter.translate(0, -scroll_px)
            self._ink.paint_under(painter, band, self._current)
            painter.end()
        super().paintEvent(event)
        if self._has_fade and self._memo.blocks:
            painter = QPainter(self.viewport())
            painter.translate(0, -scroll_px)
            self._ink.paint_fade(painter, band, self._current)
            painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the text size through the screen, never by Qt's own zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.size_step_requested.emit(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the geometry's memory right when the layout was redone."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._on_layout_changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the paragraph cursor's focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the page's own ground: a new style sheet gives an earlier one back."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            ground = self.palette().color(QPalette.ColorRole.Base)
            if ground != QColor(self._look.tokens.bg):
                self._take_palette()

    def sizeHint(self) -> QSize:
        """Return the width of gutter and column."""
        return QSize(GUTTER_PX + self.column_px, 600)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return nothing: no file and no address is ever opened from a memo."""
        return self._built.document.loadResource(kind, name)

    # Private.

    def _selected_cells(self, cursor: QTextCursor) -> Passage | None:
        """Return whole cells: Qt selects a rectangle, a passage is one stretch."""
        positions = self._built.positions
        first = positions.block_of_qt(cursor.selectionStart())
        last = positions.block_of_qt(cursor.selectionEnd())
        return trimmed(self._memo, self._memo.starts_cp[first], positions.end_cp(last))

    def _on_cursor_moved(self) -> None:
        if not self._memo.blocks:
            return
        block = self._built.positions.block_of_qt(self.textCursor().position())
        if block != self._current:
            self._current = block
            self.viewport().update()
            self.current_changed.emit(block)

    def _on_layout_changed(self) -> None:
        self._ink.forget()
        self.viewport().update()
        self.geometry_changed.emit()

    def _rebuild_in_place(self) -> None:
        """Build anew and put place, caret and selection back."""
        positions = self._built.positions
        top_cp = self.top_cp()
        cursor = self.textCursor()
        anchor_cp = positions.from_qt(cursor.anchor())
        caret_cp = positions.from_qt(cursor.position())
        was_at_start = self.verticalScrollBar().value() == 0
        self._rebuild()
        restored = QTextCursor(self._built.document)
        restored.setPosition(self._built.positions.to_qt(anchor_cp))
        restored.setPosition(
            self._built.positions.to_qt(caret_cp), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(restored)
        if was_at_start:
            self.verticalScrollBar().setValue(0)
        else:
            self.scroll_to(top_cp, share=0)

    def _rebuild(self) -> None:
        column_px = self.column_px
        marks = frozenset(self._addresses.marks) if self._addresses else frozenset()
        built = build_document(
            self._memo,
            self._look,
            column_px=column_px,
            left_px=GUTTER_PX,
            above_px=ABOVE_PX,
            below_px=BELOW_PX,
            page_blocks=marks,
        )
        earlier = self._built.document
        self._built = built
        built.document.setParent(self)
        self._ink = PageInk(PageGeometry(built), self._addresses)
        self._ink.set_highlights(self._highlights)
        self._take_palette()
        self.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.setDocument(built.document)
        self.setLineWrapColumnOrWidth(GUTTER_PX + column_px)
        self.blockSignals(False)  # noqa: FBT003  # Qt's own signature
        if earlier is not built.document:
            earlier.deleteLater()
        self.updateGeometry()
        self._on_layout_changed()

    def _take_palette(self) -> None:
        tokens = self._look.tokens
        self.setPalette(page_palette(self.palette(), tokens))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
