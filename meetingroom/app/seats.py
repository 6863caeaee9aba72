# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The seats of one sitting: which person is at which window, and passing between.

Between two people a cover is shown, so that nobody sees the other's margin.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Signal
from PySide6.QtGui import QGuiApplication

from meetingroom.app.local import SeatNotes
from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.app.past import LibraryPast
from meetingroom.app.room_screen import RoomScreenDesk
from meetingroom.app.sitting import Sitting
from meetingroom.discussion.opening import open_discussion_command
from meetingroom.export.markdown import render
from meetingroom.meeting.command.room import AddPerson, Reopen
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.rehearsal.colleague import SIMULATED
from meetingroom.room.room import RoomSnapshot
from meetingroom.room.room_screen import on_host
from meetingroom.ui.passing.screen import PassScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripMessage
from meetingroom.ui.window.main_window import MainWindow
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from meetingroom.ui.window.reason import ask_reason
from meetingroom.ui.window.screens import ScreenSource

if TYPE_CHECKING:
    from meetingroom.app.hosting import HostingDesk


class Seats(QObject):
    """Windows and people of a sitting.

    Signals:
        left: The last seat in the main window was left for the first screen.
        memo_requested: Another memo is to be chosen for this meeting.
        reload_requested: The memo's file is to be read again.
        next_requested: The next meeting with these people is to begin.
        export_requested: The record is wanted; a format, or empty for a choice.
    """

    left = Signal()
    memo_requested = Signal()
    reload_requested = Signal()
    export_requested = Signal(str)
    next_requested = Signal()

    def __init__(
        self,
        sitting: Sitting,
        window: MainWindow,
        themes: ThemeController,
        preferences: Preferences,
        kinds: KindShelf | None = None,
    ) -> None:
        """Use a main window; further ones are opened when they are asked for.

        Args:
            sitting: The meeting that is held here.
            window: The main window.
            themes: The application's look.
            preferences: The person's view choices.
            kinds: Kinds of meetings to choose from; `None` for ours alone.
        """
        super().__init__(sitting)
        self.sitting = sitting
        self.window = window
        self._themes = themes
        self._preferences = preferences
        self._kinds = kinds
        self._others: list[MainWindow] = []
        self._watched: set[PersonId] = set()
        """Whose line tells when they come with a laptop of their own."""
        self._alone: StripMessage | None = None
        """That nobody else is connected; whoever sits down here next is told, too."""
        self._links: list[QMetaObject.Connection] = []
        self.room_screen = RoomScreenDesk(partial(on_host, sitting.host), self)
        self._connect(window)

    @property
    def keeper(self) -> PersonId | None:
        """Who sits here first; see `Sitting.keeper`."""
        return self.sitting.keeper

    def begin(self) -> bool:
        """Show the place of whose laptop it is, or ask who is there.

        Returns:
            Whether there is anybody; a log that was lost has no people.
        """
        keeper = self.keeper
        if keeper is not None:
            self.sit_down(keeper)
        elif self.sitting.host.meeting.people:
            self.cover(self.window)
        else:
            return False
        return True

    def sit_down(self, person: PersonId, window: MainWindow | None = None) -> None:
        """Show a person's seat in a window; the main one unless named.

        Raises:
            Refused: They have a laptop of their own in this meeting.
        """
        self.sitting.require_here(person)
        target = window or self.window
        bridge = self.sitting.bridge(person)
        if person not in self._watched:
            self._watched.add(person)
            bridge.snapshot_changed.connect(self._on_bridge_snapshot_changed)
        target.set_page(MeetingPage(bridge, self._source(person, target), target))
        self._tell_alone()

    def cover(self, window: MainWindow) -> None:
        """Hide the seat and ask who is there now."""
        known = self.sitting.bridge(self.keeper or PersonId(""))
        asking = window.page.bridge if window.page else known
        window.set_page(None)
        cover = PassScreen(self.sitting.host.new_id, self.keeper, window)
        cover.show_snapshot(asking.snapshot())
        cover.command_requested.connect(partial(self._on_cover_command, cover))
        asking.snapshot_changed.connect(cover.show_snapshot)
        cover.person_chosen.connect(partial(self._on_person_chosen, window, cover))
        window.show_cover(cover)
        window.show()

    def open_window(self, person: str = "") -> None:
        """Open a window for a person, or ask who it is for."""
        try:
            self.sitting.require_here(PersonId(person))
        except Refused as refused:
            self.show_notice(refused.sentence)
            return
        other = MainWindow(self._themes, self._preferences)
        self._others.append(other)
        self._connect(other)
        self._connect_other(other)
        if person:
            self.sit_down(PersonId(person), other)
            other.show()
        else:
            self.cover(other)

    def listen_to(self, hosting: "HostingDesk") -> None:
        """Say to whoever sits at the main window what hosting has to say."""
        hosting.notice_requested.connect(self.show_notice)
        hosting.alone_changed.connect(self._on_hosting_alone_changed)

    def show_notice(self, sentence: str) -> None:
        """Say something to whoever sits at the main window."""
        if self.window.page is not None:
            self.window.page.show_notice(sentence)

    def stop(self) -> None:
        """Close further windows and end the sitting."""
        for link in self._links:
            QObject.disconnect(link)
        self._links.clear()
        self.room_screen.stop()
        for other in tuple(self._others):
            other.close()
        self.sitting.stop()

    def _connect(self, window: MainWindow) -> None:
        # The window outlives the sitting, and nothing cuts a partial's link but us.
        self._links += [
            window.pass_requested.connect(partial(self.cover, window)),
            window.reopen_requested.connect(partial(self._reopen, window)),
        ]
        window.window_requested.connect(self.open_window)
        self.room_screen.serve(window)
        window.export_requested.connect(self._on_export_requested)

    def _connect_other(self, other: MainWindow) -> None:
        other.start_requested.connect(self.window.start_requested)
        other.join_requested.connect(self.window.join_requested)
        other.rehearse_requested.connect(self.window.rehearse_requested)
        other.logs_requested.connect(self.window.logs_requested)
        other.home_requested.connect(other.close)
        if self._kinds is not None:
            other.commands.kinds.triggered.connect(self._kinds.edit_requested)
        other.closed.connect(partial(self._on_other_closed, other))

    def _source(self, person: PersonId, window: MainWindow) -> ScreenSource:
        return ScreenSource(
            themes=self._themes,
            preferences=self._preferences,
            notes=SeatNotes(self.sitting.library, self.sitting.meeting_id, person),
            open_discussion=partial(self._open_discussion, person),
            choose_memo=self.memo_requested.emit,
            reload_memo=self.reload_requested.emit,
            reopen=partial(self._reopen, window),
            leave=self.left.emit,
            export=self.export_requested.emit,
            begin_next=self.next_requested.emit,
            is_rehearsal=self._is_rehearsal,
            copy=partial(self._copy, person),
            texts=PAPER_TEXTS,
            pass_on=partial(self.cover, window),
            open_window=self.open_window,
            kinds=self._kinds,
            past=LibraryPast(self.sitting.library, self.sitting.meeting_id),
            room_screen=partial(self.room_screen.toggle, window),
        )

    def _open_discussion(self, person: PersonId, reason: str) -> None:
        bridge = self.sitting.bridge(person)
        command = open_discussion_command(bridge.snapshot().meeting, reason)
        bridge.send(command)

    def _is_rehearsal(self) -> bool:
        return not SIMULATED.isdisjoint(self.sitting.host.meeting.people)

    def _copy(self, person: PersonId) -> None:
        meeting = self.sitting.bridge(person).snapshot().meeting
        QGuiApplication.clipboard().setText(render(meeting))

    def _reopen(self, window: MainWindow) -> None:
        page = window.page
        if page is None:
            return
        phase = page.bridge.snapshot().meeting.phase
        back = Phase.PREPARE if phase is Phase.LOBBY else Phase.LOBBY
        asked = ask_reason(
            window,
            self.tr("Go back to {0}").format(back.value),
            self.tr("Why? The reason stands in the record."),
            self.tr("&Go back"),
        )
        asked.reason_given.connect(partial(self._on_reason_given, page, back))

    def _on_reason_given(self, page: MeetingPage, back: Phase, reason: str) -> None:
        page.bridge.send(Reopen(back, reason))

    def _on_cover_command(self, cover: PassScreen, command: AddPerson) -> None:
        # Whoever adds their name asks for themselves, not whoever sat here before.
        try:
            self.sitting.host.submit(command, command.person)
        except Refused as refused:
            cover.show_refusal(command, refused)
        except StorageUnavailable as failure:
            cover.show_refusal(command, Refused(failure.sentence))

    def _on_other_closed(self, other: MainWindow) -> None:
        if other in self._others:
            self._others.remove(other)
            other.deleteLater()

    def _on_person_chosen(
        self, window: MainWindow, cover: PassScreen, person: str
    ) -> None:
        try:
            self.sit_down(PersonId(person), window)
        except Refused as refused:
            cover.show_error(refused.sentence)
            return
        window.remove(cover)

    def _on_bridge_snapshot_changed(self, snapshot: RoomSnapshot) -> None:
        """Give up the places here of those who came with a laptop of their own."""
        gone = snapshot.meeting.with_laptop - {self.keeper}
        for window in (self.window, *self._others):
            page = window.page
            if page is None or page.bridge.room.viewer not in gone:
                continue
            if window is self.window:
                self.cover(window)
                continue
            name = snapshot.meeting.people[page.bridge.room.viewer].name
            window.close()
            if self.window.page is not None:
                words = self.tr(
                    "{0} is on their own laptop now. Their window here was closed."
                )
                self.window.page.show_done(words.format(name))

    def _on_hosting_alone_changed(self, sentence: str) -> None:
        said = StripMessage(sentence, "wifi-off", Fill.GOLD)
        self._alone = said if sentence else None
        self._tell_alone()

    def _tell_alone(self) -> None:
        """Say at the main window that nobody else is connected, or take it back."""
        if self.window.page is not None:
            self.window.page.notices.put(Voice.ALONE, self._alone)

    def _on_export_requested(self) -> None:
        self.export_requested.emit("")
