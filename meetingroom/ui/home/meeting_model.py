# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of meetings as a table model, unfinished ones first.

It knows rows only; drawing is the delegate's.
"""

from datetime import date
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from meetingroom.ui.home import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingroom.ui.home.view import MeetingRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The columns from left to right."""

    WHEN = 0
    TITLE = 1
    KIND = 2
    PEOPLE = 3
    OUTCOME = 4


class MeetingOrder(StrEnum):
    """How the list is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


class MeetingModel(QAbstractTableModel):
    """Meetings of one kind or of all, sorted."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._all: tuple[MeetingRow, ...] = ()
        self._shown: list[MeetingRow] = []
        self._kind = ""
        self._order = MeetingOrder.NEWEST

    def show_rows(self, rows: "Sequence[MeetingRow]", today: date) -> None:
        """Take all meetings anew."""
        self._all = tuple(rows)
        self._today = today
        self._arrange()

    def arrange(self, kind: str, order: MeetingOrder) -> None:
        """Narrow to a kind, empty for all, and sort."""
        self._kind, self._order = kind, order
        self._arrange()

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds there are."""
        return tuple(sorted({row.kind for row in self._all}))

    def row_at(self, row: int) -> "MeetingRow":
        """Return a shown meeting."""
        return self._shown[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of shown meetings."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the whole row under `ROW_ROLE`."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, Column(index.column()))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name; it is heard, not seen."""
        is_name = role == Qt.ItemDataRole.DisplayRole
        if not is_name or orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            self.tr("When"),
            self.tr("Memo"),
            self.tr("Kind"),
            self.tr("People"),
            self.tr("Outcome"),
        )
        return names[section]

    def _text(self, row: "MeetingRow", column: Column) -> str:
        match column:
            case Column.WHEN:
                return words.held_words(row.held_at, self._today)
            case Column.TITLE:
                return row.title
            case Column.KIND:
                return words.kind_words(row)
            case Column.PEOPLE:
                return words.people_words(row.people)
            case Column.OUTCOME:
                return words.outcome_words(row)

    def _spoken(self, row: "MeetingRow", column: Column) -> str:
        text = self._text(row, column)
        if column is not Column.OUTCOME:
            return text
        parts = [text] if text else []
        if row.unfinished:
            parts.append(self.tr("Unfinished: {0}").format(row.unfinished))
        if row.overdue:
            parts.append(words.overdue_words(row.overdue))
        if row.reviews_due:
            parts.append(words.review_words(row.reviews_due))
        return ", ".join(parts)

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._kind in ("", row.kind)]
        match self._order:
            case MeetingOrder.TITLE:
                rows.sort(key=lambda row: row.title.casefold())
            case MeetingOrder.NEWEST:
                rows.sort(key=lambda row: row.held_at, reverse=True)
            case MeetingOrder.OLDEST:
                rows.sort(key=lambda row: row.held_at)
        rows.sort(key=lambda row: not row.unfinished)
        self._shown = rows
        self.endResetModel()
