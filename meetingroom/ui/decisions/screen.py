# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decisions screen: what is decided, by whom it is owned, and who stands where.

A page in the window, during the discussion as well. It shows what is lacking while
one types; whether a decision is recorded is decided by the core alone.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.command.decision import (
    CastVote,
    DeferDecision,
    DraftDecision,
    DropDecision,
    OpenRollCall,
)
from meetingroom.meeting.command.note import SealStance
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import (
    Decision,
    DecisionDraft,
    DecisionStatus,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, TopicId
from meetingroom.meeting.stance import Stance
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions import focus
from meetingroom.ui.decisions.actions import DecisionActions, DecisionButtons
from meetingroom.ui.decisions.defer import DeferStrip, first_needed
from meetingroom.ui.decisions.following import RoomPlace
from meetingroom.ui.decisions.page import DecisionPage
from meetingroom.ui.decisions.past import Past
from meetingroom.ui.decisions.roll_call import RollCallPanel, answering
from meetingroom.ui.decisions.stance_again import show_again
from meetingroom.ui.decisions.start import (
    draft_about,
    draft_of,
    superseding,
)
from meetingroom.ui.decisions.step import step_of
from meetingroom.ui.decisions.typed_draft import saving_timer
from meetingroom.ui.decisions.undoing import DraftUndo
from meetingroom.ui.decisions.words import why_not_saved
from meetingroom.ui.note.ending_strip import EndingStrip
from meetingroom.ui.note.stance_strip import StanceStrip
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import show_buttons
from meetingroom.ui.widget.columns import MainAndSide
from meetingroom.ui.widget.kept_focus import kept_focus
from meetingroom.ui.widget.undo_strip import UndoStrip

SIDE_PX = 536


class DecisionsScreen(MeetingScreen):
    """Form or reading, roll call, and the bar.

    Signals:
        back_requested: Return to the topics; the draft stays.
        close_requested: Go on to the summary.
        booking_requested: Book the follow-up that takes up what is open; a `Booking`.
        blocker_requested: Go where an open blocker is disposed of; its `NoteId`.
    """

    back_requested = Signal()
    close_requested = Signal()
    booking_requested = Signal(object)
    blocker_requested = Signal(str)

    def __init__(
        self,
        new_id: Callable[[], str],
        parent: QWidget | None = None,
        past: Past | None = None,
    ) -> None:
        """Build the screen.

        Args:
            new_id: Makes the id of a new decision.
            parent: Owner of the screen.
            past: Answers about other meetings; `None` where nobody can.
        """
        super().__init__(parent)
        self._new_id = new_id
        self._snapshot: RoomSnapshot | None = None
        self._decision: DecisionId | None = None
        self.is_open = False
        """Whether the roll call of the decision shown is open."""
        self._is_read_back = False
        self._room = RoomPlace()
        self._saver = saving_timer(self)
        self.ending = EndingStrip(self)
        self.undo = UndoStrip(self)  # Tab begins with it
        page = self.page = DecisionPage(past, self)
        self.chooser, self.empty, self.form = page.chooser, page.empty, page.form
        self.reading, self.read_back = page.reading, page.read_back
        self.roll_call = RollCallPanel(self)
        self.undoing = DraftUndo(self.undo, self.chooser.new, self)
        self.defer_strip = DeferStrip(self)
        self.stance = StanceStrip(self, is_after=True)
        self.bar = BottomBar(parent=self)
        buttons = self._buttons = DecisionButtons(self)
        self.drop, self.supersede = buttons.drop, buttons.supersede
        self.defer, self.save = buttons.defer, buttons.save
        self.open, self.summary = buttons.open, buttons.summary
        self._actions = DecisionActions(self, self.roll_call.own.words)
        self._arrange()
        self._connect_actions()

        self._saver.timeout.connect(self.flush)
        self.chooser.decision_chosen.connect(self._show_decision)
        self.chooser.rejoin.clicked.connect(self.rejoin)
        self.chooser.back.clicked.connect(partial(self._leave, self.back_requested))
        self.chooser.new.clicked.connect(self._on_new_clicked)
        for way in (self.summary, self.chooser.summary):
            way.clicked.connect(partial(self._leave, self.close_requested))
        self.form.draft_edited.connect(self._on_form_draft_edited)
        self.form.lock.way_requested.connect(partial(focus.follow_lock, self))
        self.roll_call.command_requested.connect(self._on_roll_call_command)
        self.stance.seal_requested.connect(self._on_stance_seal_requested)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.supersede.clicked.connect(self._on_supersede_clicked)
        self.defer.clicked.connect(self.defer_strip.ask)
        self.defer_strip.deferred.connect(self._on_defer_strip_deferred)
        self.ending.booking_requested.connect(self.booking_requested)
        self.ending.place_requested.connect(self.blocker_requested)
        self.save.clicked.connect(self._on_save_clicked)
        self.open.clicked.connect(self.roll_call.open_together)
        self.read_back.command_requested.connect(self._emit)
        self.read_back.left.connect(self._on_read_back_left)
        self.undoing.take_back_requested.connect(self._on_undoing_take_back_requested)

    @property
    def is_with_room(self) -> bool:
        """Whether the decision shown is the one the room is at."""
        return self._decision == self._room.at

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through: the form, the roll call, the bar."""
        parts: list[QWidget] = [
            self.form.start,
            self.roll_call.own.start,
            self.reading,
            self.roll_call.ask_again,
            self.stance.choices,
            self.open,
            self.save if self.save.isEnabled() else self.defer,
            self.read_back.back,
            self.summary,
            self.chooser.new,
        ]
        # Asked before the page is shown as well; "back" takes the whole room along.
        return [p for p in parts if p.isVisibleTo(self)] or [self.chooser.back]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the reading to the form with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_read_back:
            self._on_read_back_left()
        else:
            super().keyPressEvent(event)

    def begin(self, topic: TopicId | None) -> None:
        """Start a decision, filled from a topic's suggestions and links.

        A draft that the topic has already is taken up again instead.
        """
        snapshot = self._snapshot
        if snapshot is None or not snapshot.may(DraftDecision):
            return
        known = draft_about(snapshot.meeting, topic)
        if known is not None:
            self._show_decision(known)
        else:
            self._begin_draft(draft_of(snapshot.meeting, topic))

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the decisions as they stand; what is being typed stays."""
        self._snapshot = snapshot
        meeting = snapshot.meeting
        was_with_room = self._decision == self._room.at
        self._room.show(meeting.decisions)
        is_free = not snapshot.may(DraftDecision) and not self.roll_call.own.is_begun
        if not self._room.knows(self._decision) or (was_with_room and is_free):
            self._decision = self._room.at
        self.undoing.show_meeting(meeting, may_write=snapshot.may(DraftDecision))
        self.form.owner.show_people(tuple(meeting.people.values()))
        was_open = self.is_open
        with kept_focus(self, focus.rests_of(self)):
            self._show_current()
        show_again(self.stance, snapshot)
        if self.is_open != was_open:
            focus.follow_roll_call(self)

    def show_time(self, now: datetime) -> None:
        """Say that the end is near."""
        if self._snapshot is not None:
            self.ending.show_time(self._snapshot, now)

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say beside the control why a command was refused."""
        self.put_back(command, refused)
        match command:
            case CastVote():
                pass  # said beside it
            case OpenRollCall():
                self.roll_call.show_refusal(refused.sentence)
                self.columns.bring_into_view(self.roll_call.open_all)
            case SealStance():
                self.stance.show_error(refused.sentence)
            case DeferDecision():
                self.defer_strip.show_refusal(refused.sentence)
                needed = first_needed(self.form)
                if needed is not None:
                    self.columns.go_to(needed)
            case _:
                self.bar.set_sentence(refused.sentence, Tone.BLOCKER, "circle-alert")

    def put_back(self, command: Command, refused: Refused) -> None:
        """Put refused words back into the form; say beside an answer why it was no."""
        if isinstance(command, CastVote) and command.decision == self._decision:
            self.roll_call.show_refusal(refused.sentence, is_of_answer=True)
        if isinstance(command, DraftDecision):
            self.form.put_back(command, refused.sentence)
            if self.reading.isVisibleTo(self):
                self._show_current()

    def flush(self) -> None:
        """Store what was typed now; called before the screen is left."""
        self._saver.stop()
        for command in self.form.unsent():
            self._emit(command)

    def _begin_draft(
        self, draft: DecisionDraft, superseded: Decision | None = None
    ) -> None:
        decision = DecisionId(self._new_id())
        self._turn_to(decision)
        self.undoing.withdraw()
        if superseded is not None:
            self.undoing.expect_new(decision, draft, superseded)
        self._emit(DraftDecision(decision, draft))
        self.form.statement.setFocus()

    def rejoin(self) -> None:
        """Go to the decision the room is at, and there to one's own answer."""
        if self._room.at is not None and not self.is_with_room:
            self._show_decision(self._room.at)
        focus.go_to_answer(self)

    def _current(self) -> Decision | None:
        if self._snapshot is None or self._decision is None:
            return None
        return self._snapshot.meeting.decisions.get(self._decision)

    def _show_decision(self, decision: DecisionId) -> None:
        self._turn_to(decision)
        self._show_current()

    def _turn_to(
        self, decision: DecisionId | None, *, is_read_back: bool = False
    ) -> None:
        self.flush()
        self._decision, self._is_read_back = decision, is_read_back
        self.defer_strip.hide()

    def _show_current(self) -> None:
        snapshot, decision = self._snapshot, self._current()
        if snapshot is None:
            return
        meeting = snapshot.meeting
        may_draft = snapshot.may(DraftDecision)
        is_draft = decision is not None and decision.status is DecisionStatus.DRAFT
        may_write = is_draft and may_draft
        if not may_write or (decision and why_not_saved(meeting, decision)):
            self._is_read_back = False
        is_form = may_write and not self._is_read_back
        self.page.show_decision(
            snapshot, decision, may_write=may_write, is_read_back=self._is_read_back
        )
        self.is_open = decision is not None and decision.roll_call.is_open
        self.roll_call.show_call(snapshot, decision)
        self.chooser.show_snapshot(snapshot, self._decision, self._room.at)
        shown = self._buttons.shown(snapshot, decision, is_form=is_form)
        read_back = [(part, self._is_read_back) for part in self.read_back.buttons]
        show_buttons([*shown, *read_back])
        # After the parts came and went: Qt scrolls to where that sends the focus.
        self.columns.show_page((self._decision, is_form, self._is_read_back))
        self.defer_strip.setVisible(is_form and not self.defer_strip.isHidden())
        self._show_status(decision)

    def _show_status(self, decision: Decision | None) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        is_form = self.form.isVisibleTo(self)
        if is_form and decision is not None:
            decision = replace(decision, draft=self.form.draft())
            self.defer_strip.show_draft(decision.draft)
        is_read_back = self._is_read_back
        step = step_of(snapshot, decision, is_form=is_form, is_read_back=is_read_back)
        self.bar.set_sentence(step.sentence, step.tone, step.glyph)
        self.save.set_reason(step.why_not_saved)
        may_save = is_form and not step.is_opening
        show_buttons([(self.save, may_save), (self.open, step.is_opening)])
        self._actions.show_form(is_form=is_form, is_complete=not step.why_not_saved)
        self._actions.show_parts(self.chooser, self.roll_call)

    def _arrange(self) -> None:
        self.columns = MainAndSide(self.page, self.roll_call, SIDE_PX, parent=self)
        for button in (*self._buttons.in_order, *self.read_back.buttons):
            self.bar.add_button(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.undo)
        whole.addWidget(self.columns, 1)
        for low in (self.ending, self.defer_strip, self.stance, self.bar):
            whole.addWidget(low)

    def _connect_actions(self) -> None:
        actions = self._actions
        actions.save.triggered.connect(self._on_save_clicked)
        actions.rejoin.triggered.connect(self.chooser.rejoin.click)
        actions.open.triggered.connect(self.roll_call.open_together)
        actions.new.triggered.connect(self._on_new_clicked)
        actions.defer.triggered.connect(self.defer_strip.ask)
        actions.drop.triggered.connect(self._on_drop_clicked)
        for choice, action in actions.answers.items():
            action.triggered.connect(partial(self.roll_call.choose, choice))

    def _on_form_draft_edited(self) -> None:
        self._show_status(self._current())
        self._saver.start()

    def _on_roll_call_command(self, command: Command) -> None:
        self.flush()
        if self.form.isVisibleTo(self):
            command = answering(command, self._current(), self.form.sent())
        self._emit(command)

    def _on_new_clicked(self) -> None:
        self.begin(None)

    def _on_supersede_clicked(self) -> None:
        earlier = self._current()
        if earlier is not None:
            self._begin_draft(superseding(earlier), earlier)

    def _on_drop_clicked(self) -> None:
        self.flush()
        decision = self._current()
        if decision is not None:
            self.undoing.expect_put_away(decision)
            self._emit(DropDecision(decision.id))

    def _on_undoing_take_back_requested(
        self, back: DropDecision, decision: DecisionId
    ) -> None:
        self._turn_to(decision)
        self.take_back_requested.emit(back)
        self._show_current()
        self.panes()[0].setFocus()

    def _on_defer_strip_deferred(self, reason: str) -> None:
        self.flush()
        if self._decision is not None:
            self._emit(DeferDecision(self._decision, reason))

    def _on_save_clicked(self) -> None:
        self._turn_to(self._decision, is_read_back=True)
        self._show_current()
        self.read_back.begin()

    def _on_read_back_left(self) -> None:
        self._is_read_back = False
        self._show_current()
        self.save.setFocus()

    def _on_stance_seal_requested(self, stance: Stance) -> None:
        self.flush()
        self._emit(SealStance(stance.choice, stance.why, is_after=True))

    def _leave(self, request: SignalInstance) -> None:
        self.flush()
        request.emit()

    def _emit(self, command: Command) -> None:
        self.command_requested.emit(command)
