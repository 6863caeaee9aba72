# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a note comes from, when it was not written here in the silence.

Words only; the same on every screen that shows notes.
"""

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting


def origin_of(meeting: Meeting, note: Note) -> str:
    """Return the sentence behind a note's words; empty for the usual ones."""
    if note.is_after_reveal:
        return QCoreApplication.translate("Origin", "Added after the reveal.")
    if note.is_pre_read:
        return QCoreApplication.translate("Origin", "Written before the meeting.")
    if note.entered_by is None:
        return ""
    known = meeting.people.get(note.entered_by)
    if known is None:
        return QCoreApplication.translate("Origin", "From paper.")
    words = QCoreApplication.translate("Origin", "From paper, entered by {0}.")
    return words.format(known.name)
