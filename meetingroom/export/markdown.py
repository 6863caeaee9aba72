# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decision log as Markdown minutes.

It writes what the given meeting holds; who may see it was decided before.
"""

import json
from collections.abc import Iterable

from meetingroom.discussion.grouping import typos
from meetingroom.discussion.left_open import (
    carried_as,
    open_questions,
    parked_topics,
    said_of_open,
    said_of_parked,
    topics_left_open,
    was_talked_about,
)
from meetingroom.discussion.metrics import figures
from meetingroom.export.decision_text import decision_lines
from meetingroom.export.escape import inline, printable
from meetingroom.export.note_text import note_lines
from meetingroom.export.stance_text import stance_lines
from meetingroom.export.wording import (
    NOTHING_LATER,
    Later,
    became_of,
    by_person,
    held_on,
    name_of,
    note_address,
    notes_in_order,
    outcome_of,
    roles_in_words,
    settled,
    title_of,
    topic_heading,
    writer_of,
)
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic


def render(
    meeting: Meeting, later: Later = NOTHING_LATER, *, has_table: bool = False
) -> str:
    """Return the minutes of a meeting as one Markdown text.

    Args:
        meeting: What its viewer may see.
        later: What other meetings decided in place of this one's decisions.
        has_table: The figures stand in a table, for paper; else in a list, which is
            easier to read where Markdown is read as it is.
    """
    before, after = around_figures(meeting, later)
    figured = _how_we_met(meeting, has_table=has_table)
    parts = [_joined([_front_matter(meeting)]), before, _joined([figured])]
    return "\n\n".join(part for part in (*parts, after) if part) + "\n"


def around_figures(meeting: Meeting, later: Later) -> tuple[str, str]:
    """Return what stands before *How we met* and what stands after it."""
    before = [
        [f"# {inline(title_of(meeting))}"],
        _standing(meeting),
        [inline(meeting.setup.goal)] if meeting.setup.goal.strip() else [],
        _gist(meeting),
        _decisions(meeting, later),
        _follow_ups(meeting),
        _open_questions(meeting),
        _not_reached(meeting),
        _parked(meeting),
        _topics(meeting),
        _other_notes(meeting),
        _small_edits(meeting),
        _blockers(meeting),
        _section("Where everybody stood", stance_lines(meeting)),
    ]
    after = [_overrides(meeting), _people(meeting), _memo(meeting)]
    return _joined(before), _joined(after)


def _joined(parts: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(part) for part in parts if part)


def _front_matter(meeting: Meeting) -> list[str]:
    day = held_on(meeting)
    memo = meeting.memo
    fields = {
        "title": title_of(meeting),
        "meeting": meeting.id or "",
        "date": day.isoformat() if day else "",
        "phase": meeting.phase.value,
        "memo": memo.name if memo else "",
        "memo_sha256": memo.sha256 if memo else "",
    }
    # A JSON string is a YAML string. Not in ASCII: YAML has no pairs of surrogates.
    rows = [
        f"{key}: {json.dumps(printable(text), ensure_ascii=False)}"
        for key, text in fields.items()
    ]
    return ["---", *rows, "---"]


def _standing(meeting: Meeting) -> list[str]:
    """Say when it was, and that a record is not final before the close."""
    day = held_on(meeting)
    said = [f"Held on {day.isoformat()}."] if day else []
    if meeting.phase is not Phase.CLOSED:
        phase = meeting.phase.value
        said.append(f"Not final: written in “{phase}”, before the meeting was closed.")
    return [" ".join(said)] if said else []


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    while found and not found[-1]:
        found.pop()
    return [f"## {title}", "", *found] if found else []


def _gist(meeting: Meeting) -> list[str]:
    return _section("In a few words", _paragraphs(meeting.gist))


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of typed text, an empty line between them."""
    lines: list[str] = []
    for line in text.splitlines():
        if words := inline(line):
            lines += [words, ""]
    return lines


def _decisions(meeting: Meeting, later: Later) -> list[str]:
    lines: list[str] = []
    for decision in settled(meeting):
        lines += [*decision_lines(meeting, decision, later), ""]
    return _section("Decisions", lines or ["No decision was taken."])


def _follow_ups(meeting: Meeting) -> list[str]:
    lines = []
    for work in by_person(meeting):
        box = "x" if work.is_done else " "
        owner = inline(name_of(meeting, work.owner))
        what = inline(work.what)
        lines.append(f"- [{box}] @{owner} {what} (due {work.due_on.isoformat()})")
    return _section("Follow-ups", lines)


def _open_questions(meeting: Meeting) -> list[str]:
    if not meeting.phase.is_revealed:
        return []
    lines = []
    for note in open_questions(meeting):
        where, writer = note_address(meeting, note), writer_of(meeting, note)
        lines.append(f"- {where} {inline(writer)}: {inline(note.body)}")
    return _section("Open questions", lines)


