# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pages as a PDF: made in memory, so that a file is whole or not there."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPdfWriter

from meetingroom import __version__
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.ui.paper.sheet import SheetLook, Sheets, paint_all

_DPI = 1200
"""Fine enough that rounding moves no letter by a visible distance."""


def paper_pdf(memo: Memo, pages: PageMap, look: SheetLook) -> bytes:
    """Return a memo's pages as a PDF with the fonts inside."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(look.title)
    writer.setCreator(f"Meetingroom {__version__}")
    writer.setResolution(_DPI)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    sheets = Sheets(memo, pages, look)
    sheets.prepare(writer)
    paint_all(sheets, writer, _DPI)
    buffer.close()
    return bytes(content.data())
