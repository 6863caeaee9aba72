# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host that was thought lost goes on beside the one that took its meeting over."""

import random
from pathlib import Path

import pytest

from meetingroom.app.taking_over import take_over
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import OpenMargins
from tests.faults.conftest import Figures
from tests.faults.writing import Writer, check_end
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import PlainHost, host_room, hosting_plainly, prepare
from tests.support.looped import looped
from tests.support.meetings import BEN, MEETING

pytestmark = pytest.mark.fault

CHANGES = 6
NOTES = 4


async def write_at(host: PlainHost, path: Path, writer: Writer) -> None:
    """Join at a host, as with its invitation, and write until all is answered."""
    mina = Colleague("Mina", path, host.find())
    writer.colleague = mina
    async with seated(mina):
        for _ in range(NOTES):
            writer.write()
        await mina.settle()


@looped
async def test_a_guest_between_two_hosts_of_one_meeting_loses_nothing(
    tmp_path: Path, figures: Figures, randomness: random.Random
) -> None:
    prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room, path = host_room(library), tmp_path / "mina.db"
    async with hosting_plainly(room) as old:
        ben = Colleague("Ben", tmp_path / "ben.db", old.find())
        writer = Writer(ben, randomness)
        async with seated(ben):
            await ben.settle()
            now = ben.room.now()
        await write_at(old, path, writer)
        copy = Library.open(ben.path)
        take_over(copy, MEETING, now, "Ada’s laptop sleeps.")
        copy_room = host_room(copy)
        async with hosting_plainly(copy_room) as new:
            for change in range(CHANGES):
                await write_at((new, old)[change % 2], path, writer)
            mina = writer.colleague = Colleague("Mina", path, new.find())
            async with seated(mina):
                await mina.settle()
                copy_room.seat(BEN).send(OpenMargins("All have read."))
                await until(lambda: not copy_room.meeting.sealed, "all is open")
                await mina.settle()
                await until(
                    lambda: (
                        set(mina.room.snapshot().meeting.notes)
                        == set(copy_room.meeting.notes)
                    ),
                    "all is there",
                )
                counted = check_end(copy, [writer])
    copy.close()
    library.close()
    figures.note(changes_of_host=CHANGES, **counted.figures)
