# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Nothing sealed or private is in any text of the room screen, at any moment."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.note import AddNote, FinishReading, SealStance
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.stance import StanceChoice
from meetingroom.room.room_screen import ScreenSeat, on_guest, on_host
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.room_screen.window import RoomScreenWindow
from tests.room.attending import begun
from tests.support.marked import MEMO_WORDS, OUTSIDER, STATEMENT, MarkedMeeting
from tests.support.meetings import NAMES

SPOKEN = ("text", "words", "title", "placeholderText", "toPlainText")
"""Methods by which widgets, ours and Qt's, give their words."""


def texts_of(window: QWidget) -> str:
    """Return every text of a window, its children, and what is read out of them."""
    return "\n".join(_texts(window))


def _texts(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    for thing in [window, *window.findChildren(QObject)]:
        if isinstance(thing, QWidget):
            yield thing.accessibleName()
            yield thing.accessibleDescription()
            yield thing.toolTip()
            yield thing.statusTip()
            yield thing.whatsThis()
        if isinstance(thing, QAction):
            yield thing.text()
        for name in SPOKEN:
            said = getattr(thing, name, None)
            if callable(said):
                yield str(said())


def window_on(place: ScreenSeat, qtbot: QtBot) -> RoomScreenWindow:
    window = RoomScreenWindow(Bridge(place))
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    return window


@pytest.mark.parametrize("are_names_shown", [True, False])
def test_the_window_never_shows_what_is_closed(
    qtbot: QtBot, *, are_names_shown: bool
) -> None:
    meeting = MarkedMeeting(are_names_shown=are_names_shown)
    window = window_on(on_host(meeting.room.host), qtbot)
    seen = ""

    for step in meeting.steps():
        # As it is repainted: what is only painted comes from the same texts.
        window.grab()
        shown = texts_of(window)
        assert not {marker for marker in meeting.closed if marker in shown}, step
        phase = meeting.room.host.meeting.phase
        if phase in (Phase.READING, Phase.MARGINS):
            assert not [name for name in NAMES.values() if name in shown], step
        seen += shown

    assert {MEMO_WORDS, OUTSIDER} & meeting.opened
    assert STATEMENT in seen
    assert "Question: Tom" in seen
    assert "first-answer-of-tom" in seen
    # The gravest three, once their topic is taken up, with nobody's name at them.
    assert "Concern: second-words" in seen
    assert "Question: note-of-" in seen
    assert OUTSIDER not in seen
    assert "second-answer-of-tom" in seen
    assert "4 of 5 have finished reading" in seen
    assert "4 of 5 have answered" in seen


def test_the_window_on_a_guests_laptop_never_shows_what_is_theirs(
    qtbot: QtBot,
) -> None:
    world, ben, _ = begun()
    window = window_on(on_guest(ben.room), qtbot)
    ben.room.send(AddNote(NoteId("b"), NoteKind.CONCERN, "canary-ben-1"))
    ben.room.send(FinishReading())
    world.heal()
    assert "canary-ben-1" not in texts_of(window)

    world.reveal()
    world.heal()
    ben.room.send(SealStance(StanceChoice.AGAINST, "stance-of-ben"))
    world.heal()
    shown = texts_of(window)
    assert "Margins" in shown
    assert "stance-of-ben" not in shown
    assert "Ben" not in shown
    assert "canary" not in shown


def test_a_guests_note_is_shown_once_its_topic_is_taken_up(qtbot: QtBot) -> None:
    world, ben, _ = begun()
    window = window_on(on_guest(ben.room), qtbot)
    ben.room.send(AddNote(NoteId("b"), NoteKind.CONCERN, "concern-of-ben"))
    ben.room.send(FinishReading())
    world.heal()
    world.reveal()
    world.heal()
    world.lead(open_discussion_command(world.meeting, "Nobody waits."))
    world.heal()
    assert "concern-of-ben" not in texts_of(window)

    for topic in world.meeting.topics:
        world.lead(TakeUpTopic(topic))
        world.heal()

    assert "Concern: concern-of-ben" in texts_of(window).splitlines()


def test_a_rank_is_never_shown(qtbot: QtBot) -> None:
    meeting = MarkedMeeting()
    window = window_on(on_host(meeting.room.host), qtbot)

    for step in meeting.steps():
        shown = texts_of(window).casefold()
        ranks = ("executive", "senior", "junior", "facilitator", "decider", "scribe")
        assert not [rank for rank in ranks if rank in shown], step
