# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The table of meetings: one line each, opened by Enter or a click.

It emits which meeting was wanted; the model sorts, the paint module draws.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from meetingroom.ui.home import paint, words
from meetingroom.ui.home.meeting_model import (
    ROW_ROLE,
    Column,
    Index,
    MeetingModel,
)
from meetingroom.ui.home.paint import RowBadge
from meetingroom.ui.home.view import MeetingRow
from meetingroom.ui.theme.fonts import body_font, small_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, ICON_PX, LIST_ROW_TALL_PX
from meetingroom.ui.theme.tone import Fill

_WIDTHS_PX = {Column.WHEN: 130, Column.KIND: 170, Column.PEOPLE: 130}
_OUTCOME_PX = 344
_WITHOUT_KIND_PX = 900
_WITHOUT_PEOPLE_PX = 720


class MeetingDelegate(QStyledItemDelegate):
    """Draws the cells; a row looks like one line on paper."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw one cell."""
        row = at.data(ROW_ROLE)
        if not isinstance(row, MeetingRow):
            return
        painter.save()
        paint.draw_hairline(painter, option)
        if option.state & QStyle.StateFlag.State_Selected:
            self._draw_ring(painter, option, Column(at.column()))
        box = option.rect.adjusted(8, 0, -8, 0)
        match Column(at.column()):
            case Column.TITLE:
                self._draw_title(painter, box, row)
            case Column.OUTCOME:
                self._draw_outcome(painter, box, row)
            case _:
                text = str(at.data(Qt.ItemDataRole.DisplayRole))
                paint.draw_line(painter, box, text, body_font(), current_tokens().muted)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of every row."""
        del option, at
        return QSize(80, LIST_ROW_TALL_PX)

    def _draw_title(self, painter: QPainter, box: QRect, row: MeetingRow) -> None:
        tokens = current_tokens()
        font = body_font(is_bold=True)
        paint.draw_line(painter, box, row.title, font, tokens.text)
        used = painter.fontMetrics().horizontalAdvance(row.title) + 5
        if row.note and used < box.width():
            rest = box.adjusted(used, 1, 0, 0)
            paint.draw_line(painter, rest, row.note, small_font(), tokens.muted)

    def _draw_outcome(self, painter: QPainter, box: QRect, row: MeetingRow) -> None:
        middle = box.center().y()
        tokens = current_tokens()
        chevron = "chevron-left" if _is_mirrored(self.parent()) else "chevron-right"
        paint.put_glyph(painter, box.right() - ICON_PX - 8, middle, chevron)
        box = box.adjusted(0, 0, -ICON_PX - 16, 0)
        if row.unfinished:
            text = self.tr("Unfinished: {0}").format(row.unfinished)
            badge = RowBadge(text, Fill.ACCENT, "rotate-ccw")
            paint.put_badge(painter, box.left(), middle, badge)
            return
        text = words.outcome_words(row)
        badges = []
        if row.overdue:
            late = words.overdue_words(row.overdue)
            badges.append(RowBadge(late, Fill.GOLD, "clock"))
        if row.reviews_due:
            badges.append(RowBadge(self.tr("review due"), Fill.GOLD, "calendar-clock"))
        room = box.width() - sum(badge.width + 8 for badge in badges)
        line = QRect(box.left(), box.top(), room, box.height())
        paint.draw_line(painter, line, text, body_font(), tokens.muted)
        used = min(room, painter.fontMetrics().horizontalAdvance(text))
        x = box.left() + used + 8
        for badge in badges:
            x += paint.put_badge(painter, x, middle, badge) + 8

    def _draw_ring(
        self, painter: QPainter, option: QStyleOptionViewItem, column: Column
    ) -> None:
        """Draw this cell's part of the ring around the focused row."""
        view = self.parent()
        if not isinstance(view, QWidget) or not view.hasFocus():
            return
        box = option.rect.adjusted(0, 1, 0, -1)
        painter.setPen(QPen(QColor(current_tokens().accent), FOCUS_PX))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if column is Column.WHEN:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if column is Column.OUTCOME:
            painter.drawLine(box.topRight(), box.bottomRight())


class MeetingTable(QTableView):
    """All meetings, the unfinished first.

    Signals:
        meeting_opened: Enter or a click on a row; the argument is its `MeetingRow`.
    """

    meeting_opened = Signal(object)

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("meetings")
        self.setAccessibleName(self.tr("Recent meetings"))
        self.setModel(model)
        self.setItemDelegate(MeetingDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # The delegate draws ring and line; the sheet would cover the badges.
        self.setStyleSheet(
            "QTableView { selection-background-color: transparent; }"
            "QTableView::item, QTableView::item:selected, QTableView::item:focus"
            "{ background: transparent; border: none; }"
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LIST_ROW_TALL_PX)
        header = self.horizontalHeader()
        header.hide()
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS_PX.items():
            header.resizeSection(column, width)
        header.resizeSection(Column.OUTCOME, _OUTCOME_PX)

        self.clicked.connect(self._on_row_clicked)

    def current_meeting(self) -> MeetingRow | None:
        """Return the selected meeting."""
        at = self.currentIndex()
        return self._model.row_at(at.row()) if at.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter."""
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self._open(at)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the kind, then the people, where there is no room."""
        width = event.size().width()
        self.setColumnHidden(Column.KIND, width < _WITHOUT_KIND_PX)
        self.setColumnHidden(Column.PEOPLE, width < _WITHOUT_PEOPLE_PX)
        super().resizeEvent(event)

    def _on_row_clicked(self, at: QModelIndex) -> None:
        self._open(at)

    def _open(self, at: QModelIndex | QPersistentModelIndex) -> None:
        self.meeting_opened.emit(self._model.row_at(at.row()))


def _is_mirrored(view: object) -> bool:
    if not isinstance(view, QWidget):
        return False
    return view.layoutDirection() == Qt.LayoutDirection.RightToLeft
