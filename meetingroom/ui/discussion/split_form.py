# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Splitting a topic: tick the notes that become a topic of their own.

It emits what was ticked; whether that is allowed is the core's to say.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.ids import NoteId, TopicId
from meetingroom.meeting.topics import MAX_TOPIC_TITLE_CP
from meetingroom.ui.discussion.topic_note import TopicNote
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.icons import icon
from meetingroom.ui.theme.kind import kind_colour, kind_glyph
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import field_label, make_card, make_label

LIST_PX = 160
ROW_PX = 32


class SplitForm(QWidget):
    """The check list; hidden until it is asked for.

    Signals:
        split_requested: Make the ticked notes a topic; read `topic`, `chosen` and
            `title`.
        left: The form was closed without a split.
    """

    split_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic: TopicId | None = None
        self._name = field_label("", self)
        self._name.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Notes that become a topic of their own"))
        self.list.setFixedHeight(LIST_PX)
        self.list.setFont(fonts.column_font())
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name_field = QLineEdit(self)
        self.name_field.setMaxLength(MAX_TOPIC_TITLE_CP)
        self.name_field.setPlaceholderText(self.tr("Title of the new topic"))
        self.name_field.setAccessibleName(self.tr("Title of the new topic"))
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.split = ActionButton(
            self.tr("Split"), glyph="split", variant=Variant.SMALL, parent=self
        )
        self.cancel = ActionButton(
            self.tr("Cancel"), variant=Variant.SMALL, parent=self
        )
        card = make_card(self)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.split)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        inner.setSpacing(SPACE_8)
        for part in (self._name, self.list, self.name_field, self.error):
            inner.addWidget(part)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_12)
        column.addWidget(card)
        self.hide()

        self.split.clicked.connect(self.split_requested)
        self.name_field.returnPressed.connect(self.split_requested)
        self.cancel.clicked.connect(self.leave)

    @property
    def chosen(self) -> tuple[NoteId, ...]:
        """The ticked notes."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            NoteId(str(item.data(Qt.ItemDataRole.UserRole)))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def title(self) -> str:
        """Title of the new topic."""
        return self.name_field.text()

    def begin(self, topic: TopicId, title: str, notes: Sequence[TopicNote]) -> None:
        """Open the list of a topic's notes."""
        self.topic = topic
        self._name.setText(self.tr("Split off “{title}”").format(title=title))
        self.list.clear()
        tokens = current_tokens()
        for note in notes:
            words = " ".join((note.body or self.tr("Agrees.")).split())
            item = QListWidgetItem(f"{note.writer}: {words}" if note.writer else words)
            item.setIcon(icon(kind_glyph(note.kind), kind_colour(tokens, note.kind)))
            item.setToolTip(words)
            item.setSizeHint(QSize(0, ROW_PX))
            item.setData(Qt.ItemDataRole.UserRole, str(note.id))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.name_field.clear()
        self.show_error("")
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close without a split."""
        self.topic = None
        self.hide()
        self.left.emit()

    def show_error(self, sentence: str) -> None:
        """Say why it could not be split; the ticks stay."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
