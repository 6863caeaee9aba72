# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The buttons of the small questions say what they do, in our own hand."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from meetingroom.memo.pages import plain_pages
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.memo_view import MemoView
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import STYLE, ThemeChoice
from meetingroom.ui.widget.fresh_press import FreshPress
from meetingroom.ui.window.about import show_about
from meetingroom.ui.window.confirm import ask_first
from meetingroom.ui.window.go_to import GoToDialog
from meetingroom.ui.window.key_list import KeyList
from meetingroom.ui.window.reason import ask_reason
from tests.support.meetings import MEMO

PAGES = plain_pages(MEMO)
QUESTIONS: dict[str, Callable[[QWidget], QDialog]] = {
    "&Open": lambda page: ask_reason(page, "Open now", "Ben still reads.", "&Open"),
    "&Open all": lambda page: ask_first(page, "Open", "Open all?", "&Open all"),
    "&Go there": lambda page: GoToDialog(MemoView(PageLook(), page), PAGES, page),
    "Close": lambda page: KeyList([("Q", "A question")], page),
    "About": show_about,
}
HAS_ICONS = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons


class DesktopStyle(QProxyStyle):
    """A style as desktops with pictures on their buttons have it."""

    def styleHint(  # noqa: N802 - overrides QStyle
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        if hint == HAS_ICONS:
            return 1
        return super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[QApplication]:
    """An application on such a desktop."""
    qapp.setStyle(DesktopStyle(STYLE))
    yield qapp
    qapp.setStyle(STYLE)


@pytest.mark.parametrize("name", list(QUESTIONS))
@pytest.mark.parametrize("theme", [ThemeChoice.PAPER, ThemeChoice.DARK])
def test_buttons_have_words_of_ours_and_no_icon_of_the_styles(
    desktop: QApplication, qtbot: QtBot, name: str, theme: ThemeChoice
) -> None:
    themes = ThemeController(desktop, ThemeChoice.SEPIA)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    box = QUESTIONS[name](page)
    box.show()
    themes.set_choice(theme)  # a change of style draws the buttons anew

    (row,) = box.findChildren(QDialogButtonBox)
    buttons = row.findChildren(QPushButton)
    assert buttons
    assert all(button.icon().isNull() for button in buttons)
    texts = [button.text() for button in buttons]
    assert not {"OK", "&OK"} & set(texts)
    assert name in (*texts, "About")
    box.close()
    themes.deleteLater()


def test_second_press_of_a_double_click_does_not_confirm(
    qapp: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    box = ask_first(page, "Open", "Open all?", "&Open all")
    confirm = box.button(QMessageBox.StandardButton.Ok)

    with qtbot.assertNotEmitted(box.accepted):
        QTest.mouseDClick(confirm, Qt.MouseButton.LeftButton)
        QTest.keyClick(confirm, Qt.Key.Key_Return)
    (fresh,) = confirm.findChildren(FreshPress)
    qtbot.waitUntil(lambda: not fresh.is_fresh)

    with qtbot.waitSignal(box.accepted):
        QTest.mouseClick(confirm, Qt.MouseButton.LeftButton)
