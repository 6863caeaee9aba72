# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The baseline of the start: the barest text window. Prints when it has painted."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser


class Painted(QObject):
    """Says so once the window was painted, by the same measure as our own start."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, say_painted)
        return False


def say_painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()


app = QApplication(sys.argv)
window = QTextBrowser()
window.setPlainText("One line of text.")
window.resize(1280, 800)
painted = Painted()
window.viewport().installEventFilter(painted)
window.show()
app.exec()
