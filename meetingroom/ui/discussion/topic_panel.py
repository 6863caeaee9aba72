# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The run sheet's column: topics, and what does not take the room's time.

It emits intents with ids; it must not know the room.
"""

from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.ui.discussion.aside import AsideLines
from meetingroom.ui.discussion.merge_hint import MergeHint
from meetingroom.ui.discussion.order_choice import OrderChoice
from meetingroom.ui.discussion.topic_delegate import TopicDelegate
from meetingroom.ui.discussion.topic_foot import TopicFoot
from meetingroom.ui.discussion.topic_model import TopicModel
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.label import (
    list_title_label,
    make_label,
    make_rule,
)

WIDTH_PX = 272
RAIL_PX = 56


class TopicList(QListView):
    """The list; Enter and double click take a topic up.

    Signals: those of `QListView`.
    """

    def sizeHint(self) -> QSize:
        """Return room for all rows, as far as the column has it."""
        rows = self.model().rowCount() if self.model() is not None else 0
        row_px = self.sizeHintForRow(0) if rows else 0
        return QSize(WIDTH_PX, rows * row_px)

    @property
    def is_editing(self) -> bool:
        """Whether somebody types another title."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_near(self, index: QModelIndex) -> None:
        """Bring a row into view, with the one before and what comes next."""
        for row in (index.row() - 1, index.row() + 1, index.row()):
            near = index.siblingAtRow(row)
            if near.isValid():
                self.scrollTo(near)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top: what was selected without a height went out of view."""
        super().showEvent(event)
        self.scrollToTop()
        self.show_near(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected row in view."""
        super().resizeEvent(event)
        self.show_near(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the row by Enter on every system; a Mac's would edit it."""
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # The title's editor passes its own Enter on to the list.
        if is_enter and index.isValid() and not self.is_editing:
            self.activated.emit(index)
            event.accept()
        else:
            super().keyPressEvent(event)


class TopicPanel(QWidget):
    """The column.

    Signals:
        chosen: Another row is selected; the topic's id, or empty.
        take_up_requested: Make a topic the current one; its id.
        rename_requested: Another title; the id and the title.
    """

    chosen = Signal(str)
    take_up_requested = Signal(str)
    rename_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room_topic: TopicId | None = None
        self.model = TopicModel(self)
        self.delegate = TopicDelegate(self)
        self.list = TopicList(self)
        self.asides = AsideLines(self)
        self.hint = MergeHint(self)
        self._hint_place = QWidget(self)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self._head = QWidget(self)
        self._slot_place = QWidget(self)
        self.order = OrderChoice(self._head)
        self.slot = make_label("", fonts.small_font(), Tone.MUTED, self)
        self.slot.setWordWrap(True)
        self._rule = make_rule(self)
        self.foot = TopicFoot(self)
        self._has_controls = False
        self._taken_up: TopicId | None = None
        self._arrange()

        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.activated.connect(self._on_list_activated)
        self.foot.take_up_requested.connect(self._on_foot_take_up_requested)
        self.model.rename_requested.connect(self.rename_requested)

    @property
    def selected(self) -> Topic | None:
        """The selected topic."""
        return self.model.topic_at(self.list.currentIndex().row())

    @property
    def above(self) -> Topic | None:
        """The topic above the selected one."""
        return self.model.topic_at(self.list.currentIndex().row() - 1)

    def show_meeting(self, meeting: Meeting, *, has_controls: bool) -> None:
        """Show the topics; the selection follows the room to another topic."""
        selected = self.selected
        was = self.list.currentIndex().row()
        self.model.may_rename = has_controls
        self.model.show_meeting(meeting)
        self._has_controls = has_controls
        self._taken_up = meeting.current_topic
        self.order.show_order(meeting.topic_order, may_order=has_controls)
        self.hint.show_meeting(meeting, has_controls=has_controls)
        self.show_error("")
        self._show_slot(has_controls=has_controls)
        self._select_again(meeting, selected, was)
        self._show_foot()

    def show_time(self, now: datetime) -> None:
        """Count the minutes that are left anew."""
        if self.model.show_time(now):
            self._show_slot(has_controls=self._has_controls)

    def _select_again(self, meeting: Meeting, selected: Topic | None, was: int) -> None:
        # Going to another row would end the title that is being typed.
        if meeting.current_topic != self._room_topic and not self.list.is_editing:
            self._room_topic = meeting.current_topic
            if meeting.current_topic is not None:
                self.select(meeting.current_topic)
                return
        if selected is None:
            self._select_row(0)
        elif self.model.row_of(selected.id) < 0:
            self._select_row(max(0, was - 1))
        else:
            self.select(selected.id)

    def select(self, topic: TopicId) -> None:
        """Select a topic."""
        self._select_row(self.model.row_of(topic))

    def step(self, step: int) -> None:
        """Select the next (1) or previous (-1) topic."""
        self._select_row(self.list.currentIndex().row() + step)

    def edit_title(self) -> None:
        """Open the selected topic's title."""
        index = self.list.currentIndex()
        if index.isValid() and self.model.may_rename:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.edit(index)

    def show_error(self, sentence: str) -> None:
        """Say why something about a topic was refused."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def set_rail(self, *, is_rail: bool) -> None:
        """Fold to a rail of status icons, or unfold."""
        self.setFixedWidth(RAIL_PX if is_rail else WIDTH_PX)
        self.delegate.is_rail = is_rail
        for part in (
            self._head,
            self._slot_place,
            self._rule,
            self.asides,
            self._hint_place,
        ):
            part.setVisible(not is_rail)
        self.foot.set_rail(is_rail=is_rail)
        self.list.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline at the side."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.sunken))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _show_slot(self, *, has_controls: bool) -> None:
        """Say to who leads whether the topics still fit into the discussion."""
        plan = self.model.plan
        words = self.tr("Topics need {0} of the {1} min left")
        if plan.needed_min > plan.left_min:
            words = self.tr("Topics need {0} min, but {1} are left")
        if not plan.left_min:
            words = self.tr("Topics need {0} min, but the time is up")
        self.slot.setText(words.format(plan.needed_min, plan.left_min))
        self.slot.setVisible(has_controls and bool(plan.minutes))

    def _select_row(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        index = self.model.index(row)
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.show_near(index)

    def _arrange(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Topics"))
        self.list.viewport().setAutoFillBackground(False)
        self.list.setStyleSheet("QListView { background: transparent; }")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        head.addWidget(list_title_label(self.tr("Topics"), self._head))
        head.addStretch(1)
        head.addWidget(self.order)
        self._head.setFixedHeight(44)
        error = QVBoxLayout()
        error.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        error.addWidget(self.error)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        slot = QVBoxLayout(self._slot_place)
        slot.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_8)
        slot.addWidget(self.slot)
        column.addWidget(self._slot_place)
        column.addLayout(error)
        column.addWidget(self._rule)
        column.addWidget(self.list, 1)
        place = QVBoxLayout(self._hint_place)
        place.setContentsMargins(SPACE_8, 0, SPACE_8, 0)
        place.addWidget(self.hint)
        column.addWidget(self._hint_place)
        column.addWidget(self.asides)
        column.addWidget(self.foot)
        self.setFixedWidth(WIDTH_PX)

    def _show_foot(self) -> None:
        selected = self.selected
        why_not = ""
        if selected is None:
            why_not = self.tr("There is no topic.")
        elif selected.id == self._taken_up:
            why_not = self.tr("All screens show this topic already.")
        self.foot.show_topic(has_controls=self._has_controls, why_not=why_not)

    def _on_foot_take_up_requested(self) -> None:
        # The button has nothing more to do then, so the keys are the list's again.
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_list_activated(self.list.currentIndex())

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        topic = self.model.topic_at(index.row())
        self._show_foot()
        self.chosen.emit(topic.id if topic else "")

    def _on_list_activated(self, index: QModelIndex) -> None:
        topic = self.model.topic_at(index.row())
        if topic is not None:
            self.take_up_requested.emit(topic.id)
