# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A port that cannot be opened is told, and tried again; on loopback only."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from meetingroom.app.hosting import AGAIN, ALONE, ALONE_MS, HostingDesk
from meetingroom.app.hosting_choice import ChoiceUnusable
from meetingroom.app.hosting_secrets import RENEWED
from meetingroom.library.library import Library
from meetingroom.meeting.command.note import FinishReading
from meetingroom.meeting.command.room import (
    AdmitDevice,
    BeginReading,
    CloseMeeting,
    OpenDecisions,
    OpenDiscussion,
    OpenMargins,
)
from meetingroom.meeting.ids import DeviceId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.net.hosting import HostingOptions, new_hosting
from meetingroom.net.listen import PortUnavailable
from meetingroom.net.loop_thread import LoopThread
from meetingroom.room.room import InvitationView
from tests.support.meetings import ADA, BEN, TestRoom

WAIT_MS = 60_000
RETRY_MS = 20


class Office:
    """A machine with a meeting in its lobby, and a port that may be taken."""

    def __init__(self, library: Library, network: LoopThread) -> None:
        self.library = library
        self.network = network
        self.room = TestRoom(library).go_to(Phase.LOBBY).host
        self.desk: HostingDesk | None = None
        self.owner = QObject()

    def open(
        self,
        options: Callable[[], HostingOptions],
        retry_ms: int = RETRY_MS,
        alone_ms: int = ALONE_MS,
    ) -> HostingDesk:
        self.desk = HostingDesk(
            self.network,
            self.library,
            self.room,
            options,
            self.owner,
            retry_ms=retry_ms,
            alone_ms=alone_ms,
        )
        return self.desk

    @property
    def invitation(self) -> InvitationView:
        return self.room.surroundings.invitation or InvitationView("", "", ())


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    del qtbot
    library, network = Library.open(tmp_path / "library.db"), LoopThread()
    made = Office(library, network)
    yield made
    if made.desk is not None:
        made.desk.stop()
    network.stop()
    library.close()


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    """Return a port that another program holds."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other


def at_port(port: int) -> HostingOptions:
    return HostingOptions(ports=(port,), host="127.0.0.1", is_discoverable=False)


def port_of(listener: socket.socket) -> int:
    port: int = listener.getsockname()[1]
    return port


def test_a_port_that_is_taken_is_told_and_tried_again(
    office: Office, qtbot: QtBot, taken: socket.socket
) -> None:
    port = port_of(taken)
    office.open(lambda: at_port(port))
    qtbot.waitUntil(lambda: office.invitation.problem != "", timeout=WAIT_MS)
    assert office.invitation.problem.endswith(AGAIN)
    assert not office.invitation.link

    taken.close()
    qtbot.waitUntil(lambda: office.invitation.link != "", timeout=WAIT_MS)

    assert str(port) in office.invitation.link
    assert AGAIN not in office.invitation.problem


def test_nothing_is_tried_again_after_the_meeting_was_left(
    office: Office, qtbot: QtBot, taken: socket.socket
) -> None:
    desk = office.open(lambda: at_port(port_of(taken)))
    qtbot.waitUntil(lambda: office.invitation.problem != "", timeout=WAIT_MS)

    desk.stop()

    # The harness fails on a timer that goes on.
    assert desk.hosted is None


def test_what_was_chosen_wrongly_is_told_in_the_lobby(
    office: Office, qtbot: QtBot
) -> None:
    def options() -> HostingOptions:
        raise ChoiceUnusable("There is no such port.")

    desk = office.open(options)

    assert office.invitation.problem == f"There is no such port. {AGAIN}"
    with pytest.raises(PortUnavailable):
        desk.wait_until_open()


def test_an_address_this_machine_does_not_have_is_told(
    office: Office, qtbot: QtBot
) -> None:
    # Source: RFC 5737: nobody has this address.
    office.open(lambda: replace(at_port(0), host="192.0.2.1"), retry_ms=60_000)

    qtbot.waitUntil(lambda: office.invitation.problem != "", timeout=WAIT_MS)
    assert "nothing is lost" in office.invitation.problem


def test_an_expired_certificate_is_made_anew_and_everybody_is_told(
    office: Office, qtbot: QtBot
) -> None:
    old = new_hosting(datetime.now(UTC) - timedelta(days=60))
    office.library.keep_hosting(office.room.meeting_id, old)

    desk = office.open(lambda: at_port(0))
    with qtbot.waitSignal(desk.notice_requested, timeout=WAIT_MS) as told:
        pass

    assert told.args == [RENEWED]
    kept = office.library.hosting(office.room.meeting_id)
    assert kept is not None
    assert kept.secret != old.secret
    assert kept.secret in office.invitation.link


def test_who_hosts_is_told_once_that_nobody_is_connected_any_more(
    office: Office, qtbot: QtBot
) -> None:
    room, told = office.room, list[str]()
    laptop = AdmitDevice(BEN, "Ben", DeviceId("laptop"), SealId("seal"))
    room.submit(laptop, ADA)
    room.submit(BeginReading(), ADA)

    desk = office.open(lambda: at_port(0), alone_ms=1)
    desk.alone_changed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    room.submit(FinishReading(), ADA)
    qtbot.waitUntil(lambda: office.invitation.link != "", timeout=WAIT_MS)

    assert told == [ALONE]
    assert desk.leave_question() == ""
    desk.stop()
    room.change_surroundings(lambda now: replace(now, online=frozenset({BEN})))
    assert desk.leave_question().startswith("1 person is connected")


@pytest.mark.parametrize("is_closed", [True, False])
def test_being_alone_is_taken_back_once_it_does_not_matter(
    office: Office, qtbot: QtBot, *, is_closed: bool
) -> None:
    room, told = office.room, list[str]()
    laptop = AdmitDevice(BEN, "Ben", DeviceId("laptop"), SealId("seal"))
    room.submit(laptop, ADA)
    room.submit(BeginReading(), ADA)
    desk = office.open(lambda: at_port(0), alone_ms=1)
    desk.alone_changed.connect(told.append)
    qtbot.waitUntil(lambda: told == [ALONE], timeout=WAIT_MS)

    if is_closed:
        for command in (OpenMargins("x"), OpenDiscussion((), "x"), OpenDecisions()):
            room.submit(command, ADA)
        room.submit(CloseMeeting(), ADA)
    else:
        room.change_surroundings(lambda now: replace(now, online=frozenset({BEN})))

    qtbot.waitUntil(lambda: told == [ALONE, ""], timeout=WAIT_MS)
