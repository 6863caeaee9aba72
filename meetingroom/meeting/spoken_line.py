# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The scribe's line "Name: what was said", taken apart; pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """What was said, and by whom."""

    text: str
    speaker: PersonId | None = None


def parse_line(typed: str, people: Iterable[Person]) -> SpokenLine:
    """Return a line without its leading name.

    The name before the colon is somebody's whole name, or a first name or the
    beginning of a name that only one person has. Anything else is part of the text.
    """
    head, colon, rest = typed.partition(":")
    wanted = head.strip().casefold()
    if not colon or not wanted or not rest.strip():
        return SpokenLine(typed.strip())
    known = list(people)
    for matches in (
        [p for p in known if p.name.casefold() == wanted],
        [p for p in known if wanted in p.name.casefold().split()],
        [p for p in known if p.name.casefold().startswith(wanted)],
    ):
        if len(matches) == 1:
            return SpokenLine(rest.strip(), matches[0].id)
    return SpokenLine(typed.strip())
