# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The tones a mark or a word may have, and the pairs a badge is made of.

Names of tokens only; must not name a colour.
"""

from enum import StrEnum
from typing import assert_never

from meetingroom.ui.theme.tokens import Tokens


class Tone(StrEnum):
    """A colour of ink; the value is the token's name."""

    TEXT = "text"
    MUTED = "muted"
    CONTROL = "control"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    GOLD = "gold"
    QUESTION = "question"
    CONCERN = "concern"
    BLOCKER = "blocker"
    SUGGESTION = "suggestion"
    GOOD = "good"
    PLAIN = "plain"


class Fill(StrEnum):
    """What a badge, strip or calm box is filled with."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOLD = "gold"
    GOOD = "good"
    BLOCKER = "blocker"


def tone_colour(tokens: Tokens, tone: Tone) -> str:
    """Return the token a tone names."""
    return str(getattr(tokens, tone.value))


def fill_colours(tokens: Tokens, fill: Fill) -> tuple[str, str]:
    """Return the ground and the ink of a fill; they always contrast by 4.5."""
    match fill:
        case Fill.NEUTRAL:
            return tokens.sunken, tokens.muted
        case Fill.ACCENT:
            return tokens.accent_soft, tokens.accent
        case Fill.GOLD:
            return tokens.gold_soft, tokens.gold
        case Fill.GOOD:
            return tokens.good_soft, tokens.good
        case Fill.BLOCKER:
            return tokens.blocker_soft, tokens.blocker
        case _:
            assert_never(fill)
