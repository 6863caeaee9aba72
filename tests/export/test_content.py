# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What exports say of meetings at other moments, and that others can read them."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.export.escape import bare_cell, printable
from meetingroom.export.markdown import render
from meetingroom.export.structured import FORMAT, VERSION, as_json, render_json
from meetingroom.export.table import BOM, NOTES, as_csv, tables
from meetingroom.export.web_page import render_html
from meetingroom.export.word.comment import comment_of
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.room import CarryOver
from meetingroom.meeting.command.topic import EndTopic, GiveFloor, TakeUpTopic
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import CarriedTopic, Outcome
from tests.export.record import HOSTILE, closed_meeting
from tests.support.meetings import ADA, BEN, MEMO, MINA, NAMES, TOM, TestRoom

CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_csv_comes_back_as_it_was(rows: list[list[str]]) -> None:
    text = as_csv(("a", "b"), rows)

    assert text.startswith(BOM)
    read = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
    assert [[bare_cell(field) for field in row] for row in read[1:]] == rows


def test_hostile_notes_make_no_row_and_no_formula() -> None:
    text = tables(closed_meeting())["notes"].removeprefix(BOM)

    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert list(rows[0]) == list(NOTES)
    assert len(rows) == 6
    assert HOSTILE in [row["note"] for row in rows]
    assert "'=SUM(A1:A9)" in [row["note"] for row in rows]


def test_json_names_its_format_and_selectors() -> None:
    read = json.loads(render_json(closed_meeting()))

    assert (read["format"], read["version"]) == (FORMAT, VERSION)
    quote, position = next(n for n in read["notes"] if n["target"])["target"][
        "selector"
    ]
    assert quote["type"] == "TextQuoteSelector"
    assert MEMO.text[position["start"] : position["end"]] == quote["exact"]


def test_sealed_notes_are_in_no_export() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(ADA, "1.2 million", body="my own words")
    room.add_note(MINA, "1.2 million", body="her words")
    meeting = room.seat(ADA).snapshot().meeting

    texts = [render(meeting), render_json(meeting), *tables(meeting).values()]
    assert "own words" not in render_html(meeting)

    assert not any("words" in text.replace(" words,", "") for text in texts[2:])
    assert not any("own words" in text or "her words" in text for text in texts)


def test_an_unopened_roll_call_is_in_no_export() -> None:
    meeting = TestRoom().go_to(Phase.DECISIONS).seat(ADA).snapshot().meeting

    assert "No decision was taken." in render(meeting)
    assert as_json(meeting)["decisions"] == []


@given(st.text(max_size=20) | st.sampled_from(["😀: #", 'a "b"', "- x", "\x85\u2028"]))
def test_front_matter_is_yaml_for_every_title(title: str) -> None:
    blank = Meeting()
    meeting = replace(blank, setup=replace(blank.setup, title=title))

    _, matter, _ = render(meeting).split("---\n", 2)

    kept = printable(title.strip() or "Meeting")
    assert yaml.safe_load(matter)["title"] == kept


def test_a_blank_meeting_can_be_exported() -> None:
    assert "# Meeting" in render(Meeting())
    assert json.loads(render_json(Meeting()))["memo"] is None


def test_a_record_says_when_the_meeting_was_and_whether_it_is_closed() -> None:
    closed, open_one = closed_meeting(), TestRoom().go_to(Phase.READING).host.meeting

    for text in (render(closed), render_html(closed)):
        assert "Held on 2026-11-24." in text
        assert "Not final" not in text
    assert "Not final: written in “reading”, before" in render(open_one)


def test_what_is_to_be_done_has_a_box_to_tick_on_the_page() -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    what = "[ ] [x] Read"
    room.seat(ADA).send(AddFollowUp(FollowUpId("a"), what, BEN, date(2027, 1, 15)))

    assert f"<li>☐ @Ben {what} (due" in render_html(room.host.meeting)


