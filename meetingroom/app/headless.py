# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A whole rehearsal without a display: log, exports and a picture of each screen.

The meeting goes through the same rooms, library and screens as any other; only the
clock is set by hand and everybody is simulated.
"""

import errno
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from meetingroom import logs, paths
from meetingroom.app.front import Front
from meetingroom.app.hosting import HostingDesk
from meetingroom.app.laptops import LOOPBACK, Laptops
from meetingroom.app.next_meeting import begin_next
from meetingroom.app.opening import ReadMemo, begin_meeting, read_for_meeting
from meetingroom.app.paper import write_record
from meetingroom.app.record import ALL_FORMATS, record_of, shut
from meetingroom.app.seats import Seats
from meetingroom.app.shelf import Shelf
from meetingroom.app.sitting import Sitting
from meetingroom.export.write import ExportFailed
from meetingroom.library.library import Library
from meetingroom.meeting.apply import replay
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.preflight import Rules
from meetingroom.net.loop_thread import LoopThread
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.whole import Stage, run_whole_meeting
from meetingroom.ui.discussion.queue import FloorQueue
from meetingroom.ui.discussion.scribe import ScribeLines
from meetingroom.ui.margins.sweep import QuestionSweep
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice

OK = 0
FAILED = 1
WINDOW_PX = (1280, 800)
THEMES = (ThemeChoice.PAPER, ThemeChoice.DARK)
ON_THE_WALL = (
    Stage.READING,
    Stage.QUEUE,
    Stage.TIME_UP,
    Stage.DRAFTED,
    Stage.RECORDED,
    Stage.CLOSED,
)
"""When the room screen is photographed, too."""


def hold_meeting(app: QApplication, memo: Path | None, output: Path) -> int:
    """Hold a rehearsal and leave everything in a folder.

    Args:
        app: The application; any platform plug-in will do.
        memo: What is read; `None` for the first sample.
        output: Made if missing; an earlier rehearsal's library in it is replaced.

    Returns:
        The exit status.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        log = logs.start_logging(output / "log")
        _remove_library(output)
        library = Library.open(output / "library.db")
    except (OSError, StorageUnavailable) as problem:
        logs.stop_logging()
        return _fail(f"Nothing can be kept in {output}: {problem}")
    try:
        read = read_for_meeting(memo or paths.resource("memos/six-pager.md"))
        clock = HandClock(datetime.now(UTC))
        you = PersonId("you")
        meeting = begin_meeting(library, clock, you, "Ada Novak", read)
        pictures = _Pictures(app, library, output / "pictures")
        for stage in pictures.watch(meeting, clock, you, read):
            _say(f"{stage}: pictures taken")
        kinds = ("*.md", "*.html", "*.csv", "*.json", "*.docx", "*.pdf")
        exports = _emptied(output / "exports", kinds)
        written = write_record(record_of(library, meeting), exports, ALL_FORMATS)
    except (MemoUnreadable, StorageUnavailable, ExportFailed) as problem:
        return _fail(problem.sentence)
    except OSError as problem:
        return _fail(f"Not everything could be kept in {output}: {problem}")
    finally:
        is_shut = shut(library)
        logs.stop_logging()
    _say(f"Library: {output / 'library.db'}")
    _say(f"Log: {log}")
    _say(f"Exports: {exports} ({len(written)} files)")
    _say(f"Pictures: {output / 'pictures'}")
    return OK if is_shut else FAILED


