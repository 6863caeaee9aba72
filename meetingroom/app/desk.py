# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The desk: the library, the first screen's rows, and which meeting is open.

Every environment fault met here becomes a sentence on the first screen; nothing
that was stored is ever thrown away.
"""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from meetingroom import paths
from meetingroom.app.front import Front
from meetingroom.app.opening import (
    ReadMemo,
    begin_meeting,
    freeze_memo,
    read_for_meeting,
)
from meetingroom.app.practice import Practice
from meetingroom.app.record import record_of
from meetingroom.app.seats import Seats
from meetingroom.app.shelf import Shelf
from meetingroom.app.sitting import Sitting
from meetingroom.export.write import ExportFailed, write_exports
from meetingroom.library.library import Library
from meetingroom.library.listing import MeetingRow
from meetingroom.meeting.command.decision import FinishFollowUp
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import FollowUpId, MeetingId, PersonId
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.room.clock import Clock, PacedClock, SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import id_source
from meetingroom.ui.home.view import DecisionRow, Hit
from meetingroom.ui.prepare.screen import PrepareScreen

FORMATS = ("md", "csv", "json")


class Desk(QObject):
    """Joins the first screen, the library and the open meeting."""

    def __init__(self, front: Front, library_path: Path) -> None:
        """Take the window over; the library is opened by `open`."""
        super().__init__(front)
        self._front = front
        self._path = library_path
        self._clock: Clock = SystemClock()
        self._library: Library | None = None
        self._shelf: Shelf | None = None
        self._seats: Seats | None = None
        self._memo_path: Path | None = None
        self._wanted: tuple[Path | None, float | None] = (None, None)
        """What the program was started for, until its library opens."""
        self._practice: Practice | None = None
        self._practice_library: Library | None = None
        """Rehearsals from the first screen never stand among real decisions."""
        self._watcher = QFileSystemWatcher(self)
        home, window = front.home, front.window

        self._watcher.fileChanged.connect(self._on_watcher_file_changed)
        home.memo_chosen.connect(self._on_memo_chosen)
        home.choose_memo_requested.connect(self._on_start_requested)
        home.rehearsal_requested.connect(self._on_rehearsal_requested)
        home.continue_requested.connect(self._on_continue_requested)
        home.meeting_opened.connect(self._on_continue_requested)
        home.decision_opened.connect(self._on_decision_opened)
        home.hit_opened.connect(self._on_hit_opened)
        home.export_requested.connect(self._on_home_export_requested)
        home.search_requested.connect(self._on_search_requested)
        home.follow_up_ticked.connect(self._on_follow_up_ticked)
        home.problem_action_requested.connect(self._on_problem_action_requested)
        window.start_requested.connect(self._on_start_requested)
        window.rehearse_requested.connect(self._on_rehearse_requested)
        window.home_requested.connect(self._on_home_requested)
        window.logs_requested.connect(self._on_logs_requested)
        window.closed.connect(self._on_window_closed)

    def open(self, memo: Path | None = None, pace: float | None = None) -> None:
        """Open the library and show what is in it.

        Args:
            memo: A memo to start a meeting with at once.
            pace: Rehearse at this many times real time, instead of meeting.
        """
        self._wanted = (memo, pace)
        try:
            self._library = Library.open(self._path)
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence, self.tr("Try again"))
            return
        self._shelf = Shelf(self._library, self._front.home, self)
        self._shelf.refresh()
        if self._library.set_aside is not None:
            self._front.home.show_problem(
                self.tr(
                    "Your library was damaged. It was set aside as {0}, and a new one"
                    " begun."
                ).format(self._library.set_aside.name),
                self.tr("Show it"),
            )
        if pace is not None:
            self._practice_in(self._library, memo, pace)
        elif memo is not None:
            self._front.home.take_memo(str(memo))

    def library_rows(self) -> tuple[MeetingRow, ...]:
        """Return the meetings of the open library; none while it is shut."""
        return self._library.meetings() if self._library else ()

    def _start(self, path: Path) -> None:
        read = self._read(path)
        if read is None or self._library is None:
            return
        name = self._front.preferences.name or self.tr("Facilitator")
        you = PersonId(id_source(self._clock)())
        try:
            meeting = begin_meeting(self._library, self._clock, you, name, read)
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence)
            return
        self._sit_down(meeting, self._clock)
        self._watch(path)

    def _rehearse(self, path: Path | None, pace: float) -> None:
        """Rehearse from the first screen, in a library of its own."""
        self._stand_up()
        own = self._path.with_name("rehearsals.db")
        if self._library is None or own == self._path:
            library = self._library
        else:
            try:
                library = self._practice_library = Library.open(own)
            except StorageUnavailable as problem:
                self._front.home.show_problem(problem.sentence)
                return
        if library is not None:
            self._practice_in(library, path, pace)

    def _practice_in(self, library: Library, path: Path | None, pace: float) -> None:
        chosen = path or paths.resource("memos/six-pager.md")
        read = self._read(chosen)
        if read is None:
            return
        name = self._front.preferences.name or self.tr("You")
        you = PersonId(id_source(self._clock)())
        clock = PacedClock(SystemClock(), pace)
        try:
            meeting = begin_meeting(library, clock, you, name, read)
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence)
            return
        self._sit_down_in(library, meeting, clock)
        self._watch(chosen)
        if self._seats is not None:
            self._practice = Practice(self._seats.sitting.host, you, self._seats)
            self._practice.start()

    def _read(self, path: Path) -> ReadMemo | None:
        try:
            return read_for_meeting(path)
        except MemoUnreadable as problem:
            self._front.home.show_problem(problem.sentence)
            return None

    def _sit_down(self, meeting: MeetingId, clock: Clock) -> None:
        self._stand_up()
        if self._library is not None:
            self._sit_down_in(self._library, meeting, clock)

    def _sit_down_in(self, library: Library, meeting: MeetingId, clock: Clock) -> None:
        try:
            sitting = Sitting(library, meeting, clock, self)
            sitting.start()
        except StorageUnavailable as problem:
            self._front.home.show_problem(problem.sentence)
            return
        window = self._front.window
        seats = Seats(sitting, window, self._front.themes, self._front.preferences)
        seats.left.connect(self._on_home_requested)
        seats.memo_requested.connect(self._on_other_memo_requested)
        seats.reload_requested.connect(self._on_reload_requested)
        seats.export_requested.connect(self._on_export_requested)
        self._seats = seats
        leader = sitting.host.meeting.setup.roles.facilitator
        if leader is not None:
            self._front.home.clear_problem()
            seats.sit_down(leader)

    def _stand_up(self) -> None:
        if self._practice is not None:
            self._practice.stop()
            self._practice = None
        self._watch(None)
        if self._seats is not None:
            self._front.show_home()
            self._seats.stop()
            self._seats.sitting.deleteLater()
            self._seats = None
        practice, self._practice_library = self._practice_library, None
        if practice is not None:
            _shut(practice)
        if self._shelf is not None:
            self._shelf.refresh()

    def _choose_memo(self) -> None:
        dialog = QFileDialog(self._front.window, self.tr("Choose a memo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Memos (*.md *.markdown *.txt)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._on_memo_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _replace_memo(self, path: Path) -> None:
        """Put another memo, or another version, into the meeting being prepared."""
        if self._seats is None:
            return
        page = self._front.window.page
        try:
            read = read_for_meeting(path)
            host = self._seats.sitting.host
            leader = host.meeting.setup.roles.facilitator
            if leader is not None:
                freeze_memo(host, leader, read)
                self._watch(path)
        except (MemoUnreadable, Refused, StorageUnavailable) as problem:
            if page is not None:
                page.show_notice(problem.sentence)

    def _write(self, meeting: MeetingId, formats: tuple[str, ...], folder: str) -> None:
        library = self._seats.sitting.library if self._seats else self._library
        if library is None or not folder:
            return
        page = self._front.window.page
        try:
            record = record_of(library, meeting)
            written = write_exports(record, Path(folder), formats)
        except (ExportFailed, StorageUnavailable) as problem:
            sentence = problem.sentence
        else:
            names = ", ".join(path.name for path in written)
            sentence = self.tr("Written to {0}: {1}").format(folder, names)
        if page is not None:
            page.show_notice(sentence)
        else:
            self._front.home.show_problem(sentence)

    def _watch(self, path: Path | None) -> None:
        """Notice when somebody saves the memo while the meeting is prepared."""
        self._memo_path = path
        watched = self._watcher.files()
        if watched:
            self._watcher.removePaths(watched)
        if path is not None:
            self._watcher.addPath(str(path))

    def _ask_folder(self, meeting: MeetingId, formats: tuple[str, ...]) -> None:
        dialog = QFileDialog(self._front.window, self.tr("Export into a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(partial(self._write, meeting, formats))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_memo_chosen(self, path: str) -> None:
        if self._seats is not None:
            self._replace_memo(Path(path))
        else:
            self._start(Path(path))

    def _on_start_requested(self) -> None:
        self._stand_up()
        self._choose_memo()

    def _on_other_memo_requested(self) -> None:
        self._choose_memo()

    def _on_reload_requested(self) -> None:
        if self._memo_path is not None:
            self._replace_memo(self._memo_path)

    def _on_watcher_file_changed(self) -> None:
        page = self._front.window.page
        screen = page.current_screen if page else None
        if isinstance(screen, PrepareScreen):
            screen.show_file_changed()

    def _on_rehearsal_requested(self, sample: object) -> None:
        self._rehearse(Path(str(sample)) if sample else None, Practice.PACE)

    def _on_rehearse_requested(self) -> None:
        self._rehearse(None, Practice.PACE)

    def _on_continue_requested(self, meeting: str) -> None:
        self._sit_down(MeetingId(meeting), self._clock)

    def _on_decision_opened(self, row: DecisionRow) -> None:
        self._on_continue_requested(row.meeting_id)

    def _on_hit_opened(self, hit: Hit) -> None:
        self._on_continue_requested(hit.meeting_id)

    def _on_home_requested(self) -> None:
        self._stand_up()

    def _on_export_requested(self, which: str) -> None:
        if self._seats is not None:
            formats = (which,) if which else FORMATS
            self._ask_folder(self._seats.sitting.meeting_id, formats)

    def _on_home_export_requested(self, meeting: str) -> None:
        self._ask_folder(MeetingId(meeting), FORMATS)

    def _on_search_requested(self, words: str) -> None:
        if self._shelf is not None:
            self._shelf.search(words)

    def _on_follow_up_ticked(
        self,
        meeting: str,
        follow_up: str,
        is_done: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        if self._library is None:
            return
        new_id = id_source(self._clock)
        try:
            host = HostRoom(MeetingId(meeting), self._library, self._clock, new_id)
            leader = host.meeting.setup.roles.facilitator
            if leader is not None:
                tick = FinishFollowUp(FollowUpId(follow_up), is_done)
                host.submit(tick, leader)
        except (Refused, StorageUnavailable) as problem:
            self._front.home.show_problem(problem.sentence)
        if self._shelf is not None:
            self._shelf.refresh()

    def _on_problem_action_requested(self) -> None:
        if self._library is None:
            self._front.home.clear_problem()
            self.open(*self._wanted)
        elif self._library.set_aside is not None:
            folder = self._library.set_aside.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_logs_requested(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_folder())))

    def _on_window_closed(self) -> None:
        self._stand_up()
        if self._library is not None:
            # After the pages have stored what was being typed.
            QTimer.singleShot(0, self._shut_library)

    def _shut_library(self) -> None:
        library, self._library = self._library, None
        if library is not None:
            _shut(library)


def _shut(library: Library) -> None:
    try:
        library.close()
    except StorageUnavailable as problem:
        # Everything acknowledged is in the log beside the file already.
        sys.stderr.write(problem.sentence + "\n")
