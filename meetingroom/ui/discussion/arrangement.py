# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The three columns of the discussion, for every width of window.

It shows and hides parts; it must not know what they hold.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.discussion.current import MEDIUM_WIDTH_PX, WIDTH_PX, CurrentTopic
from meetingroom.ui.discussion.middle import MiddlePart
from meetingroom.ui.discussion.topic_panel import TopicPanel
from meetingroom.ui.note.ending_strip import EndingStrip
from meetingroom.ui.theme.tokens import (
    MEDIUM_PX,
    NARROW_PX,
    SPACE_8,
    SPACE_16,
    WIDE_PX,
)
from meetingroom.ui.widget.choice_box import ChoiceBox
from meetingroom.ui.widget.page_tabs import PageTabs
from meetingroom.ui.widget.undo_strip import UndoStrip

_TEXT, _TOPIC = 0, 1
ANY_WIDTH_PX = 16_777_215
"""Qt's own number for "no limit"."""


class Arrangement(QObject):
    """Run sheet, text and current topic on a screen."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._width_px = 0
        self.ending = EndingStrip(screen)
        self.undo = UndoStrip(screen)
        self.topics = TopicPanel(screen)
        self.middle = MiddlePart(screen)
        self.current = CurrentTopic(screen)
        self.chooser = ChoiceBox(screen)
        self.chooser.setAccessibleName(self.tr("Topic"))
        self.chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tabs = PageTabs(self.tr("Text or topic"), screen)
        self.tabs.add_page(self.tr("The text"))
        self.tabs.add_page(self.tr("The topic"))
        self.tabs.setCurrentIndex(_TOPIC)
        self._top = QWidget(screen)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, 0)
        top.setSpacing(SPACE_16)
        top.addWidget(self.tabs)
        top.addWidget(self.chooser, 1)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.middle, 1)
        sides.addWidget(self.current)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top)
        right.addLayout(sides, 1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.topics)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.ending)
        whole.addWidget(self.undo)
        whole.addLayout(columns, 1)
        # The arrangement follows the window, so it must not hold the window open.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        screen.installEventFilter(self)

        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.chooser.activated.connect(self._on_chooser_activated)
        self.topics.chosen.connect(self._on_topics_chosen)

    @property
    def is_narrow(self) -> bool:
        """Whether text and topic are two tabs."""
        return self._width_px < MEDIUM_PX

    def show_text(self) -> None:
        """Bring the text to the front in a narrow window."""
        self.tabs.setCurrentIndex(_TEXT)

    def show_topic(self) -> None:
        """Bring the topic to the front in a narrow window."""
        self.tabs.setCurrentIndex(_TOPIC)

    def show_chooser(self) -> None:
        """Fill the chooser of small windows."""
        if self._width_px >= NARROW_PX:
            return
        model = self.topics.model
        titles = [model.row_at(row).title for row in range(model.rowCount())]
        shown = [self.chooser.itemText(n) for n in range(self.chooser.count())]
        if titles != shown:
            self.chooser.clear()
            self.chooser.addItems(titles)
        self.chooser.setCurrentIndex(self.topics.list.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange for another width."""
        if event.type() == QEvent.Type.Resize and watched is self._screen:
            self._arrange(self._screen.width())
        return super().eventFilter(watched, event)

    def _arrange(self, width_px: int) -> None:
        self._width_px = width_px
        is_narrow = width_px < MEDIUM_PX
        is_small = width_px < NARROW_PX
        self.topics.set_rail(is_rail=width_px < WIDE_PX)
        self.topics.setVisible(not is_small)
        self.chooser.setVisible(is_small)
        self._top.setVisible(is_narrow)
        if is_small:
            self.show_chooser()
        if is_narrow:
            self.current.setMinimumWidth(0)
            self.current.setMaximumWidth(ANY_WIDTH_PX)
        else:
            column_px = WIDTH_PX if width_px >= WIDE_PX else MEDIUM_WIDTH_PX
            self.current.setFixedWidth(column_px)
        self._show_tab()

    def _show_tab(self) -> None:
        tab = self.tabs.currentIndex()
        self.middle.setVisible(not self.is_narrow or tab == _TEXT)
        self.current.setVisible(not self.is_narrow or tab == _TOPIC)

    def _on_tabs_current_changed(self, index: int) -> None:
        del index
        self._show_tab()

    def _on_chooser_activated(self, row: int) -> None:
        topic = self.topics.model.topic_at(row)
        if topic is not None:
            self.topics.select(topic.id)
            self.topics.take_up_requested.emit(topic.id)

    def _on_topics_chosen(self, topic: str) -> None:
        del topic
        self.show_chooser()
