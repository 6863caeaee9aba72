# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A topic that an earlier meeting left open says so, in its row and when taken up."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.room import CarryOver
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import CarriedTopic
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, MINA, TestRoom
from tests.ui.discussion.test_discussion_screen import Desk

DAY = date(QDate.currentDate().year(), 3, 12)
LEFT = CarriedTopic("Refunds", "Billing", DAY, "Ben: Who pays?")
ORIGIN = "from the meeting on 12 March: Billing"


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    room = TestRoom()
    room.seat(ADA).send(CarryOver((LEFT,)))
    room.go_to(Phase.READING)
    room.add_note(MINA, "two systems")
    room.go_to(Phase.MARGINS)
    meeting = room.seat(ADA).snapshot().meeting
    room.seat(ADA).send(open_discussion_command(meeting, "We begin"))
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    made = Desk(themes, room, ADA)
    qtbot.addWidget(made.screen)
    made.screen.show()
    yield made
    themes.deleteLater()


def test_its_row_says_which_meeting_left_it_open_and_counts_nobody(desk: Desk) -> None:
    model = desk.screen.topics.model

    assert model.row_at(0).origin == ORIGIN
    assert model.row_at(1).origin == ""
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Refunds, {ORIGIN}")
    assert "0 people" not in spoken
    assert "whole memo" not in spoken


def test_taken_up_it_says_where_it_is_from_and_what_was_said(desk: Desk) -> None:
    desk.take_up(0)

    assert desk.screen.current.place.text() == ORIGIN
    assert "Ben: Who pays?" in desk.screen.current.because.text()
