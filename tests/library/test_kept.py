# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What each side of the network keeps: answers, own entries, keys, copies of a log."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from meetingroom.library.library import Library
from meetingroom.meeting.apply import apply, replay
from meetingroom.meeting.command.note import AddNote, HandInKey, KeepSealed
from meetingroom.meeting.command.room import AddPerson, AdmitDevice, CreateMeeting
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.event.room import RoomLocked
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, DeviceId, MeetingId, NoteId, PersonId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.kept import Answer, Attendance, Hosting, Outgoing, SealKey
from tests.library.files import query
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN, MEETING, MINA, START

KEY = b"k" * 32
SEAL = SealKey(seal_of(KEY), BEN, KEY)
LAPTOP, OTHER = DeviceId("laptop"), DeviceId("another")
ATTENDANCE = Attendance(
    MEETING, None, "Ben", LAPTOP, b"private half", SEAL, "meetingroom://join/x#y"
)
HOSTING = Hosting(b"authority", "secret", "leader", "ABCD2345", 0)
FIRST = Outgoing(1, CommandId("one"), b"body", b"plain")
SECOND = Outgoing(2, CommandId("two"), b"body")
REFUSED = Answer(LAPTOP, 2, CommandId("two"), "No.", needs_reason=True)


def reopened(library: Library) -> Library:
    """Close the file and open it again, as the next start does."""
    library.close()
    return Library.open(library.path)


def copied(library: Library, course: Course) -> None:
    """Store a meeting as the copy of another machine's log."""
    attendance = replace(ATTENDANCE, digest="first", cursor=len(course.log))
    library.append_copy(MEETING, course.log, course.meeting, attendance)


