# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Did we decide this before? Earlier decisions with the words being typed.

It asks once typing pauses and shows what it is told; it supersedes nothing by itself.
"""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.ids import DecisionId
from meetingroom.ui.decisions.past import EarlierDecision, Past
from meetingroom.ui.decisions.words import day_words, outcome_words
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import (
    field_label,
    make_calm_box,
    make_label,
    make_rule,
    small_label,
)

ASK_AFTER_MS = 300
"""A pause between words is shorter, one between thoughts is longer."""
DOT = " · "


class EarlierList(QWidget):
    """Up to three earlier decisions, each of which can be superseded.

    Signals:
        supersede_requested: The one being typed takes the place of another; its
            `EarlierDecision`.
        found_changed: Others are found, or none any more.
    """

    supersede_requested = Signal(object)
    found_changed = Signal()

    def __init__(self, past: Past | None, parent: QWidget | None = None) -> None:
        """Build the list, hidden until there is something to show.

        Args:
            past: Answers what was decided before; `None` where nobody can.
            parent: Owner.
        """
        super().__init__(parent)
        self._past = past
        self._asked = ("", DecisionId(""))
        self._wanted = self._asked
        self._superseded: DecisionId | None = None
        self._found: tuple[EarlierDecision, ...] = ()
        self._shown: object = ()
        self.buttons: list[ActionButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASK_AFTER_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._box = QFrame(self)
        self._column.addWidget(self._box)
        self.hide()

        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def found(self) -> tuple[EarlierDecision, ...]:
        """What is shown, without the one that is superseded already."""
        return tuple(e for e in self._found if e.id != self._superseded)

    def ask(
        self, statement: str, decision: DecisionId, superseded: DecisionId | None
    ) -> None:
        """Look for earlier decisions once typing pauses.

        Args:
            statement: What has been typed.
            decision: Which decision it is; never its own precedent.
            superseded: What it supersedes; it is shown elsewhere.
        """
        self._superseded = superseded
        self._wanted = (statement, decision)
        if self._past is not None and self._wanted != self._asked:
            self._timer.start()
        if decision != self._asked[1]:
            self._found = ()
        self._show()

    def _on_timer_timeout(self) -> None:
        statement, decision = self._asked = self._wanted
        if self._past is not None:
            self._found = self._past.alike(statement, decision)
            self._show()

    def _show(self) -> None:
        found = self.found
        if found == self._shown:
            return
        self._shown = found
        self.buttons = []
        fresh = make_calm_box(self)
        column = QVBoxLayout(fresh)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(field_label(self.tr("Did we decide this before?"), fresh))
        for earlier in found:
            column.addWidget(make_rule(fresh))
            column.addLayout(self._line(earlier, fresh))
        self._column.replaceWidget(self._box, fresh)
        self._box.hide()
        self._box.deleteLater()
        self._box = fresh
        self.setVisible(bool(found))
        self.found_changed.emit()

    def _line(self, earlier: EarlierDecision, parent: QWidget) -> QHBoxLayout:
        statement = make_label(earlier.statement, parent=parent)
        statement.setWordWrap(True)
        details = small_label(self._details(earlier), parent)
        details.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(statement)
        words.addWidget(details)
        button = ActionButton(
            self.tr("Supersede it"), variant=Variant.LINK, parent=parent
        )
        name = self.tr("Supersede {0}").format(earlier.citation)
        button.setAccessibleName(name)
        button.setVisible(not earlier.is_superseded)
        button.clicked.connect(partial(self._supersede, earlier))
        self.buttons.append(button)
        line = QHBoxLayout()
        line.setSpacing(SPACE_12)
        line.addLayout(words, 1)
        line.addWidget(button)
        return line

    def _details(self, earlier: EarlierDecision) -> str:
        label = self.tr("D-{0}").format(earlier.number)
        if not earlier.number:
            label = self.tr("deferred")
        of_day = self.tr("{0} of {1}").format(label, day_words(earlier.decided_on))
        superseded = self.tr("superseded since") if earlier.is_superseded else ""
        parts = (
            of_day,
            earlier.meeting_title,
            outcome_words(earlier.outcome),
            earlier.owner,
            superseded,
        )
        return DOT.join(part for part in parts if part)

    def _supersede(self, earlier: EarlierDecision, *_: object) -> None:
        self.supersede_requested.emit(earlier)
