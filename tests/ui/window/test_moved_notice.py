# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Going to the decisions or back moves everybody: it is said and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.command.room import BackToDiscussion, OpenDecisions
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from tests.support.meetings import ADA, BEN, MINA, TestRoom
from tests.ui.window.test_meeting_page import Seat


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    made.room.go_to(Phase.READING)
    made.room.add_note(MINA, "two systems")
    made.room.go_to(Phase.DECISIONS)
    yield made
    for page in made.pages:
        page.leave()


def phase(room: TestRoom) -> Phase:
    return room.host.meeting.phase


def said(page: MeetingPage) -> str:
    return page.strip.accessibleName() if page.strip.isVisible() else ""


def voice(page: MeetingPage) -> Voice | None:
    return page.notices.current


def buttons(page: MeetingPage) -> dict[str, ActionButton]:
    found = page.strip.findChildren(ActionButton)
    return {button.text(): button for button in found if button.isVisible()}


def test_who_moved_the_room_reads_it_and_takes_it_back(seat: Seat) -> None:
    page = seat.page(ADA)
    page.leave_decisions()
    assert phase(seat.room) is Phase.DISCUSSION
    assert voice(page) is Voice.MOVED
    assert "Everybody is back at the topics" in said(page)

    buttons(page)["Undo"].click()

    assert phase(seat.room) is Phase.DECISIONS
    assert voice(page) is None
    # It was taken back once; there is nothing left to undo.
    assert not page.bridge.can_undo


def test_undo_of_the_menu_takes_everybody_to_the_decisions_again(seat: Seat) -> None:
    page = seat.page(ADA)
    page.leave_decisions()

    page.bridge.undo()

    assert phase(seat.room) is Phase.DECISIONS


def test_others_read_who_took_them_along(seat: Seat) -> None:
    page = seat.page(BEN)

    seat.room.seat(ADA).send(BackToDiscussion())

    assert "Ada took everybody back" in said(page)
    assert "Undo" not in buttons(page)


def test_the_next_topic_takes_the_sentence_away(seat: Seat) -> None:
    page = seat.page(ADA)
    page.leave_decisions()

    seat.room.seat(ADA).send(TakeUpTopic(next(iter(seat.room.host.meeting.topics))))

    assert voice(page) is None


def test_others_read_who_took_them_to_the_decisions(seat: Seat) -> None:
    seat.room.seat(ADA).send(BackToDiscussion())
    page = seat.page(BEN)

    seat.room.seat(ADA).send(OpenDecisions())

    assert said(page) == (
        "Ada took everybody to the decisions. 1 topic is not reached."
    )
    assert "Undo" not in buttons(page)


def test_who_went_to_the_decisions_takes_everybody_back(seat: Seat) -> None:
    seat.room.seat(ADA).send(BackToDiscussion())
    page, other = seat.page(ADA), seat.page(BEN)
    page.send(OpenDecisions())
    assert said(page) == "Everybody is at the decisions now. 1 topic is not reached."

    buttons(page)["Undo"].click()

    assert phase(seat.room) is Phase.DISCUSSION
    assert voice(page) is None
    assert "Ada took everybody back" in said(other)
    assert not page.bridge.can_undo


def test_the_first_draft_takes_the_sentence_away(seat: Seat) -> None:
    seat.room.seat(ADA).send(BackToDiscussion())
    page = seat.page(BEN)
    seat.room.seat(ADA).send(OpenDecisions())
    assert voice(page) is Voice.MOVED

    draft = DraftDecision(DecisionId("d"), DecisionDraft("Move"))
    seat.room.seat(ADA).send(draft)

    assert voice(page) is not Voice.MOVED
