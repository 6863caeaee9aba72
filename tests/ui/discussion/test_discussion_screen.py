# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The discussion on a real room: topics, turns, lines, outcomes, and attendees."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.discussion.run_sheet import pinning, quiet_pages
from meetingroom.meeting.command.decision import DeferDecision, DraftDecision
from meetingroom.meeting.command.note import AddNote, OwnNote, SealStance, SetMeToo
from meetingroom.meeting.command.room import (
    AddPerson,
    ChangeSetup,
    PauseClock,
    SetAway,
)
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    MergeTopics,
    RomanVote,
    SetMinutes,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.slot import slot_plan
from meetingroom.meeting.stance import ON_A_PROPOSAL, StanceChoice
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Outcome, Topic
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.preflight import appendix_start
from meetingroom.room.room import Surroundings
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.discussion.topic_delegate import ROW_PX
from meetingroom.ui.discussion.topic_panel import RAIL_PX
from meetingroom.ui.note.ending_strip import BOOK, LIST
from meetingroom.ui.note.note_text import NoteText
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.window.key_list import key_rows
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom

ESTIMATE = "We estimate the work at 1.2 million"


class Desk:
    """A room in discussion, the bridge of one person, and the screen."""

    def __init__(self, themes: ThemeController, room: TestRoom, who: PersonId) -> None:
        self.room = room
        self.screen = DiscussionScreen(themes, new_id=room.host.new_id)
        self.screen.resize(1280, 800)
        self.bridge = Bridge(room.seat(who), self.screen)
        self.screen.command_requested.connect(self.bridge.send)
        self.bridge.snapshot_changed.connect(self.screen.show_snapshot)
        self.bridge.command_refused.connect(self.screen.show_refusal)
        self.screen.show_snapshot(self.bridge.snapshot())

    @property
    def meeting(self) -> Meeting:
        return self.room.host.meeting

    @property
    def ids(self) -> list[TopicId]:
        return list(self.meeting.topics)

    @property
    def current(self) -> Topic:
        assert self.meeting.current_topic is not None
        return self.meeting.topics[self.meeting.current_topic]

    def shown(self, topic: TopicId) -> Topic:
        """Return a topic as this person sees it, with what is being typed."""
        return self.bridge.snapshot().meeting.topics[topic]

    def take_up(self, number: int) -> None:
        """Take a topic up, for eight minutes."""
        self.room.seat(ADA).send(SetMinutes(self.ids[number], 8))
        self.room.seat(ADA).send(TakeUpTopic(self.ids[number]))

    def press(
        self,
        key: Qt.Key,
        at: QWidget | None = None,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(at or self.screen.topics.list, key, modifier)

    def open_for(self, minutes: float) -> None:
        self.screen.show_time(self.room.clock.now() + timedelta(minutes=minutes))

    def wait(self, minutes: float) -> None:
        self.room.clock.advance(minutes * 60)
        self.open_for(0)


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    """A blocker, a contested passage, a concern and a suggestion; agreed apart."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, ESTIMATE, body="Where is the source?")
    room.add_note(RITA, ESTIMATE, NoteKind.CONCERN, "Half of the bill.")
    room.add_note(TOM, ESTIMATE, NoteKind.AGREE, "")
    room.add_note(TOM, "how many contracts", NoteKind.BLOCKER, "Ten weeks.")
    room.add_note(BEN, "stop selling", NoteKind.SUGGESTION, "In steps.")
    room.add_note(TOM, "invoices", NoteKind.TYPO, "invoice")
    room.go_to(Phase.MARGINS)
    room.seat(TOM).send(SealStance(StanceChoice.AGAINST, "Too early"))
    meeting = room.seat(ADA).snapshot().meeting
    room.seat(ADA).send(open_discussion_command(meeting, "We begin"))
    return room


def shown(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, who: PersonId = ADA
) -> Desk:
    made = Desk(themes, room, who)
    qtbot.addWidget(made.screen)
    with qtbot.waitExposed(made.screen):
        made.screen.show()
    made.screen.activateWindow()
    made.screen.topics.list.setFocus()
    return made


def buttons(part: QWidget) -> list[QAbstractButton]:
    return part.findChildren(QAbstractButton)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_who_is_not_connected_is_not_said_to_be_in_the_room(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    around = Surroundings(online=frozenset([BEN, RITA]), seated=frozenset([ADA]))

    desk.screen.show_snapshot(replace(desk.bridge.snapshot(), surroundings=around))

    assert desk.screen.middle.foot.words.text() == "2 others are in the room."


def test_the_run_sheet_keeps_the_rules_of_a_list_model(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    model = desk.screen.topics.model
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )

    room.seat(ADA).send(MergeTopics(desk.ids[1], desk.ids[0]))

    assert tester.model() is model
    assert model.rowCount() == len(desk.ids) == 2


def test_enter_takes_up_the_topic_that_j_leads_to(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)

    desk.press(Qt.Key.Key_J)
    desk.press(Qt.Key.Key_Return)

    assert desk.current.id == desk.ids[1]
    assert desk.screen.current.title.text() == desk.current.title


def test_enter_in_the_text_takes_up_the_topic_that_j_leads_to(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    pane = desk.screen.pane
    pane.setFocus()

    desk.press(Qt.Key.Key_J, pane)
    desk.press(Qt.Key.Key_Return, pane)
    assert desk.current.id == desk.ids[1]
    desk.press(Qt.Key.Key_1, pane)

    assert desk.meeting.topics[desk.ids[1]].outcome is Outcome.ANSWERED


def test_an_outcome_without_a_topic_says_what_is_missing(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    pane = desk.screen.pane
    pane.setFocus()

    desk.press(Qt.Key.Key_1, pane)

    assert desk.screen.topics.error.text() == "No topic is on. Take one up first."


def test_enter_in_an_attendees_text_takes_nothing_up(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    pane = desk.screen.pane
    pane.setFocus()

    desk.press(Qt.Key.Key_J, pane)
    with qtbot.assertNotEmitted(desk.screen.command_requested):
        desk.press(Qt.Key.Key_Return, pane)


@pytest.mark.parametrize("width", [1280, 1100, 800])
def test_a_press_takes_up_the_selected_topic_at_every_width(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, width: int
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.resize(width, 700)
    foot = desk.screen.topics.foot
    button = next(b for b in (foot.take_up, foot.in_rail) if b.isVisible())
    desk.screen.topics.step(1)

    button.click()

    assert button.accessibleName() == "Take it up"
    assert desk.current.id == desk.ids[1]
    assert not button.isEnabled()
    assert button.accessibleDescription() == "All screens show this topic already."
    assert desk.screen.topics.list.hasFocus()
    desk.screen.topics.step(1)
    assert button.isEnabled()


def test_an_attendee_has_no_button_to_take_a_topic_up(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    foot = desk.screen.topics.foot

    are_there = [b.isVisible() for b in (foot.take_up, foot.in_rail)]
    desk.screen.resize(800, 700)

    assert are_there == [False, False]
    assert not foot.isVisible()


def test_an_attendee_moves_through_topics_without_taking_one_up(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)

    desk.press(Qt.Key.Key_J)
    with qtbot.assertNotEmitted(desk.screen.command_requested):
        desk.press(Qt.Key.Key_Return)

    assert desk.screen.topics.selected == desk.meeting.topics[desk.ids[1]]


def test_all_screens_follow_to_the_current_topic(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)

    desk.take_up(1)

    selected = desk.screen.topics.selected
    assert selected is not None
    assert selected.id == desk.current.id
    assert desk.screen.current.title.text() == desk.current.title


def test_an_attendee_at_another_topic_finds_the_way_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(1)
    back = desk.screen.middle.foot.back
    assert back.isHidden()

    desk.press(Qt.Key.Key_J)
    is_offered = not back.isHidden()
    back.click()

    selected = desk.screen.topics.selected
    assert is_offered
    assert selected is not None
    assert selected.id == desk.current.id
    assert back.isHidden()


def test_the_next_topic_brings_everybody_along_again(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    desk.press(Qt.Key.Key_J)
    desk.press(Qt.Key.Key_J)

    desk.take_up(1)

    selected = desk.screen.topics.selected
    assert selected is not None
    assert selected.id == desk.current.id
    assert desk.screen.middle.foot.back.isHidden()


def test_the_way_back_is_there_after_the_room_moved_on_twice(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    back = desk.screen.middle.foot.back
    offered = []
    for topic in (1, 2):
        desk.press(Qt.Key.Key_K)
        desk.take_up(topic)  # brings everybody along
        offered.append(back.isVisible())
        desk.press(Qt.Key.Key_K)
        offered.append(back.isVisible())

    back.click()

    assert offered == [False, True, False, True]
    assert desk.screen.topics.selected is not None
    assert desk.screen.topics.selected.id == desk.ids[2]
    assert not back.isVisible()


def test_a_topic_is_renamed_in_its_row(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)

    desk.press(Qt.Key.Key_F2)
    editor = desk.screen.topics.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("The contracts")
    desk.press(Qt.Key.Key_Return, editor)

    qtbot.waitUntil(lambda: desk.meeting.topics[desk.ids[0]].title == "The contracts")


def test_m_merges_with_the_topic_above(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    first, second, third = desk.ids
    notes = desk.meeting.topics[first].notes + desk.meeting.topics[second].notes

    desk.press(Qt.Key.Key_J)
    desk.press(Qt.Key.Key_M)

    assert desk.ids == [first, third]
    assert desk.meeting.topics[first].notes == notes


def test_the_first_topic_has_none_to_merge_with(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)

    desk.press(Qt.Key.Key_M)

    assert desk.screen.topics.error.isVisible()
    assert len(desk.ids) == 3


def test_ticked_notes_become_a_topic_of_their_own(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    form = desk.screen.current.split
    desk.press(Qt.Key.Key_J)

    desk.press(Qt.Key.Key_M, modifier=Qt.KeyboardModifier.ShiftModifier)
    form.list.item(0).setCheckState(Qt.CheckState.Checked)
    chosen = form.chosen
    form.name_field.setText("The source")
    form.split.click()

    assert len(chosen) == 1
    assert desk.meeting.topics[desk.ids[2]].title == "The source"
    assert desk.meeting.topics[desk.ids[2]].notes == chosen
    assert form.isHidden()


def test_a_split_that_is_refused_keeps_its_ticks(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    form = desk.screen.current.split
    desk.press(Qt.Key.Key_J)
    desk.screen.acts.split()
    for row in range(form.list.count()):
        form.list.item(row).setCheckState(Qt.CheckState.Checked)
    form.name_field.setText("All of it")

    form.split.click()

    assert form.error.isVisible()
    assert len(form.chosen) == 3
    assert len(desk.ids) == 3


def test_next_goes_through_the_speaking_order(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)
    order = desk.screen.current.order

    desk.press(Qt.Key.Key_N)
    first = desk.current.speaking
    desk.press(Qt.Key.Key_N)

    assert first == MINA
    assert desk.current.speaking == TOM
    assert [pill.text() for pill in order.pills] == [
        "Mina",
        "Tom",
        "Ben, to answer",
        "Rita, last",
    ]


def test_an_attendee_passes_the_own_turn_only(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(1)
    order = desk.screen.current.order

    order.pass_turn.click()

    assert desk.current.passed == (TOM,)
    assert order.next.isHidden()
    assert order.pass_turn.isHidden()


def test_everybody_sees_the_own_place_in_the_order(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, RITA)

    desk.take_up(1)

    assert desk.screen.current.order.pills[-1].text() == "You, last"


def test_escape_returns_to_the_text(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)

    desk.press(Qt.Key.Key_Escape)

    assert desk.screen.pane.hasFocus()


def test_a_line_of_the_scribe_finds_its_speaker(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, MINA)
    desk.take_up(1)
    field = desk.screen.current.scribe.field

    desk.press(Qt.Key.Key_L)
    field.setText("Tom: the offer of 4 November")
    desk.press(Qt.Key.Key_Return, field)

    assert desk.current.lines[0].speaker == TOM
    assert desk.current.lines[0].text == "the offer of 4 November"
    assert field.text() == ""


def test_a_line_being_typed_survives_what_others_do(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, MINA)
    desk.take_up(1)
    field = desk.screen.current.scribe.field
    field.setText("Tom: the off")

    room.seat(ADA).send(WriteLine(desk.current.id, "Another line"))

    assert field.text() == "Tom: the off"


def test_a_line_is_seen_and_kept_while_it_is_typed(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    scribe = shown(themes, qtbot, room, MINA)
    other = shown(themes, qtbot, room, TOM)
    scribe.take_up(1)
    first = scribe.current.id
    field, seen = scribe.screen.current.scribe.field, other.screen.current.scribe

    QTest.keyClicks(field, "Tom: the off")
    qtbot.waitUntil(lambda: "Tom: the off" in seen.typing.text)
    assert not seen.typing.isHidden()
    assert scribe.screen.current.scribe.typing.isHidden()

    QTest.keyClicks(field, "er")
    scribe.take_up(2)
    assert scribe.shown(first).typed == {MINA: "Tom: the offer"}
    assert field.text() == ""
    scribe.take_up(1)
    assert field.text() == "Tom: the offer"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert scribe.current.lines[-1].text == "the offer"
    assert scribe.shown(first).typed == {}
    assert seen.typing.isHidden()


def test_attendees_read_lines_and_have_no_field(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(1)

    room.seat(MINA).send(WriteLine(desk.current.id, "No source.", RITA))

    assert desk.screen.current.scribe.rows[0].text == "Rita  No source."
    assert desk.screen.current.scribe.field.isHidden()
    assert desk.screen.current.outcomes.isHidden()


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (Qt.Key.Key_1, Outcome.ANSWERED),
        (Qt.Key.Key_2, Outcome.AUTHOR_WILL_FIX),
        (Qt.Key.Key_4, Outcome.PARK),
    ],
)
def test_a_number_ends_the_topic(
    themes: ThemeController,
    qtbot: QtBot,
    room: TestRoom,
    key: Qt.Key,
    outcome: Outcome,
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)

    desk.press(key)

    assert desk.meeting.topics[desk.ids[1]].outcome is outcome
    assert desk.screen.current.stances.isVisible()


def test_deciding_asks_for_the_form_and_ends_nothing(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)

    with qtbot.waitSignal(desk.screen.decision_requested) as asked:
        desk.press(Qt.Key.Key_3)

    assert asked.args == [desk.ids[1]]
    assert desk.current.outcome is None


def test_an_ended_topic_can_be_opened_again(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)
    desk.press(Qt.Key.Key_4)

    desk.screen.acts.reopen_topic()

    assert desk.meeting.topics[desk.ids[1]].outcome is None


def test_a_blocker_that_is_not_agreed_needs_its_reason(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    row = desk.screen.current.notes.rows[0]
    place = row.disposition.findData(Disposition.NOT_AGREED)
    note = desk.current.notes[0]

    row.disposition.setCurrentIndex(place)
    row.disposition.activated.emit(place)
    desk.press(Qt.Key.Key_Return, row.reason)
    without_reason = desk.meeting.notes[note].disposition
    row.reason.setText("Legal says four weeks.")
    desk.press(Qt.Key.Key_Return, row.reason)

    assert without_reason is None
    assert desk.meeting.notes[note].disposition is Disposition.NOT_AGREED
    assert desk.meeting.notes[note].disposition_reason == "Legal says four weeks."


def choose(desk: Desk, disposition: object) -> None:
    box = desk.screen.current.notes.rows[0].disposition
    place = box.findData(disposition)
    box.setCurrentIndex(place)
    box.activated.emit(place)


@pytest.mark.parametrize("who", [ADA, MINA, BEN])
def test_only_its_writer_settles_a_note(
    themes: ThemeController, qtbot: QtBot, room: TestRoom, who: PersonId
) -> None:
    desk = shown(themes, qtbot, room, who)
    desk.take_up(0)
    row = desk.screen.current.notes.rows[0]

    assert row.disposition.isHidden()
    waits = "Tom says what becomes of it"
    assert row.became.text() == (waits if who == ADA else "")


def test_the_facilitator_settles_for_who_is_away_with_a_reason(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(0)
    room.seat(TOM).send(SetAway(TOM, is_away=True))
    row = desk.screen.current.notes.rows[0]

    choose(desk, Disposition.PARKED)
    is_asked = not row.reason.isHidden()
    desk.press(Qt.Key.Key_Return, row.reason)
    refused = row.error.text()
    row.reason.setText("Tom agreed by telephone.")
    desk.press(Qt.Key.Key_Return, row.reason)

    note = desk.meeting.notes[desk.current.notes[0]]
    assert is_asked
    assert refused == "Say in a sentence why. It stands in the record."
    assert note.disposition is Disposition.PARKED
    assert note.disposition_reason == "Tom agreed by telephone."
    assert row.reason.isHidden()


def test_a_writer_keeps_a_note_open_that_the_topic_would_close(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, BEN)
    desk.take_up(2)
    topic = desk.current
    row = desk.screen.current.notes.rows[0]
    before = row.disposition.findText("Still open")
    room.seat(ADA).send(EndTopic(topic.id, Outcome.PARK))
    room.seat(ADA).send(TakeUpTopic(topic.id))
    note = topic.notes[0]
    parked = desk.meeting.disposition_of(desk.meeting.notes[note])

    choose(desk, "kept open")
    kept = desk.meeting.disposition_of(desk.meeting.notes[note])
    was_kept_open = desk.meeting.notes[note].is_kept_open
    choose(desk, Disposition.ANSWERED_NOW)

    assert before == -1
    assert parked is Disposition.PARKED
    assert (kept, was_kept_open) == (None, True)
    now = desk.meeting.disposition_of(desk.meeting.notes[note])
    assert now is Disposition.ANSWERED_NOW


def test_a_blocker_is_open_after_its_topic_and_the_facilitator_sees_who_is_waited_for(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk, lead = shown(themes, qtbot, room, TOM), shown(themes, qtbot, room)
    desk.take_up(0)
    topic = desk.current
    room.seat(ADA).send(EndTopic(topic.id, Outcome.ANSWERED))
    room.seat(ADA).send(TakeUpTopic(topic.id))
    row, other = (d.screen.current.notes.rows[0] for d in (desk, lead))

    assert not row.disposition.isHidden()
    assert row.disposition.findText("Still open") == -1
    assert other.became.text() == "Tom says what becomes of it"
    assert desk.meeting.disposition_of(desk.meeting.notes[topic.notes[0]]) is None


def test_a_writer_keeps_a_blocker_open_that_a_decision_would_settle(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    topic, ada = desk.current, room.seat(ADA)
    made = DecisionId("made")
    day = date(2027, 1, 15)
    draft = DecisionDraft("We go.", BEN, review_on=day, topics=(topic.id,))
    ada.send(DraftDecision(made, draft))
    ada.send(DeferDecision(made, "Not today."))
    ada.send(TakeUpTopic(topic.id))
    settled = open_blockers(desk.meeting)

    choose(desk, "kept open")

    assert settled == ()
    assert [note.id for note in open_blockers(desk.meeting)] == list(topic.notes)


def test_a_topic_over_its_time_gets_a_choice_and_goes_on(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)
    card = desk.screen.current.time_card
    desk.open_for(7)
    was_shown = card.isVisible()

    desk.open_for(8)
    is_shown = card.isVisible()
    card.extend.click()
    desk.open_for(8)

    assert (was_shown, is_shown, card.isVisible()) == (False, True, False)
    assert desk.current.given_s == 11 * 60


@pytest.mark.parametrize("size", [(1280, 800), (800, 700)])
@pytest.mark.parametrize("who", [ADA, MINA])
def test_nothing_moves_under_who_writes_when_the_time_is_up(
    themes: ThemeController,
    qtbot: QtBot,
    room: TestRoom,
    who: PersonId,
    size: tuple[int, int],
) -> None:
    desk = shown(themes, qtbot, room, who)
    desk.screen.resize(*size)
    desk.take_up(1)
    for number in range(12):  # more than the column has room for
        room.seat(MINA).send(WriteLine(desk.current.id, f"Line {number}.", RITA))
    desk.screen.write_line()
    current, field = desk.screen.current, desk.screen.current.scribe.field
    parts = (field, current.outcomes, current.title, current.notes.rows[0])

    def places() -> list[tuple[int, int, int]]:
        QApplication.processEvents()
        above = [part.mapTo(desk.screen, part.rect().topLeft()) for part in parts]
        widths = [part.width() for part in parts]
        return [(a.x(), a.y(), w) for a, w in zip(above, widths, strict=True)]

    desk.open_for(7)
    QTest.keyClicks(field, "Tom: the o")
    before = places()

    desk.open_for(8)
    QTest.keyClicks(focused(), "ffer")
    desk.open_for(9)
    QTest.keyClicks(focused(), " 1")

    assert current.time_card.isVisible()
    assert places() == before
    assert field.text() == "Tom: the offer 1"
    assert desk.current.outcome is None
    low = current.time_card.mapTo(desk.screen, current.time_card.rect().bottomLeft())
    assert low.y() < before[0][1]


def test_a_reply_near_the_card_stays_in_view_when_the_time_is_up(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, MINA)
    desk.screen.resize(1280, 420)
    desk.take_up(1)
    desk.open_for(7)
    current = desk.screen.current
    row = current.notes.rows[-1]
    row.ask_reply()
    QTest.keyClicks(focused(), "Since")
    QApplication.processEvents()
    field = focused()

    def is_above_the_card() -> bool:
        card = current.time_card
        top = card.mapTo(desk.screen, card.rect().topLeft()).y()
        return field.mapTo(desk.screen, field.rect().bottomLeft()).y() < top

    desk.open_for(8)

    assert current.time_card.isVisible()
    qtbot.waitUntil(is_above_the_card)
    assert focused() is field


def test_a_line_is_finished_though_its_topic_ended_amid_it(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, MINA)
    desk.take_up(1)
    topic = desk.current.id
    desk.screen.write_line()
    scribe = desk.screen.current.scribe
    QTest.keyClicks(scribe.field, "Tom: in ")

    room.seat(ADA).send(EndTopic(topic, Outcome.ANSWERED))
    assert scribe.field.hasFocus()
    assert scribe.late.isVisible()
    QTest.keyClicks(focused(), "March")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    (line,) = room.host.meeting.topics[topic].lines
    assert (line.text, line.speaker) == ("in March", TOM)
    assert not scribe.field.isVisible()


def test_a_late_line_that_is_left_is_kept_and_its_field_goes(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, MINA)
    desk.take_up(1)
    topic = desk.current.id
    desk.screen.write_line()
    scribe = desk.screen.current.scribe
    QTest.keyClicks(scribe.field, "Tom: in ")
    room.seat(ADA).send(EndTopic(topic, Outcome.ANSWERED))

    desk.screen.topics.list.setFocus()

    assert not scribe.field.isVisible()
    assert desk.shown(topic).typed == {MINA: "Tom: in "}


def test_no_field_is_left_where_nothing_was_typed(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, MINA)
    desk.take_up(1)
    desk.screen.write_line()

    room.seat(ADA).send(EndTopic(desk.current.id, Outcome.ANSWERED))

    assert not desk.screen.current.scribe.field.isVisible()


def test_attendees_see_no_choice_when_the_time_is_up(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(1)

    desk.open_for(9)

    card = desk.screen.current.time_card
    assert not card.isHidden()
    assert card.extend.isHidden()
    assert card.follow_up.isHidden()
    assert desk.screen.current.clock.words() == "1 min over"


def test_five_minutes_before_the_end_the_open_blocker_is_named(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    strip = desk.screen.parts.ending

    desk.open_for(19)
    early = strip.isVisible()
    desk.open_for(20)

    assert not early
    assert strip.message is not None
    assert "1 open blocker, goal undecided" in strip.message.sentence


def test_stances_stand_open_while_no_topic_is_taken_up(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, BEN)

    words = [
        child.accessibleName()
        for child in desk.screen.current.stances.findChildren(QWidget)
    ]

    assert "Tom  Too early" in words


def test_stances_of_a_crowd_begin_with_counts_and_those_against(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom()
    people = [PersonId(f"p{number}") for number in range(60)]
    for number, person in enumerate(people):
        room.seat(ADA).send(AddPerson(person, f"Person {number}"))
    room.go_to(Phase.MARGINS)
    choices = list(ON_A_PROPOSAL)
    for number, person in enumerate(people):
        why = f"Reason {number}" if number % 8 < 4 else ""
        room.seat(person).send(SealStance(choices[number % 4], why))
    room.go_to(Phase.DISCUSSION)
    desk = shown(themes, qtbot, room)
    stances = desk.screen.current.stances

    def rows() -> list[str]:
        return [row.text for row in stances.findChildren(NoteText) if row.isVisible()]

    assert "Against: 15 · Unsure: 15" in rows()[0]
    assert rows()[1] == "Person 3  Reason 3"
    assert "and 5 more" in rows()
    assert len(rows()) < 30

    assert stances.everybody is not None
    stances.everybody.click()
    qtbot.waitUntil(lambda: sum("Reason" in row for row in rows()) == 32)
    assert stances.everybody.hasFocus()


def test_small_edits_and_agreement_take_no_topic(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    asides = shown(themes, qtbot, room).screen.topics.asides

    assert asides.edits.words.text() == "1 small edit goes to the author"
    assert asides.agreed.isHidden()


def test_scrolling_away_offers_the_way_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.resize(1280, 480)
    desk.screen.set_page(size_px=38, measure_cp=55)
    desk.take_up(0)
    bar = desk.screen.pane.verticalScrollBar()
    at_room = bar.value()

    bar.setValue(0)
    is_offered = desk.screen.middle.foot.back.isVisible()
    desk.press(Qt.Key.Key_F)

    assert is_offered
    assert at_room > 0
    assert bar.value() == at_room
    assert desk.screen.middle.foot.back.isHidden()


def test_the_passage_stays_in_view_when_the_window_changes(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.set_page(size_px=38, measure_cp=55)
    desk.take_up(0)

    desk.screen.resize(1000, 420)
    qtbot.waitUntil(lambda: desk.screen.height() == 420)

    assert not desk.screen.middle.is_away


def test_the_facilitator_sees_it_as_an_attendee_and_goes_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)
    outcomes = desk.screen.current.outcomes

    desk.press(Qt.Key.Key_V)
    as_attendee = outcomes.isHidden() and desk.screen.middle.foot.go_on.isHidden()
    desk.press(Qt.Key.Key_V)

    assert as_attendee
    assert outcomes.isVisible()


def test_a_note_added_in_the_talk_is_marked(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(1)
    composer = desk.screen.current.composer
    desk.screen.pane.go_to(room.memo.text.index(ESTIMATE))

    desk.screen.acts.begin_note()
    composer.words.setPlainText("And who pays?")
    composer.keep.click()

    rows = [row.words.text for row in desk.screen.current.notes.rows]
    assert "Tom And who pays?  Added after the reveal." in rows
    assert composer.isHidden()


def test_a_note_being_typed_survives_another_topic(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.screen.acts.begin_note()
    desk.screen.current.composer.words.setPlainText("Half a th")

    desk.take_up(1)

    assert desk.screen.current.composer.isVisible()
    assert desk.screen.current.composer.body == "Half a th"


def test_me_too_counts_in_the_row(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)
    row = desk.screen.current.notes.rows[0]
    assert row.view is not None

    room.seat(TOM).send(SetMeToo(row.view.id, is_on=True))
    row.me_too.click()

    assert row.me_too.text() == "+2"


def test_an_address_leads_to_its_line(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    field = desk.screen.middle.foot.address

    desk.press(Qt.Key.Key_G)
    field.setText("1:6")
    desk.press(Qt.Key.Key_Return, field)

    assert desk.screen.pane.current_block == 3
    assert field.isHidden()


def test_the_facilitator_goes_on_to_the_decisions(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    go_on = desk.screen.middle.foot.go_on
    said = go_on.accessibleDescription()

    go_on.click()

    assert said.startswith("Takes everybody to the decisions. ")
    assert "not reached" in said
    assert desk.meeting.phase is Phase.DECISIONS


def test_a_crowded_room_shows_who_speaks_soon_and_counts_the_rest(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    for number in range(55):
        person = PersonId(f"p{number}")
        room.seat(ADA).send(AddPerson(person, f"Person {number}"))
    desk = shown(themes, qtbot, room)

    desk.take_up(1)

    order = desk.screen.current.order
    assert len(order.pills) == 10
    assert order.rest.text() == "49 more wait, 0 have had their turn."


@pytest.mark.parametrize(
    ("width", "parts"),
    [
        (1280, {"topics", "text", "topic"}),
        (1000, {"rail", "text", "topic"}),
        (800, {"rail", "tabs", "topic"}),
        (700, {"chooser", "tabs", "topic"}),
    ],
)
def test_the_arrangement_follows_the_width(
    themes: ThemeController,
    qtbot: QtBot,
    room: TestRoom,
    width: int,
    parts: set[str],
) -> None:
    desk = shown(themes, qtbot, room)
    arranged = desk.screen.parts

    desk.screen.resize(width, 600)
    qtbot.waitUntil(lambda: desk.screen.width() == width)

    found = {
        "rail": arranged.topics.isVisible() and arranged.topics.width() == RAIL_PX,
        "topics": arranged.topics.isVisible() and arranged.topics.width() > RAIL_PX,
        "tabs": arranged.tabs.isVisible(),
        "chooser": arranged.chooser.isVisible(),
        "text": arranged.middle.isVisible(),
        "topic": arranged.current.isVisible(),
    }
    assert {name for name, is_there in found.items() if is_there} == parts


def test_late_notes_join_the_run_sheet(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)

    room.seat(TOM).send(AddNote(NoteId("late"), NoteKind.CONCERN, "And tax?"))

    model = desk.screen.topics.model
    assert model.rowCount() == 4
    assert model.row_at(3).title == "And tax?"


def test_every_command_has_words_and_a_key_of_its_own(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    actions = shown(themes, qtbot, room).screen.actions()
    keys = [a.shortcut().toString() for a in actions if not a.shortcut().isEmpty()]

    assert all(action.text() and action.objectName() for action in actions)
    assert len(keys) == len(set(keys))


def test_the_topics_clock_stands_in_a_pause(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(0)
    desk.open_for(3)
    left = desk.screen.current.clock.words()

    room.clock.advance(180)
    room.seat(ADA).send(PauseClock())
    desk.open_for(4)

    assert desk.screen.current.clock.words() == left


def test_an_attendee_asks_by_one_key_and_takes_it_back_by_the_same(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)

    desk.press(Qt.Key.Key_Q)
    assert desk.current.request_of(TOM) is FloorKind.QUESTION
    assert [p.text() for p in desk.screen.current.queue.pills] == ["Question: you"]
    assert desk.screen.current.queue.first.isHidden()

    desk.press(Qt.Key.Key_O)
    assert desk.current.request_of(TOM) is FloorKind.POINT_OF_ORDER
    desk.press(Qt.Key.Key_O)
    assert desk.current.asking == ()
    assert not desk.screen.current.queue.nobody.isHidden()


def test_the_menu_asks_too_and_its_button_takes_it_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    queue = desk.screen.current.queue

    queue.menu.actions()[0].trigger()
    assert desk.current.request_of(TOM) is FloorKind.REPLY
    assert queue.ask.text() == "Take it back"

    desk.press(Qt.Key.Key_Space, queue.ask)
    assert desk.current.asking == ()


def test_the_facilitator_gives_the_floor_from_the_queue_in_one_press(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(0)
    topic = desk.current.id
    room.seat(BEN).send(AskForFloor(topic, FloorKind.REPLY))
    room.seat(RITA).send(AskForFloor(topic, FloorKind.POINT_OF_ORDER))
    queue = desk.screen.current.queue
    assert [p.text()[:5] for p in queue.pills] == ["Point", "Reply"]

    desk.press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert desk.current.speaking == RITA
    desk.press(Qt.Key.Key_Space, queue.pills[0])
    assert desk.current.speaking == BEN
    assert desk.current.out_of_order == 0
    assert queue.pills == []


def test_a_pass_amid_a_point_of_order_is_of_whose_turn_comes_next(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(1)
    room.seat(BEN).send(AskForFloor(desk.current.id, FloorKind.POINT_OF_ORDER))
    desk.press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert desk.current.speaking == BEN

    desk.press(Qt.Key.Key_P)

    assert desk.current.passed == (MINA,)
    assert desk.current.speaking == BEN
    desk.press(Qt.Key.Key_N)
    names = {p.text(): p.accessibleName() for p in desk.screen.current.order.pills}
    assert names["Ben, to answer"] == "Ben, to answer: waits"


def test_a_long_queue_is_counted_and_a_refusal_stands_beside_it(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    for number in range(11):
        room.seat(ADA).send(AddPerson(PersonId(f"p{number}"), f"Person {number}"))
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    for number in range(11):
        person = PersonId(f"p{number}")
        room.seat(person).send(AskForFloor(desk.current.id, FloorKind.REPLY))
    queue = desk.screen.current.queue

    assert len(queue.pills) == 8
    assert queue.rest.text() == "3 more ask."
    room.seat(ADA).send(GiveFloor(TOM))
    assert queue.ask.isHidden()
    desk.press(Qt.Key.Key_R)
    assert queue.error.text() == "You have the floor."


def test_thumbs_are_shown_once_the_time_is_up_and_only_totals_are_seen(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    card = desk.screen.current.time_card
    desk.open_for(1)
    desk.press(Qt.Key.Key_U)
    assert desk.meeting.thumbs == {}

    desk.wait(9)
    assert not card.isHidden()
    assert card.extend.isHidden()
    desk.press(Qt.Key.Key_U)
    room.seat(BEN).send(RomanVote(desk.current.id, is_up=False))
    assert desk.meeting.thumbs == {TOM: True, BEN: False}
    assert card.totals.text() == "1 would go on, 1 move on."
    assert card.up.isChecked()
    assert not card.down.isChecked()

    desk.press(Qt.Key.Key_Space, card.down)
    assert desk.meeting.thumbs[TOM] is False
    desk.press(Qt.Key.Key_D)
    assert TOM not in desk.meeting.thumbs
    assert not card.down.isChecked()


def test_three_more_minutes_are_three_from_now_and_are_taken_back_whole(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(0)
    desk.wait(10.5)
    given_s = desk.current.given_s
    clock = desk.screen.current.clock
    assert clock.words() == "2 min over"

    desk.screen.current.time_card.extend.click()
    desk.open_for(0)
    assert clock.words().startswith("3 of ")

    desk.room.seat(ADA).send(ExtendTopic(desk.current.id, 3, is_back=True))
    assert desk.current.given_s == given_s
    assert desk.current.extended == 0


def test_three_more_minutes_end_the_vote(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(0)
    desk.wait(9)
    room.seat(BEN).send(RomanVote(desk.current.id, is_up=True))
    desk.open_for(0)
    card = desk.screen.current.time_card
    assert card.totals.text() == "1 would go on, 0 move on."

    desk.press(Qt.Key.Key_Space, card.extend)
    assert desk.screen.topics.list.hasFocus()
    desk.open_for(0)

    assert desk.current.extended == 1
    assert desk.meeting.thumbs == {}
    assert card.isHidden()


def test_a_key_pins_the_selected_topic_and_lets_it_go(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    other = shown(themes, qtbot, room, TOM)
    desk = shown(themes, qtbot, room)
    first, last = desk.ids[0], desk.ids[-1]
    desk.screen.topics.select(last)

    desk.press(Qt.Key.Key_P, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert desk.ids[0] == last
    assert desk.screen.topics.selected is not None
    assert desk.screen.topics.selected.id == last
    assert other.screen.topics.model.row_at(0).is_pinned
    spoken = desk.screen.topics.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "pinned" in spoken

    desk.press(Qt.Key.Key_P, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert desk.ids[0] == first
    assert not other.screen.screen_actions.sheet.menuAction().isVisible()


def test_the_order_is_chosen_by_who_leads_and_said_to_all(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    other = shown(themes, qtbot, room, TOM)
    choice = desk.screen.topics.order
    by_words = {a.text().replace("&", ""): a for a in choice.menu.actions()}

    by_words["In order of the text"].trigger()

    places = [topic.start_cp or 0 for topic in desk.meeting.topics.values()]
    assert places == sorted(places)
    assert choice.button.text() == "In order of the text…"
    assert by_words["In order of the text"].isChecked()
    assert other.screen.topics.order.button.isHidden()
    assert other.screen.topics.order.words.text() == "In order of the text"
    assert other.screen.topics.model.row_at(0).id == desk.ids[0]


@pytest.fixture
def repeated() -> TestRoom:
    """Two passages on which the same is said, and a third."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "how many contracts", body="The estimate lacks a source.")
    room.add_note(RITA, ESTIMATE, body="Where is the source of this estimate?")
    room.add_note(BEN, "stop selling", body="In steps.")
    return room.go_to(Phase.DISCUSSION)


def test_topics_alike_are_merged_by_a_key_and_only_by_who_leads(
    themes: ThemeController, qtbot: QtBot, repeated: TestRoom
) -> None:
    other = shown(themes, qtbot, repeated, TOM)
    desk = shown(themes, qtbot, repeated)
    hint = desk.screen.topics.hint
    assert hint.words.text().endswith("Both say: estimate, source.")
    assert other.screen.topics.hint.isHidden()

    desk.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert len(desk.ids) == 2
    assert len(desk.meeting.topics[desk.ids[0]].notes) == 2
    assert hint.isHidden()
    desk.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.ids) == 2

    desk.bridge.undo()
    assert len(desk.ids) == 3
    assert not hint.isHidden()


