# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Choosing a kind of meeting in the setup, from ours and a team's own."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import FreezeMemo
from meetingroom.meeting.kind import Kind, with_own
from meetingroom.meeting.setup import Minutes, Setup
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Form, Rules
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.prepare.setup_form import SetupForm
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import ADA, TestRoom

OFFSITE = Kind("Offsite", Form.OTHER, Minutes(40, 10, 100, 20, 10), 12)
TWO_PAGES = Memo(
    "Two",
    tuple(Block(BlockKind.PARAGRAPH, "We ask for 3 years. " * 40) for _ in range(5)),
    "two.md",
)


@pytest.fixture
def shelf(qapp: QApplication) -> KindShelf:
    return KindShelf(qapp)


def shown(form: SetupForm) -> list[str]:
    return [form.kind.itemText(at) for at in range(form.kind.count())]


def test_kinds_are_offered_with_their_minutes(qtbot: QtBot, shelf: KindShelf) -> None:
    form = SetupForm(shelf)
    qtbot.addWidget(form)
    form.show_setup(Setup(), ())
    assert shown(form)[:2] == ["One-pager, 30 minutes", "Six-pager, 60 minutes"]
    assert form.kind.currentData() == "Six-pager"

    shelf.put(with_own([OFFSITE]))
    assert shown(form)[-1] == "Offsite, 180 minutes"
    assert form.kind.currentData() == "Six-pager"


def test_a_kind_whose_minutes_were_changed_says_what_is_usual(
    qtbot: QtBot, shelf: KindShelf
) -> None:
    form = SetupForm(shelf)
    qtbot.addWidget(form)
    form.show_setup(Setup(minutes=Minutes(10, 5, 20, 7, 3)), ())

    assert form.total.text() == "45 minutes in all"
    assert form.kind.currentText() == "Six-pager, usually 60 minutes"
    assert shown(form)[0] == "One-pager, 30 minutes"

    form.show_setup(Setup(), ())
    assert form.total.text() == "60 minutes in all"
    assert form.kind.currentText() == "Six-pager, 60 minutes"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("six-page narrative", "Six-page narrative"), ("Their own", "Their own")],
)
def test_a_kind_that_is_not_offered_any_more_is_shown_as_it_was_chosen(
    qtbot: QtBot, shelf: KindShelf, kind: str, words: str
) -> None:
    form = SetupForm(shelf)
    qtbot.addWidget(form)
    form.show_setup(Setup(kind=kind), ())

    assert form.kind.currentText() == words
    form.show_setup(Setup(), ())
    assert words not in shown(form)


def test_kinds_can_be_edited_where_there_is_a_shelf(
    qtbot: QtBot, shelf: KindShelf
) -> None:
    form = SetupForm(shelf)
    qtbot.addWidget(form)
    with qtbot.waitSignal(shelf.edit_requested):
        form.edit_kinds.click()

    bare = SetupForm()
    qtbot.addWidget(bare)
    assert not bare.edit_kinds.isVisibleTo(bare)


class Desk:
    """A room with a prepare screen that offers a team's kind."""

    def __init__(self, qtbot: QtBot, app: QApplication, shelf: KindShelf) -> None:
        self.room = TestRoom(memo=TWO_PAGES)
        themes = ThemeController(app, ThemeChoice.PAPER)
        self.screen = PrepareScreen(themes, new_id=self.room.host.new_id, kinds=shelf)
        self.bridge = Bridge(self.room.seat(ADA), self.screen)
        self.screen.command_requested.connect(self.bridge.send)
        self.bridge.snapshot_changed.connect(self.screen.show_snapshot)
        self.screen.show_snapshot(self.bridge.snapshot())
        themes.setParent(self.screen)
        qtbot.addWidget(self.screen)

    def choose(self, name: str) -> None:
        box = self.screen.form.kind
        box.setCurrentIndex(box.findData(name))
        box.activated.emit(box.currentIndex())


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, shelf: KindShelf) -> Desk:
    shelf.put(with_own([OFFSITE]))
    return Desk(qtbot, qapp, shelf)


def test_a_teams_kind_is_chosen_with_all_it_has_and_undone(desk: Desk) -> None:
    before = desk.room.host.meeting.setup
    desk.choose("Offsite")

    setup = desk.room.host.meeting.setup
    assert (setup.kind, setup.form, setup.page_limit) == ("Offsite", Form.OTHER, 12)
    assert setup.minutes == OFFSITE.minutes
    desk.bridge.undo()
    assert desk.room.host.meeting.setup == before


def test_limit_and_findings_follow_the_kind(desk: Desk) -> None:
    assert " of 6 pages · " in desk.screen.head.length.text()

    desk.choose("One-pager")
    assert " of 1 page · " in desk.screen.head.length.text()
    assert "2 pages before the appendix." in desk.screen.bar.sentence
    desk.choose("Offsite")
    assert " of 12 pages · " in desk.screen.head.length.text()


def test_findings_follow_the_rules_that_are_frozen(desk: Desk) -> None:
    desk.choose("One-pager")
    rules = Rules(off=("pages",))

    desk.bridge.send(FreezeMemo(TWO_PAGES, plain_pages(TWO_PAGES), rules=rules))
    assert "before the appendix" not in desk.screen.bar.sentence
