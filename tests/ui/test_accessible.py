# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every screen of a real meeting can be heard and can be used by keyboard."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from meetingroom.app.front import Front
from meetingroom.app.opening import begin_meeting, read_for_meeting
from meetingroom.app.seats import Seats
from meetingroom.app.shelf import Shelf
from meetingroom.app.sitting import Sitting
from meetingroom.library.library import Library
from meetingroom.meeting.ids import PersonId
from meetingroom.paths import resource
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.whole import Stage, run_whole_meeting
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.widget.progress_line import ProgressLine
from meetingroom.ui.window.main_window import MainWindow

YOU = PersonId("you")


class Meeting:
    """A whole rehearsal in a window."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self.library = Library.open(folder / "library.db")
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings, app)
        preferences.name = "Ada Novak"
        themes = ThemeController(app)
        self.front = Front(themes, preferences, app)
        self.window = self.front.window
        self.clock = HandClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
        read = read_for_meeting(resource("memos/six-pager.md"))
        meeting = begin_meeting(self.library, self.clock, YOU, "Ada Novak", read)
        self.sitting = Sitting(self.library, meeting, self.clock, app)
        self.seats = Seats(self.sitting, self.window, themes, preferences)

    def places(self) -> Iterator[str]:
        """Hold the meeting; yield where the window stands each time."""
        self.window.show()
        yield "first screen, empty"
        self.seats.sit_down(YOU)
        for stage in run_whole_meeting(Rehearsal(self.sitting.host, YOU), self.clock):
            page = self.window.page
            assert page is not None
            if stage is Stage.DRAFTED:
                page.show_decisions()
            elif stage is Stage.READY_TO_CLOSE:
                page.add_follow_up(None)
                yield "follow-up"
                page.go_back()
                page.summarise()
            yield stage.value
        self.seats.cover(self.window)
        yield "pass the laptop"
        self.seats.stop()
        self.front.show_home()
        Shelf(self.library, self.front.home, self.front).refresh()
        for tab in range(3):
            self.front.home.show_tab(tab)
            yield f"first screen, tab {tab}"

    def close(self) -> None:
        self.seats.stop()
        self.window.close()
        self.library.close()


@pytest.fixture(scope="module")
def walk(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Hold one meeting and look at all that is shown, at each place."""
    meeting = Meeting(tmp_path_factory.mktemp("meeting"), qapp)
    found: dict[str, list[str]] = {"names": [], "texts": [], "keys": [], "access": []}
    found["line"] = []
    for place in meeting.places():
        qapp.processEvents()
        window = meeting.window
        if any(line.isVisible() for line in window.findChildren(ProgressLine)):
            found["line"].append(place)
        found["names"] += [f"{place}: {one}" for one in nameless(window)]
        found["texts"] += [f"{place}: {one}" for one in wordless(window)]
        found["keys"] += [f"{place}: {one}" for one in doubled_keys(window)]
        found["access"] += [f"{place}: {one}" for one in menu_faults(window)]
    meeting.close()
    return found


def path_of(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def nameless(window: QWidget) -> list[str]:
    """Return the focusable widgets a screen reader could not name."""
    return [
        path_of(widget)
        for widget in window.findChildren(QWidget)
        if is_stop(widget) and not name_of(widget)
    ]


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here; a proxy's focus goes elsewhere."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def name_of(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((one.text() for one in labels if one.buddy() is widget), "")


def actions_of(window: MainWindow) -> list[QAction]:
    """Return the menus' commands and those of the widgets that are shown."""
    actions = list(window.commands.findChildren(QAction))
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QMenu):
            actions += widget.actions()
    return list(dict.fromkeys(actions))


def wordless(window: MainWindow) -> list[str]:
    return [
        f"{action!r} of {action.parent()!r}"
        for action in actions_of(window)
        if not action.text() and not action.isSeparator()
    ]


def doubled_keys(window: MainWindow) -> list[str]:
    """Return the keys which two enabled commands want at once."""
    keys = Counter(
        key.toString()
        for action in actions_of(window)
        if action.isEnabled()
        for key in {one.toString(): one for one in action.shortcuts()}.values()
    )
    keys.update(
        one.key().toString()
        for one in window.findChildren(QShortcut)
        if one.isEnabled() and is_shown(one.parent())
    )
    keys.update(access_keys(window))
    return [key for key, count in keys.items() if key and count > 1]


def is_shown(owner: QObject | None) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()


def access_keys(window: MainWindow) -> list[str]:
    """Return what Alt with a letter does: menus, buttons, fields."""
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [
        part.text()
        for part in window.findChildren(QAbstractButton)
        if part.isVisible() and part.isEnabled()
    ]
    texts += [
        label.text()
        for label in window.findChildren(QLabel)
        if label.buddy() is not None
    ]
    return [
        QKeySequence.mnemonic(text).toString()
        for text in texts
        if not QKeySequence.mnemonic(text).isEmpty()
    ]


def menu_faults(window: MainWindow) -> list[str]:
    """Return menu entries without an access key of their own."""
    faults: list[str] = []
    for menu in window.menuBar().findChildren(QMenu):
        shown = [one for one in menu.actions() if one.isVisible() and one.text()]
        letters = Counter(QKeySequence.mnemonic(one.text()).toString() for one in shown)
        faults += [
            f"{menu.title()}: {one.text()}"
            for one in shown
            if letters[QKeySequence.mnemonic(one.text()).toString()] > 1
            or QKeySequence.mnemonic(one.text()).isEmpty()
        ]
    return faults


def unique(found: list[str]) -> str:
    return "\n".join(dict.fromkeys(found))


def test_everything_with_the_focus_has_a_name(walk: dict[str, list[str]]) -> None:
    assert not walk["names"], unique(walk["names"])


def test_every_command_has_words(walk: dict[str, list[str]]) -> None:
    assert not walk["texts"], unique(walk["texts"])


def test_no_key_means_two_things_at_once(walk: dict[str, list[str]]) -> None:
    assert not walk["keys"], unique(walk["keys"])


def test_every_menu_entry_has_an_access_key_of_its_own(
    walk: dict[str, list[str]],
) -> None:
    assert not walk["access"], unique(walk["access"])


def test_own_progress_is_shown_in_reading_alone(walk: dict[str, list[str]]) -> None:
    assert walk["line"] == ["reading", "read"]


def test_a_widget_without_a_name_is_found(qtbot: QtBot) -> None:
    field = QAbstractScrollArea()
    qtbot.addWidget(field)
    holder = QWidget()
    qtbot.addWidget(holder)
    field.setParent(holder)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder.show()

    assert nameless(holder) == ["QAbstractScrollArea < QWidget"]
