# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One person's view of a meeting: header, strip, and the screen of the phase.

Navigation follows the phase of the snapshot; nothing here decides about the meeting.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from meetingroom.meeting.command.note import AddNote, EditNote
from meetingroom.meeting.command.room import BackToDiscussion, Reopen
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import FollowUpId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.room.refusal import TOLD_ONCE
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.paper.booklet import PaperOrder
from meetingroom.ui.paper.printout import Printout, is_there
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.widget.count_strip import CountStrip
from meetingroom.ui.widget.disc_clock import DiscClock
from meetingroom.ui.widget.label import small_label
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
)
from meetingroom.ui.widget.screen_header import ScreenHeader
from meetingroom.ui.widget.tab_order import order_tabs
from meetingroom.ui.window.countdown import CountdownDesk
from meetingroom.ui.window.door_notice import DoorNotice
from meetingroom.ui.window.drafts_notice import ADD_DRAFTS, DraftsNotice
from meetingroom.ui.window.link_notice import CONNECT, TAKE_OVER, LinkNotice
from meetingroom.ui.window.link_words import as_of
from meetingroom.ui.window.moved_notice import MovedNotice
from meetingroom.ui.window.notices import Notices, Voice
from meetingroom.ui.window.own_part import OwnPart
from meetingroom.ui.window.parts_notice import PartsNotice
from meetingroom.ui.window.roll_call_notice import is_asking
from meetingroom.ui.window.room_actions import RoomActions
from meetingroom.ui.window.screens import PLACES, Place, ScreenSource
from meetingroom.ui.window.storage_notice import StorageNotice
from meetingroom.ui.window.stray_keys import StrayKeys

TICK_MS = 1000