def test_what_is_kept_apart_is_not_suggested_again_on_this_screen(
    themes: ThemeController, qtbot: QtBot, repeated: TestRoom
) -> None:
    desk = shown(themes, qtbot, repeated)
    hint = desk.screen.topics.hint

    desk.press(Qt.Key.Key_Space, hint.apart)
    assert hint.isHidden()
    repeated.seat(ADA).send(TakeUpTopic(desk.ids[0]))
    assert hint.isHidden()
    desk.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.ids) == 3
    assert not shown(themes, qtbot, repeated).screen.topics.hint.isHidden()


def test_pages_nobody_wrote_on_are_named_and_shown_one_by_one(
    themes: ThemeController, qtbot: QtBot
) -> None:
    text = " ".join(["One more sentence of the memo."] * 150)
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for _ in range(2))
    appendix = Block(BlockKind.HEADING, "Appendix", level=1)
    long = TestRoom(memo=Memo("Long", (*blocks, appendix, *blocks), "long.md"))
    long.go_to(Phase.DISCUSSION)
    desk = shown(themes, qtbot, long)
    asides, pages = desk.screen.topics.asides, desk.meeting.pages
    end = appendix_start(desk.meeting.memo) if desk.meeting.memo else None
    assert end is not None
    last = pages.line_at(end - 1)
    assert last is not None
    assert quiet_pages(desk.meeting) == tuple(range(1, last.page + 1))
    assert last.page < pages.pages

    assert asides.look.text() == "Look at page 1"
    desk.press(Qt.Key.Key_Space, asides.look)
    assert asides.look.text() == "Look at page 2"
    desk.press(Qt.Key.Key_Space, asides.look)
    assert desk.screen.pane.verticalScrollBar().value() > 0


