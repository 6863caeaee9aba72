# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which decisions and follow-ups are shown, in which order: plain functions on rows.

It draws nothing and stores nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from meetingroom.ui.home.view import DecisionRow, FollowUpRow, Standing


@dataclass(frozen=True, slots=True)
class Facets:
    """What the list of decisions is narrowed to; empty means all."""

    standing: Standing | None = None
    door: str = ""
    owner: str = ""

    def allow(self, row: DecisionRow) -> bool:
        """Tell whether a decision stays in the list."""
        return (
            self.standing in (None, row.standing)
            and self.door in ("", row.door)
            and self.owner in ("", row.owner)
        )


class Order(StrEnum):
    """What follow-ups are grouped by."""

    PERSON = "person"
    DATE = "date"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Group:
    """Follow-ups under one heading."""

    title: str
    """A name, a meeting's title, or an ISO date."""
    rows: tuple[FollowUpRow, ...]

    @property
    def open(self) -> int:
        """How many are still to be done."""
        return sum(not row.is_done for row in self.rows)


def match_spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where the words searched for stand, as sorted (start, length).

    Positions are those of the text as it is: letters whose small form has another
    length are compared one by one.
    """
    flat = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    spans = set()
    for word in words.lower().split():
        start = flat.find(word)
        while start >= 0:
            spans.add((start, len(word)))
            start = flat.find(word, start + len(word))
    return tuple(sorted(spans))


def has_words(texts: Iterable[str], words: str) -> bool:
    """Tell whether each word searched for stands somewhere in the texts."""
    whole = "\n".join(texts).lower()
    return all(word in whole for word in words.lower().split())


def sift_decisions(
    rows: Sequence[DecisionRow], facets: Facets, words: str
) -> tuple[DecisionRow, ...]:
    """Return the decisions that fit, newest first."""
    found = [
        row
        for row in rows
        if facets.allow(row)
        and has_words(
            (row.statement, row.because, row.owner, row.label, row.meeting_title), words
        )
    ]
    return tuple(sorted(found, key=lambda row: row.decided_on, reverse=True))


def count_standings(
    rows: Sequence[DecisionRow], facets: Facets
) -> Counter[Standing | None]:
    """Count decisions by standing under the other facets; `None` is all."""
    free = replace(facets, standing=None)
    counts: Counter[Standing | None] = Counter()
    for row in rows:
        if free.allow(row):
            counts[row.standing] += 1
            counts[None] += 1
    return counts


def count_doors(rows: Sequence[DecisionRow], facets: Facets) -> Counter[str]:
    """Count decisions by door under the other facets."""
    free = replace(facets, door="")
    return Counter(row.door for row in rows if row.door and free.allow(row))


def count_owners(rows: Sequence[DecisionRow], facets: Facets) -> Counter[str]:
    """Count decisions by owner under the other facets."""
    free = replace(facets, owner="")
    return Counter(row.owner for row in rows if row.owner and free.allow(row))


def group_follow_ups(
    rows: Sequence[FollowUpRow], order: Order, words: str, *, has_finished: bool
) -> tuple[Group, ...]:
    """Return the follow-ups to show, in groups, the earliest due first.

    Args:
        rows: All there are.
        order: What they are grouped by.
        words: Only follow-ups with all of these words.
        has_finished: Whether finished ones are shown too.
    """
    groups: dict[str, list[FollowUpRow]] = {}
    for row in sorted(rows, key=lambda row: (row.is_done, row.due_on, row.what)):
        is_wanted = has_finished or not row.is_done
        if is_wanted and has_words((row.what, row.owner, row.meeting_title), words):
            groups.setdefault(_heading(row, order), []).append(row)
    return tuple(Group(title, tuple(groups[title])) for title in sorted(groups))


def count_due(rows: Iterable[DecisionRow]) -> int:
    """Count decisions whose review date has come."""
    return sum(row.standing is Standing.REVIEW_DUE for row in rows)


def count_late(rows: Iterable[FollowUpRow], today: date) -> int:
    """Count follow-ups that are late."""
    return sum(row.days_late(today) > 0 for row in rows)


def _heading(row: FollowUpRow, order: Order) -> str:
    match order:
        case Order.PERSON:
            return row.owner
        case Order.DATE:
            return row.due_on.isoformat()
        case Order.MEETING:
            return row.meeting_title
