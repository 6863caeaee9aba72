# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a search found in all meetings, one line each with the words marked.

It shows what it is given, in the order given.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from meetingroom.ui.home import paint
from meetingroom.ui.home.sift import match_spans
from meetingroom.ui.home.view import Hit, HitKind
from meetingroom.ui.theme.fonts import body_font, small_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import ICON_PX, SPACE_8

_HIT_ROLE = Qt.ItemDataRole.UserRole
_WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_PX = 60
_GLYPHS = {
    HitKind.MEMO: "file-text",
    HitKind.NOTE: "message-square",
    HitKind.DECISION: "gavel",
}


class HitDelegate(QStyledItemDelegate):
    """Draws a hit: where it stands, and its words."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one hit."""
        hit = index.data(_HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        tokens = current_tokens()
        painter.save()
        has_ring = bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint.draw_row_ground(painter, option, has_focus_ring=has_ring)
        box = option.rect.adjusted(SPACE_8, 6, -SPACE_8, -6)
        half = box.height() // 2
        paint.put_glyph(painter, box.left(), box.top() + half // 2, _GLYPHS[hit.kind])
        left = box.left() + ICON_PX + 12
        head = QRect(left, box.top(), box.right() - left, half)
        where = " · ".join(part for part in (hit.meeting_title, hit.address) if part)
        paint.draw_line(painter, head, where, small_font(), tokens.muted)
        width = box.right() - left
        cut = QFontMetrics(body_font()).elidedText(
            hit.excerpt, Qt.TextElideMode.ElideRight, width
        )
        spans = match_spans(cut, str(index.data(_WORDS_ROLE)))
        line = paint.lay_out(cut, body_font(), width + 8, spans)
        painter.setPen(QColor(tokens.text))
        line.draw(painter, QPointF(left, box.top() + half))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of two lines."""
        del option, index
        return QSize(200, _ROW_PX)


class HitList(QListWidget):
    """Everything found.

    Signals:
        hit_opened: Enter or a click; the argument is the `Hit`.
    """

    hit_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self.setAccessibleName(self.tr("What the search found"))
        self.setItemDelegate(HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        # A click activates as well in some styles: only this one is connected.
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)

    def show_hits(self, hits: Sequence[Hit], words: str) -> None:
        """List what was found for some words."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(hit.excerpt, self)
            item.setData(_HIT_ROLE, hit)
            item.setData(_WORDS_ROLE, words)
            heard = f"{hit.meeting_title}, {hit.address}: {hit.excerpt}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
        if hits:
            self.setCurrentRow(0)

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.hit_opened.emit(item.data(_HIT_ROLE))
