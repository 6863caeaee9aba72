# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who is here: marks, names, parts, connections, and a menu for each person.

It shows rows and asks; it decides about nobody.
"""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.lobby.person_menu import PersonButton
from meetingroom.ui.lobby.presence import Losses, PersonRow, person_rows
from meetingroom.ui.lobby.row_card import RowCard
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import (
    LIST_ROW_PX,
    LIST_ROW_TALL_PX,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    ElidedLabel,
    list_title_label,
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
        turn_away_requested: A person's machine is to be turned away; the `PersonRow`.
    """

    command_requested = Signal(object)
    window_requested = Signal(str)
    turn_away_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[PersonRow, ...] | None = None
        self._widgets: list[QWidget] = []
        """One for each row shown."""
        self._losses = Losses()
        self.buttons: dict[str, PersonButton] = {}
        """By the person's id; only where there is something to be done."""
        self.count = small_label("", self)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        head.addWidget(list_title_label(self.tr("Who is here"), self))
        head.addStretch(1)
        head.addWidget(self.count)
        self._area = RowCard(self.tr("Who is here"), head, self)

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """The rows shown."""
        return self._shown or ()

    @property
    def losses(self) -> Losses:
        """When connections were seen to end."""
        return self._losses

    def sizeHint(self) -> QSize:
        """Return room for some people; the others are scrolled to."""
        return QSize(super().sizeHint().width(), (_ROWS_WANTED + 1) * LIST_ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and no width of its own."""
        return QSize(0, self.sizeHint().height())

    def show_people(self, snapshot: RoomSnapshot) -> None:
        """Show everybody; a list that stays the same is left alone."""
        rows = person_rows(snapshot, self._losses)
        before = self._shown
        if rows == before:
            return
        self._shown = rows
        here = sum(row.is_here for row in rows)
        self.count.setText(
            self.tr("{0} of {1}").format(here, len(rows))
            if here < len(rows)
            else self.tr("{0} here").format(here)
        )
        focused = next((k for k, b in self.buttons.items() if b.hasFocus()), None)
        if before is not None and [r.id for r in before] == [r.id for r in rows]:
            self._replace(before, rows)
        else:
            self._renew(rows)
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(
        self, before: tuple[PersonRow, ...], after: tuple[PersonRow, ...]
    ) -> None:
        """Make only the rows anew that changed: 60 rows take a tenth of a second."""
        page = self._area.widget()
        column = page.layout() if page is not None else None
        if page is None or column is None:
            return
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.buttons.pop(str(new.id), None)
                widget = self._row(page, new)
                gone = self._widgets[place]
                column.replaceWidget(gone, widget)
                gone.hide()
                gone.deleteLater()
                self._widgets[place] = widget

    def _renew(self, rows: tuple[PersonRow, ...]) -> None:
        """Make the rows anew; the place in the list stays."""
        self.buttons = {}
        self._widgets = []
        page, column = self._area.begin()
        for row in rows:
            column.addWidget(make_rule(page))
            widget = self._row(page, row)
            self._widgets.append(widget)
            column.addWidget(widget)
        column.addStretch(1)
        self._area.show_page(page)

    def _row(self, page: QWidget, person: PersonRow) -> QWidget:
        row = QWidget(page)
        row.setFixedHeight(LIST_ROW_TALL_PX)
        line = QHBoxLayout(row)
        line.setContentsMargins(SPACE_16, 0, SPACE_8, 0)
        line.setSpacing(SPACE_12)
        line.addWidget(PersonMark(person.name, is_away=person.is_away, parent=row))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(ElidedLabel(person.name, parent=row))
        if person.parts:
            font, tone = fonts.small_font(), Tone.MUTED
            names.addWidget(ElidedLabel(person.parts, font, tone, row))
        names.addStretch(1)
        line.addLayout(names, 1)
        state = QHBoxLayout()
        state.setSpacing(SPACE_8)
        state.addWidget(Glyph(person.glyph, person.tone, parent=row))
        state.addWidget(small_label(person.state, row))
        line.addLayout(state)
        if person.has_controls:
            line.addWidget(self._button(row, person))
        else:
            line.addSpacing(SPACE_8)
        return row

    def _button(self, row: QWidget, person: PersonRow) -> PersonButton:
        button = PersonButton(person, row)
        button.command_requested.connect(self.command_requested)
        button.window_requested.connect(self.window_requested)
        button.turn_away_requested.connect(
            partial(self.turn_away_requested.emit, person)
        )
        self.buttons[str(person.id)] = button
        return button
