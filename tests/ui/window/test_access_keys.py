# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every entry of a menu gets a letter of its own words."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from meetingroom.ui.window.access_keys import give_keys


def texts(owner: QObject, *words: str) -> tuple[list[QAction], list[str]]:
    actions = [QAction(one, owner) for one in words]
    give_keys(actions)
    return actions, [action.text() for action in actions]


def test_entries_get_letters_that_nobody_has(qapp: QApplication) -> None:
    owner = QObject(qapp)
    _, marked = texts(owner, "Hand over the &lead", "Lock it", "Look", "Kill")
    owner.deleteLater()

    assert marked[0] == "Hand over the &lead"
    keys = [one[one.index("&") + 1].upper() for one in marked]
    assert len(set(keys)) == len(keys)


def test_one_gives_way_to_another_that_has_no_other_letter(qapp: QApplication) -> None:
    owner = QObject(qapp)
    _, marked = texts(owner, "ab", "a")
    owner.deleteLater()

    assert marked == ["a&b", "&a"]


def test_an_entry_that_says_something_else_by_now_is_marked_anew(
    qapp: QApplication,
) -> None:
    owner = QObject(qapp)
    actions, _ = texts(owner, "Lock it")
    actions[0].setText("Unlock it")
    give_keys(actions)
    owner.deleteLater()

    assert actions[0].text() == "&Unlock it"


def test_what_is_hidden_takes_no_letter_and_words_stay_as_they_were(
    qapp: QApplication,
) -> None:
    owner = QObject(qapp)
    actions, before = texts(owner, "a", "a")
    actions[0].setVisible(False)
    give_keys(actions)
    owner.deleteLater()

    assert sorted(before) == ["&a", "a"]
    assert actions[1].text() == "&a"
