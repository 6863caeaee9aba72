# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A passage group: address, counts, kinds, and its notes as rows.

It shows a `GroupView`; it must not decide where it stands.
"""

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.ids import NoteId
from meetingroom.ui.margins.note_row import SIDE_PX, NoteRow
from meetingroom.ui.margins.view import GroupView, NoteView
from meetingroom.ui.note.crowd_words import crowd_words
from meetingroom.ui.note.half_typed import NOTHING, HalfTypedStore
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import RADIUS_PX, SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Fill, Tone
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.kind_badge import KindBadge
from meetingroom.ui.widget.label import ElidedLabel, make_label

HEADER_PX = 38
_FIRST_ROW = 2
"""Its place in the layout, below the head and the quoted passage."""
FIRST_ROWS = 30
"""So many notes of a crowded passage are shown at first; more are one press away."""


class GroupCard(QWidget):
    """The card; its rows' signals are passed on.

    Signals:
        me_too_requested, withdraw_requested, reinstate_requested, reply_requested,
            take_back_requested, own_requested, focused: As
            `NoteRow` has them.
        changed: The card needs another height.
    """

    me_too_requested = Signal(str, bool)
    withdraw_requested = Signal(str, str)
    reinstate_requested = Signal(str)
    reply_requested = Signal(str, str)
    take_back_requested = Signal(str, str)
    own_requested = Signal(str)
    focused = Signal(str)
    changed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        half_typed: HalfTypedStore | None = None,
    ) -> None:
        """Make an empty card.

        Args:
            parent: The owner.
            half_typed: Where replies wait whose notes are not shown.
        """
        super().__init__(parent)
        self._half_typed = half_typed if half_typed is not None else {}
        self._is_active = False
        self._measured_px = -1
        """Width the height is known for; -1 when it is not."""
        self._height_px = 0
        self._limit = FIRST_ROWS
        self._view: GroupView | None = None
        self.rows: list[NoteRow] = []
        self._spare: list[NoteRow] = []
        """Hidden below the shown rows, the last one first."""
        self._address = make_label("", fonts.address_font(is_bold=True), parent=self)
        self.summary = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self._shown_kinds: object = None
        self._kinds = QHBoxLayout()
        self._kinds.setSpacing(SPACE_8)
        self._quote = NoteText(font=fonts.column_font(), parent=self)
        self.more = ActionButton("", variant=Variant.LINK, parent=self)
        self._quote_box = QWidget(self)
        self._more_box = QWidget(self)
        self._column = QVBoxLayout(self)
        self._arrange()

        self.more.clicked.connect(self._on_more_clicked)

    @property
    def is_busy(self) -> bool:
        """Whether something in it has the focus or is being typed."""
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        return has_focus or any(row.is_busy for row in self.rows)

    @property
    def busy_note(self) -> NoteId | None:
        """The note that something is typed at, or that has the focus in its row."""
        focus = QApplication.focusWidget()
        typed = [row for row in self.rows if row.is_busy]
        near = [row for row in self.rows if focus is not None and _holds(row, focus)]
        return next((row.view.id for row in [*near, *typed]), None)

    def put_away(self) -> None:
        """Keep what is typed at its notes until they are shown again; hide."""
        for row in self.rows:
            self._put_away(row)
        self.hide()

    def show_group(self, view: GroupView, *, may_act: bool, has_quote: bool) -> None:
        """Show a group's state.

        Args:
            view: The group.
            may_act: Whether the viewer may say "me too" and withdraw.
            has_quote: Whether the passage is quoted, as in narrow windows.
        """
        self._measured_px = -1
        before = self._view
        if before is None or before.notes[:1] != view.notes[:1]:
            same = before is not None and before.notes[0].id == view.notes[0].id
            self._limit = self._limit if same else FIRST_ROWS
        self._view = view
        self._address.setText(view.address or self.tr("Whole memo"))
        self.summary.setText(self._summary(view))
        self.setAccessibleName(f"{self._address.text()}: {self.summary.text()}")
        self._show_kinds(view)
        self._quote.set_pieces([Piece(f"“{view.quote}”", Tone.MUTED)])
        self._quote_box.setVisible(has_quote and bool(view.quote))
        self._show_rows(view.notes[: self._limit], may_act=may_act)
        rest = len(view.notes) - self._limit
        self._more_box.setVisible(rest > 0)
        self.more.set_words(self.tr("Show {count} more notes").format(count=rest))

    def set_active(self, *, is_active: bool) -> None:
        """Mark the group of the current paragraph."""
        if is_active != self._is_active:
            self._is_active = is_active
            self.update()

    @property
    def is_active(self) -> bool:
        """Whether it is the group of the current paragraph."""
        return self._is_active

    def row_of(self, note: NoteId) -> NoteRow | None:
        """Return a note's row; unfolds the rest of a crowded group if needed."""
        if self._view is not None:
            place = [view.id for view in self._view.notes]
            if note in place and place.index(note) >= self._limit:
                self._limit = place.index(note) + FIRST_ROWS
                self.changed.emit()
        return next((row for row in self.rows if row.view.id == note), None)

    def height_at(self, width_px: int) -> int:
        """Return the height at a width, whatever Qt has not heard of yet."""
        if self._measured_px == width_px:
            return self._height_px
        for row in self.rows:
            row.forget_size()
        self._column.invalidate()
        self._measured_px = width_px
        self._height_px = self._column.totalHeightForWidth(width_px)
        return self._height_px

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, its hairlines and the border of the current one."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = tokens.border_px + (self._is_active and not tokens.has_soft_fills)
        colour = tokens.accent if self._is_active else tokens.line
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(QColor(tokens.surface))
        edge = width / 2
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(tokens.line))
        for row in self.rows:
            y = row.y() - 1
            painter.drawLine(1, y, self.width() - 2, y)

    def _summary(self, view: GroupView) -> str:
        count = view.standing
        if count == 0:
            return self.tr("All notes here were withdrawn")
        if count == 1 and view.me_too == 1:
            return self.tr("1 note, 1 agrees with it")
        if count == 1 and view.me_too:
            return self.tr("1 note, {0} agree with it").format(view.me_too)
        if count == 1:
            return self.tr("1 note")
        return self.tr("{0} notes from {1}").format(count, crowd_words(view.crowd))

    def _show_kinds(self, view: GroupView) -> None:
        wanted = (view.kinds, view.is_split)
        if wanted == self._shown_kinds:
            return
        self._shown_kinds = wanted
        while (item := self._kinds.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for kind, count in view.kinds:
            self._kinds.addWidget(KindBadge(kind, count, self))
        if view.is_split:
            self._kinds.addWidget(Badge(self.tr("split"), Fill.NEUTRAL, "split", self))

    def _show_rows(self, views: tuple[NoteView, ...], *, may_act: bool) -> None:
        """Show notes; a note keeps its row, with what is typed and the focus in it."""
        known = {row.view.id: row for row in self.rows}
        wanted = {view.id for view in views}
        free = [row for row in self.rows if row.view.id not in wanted]
        self._spare = [*self._spare, *reversed(free)]
        self.rows = []
        for place, view in enumerate(views, start=_FIRST_ROW):
            row = known.get(view.id)
            if row is None:
                row = self._take_row(view)
                self._put_away(row)
            self.rows.append(row)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            if view.is_withdrawn:
                self._put_away(row)
            row.show_note(view, may_act=may_act)
            row.show()
            self._bring_back(row)
        for row in self._spare:
            if not row.isHidden():
                self._put_away(row)
                row.hide()

    def _bring_back(self, row: NoteRow) -> None:
        """Show what was typed at a note before; the card is measured after that."""
        half = self._half_typed.get(row.view.id)
        if half is None:
            return
        with QSignalBlocker(row):
            if row.bring_back(half):
                del self._half_typed[row.view.id]

    def _put_away(self, row: NoteRow) -> None:
        """Keep what is typed at a note whose row is to show another, or none."""
        half = row.half_typed()
        if half != NOTHING:
            self._half_typed[row.view.id] = half
            row.replies.close_line()

    def _take_row(self, view: NoteView) -> NoteRow:
        """Return a row; one that was shown before is used again."""
        if self._spare:
            return self._spare.pop()
        row = NoteRow(view, self)
        row.me_too_requested.connect(self.me_too_requested)
        row.withdraw_requested.connect(self.withdraw_requested)
        row.reinstate_requested.connect(self.reinstate_requested)
        row.reply_requested.connect(self.reply_requested)
        row.take_back_requested.connect(self.take_back_requested)
        row.own_requested.connect(self.own_requested)
        row.focused.connect(self.focused)
        row.changed.connect(self.changed)
        return row

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        head.setSpacing(SPACE_8)
        head.addWidget(self._address)
        head.addWidget(self.summary, 1)
        head.addLayout(self._kinds)
        head_box = QWidget(self)
        head_box.setFixedHeight(HEADER_PX)
        head_box.setLayout(head)
        quote = QHBoxLayout(self._quote_box)
        quote.setContentsMargins(SIDE_PX, 0, SIDE_PX, SPACE_8)
        quote.addWidget(self._quote)
        more = QHBoxLayout(self._more_box)
        more.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        more.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addWidget(head_box)
        self._column.addWidget(self._quote_box)
        self._column.addWidget(self._more_box)
        self._quote_box.hide()
        self._more_box.hide()

    def _on_more_clicked(self) -> None:
        self._limit += FIRST_ROWS
        self.changed.emit()


def _holds(row: NoteRow, focus: QWidget) -> bool:
    return row is focus or row.isAncestorOf(focus)


def estimated_height(view_notes: int, letters: int, width_px: int) -> int:
    """Guess a card's height before it is made; the card then says the real one.

    Args:
        view_notes: How many notes it has.
        letters: Code points of their words together.
        width_px: Its width.
    """
    shown = min(view_notes, FIRST_ROWS)
    letters_a_line = max(10, (width_px - 180) // 7)
    lines = shown + (letters * shown // max(1, view_notes)) // letters_a_line
    row_px = 2 * 9 + 8 + 1
    return HEADER_PX + SPACE_12 + shown * row_px + lines * 20