def test_the_dismissed_strip_of_the_end_comes_back_after_more_time(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    ending = desk.screen.parts.ending
    desk.open_for(21)
    assert ending.message is not None
    assert ending.message.sentence.endswith("with Tom, Rita now?")

    ending.strip._close.click()
    desk.open_for(22)
    assert ending.isHidden()
    desk.open_for(1)
    desk.open_for(22)
    assert not ending.isHidden()


def test_the_list_of_what_is_open_leads_to_the_place(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, BEN)
    desk.screen.resize(800, 600)
    ending = desk.screen.parts.ending
    desk.open_for(21)
    button = next(b for b in buttons(ending.strip) if b.text() == "What is open")
    assert all("Book" not in b.text() for b in buttons(ending.strip))

    desk.press(Qt.Key.Key_Return, button)
    (place,) = ending.list.places.values()
    said = place.accessibleName()
    assert place.hasFocus()
    desk.press(Qt.Key.Key_Return, place)

    assert said == ("Go to the blocker at 1:6: Ten weeks. Tom says what becomes of it.")
    selected = desk.screen.topics.selected
    assert selected is not None
    assert selected.title.startswith("how many contracts")
    assert desk.screen.pane.isVisible()
    assert desk.screen.pane.hasFocus()


def test_the_facilitator_who_looks_as_an_attendee_books_nothing(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.open_for(21)
    ending = desk.screen.parts.ending
    led = ending.message

    desk.screen.switch_view()
    desk.open_for(21)

    looked = ending.message
    assert led is not None
    assert [action.id for action in led.actions] == [LIST, BOOK]
    assert looked is not None
    assert [action.id for action in looked.actions] == [LIST]


def test_keys_of_the_screens_own_menus_stand_in_the_list_of_keys(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    rows = key_rows(shown(themes, qtbot, room).screen.actions())

    assert ("Q", "Ask to speak: question") in rows
    assert ("Shift+P", "Pin it") in rows
    keys = [key for key, _ in rows]
    assert len(keys) == len(set(keys))


def test_one_puts_a_name_to_an_own_note_in_the_discussion(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.READING)
    note = room.add_note(TOM, ESTIMATE, NoteKind.CONCERN, "Half of the bill.")
    room.go_to(Phase.DISCUSSION)
    desk = shown(themes, qtbot, room, TOM)
    desk.take_up(0)
    row = desk.screen.current.notes.rows[0]

    row.own.click()
    is_asked = not row.owning.isHidden()
    row.owning.leave.click()
    is_left = not desk.meeting.notes[note].is_owned
    row.own.click()
    row.owning.own.click()
    desk.screen.show_refusal(OwnNote(note), Refused("Once is enough."))

    assert (is_asked, is_left) == (True, True)
    assert desk.meeting.notes[note].is_owned
    assert row.own.isHidden()
    assert row.error.text() == "Once is enough."


def test_the_pinned_topic_and_what_comes_next_stay_in_view(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom().talk_on(
        *(Topic(TopicId(f"t-{number}"), f"Why {number}?", ()) for number in range(33))
    )
    topics = room.host.meeting.topics
    ada = room.seat(ADA)
    ada.send(pinning(room.host.meeting, topics[list(topics)[3]]))
    ada.send(TakeUpTopic(list(room.host.meeting.topics)[2]))
    desk = shown(themes, qtbot, room)
    shown_list = desk.screen.topics.list

    def in_view() -> range:
        QApplication.processEvents()
        area = shown_list.viewport().rect()
        first = shown_list.indexAt(area.topLeft())
        last = shown_list.indexAt(area.bottomLeft() - QPoint(0, ROW_PX))
        return range(first.row(), last.row() + 1)

    assert in_view().start == 0
    ada.send(EndTopic(desk.current.id, Outcome.ANSWERED))
    assert in_view().start == 0
    last = in_view().stop - 1
    ada.send(TakeUpTopic(desk.ids[last]))
    assert last + 1 in in_view()
    desk.screen.resize(1280, 500)
    assert {last, last + 1} <= set(in_view())


def test_minutes_stand_beside_the_topics_and_change_by_keyboard(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    model, slot = desk.screen.topics.model, desk.screen.topics.slot
    first, second = desk.ids[0], desk.ids[1]
    before = slot_plan(room.host.meeting, None)
    assert model.row_at(0).minutes == before.minutes[first]
    assert slot.text() == f"Topics need {before.needed_min} of the 25 min left"

    desk.screen.topics.select(first)
    desk.press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert model.row_at(0).minutes == before.minutes[first] + 2
    assert model.row_at(0).has_own_minutes
    desk.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert room.host.meeting.topics[first].minutes == before.minutes[first] + 1
    desk.screen.acts.share_minutes()
    assert slot_plan(room.host.meeting, None) == before

    room.seat(ADA).send(SetMinutes(second, 40))
    needed = slot_plan(room.host.meeting, None).needed_min
    assert slot.text() == f"Topics need {needed} min, but 25 are left"
    index = model.index(1)
    assert "40 minutes" in str(model.data(index, Qt.ItemDataRole.AccessibleTextRole))


def test_the_minutes_that_are_left_go_with_the_clock(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    desk.take_up(0)
    slot, model = desk.screen.topics.slot, desk.screen.topics.model
    before = model.row_at(1).minutes
    assert before is not None

    desk.wait(20)
    assert slot.text().endswith(", but 5 are left")
    assert (model.row_at(1).minutes or 0) < before
    desk.wait(8)
    assert slot.text().endswith(", but the time is up")


def test_minutes_are_not_given_to_what_has_ended_and_refusals_are_said(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room)
    first, second = desk.ids[0], desk.ids[1]
    room.seat(ADA).send(EndTopic(first, Outcome.PARK))
    desk.screen.topics.select(first)
    desk.press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert desk.screen.topics.error.text() == "This topic has ended."

    room.seat(ADA).send(SetMinutes(second, 1))
    desk.screen.topics.select(second)
    desk.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)

    assert desk.screen.topics.error.text() == "Give between 1 and 120 minutes."


def test_attendees_see_minutes_and_no_sum(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, TOM)
    desk.press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)

    assert desk.screen.topics.slot.isHidden()
    assert desk.screen.topics.model.row_at(0).minutes is not None
    assert all(topic.minutes is None for topic in room.host.meeting.topics.values())
