# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The opened notes of a snapshot, grouped once and shown on the desk.

It remembers groups while the set of notes stays the same; it emits nothing.
"""

from bisect import bisect_right
from typing import TYPE_CHECKING

from meetingroom.discussion.crowd import NOBODY
from meetingroom.meeting.command.note import SetMeToo
from meetingroom.meeting.ids import NoteId
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.margins.desk import MarginDesk
from meetingroom.ui.margins.view import (
    Group,
    GroupView,
    find_groups,
    group_view,
    shown_notes,
)
from meetingroom.ui.page.view import HighlightView

if TYPE_CHECKING:
    from meetingroom.meeting.notes import Note


class OpenedNotes:
    """Groups of the present snapshot, and the way from note to note."""

    def __init__(self, desk: MarginDesk) -> None:
        self._desk = desk
        self._snapshot: RoomSnapshot | None = None
        self._known: dict[NoteId, Note] = {}
        self._groups: tuple[Group, ...] = ()
        self._starts_cp: list[int] = []
        self._places: dict[NoteId, int] = {}
        self.order: tuple[NoteId, ...] = ()
        """All notes in the order of the column."""

    def show(self, snapshot: RoomSnapshot) -> None:
        """Show a snapshot's notes; groups that are unchanged are only renewed."""
        before = self._snapshot
        self._snapshot = snapshot
        if before is None or before.meeting.notes is not snapshot.meeting.notes:
            self._take(snapshot)
        self._desk.column.renew(
            may_act=snapshot.may(SetMeToo), has_quotes=self._desk.is_narrow
        )

    def step(self, note: NoteId | None, group: int | None, step: int) -> NoteId | None:
        """Return the note after (1) or before (-1) one; `None` at the ends.

        Args:
            note: Where one is; `None` begins at the current group.
            group: The current paragraph's group.
            step: 1 or -1.
        """
        if not self.order:
            return None
        if note not in self._places:
            first = self.first_of(group) or self.order[0]
            if step > 0 or group is None:
                return first
            note = first
        place = self._places[note] + step
        return self.order[place] if 0 <= place < len(self.order) else None

    def first_of(self, group: int | None) -> NoteId | None:
        """Return a group's first note."""
        if group is None or not 0 <= group < len(self._groups):
            return None
        return self._groups[group].notes[0]

    def group_at(self, block: int) -> int | None:
        """Return the group that stands in a paragraph, or reaches into it."""
        memo = self._desk.pane.memo
        if not memo.blocks:
            return None
        start_cp = memo.starts_cp[block]
        end_cp = start_cp + len(memo.blocks[block].text)
        number = bisect_right(self._starts_cp, start_cp - 1)
        if number < len(self._groups) and self._groups[number].start_cp < end_cp:
            return number
        before = number - 1
        if before >= 0 and self._groups[before].end_cp > start_cp:
            return before
        return None

    def _take(self, snapshot: RoomSnapshot) -> None:
        notes = {
            note.id: note for note in shown_notes(snapshot.meeting, snapshot.viewer)
        }
        is_same_set = notes.keys() == self._known.keys()
        withdrawn = {note.id for note in notes.values() if note.is_withdrawn}
        was_withdrawn = {n.id for n in self._known.values() if n.is_withdrawn}
        self._known = notes
        if not is_same_set:
            self._regroup(snapshot)
        if not is_same_set or withdrawn != was_withdrawn:
            self._desk.pane.set_highlights(
                [
                    HighlightView(note.anchor.start_cp, note.anchor.end_cp, note.kind)
                    for note in notes.values()
                    if note.anchor and not note.is_withdrawn
                ]
            )

    def _regroup(self, snapshot: RoomSnapshot) -> None:
        self._groups = find_groups(snapshot.meeting, self._known.values())
        self._starts_cp = [group.start_cp for group in self._groups]
        self.order = tuple(note for group in self._groups for note in group.notes)
        self._places = {note: place for place, note in enumerate(self.order)}
        letters = [
            sum(len(self._known[note].body) + 8 for note in group.notes)
            for group in self._groups
        ]
        column = self._desk.column
        column.show_groups(self._groups, letters, self._view_of)
        self._desk.follow_text()
        column.set_current(self.group_at(self._desk.pane.current_block))

    def _view_of(self, group: Group) -> GroupView:
        # Only ever asked for after `show` has taken a snapshot.
        snapshot = self._snapshot
        if snapshot is None:
            return GroupView("", "", NOBODY, (), is_split=False, notes=())
        return group_view(snapshot.meeting, snapshot.viewer, group)
