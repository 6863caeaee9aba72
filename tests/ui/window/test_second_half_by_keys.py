# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From the opened margins to the frozen record with the keyboard alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.decision import CastVote
from meetingroom.meeting.command.note import (
    FinishMargins,
    SealStance,
    SetDisposition,
)
from meetingroom.meeting.decisions import DecisionStatus, Door, VoteChoice
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.margins.screen import MarginsScreen
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM
from tests.ui.window.test_meeting_page import Seat

OTHERS = (BEN, MINA, RITA, TOM)
CTRL = Qt.KeyboardModifier.ControlModifier
MOST_TABS = 150


class Hands:
    """Two hands on a keyboard, at the facilitator's laptop."""

    def __init__(self, qtbot: QtBot, seat: Seat) -> None:
        self._qtbot = qtbot
        self.seat = seat
        self.room = seat.room
        seat.room.go_to(Phase.READING)
        self.blocker = seat.room.add_note(TOM, "two systems", NoteKind.BLOCKER)
        seat.room.add_note(MINA, "invoices", NoteKind.QUESTION)
        seat.room.go_to(Phase.MARGINS)
        self.page = seat.page()

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(self.focus, key, modifier)

    def write(self, words: str) -> None:
        QTest.keyClicks(self.focus, words)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until a widget, or what is in it, has the focus."""
        for _ in range(MOST_TABS):
            if self.focus is widget or widget.isAncestorOf(self.focus):
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {widget.accessibleName() or widget}")

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so)

    def activate(self, button: QWidget) -> None:
        self.tab_to(button)
        self.press(Qt.Key.Key_Space)


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    made = Hands(qtbot, Seat(qtbot, tmp_path, qapp))
    yield made
    for page in made.seat.pages:
        page.leave()


def test_margins_talk_decision_and_close(hands: Hands) -> None:
    read_margins(hands)
    talk(hands)
    decide(hands)
    close(hands)

    meeting = hands.room.host.meeting
    assert meeting.phase is Phase.CLOSED
    assert meeting.gist == "We go in March."
    (decision,) = meeting.decisions.values()
    assert decision.status is DecisionStatus.RECORDED
    assert decision.draft.owner == BEN


def read_margins(hands: Hands) -> None:
    screen, room = hands.page.current_screen, hands.room
    assert isinstance(screen, MarginsScreen)
    hands.tab_to(screen.pane)
    hands.press(Qt.Key.Key_R)
    assert ADA in room.host.meeting.read_margins
    for person in OTHERS:
        room.seat(person).send(SealStance(StanceChoice.SUPPORT))
        room.seat(person).send(FinishMargins())
    hands.press(Qt.Key.Key_1)
    hands.tab_to(screen.stance.why)
    hands.write("It pays.")
    hands.press(Qt.Key.Key_Return)
    assert ADA in room.host.meeting.stances
    hands.activate(screen.bar.go_on)
    assert room.host.meeting.phase is Phase.DISCUSSION


def talk(hands: Hands) -> None:
    screen, room = hands.page.current_screen, hands.room
    assert isinstance(screen, DiscussionScreen)
    hands.tab_to(screen.topics.list)
    hands.press(Qt.Key.Key_Return)
    assert room.host.meeting.current_topic is not None
    hands.press(Qt.Key.Key_N)
    hands.press(Qt.Key.Key_L)
    hands.write("It was measured.")
    hands.press(Qt.Key.Key_Return)
    topic = room.host.meeting.topics[room.host.meeting.current_topic]
    assert [line.text for line in topic.lines] == ["It was measured."]
    assert topic.speaking is not None
    hands.tab_to(screen.topics.list)
    hands.press(Qt.Key.Key_3)


def decide(hands: Hands) -> None:
    screen, room = hands.page.current_screen, hands.room
    assert isinstance(screen, DecisionsScreen)
    form = screen.form
    hands.tab_to(form.statement)
    hands.write("We go in March.")
    hands.tab_to(form.owner)
    while form.owner.currentText() != "Ben":
        hands.press(Qt.Key.Key_Down)
    hands.tab_to(form.door)
    while form.draft().door is not Door.TWO_WAY:
        hands.press(Qt.Key.Key_Right)
    hands.tab_to(form.because)
    hands.write("It pays.")
    screen.flush()
    (decision,) = room.host.meeting.decisions
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.tab_to(screen.roll_call.own.seal)
    hands.press(Qt.Key.Key_Space)
    for person in OTHERS:
        room.seat(person).send(CastVote(decision, VoteChoice.COMMIT))
    hands.press(Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert room.host.meeting.decisions[decision].roll_call.is_open
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait(lambda: screen.read_back.is_ready)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    assert room.host.meeting.decisions[decision].status is DecisionStatus.RECORDED
    hands.activate(screen.chooser.back)
    discussion = hands.page.current_screen
    assert isinstance(discussion, DiscussionScreen)
    hands.activate(discussion.middle.foot.go_on)
    assert room.host.meeting.phase is Phase.DECISIONS
    hands.activate(screen.summary)


def close(hands: Hands) -> None:
    screen, room = hands.page.current_screen, hands.room
    assert isinstance(screen, CloseScreen)
    settled = SetDisposition(hands.blocker, Disposition.AUTHOR_WILL_FIX)
    room.seat(TOM).send(settled)
    hands.tab_to(screen.gist.field)
    hands.write("We go in March.")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_until(lambda: not screen._fresh.is_fresh)
    hands.activate(screen.close_meeting)
