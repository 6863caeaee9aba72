# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An owner with too much open work is warned of beside the field, and not refused."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import AddFollowUp, DraftDecision
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.ids import DecisionId, FollowUpId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, START, TestRoom
from tests.ui.decisions.past import ListedPast

WARNING = "Ben owns 4 open follow-ups already."


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    ThemeController(qapp, ThemeChoice.PAPER)


def busy_room() -> TestRoom:
    """Ben owns two follow-ups of this meeting."""
    room = TestRoom().go_to(Phase.DECISIONS)
    for number in range(2):
        work = AddFollowUp(FollowUpId(f"f{number}"), "Ask.", BEN, START.date())
        room.seat(ADA).send(work)
    return room


def test_a_follow_up_for_somebody_busy_warns_and_is_added(qtbot: QtBot) -> None:
    room = busy_room()
    screen = FollowUpScreen(past=ListedPast(work={"Ben": 2, "Ada": 9}))
    qtbot.addWidget(screen)
    screen.begin(room.seat(ADA).snapshot(), FollowUpId("new"), None)
    screen.what.setText("Read the contracts")
    assert screen.load.isHidden()

    screen.owner.setCurrentText("Ben")

    assert not screen.load.isHidden()
    assert screen.load.words.text() == WARNING
    with qtbot.waitSignal(screen.command_requested):
        screen.add.click()
    screen.owner.setCurrentText("Mina")
    assert screen.load.isHidden()


def test_a_decision_warns_of_its_busy_owner(qtbot: QtBot) -> None:
    room = busy_room()
    draft = DecisionDraft("Move", BEN)
    room.seat(ADA).send(DraftDecision(DecisionId("d"), draft))
    screen = DecisionsScreen(room.host.new_id, past=ListedPast((), {"Ben": 1}))
    qtbot.addWidget(screen)
    screen.show_snapshot(room.seat(ADA).snapshot())
    assert screen.form.load.isHidden()  # three are enough, not too many

    more = AddFollowUp(FollowUpId("more"), "Ask.", BEN, START.date())
    room.seat(ADA).send(more)
    screen.show_snapshot(room.seat(ADA).snapshot())

    assert screen.form.load.words.text() == WARNING
    assert not screen.form.load.isHidden()
