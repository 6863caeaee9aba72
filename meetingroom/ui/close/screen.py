# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The closing screen: read back, dispose of what is open, hand out, then freeze.

After closing the same page stays, without controls. It shows what stops the closing;
whether the meeting is closed is decided by the core alone.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.discussion.metrics import figures
from meetingroom.meeting.command.decision import AddFollowUp, RemoveFollowUp
from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.command.topic import WriteGist
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import FollowUpId, NoteId, TopicId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.close.blockers import BlockerSection
from meetingroom.ui.close.follow_ups import FollowUpSection
from meetingroom.ui.close.gist import GistSection, closed_sentence
from meetingroom.ui.close.how_we_met import HowWeMet
from meetingroom.ui.close.record import (
    DecisionSection,
    OverrideSection,
    QuestionSection,
    TopicSection,
)
from meetingroom.ui.close.standing import asking, standing
from meetingroom.ui.close.take_away import TakeAway
from meetingroom.ui.close.view import (
    drafts,
    leads_on,
    open_topics,
    others_who_settle,
    parked_rows,
    size_of,
)
from meetingroom.ui.close.words import (
    size_words,
    why_not_words,
)
from meetingroom.ui.note.reason_row import ReasonRow
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.tokens import SPACE_16, SPACE_24, SPACE_32, SPACE_48
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.columns import MainAndSide
from meetingroom.ui.widget.fresh_press import FreshPress
from meetingroom.ui.widget.label import make_label, make_rule, title_label

SIDE_PX = 444


