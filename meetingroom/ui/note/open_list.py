# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The open blockers and the undecided goal, in short rows, for everybody.

It settles nothing: each row says who does, and leads to the place.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.discussion.ending import blockers_in_order
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.ui.note.ending_words import (
    follow_up_line,
    place_words,
    settler_words,
    undecided_words,
)
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SMALL_BUTTON_PX, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import ElidedLabel, make_label

ROW_PX = SMALL_BUTTON_PX
MOST_ROWS = 6
"""More are scrolled: what the strip lies over must stay in sight."""


class OpenList(QWidget):
    """Row by row: where, what, and who says what becomes of it.

    Signals:
        place_requested: Go to a blocker; its `NoteId`.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._line = ""
        self.places: dict[NoteId, ActionButton] = {}
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The ground below its scroll bar, too.
        self._scroll.setProperty("variant", "side")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undecided = make_label("", fonts.column_font(), parent=self)
        self.undecided.setWordWrap(True)
        self.copy = ActionButton("", variant=Variant.LINK, parent=self)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_12)
        foot.addWidget(self.undecided, 1)
        foot.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self._scroll)
        column.addLayout(foot)
        self.hide()

        self.copy.clicked.connect(self._on_copy_clicked)

    def show_meeting(self, meeting: Meeting, viewer: PersonId) -> None:
        """Show what is open; the rows are made anew only when something changed."""
        undecided, line = undecided_words(meeting), follow_up_line(meeting)
        self.undecided.setText(undecided)
        if line != self._line:
            self._line = line
            self.copy.set_words(self.tr("Copy what is open and who is needed"))
            self.copy.setToolTip(line)
        rows = tuple(
            (
                NoteId(note.id),
                place_words(meeting, note),
                note.body or self.tr("Blocker without words"),
                settler_words(meeting, note, viewer),
            )
            for note in blockers_in_order(meeting)
        )
        if rows == self._shown:
            return
        self._shown = rows
        self._renew(rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline below."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.sunken))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _renew(self, rows: tuple[tuple[NoteId, str, str, str], ...]) -> None:
        fresh = QFrame(self)
        fresh.setProperty("variant", "side")
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, SPACE_8, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 3)
        grid.setColumnStretch(3, 2)
        self.places = {}
        for number, (note, place, body, settler) in enumerate(rows):
            button = ActionButton(place, variant=Variant.LINK, parent=fresh)
            spoken = self.tr("Go to the blocker at {0}: {1} {2}")
            button.setAccessibleName(spoken.format(place, body, settler))
            button.clicked.connect(partial(self.place_requested.emit, note))
            self.places[note] = button
            grid.setRowMinimumHeight(number, ROW_PX)
            mark = Glyph("octagon-alert", Tone.BLOCKER, parent=fresh)
            grid.addWidget(mark, number, 0)
            grid.addWidget(button, number, 1, Qt.AlignmentFlag.AlignLeft)
            words = ElidedLabel(
                " ".join(body.split()), fonts.column_font(), parent=fresh
            )
            grid.addWidget(words, number, 2)
            who = ElidedLabel(settler, fonts.small_font(), Tone.MUTED, fresh)
            grid.addWidget(who, number, 3)
        self._scroll.setWidget(fresh)
        self._scroll.setVisible(bool(rows))
        self._scroll.setFixedHeight(ROW_PX * min(len(rows), MOST_ROWS))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._line)
        self.copy.set_words(self.tr("Copied"))
        announce(self, self.tr("It is on the clipboard."))
