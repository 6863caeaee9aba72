# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the meeting before left open, while the next one is prepared."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import CarryOver
from meetingroom.meeting.topics import CarriedTopic
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, TestRoom
from tests.ui.prepare.test_prepare_screen import Desk

DAY = date(QDate.currentDate().year(), 3, 12)
OPEN = tuple(
    CarriedTopic(f"Point {number}", "Billing", DAY, f"Ben: Why {number}?")
    for number in range(1, 8)
)


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def desk(themes: ThemeController, qtbot: QtBot) -> Desk:
    made = Desk(themes, TestRoom(), ADA)
    qtbot.addWidget(made.screen)
    made.screen.resize(1280, 800)
    made.screen.show()
    return made


def carry(desk: Desk, *topics: CarriedTopic) -> None:
    desk.room.seat(ADA).send(CarryOver(topics))


def said(screen: PrepareScreen) -> list[str]:
    labels = screen.carried.findChildren(QLabel)
    return [label.text() for label in labels if not label.isHidden()]


def test_nothing_is_said_where_nothing_was_left_open(desk: Desk) -> None:
    assert not desk.screen.carried.isVisible()


def test_each_topic_stands_there_with_its_words_and_its_meeting(desk: Desk) -> None:
    carry(desk, *OPEN[:2])

    words = said(desk.screen)

    assert words[0] == "Left open last time: 2 topics"
    assert words[2:5] == [
        "Point 1",
        "Ben: Why 1?",
        "from the meeting on 12 March: Billing",
    ]


def test_a_topic_is_left_out_and_undo_brings_it_back(desk: Desk) -> None:
    carry(desk, *OPEN[:3])

    desk.screen.carried.removers[1].click()

    assert desk.room.host.meeting.carried == (OPEN[0], OPEN[2])
    assert said(desk.screen)[0] == "Left open last time: 2 topics"
    desk.bridge.undo()
    assert desk.room.host.meeting.carried == OPEN[:3]


def test_many_topics_are_shown_when_asked_for(desk: Desk) -> None:
    carry(desk, *OPEN)
    carried = desk.screen.carried
    at_first = len(carried.removers)
    assert "4" in carried.more.text()

    carried.more.click()

    assert (at_first, len(carried.removers)) == (3, 7)
    assert not carried.more.isVisible()
