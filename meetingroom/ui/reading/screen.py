# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The reading screen: one memo, one's own notes, the bar.

It shows frozen values and emits intents; it must not know the room, store anything
or decide what is allowed.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.page_area import PageArea
from meetingroom.ui.page.view import (
    CardView,
    DraftText,
    HighlightView,
    NoteEdit,
    NoteRequest,
    text_of,
)
from meetingroom.ui.reading.action import ReadingActions
from meetingroom.ui.reading.bar import ReadingBar
from meetingroom.ui.reading.draft import DraftKeeper
from meetingroom.ui.reading.strips import ReadingStrips
from meetingroom.ui.reading.view import ReadingView
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.widget.progress_line import ProgressLine

_NEXT_KIND = list(NoteKind)


class ReadingScreen(QWidget):
    """Read in silence and write in the margin.

    Signals:
        draft_changed: A `DraftText` to be stored; within 300 ms of each change.
        keep_note_requested: Ctrl+Enter on a new note; a `DraftText`.
        edit_note_requested: Ctrl+Enter on a kept note; a `NoteEdit`.
        change_kind_requested: Another kind for a kept note; a `NoteEdit`.
        delete_note_requested: Delete on a card; the `DraftText` that goes.
        highlight_requested: `H`; a `Passage`.
        finished_requested: Finished (True), or reading on after all (False).
        longer_requested: A little longer (True), or no longer needed (False).
        open_margins_requested: The facilitator wants to open the margins.
        extend_requested: Minutes more, from the facilitator.
        pause_requested: Pause (True) or go on (False), from the facilitator.
        size_step_requested: Larger (1) or smaller (-1) text, by the wheel.
        hint_dismissed: The hint of the first minute was closed.
    """

    draft_changed = Signal(object)
    keep_note_requested = Signal(object)
    edit_note_requested = Signal(object)
    change_kind_requested = Signal(object)
    delete_note_requested = Signal(object)
    highlight_requested = Signal(object)
    finished_requested = Signal(bool)
    longer_requested = Signal(bool)
    open_margins_requested = Signal()
    extend_requested = Signal(int)
    pause_requested = Signal(bool)
    size_step_requested = Signal(int)
    hint_dismissed = Signal()

    def __init__(
        self, make_id: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """Make an empty screen.

        Args:
            make_id: Draws the identifier of a new note.
            parent: The owner.
        """
        super().__init__(parent)
        self._make_id = make_id
        self._view = ReadingView()
        self._memo = Memo("", (), "")
        self._pages: PageMap | None = None
        self._new: dict[str, CardView] = {}
        """Notes begun here that the view does not hold yet."""
        self._typed: dict[str, CardView] = {}
        """Kept notes with the text typed since."""
        self._has_letters = True
        self.progress = ProgressLine(self)
        self.strips = ReadingStrips(self)
        self.area = PageArea(PageLook(tokens=current_tokens()), self)
        self.pane = self.area.pane
        self.margin = self.area.margin
        self.bar = ReadingBar(self)
        self._keeper = DraftKeeper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.progress)
        column.addWidget(self.strips)
        column.addWidget(self.area, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.pane)
        self.commands = ReadingActions(self)
        self.addActions(self.commands.all())
        self._connect()

    # Public.

    def show_memo(self, memo: Memo, pages: PageMap) -> None:
        """Show the memo that is read, from its beginning."""
        self._memo = memo
        self._pages = pages
        self.pane.show_memo(memo, pages)
        self._show_cards()
        self._on_pane_scrolled()

    def show_state(self, view: ReadingView) -> None:
        """Show another state; an open editor keeps its text."""
        self._view = view
        shown = {card.id for card in view.cards}
        for note_id in [one for one in self._new if one in shown]:
            del self._new[note_id]
        for card in view.cards:
            typed = self._typed.get(card.id)
            if typed is not None and typed.body == card.body:
                del self._typed[card.id]
        self._show_cards()
        self.bar.show_view(view)
        self.strips.show_view(view)
        self.commands.longer.setChecked(view.wants_longer)
        self.commands.finish.setChecked(view.is_finished)

    def set_page(self, *, size_px: int, measure_cp: int) -> None:
        """Change text size and measure without losing the place."""
        look = self.pane.look
        self.pane.set_look(replace(look, size_px=size_px, measure_cp=measure_cp))

    def set_single_letters(self, *, is_on: bool) -> None:
        """Let single letters act while the text has the focus, or not."""
        self._has_letters = is_on
        self.pane.set_single_letters(is_on=is_on)

    def show_hint(self) -> None:
        """Show how notes are made, until it is closed or a note is begun."""
        self.strips.show_hint()

    def show_note_error(self, note_id: str, sentence: str) -> None:
        """Say on the card itself why its note was not taken; the text stays."""
        for cards in (self._new, self._typed):
            if note_id in cards:
                cards[note_id] = replace(cards[note_id], error=sentence)
        known = {card.id: card for card in self._view.cards}
        if note_id in known and note_id not in self._typed:
            self._typed[note_id] = replace(known[note_id], error=sentence)
        self._show_cards()

    def next_part(self, step: int = 1) -> None:
        """Move the focus between text, margin and bar (F6, Shift+F6)."""
        focused = QApplication.focusWidget()
        here = 0
        if focused is not None:
            if self.margin.isAncestorOf(focused):
                here = 1
            elif self.bar.isAncestorOf(focused):
                here = 2
        for distance in (1, 2):
            if self._focus_part((here + distance * step) % 3):
                return

    def flush(self) -> None:
        """Pass on what is being typed, at once."""
        self._keeper.flush()

    def start_note(self, request: NoteRequest) -> None:
        """Begin a note: a card appears and takes the focus."""
        note_id = self._make_id()
        address = ""
        if request.start_cp is not None and self._pages is not None:
            address = self._pages.address(request.start_cp)
        self._new[note_id] = CardView(
            note_id,
            request.kind,
            "",
            address,
            request.start_cp,
            request.end_cp,
            is_draft=True,
        )
        self.strips.hide_hint()
        if not self.area.is_margin_wanted:
            self._set_margin_shown(is_shown=True)
        self._show_cards()
        self.margin.edit(note_id)

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the letters the pane passes on."""
        key = event.key()
        if self._has_letters and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            if key == Qt.Key.Key_BracketRight:
                self.margin.step(1, is_own=True)
                return
            if key == Qt.Key.Key_BracketLeft:
                self.margin.step(-1, is_own=True)
                return
            if key == Qt.Key.Key_R:
                self._on_finish_triggered()
                return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Lose nothing when the screen goes away."""
        self.flush()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.pane.set_look(replace(self.pane.look, tokens=current_tokens()))

    # Slots.

    def _on_pane_note_requested(self, request: NoteRequest) -> None:
        self.start_note(request)

    def _on_pane_scrolled(self) -> None:
        """Let the line at the top show how far the text has been seen."""
        if not self._memo.blocks:
            self.progress.set_share(0)
            return
        bar = self.pane.verticalScrollBar()
        self.progress.set_share(
            bar.value() / bar.maximum() if bar.maximum() > 0 else 1.0
        )

    def _on_margin_body_changed(self, text: DraftText) -> None:
        self._remember(text)
        self._keeper.take(text)

    def _on_margin_keep_requested(self, text: DraftText) -> None:
        # To agree needs no words.
        may_be_empty = text.kind is NoteKind.AGREE
        is_empty = not text.body.strip() and not may_be_empty
        if is_empty and text.note_id in self._new:
            self._drop_empty(text.note_id)
            return
        self._keeper.forget(text.note_id)
        before = self._stored(text.note_id)
        self.margin.leave_editing()
        self._keeper.forget(text.note_id)
        if before is None or before.is_draft:
            self.keep_note_requested.emit(text)
        elif before.body != text.body or before.kind is not text.kind:
            self.edit_note_requested.emit(NoteEdit(text_of(before), text))
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_margin_draft_left(self, text: DraftText) -> None:
        if not text.body.strip() and text.note_id in self._new:
            self._drop_empty(text.note_id)
            return
        self._remember(text)
        self._keeper.take(text)
        self.flush()

    def _on_margin_kind_change_requested(self, note_id: str) -> None:
        card = next((c for c in self.margin.cards if c.id == note_id), None)
        if card is None or not card.is_editable:
            return
        self.flush()
        kind = _NEXT_KIND[(_NEXT_KIND.index(card.kind) + 1) % len(_NEXT_KIND)]
        typed = self._typed.get(note_id) or self._new.get(note_id) or card
        changed = replace(typed, kind=kind)
        before = self._stored(note_id)
        if note_id in self._new:
            self._new[note_id] = changed
        else:
            self._typed[note_id] = changed
        self._show_cards()
        if before is None or before.is_draft:
            if changed.body:
                self.draft_changed.emit(text_of(changed))
        elif self.margin.editing_id != note_id:
            self.change_kind_requested.emit(NoteEdit(text_of(before), text_of(changed)))

    def _on_margin_delete_requested(self, note_id: str) -> None:
        card = next((c for c in self.margin.cards if c.id == note_id), None)
        if card is None or not card.is_own:
            return
        self._keeper.forget(note_id)
        self._new.pop(note_id, None)
        self._typed.pop(note_id, None)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.delete_note_requested.emit(text_of(card))
        self._show_cards()

    def _on_margin_text_wanted(self) -> None:
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finish_triggered(self) -> None:
        self.finished_requested.emit(not self._view.is_finished)

    def _on_longer_triggered(self) -> None:
        self.longer_requested.emit(not self._view.wants_longer)

    def _on_focus_mode_triggered(self) -> None:
        self.pane.set_focus_mode(is_on=not self.pane.is_focus_mode)
        self.commands.focus.setChecked(self.pane.is_focus_mode)

    def _on_margin_triggered(self) -> None:
        self._set_margin_shown(is_shown=not self.area.is_margin_wanted)

    # Private.

    def _connect(self) -> None:
        pane, margin, bar = self.pane, self.margin, self.bar
        pane.note_requested.connect(self._on_pane_note_requested)
        pane.highlight_requested.connect(self.highlight_requested)
        pane.size_step_requested.connect(self.size_step_requested)
        pane.verticalScrollBar().valueChanged.connect(self._on_pane_scrolled)
        pane.verticalScrollBar().rangeChanged.connect(self._on_pane_scrolled)
        margin.body_changed.connect(self._on_margin_body_changed)
        margin.keep_requested.connect(self._on_margin_keep_requested)
        margin.draft_left.connect(self._on_margin_draft_left)
        margin.kind_change_requested.connect(self._on_margin_kind_change_requested)
        margin.delete_requested.connect(self._on_margin_delete_requested)
        margin.text_wanted.connect(self._on_margin_text_wanted)
        bar.finished_requested.connect(self.finished_requested)
        bar.extend_requested.connect(self.extend_requested)
        bar.pause_requested.connect(self.pause_requested)
        bar.open_margins_requested.connect(self.open_margins_requested)
        self._keeper.draft_changed.connect(self.draft_changed)
        self.strips.hint_dismissed.connect(self.hint_dismissed)
        self.strips.extend_requested.connect(self.extend_requested)
        self.commands.finish.triggered.connect(self._on_finish_triggered)
        self.commands.longer.triggered.connect(self._on_longer_triggered)
        self.commands.focus.triggered.connect(self._on_focus_mode_triggered)
        self.commands.margin.triggered.connect(self._on_margin_triggered)

    def _set_margin_shown(self, *, is_shown: bool) -> None:
        if not is_shown:
            self.margin.leave_editing()
        self.area.set_margin_wanted(is_wanted=is_shown)
        self.commands.margin.setChecked(is_shown)

    def _focus_part(self, part: int) -> bool:
        reason = Qt.FocusReason.OtherFocusReason
        match part:
            case 0:
                self.pane.setFocus(reason)
            case 1:
                return self.area.is_margin_wanted and self.margin.focus_first()
            case _:
                self.bar.finish.setFocus(reason)
        return True

    def _stored(self, note_id: str) -> CardView | None:
        return next((card for card in self._view.cards if card.id == note_id), None)

    def _remember(self, text: DraftText) -> None:
        """Keep what was typed until the view holds it."""
        known = self._new.get(text.note_id)
        if known is not None:
            self._new[text.note_id] = replace(known, body=text.body, error="")
            return
        stored = self._typed.get(text.note_id) or self._stored(text.note_id)
        if stored is not None:
            self._typed[text.note_id] = replace(stored, body=text.body, error="")

    def _drop_empty(self, note_id: str) -> None:
        self._keeper.forget(note_id)
        self._new.pop(note_id, None)
        self._show_cards()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self) -> None:
        cards = [self._typed.get(card.id, card) for card in self._view.cards]
        cards += self._new.values()
        self.margin.set_cards(cards)
        highlights = [
            HighlightView(card.start_cp, card.end_cp, card.kind)
            for card in cards
            if card.start_cp is not None and card.end_cp is not None
        ]
        highlights += [
            HighlightView(mark.start_cp, mark.end_cp) for mark in self._view.marks
        ]
        self.pane.set_highlights(highlights)
