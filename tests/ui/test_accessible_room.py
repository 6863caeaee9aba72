# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every state of a meeting over the network can be heard and used by keyboard."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.ids import DeviceId, PersonId, SealId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind, Topic
from meetingroom.room.room import (
    Countdown,
    InvitationView,
    Link,
    LinkPhase,
    Surroundings,
    Waiting,
)
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.home.view import Nearby, Unfinished
from meetingroom.ui.joining.screen import JoiningScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.main_window import MainWindow
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import ScreenSource
from tests.support.meetings import ADA, BEN, START, TestRoom
from tests.support.placed import PlacedSeat
from tests.ui.hearing import doubled_keys, menu_faults, nameless, wordless
from tests.ui.window.kept import KeptNotes

WAITING = tuple(
    Waiting(DeviceId(f"d{n}"), f"Guest {n}", SealId(f"{n:032}"), None) for n in range(2)
)
INVITATION = InvitationView(
    "7KQ2-M4XD", "https://a:1/j/7KQ2-M4XD#x", ("a:1", "b:1"), ("A firewall may.",)
)
SOON = START + timedelta(days=1)
HOSTING = Surroundings(
    online=frozenset([BEN]),
    waiting=WAITING,
    invitation=INVITATION,
    countdown=Countdown(SOON, Phase.DISCUSSION),
    alarm="Somebody guesses codes at the door.",
)
LOST = Surroundings(link=Link(LinkPhase.HOST_GONE, unsent=2, as_of=START))


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    return Preferences(settings)


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, preferences: Preferences
) -> Iterator[MainWindow]:
    themes = ThemeController(qapp)
    made = MainWindow(themes, preferences)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.set_page(None)
    themes.deleteLater()


def faults(window: MainWindow) -> list[str]:
    QApplication.processEvents()
    return [
        *nameless(window),
        *wordless(window),
        *doubled_keys(window),
        *menu_faults(window),
    ]


def source(window: MainWindow, preferences: Preferences) -> ScreenSource:
    def ignore(*_: object) -> None:
        """Do nothing; nothing is asked for here."""

    return ScreenSource(
        themes=window._themes,
        preferences=preferences,
        notes=KeptNotes(),
        open_discussion=ignore,
        choose_memo=ignore,
        reload_memo=ignore,
        reopen=ignore,
        leave=ignore,
        export=ignore,
        copy=ignore,
        texts=PAPER_TEXTS,
        pass_on=ignore,
        open_window=ignore,
        take_over=ignore,
    )


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.CLOSED])
@pytest.mark.parametrize(("who", "around"), [(ADA, HOSTING), (BEN, LOST)])
def test_every_screen_of_a_seat_can_be_heard(
    window: MainWindow,
    preferences: Preferences,
    phase: Phase,
    who: PersonId,
    around: Surroundings,
) -> None:
    room = TestRoom().go_to(phase)
    seat = PlacedSeat(room.seat(who), around)

    window.set_page(MeetingPage(Bridge(seat), source(window, preferences), window))

    assert faults(window) == []


def waiting(cover: JoiningScreen) -> None:
    cover.show_waiting("Ada")


def failed(cover: JoiningScreen) -> None:
    cover.show_failure("Nothing answers.", ["Switch a VPN off."])


def taken(cover: JoiningScreen) -> None:
    cover.show_name_taken("Somebody here is called Ben.")


@pytest.mark.parametrize("show", [waiting, failed, taken])
def test_joining_can_be_heard(
    window: MainWindow, show: Callable[[JoiningScreen], None]
) -> None:
    cover = JoiningScreen("Ben", window)
    window.show_cover(cover)

    show(cover)

    assert faults(window) == []


def test_the_first_screen_can_be_heard(window: MainWindow) -> None:
    home = HomeScreen(window._themes, window)
    window.show_cover(home)

    home.show_nearby([Nearby("a:1", "Pricing review")])
    home.show_unfinished(Unfinished("m", "Billing", is_joined=True), "Ada hosts it.")
    home.show_join_error("No meeting has that code.", is_code=True)

    assert faults(window) == []


def test_a_key_of_a_screens_own_menu_acts_in_the_window_but_not_while_typing(
    window: MainWindow, preferences: Preferences, qtbot: QtBot
) -> None:
    topic = TopicId("one")
    room = TestRoom().talk_on(Topic(topic, "Cost", ()))
    room.seat(ADA).send(TakeUpTopic(topic))
    seat = PlacedSeat(room.seat(ADA), HOSTING)
    page = MeetingPage(Bridge(seat), source(window, preferences), window)
    window.set_page(page)
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    window.activateWindow()

    screen.topics.list.setFocus()
    qtbot.waitUntil(screen.topics.list.hasFocus)
    QTest.keyClick(screen.topics.list, Qt.Key.Key_Q)
    asked = room.host.meeting.topics[topic].request_of(ADA)
    assert asked is FloorKind.QUESTION

    field = screen.current.scribe.field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "quo")
    assert field.text() == "quo"
    assert room.host.meeting.topics[topic].request_of(ADA) is FloorKind.QUESTION
