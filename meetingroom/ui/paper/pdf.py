# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pages as a PDF: made in memory, so that a file is whole or not there."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPdfWriter

from meetingroom import __version__
from meetingroom.ui.paper.booklet import Booklet

_DPI = 1200
"""Fine enough that rounding moves no letter by a visible distance."""


def paper_pdf(booklet: Booklet) -> bytes:
    """Return pages as a PDF with the fonts inside."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(booklet.title)
    writer.setCreator(f"Meetingroom {__version__}")
    writer.setResolution(_DPI)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    booklet.prepare(writer)
    booklet.paint(writer, _DPI)
    buffer.close()
    return bytes(content.data())
