# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whoever leads turns a laptop away, also when the lobby is long over."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import AdmitDevice
from meetingroom.meeting.ids import DeviceId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.window.hand_over import TurnAwayForm
from meetingroom.ui.window.room_actions import RoomActions
from tests.support.meetings import ADA, BEN, MINA, TestRoom


def test_a_laptop_that_is_gone_is_turned_away_from_the_menu(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.READING)
    page = QWidget()
    qtbot.addWidget(page)
    bridge = Bridge(room.seat(ADA), page)
    actions = RoomActions(page, room.host.new_id)
    actions.command_requested.connect(bridge.send)
    actions.show_snapshot(bridge.snapshot())
    assert not actions.turn_away.isVisible()
    for person, sign in ((BEN, "b"), (MINA, "c")):
        device, seal = DeviceId(sign * 64), SealId(sign)
        room.seat(ADA).send(AdmitDevice(person, person, device, seal))
    actions.show_snapshot(room.seat(BEN).snapshot())
    assert not actions.turn_away.isVisible()

    actions.show_snapshot(bridge.snapshot())
    actions.turn_away.trigger()
    (form,) = page.findChildren(TurnAwayForm)
    offered = [form.list.item(row).text() for row in range(form.list.count())]
    form.choose(BEN)
    form.give.click()

    assert offered == ["Ben", "Mina"]
    assert room.host.meeting.with_laptop == {MINA}


def test_in_the_lobby_the_list_of_people_turns_away(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.LOBBY)
    page = QWidget()
    qtbot.addWidget(page)
    room.seat(ADA).send(AdmitDevice(BEN, "Ben", DeviceId("b" * 64), SealId("b")))
    actions = RoomActions(page, room.host.new_id)

    actions.show_snapshot(room.seat(ADA).snapshot())

    assert not actions.turn_away.isVisible()
