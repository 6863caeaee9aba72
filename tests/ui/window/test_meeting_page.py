# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A seat on the screen: follows the phase, loses nothing, hides what is sealed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.command.decision import (
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import AskLonger, FinishReading
from meetingroom.meeting.command.room import ChangeSetup, OpenDiscussion, OpenLobby
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.margins.screen import MarginsScreen
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.page.view import NoteRequest
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.reading.strips import KEEP
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.window.go_to import GoToDialog
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from meetingroom.ui.window.screens import Place, ScreenSource
from meetingroom.ui.window.sealed_reading import SealedReading
from tests.support.journal import ListJournal
from tests.support.meetings import ADA, BEN, NAMES, TestRoom
from tests.ui.window.kept import KeptNotes


class Seat:
    """A page with everything around it."""

    def __init__(self, qtbot: QtBot, folder: Path, app: QApplication) -> None:
        self.journal = ListJournal()
        self.room = TestRoom(self.journal)
        self.notes = KeptNotes()
        self.asked: list[str] = []
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.source = ScreenSource(
            themes=ThemeController(app),
            preferences=Preferences(settings),
            notes=self.notes,
            open_discussion=self._open_discussion,
            choose_memo=lambda: self.asked.append("memo"),
            reload_memo=lambda: self.asked.append("reload"),
            reopen=lambda: self.asked.append("reopen"),
            leave=lambda: self.asked.append("leave"),
            export=self.asked.append,
            copy=lambda: self.asked.append("copy"),
            texts=PAPER_TEXTS,
            pass_on=lambda: self.asked.append("pass"),
            open_window=self.asked.append,
        )
        self.pages: list[MeetingPage] = []
        self._qtbot = qtbot

    def page(self, person: str = ADA) -> MeetingPage:
        page = MeetingPage(Bridge(self.room.seat(person)), self.source)  # type: ignore[arg-type]  # ids are text
        self._qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        page.activateWindow()
        self._qtbot.waitUntil(page.isActiveWindow)
        self.pages.append(page)
        return page

    def _open_discussion(self, reason: str) -> None:
        command = OpenDiscussion(self.room.topics(), reason)
        self.room.seat(ADA).send(command)


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path, qapp)
    yield made
    for page in made.pages:
        page.leave()


def reading(page: MeetingPage) -> SealedReading:
    screen = page.current_screen
    assert isinstance(screen, SealedReading)
    return screen


def own_notes(seat: Seat, person: PersonId = ADA) -> dict[NoteId, Note]:
    """Return what a person sees of their own notes: the room itself sees none."""
    return seat.room.seat(person).snapshot().meeting.notes


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("phase", list(Phase))
def test_each_phase_has_its_screen(seat: Seat, phase: Phase) -> None:
    page = seat.page()

    if phase is Phase.CLOSED:
        seat.room.go_to(Phase.DECISIONS)
        page.summarise()
        expected = Place.CLOSE
    else:
        seat.room.go_to(phase)
        expected = Place(phase.value)

    assert page.place is expected
    assert page.current_screen is not None
    assert page.current_screen.isVisible()


