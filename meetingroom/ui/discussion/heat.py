# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How many people stopped at each part of the memo: pure counting.

A topic's heat is people, not notes: one person with ten notes is one, where names
are shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.turns import behind

if TYPE_CHECKING:
    from meetingroom.meeting.ids import PersonId

BANDS = 30
"""So many bands as drawn: at 640 px each is as high as a line of text."""


@dataclass(frozen=True, slots=True)
class Heat:
    """People by band, from the memo's start to its end."""

    people: tuple[int, ...]

    @property
    def most(self) -> int:
        """People of the busiest band."""
        return max(self.people, default=0)


def heat_of(notes: Iterable[Note], length_cp: int, bands: int = BANDS) -> Heat:
    """Count people by band.

    Args:
        notes: Opened notes; general and withdrawn ones and typos do not count.
        length_cp: Length of the memo's text.
        bands: How many parts of equal length.
    """
    found: list[set[PersonId]] = [set() for _ in range(bands)]
    if length_cp <= 0:
        return Heat((0,) * bands)
    for note in notes:
        if note.anchor is None or note.is_withdrawn or note.kind is NoteKind.TYPO:
            continue
        first = note.anchor.start_cp * bands // length_cp
        people = behind([note])
        last = max(first, (note.anchor.end_cp - 1) * bands // length_cp)
        for band in range(min(first, bands - 1), min(last, bands - 1) + 1):
            found[band].update(people)
    return Heat(tuple(len(people) for people in found))
