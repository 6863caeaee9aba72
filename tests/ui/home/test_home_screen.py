# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first screen: start, find and tick, by mouse and by keys."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from meetingroom.ui.home.decision_page import DecisionPage
from meetingroom.ui.home.decision_preview import DecisionPreview
from meetingroom.ui.home.follow_up_page import FollowUpPage
from meetingroom.ui.home.meeting_model import Column, MeetingModel
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.home.side_panel import SidePanel
from meetingroom.ui.home.tabs import DECISIONS as DECISION_TAB
from meetingroom.ui.home.tabs import FOLLOW_UPS as FOLLOW_UP_TAB
from meetingroom.ui.home.view import Hit, HitKind, Sample, Standing, Unfinished
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.ui.home.rows import DECISIONS, FOLLOW_UPS, MEETINGS, TODAY


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("---\ntitle: Price list\n---\n# Other\n")
    (tmp_path / "b.md").write_text("# One inbox\n\nText.\n")
    (tmp_path / "c.md").write_bytes(b"\xff\xfe\x00")
    return tmp_path


@pytest.fixture
def home(qapp: QApplication, qtbot: QtBot, samples: Path) -> Iterator[HomeScreen]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    screen = HomeScreen(themes, today=lambda: TODAY, samples=samples)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show_name("Ada")
    yield screen
    themes.deleteLater()


def titles(screen: HomeScreen) -> list[str]:
    model = screen.page.lists.model
    return [model.row_at(at).title for at in range(model.rowCount())]


