# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Printing memo, notes and minutes, and saving the same pages as a PDF.

It asks where to, and says what came of it; the pages are drawn by `ui.paper`.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSaveFile, QSize
from PySide6.QtWidgets import QFileDialog, QWidget

from meetingroom.ui.paper.booklet import PaperOrder
from meetingroom.ui.paper.pdf import paper_pdf
from meetingroom.ui.paper.printout import Printout

Say = Callable[[str], None]
_PREVIEW = QSize(1000, 800)
"""All of the toolbar, "Print" at its end, and a page that can be read."""


class Printing(QObject):
    """Prints what one seat may read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._printer: object = None
        """The printer of the preview, which does not keep it alive itself."""

    def show_preview(self, order: PaperOrder) -> None:
        """Show the pages as they would be printed, with Qt's own printing."""
        # Not needed before somebody prints.
        from PySide6.QtPrintSupport import (  # noqa: PLC0415
            QPrinter,
            QPrintPreviewDialog,
        )

        booklet = order.booklet
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(booklet.title)
        booklet.prepare(printer)
        self._printer = printer
        dialog = QPrintPreviewDialog(printer, self._window)
        titles = {
            Printout.MEMO: self.tr("Print the memo"),
            Printout.NOTES: self.tr("Print the memo with notes"),
            Printout.MINUTES: self.tr("Print the minutes"),
        }
        dialog.setWindowTitle(titles[order.printout])
        screen = self._window.screen().availableSize()
        dialog.resize(_PREVIEW.boundedTo(screen))

        def paint(device: QPrinter) -> None:
            booklet.paint(device, device.resolution())

        dialog.paintRequested.connect(paint)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_file(self, order: PaperOrder, done: Say, complain: Say) -> None:
        """Ask where the PDF goes, then write it.

        Args:
            order: What is wanted.
            done: Told where it is.
            complain: Told why it could not be written.
        """
        titles = {
            Printout.MEMO: self.tr("Save the memo as a PDF"),
            Printout.NOTES: self.tr("Save the memo with notes as a PDF"),
            Printout.MINUTES: self.tr("Save the minutes as a PDF"),
        }
        dialog = QFileDialog(self._window, titles[order.printout])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(order.file_name)
        write = partial(self._write, order, done, complain)
        dialog.fileSelected.connect(write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, order: PaperOrder, done: Say, complain: Say, path: str) -> None:
        content = paper_pdf(order.booklet)
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
