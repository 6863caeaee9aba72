# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One decision in full: who, why, which options, and who dissented.

It shows one row and asks for what it cannot show itself.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.home import words
from meetingroom.ui.home.view import DecisionRow, Standing, VoteRow
from meetingroom.ui.note.answer_marks import VOTE_MARKS
from meetingroom.ui.theme.fonts import label_font, memo_font, small_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    KIND_EDGE_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)
from meetingroom.ui.theme.tone import Fill, Tone, tone_colour
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import field_label, make_label, small_label

_STATEMENT_PX = 22
_TITLE_CP = 28
_MARKS = {choice.value: mark for choice, mark in VOTE_MARKS.items()}


class Dissent(QWidget):
    """One quoted answer that was not a plain commitment."""

    def __init__(self, vote: VoteRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _, self._tone = _MARKS.get(vote.choice, ("minus", Tone.MUTED))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12 + KIND_EDGE_PX, 0, 0, 0)
        text = self.tr("{name}, {choice}: “{reason}”").format(
            name=vote.name, choice=vote.choice, reason=vote.reason
        )
        quote = make_label(text)
        quote.setWordWrap(True)
        column.addWidget(quote)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge at the side where reading begins."""
        del event
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - KIND_EDGE_PX if is_mirrored else 0
        colour = QColor(tone_colour(current_tokens(), self._tone))
        QPainter(self).fillRect(left, 0, KIND_EDGE_PX, self.height(), colour)


class DecisionPreview(QScrollArea):
    """The whole of one decision.

    Signals:
        meeting_opened: The meeting it was taken in is wanted; its id.
        decision_opened: The passages are wanted; the argument is the `DecisionRow`.
        label_wanted: An older or newer decision is wanted; its label.
        back_requested: Back to the list; only where the list is hidden.
    """

    meeting_opened = Signal(str)
    decision_opened = Signal(object)
    label_wanted = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DecisionRow | None = None
        self.setObjectName("decisionPreview")
        self.setAccessibleName(self.tr("The decision in full"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._has_back = False

    @property
    def row(self) -> DecisionRow | None:
        """What is shown."""
        return self._row

    def show_back(self, *, has_back: bool) -> None:
        """Offer the way back to the list, or not."""
        if has_back != self._has_back:
            self._has_back = has_back
            self.show_decision(self._row)

    def show_decision(self, row: DecisionRow | None) -> None:
        """Show another decision; `None` leaves the place empty."""
        self._row = row
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, SPACE_8, SPACE_16)
        column.setSpacing(SPACE_4)
        if self._has_back:
            back = ActionButton(
                self.tr("Back to the list"), glyph="arrow-left", variant=Variant.LINK
            )
            back.clicked.connect(self.back_requested)
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        if row is not None:
            self._fill(column, row)
        column.addStretch(1)
        self.setWidget(page)

    def _fill(self, column: QVBoxLayout, row: DecisionRow) -> None:
        column.addLayout(self._make_head(row))
        statement = _wrapped(row.statement, memo_font(_STATEMENT_PX))
        column.addWidget(statement)
        column.addSpacing(SPACE_12)
        column.addLayout(self._make_facts(row))
        if row.because:
            _add_section(column, self.tr("Because"))
            column.addWidget(_wrapped(row.because))
        if row.options:
            _add_section(column, self.tr("Options considered"))
            for number, option in enumerate(row.options, 1):
                column.addWidget(_wrapped(f"{number}. {option}"))
        if row.votes:
            _add_section(column, self.tr("Roll call"))
            column.addWidget(self._make_tally(row))
            for vote in row.votes:
                if vote.choice != "commit":
                    column.addSpacing(SPACE_8)
                    column.addWidget(Dissent(vote))
        column.addSpacing(SPACE_16)
        button = ActionButton(self.tr("Open passages"))
        button.clicked.connect(self._on_passages_clicked)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_head(self, row: DecisionRow) -> FlowRow:
        line = FlowRow(gap_px=SPACE_4)
        when = self.tr("{label} · decided {day} in").format(
            label=row.label, day=words.full_day_words(row.decided_on)
        )
        line.addWidget(small_label(when))
        link = _elided_link(row.meeting_title)
        link.clicked.connect(self._on_meeting_clicked)
        line.addWidget(link)
        text = words.standing_words(row.standing).lower()
        line.addWidget(Badge(text, *_standing_look(row.standing)))
        return line

    def _make_facts(self, row: DecisionRow) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_16)
        form.setVerticalSpacing(SPACE_8)
        if row.outcome:
            outcome = _wrapped(row.outcome, label_font())
            form.addRow(small_label(self.tr("Outcome")), outcome)
        owner = _wrapped(row.owner, label_font())
        form.addRow(small_label(self.tr("Owner")), owner)
        if row.decider:
            decider = _wrapped(row.decider, small_font())
            form.addRow(small_label(self.tr("Decider")), decider)
        if row.door:
            door = words.door_words(row.door)
            if row.review_on is not None:
                door = self.tr("{door}, reviewed {day}").format(
                    door=door, day=words.full_day_words(row.review_on)
                )
            form.addRow(small_label(self.tr("Door")), _wrapped(door, small_font()))
        if row.supersedes_words and not row.supersedes:
            cited = _wrapped(row.supersedes_words, small_font())
            form.addRow(small_label(self.tr("Supersedes")), cited)
        for name, label in (
            (self.tr("Supersedes"), row.supersedes),
            (self.tr("Superseded by"), row.superseded_by),
        ):
            if label:
                link = ActionButton(label, variant=Variant.LINK)
                link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                link.clicked.connect(self._on_label_clicked)
                form.addRow(small_label(name), link)
        return form

    def _make_tally(self, row: DecisionRow) -> QWidget:
        tally = QWidget()
        line = QHBoxLayout(tally)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        for choice, (glyph, tone) in _MARKS.items():
            count = sum(vote.choice == choice for vote in row.votes)
            if count:
                line.addWidget(Glyph(glyph, tone))
                line.addWidget(make_label(f"{count} {choice}", small_font()))
                line.addSpacing(SPACE_8)
        if row.not_asked:
            text = self.tr("{0} not asked").format(row.not_asked)
            line.addWidget(Glyph("minus"))
            line.addWidget(small_label(text))
        line.addStretch(1)
        return tally

    def _on_meeting_clicked(self) -> None:
        if self._row is not None:
            self.meeting_opened.emit(self._row.meeting_id)

    def _on_passages_clicked(self) -> None:
        if self._row is not None:
            self.decision_opened.emit(self._row)

    def _on_label_clicked(self) -> None:
        link = self.sender()
        if isinstance(link, ActionButton):
            self.label_wanted.emit(link.text())


def _standing_look(standing: Standing) -> tuple[Fill, str]:
    match standing:
        case Standing.IN_FORCE:
            return Fill.GOOD, "check"
        case Standing.REVIEW_DUE:
            return Fill.GOLD, "calendar-clock"
        case Standing.SUPERSEDED:
            return Fill.NEUTRAL, "move-right"
        case Standing.DEFERRED:
            return Fill.NEUTRAL, "clock"


def _add_section(column: QVBoxLayout, title: str) -> None:
    column.addSpacing(SPACE_12)
    column.addWidget(field_label(title))


def _wrapped(text: str, font: QFont | None = None) -> QLabel:
    label = make_label(text, font)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _elided_link(title: str) -> ActionButton:
    """Make a link of a title that may be long: cut, the whole in the tool tip."""
    shown = title if len(title) <= _TITLE_CP else title[: _TITLE_CP - 1] + "…"
    link = ActionButton(shown.replace("&", "&&"), variant=Variant.LINK)
    link.setAccessibleName(title)
    link.setToolTip(title)
    return link
