# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The margin: cards in view only, no overlap, editors, glyphs; real widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.memo import Memo
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.document.print_layout import lay_out_pages
from meetingroom.ui.page.note_card import NoteCard
from meetingroom.ui.page.page_area import PageArea
from meetingroom.ui.page.placement import GAP_PX
from meetingroom.ui.page.view import CardView, DraftText
from tests.ui.document.sample import long_memo, short_memo

BODY = "Where does this figure come from? Does it include the contracts?"


def cards_on(memo: Memo, count: int) -> list[CardView]:
    step = max(1, len(memo.text) // count)
    kinds = list(NoteKind)
    return [
        CardView(
            f"n{number}",
            kinds[number % len(kinds)],
            BODY[: 10 + number % 50],
            "1:1",
            min(number * step, len(memo.text) - 2),
            min(number * step + 12, len(memo.text)),
        )
        for number in range(count)
    ]


def area_with(
    qtbot: QtBot, memo: Memo, cards: list[CardView], width: int = 1280
) -> PageArea:
    area = PageArea(PageLook())
    qtbot.addWidget(area)
    area.resize(width, 700)
    area.pane.show_memo(memo, lay_out_pages(memo))
    area.margin.set_cards(cards)
    with qtbot.waitExposed(area):
        area.show()
    return area


def check_no_overlap(cards: list[NoteCard], gap_px: int = GAP_PX) -> None:
    bottom = -1_000_000
    for card in cards:
        assert card.y() >= bottom + gap_px
        bottom = card.y() + card.height()


def test_only_cards_in_view_are_alive_among_ten_thousand(qtbot: QtBot) -> None:
    memo = long_memo(400)
    area = area_with(qtbot, memo, cards_on(memo, 10_000))
    bar = area.pane.verticalScrollBar()

    # The last cards stand before the very end of the text.
    for value in range(0, bar.maximum() * 9 // 10, bar.maximum() // 25):
        bar.setValue(value)
        alive = area.margin.alive_cards()
        assert 0 < len(alive) < 40
        check_no_overlap(alive)
        assert all(card.y() < 700 and card.y() + card.height() > 0 for card in alive)
    assert len(area.margin.findChildren(NoteCard)) < 60


def test_cards_are_scrolled_in_step_with_the_text(qtbot: QtBot) -> None:
    memo = long_memo(40)
    area = area_with(qtbot, memo, cards_on(memo, 40))
    card = area.margin.alive_cards()[3]
    before = card.y()

    area.pane.verticalScrollBar().setValue(40)

    assert card.y() == before - 40


def test_the_active_card_stands_beside_its_passage(qtbot: QtBot) -> None:
    memo = long_memo(40)
    cards = cards_on(memo, 60)
    area = area_with(qtbot, memo, cards)

    area.margin.set_active("n7")

    card = area.margin.card_widget("n7")
    start = cards[7].start_cp
    assert card is not None
    assert start is not None
    middle = area.pane.page_geometry.line_rect(start).center().y()
    assert abs(card.y() + 23 - middle) <= 3
    check_no_overlap(area.margin.alive_cards())


def test_writing_pushes_the_cards_below_down(qtbot: QtBot) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 5))
    area.margin.edit("n2")
    card = area.margin.card_widget("n2")
    assert card is not None
    assert card.editor is not None
    before = card.height()

    card.editor.setPlainText("line\n" * 6)

    assert card.height() >= before + 100
    check_no_overlap(area.margin.alive_cards())


def test_letters_are_text_in_the_editor(qtbot: QtBot) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 2))
    area.margin.edit("n1")
    card = area.margin.card_widget("n1")
    assert card is not None
    assert card.editor is not None
    card.editor.set_body("")

    with qtbot.assertNotEmitted(area.pane.note_requested):
        QTest.keyClicks(card.editor, "qcb r")

    assert card.editor.body() == "qcb r"


