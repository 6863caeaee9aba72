# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The failing step of joining is the one the network speaks of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.app.join_step import step_of
from meetingroom.net.rung import Rung
from meetingroom.ui.home.view import JoinRequest
from meetingroom.ui.joining.screen import JoiningScreen
from meetingroom.ui.joining.step import JoinStep
from tests.app.office import Building


@pytest.fixture
def building(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Building]:
    made = Building(qtbot, qapp, tmp_path)
    yield made
    made.leave()


@pytest.mark.parametrize(
    ("rung", "step"),
    [
        (Rung.SILENT, JoinStep.LOOKING),
        (Rung.STRANGER, JoinStep.LOOKING),
        (Rung.PIN, JoinStep.CHECKING),
        (Rung.CLOCK, JoinStep.CHECKING),
        (Rung.CODE, JoinStep.ASKING),
        (Rung.VERSION, JoinStep.ASKING),
    ],
)
def test_a_rung_belongs_to_a_step(rung: Rung, step: JoinStep) -> None:
    assert step_of(rung) is step


def test_no_rung_gets_past_the_invitation() -> None:
    assert {step_of(rung) for rung in Rung} <= {
        JoinStep.LOOKING,
        JoinStep.CHECKING,
        JoinStep.ASKING,
    }


def test_a_wrong_code_stops_at_the_invitation(building: Building) -> None:
    ada = building.host()
    view = ada.snapshot.surroundings.invitation
    assert view is not None
    wrong = "7KQ2M4XD" if view.code.replace("-", "") != "7KQ2M4XD" else "7KQ2M4XE"
    ben = building.laptop("Ben")
    ben.desk.open()

    ben.front.home.page.join.code.setText(wrong)
    ben.front.home.join_requested.emit(JoinRequest(view.addresses[0], wrong, "Ben"))

    def cover() -> JoiningScreen | None:
        return ben.front.window.findChild(JoiningScreen)

    building.wait(lambda: (made := cover()) is not None and made.correct.isVisible())
    shown = cover()
    assert shown is not None
    labels = shown.steps.findChildren(QLabel)
    spoken = [label.accessibleName() for label in labels]
    assert "Showing your invitation: now" in spoken
    assert "Checking the host’s certificate: done" in spoken

    assert shown.correct.hasFocus()
    shown.correct.click()

    form = ben.front.home.page.join
    assert form.address.text() == view.addresses[0]
    assert form.code.selectedText().replace("-", "") == wrong
    assert form.hint.text().startswith("This code opens no room")
