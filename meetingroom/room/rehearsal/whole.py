# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A whole rehearsal without anybody at the keyboard, stage by stage.

It plays the person who practises, through their own seat, and moves a hand-set clock.
"""

from collections.abc import Iterator
from enum import StrEnum

from meetingroom.meeting.phase import Phase
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.facilitator import Facilitator
from meetingroom.room.rehearsal.rehearsal import Rehearsal


class Stage(StrEnum):
    """A moment worth a picture; each comes once, in this order."""

    PREPARED = "prepared"
    """Memo, goal and roles are there."""
    LOBBY = "lobby"
    """Some colleagues have come in, some have not."""
    READING = "reading"
    """The middle of the silence; everyone has written something."""
    READ = "read"
    """All have finished."""
    MARGINS = "margins"
    """Notes are open, some "me too", no stance of one's own yet."""
    MARGINS_READ = "margins read"
    """All stances are sealed."""
    DISCUSSION = "discussion"
    """No topic is taken up yet; the stances are open."""
    ARRANGED = "arranged"
    """General notes are settled, a blocker is pinned, what was alike is merged."""
    TOPIC = "topic"
    """Somebody has the floor on the first topic about a passage; the scribe types."""
    QUEUE = "queue"
    """People ask for the floor."""
    TIME_UP = "time is up"
    """The topic's time is over, and the thumbs are in."""
    TALKED = "talked"
    """The topics are over."""
    DRAFTED = "drafted"
    """A decision stands in the form; the answers are sealed."""
    ROLL_CALL = "roll call"
    """The answers were opened; somebody objects."""
    RECORDED = "recorded"
    """Asked again, then recorded; most have said again where they stand."""
    READY_TO_CLOSE = "ready to close"
    """Follow-ups are there and every blocker has a disposition."""
    CLOSED = "closed"


def run_whole_meeting(rehearsal: Rehearsal, clock: HandClock) -> Iterator[Stage]:
    """Hold the meeting from where it stands in the preparation to its end.

    Args:
        rehearsal: Of a room that has a memo; its `you` leads.
        clock: The room's own clock.

    Yields:
        Each stage when it is reached; the room stands still meanwhile.

    Raises:
        Refused: A rule stops the one who practises, such as a role that is missing.
    """
    lead = Facilitator(rehearsal, clock)
    lead.prepare()
    yield Stage.PREPARED
    lead.open_lobby()
    yield Stage.LOBBY
    lead.begin_reading()
    yield Stage.READING
    lead.finish_reading()
    yield Stage.READ
    lead.open_margins()
    yield Stage.MARGINS
    lead.finish_margins()
    yield Stage.MARGINS_READ
    lead.open_discussion()
    yield Stage.DISCUSSION
    lead.arrange()
    yield Stage.ARRANGED
    if lead.begin_topic():
        yield Stage.TOPIC
    if lead.fill_queue():
        yield Stage.QUEUE
    if lead.run_out():
        yield Stage.TIME_UP
    lead.finish_topics()
    yield Stage.TALKED
    lead.draft_decision()
    yield Stage.DRAFTED
    lead.open_roll_call()
    yield Stage.ROLL_CALL
    lead.record()
    yield Stage.RECORDED
    lead.settle_rest()
    yield Stage.READY_TO_CLOSE
    lead.close()
    if rehearsal.host.meeting.phase is Phase.CLOSED:
        yield Stage.CLOSED
