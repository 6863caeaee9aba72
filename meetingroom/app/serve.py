# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`meetingroom host --headless`: meetings on a machine nobody sits at. Needs no Qt.

Several meetings, each with a port and a certificate of its own, live in one process
and one library. Who has the leader's invitation is facilitator.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from meetingroom import logs, paths
from meetingroom.app.hosting_choice import HostingChoice, options_of
from meetingroom.app.record import shut
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import ChangeSetup, CreateMeeting, FreezeMemo
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.meeting.phase import Phase
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.read.source import read_memo
from meetingroom.memo.reading_time import reading_minutes
from meetingroom.net.hosting import HostedMeeting, HostingOptions, new_hosting
from meetingroom.net.listen import PortUnavailable
from meetingroom.net.organisation import CertificateUnusable
from meetingroom.room.clock import AnchoredClock, Clock, SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import id_source
from meetingroom.room.resume import take_up

OK = 0
FAILED = 1
HEARTBEAT_S = 5.0


def serve(
    memos: Sequence[Path],
    *,
    library: Path | None,
    facilitator: str,
    choice: HostingChoice,
) -> int:
    """Host meetings until the process is told to stop.

    Args:
        memos: A meeting is begun for each; unfinished ones of the library go on.
        library: Library file; `None` for the user's own.
        facilitator: Name of the facilitator of new meetings.
        choice: Port, address and certificate.

    Returns:
        The exit status.
    """
    path = library or paths.library_path()
    try:
        logs.start_logging(paths.log_folder())
        options = replace(options_of(choice), leads_by_secret=True)
        opened = Library.open(path)
    except (CertificateUnusable, StorageUnavailable) as problem:
        return _fail(problem.sentence)
    except OSError as problem:
        return _fail(f"No log can be written: {problem.strerror}")
    try:
        asyncio.run(_Hall(opened, options).hold(memos, facilitator[:MAX_NAME_CP]))
    except (MemoUnreadable, StorageUnavailable, Refused, PortUnavailable) as problem:
        return _fail(problem.sentence)
    finally:
        is_shut = shut(opened)
        logs.stop_logging()
    return OK if is_shut else FAILED


class _Hall:
    """All meetings of the process."""

    def __init__(self, library: Library, options: HostingOptions) -> None:
        self._library = library
        self._options = options
        self._hosted: list[HostedMeeting] = []

    async def hold(self, memos: Sequence[Path], facilitator: str) -> None:
        """Begin, print the invitations, and go on until a signal comes."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # Windows
                loop.add_signal_handler(name, stop.set)
        try:
            for row in self._library.unfinished():
                if not row.is_attended:
                    await self._host(row.id)
            for memo in memos:
                await self._host(self._begin(memo, facilitator))
            if not self._hosted:
                _say("There is no meeting to host. Name a memo.")
                return
            await self._beat(stop)
        finally:
            for hosted in self._hosted:
                await hosted.close()

    def _begin(self, path: Path, facilitator: str) -> MeetingId:
        memo = read_memo(path)
        clock = SystemClock()
        new_id = id_source(clock)
        meeting = MeetingId(new_id())
        host = HostRoom(meeting, self._library, clock, new_id)
        leader = PersonId(new_id())
        host.submit(CreateMeeting(meeting, facilitator, memo.title), leader)
        host.submit(FreezeMemo(memo, plain_pages(memo)), leader)
        setup = host.meeting.setup
        minutes = replace(setup.minutes, reading=reading_minutes(memo.words))
        host.submit(ChangeSetup(replace(setup, minutes=minutes)), leader)
        return meeting

    async def _host(self, meeting: MeetingId) -> None:
        library = self._library
        seen = library.last_seen(meeting)
        clock: Clock = AnchoredClock(SystemClock(), seen)
        room = HostRoom(meeting, library, clock, id_source(clock))
        if room.meeting.phase is Phase.CLOSED:
            return
        take_up(room, seen)
        secrets = library.hosting(meeting) or new_hosting(datetime.now(UTC))
        library.keep_hosting(meeting, secrets)
        hosted = HostedMeeting(room, secrets, self._options)
        await hosted.open()
        library.keep_hosting(meeting, hosted.hosting)
        self._hosted.append(hosted)
        title = room.meeting.setup.title or room.meeting.setup.goal or meeting
        _say(f"Meeting: {title}")
        _say(f"Code: {hosted.code}")
        _say(f"Facilitator: {hosted.invitation(leads=True).link}")
        _say(f"Everybody else: {hosted.invitation().link}")

    async def _beat(self, stop: asyncio.Event) -> None:
        """Note the time, so that a killed process goes on where its clock stood."""
        while not stop.is_set():
            for hosted in self._hosted:
                room = hosted.room
                try:
                    self._library.mark_seen(room.meeting_id, room.now())
                except StorageUnavailable as problem:
                    _say(problem.sentence)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT_S):
                    await stop.wait()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _fail(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return FAILED