def test_the_chain_of_decisions_stands_in_every_export() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    full = DecisionDraft("Move.", BEN, Door.TWO_WAY, because="Now.", outcome="approved")
    elsewhere = replace(
        full,
        statement="Wait.",
        supersedes=DecisionId("elsewhere"),
        supersedes_words="D-4 of 2026-11-02, Billing: Move *all*.",
    )
    chain = {
        DecisionId("a"): elsewhere,
        DecisionId("b"): replace(full, supersedes=DecisionId("a")),
    }
    for decision, draft in chain.items():
        room.seat(ADA).send(DraftDecision(decision, draft))
        for person in NAMES:
            room.seat(person).send(CastVote(decision, VoteChoice.COMMIT))
        room.seat(ADA).send(OpenRollCall(decision))
        room.seat(ADA).send(RecordDecision(decision))
    meeting = room.seat(ADA).snapshot().meeting
    later = {DecisionId("b"): "D-1 of 2026-12-01, Review: Stop."}

    text = render(meeting, later)
    first, second = json.loads(render_json(meeting, later))["decisions"]
    rows = tables(meeting, later)["decisions"].removeprefix(BOM)
    table = list(csv.DictReader(rows.splitlines()))

    assert "- Outcome: approved\n" in text
    assert "- Supersedes D-4 of 2026-11-02, Billing: Move \\*all\\*." in text
    assert "- Superseded by D-2 of 2026-11-24: Move." in text
    assert "- Supersedes D-1 of 2026-11-24: Wait." in text
    assert "- Superseded by D-1 of 2026-12-01, Review: Stop." in text
    assert first["superseded_by"] == "b"
    assert second["superseded_by"] is None
    assert second["superseded_by_words"] == later[DecisionId("b")]
    assert [row["outcome"] for row in table] == ["approved", "approved"]
    assert [row["supersedes"] for row in table] == [
        elsewhere.supersedes_words,
        "D-1 of 2026-11-24: Wait.",
    ]
    assert [row["superseded_by"] for row in table] == [
        "D-2 of 2026-11-24: Move.",
        later[DecisionId("b")],
    ]
    assert table[0]["consulted"] == "Ada, Ben, Mina, Rita, Tom"


def test_topic_that_led_to_a_decision_is_said_to_be_decided() -> None:
    room = TestRoom()
    room.go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="Where from?")
    room.go_to(Phase.DECISIONS)
    (topic,) = room.host.meeting.topics
    made = DecisionId("made")
    draft = DecisionDraft(
        "Move.",
        BEN,
        Door.TWO_WAY,
        ("Move", "Stay"),
        "It is late.",
        topics=(topic,),
        outcome="approved",
    )
    ada = room.seat(ADA)
    ada.send(DraftDecision(made, draft))
    for person in NAMES:
        room.seat(person).send(CastVote(made, VoteChoice.COMMIT))
    ada.send(OpenRollCall(made))
    before = ada.snapshot().meeting
    ada.send(RecordDecision(made))

    meeting = ada.snapshot().meeting

    assert "Not reached." in render(before)
    text = render(meeting)
    assert "Not reached." not in text
    assert "Decided in D-1." in text
    assert "**Ben**, question; decided in D-1:" in text
    (row,) = csv.DictReader(io.StringIO(tables(meeting)["notes"].removeprefix(BOM)))
    assert row["disposition"] == "decided in D-1"
    (note,) = meeting.notes.values()
    assert comment_of(meeting, note).lines[0] == "Question · decided in D-1"


def talked_room() -> TestRoom:
    """Return a room with a topic from last time, and one whose question is open."""
    room = TestRoom()
    left = CarriedTopic("Refunds", "Billing in March", date(2026, 3, 12), "Ben: Who?")
    room.seat(ADA).send(CarryOver((left,)))
    room.go_to(Phase.READING)
    room.add_note(MINA, "1.2 million", body="Whose estimate?")
    room.go_to(Phase.MARGINS)
    meeting = room.seat(ADA).snapshot().meeting
    room.seat(ADA).send(open_discussion_command(meeting, "We begin"))
    return room


