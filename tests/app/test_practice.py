# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rehearsals in the window: their pace, going on with one, and putting it away."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import connect

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom import paths
from meetingroom.app import practice
from meetingroom.app.desk import Desk
from meetingroom.app.practice import Practice
from meetingroom.library.library import Library
from meetingroom.library.migration import VERSION
from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.room import (
    AddPerson,
    BeginReading,
    CloseMeeting,
    OpenDecisions,
    OpenDiscussion,
    OpenLobby,
    OpenMargins,
)
from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.state import Meeting
from meetingroom.room.clock import HandClock
from meetingroom.room.rehearsal.colleague import SIMULATED
from meetingroom.ui.close.screen import CloseScreen
from tests.app.office import WAIT_MS, Laptop
from tests.support.meetings import START, TestRoom


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "office", "Ada", qapp)
    qtbot.addWidget(made.front.window)
    yield made
    made.front.window.close()
    qapp.processEvents()


def held(office: Laptop) -> Meeting:
    """Return the meeting that is rehearsed, as the host knows it."""
    assert office.desk._seats is not None
    return office.desk._seats.sitting.host.meeting


def begin_reading(office: Laptop, qtbot: QtBot) -> None:
    """Begin once all colleagues are on the list."""
    qtbot.waitUntil(lambda: len(held(office).people) == 5, timeout=WAIT_MS)
    office.page.bridge.send(OpenLobby())
    office.page.bridge.send(BeginReading())


