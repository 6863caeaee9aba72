# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Drawing the numbers that stand for writers: by chance, and by nothing else.

They do not follow from an id, from who came first or from who wrote when.
"""

import secrets
from collections.abc import Callable

from meetingroom.meeting.command.note import DrawPseudonym
from meetingroom.meeting.ids import CommandId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import HIGHEST, LOWEST, number_of
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.ledger import Asked

_SHORT = range(LOWEST, 1_000)
"""Three figures can be said aloud; the largest rooms take longer ones."""
_CHANCE = secrets.SystemRandom()


def draw(meeting: Meeting, new_id: Callable[[], str]) -> list[Asked]:
    """Return what gives a number to everybody who has none yet.

    Args:
        meeting: The whole meeting.
        new_id: Makes the ids of the commands.

    Returns:
        Nothing before the silence, after the close, and where notes carry no numbers.
    """
    is_time = meeting.has_begun and meeting.phase is not Phase.CLOSED
    if not is_time or not meeting.setup.has_pseudonyms:
        return []
    lacking = meeting.people.keys() - meeting.pseudonyms.keys()
    if not lacking:
        return []
    # Whoever took over a room knows the notes' numbers and not whose they are.
    seen = {number_of(note.author) for note in meeting.notes.values()}
    taken = seen | set(meeting.pseudonyms.values())
    free = [number for number in _SHORT if number not in taken]
    if len(free) < len(lacking):
        free = [n for n in range(LOWEST, HIGHEST + 1) if n not in taken]
    numbers = _CHANCE.sample(free, len(lacking))
    return [
        Asked(DrawPseudonym(number), person, CommandId(new_id()))
        for person, number in zip(lacking, numbers, strict=True)
    ]
