# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The shared parts: signals, states and names for screen readers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme.theme import (
    DARK_THEME,
    PAPER_THEME,
    SEPIA_THEME,
    Theme,
    apply_theme,
    current_tokens,
)
from meetingroom.ui.theme.tokens import BOTTOM_BAR_PX, PAPER, TARGET_PX
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)
from meetingroom.ui.widget.phase_trail import PhaseTrail
from meetingroom.ui.widget.screen_header import ScreenHeader
from meetingroom.ui.widget.segmented import Choice, Segmented
from meetingroom.ui.widget.undo_strip import UndoStrip
from tests.ui.widget.gallery import Gallery


@pytest.fixture(autouse=True)
def _paper(qapp: QApplication) -> None:
    apply_theme(qapp, PAPER_THEME)


def placed(flow: FlowRow) -> list[QRect]:
    items = [flow.itemAt(index) for index in range(flow.count())]
    return [item.geometry() for item in items if item is not None]


@pytest.mark.parametrize("theme", [PAPER_THEME, SEPIA_THEME, DARK_THEME])
def test_all_parts_show_in_a_theme(
    theme: Theme, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    apply_theme(qapp, theme)

    picture = gallery.grab()

    assert picture.save(str(tmp_path / f"{theme.name}.png"))
    assert picture.toImage().pixelColor(20, 250) == QColor(current_tokens().bg)


def test_every_focusable_part_has_an_accessible_name(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    inner = {"qt_spinbox_lineedit", "qt_scrollarea_viewport"}

    nameless = [
        part
        for part in gallery.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.objectName() not in inner
        and not part.accessibleName()
        and part.metaObject().className() not in {"QTableView", "QComboBoxListView"}
    ]

    assert nameless == []


def test_every_button_is_large_enough_to_hit(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.show()

    buttons = [b for b in gallery.findChildren(QAbstractButton) if b.isVisible()]
    small = [b for b in buttons if min(b.width(), b.height()) < TARGET_PX]

    assert len(buttons) > 10
    assert small == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (ActionButton("Save"), GlyphButton("x", "Dismiss")):
        qtbot.addWidget(button)

        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_control_enter_is_left_to_what_a_button_stands_in(qtbot: QtBot) -> None:
    button = ActionButton("Save")
    qtbot.addWidget(button)

    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_trail_tells_past_current_and_coming(qtbot: QtBot) -> None:
    trail = PhaseTrail()
    qtbot.addWidget(trail)

    trail.set_phase(Phase.MARGINS)
    names = [step.accessibleName() for step in trail._steps.values()]

    assert names[:5] == [
        "Prepare, done",
        "Lobby, done",
        "Reading, done",
        "Margins, now",
        "Discussion, to come",
    ]
    assert trail.accessibleName() == "Phase 4 of 7: Margins"


def test_the_trail_underlines_the_current_phase_alone(qtbot: QtBot) -> None:
    trail = PhaseTrail()
    qtbot.addWidget(trail)
    trail.set_phase(Phase.MARGINS)
    trail.resize(trail.sizeHint())
    trail.show()

    image = trail.grab().toImage()
    lined = [
        phase
        for phase, step in trail._steps.items()
        if image.pixelColor(step.geometry().center().x(), trail.height() - 1)
        == QColor(PAPER.accent)
    ]

    assert lined == [Phase.MARGINS]


def test_a_strip_names_the_action_that_was_pressed(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.show_message(
        StripMessage(
            "Waiting for Ada. Take over?",
            actions=(StripAction("wait", "Wait"), StripAction("take", "Take over")),
        )
    )
    take = strip.findChildren(ActionButton)[1]

    with qtbot.waitSignal(strip.action_requested) as asked:
        QTest.mouseClick(take, Qt.MouseButton.LeftButton)

    assert asked.args == ["take"]
    assert strip.accessibleName() == "Waiting for Ada. Take over?"


def test_a_dismissed_strip_takes_no_room(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.show_message(StripMessage("All margins are open."))

    with qtbot.waitSignal(strip.dismissed):
        strip._close.click()

    assert strip.isHidden()
    assert strip.message is None


def test_a_strip_that_must_stay_cannot_be_dismissed(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)

    strip.show_message(StripMessage("No connection.", is_dismissable=False))

    assert strip._close.isHidden()


def test_undo_hands_back_what_it_was_given(qtbot: QtBot) -> None:
    strip = UndoStrip()
    qtbot.addWidget(strip)
    strip.offer("The note was deleted.", "note-1")
    strip.offer("The note was withdrawn.", "note-2")

    with qtbot.waitSignal(strip.undo_requested) as asked:
        strip.findChildren(ActionButton)[-1].click()

    assert asked.args == ["note-2"]
    assert strip.isHidden()


def test_a_dismissed_undo_is_no_undo(qtbot: QtBot) -> None:
    strip = UndoStrip()
    qtbot.addWidget(strip)
    strip.offer("The note was deleted.", "note-1")

    with (
        qtbot.assertNotEmitted(strip.undo_requested),
        qtbot.waitSignal(strip.dismissed),
    ):
        strip._strip._close.click()

    assert strip.isHidden()


def test_an_error_stands_below_its_field_and_keeps_the_input(qtbot: QtBot) -> None:
    control = QLineEdit("tomorrow")
    row = FieldRow("Look at it again on", control, note="A day.")
    qtbot.addWidget(row)
    row.show()

    row.set_error("A one-way door needs a review date.")

    assert row._error.isVisible()
    assert control.text() == "tomorrow"
    assert control.accessibleName() == "Look at it again on"
    assert control.accessibleDescription() == "A one-way door needs a review date."
    assert control.property("isWrong") is True


def test_an_error_moves_nothing_in_the_field(qtbot: QtBot) -> None:
    control = QLineEdit()
    row = FieldRow("Code", control)
    qtbot.addWidget(row)
    row.show()
    before = QRect(control.geometry())

    row.set_error("This code is not known here.")
    red = control.grab().toImage().pixelColor(control.width() // 2, 1)
    row.set_error("")

    assert red == QColor(PAPER.blocker)
    assert control.geometry().size() == before.size()
    assert row.error == ""


def test_a_choice_is_made_with_the_arrow_keys(qtbot: QtBot) -> None:
    row = Segmented("Door", [Choice("one", "One-way"), Choice("two", "Two-way")])
    qtbot.addWidget(row)
    row.show()
    row.set_choice("one")
    row.setFocus()
    first = row._segments[0]

    with qtbot.waitSignal(row.choice_changed) as changed:
        QTest.keyClick(first, Qt.Key.Key_Right)

    assert changed.args == ["two"]
    assert row.choice == "two"
    assert not first.isChecked()


def test_nothing_is_chosen_before_the_first_choice(qtbot: QtBot) -> None:
    row = Segmented("Door", [Choice("one", "One-way"), Choice("two", "Two-way")])
    qtbot.addWidget(row)

    with qtbot.assertNotEmitted(row.choice_changed):
        assert row.choice is None
        row.set_choice("one")

    assert row.choice == "one"


def test_a_long_sentence_makes_the_bar_higher_instead_of_losing_lines(
    qtbot: QtBot,
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    bar = BottomBar()
    column.addStretch(1)
    column.addWidget(bar)
    host.resize(400, 400)
    host.show()
    bar.set_sentence("Short.")
    qtbot.waitUntil(lambda: bar.height() == BOTTOM_BAR_PX)

    bar.set_sentence("It waits for somebody to say what becomes of this blocker. " * 5)

    words = bar._sentence
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert bar.height() > BOTTOM_BAR_PX


def test_the_bar_says_why_its_button_is_off(qtbot: QtBot) -> None:
    bar = BottomBar()
    qtbot.addWidget(bar)
    save = ActionButton("Save the decision", variant=Variant.PRIMARY)
    bar.add_button(save)

    bar.set_missing(save, "Cannot be saved yet: a review date is missing.")

    assert not save.isEnabled()
    assert bar.sentence == save.accessibleDescription()
    assert bar.sentence == "Cannot be saved yet: a review date is missing."


def test_the_header_goes_back_and_shows_the_phase(qtbot: QtBot) -> None:
    header = ScreenHeader(has_back=True)
    qtbot.addWidget(header)
    header.set_title("Billing migration", "Reading")
    header.set_phase(Phase.READING)

    with qtbot.waitSignal(header.back_requested):
        header._back.click()

    assert header.trail.phase is Phase.READING
    assert header._phase_word.accessibleName() == "Reading"


def test_chips_wrap_and_grow_the_row(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowRow(box)
    for name in ("Mina", "Tom", "Priya", "Kofi", "Lena"):
        flow.addWidget(Badge(name))
    box.resize(120, 200)
    box.show()

    boxes = placed(flow)

    assert len({box.top() for box in boxes}) > 1
    assert flow.heightForWidth(120) > flow.heightForWidth(1000)
    assert max(box.right() for box in boxes) < 120


def test_chips_begin_at_the_right_in_mirrored_windows(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowRow(box)
    flow.addWidget(Badge("Mina"))
    box.resize(200, 40)
    box.show()

    assert [box.right() for box in placed(flow)] == [199]
    assert flow.takeAt(5) is None
