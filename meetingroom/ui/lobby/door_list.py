# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who is at the door: let in one, or all; or not now.

It lets nobody in by itself, and a name that is taken is said beside it. Whoever was
put off waits on, and so stays in the list.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.ids import DeviceId
from meetingroom.meeting.state import Meeting
from meetingroom.room.ids import IdSource
from meetingroom.room.room import RoomSnapshot, Waiting
from meetingroom.ui.lobby.admission import (
    admission,
    may_be_same,
    replacement,
    replacing_words,
    welcome,
)
from meetingroom.ui.lobby.row_card import RowCard
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import (
    LIST_ROW_TALL_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    ElidedLabel,
    list_title_label,
    make_rule,
)

_ROWS_SHOWN = 4
"""More are scrolled to; the people who are in must stay in sight."""


class DoorList(QWidget):
    """A card with one row for each machine at the door; hidden while nobody is.

    Signals:
        command_requested: An `AdmitDevice`, or before it a `RevokeDevice` where
            another machine of the same person takes the place of the old one.
    """

    command_requested = Signal(object)

    def __init__(self, new_id: IdSource, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            new_id: Makes the id of somebody new who is let in.
            parent: Owner of the list.
        """
        super().__init__(parent)
        self._new_id = new_id
        self._waiting: tuple[Waiting, ...] = ()
        self._meeting = Meeting()
        self._later: frozenset[DeviceId] = frozenset()
        """Who was put off; forgotten when they go away, so that they may knock anew."""
        self.let_in: dict[DeviceId, ActionButton] = {}
        self.not_now: dict[DeviceId, ActionButton] = {}
        self.same_person: dict[DeviceId, ActionButton] = {}
        """Where somebody may have come with another laptop."""
        self.title = list_title_label("", self)
        self.all = ActionButton(
            self.tr("Let &all in"), variant=Variant.SMALL, parent=self
        )
        self._area = RowCard(self.tr("Who is at the door"), self._head(), self)
        self.hide()

        self.all.clicked.connect(self.admit_all)

    def show_door(self, snapshot: RoomSnapshot) -> None:
        """Show who is at the door; nobody but the facilitator is told."""
        around = snapshot.surroundings
        waiting = around.waiting if snapshot.is_facilitator else ()
        asked_before = len(self._asking)
        self._later &= {one.device for one in waiting}
        self._meeting = snapshot.meeting
        if waiting != self._waiting or self._can_be_same(waiting) != set(
            self.same_person
        ):
            self._waiting = waiting
            self._renew()
            if len(self._asking) > asked_before:
                announce(self, self.title.text())

    def admit_all(self) -> None:
        """Let everybody in who can be let in as they are."""
        for one in welcome(self._asking):
            self._admit(one)

    @property
    def _asking(self) -> tuple[Waiting, ...]:
        """Who was not put off."""
        return tuple(one for one in self._waiting if one.device not in self._later)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_8, SPACE_12, SPACE_8)
        head.setSpacing(SPACE_8)
        head.addWidget(Glyph("door-open", Tone.ACCENT, parent=self))
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.all)
        return head

    def _renew(self) -> None:
        count = len(self._waiting)
        asking = self._asking
        put_off = tuple(one for one in self._waiting if one not in asking)
        self.title.setText(self._title(len(asking), len(put_off)))
        self.all.setVisible(len(welcome(asking)) > 1)
        self.let_in, self.same_person, self.not_now = {}, {}, {}
        page, column = self._area.begin()
        for one in (*asking, *put_off):
            column.addWidget(make_rule(page))
            column.addWidget(self._row(page, one))
        self._area.show_page(page)
        self._area.setFixedHeight(min(count, _ROWS_SHOWN) * (LIST_ROW_TALL_PX + 1))
        self.setVisible(bool(count))

    def _title(self, asking: int, put_off: int) -> str:
        match asking, put_off:
            case 0, 1:
                return self.tr("1 person was put off")
            case 0, _:
                return self.tr("{0} people were put off").format(put_off)
            case 1, _:
                return self.tr("1 person is at the door")
            case _:
                return self.tr("{0} people are at the door").format(asking)

    def _row(self, page: QWidget, one: Waiting) -> QWidget:
        is_put_off = one.device in self._later
        row = QWidget(page)
        row.setFixedHeight(LIST_ROW_TALL_PX)
        line = QHBoxLayout(row)
        line.setContentsMargins(SPACE_16, 0, SPACE_12, 0)
        line.setSpacing(SPACE_8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        tone = Tone.MUTED if is_put_off else Tone.TEXT
        names.addWidget(ElidedLabel(one.name, tone=tone, parent=row))
        about = one.problem
        if not about and is_put_off:
            about = self.tr("put off, waits")
        elif not about and one.claims is not None:
            about = self.tr("on the list")
        if about:
            below = QHBoxLayout()
            below.setSpacing(SPACE_4)
            if one.problem:
                below.addWidget(Glyph("circle-alert", Tone.BLOCKER, 14, row))
            tone = Tone.BLOCKER if one.problem else Tone.MUTED
            below.addWidget(ElidedLabel(about, fonts.small_font(), tone, row), 1)
            names.addLayout(below)
        names.addStretch(1)
        line.addLayout(names, 1)
        line.addSpacing(SPACE_4)
        if not is_put_off:
            line.addWidget(self._not_now(row, one))
        line.addWidget(self._entrance(row, one))
        return row

    def _not_now(self, row: QWidget, one: Waiting) -> ActionButton:
        later = ActionButton(self.tr("Not now"), variant=Variant.LINK, parent=row)
        later.setAccessibleName(self.tr("Not now: {0}").format(one.name))
        later.clicked.connect(partial(self._put_off, one.device))
        self.not_now[one.device] = later
        return later

    def _entrance(self, row: QWidget, one: Waiting) -> ActionButton:
        """Return the button that lets somebody in, as themselves or as known."""
        if may_be_same(one, self._meeting):
            same = ActionButton(
                self.tr("It is the same person"), variant=Variant.SMALL, parent=row
            )
            words = replacing_words(one.name)
            same.setAccessibleName(words)
            same.setToolTip(words)
            same.clicked.connect(partial(self._replace, one))
            self.same_person[one.device] = same
            return same
        enter = ActionButton(self.tr("Let in"), variant=Variant.SMALL, parent=row)
        enter.setAccessibleName(self.tr("Let in: {0}").format(one.name))
        enter.set_reason(one.problem)
        enter.clicked.connect(partial(self._admit, one))
        self.let_in[one.device] = enter
        return enter

    def _can_be_same(self, waiting: tuple[Waiting, ...]) -> set[DeviceId]:
        return {one.device for one in waiting if may_be_same(one, self._meeting)}

    def _replace(self, one: Waiting) -> None:
        for command in replacement(one, self._meeting):
            self.command_requested.emit(command)

    def _admit(self, one: Waiting) -> None:
        self.command_requested.emit(admission(one, self._new_id))

    def _put_off(self, device: DeviceId) -> None:
        """Let somebody wait without a word; their row stays, and so does the way in."""
        self._later |= {device}
        self._renew()
