# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The lobby: everybody comes in, and learns what stays sealed.

Nothing begins by itself; the facilitator begins the reading.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.room import AddPerson, BeginReading
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.lobby.people_list import PeopleList
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.fonts import memo_font, sans_font
from meetingroom.ui.theme.tokens import (
    MEDIUM_PX,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    SPACE_32,
    SPACE_48,
    WIDE_PX,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    field_label,
    make_calm_box,
    make_label,
    small_label,
)

TITLE_PX = 33
LONG_TITLE_PX = 23
LONG_TITLE_CP = 70
"""Longer titles would push people and sealed box off the screen."""


class LobbyScreen(MeetingScreen):
    """Title, sealed box, people, and the button that begins.

    Signals:
        pass_requested: Cover the screen and pass the laptop.
        window_requested: A window of their own for a person; their id, or empty.
        back_requested: Go back to prepare; asks for a reason.
    """

    pass_requested = Signal()
    window_requested = Signal(str)
    back_requested = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        new_id: Callable[[], str],
    ) -> None:
        """Build the screen.

        Args:
            parent: Owner of the screen.
            new_id: Makes the id of somebody who is let in.
        """
        super().__init__(parent)
        self._new_id = new_id
        self.title = make_label("", memo_font(TITLE_PX), parent=self)
        self.title.setWordWrap(True)
        self.goal = make_label("", tone=Tone.MUTED, parent=self)
        self.goal.setWordWrap(True)
        self.sealed = make_label("", sans_font(17), parent=self)
        self.sealed.setWordWrap(True)
        self.check = small_label("", self)
        self.check.setWordWrap(True)
        self.people = PeopleList(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_NAME_CP)
        self.add = ActionButton(self.tr("&Let in"), glyph="plus", parent=self)
        self.error = make_label("", tone=Tone.BLOCKER, parent=self)
        self.error.setWordWrap(True)
        self.pass_on = ActionButton(
            self.tr("&Pass the laptop"), glyph="users", parent=self
        )
        self.begin = ActionButton(
            self.tr("&Begin reading"),
            glyph="book-open",
            variant=Variant.PRIMARY,
            parent=self,
        )
        self.back = ActionButton(self.tr("Back to p&repare"), parent=self)
        self.bar = BottomBar(parent=self)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._add_actions()

        self.people.command_requested.connect(self.command_requested)
        self.people.window_requested.connect(self.window_requested)
        self.name.returnPressed.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.pass_on.clicked.connect(self.pass_requested)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.back.clicked.connect(self.back_requested)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the meeting's aim and who has come."""
        meeting = snapshot.meeting
        title = meeting.setup.title
        self.title.setText(title)
        is_long = len(title) > LONG_TITLE_CP
        self.title.setFont(memo_font(LONG_TITLE_PX if is_long else TITLE_PX))
        decider = meeting.people.get(meeting.setup.roles.decider or PersonId(""))
        goal = self.tr("Goal: {0}").format(meeting.setup.goal.rstrip("."))
        self.goal.setText(
            self.tr("{0}. {1} decides.").format(goal, decider.name) if decider else goal
        )
        names = meeting.setup.are_names_shown
        self.sealed.setText(
            self.tr(
                "Notes stay sealed. Until reading ends nobody, the facilitator"
                " included, can read your notes. Then everyone in the meeting sees"
                " them, {0}."
            ).format(self.tr("with your name") if names else self.tr("without names"))
        )
        self.people.show_people(snapshot)
        typed = self.name.text().strip()
        if typed in {person.name for person in meeting.people.values()}:
            # Emptied only now: a name that was refused stays to be changed.
            self.name.clear()
        for part in (self.begin, self.back, self.name, self.add):
            part.setVisible(snapshot.is_facilitator)
        self.begin_action.setEnabled(snapshot.is_facilitator)
        minutes = meeting.setup.minutes.reading
        self.bar.set_sentence(
            self.tr(
                "Reading takes about {0} minutes. Nothing begins by itself."
            ).format(minutes)
        )

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why, under the field or in the bar."""
        if isinstance(command, AddPerson):
            self.error.setText(refused.sentence)
            self.error.show()
        else:
            self.bar.set_sentence(refused.sentence, Tone.BLOCKER, "circle-alert")

    def panes(self) -> list[QWidget]:
        """Return the people's field, passing, and the beginning."""
        return [self.name, self.pass_on, self.begin]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the people below when the window is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= MEDIUM_PX
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight
            if is_wide
            else QBoxLayout.Direction.TopToBottom
        )
        is_broad = self.width() >= WIDE_PX or not is_wide
        self._halves.setStretch(0, 5 if is_broad else 1)
        self._halves.setStretch(1, 4 if is_broad else 1)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_12)
        left.addWidget(self.title)
        left.addWidget(self.goal)
        left.addSpacing(SPACE_24)
        left.addWidget(self._sealed_box())
        left.addSpacing(SPACE_24)
        left.addWidget(field_label(self.tr("One laptop for several people"), self))
        how = small_label(
            self.tr(
                "Pass the laptop: each person picks their name and sees their own"
                " margin only. Or give each person a window of their own."
            ),
            self,
        )
        how.setWordWrap(True)
        left.addWidget(how)
        row = QHBoxLayout()
        row.addWidget(self.pass_on)
        row.addStretch(1)
        left.addLayout(row)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(SPACE_12)
        right.addWidget(self.people, 1)
        self.name.setPlaceholderText(self.tr("Name of somebody who came in"))
        self.name.setAccessibleName(self.tr("Name of somebody who came in"))
        adding = QHBoxLayout()
        adding.setSpacing(SPACE_8)
        adding.addWidget(self.name, 1)
        adding.addWidget(self.add)
        right.addLayout(adding)
        right.addWidget(self.error)
        self.error.hide()
        late = small_label(
            self.tr(
                "Someone who comes later gets the memo and the time left, and is"
                " named as late in the record."
            ),
            self,
        )
        late.setWordWrap(True)
        right.addWidget(late)
        self._halves.setContentsMargins(SPACE_48, SPACE_32, SPACE_48, SPACE_24)
        self._halves.setSpacing(SPACE_48)
        self._halves.addLayout(left, 5)
        self._halves.addLayout(right, 4)
        self.bar.add_button(self.back)
        self.bar.add_button(self.begin)
        page = QWidget(self)
        page.setLayout(self._halves)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.bar)

    def _sealed_box(self) -> QWidget:
        box = make_calm_box(self)
        words = QVBoxLayout()
        words.setSpacing(SPACE_8)
        words.addWidget(self.sealed)
        self.check.setText(
            self.tr(
                "How to check this: pass the laptop or open a second window while"
                " reading. No screen shows a note of somebody else. The notes lie in"
                " the library file on this computer."
            )
        )
        words.addWidget(self.check)
        row = QHBoxLayout(box)
        row.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        row.setSpacing(SPACE_16)
        row.addWidget(Glyph("lock", Tone.ACCENT, 20, box))
        row.addLayout(words, 1)
        return box

    def _add_actions(self) -> None:
        self.begin_action = QAction(self.tr("&Begin reading"), self)
        self.begin_action.setShortcut(QKeySequence("Ctrl+Return"))
        self.begin_action.triggered.connect(self._on_begin_clicked)
        self.addAction(self.begin_action)

    def _on_begin_clicked(self) -> None:
        self.count_requested.emit(BeginReading())

    def _on_add_clicked(self) -> None:
        name = self.name.text().strip()
        if name:
            self.error.hide()
            self.command_requested.emit(AddPerson(PersonId(self._new_id()), name))
