# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which rows are shown, in which order, and the words beside them."""

from datetime import date

from meetingroom.ui.home import words
from meetingroom.ui.home.sift import (
    Facets,
    Order,
    count_late,
    count_owners,
    count_standings,
    group_follow_ups,
    match_spans,
    sift_decisions,
)
from meetingroom.ui.home.view import Standing
from tests.ui.home.rows import DECISIONS, FOLLOW_UPS, TODAY


def test_each_word_is_marked_wherever_it_stands() -> None:
    assert match_spans("Contract on contracts", "contract") == ((0, 8), (12, 8))


def test_marks_stay_in_place_after_letters_that_grow_in_small_form() -> None:
    assert match_spans("İ contract", "contract") == ((2, 8),)


def test_words_are_looked_for_in_statement_and_reason() -> None:
    found = sift_decisions(DECISIONS, Facets(), "waiting march")

    assert [row.id for row in found] == ["d1"]


def test_decisions_come_newest_first() -> None:
    found = sift_decisions(tuple(reversed(DECISIONS)), Facets(), "")

    assert [row.id for row in found] == ["d1", "d2", "d3"]


def test_facets_narrow_together() -> None:
    facets = Facets(standing=Standing.IN_FORCE, owner="Mina")

    assert sift_decisions(DECISIONS, facets, "") == ()


def test_a_facet_counts_under_the_other_facets_only() -> None:
    facets = Facets(standing=Standing.SUPERSEDED, owner="Rita")

    assert count_standings(DECISIONS, facets)[None] == 1
    assert count_owners(DECISIONS, facets) == {"Rita": 1}


def test_follow_ups_stand_under_their_owner_earliest_first() -> None:
    groups = group_follow_ups(FOLLOW_UPS, Order.PERSON, "", has_finished=False)

    assert [group.title for group in groups] == ["Ada", "Ben"]
    assert [row.id for row in groups[1].rows] == ["f1", "f2"]
    assert groups[1].open == 2


def test_finished_follow_ups_are_shown_on_request() -> None:
    groups = group_follow_ups(FOLLOW_UPS, Order.MEETING, "", has_finished=True)

    assert [len(group.rows) for group in groups] == [2, 2]


def test_dates_group_in_the_order_of_time() -> None:
    groups = group_follow_ups(FOLLOW_UPS, Order.DATE, "", has_finished=False)

    assert [words.group_words(group.title, TODAY) for group in groups] == [
        "Fri 20 Nov",
        "Today",
        "Tue 1 Dec",
    ]


def test_only_open_follow_ups_are_late() -> None:
    assert count_late(FOLLOW_UPS, TODAY) == 1


def test_late_follow_ups_say_by_how_many_days() -> None:
    late, today, early, done = FOLLOW_UPS

    assert words.due_words(late, TODAY) == "3 days overdue"
    assert words.due_words(late, date(2026, 11, 21)) == "1 day overdue"
    assert words.due_words(today, TODAY) == "today"
    assert words.due_words(early, TODAY) == ""
    assert words.due_words(done, TODAY) == "done"
