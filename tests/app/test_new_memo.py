# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From the menu to a new memo in the person's own editor."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from meetingroom.app.new_memo import NewMemo
from meetingroom.app.templates import templates
from meetingroom.memo.read.source import read_memo
from meetingroom.ui.window.template_form import TemplateForm
from tests.app.office import Laptop


class Editor:
    """Stands for the person's editor, which may be missing."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.opened: list[str] = []
        self.is_there = is_there

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return self.is_there


@pytest.mark.parametrize("ending", [".docx", ".md"])
def test_new_memo_is_written_and_opened_in_the_editor(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, ending: str
) -> None:
    editor = Editor()
    laptop = Laptop(tmp_path / "ada", "Ada", qapp, None)
    window = laptop.front.window
    qtbot.addWidget(window)
    laptop.desk.open()

    new_memo = NewMemo(laptop.front, window, open_url=editor.open)
    new_memo.ask()
    (form,) = window.findChildren(TemplateForm)
    form.list.setCurrentRow(1)
    form.markdown.setChecked(ending == ".md")
    form.create_button.click()
    (dialog,) = window.findChildren(QFileDialog)
    path = tmp_path / f"plan{ending}"
    dialog.fileSelected.emit(str(path))
    dialog.close()

    assert editor.opened == [str(path)]
    assert "Customer FAQ" in read_memo(path).text
    message = laptop.front.home.strip.message
    assert message is not None
    assert message.sentence.startswith(f"Written to {path}")
    window.close()


def test_missing_editor_is_said_and_the_menu_opens_the_form(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "ada", "Ada", qapp, None)
    window = laptop.front.window
    qtbot.addWidget(window)
    laptop.desk.open()
    new_memo = NewMemo(laptop.front, window, open_url=Editor(is_there=False).open)
    new_memo.write(templates()[0], tmp_path / "plan.md")

    message = laptop.front.home.strip.message
    assert message is not None
    assert "Nothing here opens such files" in message.sentence
    window.commands.new_memo.trigger()
    (form,) = window.findChildren(TemplateForm)
    form.reject()
    window.close()


def test_meeting_starts_with_the_memo_that_was_begun(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "ada", "Ada", qapp, None)
    window, home = laptop.front.window, laptop.front.home
    qtbot.addWidget(window)
    laptop.desk.open()
    home.page.start.new_memo.click()
    (form,) = window.findChildren(TemplateForm)
    form.reject()
    new_memo = NewMemo(laptop.front, window, open_url=Editor().open)
    new_memo.meeting_requested.connect(home.take_memo)
    new_memo.write(templates()[0], tmp_path / "plan.md")
    (button,) = [
        one for one in home.strip.findChildren(QPushButton) if "Start" in one.text()
    ]
    button.click()

    title = read_memo(tmp_path / "plan.md").title
    assert laptop.meeting.setup.title == title
    window.close()


def test_new_memo_that_cannot_be_written_is_said(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "ada", "Ada", qapp, None)
    qtbot.addWidget(laptop.front.window)
    laptop.desk.open()
    path = tmp_path / "plan.md"
    path.write_text("mine")
    editor = Editor()
    NewMemo(laptop.front, laptop.front.window, open_url=editor.open).write(
        templates()[0], path
    )

    assert "is there already" in laptop.problem
    assert editor.opened == []
    assert path.read_text() == "mine"
    laptop.front.window.close()
