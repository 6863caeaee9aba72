# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The margins: everybody reads in silence what the others wrote.

It shows snapshots and emits commands; whether a note may be opened, withdrawn or
added is decided by the core alone.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.command.note import (
    AddNote,
    FinishMargins,
    OwnNote,
    ReinstateNote,
    ReplyToNote,
    SealStance,
    SetMeToo,
    TakeBackReply,
    WithdrawNote,
)
from meetingroom.meeting.command.room import OpenDiscussion
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import Stance
from meetingroom.memo.anchor import anchor_at
from meetingroom.room.ids import IdSource, random_id
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.margins.actions import MarginActions
from meetingroom.ui.margins.acts import MarginActs
from meetingroom.ui.margins.bar import MarginsBar
from meetingroom.ui.margins.desk import MarginDesk
from meetingroom.ui.margins.leaving import (
    reason_left_words,
    replies_left,
    stance_draft,
    unsealed_words,
)
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.margins.notes import OpenedNotes
from meetingroom.ui.margins.stance_first import show_first, show_sealing
from meetingroom.ui.margins.walk import NoteWalk
from meetingroom.ui.note.half_typed import HalfTypedStore
from meetingroom.ui.note.reason_row import ReasonRow
from meetingroom.ui.note.stance_strip import StanceStrip
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.tokens import SPACE_24
from meetingroom.ui.widget.announce import announce


