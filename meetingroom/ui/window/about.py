# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The About box: version, what the program is, and whose work it carries."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from meetingroom import __version__


def show_about(parent: QWidget) -> QMessageBox:
    """Show the box; it blocks nothing and goes away when closed."""
    tr = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About", "About Meetingroom"))
    box.setText(tr("About", "Meetingroom {0}").format(__version__))
    box.setInformativeText(
        tr(
            "About",
            "Meetings that read before they talk. Built with Qt for Python (LGPL),"
            " markdown-it-py (MIT), sqlite-utils (Apache), msgspec (BSD), the faces"
            " Literata and Atkinson Hyperlegible (OFL) and Lucide icons (ISC).",
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
