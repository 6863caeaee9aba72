# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every shared part on one page, for looking at and for tests that walk all parts.

Must not assert anything.
"""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme.tone import Fill, Tone
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.bottom_bar import BottomBar
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.disc_clock import ROOM_DISC_PX, DiscClock
from meetingroom.ui.widget.empty_state import EmptyState
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.key_cap import KeyHint
from meetingroom.ui.widget.kind_badge import KindBadge
from meetingroom.ui.widget.label import (
    ElidedLabel,
    address_label,
    list_title_label,
    make_calm_box,
    make_card,
    make_label,
    make_rule,
    section_label,
    small_label,
    title_label,
)
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)
from meetingroom.ui.widget.page_tabs import PageTabs
from meetingroom.ui.widget.person_mark import PersonMark
from meetingroom.ui.widget.progress_line import ProgressLine
from meetingroom.ui.widget.screen_header import ScreenHeader
from meetingroom.ui.widget.segmented import Choice, Segmented
from meetingroom.ui.widget.undo_strip import UndoStrip


class Gallery(QWidget):
    """The page."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 900)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        progress = ProgressLine(self)
        progress.set_share(0.34)
        column.addWidget(progress)
        menus = QMenuBar(self)
        for name in ("File", "Edit", "View", "Meeting", "Tools", "Help"):
            menus.addMenu(name)
        column.addWidget(menus)
        column.addWidget(self._header())
        for strip in self._strips():
            column.addWidget(strip)
        body = QGridLayout()
        body.setContentsMargins(48, 16, 48, 16)
        body.setHorizontalSpacing(32)
        body.setVerticalSpacing(12)
        for row, parts in enumerate(
            (
                (self._titles(), self._fields()),
                (self._buttons(), self._choices()),
                (self._cards(), self._lists()),
            )
        ):
            for at, part in enumerate(parts):
                body.addWidget(part, row, at)
        column.addLayout(body, 1)
        column.addWidget(self._bar())

    def _header(self) -> QWidget:
        header = ScreenHeader(has_back=True, parent=self)
        header.set_title("Billing migration with a name that is rather long")
        header.set_phase(Phase.DISCUSSION)
        header.add_right(
            ActionButton(
                "Room screen", glyph="projector", variant=Variant.SMALL, parent=header
            )
        )
        clock = DiscClock(parent=header)
        clock.set_time(17 * 60, 45 * 60)
        header.add_right(clock)
        return header

    def _strips(self) -> list[QWidget]:
        strip = MessageStrip(self)
        strip.show_message(
            StripMessage(
                "No connection to the host. Keep writing: everything is kept here.",
                glyph="wifi-off",
                fill=Fill.GOLD,
                actions=(StripAction("again", "Try again"),),
            )
        )
        undo = UndoStrip(self)
        undo.offer("The note at 2:18 was deleted.", "note-1")
        return [strip, undo]

    def _titles(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title_label("Move every customer to the new billing"))
        column.addWidget(small_label("6 of 6 pages · 2,740 words"))
        column.addWidget(section_label("The 1.2 million"))
        column.addWidget(list_title_label("Recent meetings"))
        column.addWidget(make_rule())
        row = QHBoxLayout()
        for mark in (PersonMark("Ben Okafor"), PersonMark("Mina Sato", is_away=True)):
            row.addWidget(mark)
        row.addWidget(ElidedLabel("Mina Sato of the northern branch office"), 1)
        row.addWidget(address_label("2:18"))
        for kind in (NoteKind.QUESTION, NoteKind.CONCERN, NoteKind.BLOCKER):
            row.addWidget(KindBadge(kind, 2))
        row.addWidget(Glyph("gavel", Tone.GOOD))
        column.addLayout(row)
        clock_box = QWidget(box)
        clocks = FlowRow(clock_box)
        for left_s, is_paused in ((720, False), (300, True), (0, False), (-150, False)):
            clock = DiscClock(parent=box)
            clock.set_time(left_s, 1200, is_paused=is_paused)
            clocks.addWidget(clock)
        room = DiscClock(ROOM_DISC_PX, parent=box)
        room.set_time(800, 1200)
        clocks.addWidget(room)
        column.addWidget(clock_box)
        column.addStretch(1)
        return box

    def _fields(self) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        name = QLineEdit("Yes or no: move all customers by March")
        grid.addWidget(
            FieldRow("Goal", name, hint="what the room must leave with"), 0, 0
        )
        combo = QComboBox()
        combo.addItems(["Rita Lindqvist", "Ben Okafor"])
        grid.addWidget(FieldRow("Decider", combo), 0, 1)
        date = QLineEdit()
        date.setPlaceholderText("day, month, year")
        wrong = FieldRow("Look at it again on", date)
        wrong.set_error("A one-way door needs a review date.")
        grid.addWidget(wrong, 1, 0)
        note = QPlainTextEdit("Waiting costs 0.9 million a year.")
        note.setFixedHeight(58)
        grid.addWidget(FieldRow("Because", note, note="Two sentences at most."), 1, 1)
        spin = QSpinBox()
        spin.setValue(20)
        off = QLineEdit("Not now")
        off.setEnabled(False)
        grid.addWidget(FieldRow("Reading", spin), 2, 0)
        grid.addWidget(FieldRow("Switched off", off), 2, 1)
        return box

    def _buttons(self) -> QWidget:
        box = QWidget(self)
        flow = FlowRow(box)
        flow.addWidget(
            ActionButton("Choose a memo", glyph="folder-open", variant=Variant.PRIMARY)
        )
        flow.addWidget(ActionButton("Rehearse alone with a sample"))
        off = ActionButton("Open the lobby")
        off.set_reason("Settle the bullets, or say why you go on anyway.")
        flow.addWidget(off)
        flow.addWidget(ActionButton("Use it", variant=Variant.LINK))
        flow.addWidget(ActionButton("Copy", glyph="copy", variant=Variant.SMALL))
        flow.addWidget(
            ActionButton("Answered", glyph="check", key="1", variant=Variant.OUTCOME)
        )
        pressed = ActionButton("Me too · 3", glyph="plus", variant=Variant.SMALL)
        pressed.setCheckable(True)
        pressed.setChecked(True)
        flow.addWidget(pressed)
        flow.addWidget(GlyphButton("x", "Dismiss"))
        flow.addWidget(Badge("3 overdue", Fill.GOLD, "clock"))
        flow.addWidget(Badge("in force", Fill.GOOD, "check"))
        flow.addWidget(Badge("1", Fill.BLOCKER, "circle-alert"))
        flow.addWidget(Badge("today", Fill.ACCENT))
        flow.addWidget(Badge("split", Fill.NEUTRAL, "split"))
        for kind in NoteKind:
            flow.addWidget(KindBadge(kind))
        flow.addWidget(KeyHint(("J", "K"), "topic"))
        flow.addWidget(KeyHint(("Ctrl+Enter",), "keep"))
        return box

    def _choices(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        stances = Segmented(
            "Where do you stand now?",
            [
                Choice("support", "Support"),
                Choice("changes", "Support with changes"),
                Choice("unsure", "Unsure"),
                Choice("against", "Against"),
            ],
        )
        stances.set_choice("changes")
        column.addWidget(stances)
        doors = Segmented(
            "Door",
            [
                Choice("one", "One-way", "door-closed"),
                Choice("two", "Two-way", "door-open"),
            ],
        )
        doors.set_choice("one")
        column.addWidget(doors)
        row = QHBoxLayout()
        chosen, other = QRadioButton("Names on notes"), QRadioButton("No names")
        chosen.setChecked(True)
        tick = QCheckBox("Ask for stances")
        tick.setChecked(True)
        for each in (chosen, other, tick, QCheckBox("Show finished ones")):
            each.setAccessibleName(each.text())
            row.addWidget(each)
        column.addLayout(row)
        tabs = PageTabs("Parts of the library", parent=box)
        tabs.add_page("Meetings")
        tabs.add_page(
            "Decisions", Badge("2 due for review", Fill.GOLD, "calendar-clock")
        )
        tabs.add_page("Follow-ups", Badge("3 overdue", Fill.GOLD, "clock"))
        column.addWidget(tabs)
        return box

    def _cards(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        card = make_card(box)
        inside = QVBoxLayout(card)
        inside.addWidget(KindBadge(NoteKind.SUGGESTION))
        text = make_label("Stop it in December: the price list is printed then.")
        text.setWordWrap(True)
        inside.addWidget(text)
        row.addWidget(card)
        calm = make_calm_box(box)
        calm_row = QHBoxLayout(calm)
        calm_row.addWidget(Glyph("lock", Tone.ACCENT))
        sentence = make_label(
            "Until reading ends nobody, the facilitator included, can read your notes."
        )
        sentence.setWordWrap(True)
        calm_row.addWidget(sentence, 1)
        row.addWidget(calm)
        return box

    def _lists(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        table = QTableWidget(2, 2)
        table.setAccessibleName("Recent meetings")
        table.setHorizontalHeaderLabels(["Day", "Meeting"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        for at, words in enumerate(("Thu 12 Nov", "Billing migration")):
            table.setItem(0, at, QTableWidgetItem(words))
            table.setItem(1, at, QTableWidgetItem(words))
        table.selectRow(0)
        row.addWidget(table)
        row.addWidget(
            EmptyState(
                "Nothing found for 'contract'.",
                glyph="search",
                action="Clear the search",
            )
        )
        day = QDateEdit()
        day.setAccessibleName("Day")
        row.addWidget(day)
        return box

    def _bar(self) -> QWidget:
        bar = BottomBar(parent=self)
        save = ActionButton("Save the decision", variant=Variant.PRIMARY)
        later = ActionButton("Defer, with an owner")
        bar.add_button(later)
        bar.add_button(save)
        bar.set_missing(
            save, "Cannot be saved yet: a review date and Lena's reason are missing."
        )
        bar.add_left(KeyHint(("?",), "all keys"))
        return bar