class MeetingPage(QWidget):
    """A person's seat on the screen.

    Signals:
        screen_changed: Another screen is shown; menus follow it.
        take_over_requested: The host is lost and the person becomes the host; the
            argument is the reason.
    """

    screen_changed = Signal()
    take_over_requested = Signal(str)

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
        self._came_from: Place | None = None
        """Where the follow-up form was opened."""
        self.header = ScreenHeader(parent=self)
        self.clock = DiscClock(parent=self.header)
        self.as_of = small_label("", self.header)
        self.header.add_right(self.as_of)
        self.header.add_right(self.clock)
        self.strip = MessageStrip(self)
        self.notices = Notices(self.strip, self)
        self._stack = QStackedWidget(self)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self.count_strip = CountStrip(self)
        self.countdown = CountdownDesk(bridge, self.count_strip, self)
        StorageNotice(self.notices, bridge, self)
        self.drafts = DraftsNotice(self.notices, bridge, source.notes, self)
        self.stray_keys = StrayKeys(self.notices, self.drafts.has, self)
        self._link = LinkNotice(
            self.notices, self, can_take_over=source.take_over is not None
        )
        self._parts = PartsNotice(self.notices, bridge, self)
        self._moved = MovedNotice(self.notices, bridge, self)
        self._own_part = OwnPart(self.notices, self)
        self._door = DoorNotice(self.notices, bridge.room.new_id, self)
        self.room_actions = RoomActions(self, bridge.room.new_id)
        self._lay_out()
        self._connect(source)
        self._ticker.start()
        self._follow(bridge.snapshot())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _connect(self, source: ScreenSource) -> None:
        bridge, actions = self.bridge, self.room_actions
        bridge.snapshot_changed.connect(self._follow)
        bridge.command_refused.connect(self._on_bridge_command_refused)
        bridge.refused_later.connect(self._on_bridge_refused_later)
        bridge.request_failed.connect(self.show_notice)
        self.notices.action_requested.connect(self._on_notices_action_requested)
        self._own_part.answer_requested.connect(self.show_decisions)
        self._own_part.summary_requested.connect(self.summarise)
        self._own_part.disposition_requested.connect(self.send)
        self.drafts.notice_requested.connect(self.show_notice)
        self.countdown.notice_requested.connect(self.show_notice)
        actions.command_requested.connect(self.send)
        actions.hand_in_requested.connect(bridge.hand_in_notes)
        actions.take_over_requested.connect(self.take_over_requested)
        actions.new_code_requested.connect(bridge.room.renew_code)
        actions.door_requested.connect(self._door.ask_again)
        if source.take_over is not None:
            self.take_over_requested.connect(source.take_over)
        self._ticker.timeout.connect(self._on_ticker_timeout)
        self._ticker.timeout.connect(self.drafts.half.keep)

    @property
    def current_screen(self) -> MeetingScreen | None:
        """The screen that is shown."""
        return self._screens.get(self._place) if self._place else None

    @property
    def place(self) -> Place | None:
        """Which screen is shown."""
        return self._place

    @property
    def may_reopen(self) -> bool:
        """Whether the person may take the room back a phase now."""
        return self.bridge.snapshot().may_now(Reopen)

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
        if (screen := self.current_screen) is not None:
            screen.flush()
        self.drafts.leave()
        self.stray_keys.stop()
        self.notices.let_done_go()
        self._ticker.stop()
        self._link.stop()
        self._parts.stop()
        self.countdown.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count over the header."""
        super().resizeEvent(event)
        self.count_strip.place(self.rect())

    def decide(self, topic: TopicId | None) -> None:
        """Show the decision form, for a topic or for none."""
        self._go(Place.DECISIONS, self.bridge.snapshot())
        screen = self.current_screen
        if isinstance(screen, DecisionsScreen):
            screen.begin(topic)

    def show_decisions(self) -> None:
        """Show the decision the room is at, and there one's own answer."""
        self._go(Place.DECISIONS, self.bridge.snapshot())
        screen = self.current_screen
        if isinstance(screen, DecisionsScreen):
            screen.rejoin()
        self.follow_own_part()

    def follow_own_part(self) -> None:
        """Ask for what is waited for elsewhere than where one looks now."""
        screen = self.current_screen
        is_there = isinstance(screen, DecisionsScreen) and screen.is_with_room
        snapshot = self.bridge.snapshot()
        self._own_part.show_snapshot(snapshot, self._place, is_with_room=is_there)

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
        self._go(place or PLACES[snapshot.meeting.phase], snapshot)

    def _follow(self, snapshot: RoomSnapshot) -> None:
        phase = snapshot.meeting.phase
        if phase is not self._phase:
            self._phase = phase
            self.notices.let_done_go()
            self._go(self._place_of(phase), snapshot)
            self.drafts.offer(snapshot)
        else:
            self._show(snapshot)

    def _place_of(self, phase: Phase) -> Place:
        """Return what to show in a phase; a form that is being written in stays."""
        screen = self.current_screen
        is_form = isinstance(screen, FollowUpScreen) and screen.is_amid
        if not is_form or phase is Phase.CLOSED:
            return PLACES[phase]
        self._came_from = None
        return Place.FOLLOW_UP

    def _go(self, place: Place, snapshot: RoomSnapshot) -> None:
        old = self.current_screen
        if old is not None:
            old.flush()
        if place not in self._screens:
            screen = self._source.make(place, self)
            screen.widen_keys()
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
        self._show_room(snapshot)
        screen = self.current_screen
        if screen is not None:
            screen.show_snapshot(snapshot)
            order_tabs(screen)
        self.follow_own_part()
        self.drafts.half.look(meeting)
        self._show_time(snapshot)  # last: the screen's times are those of a new topic

    def _show_room(self, snapshot: RoomSnapshot) -> None:
        """Show what is known around the meeting: line, door, count, lead."""
        link = snapshot.surroundings.link
        shown = as_of(link.as_of) if link is not None and link.as_of else ""
        self.as_of.setText(shown)
        self.as_of.setVisible(bool(shown))
        self._link.show_snapshot(snapshot)
        self._parts.show_snapshot(snapshot)
        self._moved.show_snapshot(snapshot)
        self._door.show_snapshot(snapshot)
        self.countdown.show_snapshot(snapshot)
        self.room_actions.show_snapshot(snapshot)

    def _show_time(self, snapshot: RoomSnapshot) -> None:
        clock = snapshot.meeting.clock
        self.clock.setVisible(clock is not None)
        now = self.bridge.room.now()
        if clock is not None:
            is_paused = clock.paused_at is not None
            left_s = clock.left_s(now)
            self.clock.set_time(left_s, clock.given_s, is_paused=is_paused)
        if (screen := self.current_screen) is not None:
            screen.show_time(now)

    def _on_bridge_command_refused(self, command: Command, refused: Refused) -> None:
        screen = self.current_screen
        for each in self._screens.values():
            if each is not screen:
                each.put_back(command, refused)
        forms = (self.room_actions, self._own_part)
        if any(form.show_refusal(command, refused.sentence) for form in forms):
            return
        is_asked = is_asking(self.bridge.snapshot().meeting, command)
        if is_asked and self._place is not Place.DECISIONS:
            return  # the strip still asks for the answer, and leads to it
        if screen is not None:
            screen.show_refusal(command, refused)

    def _on_bridge_refused_later(self, command: Command, refused: Refused) -> None:
        if isinstance(command, TOLD_ONCE):
            # A roll call that still asks says it beside the answer, and asks again.
            if not is_asking(self.bridge.snapshot().meeting, command):
                self.show_notice(refused.sentence)
            return
        is_draft = isinstance(command, AddNote | EditNote) and (
            self.drafts.keep_refused(command)
        )
        snapshot, sentence = self.bridge.snapshot(), refused.sentence
        if snapshot.meeting.phase is Phase.CLOSED:
            # In which phases it would have been right helps nobody now.
            sentence = self.tr("the meeting was closed before it came.")
        self._link.note_refusal(command, sentence, is_draft=is_draft)
        self._link.show_snapshot(snapshot)

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        match voice:
            case Voice.DRAFTS:
                self.drafts.finish()
            case Voice.REFUSED_LATER if action == ADD_DRAFTS:
                self._link.settle_refusals(self.bridge.snapshot())
                self.drafts.finish()
            case Voice.HOST_GONE | Voice.OFFLINE if action == CONNECT:
                if self._source.reconnect is not None:
                    self._source.reconnect()
            case Voice.HOST_GONE if action == TAKE_OVER:
                self.room_actions.ask_take_over()
            case Voice.ENDED:
                self._source.leave()
            case Voice.DOOR | Voice.ALARM:
                for command in self._door.commands(action):
                    self.bridge.send(command)
            case _:
                pass

    def ask_address(self) -> None:
        """Ask for page and line, and go there; says where no memo is shown."""
        # Not needed before the first paint.
        from meetingroom.ui.window.go_to import ask_address  # noqa: PLC0415

        screen, pages = self.current_screen, self.bridge.snapshot().meeting.pages
        if screen is None or not ask_address(screen, pages):
            self.show_notice(self.tr("This screen does not show the memo."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on G where the text passes letters on; elsewhere they are typed."""
        in_text = isinstance(QApplication.focusWidget(), TextPane)
        has_letters = self._source.preferences.has_single_letters
        if event.text().lower() == "g" and in_text and has_letters:
            self.ask_address()
        else:
            super().keyPressEvent(event)

    def _on_ticker_timeout(self) -> None:
        self._show_time(self.bridge.snapshot())

    def paper_order(self, printout: Printout) -> PaperOrder | None:
        """Return what is to go on paper; `None`, after saying so, if there is none."""
        meeting = self.bridge.snapshot().meeting
        if is_there(printout, meeting):
            return PaperOrder(printout, meeting, self._source.texts)
        self.show_notice(self.tr("There is no memo to print before reading begins."))
        return None

    def show_notice(self, sentence: str) -> None:
        """Say under the header what went wrong."""
        self.notices.answer(sentence, is_done=False)

    def show_done(self, sentence: str) -> None:
        """Say under the header what was done."""
        self.notices.answer(sentence, is_done=True)
