# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decision log as tables for spreadsheets: CSV as in RFC 4180.

It writes text; files are made in `write`.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from meetingroom.discussion.left_open import carried_as
from meetingroom.discussion.metrics import figures
from meetingroom.export.escape import cell
from meetingroom.export.stance_text import stood
from meetingroom.export.wording import (
    NOTHING_LATER,
    Later,
    answers,
    behind,
    by_person,
    consulted_names,
    done_about,
    name_of,
    note_address,
    notes_in_order,
    origin_of,
    outcome_of,
    replies_of,
    settled,
    superseded_words,
    superseding_words,
    tally,
    topic_place,
    writer_of,
)
from meetingroom.meeting.decisions import RollCall
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import ScribeLine

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as the machine's old code page."""

DECISIONS = (
    *("number", "status", "statement", "owner", "door", "options", "because"),
    *("review_on", "roll_call", "dissent", "not_asked", "supersedes", "settled_at"),
    *("outcome", "superseded_by", "consulted", "decider", "earlier_answers"),
)
FOLLOW_UPS = ("what", "owner", "due_on", "is_done", "topic", "decision")
TOPICS = (
    *("place", "topic", "outcome", "minutes", "extended", "said_last_time"),
    "lines",
)
FIGURES = ("figure", "value")
STANCES = ("when", "stance", "people", "name", "reason")
NOTES = (
    *("address", "kind", "writer", "note", "quote", "me_too", "written_at"),
    *("origin", "is_after_reveal", "is_withdrawn", "disposition", "reason"),
    *("topic", "replies"),
)


def tables(meeting: Meeting, later: Later = NOTHING_LATER) -> dict[str, str]:
    """Return the tables by name: `decisions`, `notes` and so on."""
    return {
        "decisions": as_csv(DECISIONS, _decisions(meeting, later)),
        "follow_ups": as_csv(FOLLOW_UPS, _follow_ups(meeting)),
        "topics": as_csv(TOPICS, _topics(meeting)),
        "notes": as_csv(NOTES, _notes(meeting)),
        "figures": as_csv(FIGURES, _figures(meeting)),
        "stances": as_csv(STANCES, _stances(meeting)),
    }


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with a byte order mark; no cell can be a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell(text) for text in row])
    return BOM + out.getvalue()


def _decisions(meeting: Meeting, later: Later) -> Iterable[Sequence[str]]:
    for decision in settled(meeting):
        draft, call = decision.draft, decision.roll_call
        votes = answers(meeting, decision)
        dissent = [f"{who}: {v.choice.value}: {v.reason}" for who, v in votes]
        against = [
            text
            for text, (_, vote) in zip(dissent, votes, strict=True)
            if vote.choice.needs_reason
        ]
        yield (
            str(decision.number or ""),
            decision.status.value,
            draft.statement,
            name_of(meeting, draft.owner),
            draft.door.value if draft.door else "",
            "\n".join(option for option in draft.options if option.strip()),
            draft.because or decision.deferred_because,
            draft.review_on.isoformat() if draft.review_on else "",
            tally(votes),
            "\n".join(against),
            ", ".join(sorted(_left_out(meeting, call))),
            superseded_words(meeting, decision),
            decision.settled_at.isoformat() if decision.settled_at else "",
            draft.outcome,
            superseding_words(meeting, decision, later),
            consulted_names(meeting, decision),
            name_of(meeting, meeting.setup.roles.decider),
            "\n".join(_earlier(meeting, call)),
        )


def _earlier(meeting: Meeting, call: RollCall) -> Iterable[str]:
    """Return what was answered in earlier rounds, with the reasons."""
    for person in meeting.people:
        for vote in call.earlier(person):
            said = (
                f"{name_of(meeting, person)}: round {vote.round}: {vote.choice.value}"
            )
            yield f"{said}: {vote.reason}" if vote.reason else said


def _left_out(meeting: Meeting, call: RollCall) -> Iterable[str]:
    for person in call.left_out:
        name, why = name_of(meeting, person), call.why_not_asked(person)
        yield f"{name} ({why})" if why else name


def _follow_ups(meeting: Meeting) -> Iterable[Sequence[str]]:
    for work in by_person(meeting):
        topic = meeting.topics.get(work.topic) if work.topic else None
        decision = meeting.decisions.get(work.decision) if work.decision else None
        yield (
            work.what,
            name_of(meeting, work.owner),
            work.due_on.isoformat(),
            _yes(is_so=work.is_done),
            topic.title if topic else "",
            decision.draft.statement if decision else "",
        )


def _topics(meeting: Meeting) -> Iterable[Sequence[str]]:
    for topic in meeting.topics.values():
        came = carried_as(meeting, topic.id)
        yield (
            topic_place(meeting, topic),
            topic.title,
            outcome_of(meeting, topic),
            str(round(topic.used_s / 60)),
            str(topic.extended),
            came.words if came is not None else "",
            "\n".join(_line(meeting, said) for said in topic.lines),
        )


def _line(meeting: Meeting, said: ScribeLine) -> str:
    speaker = name_of(meeting, said.speaker)
    return f"{speaker}: {said.text}" if speaker else said.text


def _figures(meeting: Meeting) -> Iterable[Sequence[str]]:
    if meeting.phase.is_revealed:
        yield from ((one.label, one.words) for one in figures(meeting).lines)


def _stances(meeting: Meeting) -> Iterable[Sequence[str]]:
    for one in stood(meeting):
        name = name_of(meeting, one.person)
        yield one.when, one.stance, str(one.people), name, one.why


def _notes(meeting: Meeting) -> Iterable[Sequence[str]]:
    titles = {n: t.title for t in meeting.topics.values() for n in t.notes}
    for note in notes_in_order(meeting):
        yield (
            note_address(meeting, note),
            note.kind.value,
            writer_of(meeting, note),
            note.body,
            note.anchor.exact if note.anchor else "",
            behind(meeting, note),
            note.written_at.isoformat(),
            origin_of(meeting, note),
            _yes(is_so=note.is_after_reveal),
            _yes(is_so=note.is_withdrawn),
            done_about(meeting, note),
            note.disposition_reason or note.withdrawn_because,
            titles.get(note.id, ""),
            "\n".join(f"{who}: {said}" for who, said in replies_of(meeting, note)),
        )


def _yes(*, is_so: bool) -> str:
    return "yes" if is_so else "no"
