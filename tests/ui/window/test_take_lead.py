# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whose laptop hosts gets the lead back, once the facilitator is away."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import HandOver, SetAway, TakeLead
from meetingroom.meeting.phase import Phase
from meetingroom.ui.window.room_actions import RoomActions
from tests.support.meetings import ADA, BEN, MINA, TestRoom


def test_the_lead_is_offered_to_whose_laptop_hosts_once_it_is_lost(
    qtbot: QtBot,
) -> None:
    room = TestRoom().go_to(Phase.READING)
    page = QWidget()
    qtbot.addWidget(page)
    actions, sent = RoomActions(page, lambda: "id"), list[object]()
    actions.command_requested.connect(sent.append)
    room.seat(ADA).send(HandOver(BEN))
    actions.show_snapshot(room.seat(ADA).snapshot())
    assert not actions.take_lead.isVisible()

    room.seat(BEN).send(SetAway(BEN, is_away=True))
    actions.show_snapshot(room.seat(MINA).snapshot())
    assert not actions.take_lead.isVisible()
    actions.show_snapshot(room.seat(ADA).snapshot())
    assert actions.take_lead.isVisible()
    actions.take_lead.trigger()

    assert sent == [TakeLead()]
    room.seat(ADA).send(TakeLead())
    actions.show_snapshot(room.seat(ADA).snapshot())
    assert not actions.take_lead.isVisible()
