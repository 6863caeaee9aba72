# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The reading screen: from one key to a kept note, drafts, totals, keys."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.document.print_layout import lay_out_pages
from meetingroom.ui.page.card_editor import CardEditor
from meetingroom.ui.page.view import CardView, DraftText, NoteEdit
from meetingroom.ui.reading.screen import ReadingScreen
from meetingroom.ui.reading.view import ReadingView
from tests.ui.document.sample import NOBODY, long_memo, short_memo

CONTROL = Qt.KeyboardModifier.ControlModifier


def make_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"note-{next(numbers)}"


def screen_with(
    qtbot: QtBot, view: ReadingView | None = None, size: tuple[int, int] = (1280, 760)
) -> ReadingScreen:
    memo = short_memo()
    screen = ReadingScreen(make_ids())
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show_memo(memo, lay_out_pages(memo))
    screen.show_state(view or ReadingView(finished=4, of=7))
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.setFocus()
    qtbot.waitUntil(screen.pane.hasFocus)
    return screen


def open_editor(screen: ReadingScreen) -> CardEditor:
    note_id = screen.margin.editing_id
    assert note_id is not None
    card = screen.margin.card_widget(note_id)
    assert card is not None
    assert card.editor is not None
    return card.editor


def begin(qtbot: QtBot, screen: ReadingScreen, words: str) -> CardEditor:
    screen.pane.move_caret(2)
    QTest.keyClick(screen.pane, Qt.Key.Key_C)
    editor = open_editor(screen)
    QTest.keyClicks(editor, words)
    return editor


def last_paragraph(kind: NoteKind, body: str, note_id: str = "note-1") -> DraftText:
    start = short_memo().starts_cp[2]
    return DraftText(note_id, kind, body, start, start + len(NOBODY))


def kept_card(body: str = "kept", *, is_draft: bool = False) -> CardView:
    text = last_paragraph(NoteKind.CONCERN, body, "old")
    return CardView(
        "old", text.kind, body, "1:6", text.start_cp, text.end_cp, is_draft=is_draft
    )


def test_one_key_words_and_control_enter_make_a_note(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "Who did?")

    with qtbot.waitSignal(screen.keep_note_requested) as kept:
        QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    assert kept.args == [last_paragraph(NoteKind.CONCERN, "Who did?")]
    assert screen.pane.hasFocus()
    assert screen.margin.editing_id is None


def test_the_editor_has_the_focus_once_a_kind_was_chosen(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "")

    assert QApplication.focusWidget() is editor


def test_a_draft_is_passed_on_soon_after_typing(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)

    with qtbot.waitSignal(screen.draft_changed, timeout=1000) as changed:
        begin(qtbot, screen, "Who")

    assert changed.args == [last_paragraph(NoteKind.CONCERN, "Who")]


def test_escape_keeps_the_draft_and_returns_to_the_text(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "Who")

    with qtbot.waitSignal(screen.draft_changed) as changed:
        QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert changed.args == [last_paragraph(NoteKind.CONCERN, "Who")]
    assert screen.pane.hasFocus()
    assert [card.body for card in screen.margin.cards] == ["Who"]
    assert screen.margin.cards[0].is_draft


def test_escape_from_an_empty_note_leaves_nothing(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "")

    with qtbot.assertNotEmitted(screen.draft_changed, wait=0):
        QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert screen.margin.cards == ()