def _not_reached(meeting: Meeting) -> list[str]:
    lines = []
    for topic in topics_left_open(meeting):
        talked = ", left open" if was_talked_about(topic) else ""
        lines.append(f"- {inline(topic_heading(meeting, topic))}{talked}")
        lines += _said(meeting, said_of_open(meeting, topic))
    return _section("Topics not reached", lines)


def _parked(meeting: Meeting) -> list[str]:
    lines = []
    for topic in parked_topics(meeting):
        lines.append(f"- {inline(topic_heading(meeting, topic))}")
        lines += _said(meeting, said_of_parked(meeting, topic))
    return _section("Parked topics", lines)


def _said(meeting: Meeting, notes: Iterable[Note]) -> list[str]:
    return [
        f"    - {inline(writer_of(meeting, note))}: {inline(note.body)}"
        for note in notes
        if note.body.strip()
    ]


def _topics(meeting: Meeting) -> list[str]:
    lines: list[str] = []
    for topic in meeting.topics.values():
        lines += [*_topic(meeting, topic), ""]
    return _section("Topics", lines)


def _topic(meeting: Meeting, topic: Topic) -> list[str]:
    ended = outcome_of(meeting, topic)
    outcome = f"{ended[0].upper()}{ended[1:]}."
    if topic.extended:
        times = "once" if topic.extended == 1 else f"{topic.extended} times"
        outcome = f"{outcome} Extended {times}."
    lines = [f"### {inline(topic_heading(meeting, topic))}", "", outcome, ""]
    came = carried_as(meeting, topic.id)
    if came is not None and came.words:
        lines += [f"Said then: {inline(came.words)}", ""]
    held = [meeting.notes[note] for note in topic.notes if note in meeting.notes]
    # Two lists would run into one.
    has_both = bool(topic.lines and held)
    lines += ["What was said:", ""] if has_both else []
    for said in topic.lines:
        speaker = name_of(meeting, said.speaker)
        before = f"**{inline(speaker)}:** " if speaker else ""
        lines.append(f"- {before}{inline(said.text)}")
    if topic.lines:
        lines.append("")
    lines += ["What was noted:", ""] if has_both else []
    for note in held:
        lines += note_lines(meeting, note)
    while not lines[-1]:
        lines.pop()
    return lines


def _other_notes(meeting: Meeting) -> list[str]:
    """Notes that stand in no topic: passages all agree with, withdrawn notes."""
    placed = {note for topic in meeting.topics.values() for note in topic.notes}
    lines: list[str] = []
    for note in notes_in_order(meeting):
        if note.id not in placed and note.kind is not NoteKind.TYPO:
            lines += note_lines(meeting, note)
    return _section("Other notes", lines)


def _small_edits(meeting: Meeting) -> list[str]:
    lines = []
    for note in typos(notes_in_order(meeting)):
        quote = f"“{inline(note.anchor.exact)}”: " if note.anchor else ""
        lines.append(f"- [ ] {note_address(meeting, note)} {quote}{inline(note.body)}")
    return _section("Small edits for the author", lines)


def _blockers(meeting: Meeting) -> list[str]:
    lines = []
    for note in notes_in_order(meeting):
        if note.kind is not NoteKind.BLOCKER or note.is_withdrawn:
            continue
        where, writer = note_address(meeting, note), writer_of(meeting, note)
        said = f"{inline(writer)}: {inline(note.body)}"
        lines.append(f"- {where} {said} ({inline(became_of(meeting, note)) or 'open'})")
    return _section("Blockers", lines)


def _how_we_met(meeting: Meeting, *, has_table: bool) -> list[str]:
    if not meeting.phase.is_revealed:
        return []
    counted = figures(meeting)
    lines = [f"{counted.summary}.", ""]
    if has_table:
        lines += ["| What | How it was |", "|---|---|"]
        lines += [f"| {figure.label} | {figure.words} |" for figure in counted.lines]
    else:
        lines += [f"- {figure.label}: {figure.words}" for figure in counted.lines]
    return _section("How we met", lines)


def _overrides(meeting: Meeting) -> list[str]:
    lines = [
        f"- {inline(passed.rule)}: {inline(passed.reason)}"
        f" ({inline(name_of(meeting, passed.by))}, {passed.at:%Y-%m-%d %H:%M} UTC)"
        for passed in meeting.overrides
    ]
    return _section("Rules passed by", lines)


def _people(meeting: Meeting) -> list[str]:
    lines = []
    for person in meeting.people.values():
        late = ", joined after reading had begun" if person.is_late else ""
        roles = roles_in_words(meeting, person.id)
        lines.append(f"- {inline(person.name)}: {roles}{late}")
    return _section("People", lines)


def _memo(meeting: Meeting) -> list[str]:
    if meeting.memo is None:
        return []
    memo = meeting.memo
    pages = meeting.pages.pages
    size = f"{memo.words} words, {pages} {'page' if pages == 1 else 'pages'}"
    lines = [f"- File: {inline(memo.name)} ({size})", f"- SHA-256: {memo.sha256}"]
    return _section("Memo", lines)
