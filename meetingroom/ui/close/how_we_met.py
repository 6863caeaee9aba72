# SPDX-License-Identifier: LicenseRef-Meetingroom
"""*How we met*: a few numbers about the meeting, drawn small and said in words.

Must not show a number from which a person could be guessed.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from meetingroom.meeting.stance import StanceChoice
from meetingroom.ui.close.chart import Bar, PlaceDots, Squares, StanceBar, Swatch
from meetingroom.ui.close.view import Figures
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.label import (
    list_title_label,
    make_label,
    make_rule,
    small_label,
)

LABEL_PX = 140
"""Width of the names, so that all charts begin on one line."""


class HowWeMet(QWidget):
    """The charts; one without figures is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self._rows = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._column.addWidget(list_title_label(self.tr("How we met"), self))
        promise = self.tr("Numbers about the meeting, never about a person.")
        self._column.addWidget(small_label(promise, self))
        self._column.addSpacing(SPACE_4)
        self._column.addWidget(self._rows)

    def show_figures(self, figures: Figures) -> None:
        """Show other numbers; the same ones change nothing."""
        if figures == self._figures:
            return
        self._figures = figures
        fresh = QWidget(self)
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        if figures.given_min:
            self._add(column, self.tr("Reading time"), self._reading(figures))
        if figures.first_places:
            name = self.tr("First to speak, by place in the order")
            self._add(column, name, self._first(figures))
        owners = (figures.decisions_with_owner, figures.decisions)
        if figures.decisions:
            name = self.tr("Decisions with one owner")
            self._add(column, name, self._squares(*owners))
        blockers = (figures.blockers_settled, figures.blockers)
        if figures.blockers:
            self._add(column, self.tr("Blockers disposed of"), self._squares(*blockers))
        if figures.stances:
            name = self.tr("Stances before talking")
            self._add(column, name, self._stances(figures.stances))
            column.addLayout(self._legend(figures.stances))
        if not column.count():
            column.addWidget(small_label(self.tr("There is nothing to count."), fresh))
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh

    def _add(self, column: QVBoxLayout, name: str, chart: QLayout) -> None:
        column.addWidget(make_rule(self))
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        label = make_label(name, parent=self)
        label.setWordWrap(True)
        label.setFixedWidth(LABEL_PX)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(chart, 1)
        column.addLayout(row)

    def _reading(self, figures: Figures) -> QLayout:
        longest = max(figures.given_min, figures.needed_min, 1)
        given = Bar(figures.given_min / longest, is_strong=True, parent=self)
        needed = Bar(figures.needed_min / longest, is_strong=False, parent=self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for index, (bar, said) in enumerate(
            (
                (given, self.tr("{0} min given").format(figures.given_min)),
                (needed, self.tr("{0} needed").format(figures.needed_min)),
            )
        ):
            grid.addLayout(self._beside(bar, said), index, 0)
        return grid

    def _first(self, figures: Figures) -> QLayout:
        places = [(p, figures.is_junior(p)) for p in figures.first_places]
        said = self.tr("{0} of {1} junior").format(
            figures.junior_starts, len(figures.first_places)
        )
        return self._beside(PlaceDots(places, self), said)

    def _squares(self, done: int, total: int) -> QLayout:
        said = self.tr("{0} of {1}").format(done, total)
        return self._beside(Squares(done, total, self), said)

    def _stances(self, counts: tuple[int, ...]) -> QLayout:
        bar = StanceBar(counts, self)
        said = ", ".join(
            f"{count} {words}"
            for count, words in zip(counts, self._stance_words(), strict=True)
            if count
        )
        bar.setAccessibleName(said)
        return self._beside(bar, "")

    def _beside(self, chart: QWidget, said: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(chart)
        row.addWidget(small_label(said, self))
        row.addStretch(1)
        return row

    def _legend(self, counts: tuple[int, ...]) -> QLayout:
        legend = FlowRow(gap_px=SPACE_12)
        for index, words in enumerate(self._stance_words()):
            if not counts[index]:
                continue
            entry = QWidget(self)
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_4)
            row.addWidget(Swatch(index, entry))
            row.addWidget(small_label(f"{counts[index]} {words}", entry))
            legend.addWidget(entry)
        return legend

    def _stance_words(self) -> tuple[str, ...]:
        named = {
            StanceChoice.SUPPORT: self.tr("support"),
            StanceChoice.SUPPORT_WITH_CHANGES: self.tr("with changes"),
            StanceChoice.UNSURE: self.tr("unsure"),
            StanceChoice.AGAINST: self.tr("against"),
        }
        return tuple(named[choice] for choice in StanceChoice)
