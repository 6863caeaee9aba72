# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Preparing a meeting: make it worth holding before anybody else sees it.

It shows the snapshot and the check, and asks for changes; nothing is decided here.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.room import (
    AddPerson,
    CarryOver,
    ChangePerson,
    ChangeSetup,
    FreezeMemo,
    OpenLobby,
    OverrideFinding,
    RemovePerson,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import CarriedTopic
from meetingroom.memo.preflight import Finding, check
from meetingroom.memo.read.remark import COMMENTS
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.prepare.carried_list import CarriedList
from meetingroom.ui.prepare.finding_list import FindingList
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.prepare.memo_head import MemoHead
from meetingroom.ui.prepare.memo_preview import MemoPreview
from meetingroom.ui.prepare.people_editor import PeopleEditor
from meetingroom.ui.prepare.readiness import missing
from meetingroom.ui.prepare.setup_form import SetupForm
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.tokens import (
    SPACE_8,
    SPACE_24,
    SPACE_32,
    SPACE_48,
)
from meetingroom.ui.theme.tone import Fill, Tone
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.label import small_label
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)

_ONE_COLUMN_PX = 1100
"""Below, neither the names nor the fields beside them have room."""


class PrepareScreen(MeetingScreen):
    """Memo and check at the left, the meeting at the right.

    Signals:
        choose_memo_requested: A memo is to be picked.
        memo_reload_requested: The memo's file is to be read again.
        save_for_later_requested: Back to the first screen; everything is kept.
    """

    choose_memo_requested = Signal()
    memo_reload_requested = Signal()
    save_for_later_requested = Signal()

    def __init__(
        self,
        themes: ThemeController,
        parent: QWidget | None = None,
        *,
        new_id: Callable[[], str],
        has_file: bool = True,
        kinds: KindShelf | None = None,
    ) -> None:
        """Build the screen.

        Args:
            themes: The application's look.
            parent: Owner of the screen.
            new_id: Makes the id of a person who is added.
            has_file: Whether this machine hosts, so that it can load a memo.
            kinds: The kinds of meetings to choose from; `None` for ours alone.
        """
        super().__init__(parent)
        self._themes = themes
        self._new_id = new_id
        self._has_file = has_file
        self._findings: tuple[Finding, ...] = ()
        self._checked: object = None
        self._shown = Meeting()
        self.strip = MessageStrip()
        self.head = MemoHead()
        self.findings = FindingList()
        self.carried = CarriedList()
        self.people = PeopleEditor()
        self.form = SetupForm(kinds)
        self._preview = MemoPreview(self)
        self.reload = ActionButton(
            self.tr("Load again"), glyph="refresh-cw", variant=Variant.SMALL
        )
        self.other = ActionButton(
            self.tr("Choose another"), glyph="folder-open", variant=Variant.SMALL
        )
        self.read = ActionButton(
            self.tr("Read the memo"), glyph="book-open", variant=Variant.SMALL
        )
        self.no_memo = EmptyState(
            self.tr(
                "No memo yet. Drop a file here, choose one, or paste a copied text."
            )
            if has_file
            else self.tr("No memo yet. It is chosen on the laptop that hosts."),
            glyph="file-up",
            action=self.tr("Choose a memo…") if has_file else "",
        )
        self.not_ready = EmptyState(
            self.tr("The facilitator is preparing the meeting."), glyph="clock"
        )
        self.bar = BottomBar()
        self.later = ActionButton(self.tr("Save for later"))
        self.open = ActionButton(self.tr("Open the lobby"), variant=Variant.PRIMARY)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._make_actions()
        self._connect()
        if not has_file:
            for button in (self.reload, self.other):
                button.set_reason(
                    self.tr("Only the laptop that hosts can load a memo.")
                )

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show memo, check and setup."""
        meeting = snapshot.meeting
        self._check(meeting)
        self._show_memo(meeting)
        reasons = {override.rule: override.reason for override in meeting.overrides}
        self.findings.show_findings(
            self._findings,
            meeting.pages,
            reasons,
            may_override=snapshot.may(OverrideFinding),
            may_leave_out=self._has_file and snapshot.may(FreezeMemo),
        )
        self.carried.show_carried(
            meeting.carried, may_leave_out=snapshot.may_now(CarryOver)
        )
        self.people.show_people(meeting.people.values())
        self.form.show_setup(meeting.setup, meeting.people.values())
        self.open.setVisible(snapshot.may(OpenLobby))
        self._show_parts(may_change=snapshot.may(ChangeSetup))
        self._show_missing(
            missing(meeting, self._findings) if snapshot.may(OpenLobby) else ""
        )

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say why, beside the control that was used."""
        match command:
            case ChangeSetup():
                self.form.show_error(refused.sentence)
            case AddPerson() | ChangePerson() | RemovePerson():
                self.people.show_error(refused.sentence)
            case OverrideFinding(rule=rule):
                self.findings.show_error(rule, refused.sentence)
            case _:
                self.bar.set_sentence(refused.sentence, Tone.BLOCKER, "circle-alert")

    def show_file_changed(self) -> None:
        """Say that the memo's file is no longer the one that was read."""
        action = StripAction("reload", self.tr("Load again"))
        self.strip.show_message(
            StripMessage(
                self.tr("The file has changed."), "refresh-cw", Fill.GOLD, (action,)
            )
        )

    def flush(self) -> None:
        """Store the goal as typed."""
        self.form.flush()

    def panes(self) -> list[QWidget]:
        """Return memo, people, form and bar."""
        parts = (self.reload, self.people.name, self.form.goal, self.later)
        return [one for one in parts if one.isVisibleTo(self) and one.isEnabled()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form below the memo where there is no room beside it."""
        is_narrow = event.size().width() < _ONE_COLUMN_PX
        direction = QBoxLayout.Direction.LeftToRight
        if is_narrow:
            direction = QBoxLayout.Direction.TopToBottom
        if direction != self._sides.direction():
            self._sides.setDirection(direction)
            self._sides.activate()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACE_8)
        tools.addWidget(self.reload)
        tools.addWidget(self.other)
        tools.addWidget(self.read)
        frozen = small_label(self.tr("The text is frozen when the lobby opens."))
        frozen.setWordWrap(True)
        tools.addSpacing(SPACE_8)
        tools.addWidget(frozen, 1)
        self.memo_part = QWidget()
        memo = QVBoxLayout(self.memo_part)
        memo.setContentsMargins(0, 0, 0, 0)
        memo.setSpacing(SPACE_8)
        memo.addWidget(self.head)
        memo.addWidget(self.findings)
        memo.addSpacing(4)
        memo.addLayout(tools)
        left = QVBoxLayout()
        left.setSpacing(SPACE_24)
        left.addWidget(self.memo_part)
        left.addWidget(self.no_memo)
        left.addWidget(self.carried)
        left.addWidget(self.people)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.form)
        right.addStretch(1)
        page = QWidget()
        self._sides.setContentsMargins(SPACE_48 - 8, SPACE_32 - 8, SPACE_48 - 8, 24)
        self._sides.setSpacing(SPACE_32 + 8)
        self._sides.addLayout(left, 1)
        self._sides.addLayout(right, 1)
        page.setLayout(self._sides)
        scroll = self._scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.bar.add_button(self.later)
        self.bar.add_button(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(scroll, 1)
        column.addWidget(self.not_ready, 1)
        column.addWidget(self.bar)

    def _make_actions(self) -> None:
        for name, text, keys, slot in (
            ("prepare.open", self.tr("&Open the lobby"), "Ctrl+Return", self._on_open),
            ("prepare.reload", self.tr("&Load again"), "Ctrl+R", self._on_reload),
            ("prepare.next", self.tr("&Next finding"), "F3", self.findings.focus_next),
        ):
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            action.setEnabled(self._has_file or name != "prepare.reload")
            self.addAction(action)

    def _connect(self) -> None:
        self.strip.action_requested.connect(self._on_reload)
        self.reload.clicked.connect(self._on_reload)
        self.other.clicked.connect(self.choose_memo_requested)
        self.no_memo.action_requested.connect(self.choose_memo_requested)
        self.findings.place_requested.connect(self._on_place_requested)
        self.findings.gone_to.connect(self._scroll.ensureWidgetVisible)
        self.findings.reason_given.connect(self._on_reason_given)
        self.findings.leave_out_requested.connect(self._on_leave_out_requested)
        self.read.clicked.connect(self._on_read_clicked)
        self.carried.kept_changed.connect(self._on_carried_kept_changed)
        self.people.name_added.connect(self._on_name_added)
        self.people.person_changed.connect(self._on_person_changed)
        self.people.person_removed.connect(self._on_person_removed)
        self.form.setup_changed.connect(self._on_setup_changed)
        self.later.clicked.connect(self._on_later_clicked)
        self.open.clicked.connect(self._on_open)

    def _check(self, meeting: Meeting) -> None:
        """Check the memo anew when it or the meeting's length is another one."""
        memo = meeting.memo
        if memo is None:
            self._findings = ()
            return
        occasion, rules = meeting.setup.occasion, meeting.rules
        has_comments = COMMENTS in memo.remarks
        key = (memo.sha256, memo.title, has_comments, occasion, rules)
        if key != self._checked:
            self._checked = key
            self._findings = check(memo, meeting.pages, occasion, rules)

    def _show_parts(self, *, may_change: bool) -> None:
        """Show everybody who prepares nothing that somebody else does."""
        self._scroll.setVisible(may_change)
        self.not_ready.setVisible(not may_change)
        self.later.set_words(
            self.tr("Save for later") if may_change else self.tr("Leave for now")
        )

    def _show_memo(self, meeting: Meeting) -> None:
        memo = meeting.memo
        if memo is not self._shown.memo:
            # It shows an earlier version.
            self._preview.hide()
        self._shown = meeting
        self.memo_part.setVisible(memo is not None)
        self.no_memo.setVisible(memo is None)
        if memo is None:
            return
        self.head.show_memo(memo, meeting)
        self.strip.clear()

    def _show_missing(self, sentence: str) -> None:
        self.bar.set_missing(self.open, sentence)
        if not sentence:
            self.bar.set_sentence(self.tr("Nothing is shared before reading begins."))

    def _on_open(self) -> None:
        self.form.flush()
        if self.open.isEnabled():
            self.command_requested.emit(OpenLobby())

    def _on_reload(self) -> None:
        self.memo_reload_requested.emit()

    def _on_later_clicked(self) -> None:
        self.form.flush()
        self.save_for_later_requested.emit()

    def _on_place_requested(self, finding: Finding, position_cp: int) -> None:
        memo, pages = self._shown.memo, self._shown.pages
        if memo is not None:
            self._preview.show_finding(memo, pages, finding, position_cp)

    def _on_read_clicked(self) -> None:
        if self._shown.memo is not None:
            self._preview.show_memo(self._shown.memo, self._shown.pages)

    def _on_leave_out_requested(self) -> None:
        memo = self._shown.memo
        if memo is not None:
            remarks = tuple(one for one in memo.remarks if one != COMMENTS)
            kept = replace(memo, remarks=remarks)
            self.command_requested.emit(FreezeMemo(kept, self._shown.pages))

    def _on_reason_given(self, rule: str, reason: str) -> None:
        self.command_requested.emit(OverrideFinding(rule, reason))

    def _on_carried_kept_changed(self, kept: tuple[CarriedTopic, ...]) -> None:
        self.command_requested.emit(CarryOver(kept))

    def _on_name_added(self, name: str) -> None:
        self.command_requested.emit(AddPerson(PersonId(self._new_id()), name))

    def _on_person_changed(self, person: Person) -> None:
        self.command_requested.emit(
            ChangePerson(person.id, person.name, person.seniority, person.is_observer)
        )

    def _on_person_removed(self, person: Person) -> None:
        self.command_requested.emit(RemovePerson(person.id))

    def _on_setup_changed(self, setup: Setup) -> None:
        self.command_requested.emit(ChangeSetup(setup))
