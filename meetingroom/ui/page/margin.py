# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The margin: cards beside their passages, scrolled in step with the text.

Only cards in view exist as widgets, from a pool. It shows what it is given and
reports what is typed and pressed; it must not store notes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from meetingroom.ui.page.card_ink import CardState
from meetingroom.ui.page.card_measure import CardMeasure
from meetingroom.ui.page.card_order import in_order, neighbour
from meetingroom.ui.page.card_pool import CardPool
from meetingroom.ui.page.card_popup import CardPopup
from meetingroom.ui.page.density import Shape
from meetingroom.ui.page.margin_layout import MarginLayout, Placed
from meetingroom.ui.page.memo_view import MemoView
from meetingroom.ui.page.note_card import NoteCard, few_left_cp
from meetingroom.ui.page.palette import page_palette
from meetingroom.ui.page.view import CardView, DraftText
from meetingroom.ui.theme.theme import current_tokens


class MarginColumn(QWidget):
    """The cards of a memo's notes.

    Signals:
        card_activated: A card became the active one; its identifier.
        text_wanted: Back to the text.
        body_changed: A note is being written; a `DraftText` at each change.
        keep_requested: Ctrl+Enter; a `DraftText`.
        draft_left: Esc in the editor: the note stays a draft; a `DraftText`.
        kind_change_requested: Ctrl+full stop; the identifier.
        delete_requested: Delete on a card; the identifier.
    """

    card_activated = Signal(str)
    text_wanted = Signal()
    body_changed = Signal(object)
    keep_requested = Signal(object)
    draft_left = Signal(object)
    kind_change_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, pane: MemoView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._measure = CardMeasure()
        self._layout = MarginLayout(pane.page_geometry, self._measure)
        self._cards: tuple[CardView, ...] = ()
        self._index: dict[str, int] = {}
        self._placed: list[Placed] = []
        self._tops: list[int] = []
        self._pool = CardPool(self._make_card_here)
        self._popup = CardPopup(pane, self._make_card(pane.viewport()), self._measure)
        self._active_id: str | None = None
        self._editing_id: str | None = None
        self._body = ""
        self._is_glyphs = False
        self._scroll_px = 0
        self.setAccessibleName(self.tr("Notes in the margin"))
        self.setAutoFillBackground(True)
        self._take_palette()
        pane.geometry_changed.connect(self._on_pane_geometry_changed)
        pane.verticalScrollBar().valueChanged.connect(self._on_pane_scrolled)

    # Public.

    @property
    def cards(self) -> tuple[CardView, ...]:
        """All cards, in the order of the text."""
        return self._cards

    @property
    def active_id(self) -> str | None:
        """The active card's identifier."""
        return self._active_id

    @property
    def editing_id(self) -> str | None:
        """Identifier of the note being written."""
        return self._editing_id

    def alive_cards(self) -> list[NoteCard]:
        """Return the cards that exist as widgets and are shown, from the top."""
        return sorted(self._pool.alive.values(), key=lambda card: card.y())

    def card_widget(self, note_id: str) -> NoteCard | None:
        """Return a card's widget, the opened one when cards are glyphs."""
        if self._popup.is_open and self._popup.card.note_id == note_id:
            return self._popup.card
        return self._pool.alive.get(note_id)

    def set_cards(self, cards: Sequence[CardView]) -> None:
        """Show other cards; what is being written stays as typed."""
        ordered = in_order(cards)
        if ordered == self._cards:
            return
        self._cards = ordered
        self._index = {card.id: index for index, card in enumerate(ordered)}
        if self._editing_id is not None and self._editing_id not in self._index:
            self._editing_id = None
        if self._active_id is not None and self._active_id not in self._index:
            self._active_id = None
        self._relayout()

    def set_glyphs(self, *, is_on: bool) -> None:
        """Fold all cards to glyphs, or show them again."""
        if is_on != self._is_glyphs:
            text = self._current_text()
            self._is_glyphs = is_on
            for key in list(self._pool.alive):
                self._recycle(key)
            self._popup.close()
            self._relayout()
            if text is not None:
                self._refill_editor(text.body)

    def set_active(self, note_id: str | None) -> None:
        """Make a card the active one: it stands on its passage."""
        if note_id is not None and note_id not in self._index:
            note_id = None
        if note_id == self._active_id:
            return
        if self._editing_id is not None and self._editing_id != note_id:
            self.leave_editing()
        self._active_id = note_id
        self._relayout()
        if note_id is not None:
            self.card_activated.emit(note_id)

    def edit(self, note_id: str) -> None:
        """Open a note's editor and give it the focus."""
        index = self._index.get(note_id)
        if index is None or not self._cards[index].is_editable:
            return
        if self._editing_id not in {None, note_id}:
            self.leave_editing()
        was_active = self._active_id == note_id
        if self._editing_id != note_id:
            self._active_id = self._editing_id = note_id
            self._body = self._cards[index].body
            self._relayout()
        if not was_active:
            self.card_activated.emit(note_id)
        self._bring_into_view(note_id)
        card = self.card_widget(note_id)
        if card is not None and card.editor is not None:
            card.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_editing(self) -> DraftText | None:
        """Close the editor and return the note as typed; `None` when none was open."""
        text = self._current_text()
        if text is None:
            return None
        self._give_focus_away()
        self._editing_id = None
        index = self._index[text.note_id]
        changed = replace(self._cards[index], body=text.body)
        self._cards = (*self._cards[:index], changed, *self._cards[index + 1 :])
        self._relayout()
        self.draft_left.emit(text)
        return text

    def step(self, step: int, *, is_own: bool = False) -> None:
        """Go to the next (1) or previous (-1) card from the active one or the caret."""
        caret_cp = self._pane.built.positions.from_qt(
            self._pane.textCursor().position()
        )
        found = neighbour(self._cards, self._active_id, caret_cp, step, is_own=is_own)
        if found is None:
            return
        self.set_active(found.id)
        self._bring_into_view(found.id)
        card = self.card_widget(found.id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> bool:
        """Give the focus to the active card or the first one in view."""
        cards = self.alive_cards()
        active = self._active_id and self.card_widget(self._active_id)
        target = active or (cards[0] if cards else None)
        if not target:
            return False
        (target.editor or target).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # Qt overrides.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the cards the new height has room for."""
        if event.oldSize().width() != event.size().width():
            self._relayout()
        else:
            self._populate()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text, and with it the cards."""
        QApplication.sendEvent(self._pane.viewport(), event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_palette()

    # Slots.

    def _on_pane_scrolled(self, value: int) -> None:
        moved_px = self._scroll_px - value
        self._scroll_px = value
        if abs(moved_px) < self.height():
            self.scroll(0, moved_px)
        else:
            for card in self._pool.alive.values():
                card.move(card.x(), card.y() + moved_px)
        self._populate()
        self._popup.follow(value)

    def _on_pane_geometry_changed(self) -> None:
        self._layout = MarginLayout(self._pane.page_geometry, self._measure)
        self._scroll_px = self._pane.verticalScrollBar().value()
        self._relayout()

    def _on_card_body_changed(self, note_id: str, body: str) -> None:
        if note_id == self._editing_id:
            self._body = body
            text = self._current_text()
            if text is not None:
                self.body_changed.emit(text)

    def _on_card_kept(self, note_id: str) -> None:
        text = self._current_text()
        if text is not None and text.note_id == note_id:
            self.keep_requested.emit(text)

    def _on_card_dropped(self, note_id: str) -> None:
        if note_id == self._editing_id:
            self.leave_editing()
            self.text_wanted.emit()

    def _on_card_left(self, note_id: str) -> None:
        del note_id
        self.set_active(None)
        self.text_wanted.emit()

    def _on_card_step_requested(self, note_id: str, step: int) -> None:
        if note_id in self._index and self._editing_id is None:
            self.set_active(note_id)
            self.step(step)

    # Private.

    def _take_palette(self) -> None:
        self.setPalette(page_palette(self.palette(), current_tokens()))

    def _current_text(self) -> DraftText | None:
        if self._editing_id is None or self._editing_id not in self._index:
            return None
        card = self._cards[self._index[self._editing_id]]
        return DraftText(card.id, card.kind, self._body, card.start_cp, card.end_cp)

    def _refill_editor(self, body: str) -> None:
        card = self.card_widget(self._editing_id or "")
        if card is not None and card.editor is not None:
            if card.editor.body() != body:
                card.editor.set_body(body)
            card.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _relayout(self) -> None:
        active = None if self._active_id is None else self._index[self._active_id]
        editing_px = None
        if self._editing_id is not None and not self._is_glyphs:
            editing_px = self._editing_height_px(self._editing_id)
        self._placed = self._layout.placed(
            self._cards,
            self.width(),
            active=active,
            editing_height_px=editing_px,
            is_glyphs=self._is_glyphs,
        )
        self._tops = [placed.top_px for placed in self._placed]
        self._populate(is_anew=True)
        self._show_popup()

    def _editing_height_px(self, note_id: str) -> int:
        card = self.card_widget(note_id)
        if card is not None and card.editor is not None:
            return card.editing_height_px()
        # Before the editor exists, the measure is as good as exact.
        shown = replace(self._cards[self._index[note_id]], body=self._body)
        return self._measure.editing_height_px(shown, self.width())

    def _populate(self, *, is_anew: bool = False) -> None:
        """Let exactly the cards in view exist."""
        top = self._scroll_px
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_left(self._tops, top + self.height())
        wanted: dict[str, Placed] = {}
        for placed in self._placed[first:last]:
            if placed.top_px + placed.height_px > top:
                wanted[self._cards[placed.item.cards[0]].id] = placed
        if self._editing_id is not None and not self._is_glyphs:
            placed = self._placed_of(self._editing_id)
            wanted[self._editing_id] = placed
        alive = self._pool.alive
        for key in [key for key in alive if key not in wanted]:
            self._recycle(key)
        for key, placed in wanted.items():
            if key not in alive or is_anew:
                self._show(key, self._pool.take(key), placed)

    def _placed_of(self, note_id: str) -> Placed:
        index = self._index[note_id]
        return next(placed for placed in self._placed if index in placed.item.cards)

    def _show(self, key: str, card: NoteCard, placed: Placed) -> None:
        card.setGeometry(
            QRect(0, placed.top_px - self._scroll_px, self.width(), placed.height_px)
        )
        card.show_state(
            self._state_of(self._index[key], placed), is_glyph=self._is_glyphs
        )
        card.show()

    def _state_of(self, index: int, placed: Placed) -> CardState:
        card = self._cards[index]
        is_active = card.id == self._active_id
        is_editing = card.id == self._editing_id and not self._is_glyphs
        stacked = len(placed.item.cards) if placed.shape is Shape.STACK else 0
        left_cp = few_left_cp(self._body) if is_editing else None
        return CardState(card, placed.shape, is_active, is_editing, stacked, left_cp)

    def _make_card_here(self) -> NoteCard:
        return self._make_card(self)

    def _make_card(self, parent: QWidget) -> NoteCard:
        card = NoteCard(self._measure, parent)
        card.pressed.connect(self.set_active)
        card.edit_requested.connect(self.edit)
        card.delete_requested.connect(self.delete_requested)
        card.step_requested.connect(self._on_card_step_requested)
        card.left.connect(self._on_card_left)
        card.body_changed.connect(self._on_card_body_changed)
        card.height_changed.connect(self._relayout)
        card.kept.connect(self._on_card_kept)
        card.dropped.connect(self._on_card_dropped)
        card.kind_change_requested.connect(self.kind_change_requested)
        return card

    def _recycle(self, key: str) -> None:
        card = self._pool.alive[key]
        focused = QApplication.focusWidget()
        if focused is not None and (focused is card or card.isAncestorOf(focused)):
            self._give_focus_away()
        self._pool.put_back(key)

    def _give_focus_away(self) -> None:
        """Hiding a focused card would make the text jump to its next link."""
        focused = QApplication.focusWidget()
        inside = focused is not None and (
            self.isAncestorOf(focused)
            or focused is self._popup.card
            or self._popup.card.isAncestorOf(focused)
        )
        if inside:
            self._pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_view(self, note_id: str) -> None:
        placed = self._placed_of(note_id)
        tall = placed.height_px
        if self._popup.is_open:
            tall += self._popup.card.height() + self._pane.look.scaled(28)
        top = self._scroll_px
        if placed.top_px < top or placed.top_px + tall > top + self.height():
            above_px = max(0, (self.height() - tall) * 2 // 5)
            self._pane.verticalScrollBar().setValue(placed.top_px - above_px)

    def _show_popup(self) -> None:
        """Open the active card below its line when cards are glyphs."""
        card = self._popup.card
        if not self._is_glyphs or self._active_id is None:
            if card.isVisible():
                self._give_focus_away()
            self._popup.close()
            return
        shown = self._cards[self._index[self._active_id]]
        is_editing = shown.id == self._editing_id
        left_cp = few_left_cp(self._body) if is_editing else None
        state = CardState(shown, is_active=True, is_editing=is_editing, left_cp=left_cp)
        self._popup.open(state, self._layout.middle_px(shown))
