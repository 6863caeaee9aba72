# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Each answer can be told from every other, by colour and without it."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from meetingroom.meeting.stance import ON_A_PERSON, ON_A_PROPOSAL
from meetingroom.ui.note.answer_marks import STANCE_MARKS, VOTE_MARKS, Mark
from meetingroom.ui.theme.tokens import (
    DARK,
    MARK_CONTRAST,
    PAPER,
    SEPIA,
    Tokens,
    contrast,
)
from meetingroom.ui.theme.tone import tone_colour

QUESTIONS = (
    tuple(VOTE_MARKS.values()),
    tuple(STANCE_MARKS[choice] for choice in ON_A_PROPOSAL),
    tuple(STANCE_MARKS[choice] for choice in ON_A_PERSON),
)


def apart(first: str, second: str) -> float:
    """Return how far two colours are from each other, 0 to 441."""
    one, other = QColor(first), QColor(second)
    channels = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]  # the stub has it as an object
    return float(sum((a - b) ** 2 for a, b in channels) ** 0.5)


@pytest.mark.parametrize("marks", QUESTIONS)
def test_no_two_answers_share_a_glyph_or_a_tone(marks: tuple[Mark, ...]) -> None:
    glyphs, tones = zip(*marks, strict=True)

    assert len(set(glyphs)) == len(set(tones)) == len(marks)


@pytest.mark.parametrize("tokens", [PAPER, SEPIA, DARK])
@pytest.mark.parametrize("marks", QUESTIONS)
def test_every_answer_has_a_colour_that_is_seen(
    tokens: Tokens, marks: tuple[Mark, ...]
) -> None:
    colours = [tone_colour(tokens, tone) for _, tone in marks]

    assert all(contrast(colour, tokens.sunken) >= MARK_CONTRAST for colour in colours)
    assert all(apart(one, other) > 32 for one, other in combinations(colours, 2))