def test_a_note_nearly_too_long_shows_what_is_left(qtbot: QtBot) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 1))
    area.margin.edit("n0")
    card = area.margin.card_widget("n0")
    assert card is not None
    assert card.editor is not None

    card.editor.set_body("x" * 3900)

    assert card.state is not None
    assert card.state.left_cp == 100


def test_an_open_editor_survives_scrolling_and_other_cards(qtbot: QtBot) -> None:
    memo = long_memo(60)
    cards = cards_on(memo, 200)
    area = area_with(qtbot, memo, cards)
    area.margin.edit("n3")
    card = area.margin.card_widget("n3")
    assert card is not None
    assert card.editor is not None
    card.editor.set_body("typed so far")

    area.pane.verticalScrollBar().setValue(area.pane.verticalScrollBar().maximum())
    area.margin.set_cards(cards[:100])
    area.pane.verticalScrollBar().setValue(0)

    again = area.margin.card_widget("n3")
    assert again is not None
    assert again.editor is not None
    assert again.editor.body() == "typed so far"


def test_control_enter_hands_over_the_note_as_typed(qtbot: QtBot) -> None:
    memo = short_memo()
    cards = cards_on(memo, 1)
    area = area_with(qtbot, memo, cards)
    area.margin.edit("n0")
    card = area.margin.card_widget("n0")
    assert card is not None
    assert card.editor is not None
    card.editor.set_body("new words")

    with qtbot.waitSignal(area.margin.keep_requested) as kept:
        QTest.keyClick(
            card.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )

    one = cards[0]
    text = DraftText("n0", one.kind, "new words", one.start_cp, one.end_cp)
    assert kept.args == [text]


def test_keys_lead_from_card_to_card_and_back_to_the_text(qtbot: QtBot) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 3))
    area.margin.set_active("n0")
    first = area.margin.card_widget("n0")
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert area.margin.active_id == "n1"

    second = area.margin.card_widget("n1")
    assert second is not None
    with qtbot.waitSignal(area.margin.text_wanted):
        QTest.keyClick(second, Qt.Key.Key_Escape)
    assert area.margin.active_id is None


@pytest.mark.parametrize(("width", "card_px"), [(1280, 276), (1100, 232), (800, 24)])
def test_cards_get_narrower_with_the_window(
    qtbot: QtBot, width: int, card_px: int
) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 3), width)

    assert area.margin.width() == card_px
    assert area.margin.geometry().right() < width


def test_a_glyph_opens_its_card_below_the_line(qtbot: QtBot) -> None:
    memo = short_memo()
    cards = cards_on(memo, 3)
    area = area_with(qtbot, memo, cards, 800)
    glyph = area.margin.alive_cards()[1]
    assert glyph.width() == 24

    QTest.mouseClick(glyph, Qt.MouseButton.LeftButton)

    opened = area.margin.card_widget("n1")
    assert opened is not None
    assert opened.parentWidget() is area.pane.viewport()
    assert opened.isVisible()
    assert opened.width() > 200


def test_the_text_moves_to_the_middle_without_the_margin(qtbot: QtBot) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 3))
    before = area.pane.x()

    area.set_margin_wanted(is_wanted=False)

    assert not area.margin.isVisible()
    assert area.pane.x() > before


def test_every_card_has_a_name_with_kind_place_and_words(qtbot: QtBot) -> None:
    memo = short_memo()
    area = area_with(qtbot, memo, cards_on(memo, 2))

    names = [card.accessibleName() for card in area.margin.alive_cards()]
    assert names[0].startswith("Question, 1:1: Where")


def test_a_refused_note_shows_why_and_gets_higher(qtbot: QtBot) -> None:
    memo = short_memo()
    card = cards_on(memo, 1)[0]
    area = area_with(qtbot, memo, [card])
    before = area.margin.alive_cards()[0].height()

    refused = CardView(
        card.id, card.kind, card.body, "1:1", 0, 5, error="This note is too long."
    )
    area.margin.set_cards([refused])

    assert area.margin.alive_cards()[0].height() > before
