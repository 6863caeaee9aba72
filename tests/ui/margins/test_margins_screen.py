# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The margins on a real room: reading, joining, withdrawing, sealing, going on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.note import (
    AddNote,
    FinishMargins,
    SealStance,
    WithdrawNote,
)
from meetingroom.meeting.command.room import ChangeSetup, SetAway
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.kind import built_in
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import Stance, StanceChoice
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.margins.group_card import FIRST_ROWS
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.margins.screen import MarginsScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

ESTIMATE = "We estimate the work at 1.2 million"


class Desk:
    """A room, the bridge of one person, and the screen between them."""

    def __init__(self, themes: ThemeController, room: TestRoom, who: PersonId) -> None:
        self.room = room
        self.who = who
        self.screen = MarginsScreen(themes, new_id=room.host.new_id)
        self.screen.resize(1280, 720)
        self.bridge = Bridge(room.seat(who), self.screen)
        self.screen.command_requested.connect(self.bridge.send)
        self.screen.open_discussion_requested.connect(self.open_discussion)
        self.bridge.snapshot_changed.connect(self.screen.show_snapshot)
        self.bridge.command_refused.connect(self.screen.show_refusal)
        self.screen.show_snapshot(self.bridge.snapshot())

    def open_discussion(self, reason: str) -> None:
        meeting = self.bridge.snapshot().meeting
        self.bridge.send(open_discussion_command(meeting, reason))

    def row(self, note: NoteId) -> NoteRow:
        row = self.screen.column.reveal(note)
        assert row is not None
        return row

    def press(self, key: Qt.Key, at: QWidget | None = None) -> None:
        QTest.keyClick(at or QApplication.focusWidget() or self.screen, key)


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.READING)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def shown(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, who: PersonId = ADA
) -> Desk:
    made = Desk(themes, room, who)
    qtbot.addWidget(made.screen)
    with qtbot.waitExposed(made.screen):
        made.screen.show()
    made.screen.activateWindow()
    made.screen.pane.setFocus()
    return made


