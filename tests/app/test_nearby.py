# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Meetings nearby are listed on the first screen, each address once."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.nearby import NearbyDesk
from meetingroom.app.network import Network
from meetingroom.net.discovery import NearbyRoom
from meetingroom.ui.home.nearby_list import NearbyList
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.theme.controller import ThemeController


def test_a_host_that_was_killed_and_started_again_stands_there_once(
    qtbot: QtBot, qapp: QApplication
) -> None:
    themes = ThemeController(qapp)
    home = HomeScreen(themes, today=lambda: date(2026, 11, 26))
    qtbot.addWidget(home)
    owner = QObject()
    desk = NearbyDesk(Network(), home, owner)
    killed = NearbyRoom("room-1", ("10.0.0.7:8443",), "", (1, 1))
    again = NearbyRoom("room-2", ("10.0.0.7:8443", "10.1.0.7:8443"), "", (1, 1))
    other = NearbyRoom("room-3", ("10.0.0.8:8443",), "", (1, 1))
    nowhere = NearbyRoom("room-4", (), "", (1, 1))

    desk._on_mail_came((killed, again, other, nowhere))

    listed = home.findChild(NearbyList)
    assert listed is not None
    assert [one.address for one in listed._shown] == ["10.0.0.7:8443", "10.0.0.8:8443"]
    desk.stop()
    themes.deleteLater()
