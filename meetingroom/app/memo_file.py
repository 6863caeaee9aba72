# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The file a meeting's memo came from: chosen in a dialog, watched for changes."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from meetingroom.memo.read.format import ENDINGS

_PATTERNS = " ".join(f"*{ending}" for ending in (*ENDINGS, ".zip"))


class MemoFile(QObject):
    """Knows which file is watched while a meeting is prepared.

    Signals:
        chosen: A file was picked; its path.
        changed: Somebody saved the watched file.
    """

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.path: Path | None = None
        """The watched file; `None` for none."""
        self._watcher = QFileSystemWatcher(self)

        self._watcher.fileChanged.connect(self._on_watcher_file_changed)

    def choose(self) -> None:
        """Ask for a memo."""
        ask_memo(self._window).fileSelected.connect(self.chosen)

    def watch(self, path: Path | None) -> None:
        """Notice when somebody saves a file; earlier ones no longer count."""
        self.path = path
        watched = self._watcher.files()
        if watched:
            self._watcher.removePaths(watched)
        if path is not None:
            self._watcher.addPath(str(path))

    def _on_watcher_file_changed(self) -> None:
        self.changed.emit()


def ask_memo(window: QWidget) -> QFileDialog:
    """Open a dialog that asks for a memo; its `fileSelected` says which."""
    dialog = QFileDialog(window, QCoreApplication.translate("Memo", "Choose a memo"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    memos = QCoreApplication.translate("Memo", "Memos ({0})").format(_PATTERNS)
    everything = QCoreApplication.translate("Memo", "All files (*)")
    dialog.setNameFilters([memos, everything])
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
