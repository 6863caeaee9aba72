# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Edits the kinds of meetings: names, forms, limits and minutes.

Every change is told at once and can be undone; writing it down is the application's.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.kind import Kind, built_in, name_key
from meetingroom.meeting.setup import MAX_KIND_CP, MOST_PAGES, Minutes
from meetingroom.memo.preflight import Form
from meetingroom.ui.prepare.minute_plan import MinutePlan
from meetingroom.ui.theme.tokens import CONTROL_PX, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import field_label, make_label, small_label

_SIZE_PX = (760, 580)
_LEAST_PX = (740, 580)
"""With an error beside a field and a problem of two lines nothing is cut."""
_LIST_PX = 250


class KindsEditor(QDialog):
    """A list of kinds and what each begins with; it stops nothing else.

    Signals:
        kinds_changed: All kinds as they are wanted now, a tuple of `Kind`.
    """

    kinds_changed = Signal(object)

    def __init__(
        self, kinds: Sequence[Kind], usual_pages: int, parent: QWidget | None = None
    ) -> None:
        """Show kinds.

        Args:
            kinds: As they are.
            usual_pages: The limit of a kind that has none of its own.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kinds of meetings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE_PX)
        self.setMinimumSize(*_LEAST_PX)
        self._kinds = tuple(kinds)
        self._earlier: list[tuple[Kind, ...]] = []
        """What was before each change, the latest last."""
        self.list = QListWidget()
        self.name = QLineEdit()
        self.form = QComboBox()
        self.pages = QSpinBox()
        self.plan = MinutePlan()
        self.total = small_label("")
        self.problem = make_label("", tone=Tone.BLOCKER)
        self.add = ActionButton(self.tr("&Add a kind"), glyph="plus")
        self.remove = ActionButton(self.tr("&Remove"))
        self.undo = ActionButton(self.tr("&Undo"), key="Ctrl+Z")
        self.shut = ActionButton(self.tr("&Close"), key="Esc")
        self.rows = self._make_rows(usual_pages)
        self._lay_out()
        self._connect()
        self._show(0)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds as they are wanted now."""
        return self._kinds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo here, where a box of numbers would only take back its own digits."""
        del watched
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        is_undo = isinstance(event, QKeyEvent) and event.matches(
            QKeySequence.StandardKey.Undo
        )
        if is_undo:
            event.ignore()
        return is_undo

    def show_kinds(self, kinds: Sequence[Kind]) -> None:
        """Show other kinds; what was changed before cannot be undone any more."""
        at = self._at
        self._kinds = tuple(kinds)
        self._earlier.clear()
        self._show(at)

    def show_problem(self, sentence: str) -> None:
        """Say why a change could not be kept; empty once one could."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def choose(self, name: str) -> None:
        """Show a kind."""
        names = [kind.name for kind in self._kinds]
        if name in names:
            self.list.setCurrentRow(names.index(name))

    def _make_rows(self, usual_pages: int) -> dict[str, FieldRow]:
        self.name.setMaxLength(MAX_KIND_CP)
        for form, words in (
            (Form.NARRATIVE, self.tr("Narrative")),
            (Form.PR_FAQ, self.tr("Press release and questions")),
            (Form.DESIGN, self.tr("Design")),
            (Form.PACKET, self.tr("Packet: texts of several people")),
            (Form.ONE_PAGER, self.tr("One-pager")),
            (Form.REVIEW, self.tr("Review of a changed memo")),
            (Form.OTHER, self.tr("Something else")),
        ):
            self.form.addItem(words, form.value)
        self.pages.setRange(0, MOST_PAGES)
        self.pages.setKeyboardTracking(False)
        self.pages.setSpecialValueText(self.tr("As usual: {0}").format(usual_pages))
        return {
            "name": FieldRow(self.tr("&Name"), self.name),
            "form": FieldRow(
                self.tr("How the memo is &written"),
                self.form,
                hint=self.tr("some rules of the check depend on it"),
            ),
            "pages": FieldRow(
                self.tr("&Pages"), self.pages, hint=self.tr("before the appendix")
            ),
            "minutes": FieldRow(self.tr("Minutes"), self.plan),
        }

    def _lay_out(self) -> None:
        self.list.setFixedWidth(_LIST_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Kinds of meetings"))
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.plan.setMinimumHeight(self.plan.sizeHint().height())
        label = field_label(self.tr("&Kinds of meetings"))
        label.setBuddy(self.list)
        left = QVBoxLayout()
        left.setSpacing(SPACE_8)
        left.addWidget(label)
        left.addWidget(self.list, 1)
        left.addWidget(self.add)
        right = QVBoxLayout()
        right.setSpacing(SPACE_12)
        for name in ("name", "form", "pages", "minutes"):
            right.addWidget(self.rows[name])
        right.addWidget(self.total)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(SPACE_24)
        sides.addLayout(left)
        sides.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addLayout(sides, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        self.name.editingFinished.connect(self._on_name_editing_finished)
        self.form.activated.connect(self._on_form_activated)
        self.pages.valueChanged.connect(self._on_pages_value_changed)
        self.plan.minutes_changed.connect(self._on_plan_minutes_changed)
        self.add.clicked.connect(self._on_add_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.shut.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._on_undo_clicked)
        for box in (self.pages, *self.plan.boxes.values()):
            box.installEventFilter(self)

    @property
    def _at(self) -> int:
        return max(0, self.list.currentRow())

    @property
    def _kind(self) -> Kind:
        return self._kinds[self._at]

    def _show(self, at: int) -> None:
        """Show the list anew, and the kind in one of its rows."""
        was = self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for kind in self._kinds:
            words = self.tr("{kind}, {minutes} minutes").format(
                kind=kind.name, minutes=kind.minutes.total
            )
            item = QListWidgetItem(words, self.list)
            item.setToolTip(words)  # a long name is cut
            item.setSizeHint(QSize(0, CONTROL_PX))
        self.list.setCurrentRow(min(at, len(self._kinds) - 1))
        self.list.blockSignals(was)
        self._show_kind()

    def _show_kind(self) -> None:
        kind, ours = self._kind, built_in(self._kind.name)
        self.name.setText(kind.name)
        self.name.setReadOnly(ours is not None)
        self.rows["name"].set_error("")
        self.form.setCurrentIndex(self.form.findData(kind.form.value))
        was = self.pages.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.pages.setValue(kind.page_limit or 0)
        self.pages.blockSignals(was)
        self.plan.show_minutes(kind.minutes)
        self.total.setText(self.tr("{0} minutes in all").format(kind.minutes.total))
        if ours is None:
            self.remove.set_words(self.tr("&Remove"))
            self.remove.set_reason("")
        else:
            self.remove.set_words(self.tr("&Back to the built-in minutes and limit"))
            as_built_in = self.tr("This kind is as it was built in.")
            self.remove.set_reason(as_built_in if kind == ours else "")
        nothing = self.tr("Nothing was changed yet.")
        self.undo.set_reason("" if self._earlier else nothing)

    def _change(self, kinds: tuple[Kind, ...], at: int) -> None:
        if kinds == self._kinds:
            return
        self._earlier.append(self._kinds)
        self._kinds = kinds
        self._show(at)
        self.kinds_changed.emit(kinds)

    def _put(self, kind: Kind) -> None:
        at = self._at
        self._change((*self._kinds[:at], kind, *self._kinds[at + 1 :]), at)

    def _is_taken(self, name: str) -> bool:
        others = (kind for kind in self._kinds if kind is not self._kind)
        return name_key(name) in {name_key(kind.name) for kind in others}

    def _on_list_current_row_changed(self, row: int) -> None:
        if row >= 0:
            self._show_kind()

    def _on_name_editing_finished(self) -> None:
        name = " ".join(self.name.text().split())
        if name == self._kind.name:
            self.rows["name"].set_error("")
        elif not name:
            self.rows["name"].set_error(self.tr("A kind needs a name."))
        elif self._is_taken(name):
            self.rows["name"].set_error(self.tr("There is such a kind already."))
        else:
            self._put(replace(self._kind, name=name))

    def _on_form_activated(self) -> None:
        self._put(replace(self._kind, form=Form(self.form.currentData())))

    def _on_pages_value_changed(self, pages: int) -> None:
        self._put(replace(self._kind, page_limit=pages or None))

    def _on_plan_minutes_changed(self, minutes: Minutes) -> None:
        if minutes.reading:
            self.rows["minutes"].set_error("")
            self._put(replace(self._kind, minutes=minutes))
        else:
            sentence = self.tr("Give reading at least one minute.")
            self.rows["minutes"].set_error(sentence)

    def _on_add_clicked(self) -> None:
        wanted = self.tr("New kind")
        taken = {name_key(kind.name) for kind in self._kinds}
        number = 2
        name = wanted
        while name_key(name) in taken:
            name = f"{wanted} {number}"
            number += 1
        kinds = (*self._kinds, Kind(name, Form.NARRATIVE, Minutes()))
        self._change(kinds, len(kinds) - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _on_remove_clicked(self) -> None:
        at, ours = self._at, built_in(self._kind.name)
        if ours is not None:
            self._put(ours)
        else:
            self._change((*self._kinds[:at], *self._kinds[at + 1 :]), at)

    def _on_undo_clicked(self) -> None:
        if self._earlier:
            self._kinds = self._earlier.pop()
            self._show(self._at)
            self.kinds_changed.emit(self._kinds)
