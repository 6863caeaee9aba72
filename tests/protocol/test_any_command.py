# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Any command a stranger's machine can put into bytes is carried out or refused."""

import re
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.room import ContinueMeeting, OpenDiscussion
from meetingroom.meeting.command.topic import AddTopic, PartTopics
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import ClockPaused
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import (
    CommandId,
    DecisionId,
    DeviceId,
    FollowUpId,
    NoteId,
    PersonId,
    SealId,
    TopicId,
)
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.seal import seal_of
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.memo import Memo
from meetingroom.protocol.codec import (
    BadMessageError,
    decode_command,
    decode_host,
    encode_command,
    encode_recorded,
    shared_payload,
)
from tests.meeting import samples as s
from tests.protocol.anything import anything
from tests.support.meetings import ADA, BEN, MEMO, START

LATER = START + timedelta(hours=2)
COMMANDS: tuple[type[Command], ...] = get_args(Command)
DATED = (ContinueMeeting, OpenDiscussion, AddTopic, PartTopics)
SOMETHING_IN_THE_MEETING = {
    PersonId: st.sampled_from([ADA, BEN, s.SHE, s.GUEST, s.NOBODY]),
    NoteId: st.sampled_from([s.OWN, s.OTHER, s.DELETED, s.LATE, NoteId("?")]),
    TopicId: st.sampled_from([s.ONE, s.TWO, TopicId("?")]),
    DecisionId: st.sampled_from([s.DRAFT, s.OPEN, s.READY, DecisionId("?")]),
    FollowUpId: st.sampled_from([s.WORK, FollowUpId("?")]),
    DeviceId: st.sampled_from([s.LAPTOP, DeviceId("?")]),
    SealId: st.sampled_from([seal_of(s.HANDED), seal_of(s.KEPT), SealId("?")]),
    bytes: st.sampled_from([s.HANDED, s.KEPT, b""]),
    Memo: st.just(MEMO),
    Anchor: st.sampled_from([anchor_at(MEMO, 0, 5), anchor_at(MEMO, 3, 20)]),
    datetime: st.datetimes(timezones=st.just(UTC)) | st.datetimes(),
}
"""Ids that mean something; wholly random ones are refused before any rule is met."""


def decoded(command: Command) -> Command | None:
    """Return a command as it comes off the wire; `None` if it does not."""
    try:
        return decode_command(encode_command(command))
    except BadMessageError:
        return None


@pytest.mark.parametrize("kind", COMMANDS)
def test_any_command_is_done_or_refused(kind: type[Command]) -> None:
    @settings(max_examples=50)  # for each of nearly sixty commands
    @given(
        anything(kind, SOMETHING_IN_THE_MEETING),
        st.sampled_from(Phase),
        st.sampled_from(Role),
        st.sampled_from([s.SHE, ADA, s.NOBODY]),
    )
    def check(made: Command, phase: Phase, role: Role, by: PersonId) -> None:
        command = decoded(made)
        if command is None:
            return
        meeting = s.allowing(s.meeting_for(phase, role), command)
        try:
            events = handle(meeting, command, by, LATER)
        except Refused:
            return
        for place, event in enumerate(events, 1):
            entry = Recorded(place, CommandId("c"), LATER, by, event)
            meeting = apply(meeting, entry)

    check()


@pytest.mark.parametrize("kind", DATED)
def test_a_moment_without_a_time_zone_is_no_command(kind: type[Command]) -> None:
    @settings(max_examples=30)
    @given(anything(kind))
    def check(command: Command) -> None:
        payload = encode_command(command)
        naive = re.sub(rb'(\d\d:\d\d:\d\d(\.\d+)?)Z"', rb'\1"', payload)

        if naive != payload:
            with pytest.raises(BadMessageError):
                decode_command(naive)

    check()


def test_no_other_command_holds_a_moment() -> None:
    drawn: set[type[Command]] = set()

    def check(kind: type[Command]) -> None:
        def draw_moment(at: datetime) -> datetime:
            drawn.add(kind)
            return at

        @settings(max_examples=30)
        @given(anything(kind, {datetime: st.just(START).map(draw_moment)}))
        def draw(command: Command) -> None:
            assert isinstance(command, kind)

        draw()

    for kind in COMMANDS:
        check(kind)

    assert drawn == set(DATED)


def test_an_entry_of_the_host_has_a_time_zone() -> None:
    entry = Recorded(1, CommandId("c"), START, ADA, ClockPaused())
    payload = shared_payload(0, [encode_recorded(entry)], "")

    with pytest.raises(BadMessageError):
        decode_host(payload.replace(b'00Z"', b'00"'))