def test_importing_the_screen_brings_no_heavy_library() -> None:
    code = (
        "import sys, meetingroom.ui.home.screen\n"
        "heavy = {'msgspec', 'sqlite3', 'sqlite_utils', 'markdown_it', 'yaml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_first_paint_waits_for_no_list_and_no_rule() -> None:
    code = (
        "import sys, meetingroom.ui.home.screen\n"
        "late = {'datetime', 'meetingroom.meeting.notes'}\n"
        "late |= {'meetingroom.ui.home.meeting_table', 'meetingroom.ui.home.view'}\n"
        "print(sorted(late & set(sys.modules)))"
    )

    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("home")
def test_nothing_moves_when_the_samples_come(qtbot: QtBot) -> None:
    side = SidePanel()
    qtbot.addWidget(side)
    with qtbot.waitExposed(side):
        side.show()
    before = side.sizeHint()

    side.show_samples([Sample(Path(name), name) for name in "abcd"])
    QCoreApplication.sendPostedEvents()

    assert len(side.sample_buttons()) == 4
    assert side.sizeHint().height() == before.height()


def test_without_a_name_the_memo_waits_for_it(
    home: HomeScreen, qtbot: QtBot, samples: Path
) -> None:
    home.show_name("")
    with qtbot.assertNotEmitted(home.memo_chosen):
        home.take_memo(str(samples / "a.md"))
    home.page.start.name_field.setText("  Ada Novak ")

    with qtbot.waitSignals([home.name_changed, home.memo_chosen]):
        home.page.start.commit_name()

    assert home.page.start.name == "Ada Novak"


def test_samples_are_listed_after_the_first_paint(
    home: HomeScreen, qtbot: QtBot, samples: Path
) -> None:
    assert home.page.side.sample_buttons() == []
    with qtbot.waitExposed(home):
        home.show()
    qtbot.waitUntil(lambda: len(home.page.side.sample_buttons()) == 2)

    with qtbot.waitSignal(home.rehearsal_requested) as asked:
        home.page.side.sample_buttons()[0].click()

    assert asked.args == [samples / "a.md"]


def test_rehearsing_with_any_sample_names_none(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(home.rehearsal_requested) as asked:
        home.page.start.rehearse.click()

    assert asked.args == [None]


def test_the_unfinished_meeting_stands_first_and_is_offered(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.show_meetings(MEETINGS)
    home.show_unfinished(Unfinished("Billing", "Billing"), "Continue “Billing”?")

    with qtbot.waitSignal(home.continue_requested) as asked:
        home.page.side.resume.click()

    assert titles(home) == ["Billing", "Pricing", "Support"]
    assert home.page.side.about.text() == "Continue “Billing”?"
    assert asked.args == ["Billing"]


def test_an_interrupted_meeting_has_the_focus_unless_somebody_moved_on(
    home: HomeScreen, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(home):
        home.show()
    home.activateWindow()
    home.page.start.choose.setFocus()
    qtbot.waitUntil(home.page.start.choose.hasFocus)
    home.show_meetings(MEETINGS)
    home.show_unfinished(Unfinished("Billing", "Billing"), "Continue “Billing”?")
    qtbot.waitUntil(home.page.side.resume.hasFocus)

    home.page.join.address.setFocus()
    home.show_unfinished(Unfinished("Billing", "Billing"), "Continue “Billing”?")

    assert home.page.join.address.hasFocus()


def test_an_unfinished_rehearsal_can_be_put_away(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.show_unfinished(Unfinished("one", "Night", is_rehearsal=True), "Go on?")
    assert home.page.side.title.text() == "Your rehearsal"

    with qtbot.waitSignal(home.put_away_requested) as asked:
        home.page.side.put_away.click()
    home.show_unfinished(Unfinished("Billing", "Billing"), "Continue “Billing”?")

    assert asked.args == ["one"]
    assert home.page.side.put_away.isHidden()


def test_meetings_can_be_narrowed_to_a_kind(home: HomeScreen) -> None:
    home.show_meetings(MEETINGS)
    home.page.lists.kind.setCurrentIndex(home.page.lists.kind.findData("PR/FAQ"))
    home.page.lists.kind.activated.emit(0)

    assert titles(home) == ["Pricing", "Support"]


def test_enter_opens_the_selected_meeting(home: HomeScreen, qtbot: QtBot) -> None:
    home.show_meetings(MEETINGS)

    with qtbot.waitSignal(home.meeting_opened) as opened:
        QTest.keyClick(home.page.lists.table, Qt.Key.Key_Return)

    assert opened.args == ["Billing"]


def test_a_narrow_table_drops_kind_then_people(home: HomeScreen, qtbot: QtBot) -> None:
    home.show_meetings(MEETINGS)
    with qtbot.waitExposed(home):
        home.show()
    table = home.page.lists.table

    home.resize(940, 700)
    qtbot.waitUntil(lambda: table.isColumnHidden(Column.KIND))
    assert not table.isColumnHidden(Column.PEOPLE)
    home.resize(760, 700)
    qtbot.waitUntil(lambda: table.isColumnHidden(Column.PEOPLE))


def test_the_model_keeps_qts_contract(qapp: QApplication) -> None:
    model = MeetingModel(TODAY)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)

    model.show_rows(MEETINGS, TODAY)

    assert model.rowCount() == 3
    assert tester.model() is model


def test_badges_count_and_vanish_at_zero(home: HomeScreen) -> None:
    home.show_decisions(DECISIONS)
    home.show_follow_ups(FOLLOW_UPS)
    assert home.tabs.review_badge.text() == "1 due for review"
    assert home.tabs.late_badge.text() == "1 overdue"

    home.show_decisions(())
    home.show_follow_ups(())

    assert home.tabs.review_badge.isHidden()
    assert home.tabs.late_badge.isHidden()


def test_search_is_sent_once_typing_pauses(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(home.search_requested) as asked:
        QTest.keyClicks(home.search, "contract")

    assert asked.args == ["contract"]


def test_hits_for_older_words_are_dropped(home: HomeScreen) -> None:
    home.search.setText("contract")
    home.search.flush()

    home.show_hits("con", [Hit(HitKind.NOTE, "m1", "Billing", "A con")])
    assert home.page.lists.hits.count() == 0
    home.show_hits("contract", [Hit(HitKind.NOTE, "m1", "Billing", "A contract")])

    assert home.page.lists.hits.count() == 1
    home.search.reset()
    assert home.page.lists.hits.isHidden()


def test_a_search_without_hits_offers_to_clear_it(home: HomeScreen) -> None:
    home.search.setText("contract")
    home.search.flush()
    home.show_hits("contract", [])
    assert not home.page.lists.no_match.isHidden()

    home.page.lists.no_match.action_requested.emit()

    assert home.search.text() == ""
    assert home.page.lists.no_match.isHidden()


def decision_page(home: HomeScreen) -> DecisionPage:
    home.show_decisions(DECISIONS)
    home.show_tab(DECISION_TAB)
    page = home._decision_page
    assert page is not None
    return page


def test_decisions_are_narrowed_by_a_facet(home: HomeScreen) -> None:
    page = decision_page(home)
    lines = page.facets.lines()
    at = [line.text for line in lines].index("Review due")

    page.facets.itemClicked.emit(page.facets.item(at))

    assert page.shown == 1
    assert page.rest.text() == "2 decisions do not match."


def test_a_search_on_decisions_says_how_many_match(home: HomeScreen) -> None:
    page = decision_page(home)

    home.search.setText("contract")
    home.search.flush()

    assert page.shown == 2
    assert home.search._count.text() == "2 of 3"


def test_the_preview_says_the_outcome_and_what_is_not_in_the_library(
    home: HomeScreen, qtbot: QtBot
) -> None:
    assert home is not None  # its theme
    cited = "D-1 of 2026-11-02, Elsewhere: Wait."
    preview = DecisionPreview()
    qtbot.addWidget(preview)

    preview.show_decision(
        replace(DECISIONS[1], outcome="build", supersedes_words=cited)
    )

    texts = [label.text() for label in preview.findChildren(QLabel)]
    assert {"Outcome", "build", "Supersedes", cited} <= set(texts)


def test_the_preview_follows_the_list_and_its_links(
    home: HomeScreen, qtbot: QtBot
) -> None:
    page = decision_page(home)
    assert page.preview.row == DECISIONS[0]

    page.preview.label_wanted.emit("D-11")
    assert page.preview.row == DECISIONS[2]
    QTest.keyClick(page.list, Qt.Key.Key_Down)

    assert page.preview.row == DECISIONS[1]


def test_in_a_narrow_window_the_decision_takes_the_place_of_the_list(
    home: HomeScreen, qtbot: QtBot
) -> None:
    home.resize(800, 600)
    with qtbot.waitExposed(home):
        home.show()
    page = decision_page(home)
    assert page.preview.isHidden()

    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.box.isHidden()
    assert not page.preview.isHidden()
    page.preview.back_requested.emit()

    assert not page.box.isHidden()


def follow_up_page(home: HomeScreen) -> FollowUpPage:
    home.show_follow_ups(FOLLOW_UPS)
    home.show_tab(FOLLOW_UP_TAB)
    page = home._follow_up_page
    assert page is not None
    return page


def test_space_ticks_and_the_strip_takes_it_back(
    home: HomeScreen, qtbot: QtBot
) -> None:
    page = follow_up_page(home)

    with qtbot.waitSignal(home.follow_up_ticked) as ticked:
        QTest.keyClick(page.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(home.follow_up_ticked) as undone:
        page.undo.undo_requested.emit(page.list.current_follow_up())

    assert ticked.args == ["m2", "f3", True]
    assert undone.args == ["m2", "f3", False]


def test_headings_of_follow_ups_cannot_be_chosen(home: HomeScreen) -> None:
    page = follow_up_page(home)
    model = page.list.model()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)

    assert tester.model() is model
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert page.counts.text() == "3 open, 1 overdue"


def test_keys_open_the_pages(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitExposed(home):
        home.show()
    home.search.setFocus()

    QTest.keyClick(home, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert home.tabs.currentIndex() == DECISION_TAB
    with qtbot.waitSignal(home.choose_memo_requested):
        QTest.keyClick(home, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_a_problem_says_what_to_do(home: HomeScreen, qtbot: QtBot) -> None:
    home.show_problem("The memo cannot be read.", "Choose another")

    with qtbot.waitSignal(home.problem_action_requested) as asked:
        home.strip.action_requested.emit("Choose another")
    home.clear_problem()

    assert asked.args == ["Choose another"]
    assert home.strip.message is None


@pytest.mark.parametrize("choice", list(ThemeChoice))
def test_every_page_is_drawn_in_every_theme(
    choice: ThemeChoice, home: HomeScreen, qtbot: QtBot
) -> None:
    home._themes.set_choice(choice)
    home.show_meetings(MEETINGS)
    decision_page(home)
    follow_up_page(home)
    with qtbot.waitExposed(home):
        home.show()

    for tab in range(3):
        home.show_tab(tab)
        assert not home.grab().isNull()
    assert Standing.IN_FORCE in {row.standing for row in DECISIONS}