def test_an_attendance_is_kept_and_replaced(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    library.keep_attendance(ATTENDANCE)
    admitted = replace(ATTENDANCE, person=BEN, digest="d", cursor=7, is_over=True)

    first = library.attendance(MEETING)
    library.keep_attendance(admitted)
    library = reopened(library)

    assert first == ATTENDANCE
    assert library.attendance(MEETING) == admitted
    assert library.attendances() == (admitted,)
    assert library.attendance(MeetingId("none")) is None
    library.close()


def test_how_a_meeting_is_hosted_is_kept_and_replaced(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    library.keep_hosting(MEETING, HOSTING)
    bound = replace(HOSTING, port=8443)

    library.keep_hosting(MEETING, bound)
    library = reopened(library)

    assert library.hosting(MEETING) == bound
    assert library.hosting(MeetingId("none")) is None
    library.close()


def test_keys_are_kept_for_each_person_at_this_machine(library: Library) -> None:
    hers = SealKey(seal_of(b"m" * 32), MINA, b"m" * 32)
    library.keep_seal(MEETING, SEAL)
    library.keep_seal(MEETING, hers)
    library.keep_seal(MEETING, SEAL)

    assert set(library.seals(MEETING)) == {SEAL, hers}
    assert library.seals(MeetingId("none")) == ()


def test_own_entries_are_kept_in_order_until_they_are_dropped(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    library.add_outgoing(MEETING, SECOND)
    library.add_outgoing(MEETING, FIRST)
    answered = replace(FIRST, is_answered=True)
    refused = replace(SECOND, is_answered=True, refused="No.")

    kept = library.outgoing(MEETING)
    library.settle_outgoing(MEETING, [answered, refused])
    library = reopened(library)
    settled = library.outgoing(MEETING)
    library.drop_outgoing(MEETING)

    assert kept == (FIRST, SECOND)
    assert settled == (answered, refused)
    assert library.outgoing(MEETING) == ()
    library.close()


def test_what_an_own_entry_holds_is_never_changed(library: Library) -> None:
    library.add_outgoing(MEETING, FIRST)
    altered = replace(FIRST, body=b"other", plain=b"other", is_answered=True)

    library.settle_outgoing(MEETING, [altered])

    assert library.outgoing(MEETING) == (replace(FIRST, is_answered=True),)


def test_answers_are_stored_with_the_entries_they_answer(library: Library) -> None:
    course = Course()
    went_through = Answer(LAPTOP, 1, CommandId("one"))
    another = Answer(OTHER, 1, CommandId("three"))

    library.append(MEETING, course.log, course.meeting, [REFUSED, went_through])
    library.append(MEETING, [], course.meeting, [another])

    assert library.answers(MEETING) == (another, went_through, REFUSED)
    assert library.read(MEETING) == tuple(course.log)


def test_entries_and_answers_are_stored_together_or_not_at_all(
    library: Library,
) -> None:
    course = Course()
    # Whatever stops the last write of the transaction undoes the first.
    library._db.execute(
        "CREATE TEMP TRIGGER stop BEFORE INSERT ON answers BEGIN"
        " SELECT RAISE(ABORT, 'stopped'); END"
    )

    with pytest.raises(sqlite3.IntegrityError, match="stopped"):
        library.append(MEETING, course.log, course.meeting, [REFUSED])

    assert library.read(MEETING) == ()
    assert query(library.path, "SELECT count(*) FROM people") == [(0,)]


def test_own_entries_are_replaced_as_a_whole(library: Library) -> None:
    library.add_outgoing(MEETING, FIRST)
    library.add_outgoing(MEETING, SECOND)
    renumbered = replace(SECOND, counter=1)

    library.replace_outgoing(MEETING, [renumbered])
    with pytest.raises(sqlite3.IntegrityError):
        library.replace_outgoing(MEETING, [FIRST, FIRST])

    assert library.outgoing(MEETING) == (renumbered,)


def test_a_meeting_that_was_taken_over_is_attended_no_longer(library: Library) -> None:
    course = Course()
    copied(library, course)

    library.drop_attendance(MEETING)

    assert library.attendances() == ()
    assert [row.is_attended for row in library.meetings()] == [False]
    assert library.read(MEETING) == tuple(course.log)


def test_a_copy_is_a_meeting_like_any_other(library: Library) -> None:
    course = Course().go_to(Phase.READING)
    copied(library, course)

    (row,) = library.meetings()

    assert row.is_attended
    assert row.phase is Phase.READING
    assert replay(library.read(MEETING)) == course.meeting
    assert library.rebuild() == ()
    kept = library.attendance(MEETING)
    assert kept is not None
    assert kept.cursor == len(course.log)


def test_a_meeting_hosted_here_is_not_attended(library: Library) -> None:
    course = Course()
    library.append(MEETING, course.log, course.meeting)

    assert [row.is_attended for row in library.meetings()] == [False]


def test_a_copy_and_its_cursor_are_stored_together_or_not_at_all(
    library: Library,
) -> None:
    course = Course()
    library._db.execute("PRAGMA query_only = ON")

    with pytest.raises(StorageUnavailable):
        copied(library, course)
    library._db.execute("PRAGMA query_only = OFF")

    assert library.read(MEETING) == ()
    assert library.attendances() == ()


def test_dropping_a_copy_keeps_what_was_written_here(library: Library) -> None:
    course = Course().go_to(Phase.MARGINS)
    course.do(BEN, AddNote(NoteId("note"), NoteKind.QUESTION, "Wherefrom?"))
    copied(library, course)
    draft = LocalNote(
        NoteId("draft"),
        BEN,
        NoteKind.QUESTION,
        "Wh",
        1,
        2,
        is_draft=True,
        saved_at=START,
    )
    library.keep(MEETING, draft)
    library.keep_seal(MEETING, SEAL)
    library.add_outgoing(MEETING, FIRST)
    found = library.search("wherefrom")

    library.drop_copy(MEETING)

    assert len(found) == 1
    assert library.read(MEETING) == ()
    assert library.meetings() == ()
    assert library.search("wherefrom") == ()
    assert library.rebuild() == ()
    assert library.notes(MEETING, BEN) == (draft,)
    assert library.seals(MEETING) == (SEAL,)
    assert library.outgoing(MEETING) == (FIRST,)
    assert library.attendance(MEETING) == ATTENDANCE


def test_a_copy_can_be_taken_anew_after_it_was_dropped(library: Library) -> None:
    course = Course().go_to(Phase.READING)
    copied(library, course)

    library.drop_copy(MEETING)
    copied(library, course)

    assert replay(library.read(MEETING)) == course.meeting


def test_dropping_a_copy_leaves_other_meetings_alone(library: Library) -> None:
    course = Course()
    copied(library, course)
    other = _begun(MeetingId("other"))
    library.append(MeetingId("other"), *other)

    library.drop_copy(MEETING)

    assert [row.id for row in library.meetings()] == ["other"]
    assert library.rebuild() == ()


def _begun(meeting: MeetingId) -> tuple[list[Recorded], Meeting]:
    after = Meeting()
    log: list[Recorded] = []
    for event in handle(after, CreateMeeting(meeting, "Ada"), ADA, START):
        entry = Recorded(len(log) + 1, CommandId("begin"), START, ADA, event)
        log.append(entry)
        after = apply(after, entry)
    return log, after


def test_a_rebuild_leaves_alone_what_no_log_knows(library: Library) -> None:
    course = Course()
    copied(library, course)
    library.append(MEETING, [], course.meeting, [REFUSED])
    library.keep_seal(MEETING, SEAL)
    library.keep_hosting(MEETING, HOSTING)
    library.add_outgoing(MEETING, FIRST)

    assert library.rebuild() == ()

    assert library.answers(MEETING) == (REFUSED,)
    assert library.seals(MEETING) == (SEAL,)
    assert library.hosting(MEETING) == HOSTING
    assert library.outgoing(MEETING) == (FIRST,)
    assert len(library.attendances()) == 1


def test_sealed_entries_stand_in_a_table_until_they_are_opened(
    library: Library,
) -> None:
    course = Course().go_to(Phase.READING)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL.seal))
    course.do(BEN, KeepSealed(SEAL.seal, b"one"))
    course.do(BEN, KeepSealed(SEAL.seal, b"two"))
    course.do(BEN, HandInKey(KEY))
    library.append(MEETING, course.log, course.meeting)

    boxes = query(library.path, "SELECT author, seal, box FROM sealed_entries")
    devices = query(library.path, "SELECT id, person, seal FROM devices")

    assert boxes == [(BEN, SEAL.seal, b"one"), (BEN, SEAL.seal, b"two")]
    assert devices == [(LAPTOP, BEN, SEAL.seal)]
    assert library.rebuild() == ()


def test_two_threads_write_two_meetings_at_once(library: Library) -> None:
    """The network's thread and the window's thread share one library."""
    meetings = [MeetingId("one"), MeetingId("two")]
    together = Barrier(len(meetings))
    faults: list[BaseException] = []

    def write(meeting: MeetingId) -> None:
        try:
            together.wait()
            log, after = _begun(meeting)
            library.append(meeting, log, after)
            for number in range(1, 101):
                asked, at = CommandId(f"{meeting}-{number}"), START
                person = PersonId(f"p{number}")
                (event,) = handle(after, AddPerson(person, f"P{number}"), ADA, at)
                entry = Recorded(len(log) + 1, asked, at, ADA, event)
                log.append(entry)
                after = apply(after, entry)
                answer = Answer(LAPTOP, number, asked)
                library.append(meeting, [entry], after, [answer])
                assert library.read(meeting) == tuple(log)
                library.meetings()
        except BaseException as fault:  # noqa: BLE001 - told by the test's thread
            faults.append(fault)

    threads = [Thread(target=write, args=(meeting,)) for meeting in meetings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert [len(library.read(meeting)) for meeting in meetings] == [102, 102]
    assert [len(library.answers(meeting)) for meeting in meetings] == [100, 100]
    assert library.rebuild() == ()


def test_a_locked_room_is_locked_in_the_file(library: Library) -> None:
    course = Course()
    locked = Recorded(
        len(course.log) + 1, CommandId("lock"), START, ADA, RoomLocked(is_locked=True)
    )
    after = apply(course.meeting, locked)
    library.append(MEETING, [*course.log, locked], after)

    assert query(library.path, "SELECT is_locked FROM meetings") == [(1,)]
