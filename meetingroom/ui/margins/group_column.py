# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The column of passage groups: only the cards near the view exist.

It places cards along the text and scrolls with it; what a group shows is asked of a
function. It must not know the room.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from meetingroom.meeting.ids import NoteId
from meetingroom.ui.margins.group_card import GroupCard, estimated_height
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.margins.track import Track, lay_track
from meetingroom.ui.margins.view import Group, GroupView
from meetingroom.ui.theme.tokens import SPACE_12
from meetingroom.ui.widget.tab_order import tab_stops

if TYPE_CHECKING:
    from meetingroom.ui.note.half_typed import HalfTypedStore

NEAR_PX = 240
"""Cards this far outside the view are kept ready."""
MOST_POOLED = 12
_MOST_PASSES = 6
"""Real heights may bring further cards into view; it settles in two or three."""


class Place(Protocol):
    """Tells where a group's passage stands in the text."""

    def __call__(self, start_cp: int, /) -> float:
        """Return the height in the text, px."""
        ...


class GroupColumn(QAbstractScrollArea):
    """The groups, scrolled along with the text.

    Signals:
        me_too_requested, withdraw_requested, reinstate_requested, reply_requested,
            take_back_requested, own_requested: As `NoteRow` has
            them.
        note_focused: A note's row got the focus; its id.
        scrolled: The person scrolled the column itself; the text may follow.
    """

    me_too_requested = Signal(str, bool)
    withdraw_requested = Signal(str, str)
    reinstate_requested = Signal(str)
    reply_requested = Signal(str, str)
    take_back_requested = Signal(str, str)
    own_requested = Signal(str)
    note_focused = Signal(str)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._place_of: dict[NoteId, int] = {}
        self._letters: list[int] = []
        self._heights: list[float] = []
        self._wanted: list[float] = []
        self._text_height_px = 0.0
        self._view_of: Callable[[Group], GroupView] | None = None
        self.half_typed: HalfTypedStore = {}
        """Where replies wait whose notes are not shown; the page's own, if it has."""
        self._may_act = False
        self._has_quotes = False
        self._current: int | None = None
        self._cards: dict[int, GroupCard] = {}
        self._pool: list[GroupCard] = []
        self._width_px = 0
        self._is_arranging = False
        self._is_led = False
        self._tab_order: list[tuple[QWidget, ...]] = []
        self.tab_after: QWidget | None = None
        """What Tab comes from; the last stop above the column."""
        self.track = Track((), 0.0, ((0.0, 0.0),))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Notes by passage"))
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(40)

        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups."""
        return self._groups

    @property
    def cards(self) -> dict[int, GroupCard]:
        """The cards that exist now, by the group's number."""
        return dict(self._cards)

    @property
    def current(self) -> int | None:
        """Number of the current paragraph's group."""
        return self._current

    def show_groups(
        self,
        groups: Sequence[Group],
        letters: Sequence[int],
        view_of: Callable[[Group], GroupView],
    ) -> None:
        """Take other groups.

        Args:
            groups: In the order of the text.
            letters: Code points of each group's words, for a guess at its height.
            view_of: Returns what a group shows now.
        """
        self._groups = tuple(groups)
        self._letters = list(letters)
        self._view_of = view_of
        self._place_of = {
            note: number for number, group in enumerate(groups) for note in group.notes
        }
        self._current = None
        before, self._cards = self._cards.values(), {}
        for card in before:
            busy = card.busy_note
            number = self._place_of.get(busy) if busy is not None else None
            if number is None or number in self._cards:
                self._put_away(card)
            else:
                # Somebody types in it: it goes where its note is now.
                self._cards[number] = card
        self._guess()

    def renew(self, *, may_act: bool, has_quotes: bool) -> None:
        """Show what has changed in the cards that exist."""
        self._may_act = may_act
        if has_quotes != self._has_quotes:
            self._has_quotes = has_quotes
            self._guess()
        for number, card in self._cards.items():
            self._fill(number, card)
        self._arrange()

    def follow(self, place: Place, text_height_px: float) -> None:
        """Take the places of the passages after the text was laid out anew."""
        self._wanted = [
            place(group.start_cp) if group.start_cp >= 0 else 0.0
            for group in self._groups
        ]
        self._text_height_px = text_height_px
        self._lay()
        self._arrange()

    def lead(self, text_px: float, most_px: float) -> None:
        """Scroll along with the text."""
        view_px = self.viewport().height()
        target = self.track.scroll_px(text_px, most_px, view_px)
        self._is_led = True
        self.verticalScrollBar().setValue(round(target))
        self._is_led = False

    def text_scroll_for_own(self, most_px: int) -> int:
        """Return how far the text has to be scrolled to stand beside the column."""
        view_px = self.viewport().height()
        wanted = self.verticalScrollBar().value()
        low, high = 0, most_px
        while low < high:
            middle = (low + high) // 2
            if self.track.scroll_px(middle, most_px, view_px) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def set_current(self, number: int | None) -> None:
        """Mark a group as the current paragraph's."""
        self._current = number
        for each, card in self._cards.items():
            card.set_active(is_active=each == number)

    def group_of(self, note: NoteId) -> int | None:
        """Return the number of a note's group."""
        return self._place_of.get(note)

    def row_if_made(self, note: NoteId) -> NoteRow | None:
        """Return a note's row if its card exists now."""
        number = self._place_of.get(note)
        card = self._cards.get(number) if number is not None else None
        return card.row_of(note) if card is not None else None

    def reveal(self, note: NoteId) -> NoteRow | None:
        """Bring a note into view and return its row; `None` for an unknown note."""
        number = self._place_of.get(note)
        if number is None:
            return None
        bar = self.verticalScrollBar()
        self._is_led = True
        if number not in self._cards:
            bar.setValue(round(self.track.tops_px[number]))
            self._arrange()
        card = self._cards.get(number)
        row = card.row_of(note) if card is not None else None
        if row is not None:
            self._bring_into_view(row)
        self._is_led = False
        return row

    def show_focus(self) -> None:
        """Bring the note one is at into view, and in it what has the focus."""
        focus = QApplication.focusWidget()
        if focus is None or not self.viewport().isAncestorOf(focus):
            return
        self._is_led = True
        row: QWidget | None = focus
        while row is not None and not isinstance(row, NoteRow):
            row = row.parentWidget()
        for part in (row, focus):
            if part is not None:
                self._bring_into_view(part)
        self._is_led = False

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(514, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Guess heights anew at another width."""
        super().resizeEvent(event)
        if self._card_px() != self._width_px:
            self._guess()
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the cards."""
        del dx, dy
        self._arrange()

    # Private.

    def _bring_into_view(self, part: QWidget) -> None:
        bar = self.verticalScrollBar()
        top = part.mapTo(self.viewport(), QPoint(0, 0)).y()
        low = self.viewport().height() - part.height() - SPACE_12
        if top < SPACE_12:
            bar.setValue(bar.value() + top - SPACE_12)
        elif top > low:
            bar.setValue(bar.value() + top - max(SPACE_12, low))

    def _on_bar_value_changed(self, value: int) -> None:
        del value
        if not self._is_led and not self._is_arranging:
            self.scrolled.emit()

    def _card_px(self) -> int:
        return max(1, self.viewport().width() - 2)

    def _guess(self) -> None:
        self._width_px = self._card_px()
        self._heights = [
            float(estimated_height(len(group.notes), letters, self._width_px))
            for group, letters in zip(self._groups, self._letters, strict=True)
        ]
        self._lay()

    def _lay(self) -> None:
        if len(self._wanted) != len(self._groups):
            self._wanted = [0.0] * len(self._groups)
        self.track = lay_track(self._wanted, self._heights, self._text_height_px)

    def _arrange(self) -> None:
        """Make, measure and place the cards near the view."""
        if self._is_arranging or self._view_of is None:
            return
        self._is_arranging = True
        bar = self.verticalScrollBar()
        view_px = self.viewport().height()
        for _ in range(_MOST_PASSES):
            self._set_range(view_px)
            value = bar.value()
            near = self.track.between(value - NEAR_PX, value + view_px + NEAR_PX)
            self._keep_only(near)
            if not self._measure(near):
                break
            self._settle(value)
        self._place_cards(bar.value())
        self._is_arranging = False

    def _set_range(self, view_px: int) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(view_px)
        bar.setRange(0, max(0, round(self.track.height_px) - view_px))

    def _settle(self, value: int) -> None:
        """Lay anew; what is at the top of the view stays there."""
        tops = self.track.tops_px
        number = max(0, self.track.between(value, value + 1).start)
        offset = tops[number] - value
        self._lay()
        self._set_range(self.viewport().height())
        if offset <= 0:
            self.verticalScrollBar().setValue(
                round(self.track.tops_px[number] - offset)
            )

    def _keep_only(self, near: range) -> None:
        for number in [n for n in self._cards if n not in near]:
            card = self._cards[number]
            if not card.is_busy:
                del self._cards[number]
                self._put_away(card)

    def _put_away(self, card: GroupCard) -> None:
        card.put_away()
        if len(self._pool) < MOST_POOLED:
            self._pool.append(card)
        else:
            card.deleteLater()

    def _measure(self, near: range) -> bool:
        """Make missing cards; tell whether a height differs from the known one."""
        has_changed = False
        for number in near:
            card = self._cards.get(number)
            if card is None:
                card = self._take_card()
                self._cards[number] = card
                self._fill(number, card)
                card.set_active(is_active=number == self._current)
            height = float(card.height_at(self._width_px))
            if height != self._heights[number]:
                self._heights[number] = height
                has_changed = True
        return has_changed

    def _take_card(self) -> GroupCard:
        if self._pool:
            return self._pool.pop()
        card = GroupCard(self.viewport(), half_typed=self.half_typed)
        card.me_too_requested.connect(self.me_too_requested)
        card.withdraw_requested.connect(self.withdraw_requested)
        card.reinstate_requested.connect(self.reinstate_requested)
        card.reply_requested.connect(self.reply_requested)
        card.take_back_requested.connect(self.take_back_requested)
        card.own_requested.connect(self.own_requested)
        card.focused.connect(self.note_focused)
        card.changed.connect(self._on_card_changed)
        return card

    def _fill(self, number: int, card: GroupCard) -> None:
        if self._view_of is not None:
            view = self._view_of(self._groups[number])
            card.show_group(view, may_act=self._may_act, has_quote=self._has_quotes)

    def _place_cards(self, value: int) -> None:
        for number in sorted(self._cards):
            card = self._cards[number]
            top = round(self.track.tops_px[number]) - value
            card.setGeometry(0, top, self._width_px, round(self._heights[number]))
            card.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from card to card, after what stands above the column."""
        cards = [self._cards[number] for number in sorted(self._cards)]
        order = [(card, *card.rows) for card in cards]
        if order == self._tab_order:
            return
        self._tab_order = order
        stops = [stop for card in cards for stop in tab_stops(card)]
        before = [self.tab_after] if self.tab_after is not None else []
        for first, second in pairwise([*before, *stops]):
            QWidget.setTabOrder(first, second)

    def _on_card_changed(self) -> None:
        card = self.sender()
        for number, each in self._cards.items():
            if each is card:
                self._fill(number, each)
        self._arrange()
