# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who types keeps the line under the hands while a sentence comes above."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.phase import Phase
from meetingroom.ui.window.meeting_page import MeetingPage
from tests.support.meetings import ADA, MINA
from tests.ui.window.test_meeting_page import Seat


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    made.room.go_to(Phase.READING)
    made.room.add_note(MINA, "two systems")
    yield made
    for page in made.pages:
        page.leave()


def fields(page: MeetingPage) -> list[QWidget]:
    screen = page.current_screen
    assert screen is not None
    found = [*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisible() and one.isEnabled()]


def top_px(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).y()


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("phase", [Phase.DISCUSSION, Phase.DECISIONS])
def test_a_field_stays_under_the_hands_when_a_sentence_comes_and_goes(
    seat: Seat, phase: Phase, width: int
) -> None:
    seat.room.go_to(phase)
    page = seat.page(ADA)
    page.resize(width, 560)
    if phase is Phase.DISCUSSION:
        first = next(iter(seat.room.host.meeting.topics))
        seat.room.seat(ADA).send(TakeUpTopic(first))
    else:
        page.decide(None)
    QApplication.processEvents()
    page.activateWindow()
    field = fields(page)[-1]
    field.setFocus()
    assert field.hasFocus()
    QApplication.processEvents()
    before_px = top_px(field)

    page.show_notice("Something happened elsewhere.")
    QApplication.processEvents()
    assert page.strip.isVisible()
    assert top_px(field) == before_px

    page.strip.clear()
    QApplication.processEvents()
    assert top_px(field) == before_px
