# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An hour of twelve people leaves the record that was agreed, kept beside the test.

After a wanted change: `python -m tests.room.hour.test_hour` writes the files again;
read the difference before keeping it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingroom.discussion.metrics import figures
from meetingroom.export.markdown import render
from meetingroom.export.table import tables
from meetingroom.meeting.apply import replay
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from tests.room.hour.script import ADA, EVERYBODY, play

GOLDEN = Path(__file__).parent / "record"
TABLES = ("decisions", "follow_ups", "topics", "notes", "figures")
NAMES = ("minutes.md", *(f"{name}.csv" for name in TABLES))


def records(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "minutes.md", render(meeting)
    for name, text in tables(meeting).items():
        yield f"{name}.csv", text


@pytest.mark.parametrize("name", NAMES)
def test_the_record_is_what_was_agreed(name: str) -> None:
    seen = play().seat(ADA).snapshot().meeting
    written = dict(records(seen))

    # Bytes: CSV has carriage returns and a byte order mark.
    assert written[name].encode() == (GOLDEN / name).read_bytes()


def test_everybody_ends_with_the_same_meeting() -> None:
    room = play()
    texts = {render(room.seat(person).snapshot().meeting) for person in EVERYBODY}

    assert len(texts) == 1
    assert replay(room.log) == room.meeting


def test_the_hour_is_counted_as_it_went() -> None:
    meeting = play().meeting
    counted = figures(meeting)

    assert meeting.phase is Phase.CLOSED
    assert len(meeting.people) == len(EVERYBODY)
    assert (counted.decisions, counted.decisions_owned) == (1, 1)
    assert counted.blockers == counted.blockers_disposed == 1
    assert counted.out_of_order == 2
    assert counted.minutes_used <= 60


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in records(play().seat(ADA).snapshot().meeting):
        (GOLDEN / name).write_bytes(text.encode())
        sys.stdout.write(f"{name}\n")
