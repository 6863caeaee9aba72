# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The text pane: places, selection, one-key requests; a real widget."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.memo import Memo
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.document.print_layout import lay_out_pages
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.page.view import HighlightView, NoteRequest, Passage
from meetingroom.ui.theme.tokens import DARK, PAPER
from tests.ui.document.sample import (
    TODAY,
    every_kind,
    long_memo,
    memo_of,
    paragraph,
    short_memo,
    table,
)

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pane_with(qtbot: QtBot, memo: Memo, height: int = 600) -> TextPane:
    pane = TextPane(PageLook())
    qtbot.addWidget(pane)
    pane.resize(660, height)
    pane.show_memo(memo, lay_out_pages(memo))
    with qtbot.waitExposed(pane):
        pane.show()
    pane.setFocus()
    return pane


def send_mouse(widget: QWidget, kind: QEvent.Type, point: QPoint) -> None:
    button = Qt.MouseButton.LeftButton
    is_release = kind is QEvent.Type.MouseButtonRelease
    held = Qt.MouseButton.NoButton if is_release else button
    event = QMouseEvent(
        kind, QPointF(point), QPointF(widget.mapToGlobal(point)), button, held, NONE
    )
    QApplication.sendEvent(widget, event)


def point_at(pane: TextPane, position_cp: int) -> QPoint:
    cursor = QTextCursor(pane.document())
    cursor.setPosition(pane.built.positions.to_qt(position_cp))
    return pane.cursorRect(cursor).center()


def test_dragging_the_mouse_selects_a_passage(qtbot: QtBot) -> None:
    memo = short_memo()
    pane = pane_with(qtbot, memo)
    start = memo.text.index("two systems")
    first, last = point_at(pane, start), point_at(pane, start + len("two systems"))

    for kind, point in (
        (QEvent.Type.MouseButtonPress, first),
        (QEvent.Type.MouseMove, (first + last) / 2),
        (QEvent.Type.MouseMove, last),
        (QEvent.Type.MouseButtonRelease, last),
    ):
        send_mouse(pane.viewport(), kind, point)

    passage = pane.selected_passage()
    assert passage is not None
    assert memo.text[passage.start_cp : passage.end_cp] == "two systems"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_Q, NoteKind.QUESTION),
        (Qt.Key.Key_C, NoteKind.CONCERN),
        (Qt.Key.Key_B, NoteKind.BLOCKER),
        (Qt.Key.Key_S, NoteKind.SUGGESTION),
        (Qt.Key.Key_A, NoteKind.AGREE),
        (Qt.Key.Key_T, NoteKind.TYPO),
        (Qt.Key.Key_M, NoteKind.MISSING_QUESTION),
        (Qt.Key.Key_N, NoteKind.PRIVATE),
    ],
)
def test_one_key_asks_for_a_note_on_the_current_paragraph(
    qtbot: QtBot, key: Qt.Key, kind: NoteKind
) -> None:
    memo = short_memo()
    pane = pane_with(qtbot, memo)
    QTest.keyClick(pane, Qt.Key.Key_J)

    with qtbot.waitSignal(pane.note_requested) as asked:
        QTest.keyClick(pane, key)

    start = memo.starts_cp[1]
    assert asked.args == [NoteRequest(kind, start, start + len(TODAY))]


def test_letters_do_nothing_when_switched_off(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())
    pane.set_single_letters(is_on=False)

    with qtbot.assertNotEmitted(pane.note_requested):
        QTest.keyClick(pane, Qt.Key.Key_Q)
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert pane.current_block == 1


def test_a_general_note_has_no_passage(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())

    with qtbot.waitSignal(pane.note_requested) as asked:
        QTest.keyClick(pane, Qt.Key.Key_D)

    assert asked.args is not None
    assert asked.args[0].start_cp is None


def test_highlighting_asks_for_the_selection(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())
    pane.select(Passage(13, 22))

    with qtbot.waitSignal(pane.highlight_requested) as asked:
        QTest.keyClick(pane, Qt.Key.Key_H)

    assert asked.args == [Passage(13, 22)]


def test_sentences_are_selected_one_by_one_and_given_back(qtbot: QtBot) -> None:
    memo = memo_of(paragraph("One here. Two there. Three."))
    pane = pane_with(qtbot, memo)

    found = []
    for modifier in (NONE, NONE, SHIFT):
        QTest.keyClick(pane, Qt.Key.Key_E, modifier)
        passage = pane.selected_passage()
        assert passage is not None
        found.append(memo.text[passage.start_cp : passage.end_cp])

    assert found == ["One here.", "One here. Two there.", "One here."]


