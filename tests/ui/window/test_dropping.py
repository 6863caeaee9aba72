# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is dropped on a window is taken, or it is said why not."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.ui.window.dropping import Dropped, Dropping, what_was_dropped

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: str) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return content


def address() -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl("https://example.org/document/1")])
    return content


def words() -> QMimeData:
    content = QMimeData()
    content.setText("We save money.")
    return content


def test_file_is_taken_whatever_it_is() -> None:
    # Its content says what it is, not its name.
    assert what_was_dropped(files("/a/plan")) == Dropped("/a/plan")


def test_of_several_files_the_first_memo_is_taken_and_that_is_said() -> None:
    dropped = what_was_dropped(files("/a/chart.png", "/a/plan.DOCX", "/a/b.md"))

    assert dropped.path == "/a/plan.DOCX"
    assert dropped.sentence == "3 files were dropped; only “plan.DOCX” was opened."


@pytest.mark.parametrize(
    ("content", "says"), [(address(), "Download"), (words(), "Paste as a memo")]
)
def test_what_is_no_file_is_refused_with_what_to_do(
    content: QMimeData, says: str
) -> None:
    dropped = what_was_dropped(content)

    assert dropped.path == ""
    assert says in dropped.sentence


def test_a_file_that_would_be_moved_is_copied(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Dropping(window)
    content = files("/a/plan.md")
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    shift = Qt.KeyboardModifier.ShiftModifier

    enter = QDragEnterEvent(QPoint(5, 5), either, content, LEFT, shift)
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(QPointF(5, 5), either, content, LEFT, shift)
    drop.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, drop)
    assert drop.isAccepted()
    assert drop.dropAction() is Qt.DropAction.CopyAction


def test_window_says_what_is_over_it_and_what_was_dropped(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dropping = Dropping(window)
    content, copy = files("/a/plan.md"), Qt.DropAction.CopyAction
    hovered: list[bool] = []
    dropping.hovered.connect(hovered.append)

    enter = QDragEnterEvent(QPoint(5, 5), copy, content, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert enter.isAccepted()
    assert hovered == [True, False]

    QApplication.sendEvent(window, enter)
    with qtbot.waitSignal(dropping.dropped) as told:
        drop = QDropEvent(QPointF(5, 5), copy, content, LEFT, NONE)
        QApplication.sendEvent(window, drop)
    assert told.args == [Dropped("/a/plan.md")]
    assert hovered == [True, False, True, False]
