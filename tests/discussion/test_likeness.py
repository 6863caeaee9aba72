# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which topics seem to say the same, by which words, and which do not."""

import pytest

from meetingroom.discussion.likeness import (
    COMMON_IN,
    LEAST_SHARE,
    Likeness,
    alike,
    words_of,
)
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.topics import Outcome, Topic
from tests.support.meetings import BEN, START


def found(
    *topics: tuple[str, ...], outcomes: tuple[int, ...] = ()
) -> tuple[Likeness, ...]:
    """Compare topics, each given by its remarks."""
    notes: dict[NoteId, Note] = {}
    sheet: list[Topic] = []
    for number, remarks in enumerate(topics):
        ids = []
        for body in remarks:
            note = NoteId(f"n{len(notes)}")
            notes[note] = Note(note, PersonId(BEN), NoteKind.CONCERN, body, None, START)
            ids.append(note)
        outcome = Outcome.PARK if number in outcomes else None
        sheet.append(Topic(TopicId(f"t{number}"), "T", tuple(ids), outcome=outcome))
    return alike(sheet, notes)


def test_remarks_in_two_places_with_words_in_common_are_alike() -> None:
    (pair,) = found(
        ("The migration estimates have no source.",),
        ("Hiring is too slow.",),
        ("Where is the source of the migration estimate?",),
    )

    assert (pair.into, pair.topic) == ("t0", "t2")
    assert pair.words == ("estimates", "migration", "source")
    assert pair.share == 1


def test_one_word_in_common_is_chance() -> None:
    assert found(("Migration?",), ("Migration!",)) == ()


def test_below_the_threshold_nothing_is_suggested() -> None:
    one = "budget covers alpha beta gamma"
    assert found((one,), ("budget covers delta epsilon kappa",))[0].share == LEAST_SHARE
    assert found((one,), ("budget covers delta epsilon kappa lambda",)) == ()


def test_one_similar_pair_does_not_join_two_long_topics() -> None:
    same = "The budget covers two engineers."
    first = (same, "Legal has to look.", "Nobody asked customers.")
    second = (same, "Dates slip every quarter.", "Servers cost double.")

    assert found((same,), (same,))
    assert found(first, second) == ()


def test_remarks_of_one_topic_are_not_compared() -> None:
    assert found(("budget covers alpha", "budget covers alpha"), ("Why?",)) == ()


def test_ended_topics_and_remarks_without_words_are_left_out() -> None:
    same = "The budget covers two engineers."
    assert found((same,), (same,), outcomes=(1,)) == ()
    assert found((same, ""), (same, "Why?"))[0].share == 1
    assert found(("",), ("",)) == ()


def test_a_word_of_everybody_tells_nothing_apart() -> None:
    topics = [(f"budget covers {chr(97 + n % 26) * (3 + n // 26)}",) for n in range(99)]

    assert len(topics) > COMMON_IN
    assert found(*topics) == ()


def test_the_most_alike_pair_comes_first_and_the_order_of_writing_does_not_count() -> (
    None
):
    first, second = found(
        ("budget covers alpha",),
        ("budget covers beta",),
        ("budget covers alpha",),
    )[:2]

    assert first.pair == {"t0", "t2"}
    assert (second.into, second.topic) == ("t0", "t1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("estimates", "estimated"),
        ("studies", "study"),
        ("costs", "cost"),
        ("cases", "case"),
        ("losses", "loss"),
        ("company's", "company"),
        ("Verträge", "VERTRÄGE"),
    ],
)
def test_one_word_in_two_forms_is_one_word(one: str, other: str) -> None:
    assert words_of(one).keys() == words_of(other).keys() != set()


def test_words_of_every_remark_say_nothing() -> None:
    assert words_of("Why would they do that? It's 2026.") == {}
