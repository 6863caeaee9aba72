# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Exports count the answers of the last round; earlier ones are history there."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

from meetingroom.export.decision_text import decision_lines
from meetingroom.export.structured import render_json
from meetingroom.export.table import BOM, tables
from meetingroom.meeting.command.decision import (
    AskAgain,
    DeferDecision,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.ui.close.words import votes_words
from tests.support.meetings import ADA, BEN, NAMES, RITA, TOM, TestRoom
from tests.support.voting import DRAFT, OTHER_WORDS, START_IT, asked_again, vote

DAY = date(2027, 3, 1)


def recorded() -> Meeting:
    room = asked_again(TestRoom().go_to(Phase.DECISIONS))
    room.seat(ADA).send(RecordDecision(START_IT))
    return room.seat(RITA).snapshot().meeting


def decision_row(meeting: Meeting) -> dict[str, str]:
    text = tables(meeting)["decisions"].removeprefix(BOM)
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    return row


def test_minutes_tally_the_last_round_and_name_who_was_not_asked_in_it() -> None:
    meeting = recorded()

    lines = decision_lines(meeting, meeting.decisions[START_IT])

    assert "- Roll call: 3 commit" in lines
    assert "  - Rita: commit" in lines
    assert "  - Ben: not asked (before that: commit)" in lines
    assert "  - Tom: not asked (before that: object)" in lines
    assert not any("Tom: object" in line for line in lines)
    assert "    > No way back." in lines[lines.index("    Why “object”:") :]


def test_a_reason_given_for_two_answers_stands_at_both() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    ada.send(DraftDecision(START_IT, DRAFT))
    vote(room, *(person for person in NAMES if person != TOM))
    vote(room, TOM, choice=VoteChoice.OBJECT, reason="Too dear.")
    ada.send(OpenRollCall(START_IT))
    ada.send(AskAgain(START_IT))
    vote(room, *(person for person in NAMES if person != TOM))
    vote(room, TOM, choice=VoteChoice.DISAGREE_AND_COMMIT, reason="Too dear.")
    ada.send(OpenRollCall(START_IT))
    ada.send(RecordDecision(START_IT))
    meeting = room.seat(RITA).snapshot().meeting

    lines = [
        line.strip() for line in decision_lines(meeting, meeting.decisions[START_IT])
    ]

    whys = [line for line in lines if line.startswith("Why")]
    assert whys == ["Why “object”:", "Why “disagree and commit”:"]
    assert len([line for line in lines if "Too dear." in line]) == len(whys)


def test_json_says_which_answers_stand() -> None:
    (decision,) = json.loads(render_json(recorded()))["decisions"]

    call = decision["roll_call"]
    standing = {a["person"] for a in call["answers"] if a["is_standing"]}
    assert standing == {"ada", "mina", "rita"}
    assert call["round"] == 2
    assert call["not_asked"] == ["ben", "tom"]


def test_the_table_keeps_the_dissent_of_an_earlier_round_apart() -> None:
    row = decision_row(recorded())

    assert row["roll_call"] == "3 commit"
    assert row["dissent"] == ""
    assert row["not_asked"] == "Ben, Tom"
    earlier = row["earlier_answers"].split("\n")
    assert "Tom: round 1: object: No way back." in earlier
    assert "Ben: round 1: commit" in earlier


def test_what_was_answered_before_a_round_that_stayed_sealed_is_kept() -> None:
    room = asked_again(TestRoom().go_to(Phase.DECISIONS))
    room.seat(ADA).send(AskAgain(START_IT))
    vote(room, ADA, choice=VoteChoice.OBJECT, reason="sealed-canary")
    room.seat(ADA).send(DraftDecision(START_IT, replace(OTHER_WORDS, review_on=DAY)))
    room.seat(ADA).send(DeferDecision(START_IT, "Until Tom is back."))
    meeting = room.host.meeting

    lines = decision_lines(meeting, meeting.decisions[START_IT])
    (decision,) = json.loads(render_json(meeting))["decisions"]

    assert "- Roll call: not opened in the last round" in lines
    assert "  - Tom: no answer (before that: object)" in lines
    assert "    > No way back." in lines
    assert "Tom: round 1: object: No way back." in decision_row(meeting)[
        "earlier_answers"
    ].split("\n")
    told = json.dumps(decision) + "\n".join(lines) + str(decision_row(meeting))
    assert "No way back." in json.dumps(decision)
    assert "sealed-canary" not in told


def test_a_reason_given_twice_is_one_for_each_answer() -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    ada = room.seat(ADA)
    ada.send(DraftDecision(START_IT, DRAFT))
    for choice in (VoteChoice.OBJECT, VoteChoice.DISAGREE_AND_COMMIT):
        vote(room, *(person for person in NAMES if person != TOM))
        vote(room, TOM, choice=choice, reason="Too dear.")
        ada.send(OpenRollCall(START_IT))
        if choice is VoteChoice.OBJECT:
            ada.send(AskAgain(START_IT))
    ada.send(RecordDecision(START_IT))
    meeting = room.host.meeting

    lines = decision_lines(meeting, meeting.decisions[START_IT])

    assert "    Why “object”:" in lines
    assert "    Why “disagree and commit”:" in lines


def test_the_record_names_the_decider() -> None:
    meeting = recorded()

    assert "- Decider: Rita" in decision_lines(meeting, meeting.decisions[START_IT])
    assert decision_row(meeting)["decider"] == "Rita"


def test_the_close_screen_counts_the_last_round() -> None:
    decision = recorded().decisions[START_IT]

    assert votes_words(decision) == "3 commit, 2 not asked"
    assert BEN in decision.roll_call.votes
