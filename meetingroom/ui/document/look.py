# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a memo's page looks: size, measure and colours as a plain value.

It measures with Qt's fonts but must not build documents or choose a theme.
"""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import PAPER, Tokens

MEASURES_CP = (55, 66, 76)
_LOST_LETTERS = tuple(QFont.Tag(name) for name in ("liga", "clig", "dlig", "rvrn"))
"""Features that draw letters as glyphs which a PDF does not know as letters.

Source: measured; ligatures, and v and w in small italics of Literata ("rvrn").
"""

# Running English prose: the width of "0" would be a tenth too wide.
SAMPLE = (
    "The people who correct them by hand are the same people who would do most of "
    "the migration, and they have asked us to say in June how long it is to last. "
    "Those who tried to do it in two steps are still running both systems today."
)


@dataclass(frozen=True, slots=True)
class PageLook:
    """Everything the page needs to know about its looks."""

    tokens: Tokens = PAPER
    size_px: int = fonts.MEMO_PX
    measure_cp: int = 66
    """Characters a line of the text column holds."""
    is_print: bool = False
    """The print layout: bundled faces only and no hinting, on every machine."""

    def scaled(self, size_at_19_px: float) -> int:
        """Return a size of the design, drawn at 19 px, for this size of text."""
        return max(1, round(size_at_19_px * self.size_px / fonts.MEMO_PX))

    def memo_font(
        self,
        size_at_19_px: float = 19,
        *,
        is_bold: bool = False,
        is_italic: bool = False,
    ) -> QFont:
        """Return the face of the memo in a size named at 19 px."""
        font = fonts.memo_font(
            self.scaled(size_at_19_px), is_bold=is_bold, is_italic=is_italic
        )
        return self._settled(font)

    def code_font(self, size_at_19_px: float) -> QFont:
        """Return the face of code in a size named at 19 px."""
        if self.is_print:
            # The system's face for code would break lines elsewhere on each host.
            return self.memo_font(size_at_19_px)
        return fonts.mono_font(self.scaled(size_at_19_px))

    def _settled(self, font: QFont) -> QFont:
        if self.is_print:
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            for feature in _LOST_LETTERS:
                font.setFeature(feature, 0)
        return font


def line_height_px(size_px: float) -> int:
    """Return the fixed line height of a text size: one and a half, rounded down.

    Source: 19/28 and 17/25 in the design.
    """
    return int(size_px * 3) // 2


def column_width_px(look: PageLook) -> int:
    """Measure how wide a column of the look's characters is."""
    metrics = QFontMetricsF(look.memo_font())
    return round(metrics.horizontalAdvance(SAMPLE) / len(SAMPLE) * look.measure_cp)
