# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a note written during the talk goes on the run sheet."""

from meetingroom.meeting.event.topic import TopicAdded, TopicJoined
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_TOPIC_TITLE_CP, Topic


def place_late_note(meeting: Meeting, note: Note) -> TopicJoined | TopicAdded:
    """Return the event that puts a note into a topic.

    The topic whose passage it overlaps takes it, the current one first; otherwise
    it becomes a topic of its own at the end of the run sheet.
    """
    current = meeting.current_topic
    for topic in sorted(meeting.topics.values(), key=lambda t: t.id != current):
        if _is_same_place(topic, note):
            return TopicJoined(topic.id, (note.id,))
    title = note.anchor.exact if note.anchor else note.body
    start, end = None, None
    if note.anchor is not None:
        start, end = note.anchor.start_cp, note.anchor.end_cp
    return TopicAdded(
        Topic(
            TopicId(f"late-{note.id}"),
            _short(title),
            (note.id,),
            start,
            end,
            because="Written after the reveal, on a passage of its own.",
        )
    )


def _is_same_place(topic: Topic, note: Note) -> bool:
    if note.anchor is None or topic.start_cp is None or topic.end_cp is None:
        return note.anchor is None and topic.start_cp is None
    anchor = note.anchor
    return topic.start_cp < anchor.end_cp and anchor.start_cp < topic.end_cp


def _short(title: str) -> str:
    line = " ".join(title.split()) or "A note"
    limit = MAX_TOPIC_TITLE_CP
    return line if len(line) <= limit else line[: limit - 1] + "…"
