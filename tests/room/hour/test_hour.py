# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An hour of twelve people leaves the record that was agreed, kept beside the test.

After a wanted change: `python -m tests.room.hour.test_hour` writes the files again;
read the difference before keeping it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from meetingroom.discussion.left_open import parked_topics
from meetingroom.discussion.metrics import figures
from meetingroom.export.markdown import render
from meetingroom.export.table import tables
from meetingroom.library.library import Library
from meetingroom.meeting.apply import replay
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.room.rehearsal.colleague import RITA
from meetingroom.room.rehearsal.whole import Stage
from tests.room.hour.people import ADA, FINN, TROUPE
from tests.room.hour.play import MEETING, Hour, play

GOLDEN = Path(__file__).parent / "record"
TABLES = ("decisions", "follow_ups", "topics", "notes", "figures", "stances")
NAMES = ("minutes.md", *(f"{name}.csv" for name in TABLES))
PEOPLE = (ADA, *(colleague.id for colleague in TROUPE.colleagues))


def records(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "minutes.md", render(meeting)
    for name, text in tables(meeting).items():
        yield f"{name}.csv", text


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("hour") / "library.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def hour(library: Library) -> Hour:
    return play(library)


@pytest.fixture(scope="module")
def meeting(hour: Hour) -> Meeting:
    return hour.room.seat(ADA).snapshot().meeting


@pytest.mark.parametrize("name", NAMES)
def test_the_record_is_what_was_agreed(name: str, meeting: Meeting) -> None:
    written = dict(records(meeting))

    # Bytes: CSV has carriage returns and a byte order mark.
    assert written[name].encode() == (GOLDEN / name).read_bytes()


def test_twelve_laptops_on_real_sockets_leave_the_same_record(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    held = play(library, on_laptops=True)
    written = dict(records(held.room.seat(ADA).snapshot().meeting))
    library.close()

    for name in NAMES:
        assert written[name].encode() == (GOLDEN / name).read_bytes(), name


def test_everybody_ends_with_the_same_meeting(hour: Hour) -> None:
    room = hour.room
    texts = {render(room.seat(person).snapshot().meeting) for person in PEOPLE}

    assert len(texts) == 1
    assert replay(room.log) == room.meeting


def test_the_file_holds_the_whole_meeting(hour: Hour, library: Library) -> None:
    assert replay(library.read(MEETING)) == hour.room.meeting
    assert library.rebuild() == ()


def test_the_hour_is_counted_as_it_went(hour: Hour, meeting: Meeting) -> None:
    counted = figures(meeting)

    assert hour.stages == tuple(Stage)
    assert meeting.phase is Phase.CLOSED
    assert len(meeting.people) == len(PEOPLE) == 12
    assert (counted.decisions, counted.decisions_owned) == (3, 3)
    assert counted.blockers == counted.blockers_disposed
    assert counted.out_of_order >= 1
    assert 53 <= counted.minutes_used <= 60


def test_everything_the_second_half_knows_happens_in_it(hour: Hour) -> None:
    seen = {type(entry.event).__name__ for entry in hour.room.log}

    assert {
        *("NoteTranscribed", "NoteWithdrawn", "NoteReplied", "MeTooSet"),
        *("StanceSealed", "TopicPinned", "TopicsMerged"),
        *("TopicExtended", "PresenceChanged"),
        *("FloorAsked", "FloorGiven", "TurnPassed", "RomanVoted"),
        *("LineTyped", "LineWritten", "DispositionSet", "GistWritten"),
        *("RollCallOpened", "RollCallSealed", "DecisionRecorded", "FollowUpAdded"),
    } <= seen


def test_a_veto_stops_a_decision_until_the_room_is_asked_again(
    meeting: Meeting,
) -> None:
    first = next(d for d in meeting.decisions.values() if d.number == 1)
    bar_raiser = meeting.setup.roles.bar_raiser
    assert bar_raiser is not None
    answers = [vote.choice for vote in first.roll_call.votes[bar_raiser]]

    assert answers == [VoteChoice.VETO, VoteChoice.COMMIT]
    assert first.roll_call.not_asked == {FINN.id}
    assert meeting.successor_of(first.id) is not None


def test_who_is_cut_off_leaves_the_words_that_were_typed(meeting: Meeting) -> None:
    lines = [line for topic in meeting.topics.values() for line in topic.lines]

    assert any(line.text.endswith(" …") for line in lines)
    assert any(line.speaker == RITA.id for line in lines)


def test_what_is_left_open_goes_to_the_next_meeting(
    hour: Hour, meeting: Meeting
) -> None:
    left = [t.title for t in meeting.topics.values() if t.outcome is None]
    parked = [t.title for t in parked_topics(meeting)]
    carried = [topic.title for topic in hour.following.meeting.carried]

    assert left
    assert parked
    assert carried == [*left, *parked]


def write_again() -> None:
    with TemporaryDirectory() as folder:
        kept = Library.open(Path(folder) / "library.db")
        held = play(kept)
        for name, text in records(held.room.seat(ADA).snapshot().meeting):
            (GOLDEN / name).write_bytes(text.encode())
            sys.stdout.write(f"{name}\n")
        kept.close()


if __name__ == "__main__":
    write_again()
