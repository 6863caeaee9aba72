# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest who types and sends until killed, in a process of its own.

It says what is saved, never before its library said so.
"""

import asyncio
import math
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import MeetingId, NoteId, PersonId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.net import link
from meetingroom.net.trust import Trust
from meetingroom.protocol import limits
from meetingroom.protocol.device import make_device
from meetingroom.protocol.invitation_link import parse
from meetingroom.protocol.kept import Attendance
from meetingroom.room.guest import GuestRoom
from meetingroom.room.ids import random_id
from meetingroom.room.key_ring import new_seal_key
from tests.faults.forking import say, serve
from tests.support.hosted import by
from tests.support.meetings import MEETING

WORDS = ("Where", "does", "this", "number", "come", "from")
KEPT_EVERY = 4
"""Of so many drafts one stays a draft."""


class TypingGuest:
    """Somebody who never stops."""

    def __init__(self, path: Path, name: str, run: str) -> None:
        self._name = name
        self._run = run
        self.library = Library.open(path)
        self.room: GuestRoom | None = None
        kept = self.library.attendance(MEETING)
        if kept is not None:
            # As the program does: what was written offline goes on at once.
            self.room = self._room(kept)

    def meet(self, meeting: MeetingId, trust: Trust) -> GuestRoom:
        """Return the room, the same as before if there was one."""
        if self.room is None:
            device, private = make_device()
            seal = new_seal_key(PersonId(""))
            where = trust.invitation.link
            kept = Attendance(meeting, None, self._name, device, private, seal, where)
            self.library.keep_attendance(kept)
            self.room = self._room(kept)
        return self.room

    def _room(self, kept: Attendance) -> GuestRoom:
        return GuestRoom(self.library, kept, random_id, time.monotonic)

    async def type_for_ever(self) -> None:
        """Type a draft word by word, put it into the margin, begin the next."""
        number = 0
        while True:
            room = self.room
            if room is None or not _is_there(room):
                await asyncio.sleep(0.002)
                continue
            number += 1
            note = NoteId(f"{self._run}-{number}")
            for count in range(1, len(WORDS) + 1):
                self._keep(room, note, " ".join(WORDS[:count]))
                await asyncio.sleep(0)
            if number % KEPT_EVERY:
                room.send(AddNote(note, NoteKind.QUESTION, " ".join(WORDS)))
                say("saved", note)
                self.library.drop(MEETING, note)
            else:
                say("typed", note)

    def _keep(self, room: GuestRoom, note: NoteId, body: str) -> None:
        at = datetime.now(UTC)
        draft = LocalNote(
            note,
            room.viewer,
            NoteKind.QUESTION,
            body,
            None,
            None,
            is_draft=True,
            saved_at=at,
        )
        self.library.keep(MEETING, draft)

    async def rest(self) -> None:
        """Type nothing more, and say when the host has everything."""
        while self.room is None or not self.room.viewer or self.room.unanswered:
            await asyncio.sleep(0.002)
        say("settled", self.room.viewer)
        await asyncio.Event().wait()


def _is_there(room: GuestRoom) -> bool:
    """Tell whether the log has come that says so; a kill may fall before it."""
    return room.viewer in room.snapshot().meeting.people


async def run(words: list[str]) -> None:
    """Be a guest until killed: library, invitation, name of the run, what to do."""
    path, where, name, what = words
    if what == "impatiently":
        impatience = pytest.MonkeyPatch()
        impatience.setattr(link, "WATCH_S", 0.05)
        impatience.setattr(link, "SLEPT_S", 0.5)
        # Nothing but having slept ends a connection.
        impatience.setattr(limits, "SILENCE_S", math.inf)
        impatience.setattr(limits, "UNANSWERED_S", math.inf)
    guest = TypingGuest(Path(path), "Ben", name)
    connecting = link.GuestLink(by(parse(where)), guest.meet)
    work = guest.rest() if what == "rest" else guest.type_for_ever()
    await asyncio.gather(connecting.run(), work)


if __name__ == "__main__":
    serve(run)
