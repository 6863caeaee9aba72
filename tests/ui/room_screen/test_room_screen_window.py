# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen's window: sizes, keys, clocks; nothing can be asked of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.command.room import OpenDecisions, OpenLobby, PauseClock
from meetingroom.meeting.command.topic import (
    AskForFloor,
    GiveFloor,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.decisions import DecisionDraft, Door
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind
from meetingroom.room.room import Link, LinkPhase, Surroundings
from meetingroom.room.room_screen import ONLY_LOOKS, on_host
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.room_screen.window import (
    COUNT_MS,
    TICK_MS,
    RoomScreenWindow,
    other_screen,
)
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice, current_tokens
from meetingroom.ui.window.menus import WindowActions
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

LONG = ("Move every customer to the new billing system by the end of March. " * 8)[:500]


class Projector:
    """A meeting with its room screen."""

    def __init__(self) -> None:
        self.room = TestRoom()
        self.bridge = Bridge(on_host(self.room.host))
        self.window = RoomScreenWindow(self.bridge)
        self.page = self.window.screen_page


@pytest.fixture
def projector(qtbot: QtBot) -> Iterator[Projector]:
    made = Projector()
    qtbot.addWidget(made.window)
    made.window.resize(1920, 1080)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.bridge.leave()


def test_it_follows_the_meeting_and_never_the_reader(projector: Projector) -> None:
    projector.room.go_to(Phase.READING)

    assert "Reading" in projector.page.text()
    assert "20 min left" in projector.page.text()
    assert projector.page.disc.isVisible()
    assert not projector.page.clock.isVisible()


def test_the_clock_moves_by_itself(projector: Projector, qtbot: QtBot) -> None:
    projector.room.go_to(Phase.READING)
    projector.room.clock.advance(300)

    qtbot.waitUntil(lambda: "15 min left" in projector.page.text())
    projector.room.clock.advance(900)
    qtbot.waitUntil(lambda: "Time is up. Finish" in projector.page.text())
    projector.room.clock.advance(120)
    qtbot.waitUntil(lambda: "Time is up, 2 min over" in projector.page.text())


def test_a_pause_is_said(projector: Projector) -> None:
    projector.room.go_to(Phase.READING)
    projector.room.seat(ADA).send(PauseClock())

    assert "Paused" in projector.page.text()


def test_a_count_is_looked_at_more_often(projector: Projector) -> None:
    room = projector.room.go_to(Phase.LOBBY)
    room.host.count_down(room.host.now() + timedelta(seconds=3), Phase.READING)
    assert "Reading begins in\n3" in projector.page.text()
    assert projector.window._ticker.interval() == COUNT_MS

    room.host.count_down(None, None)

    assert "Reading begins in" not in projector.page.text()
    assert projector.window._ticker.interval() == TICK_MS


def test_the_topic_has_its_own_disc(projector: Projector) -> None:
    room = projector.room.go_to(Phase.READING)
    room.add_note(MINA, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    assert not projector.page.topic_clock.isVisible()

    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    room.seat(ADA).send(GiveFloor(MINA))

    assert projector.page.topic_clock.words() == "10 of 10 min left"
    assert projector.page.topic_clock.isVisible()
    assert projector.page.side.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
def test_the_queue_is_read_from_afar_and_long_lines_give_way_to_it(
    projector: Projector, size: tuple[int, int]
) -> None:
    projector.window.resize(*size)
    room = projector.room.go_to(Phase.READING)
    room.add_note(MINA, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    room.seat(ADA).send(GiveFloor(MINA))
    for number in range(3):
        room.seat(ADA).send(WriteLine(topic, f"{number}. {LONG}", MINA))

    for person in (ADA, BEN, RITA, TOM):
        room.seat(person).send(AskForFloor(topic, FloorKind.POINT_OF_ORDER))

    side, scale = projector.page.side, min(size[0] / 1920, size[1] / 1080)
    for name in ("Ada", "Ben", "Rita", "Tom"):
        assert side.sizes_px()[f"Point of order: {name}"] >= int(28 * scale)
    assert all(LONG.strip() in text for text in side.cut_texts())
    assert side.is_cut()
    assert side.sizes_px()["Mina"] >= int(40 * scale)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("statement", ["Move by March.", LONG])
def test_a_decision_can_be_read_from_afar_and_is_never_cut(
    projector: Projector, size: tuple[int, int], statement: str
) -> None:
    projector.window.resize(*size)
    room = projector.room.go_to(Phase.DISCUSSION)
    draft = DecisionDraft(
        statement, BEN, Door.TWO_WAY, because="Waiting costs money. " * 20
    )

    room.seat(ADA).send(OpenDecisions())
    room.seat(ADA).send(DraftDecision(DecisionId("d"), draft))

    scale = min(size[0] / 1920, size[1] / 1080)
    sizes = projector.page.main.sizes_px()
    assert sizes[statement.strip()] >= int(40 * scale)
    assert not projector.page.main.is_cut()
    assert statement.strip() in projector.page.main.accessibleName()


def test_the_theme_is_followed(projector: Projector, qapp: QApplication) -> None:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    light = projector.window.grab().toImage().pixelColor(4, 4)

    themes.set_choice(ThemeChoice.DARK)
    dark = projector.window.grab().toImage().pixelColor(4, 4)
    ground = QColor(current_tokens().bg)
    themes.set_choice(ThemeChoice.PAPER)
    themes.deleteLater()

    assert dark == ground
    assert light != dark


def test_a_guests_lost_connection_is_said(projector: Projector) -> None:
    room = projector.room.go_to(Phase.READING)
    snapshot = on_host(room.host).snapshot()
    for link, said in (
        (Link(LinkPhase.OFFLINE), "Reading, not connected"),
        (Link(LinkPhase.OFFLINE, as_of=room.host.now()), "not connected, as of "),
    ):
        around = Surroundings(link)
        projector.page.show_snapshot(
            replace(snapshot, surroundings=around), room.host.now()
        )

        assert said in projector.page.state.text()


def test_a_persons_snapshot_is_an_error(projector: Projector) -> None:
    seat = projector.room.seat(ADA)

    with pytest.raises(ValueError, match="ada"):
        projector.page.show_snapshot(seat.snapshot(), seat.now())


def test_escape_leaves_full_screen_and_f11_turns_it(
    projector: Projector, qtbot: QtBot
) -> None:
    window = projector.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F11)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_closing_it_changes_nothing_in_the_meeting(
    projector: Projector, qtbot: QtBot
) -> None:
    before = projector.room.host.log
    window = projector.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_F5)

    assert not window.isVisible()
    assert projector.room.host.log == before


def test_nothing_can_be_asked_of_it(projector: Projector, qtbot: QtBot) -> None:
    window = projector.window
    takes_input = (QAbstractButton, QLineEdit, QTextEdit)
    asking = [c for c in window.findChildren(QObject) if isinstance(c, takes_input)]
    before = projector.room.host.log

    with qtbot.waitSignal(projector.bridge.command_refused) as refused:
        projector.bridge.send(OpenLobby())

    assert not asking
    assert refused.args is not None
    assert refused.args[1].sentence == ONLY_LOOKS
    assert not projector.bridge.announce(None)
    assert not projector.bridge.hand_in_notes()
    assert projector.room.host.log == before


def test_it_opens_where_there_is_one_screen_as_a_window(
    projector: Projector,
) -> None:
    other = RoomScreenWindow(projector.bridge)
    other.show_beside(projector.window)

    assert other.isVisible()
    assert not other.isFullScreen()
    other.close()


def test_it_fills_another_screen_if_there_is_one(
    projector: Projector, monkeypatch: pytest.MonkeyPatch
) -> None:
    (only,) = QApplication.screens()
    window = RoomScreenWindow(projector.bridge)
    owner = projector.window
    monkeypatch.setattr(owner, "screen", lambda: None)

    window.show_beside(owner)

    assert window.isFullScreen()
    assert window.geometry() == only.geometry()
    window.close()


def test_the_other_screen_is_one_that_is_not_used() -> None:
    first, second = cast("list[QScreen]", [QObject(), QObject()])

    assert other_screen(first, [first, second]) is second
    assert other_screen(second, [first, second]) is first
    assert other_screen(first, [first]) is None


def test_the_menu_offers_it_in_a_meeting_only(qtbot: QtBot) -> None:
    owner = QObject()
    commands = WindowActions(owner)

    commands.show_seat(is_seated=False)
    assert not commands.room_screen.isEnabled()
    commands.show_seat(is_seated=True)
    assert commands.room_screen.isEnabled()
    assert commands.room_screen.shortcut().toString() == "F5"
    del qtbot
