# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Selected words stay text, and the selection is seen."""

import pytest
from PySide6.QtGui import QPalette

from meetingroom.ui.page.palette import page_palette
from meetingroom.ui.theme.tokens import (
    DARK,
    PAPER,
    SEPIA,
    TEXT_CONTRAST,
    Tokens,
    contrast,
)


@pytest.mark.parametrize("tokens", [PAPER, SEPIA, DARK], ids=["paper", "sepia", "dark"])
def test_selected_words_can_be_read(tokens: Tokens) -> None:
    palette = page_palette(QPalette(), tokens)

    ground = palette.color(QPalette.ColorRole.Highlight).name()
    ink = palette.color(QPalette.ColorRole.HighlightedText).name()

    assert contrast(ink, ground) >= TEXT_CONTRAST
    assert contrast(ground, tokens.bg) >= 1.3  # accent-soft alone has 1.1
