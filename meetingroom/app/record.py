# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The command line's work on the record: export, list, rebuild.

Needs no display, and Qt for PDF alone.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from meetingroom import paths
from meetingroom.app.offscreen import offscreen_application
from meetingroom.export.wording import Later
from meetingroom.export.write import FORMATS, ExportFailed, write_exports
from meetingroom.library.library import Library
from meetingroom.library.rebuild import report
from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.state import Meeting
from meetingroom.room.clock import SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id

PDF = "pdf"
ALL_FORMATS = (*FORMATS, PDF)
"""What a record can be written as."""

_NO_QT = "There is no PDF, whose pages need Qt, which cannot start here"

OK = 0
FAILED = 1


def export_meeting(
    library: Path | None, wanted: str | None, formats: Sequence[str], output: Path
) -> int:
    """Write the record of a meeting.

    Args:
        library: Library file; `None` for the user's own.
        wanted: Id or title; `None` for the latest meeting.
        formats: Any of `ALL_FORMATS`. Where Qt cannot start, "pdf" beside others is
            left out, and that is said.
        output: Folder to write into.

    Returns:
        The exit status.
    """
    unknown = [name for name in formats if name not in ALL_FORMATS]
    if unknown or not formats:
        return _fail(f"Formats are {', '.join(ALL_FORMATS)}; not {', '.join(unknown)}.")
    opened = _open(library)
    if opened is None:
        return FAILED
    try:
        rows = opened.meetings()
        named = [r for r in rows if wanted in (None, r.id) or wanted == r.title]
        if not named:
            return _fail("There is no such meeting. See: meetingroom library list")
        latest = max(named, key=lambda row: row.last_event_at)
        record, later = record_of(opened, latest.id), opened.later_decisions(latest.id)
        for path in _written(record, output, formats, later):
            _say(str(path))
    except (StorageUnavailable, ExportFailed) as problem:
        return _fail(problem.sentence)
    finally:
        is_shut = shut(opened)
    return OK if is_shut else FAILED


def _written(
    record: Meeting, output: Path, formats: Sequence[str], later: Later
) -> tuple[Path, ...]:
    """Write the files; only PDF wants Qt, and only if it can be loaded at all."""
    if PDF not in formats:
        return write_exports(record, output, formats, later=later)
    application = offscreen_application()
    if application is not None:
        from meetingroom.app.paper import write_record  # noqa: PLC0415 - see above

        return write_record(record, output, formats, later)
    others = [name for name in formats if name != PDF]
    if not others:
        raise ExportFailed(output, OSError(0, _NO_QT))
    _fail(f"{_NO_QT}.")
    return write_exports(record, output, others, later=later)


def record_of(library: Library, meeting: MeetingId) -> Meeting:
    """Return a meeting as its facilitator may see it: sealed notes stay out.

    Of a meeting somebody else hosts, it is what the one at this machine may see.
    """
    clock = SystemClock()
    host = HostRoom(meeting, library, clock, random_id)
    attended = library.attendance(meeting)
    leader = host.meeting.setup.roles.facilitator
    viewer = attended.person if attended is not None else leader
    return host.seat(viewer).snapshot().meeting if viewer else Meeting()


def list_meetings(library: Path | None) -> int:
    """Print the meetings of a library."""
    opened = _open(library)
    if opened is None:
        return FAILED
    try:
        for row in opened.meetings():
            day = f"{row.last_event_at:%Y-%m-%d}"
            _say(f"{row.id}  {row.phase.value:10}  {day}  {row.title}")
    except StorageUnavailable as problem:
        return _fail(problem.sentence)
    finally:
        is_shut = shut(opened)
    return OK if is_shut else FAILED


def rebuild(library: Path | None) -> int:
    """Make every plain table again from the log and report differences.

    Returns:
        0 when there were none, else 1.
    """
    opened = _open(library)
    if opened is None:
        return FAILED
    try:
        differences = opened.rebuild()
    except StorageUnavailable as problem:
        return _fail(problem.sentence)
    finally:
        is_shut = shut(opened)
    _say(report(differences))
    return OK if is_shut and not differences else FAILED


def _open(library: Path | None) -> Library | None:
    path = library or paths.library_path()
    if not path.exists():
        _fail(
            f"There is no library at {path}. The program makes one at its first start."
        )
        return None
    try:
        return Library.open(path)
    except StorageUnavailable as problem:
        _fail(problem.sentence)
        return None


def shut(library: Library) -> bool:
    """Close a library; say so and return False when that fails."""
    try:
        library.close()
    except StorageUnavailable as problem:
        _fail(problem.sentence)
        return False
    return True


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _fail(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return FAILED
