# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a decision begins: from a topic, with its suggestions and its notes.

Must not send anything; it makes a draft.
"""

from meetingroom.meeting.decisions import MAX_OPTION_CP, DecisionDraft
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.meeting.state import Meeting


def draft_of(meeting: Meeting, topic_id: TopicId | None) -> DecisionDraft:
    """Fill a draft from a topic: its suggestions become options, in one line each."""
    topic = meeting.topics.get(topic_id) if topic_id else None
    if topic is None:
        return DecisionDraft()
    notes = [meeting.notes[note] for note in topic.notes if note in meeting.notes]
    standing = [note for note in notes if not note.is_withdrawn]
    suggestions = [
        " ".join(note.body.split())[:MAX_OPTION_CP].strip()
        for note in standing
        if note.kind is NoteKind.SUGGESTION
    ]
    linked = tuple(note.id for note in standing if note.kind is not NoteKind.AGREE)
    return DecisionDraft(
        options=tuple(dict.fromkeys(suggestions))[: MAX_OPTIONS - 1],
        notes=linked,
        topics=(topic.id,),
    )
