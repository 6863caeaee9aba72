# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What somebody says on a topic, as the scribe would write it down.

Pure: from what they may see, what they wrote, and what was written for the memo.
"""

from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import notes_of
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.reaction import answer_to, weightiest
from meetingroom.room.rehearsal.remark import few_words


def said_on(cast: Cast, speaker: PersonId, topic: TopicId) -> str:
    """Return what a colleague says in their turn; empty for nothing.

    Who wrote a note speaks on it, the author answers, and who stands behind a note
    says so.
    """
    seen = cast.sees(speaker)
    held = seen.topics.get(topic)
    if held is None:
        return ""
    if own := own_words(cast, seen, held, speaker):
        return own
    notes = notes_of(held, seen.notes)
    if speaker == seen.setup.roles.author:
        return answer_on(cast, seen, topic)
    for note in notes:
        if speaker in note.me_too:
            writer = seen.people.get(note.author)
            of = f"what {writer.name} wrote" if writer else "a note on this"
            return f"Stands behind {of}."
    return ""


def own_words(cast: Cast, seen: Meeting, topic: Topic, speaker: PersonId) -> str:
    """Return what somebody says on their own note; empty if they wrote none."""
    for note in notes_of(topic, seen.notes):
        if note.author == speaker:
            remark = cast.remark_on(note)
            return (remark.said if remark else "") or note.body
    return ""


def answer_on(cast: Cast, seen: Meeting, topic: TopicId) -> str:
    """Return what the author says on a topic; empty where all agree.

    Args:
        cast: The colleagues; what was written for their notes goes first.
        seen: What the author sees.
        topic: On which.
    """
    notes = notes_of(seen.topics[topic], seen.notes)
    others = [n for n in notes if n.author != seen.setup.roles.author] or list(notes)
    if not others:
        return ""
    for note in others:
        remark = cast.remark_on(note)
        if remark is not None and remark.reactions.answer:
            return remark.reactions.answer
    note = others[weightiest([n.kind for n in others])]
    words = ""
    if seen.memo is not None and note.anchor is not None:
        words = few_words(seen.memo, note.anchor)
    chance = cast.chance("answer", note.body)
    return "" if note.kind is NoteKind.AGREE else answer_to(note.kind, words, chance)
