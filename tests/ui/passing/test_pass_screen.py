# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The cover between two people: names, and nothing of any margin."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import AdmitDevice, RevokeDevice
from meetingroom.meeting.ids import DeviceId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.passing.screen import PassScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, TestRoom


@pytest.fixture(autouse=True)
def _paper(qapp: QApplication) -> Iterator[None]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    yield
    themes.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.READING)


@pytest.fixture
def cover(room: TestRoom, qtbot: QtBot) -> PassScreen:
    screen = PassScreen(room.host.new_id, ADA)
    qtbot.addWidget(screen)
    bridge = Bridge(room.seat(ADA), screen)
    screen.command_requested.connect(bridge.send)
    bridge.snapshot_changed.connect(screen.show_snapshot)
    bridge.command_refused.connect(screen.show_refusal)
    screen.show_snapshot(bridge.snapshot())
    return screen


def test_a_name_on_the_list_is_chosen(cover: PassScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cover.person_chosen) as chosen:
        cover.buttons[BEN].click()

    assert chosen.args == [BEN]


def test_somebody_new_is_added_and_chosen_at_once(
    cover: PassScreen, room: TestRoom, qtbot: QtBot
) -> None:
    cover.name.setText("Zoe")

    with qtbot.waitSignal(cover.person_chosen) as chosen:
        cover.add.click()

    assert chosen.args is not None
    assert room.host.meeting.people[chosen.args[0]].name == "Zoe"


def test_a_name_that_is_taken_stays_with_the_reason(cover: PassScreen) -> None:
    cover.name.setText("Ben")
    cover.add.click()

    assert "Add an initial" in cover.error.text()
    assert cover.name.text() == "Ben"


def test_nothing_of_a_margin_is_on_the_cover(cover: PassScreen, room: TestRoom) -> None:
    room.add_note(ADA, "two systems", body="My secret doubt")

    texts = [label.text() for label in cover.findChildren(QLabel)]
    texts += [button.text() for button in cover.buttons.values()]

    assert not any("secret" in text or "two systems" in text for text in texts)


def test_who_has_a_laptop_of_their_own_is_named_and_not_offered(
    cover: PassScreen, room: TestRoom
) -> None:
    device = DeviceId("a" * 64)
    room.seat(ADA).send(AdmitDevice(BEN, "Ben", device, SealId("seal")))
    cover.show_snapshot(room.seat(ADA).snapshot())

    assert BEN not in cover.buttons
    assert ADA in cover.buttons
    assert cover.elsewhere.text() == "On their own laptop: Ben"

    room.seat(ADA).send(RevokeDevice(device))
    cover.show_snapshot(room.seat(ADA).snapshot())

    assert BEN in cover.buttons
    assert cover.elsewhere.isHidden()


def test_whose_laptop_hosts_is_offered_though_they_brought_another(
    cover: PassScreen, room: TestRoom
) -> None:
    room.seat(ADA).send(AdmitDevice(ADA, "Ada", DeviceId("a" * 64), SealId("seal")))
    cover.show_snapshot(room.seat(ADA).snapshot())

    assert ADA in cover.buttons
