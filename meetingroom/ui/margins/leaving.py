# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is half done in the margins when the room goes on, and what becomes of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.stance import Stance
from meetingroom.room.ids import IdSource
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.note.half_typed import HalfTyped, HalfTypedStore
from meetingroom.ui.page.view import DraftText


def replies_left(column: QWidget) -> HalfTypedStore:
    """Return replies that were typed and not sent; they come back with their notes."""
    return {
        row.view.id: HalfTyped(row.replies.typed)
        for row in column.findChildren(NoteRow)
        if row.replies.typed
    }


def stance_draft(stance: Stance, new_id: IdSource) -> DraftText | None:
    """Return the reason of a stance nobody sealed as a draft of a note."""
    if not stance.why:
        return None
    return DraftText(new_id(), NoteKind.CONCERN, stance.why, None, None)


def unsealed_words(stance: Stance) -> str:
    """Say that a stance was chosen and not sealed."""
    if not stance.why:
        return QCoreApplication.translate(
            "MarginsScreen", "Your stance was not sealed, so it does not count."
        )
    return QCoreApplication.translate(
        "MarginsScreen",
        "Your stance was not sealed, so it does not count. Its reason is kept as a"
        " draft.",
    )


def reason_left_words() -> str:
    """Say that a reason was typed and no stance was chosen."""
    return QCoreApplication.translate(
        "MarginsScreen",
        "You chose no stance, so none counts. Your reason is kept for when stances are"
        " asked again.",
    )
