# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The two typefaces and the type scale, in pixels.

Finds the font files without importing their packages and does without them when they
are missing. Must not set a font on any widget.
"""

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

SERIF_FAMILY = "Literata"
SANS_FAMILY = "Atkinson Hyperlegible"
SERIF_FALLBACKS = ("Source Serif 4", "Noto Serif", "DejaVu Serif", "serif")
SANS_FALLBACKS = ("Noto Sans", "DejaVu Sans", "sans-serif")
MONO_FALLBACKS = ("JetBrains Mono", "DejaVu Sans Mono", "monospace")

MEMO_PX = 19
MEMO_MIN_PX = 14
MEMO_MAX_PX = 38
MEMO_COLUMN_PX = 17
"""Memo text between two side columns."""
BODY_PX = 15
COLUMN_PX = 14
SMALL_PX = 13
ADDRESS_PX = 12
"""Also badges and keys; nothing is smaller."""
SCREEN_TITLE_PX = 27
SECTION_PX = 20
JOIN_CODE_PX = 60
JOIN_CODE_SPACING_PX = 3
MEMO_HEADING_PX = (33, 27, 23)
"""Headings of levels 1, 2 and 3 at the memo size of 19 px."""

_TABULAR = QFont.Tag("tnum")
_WEIGHT = QFont.Tag("wght")
_OPTICAL_SIZE = QFont.Tag("opsz")

_FIRST_FILES = (
    ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    ("fontpkg_literata", "Literata[opsz,wght].ttf"),
)
_LATER_FILES = (
    ("fontpkg_literata", "Literata-Italic[opsz,wght].ttf"),
    ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Italic.ttf"),
    ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-BoldItalic.ttf"),
)


class FontReport(NamedTuple):
    """What was registered, for the diagnostic text."""

    loaded: tuple[str, ...]
    missing: tuple[str, ...]
    """Files that were not found or not readable; the system's faces stand in."""


def font_path(package: str, file_name: str) -> Path | None:
    """Find one font file of an installed `fontpkg-*` package.

    Returns:
        `None` when the package or the file is missing.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "files" / file_name
    return path if path.is_file() else None


def load_first() -> FontReport:
    """Register what the first paint needs: Atkinson regular and bold, Literata."""
    return _load(_FIRST_FILES)


def load_rest() -> FontReport:
    """Register the italics; call after the first paint, or before showing a memo."""
    return _load(_LATER_FILES)


def memo_font(
    size_px: int = MEMO_PX, *, is_bold: bool = False, is_italic: bool = False
) -> QFont:
    """Return the memo's face; bold is the variable font's own weight, not smeared."""
    font = _font((SERIF_FAMILY, *SERIF_FALLBACKS), size_px)
    font.setItalic(is_italic)
    if is_bold:
        # Not setWeight as well: Qt would embolden the bold outlines once more.
        font.setVariableAxis(_WEIGHT, 700)
    font.setVariableAxis(_OPTICAL_SIZE, float(size_px))
    return font


def heading_font(level: int, memo_px: int = MEMO_PX) -> QFont:
    """Return the face of a memo heading; levels below 3 look like level 3."""
    at_memo_px = MEMO_HEADING_PX[min(level, len(MEMO_HEADING_PX)) - 1]
    return memo_font(round(at_memo_px * memo_px / MEMO_PX))


def title_font() -> QFont:
    """Return the face of a screen's title, 27 px."""
    return memo_font(SCREEN_TITLE_PX)


def section_font() -> QFont:
    """Return the face of a section's title, 20 px."""
    return memo_font(SECTION_PX)


def sans_font(size_px: int, *, is_bold: bool = False) -> QFont:
    """Return the interface's face at any size."""
    font = _font((SANS_FAMILY, *SANS_FALLBACKS), size_px)
    if is_bold:
        font.setWeight(QFont.Weight.Bold)
    return font


def mono_font(size_px: int) -> QFont:
    """Return the system's face for code."""
    font = _font(MONO_FALLBACKS, size_px)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


body_font = partial(sans_font, BODY_PX)
"""15 px: the application's font."""
column_font = partial(sans_font, COLUMN_PX)
"""14 px: card text in columns."""
small_font = partial(sans_font, SMALL_PX)
"""13 px: secondary sentences."""
label_font = partial(sans_font, SMALL_PX, is_bold=True)
"""13 px bold: the label above a field."""


def address_font(*, is_bold: bool = False) -> QFont:
    """Return the face of addresses, badges and keys: 12 px, tabular figures."""
    font = sans_font(ADDRESS_PX, is_bold=is_bold)
    font.setFeature(_TABULAR, 1)
    return font


def join_code_font() -> QFont:
    """Return the face of the join code, 60 px bold, spaced."""
    font = sans_font(JOIN_CODE_PX, is_bold=True)
    font.setLetterSpacing(
        QFont.SpacingType.AbsoluteSpacing, float(JOIN_CODE_SPACING_PX)
    )
    font.setFeature(_TABULAR, 1)
    return font


def _font(families: tuple[str, ...], size_px: int) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(size_px)
    return font


def _load(files: tuple[tuple[str, str], ...]) -> FontReport:
    loaded: list[str] = []
    missing: list[str] = []
    for package, file_name in files:
        path = font_path(package, file_name)
        is_loaded = (
            path is not None and QFontDatabase.addApplicationFont(str(path)) >= 0
        )
        (loaded if is_loaded else missing).append(file_name)
    return FontReport(tuple(loaded), tuple(missing))
