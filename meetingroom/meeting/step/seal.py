# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Steps of writing under seal and a number, of handing in keys, of opening seals."""

from dataclasses import replace
from typing import assert_never

from meetingroom.meeting.devices import SealedBox
from meetingroom.meeting.event.note import (
    EntrySealed,
    KeyHandedIn,
    PseudonymDrawn,
    SealEvent,
    SealOpened,
)
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.state import Meeting


def step_seal(meeting: Meeting, event: SealEvent, recorded: Recorded) -> Meeting:
    """Return the meeting after an event of this subject.

    Args:
        meeting: Before.
        event: What happened.
        recorded: Its place in the log.
    """
    match event:
        case EntrySealed():
            sealed = dict(meeting.sealed)
            box = SealedBox(recorded.command_id, recorded.by, recorded.at, event.box)
            sealed[event.seal] = (*sealed.get(event.seal, ()), box)
            return replace(meeting, sealed=sealed)
        case KeyHandedIn():
            keys = {**meeting.keys, seal_of(event.key): event.key}
            return replace(meeting, keys=keys)
        case SealOpened():
            sealed = {s: b for s, b in meeting.sealed.items() if s != event.seal}
            return replace(meeting, sealed=sealed, opened=meeting.opened | {event.seal})
        case PseudonymDrawn():
            numbers = {**meeting.pseudonyms, recorded.by: event.number}
            return replace(meeting, pseudonyms=numbers)
        case _:
            assert_never(event)
