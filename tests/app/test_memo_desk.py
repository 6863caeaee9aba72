# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every way a memo comes in ends in the same place, or says why it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.phase import Phase
from meetingroom.protocol.invitation import Invitation
from tests.app.office import WAIT_MS, Building, Laptop
from tests.memo.word.package import docx, p


@pytest.fixture
def laptop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "ada", "Ada", qapp, None)
    qtbot.addWidget(made.front.window)
    made.desk.open()
    yield made
    made.leave()


@pytest.fixture
def building(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Building]:
    made = Building(qtbot, qapp, tmp_path)
    yield made
    for one in reversed(made.laptops):
        one.leave()


def drop(laptop: Laptop, *paths: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window, copy = laptop.front.window, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, content, left, none)
    QApplication.sendEvent(window, enter)
    event = QDropEvent(QPointF(5, 5), copy, content, left, none)
    QApplication.sendEvent(window, event)


def saved(laptop: Laptop, name: str, content: bytes) -> Path:
    path = laptop.folder / name
    path.write_bytes(content)
    return path


def text(laptop: Laptop) -> str:
    memo = laptop.meeting.memo
    return memo.text if memo is not None else ""


def notice(laptop: Laptop) -> str:
    message = laptop.page.strip.message
    return message.sentence if message is not None else ""


def test_drop_on_the_first_screen_begins_a_meeting(laptop: Laptop) -> None:
    drop(laptop, saved(laptop, "plan.md", b"# Plan\n\nWords."))

    assert laptop.meeting.setup.title == "Plan"


def test_drop_waits_for_the_name(laptop: Laptop) -> None:
    laptop.front.home.show_name("")
    drop(laptop, saved(laptop, "plan.md", b"# Plan\n\nWords."))
    assert laptop.front.window.page is None

    start = laptop.front.home.page.start
    start.name_field.setText("Ada")
    start.commit_name()
    assert laptop.meeting.setup.title == "Plan"


def test_drop_while_preparing_replaces_the_memo(laptop: Laptop, qtbot: QtBot) -> None:
    drop(laptop, saved(laptop, "plan.md", b"# Plan\n\nWords."))
    drop(laptop, saved(laptop, "new.docx", docx(p("We agree."))))
    qtbot.waitUntil(lambda: text(laptop) == "We agree.", timeout=WAIT_MS)


def test_of_several_files_one_is_opened_and_that_is_said(laptop: Laptop) -> None:
    first = saved(laptop, "a.png", b"no memo")
    drop(laptop, first, saved(laptop, "plan.md", b"# Plan\n\nWords."))

    assert laptop.meeting.setup.title == "Plan"
    assert notice(laptop) == "2 files were dropped; only “plan.md” was opened."


def test_drop_of_no_memo_is_said_in_place(laptop: Laptop) -> None:
    drop(laptop, saved(laptop, "a.png", b"\x89PNG\r\n"))
    assert "cannot be opened as a memo" in laptop.problem

    drop(laptop, saved(laptop, "plan.md", b"# Plan\n\nWords."))
    drop(laptop, laptop.folder)
    assert "is a folder" in notice(laptop)
    assert laptop.meeting.setup.title == "Plan"


def test_memo_is_not_replaced_once_the_lobby_is_open(building: Building) -> None:
    ada = building.host()
    drop(ada, saved(ada, "other.md", b"# Other\n\nWords."))

    assert ada.meeting.phase is Phase.LOBBY
    assert notice(ada).startswith("This meeting has its memo.")


def test_pasting_in_a_meeting_of_others_does_not_leave_it(
    building: Building, qapp: QApplication
) -> None:
    guest = building.join(building.host(), "Bo")
    page = guest.page
    qapp.clipboard().setText("# Other\n\nWords.")
    guest.front.window.commands.paste_memo.trigger()

    assert guest.page is page
    assert notice(guest).startswith("This meeting has its memo.")


def test_pasted_invitation_is_no_memo(laptop: Laptop, qapp: QApplication) -> None:
    link = Invitation(("192.168.1.7:7471",), "7KQ2M4XD", "A" * 22, "B" * 16).link
    qapp.clipboard().setText(link)
    laptop.front.window.commands.paste_memo.trigger()

    assert laptop.front.window.page is None
    assert laptop.front.home.page.join.address.text() == link


def test_closing_the_window_while_a_memo_is_read_is_clean(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "bo", "Bo", qapp, None)
    qtbot.addWidget(laptop.front.window)
    laptop.desk.open()
    drop(laptop, saved(laptop, "new.docx", docx(p("We agree."))))
    laptop.front.window.close()

    assert laptop.front.window.page is None
