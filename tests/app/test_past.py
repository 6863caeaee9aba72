# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The library as the decision page asks it."""

import sqlite3
from pathlib import Path

from meetingroom.app.past import LibraryPast
from meetingroom.library.library import Library
from meetingroom.meeting.ids import DecisionId, MeetingId
from tests.library.test_library import decided
from tests.support.meetings import TestRoom


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
