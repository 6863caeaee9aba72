# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Preparing a meeting on a real room: what is asked for, refused and kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import AddPerson, ChangeSetup, FreezeMemo
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Roles, Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import PreReadNote
from meetingroom.meeting.setup import Minutes, Setup
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Form, Occasion, check
from meetingroom.memo.read.remark import COMMENTS
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.prepare.memo_preview import MemoPreview
from meetingroom.ui.prepare.page_strip import count_pages
from meetingroom.ui.prepare.people_editor import PersonRow
from meetingroom.ui.prepare.readiness import first_sentence, missing, who_sees_what
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, BEN, MEMO, MINA, ROLES, TestRoom

LONG = Memo(
    "A long memo",
    tuple(
        Block(BlockKind.PARAGRAPH, "We estimate 3 million contracts. " * 40)
        for _ in range(30)
    ),
    "long.md",
)


class Desk:
    """A room, the bridge of one person, and the screen between them."""

    def __init__(self, themes: ThemeController, room: TestRoom, who: PersonId) -> None:
        self.room = room
        self.screen = PrepareScreen(themes, new_id=room.host.new_id)
        self.bridge = Bridge(room.seat(who), self.screen)
        self.screen.command_requested.connect(self.bridge.send)
        self.bridge.snapshot_changed.connect(self.screen.show_snapshot)
        self.bridge.command_refused.connect(self.screen.show_refusal)
        self.screen.show_snapshot(self.bridge.snapshot())

    @property
    def setup(self) -> Setup:
        return self.room.host.meeting.setup


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def desk(themes: ThemeController, qtbot: QtBot) -> Desk:
    made = Desk(themes, TestRoom(), ADA)
    qtbot.addWidget(made.screen)
    return made


@pytest.fixture
def long_desk(themes: ThemeController, qtbot: QtBot) -> Desk:
    made = Desk(themes, TestRoom(memo=LONG), ADA)
    qtbot.addWidget(made.screen)
    return made


def choose(desk: Desk, role: str, person: str) -> None:
    box = desk.screen.form.roles[role]
    box.setCurrentIndex(box.findData(person))
    box.activated.emit(box.currentIndex())


def test_a_typed_goal_is_stored_when_typing_pauses(desk: Desk, qtbot: QtBot) -> None:
    goal = desk.screen.form.goal
    goal.clear()
    QTest.keyClicks(goal, "Yes or no")

    qtbot.waitUntil(lambda: desk.setup.goal == "Yes or no")


def test_leaving_the_screen_stores_the_goal_at_once(desk: Desk) -> None:
    desk.screen.form.goal.setText("Choose one")

    desk.screen.flush()

    assert desk.setup.goal == "Choose one"


def test_a_snapshot_does_not_take_away_a_goal_being_typed(desk: Desk) -> None:
    goal = desk.screen.form.goal
    goal.clear()
    QTest.keyClicks(goal, "Yes")

    desk.room.seat(ADA).send(AddPerson(PersonId("zoe"), "Zoe"))

    assert goal.text() == "Yes"
    desk.screen.flush()


def test_a_scribe_who_is_author_is_refused_beside_the_field(desk: Desk) -> None:
    choose(desk, "scribe", BEN)

    row = desk.screen.form.rows["scribe"]
    assert row.error.startswith("The scribe cannot be the author")
    assert desk.screen.form.roles["scribe"].currentData() == BEN
    assert desk.setup.roles.scribe == MINA


def test_another_author_heals_the_refused_scribe(desk: Desk) -> None:
    choose(desk, "scribe", BEN)
    choose(desk, "author", ADA)

    assert desk.setup.roles == replace(ROLES, scribe=BEN, author=ADA)
    assert desk.screen.form.rows["scribe"].error == ""


def test_a_kind_brings_its_minutes_and_the_bar_follows(desk: Desk) -> None:
    form = desk.screen.form
    form.kind.setCurrentIndex(form.kind.findData("Design review"))
    form.kind.activated.emit(form.kind.currentIndex())

    assert desk.setup.minutes == Minutes(15, 5, 30, 7, 3)
    assert form.plan.boxes["reading"].value() == 15
    assert form.total.text() == "60 minutes in all"


def test_minutes_are_changed_by_their_box(desk: Desk) -> None:
    desk.screen.form.plan.boxes["reading"].setValue(30)

    assert desk.setup.minutes.reading == 30
    assert "35 minutes of silence" in desk.screen.form.plan.bar.accessibleName()


