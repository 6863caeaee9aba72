# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decision log as JSON for other programs, with names that stay.

`FORMAT` and `VERSION` head the text; a field is never renamed within a version, only
added. Dates are ISO 8601, positions count Unicode code points.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from meetingroom.discussion.left_open import (
    carried_as,
    open_questions,
    parked_topics,
    topics_left_open,
)
from meetingroom.discussion.metrics import figures
from meetingroom.export.stance_text import StoodLine, stood
from meetingroom.export.wording import (
    NOTHING_LATER,
    SOMEBODY,
    Later,
    held_on,
    note_address,
    notes_in_order,
    settled,
    superseded_words,
    superseding_words,
    title_of,
    topic_place,
)
from meetingroom.meeting.decisions import Decision, RollCall
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.memo.anchor import Anchor

FORMAT = "meetingroom-decision-log"
VERSION = 1

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None


def render_json(meeting: Meeting, later: Later = NOTHING_LATER) -> str:
    """Return the record of a meeting as JSON text."""
    return json.dumps(as_json(meeting, later), ensure_ascii=False, indent=2) + "\n"


def as_json(meeting: Meeting, later: Later = NOTHING_LATER) -> dict[str, Json]:
    """Return the record as plain values.

    Top-level fields: format, version, meeting, memo, people, decisions, follow_ups,
    topics, notes, open_questions, topics_not_reached, topics_parked, stances,
    overrides, figures. People, notes and topics are referred to by their ids.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "meeting": _meeting(meeting),
        "memo": _memo(meeting),
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "roles": sorted(role.value for role in meeting.roles_of(person.id)),
                "is_late": person.is_late,
            }
            for person in meeting.people.values()
        ],
        "decisions": [
            _decision(meeting, decision, later) for decision in settled(meeting)
        ],
        "follow_ups": [
            {
                "id": work.id,
                "what": work.what,
                "owner": work.owner,
                "due_on": work.due_on.isoformat(),
                "is_done": work.is_done,
                "topic": work.topic,
                "decision": work.decision,
            }
            for work in meeting.follow_ups.values()
        ],
        "topics": [_topic(meeting, topic) for topic in meeting.topics.values()],
        "notes": [_note(meeting, note) for note in notes_in_order(meeting)],
        "open_questions": [
            note.id for note in open_questions(meeting) if meeting.phase.is_revealed
        ],
        "topics_not_reached": [topic.id for topic in topics_left_open(meeting)],
        "topics_parked": [topic.id for topic in parked_topics(meeting)],
        "stances": [_stance(line) for line in stood(meeting)],
        "overrides": [
            {"rule": o.rule, "reason": o.reason, "by": o.by, "at": o.at.isoformat()}
            for o in meeting.overrides
        ],
        "figures": _figures(meeting),
    }


def _stance(line: StoodLine) -> Json:
    return {
        "when": line.when,
        "stance": line.stance or None,
        "people": line.people,
        "person": line.person,
        "reason": line.why or None,
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "title": title_of(meeting),
        "goal": meeting.setup.goal,
        "gist": meeting.gist,
        "asking": meeting.setup.asking.value,
        "kind": meeting.setup.kind,
        "phase": meeting.phase.value,
        "held_on": _day(held_on(meeting)),
        "are_names_shown": meeting.setup.are_names_shown,
        "are_pseudonyms_shown": meeting.setup.has_pseudonyms,
    }


def _memo(meeting: Meeting) -> Json:
    memo = meeting.memo
    if memo is None:
        return None
    return {
        "title": memo.title,
        "file": memo.name,
        "sha256": memo.sha256,
        "words": memo.words,
        "pages": meeting.pages.pages,
    }


def _decision(meeting: Meeting, decision: Decision, later: Later) -> Json:
    draft = decision.draft
    own = meeting.successor_of(decision.id)
    return {
        "id": decision.id,
        "number": decision.number or None,
        "status": decision.status.value,
        "statement": draft.statement,
        "outcome": draft.outcome or None,
        "owner": draft.owner,
        "door": draft.door.value if draft.door else None,
        "options": [option for option in draft.options if option.strip()],
        "because": draft.because,
        "deferred_because": decision.deferred_because or None,
        "review_on": _day(draft.review_on),
        "topics": list(draft.topics),
        "notes": list(draft.notes),
        "supersedes": draft.supersedes,
        "supersedes_words": superseded_words(meeting, decision) or None,
        "superseded_by": own.id if own else None,
        "superseded_by_words": superseding_words(meeting, decision, later) or None,
        "consulted": list(meeting.consulted_on(decision)),
        "settled_at": decision.settled_at.isoformat() if decision.settled_at else None,
        "roll_call": _roll_call(decision.roll_call),
    }


def _roll_call(call: RollCall) -> Json:
    shown = {person: call.opened(person) for person in call.votes}
    if not any(shown.values()):
        return None
    return {
        "round": call.round,
        "not_asked": sorted(call.left_out),
        "excused": [
            {"person": person, "because": call.excused_because}
            for person in sorted(call.excused)
        ],
        "answers": [
            {
                "person": person,
                # Without one: all of the votes are of earlier rounds.
                "is_standing": call.is_open and call.standing(person) is not None,
                "votes": [
                    {
                        "round": vote.round,
                        "choice": vote.choice.value,
                        "reason": vote.reason or None,
                        "at": vote.at.isoformat(),
                    }
                    for vote in votes
                ],
            }
            for person, votes in shown.items()
            if votes
        ],
    }


def _topic(meeting: Meeting, topic: Topic) -> Json:
    return {
        "id": topic.id,
        "title": topic.title,
        "address": topic_place(meeting, topic),
        "start": topic.start_cp,
        "end": topic.end_cp,
        "carried_from": _carried(meeting, topic),
        "because": topic.because,
        "outcome": topic.outcome.value if topic.outcome else None,
        "notes": list(topic.notes),
        "spoken": _by_name(meeting, topic.spoken),
        "lines": [
            {"text": said.text, "speaker": said.speaker, "at": said.at.isoformat()}
            for said in topic.lines
        ],
        "seconds_used": round(topic.used_s),
        "extended": topic.extended,
    }


def _by_name(meeting: Meeting, people: Iterable[PersonId]) -> list[PersonId]:
    """Return people in the order of their names: turns would tell the ranks."""
    names = {person.id: person.name for person in meeting.people.values()}
    return sorted(people, key=lambda person: (names.get(person, ""), person))


def _carried(meeting: Meeting, topic: Topic) -> Json:
    came = carried_as(meeting, topic.id)
    if came is None:
        return None
    day = _day(came.from_day)
    return {"title": came.from_title, "held_on": day, "words": came.words}


def _note(meeting: Meeting, note: Note) -> Json:
    disposition = meeting.disposition_of(note)
    return {
        "id": note.id,
        "kind": note.kind.value,
        "writer": _writer(meeting, note),
        "body": note.body,
        "address": note_address(meeting, note),
        "target": _target(meeting, note.anchor),
        "me_too": len(note.me_too),
        "written_at": note.written_at.isoformat(),
        "is_after_reveal": note.is_after_reveal,
        "is_pre_read": note.is_pre_read,
        "entered_by": _shown(meeting, note.entered_by) if note.entered_by else None,
        "is_withdrawn": note.is_withdrawn,
        "withdrawn_because": note.withdrawn_because or None,
        "disposition": disposition.value if disposition else None,
        "disposition_reason": note.disposition_reason or None,
        "replies": [
            {
                "writer": _shown(meeting, reply.author),
                "body": reply.body,
                "at": reply.at.isoformat(),
            }
            for reply in note.replies
        ],
    }


def _writer(meeting: Meeting, note: Note) -> str:
    """Return a person's id, or a number in words, or nobody's."""
    if meeting.shows_writer(note):
        return note.author if note.author in meeting.people else SOMEBODY.lower()
    return meeting.name_of_writer(note).lower() or SOMEBODY.lower()


def _shown(meeting: Meeting, person: PersonId) -> str:
    is_named = meeting.setup.are_names_shown and person in meeting.people
    return person if is_named else SOMEBODY.lower()


def _target(meeting: Meeting, anchor: Anchor | None) -> Json:
    """Return a passage as in the W3C Web Annotation Data Model, section 4.2."""
    if anchor is None:
        return None
    return {
        "source": meeting.memo.name if meeting.memo else None,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": anchor.start_cp,
                "end": anchor.end_cp,
            },
        ],
    }


def _figures(meeting: Meeting) -> Json:
    counted = figures(meeting)
    return {
        "summary": counted.summary,
        "lines": [{"label": f.label, "words": f.words} for f in counted.lines],
        "numbers": {
            "reading_given_min": counted.reading_given_min,
            "reading_needed_min": counted.reading_used_min,
            # Not which places: with who spoke they would tell the speaking order.
            "topics_spoken_on": len(counted.first_places),
            "topics_begun_by_the_first": counted.first_places.count(1),
            "people": counted.people,
            "people_heard": counted.heard,
            "people_late": counted.late,
            "decisions": counted.decisions,
            "decisions_with_owner": counted.decisions_owned,
            "blockers": counted.blockers,
            "blockers_disposed": counted.blockers_disposed,
            "stances_before": {c.value: n for c, n in counted.stances.items()},
            "stances_after": {c.value: n for c, n in counted.stances_after.items()},
            "turns_out_of_order": counted.out_of_order,
            "overrides": counted.overrides,
        },
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
