# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Closing while notes are sealed: never unawares, and the reason stands for good."""

import msgspec
import pytest

from meetingroom.meeting.command.note import HandInKey, KeepSealed, OpenSeal
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import MeetingClosed
from meetingroom.meeting.events import Event
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import MAX_REASON_CP
from meetingroom.meeting.seal import seal_of
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN, MINA

BENS, MINAS, MINAS_OTHER = (name.ljust(32) for name in (b"ben", b"mina", b"other"))


def refused(course: Course, command: CloseMeeting) -> Refused:
    before = course.meeting
    with pytest.raises(Refused) as caught:
        course.do(ADA, command)
    assert course.meeting is before
    return caught.value


@pytest.fixture
def decided() -> Course:
    """The decisions, with notes of two people under three seals."""
    course = Course().go_to(Phase.READING)
    for by, key in ((BEN, BENS), (MINA, MINAS), (MINA, MINAS_OTHER)):
        course.do(by, KeepSealed(seal_of(key), b"box"))
    return course.go_to(Phase.DECISIONS)


def test_closing_with_sealed_notes_asks_for_a_reason(decided: Course) -> None:
    refusal = refused(decided, CloseMeeting())

    assert refusal.sentence == (
        "Notes of 2 people are still sealed. Wait for their laptops, or say why the"
        " meeting closes without them; the reason stands in the record."
    )
    assert refusal.needs_reason
    assert refused(decided, CloseMeeting("  ")).needs_reason


def test_sealed_notes_of_one_person_are_of_one_person(decided: Course) -> None:
    decided.do(BEN, HandInKey(BENS))
    decided.do(BEN, OpenSeal(seal_of(BENS), ()))

    sentence = refused(decided, CloseMeeting()).sentence

    assert sentence.startswith(
        "Notes of 1 person are still sealed. Wait for their laptop, or say why"
    )


def test_the_reason_of_closing_without_them_stands_in_the_record(
    decided: Course,
) -> None:
    events = decided.do(ADA, CloseMeeting(" Both have left for the train. "))

    assert events == (MeetingClosed("Both have left for the train."),)
    (override,) = decided.meeting.overrides
    assert override.rule == "the meeting closed while notes were sealed"
    assert override.reason == "Both have left for the train."
    assert (override.by, override.at) == (ADA, decided.meeting.closed_at)
    assert decided.meeting.phase is Phase.CLOSED


def test_a_reason_has_a_longest_length(decided: Course) -> None:
    long = refused(decided, CloseMeeting("x" * (MAX_REASON_CP + 1)))

    assert f"the most is {MAX_REASON_CP}" in long.sentence


def test_a_reason_that_was_not_needed_is_not_kept() -> None:
    course = Course().go_to(Phase.DECISIONS)

    course.do(ADA, CloseMeeting("All is open."))

    assert course.meeting.overrides == ()


def test_a_meeting_closed_before_reasons_were_asked_is_still_read() -> None:
    assert msgspec.json.decode(b'{"type":"MeetingClosed"}', type=Event) == (
        MeetingClosed()
    )
