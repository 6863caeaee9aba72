# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A guest killed while typing and sending: what was saved here reaches the host."""

import random
import sys
from pathlib import Path
from time import perf_counter

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import OpenMargins
from meetingroom.meeting.ids import NoteId, PersonId
from tests.faults.conftest import Figures
from tests.faults.starting import processes
from tests.faults.typing_guest import WORDS
from tests.support.colleague import until
from tests.support.hosted import host_room, hosting_over_tls, invitation, prepare
from tests.support.looped import looped
from tests.support.meetings import ADA, MEETING

KILLS = 60
EARLY = 0.3
LONGEST_LIFE_S = 0.08
STARTER = "tests.faults.typing_guest"

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="forks and SIGKILL"),
]


@looped
async def test_guest_killed_while_typing_loses_nothing_that_was_saved(
    tmp_path: Path, figures: Figures, randomness: random.Random, rounds: int
) -> None:
    hosting = prepare(tmp_path / "host.db")
    library = Library.open(tmp_path / "host.db")
    room = host_room(library)
    said: list[list[str]] = []
    async with (
        hosting_over_tls(room, hosting) as hosted,
        processes(STARTER) as guests,
    ):
        link = invitation(hosting, hosted.port).link
        for number in range(KILLS * rounds):
            await guests.begin(tmp_path / "guest.db", link, f"run{number}", "type")
            if randomness.random() > EARLY:
                said.append(await guests.line())
            dies_at = perf_counter() + randomness.uniform(0, LONGEST_LIFE_S)
            await until(lambda: perf_counter() >= dies_at)  # noqa: B023
            said += await guests.kill()
        await guests.begin(tmp_path / "guest.db", link, "last", "rest")
        settled, person = await guests.line()
        assert settled == "settled"
        room.seat(ADA).send(OpenMargins("all have read"))
        await until(lambda: room.meeting.opened, "the notes are open")
        await guests.kill()
    guest = Library.open(tmp_path / "guest.db")
    drafts = {one.note: one.body for one in guest.notes(MEETING, PersonId(person))}
    outgoing = guest.outgoing(MEETING)
    differences = guest.rebuild()
    guest.close()
    notes = room.meeting.notes
    library.close()
    saved = [NoteId(note) for what, note in said if what == "saved"]
    typed = [NoteId(note) for what, note in said if what == "typed"]
    lost = [note for note in saved if note not in notes]
    lost += [note for note in typed if note not in drafts]
    assert lost == []
    assert {drafts[note] for note in typed} == {" ".join(WORDS)}
    assert all(one.is_answered for one in outgoing if one.plain is not None)
    assert differences == ()
    figures.note(kills=guests.kills, saved=len(saved), drafts=len(typed), lost=0)
