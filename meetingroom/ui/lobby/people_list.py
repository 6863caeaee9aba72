# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who is here: marks, names, parts, and what can be done for each person."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import (
    LIST_ROW_PX,
    LIST_ROW_TALL_PX,
    SPACE_12,
    SPACE_16,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    ElidedLabel,
    list_title_label,
    make_card,
    make_rule,
    small_label,
)
from meetingroom.ui.widget.person_mark import PersonMark

_ROWS_WANTED = 5


class PeopleList(QWidget):
    """A card with one row a person; it scrolls inside itself.

    Signals:
        command_requested: A `SetAway`.
        window_requested: A window of their own is wanted for a person; their id.
    """

    command_requested = Signal(object)
    window_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = small_label("", self)
        self._rows = QWidget(self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Who is here"))
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        head.addWidget(list_title_label(self.tr("Who is here"), self))
        head.addStretch(1)
        head.addWidget(self.count)
        card = make_card(self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def sizeHint(self) -> QSize:
        """Return room for some people; the others are scrolled to."""
        return QSize(super().sizeHint().width(), (_ROWS_WANTED + 1) * LIST_ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and no width of its own."""
        return QSize(0, self.sizeHint().height())

    def show_people(self, snapshot: RoomSnapshot) -> None:
        """Show everybody in the order in which they came."""
        people = snapshot.meeting.people
        here = sum(not person.is_away for person in people.values())
        self.count.setText(
            self.tr("{0} of {1}").format(here, len(people))
            if here < len(people)
            else self.tr("{0} here").format(here)
        )
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for person in people.values():
            column.addWidget(make_rule(rows))
            column.addWidget(self._row(rows, snapshot, person))
        column.addStretch(1)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(rows)  # the area deletes the rows it held before
        self._area.verticalScrollBar().setValue(place)

    def _row(self, host: QWidget, snapshot: RoomSnapshot, person: Person) -> QWidget:
        row = QWidget(host)
        row.setFixedHeight(LIST_ROW_TALL_PX)
        line = QHBoxLayout(row)
        line.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        line.setSpacing(SPACE_12)
        line.addWidget(PersonMark(person.name, is_away=person.is_away, parent=row))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(ElidedLabel(person.name, parent=row))
        parts = self._parts(snapshot, person)
        if parts:
            font, tone = fonts.small_font(), Tone.MUTED
            names.addWidget(ElidedLabel(parts, font, tone, row))
        names.addStretch(1)
        line.addLayout(names, 1)
        if snapshot.is_facilitator and person.id != snapshot.viewer:
            self._add_controls(line, row, person)
        glyph = ("clock", Tone.MUTED) if person.is_away else ("check", Tone.GOOD)
        line.addWidget(Glyph(*glyph, parent=row))
        state = self.tr("away") if person.is_away else self.tr("here")
        line.addWidget(small_label(state, row))
        return row

    def _add_controls(self, line: QHBoxLayout, row: QWidget, person: Person) -> None:
        if not person.is_away:
            window = ActionButton(
                self.tr("Own window"), variant=Variant.LINK, parent=row
            )
            name = self.tr("Open a window for {0}").format(person.name)
            window.setAccessibleName(name)
            window.clicked.connect(partial(self._ask_window, person.id))
            line.addWidget(window)
        presence = ActionButton(
            self.tr("Is back") if person.is_away else self.tr("Set away"),
            variant=Variant.LINK,
            parent=row,
        )
        words = self.tr("{0} is back") if person.is_away else self.tr("{0} is away")
        presence.setAccessibleName(words.format(person.name))
        presence.setToolTip(words.format(person.name))
        presence.clicked.connect(
            partial(self._set_away, person.id, is_away=not person.is_away)
        )
        line.addWidget(presence)

    def _parts(self, snapshot: RoomSnapshot, person: Person) -> str:
        parts = [role.value for role in snapshot.meeting.setup.roles.of(person.id)]
        if person.is_observer:
            parts.append(self.tr("observer"))
        if person.is_late:
            parts.append(self.tr("came late"))
        return ", ".join(sorted(parts))

    def _set_away(self, person: PersonId, *, is_away: bool) -> None:
        self.command_requested.emit(SetAway(person, is_away))

    def _ask_window(self, person: PersonId) -> None:
        self.window_requested.emit(str(person))
