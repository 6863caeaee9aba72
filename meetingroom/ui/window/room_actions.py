# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The Meeting menu's commands about the room itself: lead, door, own seal.

Each is there only for whoever may use it; what they mean is asked before.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.command.note import TranscribeNote
from meetingroom.meeting.command.room import (
    ChangeSetup,
    HandOver,
    LockRoom,
    RevokeDevice,
    TakeLead,
)
from meetingroom.meeting.command.topic import EditLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.ids import IdSource
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.typo_view import may_list
from meetingroom.ui.window.confirm import ask_first
from meetingroom.ui.window.hand_over import HandOverForm, TurnAwayForm, laptop_owners
from meetingroom.ui.window.invitation_form import InvitationForm
from meetingroom.ui.window.leader_gone import may_take_lead
from meetingroom.ui.window.minutes_form import MinutesForm, may_correct
from meetingroom.ui.window.paper_note import PaperNoteForm
from meetingroom.ui.window.take_over import TakeOverForm
from meetingroom.ui.window.typo_form import TypoForm


class RoomActions(QObject):
    """Commands of a seat that are the same on every screen.

    Signals:
        command_requested: A `Command`.
        hand_in_requested: The person hands in the key of their notes.
        take_over_requested: The person becomes the host; the reason.
        new_code_requested: Earlier codes and links are to open nothing any more.
        door_requested: The person wants to be asked about everybody at the door.
    """

    command_requested = Signal(object)
    hand_in_requested = Signal()
    take_over_requested = Signal(str)
    new_code_requested = Signal()
    door_requested = Signal()

    def __init__(self, page: QWidget, new_id: IdSource) -> None:
        """Make the commands; forms open over the page, notes get ids of their own."""
        super().__init__(page)
        self._page = page
        self._snapshot: RoomSnapshot | None = None
        self._invitation: InvitationForm | None = None
        self._is_invitation_due = False
        self._new_id = new_id
        self._paper: PaperNoteForm | None = None
        self._typos: TypoForm | None = None
        self._minutes: MinutesForm | None = None
        self.from_paper = QAction(self.tr("Notes from paper…"), self)
        self.from_paper.setShortcut(QKeySequence("Ctrl+Shift+P"))
        self.typos = QAction(self.tr("Small edits for the author…"), self)
        self.typos.setShortcut(QKeySequence("Ctrl+Shift+E"))
        self.minutes = QAction(self.tr("Correct the minutes…"), self)
        self.minutes.setShortcut(QKeySequence("Ctrl+Shift+L"))
        self.invite = QAction(self.tr("Invitation…"), self)
        self.invite.setShortcut(QKeySequence("Ctrl+Shift+I"))
        self.at_door = QAction(self.tr("Who is at the door"), self)
        self.hand_over = QAction(self.tr("Hand over the lead…"), self)
        self.hand_scribe = QAction(self.tr("Hand over the writing…"), self)
        self.take_lead = QAction(self.tr("Lead the meeting again"), self)
        self.lock = QAction(self.tr("Lock the room"), self)
        self.lock.setCheckable(True)
        self.turn_away = QAction(self.tr("Turn a laptop away…"), self)
        self.hand_in = QAction(self.tr("Hand in my notes…"), self)

        self.from_paper.triggered.connect(self.show_paper_form)
        self.typos.triggered.connect(self.show_typos)
        self.minutes.triggered.connect(self.show_minutes)
        self.invite.triggered.connect(self.show_invitation)
        self.at_door.triggered.connect(self.door_requested)
        self.hand_over.triggered.connect(self.ask_hand_over)
        self.hand_scribe.triggered.connect(self.ask_scribe)
        self.take_lead.triggered.connect(self._on_take_lead_triggered)
        self.turn_away.triggered.connect(self.ask_turn_away)
        self.lock.triggered.connect(self._on_lock_triggered)
        self.hand_in.triggered.connect(self.ask_hand_in)

    def all(self) -> list[QAction]:
        """Return the commands in the order of the menu."""
        return [
            self.hand_in,
            self.from_paper,
            self.typos,
            self.minutes,
            self.invite,
            self.at_door,
            self.lock,
            self.turn_away,
            self.hand_over,
            self.hand_scribe,
            self.take_lead,
        ]

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Offer what the person may do now."""
        self._snapshot = snapshot
        around, phase = snapshot.surroundings, snapshot.meeting.phase
        is_networked = around.link is not None or around.online is not None
        is_open = phase is not Phase.CLOSED
        leads = snapshot.is_facilitator and is_open
        self.hand_over.setVisible(leads and snapshot.may(HandOver))
        self.hand_scribe.setVisible(leads and snapshot.may(ChangeSetup))
        self.take_lead.setVisible(may_take_lead(snapshot))
        self.lock.setVisible(leads and is_networked and snapshot.may(LockRoom))
        self.lock.setChecked(snapshot.meeting.is_locked)
        # The lobby lists them itself.
        has_strip = phase is not Phase.LOBBY
        has_laptops = has_strip and bool(laptop_owners(snapshot))
        self.turn_away.setVisible(leads and has_laptops and snapshot.may(RevokeDevice))
        self.at_door.setVisible(leads and has_strip and bool(around.waiting))
        self.hand_in.setVisible(is_networked and phase is Phase.READING)
        invitation = around.invitation
        may_enter = phase.is_revealed and is_open and snapshot.may(TranscribeNote)
        self.from_paper.setVisible(may_enter)
        if self._paper is not None:
            self._paper.show_snapshot(snapshot)
            if not may_enter and self._paper.isVisible():
                self._paper.reject()
        self.typos.setVisible(may_list(snapshot))
        if self._typos is not None:
            self._typos.show_snapshot(snapshot)
            if not self.typos.isVisible() and self._typos.isVisible():
                self._typos.reject()
        self.minutes.setVisible(may_correct(snapshot))
        if self._minutes is not None:
            self._minutes.show_snapshot(snapshot)
            if not snapshot.may_now(EditLine) and self._minutes.isVisible():
                self._minutes.reject()
        self.invite.setVisible(leads and invitation is not None)
        if invitation is not None and self._invitation is not None:
            title = snapshot.meeting.setup.title
            self._invitation.show_invitation(invitation, title)
        if invitation is not None and self._is_invitation_due:
            self.show_invitation()

    def show_paper_form(self) -> None:
        """Show the form for notes from paper, until it is closed."""
        if self._snapshot is None or not self.from_paper.isVisible():
            return
        if self._paper is None:
            self._paper = PaperNoteForm(self._snapshot, self._new_id, self._page)
            self._paper.note_written.connect(self.command_requested)
        self._paper.show()
        self._paper.activateWindow()

    def show_refusal(self, command: Command, sentence: str) -> bool:
        """Let an open form say why its command was refused; tells whether one did."""
        return any(
            form is not None and form.show_refusal(command, sentence)
            for form in (self._paper, self._typos, self._minutes)
        )

    def show_typos(self) -> None:
        """Show the author's checklist, until it is closed."""
        if self._snapshot is None or not self.typos.isVisible():
            return
        if self._typos is None:
            self._typos = TypoForm(self._snapshot, self._page)
            self._typos.disposition_requested.connect(self.command_requested)
        self._typos.show()
        self._typos.activateWindow()

    def offer_invitation(self) -> None:
        """Show the invitation as soon as there is one: everybody has to join anew."""
        self._is_invitation_due = True
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def show_minutes(self) -> None:
        """Show the form that corrects the minutes, until it is closed."""
        if self._snapshot is None or not self.minutes.isVisible():
            return
        if self._minutes is None:
            self._minutes = MinutesForm(self._snapshot, self._page)
            self._minutes.command_requested.connect(self.command_requested)
        self._minutes.show()
        self._minutes.activateWindow()

    def show_invitation(self) -> None:
        """Show how others join now, until it is closed."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.surroundings.invitation is None:
            return
        self._is_invitation_due = False
        if self._invitation is None:
            self._invitation = InvitationForm(self._page)
            self._invitation.new_code_requested.connect(self.new_code_requested)
            self._invitation.finished.connect(self._on_invitation_finished)
        title = snapshot.meeting.setup.title
        self._invitation.show_invitation(snapshot.surroundings.invitation, title)
        self._invitation.show()

    def ask_hand_over(self) -> None:
        """Choose who leads from now on."""
        if self._snapshot is not None:
            form = HandOverForm(self._snapshot, self._page)
            form.confirmed.connect(self._on_hand_over_confirmed)
            form.open()

    def ask_scribe(self) -> None:
        """Choose who writes from now on."""
        if self._snapshot is not None:
            form = HandOverForm(self._snapshot, self._page, is_scribe=True)
            form.confirmed.connect(self._on_scribe_confirmed)
            form.open()

    def ask_turn_away(self) -> None:
        """Choose whose laptop is turned away."""
        if self._snapshot is not None:
            form = TurnAwayForm(self._snapshot, self._page)
            form.confirmed.connect(self._on_turn_away_confirmed)
            form.open()

    def ask_hand_in(self) -> None:
        """Say what handing in means, and ask."""
        box = ask_first(
            self._page,
            self.tr("Hand in my notes"),
            self.tr(
                "Hand in the key of your notes now? Then they open at the reveal even"
                " if this laptop is gone by then. Until the reveal no screen shows"
                " them, but whoever reads the host’s library file could. This cannot"
                " be undone."
            ),
            self.tr("&Hand in"),
        )
        box.accepted.connect(self.hand_in_requested)

    def ask_take_over(self) -> None:
        """Say what taking over means, and ask for the reason."""
        form = TakeOverForm(self._page)
        form.confirmed.connect(self.take_over_requested)
        form.open()

    def _on_invitation_finished(self) -> None:
        self._invitation = None

    def _on_hand_over_confirmed(self, person: PersonId) -> None:
        self.command_requested.emit(HandOver(person))

    def _on_scribe_confirmed(self, person: PersonId) -> None:
        if self._snapshot is not None:
            setup = self._snapshot.meeting.setup
            roles = replace(setup.roles, scribe=person)
            self.command_requested.emit(ChangeSetup(replace(setup, roles=roles)))

    def _on_turn_away_confirmed(self, person: PersonId) -> None:
        if self._snapshot is None:
            return
        for device in self._snapshot.meeting.devices.values():
            if device.person == person and not device.is_revoked:
                self.command_requested.emit(RevokeDevice(device.id))

    def _on_take_lead_triggered(self) -> None:
        self.command_requested.emit(TakeLead())

    def _on_lock_triggered(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.command_requested.emit(LockRoom(is_locked=is_on))
