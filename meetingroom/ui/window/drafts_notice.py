# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Offers what was half typed or refused, and keeps what is being typed.

Words are dropped here only once the room has them.
"""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.command.note import AddNote, EditNote
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.page.view import DraftText
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.half_kept import HalfKept
from meetingroom.ui.window.late_drafts import command_for, late_drafts
from meetingroom.ui.window.late_form import LateForm
from meetingroom.ui.window.notices import Notices, Voice
from meetingroom.ui.window.writing import LocalNotes

ADD_DRAFTS = "add drafts"
BEGIN_CP = 40
"""Enough to know the note again, on one line."""


class DraftsNotice(QObject):
    """The drafts of a seat, and the sentence about them.

    Signals:
        notice_requested: A draft could not be stored or read; a sentence.
    """

    notice_requested = Signal(str)

    def __init__(
        self, notices: Notices, bridge: Bridge, notes: LocalNotes, parent: QWidget
    ) -> None:
        """Offer through the strip, store in the person's own notes."""
        super().__init__(parent)
        self.half = HalfKept(notes, self)
        """What was typed into fields and not sent, for the screens that have them."""
        self.half.notice_requested.connect(self.notice_requested)
        self._page = parent
        self.form: LateForm | None = None
        """Where drafts are finished; `None` until it is asked for."""
        self._notices = notices
        self._bridge = bridge
        self._notes = notes

    def offer(self, snapshot: RoomSnapshot) -> None:
        """Offer what was being typed when the phase changed."""
        if snapshot.meeting.phase is Phase.CLOSED:
            self.half.say_unsent()
        drafts = self._late(snapshot)
        if not drafts:
            self._notices.put(Voice.DRAFTS, None)
            return
        sentence = (
            self.tr("A note of yours is still a draft: “{0}”").format(_begin(drafts[0]))
            if len(drafts) == 1
            else self.tr("{0} notes of yours are still drafts.").format(len(drafts))
        )
        add = add_late()
        self._notices.put(
            Voice.DRAFTS, StripMessage(sentence, "pencil-line", Fill.GOLD, (add,))
        )

    def finish(self) -> None:
        """Show the drafts, to be finished and then added, marked as late."""
        snapshot = self._bridge.snapshot()
        drafts = self._late(snapshot)
        if self.form is not None:
            self.form.close()
        if not drafts:
            return
        form = self.form = LateForm(drafts, snapshot.meeting.pages, self._page)
        form.add_requested.connect(self._on_form_add_requested)
        form.changed.connect(self._on_form_changed)
        form.finished.connect(self._on_form_finished)
        form.open()

    def leave(self) -> None:
        """Store what is being typed; the next window offers it."""
        if self.form is not None:
            self.form.reject()
        self.half.leave()

    def _on_form_finished(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.deleteLater()

    def _on_form_changed(self, draft: LocalNote) -> None:
        try:
            self._notes.keep(replace(draft, saved_at=self._bridge.room.now()))
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)

    def _on_form_add_requested(self, drafts: tuple[LocalNote, ...]) -> None:
        """Add them, marked as late; what is refused stays a draft."""
        snapshot = self._bridge.snapshot()
        for draft in drafts:
            new_id = self._bridge.room.new_id
            command = command_for(snapshot.meeting, draft, new_id)
            if not self._bridge.send(command):
                break
            try:
                self._notes.drop(draft.note)
            except StorageUnavailable as failure:
                self.notice_requested.emit(failure.sentence)
        if self.form is not None:
            self.form.accept()
        self.offer(self._bridge.snapshot())

    def keep_refused(self, command: AddNote | EditNote) -> bool:
        """Store the words of a note that the host did not take.

        Returns:
            Whether they are a draft now; if not, a signal has said why.
        """
        snapshot = self._bridge.snapshot()
        start_cp, end_cp = _place_of(command, snapshot.meeting)
        note = command.note
        if any(one.note == note and one.is_draft for one in self._local()):
            # What was typed since stays as it is.
            note = NoteId(self._bridge.room.new_id())
        text = DraftText(str(note), command.kind, command.body, start_cp, end_cp)
        if not self.keep(text):
            return False
        self.offer(snapshot)
        return True

    def keep(self, text: DraftText) -> bool:
        """Store a note that was half typed when its screen was left.

        Returns:
            Whether it is stored; if not, a signal has said why.
        """
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
            return False
        return True

    def has(self, words: str) -> bool:
        """Tell whether words that were typed are kept, here or as a line's beginning.

        Args:
            words: As typed, without blanks around them.
        """
        snapshot = self._bridge.snapshot()
        topics = snapshot.meeting.topics.values()
        lines = (topic.typed.get(snapshot.viewer, "") for topic in topics)
        drafts = (one.body for one in self._local())
        kept = (*lines, *drafts, *self.half.bodies())
        return words in {one.strip() for one in kept}

    def _late(self, snapshot: RoomSnapshot) -> tuple[LocalNote, ...]:
        return late_drafts(snapshot.meeting, self._local())

    def _local(self) -> tuple[LocalNote, ...]:
        try:
            return self._notes.notes()
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)
            return ()


def add_late() -> StripAction:
    """Return the offer to add what stayed a draft."""
    words = QCoreApplication.translate("DraftsNotice", "Finish and add…")
    return StripAction(ADD_DRAFTS, words)


def _begin(draft: LocalNote) -> str:
    """Return the first words of a draft, on one line."""
    words = " ".join(draft.body.split())
    return words if len(words) <= BEGIN_CP else words[: BEGIN_CP - 1].rstrip() + "…"


def _place_of(
    command: AddNote | EditNote, meeting: Meeting
) -> tuple[int | None, int | None]:
    """Return where in the memo a note stands or was to stand."""
    if isinstance(command, AddNote):
        anchor = command.anchor
    else:
        known = meeting.notes.get(command.note)
        anchor = known.anchor if known is not None else None
    return (anchor.start_cp, anchor.end_cp) if anchor is not None else (None, None)
