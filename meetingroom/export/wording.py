# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How people, places and answers are named in every export, the same in each.

It reads a meeting; it knows no file format.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from meetingroom.discussion.grouping import WHOLE_MEMO
from meetingroom.discussion.left_open import carried_as, was_talked_about
from meetingroom.meeting.decisions import (
    Decision,
    DecisionStatus,
    Door,
    FollowUp,
    Vote,
    VoteChoice,
    citation,
)
from meetingroom.meeting.ids import DecisionId, PersonId, TopicId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.people import Role
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic

SOMEBODY = "Somebody"
Later = Mapping[DecisionId, str]
"""What other meetings decided in place of a meeting's decisions, as citations."""
NOTHING_LATER: Later = MappingProxyType({})
DOORS = {Door.ONE_WAY: "one-way door", Door.TWO_WAY: "two-way door"}
_OUTCOMES = {
    Outcome.ANSWERED: "answered",
    Outcome.AUTHOR_WILL_FIX: "the author will fix it",
    Outcome.DECIDE: "taken to a decision",
    Outcome.PARK: "parked",
}
_WHOLE = "whole memo"
_ROLES = [role for role in Role if role not in (Role.ATTENDEE, Role.OBSERVER)]


def title_of(meeting: Meeting) -> str:
    """Return the meeting's title, or its memo's."""
    memo = meeting.memo.title if meeting.memo else ""
    return meeting.setup.title.strip() or memo.strip() or "Meeting"


def name_of(meeting: Meeting, person: PersonId | None) -> str:
    """Return a person's name; empty for nobody."""
    if person is None:
        return ""
    known = meeting.people.get(person)
    return known.name if known else SOMEBODY


def writer_of(meeting: Meeting, note: Note) -> str:
    """Return a note's writer; without names only who put theirs to it."""
    return meeting.name_of_writer(note) or SOMEBODY


def origin_of(meeting: Meeting, note: Note) -> str:
    """Return where a note comes from; empty for one written in the silence."""
    if note.is_after_reveal:
        return "added after the reveal"
    if note.is_pre_read:
        return "written before the meeting"
    if note.entered_by is None:
        return ""
    return f"from paper, entered by {name_of(meeting, note.entered_by)}"


def replies_of(meeting: Meeting, note: Note) -> tuple[tuple[str, str], ...]:
    """Return who answered a note and what, in order; nobody's name without names."""
    return tuple(
        (meeting.name_of_replier(reply) or SOMEBODY, reply.body)
        for reply in note.replies
    )


def behind(meeting: Meeting, note: Note) -> str:
    """Return who else stands behind a note; a number where no names are shown."""
    if not note.me_too:
        return ""
    if not meeting.setup.are_names_shown:
        return str(len(note.me_too))
    return ", ".join(sorted(name_of(meeting, person) for person in note.me_too))


def roles_in_words(meeting: Meeting, person: PersonId) -> str:
    """Return a person's named parts, or what they are without one."""
    held = meeting.roles_of(person)
    named = [role.value for role in _ROLES if role in held]
    if named:
        return ", ".join(named)
    return Role.OBSERVER.value if Role.OBSERVER in held else Role.ATTENDEE.value


def address_of(meeting: Meeting, position_cp: int | None) -> str:
    """Return "page:line", or "whole memo"."""
    if position_cp is None:
        return _WHOLE
    return meeting.pages.address(position_cp)


def topic_place(meeting: Meeting, topic: Topic) -> str:
    """Return where a topic begins, or which earlier meeting left it open."""
    came = carried_as(meeting, topic.id)
    if came is None:
        return address_of(meeting, meeting.marked_from_cp(topic))
    day = f", {came.from_day.isoformat()}" if came.from_day else ""
    return f"from “{came.from_title}”{day}"


def topic_heading(meeting: Meeting, topic: Topic) -> str:
    """Return a topic's title with its place, which is not said twice."""
    place = topic_place(meeting, topic)
    is_said = topic.title == WHOLE_MEMO and place == _WHOLE
    return topic.title if is_said else f"{topic.title} ({place})"


def outcome_of(meeting: Meeting, topic: Topic) -> str:
    """Return how a topic ended; a decision ends one that was never ended by hand."""
    decided = settled_by(meeting, topic.id)
    if decided and topic.outcome in (None, Outcome.DECIDE):
        return decided
    if topic.outcome is not None:
        return _OUTCOMES[topic.outcome]
    return "left open" if was_talked_about(topic) else "not reached"


def note_address(meeting: Meeting, note: Note) -> str:
    """Return where a note stands."""
    return address_of(meeting, note.anchor.start_cp if note.anchor else None)


def notes_in_order(meeting: Meeting) -> tuple[Note, ...]:
    """Return the opened notes in reading order, general ones first."""
    return seen_in_order(meeting) if meeting.phase.is_revealed else ()


