# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Joins the reading screen to the room and to the person's own drafts.

Notes become commands; drafts, private notes and highlights stay in the notebook of
this machine. It draws nothing itself.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.command.note import (
    AddNote,
    AskLonger,
    DeleteNote,
    EditNote,
    FinishReading,
)
from meetingroom.meeting.command.room import (
    ExtendClock,
    OpenMargins,
    PauseClock,
    ResumeClock,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.mention import mentioned
from meetingroom.meeting.notes import KIND_KEYS, NoteKind
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.room.room import Room, RoomSnapshot
from meetingroom.ui.page.view import DraftText, NoteEdit, Passage
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.reading.screen import ReadingScreen
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.window.confirm import ask_first
from meetingroom.ui.window.late_drafts import half_typed_notes
from meetingroom.ui.window.liking import Liking
from meetingroom.ui.window.reading_state import reading_view
from meetingroom.ui.window.reason import ask_reason
from meetingroom.ui.window.writing import LocalNotes

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo


class SealedReading(MeetingScreen):
    """Reading under seal, for one person."""

    def __init__(
        self,
        room: Room,
        preferences: Preferences,
        notes: LocalNotes,
        parent: QWidget | None = None,
    ) -> None:
        """Build the screen.

        Args:
            room: Tells the time and makes ids; commands go through the signal.
            preferences: Text size, measure, single letters.
            notes: The person's drafts and private notes.
            parent: Owner of the screen.
        """
        super().__init__(parent)
        self._room = room
        self._preferences = preferences
        self._notes = notes
        self._snapshot: RoomSnapshot | None = None
        self._memo: Memo | None = None
        self._is_time_up = False
        self.reading = ReadingScreen(room.new_id, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reading)
        self.setFocusProxy(self.reading)
        self.addActions(self.reading.actions())
        Liking(preferences, self.reading, self)
        self._connect()

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the memo, the person's own notes, and the totals."""
        self._snapshot = snapshot
        memo = snapshot.meeting.memo
        if memo is not None and memo is not self._memo:
            is_first = self._memo is None
            self._memo = memo
            self.reading.show_memo(memo, snapshot.meeting.pages)
            if is_first and not snapshot.meeting.notes:
                self.reading.show_hint()
        if snapshot.meeting.notes:
            self.reading.strips.hide_hint()
        for local in self._locals():
            kept = snapshot.meeting.notes.get(local.note)
            is_same = kept and (kept.kind, kept.body) == (local.kind, local.body)
            if local.is_draft and is_same:
                self._drop(local.note)
        self._renew()

    def show_time(self, now: datetime) -> None:
        """Say when the time is up; nothing closes by itself."""
        clock = self._snapshot.meeting.clock if self._snapshot else None
        if clock is not None and (clock.left_s(now) <= 0) != self._is_time_up:
            self._renew()

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say it on the note's own card, or ask for the reason that is needed."""
        match command:
            case AddNote() | EditNote():
                self.reading.show_note_error(str(command.note), refused.sentence)
            case OpenMargins() if refused.needs_reason:
                self._ask_why(refused.sentence)
            case _:
                super().show_refusal(command, refused)

    def flush(self) -> None:
        """Store the draft that is being typed."""
        self.reading.flush()

    def top_line(self) -> QWidget:
        """Return the line that says how far one has read."""
        return self.reading.progress

    def move_focus(self, step: int) -> bool:
        """Go through text, first card and bar."""
        self.reading.next_part(step)
        return True

    def key_rows(self) -> list[tuple[str, str]]:
        """Return the letters that act in the text, for the list of keys."""
        tr = self.tr
        kinds = [(key, kind.value) for kind, key in KIND_KEYS.items()]
        return [
            (tr("J, K, Up, Down"), tr("Next and previous paragraph")),
            (tr("Space, Shift+Space"), tr("Next and previous page of the screen")),
            (tr("E, Shift+E"), tr("Select the next sentence, or one less")),
            *((key, tr("Note: {0}").format(word)) for key, word in kinds),
            ("D", tr("Note on the whole memo")),
            ("H", tr("Highlight only")),
            (tr("Ctrl+Enter"), tr("Keep the note")),
            (tr("Ctrl+."), tr("Another kind for the note")),
            (tr("Esc"), tr("Back to the text; the draft stays")),
            ("[, ]", tr("Own notes")),
            ("', ''", tr("Set the finger, jump back to it")),
            ("R", tr("I have finished reading")),
        ]

    def panes(self) -> list[QWidget]:
        """Return text, margin and bar."""
        return [self.reading.pane, self.reading.margin, self.reading.bar.finish]

    def _connect(self) -> None:
        reading = self.reading
        reading.draft_changed.connect(self._on_reading_draft_changed)
        reading.keep_note_requested.connect(self._on_reading_keep_requested)
        reading.edit_note_requested.connect(self._on_reading_edit_requested)
        reading.change_kind_requested.connect(self._on_reading_edit_requested)
        reading.delete_note_requested.connect(self._on_reading_delete_requested)
        reading.highlight_requested.connect(self._on_reading_highlight_requested)
        reading.finished_requested.connect(self._on_reading_finished_requested)
        reading.longer_requested.connect(self._on_reading_longer_requested)
        reading.open_margins_requested.connect(self._on_reading_open_requested)
        reading.extend_requested.connect(self._on_reading_extend_requested)
        reading.pause_requested.connect(self._on_reading_pause_requested)
        reading.strips.keep_requested.connect(self._on_strips_keep_requested)
        reading.size_step_requested.connect(self._on_reading_size_step_requested)

    def _renew(self) -> None:
        if self._snapshot is None:
            return
        view = reading_view(self._snapshot, self._locals(), self._room.now())
        self._is_time_up = view.is_time_up
        self.reading.show_state(view)
        half = len(self._half_typed()) if view.is_finished else 0
        self.reading.strips.show_half_typed(half)

    def _locals(self) -> tuple[LocalNote, ...]:
        try:
            return self._notes.notes()
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)
            return ()

    def _half_typed(self) -> tuple[LocalNote, ...]:
        if self._snapshot is None:
            return ()
        return half_typed_notes(self._snapshot.meeting, self._locals())

    def _keep(self, text: DraftText, *, is_draft: bool) -> bool:
        """Store a note of this machine; returns whether it is stored."""
        if self._snapshot is None:
            return False
        local = LocalNote(
            NoteId(text.note_id),
            self._snapshot.viewer,
            text.kind,
            text.body,
            text.start_cp,
            text.end_cp,
            is_draft,
            self._room.now(),
        )
        try:
            self._notes.keep(local)
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)
            return False
        return True

    def _drop(self, note: NoteId) -> None:
        try:
            self._notes.drop(note)
        except StorageUnavailable as failure:
            self.notice_requested.emit(failure.sentence)

    def _anchor(self, text: DraftText) -> Anchor | None:
        if text.start_cp is None or text.end_cp is None or self._memo is None:
            return None
        return anchor_at(self._memo, text.start_cp, text.end_cp)

    def _on_reading_draft_changed(self, text: DraftText) -> None:
        if self._snapshot is not None and text.kind is not NoteKind.PRIVATE:
            found = mentioned(self._snapshot.meeting, text.body)
            self.reading.strips.show_mention(found)
        known = {local.note: local for local in self._locals()}
        stored = known.get(NoteId(text.note_id))
        self._keep(text, is_draft=stored is None or stored.is_draft)

    def _on_reading_keep_requested(self, text: DraftText) -> None:
        if text.kind is NoteKind.PRIVATE:
            self._keep(text, is_draft=False)
            self._renew()
            return
        self._keep(text, is_draft=True)  # until the room has it
        note = NoteId(text.note_id)
        if self._snapshot and note in self._snapshot.meeting.notes:
            self.command_requested.emit(EditNote(note, text.kind, text.body))
            return
        command = AddNote(note, text.kind, text.body, self._anchor(text))
        self.command_requested.emit(command)

    def _on_reading_edit_requested(self, edit: NoteEdit) -> None:
        after = edit.after
        note = NoteId(after.note_id)
        is_known = self._snapshot and note in self._snapshot.meeting.notes
        if not is_known:
            self._on_reading_keep_requested(after)
        elif after.kind is NoteKind.PRIVATE:
            fresh = DraftText(
                self._room.new_id(),
                after.kind,
                after.body,
                after.start_cp,
                after.end_cp,
            )
            # Kept first: a full disk must not take the words from both places.
            if self._keep(fresh, is_draft=False):
                self.command_requested.emit(DeleteNote(note))
            self._renew()
        else:
            self.command_requested.emit(EditNote(note, after.kind, after.body))

    def _on_reading_delete_requested(self, text: DraftText) -> None:
        note = NoteId(text.note_id)
        if self._snapshot and note in self._snapshot.meeting.notes:
            self.command_requested.emit(DeleteNote(note))
        self._drop(note)  # words typed over it, or the draft itself
        self._renew()

    def _on_reading_highlight_requested(self, passage: Passage) -> None:
        """Mark a passage for oneself, or take the mark away."""
        for local in self._locals():
            place = (local.start_cp, local.end_cp)
            is_mark = local.kind is NoteKind.PRIVATE and not local.body
            if is_mark and place == (passage.start_cp, passage.end_cp):
                self._drop(local.note)
                self._renew()
                return
        mark = DraftText(
            self._room.new_id(), NoteKind.PRIVATE, "", passage.start_cp, passage.end_cp
        )
        self._keep(mark, is_draft=False)
        self._renew()

    def _on_reading_finished_requested(
        self,
        is_finished: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.flush()
        self.command_requested.emit(FinishReading(is_finished))

    def _on_strips_keep_requested(self) -> None:
        self.reading.margin.leave_editing()
        self.flush()
        for one in self._half_typed():
            text = DraftText(
                str(one.note), one.kind, one.body, one.start_cp, one.end_cp
            )
            self._on_reading_keep_requested(text)

    def _on_reading_longer_requested(
        self,
        wants_longer: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.command_requested.emit(AskLonger(wants_longer))

    def _on_reading_extend_requested(self, minutes: int) -> None:
        self.command_requested.emit(ExtendClock(minutes))

    def _on_reading_pause_requested(
        self,
        is_paused: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.command_requested.emit(PauseClock() if is_paused else ResumeClock())

    def _on_reading_size_step_requested(self, step: int) -> None:
        self._preferences.size_px += step

    def _on_reading_open_requested(self) -> None:
        self.flush()
        totals = self._snapshot.totals if self._snapshot else None
        if totals is not None and totals.finished < totals.readers:
            # The core says who is waited for, and asks for the reason.
            self.command_requested.emit(OpenMargins())
            return
        box = ask_first(
            self,
            self.tr("Open the margins"),
            self.tr("Open all notes to everyone? This cannot be undone."),
            self.tr("&Open the margins"),
        )
        box.accepted.connect(self._on_open_confirmed)

    def _on_open_confirmed(self) -> None:
        self.count_requested.emit(OpenMargins())

    def _ask_why(self, sentence: str) -> None:
        asked = ask_reason(
            self,
            self.tr("Open the margins now"),
            sentence,
            self.tr("&Open the margins"),
        )
        asked.reason_given.connect(self._on_reason_given)

    def _on_reason_given(self, reason: str) -> None:
        self.count_requested.emit(OpenMargins(reason))
