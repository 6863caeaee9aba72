# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What stands at acts in a meeting without names: nobody, or a number. Pure.

A number is drawn for each person and kept in the log of whoever hosts; only the person
learns it. It says that two notes have one writer, and nothing else.
"""

import hashlib

from meetingroom.meeting.ids import CommandId, PersonId

SOMEBODY = PersonId("somebody")
"""Stands for a note's writer in a meeting without names."""
LOWEST, HIGHEST = 100, 9_999
"""Of the numbers that are drawn."""

_SIGN = "reader·"
"""The dot is in no id that the rules take, so that a pseudonym is nobody's id."""


def veiled(command_id: CommandId) -> CommandId:
    """Return the id that others see of a command whose sender they may not know.

    Always the same one, so that a command that comes once more is known, and from
    which nobody learns the first: who else has that id sent the command.
    """
    return CommandId(hashlib.sha256(command_id.encode()).hexdigest()[:32])


def pseudonym(number: int) -> PersonId:
    """Return what stands for the writer with a number."""
    return PersonId(f"{_SIGN}{number}")


def number_of(person: PersonId) -> int | None:
    """Return the number of a pseudonym; `None` for everybody else's id."""
    return int(person.removeprefix(_SIGN)) if person.startswith(_SIGN) else None


def in_words(person: PersonId) -> str:
    """Return a pseudonym as people read it, such as "Reader 472"; else nothing."""
    number = number_of(person)
    return f"Reader {number}" if number is not None else ""


def is_hidden(person: PersonId) -> bool:
    """Tell whether an id stands for a writer whom others do not know."""
    return person == SOMEBODY or number_of(person) is not None
