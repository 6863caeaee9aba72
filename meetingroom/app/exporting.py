# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Exporting a record from the window: asks for a folder, writes, says where.

What stands in an export, the exporters decide.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from meetingroom.app.front import Front
from meetingroom.app.paper import write_record
from meetingroom.app.record import ALL_FORMATS, record_of
from meetingroom.export.write import ExportFailed
from meetingroom.library.library import Library
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId


class Exporting(QObject):
    """Writes records into folders."""

    def __init__(self, front: Front, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front

    def ask_folder(self, library: Library, meeting: MeetingId, which: str = "") -> None:
        """Ask where to, then write.

        Args:
            library: Where the meeting is.
            meeting: Whose record.
            which: One format; empty for all.
        """
        formats = (which,) if which else ALL_FORMATS
        dialog = QFileDialog(self._front.window, self.tr("Export into a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(partial(self._write, library, meeting, formats))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(
        self,
        library: Library,
        meeting: MeetingId,
        formats: tuple[str, ...],
        folder: str,
    ) -> None:
        if not folder:
            return
        page = self._front.window.page
        try:
            record = record_of(library, meeting)
            later = library.later_decisions(meeting)
            written = write_record(record, Path(folder), formats, later)
        except (ExportFailed, StorageUnavailable) as problem:
            if page is not None:
                page.show_notice(problem.sentence)
            else:
                self._front.home.show_problem(problem.sentence)
            return
        sentence = self.tr("Written to {0}: {1} files").format(folder, len(written))
        if len(written) == 1:
            sentence = self.tr("Written to {0}: {1}").format(folder, written[0].name)
        if page is not None:
            page.show_done(sentence)
        else:
            self._front.home.show_done(sentence)
