# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a meeting did not get to, and how it goes to the next one. Pure."""

from datetime import date

from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import (
    MAX_CARRIED_CP,
    MAX_FROM_CP,
    MOST_CARRIED,
    CarriedTopic,
    Outcome,
    Topic,
)
from meetingroom.meeting.turns import notes_of

_QUESTIONS = (NoteKind.QUESTION, NoteKind.MISSING_QUESTION)
_ASKING = (*_QUESTIONS, NoteKind.BLOCKER)


def topics_left_open(meeting: Meeting) -> tuple[Topic, ...]:
    """Return the topics without an outcome and without a decision, in order."""
    settled = meeting.decided_topics()
    return tuple(
        topic
        for topic in meeting.topics.values()
        if topic.outcome is None and topic.id not in settled
    )


def parked_topics(meeting: Meeting) -> tuple[Topic, ...]:
    """Return the topics that were parked and not decided since, in order."""
    settled = meeting.decided_topics()
    return tuple(
        topic
        for topic in meeting.topics.values()
        if topic.outcome is Outcome.PARK and topic.id not in settled
    )


def asked_on(meeting: Meeting, topic: Topic) -> tuple[Note, ...]:
    """Return a topic's questions and blockers: what its title does not say."""
    return tuple(
        note for note in notes_of(topic, meeting.notes) if note.kind in _ASKING
    )


def said_of_parked(meeting: Meeting, topic: Topic) -> tuple[Note, ...]:
    """Return what a parked topic asked; where nothing was asked, its first note."""
    said = asked_on(meeting, topic) or notes_of(topic, meeting.notes)[:1]
    return _beside_title(topic, said)


def said_of_open(meeting: Meeting, topic: Topic) -> tuple[Note, ...]:
    """Return the one question or blocker of a topic; none where it has several."""
    asked = asked_on(meeting, topic)
    return _beside_title(topic, asked) if len(asked) == 1 else ()


def _beside_title(topic: Topic, notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Leave out what the title says word for word."""
    return tuple(n for n in notes if " ".join(n.body.split()) != topic.title)


def was_talked_about(topic: Topic) -> bool:
    """Tell whether the room took a topic up, whatever came of it."""
    return bool(topic.spoken or topic.lines or topic.used_s or topic.taken_up_at)


def open_questions(meeting: Meeting) -> tuple[Note, ...]:
    """Return the questions nothing was said about, in the order of the text.

    Those of parked topics stand with these.
    """
    found = [
        note
        for note in meeting.notes.values()
        if note.kind in _QUESTIONS
        and not note.is_withdrawn
        and meeting.disposition_of(note) is None
        and not _was_decided(meeting, note)
    ]
    return tuple(sorted(found, key=_place))


def _was_decided(meeting: Meeting, note: Note) -> bool:
    topic = meeting.topic_of(note.id)
    return topic is not None and topic.id in meeting.decided_topics()


def _place(note: Note) -> tuple[int, str]:
    return (note.anchor.start_cp if note.anchor else -1, note.id)


def carried_over(meeting: Meeting) -> tuple[CarriedTopic, ...]:
    """Return what was left open or parked as topics for the next meeting.

    Parked means put off, not forgotten: those come last.
    """
    memo = meeting.memo.title if meeting.memo is not None else ""
    title = (meeting.setup.title.strip() or memo or "an earlier meeting")[:MAX_FROM_CP]
    day = _day(meeting)
    left = (*topics_left_open(meeting), *parked_topics(meeting))[:MOST_CARRIED]
    return tuple(_carried(meeting, topic, title, day) for topic in left)


def carried_id(place: int) -> TopicId:
    """Return the id of the topic that was carried over at a place, from 1."""
    return TopicId(f"carried-{place}")


def carried_as(meeting: Meeting, topic: TopicId) -> CarriedTopic | None:
    """Return what an earlier meeting left open; `None` for a topic of this memo."""
    by_id = {carried_id(place): one for place, one in enumerate(meeting.carried, 1)}
    return by_id.get(topic)


def _carried(
    meeting: Meeting, topic: Topic, title: str, day: date | None
) -> CarriedTopic:
    """Return a topic as it goes on; one that came along keeps where it is from."""
    came = carried_as(meeting, topic.id)
    if came is None:
        return CarriedTopic(topic.title, title, day, _words(meeting, topic))
    words = _words(meeting, topic, came.words)
    return CarriedTopic(topic.title, came.from_title, came.from_day, words)


def _words(meeting: Meeting, topic: Topic, earlier: str = "") -> str:
    """Return what a topic's notes say: its passage stays with the earlier memo."""
    said = [earlier] if earlier else []
    for note in notes_of(topic, meeting.notes):
        if body := " ".join(note.body.split()):
            # A number stands for somebody else in the next meeting.
            is_named = meeting.shows_writer(note)
            writer = meeting.name_of_writer(note) if is_named else ""
            said.append(f"{writer}: {body}" if writer else body)
    words = " / ".join(said)
    fits = len(words) <= MAX_CARRIED_CP
    return words if fits else words[: MAX_CARRIED_CP - 1] + "…"


def _day(meeting: Meeting) -> date | None:
    return meeting.closed_at.date() if meeting.closed_at is not None else None
