# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The people who are expected: add a name, set its place, take it off again.

It emits what was asked for; whether it may be is decided in the core.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.people import MAX_NAME_CP, Person, Seniority
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.widget.button import ActionButton, GlyphButton
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import ElidedLabel, list_title_label, small_label
from meetingroom.ui.widget.person_mark import PersonMark
from meetingroom.ui.widget.quiet_wheel import QuietComboBox

_ROW_PX = 42
_ROWS_SHOWN = 5


class PersonRow(QWidget):
    """One person.

    Signals:
        changed: The `Person` as wanted.
        removed: The `Person` who is to be taken off.
    """

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.seniority = QuietComboBox()
        for rank, words in (
            (Seniority.JUNIOR, self.tr("Speaks early")),
            (Seniority.REGULAR, self.tr("In between")),
            (Seniority.SENIOR, self.tr("Speaks late")),
            (Seniority.EXECUTIVE, self.tr("Speaks last")),
        ):
            self.seniority.addItem(words, rank.value)
        self.seniority.setCurrentIndex(self.seniority.findData(person.seniority.value))
        self.seniority.setAccessibleName(self.tr("When {0} speaks").format(person.name))
        self.observer = QCheckBox(self.tr("observes"))
        self.observer.setChecked(person.is_observer)
        self.observer.setAccessibleName(self.tr("{0} observes").format(person.name))
        self.remove = GlyphButton("x", self.tr("Remove {0}").format(person.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 2, SPACE_8, 2)
        row.setSpacing(SPACE_12)
        row.addWidget(PersonMark(person.name))
        row.addWidget(ElidedLabel(person.name), 1)
        row.addWidget(self.seniority)
        row.addWidget(self.observer)
        row.addWidget(self.remove)
        self.setFixedHeight(_ROW_PX)

        self.seniority.activated.connect(self._on_changed)
        self.observer.clicked.connect(self._on_changed)
        self.remove.clicked.connect(self._on_remove_clicked)

    def _on_changed(self) -> None:
        rank = Seniority(self.seniority.currentData())
        wanted = Person(
            self.person.id, self.person.name, rank, self.observer.isChecked()
        )
        self.changed.emit(wanted)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self.person)


class PeopleEditor(QFrame):
    """Everybody who is expected, and a field for the next name.

    Signals:
        name_added: A name was entered.
        person_changed: The `Person` as wanted.
        person_removed: The `Person` who is to be taken off.
    """

    name_added = Signal(str)
    person_changed = Signal(object)
    person_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self._people: tuple[Person, ...] = ()
        self.rows: list[PersonRow] = []
        self.count = small_label("")
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME_CP)
        self.name.setPlaceholderText(self.tr("A name, then Enter"))
        self.field = FieldRow(self.tr("Add somebody"), self.name)
        self.add = ActionButton(self.tr("Add"))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self._lay_out()

        self.name.returnPressed.connect(self._on_name_entered)
        self.add.clicked.connect(self._on_name_entered)

    def show_people(self, people: Iterable[Person]) -> None:
        """List the people; the name being typed stays."""
        wanted = tuple(people)
        if len(wanted) > len(self._people) and self._people:
            self._take_added(wanted)
        if wanted == self._people:
            return
        self._people = wanted
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        for person in wanted:
            row = PersonRow(person)
            row.changed.connect(self.person_changed)
            row.removed.connect(self.person_removed)
            column.addWidget(row)
            self.rows.append(row)
        column.addStretch(1)
        at = self.area.verticalScrollBar().value()
        self.area.setWidget(page)
        # Taking the page switched this on; the card gives the ground.
        page.setAutoFillBackground(False)
        self.area.setFixedHeight(min(len(wanted), _ROWS_SHOWN) * _ROW_PX)
        self.area.verticalScrollBar().setValue(at)
        text = self.tr("1 person") if len(wanted) == 1 else self.tr("{0} people")
        self.count.setText(text.format(len(wanted)))

    def show_error(self, sentence: str) -> None:
        """Say why a name or a change was refused; the name stays selected."""
        self.field.set_error(sentence)
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_8)
        head.addWidget(list_title_label(self.tr("People")))
        head.addStretch(1)
        head.addWidget(self.count)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_16)
        foot.setSpacing(SPACE_12)
        foot.addWidget(self.field, 1)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area)
        column.addLayout(foot)

    def _take_added(self, people: tuple[Person, ...]) -> None:
        """Empty the field once its name stands in the list."""
        typed = self.name.text().strip()
        if any(person.name == typed for person in people):
            self.name.clear()
            self.field.set_error("")

    def _on_name_entered(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name_added.emit(name)
