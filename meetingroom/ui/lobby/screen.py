# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The lobby: everybody comes in, and learns what stays sealed.

Nothing begins by itself; the facilitator lets people in and begins the reading.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.room import (
    AddPerson,
    AdmitDevice,
    BeginReading,
    LockRoom,
    RevokeDevice,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.lobby.door_list import DoorList
from meetingroom.ui.lobby.invitation_panel import InvitationPanel
from meetingroom.ui.lobby.name_field import NameField
from meetingroom.ui.lobby.one_laptop import OneLaptop
from meetingroom.ui.lobby.people_list import PeopleList
from meetingroom.ui.lobby.presence import PersonRow
from meetingroom.ui.lobby.sealed_box import SealedBox
from meetingroom.ui.note.carried_words import left_open_words
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.fonts import memo_font
from meetingroom.ui.theme.tokens import (
    MEDIUM_PX,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    SPACE_48,
    WIDE_PX,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import make_label, small_label
from meetingroom.ui.widget.undo_strip import UndoStrip

TITLE_PX = 33
LONG_TITLE_PX = 23
LONG_TITLE_CP = 70
"""Longer titles would push people and sealed box off the screen."""


class LobbyScreen(MeetingScreen):
    """Title, invitation, sealed box, people, and the button that begins.

    Signals:
        pass_requested: Cover the screen and pass the laptop.
        window_requested: A window of their own for a person; their id, or empty.
        back_requested: Go back to prepare; asks for a reason.
        new_code_requested: Earlier codes and links are to open nothing any more.
    """

    pass_requested = Signal()
    window_requested = Signal(str)
    back_requested = Signal()
    new_code_requested = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, new_id: Callable[[], str]
    ) -> None:
        """Build the screen.

        Args:
            parent: Owner of the screen.
            new_id: Makes the id of somebody who is let in.
        """
        super().__init__(parent)
        self._new_id = new_id
        self._has_room_screen = False
        self._now = datetime.min.replace(tzinfo=UTC)
        self.undo = UndoStrip(self)
        self.title = make_label("", memo_font(TITLE_PX), parent=self)
        # Two labels: polishing gives a label the font back that it was made with.
        self.long_title = make_label("", memo_font(LONG_TITLE_PX), parent=self)
        for label in (self.title, self.long_title):
            label.setWordWrap(True)
        self.goal = make_label("", tone=Tone.MUTED, parent=self)
        self.goal.setWordWrap(True)
        self.left_open = make_label("", tone=Tone.MUTED, parent=self)
        self.left_open.setWordWrap(True)
        self.invitation = InvitationPanel(self)
        self.sealed = SealedBox(self)
        self.laptop = OneLaptop(self)
        self.pass_on = self.laptop.pass_on
        self.door = DoorList(new_id, self)
        self.people = PeopleList(self)
        self.let_in = NameField(new_id, self)
        self.name, self.add = self.let_in.name, self.let_in.add
        self.error = self.let_in.error
        self.lock = QCheckBox(self.tr("Loc&k the room: nobody new can come in"), self)
        self.begin = ActionButton(
            self.tr("&Begin reading"),
            glyph="book-open",
            variant=Variant.PRIMARY,
            parent=self,
        )
        self.back = ActionButton(self.tr("Back to p&repare"), parent=self)
        self.room_screen = ActionButton(self.tr("Room &screen"), key="F5", parent=self)
        self.room_screen.hide()
        self.bar = BottomBar(parent=self)
        self._scroll = QScrollArea(self)
        self._side = QWidget(self)
        """The people, and how they are let in."""
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._add_actions()
        self._connect()

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the meeting's aim, how others join, and who has come."""
        meeting, around = snapshot.meeting, snapshot.surroundings
        self._show_aim(snapshot)
        self.sealed.show_rules(meeting.setup, is_guest=around.link is not None)
        is_alone = len(meeting.people) <= 1 and not around.waiting
        self.invitation.show_invitation(
            around.invitation, meeting.setup.title, is_alone=is_alone
        )
        for action in (self.copy_action, self.renew_action):
            action.setVisible(around.invitation is not None)
        self.door.show_door(snapshot)
        if around.online is not None:
            self.people.losses.see(around.online, self._now)
        self.people.show_people(snapshot)
        self.let_in.show_snapshot(snapshot)
        self._show_controls(snapshot)

    def offer_room_screen(self, toggle: Callable[[], None]) -> None:
        """Let whoever leads or hosts show the room screen from here.

        Args:
            toggle: Shows it, or closes it.
        """
        self._has_room_screen = True
        self.room_screen.clicked.connect(toggle)

    def show_time(self, now: datetime) -> None:
        """Remember the time, for connections that end."""
        self._now = now

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why, under the field or in the bar."""
        if isinstance(command, AddPerson):
            self.let_in.show_refusal(refused.sentence)
        else:
            self.bar.set_sentence(refused.sentence, Tone.BLOCKER, "circle-alert")

    def panes(self) -> list[QWidget]:
        """Return the invitation, the door, the field, passing, and the beginning."""
        parts = (
            self.invitation.copy,
            self.door.all,
            self.name,
            self.pass_on,
            self.begin,
        )
        return [part for part in parts if part.isVisibleTo(self)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the people below when the window is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= MEDIUM_PX
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight
            if is_wide
            else QBoxLayout.Direction.TopToBottom
        )
        # Below the code in a narrow window: whoever waits must not be out of sight.
        column = self._right_part if is_wide else self._left_part
        if column.indexOf(self.door) < 0:
            other = self._left_part if is_wide else self._right_part
            other.removeWidget(self.door)
            place = 0 if is_wide else column.indexOf(self.invitation) + 1
            column.insertWidget(place, self.door)
        is_broad = self.width() >= WIDE_PX or not is_wide
        self._halves.setStretch(0, 5 if is_broad else 1)
        self._halves.setStretch(1, 4 if is_broad else 1)
        # As high as what is seen of the page, so that the lock is not below the fold.
        margins = self._halves.contentsMargins()
        seen_px = self.height() - self.bar.minimumHeight()
        side_px = seen_px - margins.top() - margins.bottom()
        self._side.setMinimumHeight(max(0, side_px) if is_wide else 0)

    def _keep_width(self, least: int, most: int) -> None:
        """Let the page be as wide with a scroll bar as without it.

        Else a page that is long because it is narrow would stay narrow.
        """
        is_scrolled = most > least
        bar_px = self._scroll.verticalScrollBar().sizeHint().width()
        right_px = SPACE_48 - (bar_px if is_scrolled else 0)
        self._halves.setContentsMargins(SPACE_48, SPACE_24, right_px, SPACE_16)

    def _show_aim(self, snapshot: RoomSnapshot) -> None:
        meeting = snapshot.meeting
        title = meeting.setup.title
        is_long = len(title) > LONG_TITLE_CP
        for label, is_shown in ((self.title, not is_long), (self.long_title, is_long)):
            label.setText(title if is_shown else "")
            label.setVisible(is_shown)
        decider = meeting.people.get(meeting.setup.roles.decider or PersonId(""))
        goal = meeting.setup.goal.strip()
        sentence = goal if goal.endswith((".", "?", "!")) else f"{goal}."
        self.goal.setText(
            self.tr("Goal: {0} {1} decides.").format(sentence, decider.name)
            if decider
            else self.tr("Goal: {0}").format(sentence)
        )
        taken_along = left_open_words(meeting.carried)
        self.left_open.setText(
            self.tr("{0}. The discussion begins there.").format(taken_along)
        )
        self.left_open.setVisible(bool(taken_along))
        minutes = meeting.setup.minutes.reading
        words = self.tr("Reading takes about {0} minutes. Nothing begins by itself.")
        if minutes == 1:
            words = self.tr("Reading takes about a minute. Nothing begins by itself.")
        self.bar.set_sentence(words.format(minutes))

    def _show_controls(self, snapshot: RoomSnapshot) -> None:
        """Show what this person can do: nothing is greyed for the others."""
        around = snapshot.surroundings
        leads, is_hosting = snapshot.is_facilitator, around.link is None
        self.begin.setVisible(leads)
        self.back.setVisible(leads)
        may_show = self._has_room_screen and (leads or is_hosting)
        self.room_screen.setVisible(may_show)
        self.let_in.setVisible(leads and is_hosting)
        self.begin_action.setEnabled(leads)
        self.laptop.setVisible(is_hosting)
        self.lock.setVisible(leads and around.online is not None)
        self.lock.setChecked(snapshot.meeting.is_locked)
        if not leads:
            self.undo.clear()

    def _lay_out(self) -> None:
        self.bar.add_button(self.room_screen)
        self.bar.add_button(self.back)
        self.bar.add_button(self.begin)
        self._halves.setSpacing(SPACE_48)
        self._left_part, self._right_part = self._left(), self._right()
        self._side.setLayout(self._right_part)
        self._halves.addLayout(self._left_part, 5)
        self._halves.addWidget(self._side, 4, Qt.AlignmentFlag.AlignTop)
        page = QWidget(self)
        page.setLayout(self._halves)
        scroll = self._scroll
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self._keep_width(0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.undo)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.bar)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(SPACE_12)
        left.addWidget(self.title)
        left.addWidget(self.long_title)
        left.addWidget(self.goal)
        left.addWidget(self.left_open)
        left.addSpacing(SPACE_12)
        left.addWidget(self.invitation)
        left.addSpacing(SPACE_12)
        left.addWidget(self.sealed)
        left.addSpacing(SPACE_12)
        left.addWidget(self.laptop)
        left.addStretch(1)
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACE_12)
        right.addWidget(self.door)
        right.addWidget(self.people, 1)
        right.addWidget(self.let_in)
        right.addWidget(self.lock)
        late = small_label(
            self.tr(
                "Someone who comes later gets the memo and the time left, and is"
                " named as late in the record."
            ),
            self,
        )
        late.setWordWrap(True)
        right.addWidget(late)
        return right

    def _add_actions(self) -> None:
        self.begin_action = QAction(self.tr("&Begin reading"), self)
        self.begin_action.setShortcut(QKeySequence("Ctrl+Return"))
        self.copy_action = QAction(self.tr("&Copy the invitation"), self)
        self.copy_action.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self.renew_action = QAction(self.tr("Make a &new code"), self)
        self.addActions([self.begin_action, self.copy_action, self.renew_action])

    def _connect(self) -> None:
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self.begin_action.triggered.connect(self._on_begin_clicked)
        self.copy_action.triggered.connect(self.invitation.copy_invitation)
        self.renew_action.triggered.connect(self.new_code_requested)
        self.invitation.new_code_requested.connect(self.new_code_requested)
        self.door.command_requested.connect(self.command_requested)
        self.people.command_requested.connect(self.command_requested)
        self.people.window_requested.connect(self.window_requested)
        self.people.turn_away_requested.connect(self._on_people_turn_away_requested)
        self.undo.undo_requested.connect(self.command_requested)
        self.let_in.command_requested.connect(self.command_requested)
        self.lock.clicked.connect(self._on_lock_clicked)
        self.pass_on.clicked.connect(self.pass_requested)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.back.clicked.connect(self.back_requested)

    def _on_begin_clicked(self) -> None:
        self.count_requested.emit(BeginReading())

    def _on_lock_clicked(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.command_requested.emit(LockRoom(is_locked=is_on))

    def _on_people_turn_away_requested(self, row: PersonRow) -> None:
        device = row.device
        if device is None:
            return
        self.command_requested.emit(RevokeDevice(device.id))
        self.undo.offer(
            self.tr("{0}’s laptop was turned away. What it wrote stays.").format(
                row.name
            ),
            AdmitDevice(device.person, row.name, device.id, device.seal),
        )
