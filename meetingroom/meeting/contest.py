# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is contested on a topic: blockers, and opinions that go two ways. Pure."""

from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import Notes, behind, notes_of

AGAINST = frozenset({NoteKind.CONCERN, NoteKind.BLOCKER})
MANY = 2
"""From how many people on each side a suggestion counts as the other side."""


def has_blocker(topic: Topic, notes: Notes) -> bool:
    """Tell whether somebody wants to stop the room here."""
    return any(note.kind is NoteKind.BLOCKER for note in notes_of(topic, notes))


def is_split(topic: Topic, notes: Notes) -> bool:
    """Tell whether opinions are split.

    Somebody agrees where somebody else has a concern or a blocker; or at least two
    people stand behind suggestions and two others behind concerns or blockers.
    """
    return split_people(topic, notes) > 0


def split_people(topic: Topic, notes: Notes) -> int:
    """Return how many people hold the smaller of both sides; 0 if none is split."""
    held = notes_of(topic, notes)
    against = behind(n for n in held if n.kind in AGAINST)
    agreeing = behind(n for n in held if n.kind is NoteKind.AGREE)
    agreed_by = min(len(agreeing - against), len(against - agreeing))
    changing = behind(n for n in held if n.kind is NoteKind.SUGGESTION)
    changed_by = min(len(changing - against), len(against - changing))
    return max(agreed_by, changed_by if changed_by >= MANY else 0)