class MarginsScreen(MeetingScreen):
    """The second silence.

    Signals:
        open_discussion_requested: The facilitator goes on; a reason, or empty.
        reason_left: Why one stands somewhere, typed without saying where.
    """

    open_discussion_requested = Signal(str)
    reason_left = Signal(str)

    def __init__(
        self,
        themes: ThemeController,
        parent: QWidget | None = None,
        *,
        new_id: IdSource | None = None,
        half_typed: HalfTypedStore | None = None,
    ) -> None:
        """Make an empty screen.

        Args:
            themes: Whose changes the screen follows.
            parent: The owner.
            new_id: Draws the id of a note that is added; by the computer's clock
                when `None`.
            half_typed: Where replies that were not sent wait for the discussion.
        """
        super().__init__(parent)
        self._themes = themes
        self._new_id = new_id or random_id
        self._half_typed = half_typed if half_typed is not None else {}
        self._snapshot: RoomSnapshot | None = None
        self._sent: NoteId | None = None
        """The note the composer holds, until the room has it."""
        self.desk = MarginDesk(self)
        self.pane = self.desk.pane
        self.column = self.desk.column
        self.column.half_typed = self._half_typed
        self.composer = self.desk.composer
        self.sweep = self.desk.sweep
        self.notes = OpenedNotes(self.desk)
        self.walk = NoteWalk(self.desk, self.notes, self)
        self._acts = MarginActs(self.column, self.sweep, self._new_id, self)
        self.reason = ReasonRow(self)
        self.stance = StanceStrip(self)
        self.bar = MarginsBar(self)
        self._arrange()
        self.actions_of = MarginActions(self)
        self.setFocusProxy(self.pane)

        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._acts.command_requested.connect(self._emit)
        self.composer.kept.connect(self._on_composer_kept)
        self.stance.seal_requested.connect(self._on_stance_seal_requested)
        # A stance is sealed once; the notes are read for long.
        self.stance.left.connect(self.walk.go_to_notes)
        self.walk.notes_wanted.connect(self._on_walk_notes_wanted)
        self.bar.read.clicked.connect(self.toggle_read)
        self.bar.go_on.clicked.connect(self._on_go_on_clicked)
        self.bar.command_requested.connect(self._emit)
        self.bar.show_text.toggled.connect(self._on_show_text_toggled)
        self.reason.reason_given.connect(self.open_discussion_requested)
        self.desk.narrow_changed.connect(self._on_desk_narrow_changed)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the opened notes; what is being typed stays."""
        if self._snapshot is None:
            announce(self, self.tr("All margins are open"))
        self._snapshot = snapshot
        meeting = snapshot.meeting
        if meeting.memo is not None and meeting.memo is not self.pane.memo:
            self.pane.show_memo(meeting.memo, meeting.pages)
        self.notes.show(snapshot)
        self.composer.show_meeting(meeting)
        has_notes = bool(self.notes.order)
        self.column.setVisible(has_notes)
        self.desk.empty.setVisible(not has_notes)
        self.desk.show_badge(meeting)
        self.sweep.show_snapshot(snapshot)
        self._show_first_part()
        if self._sent is not None and self._sent in meeting.notes:
            self._sent = None
            self.composer.clear()
        show_first(self.stance, snapshot)
        self.bar.show_totals(snapshot)
        self.actions_of.show_allowed(snapshot, has_questions=self.sweep.is_asking)
        if meeting.phase is not Phase.MARGINS:
            self.reason.hide()

    def show_time(self, now: datetime) -> None:
        """Say that all stances are in, or that the time for them is up."""
        show_sealing(self.stance, self._snapshot, now)

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say beside the control that was used why it was refused."""
        match command:
            case AddNote():
                self._sent = None
                self.composer.show_error(refused.sentence)
            case SealStance():
                self.stance.show_error(refused.sentence)
            case OpenDiscussion():
                self.reason.show_refusal(refused)
            case WithdrawNote() if command.note == self.sweep.current:
                self.sweep.show_error(refused.sentence)
            case (
                SetMeToo()
                | WithdrawNote()
                | ReinstateNote()
                | OwnNote()
                | ReplyToNote()
                | TakeBackReply()
            ):
                row = self.column.reveal(command.note)
                if row is not None:
                    row.show_error(refused.sentence)
                else:
                    super().show_refusal(command, refused)
            case _:
                super().show_refusal(command, refused)

    def half_typed(self) -> HalfTypedStore:
        """Return what stands in the lines for replies, while notes are read here."""
        return {} if self.isHidden() else replies_left(self.column)

    def flush(self) -> None:
        """Hand on a note that is being typed; nothing typed is thrown away."""
        words = self.composer.take_words(self._new_id)
        if words is not None and self._sent is None:
            self.draft_left.emit(words)
        self._half_typed.update(replies_left(self.column))
        if why := self.stance.take_reason():
            self.reason_left.emit(why)
            self.notice_requested.emit(reason_left_words())
        if (stance := self.stance.take_unsealed()) is not None:
            draft = stance_draft(stance, self._new_id)
            if draft is not None:
                self.draft_left.emit(draft)
            self.notice_requested.emit(unsealed_words(stance))

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through: text, sweep, notes, stance, bar."""
        parts: list[QWidget] = [] if self.pane.isHidden() else [self.pane]
        if not self.sweep.isHidden():
            parts.append(self.sweep.keep)
        row = self.walk.row
        if row is not None:
            parts.append(row)
        if not self.stance.isHidden():
            parts.append(self.stance.choices)
        return [*parts, self.bar.read]

    def set_page(self, *, size_px: int, measure_cp: int) -> None:
        """Change text size and measure without losing the place."""
        look = replace(self.pane.look, size_px=size_px, measure_cp=measure_cp)
        self.desk.set_look(look)

    def set_single_letters(self, *, is_on: bool) -> None:
        """Let single letters act, or not (WCAG 2.1.4)."""
        self.actions_of.set_single_letters(is_on=is_on)
        self.pane.set_single_letters(is_on=is_on)

    def next_note(self) -> None:
        """Go to the next note."""
        self.walk.step(1)

    def previous_note(self) -> None:
        """Go to the note before."""
        self.walk.step(-1)

    def me_too(self) -> None:
        """Stand behind the note one is at, or no longer."""
        row = self.walk.row
        if row is not None and row.me_too.isHidden():
            row.say_withdrawn()
        elif row is not None:
            row.ask_me_too()

    def withdraw(self) -> None:
        """Ask why the own note one is at is withdrawn."""
        row = self.walk.row
        if row is not None and not row.withdraw.isHidden():
            row.ask_withdraw()

    def choose_stance(self, place: int) -> None:
        """Choose one of the four stances by its place."""
        if not self.stance.isHidden() and self._snapshot is not None:
            setup = self._snapshot.meeting.setup
            self.stance.choose(setup.stance_choices[place])

    def at_note(self, act: Callable[[NoteRow], None]) -> None:
        """Do something with the note one is at."""
        row = self.walk.row
        if row is not None:
            act(row)

    def begin_note(self) -> None:
        """Open the composer for the selection or the current paragraph."""
        snapshot = self._snapshot
        if snapshot is None or not snapshot.may(AddNote):
            return
        passage = self.pane.passage()
        about = self.tr("On the whole memo")
        if passage is not None:
            pages = snapshot.meeting.pages
            quote = self.pane.memo.text[passage.start_cp : passage.end_cp]
            about = f"{pages.address(passage.start_cp)}  “{' '.join(quote.split())}”"
        if self.desk.is_narrow:
            self.bar.show_text.setChecked(False)
        self.composer.begin(passage, about)

    def toggle_read(self) -> None:
        """Say that one has read the margins, or take it back."""
        snapshot = self._snapshot
        if snapshot is not None:
            has_read = snapshot.viewer in snapshot.meeting.read_margins
            if not has_read:
                self.stance.seal_chosen()
            self.command_requested.emit(FinishMargins(not has_read))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the text on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.walk.go_to_text()
        else:
            super().keyPressEvent(event)

    def show_focused(self, focused: QWidget) -> None:
        """Scroll to the note Tab leads to, in a column that is no area of Qt's."""
        super().show_focused(focused)
        self.column.show_focus()

    def _show_first_part(self) -> None:
        """Say where one begins: at the own questions, the text or the notes."""
        first = None if self.pane.isHidden() else self.pane
        proxy = first if self.sweep.isHidden() else self.sweep.keep
        self.setFocusProxy(proxy)  # type: ignore[arg-type] # Qt takes None

    def _emit(self, command: Command) -> None:
        self.command_requested.emit(command)

    def _arrange(self) -> None:
        reason = QVBoxLayout()
        reason.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        reason.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.desk, 1)
        column.addWidget(self.stance)
        column.addLayout(reason)
        column.addWidget(self.bar)

    def _on_themes_theme_changed(self, theme: object) -> None:
        del theme
        self.update()

    def _on_composer_kept(self) -> None:
        passage = self.composer.passage
        anchor = None
        if passage is not None:
            anchor = anchor_at(self.pane.memo, passage.start_cp, passage.end_cp)
        self._sent = NoteId(self._new_id())
        body = self.composer.body
        self._emit(AddNote(self._sent, self.composer.kind, body, anchor))

    def _on_stance_seal_requested(self, stance: Stance) -> None:
        self._emit(SealStance(stance.choice, stance.why))

    def _on_walk_notes_wanted(self) -> None:
        self.bar.show_text.setChecked(False)

    def _on_go_on_clicked(self) -> None:
        self.stance.seal_chosen()
        self.open_discussion_requested.emit("")

    def _on_show_text_toggled(
        self,
        is_on: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.desk.set_text_shown(is_shown=is_on)
        self._show_first_part()

    def _on_desk_narrow_changed(
        self,
        is_narrow: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.bar.set_narrow(is_narrow=is_narrow)
        self._show_first_part()
        if self._snapshot is not None:
            self.notes.show(self._snapshot)
