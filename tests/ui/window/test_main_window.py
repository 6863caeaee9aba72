# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The window with its real menus: choices of the menu, and keys inside fields."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Topic
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.window.main_window import MainWindow
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import ScreenSource
from tests.support.meetings import ADA, MINA, RITA, TestRoom
from tests.ui.window.kept import KeptNotes


def ignore(*_: object) -> None:
    """Do nothing; nothing is asked of the application here."""


class Office:
    """A window with a facilitator's seat in it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.themes = ThemeController(app)
        self.window = MainWindow(self.themes, self.preferences)
        self.room = TestRoom()

    def discuss(self) -> DiscussionScreen:
        self.room.go_to(Phase.READING)
        self.room.add_note(MINA, "We estimate", body="Where is the source?")
        self.room.add_note(RITA, "stop selling", body="Why?")
        self.room.go_to(Phase.DISCUSSION)
        screen = self.sit_down().current_screen
        assert isinstance(screen, DiscussionScreen)
        return screen

    def sit_down(self) -> MeetingPage:
        source = ScreenSource(
            themes=self.themes,
            preferences=self.preferences,
            notes=KeptNotes(),
            open_discussion=ignore,
            choose_memo=ignore,
            reload_memo=ignore,
            reopen=ignore,
            leave=ignore,
            export=ignore,
            copy=ignore,
            texts=PAPER_TEXTS,
            pass_on=ignore,
            open_window=ignore,
        )
        page = MeetingPage(Bridge(self.room.seat(ADA)), source, self.window)
        self.window.set_page(page)
        return page

    @property
    def topics(self) -> list[Topic]:
        return list(self.room.host.meeting.topics.values())

    def take_up(self, number: int) -> None:
        self.room.seat(ADA).send(TakeUpTopic(self.topics[number].id))


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(qapp, tmp_path)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.set_page(None)
    made.themes.set_choice(ThemeChoice.FOLLOW_SYSTEM)
    made.themes.deleteLater()


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key at a widget as a keyboard does: shortcuts come first."""
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    QTest.keyClick(widget, key)


@pytest.mark.parametrize("choice", list(ThemeChoice))
def test_a_theme_is_chosen_in_the_menu(office: Office, choice: ThemeChoice) -> None:
    (action,) = (
        one for one in office.window.commands.themes.actions() if one.data() == choice
    )

    action.trigger()

    assert office.themes.choice is choice
    assert office.preferences.theme is choice
    assert action.isChecked()


def test_a_length_of_lines_is_chosen_in_the_menu(office: Office) -> None:
    action = office.window.commands.measures.actions()[0]

    action.trigger()

    assert office.preferences.measure_cp == action.data()
    assert action.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_writes_the_scribes_line(office: Office, key: Qt.Key) -> None:
    screen = office.discuss()
    office.take_up(0)
    field = screen.current.scribe.field
    field.setText("Ben asks finance.")

    press(field, key)

    assert [line.text for line in office.topics[0].lines] == ["Ben asks finance."]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_renames_a_topic(office: Office, qtbot: QtBot, key: Qt.Key) -> None:
    screen = office.discuss()
    press(screen.topics.list, Qt.Key.Key_F2)
    editor = screen.topics.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("The estimate")

    press(editor, key)

    qtbot.waitUntil(lambda: office.topics[0].title == "The estimate")
    assert office.room.host.meeting.current_topic is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_goes_to_an_address(office: Office, key: Qt.Key) -> None:
    screen = office.discuss()
    screen.ask_address()
    field = screen.middle.foot.address

    field.setText("1:6")
    press(field, key)

    assert office.room.host.meeting.current_topic is None
    assert screen.pane.current_block == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_on_the_list_takes_a_topic_up(office: Office, key: Qt.Key) -> None:
    screen = office.discuss()
    press(screen.topics.list, Qt.Key.Key_J)

    press(screen.topics.list, key)

    assert office.room.host.meeting.current_topic == office.topics[1].id


def test_letters_and_digits_stay_in_a_field(office: Office) -> None:
    screen = office.discuss()
    office.take_up(0)
    field = screen.current.scribe.field
    field.setFocus()

    QTest.keyClicks(field, "jkfgnMmpl+v1234")

    assert field.text() == "jkfgnMmpl+v1234"
    assert office.topics[0].outcome is None


def test_going_back_a_phase_is_offered_only_as_long_as_it_is_possible(
    office: Office,
) -> None:
    reopen = office.window.commands.reopen
    on_the_first_screen = reopen.isVisible()
    office.room.go_to(Phase.READING)
    office.sit_down()
    in_reading = reopen.isVisible()

    office.room.go_to(Phase.MARGINS)

    assert (on_the_first_screen, in_reading) == (False, True)
    assert not reopen.isVisible()