def test_the_sentence_follows_the_choice_of_names(desk: Desk) -> None:
    desk.screen.form.without_names.click()

    assert not desk.setup.are_names_shown
    sees = desk.screen.form.sees
    assert sees.text().endswith("sees them, without names. Stances open with names.")

    desk.screen.form.pseudonyms.click()

    assert desk.setup.has_pseudonyms
    assert "one number in place of the name" in desk.screen.form.sees.text()
    desk.screen.form.with_names.click()
    assert not desk.setup.has_pseudonyms


def test_openness_is_said_in_full() -> None:
    setup = Setup(is_pre_read=True)

    assert "with your name" in who_sees_what(setup)
    assert who_sees_what(setup).endswith("read before the meeting.")


def test_somebody_is_added_with_enter_and_the_field_is_empty(desk: Desk) -> None:
    people = desk.screen.people
    people.name.setText("Zoe")
    QTest.keyClick(people.name, Qt.Key.Key_Return)

    assert [row.person.name for row in people.rows][-1] == "Zoe"
    assert people.name.text() == ""
    assert desk.screen.form.roles["scribe"].findText("Zoe") > 0


def test_a_name_that_is_taken_stays_with_the_reason(desk: Desk) -> None:
    people = desk.screen.people
    people.name.setText("Ben")
    people.add.click()

    assert "Add an initial" in people.field.error
    assert people.name.text() == "Ben"


def test_a_persons_place_and_part_can_be_changed(desk: Desk) -> None:
    row = desk.screen.people.rows[1]
    row.seniority.setCurrentIndex(row.seniority.findData(Seniority.JUNIOR.value))
    row.seniority.activated.emit(0)
    desk.screen.people.rows[1].observer.click()

    ben = desk.room.host.meeting.people[BEN]
    assert ben.seniority is Seniority.JUNIOR
    assert ben.is_observer


def test_somebody_with_a_role_is_not_taken_off(desk: Desk) -> None:
    desk.screen.people.rows[1].remove.click()

    assert BEN in desk.room.host.meeting.people
    assert "author" in desk.screen.people.field.error


def test_a_memo_that_is_too_long_keeps_the_lobby_closed(long_desk: Desk) -> None:
    screen = long_desk.screen

    assert not screen.open.isEnabled()
    assert screen.bar.sentence.startswith("Settle this, or say why you go on")
    assert screen.open.accessibleDescription() == screen.bar.sentence


def test_a_reason_settles_the_finding_and_opens_the_way(long_desk: Desk) -> None:
    screen = long_desk.screen
    row = screen.findings.rows[0]
    assert row.field is not None
    row.field.setText("The board asked for all of it.")
    QTest.keyClick(row.field, Qt.Key.Key_Return)

    kept = long_desk.room.host.meeting.overrides
    assert [(each.rule, each.reason) for each in kept] == [
        ("pages", "The board asked for all of it.")
    ]
    assert screen.findings.rows[0].field is None
    assert screen.open.isEnabled()


def test_a_reason_being_typed_survives_another_change(long_desk: Desk) -> None:
    row = long_desk.screen.findings.rows[0]
    assert row.field is not None
    row.field.setText("Because")

    long_desk.screen.form.plan.boxes["discussion"].setValue(50)

    again = long_desk.screen.findings.rows[0].field
    assert again is not None
    assert again.text() == "Because"


