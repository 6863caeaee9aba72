# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the room screen shows of a meeting, as plain values.

It takes the room screen's own snapshots only, in which nothing is private. It words
nothing: `slides` does.
"""

from datetime import datetime
from typing import assert_never

from meetingroom.discussion.left_open import carried_as
from meetingroom.meeting.decisions import (
    Decision,
    DecisionStatus,
    VoteChoice,
    lacking,
)
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.outcome_set import OutcomeSet
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.turns import next_turn, notes_of
from meetingroom.meeting.visible import ROOM_SCREEN
from meetingroom.room.room import LinkPhase, RoomSnapshot
from meetingroom.ui.note.carried_words import from_words
from meetingroom.ui.room_screen.scene import (
    Answers,
    Asked,
    Between,
    Count,
    CurrentTopic,
    DecisionShown,
    Gathering,
    Line,
    NoteShown,
    Record,
    RoomView,
    Scene,
    Silence,
    Stage,
    TimeLeft,
    Work,
)

SHOWN_LINES = 3
"""The latest lines of the scribe; more cannot be read from the other end of a room."""
READ_BACK_S = 120.0
"""How long a settled decision stays on the screen before the discussion goes on."""
COUNT_STALE_S = -2.0
"""A count that nothing followed is shown no longer."""
GRAVEST_FIRST = (
    NoteKind.BLOCKER,
    NoteKind.CONCERN,
    NoteKind.QUESTION,
    NoteKind.MISSING_QUESTION,
    NoteKind.SUGGESTION,
    NoteKind.AGREE,
)
"""In which order a topic's notes are shown: what may stop the room comes first.
Typos are no topic's, and private notes never leave their writer's machine."""


def room_view(snapshot: RoomSnapshot, now: datetime) -> RoomView:
    """Return what the room screen shows.

    Args:
        snapshot: The room screen's own.
        now: The host's time.

    Raises:
        ValueError: It is the snapshot of a person; that is never shown to the room.
    """
    if snapshot.viewer != ROOM_SCREEN:
        raise ValueError(snapshot.viewer)
    meeting = snapshot.meeting
    clock = meeting.clock
    time = None
    if clock is not None:
        is_paused = clock.paused_at is not None
        time = TimeLeft(clock.left_s(now), clock.given_s, is_paused)
    link = snapshot.surroundings.link
    return RoomView(
        meeting.setup.title,
        meeting.phase,
        time,
        is_offline=link is not None and link.phase is not LinkPhase.ONLINE,
        as_of=link.as_of if link is not None else None,
        scene=_count(snapshot, now) or _scene(snapshot, now),
    )


def _count(snapshot: RoomSnapshot, now: datetime) -> Count | None:
    counted = snapshot.surroundings.countdown
    if counted is None or snapshot.meeting.phase.order >= counted.phase.order:
        return None
    left_s = (counted.ends_at - now).total_seconds()
    if left_s <= COUNT_STALE_S:
        return None
    return Count(counted.phase, max(0, -int(-left_s // 1)))


def _scene(snapshot: RoomSnapshot, now: datetime) -> Scene:
    meeting = snapshot.meeting
    match meeting.phase:
        case Phase.PREPARE | Phase.LOBBY:
            return Gathering(
                meeting.phase is Phase.LOBBY,
                meeting.setup.goal,
                meeting.setup.minutes.reading,
                tuple(p.name for p in meeting.people.values() if not p.is_away),
            )
        case Phase.READING | Phase.MARGINS:
            return _silence(snapshot)
        case Phase.DISCUSSION:
            return _talk(snapshot, now)
        case Phase.DECISIONS:
            decision = _draft(meeting) or _latest_settled(meeting)
            if decision is None:
                return _between(meeting)
            return _decision(snapshot, decision)
        case Phase.CLOSED:
            return _record(snapshot)
        case _:
            assert_never(meeting.phase)


def _silence(snapshot: RoomSnapshot) -> Silence:
    totals, setup = snapshot.totals, snapshot.meeting.setup
    is_margins = snapshot.meeting.phase is Phase.MARGINS
    return Silence(
        is_margins,
        totals.read_margins if is_margins else totals.finished,
        totals.readers,
        totals.stances if is_margins and setup.are_stances_asked else None,
        snapshot.surroundings.sealed_count if is_margins else 0,
    )


def _talk(snapshot: RoomSnapshot, now: datetime) -> Scene:
    """Return the topic, the decision on it, or what is still to come."""
    meeting = snapshot.meeting
    current, draft = meeting.current_topic, _draft(meeting)
    is_of_current = draft is not None and current in draft.draft.topics
    if draft is not None and (current is None or is_of_current):
        return _decision(snapshot, draft)
    if current is not None:
        return _topic(snapshot, meeting.topics[current], now)
    settled = _latest_settled(meeting)
    if settled is not None and settled.settled_at is not None:
        age_s = (now - settled.settled_at).total_seconds()
        if age_s < READ_BACK_S:
            return _decision(snapshot, settled)
    return _between(meeting)


def _topic(snapshot: RoomSnapshot, topic: Topic, now: datetime) -> CurrentTopic:
    meeting, totals = snapshot.meeting, snapshot.totals
    following, came = next_turn(meeting, topic), carried_as(meeting, topic.id)
    start_cp = meeting.marked_from_cp(topic)
    typing = "  ".join(words.strip() for words in topic.typed.values())
    shown = SHOWN_LINES - bool(typing)
    return CurrentTopic(
        _place(meeting, topic),
        len(meeting.topics),
        topic.title,
        _quote(meeting, topic),
        "" if start_cp is None else meeting.pages.address(start_cp),
        _topic_time(meeting, topic, now),
        _name(meeting, topic.speaking),
        _name(meeting, following),
        tuple(
            Line(_name(meeting, line.speaker), line.text)
            for line in topic.lines[-shown:]
        ),
        typing,
        tuple(
            Asked(meeting.people[asked.person].name, asked.kind)
            for asked in topic.queue
            if asked.person in meeting.people
        ),
        thumbs=(totals.up, totals.down),
        has_begun=bool(topic.spoken or topic.lines),
        origin=from_words(came) if came is not None else "",
        notes=_notes(meeting, topic),
    )


def _notes(meeting: Meeting, topic: Topic) -> tuple[NoteShown, ...]:
    """Return a topic's notes that say something.

    Of one kind those that most people stand behind come first, then as the topic has
    them: nothing in the order tells who wrote.
    """
    held = notes_of(topic, meeting.notes)
    shown = [n for n in held if n.kind in GRAVEST_FIRST and n.body.strip()]
    shown.sort(key=lambda n: (GRAVEST_FIRST.index(n.kind), -len(n.me_too)))
    return tuple(NoteShown(note.kind, " ".join(note.body.split())) for note in shown)


def _place(meeting: Meeting, topic: Topic) -> int:
    """Return a topic's number in the order in which the room talks, from 1.

    Not its row on the run sheet: below a pinned topic the first one that is talked
    about would be "topic 2".
    """
    ended = _ended(meeting)
    others = (t for t in meeting.topics.values() if t.id != topic.id)
    return 1 + sum(t.used_s > 0 or t.id in ended for t in others)


def _quote(meeting: Meeting, topic: Topic) -> str:
    memo = meeting.memo
    if memo is None or topic.start_cp is None or topic.end_cp is None:
        return ""
    return " ".join(memo.text[topic.start_cp : topic.end_cp].split())


def _topic_time(meeting: Meeting, topic: Topic, now: datetime) -> TimeLeft | None:
    if topic.taken_up_at is None:
        return None
    paused_at = meeting.clock.paused_at if meeting.clock else None
    until = min(now, paused_at or now)
    used_s = topic.used_s + max(0.0, (until - topic.taken_up_at).total_seconds())
    return TimeLeft(topic.given_s - used_s, topic.given_s, paused_at is not None)


def _between(meeting: Meeting) -> Between:
    is_deciding = meeting.phase is Phase.DECISIONS
    topics = meeting.topics.values()
    ended = _ended(meeting)
    if is_deciding:
        settled = meeting.decided_topics()
        undecided = [t for t in topics if t.outcome is Outcome.DECIDE]
        coming = [t.title for t in undecided if t.id not in settled]
    else:
        coming = [t.title for t in topics if t.id not in ended]
    return Between(len(ended), len(topics), tuple(coming), is_deciding)


def _ended(meeting: Meeting) -> frozenset[TopicId]:
    topics = meeting.topics.values()
    settled = meeting.decided_topics()
    return frozenset(t.id for t in topics if t.outcome is not None or t.id in settled)


def _draft(meeting: Meeting) -> Decision | None:
    """Return the latest draft; the totals of the roll call count the same one."""
    known = meeting.decisions.values()
    drafts = [one for one in known if one.status is DecisionStatus.DRAFT]
    return drafts[-1] if drafts else None


def _latest_settled(meeting: Meeting) -> Decision | None:
    settled = [
        (one.settled_at, place, one)
        for place, one in enumerate(meeting.decisions.values())
        if one.settled_at is not None
        and one.status in (DecisionStatus.RECORDED, DecisionStatus.DEFERRED)
    ]
    return max(settled)[2] if settled else None


def _decision(snapshot: RoomSnapshot, decision: Decision) -> DecisionShown:
    meeting, draft, call = snapshot.meeting, decision.draft, decision.roll_call
    stage = _stage(decision, meeting.setup.outcomes)
    return DecisionShown(
        stage,
        decision.number,
        draft.statement.strip(),
        _name(meeting, draft.owner),
        draft.door,
        draft.review_on,
        (decision.deferred_because or draft.because).strip(),
        snapshot.totals.votes,
        sum(not person.is_observer for person in meeting.people.values()),
        call.round,
        _answers(meeting, decision) if call.is_open else (),
        tuple(_name(meeting, p) for p in meeting.people if p in call.left_out),
        is_ready=not lacking(draft, meeting.setup.outcomes)
        and call.is_open
        and not call.vetoed_by,
        outcome=draft.outcome,
    )


def _stage(decision: Decision, outcomes: OutcomeSet) -> Stage:
    match decision.status:
        case DecisionStatus.RECORDED:
            return Stage.RECORDED
        case DecisionStatus.DEFERRED:
            return Stage.DEFERRED
        case DecisionStatus.DRAFT | DecisionStatus.DROPPED:
            if decision.roll_call.is_open:
                return Stage.OPENED
            return Stage.DRAFTED if lacking(decision.draft, outcomes) else Stage.ASKED


def _answers(meeting: Meeting, decision: Decision) -> tuple[Answers, ...]:
    call = decision.roll_call
    found: list[Answers] = []
    for choice in VoteChoice:
        votes = [
            (_name(meeting, person), vote)
            for person, vote in call.answers.items()
            if vote.choice is choice
        ]
        if votes:
            names = tuple(name for name, _ in votes)
            reasons = tuple(Line(name, v.reason) for name, v in votes if v.reason)
            found.append(Answers(choice, names, reasons))
    return tuple(found)


def _record(snapshot: RoomSnapshot) -> Record:
    meeting = snapshot.meeting
    known = meeting.decisions.values()
    recorded = [d for d in known if d.status is DecisionStatus.RECORDED]
    deferred = [d for d in known if d.status is DecisionStatus.DEFERRED]
    shown = (*sorted(recorded, key=lambda d: d.number), *deferred)
    work = (
        Work(_name(meeting, f.owner), f.what, f.due_on, f.is_done)
        for f in meeting.follow_ups.values()
    )
    return Record(
        tuple(_decision(snapshot, one) for one in shown),
        tuple(sorted(work, key=lambda w: (w.owner.casefold(), w.due_on))),
    )


def _name(meeting: Meeting, person: PersonId | None) -> str:
    known = meeting.people.get(person) if person is not None else None
    return known.name if known else ""
