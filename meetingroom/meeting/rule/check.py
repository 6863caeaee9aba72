# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Checks that several rules share; each refuses with its own sentence."""

from collections.abc import Collection

from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.name import clean_name
from meetingroom.meeting.notes import Note
from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import is_hidden
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic

TALKING = (Phase.DISCUSSION, Phase.DECISIONS)
MAX_ID_CP = 64


def require(condition: object, sentence: str, *, needs_reason: bool = False) -> None:
    """Refuse with a sentence unless the condition holds.

    Raises:
        Refused: The condition does not hold.
    """
    if not condition:
        raise Refused(sentence, needs_reason=needs_reason)


def require_phase(meeting: Meeting, phases: Collection[Phase], what: str) -> None:
    """Refuse outside the given phases.

    Args:
        meeting: The meeting as it stands.
        phases: The phases in which the command has a meaning.
        what: Begins the sentence, such as "Notes can be written".
    """
    names = " or ".join(phase.value for phase in phases)
    require(
        meeting.phase in phases,
        f"{what} only during {names}; the meeting is at {meeting.phase.value} now.",
    )


def require_text(text: str, limit_cp: int, what: str) -> None:
    """Refuse blank and overlong text.

    Args:
        text: What was typed.
        limit_cp: Longest text in code points.
        what: Begins the sentence, such as "The goal".
    """
    require(text.strip(), f"{what} is still empty.")
    require_length(text, limit_cp, what)


def require_length(text: str, limit_cp: int, what: str) -> None:
    """Refuse overlong text, and half a character that no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as broken:
        raise Refused(
            f"{what} holds half a character at place {broken.start + 1}. Delete it and"
            " type it again."
        ) from broken
    require(
        len(text) <= limit_cp,
        f"{what} has {len(text)} characters; the most is {limit_cp}. Shorten it.",
    )


def require_id(made: str, what: str) -> None:
    """Refuse an id that another machine did not make as it should.

    Args:
        made: The id.
        what: Begins the sentence, such as "This note".
    """
    sentence = f"{what} came without a proper id. Update Meetingroom on that laptop."
    require(0 < len(made) <= MAX_ID_CP and made.isascii(), sentence)


def require_person_id(person: PersonId) -> None:
    """Refuse an id that stands for nobody, such as a hidden writer's."""
    require_id("" if is_hidden(person) else person, "This person")


def proper_name(meeting: Meeting, person: PersonId, typed: str) -> str:
    """Return a name as it stands in the log, without signs that do not show.

    Raises:
        Refused: It is empty, too long or somebody else's in this room.
    """
    name = clean_name(typed)
    require_text(name, MAX_NAME_CP, "The name")
    taken = {
        other.name.casefold() for other in meeting.people.values() if other.id != person
    }
    require(
        name.casefold() not in taken,
        f"Somebody called {name} is here already. Add an initial.",
    )
    return name


def require_person(meeting: Meeting, person: PersonId | None) -> None:
    """Refuse somebody who is not in the room's list."""
    require(
        person is None or person in meeting.people,
        "This person is not on the list of this meeting. Add them first.",
    )


def own_note(meeting: Meeting, note: NoteId, by: PersonId) -> Note:
    """Return a note of one's own.

    Raises:
        Refused: There is no such note, or somebody else wrote it. Both have the
            same sentence, so that nothing is learnt about sealed notes.
    """
    known = meeting.notes.get(note)
    if known is None or known.author != by:
        raise Refused("You have no such note. It may have been deleted.")
    return known


def open_note(meeting: Meeting, note: NoteId) -> Note:
    """Return a revealed note."""
    known = meeting.notes.get(note)
    if known is None or not meeting.phase.is_revealed:
        raise Refused("There is no such note among the opened ones.")
    return known


def known_topic(meeting: Meeting, topic: TopicId) -> Topic:
    """Return a topic of the run sheet."""
    known = meeting.topics.get(topic)
    if known is None:
        raise Refused("This topic is no longer on the run sheet. It may be merged.")
    return known


def require_minutes(minutes: int) -> None:
    """Refuse extensions nobody means."""
    require(1 <= minutes <= 120, "Give between 1 and 120 minutes.")  # noqa: PLR2004
