# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An application with its window, a folder, and a desk in it; several may meet."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from meetingroom.app.desk import Desk
from meetingroom.app.front import Front
from meetingroom.meeting.command.room import ChangeSetup, OpenLobby
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Roles
from meetingroom.meeting.state import Meeting
from meetingroom.net.hosting import HostingOptions
from meetingroom.room.room import RoomSnapshot, Waiting
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.lobby.admission import admission
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.meeting_page import MeetingPage

WAIT_MS = 60_000
"""The tests of other programs may take both cores meanwhile."""
MEMO = "# Billing\n\nWe estimate the work at 1.2 million. Nobody has done it.\n"
LOOPBACK = HostingOptions(ports=(0,), host="127.0.0.1", is_discoverable=False)


class Laptop:
    """One person's laptop."""

    def __init__(
        self,
        folder: Path,
        name: str,
        app: QApplication,
        options: HostingOptions | None = LOOPBACK,
    ) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.path = folder / "library.db"
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.preferences.name = name
        self.front = Front(ThemeController(app), self.preferences, app)
        self.front.window.show()
        hosting = None if options is None else (lambda: options)
        self.desk = Desk(self.front, self.path, hosting)

    @property
    def page(self) -> MeetingPage:
        page = self.front.window.page
        assert page is not None
        return page

    @property
    def bridge(self) -> Bridge:
        return self.page.bridge

    @property
    def snapshot(self) -> RoomSnapshot:
        return self.bridge.snapshot()

    @property
    def meeting(self) -> Meeting:
        return self.snapshot.meeting

    @property
    def you(self) -> PersonId:
        return self.snapshot.viewer

    @property
    def problem(self) -> str:
        message = self.front.home.strip.message
        return message.sentence if message else ""

    def memo(self, text: str = MEMO) -> Path:
        path = self.folder / "memo.md"
        path.write_text(text)
        return path

    def leave(self) -> None:
        """Close the window, also if others are connected."""
        window = self.front.window
        if not window.close():
            box = window.findChildren(QMessageBox)[-1]
            box.button(QMessageBox.StandardButton.Ok).click()


class Building:
    """Laptops that can reach each other."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self._app = app
        self._folder = folder
        self.laptops: list[Laptop] = []

    def laptop(self, name: str) -> Laptop:
        made = Laptop(self._folder / name, name, self._app)
        self.qtbot.addWidget(made.front.window)
        self.laptops.append(made)
        return made

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def host(self, name: str = "Ada") -> Laptop:
        """Return a laptop whose lobby is open and can be reached."""
        ada = self.laptop(name)
        ada.desk.open(ada.memo())
        bridge = ada.bridge
        setup = ada.meeting.setup
        roles = Roles(facilitator=ada.you, decider=ada.you, scribe=ada.you)
        bridge.send(ChangeSetup(replace(setup, goal="Decide", roles=roles)))
        assert bridge.send(OpenLobby())
        self.wait(lambda: self.link_of(ada) != "")
        return ada

    def link_of(self, host: Laptop) -> str:
        view = host.snapshot.surroundings.invitation
        return view.link if view is not None else ""

    def join(self, host: Laptop, name: str) -> Laptop:
        """Return a laptop that was let in."""
        guest = self.laptop(name)
        guest.desk.open(invitation=self.link_of(host))
        self.let_in(host, guest)
        return guest

    def let_in(self, host: Laptop, guest: Laptop) -> None:
        """Let whoever waits at the door in, with the facilitator's own button."""
        name = guest.preferences.name

        def at_door() -> list[Waiting]:
            waiting = host.snapshot.surroundings.waiting
            return [one for one in waiting if one.name == name]

        self.wait(lambda: bool(at_door()))
        (one,) = at_door()
        host.bridge.send(admission(one, host.bridge.room.new_id))
        self.wait(lambda: guest.front.window.page is not None)

    def leave(self) -> None:
        for laptop in reversed(self.laptops):
            laptop.leave()
        self._app.processEvents()