def test_the_lobby_opens_with_its_key(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitExposed(desk.screen):
        desk.screen.show()
    desk.screen.form.goal.setFocus()

    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(desk.screen, Qt.Key.Key_Return, control)

    assert desk.room.host.meeting.phase is Phase.LOBBY


def test_what_is_missing_is_said_in_the_rules_order(desk: Desk) -> None:
    meeting = desk.room.host.meeting
    bare = replace(meeting, memo=None, setup=Setup(roles=Roles(facilitator=ADA)))

    assert missing(bare, ()) == "Choose the memo first."
    bare = replace(bare, memo=MEMO)
    assert "goal" in missing(bare, ())
    bare = replace(bare, setup=replace(bare.setup, goal="Yes or no"))
    assert missing(bare, ()) == "Name the decider."
    bare = replace(bare, setup=replace(bare.setup, roles=Roles(ADA, decider=ADA)))
    assert missing(bare, ()) == "Name the scribe."
    no_time = replace(bare.setup, roles=ROLES, minutes=Minutes(reading=0))
    assert "one minute" in missing(replace(bare, setup=no_time), ())
    assert missing(meeting, ()) == ""


def test_the_bar_takes_the_first_sentence_of_a_finding() -> None:
    assert first_sentence("One. Two.") == "One."
    assert first_sentence("One of 1.5 kinds") == "One of 1.5 kinds"


def test_without_a_memo_one_can_be_chosen(
    themes: ThemeController, desk: Desk, qtbot: QtBot
) -> None:
    snapshot = desk.bridge.snapshot()
    desk.screen.show_snapshot(
        replace(snapshot, meeting=replace(snapshot.meeting, memo=None))
    )

    assert desk.screen.memo_part.isHidden()
    with qtbot.waitSignal(desk.screen.choose_memo_requested):
        desk.screen.no_memo.action_requested.emit()


def test_a_changed_file_is_loaded_again(desk: Desk, qtbot: QtBot) -> None:
    desk.screen.show_file_changed()

    with qtbot.waitSignal(desk.screen.memo_reload_requested):
        desk.screen.strip.action_requested.emit("reload")
    desk.room.seat(ADA).send(FreezeMemo(LONG, plain_pages(LONG)))

    assert desk.screen.head.title.text() == "A long memo"
    assert desk.screen.strip.message is None


def test_an_attendee_has_no_controls(
    themes: ThemeController, qtbot: QtBot, desk: Desk
) -> None:
    other = Desk(themes, desk.room, MINA)
    qtbot.addWidget(other.screen)

    other.screen.show()

    screen = other.screen
    assert screen.not_ready.isVisible()
    assert screen.open.isHidden()
    assert screen.bar.sentence == "Nothing is shared before reading begins."
    assert screen.panes() == [screen.later]
    assert not any(
        part.isVisible()
        for part in (screen.form, screen.people, screen.memo_part, screen.no_memo)
    )
    assert not desk.screen.not_ready.isVisibleTo(desk.screen)


def test_only_the_laptop_that_hosts_loads_a_memo(
    themes: ThemeController, qtbot: QtBot, desk: Desk
) -> None:
    screen = PrepareScreen(themes, new_id=desk.room.host.new_id, has_file=False)
    qtbot.addWidget(screen)
    snapshot = desk.bridge.snapshot()
    screen.show_snapshot(snapshot)
    screen.show()

    for button in (screen.reload, screen.other):
        assert not button.isEnabled()
        assert "laptop that hosts" in button.toolTip()
    with qtbot.assertNotEmitted(screen.memo_reload_requested):
        QTest.keyClick(screen, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    screen.show_snapshot(
        replace(snapshot, meeting=replace(snapshot.meeting, memo=None))
    )
    assert screen.no_memo.isVisible()
    assert not any(one.isVisible() for one in screen.no_memo.findChildren(QPushButton))


def test_sixty_people_are_listed(desk: Desk) -> None:
    for number in range(60):
        person = PersonId(f"p{number}")
        desk.room.seat(ADA).send(AddPerson(person, f"Person {number}"))

    assert len(desk.screen.people.rows) == 65
    assert desk.screen.people.count.text() == "65 people"


def test_pages_count_up_to_the_appendix() -> None:
    blocks = (
        *LONG.blocks[:10],
        Block(BlockKind.HEADING, "Appendix", level=1),
        *LONG.blocks[:10],
    )
    memo = Memo("Memo", blocks, "memo.md")

    count = count_pages(memo, plain_pages(memo))

    assert count.main_words == 10 * 200
    assert count.appendix > 0
    assert count.main + count.appendix == plain_pages(memo).pages


def test_a_page_that_is_begun_counts_as_in_the_check() -> None:
    paragraph = Block(BlockKind.PARAGRAPH, "word " * 200)
    memo = Memo("Memo", (paragraph,) * 9, "memo.md")
    pages = plain_pages(memo)
    count = count_pages(memo, pages)
    found = check(memo, pages, Occasion(60, Form.NARRATIVE))

    assert count.last_share < 0.9
    assert any(one.sentence.startswith(f"{count.main} pages") for one in found)


def test_an_older_setup_does_not_win_over_a_newer_one(desk: Desk) -> None:
    desk.room.seat(ADA).send(ChangeSetup(replace(desk.setup, goal="From elsewhere")))

    desk.screen.form.stances.click()

    assert desk.setup.goal == "From elsewhere"
    assert not desk.setup.are_stances_asked


def test_memo_is_read_from_here_until_another_version_comes(desk: Desk) -> None:
    (preview,) = desk.screen.findChildren(MemoPreview)
    desk.screen.read.click()
    assert preview.view.memo == MEMO
    assert preview.isVisible()

    desk.bridge.send(FreezeMemo(LONG, plain_pages(LONG)))
    assert not preview.isVisible()


def test_comments_of_the_file_may_be_left_out(
    themes: ThemeController, qtbot: QtBot
) -> None:
    room = TestRoom(memo=replace(MEMO, remarks=(COMMENTS,)))
    desk = Desk(themes, room, ADA)
    qtbot.addWidget(desk.screen)
    desk.screen.resize(760, 400)
    desk.screen.show()
    desk.screen.activateWindow()
    qtbot.waitUntil(desk.screen.isActiveWindow)
    writer = PersonId("outside:Rita")
    note = PreReadNote(
        NoteId("n1"), writer, "Rita", NoteKind.QUESTION, "Why?", None, room.host.now()
    )
    memo, pages = room.host.meeting.memo, room.host.meeting.pages
    assert memo is not None
    desk.bridge.send(FreezeMemo(memo, pages, (note,)))
    (row,) = [one for one in desk.screen.findings.rows if one.leave_out is not None]
    assert row.leave_out is not None
    assert not desk.screen.findings.done.isVisible()
    row.leave_out.setFocus()
    QTest.keyClick(row.leave_out, Qt.Key.Key_Space)

    assert room.host.meeting.pre_read == ()
    assert "comments" not in [one.finding.rule for one in desk.screen.findings.rows]
    assert desk.screen.findings.done.isVisible()
    assert "Load again" in desk.screen.findings.done.text()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is desk.screen.findings or desk.screen.findings.isAncestorOf(focus)


def turn_wheel(over: QWidget) -> bool:
    """Turn the mouse wheel down over a widget; tell whether it took the turn.

    What no widget takes goes to the one around it, in the end to the page.
    """
    at = QPointF(over.rect().center())
    event = QWheelEvent(
        at,
        QPointF(over.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(over, event)
    return event.isAccepted()


def test_wheel_over_a_box_is_left_to_the_page_and_changes_nothing(desk: Desk) -> None:
    form = desk.screen.form
    desk.screen.show()
    before, people = desk.setup, dict(desk.room.host.meeting.people)
    boxes: list[QWidget] = [*form.plan.boxes.values(), *form.roles.values(), form.kind]
    boxes += [row.seniority for row in desk.screen.people.findChildren(PersonRow)]

    for box in boxes:
        assert not turn_wheel(box)
        assert not box.hasFocus()

    assert desk.setup == before
    assert desk.room.host.meeting.people == people


def test_wheel_changes_the_minutes_where_one_works_on_them(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.screen.show()
    desk.screen.activateWindow()
    qtbot.waitUntil(desk.screen.isActiveWindow)
    box = desk.screen.form.plan.boxes["reading"]
    before = box.value()
    box.setFocus()

    assert turn_wheel(box)
    assert box.value() == before - 1


def test_next_finding_goes_through_findings_without_a_reason_too(
    themes: ThemeController, qtbot: QtBot
) -> None:
    words = "We should significantly improve. ABX first. Many customers want it."
    memo = Memo("Loose", (Block(BlockKind.PARAGRAPH, words),), "loose.md")
    desk = Desk(themes, TestRoom(memo=memo), ADA)
    qtbot.addWidget(desk.screen)
    findings = desk.screen.findings
    places = [row.target for row in findings.rows if row.target is not None]
    assert len(places) > 1
    assert not any(row.field for row in findings.rows)
    desk.screen.resize(760, 300)
    desk.screen.show()
    desk.screen.activateWindow()
    qtbot.waitUntil(desk.screen.isActiveWindow)
    desk.screen.later.setFocus()

    for target in [*places, places[0]]:
        QTest.keyClick(desk.screen, Qt.Key.Key_F3)

        assert target.hasFocus()
        assert not target.visibleRegion().isEmpty()
