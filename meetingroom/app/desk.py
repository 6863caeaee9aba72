# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The desk: the library, the first screen's rows, and which meeting is open.

Every environment fault met here becomes a sentence on the first screen; nothing
that was stored is ever thrown away.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from meetingroom import paths
from meetingroom.app.exporting import Exporting
from meetingroom.app.front import Front
from meetingroom.app.guest_desk import GuestDesk
from meetingroom.app.memo_desk import MemoDesk
from meetingroom.app.network import Network
from meetingroom.app.new_memo import NewMemo
from meetingroom.app.next_meeting import NextMeeting
from meetingroom.app.opening import ReadMemo, begin_meeting, freeze_memo
from meetingroom.app.practice import Practice, PracticeDesk
from meetingroom.app.record import shut
from meetingroom.app.seats import Seats
from meetingroom.app.set_aside import SetAside
from meetingroom.app.shelf import Shelf
from meetingroom.app.sitting import Sitting
from meetingroom.app.taking_over import take_over
from meetingroom.app.team_desk import TeamDesk
from meetingroom.library.library import Library
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.clock import AnchoredClock, Clock, SystemClock
from meetingroom.room.ids import random_id
from meetingroom.ui.home.view import DecisionRow, Hit, JoinRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from meetingroom.app.hosting import HostingDesk
    from meetingroom.net.hosting import HostingOptions


