# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The closing screen with a real room behind it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import DraftDecision, DropDecision
from meetingroom.meeting.command.note import KeepSealed, SealStance, SetDisposition
from meetingroom.meeting.command.room import (
    AddPerson,
    BackToDiscussion,
    CloseMeeting,
    SetAway,
)
from meetingroom.meeting.command.topic import (
    EndTopic,
    GiveFloor,
    RenameTopic,
    TakeUpTopic,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, SealId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.close.chart import Chart
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.close.section import FIRST_ROWS
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.widget.button import ActionButton
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.ui.close.rooms import (
    EVERYBODY,
    add_follow_up,
    defer_decision,
    ended_room,
    record_decision,
)

Sit = Callable[..., CloseScreen]


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    """Seat a person of a room at a shown closing screen."""
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    stops: list[Callable[[], None]] = []

    def make(room: TestRoom, person: PersonId = ADA, width: int = 1280) -> CloseScreen:
        screen = CloseScreen(themes)
        qtbot.addWidget(screen)
        seat = room.seat(person)

        def send(command: Command) -> None:
            try:
                seat.send(command)
            except Refused as refused:
                screen.show_refusal(command, refused)

        screen.command_requested.connect(send)
        stops.append(seat.subscribe(screen.show_snapshot))
        screen.resize(width, 720)
        screen.show_snapshot(seat.snapshot())
        screen.show_time(room.clock.now())
        screen.show()
        return screen

    yield make
    for stop in stops:
        stop()


def test_next_meeting_is_offered_at_the_end_where_one_can_begin(
    qapp: QApplication, qtbot: QtBot
) -> None:
    room, _ = ended_room()
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    screen, guest = CloseScreen(themes, has_next=True), CloseScreen(themes)
    beside = CloseScreen(themes, has_next=True)
    seats = {screen: ADA, guest: ADA, beside: MINA}
    themes.setParent(screen)
    for one, person in seats.items():
        qtbot.addWidget(one)
        one.show()
        one.show_snapshot(room.seat(person).snapshot())
    assert not screen.next.isVisible()

    for decision in room.host.meeting.decisions:
        room.seat(ADA).send(DropDecision(decision))
    for note in open_blockers(room.host.meeting):
        settled = SetDisposition(note.id, Disposition.PARKED)
        room.seat(note.author).send(settled)
    room.seat(ADA).send(CloseMeeting(""))
    for one, person in seats.items():
        one.show_snapshot(room.seat(person).snapshot())
    assert screen.next.isVisible()
    assert not guest.next.isVisible()
    # At the same laptop, and neither the facilitator nor whose laptop it is.
    assert not beside.next.isVisible()
    with qtbot.waitSignal(screen.next_requested):
        screen.next.click()


def shown_words(widget: QWidget) -> str:
    """Return all words a person sees in a widget."""
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def settle(room: TestRoom, blocker: NoteId) -> None:
    room.seat(TOM).send(SetDisposition(blocker, Disposition.PARKED))


def test_decisions_are_read_back_with_owner_door_date_and_votes(sit: Sit) -> None:
    room, _ = ended_room()
    record_decision(room)
    defer_decision(room)

    said = shown_words(sit(room).decisions)

    assert "Move every customer by the end of March." in said
    assert "D-1" in said
    assert "4 commit, 1 disagrees and commits" in said
    assert "one-way, look again 15 Jan 2027" in said
    assert "The price is not known." in said


def test_without_a_decision_the_page_says_so(sit: Sit) -> None:
    room, _ = ended_room()

    assert "No decision was taken." in shown_words(sit(room).decisions)


def test_an_open_blocker_stops_the_closing_and_the_bar_says_why(sit: Sit) -> None:
    room, _ = ended_room()

    screen = sit(room)

    assert not screen.close_meeting.isEnabled()
    waits = "One blocker is open. Waiting for Tom to say what becomes of it."
    assert waits in screen.bar.sentence
    assert waits in screen.close_meeting.accessibleDescription()


def test_a_draft_stops_the_closing_too(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    draft = DraftDecision(DecisionId("d"), DecisionDraft("Move"))
    room.seat(ADA).send(draft)

    screen = sit(room)

    assert not screen.close_meeting.isEnabled()
    assert "still a draft" in screen.bar.sentence


@pytest.mark.parametrize(
    "disposition",
    [Disposition.ANSWERED_NOW, Disposition.AUTHOR_WILL_FIX, Disposition.PARKED],
)
def test_a_blocker_is_disposed_of_on_its_card(
    sit: Sit, disposition: Disposition
) -> None:
    room, blocker = ended_room()
    screen = sit(room, TOM)

    screen.blockers.cards[blocker].buttons[disposition].click()

    assert room.host.meeting.notes[blocker].disposition is disposition
    assert not screen.blockers.isVisible()


def test_the_facilitator_waits_for_the_writer_of_a_blocker(sit: Sit) -> None:
    room, blocker = ended_room()
    screen = sit(room)
    card = screen.blockers.cards[blocker]
    are_shown = any(button.isVisible() for button in card.buttons.values())
    said = card.waits.text() if card.waits.isVisible() else ""

    settle(room, blocker)

    assert not are_shown
    assert said == "Tom says what becomes of it."
    assert screen.close_meeting.isEnabled()


@pytest.mark.parametrize(
    "disposition", [Disposition.AUTHOR_WILL_FIX, Disposition.NOT_AGREED]
)
def test_for_who_is_away_the_facilitator_says_why(
    sit: Sit, disposition: Disposition
) -> None:
    room, blocker = ended_room()
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    screen = sit(room)
    card = screen.blockers.cards[blocker]

    card.buttons[disposition].click()
    is_asked = card.reason.isVisible()
    card.confirm.click()
    refused_without = card.error.text()
    QTest.keyClicks(card.reason, "Tom agreed by telephone.")
    QTest.keyClick(card.reason, Qt.Key.Key_Return)

    note = room.host.meeting.notes[blocker]
    assert is_asked
    assert "Say why" in refused_without
    assert (note.disposition, note.disposition_reason) == (
        disposition,
        "Tom agreed by telephone.",
    )


def test_a_question_for_the_reason_can_be_left(sit: Sit) -> None:
    room, blocker = ended_room()
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    card = sit(room).blockers.cards[blocker]
    card.buttons[Disposition.PARKED].click()

    card.cancel.click()

    assert card.buttons[Disposition.PARKED].isVisible()
    assert not card.reason.isVisible()
    assert room.host.meeting.notes[blocker].disposition is None


def test_not_agreed_asks_for_the_reason_that_is_kept(sit: Sit) -> None:
    room, blocker = ended_room()
    card = sit(room, TOM).blockers.cards[blocker]
    card.buttons[Disposition.NOT_AGREED].click()
    card.confirm.click()
    refused_without = card.error.text()

    QTest.keyClicks(card.reason, "They are in the appendix")
    QTest.keyClick(card.reason, Qt.Key.Key_Return)

    assert "Say why" in refused_without
    assert room.host.meeting.notes[blocker].disposition is Disposition.NOT_AGREED
    reason = room.host.meeting.notes[blocker].disposition_reason
    assert reason == "They are in the appendix"


def test_a_reason_being_typed_survives_a_snapshot(sit: Sit) -> None:
    room, blocker = ended_room()
    card = sit(room, TOM).blockers.cards[blocker]
    card.buttons[Disposition.NOT_AGREED].click()
    QTest.keyClicks(card.reason, "They are")

    add_follow_up(room, "f", BEN, "Count the exceptions", date(2026, 12, 20))

    assert card.reason.isVisible()
    assert card.reason.text() == "They are"


def test_follow_ups_stand_by_person_and_date(sit: Sit) -> None:
    room, _ = ended_room()
    add_follow_up(room, "f2", BEN, "Costs by quarter", date(2027, 12, 23))
    add_follow_up(room, "f1", BEN, "Count the exceptions", date(2027, 12, 20))
    add_follow_up(room, "f3", MINA, "Ask the vendor", date(2027, 12, 18))

    said = shown_words(sit(room).follow_ups)

    places = [said.index(w) for w in ("Count the", "Costs by", "Mina", "Ask the")]
    assert places == sorted(places)
    assert said.count("Ben") == 1
    assert "20 Dec 2027" in said


def test_a_long_name_is_whole_above_the_next_row(sit: Sit) -> None:
    room = TestRoom()
    name = "Maximiliane-Alexandra von Hohenstein-Württemberg zu Sigmaringen"
    person = PersonId("long")
    room.seat(ADA).send(AddPerson(person, name))
    room.go_to(Phase.DECISIONS)
    add_follow_up(room, "f1", person, "Count", date(2027, 12, 23))
    add_follow_up(room, "f2", person, "Ask", date(2027, 12, 24))

    screen = sit(room)
    labels = screen.follow_ups.findChildren(QLabel)
    (owner,) = (label for label in labels if label.text() == name)
    (below,) = (label for label in labels if label.text() == "Ask")

    assert owner.height() >= owner.heightForWidth(owner.width())
    assert owner.height() > below.height()


def test_a_follow_up_can_be_taken_off_the_list(sit: Sit) -> None:
    room, _ = ended_room()
    follow_up = add_follow_up(room, "f", BEN, "Count", date(2026, 12, 20))
    screen = sit(room)

    screen.follow_ups.removers[follow_up].click()

    assert not room.host.meeting.follow_ups
    assert "Count" not in shown_words(screen.follow_ups)


def test_a_topic_left_open_can_get_an_owner_and_a_date(sit: Sit, qtbot: QtBot) -> None:
    room, _ = ended_room()
    screen = sit(room)
    assert "Nobody has done it." in shown_words(screen.topics)
    assert "Which two systems?" not in shown_words(screen.topics)

    with qtbot.waitSignal(screen.follow_up_requested) as asked:
        screen.topics.follow_up_requested.emit(list(room.host.meeting.topics)[1])

    assert asked.args == [list(room.host.meeting.topics)[1]]


def test_a_parked_topic_stands_in_the_summary_with_what_was_asked(
    sit: Sit, qtbot: QtBot
) -> None:
    room, _ = ended_room()
    first = next(iter(room.host.meeting.topics))
    room.seat(ADA).send(RenameTopic(first, "What changed"))
    room.seat(ADA).send(EndTopic(first, Outcome.PARK))
    screen = sit(room)

    assert "Mina: Which two systems?" in shown_words(screen.parked)
    with qtbot.waitSignal(screen.follow_up_requested) as asked:
        screen.parked.follow_up_requested.emit(first)
    assert asked.args == [first]


def test_the_words_of_an_only_blocker_stand_below_the_title(sit: Sit) -> None:
    room, _ = ended_room()
    for topic in room.host.meeting.topics:
        room.seat(ADA).send(RenameTopic(topic, "What changed"))
    screen = sit(room)

    words = shown_words(screen.topics)
    assert "Tom: Refunds already promised are not in it." in words
    assert "Rita: Nobody has done it." not in words


def test_closing_asks_once_and_then_freezes_the_page(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    record_decision(room)
    screen = sit(room)

    screen.close_meeting.click()
    asked, phase_before = screen.close_meeting.text(), room.host.meeting.phase
    screen.close_meeting.click()

    assert "Close for good" in asked.replace("&", "")
    assert phase_before is Phase.DECISIONS
    assert room.host.meeting.phase is Phase.CLOSED
    assert not screen.close_meeting.isVisible()
    assert not screen.back.isVisible()
    assert not screen.follow_ups.add.isVisible()
    assert "Closed" in screen.bar.sentence
    assert screen.take_away.copy.isVisible()


def test_question_says_how_many_second_stances_are_missing(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    record_decision(room)
    again = SealStance(StanceChoice.SUPPORT, is_after=True)
    room.seat(TOM).send(again)
    screen = sit(room)

    screen.close_meeting.click()
    said = screen.bar.sentence
    for person in EVERYBODY:
        room.seat(person).send(again)

    assert "1 of 5 have sealed where they stand after the talk" in said
    assert "after the talk" not in screen.bar.sentence


def test_double_click_asks_and_does_not_close(sit: Sit, qtbot: QtBot) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    screen = sit(room)
    left = Qt.MouseButton.LeftButton

    QTest.mouseClick(screen.close_meeting, left)
    QTest.mouseDClick(screen.close_meeting, left)
    QTest.mouseClick(screen.close_meeting, left)
    phase_after_double = room.host.meeting.phase
    qtbot.waitUntil(lambda: not screen._fresh.is_fresh)
    QTest.mouseClick(screen.close_meeting, left)

    assert phase_after_double is Phase.DECISIONS
    assert room.host.meeting.phase is Phase.CLOSED


def test_keys_held_down_do_not_answer_the_question_they_opened(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    screen = sit(room)

    screen._close_action.trigger()
    screen._close_action.trigger()

    assert not screen._close_action.autoRepeat()
    assert screen.not_yet.isVisible()
    assert room.host.meeting.phase is Phase.DECISIONS


def test_not_yet_and_escape_take_the_question_back(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    screen = sit(room)

    screen.close_meeting.click()
    screen.not_yet.click()
    after_button = screen.close_meeting.text().replace("&", "")
    screen.close_meeting.click()
    QTest.keyClick(screen, Qt.Key.Key_Escape)

    assert after_button == "Close the meeting"
    assert screen.close_meeting.text().replace("&", "") == "Close the meeting"
    assert room.host.meeting.phase is Phase.DECISIONS


def test_a_refused_closing_says_so_in_the_bar(sit: Sit) -> None:
    room, _ = ended_room()
    screen = sit(room)

    screen.command_requested.emit(CloseMeeting())

    assert "1 blocker has no disposition" in screen.bar.sentence


def seal_a_note(room: TestRoom) -> None:
    """Keep something under a seal whose key is nowhere here."""
    room.host.submit(KeepSealed(SealId("away"), b"box"), MINA)


def test_closing_with_sealed_notes_asks_why_and_keeps_the_reason(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    seal_a_note(room)
    screen = sit(room)
    said_before = screen.bar.sentence

    screen.close_meeting.click()
    screen.close_meeting.click()
    asked, phase_before = screen.reason.sentence.text(), room.host.meeting.phase
    QTest.keyClicks(screen.reason.field, "Mina has left")
    QTest.keyClick(screen.reason.field, Qt.Key.Key_Return)

    assert "Notes of 1 person are still sealed" in said_before
    assert asked.startswith("Notes of 1 person are still sealed. Wait for")
    assert phase_before is Phase.DECISIONS
    assert room.host.meeting.phase is Phase.CLOSED
    assert room.host.meeting.overrides[-1].reason == "Mina has left"
    assert not screen.reason.isVisible()


def test_the_reason_being_typed_survives_a_snapshot_and_goes_with_not_yet(
    sit: Sit,
) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    seal_a_note(room)
    screen = sit(room)
    screen.close_meeting.click()
    screen.close_meeting.click()
    QTest.keyClicks(screen.reason.field, "Mina has")

    add_follow_up(room, "f", BEN, "Count the exceptions", date(2026, 12, 20))
    kept = (screen.reason.isVisible(), screen.reason.field.text())
    QTest.keyClick(screen.reason.field, Qt.Key.Key_Escape)

    assert kept == (True, "Mina has")
    assert not screen.reason.isVisible()
    assert room.host.meeting.phase is Phase.DECISIONS


def test_the_question_goes_when_something_else_stops_the_closing(sit: Sit) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    seal_a_note(room)
    screen = sit(room)
    screen.close_meeting.click()
    screen.close_meeting.click()
    was_asked = screen.reason.isVisible()

    room.seat(ADA).send(DraftDecision(DecisionId("d"), DecisionDraft("Move")))

    assert was_asked
    assert not screen.reason.isVisible()


def test_who_does_not_lead_sees_the_page_without_controls(sit: Sit) -> None:
    room, blocker = ended_room()
    add_follow_up(room, "f", BEN, "Count", date(2026, 12, 20))

    screen = sit(room, BEN)

    assert not screen.close_meeting.isVisible()
    assert not screen.follow_ups.add.isVisible()
    assert not screen.follow_ups.removers
    card = screen.blockers.cards[blocker]
    assert not any(button.isVisible() for button in card.buttons.values())
    assert "Refunds already promised" in shown_words(screen.blockers)


@pytest.mark.parametrize("name", ["pdf", "html", "md", "docx", "csv", "json"])
def test_each_export_asks_for_its_format(sit: Sit, qtbot: QtBot, name: str) -> None:
    room, _ = ended_room()
    screen = sit(room)

    with qtbot.waitSignal(screen.export_requested) as asked:
        screen.take_away.files[name].click()

    assert asked.args == [name]


def test_word_is_offered_for_a_memo_that_came_from_word_only(sit: Sit) -> None:
    room, _ = ended_room()
    screen = sit(room)
    word = screen.take_away.files["docx"]
    is_offered = not word.isHidden()
    snapshot = room.seat(ADA).snapshot()
    assert snapshot.meeting.memo is not None
    memo = replace(snapshot.meeting.memo, name="billing.docx")
    meeting = replace(snapshot.meeting, memo=memo)

    screen.take_away.show_snapshot(replace(snapshot, meeting=meeting))

    assert not is_offered
    assert not word.isHidden()


def test_the_copy_key_asks_for_the_clipboard(sit: Sit, qtbot: QtBot) -> None:
    room, _ = ended_room()
    screen = sit(room)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.take_away.copy.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    with qtbot.waitSignal(screen.copy_requested):
        QTest.keyClick(screen.take_away.copy, Qt.Key.Key_C, both)


def test_how_we_met_says_its_numbers_in_words(sit: Sit) -> None:
    room, _ = ended_room()
    record_decision(room)

    said = shown_words(sit(room).how_we_met)

    assert "20 min given" in said
    assert "23 needed" in said
    assert "0 of 1" in said
    assert "2 support" in said


def test_every_chart_tells_a_screen_reader_its_numbers(sit: Sit) -> None:
    room, _ = ended_room()
    record_decision(room)

    charts = sit(room).how_we_met.findChildren(Chart)

    said = [one.accessibleName() for one in charts]
    assert said == [
        "Reading time: 20 min given",
        "Reading time: 23 needed",
        "First to speak, by place in the order: 1 of 1 by the first",
        "People heard: 1 of 5",
        "Decisions with one owner: 1 of 1",
        "Blockers disposed of: 0 of 1",
        "Stances before talking: 2 support, 1 support with changes, 1 unsure,"
        " 1 against",
        "Answers in the last roll call: 4 commit, 1 disagree and commit, 0 object,"
        " 0 veto",
    ]


def test_the_bar_says_what_stays_open_before_it_says_that_nothing_does(
    sit: Sit,
) -> None:
    room, blocker = ended_room()
    settle(room, blocker)
    screen = sit(room)
    left_open = screen.bar.sentence
    assert screen.close_meeting.isEnabled()

    for topic in room.host.meeting.topics:
        room.seat(ADA).send(EndTopic(topic, Outcome.PARK))

    assert left_open == "Still open: 2 topics. Read it back, then close."
    assert screen.bar.sentence == "Still open: 3 parked. Read it back, then close."


def test_many_open_topics_are_folded_until_all_are_asked_for(sit: Sit) -> None:
    room = TestRoom().go_to(Phase.READING)
    for number in range(FIRST_ROWS + 5):
        room.add_note(MINA, "invoices", NoteKind.QUESTION, f"Why {number}?")
    room.go_to(Phase.DECISIONS)
    screen = sit(room)
    for section in (screen.topics, screen.questions):
        assert shown_words(section).count("Why") == FIRST_ROWS
        (more,) = (
            button
            for button in section.findChildren(ActionButton)
            if button.text() == "Show the other 5"
        )

        more.click()

        QApplication.processEvents()
        assert shown_words(section).count("Why") == FIRST_ROWS + 5


def test_the_way_from_stance_to_stance_is_shown_in_numbers(sit: Sit) -> None:
    room, blocker = ended_room()
    record_decision(room)
    before_closing = shown_words(sit(room).how_we_met)
    for person in EVERYBODY:
        again = SealStance(StanceChoice.SUPPORT, is_after=True)
        room.seat(person).send(again)
    room.seat(TOM).send(SetDisposition(blocker, Disposition.PARKED))
    room.seat(ADA).send(CloseMeeting())

    said = shown_words(sit(room, MINA).how_we_met)

    assert "2 of 5 stayed" in said
    assert "3 moved towards it" in said
    assert "away from it" not in said
    assert "5 support" in said
    assert "stayed" not in before_closing


@pytest.mark.parametrize(("turns", "said"), [(1, "once"), (2, "2 times")])
def test_turns_given_out_of_order_are_counted_once_there_is_one(
    sit: Sit, turns: int, said: str
) -> None:
    room, _ = ended_room()
    words = shown_words(sit(room).how_we_met)
    assert "Turns given out of order" not in words

    room.seat(ADA).send(BackToDiscussion())
    for topic in list(room.host.meeting.topics)[1 : 1 + turns]:
        room.seat(ADA).send(TakeUpTopic(topic))
        room.seat(ADA).send(GiveFloor(RITA))  # the decider, who is last
    words = shown_words(sit(room).how_we_met)

    assert "Turns given out of order" in words
    assert said in words


def test_a_narrow_window_puts_how_we_met_below(sit: Sit) -> None:
    room, _ = ended_room()

    screen = sit(room, width=800)
    is_below = screen.columns.is_stacked
    screen.resize(1280, 720)

    assert is_below
    assert not screen.columns.is_stacked
    assert screen.how_we_met.isVisible()


def test_every_command_of_the_screen_has_a_name(sit: Sit) -> None:
    room, _ = ended_room()

    actions = sit(room).actions()

    assert all(action.text() for action in actions)
    keys = {action.shortcut().toString() for action in actions}
    assert {"Ctrl+Return", "Ctrl+Shift+C"} <= keys


def test_questions_nobody_answered_stand_at_the_end(sit: Sit) -> None:
    room = TestRoom().go_to(Phase.READING)
    asked = room.add_note(MINA, "two systems", NoteKind.QUESTION, "Which ones?")
    room.add_note(TOM, "invoices", NoteKind.SUGGESTION, "Say which.")
    room.go_to(Phase.DECISIONS)
    screen = sit(room)
    assert "Mina: Which ones?" in shown_words(screen.questions)
    assert "Say which." not in shown_words(screen.questions)

    room.seat(MINA).send(SetDisposition(asked, Disposition.ANSWERED_NOW))
    assert not screen.questions.isVisible()
