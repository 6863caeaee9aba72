# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a key opens in the topic's column is in view, wherever that was scrolled."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from tests.support.meetings import MINA, TOM, TestRoom
from tests.ui.discussion.test_discussion_screen import Desk, shown


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, ThemeChoice.PAPER)
    yield controller
    controller.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    """One topic with more notes than a screen holds."""
    room = TestRoom().go_to(Phase.READING)
    for number in range(24):
        writer = (MINA, TOM)[number % 2]
        room.add_note(writer, "1.2 million", body=f"Whose estimate is {number}?")
    room.go_to(Phase.MARGINS)
    first, *rest = room.topics()
    notes = (*first.notes, *(note for topic in rest for note in topic.notes))
    return room.talk_on(replace(first, notes=notes))


@pytest.mark.parametrize("width", [1280, 780])
@pytest.mark.parametrize(
    "opens",
    [
        lambda desk: desk.screen.acts.begin_note(),
        lambda desk: desk.screen.acts.split(),
        lambda desk: desk.screen.acts.reply(),
    ],
    ids=["a note", "the form that splits", "a reply"],
)
def test_it_is_in_view(
    themes: ThemeController,
    qtbot: QtBot,
    room: TestRoom,
    opens: Callable[[Desk], None],
    width: int,
) -> None:
    desk = shown(themes, qtbot, room)
    desk.screen.resize(width, 700)
    desk.take_up(0)
    area = desk.screen.current.findChildren(QScrollArea)[0]
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    opens(desk)

    def is_in_view() -> bool:
        current, focus = desk.screen.current, QApplication.focusWidget()
        assert focus is not None
        forms = (current.composer, current.split)
        part = next((one for one in forms if one.isAncestorOf(focus)), focus)
        top = part.mapTo(area.viewport(), part.rect().topLeft()).y()
        return top >= 0 and top + part.height() <= area.viewport().height()

    qtbot.waitUntil(is_in_view)
