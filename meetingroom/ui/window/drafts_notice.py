# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Offers what was half typed when the margins opened, and keeps what is being typed.

Words are dropped here only once the room has them.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.page.view import DraftText
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.late_drafts import command_for, late_drafts
from meetingroom.ui.window.notices import Notices, Voice
from meetingroom.ui.window.writing import LocalNotes

ADD_DRAFTS = "add drafts"


class DraftsNotice(QObject):
    """The drafts of a seat, and the sentence about them.

    Signals:
        notice_requested: A draft could not be stored or read; a sentence.
    """

    notice_requested = Signal(str)

    def __init__(
        self, notices: Notices, bridge: Bridge, notes: LocalNotes, parent: QObject
    ) -> None:
        """Offer through the strip, store in the person's own notes."""
        super().__init__(parent)
        self._notices = notices
        self._bridge = bridge
        self._notes = notes

    def offer(self, snapshot: RoomSnapshot) -> None:
        """Offer what was being typed when the phase changed."""
        drafts = self._late(snapshot)
        if not drafts:
            self._notices.put(Voice.DRAFTS, None)
            return
        sentence = (
            self.tr("A note of yours was not kept.")
            if len(drafts) == 1
            else self.tr("{0} notes of yours were not kept.").format(len(drafts))
        )
        add = StripAction(ADD_DRAFTS, self.tr("Add, marked as late"))
        self._notices.put(
            Voice.DRAFTS, StripMessage(sentence, "pencil-line", Fill.GOLD, (add,))
        )

    def add(self) -> None:
        """Add the drafts, marked as late; what is refused stays a draft."""
        self._notices.put(Voice.DRAFTS, None)
        snapshot = self._bridge.snapshot()
        for draft in self._late(snapshot):
            new_id = self._bridge.room.new_id
            command = command_for(snapshot.meeting, draft, new_id)
            if not self._bridge.send(command):
                return
            try:
                self._notes.drop(draft.note)
            except StorageUnavailable as failure:
                self.notice_requested.emit(failure.sentence)

    def keep(self, text: DraftText) -> None:
        """Store a note that was half typed when its screen was left."""
        local = LocalNote(
            NoteId(text.note_id),
            self._bridge.room.viewer,
            text.kind,
            text.body,
            text.start_cp,
            text.end_cp,
            is_draft=True,
            saved_at=self._bridge.room.now(),
        )
        try:
            self._notes.keep(local)
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)

    def _late(self, snapshot: RoomSnapshot) -> tuple[LocalNote, ...]:
        try:
            return late_drafts(snapshot.meeting, self._notes.notes())
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)
            return ()