def test_stepping_keeps_the_paragraph_in_the_upper_half(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, long_memo(30))
    for _ in range(10):
        QTest.keyClick(pane, Qt.Key.Key_J)

    top = pane.page_geometry.block_rect(pane.current_block).top()
    share = (top - pane.verticalScrollBar().value()) / pane.viewport().height()
    assert 0.3 < share < 0.45

    QTest.keyClick(pane, Qt.Key.Key_K)
    assert pane.current_block == 9


def test_steps_go_over_blocks_without_text(qtbot: QtBot) -> None:
    memo = every_kind()
    pane = pane_with(qtbot, memo)
    seen = []
    for _ in memo.blocks:
        seen.append(pane.current_block)
        QTest.keyClick(pane, Qt.Key.Key_Down)

    assert all(memo.blocks[block].text.strip() for block in seen)
    assert pane.current_block == len(memo.blocks) - 1


def test_a_page_keeps_two_lines(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, long_memo(30))

    QTest.keyClick(pane, Qt.Key.Key_Space)
    assert pane.verticalScrollBar().value() == pane.viewport().height() - 2 * 28

    QTest.keyClick(pane, Qt.Key.Key_Space, SHIFT)
    assert pane.verticalScrollBar().value() == 0


def test_the_finger_brings_the_reader_back(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, long_memo(30))
    QTest.keyClick(pane, Qt.Key.Key_J)
    here = pane.current_block
    QTest.keyClick(pane, Qt.Key.Key_Apostrophe)
    for _ in range(5):
        QTest.keyClick(pane, Qt.Key.Key_J)

    QTest.keyClick(pane, Qt.Key.Key_Apostrophe)
    QTest.keyClick(pane, Qt.Key.Key_Apostrophe)

    assert pane.current_block == here


def test_a_selection_across_cells_takes_whole_cells(qtbot: QtBot) -> None:
    memo = memo_of(*table(0, [["first", "second"], ["third", "fourth"]]))
    pane = pane_with(qtbot, memo)
    pane.select(Passage(2, memo.text.index("third") + 1))

    passage = pane.selected_passage()

    assert passage is not None
    assert memo.text[passage.start_cp : passage.end_cp] == "first\nsecond\nthird"


def test_a_larger_text_keeps_the_place_and_the_selection(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, long_memo(40))
    pane.go_to(pane.memo.starts_cp[20])
    pane.select(Passage(pane.memo.starts_cp[20], pane.memo.starts_cp[20] + 5))
    before, selected = pane.top_cp(), pane.selected_passage()

    pane.set_look(replace(pane.look, size_px=26))
    pane.set_look(replace(pane.look, tokens=DARK, measure_cp=55))

    block = pane.memo.block_at
    assert abs(pane.top_cp() - before) < 80
    assert block(pane.top_cp()) == block(before)
    assert pane.selected_passage() == selected


def test_the_ground_is_opaque_so_that_scrolling_blits(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())

    assert pane.viewport().autoFillBackground()
    assert pane.viewport().palette().base().color().name().upper() == PAPER.bg


def test_highlights_are_painted_beneath_the_words(qtbot: QtBot) -> None:
    memo = short_memo()
    pane = pane_with(qtbot, memo)
    start = memo.text.index("two systems")
    pane.set_highlights([HighlightView(start, start + 11, NoteKind.BLOCKER)])

    picture = pane.viewport().grab().toImage()
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(60, 400)
        for y in range(40, 120)
    }
    assert PAPER.highlight in colours
    assert PAPER.blocker in colours


def test_a_right_to_left_passage_is_one_stretch_a_line(qtbot: QtBot) -> None:
    memo = memo_of(paragraph("\u05e2\u05d1\u05e8\u05d9\u05ea \u05d5\u05d2\u05dd 12"))
    pane = pane_with(qtbot, memo)

    rects = pane.page_geometry.passage_rects(0, 0, 9)

    assert len(rects) == 1
    assert rects[0].width() > 20


def test_a_narrow_window_narrows_the_column(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())

    pane.set_room_px(362)

    assert pane.column_px == 300
    assert pane.document().size().width() <= 363


def test_the_focus_mode_fades_the_other_paragraphs(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())
    pane.move_caret(1)
    below = pane.page_geometry.block_rect(2).toAlignedRect()
    before = pane.viewport().grab(below).toImage()

    pane.set_focus_mode(is_on=True)

    assert pane.viewport().grab(below).toImage() != before


def test_the_wheel_with_control_asks_for_another_size(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())
    event = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own signature
    )
    with qtbot.waitSignal(pane.size_step_requested) as asked:
        QApplication.sendEvent(pane.viewport(), event)

    assert asked.args == [1]


def test_the_pane_has_a_name_and_is_read_with_the_keyboard(qtbot: QtBot) -> None:
    pane = pane_with(qtbot, short_memo())

    assert "Billing migration" in pane.accessibleName()
    flags = pane.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert not flags & Qt.TextInteractionFlag.TextEditable
