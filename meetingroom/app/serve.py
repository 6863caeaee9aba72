# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`meetingroom host --headless`: meetings on a machine nobody sits at. No window.

Several meetings, each with a port and a certificate of its own, live in one process
and one library. Who has the leader's invitation is facilitator. One that cannot be
hosted does not keep the others from going on.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from meetingroom import logs, paths
from meetingroom.app.hosting_choice import (
    LARGEST_PORT,
    ChoiceUnusable,
    HostingChoice,
    options_of,
)
from meetingroom.app.hosting_secrets import RENEWED, secrets_of
from meetingroom.app.print_pages import pages_without_window
from meetingroom.app.reading_apart import read_file
from meetingroom.app.record import shut
from meetingroom.app.team import read_team
from meetingroom.library.library import Library
from meetingroom.meeting.command.room import ChangeSetup, CreateMeeting, FreezeMemo
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import pre_read_notes
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.preflight import Rules
from meetingroom.memo.reading_time import reading_minutes
from meetingroom.net.hosting import HostedMeeting, HostingOptions
from meetingroom.net.listen import PortUnavailable
from meetingroom.net.organisation import CertificateUnusable
from meetingroom.protocol.kept import Hosting
from meetingroom.room.clock import AnchoredClock, Clock, SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.room.ids import random_id
from meetingroom.room.resume import take_up

OK = 0
FAILED = 1
HEARTBEAT_S = 5.0
STOPPING = (signal.SIGINT, signal.SIGTERM)
"""Signals that end the hosting, with goodbyes to all guests."""
NOTHING_TO_HOST = "There is no meeting to host. Name a memo."
NOT_OPENED = (
    "No port could be opened for “{0}” ({1}). The meeting is kept; please start the"
    " host again when that is mended."
)


def serve(
    memos: Sequence[Path],
    *,
    library: Path | None,
    facilitator: str,
    choice: HostingChoice,
    team: Path | None = None,
) -> int:
    """Host meetings until the process is told to stop.

    Args:
        memos: A meeting is begun for each; unfinished ones of the library go on.
        library: Library file; `None` for the user's own.
        facilitator: Name of the facilitator of new meetings.
        choice: Port, address and certificate.
        team: File of the team's rules; `None` for the one in the settings.

    Returns:
        The exit status; 1 when no meeting could be hosted.
    """
    path = library or paths.library_path()
    try:
        logs.start_logging(paths.log_folder())
        options = replace(options_of(choice), leads_by_secret=True)
        opened = Library.open(path)
    except (CertificateUnusable, ChoiceUnusable, StorageUnavailable) as problem:
        return _fail(problem.sentence)
    except OSError as problem:
        return _fail(f"No log can be written: {problem.strerror}")
    try:
        found = read_team(team or paths.team_path(), is_given=team is not None)
        for sentence in found.problems:
            _fail(sentence)
        hall = _Hall(opened, options, choice.port, found.rules)
        has_hosted = asyncio.run(hall.hold(memos, facilitator[:MAX_NAME_CP]))
    except StorageUnavailable as problem:
        return _fail(problem.sentence)
    finally:
        is_shut = shut(opened)
        logs.stop_logging()
    return OK if is_shut and has_hosted else FAILED


def ports_from(first: int, remembered: Sequence[int]) -> list[int]:
    """Return a port for each meeting: the one chosen and those after it.

    A meeting that had one of them keeps it, so that its invitations stay true.

    Args:
        first: The port that was chosen; for 0 all are 0, any free one.
        remembered: The port each meeting had before; 0 for none.
    """
    if first == 0:
        return [0] * len(remembered)
    # Above the largest there is none; any free one is better than none.
    wanted = range(first, first + len(remembered))
    free = [port if port <= LARGEST_PORT else 0 for port in wanted]
    kept: list[int | None] = []
    for port in remembered:
        is_kept = port != 0 and port in free
        if is_kept:
            free.remove(port)
        kept.append(port if is_kept else None)
    return [free.pop(0) if port is None else port for port in kept]


