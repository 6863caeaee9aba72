# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The page of decisions: facets, the list, and one decision in full.

In narrow windows the decision takes the place of the list.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from meetingroom.ui.home import sift
from meetingroom.ui.home.decision_list import DecisionList
from meetingroom.ui.home.decision_preview import DecisionPreview
from meetingroom.ui.home.facet_list import FacetList
from meetingroom.ui.home.sift import Facets
from meetingroom.ui.home.view import DecisionRow
from meetingroom.ui.theme.tokens import SPACE_12, SPACE_16, SPACE_24, SPACE_32
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.label import small_label

_FACETS_PX = 180
_TWO_PAGES_PX = 860
"""Below this width of the page the decision is a page of its own."""


class DecisionPage(QWidget):
    """Every decision of the library.

    Signals:
        decision_opened: The passages of a `DecisionRow` are wanted.
        meeting_opened: The meeting of a decision is wanted; its id.
        clear_requested: The search is to be cleared.
        count_changed: How many decisions are listed, and of how many.
    """

    decision_opened = Signal(object)
    meeting_opened = Signal(str)
    clear_requested = Signal()
    count_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DecisionRow, ...] = ()
        self._facets = Facets()
        self._words = ""
        self._is_entered = False
        self.facets = FacetList()
        self.facets.setFixedWidth(_FACETS_PX)
        self.list = DecisionList()
        self.preview = DecisionPreview()
        self.rest = small_label("")
        self.clear = ActionButton(self.tr("Clear the search"), variant=Variant.LINK)
        self.box = QFrame()
        self.box.setProperty("variant", "card")
        self.empty = EmptyState(
            self.tr("No decision yet. A meeting's decisions are kept here."),
            glyph="gavel",
        )
        self.body = QWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        self._arrange()

        self.facets.facets_changed.connect(self._on_facets_changed)
        self.list.decision_chosen.connect(self.preview.show_decision)
        self.list.decision_entered.connect(self._on_decision_entered)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.preview.meeting_opened.connect(self.meeting_opened)
        self.preview.decision_opened.connect(self.decision_opened)
        self.preview.label_wanted.connect(self._on_label_wanted)
        self.preview.back_requested.connect(self._on_back_requested)

    @property
    def shown(self) -> int:
        """How many decisions are listed."""
        return self.list.model().rowCount()

    def show_rows(self, rows: Sequence[DecisionRow]) -> None:
        """Take all decisions anew."""
        self._rows = tuple(rows)
        self._arrange()

    def show_words(self, searched: str) -> None:
        """List only decisions with these words, and mark them."""
        self._words = searched
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold list and preview into one place, or set them apart."""
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        foot.addWidget(self.rest)
        foot.addWidget(self.clear)
        foot.addStretch(1)
        column.addLayout(foot)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, SPACE_24, 0, 0)
        row.setSpacing(SPACE_24)
        row.addWidget(self.facets)
        row.addWidget(self.box, 1)
        row.addWidget(self.preview, 1)
        self.stack.addWidget(self.body)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, SPACE_32)
        outer.addWidget(self.stack)

    def _arrange(self) -> None:
        found = sift.sift_decisions(self._rows, self._facets, self._words)
        self.facets.show_facets(self._rows, self._facets)
        self.list.show_rows(found, self._words)
        if not found:
            self.preview.show_decision(None)
        hidden = len(self._rows) - len(found)
        is_narrowed = bool(self._words) or self._facets != Facets()
        self.rest.setText(self._rest_words(hidden))
        self.rest.setVisible(is_narrowed)
        self.clear.setVisible(is_narrowed)
        self.clear.set_words(
            self.tr("Clear the search") if self._words else self.tr("Show all")
        )
        self.stack.setCurrentWidget(self.body if self._rows else self.empty)
        self.count_changed.emit(len(found), len(self._rows))

    def _rest_words(self, hidden: int) -> str:
        if hidden == len(self._rows) and self._words:
            return self.tr("Nothing found for “{0}”.").format(self._words)
        if hidden == 1:
            return self.tr("1 decision does not match.")
        return self.tr("{0} decisions do not match.").format(hidden)

    def _fold(self) -> None:
        is_folded = self.width() < _TWO_PAGES_PX
        is_list_hidden = is_folded and self._is_entered
        self.preview.show_back(has_back=is_folded)
        self.box.setHidden(is_list_hidden)
        self.facets.setHidden(is_list_hidden)
        self.preview.setHidden(is_folded and not self._is_entered)

    def _on_facets_changed(self, facets: Facets) -> None:
        self._facets = facets
        self._arrange()

    def _on_decision_entered(self, row: DecisionRow) -> None:
        self.preview.show_decision(row)
        self._is_entered = True
        self._fold()
        if self.box.isHidden():
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back_requested(self) -> None:
        self._is_entered = False
        self._fold()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clear_clicked(self) -> None:
        self._facets = Facets()
        self._arrange()
        if self._words:
            self.clear_requested.emit()

    def _on_label_wanted(self, label: str) -> None:
        for row in self._rows:
            if row.label == label:
                self.preview.show_decision(row)
