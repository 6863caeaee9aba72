# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Follow-ups in groups, with a box to tick: the model, its drawing and the list.

It keeps no follow-up itself and finishes none; it says which was ticked.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from meetingroom.ui.home import paint, words
from meetingroom.ui.home.paint import RowBadge
from meetingroom.ui.home.sift import Group
from meetingroom.ui.home.view import FollowUpRow
from meetingroom.ui.theme.fonts import body_font, small_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import LIST_ROW_PX
from meetingroom.ui.theme.tone import Fill

Index = QModelIndex | QPersistentModelIndex
_ENTRY_ROLE = Qt.ItemDataRole.UserRole
_HEADING_PX = 56
_BOX_PX = 16
_TEXT_AT_PX = 36
_DATE_PX = 120
_BADGE_PX = 150
_WHERE_PX = 230
_WITHOUT_WHERE_PX = 860


class FollowUpModel(QAbstractListModel):
    """Headings and follow-ups, one after the other."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._entries: list[Group | FollowUpRow] = []

    def show_groups(self, groups: Sequence[Group], today: date) -> None:
        """Take everything anew."""
        self.beginResetModel()
        self.today = today
        self._entries = []
        for group in groups:
            self._entries.append(group)
            self._entries.extend(group.rows)
        self.endResetModel()

    def entry_at(self, row: int) -> Group | FollowUpRow:
        """Return a heading or a follow-up."""
        return self._entries[row]

    def find(self, follow_up_id: str) -> int:
        """Return where a follow-up stands; -1 when it is not listed."""
        for row, entry in enumerate(self._entries):
            if isinstance(entry, FollowUpRow) and entry.id == follow_up_id:
                return row
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of headings and follow-ups."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or isinstance(self._entries[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, the tick, or the entry itself."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == _ENTRY_ROLE:
            return entry
        if isinstance(entry, Group):
            return entry.title if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.what
        if role == Qt.ItemDataRole.CheckStateRole:
            is_done = entry.is_done
            return Qt.CheckState.Checked if is_done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = words.day_words(entry.due_on, self.today)
            late = words.due_words(entry, self.today)
            parts = (entry.what, entry.owner, entry.meeting_title, day, late)
            return ", ".join(part for part in parts if part)
        return None


class FollowUpDelegate(QStyledItemDelegate):
    """Draws headings and follow-ups."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one entry."""
        entry = index.data(_ENTRY_ROLE)
        painter.save()
        if isinstance(entry, Group):
            self._draw_heading(painter, option, entry)
        elif isinstance(entry, FollowUpRow):
            has_ring = bool(option.state & QStyle.StateFlag.State_HasFocus)
            paint.draw_row_ground(painter, option, has_focus_ring=has_ring)
            self._draw_box(painter, option, is_done=entry.is_done)
            self._draw_row(painter, option.rect, entry)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading or a row."""
        del option
        is_heading = isinstance(index.data(_ENTRY_ROLE), Group)
        return QSize(200, _HEADING_PX if is_heading else LIST_ROW_PX)

    def _draw_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, group: Group
    ) -> None:
        tokens = current_tokens()
        box = option.rect.adjusted(8, 20, -8, 0)
        title = words.group_words(group.title, self._today())
        font = body_font(is_bold=True)
        paint.draw_line(painter, box, title, font, tokens.text)
        used = painter.fontMetrics().horizontalAdvance(title) + 10
        rest = box.adjusted(used, 1, 0, 0)
        count = words.open_words(group.open)
        paint.draw_line(painter, rest, count, small_font(), tokens.muted)
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, tokens.line)

    def _draw_box(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_done: bool
    ) -> None:
        view = self.parent()
        if not isinstance(view, QListView):
            return
        box = QStyleOptionButton()
        box.rect = tick_box(option.rect)
        on, off = QStyle.StateFlag.State_On, QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | (on if is_done else off)
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        view.style().drawPrimitive(element, box, painter, view)

    def _draw_row(self, painter: QPainter, box: QRect, row: FollowUpRow) -> None:
        tokens = current_tokens()
        today = self._today()
        right = box.right() - _BADGE_PX
        due = words.due_words(row, today)
        if due:
            fill, glyph = _due_look(row, today)
            badge = RowBadge(due, fill, glyph)
            paint.put_badge(painter, right, box.center().y(), badge)
        right -= _DATE_PX
        faded = tokens.muted if row.is_done else tokens.text
        day = QRect(right, box.top(), _DATE_PX - 8, box.height())
        words_of_day = words.day_words(row.due_on, today)
        paint.draw_line(painter, day, words_of_day, body_font(), faded)
        if box.width() >= _WITHOUT_WHERE_PX:
            right -= _WHERE_PX
            where = QRect(right, box.top(), _WHERE_PX - 16, box.height())
            parts = (row.meeting_title, row.source)
            text = " · ".join(part for part in parts if part)
            paint.draw_line(painter, where, text, body_font(), tokens.muted)
        what = QRect(
            box.left() + _TEXT_AT_PX, box.top(), right - box.left() - 52, box.height()
        )
        paint.draw_line(painter, what, row.what, body_font(), faded)

    def _today(self) -> date:
        view = self.parent()
        if isinstance(view, FollowUpList):
            return view.today
        raise TypeError("This delegate draws a list of follow-ups.")


class FollowUpList(QListView):
    """All follow-ups that are shown.

    Signals:
        ticked: A box was ticked or cleared; the argument is the row as it was.
    """

    ticked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("followUps")
        self.setAccessibleName(self.tr("Follow-ups"))
        self._model = FollowUpModel(today, self)
        self.setModel(self._model)
        self.setItemDelegate(FollowUpDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def today(self) -> date:
        """The day everything is late or not late on."""
        return self._model.today

    def show_groups(self, groups: Sequence[Group], today: date) -> None:
        """List follow-ups; the current one stays current."""
        was = self.current_follow_up()
        self._model.show_groups(groups, today)
        at = self._model.find(was.id) if was is not None else -1
        if at < 0 and groups:
            at = 1
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))

    def current_follow_up(self) -> FollowUpRow | None:
        """Return the current follow-up."""
        at = self.currentIndex()
        if not at.isValid():
            return None
        entry = self._model.entry_at(at.row())
        return entry if isinstance(entry, FollowUpRow) else None

    def tick(self) -> None:
        """Tick or clear the current one."""
        row = self.current_follow_up()
        if row is not None:
            self.ticked.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self.tick()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick where the box is clicked."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        at = self.indexAt(place)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and at.isValid() and at == self.currentIndex():
            target = tick_box(self.visualRect(at)).adjusted(-8, -8, 8, 8)
            if target.contains(place):
                self.tick()

    def event(self, event: QEvent) -> bool:
        """Keep the space bar from scrolling or searching."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
            return True
        return super().event(event)


def tick_box(row: QRect) -> QRect:
    """Return where a row's box is."""
    middle = row.center().y()
    return QRect(row.left() + 8, middle - _BOX_PX // 2, _BOX_PX, _BOX_PX)


def _due_look(row: FollowUpRow, today: date) -> tuple[Fill, str]:
    if row.is_done:
        return Fill.GOOD, "check"
    if row.days_late(today) > 0:
        return Fill.GOLD, "clock"
    return Fill.ACCENT, ""
