# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rehearsals in the window: their pace, going on with one, and putting it away."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.practice import Practice
from meetingroom.meeting.command.room import BeginReading, OpenLobby, OpenMargins
from meetingroom.meeting.state import Meeting
from tests.app.office import WAIT_MS, Laptop


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "office", "Ada", qapp)
    qtbot.addWidget(made.front.window)
    yield made
    made.front.window.close()
    qapp.processEvents()


def held(office: Laptop) -> Meeting:
    """Return the meeting that is rehearsed, as the host knows it."""
    assert office.desk._seats is not None
    return office.desk._seats.sitting.host.meeting


def begin_reading(office: Laptop, qtbot: QtBot) -> None:
    """Begin once all colleagues are on the list."""
    qtbot.waitUntil(lambda: len(held(office).people) == 5, timeout=WAIT_MS)
    office.page.bridge.send(OpenLobby())
    office.page.bridge.send(BeginReading())


def test_a_rehearsal_runs_at_the_pace_that_is_chosen_in_the_menu(
    office: Laptop, qtbot: QtBot
) -> None:
    office.desk.open()
    commands = office.front.window.commands
    assert not commands.pace_menu.menuAction().isVisible()
    office.desk._on_rehearsal_requested()
    (checked,) = (one for one in commands.paces.actions() if one.isChecked())
    room = office.page.bridge.room

    fast = next(one for one in commands.paces.actions() if one.data() == 30.0)
    before, began_s = room.now(), time.monotonic()
    fast.trigger()
    qtbot.waitUntil(lambda: room.now() > before + timedelta(seconds=15))

    assert time.monotonic() - began_s < 1
    assert commands.pace_menu.menuAction().isVisible()
    assert checked.data() == Practice.PACE
    office.front.window.home_requested.emit()
    assert not commands.pace_menu.menuAction().isVisible()


def test_a_rehearsal_that_was_left_goes_on_with_what_its_colleagues_sealed(
    office: Laptop, qtbot: QtBot
) -> None:
    office.desk.open()
    office.desk._on_rehearsal_requested()
    office.front.window.commands.paces.actions()[-1].trigger()
    begin_reading(office, qtbot)
    qtbot.waitUntil(lambda: bool(held(office).sealed), timeout=WAIT_MS)
    known, boxes = held(office).id, held(office).sealed.values()
    sealed = sum(len(one) for one in boxes)
    office.front.window.home_requested.emit()
    side = office.front.home.page.side
    assert side.title.text() == "Your rehearsal"

    side.resume.click()
    office.page.bridge.send(OpenMargins("The hour is short."))

    assert held(office).id == known
    assert len(held(office).notes) >= sealed
    assert not held(office).sealed


def test_a_rehearsal_can_be_put_away_for_good(office: Laptop, qtbot: QtBot) -> None:
    office.desk.open()
    office.desk._on_rehearsal_requested()
    office.front.window.home_requested.emit()
    side = office.front.home.page.side
    assert not side.samples.isHidden()
    office.desk._on_rehearsal_requested()
    begin_reading(office, qtbot)
    office.front.window.home_requested.emit()
    assert "kept apart from your meetings" in side.about.text()

    side.put_away.click()
    assert side.put_away.isHidden()
    office.front.window.close()
    qtbot.waitUntil(lambda: office.desk._library is None, timeout=WAIT_MS)
    office.desk.open()

    assert not side.is_offering
    assert not side.samples.isHidden()
