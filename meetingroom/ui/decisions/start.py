# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a decision begins: from a topic, with its suggestions and its notes.

Must not send anything; it makes a draft.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meetingroom.meeting.decisions import (
    MAX_OPTION_CP,
    Decision,
    DecisionDraft,
    DecisionStatus,
)
from meetingroom.meeting.ids import DecisionId, TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.decisions.words import cited_words


def draft_of(meeting: Meeting, topic_id: TopicId | None) -> DecisionDraft:
    """Fill a draft from a topic: its suggestions become options, in one line each."""
    topic = meeting.topics.get(topic_id) if topic_id else None
    if topic is None:
        return DecisionDraft()
    notes = [meeting.notes[note] for note in topic.notes if note in meeting.notes]
    standing = [note for note in notes if not note.is_withdrawn]
    linked = tuple(note.id for note in standing if note.kind is not NoteKind.AGREE)
    return DecisionDraft(
        options=_as_options(standing)[: MAX_OPTIONS - 1],
        notes=linked,
        topics=(topic.id,),
    )


def draft_about(meeting: Meeting, topic: TopicId | None) -> DecisionId | None:
    """Return the draft that a topic has already; `None` without one."""
    for decision in meeting.decisions.values():
        if topic in decision.draft.topics and decision.status is DecisionStatus.DRAFT:
            return decision.id
    return None


def superseding(earlier: Decision) -> DecisionDraft:
    """Fill a draft that takes the place of a settled decision of this meeting.

    Its words, owner and links are the earlier one's until they are changed; why it
    changes has to be said anew.
    """
    return DecisionDraft(
        statement=earlier.draft.statement,
        owner=earlier.draft.owner,
        notes=earlier.draft.notes,
        topics=earlier.draft.topics,
        supersedes=earlier.id,
        supersedes_words=cited_words(earlier),
    )


def may_be_superseded(meeting: Meeting, decision: Decision | None) -> bool:
    """Tell whether a later decision of the meeting may take its place."""
    return (
        decision is not None
        and decision.status is DecisionStatus.RECORDED
        and meeting.successor_of(decision.id) is None
    )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion that may still become an option."""

    words: str
    """On one line."""
    place: str
    """"page:line"; empty for the whole memo."""
    is_elsewhere: bool = False
    """It stands in none of the topics the decision is about, though there are any."""


def open_suggestions(meeting: Meeting, draft: DecisionDraft) -> tuple[Suggestion, ...]:
    """Return suggestions that may still become options.

    Args:
        meeting: As the viewer may see it.
        draft: Those of its topics come first. What is an option already is left out.

    Returns:
        In the order of the text; none that was withdrawn or has a disposition, and of
        other topics none that another decision settled.
    """
    if not meeting.phase.is_revealed:
        return ()
    linked = {
        note
        for topic in draft.topics
        if topic in meeting.topics
        for note in meeting.topics[topic].notes
    }
    notes = [
        note
        for note in meeting.notes.values()
        if note.kind is NoteKind.SUGGESTION
        and not note.is_withdrawn
        and meeting.disposition_of(note) is None
        and (note.id in linked or not _is_decided(meeting, note))
    ]
    notes.sort(key=lambda note: (note.id not in linked, _place(note)))
    known = {" ".join(option.split()).casefold() for option in draft.options}
    found: dict[str, Suggestion] = {}
    for note in notes:
        words = _as_option(note)
        if words and words.casefold() not in known:
            start_cp = note.anchor.start_cp if note.anchor else None
            place = "" if start_cp is None else meeting.pages.address(start_cp)
            is_elsewhere = bool(draft.topics) and note.id not in linked
            found.setdefault(words, Suggestion(words, place, is_elsewhere))
    return tuple(found.values())


def _is_decided(meeting: Meeting, note: Note) -> bool:
    topic = meeting.topic_of(note.id)
    return topic is not None and topic.outcome is Outcome.DECIDE


def _place(note: Note) -> tuple[int, str]:
    return (note.anchor.start_cp if note.anchor else -1, note.id)


def _as_option(note: Note) -> str:
    return " ".join(note.body.split())[:MAX_OPTION_CP].strip()


def _as_options(notes: Iterable[Note]) -> tuple[str, ...]:
    words = (_as_option(note) for note in notes if note.kind is NoteKind.SUGGESTION)
    return tuple(dict.fromkeys(option for option in words if option))
