# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Canonical text and document correspond one to one, whatever the memo holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.ui.document.build import build_document
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.theme.tokens import DARK
from tests.ui.document.sample import (
    TRICKY,
    every_kind,
    memo_of,
    memos,
    paragraph,
    table,
)

PARAGRAPH_SEPARATORS = ("\u2029", "\u2028", "\ufdd0", "\ufdd1", "\x00", "")


def check_every_position(memo: Memo) -> None:
    built = build_document(memo, PageLook())
    positions, document = built.positions, built.document
    for position_cp in range(len(memo.text) + 1):
        position_qt = positions.to_qt(position_cp)
        assert positions.from_qt(position_qt) == position_cp
        if position_cp == len(memo.text):
            break
        char = memo.text[position_cp]
        found = document.characterAt(position_qt)
        if char == "\n":
            assert found in PARAGRAPH_SEPARATORS
        elif ord(char) > 0xFFFF:
            assert 0xD800 <= ord(found) < 0xDC00
            assert positions.from_qt(position_qt + 1) == position_cp
        else:
            assert found == char


@pytest.mark.parametrize("text", TRICKY)
def test_every_offset_of_a_tricky_paragraph_maps_both_ways(
    text: str, qtbot: QtBot
) -> None:
    del qtbot
    check_every_position(memo_of(paragraph(text), paragraph("after")))


def test_every_offset_maps_both_ways_in_a_memo_of_every_kind(qtbot: QtBot) -> None:
    del qtbot
    check_every_position(every_kind())


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(memo=memos())
def test_every_offset_of_any_memo_maps_both_ways(memo: Memo, qtbot: QtBot) -> None:
    del qtbot
    check_every_position(memo)


def test_an_empty_memo_has_one_position(qtbot: QtBot) -> None:
    del qtbot
    built = build_document(memo_of(), PageLook())

    assert built.positions.to_qt(0) == 0
    assert built.positions.from_qt(0) == 0


def test_positions_do_not_depend_on_size_width_or_theme(qtbot: QtBot) -> None:
    del qtbot
    memo = every_kind()
    usual = build_document(memo, PageLook())
    other = build_document(
        memo,
        PageLook(tokens=DARK, size_px=30, measure_cp=55),
        column_px=300,
        left_px=62,
        page_blocks=frozenset({5}),
    )

    assert other.positions.starts_qt == usual.positions.starts_qt


def test_text_between_two_tables_costs_nothing_but_the_second_start(
    qtbot: QtBot,
) -> None:
    del qtbot
    memo = memo_of(*table(0, [["a"]]), *table(1, [["b"]]))
    built = build_document(memo, PageLook())

    first, second = built.positions.starts_qt
    assert (first, second) == (1, 4)


def test_a_block_of_code_is_one_block_of_the_document(qtbot: QtBot) -> None:
    del qtbot
    memo = memo_of(Block(BlockKind.CODE, "a\nb\nc"))
    built = build_document(memo, PageLook())

    assert built.document.blockCount() == 1
