# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A meeting whose host is in another process, and three guests who write.

It decides nothing about faults.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import OpenMargins
from meetingroom.meeting.phase import Phase
from tests.faults.starting import HOST, Processes, processes
from tests.faults.writing import Tally, Writer, check_end
from tests.support.colleague import Colleague, until
from tests.support.hosted import by, invitation, prepare, remembering


@dataclass(slots=True)
class Crowd:
    """Everybody at a laptop of their own, writing all the time."""

    writers: list[Writer]
    library: Path
    """Of the host."""
    is_writing: bool = True

    @property
    def people(self) -> list[Colleague]:
        """Everybody."""
        return [writer.colleague for writer in self.writers]

    def are_in(self) -> bool:
        """Tell whether everybody is connected."""
        return all(each.is_in for each in self.people)

    def are_settled(self) -> bool:
        """Tell whether everybody has every answer."""
        return all(each.is_settled for each in self.people)

    def is_anybody_in(self) -> bool:
        """Tell whether somebody is connected."""
        return any(each.is_in for each in self.people)

    def see_all(self) -> bool:
        """Tell whether everybody sees everything that was written."""
        notes = {note for writer in self.writers for note in writer.expected}
        return all(
            notes <= set(each.room.snapshot().meeting.notes) for each in self.people
        )

    def hurry(self) -> bool:
        """Have those who are away connect at once."""
        for each in self.people:
            if not each.is_in:
                each.link.retry()
        return True

    async def reveal(self, leader: Colleague, *, waits: bool = True) -> None:
        """Have the leader open all notes; wait until everybody is told."""
        leader.room.send(OpenMargins("all have read"))
        if waits:
            await until(lambda: self.hurry() and self.are_in_margins())

    def are_in_margins(self) -> bool:
        """Tell whether the notes are open for everybody."""
        return all(
            each.room.snapshot().meeting.phase is Phase.MARGINS for each in self.people
        )

    async def finish(self, hosts: Processes, *, reveals: bool = False) -> Tally:
        """Let everybody come to rest, stop the host, and look into its books."""
        self.is_writing = False
        if reveals:
            await self.reveal(self.people[0])
        await until(lambda: self.hurry() and self.see_all(), "all is on all screens")
        await until(lambda: self.hurry() and self.are_settled(), "all is answered")
        await hosts.kill()
        library = Library.open(self.library)
        counted = check_end(library, self.writers)
        library.close()
        return counted

    async def write_for_ever(self) -> None:
        """Write as fast as the host takes it."""
        while True:
            for writer in self.writers:
                if self.is_writing:
                    writer.write_if_due()
                await asyncio.sleep(0.004)


@asynccontextmanager
async def crowd(
    tmp_path: Path, randomness: random.Random, canary: str
) -> AsyncIterator[tuple[Processes, Crowd]]:
    """Begin a meeting, with its host in another process and three guests here."""
    library = tmp_path / "host.db"
    hosting = prepare(library)
    async with processes(HOST) as hosts:
        await hosts.start(library)
        leader = by(invitation(hosting, hosts.port, leads=True))
        # One of three asks who the host is at each return; it is most of the work.
        guest = remembering(by(invitation(hosting, hosts.port)))
        people = [
            Colleague(name, tmp_path / f"{name}.db", leader if name == "Ada" else guest)
            for name in ("Ada", "Ben", "Mina")
        ]
        writers = [Writer(each, randomness, canary) for each in people]
        here = Crowd(writers, library)
        for each in people:
            each.start()
        await until(here.are_in, "everybody is in")
        writing = asyncio.create_task(here.write_for_ever())
        try:
            yield hosts, here
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
            for each in people:
                await each.stop()
