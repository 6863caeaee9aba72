# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whom a note or a reply names: a warning for who writes without a name, no rule.

Pure.
"""

import re
from collections.abc import Iterable

from meetingroom.meeting.state import Meeting

LEAST_CP = 3
"""Shorter parts of names, such as "Al", are words and initials too often."""

_WORD = re.compile(r"\w+")


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that a text holds, whole or a part of one.

    Parts count as they are written: "will" is not Will, and "Will" is.
    """
    words = _WORD.findall(text)
    held = set(words)
    folded = f" {' '.join(words)} ".casefold()
    return tuple(name for name in names if _is_in(name, held, folded))


def _is_in(name: str, held: set[str], folded: str) -> bool:
    parts = _WORD.findall(name)
    if len(parts) == 1:
        return parts[0] in held
    is_whole = f" {' '.join(parts)} ".casefold() in folded
    return is_whole or any(part in held for part in parts if len(part) >= LEAST_CP)


def watched_names(meeting: Meeting) -> tuple[str, ...]:
    """Return whose names tell who wrote; nobody's where names are shown."""
    if meeting.setup.are_names_shown:
        return ()
    return tuple(person.name for person in meeting.people.values())


def mentioned(meeting: Meeting, text: str) -> tuple[str, ...]:
    """Return whom a note names that opens without its writer's name; else nobody."""
    return names_in(text, watched_names(meeting))
