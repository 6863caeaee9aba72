# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Any command a stranger's machine can put into bytes is carried out or refused."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.meeting.apply import apply
from meetingroom.meeting.command.note import (
    AddNote,
    HandInKey,
    KeepSealed,
    OpenSeal,
    SealedNote,
)
from meetingroom.meeting.command.room import ContinueMeeting, FreezeMemo, OpenDiscussion
from meetingroom.meeting.command.topic import PartTopics
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import ClockPaused
from meetingroom.meeting.events import Event, Recorded
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
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Role
from meetingroom.meeting.permission import PHASES, ROLES
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
from meetingroom.protocol.sealing import seal
from meetingroom.room.unsealing import open_seals
from tests.meeting import samples as s
from tests.meeting.course import Course
from tests.protocol.anything import anything
from tests.support.meetings import ADA, BEN, MEETING, MEMO, START

LATER = START + timedelta(hours=2)
COMMANDS: tuple[type[Command], ...] = get_args(Command)
DATED = (ContinueMeeting, FreezeMemo, OpenDiscussion, PartTopics)
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


def twice(events: Sequence[Event]) -> list[str]:
    """Return the kinds of events of which there is more than one."""
    count = Counter(type(event).__name__ for event in events)
    return [kind for kind, number in count.items() if number > 1]


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("role", Role)
def test_no_command_that_goes_through_makes_two_events_of_one_kind(
    role: Role, phase: Phase
) -> None:
    """Guests know an entry by its command's id and its kind.

    With two of one kind a guest would take the second for the first, which it has,
    and its copy would lack it for good.
    """
    meeting = s.meeting_for(phase, role)
    for kind in COMMANDS:
        command = s.sample(kind, meeting)
        with suppress(Refused):
            events = handle(s.allowing(meeting, command), command, s.SHE, LATER)
            assert twice(events) == [], kind


@pytest.mark.parametrize("kind", [kind for kind in COMMANDS if kind is not OpenSeal])
def test_no_command_at_all_makes_two_events_of_one_kind(kind: type[Command]) -> None:
    @settings(max_examples=25)
    @given(
        anything(kind, SOMETHING_IN_THE_MEETING),
        st.sampled_from(sorted(PHASES[kind])),
        st.sampled_from(sorted(ROLES[kind])),
    )
    def check(made: Command, phase: Phase, role: Role) -> None:
        command = decoded(made)
        if command is not None:
            meeting = s.allowing(s.meeting_for(phase, role), command)
            with suppress(Refused):
                assert twice(handle(meeting, command, s.SHE, LATER)) == []

    check()


def test_only_an_opened_seal_makes_several_and_the_room_names_each() -> None:
    course = Course().go_to(Phase.READING)
    for name in "ab":
        note = AddNote(NoteId(name), NoteKind.TYPO, "x")
        entry = CommandId(f"command-{len(course.log) + 1}")
        box = seal(s.HANDED, MEETING, entry, note, bytes)
        course.do(BEN, KeepSealed(seal_of(s.HANDED), box))
    course.do(BEN, HandInKey(s.HANDED))
    meeting = course.go_to(Phase.MARGINS).meeting
    notes = tuple(SealedNote(NoteId(name), NoteKind.TYPO, "x") for name in "ab")

    alone = handle(meeting, OpenSeal(seal_of(s.HANDED), notes), BEN, LATER)
    opened = open_seals(meeting, [seal_of(s.HANDED)], LATER, 1).entries

    assert twice(alone) == twice([entry.event for entry in opened]) == ["NoteAdded"]
    assert len({entry.command_id for entry in opened}) == len(opened)


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
