# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is open shortly before the end, in words; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from meetingroom.discussion.ending import (
    blockers_in_order,
    is_decided,
    needed_ids,
    needed_people,
)
from meetingroom.discussion.left_open import topics_left_open, was_talked_about
from meetingroom.meeting.decisions import MAX_REASON_CP
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.settling import Settling, settling
from meetingroom.meeting.state import Meeting

STRIP_NAMES = 4
"""The strip is one line or two."""
LINE_NAMES = 12
LINE_PLACES = 12


@dataclass(frozen=True, slots=True)
class Booking:
    """A follow-up as it is proposed; nothing is stored yet."""

    what: str
    people: tuple[PersonId, ...]
    """Who is needed for it."""


def booking_of(meeting: Meeting) -> Booking:
    """Return the follow-up that takes up what is open, with who is needed."""
    line = follow_up_line(meeting, is_kept=True)
    if len(line) > MAX_REASON_CP:
        line = f"{line[: MAX_REASON_CP - 1]}…"
    return Booking(line, needed_ids(meeting))


def follow_up_line(meeting: Meeting, *, is_kept: bool = False) -> str:
    """Return sentences for a form, a calendar or a chat: what for, with whom.

    Args:
        meeting: What the person may see.
        is_kept: They stand in the record, and stay true when things are settled.
    """
    people = few(needed_people(meeting), LINE_NAMES)
    first = _follow_up_on(meeting)
    if people:
        first = _words("{0} with {1}.").format(first.rstrip("."), people)
    sentences = [first]
    blockers = blockers_in_order(meeting)
    if blockers:
        places = tuple(dict.fromkeys(place_words(meeting, note) for note in blockers))
        shown = few(places, LINE_PLACES)
        one, many = _words("Open blocker: {0}."), _words("Open blockers: {0}.")
        if is_kept:
            one = _words("Open blocker when booked: {0}.")
            many = _words("Open blockers when booked: {0}.")
        sentences.append((one if len(blockers) == 1 else many).format(shown))
    if undecided := undecided_words(meeting, is_kept=is_kept):
        sentences.append(undecided)
    return " ".join(sentences)


def undecided_words(meeting: Meeting, *, is_kept: bool = False) -> str:
    """Return what the meeting has not decided; empty once it decided anything."""
    if is_decided(meeting):
        return ""
    goal = meeting.setup.goal.strip().rstrip(".")
    if not goal:
        nothing = _words("Nothing was decided when this was booked.")
        return nothing if is_kept else nothing_decided()
    words = _words("Undecided when booked: {0}.") if is_kept else ""
    return (words or _words("Undecided: {0}.")).format(goal)


def nothing_decided() -> str:
    """Return the sentence for a meeting without a goal."""
    return _words("Nothing was decided.")


def place_words(meeting: Meeting, note: Note) -> str:
    """Return where a note stands: page and line, or the whole memo."""
    if note.anchor is None:
        return _words("whole memo")
    return meeting.pages.address(note.anchor.start_cp)


def settler_words(meeting: Meeting, note: Note, viewer: PersonId) -> str:
    """Return who says what becomes of a note."""
    if note.author == viewer:
        return _words("You say what becomes of it.")
    how = settling(meeting, note, viewer)
    if how is Settling.WITH_REASON:
        return _words("You may say what becomes of it, with a reason.")
    if note.kind is NoteKind.TYPO:
        return _words("The author, or its writer, says what becomes of it.")
    name = meeting.name_of_writer(note)
    writer = meeting.people.get(note.author)
    if name and writer is not None and not writer.is_away:
        return _words("{0} says what becomes of it.").format(name)
    if name and meeting.shows_writer(note):
        sentence = _words("{0} is away: the facilitator says what becomes of it.")
        return sentence.format(name)
    return _words("Its writer, or the facilitator, says what becomes of it.")


def strip_words(meeting: Meeting, minutes: int, *, may_book: bool) -> str:
    """Return the strip's sentence, with who is needed for whoever may book.

    Args:
        meeting: What the person may see.
        minutes: How many are left.
        may_book: Whether the person books the follow-up.
    """
    blockers, decided = len(blockers_in_order(meeting)), is_decided(meeting)
    people = few(needed_people(meeting), STRIP_NAMES)
    is_open = bool(blockers) or not decided
    booked = is_open and is_booked(meeting)
    said = _open_words(blockers, is_decided=decided)
    if booked:
        said = _words("{0} The follow-up is booked.").format(said)
    elif is_open and may_book and people:
        said = _words("{0} Book the follow-up with {1} now?").format(said, people)
    left = _words("1 minute left") if minutes == 1 else _words("{0} minutes left")
    return _words("{0}: {1}").format(left.format(minutes), said)


def is_booked(meeting: Meeting) -> bool:
    """Tell whether the follow-up of the whole meeting is on the list already."""
    begins = _follow_up_on(meeting).rstrip(".")
    return any(
        work.topic is None and work.decision is None and work.what.startswith(begins)
        for work in meeting.follow_ups.values()
    )


def topics_left_words(meeting: Meeting) -> str:
    """Return how many topics have no outcome yet; empty when all have one."""
    left = topics_left_open(meeting)
    begun = sum(was_talked_about(topic) for topic in left)
    match len(left) - begun, begun:
        case 0, 0:
            return ""
        case 0, 1:
            return _words("1 topic is left open.")
        case 0, _:
            return _words("{0} topics are left open.").format(begun)
        case 1, 0:
            return _words("1 topic is not reached.")
        case unreached, 0:
            return _words("{0} topics are not reached.").format(unreached)
        case 1, _:
            words = _words("1 topic is not reached, {0} left open.")
            return words.format(begun)
        case unreached, _:
            words = _words("{0} topics are not reached, {1} left open.")
            return words.format(unreached, begun)


def few(names: Sequence[str], most: int) -> str:
    """Name a few, and count the rest."""
    rest = len(names) - most
    if rest <= 1:
        return ", ".join(names)
    named = ", ".join(names[:most])
    return _words("{0} and {1} others").format(named, rest)


def _open_words(blockers: int, *, is_decided: bool) -> str:
    match blockers, is_decided:
        case 0, True:
            return _words("no open blocker.")
        case 0, False:
            return _words("goal undecided.")
        case 1, True:
            return _words("1 open blocker.")
        case 1, False:
            return _words("1 open blocker, goal undecided.")
        case _, True:
            return _words("{0} open blockers.").format(blockers)
        case _:
            return _words("{0} open blockers, goal undecided.").format(blockers)


def _follow_up_on(meeting: Meeting) -> str:
    title = meeting.setup.title or _words("this meeting")
    return _words("Follow-up on {0}.").format(title)


def _words(text: str) -> str:
    return QCoreApplication.translate("Ending", text)
