# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Small marks: labels, tabs, badges, buttons and what they say."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.theme.theme import (
    PAPER_THEME,
    apply_theme,
)
from meetingroom.ui.theme.tokens import PAPER
from meetingroom.ui.theme.tone import Fill, Tone
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.kind_badge import KindBadge
from meetingroom.ui.widget.label import ElidedLabel, make_label, set_tone
from meetingroom.ui.widget.page_tabs import PageTabs
from meetingroom.ui.widget.person_mark import initials
from meetingroom.ui.widget.progress_line import ProgressLine


@pytest.fixture(autouse=True)
def _paper(qapp: QApplication) -> None:
    apply_theme(qapp, PAPER_THEME)


def test_a_long_name_is_cut_but_told_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("A name that is much longer than the room it has")
    qtbot.addWidget(label)

    label.resize(60, 20)
    is_cut = label.is_elided()
    label.resize(600, 20)

    assert is_cut
    assert not label.is_elided()
    assert label.text().endswith("room it has")


def test_a_label_changes_its_tone_while_shown(qtbot: QtBot) -> None:
    label = make_label("Three are overdue", tone=Tone.MUTED)
    qtbot.addWidget(label)
    label.show()

    set_tone(label, Tone.GOLD)
    image = label.grab().toImage()
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }

    assert PAPER.gold in colours
    assert PAPER.muted not in colours


def test_a_tab_bar_makes_room_for_its_badge(qtbot: QtBot) -> None:
    tabs = PageTabs("Parts of the library")
    qtbot.addWidget(tabs)
    tabs.add_page("Meetings")
    tabs.add_page("Decisions", Badge("2 due for review", Fill.GOLD, "clock"))
    tabs.add_page("Follow-ups")
    tabs.show()
    with_badge = tabs.tabRect(1).width()

    tabs.set_badge_shown(1, is_shown=False)

    assert tabs.tabRect(1).width() < with_badge - 100


def test_choosing_a_tab_moves_no_other(qtbot: QtBot) -> None:
    tabs = PageTabs("Parts of the library")
    qtbot.addWidget(tabs)
    for name in ("Meetings", "Decisions"):
        tabs.add_page(name)
    tabs.show()
    before = tabs.tabRect(1)

    tabs.setCurrentIndex(1)

    assert tabs.tabRect(1) == before


def test_progress_is_kept_between_nothing_and_all(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.resize(100, 3)

    line.set_share(0.25)
    image = line.grab().toImage()
    line.set_share(7.0)

    assert image.pixelColor(20, 1) == QColor(PAPER.accent)
    assert image.pixelColor(30, 1) == QColor(PAPER.track)
    assert (line.share, line.accessibleName()) == (1.0, "100 % read")


def test_an_empty_state_offers_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("Nothing found for 'contract'.", action="Clear the search")
    qtbot.addWidget(empty)

    with qtbot.waitSignal(empty.action_requested):
        empty.findChildren(QPushButton)[0].click()

    empty.set_sentence("Nothing here yet.")
    assert empty._sentence.text() == "Nothing here yet."


def test_a_kind_counts_with_its_word_for_screen_readers(qtbot: QtBot) -> None:
    badge = KindBadge(NoteKind.BLOCKER, 2)
    qtbot.addWidget(badge)

    assert (badge.text(), badge.accessibleName()) == ("2", "Blocker: 2")


def test_a_button_that_is_off_says_why(qtbot: QtBot) -> None:
    button = ActionButton("&Open the lobby")
    qtbot.addWidget(button)

    button.set_reason("Choose a decider first.")
    is_on = button.isEnabled()
    button.set_reason("")

    assert not is_on
    assert button.isEnabled()
    assert button.accessibleName() == "Open the lobby"


def test_words_of_a_toggle_change_with_their_room(qtbot: QtBot) -> None:
    button = ActionButton("Me too", glyph="plus", variant=Variant.SMALL)
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()

    button.set_words("Me too · 12", "plus")

    assert button.sizeHint().width() > narrow
    assert button.accessibleName() == "Me too · 12"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ben Okafor", "BO"), ("Mina", "M"), ("Ana de la Cruz", "AC"), ("", "")],
)
def test_initials_are_first_and_last(name: str, letters: str) -> None:
    assert initials(name) == letters
