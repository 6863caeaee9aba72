# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The floor over a real socket: what one laptop asks is on the other one's screen."""

from datetime import UTC, datetime
from pathlib import Path

from meetingroom.library.library import Library
from meetingroom.meeting.command.room import OpenDiscussion
from meetingroom.meeting.command.topic import (
    AskForFloor,
    GiveFloor,
    RomanVote,
    TakeUpTopic,
)
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind, Topic
from meetingroom.room.clock import HandClock
from tests.support.colleague import Colleague, seated, until
from tests.support.hosted import host_room, hosting_plainly, prepare
from tests.support.looped import looped
from tests.support.meetings import ADA

FIRST = TopicId("topic-0")


def topic_of(colleague: Colleague) -> Topic:
    return colleague.room.snapshot().meeting.topics[FIRST]


def queue_of(colleague: Colleague) -> list[tuple[PersonId, FloorKind]]:
    return [(asked.person, asked.kind) for asked in topic_of(colleague).queue]


@looped
async def test_the_queue_is_the_same_on_every_laptop(tmp_path: Path) -> None:
    prepare(tmp_path / "host.db", Phase.MARGINS)
    library = Library.open(tmp_path / "host.db")
    clock = HandClock(datetime.now(UTC))
    room = host_room(library, clock)
    topics = (Topic(FIRST, "Cost", ()),)
    room.seat(ADA).send(OpenDiscussion(topics, "The hour is short."))
    room.seat(ADA).send(TakeUpTopic(FIRST))
    async with hosting_plainly(room) as host:
        ben = Colleague("Ben", tmp_path / "ben.db", host.find())
        mina = Colleague("Mina", tmp_path / "mina.db", host.find())
        async with seated(ben, mina):
            own = ben.room.snapshot().viewer
            ben.room.send(AskForFloor(FIRST, FloorKind.REPLY))
            await until(lambda: queue_of(mina), "Mina sees that Ben asks")
            mina.room.send(AskForFloor(FIRST, FloorKind.POINT_OF_ORDER))
            await until(lambda: len(queue_of(ben)) == 2, "Ben sees that Mina asks")
            first = mina.room.snapshot().viewer
            expected = [(first, FloorKind.POINT_OF_ORDER), (own, FloorKind.REPLY)]
            assert queue_of(ben) == queue_of(mina) == expected

            room.seat(ADA).send(GiveFloor(first))
            await until(lambda: topic_of(ben).speaking == first, "Mina speaks")
            assert queue_of(ben) == expected[1:]

            clock.advance(3600)
            ben.room.send(RomanVote(FIRST, is_up=False))
            await until(lambda: mina.room.snapshot().totals.down == 1, "a total")
            assert ben.room.snapshot().meeting.thumbs == {own: False}
            assert mina.room.snapshot().meeting.thumbs == {}
    library.close()
