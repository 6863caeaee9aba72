# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A log applied again is the same meeting."""

from meetingroom.meeting.apply import replay
from meetingroom.meeting.command.note import HandInKey, KeepSealed, OpenSeal, SealedNote
from meetingroom.meeting.command.room import AdmitDevice, LockRoom, RevokeDevice
from meetingroom.meeting.ids import DeviceId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.state import Meeting
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN

KEY, LAPTOP = b"k" * 32, DeviceId("laptop")


def test_a_meeting_over_the_network_is_what_its_log_says() -> None:
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, seal_of(KEY)))
    course.do(ADA, LockRoom(is_locked=True))
    course.go_to(Phase.READING)
    course.do(BEN, KeepSealed(seal_of(KEY), b"box"))
    course.do(ADA, RevokeDevice(LAPTOP))
    half = course.meeting, len(course.log)
    course.go_to(Phase.MARGINS)
    course.do(BEN, HandInKey(KEY))
    note = SealedNote(NoteId("note"), NoteKind.TYPO, "x")
    course.do(BEN, OpenSeal(seal_of(KEY), (note,)))

    assert replay(course.log) == course.meeting
    assert replay(course.log[half[1] :], half[0]) == course.meeting
    assert replay([]) == Meeting()
