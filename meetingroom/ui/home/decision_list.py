# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of decisions, with the words searched for marked.

It shows what it is given; sifting is not its business.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from meetingroom.ui.home import paint, words
from meetingroom.ui.home.paint import RowBadge
from meetingroom.ui.home.sift import match_spans
from meetingroom.ui.home.view import DecisionRow, Standing
from meetingroom.ui.theme.fonts import body_font, small_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import KIND_EDGE_PX, SPACE_12, SPACE_16
from meetingroom.ui.theme.tone import Fill

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = Qt.ItemDataRole.UserRole
_WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
_HEAD_PX = 24
_FOOT_PX = 22
_DEFAULT_PX = 400


class DecisionModel(QAbstractListModel):
    """Decisions in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DecisionRow, ...] = ()
        self._words = ""

    def show_rows(self, rows: Sequence[DecisionRow], marked: str) -> None:
        """Take the decisions anew.

        Args:
            rows: What is listed.
            marked: Words to mark in the statements.
        """
        self.beginResetModel()
        self._rows, self._words = tuple(rows), marked
        self.endResetModel()

    def row_at(self, row: int) -> DecisionRow:
        """Return a listed decision."""
        return self._rows[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of listed decisions."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the statement, or the row and the marked words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == _WORDS_ROLE:
            return self._words
        if role == Qt.ItemDataRole.DisplayRole:
            return row.statement
        if role == Qt.ItemDataRole.AccessibleTextRole:
            standing = words.standing_words(row.standing)
            return f"{row.label}, {standing}: {row.statement}"
        return None


class DecisionDelegate(QStyledItemDelegate):
    """Draws one decision: label and badges, statement, owner."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw the decision."""
        row = index.data(_ROW_ROLE)
        if not isinstance(row, DecisionRow):
            return
        tokens = current_tokens()
        painter.save()
        has_ring = bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint.draw_row_ground(painter, option, has_focus_ring=has_ring)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            edge = QRect(box.left(), box.top(), KIND_EDGE_PX, box.height())
            painter.fillRect(edge, QColor(tokens.accent))
        inner = box.adjusted(SPACE_16, SPACE_12, -SPACE_16, -SPACE_12)
        head = QRect(inner.left(), inner.top(), inner.width(), _HEAD_PX)
        self._draw_head(painter, head, row)
        marked = str(index.data(_WORDS_ROLE))
        text = _laid_out(row, marked, inner.width())
        painter.setPen(QColor(tokens.text))
        text.draw(painter, QPointF(inner.left(), head.bottom() + 3))
        foot = QRect(
            inner.left(), inner.bottom() - _FOOT_PX + 1, inner.width(), _FOOT_PX
        )
        line = words.decision_foot(row)
        paint.draw_line(painter, foot, line, small_font(), tokens.muted)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the statement's lines."""
        del option
        row = index.data(_ROW_ROLE)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else _DEFAULT_PX
        if not isinstance(row, DecisionRow):
            return QSize(width, _HEAD_PX)
        lines = paint.layout_height(_laid_out(row, "", width - 2 * SPACE_16))
        return QSize(width, lines + _HEAD_PX + _FOOT_PX + 2 * SPACE_12 + 6)

    def _draw_head(self, painter: QPainter, box: QRect, row: DecisionRow) -> None:
        middle = box.center().y()
        right = box.right()
        for badge in reversed(self._badges(row)):
            right -= badge.width
            paint.put_badge(painter, right, middle, badge)
            right -= 8
        day = words.full_day_words(row.decided_on)
        label = QRect(box.left(), box.top(), right - box.left(), box.height())
        colour = current_tokens().muted
        paint.draw_line(painter, label, f"{row.label} · {day}", small_font(), colour)

    def _badges(self, row: DecisionRow) -> list[RowBadge]:
        if row.standing is Standing.SUPERSEDED and row.superseded_by:
            text = self.tr("superseded by {0}").format(row.superseded_by)
            return [RowBadge(text, Fill.NEUTRAL, "move-right")]
        badges = []
        if row.standing is Standing.REVIEW_DUE:
            text = self.tr("review due")
            badges.append(RowBadge(text, Fill.GOLD, "calendar-clock"))
        if row.standing is Standing.DEFERRED:
            badges.append(RowBadge(self.tr("deferred"), Fill.NEUTRAL, "clock"))
        if row.door:
            name = words.door_words(row.door).lower()
            badges.append(RowBadge(name, Fill.NEUTRAL, words.door_glyph(row.door)))
        return badges


class DecisionList(QListView):
    """Decisions, one under the other.

    Signals:
        decision_chosen: The current decision changed; the argument is its row.
        decision_entered: Enter or a click asks for the whole of it.
    """

    decision_chosen = Signal(object)
    decision_entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisions")
        self.setAccessibleName(self.tr("Decisions"))
        self._model = DecisionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(DecisionDelegate(self))
        # The card behind gives the ground.
        self.setStyleSheet("QListView { background: transparent; }")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.clicked.connect(self._on_index_clicked)

    def show_rows(self, rows: Sequence[DecisionRow], marked: str) -> None:
        """List decisions; the one that was current stays current."""
        was = self.current_decision()
        self._model.show_rows(rows, marked)
        kept = [at for at, row in enumerate(rows) if was and row.id == was.id]
        if rows:
            self.setCurrentIndex(self._model.index(kept[0] if kept else 0))

    def current_decision(self) -> DecisionRow | None:
        """Return the current decision."""
        at = self.currentIndex()
        return self._model.row_at(at.row()) if at.isValid() else None

    def selectionChanged(  # noqa: N802 - Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell which decision is current."""
        super().selectionChanged(selected, deselected)
        row = self.current_decision()
        if row is not None:
            self.decision_chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        row = self.current_decision()
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decision_entered.emit(row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_index_clicked(self, at: QModelIndex) -> None:
        self.decision_entered.emit(self._model.row_at(at.row()))


def _laid_out(row: DecisionRow, marked: str, width: int) -> QTextLayout:
    spans = match_spans(row.statement, marked)
    return paint.lay_out(row.statement, body_font(is_bold=True), width, spans)