def test_agreeing_needs_no_words(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    screen.pane.move_caret(2)
    QTest.keyClick(screen.pane, Qt.Key.Key_A)

    with qtbot.waitSignal(screen.keep_note_requested) as kept:
        QTest.keyClick(open_editor(screen), Qt.Key.Key_Return, CONTROL)

    assert kept.args == [last_paragraph(NoteKind.AGREE, "")]
    assert screen.pane.hasFocus()


def test_any_other_note_without_words_is_not_kept(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "")

    with qtbot.assertNotEmitted(screen.keep_note_requested, wait=0):
        QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    assert screen.margin.cards == ()


def test_hiding_the_screen_loses_nothing(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    begin(qtbot, screen, "Who")

    with qtbot.waitSignal(screen.draft_changed) as changed:
        screen.hide()

    assert changed.args == [last_paragraph(NoteKind.CONCERN, "Who")]


def test_control_full_stop_changes_the_kind_while_writing(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "Who")

    QTest.keyClick(editor, Qt.Key.Key_Period, CONTROL)
    again = open_editor(screen)
    assert again.body() == "Who"
    with qtbot.waitSignal(screen.keep_note_requested) as kept:
        QTest.keyClick(again, Qt.Key.Key_Return, CONTROL)

    assert kept.args == [last_paragraph(NoteKind.BLOCKER, "Who")]


def test_changing_a_kept_note_tells_before_and_after(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, ReadingView(cards=(kept_card(),), of=7))
    screen.margin.edit("old")
    editor = open_editor(screen)
    editor.set_body("better")

    with qtbot.waitSignal(screen.edit_note_requested) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    before = last_paragraph(NoteKind.CONCERN, "kept", "old")
    after = last_paragraph(NoteKind.CONCERN, "better", "old")
    assert edited.args == [NoteEdit(before, after)]


def test_keeping_a_stored_draft_makes_it_a_note(qtbot: QtBot) -> None:
    view = ReadingView(cards=(kept_card(is_draft=True),), of=7)
    screen = screen_with(qtbot, view)
    screen.margin.edit("old")

    with qtbot.waitSignal(screen.keep_note_requested) as kept:
        QTest.keyClick(open_editor(screen), Qt.Key.Key_Return, CONTROL)

    assert kept.args == [last_paragraph(NoteKind.CONCERN, "kept", "old")]


def test_the_kind_of_a_kept_note_changes_on_its_card(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, ReadingView(cards=(kept_card(),), of=7))
    screen.margin.set_active("old")
    card = screen.margin.card_widget("old")
    assert card is not None

    with qtbot.waitSignal(screen.change_kind_requested) as changed:
        QTest.keyClick(card, Qt.Key.Key_Period, CONTROL)

    assert changed.args is not None
    assert changed.args[0].after.kind is NoteKind.BLOCKER


def test_delete_hands_over_the_whole_note_so_that_it_can_be_undone(
    qtbot: QtBot,
) -> None:
    screen = screen_with(qtbot, ReadingView(cards=(kept_card(),), of=7))
    card = screen.margin.card_widget("old")
    assert card is not None

    with qtbot.waitSignal(screen.delete_note_requested) as deleted:
        QTest.keyClick(card, Qt.Key.Key_Delete)

    assert deleted.args == [last_paragraph(NoteKind.CONCERN, "kept", "old")]


def test_a_state_arriving_while_writing_leaves_the_editor_alone(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    editor = begin(qtbot, screen, "Who")
    note = last_paragraph(NoteKind.CONCERN, "Wh")
    stored = CardView(
        "note-1", note.kind, "Wh", "1:6", note.start_cp, note.end_cp, is_draft=True
    )

    screen.show_state(ReadingView(cards=(stored,), finished=5, of=7))

    assert open_editor(screen) is editor
    assert editor.body() == "Who"


def test_a_refused_note_says_so_on_its_card(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, ReadingView(cards=(kept_card(),), of=7))

    screen.show_note_error("old", "The note is too long.")

    assert screen.margin.cards[0].error == "The note is too long."


def test_brackets_lead_through_own_notes(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, ReadingView(cards=(kept_card(),), of=7))

    QTest.keyClick(screen.pane, Qt.Key.Key_BracketRight)

    assert screen.margin.active_id == "old"


def test_r_says_finished_and_the_button_takes_it_back(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    with qtbot.waitSignal(screen.finished_requested) as finished:
        QTest.keyClick(screen.pane, Qt.Key.Key_R)
    assert finished.args == [True]

    screen.show_state(ReadingView(finished=5, of=7, is_finished=True))
    assert screen.bar.finish.text() == "Keep reading after all"
    assert screen.bar.total.text() == "Thank you. 2 people are still reading."
    with qtbot.waitSignal(screen.finished_requested) as again:
        QTest.mouseClick(screen.bar.finish, Qt.MouseButton.LeftButton)
    assert again.args == [False]


def test_letters_switched_off_do_not_finish_reading(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    screen.set_single_letters(is_on=False)

    with qtbot.assertNotEmitted(screen.finished_requested, wait=0):
        QTest.keyClick(screen.pane, Qt.Key.Key_R)


def test_only_the_facilitator_sees_the_controls_of_time(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    assert not screen.bar.pause.isVisible()
    assert not screen.bar.longer.isVisible()

    screen.show_state(ReadingView(of=7, is_facilitator=True, longer_count=2))
    assert screen.bar.longer.text() == "2 people would like more time"
    with qtbot.waitSignal(screen.pause_requested) as paused:
        QTest.mouseClick(screen.bar.pause, Qt.MouseButton.LeftButton)
    assert paused.args == [True]


def test_a_paused_meeting_says_so(qtbot: QtBot) -> None:
    view = ReadingView(of=7, is_facilitator=True, is_paused=True)
    screen = screen_with(qtbot, view)

    assert screen.bar.total.text() == "Paused"
    assert screen.bar.pause.text() == "Go on"


def test_time_that_is_up_is_said_and_closes_nothing(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, ReadingView(of=7, is_time_up=True))

    assert screen.strips.time_up.isVisible()
    QTest.keyClick(screen.pane, Qt.Key.Key_Q)
    assert screen.margin.editing_id is not None


def test_a_dismissed_sentence_stays_away(qtbot: QtBot) -> None:
    view = ReadingView(of=7, strip_text="Reading began 6 minutes ago.")
    screen = screen_with(qtbot, view)
    screen.strips.state.dismissed.emit()
    screen.strips.state.clear()

    screen.show_state(ReadingView(of=7, finished=1, strip_text=view.strip_text))

    assert not screen.strips.state.isVisible()


def test_the_first_hint_goes_with_the_first_note(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    screen.show_hint()
    assert screen.strips.hint.isVisible()

    with qtbot.waitSignal(screen.hint_dismissed):
        QTest.keyClick(screen.pane, Qt.Key.Key_Q)

    assert not screen.strips.hint.isVisible()


def test_the_focus_goes_round_text_margin_and_bar(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, ReadingView(cards=(kept_card(),), of=7))
    parts = []
    for _ in range(3):
        screen.next_part()
        parts.append(QApplication.focusWidget())

    assert parts == [
        screen.margin.card_widget("old"),
        screen.bar.finish,
        screen.pane,
    ]


def test_the_bar_counts_what_is_sealed(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    assert screen.bar.total.text() == "4 of 7 have finished"
    assert screen.bar.sealed.text() == "No notes yet"

    screen.show_state(ReadingView(of=7, sealed_count=6))
    assert screen.bar.sealed.text() == "6 notes, sealed until the reveal"


def test_a_note_is_written_in_a_narrow_window_too(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, size=(800, 600))
    editor = begin(qtbot, screen, "Who")
    assert editor.isVisible()

    with qtbot.waitSignal(screen.keep_note_requested) as kept:
        QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    assert kept.args == [last_paragraph(NoteKind.CONCERN, "Who")]


def test_making_the_window_narrow_keeps_what_is_being_written(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    begin(qtbot, screen, "Who")

    screen.resize(800, 600)

    assert open_editor(screen).body() == "Who"


def test_another_text_size_keeps_the_place(qtbot: QtBot) -> None:
    screen = screen_with(qtbot)
    memo = long_memo(40)
    screen.show_memo(memo, lay_out_pages(memo))
    screen.pane.go_to(memo.starts_cp[20])
    before = memo.block_at(screen.pane.top_cp())

    screen.set_page(size_px=24, measure_cp=55)

    assert memo.block_at(screen.pane.top_cp()) == before
