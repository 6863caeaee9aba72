# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a decision begins: from a topic, with its suggestions and its notes.

Must not send anything; it makes a draft.
"""

from collections.abc import Iterable

from meetingroom.meeting.decisions import (
    MAX_OPTION_CP,
    Decision,
    DecisionDraft,
    DecisionStatus,
)
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.meeting.state import Meeting
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


def open_suggestions(meeting: Meeting, draft: DecisionDraft) -> tuple[str, ...]:
    """Return suggestions that may still become options, in the order of the text.

    Args:
        meeting: As the viewer may see it.
        draft: Its topics come first to mind; without any, all notes count. What is an
            option already is left out.

    Returns:
        Each on one line; none that was withdrawn or has a disposition.
    """
    if not meeting.phase.is_revealed:
        return ()
    linked = [meeting.topics[t] for t in draft.topics if t in meeting.topics]
    ids = [note for topic in linked for note in topic.notes]
    found = [meeting.notes[id_] for id_ in ids if id_ in meeting.notes]
    notes = found if linked else list(meeting.notes.values())
    still_open = [
        note
        for note in notes
        if not note.is_withdrawn and meeting.disposition_of(note) is None
    ]
    still_open.sort(key=_place)
    known = {" ".join(option.split()).casefold() for option in draft.options}
    return tuple(o for o in _as_options(still_open) if o.casefold() not in known)


def _place(note: Note) -> tuple[int, str]:
    return (note.anchor.start_cp if note.anchor else -1, note.id)


def _as_options(notes: Iterable[Note]) -> tuple[str, ...]:
    words = (
        " ".join(note.body.split())[:MAX_OPTION_CP].strip()
        for note in notes
        if note.kind is NoteKind.SUGGESTION
    )
    return tuple(dict.fromkeys(option for option in words if option))
