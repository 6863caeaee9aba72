# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a note goes on the run sheet that stands in no topic during the talk."""

from meetingroom.discussion.grouping import is_talked_about
from meetingroom.discussion.left_open import carried_as, topics_left_open
from meetingroom.meeting.event.topic import TopicAdded, TopicJoined
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_TOPIC_TITLE_CP, Topic
from meetingroom.meeting.turns import notes_of


def unplaced(meeting: Meeting) -> tuple[Note, ...]:
    """Return the notes that are talked about and stand in no topic."""
    placed = {note for topic in meeting.topics.values() for note in topic.notes}
    return tuple(
        note
        for note in meeting.notes.values()
        if note.id not in placed and is_talked_about(note)
    )


def place_late_note(meeting: Meeting, note: Note) -> TopicJoined | TopicAdded | None:
    """Return the event that puts a note into a topic.

    The topic whose passage it overlaps takes it, the current one first; otherwise
    it becomes a topic of its own at the end of the run sheet. What has ended or was
    decided takes nothing: the note would be settled unheard. Nor does a topic of an
    earlier meeting, which has other notes.

    Returns:
        `None` for a typo, and for agreement with what nobody else wrote on.
    """
    if not is_talked_about(note):
        return None
    current = meeting.current_topic
    for topic in sorted(topics_left_open(meeting), key=lambda t: t.id != current):
        if _is_same_place(meeting, topic, note):
            return TopicJoined(topic.id, (note.id,))
    if note.kind is NoteKind.AGREE:
        return None
    title = note.anchor.exact if note.anchor else note.body
    start, end = None, None
    if note.anchor is not None:
        start, end = note.anchor.start_cp, note.anchor.end_cp
    because = "Brought in later, on a passage of its own."
    if note.is_after_reveal:
        because = "Written after the reveal, on a passage of its own."
    return TopicAdded(
        Topic(
            TopicId(f"late-{note.id}"),
            _short(title),
            (note.id,),
            start,
            end,
            because=because,
        )
    )


def _is_same_place(meeting: Meeting, topic: Topic, note: Note) -> bool:
    """Tell whether a topic is about a note's passage, or both about the whole memo.

    A topic that took others in reaches over all their notes' passages.
    """
    if carried_as(meeting, topic.id) is not None and not topic.notes:
        return False
    anchors = [known.anchor for known in notes_of(topic, meeting.notes)]
    if note.anchor is None:
        is_general = topic.start_cp is None and carried_as(meeting, topic.id) is None
        return is_general or None in anchors
    places = [(anchor.start_cp, anchor.end_cp) for anchor in anchors if anchor]
    if topic.start_cp is not None and topic.end_cp is not None:
        places.append((topic.start_cp, topic.end_cp))
    anchor = note.anchor
    return any(
        start_cp < anchor.end_cp and anchor.start_cp < end_cp
        for start_cp, end_cp in places
    )


def _short(title: str) -> str:
    line = " ".join(title.split()) or "A note"
    limit = MAX_TOPIC_TITLE_CP
    return line if len(line) <= limit else line[: limit - 1] + "…"