class Desk(QObject):
    """Joins the first screen, the library and the open meeting."""

    def __init__(
        self,
        front: Front,
        library_path: Path,
        hosting: "Callable[[], HostingOptions] | None" = None,
        *,
        looks_around: bool = False,
        team: Path | None = None,
    ) -> None:
        """Take the window over; the library is opened by `open`.

        Args:
            front: The window with its first screen.
            library_path: The library's file.
            hosting: Returns how meetings of this machine are hosted; `None` keeps
                them off the network. It may raise as `chosen` does.
            looks_around: Meetings nearby are shown on the first screen.
            team: File of the team's rules; `None` for the one in the settings.
        """
        super().__init__(front)
        self._front = front
        self._options = hosting
        self._looks_around = looks_around
        self._path = library_path
        self._clock: Clock = SystemClock()
        self._library: Library | None = None
        self._shelf: Shelf | None = None
        self._seats: Seats | None = None
        self._wanted: tuple[Path | None, float | None, str] = (None, None, "")
        """What the program was started for, until its library opens."""
        self._memos = MemoDesk(front, self._why_no_memo, self)
        self._new_memo = NewMemo(front, self)
        self._next = NextMeeting(front, self._memos, self._clock, self)
        self._network = Network()
        self._set_aside = SetAside(front, self)
        self._practice = PracticeDesk(front, self._network, self._set_aside, self)
        self._hosting: HostingDesk | None = None
        self._exporting = Exporting(front, self)
        self._guest = GuestDesk(front, self._network, self._set_aside, self)
        self._team = TeamDesk(front, team, self)
        self._guest.kinds = self._team.shelf
        home, window = front.home, front.window

        self._memos.memo_read.connect(self._use)
        home.choose_memo_requested.connect(self._on_start_requested)
        home.rehearsal_requested.connect(self._on_rehearsal_requested)
        home.continue_requested.connect(self._on_continue_requested)
        home.meeting_opened.connect(self._on_continue_requested)
        home.put_away_requested.connect(self._on_put_away_requested)
        home.decision_opened.connect(self._on_row_opened)
        home.hit_opened.connect(self._on_row_opened)
        home.export_requested.connect(self._on_home_export_requested)
        home.search_requested.connect(self._on_search_requested)
        home.problem_action_requested.connect(self._on_problem_action_requested)
        self._next.begun.connect(self._sit_down_to)
        window.start_requested.connect(self._on_start_requested)
        window.join_requested.connect(self._on_join_wanted)
        window.rehearse_requested.connect(self._on_rehearsal_requested)
        home.new_memo_requested.connect(self._new_memo.ask)
        window.new_memo_requested.connect(self._new_memo.ask)
        self._new_memo.meeting_requested.connect(home.take_memo)
        window.home_requested.connect(self._stand_up)
        window.closed.connect(self._on_window_closed)
        home.join_requested.connect(self._on_join_requested)
        self._guest.left.connect(self._stand_up)
        self._guest.export_requested.connect(self._on_export_requested)
        self._guest.take_over_requested.connect(self._on_take_over_requested)

    def open(
        self,
        memo: Path | None = None,
        pace: float | None = None,
        invitation: str = "",
    ) -> None:
        """Open the library and show what is in it.

        Args:
            memo: A memo to start a meeting with at once.
            pace: Rehearse at this many times real time, instead of meeting.
            invitation: A link to join a meeting by.
        """
        self._wanted = (memo, pace, invitation)
        try:
            self._library = Library.open(self._path)
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence, self.tr("Try again"))
            return
        if self._looks_around:
            self._guest.look_around()
        self._shelf = Shelf(self._library, self._front.home, self)
        self._refresh()
        self._team.read()
        self._team.tell(self._memos.complain)
        self._set_aside.note(self._library)
        if pace is not None:
            self._practice_in(self._library, memo, pace)
        elif memo is not None:
            self._front.home.take_memo(str(memo))
        elif invitation:
            name = self._front.preferences.name
            if name:
                self._on_join_requested(JoinRequest(invitation, "", name))
            else:
                self._front.home.show_join_text(invitation)

    def _start(self, read: ReadMemo) -> None:
        if self._library is None:
            return
        begun = self._begin(self._library, self._clock, read)
        if begun is not None:
            self._sit_down_to(begun[0], read)

    def _begin(
        self, library: Library, clock: Clock, read: ReadMemo
    ) -> tuple[MeetingId, PersonId] | None:
        """Begin a meeting; returns it, and its facilitator at this laptop."""
        name = self._front.preferences.name or self.tr("Facilitator")
        you = PersonId(random_id())
        try:
            team = self._team.read()
            return begin_meeting(library, clock, you, name, read, team=team), you
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence)
            return None

    def _rehearse(self, path: Path | None, pace: float) -> None:
        """Rehearse from the first screen, in a library of its own."""
        library = self._rehearsals()
        if library is not None:
            self._practice_in(library, path, pace)

    def _rehearse_again(self, meeting: MeetingId) -> None:
        """Go on with a rehearsal where it stood."""
        library = self._rehearsals()
        if library is None:
            return
        if library is not self._library and library.set_aside is not None:
            # The damage was met just now: that rehearsal is in the file set aside.
            self._stand_up()
            return
        clock = self._practice.clock_of(library, meeting)
        self._sit_down_in(library, meeting, clock, None)
        self._practice.start(self._seats, self._hosting)

    def _rehearsals(self) -> Library | None:
        self._stand_up()
        return self._practice.open_library(self._path, self._library)

    def _practice_in(self, library: Library, path: Path | None, pace: float) -> None:
        chosen = path or paths.resource("memos/six-pager.md")
        then = partial(self._practise, library, pace)
        self._memos.open(chosen, then)

    def _practise(self, library: Library, pace: float, read: ReadMemo) -> None:
        clock = self._practice.clock(pace)
        begun = self._begin(library, clock, read)
        if begun is not None:
            self._sit_down_in(library, begun[0], clock, self._practice.options)
            self._practice.start(self._seats, self._hosting)
            self._memos.watch(read.path)
            self._team.tell(self._memos.complain, read.memo)

    def _sit_down(self, meeting: MeetingId, clock: Clock) -> None:
        self._stand_up()
        if self._library is not None:
            self._sit_down_in(self._library, meeting, clock, self._options)

    def _sit_down_in(
        self,
        library: Library,
        meeting: MeetingId,
        clock: Clock,
        options: "Callable[[], HostingOptions] | None",
    ) -> None:
        try:
            if isinstance(clock, SystemClock):
                clock = AnchoredClock(clock, library.last_seen(meeting))
            sitting = Sitting(library, meeting, clock, self)
            sitting.start()
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence)
            return
        attended = library.attendance(meeting)
        if attended is None and options is not None:
            from meetingroom.app.hosting import HostingDesk  # noqa: PLC0415 - network

            self._hosting = HostingDesk(
                self._network.thread, library, sitting.host, options, self
            )
        front, window, shelf = self._front, self._front.window, self._team.shelf
        seats = Seats(sitting, window, front.themes, front.preferences, shelf)
        seats.left.connect(self._stand_up)
        seats.memo_requested.connect(self._memos.choose)
        seats.reload_requested.connect(self._memos.load_again)
        seats.next_requested.connect(partial(self._next.ask, library, sitting.host))
        seats.export_requested.connect(self._on_export_requested)
        if self._hosting is not None:
            seats.listen_to(self._hosting)
            if library is self._library:
                window.leave_question = self._hosting.leave_question
        self._seats = seats
        if seats.begin():
            self._set_aside.go_along()

    def _stand_up(self) -> None:
        self._memos.stop()
        self._practice.stop()
        hosting, self._hosting = self._hosting, None
        self._front.window.leave_question = str
        if hosting is not None:
            hosting.stop()
            hosting.deleteLater()
        if self._seats is not None or self._guest.seats is not None:
            self._front.show_home()
        self._guest.stop()
        if self._seats is not None:
            self._seats.stop()
            self._seats.sitting.deleteLater()
            self._seats = None
        self._practice.shut_library()
        self._refresh()

    def _refresh(self) -> None:
        """Show what is in the libraries now."""
        if self._library is not None and self._shelf is not None:
            self._practice.look(self._path)
            self._shelf.rehearsal = self._practice.offered
            self._shelf.refresh()

    def _replace_memo(self, read: ReadMemo) -> None:
        """Put another memo, or another version, into the meeting being prepared."""
        if self._seats is None:
            return
        try:
            host = self._seats.sitting.host
            leader = host.meeting.setup.roles.facilitator
            if leader is not None:
                freeze_memo(host, leader, read, self._team.read())
                self._memos.watch(read.path)
                self._team.tell(self._memos.complain, read.memo)
        except (Refused, StorageUnavailable) as problem:
            self._memos.complain(problem.sentence)

    def _why_no_memo(self) -> str:
        """Return why no memo can be taken now; empty when one can."""
        seats = self._seats
        if seats is None and self._guest.seats is None:
            return ""
        if seats is not None and seats.sitting.host.meeting.phase is Phase.PREPARE:
            return ""
        return self.tr(
            "This meeting has its memo. To begin another meeting, leave it for the"
            " first screen (Ctrl+W)."
        )

    def _use(self, read: ReadMemo) -> None:
        (self._start if self._seats is None else self._replace_memo)(read)

    def _on_start_requested(self) -> None:
        self._stand_up()
        self._memos.choose()

    def _on_rehearsal_requested(self, sample: object = None) -> None:
        self._rehearse(Path(str(sample)) if sample else None, Practice.PACE)

    def _on_put_away_requested(self, meeting: str) -> None:
        self._practice.put_away(meeting)
        self._refresh()

    def _on_continue_requested(self, meeting: str) -> None:
        if self._practice.is_unfinished(meeting):
            self._rehearse_again(MeetingId(meeting))
            return
        if self._library is None:
            return
        attended = self._library.attendance(MeetingId(meeting))
        if attended is None or attended.is_over:
            self._sit_down(MeetingId(meeting), self._clock)
        else:
            self._stand_up()
            self._guest.join_again(self._library, attended)

    def _on_join_wanted(self) -> None:
        self._stand_up()
        self._front.home.show_join_text("")

    def _on_join_requested(self, request: JoinRequest) -> None:
        if self._library is not None:
            self._stand_up()
            self._guest.join(self._library, request)

    def _on_take_over_requested(self, reason: str) -> None:
        seats, library = self._guest.seats, self._library
        if seats is None or library is None:
            return
        meeting, now = seats.meeting_id, seats.room.now()
        is_shown = seats.room_screen.window is not None
        self._stand_up()
        try:
            take_over(library, meeting, now, reason)
        except (Refused, StorageUnavailable) as problem:
            self._front.home.show_problem(problem.sentence)
            return
        self._sit_down(meeting, self._clock)
        if is_shown and self._seats is not None:
            self._seats.room_screen.show(self._front.window)
        if (page := self._front.window.page) is not None:
            page.room_actions.offer_invitation()

    def _on_row_opened(self, row: DecisionRow | Hit) -> None:
        self._on_continue_requested(row.meeting_id)

    def _sit_down_to(self, meeting: MeetingId, read: ReadMemo) -> None:
        self._sit_down(meeting, self._clock)
        self._memos.watch(read.path)
        self._team.tell(self._memos.complain, read.memo)

    def _on_export_requested(self, which: str) -> None:
        sat = self._seats.sitting if self._seats else self._guest.seats
        if sat is not None:
            self._exporting.ask_folder(sat.library, sat.meeting_id, which)

    def _on_home_export_requested(self, meeting: str) -> None:
        if self._library is not None:
            self._exporting.ask_folder(self._library, MeetingId(meeting))

    def _on_search_requested(self, words: str) -> None:
        if self._shelf is not None:
            self._shelf.search(words)

    def _on_problem_action_requested(self) -> None:
        if self._library is None:
            self._front.home.clear_problem()
            self.open(*self._wanted)

    def _on_window_closed(self) -> None:
        self._stand_up()
        if self._library is not None:
            # After the pages have stored what was being typed.
            QTimer.singleShot(0, self._shut_library)

    def _shut_library(self) -> None:
        library, self._library = self._library, None
        if library is not None:
            shut(library)
        self._guest.close()
        self._network.stop()
