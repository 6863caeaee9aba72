# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The library as the decision page asks it."""

import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.past import LibraryPast
from meetingroom.library.library import Library
from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.ids import DecisionId, MeetingId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.library.test_library import DECISION, decided
from tests.support.meetings import ADA, TestRoom


def test_the_past_tells_what_was_decided_and_who_has_work(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    decided(TestRoom(library))
    past = LibraryPast(library, MeetingId("now"))

    (found,) = past.alike("Sell the old plan", DecisionId("typed"))
    work = past.open_work()
    library.close()

    assert found.citation == (
        "D-1 of 2026-11-24, Billing: Stop selling the old plan in January."
    )
    assert work == {"Tom": 1}


def test_a_screen_shows_what_the_library_knows(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    ThemeController(qapp, ThemeChoice.PAPER)
    library = Library.open(tmp_path / "library.db")
    decided(TestRoom(library))
    now = MeetingId("now")
    room = TestRoom(library, meeting=now).go_to(Phase.DECISIONS)
    seat = room.seat(ADA)
    seat.send(DraftDecision(DecisionId("typed"), DecisionDraft()))
    screen = DecisionsScreen(room.host.new_id, past=LibraryPast(library, now))
    qtbot.addWidget(screen, before_close_func=lambda _: screen.flush())
    screen.command_requested.connect(seat.send)
    screen.show_snapshot(seat.snapshot())
    screen.show()

    screen.form.statement.setPlainText("Sell the old plan until June")

    qtbot.waitUntil(screen.form.earlier.isVisible)
    (found,) = screen.form.earlier.found
    assert found.id == DECISION
    screen.form.earlier.buttons[0].click()
    screen.flush()
    screen.show_snapshot(seat.snapshot())
    draft = room.host.meeting.decisions[DecisionId("typed")].draft
    library.close()
    assert draft.supersedes == DECISION
    assert draft.supersedes_words == found.citation


def deny(*_: object) -> int:
    return sqlite3.SQLITE_DENY


def test_a_library_that_cannot_be_read_answers_nothing(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    library._db.conn.set_authorizer(deny)
    past = LibraryPast(library, MeetingId("now"))

    found = past.alike("Sell the old plan", DecisionId("typed"))
    work = past.open_work()
    library._db.conn.set_authorizer(None)
    library.close()

    assert (found, work) == ((), {})