class _Pictures:
    """The window of the rehearsal, photographed at every stage."""

    def __init__(self, app: QApplication, library: Library, folder: Path) -> None:
        self._app = app
        self._library = library
        self._folder = folder
        self._count = 0
        fonts.load_rest()
        _emptied(folder, ("*.png",))
        settings = QSettings(
            str(folder.parent / "settings.ini"), QSettings.Format.IniFormat
        )
        self._preferences = Preferences(settings, app)
        self._preferences.name = "Ada Novak"
        self._themes = ThemeController(app, ThemeChoice.PAPER)
        self._front = Front(self._themes, self._preferences, app)
        self._window = self._front.window
        self._window.resize(*WINDOW_PX)
        self._window.show()

    def watch(
        self, meeting: MeetingId, clock: HandClock, you: PersonId, read: ReadMemo
    ) -> Iterator[str]:
        """Hold the meeting, prepare the next one, and yield the name of each stage."""
        try:
            Shelf(self._library, self._front.home, self._front).refresh()
            self._take("home")
            yield "home"
            yield from self._sit(meeting, clock, you)
            self._prepare_next(meeting, clock, you, read)
            yield "next meeting"
            Shelf(self._library, self._front.home, self._front).refresh()
            for tab, name in enumerate(("meetings", "decisions", "follow-ups")):
                self._front.home.show_tab(tab)
                self._take(f"home {name}")
            yield "home after the meeting"
        finally:
            self._window.close()

    def _sit(
        self, meeting: MeetingId, clock: HandClock, you: PersonId
    ) -> Iterator[str]:
        sitting = Sitting(self._library, meeting, clock, self._app)
        sitting.start()
        network = LoopThread()
        hosting = HostingDesk(
            network, self._library, sitting.host, lambda: LOOPBACK, sitting
        )
        laptops = Laptops(network, sitting.host, hosting.wait_until_open)
        seats = Seats(sitting, self._window, self._themes, self._preferences)
        seats.sit_down(you)
        rehearsal = Rehearsal(sitting.host, you, seating=laptops)
        try:
            seats.room_screen.show(self._window)
            for stage in run_whole_meeting(rehearsal, clock):
                self._show(stage)
                self._take(stage.value)
                wall = seats.room_screen.window
                if wall is not None and stage in ON_THE_WALL:
                    self._take(f"{stage} room screen", wall)
                yield stage.value
            seats.cover(self._window)
            self._take("pass the laptop")
        finally:
            laptops.stop()
            hosting.stop()
            network.stop()
            seats.stop()
            self._front.show_home()

    def _prepare_next(
        self, meeting: MeetingId, clock: HandClock, you: PersonId, read: ReadMemo
    ) -> None:
        """Take along what was left open, as the button on the last screen does."""
        held = replay(self._library.read(meeting))
        following = begin_next(self._library, clock, held, read, Rules())
        sitting = Sitting(self._library, following, clock, self._app)
        sitting.start()
        seats = Seats(sitting, self._window, self._themes, self._preferences)
        seats.sit_down(you)
        self._take("next meeting")
        seats.stop()
        self._front.show_home()

    def _show(self, stage: Stage) -> None:
        """Go to the screens that do not follow from the phase alone."""
        page = self._window.page
        if page is None:
            return
        self._settle()
        sweep = page.findChild(QuestionSweep)
        if stage is Stage.MARGINS_READ and isinstance(sweep, QuestionSweep):
            sweep.keep.click()
        elif stage is Stage.TOPIC:
            _scroll_to(page.findChild(ScribeLines))
        elif stage is Stage.QUEUE:
            _scroll_to(page.findChild(FloorQueue))
        elif stage is Stage.DRAFTED:
            page.show_decisions()
        elif stage is Stage.READY_TO_CLOSE:
            page.summarise()

    def _take(self, name: str, shown: QWidget | None = None) -> None:
        """Photograph a window in each theme; the main one unless named."""
        self._count += 1
        for choice in THEMES:
            self._themes.set_choice(choice)
            self._settle()
            file = f"{self._count:02d}-{name.replace(' ', '-')}-{choice.value}.png"
            if not (shown or self._window).grab().save(str(self._folder / file)):
                raise OSError(errno.EIO, "The picture was not written", file)
        self._themes.set_choice(THEMES[0])

    def _settle(self) -> None:
        """Let layouts, deletions and queued signals come to rest."""
        for _ in range(5):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._app.processEvents()


def _scroll_to(part: object) -> None:
    """Scroll until a part of the screen is seen."""
    area = part.parentWidget() if isinstance(part, QWidget) else None
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and isinstance(part, QWidget):
        area.ensureWidgetVisible(part)


def _emptied(folder: Path, patterns: Sequence[str]) -> Path:
    """Make a folder, without what an earlier rehearsal left in it."""
    folder.mkdir(exist_ok=True)
    for pattern in patterns:
        for old in folder.glob(pattern):
            old.unlink()
    return folder


def _remove_library(output: Path) -> None:
    for name in ("library.db", "library.db-wal", "library.db-shm"):
        (output / name).unlink(missing_ok=True)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _fail(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return FAILED
