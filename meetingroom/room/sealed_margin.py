# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One writer's notes under seal, as the writer's own machine knows them.

The host's log holds them as boxes only; here the writer goes on reading and
changing them until they are opened for everyone.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import KeepSealed
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.note import decide_note
from meetingroom.meeting.sealed import SEALED_ACTS
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import SealKey
from meetingroom.protocol.sealing import Randomness, seal

NOTHING_SEALED = "You have kept nothing under seal yet."
"""Why there is nothing to hand in."""
_Notes = tuple[int, dict[NoteId, Note], dict[NoteId, Note]]


class SealedMargin:
    """Notes of one person in one meeting that nobody else can read yet."""

    def __init__(
        self, meeting: MeetingId, key: SealKey, randomness: Randomness
    ) -> None:
        """Begin with an empty margin.

        Args:
            meeting: Bound to every box.
            key: The writer's own.
            randomness: Where nonces come from.
        """
        self.key = key
        self._meeting = meeting
        self._randomness = randomness
        self._notes: dict[NoteId, Note] = {}
        self._deleted: dict[NoteId, Note] = {}
        self._openings = 0
        """How often all was opened and forgotten."""

    @staticmethod
    def is_for(command: Command, meeting: Meeting) -> bool:
        """Tell whether a command goes under seal now."""
        return meeting.phase is Phase.READING and isinstance(command, SEALED_ACTS)

    def over(self, meeting: Meeting) -> Meeting:
        """Return a meeting with the own sealed notes in its margin."""
        missing = {k: n for k, n in self._notes.items() if k not in meeting.notes}
        if not missing and not self._deleted:
            return meeting
        return replace(
            meeting,
            notes={**meeting.notes, **missing},
            deleted={**meeting.deleted, **self._deleted},
        )

    def take(self, meeting: Meeting, command: Command, at: datetime) -> _Notes:
        """Do an act on the own notes.

        Args:
            meeting: As the writer knows it.
            command: One of `SEALED_ACTS`.
            at: Now, meeting time.

        Returns:
            What `give_back` needs if the act could not be kept after all.

        Raises:
            Refused: A rule says no; nothing changed.
        """
        was = (self._openings, self._notes, self._deleted)
        scratch = self._scratch(meeting)
        self._do(scratch, handle(scratch, command, self.key.person, at), at)
        return was

    def give_back(self, was: _Notes) -> None:
        """Be as before an act that could not be kept, unless all was opened since."""
        openings, notes, deleted = was
        if openings == self._openings:
            self._notes, self._deleted = notes, deleted

    def retake(
        self, meeting: Meeting, commands: Iterable[Command], at: datetime
    ) -> None:
        """Do earlier acts again after a restart; what a rule refuses is left out.

        Who observes by now may have written before, so roles are not asked about.
        """
        for command in commands:
            if not isinstance(command, SEALED_ACTS):
                continue
            scratch = self._scratch(meeting)
            try:
                events = decide_note(scratch, command, self.key.person)
            except Refused:
                continue
            self._do(scratch, events, at)

    def box(self, command: Command, entry: CommandId) -> KeepSealed:
        """Return the command that carries an act under seal."""
        key = self.key
        box = seal(key.key, self._meeting, entry, command, self._randomness)
        return KeepSealed(key.seal, box)

    def _scratch(self, meeting: Meeting) -> Meeting:
        return replace(
            meeting, phase=Phase.READING, notes=self._notes, deleted=self._deleted
        )

    def _do(self, scratch: Meeting, events: Iterable[Event], at: datetime) -> None:
        by = self.key.person
        for event in events:
            scratch = apply(scratch, Recorded(0, CommandId(""), at, by, event))
        self._notes, self._deleted = scratch.notes, scratch.deleted

    def clear(self) -> None:
        """Forget all: the notes are open and stand in the meeting itself."""
        self._openings += 1
        self._notes, self._deleted = {}, {}
