# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a memo's page looks: faces, sizes, measure and colours as plain values.

It measures with Qt's fonts but must not build documents or know the theme files.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QFont, QFontMetricsF

from meetingroom.meeting.notes import NoteKind

SMALLEST_SIZE_PX = 14
LARGEST_SIZE_PX = 38
MEASURES_CP = (55, 66, 76)
GUTTER_PX = 62
"""Room left of the text for addresses and the paragraph cursor."""

# Running English prose: the width of "0" would be a tenth too wide.
SAMPLE = (
    "The people who correct them by hand are the same people who would do most of "
    "the migration, and they have asked us to say in June how long it is to last. "
    "Those who tried to do it in two steps are still running both systems today."
)


class InkRole(StrEnum):
    """What a colour of the page is used for."""

    GROUND = "ground"
    SURFACE = "surface"
    SUNKEN = "sunken"
    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    CONTROL = "control"
    ACCENT = "accent"
    ON_ACCENT = "on accent"
    ACCENT_SOFT = "accent soft"
    HIGHLIGHT = "highlight"
    ERROR = "error"


PAPER_INK: dict[InkRole, str] = {
    InkRole.GROUND: "#FBFAF7",
    InkRole.SURFACE: "#FFFFFF",
    InkRole.SUNKEN: "#F3F1EA",
    InkRole.TEXT: "#1F1E1B",
    InkRole.MUTED: "#66625A",
    InkRole.LINE: "#DEDACF",
    InkRole.CONTROL: "#8C877B",
    InkRole.ACCENT: "#2F5D8A",
    InkRole.ON_ACCENT: "#FFFFFF",
    InkRole.ACCENT_SOFT: "#E4ECF4",
    InkRole.HIGHLIGHT: "#FBE8A6",
    InkRole.ERROR: "#A12D25",
}
PAPER_KINDS: dict[NoteKind, str] = {
    NoteKind.QUESTION: "#2F5D8A",
    NoteKind.MISSING_QUESTION: "#2F5D8A",
    NoteKind.CONCERN: "#8A5300",
    NoteKind.BLOCKER: "#A12D25",
    NoteKind.SUGGESTION: "#6B4A8E",
    NoteKind.AGREE: "#2C6B45",
    NoteKind.TYPO: "#5F5B54",
    NoteKind.PRIVATE: "#5F5B54",
}


@dataclass(frozen=True, slots=True)
class PageLook:
    """Everything the page needs to know about its looks."""

    memo_family: str = "Literata"
    interface_family: str = "Atkinson Hyperlegible"
    mono_family: str = "monospace"
    size_px: int = 19
    measure_cp: int = 66
    """Characters a line of the text column holds."""
    ink: dict[InkRole, str] = field(default_factory=lambda: dict(PAPER_INK))
    kinds: dict[NoteKind, str] = field(default_factory=lambda: dict(PAPER_KINDS))

    def scaled(self, size_at_19_px: float) -> int:
        """Return a size of the design, drawn at 19 px, for this size of text."""
        return max(1, round(size_at_19_px * self.size_px / 19))

    def memo_font(self, size_at_19_px: float = 19) -> QFont:
        """Return the face of the memo in a size named at 19 px."""
        return _font(self.memo_family, self.scaled(size_at_19_px))

    def interface_font(self, size_px: int, *, is_bold: bool = False) -> QFont:
        """Return the face of cards, labels and addresses."""
        font = _font(self.interface_family, size_px)
        font.setBold(is_bold)
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


def _font(family: str, size_px: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(size_px)
    # The same widths on every screen and at every scale factor.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
