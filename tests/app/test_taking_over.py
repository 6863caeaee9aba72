# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Taking a meeting over from a copy: whole, or not at all, and the clock stands."""

from datetime import timedelta
from pathlib import Path

import pytest

from meetingroom.app.taking_over import NO_MEMO, take_over
from meetingroom.library.library import Library
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import CommandId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.codec import encode_command
from meetingroom.protocol.device import make_device
from meetingroom.protocol.kept import Attendance, Outgoing
from meetingroom.room.clock import AnchoredClock, SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from meetingroom.room.key_ring import new_seal_key
from meetingroom.room.resume import take_up
from meetingroom.room.sealed_margin import SealedMargin
from tests.support.meetings import BEN, MEETING, TestRoom

REASON = "Ada’s laptop died."


def attending(path: Path, phase: Phase) -> tuple[Library, TestRoom, Attendance]:
    """Return Ben's library with his copy of a meeting that Ada hosts."""
    room = TestRoom().go_to(phase)
    library = Library.open(path / "ben.db")
    device, private = make_device()
    seal = new_seal_key(BEN)
    mine = Attendance(MEETING, BEN, "Ben", device, private, seal, "https://a/j/b#s=c")
    library.keep_attendance(mine)
    shown = room.host.shared.entries
    known = room.host.seat(BEN).snapshot().meeting
    library.append_copy(MEETING, shown, known, mine)
    return library, room, mine


def host_of(library: Library) -> HostRoom:
    clock = AnchoredClock(SystemClock(), library.last_seen(MEETING))
    host = HostRoom(MEETING, library, clock, random_id)
    take_up(host, library.last_seen(MEETING))
    return host


def test_the_clock_goes_on_though_this_laptop_shows_another_day(tmp_path: Path) -> None:
    library, room, _ = attending(tmp_path, Phase.READING)
    now = room.clock.now() + timedelta(minutes=5)
    assert room.host.meeting.clock is not None
    left_s = room.host.meeting.clock.left_s(now)

    take_over(library, MEETING, now, REASON)
    host = host_of(library)

    assert host.meeting.clock is not None
    assert host.meeting.clock.left_s(host.now()) == pytest.approx(left_s, abs=5)
    assert host.meeting.setup.roles.facilitator == BEN
    assert library.attendance(MEETING) is None
    library.close()


def test_own_sealed_notes_go_into_the_new_room(tmp_path: Path) -> None:
    library, room, mine = attending(tmp_path, Phase.READING)
    margin = SealedMargin(MEETING, mine.seal, lambda size: b"n" * size)
    note = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")
    box = encode_command(margin.box(note, CommandId("e")))
    kept = Outgoing(1, CommandId("e"), box, encode_command(note))
    library.add_outgoing(MEETING, kept)

    take_over(library, MEETING, room.clock.now(), REASON)
    host = host_of(library)

    assert NoteId("n") in host.seat(BEN).snapshot().meeting.notes
    assert not library.outgoing(MEETING)
    library.close()


def test_without_the_memo_it_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    library, room, _ = attending(tmp_path, Phase.LOBBY)
    log = library.read(MEETING)

    with pytest.raises(Refused, match="memo") as no:
        take_over(library, MEETING, room.clock.now(), REASON)

    assert no.value.sentence == NO_MEMO
    assert library.read(MEETING) == log
    assert library.attendance(MEETING) is not None
    library.close()
