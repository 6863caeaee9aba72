# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Printing the memo for a red pen, and saving the same pages as a PDF.

It asks where to, and says what came of it; the pages are drawn by `ui.paper`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from meetingroom.meeting.state import Meeting
from meetingroom.ui.paper.pdf import paper_pdf
from meetingroom.ui.paper.sheet import SheetLook, Sheets, paint_all

Say = Callable[[str], None]


class Printing(QObject):
    """Prints what one seat may read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._printer: object = None
        """The printer of the preview, which does not keep it alive itself."""

    def show_preview(self, meeting: Meeting) -> None:
        """Show the pages as they would be printed, with Qt's own printing."""
        memo, look = meeting.memo, look_of(meeting)
        if memo is None:
            return
        # Not needed before somebody prints.
        from PySide6.QtPrintSupport import (  # noqa: PLC0415
            QPrinter,
            QPrintPreviewDialog,
        )

        sheets = Sheets(memo, meeting.pages, look)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(look.title)
        sheets.prepare(printer)
        self._printer = printer
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print the memo"))

        def paint(device: QPrinter) -> None:
            paint_all(sheets, device, device.resolution())

        dialog.paintRequested.connect(paint)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_file(self, meeting: Meeting, done: Say, complain: Say) -> None:
        """Ask where the PDF goes, then write it.

        Args:
            meeting: What the seat may see.
            done: Told where it is.
            complain: Told why it could not be written.
        """
        memo = meeting.memo
        if memo is None:
            return
        dialog = QFileDialog(self._window, self.tr("Save the memo as a PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{Path(memo.name).stem}.pdf")
        write = partial(self._write, meeting, done, complain)
        dialog.fileSelected.connect(write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, meeting: Meeting, done: Say, complain: Say, path: str) -> None:
        if meeting.memo is None:
            return
        content = paper_pdf(meeting.memo, meeting.pages, look_of(meeting))
        # Whole or not there; what stood under the name stays until then.
        file = QSaveFile(path)
        is_written = (
            file.open(QSaveFile.OpenModeFlag.WriteOnly)
            and file.write(content) == len(content)
            and file.commit()
        )
        if is_written:
            done(self.tr("Written to {0}").format(path))
        else:
            sentence = self.tr(
                "Nothing was written to {0}: {1}. Choose another folder."
            )
            complain(sentence.format(path, file.errorString()))


def look_of(meeting: Meeting) -> SheetLook:
    """Return what stands around the pages: the title of the memo."""
    return SheetLook(meeting.memo.title if meeting.memo is not None else "")