def test_notes_carry_their_writers_names(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(MINA, ESTIMATE, body="Whose estimate?")
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    assert desk.row(note).words.text == "Mina  Whose estimate?"


def test_a_meeting_without_names_shows_none(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    note = room.add_note(MINA, ESTIMATE, body="Whose estimate?")
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    assert desk.row(note).words.text == "Whose estimate?"
    assert "opens with your name" in desk.screen.stance.why.placeholderText()


def test_me_too_is_counted_and_taken_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(MINA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    button = desk.row(note).me_too

    button.click()
    words_on = (button.text(), button.isChecked())
    button.click()

    assert words_on == ("Me too · 1", True)
    assert (button.text(), button.isChecked()) == ("Me too", False)


def test_plus_joins_the_note_that_brackets_lead_to(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    first = room.add_note(MINA, "two systems")
    second = room.add_note(MINA, "how many contracts")
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.press(Qt.Key.Key_BracketRight)
    desk.press(Qt.Key.Key_BracketRight)
    desk.press(Qt.Key.Key_Plus)

    assert room.host.meeting.notes[second].me_too == {ADA}
    assert room.host.meeting.notes[first].me_too == frozenset()


def test_nobody_joins_an_own_note(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    own = room.add_note(ADA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    row = desk.row(own)
    row.setFocus()

    desk.press(Qt.Key.Key_Plus)

    assert row.me_too.isHidden()
    assert room.host.meeting.notes[own].me_too == frozenset()


def test_a_withdrawn_note_folds_with_its_reason_and_unfolds_again(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    own = room.add_note(ADA, ESTIMATE, body="Whose estimate?")
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    row = desk.row(own)
    row.setFocus()

    desk.press(Qt.Key.Key_W)
    assert row.because is not None
    row.because.field.setText("Answered at 1:6")
    desk.press(Qt.Key.Key_Return, row.because.field)
    folded = row.words.text
    row.undo.click()

    assert folded == "You withdrew this note. Answered at 1:6"
    assert row.words.text == "You  Whose estimate?"
    assert not room.host.meeting.notes[own].is_withdrawn


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Plus])
def test_a_key_at_a_withdrawn_note_says_why_it_does_nothing(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, key: Qt.Key
) -> None:
    note = room.add_note(MINA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    room.seat(MINA).send(WithdrawNote(note, "Answered at 1:6"))
    row = desk.row(note)
    row.setFocus()

    desk.press(key)

    assert row.error.isVisible()
    assert row.error.text().startswith("This note was withdrawn.")


def test_a_stance_chosen_by_key_leads_to_its_reason(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(MINA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.row(note).setFocus()

    desk.press(Qt.Key.Key_2)
    QTest.keyClicks(focused(), "radical")
    desk.press(Qt.Key.Key_Return)

    stance = room.seat(ADA).snapshot().meeting.stances[ADA]
    assert stance.why == "radical"
    assert not room.host.meeting.notes[note].replies
    assert ADA not in room.host.meeting.read_margins


def test_others_cannot_withdraw_a_note(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(MINA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    row = desk.row(note)
    row.setFocus()

    desk.press(Qt.Key.Key_W)

    assert row.withdraw.isHidden()
    assert row.because is None


def test_a_reason_being_typed_survives_what_others_do(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    own = room.add_note(ADA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    row = desk.row(own)
    row.ask_withdraw()
    assert row.because is not None
    row.because.field.setText("Answered")

    room.seat(TOM).send(FinishMargins())

    assert row.because is not None
    assert row.because.field.text() == "Answered"


def test_the_group_of_the_current_paragraph_is_marked(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    room.add_note(MINA, "two systems")
    room.add_note(TOM, "how many contracts")
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.screen.pane.go_to(room.memo.text.index("how many contracts"))

    active = [
        number for number, card in desk.screen.column.cards.items() if card.is_active
    ]
    assert active == [1]


def test_a_sealed_stance_shrinks_and_can_be_changed(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    strip = desk.screen.stance

    desk.press(Qt.Key.Key_2)
    strip.why.setText("March only")
    strip.seal.click()
    was_open = strip.is_open
    strip.change.click()

    sealed = Stance(StanceChoice.SUPPORT_WITH_CHANGES, "March only")
    assert room.host.meeting.stances[ADA] == sealed
    assert not was_open
    assert strip.is_open


def test_who_has_sealed_goes_on_to_the_notes(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(MINA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.screen.choose_stance(0)

    desk.press(Qt.Key.Key_Return)

    assert not desk.screen.stance.is_open
    assert QApplication.focusWidget() is desk.row(note)


def test_who_has_sealed_goes_back_to_the_text_where_nobody_wrote(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.screen.choose_stance(0)
    desk.screen.stance.seal.setFocus()

    desk.press(Qt.Key.Key_Space)

    assert desk.screen.pane.hasFocus()


def test_who_has_read_the_margins_seals_the_stance_they_chose(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.screen.choose_stance(3)
    desk.screen.stance.why.setText("Too early")

    desk.screen.bar.read.click()

    stance = room.host.meeting.stances[ADA]
    assert stance == Stance(StanceChoice.AGAINST, "Too early")
    assert ADA in room.host.meeting.read_margins


def test_who_opens_the_discussion_seals_theirs_and_is_asked_about_the_others(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    for person in room.host.meeting.readers():
        room.seat(person).send(FinishMargins())
    desk.screen.choose_stance(3)

    desk.screen.bar.go_on.click()
    phase_before, said = room.host.meeting.phase, desk.screen.reason.sentence.text()
    desk.screen.reason.field.setText("The others have none.")
    desk.screen.reason.go_on.click()

    assert room.host.meeting.stances[ADA].choice is StanceChoice.AGAINST
    assert phase_before is Phase.MARGINS
    assert said.startswith("1 of 5 stances are sealed.")
    assert desk.bridge.snapshot().meeting.phase is Phase.DISCUSSION


def test_the_seal_asks_for_attention_once_a_stance_is_chosen(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    before = desk.screen.stance.seal.property("variant")
    desk.screen.choose_stance(1)

    assert (before, desk.screen.stance.seal.property("variant")) == (
        "default",
        "primary",
    )


def test_all_stances_in_is_said_to_all_and_nothing_opens(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    strip = desk.screen.stance
    everybody = (BEN, MINA, RITA, TOM, ADA)
    said = []
    for person in everybody:
        room.seat(person).send(SealStance(StanceChoice.AGAINST, "Too early."))
        desk.screen.show_time(room.host.now())
        said.append(strip._sealed_words.text())
    room.seat(ADA).send(SetAway(BEN, is_away=True))
    desk.screen.show_time(room.host.now())

    assert said[-2:] == [
        "Sealed. 4 of 5 have sealed theirs.",
        "All stances are in, 5 of 5. They open with the discussion.",
    ]
    assert not strip.is_open
    assert strip._sealed_words.text().startswith("All stances are in, 4 of 4.")
    sentence = desk.screen.bar.sentence
    assert sentence.endswith("All stances are in; they open with the discussion.")
    for person in everybody:
        assert list(room.seat(person).snapshot().meeting.stances) == [person]


def test_when_the_time_is_up_the_count_of_stances_is_said_and_nothing_opens(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    strip = desk.screen.stance
    room.seat(BEN).send(SealStance(StanceChoice.AGAINST))
    desk.screen.show_time(room.host.now())
    before = strip._about.text()

    room.clock.advance(3600)
    desk.screen.show_time(room.host.now())

    assert before.startswith("Sealed. All stances open together")
    assert strip._about.text() == (
        "Time is up: 1 of 5 stances are in. They open with the discussion."
    )
    assert room.host.meeting.phase is Phase.MARGINS
    assert room.seat(ADA).snapshot().meeting.stances == {}


def test_a_stance_without_a_choice_is_not_sent(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    with qtbot.assertNotEmitted(desk.screen.command_requested):
        desk.screen.stance.seal.click()


def test_a_meeting_without_stances_has_no_strip(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_stances_asked=False)
    room.seat(ADA).send(ChangeSetup(setup))
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    assert desk.screen.stance.isHidden()


def test_without_notes_the_screen_says_to_go_on(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    assert desk.screen.desk.empty.isVisible()
    assert desk.screen.column.isHidden()


def test_an_added_note_is_marked_and_the_composer_closes(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    composer = desk.screen.composer
    desk.screen.pane.go_to(room.memo.text.index("how many contracts"))

    desk.screen.begin_note()
    composer.words.setPlainText("Can we read two hundred more?")
    composer.keep.click()

    note = next(iter(room.host.meeting.notes.values()))
    assert composer.isHidden()
    assert note.kind is NoteKind.QUESTION
    assert "Added after the reveal." in desk.row(note.id).words.text


def test_escape_closes_an_added_note_that_is_empty_and_keeps_words(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    composer = desk.screen.composer
    desk.screen.begin_note()

    desk.press(Qt.Key.Key_Escape)
    is_closed, is_back = composer.isHidden(), desk.screen.pane.hasFocus()
    desk.screen.begin_note()
    QTest.keyClicks(composer.words, "Can we")
    desk.press(Qt.Key.Key_Escape)

    assert (is_closed, is_back) == (True, True)
    assert composer.isVisible()
    assert composer.body == "Can we"
    assert desk.screen.pane.hasFocus()


def test_a_refused_note_stays_in_the_composer_with_the_reason(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    composer = desk.screen.composer
    desk.screen.begin_note()
    composer.words.setPlainText("x" * 5000)

    composer.keep.click()

    assert composer.isVisible()
    assert len(composer.body) == 5000
    assert room.host.meeting.notes == {}


def test_a_note_of_somebody_else_arrives_while_one_reads(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    room.seat(TOM).send(AddNote(NoteId("late"), NoteKind.CONCERN, "And tax?"))

    assert desk.screen.desk.empty.isHidden()
    assert desk.row(NoteId("late")).words.text.startswith("Tom  And tax?")


def test_a_late_note_disturbs_nobody_who_types_a_reply(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(MINA, ESTIMATE)
    room.add_note(TOM, "two systems")
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.row(note).ask_reply()
    field = focused()
    QTest.keyClicks(field, "a long")

    room.add_note(TOM, "Today", body="A group before the others.")
    room.add_note(TOM, ESTIMATE, body="A note in the same group.")
    QTest.keyClicks(focused(), " answer")

    assert QApplication.focusWidget() is field
    assert desk.row(note).replies.typed == "a long answer"
    bodies = [row.view.body for row in desk.screen.column.cards[1].rows]
    assert bodies == ["Where does this come from?", "A note in the same group."]


def test_a_late_note_disturbs_nobody_who_says_why_they_withdraw(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    note = room.add_note(ADA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.row(note).ask_withdraw()
    field = focused()
    QTest.keyClicks(field, "Answered")

    room.add_note(TOM, "Today", body="Late.")

    because = desk.row(note).because
    assert QApplication.focusWidget() is field
    assert because is not None
    assert because.field.text() == "Answered"


def test_the_totals_follow_the_room(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.press(Qt.Key.Key_R)

    assert desk.screen.bar.sentence.startswith("1 of 5 have read the margins")
    assert desk.screen.bar.read.text() == "Keep &reading after all"


def test_who_leads_gives_more_time_and_stops_the_clock(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    time = desk.screen.bar.time

    time.more.trigger()
    time.pause.trigger()

    clock = room.host.meeting.clock
    assert clock is not None
    assert clock.given_s == 7 * 60
    assert clock.paused_at is not None
    assert time.pause.text() == "&Go on"
    time.pause.trigger()
    assert room.host.meeting.clock == replace(clock, paused_at=None)
    assert time.isVisible()


def test_nobody_else_is_offered_the_time(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS), MINA)

    assert not desk.screen.bar.time.isVisible()


def test_opening_early_asks_for_a_reason_in_place(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.screen.bar.go_on.click()
    is_asked = desk.screen.reason.field.isVisible()
    desk.screen.reason.field.setText("The room is needed at ten")
    desk.screen.reason.go_on.click()

    assert is_asked
    assert room.host.meeting.phase is Phase.DISCUSSION
    assert room.host.meeting.overrides[-1].reason == "The room is needed at ten"


def test_an_attendee_has_no_button_for_the_discussion(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS), TOM)

    assert desk.screen.bar.go_on.isHidden()


def test_single_letters_can_be_switched_off(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.screen.set_single_letters(is_on=False)

    with qtbot.assertNotEmitted(desk.screen.command_requested):
        desk.press(Qt.Key.Key_R)


def test_letters_typed_into_a_field_start_nothing(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    why = desk.screen.stance.why
    why.setFocus()

    with qtbot.assertNotEmitted(desk.screen.command_requested):
        QTest.keyClicks(why, "r1w+")

    assert why.text() == "r1w+"


def test_a_narrow_window_shows_one_side_and_quotes_the_passage(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    room.add_note(MINA, ESTIMATE)
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.screen.resize(800, 600)
    qtbot.waitUntil(lambda: desk.screen.desk.is_narrow)
    text_hidden = desk.screen.pane.isHidden()
    desk.screen.bar.show_text.click()

    assert text_hidden
    assert desk.screen.pane.isVisible()
    assert desk.screen.desk.side.isHidden()


def test_text_of_twice_the_size_counts_as_a_narrow_window(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.screen.set_page(size_px=38, measure_cp=66)

    assert desk.screen.desk.is_narrow


def test_a_crowded_passage_makes_few_rows_and_reaches_the_last_note(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    notes = [room.add_note(MINA, ESTIMATE, body=f"Note {n}") for n in range(90)]
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    rows_at_first = len(desk.screen.findChildren(NoteRow))

    last = desk.row(notes[-1])

    assert rows_at_first == FIRST_ROWS
    assert last.words.text == "Mina  Note 89"


def test_every_command_has_words_and_a_name(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    actions = desk.screen.actions()

    assert all(action.text() and action.objectName() for action in actions)
    keys = [action.shortcut().toString() for action in actions]
    assert len(keys) == len(set(keys))


def test_a_debrief_offers_its_own_four_stances(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom()
    kind = built_in("Debrief")
    assert kind is not None
    room.seat(ADA).send(ChangeSetup(kind.chosen_in(room.host.meeting.setup)))
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))

    desk.press(Qt.Key.Key_4, desk.screen.pane)
    desk.screen.stance.seal.click()

    assert room.host.meeting.stances[ADA].choice is StanceChoice.STRONG_NO
    names = {action.text() for action in desk.screen.actions()}
    assert {"&1: Strong yes", "&2: Yes", "&3: No", "&4: Strong no"} <= names


def nameless(phase: Phase) -> TestRoom:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    room.add_note(MINA, ESTIMATE, body="Whose estimate?")
    return room.go_to(phase)


def test_a_late_note_that_names_somebody_is_warned_of_and_can_be_kept(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = nameless(Phase.MARGINS)
    desk = shown(themes, qtbot, room, TOM)
    composer = desk.screen.composer
    desk.screen.begin_note()

    composer.words.setPlainText("Ask the others.")
    is_quiet = composer.mention.isHidden()
    composer.words.setPlainText("Ben knew this.")
    warned = composer.mention.text() if composer.mention.isVisible() else ""
    composer.keep.click()

    assert is_quiet
    assert warned.startswith("This note names Ben. It opens without your name")
    assert "Ben knew this." in {n.body for n in room.host.meeting.notes.values()}
    assert composer.isHidden()


def test_a_meeting_with_names_warns_of_none(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room.go_to(Phase.MARGINS))
    desk.screen.begin_note()

    desk.screen.composer.words.setPlainText("Ben knew this.")

    assert desk.screen.composer.mention.isHidden()


def test_one_puts_a_name_to_an_own_note_after_being_asked(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = nameless(Phase.MARGINS)
    (note,) = room.host.meeting.notes
    desk = shown(themes, qtbot, room, MINA)
    row = desk.row(note)
    row.setFocus()

    desk.press(Qt.Key.Key_I, row)
    is_asked = row.owning.isVisible()
    desk.press(Qt.Key.Key_Escape, row.owning.leave)
    is_left = not room.host.meeting.notes[note].is_owned and row.owning.isHidden()
    desk.press(Qt.Key.Key_I, row)
    row.owning.own.click()

    assert (is_asked, is_left) == (True, True)
    assert room.host.meeting.notes[note].is_owned
    assert row.own.isHidden()
    assert row.owning.isHidden()
    other = shown(themes, qtbot, room, TOM)
    assert other.row(note).words.text == "Mina  Whose estimate?"


def test_another_s_note_and_one_with_a_name_cannot_be_owned(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    nobody_s = nameless(Phase.MARGINS)
    (note,) = nobody_s.host.meeting.notes
    theirs = shown(themes, qtbot, nobody_s, TOM).row(note)
    own = room.add_note(ADA, ESTIMATE)
    mine = shown(themes, qtbot, room.go_to(Phase.MARGINS)).row(own)

    for row in (theirs, mine):
        row.ask_own()
        assert row.own.isHidden()
        assert row.owning.isHidden()


def test_the_count_of_opened_notes_is_the_same_on_every_screen(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    room.add_note(MINA, ESTIMATE, body="Whose estimate?")
    room.add_note(TOM, ESTIMATE, NoteKind.TYPO, "1.2 millions")
    room.go_to(Phase.MARGINS)
    writer = shown(themes, qtbot, room, TOM)
    author = shown(themes, qtbot, room, BEN)

    words = writer.screen.desk.badge.text()
    assert words.startswith("1 note opened ")
    assert words.endswith(", 1 small edit for the author")
    assert author.screen.desk.badge.text() == words