class _Hall:
    """All meetings of the process."""

    def __init__(
        self,
        library: Library,
        options: HostingOptions,
        port: int | None,
        rules: Rules,
    ) -> None:
        self._library = library
        self._options = options
        self._port = port
        """The first meeting's; `None` for the usual ones."""
        self._rules = rules
        """What new memos are checked by."""
        self._hosted: list[HostedMeeting] = []

    async def hold(self, memos: Sequence[Path], facilitator: str) -> bool:
        """Begin, print the invitations, and go on until a signal comes.

        Returns:
            Whether any meeting was hosted.
        """
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def end(*_: object) -> None:
            loop.call_soon_threadsafe(stop.set)

        # The loop's own handlers do not exist on Windows.
        earlier = {name: signal.signal(name, end) for name in STOPPING}
        try:
            meetings = self._meetings(memos, facilitator)
            for meeting, options in self._with_options(meetings):
                await self._try_to_host(meeting, options)
            if self._hosted:
                await self._beat(stop)
            elif not meetings and not memos:
                _fail(NOTHING_TO_HOST)
            return bool(self._hosted)
        finally:
            for hosted in self._hosted:
                await hosted.close()
            for name, handler in earlier.items():
                signal.signal(name, handler)

    def _meetings(self, memos: Sequence[Path], facilitator: str) -> list[MeetingId]:
        """Return the unfinished meetings of this machine, and new ones."""
        found = [row.id for row in self._library.unfinished() if not row.is_attended]
        for memo in memos:
            try:
                found.append(self._begin(memo, facilitator))
            except (MemoUnreadable, StorageUnavailable, Refused) as problem:
                _fail(problem.sentence)
        return found

    def _with_options(
        self, meetings: Sequence[MeetingId]
    ) -> list[tuple[MeetingId, HostingOptions]]:
        if self._port is None:
            return [(meeting, self._options) for meeting in meetings]
        kept = [self._library.hosting(meeting) for meeting in meetings]
        ports = ports_from(self._port, [one.port if one else 0 for one in kept])
        return [
            (meeting, replace(self._options, ports=(port,)))
            for meeting, port in zip(meetings, ports, strict=True)
        ]

    def _begin(self, path: Path, facilitator: str) -> MeetingId:
        reading = read_file(path)
        memo = reading.memo
        clock = SystemClock()
        new_id = random_id
        meeting = MeetingId(new_id())
        host = HostRoom(meeting, self._library, clock, new_id)
        leader = PersonId(new_id())
        host.submit(CreateMeeting(meeting, facilitator, memo.title), leader)
        people = host.meeting.people.values()
        kept = pre_read_notes(memo, reading.comments, people, new_id, clock.now())
        frozen = FreezeMemo(memo, pages_without_window(memo), kept, self._rules)
        host.submit(frozen, leader)
        setup = host.meeting.setup
        minutes = replace(setup.minutes, reading=reading_minutes(memo.words))
        host.submit(ChangeSetup(replace(setup, minutes=minutes)), leader)
        return meeting

    async def _try_to_host(self, meeting: MeetingId, options: HostingOptions) -> None:
        """Host a meeting; what keeps it from being hosted is printed."""
        try:
            room = self._take_up(meeting)
            if room.meeting.phase is not Phase.CLOSED:
                await self._host(room, options)
        except (StorageUnavailable, Refused, PortUnavailable) as problem:
            _fail(problem.sentence)

    def _take_up(self, meeting: MeetingId) -> HostRoom:
        seen = self._library.last_seen(meeting)
        clock: Clock = AnchoredClock(SystemClock(), seen)
        room = HostRoom(meeting, self._library, clock, random_id)
        if room.meeting.phase is not Phase.CLOSED:
            take_up(room, seen)
        return room

    async def _host(self, room: HostRoom, options: HostingOptions) -> None:
        secrets = secrets_of(self._library, room.meeting_id, datetime.now(UTC))
        hosted = HostedMeeting(room, secrets.hosting, options)
        hosted.on_renewed = partial(self._keep, room.meeting_id)
        title = room.meeting.setup.title or room.meeting.setup.goal or room.meeting_id
        try:
            await hosted.open()
            self._library.keep_hosting(room.meeting_id, hosted.hosting)
        except OSError as problem:
            await hosted.close()
            reason = problem.strerror or problem
            raise PortUnavailable(NOT_OPENED.format(title, reason)) from problem
        except (StorageUnavailable, PortUnavailable):
            await hosted.close()
            raise
        self._hosted.append(hosted)
        _say(f"Meeting: {title}")
        if secrets.is_renewed:
            _say(RENEWED)
        _say(f"Code: {hosted.code}")
        _say(f"Facilitator: {hosted.invitation(leads=True).link}")
        _say(f"Everybody else: {hosted.invitation().link}")

    def _keep(self, meeting: MeetingId, hosting: Hosting) -> None:
        """Store new secrets, and say the new invitation."""
        try:
            self._library.keep_hosting(meeting, hosting)
        except StorageUnavailable as problem:
            _say(problem.sentence)
        for hosted in self._hosted:
            if hosted.room.meeting_id == meeting:
                _say(f"New code: {hosted.code}")
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
