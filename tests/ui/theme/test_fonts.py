# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The bundled faces register, and their absence is survived."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from meetingroom.ui.theme import fonts


@pytest.fixture(autouse=True)
def _registered(qapp: QApplication) -> None:
    fonts.load_first()
    fonts.load_rest()


def test_all_files_are_found(qapp: QApplication) -> None:
    first, rest = fonts.load_first(), fonts.load_rest()

    assert (first.missing, rest.missing) == ((), ())
    assert len(first.loaded) == len(rest.loaded) == 3


def test_text_is_set_in_the_bundled_faces() -> None:
    assert QFontInfo(fonts.memo_font()).family() == "Literata"
    assert QFontInfo(fonts.body_font()).family() == "Atkinson Hyperlegible"


def test_a_missing_package_or_file_is_told_from_a_found_one() -> None:
    assert fonts.font_path("fontpkg_not_there", "X.ttf") is None
    assert fonts.font_path("fontpkg_literata", "X.ttf") is None
    assert fonts.font_path("fontpkg_literata", "Literata[opsz,wght].ttf")


def test_sizes_are_pixels() -> None:
    assert fonts.memo_font(24).pixelSize() == 24
    assert fonts.body_font().pixelSize() == 15
    assert fonts.address_font().pixelSize() == 12
    assert fonts.title_font().pixelSize() == 27
    assert fonts.mono_font(14).pixelSize() == 14
    assert fonts.column_font().pixelSize() == 14


def test_headings_grow_with_the_memo() -> None:
    assert [fonts.heading_font(level).pixelSize() for level in (1, 2, 3, 6)] == [
        33,
        27,
        23,
        23,
    ]
    assert fonts.heading_font(1, 38).pixelSize() == 66


def test_bold_memo_text_is_wider_than_plain() -> None:
    words = "We estimate the work at 1.2 million"
    plain = QFontMetricsF(fonts.memo_font()).horizontalAdvance(words)

    bold = QFontMetricsF(fonts.memo_font(is_bold=True)).horizontalAdvance(words)

    assert bold > plain * 1.03


def test_italic_memo_text_is_italic() -> None:
    assert QFontInfo(fonts.memo_font(is_italic=True)).italic()


def test_the_join_code_is_large_and_spaced() -> None:
    font = fonts.join_code_font()

    assert (font.pixelSize(), font.letterSpacing()) == (60, 3)
