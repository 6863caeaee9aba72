# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo goes to paper or into a PDF, and what fails is said."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped] # the package has no stubs
import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.phase import Phase
from meetingroom.ui.paper.booklet import PaperOrder
from meetingroom.ui.paper.printout import Printout
from meetingroom.ui.window.printing import Printing
from tests.support.meetings import ADA, TestRoom


class Asker:
    """Somebody who prints, and what they were told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.printing = Printing(self.window)
        self.meeting = TestRoom().go_to(Phase.READING).seat(ADA).snapshot().meeting
        self.done: list[str] = []
        self.problems: list[str] = []

    def order(self, printout: Printout = Printout.MEMO) -> PaperOrder:
        return PaperOrder(printout, self.meeting, PAPER_TEXTS)

    def save_to(self, path: Path) -> None:
        order = self.order()
        self.printing.ask_file(order, self.done.append, self.problems.append)
        (dialog,) = self.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()


@pytest.fixture
def asker(qtbot: QtBot) -> Iterator[Asker]:
    one = Asker(qtbot)
    yield one
    for dialog in one.window.findChildren(QPrintPreviewDialog):
        dialog.close()


def test_pdf_is_written_whole_with_the_title_of_the_memo(
    asker: Asker, tmp_path: Path
) -> None:
    path = tmp_path / "memo.pdf"
    asker.save_to(path)

    document = pdfium.PdfDocument(path.read_bytes())
    assert asker.meeting.memo is not None
    assert document.get_metadata_value("Title") == asker.meeting.memo.title
    assert len(document) == asker.meeting.pages.pages
    document.close()
    assert asker.done == [f"Written to {path}"]
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_is_gone_is_told_and_nothing_is_left(
    asker: Asker, tmp_path: Path
) -> None:
    asker.save_to(tmp_path / "gone" / "memo.pdf")

    assert asker.done == []
    assert asker.problems[0].startswith("Nothing was written to")


def test_preview_shows_the_pages(asker: Asker, qtbot: QtBot) -> None:
    asker.printing.show_preview(asker.order())

    (dialog,) = asker.window.findChildren(QPrintPreviewDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == "Print the memo"


def test_preview_has_room_for_its_button_that_prints(
    asker: Asker, qtbot: QtBot
) -> None:
    asker.window.show()
    asker.printing.show_preview(asker.order())

    (dialog,) = asker.window.findChildren(QPrintPreviewDialog)
    qtbot.waitUntil(dialog.isVisible)
    (bar,) = dialog.findChildren(QToolBar)
    last = [action for action in bar.actions() if action.isVisible()][-1]
    button = bar.widgetForAction(last)
    screen = asker.window.screen().availableSize()
    # A test before this one may have left a look with wider buttons in force.
    is_whole = bar.width() >= bar.sizeHint().width() and button.isVisible()
    assert is_whole or dialog.width() >= screen.width() - 1
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
