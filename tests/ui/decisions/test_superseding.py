# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Earlier decisions beside the one being typed, and the one it supersedes."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import (
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, NAMES, TestRoom
from tests.ui.decisions.past import EARLIER, ListedPast

DECISION = DecisionId("decision")
CITED = "D-1 of 2026-11-02, Billing migration: Move every customer by the end of June."
Sit = Callable[[TestRoom, ListedPast | None], DecisionsScreen]


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    ThemeController(qapp, ThemeChoice.PAPER)
    stops: list[Callable[[], None]] = []

    def make(room: TestRoom, past: ListedPast | None) -> DecisionsScreen:
        screen = DecisionsScreen(room.host.new_id, past=past)
        qtbot.addWidget(screen, before_close_func=lambda _: screen.flush())
        seat = room.seat(ADA)
        screen.command_requested.connect(seat.send)
        stops.append(seat.subscribe(screen.show_snapshot))
        screen.resize(1280, 720)
        screen.show_snapshot(seat.snapshot())
        screen.show()
        return screen

    yield make
    for stop in stops:
        stop()


def drafted_room(statement: str = "") -> TestRoom:
    room = TestRoom().go_to(Phase.DECISIONS)
    room.seat(ADA).send(DraftDecision(DECISION, DecisionDraft(statement)))
    return room


def draft_of(room: TestRoom, decision: DecisionId = DECISION) -> DecisionDraft:
    return room.host.meeting.decisions[decision].draft


def test_what_was_decided_before_is_shown_once_typing_pauses(
    sit: Sit, qtbot: QtBot
) -> None:
    past = ListedPast()
    screen = sit(drafted_room(), past)
    listed = screen.form.earlier

    QTest.keyClicks(screen.form.statement, "Move customers")

    assert listed.isHidden()
    qtbot.waitUntil(listed.isVisible)
    assert past.asked == [("Move customers", DECISION)]
    assert listed.found == (EARLIER,)
    assert listed.buttons[0].accessibleName() == f"Supersede {CITED}"


def test_what_was_decided_before_moves_no_field(sit: Sit, qtbot: QtBot) -> None:
    screen = sit(drafted_room(), ListedPast())
    form = screen.form
    rows = (form.outcome_row, form.owner_row, form.door_row, form.because_row)
    QApplication.processEvents()
    before = [row.y() for row in rows]

    QTest.keyClicks(form.statement, "Move customers")
    qtbot.waitUntil(form.earlier.isVisible)
    QApplication.processEvents()

    assert [row.y() for row in rows] == before
    said = [label.text() for label in form.statement_row.findChildren(QLabel)]
    assert "decided before? See the foot of the form" in said


def test_nothing_is_asked_again_for_the_same_words(sit: Sit, qtbot: QtBot) -> None:
    past = ListedPast()
    room = drafted_room("Move customers")
    screen = sit(room, past)
    qtbot.waitUntil(lambda: len(past.asked) == 1)

    room.seat(ADA).send(DraftDecision(DECISION, replace(draft_of(room), owner=BEN)))
    QTest.keyClicks(screen.form.because, "Why")
    qtbot.waitUntil(lambda: draft_of(room).because == "Why")

    assert len(past.asked) == 1


def test_other_words_take_the_list_away(sit: Sit, qtbot: QtBot) -> None:
    screen = sit(drafted_room("Move customers"), ListedPast())
    qtbot.waitUntil(screen.form.earlier.isVisible)

    screen.form.statement.setPlainText("Hire two people")

    qtbot.waitUntil(screen.form.earlier.isHidden)


def test_without_a_past_nothing_is_looked_for(sit: Sit) -> None:
    screen = sit(drafted_room("Move customers"), None)

    assert screen.form.earlier.isHidden()
    assert screen.form.earlier.found == ()


def test_an_earlier_decision_is_superseded_with_a_press_and_kept_with_another(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room("Move customers")
    screen = sit(room, ListedPast())
    row = screen.form.superseded
    qtbot.waitUntil(screen.form.earlier.isVisible)

    screen.form.earlier.buttons[0].click()
    qtbot.waitUntil(lambda: draft_of(room).supersedes == EARLIER.id)

    assert draft_of(room).supersedes_words == CITED
    assert (row.words.text(), row.isVisible()) == (CITED, True)
    assert screen.form.earlier.isHidden()
    row.keep.click()
    qtbot.waitUntil(lambda: draft_of(room).supersedes is None)
    assert draft_of(room).supersedes_words == ""
    assert row.isHidden()
    assert screen.form.earlier.isVisible()


def test_what_is_superseded_already_cannot_be_superseded_again(
    sit: Sit, qtbot: QtBot
) -> None:
    past = ListedPast((replace(EARLIER, is_superseded=True, number=0),))
    screen = sit(drafted_room("Move customers"), past)
    qtbot.waitUntil(screen.form.earlier.isVisible)

    assert screen.form.earlier.buttons[0].isHidden()


def test_a_decision_in_the_record_is_superseded_by_a_new_draft(sit: Sit) -> None:
    room = drafted_room()
    full = DecisionDraft("Move customers.", BEN, Door.TWO_WAY, because="It is time.")
    room.seat(ADA).send(DraftDecision(DECISION, full))
    for person in NAMES:
        room.seat(person).send(CastVote(DECISION, VoteChoice.COMMIT))
    room.seat(ADA).send(OpenRollCall(DECISION))
    screen = sit(room, None)
    assert screen.supersede.isHidden()
    room.seat(ADA).send(RecordDecision(DECISION))

    screen.supersede.click()

    (later,) = (d for d in room.host.meeting.decisions if d != DECISION)
    assert draft_of(room, later).supersedes == DECISION
    assert draft_of(room, later).because == ""
    cited = "D-1 of 2026-11-24: Move customers."
    assert screen.form.superseded.words.text() == cited


def test_the_chain_is_read_on_both_decisions(sit: Sit) -> None:
    room = drafted_room()
    full = DecisionDraft("Move customers.", BEN, Door.TWO_WAY, because="It is time.")
    later = DecisionId("later")
    changed = replace(full, statement="Wait.", supersedes=DECISION)
    for decision, draft in ((DECISION, full), (later, changed)):
        room.seat(ADA).send(DraftDecision(decision, draft))
        for person in NAMES:
            room.seat(person).send(CastVote(decision, VoteChoice.COMMIT))
        room.seat(ADA).send(OpenRollCall(decision))
        room.seat(ADA).send(RecordDecision(decision))
    screen = sit(room, None)

    assert "D-1 of 2026-11-24: Move customers.\nSupersedes" in screen.reading.words()
    screen.chooser.decision_chosen.emit(DECISION)
    assert "D-2 of 2026-11-24: Wait.\nSuperseded by" in screen.reading.words()
    assert screen.supersede.isHidden()
