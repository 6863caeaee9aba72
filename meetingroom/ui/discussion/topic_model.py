# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The run sheet as a list model; rows are made as they are painted.

Renaming asks for it by a signal; the model changes only with a snapshot.
"""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.slot import SlotPlan, slot_plan
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.ui.discussion.topic_view import TopicRow, topic_row
from meetingroom.ui.note.crowd_words import crowd_words

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class TopicModel(QAbstractListModel):
    """The topics of a meeting, in its order.

    Signals:
        rename_requested: Another title for a topic; its id and the title.
    """

    rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting = Meeting()
        self._topics: tuple[Topic, ...] = ()
        self._rows: dict[TopicId, TopicRow] = {}
        self._decided: frozenset[TopicId] = frozenset()
        self._now: datetime | None = None
        self.plan = SlotPlan({}, 0)
        self.may_rename = False

    def show_meeting(self, meeting: Meeting) -> None:
        """Take the topics of a meeting; rows that stay keep selection and editor."""
        self._remove_rows(meeting)
        self._insert_rows(meeting)
        is_moved = [topic.id for topic in self._topics] != list(meeting.topics)
        if is_moved:
            self.layoutAboutToBeChanged.emit()
        before = self._topics
        self._meeting = meeting
        self._topics = tuple(meeting.topics.values())
        self._rows = {}
        self._decided = meeting.decided_topics()
        self.plan = slot_plan(meeting, self._now)
        if is_moved:
            old = self.persistentIndexList()
            new = [self.index(self.row_of(before[one.row()].id)) for one in old]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
        elif self._topics:
            self.dataChanged.emit(self.index(0), self.index(len(self._topics) - 1))

    def show_time(self, now: datetime) -> bool:
        """Count the minutes of a moment.

        Returns:
            Whether they are others than before.
        """
        self._now = now
        plan = slot_plan(self._meeting, now)
        if plan == self.plan:
            return False
        has_moved = plan.minutes != self.plan.minutes
        self.plan = plan
        if has_moved:
            self._rows = {}
            self.dataChanged.emit(self.index(0), self.index(len(self._topics) - 1))
        return True

    def topic_at(self, row: int) -> Topic | None:
        """Return a topic, or `None` outside the list."""
        return self._topics[row] if 0 <= row < len(self._topics) else None

    def row_of(self, topic: TopicId | None) -> int:
        """Return a topic's row; -1 when it is not there."""
        return next((n for n, each in enumerate(self._topics) if each.id == topic), -1)

    def row_at(self, row: int) -> TopicRow:
        """Return what a row shows."""
        topic = self._topics[row]
        if topic.id not in self._rows:
            minutes = self.plan.minutes.get(topic.id)
            made = topic_row(self._meeting, topic, self._decided, minutes)
            self._rows[topic.id] = made
        return self._rows[topic.id]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of topics."""
        return 0 if parent is not None and parent.isValid() else len(self._topics)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words for screen readers and tool tips."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return self.row_at(index.row())
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._topics[index.row()].title
            case (
                Qt.ItemDataRole.AccessibleTextRole
                | Qt.ItemDataRole.ToolTipRole
                | Qt.ItemDataRole.AccessibleDescriptionRole
            ):
                return self._spoken(index.row())
            case _:
                return None

    def setData(  # noqa: N802 - overrides QAbstractItemModel
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ask for another title; a blank or unchanged one asks nothing."""
        topic = self.topic_at(index.row())
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or topic is None or not title:
            return False
        if title != topic.title:
            self.rename_requested.emit(topic.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen, and renamed by those who may."""
        flags = super().flags(index)
        if self.may_rename and index.isValid():
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _remove_rows(self, meeting: Meeting) -> None:
        for row in reversed(range(len(self._topics))):
            if self._topics[row].id not in meeting.topics:
                self.beginRemoveRows(QModelIndex(), row, row)
                self._topics = (*self._topics[:row], *self._topics[row + 1 :])
                self.endRemoveRows()

    def _insert_rows(self, meeting: Meeting) -> None:
        known = {topic.id for topic in self._topics}
        new = tuple(t for t in meeting.topics.values() if t.id not in known)
        if not new:
            return
        first = len(self._topics)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        # A row is painted only once it is in its place, and by then all is known.
        self._meeting = meeting
        self._topics = (*self._topics, *new)
        self.endInsertRows()

    def _spoken(self, number: int) -> str:
        row = self.row_at(number)
        state = {
            Outcome.ANSWERED: self.tr("answered"),
            Outcome.AUTHOR_WILL_FIX: self.tr("the author will fix it"),
            Outcome.DECIDE: self.tr("decided"),
            Outcome.PARK: self.tr("parked"),
        }
        parts = [row.title, row.address or row.origin or self.tr("whole memo")]
        if row.crowd.people or not row.origin:
            parts.append(crowd_words(row.crowd))
        if row.minutes is not None:
            words = self.tr("1 minute") if row.minutes == 1 else self.tr("{0} minutes")
            parts.append(words.format(row.minutes))
        if row.is_pinned:
            parts.append(self.tr("pinned"))
        if row.is_split:
            parts.append(self.tr("opinions are split"))
        if row.is_current:
            parts.append(self.tr("taken up now"))
        if row.outcome is not None:
            parts.append(state[row.outcome])
        topic = self._topics[number]
        if topic.because:
            parts.append(topic.because)
        return ", ".join(part.rstrip(".") for part in parts)