def test_a_topic_from_last_time_says_so_in_every_export() -> None:
    meeting = talked_room().host.meeting
    origin = "from “Billing in March”, 2026-03-12"

    minutes, rows = render(meeting), tables(meeting)["topics"].removeprefix(BOM)
    topic = json.loads(render_json(meeting))["topics"][0]

    assert f"### Refunds ({origin})" in minutes
    assert "Said then: Ben: Who?" in minutes
    row = next(csv.DictReader(io.StringIO(rows, newline="")))
    assert (row["place"], row["said_last_time"]) == (origin, "Ben: Who?")
    assert topic["carried_from"]["held_on"] == "2026-03-12"


def test_open_questions_and_topics_not_reached_stand_in_every_export() -> None:
    meeting = talked_room().host.meeting

    minutes, read = render(meeting), json.loads(render_json(meeting))
    rows = tables(meeting)["topics"].removeprefix(BOM)

    assert "## Open questions\n\n- 1:2 Mina: Whose estimate?" in minutes
    assert "## Topics not reached\n\n- Refunds (from" in minutes
    assert len(read["open_questions"]) == 1
    assert read["topics_not_reached"] == list(meeting.topics)
    table = csv.DictReader(io.StringIO(rows, newline=""))
    assert [row["outcome"] for row in table] == ["not reached", "not reached"]


def test_parked_topics_stand_with_what_was_asked_and_before_the_topics() -> None:
    room = talked_room()
    *_, last = room.host.meeting.topics
    room.seat(ADA).send(EndTopic(last, Outcome.PARK))
    meeting = room.host.meeting

    minutes, read = render(meeting), json.loads(render_json(meeting))

    parked = minutes.index("## Parked topics")
    assert parked < minutes.index("    - Mina: Whose estimate?")
    assert minutes.index("    - Mina: Whose estimate?") < minutes.index("## Topics\n")
    assert "    - Mina: Whose estimate?" in minutes
    assert "Whose estimate?" in render_html(meeting)
    assert read["topics_parked"] == [last]


def test_the_one_question_of_a_topic_not_reached_stands_below_it() -> None:
    minutes = render(talked_room().host.meeting)

    assert minutes.count("    - Mina: Whose estimate?") == 1


def test_follow_ups_stand_together_by_person() -> None:
    room = talked_room()
    for name, owner, day in (("a", MINA, 1), ("b", BEN, 2), ("c", MINA, 3)):
        work = AddFollowUp(FollowUpId(name), name, owner, date(2026, 12, day))
        room.seat(ADA).send(work)

    minutes = render(room.host.meeting)

    lines = [line for line in minutes.splitlines() if line.startswith("- [ ] @")]
    assert [line[6:13] for line in lines] == ["@Ben b ", "@Mina a", "@Mina c"]


def test_what_the_meeting_measures_is_in_numbers_for_other_programs() -> None:
    meeting = closed_meeting()

    numbers = json.loads(render_json(meeting))["figures"]["numbers"]
    table = tables(meeting)["figures"]

    assert (numbers["reading_given_min"], numbers["reading_needed_min"]) == (20, 18)
    assert (numbers["people_heard"], numbers["people"]) == (1, 5)
    assert numbers["blockers_disposed"] == numbers["blockers"] == 1
    assert numbers["overrides"] == 2
    assert "People heard,1 of 5" in table


def test_who_spoke_stands_by_name_and_not_by_turn() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "1.2 million")
    room.go_to(Phase.DISCUSSION)
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    for person in (TOM, MINA, BEN):
        room.seat(ADA).send(GiveFloor(person))
    room.seat(ADA).send(TakeUpTopic(None))

    assert room.host.meeting.topics[topic].spoken == (TOM, MINA, BEN)
    (told,) = json.loads(render_json(room.host.meeting))["topics"]
    assert told["spoken"] == [BEN, MINA, TOM]
