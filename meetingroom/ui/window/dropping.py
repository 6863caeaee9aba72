# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Dropping a memo anywhere on the window: which file is taken, and why none is.

It opens no file; whether there is room for a memo is for whoever listens.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from meetingroom.memo.read.format import ENDINGS

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Dropped:
    """What somebody dropped."""

    path: str = ""
    """The file that is taken; empty for none."""
    sentence: str = ""
    """What there is to say about it; empty for nothing."""


class Dropping(QObject):
    """Looks at what is dragged over a window.

    Signals:
        dropped: Something was dropped; a `Dropped`.
        hovered: Whether something dropped now would be taken.
    """

    dropped = Signal(object)
    hovered = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        """Take what is dropped on a window where no part of it takes it."""
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what comes from other programs; text moved inside stays where it is."""
        del watched
        if event.type() == QEvent.Type.DragLeave:
            self._say_hovered(is_hovered=False)
        # The events of dragging and dropping; each is one of a drop in Qt as well.
        if not isinstance(event, QDropEvent) or event.source() is not None:
            return False
        # Never a move, after which a file manager deletes the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self._say_hovered(is_hovered=True)
        elif event.type() == QEvent.Type.Drop:
            self._say_hovered(is_hovered=False)
            self.dropped.emit(what_was_dropped(event.mimeData()))
        return True

    def _say_hovered(self, *, is_hovered: bool) -> None:
        self.hovered.emit(is_hovered)


def what_was_dropped(content: QMimeData) -> Dropped:
    """Return the file to take, or why there is none."""
    paths = [url.toLocalFile() for url in content.urls() if url.isLocalFile()]
    if paths:
        return _first_memo(paths)
    if content.urls():
        return Dropped(
            sentence=translate(
                "Dropping",
                "That is an address, not a file. Download the document as Word (.docx)"
                " or as a web page, and drop the file.",
            )
        )
    return Dropped(
        sentence=translate(
            "Dropping",
            "Only files can be dropped. To use text as a memo, copy it and choose"
            " “Paste as a memo” in the Edit menu.",
        )
    )


def _first_memo(paths: list[str]) -> Dropped:
    memos = [path for path in paths if Path(path).suffix.lower() in ENDINGS]
    taken = (memos or paths)[0]
    if len(paths) == 1:
        return Dropped(taken)
    sentence = translate(
        "Dropping", "{count} files were dropped; only “{name}” was opened."
    )
    return Dropped(taken, sentence.format(count=len(paths), name=Path(taken).name))
