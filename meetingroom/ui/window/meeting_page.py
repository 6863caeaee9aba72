# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One person's view of a meeting: header, strip, and the screen of the phase.

Navigation follows the phase of the snapshot; nothing here decides about the meeting.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from meetingroom.meeting.command.room import BackToDiscussion
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import FollowUpId, NoteId, TopicId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.page.view import DraftText
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.disc_clock import DiscClock
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)
from meetingroom.ui.widget.screen_header import ScreenHeader
from meetingroom.ui.widget.tab_order import order_tabs
from meetingroom.ui.window.late_drafts import command_for, late_drafts
from meetingroom.ui.window.screens import Place, ScreenSource

TICK_MS = 1000
RETRY = "retry"
ADD_DRAFTS = "add drafts"


_PLACES = {
    Phase.PREPARE: Place.PREPARE,
    Phase.LOBBY: Place.LOBBY,
    Phase.READING: Place.READING,
    Phase.MARGINS: Place.MARGINS,
    Phase.DISCUSSION: Place.DISCUSSION,
    Phase.DECISIONS: Place.DECISIONS,
    Phase.CLOSED: Place.CLOSE,
}


class MeetingPage(QWidget):
    """A person's seat on the screen.

    Signals:
        screen_changed: Another screen is shown; menus follow it.
    """

    screen_changed = Signal()

    def __init__(
        self, bridge: Bridge, source: ScreenSource, parent: QWidget | None = None
    ) -> None:
        """Show the screen of the phase the meeting is in.

        Args:
            bridge: The person's line to the room.
            source: Makes the screens, each when it is first needed.
            parent: The widget that owns the page.
        """
        super().__init__(parent)
        self.bridge = bridge
        self._source = source
        self._screens: dict[Place, MeetingScreen] = {}
        self._place: Place | None = None
        self._phase: Phase | None = None
        self._failed: list[Command] = []
        """What could not be stored yet, in order."""
        self._came_from: Place | None = None
        """Where the follow-up form was opened."""
        self.header = ScreenHeader(parent=self)
        self.clock = DiscClock(parent=self.header)
        self.header.add_right(self.clock)
        self.strip = MessageStrip(self)
        self._stack = QStackedWidget(self)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

        bridge.snapshot_changed.connect(self._on_bridge_snapshot_changed)
        bridge.command_refused.connect(self._on_bridge_command_refused)
        bridge.storage_failed.connect(self._on_bridge_storage_failed)
        self.strip.action_requested.connect(self._on_strip_action_requested)
        self._ticker.timeout.connect(self._on_ticker_timeout)
        self._ticker.start()
        self._follow(bridge.snapshot())

    @property
    def current_screen(self) -> MeetingScreen | None:
        """The screen that is shown."""
        return self._screens.get(self._place) if self._place else None

    @property
    def place(self) -> Place | None:
        """Which screen is shown."""
        return self._place

    def take_focus(self) -> None:
        """Put the focus into the first part of the screen that is shown."""
        screen = self.current_screen
        if screen is None:
            return
        panes = screen.panes()
        first = panes[0] if panes and screen.focusProxy() is None else screen
        first.setFocus()

    def leave(self) -> None:
        """Store what is being typed; called before the page goes away."""
        screen = self.current_screen
        if screen is not None:
            screen.flush()
        self._ticker.stop()

    def decide(self, topic: TopicId | None) -> None:
        """Show the decision form, for a topic or for none."""
        self._go(Place.DECISIONS, self.bridge.snapshot())
        screen = self.current_screen
        if isinstance(screen, DecisionsScreen):
            screen.begin(topic)

    def show_decisions(self) -> None:
        """Show the decision form as it stands."""
        self._go(Place.DECISIONS, self.bridge.snapshot())

    def add_follow_up(self, topic: TopicId | None) -> None:
        """Show the follow-up form."""
        snapshot = self.bridge.snapshot()
        self._came_from = self._place
        self._go(Place.FOLLOW_UP, snapshot)
        screen = self.current_screen
        if isinstance(screen, FollowUpScreen):
            screen.begin(snapshot, FollowUpId(self.bridge.room.new_id()), topic)

    def send(self, command: Command) -> None:
        """Ask the room for something."""
        self.bridge.send(command)

    def leave_decisions(self) -> None:
        """Go back to the topics, from the form or from the phase."""
        snapshot = self.bridge.snapshot()
        if snapshot.meeting.phase is Phase.DECISIONS and snapshot.is_facilitator:
            self.bridge.send(BackToDiscussion())
        else:
            self.go_back()

    def summarise(self) -> None:
        """Show the summary before the meeting is closed."""
        self._go(Place.CLOSE, self.bridge.snapshot())

    def go_back(self) -> None:
        """Return to where a form was opened, else to the screen of the phase."""
        snapshot = self.bridge.snapshot()
        place, self._came_from = self._came_from, None
        self._go(place or _PLACES[snapshot.meeting.phase], snapshot)

    def _follow(self, snapshot: RoomSnapshot) -> None:
        phase = snapshot.meeting.phase
        if phase is not self._phase:
            self._phase = phase
            self._go(_PLACES[phase], snapshot)
            self._offer_drafts(snapshot)
        else:
            self._show(snapshot)

    def _go(self, place: Place, snapshot: RoomSnapshot) -> None:
        old = self.current_screen
        if old is not None and place is not self._place:
            old.flush()
        if place not in self._screens:
            screen = self._source.make(place, self)
            _widen(screen)
            self._screens[place] = screen
            self._stack.addWidget(screen)
        self._place = place
        self._show(snapshot)
        shown = self._screens[place]
        self._stack.setCurrentWidget(shown)
        self.take_focus()
        self.screen_changed.emit()

    def _show(self, snapshot: RoomSnapshot) -> None:
        meeting = snapshot.meeting
        person = meeting.people.get(snapshot.viewer)
        is_silent = meeting.phase is Phase.READING
        title = meeting.setup.title or self.tr("A meeting without a title")
        self.header.set_title(title, self.tr("Reading") if is_silent else "")
        self.header.set_person(person.name if person else "")
        self.header.set_calm(is_calm=is_silent)
        self.header.set_phase(
            Phase.CLOSED if self._place is Place.CLOSE else meeting.phase
        )
        self._show_time(snapshot)
        screen = self.current_screen
        if screen is not None:
            screen.show_snapshot(snapshot)
            order_tabs(screen)

    def _show_time(self, snapshot: RoomSnapshot) -> None:
        clock = snapshot.meeting.clock
        self.clock.setVisible(clock is not None)
        now = self.bridge.room.now()
        if clock is not None:
            is_paused = clock.paused_at is not None
            left_s = clock.left_s(now)
            self.clock.set_time(left_s, clock.given_s, is_paused=is_paused)
        screen = self.current_screen
        if screen is not None:
            screen.show_time(now)

    def _on_bridge_snapshot_changed(self, snapshot: RoomSnapshot) -> None:
        self._follow(snapshot)

    def _on_bridge_command_refused(self, command: Command, refused: Refused) -> None:
        screen = self.current_screen
        if screen is not None:
            screen.show_refusal(command, refused)

    def _on_bridge_storage_failed(
        self, command: Command, failure: StorageUnavailable
    ) -> None:
        self._failed.append(command)
        again = (StripAction(RETRY, self.tr("Try again")),)
        actions = again if failure.may_retry else ()
        self.strip.show_message(
            StripMessage(failure.sentence, "circle-alert", Fill.BLOCKER, actions)
        )

    def _on_strip_action_requested(self, action: str) -> None:
        if action == ADD_DRAFTS:
            self._add_drafts()
        elif action == RETRY:
            self._try_again()

    def _try_again(self) -> None:
        """Send what could not be stored; what fails again is kept again."""
        self.strip.clear()
        waiting, self._failed = self._failed, []
        for command in waiting:
            self.bridge.send(command)

    def _offer_drafts(self, snapshot: RoomSnapshot) -> None:
        """Offer what was being typed when the phase changed."""
        drafts = self._late_drafts(snapshot)
        if drafts:
            sentence = (
                self.tr("A note of yours was not kept.")
                if len(drafts) == 1
                else self.tr("{0} notes of yours were not kept.").format(len(drafts))
            )
            add = StripAction(ADD_DRAFTS, self.tr("Add, marked as late"))
            self.strip.show_message(
                StripMessage(sentence, "pencil-line", Fill.GOLD, (add,))
            )

    def _add_drafts(self) -> None:
        self.strip.clear()
        snapshot = self.bridge.snapshot()
        for draft in self._late_drafts(snapshot):
            new_id = self.bridge.room.new_id
            if not self.bridge.send(command_for(snapshot.meeting, draft, new_id)):
                return
            try:
                self._source.notes.drop(draft.note)
            except StorageUnavailable as failure:
                self.show_notice(failure.sentence)

    def keep_draft(self, text: DraftText) -> None:
        """Store a note that was half typed when its screen was left."""
        local = LocalNote(
            NoteId(text.note_id),
            self.bridge.room.viewer,
            text.kind,
            text.body,
            text.start_cp,
            text.end_cp,
            is_draft=True,
            saved_at=self.bridge.room.now(),
        )
        try:
            self._source.notes.keep(local)
        except StorageUnavailable as failure:
            self.show_notice(failure.sentence)

    def _late_drafts(self, snapshot: RoomSnapshot) -> tuple[LocalNote, ...]:
        try:
            return late_drafts(snapshot.meeting, self._source.notes.notes())
        except StorageUnavailable as failure:
            self.show_notice(failure.sentence)
            return ()

    def _on_ticker_timeout(self) -> None:
        self._show_time(self.bridge.snapshot())

    def show_notice(self, sentence: str) -> None:
        """Show a sentence under the header."""
        self.strip.show_message(StripMessage(sentence, "circle-alert", Fill.BLOCKER))


def _widen(screen: MeetingScreen) -> None:
    """Let a screen's keys act wherever in the window the focus is.

    Single letters stay where they are: they act only in the part they belong to
    (WCAG 2.1.4). A hidden screen's keys do not act at all.
    """
    for action in screen.actions():
        keys = [key.toString() for key in action.shortcuts()]
        if keys and all(len(key) > 1 for key in keys):
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
