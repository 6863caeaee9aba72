# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where everybody stood, before the talk and at the end, for every export.

With names only where the meeting's notes carry names; it opens no stance itself.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from meetingroom.discussion.metrics import FEWEST_STANCES
from meetingroom.export.escape import inline
from meetingroom.export.wording import name_of
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import Stance
from meetingroom.meeting.state import Meeting

BEFORE, AT_END = "before the talk", "at the end"


@dataclass(frozen=True, slots=True)
class StoodLine:
    """One person's stance, or without names how many took one."""

    when: str
    stance: str
    """Empty where too few sealed one to tell their stances apart."""
    people: int
    person: PersonId | None
    """`None` in a meeting without names."""
    why: str


def stood(meeting: Meeting) -> tuple[StoodLine, ...]:
    """Return the opened stances, those against first; without names as counts.

    Reasons go with names alone: whose line it was could be told from its words.
    """
    order = meeting.phase.order
    rounds: list[tuple[str, dict[PersonId, Stance]]] = []
    if order >= Phase.DISCUSSION.order:
        rounds.append((BEFORE, meeting.stances))
    if meeting.phase is Phase.CLOSED:
        rounds.append((AT_END, meeting.stances_after))
    named = _named if meeting.setup.are_names_shown else _counted
    return tuple(
        line for when, stances in rounds for line in named(meeting, when, stances)
    )


def stance_lines(meeting: Meeting) -> list[str]:
    """Return them as Markdown, each round with its heading."""
    lines: list[str] = []
    found = stood(meeting)
    for when in (BEFORE, AT_END):
        held = [line for line in found if line.when == when]
        if held:
            lines += [f"{when[0].upper()}{when[1:]}:", ""]
            lines += [f"- {_words(meeting, line)}" for line in held]
            lines.append("")
    return lines


def _words(meeting: Meeting, line: StoodLine) -> str:
    if line.person is None:
        return f"{line.people} {line.stance or 'sealed'}"
    said = f"{inline(name_of(meeting, line.person))}: {line.stance}"
    return f"{said} (“{inline(line.why)}”)" if line.why else said


def _named(
    meeting: Meeting, when: str, stances: dict[PersonId, Stance]
) -> Iterator[StoodLine]:
    # In the order of the people: a seat learns its own stance before the others'.
    held = [(one, stances[one]) for one in meeting.people if one in stances]
    for choice in reversed(meeting.setup.stance_choices):
        for person, stance in held:
            if stance.choice is choice:
                yield StoodLine(when, choice.value, 1, person, stance.why)


def _counted(
    meeting: Meeting, when: str, stances: dict[PersonId, Stance]
) -> Iterator[StoodLine]:
    # Those before the talk opened with names in the room; those at the end did not.
    if when == AT_END and 0 < len(stances) < FEWEST_STANCES:
        yield StoodLine(when, "", len(stances), None, "")
        return
    tally = Counter(stance.choice for stance in stances.values())
    for choice in reversed(meeting.setup.stance_choices):
        if tally[choice]:
            yield StoodLine(when, choice.value, tally[choice], None, "")
