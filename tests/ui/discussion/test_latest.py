# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The newest line, the live line and the queue stay in sight in a full column."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.topic import AskForFloor, TypeLine, WriteLine
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.topics import FloorKind
from meetingroom.ui.theme.controller import ThemeController
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.ui.discussion.test_discussion_screen import Desk, room, shown, themes

__all__ = ["room", "themes"]


def full(themes: ThemeController, qtbot: QtBot, room: TestRoom, who: PersonId) -> Desk:
    """A topic with more lines than the column has room for."""
    desk = shown(themes, qtbot, room, who)
    desk.take_up(1)
    for number in range(12):
        line = WriteLine(desk.current.id, f"Line {number}. Words, words.", RITA)
        room.seat(MINA).send(line)
    room.seat(BEN).send(AskForFloor(desk.current.id, FloorKind.REPLY))
    return desk


def is_above_the_field(desk: Desk, part: QWidget) -> bool:
    field = desk.screen.current.scribe.field
    low = part.mapTo(desk.screen, QPoint(0, part.height())).y()
    return part.isVisible() and low <= field.mapTo(desk.screen, QPoint(0, 0)).y()


@pytest.mark.parametrize("who", [ADA, MINA])
def test_the_newest_line_stands_above_the_field(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, who: PersonId
) -> None:
    desk = full(themes, qtbot, room, who)
    latest = desk.screen.current.latest

    qtbot.waitUntil(lambda: is_above_the_field(desk, latest.line))

    assert latest.line.text() == "Rita: Line 11. Words, words."
    room.seat(MINA).send(WriteLine(desk.current.id, "And so it is.", None))
    assert latest.line.text() == "And so it is."


def test_the_leader_sees_the_line_that_is_being_typed(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = full(themes, qtbot, room, ADA)
    latest = desk.screen.current.latest

    room.seat(MINA).send(TypeLine(desk.current.id, "Tom: the off"))

    qtbot.waitUntil(lambda: is_above_the_field(desk, latest.typing))
    assert "Tom: the off" in latest.typing.text()


def test_who_asks_is_said_where_the_queue_is_out_of_view(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = full(themes, qtbot, room, ADA)
    latest = desk.screen.current.latest
    desk.screen.resize(1280, 560)

    desk.open_for(9)

    qtbot.waitUntil(lambda: is_above_the_field(desk, latest.queue))
    assert latest.queue.text() == "Queue: Reply: Ben"


def test_nothing_is_said_twice_where_all_is_in_view(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = full(themes, qtbot, room, TOM)
    latest = desk.screen.current.latest
    desk.screen.resize(1280, 600)
    qtbot.waitUntil(latest.isVisible)
    desk.screen.resize(1280, 1800)
    qtbot.waitUntil(latest.isHidden)

    desk.screen.resize(1280, 600)
    qtbot.waitUntil(latest.line.isVisible)
    bar = desk.screen.current.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(latest.line.isHidden)


def test_nothing_is_written_is_not_said_above_a_line_being_typed(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    scribe = shown(themes, qtbot, room, MINA)
    other = shown(themes, qtbot, room, TOM)
    scribe.take_up(1)
    nothing = other.screen.current.scribe.nothing
    assert not nothing.isHidden()

    QTest.keyClicks(scribe.screen.current.scribe.field, "Tom: the off")

    qtbot.waitUntil(nothing.isHidden)
    qtbot.waitUntil(scribe.screen.current.scribe.nothing.isHidden)
