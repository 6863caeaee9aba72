# SPDX-License-Identifier: LicenseRef-Meetingroom
"""*How we met*: a few numbers about the meeting, drawn small and said in words.

Must not show a number from which a person could be guessed.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from meetingroom.discussion.metrics import MeetingFigures, Movement
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.ui.close.chart import (
    MOST_DOTS,
    PART_GLYPH_PX,
    Bar,
    Chart,
    Marks,
    PartsBar,
    PlaceDots,
    Squares,
)
from meetingroom.ui.note.answer_marks import STANCE_MARKS, VOTE_MARKS, Mark
from meetingroom.ui.note.stance_words import stance_words
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    list_title_label,
    make_label,
    make_rule,
    small_label,
)

LABEL_PX = 140
"""Width of the names, so that all charts begin on one line."""
MIDDLE = Qt.AlignmentFlag.AlignVCenter
TOP = Qt.AlignmentFlag.AlignTop


class HowWeMet(QWidget):
    """The charts; one without figures is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: MeetingFigures | None = None
        self._rows = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._column.addWidget(list_title_label(self.tr("How we met"), self))
        promise = self.tr("Numbers about the meeting, never about a person.")
        self._column.addWidget(small_label(promise, self))
        self._column.addSpacing(SPACE_4)
        self._column.addWidget(self._rows)

    def show_figures(self, figures: MeetingFigures) -> None:
        """Show other numbers; the same ones change nothing."""
        if figures == self._figures:
            return
        self._figures = figures
        fresh = QWidget(self)
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        if figures.reading_given_min:
            self._add(column, self.tr("Reading time"), self._reading(figures))
        if figures.first_places:
            name = self.tr("First to speak, by place in the order")
            self._add(column, name, self._first(figures))
        heard = (figures.heard, figures.people)
        self._add(column, self.tr("People heard"), self._squares(*heard))
        self._add_settled(column, figures)
        self._add_times(column, figures)
        self._add_stances(column, figures)
        if figures.votes:
            counts = [
                (c, self._vote(k), VOTE_MARKS[k]) for k, c in figures.votes.items()
            ]
            self._add_parts(column, self.tr("Answers in the last roll call"), counts)
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh

    def _add(
        self,
        column: QVBoxLayout,
        name: str,
        chart: QLayout,
        beside: Qt.AlignmentFlag = MIDDLE,
    ) -> None:
        column.addWidget(make_rule(self))
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        label = make_label(name, parent=self)
        label.setWordWrap(True)
        label.setFixedWidth(LABEL_PX)
        row.addWidget(label, 0, beside)
        row.addLayout(chart, 1)
        column.addLayout(row)
        for drawing in _drawings(chart):
            words = self.tr("{0}: {1}").format(name, drawing.accessibleName())
            drawing.setAccessibleName(words)

    def _add_settled(self, column: QVBoxLayout, figures: MeetingFigures) -> None:
        owners = (figures.decisions_owned, figures.decisions)
        if figures.decisions:
            name = self.tr("Decisions with one owner")
            self._add(column, name, self._squares(*owners))
        blockers = (figures.blockers_disposed, figures.blockers)
        if figures.blockers:
            self._add(column, self.tr("Blockers disposed of"), self._squares(*blockers))

    def _add_times(self, column: QVBoxLayout, figures: MeetingFigures) -> None:
        """Say how often; what never happened is said only of rules."""
        if figures.out_of_order:
            name = self.tr("Turns given out of order")
            self._add(column, name, self._times(figures.out_of_order))
        if figures.late:
            name = self.tr("Came after reading had begun")
            self._add(column, name, self._squares(figures.late, figures.people))
        name = self.tr("Rules passed by")
        self._add(column, name, self._times(figures.overrides))

    def _add_stances(self, column: QVBoxLayout, figures: MeetingFigures) -> None:
        for name, tally in (
            (self.tr("Stances before talking"), figures.stances),
            (self.tr("Stances at the end"), figures.stances_after),
        ):
            if tally:
                counts = [
                    (c, stance_words(k).lower(), STANCE_MARKS[k])
                    for k, c in tally.items()
                ]
                self._add_parts(column, name, counts)
        if figures.movement is not None:
            self._add_moves(column, figures.movement)

    def _add_moves(self, column: QVBoxLayout, movement: Movement) -> None:
        """Say how many moved which way: numbers that name nobody."""
        said = QVBoxLayout()
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(SPACE_4)
        kept = self.tr("{0} of {1} stayed").format(movement.stayed, sum(movement))
        squares = Squares(movement.stayed, sum(movement), self)
        said.addLayout(self._beside(squares, kept))
        for words, count in (
            (self.tr("{0} moved towards it"), movement.nearer),
            (self.tr("{0} moved away from it"), movement.further),
        ):
            if count:
                said.addWidget(small_label(words.format(count), self))
        self._add(column, self.tr("How stances moved"), said, TOP)

    def _reading(self, figures: MeetingFigures) -> QLayout:
        longest = max(figures.reading_given_min, figures.reading_used_min, 1)
        given = Bar(figures.reading_given_min / longest, is_strong=True, parent=self)
        needed = Bar(figures.reading_used_min / longest, is_strong=False, parent=self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for index, (bar, said) in enumerate(
            (
                (given, self.tr("{0} min given").format(figures.reading_given_min)),
                (needed, self.tr("{0} needed").format(figures.reading_used_min)),
            )
        ):
            grid.addLayout(self._beside(bar, said), index, 0)
        return grid

    def _first(self, figures: MeetingFigures) -> QLayout:
        places = [(place, place == 1) for place in figures.first_places]
        in_order = figures.first_places.count(1)
        said = self.tr("{0} of {1} by the first").format(in_order, len(places))
        if len(places) > MOST_DOTS:
            return self._beside(Squares(in_order, len(places), self), said)
        return self._beside(PlaceDots(places, self), said)

    def _times(self, count: int) -> QLayout:
        if not count:
            row = QHBoxLayout()
            row.addWidget(small_label(self.tr("never"), self))
            return row
        said = self.tr("once")
        if count > 1:
            said = self.tr("{0} times").format(count)
        return self._beside(Marks(count, self), said)

    def _squares(self, done: int, total: int) -> QLayout:
        said = self.tr("{0} of {1}").format(done, total)
        return self._beside(Squares(done, total, self), said)

    def _beside(self, chart: QWidget, said: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        chart.setAccessibleName(said)
        row.addWidget(chart)
        words = small_label(said, self)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        return row

    def _add_parts(
        self, column: QVBoxLayout, name: str, counts: list[tuple[int, str, Mark]]
    ) -> None:
        """Add a bar of parts and its legend, which says the same in words."""
        bar = PartsBar([(count, mark) for count, _, mark in counts], self)
        bar.setAccessibleName(
            ", ".join(f"{count} {words}" for count, words, _ in counts)
        )
        beside = QHBoxLayout()
        beside.addWidget(bar)
        beside.addStretch(1)
        self._add(column, name, beside)
        legend = FlowRow(gap_px=SPACE_12, line_gap_px=SPACE_4)
        for count, words, (glyph, tone) in counts:
            if not count:
                continue
            entry = QWidget(self)
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_4)
            row.addWidget(Glyph(glyph, tone, PART_GLYPH_PX, entry))
            row.addWidget(small_label(f"{count} {words}", entry))
            legend.addWidget(entry)
        column.addLayout(legend)

    def _vote(self, choice: VoteChoice) -> str:
        return {
            VoteChoice.COMMIT: self.tr("commit"),
            VoteChoice.DISAGREE_AND_COMMIT: self.tr("disagree and commit"),
            VoteChoice.OBJECT: self.tr("object"),
            VoteChoice.VETO: self.tr("veto"),
        }[choice]


def _drawings(row: QLayout) -> Iterator[Chart]:
    """Return the charts of a row, however deep they stand."""
    for index in range(row.count()):
        item = row.itemAt(index)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _drawings(inner)
        elif isinstance(widget, Chart):
            yield widget
