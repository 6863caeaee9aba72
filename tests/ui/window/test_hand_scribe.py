# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Somebody else writes from now on, in one step, also amid the talk."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.window.hand_over import HandOverForm
from meetingroom.ui.window.room_actions import RoomActions
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom


def test_the_writing_goes_to_who_is_chosen(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    page = QWidget()
    qtbot.addWidget(page)
    bridge = Bridge(room.seat(ADA), page)
    actions = RoomActions(page, room.host.new_id)
    actions.command_requested.connect(bridge.send)
    actions.show_snapshot(bridge.snapshot())

    actions.hand_scribe.trigger()
    (form,) = page.findChildren(HandOverForm)
    offered = {form.list.item(row).text() for row in range(form.list.count())}
    assert {"Ben", "Mina"}.isdisjoint(offered)
    form.choose(TOM)
    form.give.click()

    roles = room.host.meeting.setup.roles
    assert (roles.scribe, roles.author, roles.facilitator) == (TOM, BEN, ADA)


def test_only_who_leads_hands_the_writing_over(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    page = QWidget()
    qtbot.addWidget(page)
    actions = RoomActions(page, room.host.new_id)

    actions.show_snapshot(room.seat(MINA).snapshot())
    assert not actions.hand_scribe.isVisible()
