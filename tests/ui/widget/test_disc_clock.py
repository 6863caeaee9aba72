# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The clock: what it says and what it paints."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.ui.theme.theme import PAPER_THEME, apply_theme
from meetingroom.ui.theme.tokens import PAPER
from meetingroom.ui.widget.disc_clock import ClockDisplay, ClockForm, DiscClock


@pytest.fixture
def clock(qapp: QApplication, qtbot: QtBot) -> DiscClock:
    apply_theme(qapp, PAPER_THEME)
    disc = DiscClock()
    qtbot.addWidget(disc)
    return disc


def count(clock: DiscClock, colour: str) -> int:
    clock.resize(clock.sizeHint())
    image = clock.grab().toImage()
    return sum(
        image.pixelColor(x, y).name().upper() == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_the_disc_shrinks_with_the_time(clock: DiscClock) -> None:
    clock.set_time(1200, 1200)
    full = count(clock, PAPER.accent)
    clock.set_time(600, 1200)
    half = count(clock, PAPER.accent)

    assert full > 400
    assert half == pytest.approx(full / 2, rel=0.1)


def test_what_is_left_stands_right_of_twelve(clock: DiscClock) -> None:
    clock.set_time(300, 1200)
    clock.resize(clock.sizeHint())

    image = clock.grab().toImage()

    assert image.pixelColor(19, 7).name().upper() == PAPER.accent
    assert image.pixelColor(7, 7).name().upper() == PAPER.track


def test_a_paused_disc_is_hollow(clock: DiscClock) -> None:
    clock.set_time(1200, 1200)
    running = count(clock, PAPER.accent)
    clock.set_time(1200, 1200, is_paused=True)

    assert count(clock, PAPER.accent) < running / 2
    assert clock.words() == "Paused"
    assert clock.accessibleName() == "Paused, 20 minutes left"


def test_minutes_are_whole_and_rounded_up(clock: DiscClock) -> None:
    clock.set_time(11 * 60 + 1, 1200)

    assert clock.words() == "12 min left"
    assert clock.accessibleName() == "12 minutes left"


def test_the_last_minute_is_one_minute(clock: DiscClock) -> None:
    clock.set_time(5, 1200)

    assert clock.accessibleName() == "1 minute left"


def test_time_up_is_gold_and_a_sentence_and_never_red(clock: DiscClock) -> None:
    clock.set_time(0, 1200)

    assert clock.words() == "Time is up. Finish your thought."
    assert count(clock, PAPER.gold_soft) > 1000
    assert count(clock, PAPER.gold) > 20
    assert count(clock, PAPER.blocker) == 0


def test_a_minute_over_is_said_as_a_number(clock: DiscClock) -> None:
    clock.set_time(-130, 1200)

    assert clock.words() == "2 min over"
    assert clock.accessibleName() == "Time is up, over by 2 min"


def test_a_topic_says_its_share(qtbot: QtBot) -> None:
    clock = DiscClock(form=ClockForm.OF_GIVEN)
    qtbot.addWidget(clock)

    clock.set_time(5 * 60, 8 * 60)

    assert clock.words() == "5 of 8 min left"


def test_the_clock_can_be_hidden_and_comes_back(clock: DiscClock, qtbot: QtBot) -> None:
    clock.set_time(600, 1200)
    wide = clock.sizeHint().width()

    with qtbot.waitSignals([clock.display_changed] * 2):
        clock.cycle_display()
        disc_only = clock.sizeHint().width()
        clock.cycle_display()
    hidden = clock.sizeHint().width()
    clock.cycle_display()

    assert (disc_only, hidden) == (26, 0)
    assert clock.display is ClockDisplay.DISC_AND_WORDS
    assert clock.sizeHint().width() == wide


def test_a_hidden_clock_paints_nothing_when_the_time_is_up(clock: DiscClock) -> None:
    clock.set_display(ClockDisplay.HIDDEN)
    clock.set_time(0, 1200)
    clock.resize(200, 26)

    image = clock.grab().toImage()

    assert image.pixelColor(100, 13).name().upper() == PAPER.bg


def test_a_clock_that_has_not_begun_has_no_words(clock: DiscClock) -> None:
    assert clock.words() == ""
    assert clock.accessibleName() == "The clock has not begun"
