# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Goal, roles, minutes and openness of the meeting.

It shows a setup and says which other one is wanted; rules are the core's.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.kind import Kind
from meetingroom.meeting.people import Person
from meetingroom.meeting.setup import (
    MAX_GOAL_CP,
    Asking,
    Minutes,
    Setup,
)
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.prepare.minute_plan import MinutePlan
from meetingroom.ui.prepare.readiness import who_sees_what
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    field_label,
    make_calm_box,
    make_label,
    make_rule,
    small_label,
)
from meetingroom.ui.widget.quiet_wheel import QuietComboBox
from meetingroom.ui.widget.segmented import Choice, Segmented

PAUSE_MS = 300
"""A pause in typing after which the goal is stored."""
ROLES = ("decider", "facilitator", "author", "scribe", "bar_raiser")


class SetupForm(QWidget):
    """The right side of preparing.

    Signals:
        setup_changed: The `Setup` that is wanted.
    """

    setup_changed = Signal(object)

    def __init__(
        self, kinds: KindShelf | None = None, parent: QWidget | None = None
    ) -> None:
        """Show an empty setup.

        Args:
            kinds: The kinds to choose from; `None` for ours, which nobody edits.
            parent: Owner of the form.
        """
        super().__init__(parent)
        self._shelf = kinds or KindShelf(self)
        self._may_edit_kinds = kinds is not None
        self._setup = Setup()
        self._people: tuple[Person, ...] = ()
        self._last = ""
        self.goal = QLineEdit()
        self.goal.setMaxLength(MAX_GOAL_CP)
        self.goal.setPlaceholderText(self.tr("Yes or no: …"))
        self.asking = Segmented(
            self.tr("We are asking for"),
            (
                Choice(Asking.DECISION, self.tr("A decision")),
                Choice(Asking.INPUT, self.tr("Input")),
                Choice(Asking.INFORMATION, self.tr("Reading only")),
            ),
        )
        self.roles = dict[str, QComboBox]((role, QuietComboBox()) for role in ROLES)
        self.kind = QuietComboBox()
        self.edit_kinds = ActionButton(self.tr("Edit &kinds…"), variant=Variant.LINK)
        self.plan = MinutePlan()
        self.with_names = QRadioButton(self.tr("&Names on notes"))
        self.pseudonyms = QRadioButton(self.tr("Pse&udonyms"))
        self.without_names = QRadioButton(self.tr("N&o names"))
        self.stances = QCheckBox(self.tr("Ask for &stances"))
        self.pre_read = QCheckBox(self.tr("The memo may be read &before"))
        self.sees = make_label("")
        self.sees.setWordWrap(True)
        self.rows = self._make_rows()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._names = QButtonGroup(self)
        self._lay_out()
        self._connect()

    def show_setup(self, setup: Setup, people: Iterable[Person]) -> None:
        """Show what is settled; a goal being typed and a refused choice stay."""
        self._setup, self._people = setup, tuple(people)
        if not self._pause.isActive() and self.goal.text().strip() != setup.goal:
            self.goal.setText(setup.goal)
            self.goal.setCursorPosition(0)  # a long goal shows how it begins
        self.asking.set_choice(setup.asking)
        for role, box in self.roles.items():
            if not self.rows[role].error:
                self._fill_role(role, box)
        self._fill_kinds()
        self.plan.show_minutes(setup.minutes)
        self.total.setText(self.tr("{0} minutes in all").format(setup.minutes.total))
        self._openness_of(setup).setChecked(True)
        self.stances.setChecked(setup.are_stances_asked)
        self.pre_read.setChecked(setup.is_pre_read)
        self.sees.setText(who_sees_what(setup))

    def show_error(self, sentence: str) -> None:
        """Say why the last choice was refused, beside it; the choice stays."""
        self.rows.get(self._last, self.rows["goal"]).set_error(sentence)

    def flush(self) -> None:
        """Send the goal as typed."""
        self._pause.stop()
        goal = self.goal.text().strip()
        if goal != self._setup.goal:
            self._send("goal", replace(self._setup, goal=goal))

    def _make_rows(self) -> dict[str, FieldRow]:
        hints = {
            "decider": (self.tr("Decider"), ""),
            "facilitator": (self.tr("Facilitator"), ""),
            "author": (self.tr("Author"), ""),
            "scribe": (self.tr("Scribe"), self.tr("not the author")),
            "bar_raiser": (
                self.tr("Bar raiser"),
                self.tr("outside the author's line"),
            ),
        }
        rows = {
            role: FieldRow(name, self.roles[role], hint=hint)
            for role, (name, hint) in hints.items()
        }
        rows["goal"] = FieldRow(
            self.tr("Goal"), self.goal, hint=self.tr("what the room must leave with")
        )
        rows["asking"] = FieldRow(self.tr("We are asking for"), self.asking)
        rows["minutes"] = FieldRow(self.tr("Minutes"), self.plan)
        for box in self.roles.values():
            box.setMinimumWidth(120)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        return rows

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_12)
        grid.addWidget(self.rows["goal"], 0, 0, 1, 2)
        grid.addWidget(self.rows["asking"], 1, 0)
        grid.addWidget(self.rows["decider"], 1, 1)
        grid.addWidget(self.rows["facilitator"], 2, 0)
        grid.addWidget(self.rows["author"], 2, 1)
        grid.addWidget(self.rows["scribe"], 3, 0)
        grid.addWidget(self.rows["bar_raiser"], 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row in self.rows.values():
            grid.setAlignment(row, Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        kind = field_label(self.tr("Kind of meeting"))
        kind.setBuddy(self.kind)
        self.kind.setAccessibleName(kind.text())
        self.total = small_label("")
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        head.addWidget(kind)
        head.addStretch(1)
        head.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addWidget(make_rule())
        column.addLayout(head)
        choice = QHBoxLayout()
        choice.setSpacing(SPACE_12)
        choice.addWidget(self.kind, 1)
        choice.addWidget(self.edit_kinds)
        self.edit_kinds.setVisible(self._may_edit_kinds)
        column.addLayout(choice)
        column.addWidget(self.rows["minutes"])
        column.addLayout(self._lay_out_openness())
        column.addWidget(self._make_sealed_box())
        column.addStretch(1)

    def _lay_out_openness(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_24)
        grid.setVerticalSpacing(SPACE_8)
        names = (self.with_names, self.pseudonyms, self.without_names)
        for column, button in enumerate(names):
            self._names.addButton(button)
            grid.addWidget(button, 0, column)
        grid.addWidget(self.stances, 1, 0)
        grid.addWidget(self.pre_read, 1, 1, 1, 2)
        grid.setColumnStretch(3, 1)
        return grid

    def _make_sealed_box(self) -> QWidget:
        box = make_calm_box()
        row = QHBoxLayout(box)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(Glyph("lock", Tone.ACCENT, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sees, 1)
        return box

    def _connect(self) -> None:
        self.goal.textEdited.connect(self._on_goal_edited)
        self.goal.editingFinished.connect(self.flush)
        self._pause.timeout.connect(self.flush)
        self.asking.choice_changed.connect(self._on_asking_changed)
        for box in self.roles.values():
            box.activated.connect(self._on_roles_activated)
        self.kind.activated.connect(self._on_kind_activated)
        self.edit_kinds.clicked.connect(self._shelf.edit_requested)
        self._shelf.changed.connect(self._fill_kinds)
        self.plan.minutes_changed.connect(self._on_minutes_changed)
        self._names.buttonClicked.connect(self._on_openness_clicked)
        self.stances.clicked.connect(self._on_openness_clicked)
        self.pre_read.clicked.connect(self._on_openness_clicked)

    def _openness_of(self, setup: Setup) -> QRadioButton:
        if setup.are_names_shown:
            return self.with_names
        return self.pseudonyms if setup.has_pseudonyms else self.without_names

    def _fill_role(self, role: str, box: QComboBox) -> None:
        wanted: list[tuple[str, str]] = []
        if role != "facilitator":
            wanted.append((self.tr("Nobody yet"), ""))
        wanted += [(person.name, person.id) for person in self._people]
        shown = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
        if shown != wanted:
            box.clear()
            for name, person in wanted:
                box.addItem(name, person)
        holder: PersonId | None = getattr(self._setup.roles, role)
        box.setCurrentIndex(max(0, box.findData(holder or "")))
        box.setToolTip(box.currentText() if holder else "")  # a long name is cut

    def _fill_kinds(self) -> None:
        wanted = [(self._kind_words(kind), kind.name) for kind in self._shelf.kinds]
        chosen = self._setup.kind
        if chosen not in {name for _, name in wanted}:
            # Of an earlier version, or of the team of somebody else who leads.
            wanted.append((chosen[:1].upper() + chosen[1:], chosen))
        box = self.kind
        shown = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
        if shown != wanted:
            box.clear()
            for text, name in wanted:
                box.addItem(text, name)
        box.setCurrentIndex(box.findData(chosen))
        box.setToolTip(box.currentText())  # a long name is cut

    def _kind_words(self, kind: Kind) -> str:
        """Return a kind with its minutes; the chosen one may have been given others."""
        words = self.tr("{kind}, {minutes} minutes")
        is_changed = self._setup.minutes.total != kind.minutes.total
        if kind.name == self._setup.kind and is_changed:
            words = self.tr("{kind}, usually {minutes} minutes")
        return words.format(kind=kind.name, minutes=kind.minutes.total)

    def _send(self, field: str, setup: Setup) -> None:
        self._last = field
        healed = ROLES if field in ("author", "scribe") else (field,)
        for name in healed:
            if name in self.rows:
                self.rows[name].set_error("")
        self.setup_changed.emit(setup)

    def _on_goal_edited(self, text: str) -> None:
        del text
        self._pause.start()

    def _on_asking_changed(self, choice: str) -> None:
        self._send("asking", replace(self._setup, asking=Asking(choice)))

    def _on_roles_activated(self) -> None:
        roles = self._setup.roles
        field = next(role for role, box in self.roles.items() if box is self.sender())
        sent = {field}
        if field in ("author", "scribe"):
            # These two exclude each other: changing one may heal the other.
            sent |= {role for role in ROLES if self.rows[role].error}
        holders = {
            role: PersonId(self.roles[role].currentData()) or None for role in sent
        }
        self._send(field, replace(self._setup, roles=replace(roles, **holders)))

    def _on_kind_activated(self) -> None:
        name = self.kind.currentData()
        for kind in self._shelf.kinds:
            if kind.name == name:
                self._send("kind", kind.chosen_in(self._setup))

    def _on_minutes_changed(self, minutes: Minutes) -> None:
        self._send("minutes", replace(self._setup, minutes=minutes))

    def _on_openness_clicked(self) -> None:
        setup = replace(
            self._setup,
            are_names_shown=self.with_names.isChecked(),
            are_pseudonyms_shown=self.pseudonyms.isChecked(),
            are_stances_asked=self.stances.isChecked(),
            is_pre_read=self.pre_read.isChecked(),
        )
        self._send("openness", setup)
