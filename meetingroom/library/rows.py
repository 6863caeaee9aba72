# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What stands in the plain tables: a meeting's parts as rows. Pure.

Each function takes the meeting and a part's id and returns what every table of that
part holds for it; no rows mean that the part is gone. It writes nothing.
"""

from meetingroom.library.moment import day_or_none, moment_or_none, moment_text
from meetingroom.library.table import Row
from meetingroom.meeting.devices import SealedBox
from meetingroom.meeting.ids import (
    DecisionId,
    DeviceId,
    FollowUpId,
    NoteId,
    PersonId,
    SealId,
    TopicId,
)
from meetingroom.meeting.notes import Note
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import Stance
from meetingroom.meeting.state import Meeting

Rows = tuple[tuple[Row, ...], ...]
"""The rows of each table of a part, in the order of its tables."""


def meeting_rows(meeting: Meeting, _id: str) -> Rows:
    """Return setup, phase and clock, and the times of finished phases."""
    setup, clock = meeting.setup, meeting.clock
    roles = setup.roles
    row = (
        meeting.id,
        setup.title,
        setup.goal,
        setup.asking.value,
        setup.kind,
        meeting.phase.value,
        roles.facilitator,
        roles.author,
        roles.decider,
        roles.scribe,
        roles.bar_raiser,
        setup.minutes.total,
        setup.are_names_shown,
        setup.are_stances_asked,
        setup.is_pre_read,
        moment_text(clock.started_at) if clock else None,
        clock.given_s if clock else None,
        moment_or_none(clock.paused_at) if clock else None,
        clock.idle_s if clock else None,
        meeting.current_topic,
        meeting.is_locked,
        meeting.gist,
    )
    times = tuple(
        (meeting.id, phase.value, meeting.given_s.get(phase), meeting.used_s.get(phase))
        for phase in Phase
        if phase in meeting.given_s or phase in meeting.used_s
    )
    overrides = tuple(
        (meeting.id, position, passed.rule, passed.reason, passed.by, moment_text(at))
        for position, passed in enumerate(meeting.overrides, 1)
        for at in (passed.at,)
    )
    return (row,), times, overrides


def memo_rows(meeting: Meeting, _id: str) -> Rows:
    """Return the memo."""
    memo = meeting.memo
    if memo is None:
        return ((),)
    row = (
        meeting.id,
        memo.title,
        memo.name,
        memo.sha256,
        memo.words,
        meeting.pages.pages,
        memo.text,
        memo.source,
    )
    return ((row,),)


def person_rows(meeting: Meeting, person_id: str) -> Rows:
    """Return somebody in the room."""
    known = meeting.people.get(PersonId(person_id))
    if known is None:
        return ((),)
    row = (
        meeting.id,
        known.id,
        known.name,
        int(known.seniority),
        known.is_observer,
        known.is_late,
        known.is_away,
        known.id in meeting.finished,
        known.id in meeting.longer,
        known.id in meeting.read_margins,
    )
    return ((row,),)


def device_rows(meeting: Meeting, device_id: str) -> Rows:
    """Return a laptop that was let in."""
    known = meeting.devices.get(DeviceId(device_id))
    if known is None:
        return ((),)
    row = (meeting.id, known.id, known.person, known.seal, known.is_revoked)
    return ((row,),)


def box_row(meeting: Meeting, seal: SealId, box: SealedBox) -> Row:
    """Return what is kept under a seal."""
    return (meeting.id, box.id, box.author, seal, moment_text(box.at), box.box)


def note_rows(meeting: Meeting, note_id: str) -> Rows:
    """Return a note, who stands behind it, and what was answered."""
    note = meeting.notes.get(NoteId(note_id))
    if note is None:
        return (), (), ()
    behind = tuple((meeting.id, note.id, person) for person in sorted(note.me_too))
    replies = tuple(
        (meeting.id, note.id, at, said.id, said.author, said.body, moment_text(said.at))
        for at, said in enumerate(note.replies, 1)
    )
    return (_note(meeting, note),), behind, replies


def _note(meeting: Meeting, note: Note) -> Row:
    anchor = note.anchor
    line = meeting.pages.line_at(anchor.start_cp) if anchor else None
    return (
        meeting.id,
        note.id,
        note.author,
        note.kind.value,
        note.body,
        line.page if line else None,
        line.number if line else None,
        anchor.start_cp if anchor else None,
        anchor.end_cp if anchor else None,
        anchor.exact if anchor else None,
        anchor.prefix if anchor else None,
        anchor.suffix if anchor else None,
        moment_text(note.written_at),
        moment_or_none(note.edited_at),
        note.is_withdrawn,
        note.withdrawn_because,
        note.is_after_reveal,
        note.disposition.value if note.disposition else None,
        note.disposition_reason,
        note.is_pre_read,
        note.writer_name,
        note.entered_by,
        note.is_settled_by_writer,
        note.is_kept_open,
        note.is_owned,
    )


def stance_rows(meeting: Meeting, person_id: str) -> Rows:
    """Return where somebody stood before the talk."""
    return _stance(meeting, person_id, meeting.stances.get(PersonId(person_id)))


def stance_after_rows(meeting: Meeting, person_id: str) -> Rows:
    """Return where somebody stood at the end."""
    return _stance(meeting, person_id, meeting.stances_after.get(PersonId(person_id)))


def _stance(meeting: Meeting, person_id: str, stance: Stance | None) -> Rows:
    if stance is None:
        return ((),)
    return (((meeting.id, person_id, stance.choice.value, stance.why),),)


def topic_rows(meeting: Meeting, topic_id: str) -> Rows:
    """Return a topic with its notes, turns and lines."""
    topic = meeting.topics.get(TopicId(topic_id))
    if topic is None:
        return (), (), (), ()
    owner = (meeting.id, topic.id)
    row = (
        *owner,
        list(meeting.topics).index(topic.id) + 1,
        topic.title,
        topic.start_cp,
        topic.end_cp,
        topic.because,
        topic.outcome.value if topic.outcome else None,
        topic.given_s,
        topic.used_s,
        moment_or_none(topic.taken_up_at),
        topic.speaking,
    )
    notes = tuple((*owner, at, note) for at, note in enumerate(topic.notes, 1))
    spoken = tuple((*owner, 0, at, who) for at, who in enumerate(topic.spoken, 1))
    passed = tuple((*owner, 1, at, who) for at, who in enumerate(topic.passed, 1))
    lines = tuple(
        (*owner, position, line.text, line.speaker, line.by, moment_text(line.at))
        for position, line in enumerate(topic.lines, 1)
    )
    return (row,), notes, spoken + passed, lines


def decision_rows(meeting: Meeting, decision_id: str) -> Rows:
    """Return a decision with its options, sources and roll call."""
    decision = meeting.decisions.get(DecisionId(decision_id))
    if decision is None:
        return (), (), (), (), ()
    draft, call = decision.draft, decision.roll_call
    owner = (meeting.id, decision.id)
    row = (
        *owner,
        decision.number,
        decision.status.value,
        draft.statement,
        draft.owner,
        draft.door.value if draft.door else None,
        draft.because,
        day_or_none(draft.review_on),
        draft.supersedes,
        moment_or_none(decision.settled_at),
        decision.deferred_because,
        call.round,
        call.is_open,
        draft.outcome,
        draft.supersedes_words,
    )
    options = tuple((*owner, at, text) for at, text in enumerate(draft.options, 1))
    notes = tuple((*owner, "note", at, id_) for at, id_ in enumerate(draft.notes, 1))
    topics = tuple((*owner, "topic", at, id_) for at, id_ in enumerate(draft.topics, 1))
    votes = tuple(
        (*owner, who, vote.round, vote.choice.value, vote.reason, moment_text(vote.at))
        for who, answers in call.votes.items()
        for vote in answers
    )
    not_asked = tuple(
        (*owner, person, call.why_not_asked(person))
        for person in sorted(call.not_asked)
    )
    return (row,), options, notes + topics, votes, not_asked


def follow_up_rows(meeting: Meeting, follow_up_id: str) -> Rows:
    """Return a piece of work somebody took out of the meeting."""
    known = meeting.follow_ups.get(FollowUpId(follow_up_id))
    if known is None:
        return ((),)
    row = (
        meeting.id,
        known.id,
        known.what,
        known.owner,
        known.due_on.isoformat(),
        known.topic,
        known.decision,
        known.is_done,
    )
    return ((row,),)
