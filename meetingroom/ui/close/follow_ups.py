# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The work people take out of the meeting, by person.

A row can be taken off the list; the form for a new one is another screen.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.meeting.ids import FollowUpId
from meetingroom.meeting.state import Meeting
from meetingroom.ui.close.section import Section
from meetingroom.ui.close.view import FollowUpRow, follow_up_rows
from meetingroom.ui.close.words import day_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SMALL_BUTTON_PX, SPACE_4, SPACE_8, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.label import make_label, make_rule

OWNER_PX = 148
TOP = Qt.AlignmentFlag.AlignTop


class FollowUpSection(Section):
    """Rows by person and date.

    Signals:
        add_requested: A new follow-up is wanted.
        remove_requested: A row is to be taken off; its `FollowUpId`.
    """

    add_requested = Signal()
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Follow-ups"), parent)
        self.removers: dict[FollowUpId, GlyphButton] = {}
        self.add = ActionButton(
            self.tr("&Add a follow-up"), glyph="plus", variant=Variant.LINK, parent=self
        )
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.add_to_head(self.add)
        self._column.addWidget(self.error)

        self.add.clicked.connect(self.add_requested)

    def show_meeting(
        self, meeting: Meeting, *, may_add: bool, may_remove: bool
    ) -> None:
        """Show the follow-ups of a meeting and what the viewer may do with them."""
        self.add.setVisible(may_add)
        rows = follow_up_rows(meeting)
        column = self.renew((rows, may_remove))
        if column is None:
            return
        column.setSpacing(SPACE_4)
        self.show_error("")
        self.removers = {}
        if not rows:
            nothing = self.tr("Nobody has taken anything on yet.")
            column.addWidget(make_label(nothing, tone=Tone.MUTED, parent=self))
        before = ""
        for row in rows:
            if before:
                column.addWidget(make_rule(self))
            owner = "" if row.owner == before else row.owner
            column.addLayout(self._line(row, owner, may_remove=may_remove))
            before = row.owner

    def show_error(self, sentence: str) -> None:
        """Say below the rows why one was not taken off."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _line(self, row: FollowUpRow, owner: str, *, may_remove: bool) -> QHBoxLayout:
        # Wrapped, not shortened: two long names may begin alike.
        name = make_label(owner, fonts.body_font(is_bold=True), parent=self)
        name.setWordWrap(True)
        name.setFixedWidth(OWNER_PX)
        name.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        what = make_label(row.what, parent=self)
        what.setWordWrap(True)
        what.setAlignment(TOP)
        what.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        day = make_label(day_words(row.due_on), tone=Tone.MUTED, parent=self)
        day.setFixedHeight(SMALL_BUTTON_PX)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(name, 0, TOP)
        line.addWidget(what, 1)
        line.addSpacing(SPACE_16)
        line.addWidget(day, 0, TOP)
        if may_remove:
            said = self.tr("Take “{0}” off the list").format(row.what)
            button = GlyphButton("x", said, self)
            button.clicked.connect(partial(self._ask_to_remove, row.id))
            self.removers[row.id] = button
            line.addWidget(button, 0, TOP)
        return line

    def _ask_to_remove(self, follow_up: FollowUpId) -> None:
        self.remove_requested.emit(follow_up)
