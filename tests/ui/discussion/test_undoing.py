# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What ends a topic is said, and taken back from the strip."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.command.topic import EndTopic, MergeTopics
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.widget.message_strip import MessageStrip
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom
from tests.ui.discussion.test_discussion_screen import Desk, shown


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    """Two topics that are named after their notes."""
    room = TestRoom().go_to(Phase.READING)
    room.add_note(MINA, "1.2 million", body="Whose estimate?")
    room.add_note(TOM, "how many contracts", NoteKind.CONCERN, "Ten weeks.")
    return room.go_to(Phase.DISCUSSION)


@pytest.fixture
def desk(themes: ThemeController, qtbot: QtBot, room: TestRoom) -> Desk:
    made = shown(themes, qtbot, room)
    made.screen.take_back_requested.connect(made.bridge.take_back)
    return made


def said(desk: Desk) -> str:
    """Return what the strip says; empty while there is none."""
    strip = desk.screen.parts.undo
    message = strip.findChildren(MessageStrip)[0].message
    return message.sentence if message is not None and strip.isVisible() else ""


def press_undo(desk: Desk) -> None:
    buttons = desk.screen.parts.undo.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Undo" and b.isVisible()).click()


def end(desk: Desk, number: int, outcome: Outcome | None = Outcome.ANSWERED) -> None:
    desk.room.seat(ADA).send(EndTopic(desk.ids[number], outcome))


@pytest.mark.parametrize(
    ("ended", "expected", "is_open"),
    [
        ([], "“Ten weeks” is part of “Whose estimate?” now.", True),
        (
            [0],
            "“Ten weeks” is part of “Whose estimate?” now, which is open again.",
            True,
        ),
        (
            [1],
            "“Ten weeks” had ended. It is part of “Whose estimate?” now,"
            " which is open.",
            True,
        ),
        (
            [0, 1],
            "“Ten weeks” is part of “Whose estimate?” now, which has ended.",
            False,
        ),
    ],
)
def test_a_merge_says_what_came_of_it_and_is_taken_back(
    desk: Desk, ended: list[int], expected: str, *, is_open: bool
) -> None:
    for number in ended:
        end(desk, number)
    before = desk.meeting.topics
    desk.press(Qt.Key.Key_J)

    desk.press(Qt.Key.Key_M)
    sentence, merged = said(desk), desk.meeting.topics[desk.ids[0]]
    press_undo(desk)

    assert sentence == expected
    assert (merged.outcome is None) is is_open
    assert desk.meeting.topics == before
    assert said(desk) == ""
    assert not desk.bridge.can_undo
    assert desk.screen.topics.list.hasFocus()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_1, "“Whose estimate?” is answered."),
        (Qt.Key.Key_2, "The author will fix “Whose estimate?”."),
        (Qt.Key.Key_4, "“Whose estimate?” is parked."),
    ],
)
def test_a_topic_that_ended_by_a_key_goes_on_after_undo(
    desk: Desk, key: Qt.Key, expected: str
) -> None:
    desk.take_up(0)

    desk.press(key)
    sentence = said(desk)
    press_undo(desk)

    assert sentence == expected
    assert desk.current.id == desk.ids[0]
    assert desk.current.outcome is None
    assert said(desk) == ""


def test_the_strip_goes_when_it_is_undone_elsewhere(desk: Desk) -> None:
    desk.take_up(0)
    desk.press(Qt.Key.Key_1)

    desk.bridge.undo()

    assert said(desk) == ""


def test_the_strip_goes_when_the_next_topic_is_taken_up(desk: Desk) -> None:
    desk.take_up(0)
    desk.press(Qt.Key.Key_1)

    desk.take_up(1)

    assert said(desk) == ""


def test_a_refused_merge_is_not_offered_later(desk: Desk) -> None:
    first, second = desk.ids
    refused = MergeTopics(second, first)
    desk.screen.acts.undoing.expect(refused, desk.meeting)

    desk.screen.show_refusal(refused, Refused("Not now."))
    desk.room.seat(ADA).send(refused)

    assert said(desk) == ""


def test_nobody_else_is_offered_to_take_it_back(
    themes: ThemeController, qtbot: QtBot, room: TestRoom
) -> None:
    desk = shown(themes, qtbot, room, BEN)
    desk.take_up(0)

    end(desk, 0)

    assert said(desk) == ""


def test_topics_that_changed_since_are_not_parted_and_it_is_said(desk: Desk) -> None:
    desk.press(Qt.Key.Key_J)
    desk.press(Qt.Key.Key_M)
    (merged,) = desk.ids
    last = desk.meeting.topics[merged].notes[-1]
    desk.room.seat(MINA).send(
        AddNote(NoteId("late"), NoteKind.QUESTION, "And now?", None)
    )
    desk.screen.acts.split()
    form = desk.screen.current.split
    row = [form.list.item(n) for n in range(form.list.count())][-1]
    row.setCheckState(Qt.CheckState.Checked)
    form.name_field.setText("Apart")
    form.split.click()
    assert last not in desk.meeting.topics[merged].notes

    press_undo(desk)

    assert desk.screen.topics.error.isVisible()
    assert merged in desk.meeting.topics