def seen_in_order(meeting: Meeting) -> tuple[Note, ...]:
    """Return all notes a seat may see in that order; its own ones before the reveal."""

    def place(note: Note) -> tuple[int, int, str]:
        if note.anchor is None:
            return (-1, -1, note.id)
        return (note.anchor.start_cp, note.anchor.end_cp, note.id)

    return tuple(sorted(meeting.notes.values(), key=place))


def settled(meeting: Meeting) -> tuple[Decision, ...]:
    """Return recorded decisions by number, then the deferred ones."""
    kept = (DecisionStatus.RECORDED, DecisionStatus.DEFERRED)
    found = [d for d in meeting.decisions.values() if d.status in kept]
    return tuple(sorted(found, key=lambda d: (d.status is not kept[0], d.number, d.id)))


def by_person(meeting: Meeting) -> tuple[FollowUp, ...]:
    """Return the follow-ups by their owners' names, each one's by date."""

    def place(work: FollowUp) -> tuple[str, date, str]:
        return name_of(meeting, work.owner).casefold(), work.due_on, work.id

    return tuple(sorted(meeting.follow_ups.values(), key=place))


def settled_by(meeting: Meeting, topic: TopicId) -> str:
    """Return which settled decision took a topic up; empty when none did."""
    for decision in settled(meeting):
        if topic in decision.draft.topics:
            if decision.status is DecisionStatus.RECORDED:
                return f"decided in D-{decision.number}"
            return "put off with its decision"
    return ""


def done_about(meeting: Meeting, note: Note) -> str:
    """Return a note's disposition, or its topic's decision; empty for neither."""
    disposition = meeting.disposition_of(note)
    if disposition is not None:
        return disposition.value
    topic = meeting.topic_of(note.id)
    return settled_by(meeting, topic.id) if topic is not None else ""


def became_of(meeting: Meeting, note: Note) -> str:
    """Return what was done about a note, with the reason; empty for nothing yet."""
    became = done_about(meeting, note)
    if note.disposition_reason:
        became = f"{became}: {note.disposition_reason}"
    return became


def marks_of(meeting: Meeting, note: Note) -> list[str]:
    """Return what else is to be known of a note: who joins it, when, withdrawn."""
    marks = []
    if note.me_too:
        marks.append(f"me too: {behind(meeting, note)}")
    if origin := origin_of(meeting, note):
        marks.append(origin)
    if note.is_withdrawn:
        why = f" ({note.withdrawn_because})" if note.withdrawn_because else ""
        marks.append(f"withdrawn{why}")
    return marks


def superseded_words(meeting: Meeting, decision: Decision) -> str:
    """Return which decision this one supersedes; empty when it does none."""
    draft = decision.draft
    if draft.supersedes is None:
        return ""
    known = meeting.decisions.get(draft.supersedes)
    if known is not None:
        return cited(known)
    return draft.supersedes_words or f"decision {draft.supersedes}"


def superseding_words(meeting: Meeting, decision: Decision, later: Later) -> str:
    """Return which later decision supersedes this one; empty when none is known."""
    own = meeting.successor_of(decision.id)
    return cited(own) if own is not None else later.get(decision.id, "")


def cited(decision: Decision) -> str:
    """Return a decision of the same meeting as another one refers to it."""
    at = decision.settled_at
    day = at.date() if at else None
    return citation(decision.number, day, "", decision.draft.statement)


def consulted_names(meeting: Meeting, decision: Decision) -> str:
    """Return who read and had a say, in the order of joining."""
    people = meeting.consulted_on(decision)
    return ", ".join(name_of(meeting, person) for person in people)


def answers(meeting: Meeting, decision: Decision) -> tuple[tuple[str, Vote], ...]:
    """Return the opened answers of the last round with names, as people joined."""
    call = decision.roll_call
    if not call.is_open:
        return ()
    found = ((person, call.standing(person)) for person in meeting.people)
    return tuple((name_of(meeting, p), vote) for p, vote in found if vote is not None)


def tally(votes: tuple[tuple[str, Vote], ...]) -> str:
    """Return such as "6 commit, 1 object"."""
    choices = [vote.choice for _, vote in votes]
    counted = [(choices.count(choice), choice) for choice in VoteChoice]
    return ", ".join(f"{count} {choice.value}" for count, choice in counted if count)


def held_on(meeting: Meeting) -> date | None:
    """Return the day of the earliest thing known of a meeting, in UTC."""
    times: list[datetime] = [note.written_at for note in meeting.notes.values()]
    times += [line.at for t in meeting.topics.values() for line in t.lines]
    times += [d.settled_at for d in meeting.decisions.values() if d.settled_at]
    if meeting.clock is not None:
        times.append(meeting.clock.started_at)
    return min(times).date() if times else None
