# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every contrast of the design, computed again for each theme."""

import pytest

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.theme.kind import kind_colour
from meetingroom.ui.theme.tokens import (
    DARK,
    MARK_CONTRAST,
    PAPER,
    SEPIA,
    TEXT_CONTRAST,
    PaletteRoles,
    Tokens,
    contrast,
    high_contrast,
)
from meetingroom.ui.theme.tone import Fill, fill_colours

BLACK = high_contrast(
    PaletteRoles("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00")
)
WHITE = high_contrast(
    PaletteRoles("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#00009F")
)
FLAT = high_contrast(
    PaletteRoles("#777777", "#7F7F7F", "#808080", "#858585", "#747474")
)
THEMES = {
    "paper": PAPER,
    "sepia": SEPIA,
    "dark": DARK,
    "black": BLACK,
    "white": WHITE,
    "flat": FLAT,
}
each_theme = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)


def grounds(tokens: Tokens) -> tuple[str, ...]:
    return tokens.bg, tokens.surface, tokens.sunken


@each_theme
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    wide = (*grounds(tokens), tokens.accent_soft, tokens.highlight)

    assert min(contrast(tokens.text, ground) for ground in wide) >= TEXT_CONTRAST
    for ink in (tokens.muted, tokens.accent):
        assert min(contrast(ink, each) for each in grounds(tokens)) >= TEXT_CONTRAST
    assert contrast(tokens.on_accent, tokens.accent) >= TEXT_CONTRAST


@each_theme
@pytest.mark.parametrize("kind", NoteKind)
def test_the_word_of_a_kind_can_be_read(tokens: Tokens, kind: NoteKind) -> None:
    colour = kind_colour(tokens, kind)

    assert min(contrast(colour, each) for each in grounds(tokens)) >= TEXT_CONTRAST


@each_theme
@pytest.mark.parametrize("fill", Fill)
def test_a_badge_can_be_read(tokens: Tokens, fill: Fill) -> None:
    ground, ink = fill_colours(tokens, fill)

    assert contrast(ground, ink) >= TEXT_CONTRAST


@each_theme
def test_borders_and_disabled_words_can_be_seen(tokens: Tokens) -> None:
    lowest = min(contrast(tokens.control, ground) for ground in grounds(tokens))

    assert lowest >= MARK_CONTRAST


@each_theme
@pytest.mark.parametrize("kind", NoteKind)
def test_the_underline_of_a_passage_can_be_seen(tokens: Tokens, kind: NoteKind) -> None:
    line = kind_colour(tokens, kind)

    assert contrast(line, tokens.bg) >= MARK_CONTRAST
    assert contrast(line, tokens.highlight) >= MARK_CONTRAST


def test_the_disc_can_be_told_from_its_track() -> None:
    assert contrast(PAPER.accent, PAPER.track) >= MARK_CONTRAST
    assert contrast(SEPIA.accent, SEPIA.track) >= MARK_CONTRAST
    assert contrast(DARK.accent, DARK.track) >= MARK_CONTRAST


def test_contrast_has_the_ends_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)


def test_high_contrast_has_no_soft_fills_and_thick_borders() -> None:
    soft = {BLACK.gold_soft, BLACK.good_soft, BLACK.blocker_soft, BLACK.highlight}

    assert soft == {BLACK.bg}
    assert BLACK.border_px == 2
    assert not BLACK.has_soft_fills


def test_high_contrast_takes_the_highlight_of_the_system() -> None:
    assert BLACK.accent == "#1AEBFF"
    assert WHITE.accent == "#37006E"


def test_the_accent_of_time_is_never_the_colour_of_blockers() -> None:
    for tokens in (PAPER, SEPIA, DARK):
        assert tokens.blocker not in {tokens.gold, tokens.accent}
