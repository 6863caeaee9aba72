# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The baseline of the start: the barest text window. Prints when it has painted."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextBrowser


class Painted(QObject):
    """Ends the program once the window was painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            sys.stdout.write("painted\n")
            sys.stdout.flush()
            watched.removeEventFilter(self)
        return False


app = QApplication(sys.argv)
window = QTextBrowser()
window.setPlainText("One line of text.")
window.resize(1280, 800)
painted = Painted()
window.viewport().installEventFilter(painted)
window.show()
app.exec()
