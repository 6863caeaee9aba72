# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decision form: what is typed, shown and read back as one `DecisionDraft`.

It knows what is being typed, never whether it may be recorded.
"""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.decisions import (
    MAX_BECAUSE_CP,
    MAX_STATEMENT_CP,
    DecisionDraft,
    Door,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.ui.decisions.options import OptionList
from meetingroom.ui.theme.fonts import section_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_16

NO_DATE = QDate(2000, 1, 1)
"""Stands for "not set"; the field shows its hint instead."""


class DecisionForm(QWidget):
    """Statement, owner, door, options, because and review date.

    Signals:
        draft_edited: Somebody changed something; ask `draft` for it.
    """

    draft_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = DecisionDraft()
        self._is_showing = False
        self.statement = QPlainTextEdit(self)
        self.owner = QComboBox(self)
        self.one_way = QPushButton(self.tr("One-wa&y"), self)
        self.two_way = QPushButton(self.tr("T&wo-way"), self)
        self.options = OptionList(self)
        self.because = QPlainTextEdit(self)
        self.review_on = QDateEdit(self)
        self._doors = QButtonGroup(self)
        self._options_label = QLabel(self)
        self._door_hint = QLabel(self)
        self._arrange()
        self._name_parts()

        self.statement.textChanged.connect(self._on_part_edited)
        self.owner.activated.connect(self._on_part_edited)
        self._doors.idClicked.connect(self._on_part_edited)
        self.options.options_edited.connect(self._on_part_edited)
        self.because.textChanged.connect(self._on_part_edited)
        self.review_on.dateChanged.connect(self._on_part_edited)

    def draft(self) -> DecisionDraft:
        """Return what the form holds now; links stay as they were shown."""
        review = self.review_on.date()
        owner = self.owner.currentData()
        return DecisionDraft(
            statement=self.statement.toPlainText().strip()[:MAX_STATEMENT_CP],
            owner=PersonId(owner) if owner else None,
            door=self._door(),
            options=self.options.options(),
            because=self.because.toPlainText().strip()[:MAX_BECAUSE_CP],
            review_on=None
            if review == NO_DATE
            else date(review.year(), review.month(), review.day()),
            notes=self._base.notes,
            topics=self._base.topics,
            supersedes=self._base.supersedes,
        )

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer people as owners; the chosen one stays chosen."""
        wanted = [("", self.tr("Choose one person"))]
        wanted += [(str(person.id), person.name) for person in people]
        shown = [
            (self.owner.itemData(i), self.owner.itemText(i))
            for i in range(self.owner.count())
        ]
        if shown == wanted:
            return
        chosen = self.owner.currentData()
        self.owner.clear()
        for person_id, name in wanted:
            self.owner.addItem(name, person_id)
        self.owner.setCurrentIndex(max(0, self.owner.findData(chosen)))

    def show_draft(self, draft: DecisionDraft) -> None:
        """Show a draft, unless the form holds it already."""
        self._base = draft
        if draft == self.draft():
            self._show_door()
            return
        self._is_showing = True
        self.statement.setPlainText(draft.statement)
        self.owner.setCurrentIndex(max(0, self.owner.findData(draft.owner or "")))
        self._doors.setExclusive(False)
        self.one_way.setChecked(draft.door is Door.ONE_WAY)
        self.two_way.setChecked(draft.door is Door.TWO_WAY)
        self._doors.setExclusive(True)
        self.options.show_options(draft.options)
        self.because.setPlainText(draft.because)
        day = draft.review_on
        self.review_on.setDate(
            QDate(day.year, day.month, day.day) if day is not None else NO_DATE
        )
        self._is_showing = False
        self._show_door()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the form be read only, or written in."""
        self.statement.setReadOnly(is_read_only)
        self.because.setReadOnly(is_read_only)
        self.review_on.setReadOnly(is_read_only)
        self.options.set_read_only(is_read_only=is_read_only)
        for part in (self.owner, self.one_way, self.two_way):
            part.setEnabled(not is_read_only)

    def _on_part_edited(self) -> None:
        if self._is_showing:
            return
        self._show_door()
        self.draft_edited.emit()

    def _door(self) -> Door | None:
        if self.one_way.isChecked():
            return Door.ONE_WAY
        return Door.TWO_WAY if self.two_way.isChecked() else None

    def _show_door(self) -> None:
        door = self._door()
        self._door_hint.setText(
            self.tr("Hard to undo: asks for two options and a review date.")
            if door is Door.ONE_WAY
            else self.tr("Can be undone: a review date helps, options are optional.")
            if door is Door.TWO_WAY
            else self.tr("One-way is hard to undo, two-way can be undone.")
        )
        self._options_label.setText(
            self.tr("<b>Options considered</b> at least two")
            if door is Door.ONE_WAY
            else self.tr("<b>Options considered</b>")
        )

    def _arrange(self) -> None:
        self.statement.setFont(section_font())
        self.statement.setFixedHeight(84)
        self.because.setFixedHeight(64)
        for text in (self.statement, self.because):
            text.setTabChangesFocus(True)
        for button in (self.one_way, self.two_way):
            button.setCheckable(True)
            self._doors.addButton(button)
        self.review_on.setCalendarPopup(True)
        self.review_on.setMinimumDate(NO_DATE)
        self.review_on.setSpecialValueText(self.tr("No date yet"))
        self.review_on.setDate(NO_DATE)
        self._door_hint.setProperty("role", "muted")
        self._door_hint.setWordWrap(True)
        doors = QHBoxLayout()
        doors.setSpacing(0)
        doors.addWidget(self.one_way)
        doors.addWidget(self.two_way)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(
            self._label(self.tr("<b>Owner</b> exactly one"), self.owner), 0, 0
        )
        grid.addWidget(self._label(self.tr("<b>Door</b>"), self.one_way), 0, 1)
        grid.addWidget(self.owner, 1, 0)
        grid.addLayout(doors, 1, 1)
        grid.addWidget(self._door_hint, 2, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        we_decide = self.tr("<b>We decide</b> one sentence, as it will be read back")
        column.addWidget(self._label(we_decide, self.statement))
        column.addWidget(self.statement)
        column.addSpacing(SPACE_16)
        column.addLayout(grid)
        column.addSpacing(SPACE_16)
        column.addWidget(self._options_label)
        column.addWidget(self.options)
        column.addSpacing(SPACE_16)
        because = self.tr("<b>Because</b> two sentences at most")
        column.addWidget(self._label(because, self.because))
        column.addWidget(self.because)
        column.addSpacing(SPACE_16)
        column.addWidget(
            self._label(self.tr("<b>Look at it again on</b>"), self.review_on)
        )
        column.addWidget(self.review_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        return label

    def _name_parts(self) -> None:
        self.statement.setAccessibleName(self.tr("We decide"))
        self.owner.setAccessibleName(self.tr("Owner"))
        self.one_way.setAccessibleName(self.tr("One-way door"))
        self.two_way.setAccessibleName(self.tr("Two-way door"))
        self.because.setAccessibleName(self.tr("Because"))
        self.review_on.setAccessibleName(self.tr("Look at it again on"))
        self.review_on.setMinimumWidth(200)