def test_a_rehearsal_runs_at_the_pace_that_is_chosen_in_the_menu(
    office: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = HandClock(START)
    monkeypatch.setattr(practice, "AnchoredClock", lambda *_: hand)
    office.desk.open()
    commands = office.front.window.commands
    assert not commands.pace_menu.menuAction().isVisible()
    office.desk._on_rehearsal_requested()
    (checked,) = (one for one in commands.paces.actions() if one.isChecked())
    room = office.page.bridge.room

    fast = next(one for one in commands.paces.actions() if one.data() == 30.0)
    before = room.now()
    hand.advance(1)
    fast.trigger()
    hand.advance(1)

    assert room.now() - before == timedelta(seconds=Practice.PACE + 30)
    assert commands.pace_menu.menuAction().isVisible()
    assert checked.data() == Practice.PACE
    office.front.window.home_requested.emit()
    assert not commands.pace_menu.menuAction().isVisible()


def test_no_next_meeting_follows_a_rehearsal(office: Laptop, qtbot: QtBot) -> None:
    office.desk.open()
    office.desk._on_rehearsal_requested()
    begin_reading(office, qtbot)
    send = office.page.bridge.send
    send(OpenMargins("x"))
    send(OpenDiscussion((), "x"))
    send(OpenDecisions())
    office.page.summarise()
    screen = office.page.current_screen
    assert isinstance(screen, CloseScreen)
    blockers = open_blockers(held(office))
    for note in blockers:
        send(SetDisposition(note.id, Disposition.PARKED, "x"))
    send(CloseMeeting("x"))

    assert held(office).phase is Phase.CLOSED
    assert not screen.next.isVisible()


def test_a_rehearsal_that_was_left_goes_on_with_what_its_colleagues_sealed(
    office: Laptop, qtbot: QtBot
) -> None:
    office.desk.open()
    office.desk._on_rehearsal_requested()
    office.front.window.commands.paces.actions()[-1].trigger()
    begin_reading(office, qtbot)
    qtbot.waitUntil(lambda: bool(held(office).sealed), timeout=WAIT_MS)
    known, boxes = held(office).id, held(office).sealed.values()
    sealed = sum(len(one) for one in boxes)
    office.front.window.home_requested.emit()
    side = office.front.home.page.side
    assert side.title.text() == "Your rehearsal"

    side.resume.click()
    office.page.bridge.send(OpenMargins("The hour is short."))

    assert held(office).id == known
    assert len(held(office).notes) >= sealed
    assert not held(office).sealed


def test_a_rehearsal_can_be_put_away_for_good(office: Laptop, qtbot: QtBot) -> None:
    office.desk.open()
    office.desk._on_rehearsal_requested()
    office.front.window.home_requested.emit()
    side = office.front.home.page.side
    assert not side.samples.isHidden()
    office.desk._on_rehearsal_requested()
    begin_reading(office, qtbot)
    office.front.window.home_requested.emit()
    assert "kept apart from your meetings" in side.about.text()

    side.put_away.click()
    assert side.put_away.isHidden()
    office.front.window.close()
    qtbot.waitUntil(lambda: office.desk._library is None, timeout=WAIT_MS)
    office.desk.open()

    assert not side.is_offering
    assert not side.samples.isHidden()


def rehearsed(
    path: Path, meeting: str, phase: Phase, hours_ahead: float = 0.0
) -> MeetingId:
    """Leave a rehearsal in a library, begun on a clock that runs ahead."""
    return left(path, meeting, phase, hours_ahead, SIMULATED)


def left(
    path: Path,
    meeting: str,
    phase: Phase,
    hours_ahead: float = 0.0,
    people: Iterable[PersonId] = (),
) -> MeetingId:
    """Leave a meeting in a library."""
    known = MeetingId(meeting)
    with closing(Library.open(path)) as library:
        room = TestRoom(library, meeting=known)
        room.clock.advance(hours_ahead * 3600)
        for person in people:
            room.host.submit(AddPerson(person, person, Seniority.REGULAR), person)
        room.go_to(phase)
    return known


def test_the_rehearsal_that_was_left_last_is_offered_though_its_clock_is_behind(
    office: Laptop,
) -> None:
    own = paths.rehearsals_path(office.path)
    rehearsed(own, "left at a fast pace", Phase.READING, hours_ahead=9)
    last = rehearsed(own, "left last", Phase.READING)

    office.desk.open()

    offered = office.desk._practice.offered
    assert offered is not None
    assert offered.id == last


def test_a_sample_that_was_only_looked_at_hides_no_rehearsal(office: Laptop) -> None:
    own = paths.rehearsals_path(office.path)
    read = rehearsed(own, "read", Phase.READING)
    rehearsed(own, "only looked at", Phase.PREPARE)

    office.desk.open()

    offered = office.desk._practice.offered
    assert offered is not None
    assert offered.id == read
    assert office.front.home.page.side.title.text() == "Your rehearsal"


def test_a_real_meeting_among_rehearsals_goes_on_as_a_meeting(office: Laptop) -> None:
    own = paths.rehearsals_path(office.path)
    real = left(own, "real", Phase.READING)
    rehearsed(own, "rehearsal", Phase.READING)
    office.desk = Desk(office.front, own)
    office.desk.open()

    office.front.home.continue_requested.emit(real)

    menu = office.front.window.commands.pace_menu.menuAction()
    assert held(office).id == real
    assert not menu.isVisible()
    office.front.window.home_requested.emit()
    office.front.home.continue_requested.emit("rehearsal")
    assert menu.isVisible()


def damage(path: Path) -> None:
    """Write over all pages but the first."""
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    path.write_bytes(content)


def test_a_damaged_library_of_rehearsals_is_set_aside_and_told(office: Laptop) -> None:
    own = paths.rehearsals_path(office.path)
    rehearsed(own, "read", Phase.READING)
    damage(own)

    office.desk.open()

    (kept,) = (one for one in office.folder.iterdir() if "damaged" in one.name)
    assert kept.name in office.problem
    assert "rehearsals" in office.problem
    assert office.desk._practice.offered is None
    office.desk._on_rehearsal_requested()
    message = office.page.strip.message
    assert message is not None
    assert kept.name in message.sentence


def test_damage_that_is_met_while_going_on_is_told_on_the_first_screen(
    office: Laptop,
) -> None:
    own = paths.rehearsals_path(office.path)
    rehearsed(own, "read", Phase.READING)
    office.desk.open()
    damage(own)

    office.front.home.page.side.resume.click()

    assert office.front.window.page is None
    assert "was damaged" in office.problem
    assert not office.front.home.page.side.is_offering


def test_a_look_at_rehearsals_leaves_their_file_and_their_lock_alone(
    office: Laptop,
) -> None:
    own = paths.rehearsals_path(office.path)
    rehearsed(own, "read", Phase.READING)
    content = own.read_bytes()
    before = {one.name for one in office.folder.iterdir()}

    office.desk.open()

    with closing(Library.open(own)):
        office.desk._refresh()
        assert office.desk._practice.offered is None
    assert own.read_bytes() == content
    beside = {one.name for one in office.folder.iterdir()} - before
    assert not [name for name in beside if name.startswith(own.name)]


def test_rehearsals_of_an_earlier_version_are_brought_forward_and_offered(
    office: Laptop,
) -> None:
    own = paths.rehearsals_path(office.path)
    read = rehearsed(own, "read", Phase.READING)
    with closing(connect(own)) as earlier:
        earlier.execute("DROP TABLE half_typed")
        earlier.execute(f"PRAGMA user_version = {VERSION - 1}")

    office.desk.open()

    offered = office.desk._practice.offered
    assert offered is not None
    assert offered.id == read