def test_g_in_the_text_asks_for_page_and_line(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    pane = reading(page).reading.pane
    pane.setFocus()

    QTest.keyClick(pane, Qt.Key.Key_G)
    assert len(page.findChildren(GoToDialog)) == 1


def test_g_is_no_command_where_single_letters_are_off(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    seat.source.preferences.has_single_letters = False
    pane = reading(page).reading.pane
    pane.setFocus()

    QTest.keyClick(pane, Qt.Key.Key_G)
    assert not page.findChildren(GoToDialog)


def test_a_note_is_written_kept_and_undone_by_keyboard(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    pane = reading(page).reading.pane
    pane.setFocus()

    QTest.keyClick(pane, Qt.Key.Key_J)
    QTest.keyClick(pane, Qt.Key.Key_C)
    editor = focused()
    QTest.keyClicks(editor, "Is this so?")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    notes = list(own_notes(seat).values())
    assert [(n.kind, n.body, n.author) for n in notes] == [
        (NoteKind.CONCERN, "Is this so?", ADA)
    ]
    assert QApplication.focusWidget() is pane
    assert not seat.notes.kept
    page.bridge.undo()
    assert not own_notes(seat)


def test_agreeing_without_a_word_is_kept(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page(BEN)
    reading(page).reading.pane.setFocus()

    QTest.keyClick(focused(), Qt.Key.Key_A)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    notes = list(own_notes(seat, BEN).values())
    assert [(n.kind, n.body) for n in notes] == [(NoteKind.AGREE, "")]
    assert [card.kind for card in reading(page).reading.margin.cards] == [
        NoteKind.AGREE
    ]
    assert not seat.notes.kept


def test_what_is_typed_is_a_draft_when_the_page_is_left(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    reading(page).reading.start_note(NoteRequest(NoteKind.QUESTION, 0, 4))
    QTest.keyClicks(focused(), "Half a thou")

    page.leave()

    drafts = list(seat.notes.kept.values())
    assert [(draft.body, draft.is_draft) for draft in drafts] == [("Half a thou", True)]
    again = reading(seat.page())
    assert [card.body for card in again.reading.margin.cards] == ["Half a thou"]


def test_who_has_finished_is_told_of_a_note_half_typed_and_keeps_it(
    seat: Seat,
) -> None:
    seat.room.go_to(Phase.READING)
    page = reading(seat.page())
    page.reading.start_note(NoteRequest(NoteKind.QUESTION, 0, 4))
    QTest.keyClicks(focused(), "Half a thou")
    strip = page.reading.strips.half_typed
    before = strip.message

    page.reading.bar.finish.click()
    said = strip.message
    strip.action_requested.emit(KEEP)

    assert before is None
    assert said is not None
    assert said.sentence.startswith("One note of yours is half typed")
    assert [note.body for note in own_notes(seat).values()] == ["Half a thou"]
    assert page.reading.strips.half_typed.message is None
    assert ADA in seat.room.host.meeting.finished


@pytest.mark.parametrize(
    ("kind", "are_names_shown", "warned"),
    [
        (NoteKind.QUESTION, False, "This note names Ben."),
        (NoteKind.QUESTION, True, ""),
        (NoteKind.PRIVATE, False, ""),
    ],
)
def test_a_note_without_a_name_that_names_somebody_is_warned_of(
    seat: Seat, qtbot: QtBot, kind: NoteKind, *, are_names_shown: bool, warned: str
) -> None:
    room = seat.room
    setup = replace(room.host.meeting.setup, are_names_shown=are_names_shown)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    page = seat.page()
    strip = reading(page).reading.strips.mention
    reading(page).reading.start_note(NoteRequest(kind, 0, 4))
    editor = focused()

    QTest.keyClicks(editor, "Ben knew")
    qtbot.waitUntil(lambda: any(n.body == "Ben knew" for n in seat.notes.kept.values()))
    said = strip.message.sentence if strip.message else ""
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert said[: len("This note names Ben.")] == warned
    is_kept = {note.body for note in own_notes(seat).values()}
    assert is_kept == (set() if kind is NoteKind.PRIVATE else {"Ben knew"})


def test_a_private_note_never_reaches_the_room(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    length = len(seat.room.host.log)
    reading(page).reading.start_note(NoteRequest(NoteKind.PRIVATE, 0, 4))
    editor = focused()
    QTest.keyClicks(editor, "For me")

    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(seat.room.host.log) == length
    assert [n.is_draft for n in seat.notes.kept.values()] == [False]


def test_a_full_disk_keeps_the_words_and_offers_to_try_again(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    seat.journal.is_full = True
    reading(page).reading.start_note(NoteRequest(NoteKind.QUESTION, 0, 4))
    editor = focused()
    QTest.keyClicks(editor, "Why?")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    message = page.strip.message
    assert message is not None
    assert message.sentence == "The disk is full."
    assert [n.body for n in seat.notes.kept.values()] == ["Why?"]
    seat.journal.is_full = False
    page.strip.action_requested.emit(message.actions[0].id)
    assert [n.body for n in own_notes(seat).values()] == ["Why?"]
    assert page.strip.message is None


def test_what_others_do_does_not_hide_that_ones_own_was_not_stored(
    seat: Seat,
) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    seat.journal.is_full = True
    page.send(FinishReading())
    page.send(AskLonger())
    seat.journal.is_full = False

    seat.room.seat(BEN).send(FinishReading())
    message = page.strip.message
    assert message is not None
    page.strip.action_requested.emit(message.actions[0].id)

    meeting = seat.room.host.meeting
    assert (ADA in meeting.finished, ADA in meeting.longer) == (True, True)
    assert page.strip.message is None


def test_another_seat_shows_nobody_elses_note_while_reading(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")

    mine, his = seat.page(ADA), seat.page(BEN)

    assert not reading(mine).reading.margin.cards
    assert len(reading(his).reading.margin.cards) == 1


def test_totals_follow_without_names(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()

    seat.room.seat(BEN).send(FinishReading())

    assert page.bridge.snapshot().totals.finished == 1
    assert not page.bridge.snapshot().meeting.finished


def test_going_on_is_refused_with_a_sentence(seat: Seat) -> None:
    page = seat.page(BEN)

    page.send(OpenLobby())

    assert page.place is Place.PREPARE
    screen = page.current_screen
    assert isinstance(screen, PrepareScreen)
    assert screen.bar.sentence == "Only the facilitator does this."


def test_a_draft_that_was_open_at_the_reveal_is_offered_and_marked(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    reading(page).reading.start_note(NoteRequest(NoteKind.BLOCKER, 0, 4))
    QTest.keyClicks(focused(), "Too late")

    seat.room.go_to(Phase.MARGINS)
    message = page.strip.message
    assert message is not None
    page.strip.action_requested.emit(message.actions[0].id)
    form = page.drafts.form
    assert form is not None
    was_added = bool(seat.room.host.meeting.notes)
    QTest.keyClicks(form.fields[0], ", she said.")
    form.add.click()

    assert not was_added
    notes = list(seat.room.host.meeting.notes.values())
    assert [(n.body, n.is_after_reveal) for n in notes] == [
        ("Too late, she said.", True)
    ]
    assert not seat.notes.kept
    assert page.drafts.form is None


def test_a_draft_typed_on_and_not_added_stays_a_draft(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    reading(page).reading.start_note(NoteRequest(NoteKind.BLOCKER, 0, 4))
    QTest.keyClicks(focused(), "Too late")
    seat.room.go_to(Phase.MARGINS)
    page.drafts.finish()
    form = page.drafts.form
    assert form is not None
    QTest.keyClicks(form.fields[0], ", she said.")

    page.leave()

    assert not seat.room.host.meeting.notes
    assert [note.body for note in seat.notes.notes()] == ["Too late, she said."]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Too late", "“Too late”"),
        ("Who pays for " + "lamps " * 20, "“Who pays for lamps lamps lamps lamps la…”"),
    ],
)
def test_a_draft_is_called_a_draft_and_shown(
    seat: Seat, typed: str, shown: str
) -> None:
    seat.room.go_to(Phase.READING)
    page = seat.page()
    reading(page).reading.start_note(NoteRequest(NoteKind.BLOCKER, 0, 4))
    QTest.keyClicks(focused(), typed)

    seat.room.go_to(Phase.MARGINS)

    message = page.strip.message
    assert message is not None
    assert message.sentence == f"A note of yours is still a draft: {shown}"


def test_the_follow_up_form_returns_to_where_it_was_opened(seat: Seat) -> None:
    seat.room.go_to(Phase.DECISIONS)
    page = seat.page()
    page.summarise()

    page.add_follow_up(None)
    places = [page.place]
    page.go_back()
    places.append(page.place)

    assert places == [Place.FOLLOW_UP, Place.CLOSE]


@pytest.mark.parametrize("phase", [Phase.READING, Phase.MARGINS, Phase.DISCUSSION])
def test_text_size_reaches_every_screen_with_the_memo(seat: Seat, phase: Phase) -> None:
    seat.room.go_to(phase)
    page = seat.page()
    pane = page.findChild(TextPane)
    assert pane is not None
    before = pane.look.size_px

    seat.source.preferences.size_px = 27

    # Three columns set the text in 17 where one sets it in 19.
    assert pane.look.size_px in (24, 27)
    assert pane.look.size_px > before


def test_a_note_half_typed_in_the_margins_is_offered_in_the_discussion(
    seat: Seat,
) -> None:
    seat.room.go_to(Phase.MARGINS)
    page = seat.page()
    margins = page.current_screen
    assert isinstance(margins, MarginsScreen)
    margins.begin_note()
    margins.composer.words.setPlainText("Half a thought")

    seat.room.go_to(Phase.DISCUSSION)

    assert [draft.body for draft in seat.notes.kept.values()] == ["Half a thought"]
    message = page.strip.message
    assert message is not None
    page.strip.action_requested.emit(message.actions[0].id)
    assert page.drafts.form is not None
    page.drafts.form.add.click()
    bodies = [note.body for note in seat.room.host.meeting.notes.values()]
    assert bodies == ["Half a thought"]


def test_words_typed_over_a_kept_note_survive_the_program(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    note = seat.room.add_note(ADA, "1.2 million", body="Why?")
    page = seat.page()
    screen = reading(page).reading
    screen.margin.edit(str(note))
    QTest.keyClicks(focused(), " Since when")

    page.leave()

    assert [draft.note for draft in seat.notes.kept.values()] == [note]
    again = reading(seat.page()).reading
    (card,) = again.margin.cards
    assert "Since when" in card.body
    again.margin.edit(str(note))
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Since when" in own_notes(seat)[note].body
    assert not seat.notes.kept


def heard(page: MeetingPage) -> Voice | None:
    return page.notices.current


def begin_roll_call(seat: Seat, topic: TopicId) -> DecisionId:
    """Complete a decision from the topics, as the facilitator does."""
    made = DecisionId("made")
    draft = DecisionDraft(
        "Move in March.",
        BEN,
        Door.TWO_WAY,
        because="It is late.",
        topics=(topic,),
        outcome="approved",
    )
    seat.room.seat(ADA).send(DraftDecision(made, draft))
    return made


def test_roll_call_from_the_discussion_is_answered_by_who_is_at_the_topics(
    seat: Seat, qtbot: QtBot
) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")
    seat.room.go_to(Phase.DISCUSSION)
    (topic,) = seat.room.host.meeting.topics
    page = seat.page(BEN)
    draft = DecisionDraft("Move in March.", topics=(topic,))
    seat.room.seat(ADA).send(DraftDecision(DecisionId("made"), draft))
    assert heard(page) is None

    made = begin_roll_call(seat, topic)

    assert page.place is Place.DISCUSSION
    assert heard(page) is Voice.ROLL_CALL
    (button,) = page.strip.findChildren(ActionButton)
    qtbot.waitUntil(button.isVisible)
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.place is Place.DECISIONS)
    assert heard(page) is None
    screen = page.current_screen
    assert isinstance(screen, DecisionsScreen)
    commit = screen.roll_call.own.buttons[VoteChoice.COMMIT]
    assert commit.hasFocus()

    page.go_back()
    assert heard(page) is Voice.ROLL_CALL
    seat.room.seat(BEN).send(CastVote(made, VoteChoice.COMMIT))
    assert heard(page) is Voice.AT_ROLL_CALL


def test_who_looks_elsewhere_is_told_of_the_roll_call_and_led_back(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")
    seat.room.go_to(Phase.DISCUSSION)
    (topic,) = seat.room.host.meeting.topics
    made = begin_roll_call(seat, topic)
    for person in NAMES:
        seat.room.seat(person).send(CastVote(made, VoteChoice.COMMIT))
    page = seat.page(BEN)
    answered = page.strip.message
    seat.room.seat(ADA).send(OpenRollCall(made))
    opened = page.strip.message
    assert answered is not None
    assert answered.sentence == "A roll call is on. Your answer is sealed."
    assert opened is not None
    assert opened.sentence == "The roll call is open. The decision is not saved yet."

    rejoin = page.strip.findChildren(ActionButton)[-1]
    rejoin.click()

    assert page.place is Place.DECISIONS
    assert heard(page) is None
    page.summarise()
    assert heard(page) is Voice.AT_ROLL_CALL
    seat.room.seat(ADA).send(RecordDecision(made))
    assert heard(page) is None


def test_who_comes_back_to_a_passed_laptop_is_told_of_the_roll_call(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")
    seat.room.go_to(Phase.DISCUSSION)
    (topic,) = seat.room.host.meeting.topics
    made = begin_roll_call(seat, topic)
    seat.room.seat(ADA).send(CastVote(made, VoteChoice.COMMIT))

    assert heard(seat.page(ADA)) is Voice.AT_ROLL_CALL


def test_who_looks_at_another_decision_is_told_of_the_roll_call(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")
    seat.room.go_to(Phase.DISCUSSION)
    (topic,) = seat.room.host.meeting.topics
    other = DecisionId("other")
    seat.room.seat(ADA).send(DraftDecision(other, DecisionDraft("Wait.")))
    begin_roll_call(seat, topic)
    page = seat.page(BEN)
    page.show_decisions()
    screen = page.current_screen
    assert isinstance(screen, DecisionsScreen)
    assert heard(page) is None

    screen.chooser.decision_chosen.emit(other)
    assert heard(page) is Voice.ROLL_CALL
    screen.chooser.rejoin.click()

    assert heard(page) is None
    assert page.focusWidget() is screen.roll_call.own.start


def test_roll_call_that_was_opened_asks_nobody_any_more(seat: Seat) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")
    seat.room.go_to(Phase.DISCUSSION)
    (topic,) = seat.room.host.meeting.topics
    page, late = seat.page(BEN), begin_roll_call(seat, topic)
    assert heard(page) is Voice.ROLL_CALL
    for person in NAMES:
        if person != BEN:
            seat.room.seat(person).send(CastVote(late, VoteChoice.COMMIT))

    seat.room.seat(ADA).send(OpenRollCall(late, (BEN,), "He said so."))

    assert heard(page) is Voice.AT_ROLL_CALL


def test_what_was_done_is_not_said_any_more_in_the_next_phase(seat: Seat) -> None:
    page = seat.page(BEN)
    page.show_done("Written to notes.md")
    assert heard(page) is Voice.NOTICE

    seat.room.go_to(Phase.LOBBY)

    assert heard(page) is None


def test_the_topic_s_time_is_right_at_once_and_not_with_the_next_tick(
    seat: Seat,
) -> None:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(BEN, "1.2 million")
    seat.room.add_note(BEN, "two systems")
    seat.room.go_to(Phase.DISCUSSION)
    one, two = seat.room.host.meeting.topics
    seat.room.seat(ADA).send(TakeUpTopic(one))
    seat.room.clock.advance(3600)
    page = seat.page(BEN)
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    assert not screen.current.time_card.isHidden()

    seat.room.seat(ADA).send(TakeUpTopic(two))

    assert screen.current.time_card.isHidden()
    assert " of " in screen.current.clock.words()
