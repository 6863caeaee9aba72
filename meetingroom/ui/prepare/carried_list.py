# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the meeting before left open and this one takes along, topic by topic.

It asks to leave one out; whether that may be is decided in the core.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingroom.meeting.topics import CarriedTopic
from meetingroom.ui.note.carried_words import from_words, left_open_words
from meetingroom.ui.theme.fonts import small_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.label import (
    breakable,
    list_title_label,
    make_label,
    make_rule,
    small_label,
)

SHOWN_AT_FIRST = 3
"""So that the people below stay in sight; the others are one press away."""


class CarriedList(QFrame):
    """A calm box; it is not there where nothing was left open.

    Signals:
        kept_changed: Other topics are to be taken along; a tuple of `CarriedTopic`.
    """

    kept_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "calm")
        self._carried: tuple[CarriedTopic, ...] = ()
        self._may_leave_out = False
        self._is_whole = False
        self.removers: list[GlyphButton] = []
        self.title = list_title_label("", self)
        self.hint = small_label(self.tr("The discussion begins with them."), self)
        self.more = ActionButton("", variant=Variant.LINK, parent=self)
        self._rows = QWidget(self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_8, SPACE_12)
        column.setSpacing(SPACE_4)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(SPACE_4)
        column.addWidget(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

        self.more.clicked.connect(self._on_more_clicked)

    def show_carried(
        self, carried: tuple[CarriedTopic, ...], *, may_leave_out: bool
    ) -> None:
        """List the topics with what was said about each."""
        self.setVisible(bool(carried))
        if (carried, may_leave_out) != (self._carried, self._may_leave_out):
            self._carried, self._may_leave_out = carried, may_leave_out
            self._renew()

    def _renew(self) -> None:
        words = left_open_words(self._carried)
        self.title.setText(words)
        self.setAccessibleName(words)
        self.removers = []
        rows = QWidget(self)
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE_8)
        shown = len(self._carried)
        if not self._is_whole and shown > SHOWN_AT_FIRST + 1:
            shown = SHOWN_AT_FIRST
        for place, topic in enumerate(self._carried[:shown]):
            lines.addWidget(make_rule(rows))
            lines.addLayout(self._line(topic, place, rows))
        hidden = len(self._carried) - shown
        self.more.set_words(self.tr("&Show the other {0}").format(hidden))
        self.more.setVisible(hidden > 0)
        self._column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _line(self, topic: CarriedTopic, place: int, rows: QWidget) -> QHBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        words = [make_label(breakable(topic.title), parent=rows)]
        if topic.words:
            said = breakable(topic.words)
            words.append(make_label(said, small_font(), parent=rows))
        words.append(small_label(breakable(from_words(topic)), rows))
        for label in words:
            label.setWordWrap(True)
            lines.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addLayout(lines, 1)
        if self._may_leave_out:
            said = self.tr("Leave “{0}” out").format(topic.title)
            button = GlyphButton("x", said, rows)
            button.clicked.connect(partial(self._leave_out, place))
            self.removers.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _leave_out(self, place: int) -> None:
        kept = (*self._carried[:place], *self._carried[place + 1 :])
        self.kept_changed.emit(kept)

    def _on_more_clicked(self) -> None:
        self._is_whole = True
        self._renew()
