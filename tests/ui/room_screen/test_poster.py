# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A poster: as large as it can be, and nothing left out before everything is small."""

import pytest
from pytestqt.qtbot import QtBot

from meetingroom.ui.room_screen.poster import Paragraph, Poster

FULL = (1920, 1080)
LONG = "Move every customer to the new system by the end of March. " * 9


def poster(
    qtbot: QtBot,
    *paragraphs: Paragraph,
    size: tuple[int, int] = FULL,
    is_centred: bool = False,
) -> Poster:
    shown = Poster(is_centred=is_centred)
    qtbot.addWidget(shown)
    shown.resize(*size)
    shown.show_paragraphs(paragraphs)
    return shown


def test_a_short_text_is_as_large_as_it_may_be(qtbot: QtBot) -> None:
    shown = poster(qtbot, Paragraph("Short.", 92, 40))

    assert shown.sizes_px() == {"Short.": 92}
    assert not shown.is_cut()


def test_a_long_text_shrinks_before_it_is_cut(qtbot: QtBot) -> None:
    shown = poster(qtbot, Paragraph(LONG * 2, 92, 40))

    (size_px,) = shown.sizes_px().values()
    assert 40 <= size_px < 92
    assert not shown.is_cut()


def test_all_paragraphs_shrink_together(qtbot: QtBot) -> None:
    shown = poster(qtbot, Paragraph(LONG * 2, 92, 40), Paragraph("Owner", 46, 30))

    first_px, second_px = shown.sizes_px().values()
    assert 30 <= second_px < 46
    assert first_px > second_px


def test_sizes_follow_the_window(qtbot: QtBot) -> None:
    shown = poster(qtbot, Paragraph("Short.", 90, 40), size=(1280, 720))

    assert shown.sizes_px() == {"Short.": 60}


def test_what_weighs_less_is_shortened_first(qtbot: QtBot) -> None:
    statement = Paragraph(LONG, 92, 40, weight=2)
    because = Paragraph("Waiting costs money. " * 400, 44, 24, weight=0)
    shown = poster(qtbot, statement, because)
    whole = poster(qtbot, statement)

    assert shown.is_cut()
    assert shown.cut_texts() == (because.text,)
    assert shown.text().endswith(because.text)
    assert shown.accessibleName() == shown.text()
    assert not whole.is_cut()


def test_one_long_text_does_not_take_all_the_room_of_another(qtbot: QtBot) -> None:
    quote, note = Paragraph(LONG * 9, 46, 28), Paragraph("Why so late? " * 300, 42, 28)
    shown = poster(qtbot, quote, note, size=(1000, 400))

    assert shown.cut_texts() == (quote.text, note.text)
    first, second = (one.layout.lineCount() for one in shown._placed)
    assert abs(first - second) <= 1


def test_a_box_that_holds_not_even_the_beginnings_ends_in_an_ellipsis(
    qtbot: QtBot,
) -> None:
    rows = [Paragraph(f"Row {number}", 60, 40) for number in range(60)]
    shown = poster(qtbot, *rows)

    assert shown.is_cut()
    assert len(shown.sizes_px()) < 60
    assert shown.text().endswith("Row 59")
    assert not shown.grab().isNull()


def test_one_line_in_a_box_without_height_stays(qtbot: QtBot) -> None:
    shown = poster(qtbot, Paragraph("Short.", 90, 40), size=(1920, 4))

    assert list(shown.sizes_px()) == ["Short."]


def test_one_long_word_is_broken_and_shortened(qtbot: QtBot) -> None:
    shown = poster(qtbot, Paragraph("x" * 5000, 90, 40), size=(400, 300))

    assert shown.is_cut()
    assert not shown.grab().isNull()


@pytest.mark.parametrize("is_centred", [True, False])
def test_it_is_drawn(qtbot: QtBot, *, is_centred: bool) -> None:
    quote = Paragraph("Two lines\nof the memo", 60, 40, is_quote=True, is_serif=True)
    shown = poster(qtbot, quote, Paragraph("", 60, 40), is_centred=is_centred)
    blank = poster(qtbot, is_centred=is_centred)

    assert shown.grab().toImage() != blank.grab().toImage()
    assert shown.text() == quote.text


def test_the_same_words_again_change_nothing(qtbot: QtBot) -> None:
    first = Paragraph("Short.", 90, 40)
    shown = poster(qtbot, first)
    before = shown.sizes_px()

    shown.show_paragraphs((Paragraph("Short.", 90, 40),))

    assert shown.sizes_px() == before
