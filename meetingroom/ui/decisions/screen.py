# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decisions screen: what is decided, by whom it is owned, and who stands where.

A page in the window, during the discussion as well. It shows what is lacking while
one types; whether a decision is recorded is decided by the core alone.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.decision import (
    CastVote,
    DeferDecision,
    DraftDecision,
    DropDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import (
    Decision,
    DecisionDraft,
    DecisionStatus,
    lacking,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.form import DecisionForm
from meetingroom.ui.decisions.roll_call import RollCallPanel
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.tokens import (
    BOTTOM_BAR_PX,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    SPACE_48,
)
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import list_title_label, make_label, make_rule

SAVE_AFTER_MS = 400
"""A draft is stored this long after the last key, well within a second."""
LIST_WIDTH_PX = 232
ROLL_CALL_WIDTH_PX = 420


class DecisionsScreen(MeetingScreen):
    """List of decisions, form, and roll call.

    Signals:
        back_requested: Return to the topics; the draft stays.
        close_requested: Go on to the summary.
    """

    back_requested = Signal()
    close_requested = Signal()

    def __init__(
        self, new_id: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self._snapshot: RoomSnapshot | None = None
        self._decision: DecisionId | None = None
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_AFTER_MS)
        self.list = QListWidget(self)
        self.form = DecisionForm(self)
        self.roll_call = RollCallPanel(self)
        self.status = make_label("", parent=self)
        self.why_deferred = QLineEdit(self)
        self.new = ActionButton(self.tr("&New decision"), glyph="plus", parent=self)
        self.back = ActionButton(
            self.tr("&Back to the topics"), glyph="arrow-left", parent=self
        )
        self.drop = ActionButton(self.tr("&Put away"), parent=self)
        self.defer = ActionButton(self.tr("&Defer, with an owner"), parent=self)
        self.save = ActionButton(
            self.tr("&Save the decision"), variant=Variant.PRIMARY, parent=self
        )
        self.close_meeting = ActionButton(
            self.tr("&Go to the summary"), glyph="arrow-right", parent=self
        )
        self._arrange()

        self._saver.timeout.connect(self._on_saver_timeout)
        self.list.currentItemChanged.connect(self._on_list_current_changed)
        self.form.draft_edited.connect(self._on_form_draft_edited)
        self.roll_call.command_requested.connect(self._on_roll_call_command)
        self.new.clicked.connect(self._on_new_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.defer.clicked.connect(self._on_defer_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.close_meeting.clicked.connect(self._on_close_clicked)

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through."""
        return [self.form.statement, self.roll_call, self.save]

    def begin(self, topic: TopicId | None) -> None:
        """Start a decision, filled from a topic's suggestions and links.

        A draft that the topic has already is taken up again instead.
        """
        snapshot = self._snapshot
        if snapshot is None:
            return
        for decision in snapshot.meeting.decisions.values():
            is_draft = decision.status is DecisionStatus.DRAFT
            if is_draft and topic is not None and topic in decision.draft.topics:
                self._show_decision(decision.id)
                return
        self._decision = DecisionId(self._new_id())
        self._emit(DraftDecision(self._decision, _draft_of(snapshot, topic)))
        self.form.statement.setFocus()

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the decisions as they stand; what is being typed stays."""
        self._snapshot = snapshot
        meeting = snapshot.meeting
        if self._decision not in meeting.decisions:
            shown = [
                d.id
                for d in meeting.decisions.values()
                if d.status is not DecisionStatus.DROPPED
            ]
            self._decision = shown[-1] if shown else None
        self.form.show_people(tuple(meeting.people.values()))
        self._fill_list(snapshot)
        self._show_current()

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say beside the control why a command was refused."""
        if isinstance(command, CastVote | OpenRollCall):
            self.roll_call.show_refusal(refused.sentence)
        else:
            self.status.setText(refused.sentence)

    def flush(self) -> None:
        """Store what was typed now; called before the screen is left."""
        if self._saver.isActive():
            self._saver.stop()
            self._save_draft()

    def _current(self) -> Decision | None:
        if self._snapshot is None or self._decision is None:
            return None
        return self._snapshot.meeting.decisions.get(self._decision)

    def _show_decision(self, decision: DecisionId) -> None:
        self.flush()
        self._decision = decision
        self._show_current()

    def _show_current(self) -> None:
        snapshot, decision = self._snapshot, self._current()
        if snapshot is None:
            return
        is_draft = decision is not None and decision.status is DecisionStatus.DRAFT
        may_write = is_draft and snapshot.may(DraftDecision)
        if not self._saver.isActive():
            self.form.show_draft(decision.draft if decision else DecisionDraft())
        self.form.set_read_only(is_read_only=not may_write)
        self.form.setEnabled(decision is not None)
        self.roll_call.show_call(snapshot, decision)
        in_decisions = snapshot.meeting.phase is Phase.DECISIONS
        self.back.setVisible(not in_decisions or snapshot.is_facilitator)
        self.new.setVisible(snapshot.may(DraftDecision))
        self.close_meeting.setVisible(in_decisions)
        for part in (self.drop, self.defer, self.save, self.why_deferred):
            part.setVisible(may_write)
        self._show_status(decision)

    def _show_status(self, decision: Decision | None) -> None:
        if decision is None:
            self.save.set_reason(self.tr("There is no decision yet."))
            self.status.setText(self.tr("No decision yet."))
            return
        match decision.status:
            case DecisionStatus.RECORDED:
                words = self.tr(
                    "D-{0} is in the record. A later decision may supersede it."
                )
                self.status.setText(words.format(decision.number))
                return
            case DecisionStatus.DEFERRED:
                self.status.setText(self.tr("Deferred, with its owner and date."))
                return
            case DecisionStatus.DROPPED:
                self.status.setText(self.tr("Put away."))
                return
            case DecisionStatus.DRAFT:
                pass
        missing = lacking(self.form.draft())
        if not missing and not decision.roll_call.is_open:
            missing = (self.tr("Hold the roll call."),)
        self.save.set_reason(" ".join(missing))
        self.status.setText(
            self.tr("Not complete yet: {0}").format(missing[0])
            if missing
            else self.tr("Complete. Saving puts it into the record.")
        )
        self.status.setToolTip("\n".join(missing))

    def _fill_list(self, snapshot: RoomSnapshot) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        words = {
            DecisionStatus.DRAFT: self.tr("draft"),
            DecisionStatus.DEFERRED: self.tr("deferred"),
            DecisionStatus.DROPPED: self.tr("put away"),
        }
        for decision in snapshot.meeting.decisions.values():
            state = words.get(decision.status, f"D-{decision.number}")
            title = decision.draft.statement or self.tr("A decision without words yet")
            item = QListWidgetItem(f"{title}\n{state}")
            item.setData(Qt.ItemDataRole.UserRole, str(decision.id))
            item.setToolTip(title)
            self.list.addItem(item)
            if decision.id == self._decision:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _arrange(self) -> None:
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Decisions of this meeting"))
        self.why_deferred.setPlaceholderText(self.tr("Why it is deferred"))
        self.why_deferred.setAccessibleName(self.tr("Why it is deferred"))
        self.why_deferred.setMaximumWidth(220)
        self.save.setShortcut("Ctrl+Return")
        side = QVBoxLayout()
        side.setContentsMargins(SPACE_16, SPACE_16, SPACE_8, SPACE_16)
        side.setSpacing(SPACE_12)
        side.addWidget(list_title_label(self.tr("Decisions"), self))
        side.addWidget(self.list, 1)
        side.addWidget(self.new)
        page = QWidget(self)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(SPACE_24, SPACE_24, SPACE_48, SPACE_24)
        inner.addWidget(self.form)
        scroll = _scrolling(page, self)
        calls = _scrolling(self.roll_call, self)
        calls.setProperty("ground", "sunken")
        calls.setMinimumWidth(360)
        calls.setMaximumWidth(ROLL_CALL_WIDTH_PX + 60)
        self.list.setFixedWidth(LIST_WIDTH_PX)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(side)
        columns.addWidget(scroll, 3)
        columns.addWidget(calls, 2)
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        bar.setSpacing(SPACE_12)
        bar.addWidget(self.status, 1)
        for part in (
            self.back,
            self.drop,
            self.why_deferred,
            self.defer,
            self.close_meeting,
            self.save,
        ):
            bar.addWidget(part)
        bar_box = QWidget(self)
        bar_box.setFixedHeight(BOTTOM_BAR_PX)
        bar_box.setLayout(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(make_rule(self))
        column.addWidget(bar_box)

    def _on_saver_timeout(self) -> None:
        self._save_draft()

    def _save_draft(self) -> None:
        decision = self._current()
        if decision is not None and decision.draft != self.form.draft():
            self._emit(DraftDecision(decision.id, self.form.draft()))

    def _on_form_draft_edited(self) -> None:
        self._show_status(self._current())
        self._saver.start()

    def _on_list_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            chosen = DecisionId(str(item.data(Qt.ItemDataRole.UserRole)))
            decision = chosen
            self._show_decision(decision)

    def _on_roll_call_command(self, command: Command) -> None:
        self.flush()
        self._emit(command)

    def _on_new_clicked(self) -> None:
        self.flush()
        self.begin(None)

    def _on_back_clicked(self) -> None:
        self.flush()
        self.back_requested.emit()

    def _on_drop_clicked(self) -> None:
        self.flush()
        if self._decision is not None:
            self._emit(DropDecision(self._decision))

    def _on_defer_clicked(self) -> None:
        self.flush()
        if self._decision is not None:
            reason = self.why_deferred.text().strip()
            if not reason:
                self.status.setText(self.tr("Write why it is deferred, then defer it."))
                self.why_deferred.setFocus()
                return
            self._emit(DeferDecision(self._decision, reason))

    def _on_save_clicked(self) -> None:
        self.flush()
        if self._decision is not None:
            self._emit(RecordDecision(self._decision))

    def _on_close_clicked(self) -> None:
        self.flush()
        self.close_requested.emit()

    def _emit(self, command: Command) -> None:
        self.command_requested.emit(command)


def _scrolling(inner: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inner)
    return area


def _draft_of(snapshot: RoomSnapshot, topic_id: TopicId | None) -> DecisionDraft:
    """Fill a draft from a topic: its suggestions become options."""
    meeting = snapshot.meeting
    topic = meeting.topics.get(topic_id) if topic_id else None
    if topic is None:
        return DecisionDraft()
    notes = [meeting.notes[note] for note in topic.notes if note in meeting.notes]
    suggestions = [n.body[:300] for n in notes if n.kind is NoteKind.SUGGESTION]
    linked = tuple(n.id for n in notes if n.kind is not NoteKind.AGREE)
    return DecisionDraft(options=tuple(suggestions), notes=linked, topics=(topic.id,))
