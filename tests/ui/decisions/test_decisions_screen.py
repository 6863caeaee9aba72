# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decisions screen with a real room behind it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import (
    AskAgain,
    CastVote,
    DeferDecision,
    DraftDecision,
    DropDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import SealStance, SetDisposition, WithdrawNote
from meetingroom.meeting.command.room import (
    AddPerson,
    ChangeSetup,
    OpenDecisions,
    OverrideFinding,
    SetAway,
)
from meetingroom.meeting.command.topic import EndTopic, MergeTopics
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import (
    Decision,
    DecisionDraft,
    DecisionStatus,
    Door,
    Question,
    VoteChoice,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import Stance, StanceChoice
from meetingroom.meeting.topics import Outcome
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.preflight import Form, Level, check
from meetingroom.ui.decisions.locked import Lock
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.decisions.start import Suggestion, open_suggestions
from meetingroom.ui.decisions.words import consulted_words, roll_call_lines
from meetingroom.ui.note.ending_strip import BOOK, LIST
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.message_strip import MessageStrip
from meetingroom.ui.widget.tab_order import order_tabs
from tests.support.meetings import ADA, BEN, MINA, NAMES, RITA, TOM, TestRoom
from tests.support.voting import START_IT, asked_again

Sit = Callable[..., DecisionsScreen]
DECISION = DecisionId("decision")
FULL = DecisionDraft(
    "Move every customer by the end of March.",
    BEN,
    Door.ONE_WAY,
    ("Move all by March", "Move new customers only"),
    "Waiting costs 0.9 million a year.",
    date(2027, 1, 15),
)


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    """Seat a person of a room at a shown decisions screen."""
    ThemeController(qapp, ThemeChoice.PAPER)
    stops: list[Callable[[], None]] = []

    def make(
        room: TestRoom, person: PersonId = ADA, width: int = 1280
    ) -> DecisionsScreen:
        screen = DecisionsScreen(room.host.new_id)
        qtbot.addWidget(screen, before_close_func=lambda _: screen.flush())
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
        screen.show()
        return screen

    yield make
    for stop in stops:
        stop()


def talking_room() -> tuple[TestRoom, TopicId]:
    """A room in discussion with one topic: a suggestion."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "two systems", NoteKind.SUGGESTION, "Move\nnew ones only")
    room.go_to(Phase.DISCUSSION)
    return room, next(iter(room.host.meeting.topics))


def drafted_room(draft: DecisionDraft = FULL) -> TestRoom:
    room, _ = talking_room()
    room.seat(ADA).send(DraftDecision(DECISION, draft))
    return room


def decision_of(room: TestRoom) -> Decision:
    return room.host.meeting.decisions[DECISION]


def everybody_commits(room: TestRoom, *, but: PersonId | None = None) -> None:
    for person in NAMES:
        if person != but:
            room.seat(person).send(CastVote(DECISION, VoteChoice.COMMIT))


def test_a_decision_begins_with_the_suggestions_and_notes_of_its_topic(
    sit: Sit,
) -> None:
    room, topic = talking_room()
    screen = sit(room)

    screen.begin(topic)

    draft = next(iter(room.host.meeting.decisions.values())).draft
    assert draft.options == ("Move new ones only",)
    assert draft.topics == (topic,)
    assert [chip.text() for chip in screen.form.links.chips] == ["1:2 Mina"]


def test_a_suggestion_becomes_an_option_with_one_press_and_nothing_is_lost(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room(DecisionDraft("Move", options=("Wait a year",)))
    screen = sit(room)
    row = screen.form.suggestions

    assert [chip.text() for chip in row.chips] == ["Move new ones only"]
    assert screen.form.options.options() == ("Wait a year",)
    row.chips[0].click()

    assert screen.form.options.options() == ("Wait a year", "Move new ones only")
    assert screen.focusWidget() is screen.form.options.lines[-1]
    assert row.isHidden()
    qtbot.waitUntil(lambda: len(decision_of(room).draft.options) == 2)


def test_all_suggestions_become_options_together(sit: Sit) -> None:
    room = TestRoom().go_to(Phase.READING)
    for number in range(5):
        body = f"Way {number} & more"
        room.add_note(MINA, "two systems", NoteKind.SUGGESTION, body)
    room.go_to(Phase.DISCUSSION)
    room.seat(ADA).send(DraftDecision(DECISION, DecisionDraft("Move")))
    screen = sit(room)
    row = screen.form.suggestions

    assert [chip.text() for chip in row.chips] == [
        f"Way {number} && more" for number in range(3)
    ]
    assert row.all.text() == "Add all 5"
    row.all.click()

    assert len(screen.form.options.options()) == 5
    assert row.isHidden()


def test_only_open_suggestions_are_offered_those_of_the_linked_topics_first() -> None:
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "two systems", NoteKind.SUGGESTION, "One")
    taken = room.add_note(MINA, "invoices", NoteKind.SUGGESTION, "Two")
    settled = room.add_note(MINA, "1.2 million", NoteKind.SUGGESTION, "Three")
    gone = room.add_note(MINA, "Nobody", NoteKind.SUGGESTION, "Four")
    sealed = open_suggestions(room.host.meeting, DecisionDraft())
    room.go_to(Phase.DISCUSSION)
    room.seat(MINA).send(SetDisposition(settled, Disposition.PARKED, "Later."))
    room.seat(MINA).send(WithdrawNote(gone, ""))
    meeting = room.host.meeting
    topic = next(t.id for t in meeting.topics.values() if taken in t.notes)
    other = next(t.id for t in meeting.topics.values() if topic != t.id)
    one, two = Suggestion("One", "1:2"), Suggestion("Two", "1:2")
    elsewhere = replace(one, is_elsewhere=True)

    assert sealed == ()
    assert open_suggestions(meeting, DecisionDraft()) == (one, two)
    linked = DecisionDraft(topics=(topic,))
    assert open_suggestions(meeting, linked) == (two, elsewhere)
    assert open_suggestions(meeting, DecisionDraft(options=(" one",))) == (two,)
    room.seat(ADA).send(EndTopic(other, Outcome.DECIDE))
    assert open_suggestions(room.host.meeting, linked) == (two,)


def crowded_room(*, suggestions: int) -> tuple[TestRoom, TopicId]:
    """A long memo with a suggestion on each paragraph; one topic is decided on."""
    text = tuple(
        Block(BlockKind.PARAGRAPH, f"Passage {n:03d}. " + "Words go on here. " * 12)
        for n in range(suggestions)
    )
    room = TestRoom(memo=Memo("Long", text, "long.md"))
    meeting = room.host.meeting
    for finding in check(meeting.memo or room.memo, meeting.pages):
        if finding.level is Level.SETTLE:
            room.seat(ADA).send(OverrideFinding(finding.rule, "As it is."))
    room.go_to(Phase.READING)
    for n in range(suggestions):
        quote, body = f"Passage {n:03d}", f"Way {n:03d}"
        room.add_note(MINA, quote, NoteKind.SUGGESTION, body)
    room.go_to(Phase.DISCUSSION)
    return room, list(room.host.meeting.topics)[-1]


def test_suggestions_of_other_topics_follow_with_their_place(sit: Sit) -> None:
    room, topic = crowded_room(suggestions=6)
    room.seat(ADA).send(DraftDecision(DECISION, DecisionDraft("Go", topics=(topic,))))
    screen = sit(room)
    row = screen.form.suggestions
    place = open_suggestions(room.host.meeting, DecisionDraft())[1].place

    assert [chip.text() for chip in row.chips] == [
        "Way 005",
        "1:1 · Way 000",
        f"{place} · Way 001",
    ]
    assert row.all.isHidden()  # one alone is of the topic that is decided on
    assert row.more.text() == "3 more…"
    row.menu.aboutToShow.emit()
    assert [action.toolTip() for action in row.menu.actions()] == [
        "Way 002",
        "Way 003",
        "Way 004",
    ]

    row.menu.actions()[1].trigger()

    assert screen.form.options.options() == ("Way 003",)
    assert row.more.text() == "2 more…"


def test_hundreds_of_suggestions_stay_in_a_menu_parted_by_pages(sit: Sit) -> None:
    room, topic = crowded_room(suggestions=150)
    room.seat(ADA).send(DraftDecision(DECISION, DecisionDraft("Go", topics=(topic,))))
    screen = sit(room)
    row = screen.form.suggestions

    assert len(row.chips) == 3
    assert row.all.isHidden()
    assert row.more.text() == "147 more…"
    row.menu.aboutToShow.emit()
    pages = row.menu.findChildren(QMenu)

    assert [page.menuAction() for page in pages] == row.menu.actions()
    assert pages[0].title().startswith("Page 1 (")
    assert sum(len(page.actions()) for page in pages) == 147
    assert len(pages) < 30


def test_a_topic_with_a_draft_takes_that_one_up_again(sit: Sit) -> None:
    room, topic = talking_room()
    screen = sit(room)

    screen.begin(topic)
    screen.begin(None)
    screen.begin(topic)

    assert len(room.host.meeting.decisions) == 2
    assert screen.form.draft().topics == (topic,)


def test_an_attendee_cannot_begin_a_decision(sit: Sit) -> None:
    room, topic = talking_room()

    sit(room, BEN).begin(topic)

    assert not room.host.meeting.decisions


def test_an_outcome_is_chosen_from_the_set_of_the_form(sit: Sit, qtbot: QtBot) -> None:
    room = drafted_room()
    screen = sit(room)
    asked = replace(room.host.meeting.setup, form=Form.PR_FAQ)

    room.seat(ADA).send(ChangeSetup(asked))

    list_ = screen.form.outcome
    offered = [list_.itemText(index) for index in range(list_.count())]
    assert offered[1:] == ["Build", "Investigate", "Kill", "Second review"]
    assert "the outcome and the roll call" in screen.bar.sentence
    list_.setFocus()
    QTest.keyClicks(list_, "K")
    qtbot.waitUntil(lambda: decision_of(room).draft.outcome == "kill")
    assert "the outcome" not in screen.bar.sentence


def test_an_outcome_of_another_form_is_no_longer_chosen(sit: Sit) -> None:
    room = drafted_room(replace(FULL, outcome="approved"))
    screen = sit(room)
    assert screen.form.outcome.currentText() == "Approved"

    asked = replace(room.host.meeting.setup, form=Form.PR_FAQ)
    room.seat(ADA).send(ChangeSetup(asked))

    assert screen.form.draft().outcome == ""
    assert screen.form.outcome.currentText() == "Choose the outcome"


def test_enter_goes_on_to_the_next_option(sit: Sit, qtbot: QtBot) -> None:
    room = drafted_room(DecisionDraft())
    screen = sit(room)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    first = screen.form.options.lines[0]
    first.setFocus()

    QTest.keyClicks(first, "Bremen only")
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget() or screen, "All four")

    assert screen.form.draft().options == ("Bremen only", "All four")


def test_what_is_typed_is_stored_within_a_second(sit: Sit, qtbot: QtBot) -> None:
    room = drafted_room(DecisionDraft())
    screen = sit(room)

    QTest.keyClicks(screen.form.statement, "Move in March")

    qtbot.waitUntil(
        lambda: decision_of(room).draft.statement == "Move in March", timeout=1000
    )


def test_leaving_stores_what_was_just_typed(sit: Sit) -> None:
    room = drafted_room(DecisionDraft())
    screen = sit(room)
    QTest.keyClicks(screen.form.because, "It is cheap")

    screen.flush()

    assert decision_of(room).draft.because == "It is cheap"


def test_a_snapshot_leaves_alone_what_is_being_typed(sit: Sit) -> None:
    room = drafted_room(DecisionDraft())
    screen = sit(room)
    QTest.keyClicks(screen.form.statement, "Move in ")

    room.seat(MINA).send(DraftDecision(DecisionId("other"), DecisionDraft()))

    assert screen.form.statement.toPlainText() == "Move in "


def test_the_whole_form_is_read_back_as_one_draft(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)

    assert screen.form.draft() == FULL


def test_the_form_can_be_filled_by_keyboard_alone(sit: Sit) -> None:
    room = drafted_room(DecisionDraft())
    form = sit(room).form

    QTest.keyClicks(form.statement, "Move in March")
    form.owner.setFocus()
    QTest.keyClicks(form.owner, "Ben")
    form.owner.activated.emit(form.owner.currentIndex())
    form.door.setFocus()
    QTest.keyClick(form.door, Qt.Key.Key_Right)
    QTest.keyClicks(form.options.lines[0], "June")
    QTest.keyClicks(form.because, "Cheap")
    QTest.keyClicks(form.review_on, "2027-01-15")

    draft = form.draft()
    assert (draft.statement, draft.owner, draft.because) == (
        "Move in March",
        BEN,
        "Cheap",
    )
    assert draft.door is not None
    assert draft.options == ("June",)
    assert draft.review_on == date(2027, 1, 15)


def test_a_one_way_door_says_beside_the_names_what_it_needs(sit: Sit) -> None:
    room = drafted_room(DecisionDraft("Move", BEN, Door.ONE_WAY, ("One",), "Why"))
    screen = sit(room)
    form = screen.form

    assert form.options_row.lack == "one more is needed"
    assert "at least two options" in form.options.accessibleDescription()
    assert form.review_row.lack == "is needed"
    assert "review date" in form.review_on.accessibleDescription()
    assert "a second option, a review date and the roll call" in screen.bar.sentence
    assert not screen.save.isEnabled()


def test_without_any_option_two_are_missing_and_not_a_second(sit: Sit) -> None:
    room = drafted_room(replace(FULL, options=()))
    screen = sit(room)

    assert screen.form.options_row.lack == "two are needed"
    assert "two options and the roll call are missing" in screen.bar.sentence


def test_nothing_moves_when_a_one_way_door_needs_more(sit: Sit) -> None:
    room = drafted_room(DecisionDraft("Move", BEN, Door.TWO_WAY, (), "Why"))
    form = sit(room).form

    def tops() -> list[int]:
        QApplication.processEvents()
        return [part.y() for part in (form.options_row, form.because_row)]

    before = tops()
    form.door.findChildren(QAbstractButton)[0].click()

    assert form.options_row.lack
    assert tops() == before


def test_a_two_way_door_asks_for_neither(sit: Sit) -> None:
    room = drafted_room(DecisionDraft("Move", BEN, Door.TWO_WAY, (), "Why"))
    screen = sit(room)

    assert screen.form.options_row.lack == ""
    assert screen.form.review_row.lack == ""
    assert screen.bar.sentence == "Cannot be saved yet: the roll call is missing."


def test_another_decision_without_a_door_shows_none(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    other = DecisionId("other")
    room.seat(ADA).send(DraftDecision(other, DecisionDraft("Another")))

    screen.chooser.decision_chosen.emit(other)

    assert screen.form.draft() == DecisionDraft("Another")
    assert screen.chooser.list.isVisible()


def test_an_answer_is_sealed_and_shown_to_its_writer_alone(sit: Sit) -> None:
    room = drafted_room()
    screen, other = sit(room, MINA), sit(room, ADA)

    screen.roll_call.own.buttons[VoteChoice.COMMIT].click()
    screen.roll_call.own.seal.click()

    vote = decision_of(room).roll_call.standing(MINA)
    assert vote is not None
    assert vote.choice is VoteChoice.COMMIT
    assert "Sealed" in screen.roll_call.own.seal.text()
    assert "1 of 5" in other.roll_call.state.text()
    assert other.roll_call.rows[MINA].excused is not None


def test_an_objection_without_a_reason_cannot_be_sealed_and_says_why(
    sit: Sit,
) -> None:
    room = drafted_room()
    screen = sit(room, MINA)
    own = screen.roll_call.own
    sent: list[Command] = []
    screen.command_requested.connect(sent.append)

    own.buttons[VoteChoice.OBJECT].click()
    QTest.keyClick(own.reason, Qt.Key.Key_Return)
    own.seal.click()

    assert not own.seal.isEnabled()
    assert own.reason_row.lack == "needed for this answer"
    assert "Say why you object" in own.reason_row.error
    assert sent == []
    QTest.keyClicks(own.reason, "Too early.")
    assert own.seal.isEnabled()
    assert own.reason_row.error == own.reason_row.lack == ""


def test_a_sealed_answer_is_told_on_no_screen_not_even_its_writer_s(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room, MINA)
    own = screen.roll_call.own
    own.buttons[VoteChoice.OBJECT].click()
    QTest.keyClicks(own.reason, "Too early.")

    QTest.keyClick(own.reason, Qt.Key.Key_Return)

    row = screen.roll_call.rows[MINA].findChildren(QLabel)
    assert [label.text() for label in row][-1] == "sealed"
    assert own.is_folded
    assert own.seal.text() == "Sealed. Change my &answer"
    assert not own.buttons[VoteChoice.OBJECT].isVisible()
    assert not own.reason.isVisible()
    shown = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    assert not [words for words in shown if "Too early" in words]
    assert screen.focusWidget() is own.seal


def test_a_sealed_answer_is_opened_to_be_changed_and_folded_again(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room, MINA)
    own = screen.roll_call.own
    own.buttons[VoteChoice.COMMIT].click()
    own.seal.click()

    own.seal.click()
    assert screen.focusWidget() is own.buttons[VoteChoice.COMMIT]
    own.buttons[VoteChoice.OBJECT].click()
    QTest.keyClick(own.reason, Qt.Key.Key_Escape)
    assert own.is_folded
    assert own.choice is VoteChoice.COMMIT

    own.choose(VoteChoice.OBJECT)
    own.reason.setText("Too early.")
    QTest.keyClick(own.reason, Qt.Key.Key_Return)

    assert own.is_folded
    vote = decision_of(room).roll_call.standing(MINA)
    assert vote is not None
    assert vote.choice is VoteChoice.OBJECT


def test_an_answer_that_is_refused_unfolds_to_say_why(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room, MINA)
    own = screen.roll_call.own
    own.buttons[VoteChoice.COMMIT].click()
    own.seal.click()

    screen.show_refusal(CastVote(DECISION, VoteChoice.COMMIT), Refused("No."))

    assert not own.is_folded
    assert own.reason_row.error == "No."


def test_only_the_bar_raiser_is_offered_a_veto(sit: Sit) -> None:
    room = drafted_room()

    for_tom = sit(room, TOM).roll_call.own.buttons[VoteChoice.VETO].isVisible()
    for_mina = sit(room, MINA).roll_call.own.buttons[VoteChoice.VETO].isVisible()

    assert for_tom
    assert not for_mina


def test_opening_waits_for_everyone_who_is_not_excused(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room, but=MINA)
    screen = sit(room)

    screen.roll_call.open_all.click()
    refused = screen.roll_call.error.text()
    box = screen.roll_call.rows[MINA].excused
    assert box is not None
    was_said = screen.roll_call.error.isVisible()
    box.setChecked(True)
    is_said = screen.roll_call.error.isVisible()
    screen.roll_call.open_all.click()
    unsaid = screen.roll_call.because_row.error
    screen.roll_call.because.setText("She was called away.")
    screen.roll_call.open_all.click()

    assert "Not answered yet: Mina." in refused
    assert was_said
    assert not is_said
    assert unsaid == "Say why they are not asked; it stands in the record."
    call = decision_of(room).roll_call
    assert call.is_open
    assert call.not_asked == {MINA}
    assert call.why_not_asked(MINA) == "She was called away."
    mina = screen.roll_call.rows[MINA].findChildren(QLabel)
    assert "“She was called away.”" in [label.text() for label in mina]
    assert not screen.roll_call.because_row.isVisible()
    said = roll_call_lines(room.host.meeting, decision_of(room))
    assert said[-1] == "Not asked, though here: Mina “She was called away.”"


def test_an_answer_to_words_that_changed_is_refused_and_one_press_sends_it_again(
    sit: Sit,
) -> None:
    room = drafted_room()
    screen = sit(room, BEN)
    own = screen.roll_call.own
    own.buttons[VoteChoice.OBJECT].click()
    own.reason.setText("March is too early.")
    sent: list[Command] = []
    screen.roll_call.command_requested.connect(sent.append)
    other = replace(FULL, statement="Move nobody before summer.")
    room.seat(ADA).send(DraftDecision(DECISION, other))
    noticed = own.reason_row.error

    (stale,) = (CastVote(DECISION, VoteChoice.OBJECT, "x", question_of(FULL)),)
    screen.command_requested.emit(stale)
    refused = own.reason_row.error
    assert own.choice is VoteChoice.OBJECT
    assert own.reason.text() == "March is too early."
    own.seal.click()

    assert noticed == "The decision has changed. Read it again, then seal."
    assert refused.startswith("The decision has changed since you chose.")
    assert sent[-1] == CastVote(
        DECISION, VoteChoice.OBJECT, "March is too early.", question_of(other)
    )
    vote = decision_of(room).roll_call.standing(BEN)
    assert vote is not None
    assert vote.reason == "March is too early."
    assert own.reason_row.error == ""


def test_who_writes_answers_what_they_have_just_typed(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    screen.form.statement.setPlainText("Move nobody before summer.")

    screen.roll_call.own.buttons[VoteChoice.COMMIT].click()
    screen.roll_call.own.seal.click()

    assert decision_of(room).draft.statement == "Move nobody before summer."
    assert list(decision_of(room).roll_call.answers) == [ADA]


def test_who_typed_words_that_came_too_late_still_answers_the_room_s(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    screen.form.statement.setPlainText("Move nobody before summer.")
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.COMMIT))
    screen.flush()

    screen.roll_call.own.buttons[VoteChoice.COMMIT].click()
    screen.roll_call.own.seal.click()

    assert decision_of(room).draft.statement == FULL.statement
    assert screen.form.statement.toPlainText() == "Move nobody before summer."
    assert set(decision_of(room).roll_call.answers) == {ADA, TOM}


def test_what_is_not_complete_cannot_be_answered_yet(sit: Sit) -> None:
    room = drafted_room(replace(FULL, owner=None, because=""))
    screen = sit(room, BEN)
    own = screen.roll_call.own
    said = own.waiting.text()
    are_offered = [button.isVisible() for button in own.buttons.values()]
    screen.roll_call.choose(VoteChoice.COMMIT)
    chosen = own.choice
    room.seat(ADA).send(DraftDecision(DECISION, FULL))
    own.reason.setText("Too")
    room.seat(ADA).send(DraftDecision(DECISION, replace(FULL, because="")))

    assert said == "It can be answered once the form has: an owner, the because."
    assert not any(are_offered)
    assert chosen is None
    assert own.reason.isVisible()
    assert not own.seal.isEnabled()
    assert "the form has: the because." in own.seal.accessibleDescription()


def question_of(draft: DecisionDraft) -> Question:
    return Decision(DECISION, draft).question


def test_the_reason_is_asked_for_only_while_somebody_is_excused(sit: Sit) -> None:
    screen = sit(drafted_room())
    box = screen.roll_call.rows[MINA].excused
    assert box is not None
    before = screen.roll_call.because_row.isVisible()

    box.setChecked(True)
    asked = screen.roll_call.because_row.isVisible()
    focused = screen.focusWidget()
    box.setChecked(False)

    assert (before, asked) == (False, True)
    # Space typed on goes into the reason, and does not untick.
    assert focused is screen.roll_call.because
    assert not screen.roll_call.because_row.isVisible()


def test_all_that_is_missing_is_named(sit: Sit) -> None:
    screen = sit(drafted_room(DecisionDraft()))

    assert screen.bar.sentence == (
        "Missing yet: the decision, an owner, the door, the because."
    )


def test_a_complete_decision_is_read_back_recorded_and_then_only_read(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen = sit(room)

    screen.roll_call.open_all.click()
    screen.save.click()
    qtbot.waitUntil(lambda: screen.read_back.is_ready)
    screen.read_back.record.click()

    assert decision_of(room).status is DecisionStatus.RECORDED
    assert not screen.form.isVisible()
    assert "Move every customer by the end of March." in screen.reading.words()
    assert "D-1 is in the record." in screen.bar.sentence
    assert not screen.save.isVisible()


def test_what_is_locked_says_why_and_leads_to_the_roll_call(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room, width=800)
    was_locked = screen.form.lock.isVisible()
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.COMMIT))
    form = screen.form

    assert not was_locked
    assert "people have answered" in form.lock.words.text()
    assert form.statement.isReadOnly()
    controls = (form.owner, form.outcome, form.door)
    assert not any(control.isEnabled() for control in controls)
    QApplication.processEvents()
    form.lock.way.click()

    assert screen.focusWidget() is screen.roll_call.open_all
    QApplication.processEvents()
    top = screen.roll_call.open_all.mapTo(screen.columns, QPoint(0, 0)).y()
    assert 0 <= top < screen.columns.height()


def test_asking_again_beside_the_words_unlocks_them(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen, scribe = sit(room), sit(room, MINA)
    screen.open.click()
    words = screen.form.lock.way.text()
    for_scribe = scribe.form.lock

    assert words == "Ask again"
    assert "Only Ada can ask again." in for_scribe.words.text()
    assert not for_scribe.way.isVisible()
    screen.form.lock.way.click()

    assert not screen.form.lock.isVisible()
    assert not screen.form.statement.isReadOnly()
    assert screen.form.owner.isEnabled()
    assert screen.focusWidget() is screen.form.statement
    assert decision_of(room).roll_call.round == 2


def test_the_words_are_locked_once_they_are_answered_to(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    was_free = not screen.form.statement.isReadOnly()

    everybody_commits(room)
    screen.roll_call.open_all.click()
    is_safe = not screen.drop.hasFocus()
    is_locked = screen.form.statement.isReadOnly()
    screen.roll_call.ask_again.click()

    assert was_free
    assert is_locked
    assert is_safe
    assert not screen.form.statement.isReadOnly()
    assert screen.roll_call.own.choice is None


def test_options_and_date_are_locked_once_the_answers_were_opened(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen = sit(room)
    form = screen.form
    fields = (form.options.lines[0], form.review_on)
    were_locked = [field.isReadOnly() for field in fields]

    screen.open.click()
    are_locked = [field.isReadOnly() for field in fields]
    is_empty_shown = form.options.lines[-1].isVisible()
    screen.roll_call.ask_again.click()

    assert were_locked == [False, False]
    assert are_locked == [True, True]
    assert not is_empty_shown
    assert not any(field.isReadOnly() for field in fields)
    assert form.options.lines[-1].isVisible()
    assert not form.because.isReadOnly()


def test_an_option_that_came_too_late_stays_and_takes_no_reason_along(
    sit: Sit,
) -> None:
    room = drafted_room()
    everybody_commits(room)
    scribe = sit(room, MINA)
    line = scribe.form.options.lines[-1]
    QTest.keyClicks(line, "Never")
    QTest.keyClicks(scribe.form.because, "Still. ")

    room.seat(ADA).send(OpenRollCall(DECISION))
    scribe.flush()

    assert "these options and this date" in scribe.form.options_row.error
    assert line.text() == "Never"
    assert not line.isReadOnly()
    assert "Still. " in decision_of(room).draft.because
    assert decision_of(room).draft.options == FULL.options


def test_an_owner_who_objects_is_remarked_once_the_answers_are_open(
    sit: Sit,
) -> None:
    room = drafted_room()
    everybody_commits(room, but=BEN)
    room.seat(BEN).send(CastVote(DECISION, VoteChoice.OBJECT, "I have no time."))
    screen, his = sit(room), sit(room, BEN)
    before = (screen.form.against.isVisible(), "objects" in his.reading.words())

    screen.open.click()

    assert before == (False, False)
    assert screen.form.against.words.text() == (
        "Ben objects to this decision, and would own it."
    )
    assert "Owner: Ben, who objects to it" in his.reading.said()
    assert "Decider: Rita" in his.reading.said()
    screen.form.lock.way.click()
    assert screen.form.against.isHidden()


def test_the_focus_begins_in_the_form_and_never_on_the_way_back(
    sit: Sit,
) -> None:
    screen = sit(drafted_room())
    screen.hide()
    in_draft = screen.panes()[0]
    screen.form.show_lock(Lock("They have answered.", ""))
    in_locked = screen.panes()[0]
    empty = sit(talking_room()[0])

    assert in_draft is screen.form.statement
    assert in_locked is screen.form.because
    assert empty.panes()[0] is empty.chooser.new


def test_once_all_have_answered_opening_is_the_step_in_the_bar(sit: Sit) -> None:
    room = drafted_room()
    screen, scribe = sit(room), sit(room, MINA)
    everybody_commits(room, but=TOM)
    while_one_is_missing = screen.bar.sentence
    was_offered = screen.open.isVisible()
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.COMMIT))

    assert while_one_is_missing == "Cannot be saved yet: the roll call is missing."
    assert not was_offered
    assert screen.bar.sentence.startswith("All have answered.")
    assert not screen.save.isVisible()
    # Who only writes along waits for whoever leads.
    assert scribe.bar.sentence == screen.bar.sentence
    assert not scribe.open.isVisible()
    assert not scribe.save.isEnabled()

    screen.open.click()

    assert decision_of(room).roll_call.is_open
    assert screen.save.isVisible()
    # An Enter that follows saves nothing.
    assert screen.focusWidget() is screen.roll_call


def test_what_stops_the_opening_is_seen_in_a_narrow_window(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen = sit(room, width=800)
    late = PersonId("late")
    room.seat(ADA).send(AddPerson(late, "Lea Late"))

    screen.command_requested.emit(OpenRollCall(DECISION))
    QApplication.processEvents()

    error = screen.roll_call.error
    assert "Lea Late" in error.text()
    bottom = error.mapTo(screen.columns, error.rect().bottomLeft()).y()
    assert bottom <= screen.columns.height()


def test_a_veto_leaves_only_deferring(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room, but=TOM)
    room.seat(TOM).send(CastVote(DECISION, VoteChoice.VETO, "It breaks the law."))
    screen = sit(room)
    screen.roll_call.open_all.click()
    sentence = screen.bar.sentence

    screen.defer.click()
    QTest.keyClicks(screen.defer_strip.reason, "Until the law is clear")
    QTest.keyClick(screen.defer_strip.reason, Qt.Key.Key_Return)

    assert sentence == "Vetoed by Tom. It can be deferred, with an owner."
    assert decision_of(room).status is DecisionStatus.DEFERRED
    assert decision_of(room).deferred_because == "Until the law is clear"


def test_deferring_without_an_owner_says_so_in_the_strip(sit: Sit) -> None:
    room = drafted_room(DecisionDraft("Move"))
    screen = sit(room)
    screen.defer.click()
    screen.defer_strip.confirm.click()
    without_reason = screen.defer_strip.row.error
    QTest.keyClicks(screen.defer_strip.reason, "Later")

    screen.defer_strip.confirm.click()

    assert "Say why" in without_reason
    assert "Name the owner" in screen.defer_strip.row.error
    assert screen.defer_strip.reason.text() == "Later"


def test_what_deferring_asks_for_goes_once_it_is_there(sit: Sit) -> None:
    room = drafted_room(DecisionDraft("Move", review_on=date(2027, 1, 15)))
    screen = sit(room)
    strip, owner = screen.defer_strip, screen.form.owner
    screen.defer.click()
    needed = strip.row.lack
    QTest.keyClicks(strip.reason, "Later")
    strip.confirm.click()
    refused, led_to = strip.row.error, screen.focusWidget()

    owner.setCurrentIndex(owner.findData(BEN))
    owner.activated.emit(owner.currentIndex())

    assert needed == "needed above: an owner"
    assert "Name the owner" in refused
    assert led_to is owner
    assert strip.row.error == ""
    assert strip.row.lack == ""
    strip.confirm.click()
    assert decision_of(room).status is DecisionStatus.DEFERRED


def test_what_another_person_fills_in_is_asked_no_more(sit: Sit) -> None:
    room = drafted_room(replace(FULL, owner=None))
    screen = sit(room)
    screen.defer.click()
    QTest.keyClicks(screen.defer_strip.reason, "Later")
    screen.defer_strip.confirm.click()
    assert screen.defer_strip.row.error

    room.seat(MINA).send(DraftDecision(DECISION, FULL))

    assert screen.defer_strip.row.error == ""


def test_a_reason_that_is_typed_takes_its_error_away(sit: Sit) -> None:
    strip = sit(drafted_room()).defer_strip
    strip.ask()
    strip.confirm.click()
    assert strip.row.error

    QTest.keyClicks(strip.reason, "L")

    assert strip.row.error == ""


def test_a_draft_can_be_put_away(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)

    screen.drop.click()

    assert decision_of(room).status is DecisionStatus.DROPPED
    assert screen.empty.isVisible()


def strip_buttons(screen: DecisionsScreen) -> dict[str, ActionButton]:
    found = screen.undo.findChildren(ActionButton)
    return {button.text(): button for button in found if button.isVisible()}


def test_what_was_put_away_is_said_and_taken_up_again_from_the_strip(
    sit: Sit,
) -> None:
    room = drafted_room()
    screen = sit(room)
    screen.take_back_requested.connect(room.seat(ADA).send)
    was_silent = screen.undo.isHidden()
    screen.drop.click()
    strip = screen.undo.findChild(MessageStrip)
    assert isinstance(strip, MessageStrip)
    said = strip.accessibleName()

    strip_buttons(screen)["Undo"].click()

    assert was_silent
    assert said == "“Move every customer by the end of March” is put away."
    assert decision_of(room).status is DecisionStatus.DRAFT
    assert screen.form.isVisible()
    assert screen.undo.isHidden()
    assert screen.focusWidget() is screen.form.statement


def test_the_strip_goes_once_something_else_is_begun(sit: Sit) -> None:
    screen = sit(drafted_room())
    screen.drop.click()

    screen.chooser.new.click()

    assert screen.undo.isHidden()


def test_a_draft_begun_to_supersede_is_taken_back_from_the_strip(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room)
    room.seat(ADA).send(OpenRollCall(DECISION))
    room.seat(ADA).send(RecordDecision(DECISION))
    screen = sit(room)
    screen.take_back_requested.connect(room.seat(ADA).send)
    screen.supersede.click()

    strip_buttons(screen)["Undo"].click()
    (later,) = (d for d in room.host.meeting.decisions.values() if d.id != DECISION)

    assert later.status is DecisionStatus.DROPPED
    assert shown_in(screen) == DECISION
    assert screen.reading.isVisible()
    screen.supersede.click()
    QTest.keyClicks(screen.form.because, "New figures.")
    screen.flush()
    assert screen.undo.isHidden()


def test_an_attendee_reads_the_draft_without_controls(sit: Sit) -> None:
    room = drafted_room()

    screen = sit(room, BEN)

    assert "Waiting costs 0.9 million a year." in screen.reading.words()
    assert not screen.form.isVisible()
    hidden = (screen.save, screen.defer, screen.drop, screen.chooser.new)
    assert not any(part.isVisible() for part in hidden)
    assert not screen.roll_call.open_all.isVisible()
    assert screen.roll_call.own.isVisible()


def test_a_note_can_be_linked_and_unlinked_from_the_list(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    note = next(iter(room.host.meeting.notes))

    screen.form.links.menu.actions()[0].setChecked(True)
    screen.flush()
    linked = decision_of(room).draft.notes
    screen.form.links.menu.actions()[0].setChecked(False)
    screen.flush()

    assert linked == (NoteId(note),)
    assert decision_of(room).draft.notes == ()


def test_the_summary_is_offered_once_the_decisions_have_begun(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room()
    screen = sit(room)
    ways = (screen.chooser.summary, screen.summary)
    during_the_talk = [way.isVisible() for way in ways]
    room.seat(ADA).send(OpenDecisions())
    amid_a_draft = [way.isVisible() for way in ways]

    with qtbot.waitSignal(screen.close_requested):
        screen.chooser.summary.click()

    assert during_the_talk == [False, False]
    assert amid_a_draft == [True, False]


def test_the_summary_is_the_next_step_in_the_bar_once_all_is_settled(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room()
    room.seat(ADA).send(OpenDecisions())
    screen, other = sit(room), sit(room, BEN)
    room.seat(ADA).send(DeferDecision(DECISION, "Numbers are missing."))

    with qtbot.waitSignal(screen.close_requested):
        screen.summary.click()

    assert screen.summary in screen.panes()
    assert not screen.chooser.summary.isVisible()
    # Who closes nothing only looks at it.
    assert not other.summary.isVisible()
    assert other.chooser.summary.isVisible()


def test_the_way_back_says_whom_it_takes_along(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    during_the_talk = screen.chooser.back.text()

    room.seat(ADA).send(OpenDecisions())

    assert "everybody" not in during_the_talk
    assert "with everybody" in screen.chooser.back.text()
    assert "All screens go back" in screen.chooser.back.accessibleDescription()


def test_a_narrow_window_puts_the_roll_call_below(sit: Sit) -> None:
    room = drafted_room()

    assert sit(room, width=800).columns.is_stacked
    assert not sit(room, width=1000).columns.is_stacked


def test_every_command_has_a_name_and_the_wanted_keys(sit: Sit) -> None:
    room = drafted_room()

    actions = sit(room, RITA).actions()

    assert all(action.text() for action in actions)
    keys = {action.shortcut().toString() for action in actions}
    assert {"Ctrl+Return", "Ctrl+Shift+R", "Alt+1", "Alt+4"} <= keys


def test_the_answer_keys_choose_an_own_answer(sit: Sit, qtbot: QtBot) -> None:
    room = drafted_room()
    screen = sit(room, BEN)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.chooser.setFocus()

    QTest.keyClick(screen, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert screen.roll_call.own.choice is VoteChoice.OBJECT


def test_stances_are_asked_again_once_something_is_decided(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room()
    room.go_to(Phase.DECISIONS)
    screen = sit(room, BEN)
    was_hidden = screen.stance.isHidden()
    room.seat(ADA).send(DeferDecision(DECISION, "Numbers are missing."))
    with qtbot.waitActive(screen):
        screen.activateWindow()

    screen.stance.choices.setFocus()
    QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Right)
    QTest.keyClicks(screen.stance.why, "The way back is written.")
    QTest.keyClick(screen.stance.why, Qt.Key.Key_Return)

    sealed = Stance(StanceChoice.SUPPORT_WITH_CHANGES, "The way back is written.")
    assert was_hidden
    assert room.host.meeting.stances_after == {BEN: sealed}
    assert not screen.stance.is_open
    shown = [label.text() for label in screen.stance.findChildren(QLabel)]
    assert "Sealed. 1 of 5 have sealed theirs." in shown


def test_a_refused_second_stance_says_why_in_its_strip(sit: Sit) -> None:
    room = drafted_room()
    room.go_to(Phase.DECISIONS)
    room.seat(ADA).send(DeferDecision(DECISION, "Numbers are missing."))
    screen = sit(room, BEN)

    late = SealStance(StanceChoice.YES, is_after=True)
    screen.command_requested.emit(late)

    shown = [label.text() for label in screen.stance.findChildren(QLabel)]
    assert any("asks for other stances" in text for text in shown)


def test_the_last_five_minutes_are_said_to_everybody(sit: Sit, qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.READING)
    note = room.add_note(TOM, "two systems", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    screen, other = sit(room), sit(room, TOM)
    late = room.clock.now() + timedelta(minutes=21)

    screen.show_time(late)
    other.show_time(late)

    assert screen.ending.message is not None
    assert screen.ending.message.sentence.endswith("with Tom, Rita now?")
    assert other.ending.message is not None
    assert other.ending.message.sentence.endswith("1 open blocker, goal undecided.")
    with qtbot.waitSignal(screen.booking_requested) as booked:
        screen.ending.strip.action_requested.emit(BOOK)
    assert booked.args[0].people == (TOM, RITA)
    other.ending.strip.action_requested.emit(LIST)
    with qtbot.waitSignal(other.blocker_requested) as led:
        other.ending.list.places[note].click()
    assert led.args == [note]


def test_many_who_are_needed_are_counted(sit: Sit) -> None:
    room = TestRoom()
    many = [PersonId(f"p{number}") for number in range(6)]
    for person in many:
        room.seat(ADA).send(AddPerson(person, person.upper()))
    room.go_to(Phase.READING)
    for person in many:
        room.add_note(person, "two systems", NoteKind.BLOCKER)
    room.go_to(Phase.DISCUSSION)
    screen = sit(room)

    screen.show_time(room.clock.now() + timedelta(minutes=21))

    assert screen.ending.message is not None
    assert screen.ending.message.sentence.endswith("and 3 others now?")


SECOND = DecisionId("second")


def shown_in(screen: DecisionsScreen) -> str:
    return str(screen.chooser.list.currentData())


def test_who_only_reads_follows_the_decision_the_room_works_on(sit: Sit) -> None:
    room = drafted_room()
    room.seat(ADA).send(DraftDecision(SECOND, DecisionDraft("Hire two people.")))
    other = sit(room, TOM)
    assert shown_in(other) == SECOND

    changed = replace(FULL, because="It was measured.")
    room.seat(ADA).send(DraftDecision(DECISION, changed))

    assert shown_in(other) == DECISION
    assert other.chooser.rejoin.isHidden()


def test_who_looks_at_another_decision_stays_there_until_rejoining(
    sit: Sit, qtbot: QtBot
) -> None:
    room = drafted_room()
    room.seat(ADA).send(DraftDecision(SECOND, DecisionDraft("Hire two people.")))
    other = sit(room, TOM)
    other.chooser.decision_chosen.emit(DECISION)
    assert not other.chooser.rejoin.isHidden()

    room.seat(ADA).send(DraftDecision(SECOND, DecisionDraft("Hire three people.")))
    assert shown_in(other) == DECISION

    other.activateWindow()
    other.chooser.list.setFocus()
    qtbot.waitUntil(other.chooser.list.hasFocus)
    modifier = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(other.chooser.list, Qt.Key.Key_J, modifier)
    assert shown_in(other) == SECOND
    assert other.chooser.rejoin.isHidden()
    QTest.keyClick(other.chooser.list, Qt.Key.Key_J, modifier)
    assert shown_in(other) == SECOND


def test_the_way_back_stays_however_often_the_room_moves_on(sit: Sit) -> None:
    room = drafted_room()
    third = DecisionId("third")
    room.seat(ADA).send(DraftDecision(SECOND, DecisionDraft("Hire two people.")))
    other = sit(room, TOM)
    other.chooser.decision_chosen.emit(DECISION)

    room.seat(ADA).send(DraftDecision(third, DecisionDraft("Move the office.")))
    once = (shown_in(other), other.chooser.rejoin.isVisible())
    room.seat(ADA).send(DraftDecision(SECOND, DecisionDraft("Hire three people.")))
    twice = (shown_in(other), other.chooser.rejoin.isVisible())
    other.chooser.rejoin.click()

    assert once == twice == (DECISION, True)
    assert shown_in(other) == SECOND
    assert other.chooser.rejoin.isHidden()
    room.seat(ADA).send(DraftDecision(third, DecisionDraft("Move next year.")))
    assert shown_in(other) == third


def test_merging_topics_leads_nobody_to_their_decisions(sit: Sit) -> None:
    room = TestRoom().go_to(Phase.READING)
    for quote in ("two systems", "1.2 million"):
        room.add_note(MINA, quote)
    room.go_to(Phase.DISCUSSION)
    ada, (first, second) = room.seat(ADA), list(room.host.meeting.topics)
    ada.send(DraftDecision(DECISION, replace(FULL, topics=(first,))))
    ada.send(DraftDecision(SECOND, DecisionDraft("Hire two people.")))
    other = sit(room, TOM)

    ada.send(MergeTopics(first, second))

    assert decision_of(room).draft.topics == (second,)
    assert shown_in(other) == SECOND


def test_who_comes_later_is_where_something_is_still_to_be_decided(sit: Sit) -> None:
    room = drafted_room()
    ada = room.seat(ADA)
    ada.send(DraftDecision(SECOND, replace(FULL, statement="Hire two people.")))
    ada.send(DeferDecision(SECOND, "Until the budget is known."))

    assert shown_in(sit(room, TOM)) == DECISION


def test_nobody_is_led_away_amid_an_answer_and_answers_lead_nobody(sit: Sit) -> None:
    room = drafted_room()
    room.seat(ADA).send(DraftDecision(SECOND, replace(FULL, statement="Hire.")))
    other = sit(room, TOM)
    other.roll_call.own.reason.setText("We do not know")
    room.seat(ADA).send(DraftDecision(DECISION, replace(FULL, because="Why not.")))

    assert shown_in(other) == SECOND
    assert not other.chooser.rejoin.isHidden()
    QTest.mouseClick(other.chooser.rejoin, Qt.MouseButton.LeftButton)
    other.roll_call.own.choose(VoteChoice.COMMIT)
    other.roll_call.own.seal.click()
    assert not other.roll_call.own.is_begun

    room.seat(TOM).send(CastVote(SECOND, VoteChoice.COMMIT))
    assert shown_in(other) == DECISION
    assert other.chooser.rejoin.isHidden()


def test_who_writes_is_not_led_away_from_a_draft(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    room.seat(MINA).send(DraftDecision(SECOND, DecisionDraft("Hire two people.")))

    assert screen.form.draft().statement == FULL.statement
    assert not screen.chooser.rejoin.isHidden()
    room.seat(MINA).send(DropDecision(SECOND))
    assert screen.chooser.rejoin.isHidden()


def test_answers_of_an_earlier_round_are_shown_as_such(sit: Sit) -> None:
    room = TestRoom().go_to(Phase.DECISIONS)
    screen = sit(room)
    asked_again(room)

    tom, ada = screen.roll_call.rows[TOM], screen.roll_call.rows[ADA]
    said = [label.text() for label in tom.findChildren(QLabel)]
    assert "not asked" in said
    assert "In an earlier round: object “No way back.”" in said
    assert "commit" in [label.text() for label in ada.findChildren(QLabel)]

    room.seat(ADA).send(SetAway(BEN, is_away=False))
    room.seat(ADA).send(AskAgain(START_IT))

    assert screen.roll_call.rows[BEN].excused is not None


def test_decider_and_bar_raiser_cannot_be_left_unasked(sit: Sit) -> None:
    rows = sit(drafted_room()).roll_call.rows

    decider, other = rows[RITA].excused, rows[MINA].excused
    assert decider is not None
    assert other is not None
    bar_raiser = rows[TOM].excused
    assert bar_raiser is not None
    assert not bar_raiser.isEnabled()
    assert "may veto" in bar_raiser.accessibleDescription()
    assert not decider.isEnabled()
    assert "decider is always asked" in decider.toolTip()
    assert "decider is always asked" in decider.accessibleDescription()
    assert other.isEnabled()
    assert not other.toolTip()


def test_in_a_crowd_the_own_answer_and_the_totals_stand_above_the_rows(
    sit: Sit,
) -> None:
    room = drafted_room()
    crowd = [PersonId(f"p{number}") for number in range(55)]
    for person in crowd:
        room.seat(ADA).send(AddPerson(person, f"Person {person}"))
    screen = sit(room)
    call = screen.roll_call
    first = next(iter(call.rows.values()))

    def top(part: QWidget) -> int:
        QApplication.processEvents()
        return part.mapTo(screen, part.rect().topLeft()).y()

    assert top(call.own) < top(call.open_all) < top(first) < screen.height()
    assert call.totals.isHidden()
    everybody_commits(room)
    for person in crowd[:20]:
        room.seat(person).send(CastVote(DECISION, VoteChoice.OBJECT, "Too early."))
    room.seat(ADA).send(OpenRollCall(DECISION, tuple(crowd[20:]), "Too many."))

    said = [label.text() for label in call.totals.findChildren(QLabel)]
    assert call.totals.isVisible()
    assert said == ["5 commit", "20 object", "35 not asked"]
    consulted = consulted_words(room.host.meeting, decision_of(room))
    assert consulted.startswith("Ada, Ben, Mina")
    assert consulted.endswith(" and 48 others")


def test_tab_from_the_bar_scrolls_to_what_it_leads_to(sit: Sit, qtbot: QtBot) -> None:
    screen = sit(drafted_room(), width=800)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    order_tabs(screen)
    bar = screen.columns.main_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    screen.defer.setFocus()

    QTest.keyClick(screen.defer, Qt.Key.Key_Tab)

    back = screen.chooser.back
    assert QApplication.focusWidget() is back
    assert back.visibleRegion().boundingRect() == back.rect()


def test_a_lock_that_comes_amid_a_choice_leaves_the_focus_in_the_form(
    sit: Sit,
) -> None:
    room = drafted_room()
    screen = sit(room)
    screen.form.owner.setFocus()

    room.seat(TOM).send(CastVote(DECISION, VoteChoice.COMMIT))

    assert screen.focusWidget() is screen.form.statement


def test_another_decision_is_shown_from_its_beginning(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room, width=800)
    bar = screen.columns.main_area.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    was_below = bar.value() > 0

    screen.chooser.new.click()
    QApplication.processEvents()

    assert was_below
    assert bar.value() == 0
    assert screen.focusWidget() is screen.form.statement
    bar.setValue(bar.maximum())
    at = bar.value()
    room.seat(MINA).send(DraftDecision(DECISION, replace(FULL, because="Why not.")))
    assert bar.value() == at


def test_once_all_have_answered_nobody_is_left_to_be_excused(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)
    rows = screen.roll_call.rows
    before = rows[MINA].excused
    everybody_commits(room)

    after = screen.roll_call.rows[MINA]
    assert before is not None
    assert after.excused is None
    assert "sealed" in [label.text() for label in after.findChildren(QLabel)]


def test_the_head_of_the_roll_call_stays_where_it_is_when_it_opens(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen = sit(room)
    QApplication.processEvents()
    before = screen.roll_call.state.geometry().center().y()

    screen.open.click()
    QApplication.processEvents()

    assert screen.roll_call.state.geometry().center().y() == before


def test_asking_again_in_a_narrow_window_shows_the_words_it_unlocked(
    sit: Sit,
) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen = sit(room, width=800)
    screen.open.click()
    QApplication.processEvents()
    again = screen.roll_call.ask_again
    screen.columns.go_to(again)

    again.click()
    QApplication.processEvents()

    statement = screen.form.statement
    assert screen.focusWidget() is statement
    assert statement.visibleRegion().boundingRect().height() > statement.height() / 2


def test_who_is_asked_again_is_led_to_their_own_answer(sit: Sit) -> None:
    room = drafted_room()
    everybody_commits(room)
    screen = sit(room, BEN)
    screen.roll_call.own.seal.setFocus()
    room.seat(ADA).send(OpenRollCall(DECISION))
    assert screen.focusWidget() is screen.roll_call

    room.seat(ADA).send(AskAgain(DECISION))

    assert screen.focusWidget() is screen.roll_call.own.buttons[VoteChoice.COMMIT]


def test_who_writes_and_rejoins_is_led_to_their_own_answer(sit: Sit) -> None:
    room = drafted_room()
    screen = sit(room)

    screen.rejoin()

    assert screen.focusWidget() is screen.roll_call.own.start