class CloseScreen(MeetingScreen):
    """The summary and the last button of a meeting.

    Signals:
        back_requested: Return to the decisions; only before closing.
        follow_up_requested: A new follow-up; its `TopicId`, or `None`.
        export_requested: A file: "pdf", "html", "md", "docx", "csv" or "json".
        copy_requested: The record as Markdown, for the clipboard.
        next_requested: The next meeting with these people is to begin.
    """

    back_requested = Signal()
    follow_up_requested = Signal(object)
    export_requested = Signal(str)
    copy_requested = Signal()
    next_requested = Signal()

    def __init__(
        self,
        themes: ThemeController,
        parent: QWidget | None = None,
        *,
        has_next: bool = False,
    ) -> None:
        """Show the end of a meeting.

        Args:
            themes: The application's look.
            parent: The widget that owns the screen.
            has_next: Whether this machine can begin the next meeting.
        """
        super().__init__(parent)
        self._has_next = has_next
        # Colours are read while painting, so the theme's changes need no slot here.
        del themes
        self._snapshot: RoomSnapshot | None = None
        self._now: datetime | None = None
        self._is_asking = False
        self._has_warned = False
        self.numbers = make_label("", tone=Tone.MUTED, parent=self)
        self.gist = GistSection(self)
        self.decisions = DecisionSection(self)
        self.follow_ups = FollowUpSection(self)
        self.blockers = BlockerSection(self)
        self.topics = TopicSection(self.tr("Topics not reached"), open_topics, self)
        self.parked = TopicSection(self.tr("Parked topics"), parked_rows, self)
        self.questions = QuestionSection(self)
        self.overrides = OverrideSection(self)
        self.how_we_met = HowWeMet(self)
        self.take_away = TakeAway(self)
        self.reason = ReasonRow(self)
        self.bar = BottomBar(parent=self)
        self.back = ActionButton(
            self.tr("&Back to the decisions"), glyph="arrow-left", parent=self
        )
        self.not_yet = ActionButton(self.tr("&Not yet"), parent=self)
        self.close_meeting = ActionButton(
            self.tr("Cl&ose the meeting"), variant=Variant.PRIMARY, parent=self
        )
        self._fresh = FreshPress(self.close_meeting)
        self.next = ActionButton(
            self.tr("&Begin the next meeting…"),
            glyph="arrow-right",
            variant=Variant.PRIMARY,
            parent=self,
        )
        self.next.setAccessibleDescription(
            self.tr("Same people and parts, a new memo, and the topics left open")
        )
        self._arrange()
        self._add_actions()

        self.gist.written.connect(self._on_gist_written)
        self.gist.settled.connect(self._show_bar)
        self.follow_ups.add_requested.connect(self._on_follow_up_add_requested)
        self.follow_ups.remove_requested.connect(self._on_follow_up_remove_requested)
        self.blockers.disposed.connect(self._on_blocker_disposed)
        for part in (self.topics, self.parked):
            part.follow_up_requested.connect(self._on_topic_follow_up_requested)
        self.take_away.copy_requested.connect(self.copy_requested)
        self.take_away.export_requested.connect(self.export_requested)
        self.reason.reason_given.connect(self._on_reason_given)
        self.back.clicked.connect(self.back_requested)
        self.not_yet.clicked.connect(self._on_not_yet_clicked)
        self.close_meeting.clicked.connect(self._on_close_clicked)
        self.next.clicked.connect(self.next_requested)

    def panes(self) -> list[QWidget]:
        """Return the summary, the side column and the bar."""
        first_card = next(iter(self.blockers.cards.values()), None)
        act = next(iter(first_card.buttons.values()), None) if first_card else None
        parts = [act or self.follow_ups.add, self.take_away.copy]
        parts += [self.close_meeting, self.next]
        return [part for part in parts if part.isVisible()]

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the meeting as it stands; reasons being typed stay."""
        self._snapshot = snapshot
        meeting = snapshot.meeting
        is_closed = meeting.phase is Phase.CLOSED
        self._show_numbers()
        may_write = not is_closed and snapshot.may(WriteGist)
        has_lines = any(topic.lines for topic in meeting.topics.values())
        self.gist.show_gist(
            meeting.gist,
            may_write=may_write,
            has_lines=has_lines,
            is_closed=is_closed,
        )
        self.decisions.show_meeting(meeting)
        may_add = not is_closed and snapshot.may(AddFollowUp)
        may_remove = not is_closed and snapshot.may(RemoveFollowUp)
        self.follow_ups.show_meeting(meeting, may_add=may_add, may_remove=may_remove)
        may_dispose = not is_closed and snapshot.may(SetDisposition)
        self.blockers.show_meeting(meeting, snapshot.viewer, may_dispose=may_dispose)
        self.topics.show_meeting(meeting, may_add=may_add)
        self.parked.show_meeting(meeting, may_add=may_add)
        self.questions.show_meeting(meeting)
        self.overrides.show_meeting(meeting)
        self.how_we_met.show_figures(figures(meeting))
        self.take_away.show_snapshot(snapshot)
        self._show_bar()

    def flush(self) -> None:
        """Send what is being typed."""
        self.gist.flush()

    def show_time(self, now: datetime) -> None:
        """Count the minutes of the running phase."""
        self._now = now
        self._show_numbers()

    def put_back(self, command: Command, refused: Refused) -> None:
        """Put refused words back where they were typed."""
        if isinstance(command, WriteGist):
            is_closed = self._snapshot and self._snapshot.meeting.phase is Phase.CLOSED
            sentence = closed_sentence() if is_closed else refused.sentence
            self.gist.put_back(command.text, sentence)

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say beside the control that was used why nothing happened."""
        self.put_back(command, refused)
        match command:
            case SetDisposition():
                self.blockers.show_error(command.note, refused.sentence)
            case RemoveFollowUp():
                self.follow_ups.show_error(refused.sentence)
            case WriteGist():
                pass  # put back, with the reason beside it
            case CloseMeeting():
                self._ask(is_asking=False)
                if refused.needs_reason:
                    self.reason.show_refusal(refused)
                    return
                self.bar.set_sentence(refused.sentence, Tone.BLOCKER, "circle-alert")
            case _:
                super().show_refusal(command, refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question back with Escape."""
        is_open = self._is_asking or self.reason.isVisible()
        if event.key() == Qt.Key.Key_Escape and is_open:
            self._on_not_yet_clicked()
        else:
            super().keyPressEvent(event)

    def _show_numbers(self) -> None:
        if self._snapshot is not None:
            self.numbers.setText(size_words(size_of(self._snapshot.meeting, self._now)))

    def _show_bar(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        meeting = snapshot.meeting
        is_closed = meeting.phase is Phase.CLOSED
        may_close = not is_closed and snapshot.may(CloseMeeting)
        waits_for = others_who_settle(meeting, snapshot.viewer)
        count = len(open_blockers(meeting))
        why_not = why_not_words(count, drafts(meeting), waits_for)
        if meeting.phase.order < Phase.DECISIONS.order:
            why_not = self.tr("Go on to the decisions first, then close.")
        if why_not or not may_close:
            self._is_asking = False
            self.reason.hide()
        self.back.setVisible(not is_closed and not self._is_asking)
        self.not_yet.setVisible(self._is_asking)
        self.close_meeting.setVisible(may_close)
        has_next = is_closed and self._has_next and leads_on(snapshot)
        self.next.setVisible(has_next)
        self._next_action.setVisible(has_next)
        for action, is_usable in (
            (self._close_action, may_close and not why_not),
            (self._back_action, not is_closed),
            (self._add_action, not is_closed and snapshot.may(AddFollowUp)),
        ):
            action.setEnabled(is_usable)
            action.setVisible(not is_closed)
        first, for_good = self.tr("Cl&ose the meeting"), self.tr("C&lose for good")
        self.close_meeting.set_words(for_good if self._is_asking else first)
        self.close_meeting.set_reason(why_not if may_close else "")
        self._show_sentence(snapshot, why_not)

    def _show_sentence(self, snapshot: RoomSnapshot, why_not: str) -> None:
        shown = standing(snapshot, why_not, has_next=self._has_next)
        if self._is_asking:
            shown = asking(snapshot, is_being_written=self.gist.is_being_written)
        self.bar.set_sentence(shown.sentence, shown.tone, shown.glyph)

    def _ask(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        self._has_warned = False
        self._show_bar()
        if is_asking:
            self._fresh.begin()
            announce(self, self.bar.sentence)
            # Not on the button itself: a second Return must not close by accident.
            self.not_yet.setFocus()
        else:
            self._fresh.end()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addWidget(title_label(self.tr("Summary"), self))
        head.addStretch(1)
        head.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignVCenter)
        summary = QWidget(self)
        column = QVBoxLayout(summary)
        column.setContentsMargins(SPACE_48, SPACE_16, SPACE_48, SPACE_32)
        column.setSpacing(SPACE_24)
        column.addLayout(head)
        for part in (
            self.gist,
            self.decisions,
            self.follow_ups,
            self.blockers,
            self.questions,
            self.topics,
            self.parked,
            self.overrides,
        ):
            column.addWidget(part)
        column.addStretch(1)
        side = QWidget(self)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(SPACE_32, SPACE_16, SPACE_32, SPACE_32)
        beside.setSpacing(SPACE_16)
        beside.addWidget(self.how_we_met)
        beside.addWidget(make_rule(side))
        beside.addWidget(self.take_away)
        beside.addStretch(1)
        self.columns = MainAndSide(summary, side, SIDE_PX, parent=self)
        self._arrange_whole()

    def _arrange_whole(self) -> None:
        self.bar.add_button(self.back)
        self.bar.add_button(self.not_yet)
        self.bar.add_button(self.close_meeting)
        self.bar.add_button(self.next)
        self.not_yet.hide()
        self.next.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.columns, 1)
        why = QVBoxLayout()
        why.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        why.addWidget(self.reason)
        whole.addLayout(why)
        whole.addWidget(self.bar)

    def _add_actions(self) -> None:
        add = self.add_command
        self._close_action = add(self.tr("Cl&ose the meeting"), "Ctrl+Return")
        self._back_action = add(self.tr("&Back to the decisions"))
        self._add_action = add(self.tr("&Add a follow-up…"))
        self._next_action = add(self.tr("Begin the ne&xt meeting…"))
        copy = add(self.tr("&Copy as Markdown"), "Ctrl+Shift+C")
        for words, kind in (
            (self.tr("Export as &PDF…"), "pdf"),
            (self.tr("Export as a web pa&ge…"), "html"),
            (self.tr("Export as Mark&down…"), "md"),
            (self.tr("Export the &Word file with comments…"), "docx"),
            (self.tr("Export as C&SV…"), "csv"),
            (self.tr("Export as &JSON…"), "json"),
        ):
            add(words).triggered.connect(self.take_away.files[kind].click)

        # A key held down must not answer the question it opened.
        self._close_action.setAutoRepeat(False)
        self._close_action.triggered.connect(self._on_close_triggered)
        self._back_action.triggered.connect(self.back_requested)
        self._add_action.triggered.connect(self._on_follow_up_add_requested)
        self._next_action.triggered.connect(self.next_requested)
        copy.triggered.connect(self.copy_requested)

    def _on_gist_written(self, text: str) -> None:
        self.command_requested.emit(WriteGist(text))

    def _on_close_triggered(self) -> None:
        if not (self._is_asking and self._fresh.is_fresh):
            self._on_close_clicked()

    def _on_close_clicked(self) -> None:
        self.gist.flush()
        if not self._is_asking:
            self._ask(is_asking=True)
        elif self.gist.is_being_written and not self._has_warned:
            self._ask(is_asking=True)
            self._has_warned = True
        else:
            self.command_requested.emit(CloseMeeting())

    def _on_reason_given(self, reason: str) -> None:
        self.command_requested.emit(CloseMeeting(reason))

    def _on_not_yet_clicked(self) -> None:
        self.reason.hide()
        self._ask(is_asking=False)
        self.close_meeting.setFocus()

    def _on_follow_up_add_requested(self) -> None:
        self.follow_up_requested.emit(None)

    def _on_topic_follow_up_requested(self, topic: TopicId) -> None:
        self.follow_up_requested.emit(topic)

    def _on_follow_up_remove_requested(self, follow_up: FollowUpId) -> None:
        self.command_requested.emit(RemoveFollowUp(follow_up))

    def _on_blocker_disposed(
        self, note: NoteId, disposition: Disposition, reason: str
    ) -> None:
        self.command_requested.emit(SetDisposition(note, disposition, reason))
