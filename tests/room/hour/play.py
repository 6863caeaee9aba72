# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Holds the hour: the rehearsal's engine plays it, and a few acts come from outside.

Those are what no rehearsal brings about by itself: paper, a turn out of order, a
speaker cut off, somebody who leaves, and a decision that takes an earlier one back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from meetingroom.app.laptops import LOOPBACK, Laptops
from meetingroom.discussion.left_open import carried_over
from meetingroom.meeting.command.note import TranscribeNote
from meetingroom.meeting.command.room import (
    CarryOver,
    CreateMeeting,
    FreezeMemo,
    SetAway,
)
from meetingroom.meeting.command.topic import GiveFloor
from meetingroom.meeting.decisions import DecisionDraft, Door, citation
from meetingroom.meeting.ids import MeetingId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.read.source import read_bytes
from meetingroom.net.hosting import HostedMeeting, new_hosting
from meetingroom.net.loop_thread import LoopThread
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom
from meetingroom.room.journal import Journal
from meetingroom.room.rehearsal.colleague import PRIYA, RITA
from meetingroom.room.rehearsal.facilitator import Facilitator
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.seating import HostSeating, Seating
from meetingroom.room.rehearsal.whole import Stage, run_whole_meeting
from tests.room.hour.people import ADA, BEN, FINN, JON, TROUPE
from tests.support.hosted import no_network
from tests.support.meetings import START, numbered_ids

MEMO_FILE = Path(__file__).parents[3] / "resources" / "memos" / "six-pager.md"
MEETING, NEXT = MeetingId("hour"), MeetingId("next hour")
SEED = 1
SERVED_S = 60.0


@dataclass(frozen=True, slots=True)
class Hour:
    """A meeting that was held, and the one it left topics to."""

    room: HostRoom
    following: HostRoom
    stages: tuple[Stage, ...]


def play(journal: Journal, *, on_laptops: bool = False) -> Hour:
    """Hold the whole meeting.

    Args:
        journal: Where it is kept.
        on_laptops: Everybody but the facilitator joins through a socket.
    """
    # Laptops make ids in threads of their own; what is written has a source apart.
    clock, ids, written = HandClock(START), numbered_ids(), numbered_ids(1_000_000)
    memo = read_bytes(MEMO_FILE.read_bytes(), MEMO_FILE.name, None)
    rooms = [
        HostRoom(meeting, journal, clock, lambda: next(ids))
        for meeting in (MEETING, NEXT)
    ]
    for room in rooms:
        ada = room.seat(ADA)
        ada.send(CreateMeeting(room.meeting_id, "Ada Novak", memo.title))
        ada.send(FreezeMemo(memo, plain_pages(memo)))
    room, following = rooms
    with laptops(room) if on_laptops else at_the_host(room) as seating:
        rehearsal = Rehearsal(
            room, ADA, SEED, seating, troupe=TROUPE, new_id=lambda: next(written)
        )
        stages = []
        for stage in run_whole_meeting(rehearsal, clock):
            stages.append(stage)
            _act(stage, rehearsal, clock)
    following.seat(ADA).send(CarryOver(carried_over(room.meeting)))
    return Hour(room, following, tuple(stages))


@contextmanager
def at_the_host(room: HostRoom) -> Iterator[Seating]:
    """Seat everybody at one laptop."""
    yield HostSeating(room)


@contextmanager
def laptops(room: HostRoom) -> Iterator[Seating]:
    """Give everybody a laptop that joins through TLS on this machine."""
    network = LoopThread()
    hosted = HostedMeeting(room, new_hosting(datetime.now(UTC)), LOOPBACK, no_network)
    network.start(hosted.open()).result(SERVED_S)
    seating = Laptops(network, room, lambda: hosted)
    try:
        yield seating
    finally:
        seating.stop()
        network.start(hosted.close()).result(SERVED_S)
        network.stop()


def _act(stage: Stage, rehearsal: Rehearsal, clock: HandClock) -> None:
    """Do at some stages what the engine does not do by itself."""
    room = rehearsal.host
    ada, priya = room.seat(ADA), room.seat(PRIYA.id)
    match stage:
        case Stage.MARGINS:
            paper = "Who pays the drivers for waiting?"
            from_paper = TranscribeNote(
                NoteId("paper"), JON.id, NoteKind.QUESTION, paper
            )
            priya.send(from_paper)
        case Stage.TOPIC:
            # The decider, who speaks last, breaks in while somebody is speaking.
            ada.send(GiveFloor(RITA.id))
        case Stage.TALKED:
            ada.send(SetAway(FINN.id, is_away=True))
        case Stage.RECORDED:
            Facilitator(rehearsal, clock).decide(_better(room))
        case _:
            return


def _better(room: HostRoom) -> DecisionDraft:
    """Return a decision in place of the first one."""
    first = next(d for d in room.meeting.decisions.values() if d.number == 1)
    settled_on = first.settled_at.date() if first.settled_at else None
    words = citation(1, settled_on, "", first.draft.statement)
    return DecisionDraft(
        "Bremen moves to night picking in March if 25 volunteers have come forward by"
        " 15 January and somebody is on duty at every hour.",
        owner=BEN.id,
        door=Door.ONE_WAY,
        options=first.draft.options,
        because="The room heard that the house would be empty between four and six.",
        review_on=date(2027, 2, 1),
        supersedes=first.id,
        supersedes_words=words,
        outcome="approved with changes",
    )
