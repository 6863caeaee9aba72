# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Takes pictures of real windows on a real library, stage by stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from meetingroom import paths
from meetingroom.app.front import Front
from meetingroom.app.opening import begin_meeting, read_for_meeting
from meetingroom.app.seats import Seats
from meetingroom.app.sitting import Sitting
from meetingroom.library.library import Library
from meetingroom.meeting.ids import PersonId
from meetingroom.room.clock import HandClock
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.pictures.crowd import Crowd

YOU = PersonId("you")
ATTENDEE = PersonId("person-2")
WIDE_PX, NARROW_PX = (1280, 800), (780, 700)
THEMES = (ThemeChoice.PAPER, ThemeChoice.DARK)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a meeting is."""

    people: int
    """Three or more."""
    notes: int
    decisions: int
    """Recorded before the one that is worked on."""


def take_all(
    app: QApplication,
    folder: Path,
    size: Size,
    windows_px: Sequence[tuple[int, int]] = (WIDE_PX, NARROW_PX),
    themes: Sequence[ThemeChoice] = THEMES,
) -> int:
    """Hold a meeting and leave a picture of every stage.

    Args:
        app: The application.
        folder: Made if missing.
        size: Of the meeting.
        windows_px: How large the window is; each is taken.
        themes: Each is taken.

    Returns:
        How many pictures there are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        library = Library.open(Path(place) / "library.db")
        clock = HandClock(datetime.now(UTC))
        read = read_for_meeting(paths.resource("memos/six-pager.md"))
        meeting = begin_meeting(library, clock, YOU, "Ada Novak", read)
        sitting = Sitting(library, meeting, clock, app)
        album = _Album(app, sitting, folder, windows_px, themes)
        crowd = Crowd(album.host, YOU, size.people, size.notes)
        try:
            album.take("prepare", is_alike=True)
            crowd.read()
            album.take("reading", is_alike=True)
            crowd.open_margins()
            album.take("margins")
            crowd.talk()
            album.take("discussion")
            crowd.run_out_of_time(clock)
            album.take("time up")
            crowd.decide(size.decisions)
            album.take("decision drafted")
            crowd.answer()
            album.take("all have answered")
            crowd.open_answers()
            album.take("answers open")
            crowd.record()
            album.take("close", is_summary=True)
        finally:
            album.close()
            library.close()
    return album.count


class _Album:
    """The windows of a meeting, photographed."""

    def __init__(
        self,
        app: QApplication,
        sitting: Sitting,
        folder: Path,
        windows_px: Sequence[tuple[int, int]],
        looks: Sequence[ThemeChoice],
    ) -> None:
        self.count = 0
        self._app = app
        self._folder = folder
        self._windows_px = windows_px
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self._looks = looks
        self._themes = ThemeController(app, looks[0])
        self._front = Front(self._themes, Preferences(settings, app), app)
        self._window = self._front.window
        self._window.show()
        self._sitting = sitting
        sitting.start()
        self._seats = Seats(sitting, self._window, self._themes, Preferences(settings))
        self._seats.sit_down(YOU)
        self._seats.room_screen.show(self._window)
        self.host = sitting.host

    def take(
        self, stage: str, *, is_alike: bool = False, is_summary: bool = False
    ) -> None:
        """Photograph a stage.

        Args:
            stage: Its name.
            is_alike: Everybody sees the same: the facilitator's seat is enough.
            is_summary: The facilitator looks at the summary.
        """
        for who, person in (("lead", YOU), ("attendee", ATTENDEE))[: 2 - is_alike]:
            self._seats.sit_down(person)
            page = self._window.page
            if is_summary and page is not None:
                page.summarise()
            for width_px, height_px in self._windows_px:
                self._window.resize(width_px, height_px)
                self._photograph(self._window, f"{stage} {who} {width_px}")
        if wall := self._seats.room_screen.window:
            self._photograph(wall, f"{stage} room screen")

    def close(self) -> None:
        """Close the windows."""
        self._seats.stop()
        self._front.show_home()
        self._window.close()
        self._settle()

    def _photograph(self, shown: QWidget, name: str) -> None:
        for theme in self._looks:
            self._themes.set_choice(theme)
            self._settle()
            file = f"{name.replace(' ', '-')}-{theme.value}.png"
            if not shown.grab().save(str(self._folder / file)):
                raise OSError(f"The picture was not written: {file}")
            self.count += 1

    def _settle(self) -> None:
        for _ in range(5):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._app.processEvents()
