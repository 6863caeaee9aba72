# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A seat in a meeting over the network: line, door, count, lead."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.command.room import (
    AdmitDevice,
    BeginReading,
    CloseMeeting,
    HandOver,
    LockRoom,
    OpenMargins,
    RevokeDevice,
    SetAway,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import DeviceId, NoteId, PersonId, SealId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import Countdown, Link, LinkPhase, Surroundings, Waiting
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.lobby.screen import LobbyScreen
from meetingroom.ui.margins.screen import MarginsScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.hand_over import HandOverForm
from meetingroom.ui.window.lead_notice import LeadNotice
from meetingroom.ui.window.link_notice import CONNECT, LinkNotice
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from meetingroom.ui.window.reason import ReasonDialog
from meetingroom.ui.window.screens import ScreenSource
from meetingroom.ui.window.sealed_reading import SealedReading
from meetingroom.ui.window.take_over import TakeOverForm
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.support.placed import PlacedSeat
from tests.ui.window.kept import KeptNotes

Part = TypeVar("Part", bound=QObject)

WHY = AddNote(NoteId("n"), NoteKind.QUESTION, "Why?")
SEAL = SealId("b" * 32)
RITA_AT_DOOR = Waiting(DeviceId("d-rita"), "Rita Alvarez", SEAL, RITA)
ZOE_AT_DOOR = Waiting(DeviceId("d-zoe"), "Zoe", SealId("c" * 32), None)
TWO_BENS = Waiting(
    DeviceId("d-ben"), "Ben", SealId("d" * 32), None, "Somebody here is called Ben."
)


class Table:
    """A meeting with seats whose surroundings are set by the test."""

    def __init__(self, qtbot: QtBot, folder: Path, app: QApplication) -> None:
        self.room = TestRoom()
        self.taken_over: list[str] = []
        self.left = 0
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.source = ScreenSource(
            themes=ThemeController(app),
            preferences=Preferences(settings),
            notes=KeptNotes(),
            open_discussion=lambda _reason: None,
            choose_memo=lambda: None,
            reload_memo=lambda: None,
            reopen=lambda: None,
            leave=self._leave,
            export=lambda _format: None,
            copy=lambda: None,
            texts=PAPER_TEXTS,
            pass_on=lambda: None,
            open_window=lambda _person: None,
            take_over=self.taken_over.append,
        )
        self.pages: list[MeetingPage] = []
        self._qtbot = qtbot

    def sit(
        self, person: PersonId, around: Surroundings | None = None
    ) -> tuple[MeetingPage, PlacedSeat]:
        seat = PlacedSeat(self.room.seat(person), around)
        page = MeetingPage(Bridge(seat), self.source)
        self._qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        page.activateWindow()
        self._qtbot.waitUntil(page.isActiveWindow)
        self.pages.append(page)
        return page, seat

    def _leave(self) -> None:
        self.left += 1


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Table]:
    made = Table(qtbot, tmp_path, qapp)
    yield made
    for page in made.pages:
        page.leave()


def part(page: MeetingPage, kind: type[Part]) -> Part:
    """Return a part of the page or a form open over it."""
    found = page.findChild(kind)
    assert found is not None
    return found


def said(page: MeetingPage) -> str:
    message = page.strip.message
    return message.sentence if message else ""


def press(page: MeetingPage, number: int = 0) -> None:
    message = page.strip.message
    assert message is not None
    page.strip.action_requested.emit(message.actions[number].id)


def linked(
    phase: LinkPhase, unsent: int = 0, refused: int = 0, notes: int = 0
) -> Surroundings:
    return Surroundings(link=Link(phase, unsent, refused, unsent_notes=notes))


# The line to the host.


@pytest.mark.parametrize(
    ("unsent", "notes", "what"),
    [
        (1, 0, "1 change of yours is saved here, not yet at the host."),
        (3, 0, "3 changes of yours are saved here, not yet at the host."),
        (3, 1, "1 note is saved here, not yet at the host."),
        (3, 2, "2 notes are saved here, not yet at the host."),
    ],
)
def test_offline_says_what_is_kept_here(
    table: Table, unsent: int, notes: int, what: str
) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(BEN, linked(LinkPhase.ONLINE))
    assert said(page) == ""

    seat.surround(linked(LinkPhase.OFFLINE, unsent=unsent, notes=notes))

    assert said(page) == (
        f"No connection to the host. Keep writing: everything is kept here. {what}"
    )


def test_coming_back_says_what_was_sent_and_then_nothing(
    table: Table, qtbot: QtBot
) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(BEN, linked(LinkPhase.OFFLINE, unsent=3, notes=2))

    seat.surround(linked(LinkPhase.ONLINE, unsent=3, notes=2))
    assert said(page) == "Connected."
    seat.surround(linked(LinkPhase.ONLINE))
    assert said(page) == "Connected. 2 notes sent."
    # Six seconds are not waited for in a test.
    part(page, LinkNotice)._back.start(1)

    qtbot.waitUntil(lambda: said(page) == "")


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (4, "Connected. 2 changes of yours sent."),
        (5, "Connected. 1 change of yours sent."),
    ],
)
def test_what_was_refused_is_not_told_as_sent(
    table: Table, refused: int, sentence: str
) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(BEN, linked(LinkPhase.OFFLINE, unsent=2, refused=4))

    seat.surround(linked(LinkPhase.ONLINE, refused=refused))
    page.notices.put(Voice.REFUSED_LATER, None)

    assert said(page) == sentence


def test_a_first_connection_is_not_told_as_a_return(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(BEN, linked(LinkPhase.CONNECTING))

    seat.surround(linked(LinkPhase.ONLINE))

    assert said(page) == ""


def test_nobody_waits_for_the_host_of_a_closed_meeting(table: Table) -> None:
    table.room.go_to(Phase.DECISIONS)
    table.room.seat(ADA).send(CloseMeeting("The hour is over."))

    page, seat = table.sit(BEN, linked(LinkPhase.OFFLINE))
    seat.surround(linked(LinkPhase.HOST_GONE))

    assert said(page) == ""


def test_an_attendee_may_take_over_with_a_reason(table: Table) -> None:
    table.room.go_to(Phase.DISCUSSION)
    page, _ = table.sit(BEN, linked(LinkPhase.HOST_GONE))
    assert said(page) == (
        "Waiting for the host. Keep writing: everything is kept here."
        " Or take over: the others then join by your new invitation."
    )

    press(page, 1)
    form = part(page, TakeOverForm)
    form.take.click()
    assert form.reason_row.error.startswith("Say why")
    form.reason.setText("Ada’s laptop is broken.")
    form.take.click()

    assert table.taken_over == ["Ada’s laptop is broken."]


def test_a_program_that_cannot_host_offers_no_taking_over(table: Table) -> None:
    table.room.go_to(Phase.DISCUSSION)
    table.source = replace(table.source, take_over=None)

    page, _ = table.sit(BEN, linked(LinkPhase.HOST_GONE))

    message = page.strip.message
    assert message is not None
    assert [action.id for action in message.actions] == [CONNECT]
    assert "Keep writing" in message.sentence


def test_without_the_host_one_may_try_to_reach_it_now(table: Table) -> None:
    table.room.go_to(Phase.READING)
    tried: list[str] = []
    table.source = replace(table.source, reconnect=lambda: tried.append("now"))
    page, _ = table.sit(BEN, linked(LinkPhase.OFFLINE))

    press(page)

    assert tried == ["now"]


def test_being_turned_away_says_why_and_lets_one_leave(table: Table) -> None:
    table.room.go_to(Phase.READING)
    link = Link(LinkPhase.TURNED_AWAY, sentence="The facilitator closed the room.")
    page, _ = table.sit(BEN, Surroundings(link=link))
    assert said(page) == "The facilitator closed the room."

    press(page)

    assert table.left == 1


def test_a_late_refusal_says_why_and_that_the_note_is_kept(
    table: Table, qtbot: QtBot
) -> None:
    table.room.go_to(Phase.DISCUSSION)
    page, seat = table.sit(BEN, linked(LinkPhase.ONLINE))

    with qtbot.waitSignal(page.bridge.refused_later):
        seat.surround(linked(LinkPhase.ONLINE, refused=1))
        seat.refuse_later(WHY, "The meeting is closed.")

    assert said(page) == (
        "The host did not take 1 note: The meeting is closed."
        " It is kept here as a draft."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "The host did not take 1 entry of yours. It is kept here."),
        (3, "The host did not take 3 entries of yours. They are kept here."),
    ],
)
def test_what_was_refused_before_a_restart_is_still_told(
    table: Table, count: int, sentence: str
) -> None:
    table.room.go_to(Phase.DISCUSSION)

    page, _ = table.sit(BEN, linked(LinkPhase.ONLINE, refused=count))

    assert said(page) == sentence


@pytest.mark.parametrize(
    ("count", "unsent", "sentence"),
    [
        (0, 0, "No notes yet"),
        (1, 0, "1 note, kept on this laptop"),
        (1, 1, "1 note, not yet at the host"),
        (2, 0, "2 notes, kept on this laptop"),
        (2, 1, "2 notes, 1 not yet at the host"),
    ],
)
def test_reading_says_where_the_notes_are(
    table: Table, count: int, unsent: int, sentence: str
) -> None:
    table.room.go_to(Phase.READING)
    for _ in range(count):
        table.room.add_note(BEN, "1.2 million")
    page, seat = table.sit(BEN, linked(LinkPhase.ONLINE))
    screen = page.current_screen
    assert isinstance(screen, SealedReading)
    bar = screen.reading.bar
    assert ("sealed" in bar.sealed.accessibleName()) is (count > 0)

    seat.surround(linked(LinkPhase.OFFLINE, unsent=unsent, notes=unsent))

    assert bar.sealed.accessibleName() == sentence


def test_an_old_state_is_dated(table: Table) -> None:
    table.room.go_to(Phase.DISCUSSION)
    now = table.room.clock.now()
    link = Link(LinkPhase.OFFLINE, as_of=now)

    page, seat = table.sit(BEN, Surroundings(link=link))

    assert page.as_of.text() == f"As of {now.astimezone():%H:%M}"
    seat.surround(linked(LinkPhase.ONLINE))
    assert page.as_of.isHidden()


# The door.


def test_somebody_at_the_door_is_let_in_from_any_screen(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, Surroundings(waiting=(RITA_AT_DOOR,)))
    seat.is_recording_only = True
    assert said(page) == "Rita Alvarez wants to come in."

    press(page)

    assert seat.sent == [
        AdmitDevice(RITA, "Rita Alvarez", RITA_AT_DOOR.device, RITA_AT_DOOR.seal)
    ]


def test_not_now_is_asked_again_only_for_somebody_else(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, Surroundings(waiting=(RITA_AT_DOOR,)))
    press(page, 1)
    seat.tell()
    assert said(page) == ""

    seat.surround(Surroundings(waiting=(RITA_AT_DOOR, ZOE_AT_DOOR)))

    assert said(page) == "Zoe wants to come in."
    assert seat.sent == []


def test_somebody_at_the_door_is_not_hidden_by_what_was_refused(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, linked(LinkPhase.ONLINE, refused=1))
    assert said(page).startswith("The host did not take 1 entry")

    knocked = replace(seat.snapshot().surroundings, waiting=(RITA_AT_DOOR,))
    seat.surround(knocked)

    assert said(page) == "Rita Alvarez wants to come in."


def test_without_the_host_one_is_told_so_and_not_of_the_door(table: Table) -> None:
    table.room.go_to(Phase.READING)
    around = replace(
        linked(LinkPhase.ONLINE), waiting=(RITA_AT_DOOR,), alarm="Guessing."
    )
    page, seat = table.sit(ADA, around)
    assert said(page) == "Guessing."

    seat.surround(replace(around, link=Link(LinkPhase.OFFLINE)))

    assert page.notices.current is Voice.OFFLINE


def test_who_was_put_off_is_asked_about_again_from_the_menu(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, _ = table.sit(ADA, Surroundings(waiting=(RITA_AT_DOOR,)))
    press(page, 1)
    assert said(page) == ""
    assert page.room_actions.at_door.isVisible()

    page.room_actions.at_door.trigger()

    assert said(page) == "Rita Alvarez wants to come in."


def test_who_was_put_off_is_asked_about_again_in_the_next_phase(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, Surroundings(waiting=(RITA_AT_DOOR,)))
    press(page, 1)

    table.room.seat(ADA).send(OpenMargins("Early."))
    seat.tell()

    assert said(page) == "Rita Alvarez wants to come in."


def test_who_was_put_off_and_knocks_anew_is_asked_about(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, Surroundings(waiting=(RITA_AT_DOOR,)))
    press(page, 1)

    seat.surround(Surroundings())
    assert not page.room_actions.at_door.isVisible()
    seat.surround(Surroundings(waiting=(RITA_AT_DOOR,)))

    assert said(page) == "Rita Alvarez wants to come in."


def test_a_name_that_is_taken_is_not_let_in_with_the_others(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, Surroundings(waiting=(TWO_BENS, ZOE_AT_DOOR)))
    seat.is_recording_only = True

    press(page)

    assert [one.name for one in seat.sent if isinstance(one, AdmitDevice)] == ["Zoe"]
    seat.surround(Surroundings(waiting=(TWO_BENS,)))
    assert said(page) == "Ben is at the door. Somebody here is called Ben."


def test_two_of_one_name_are_not_let_in_together(table: Table) -> None:
    table.room.go_to(Phase.READING)
    again = replace(ZOE_AT_DOOR, device=DeviceId("d-zoe-2"))
    page, seat = table.sit(ADA, Surroundings(waiting=(ZOE_AT_DOOR, again)))
    assert said(page) == "Zoe wants to come in."

    press(page)

    admitted = [one.device for one in seat.sent if isinstance(one, AdmitDevice)]
    assert admitted == [ZOE_AT_DOOR.device]


def test_a_refused_act_on_the_room_is_no_entry_that_is_kept(
    table: Table, qtbot: QtBot
) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA, linked(LinkPhase.ONLINE))

    with qtbot.waitSignal(page.bridge.refused_later):
        seat.refuse_later(
            AdmitDevice(BEN, "Ben", DeviceId("d-ben"), SEAL),
            "Somebody called Ben is here already. Add an initial.",
        )

    assert said(page) == "Somebody called Ben is here already. Add an initial."


def test_another_laptop_of_the_same_person_is_let_in_from_any_screen(
    table: Table,
) -> None:
    old = DeviceId("d-old")
    table.room.seat(ADA).send(AdmitDevice(BEN, "Ben", old, SealId("e" * 32)))
    table.room.go_to(Phase.READING)
    again = replace(TWO_BENS, claims=BEN)
    page, seat = table.sit(ADA, Surroundings(waiting=(again,)))
    message = page.strip.message
    assert message is not None
    assert "old laptop of Ben is turned away" in message.actions[0].spoken

    press(page)

    assert seat.sent == [
        RevokeDevice(old),
        AdmitDevice(BEN, "Ben", again.device, again.seal),
    ]
    assert table.room.host.meeting.devices[old].is_revoked


def test_nobody_is_taken_for_the_facilitator(table: Table) -> None:
    table.room.go_to(Phase.READING)

    page, _ = table.sit(
        ADA, Surroundings(waiting=(replace(TWO_BENS, name="Ada", claims=ADA),))
    )

    message = page.strip.message
    assert message is not None
    assert [action.text for action in message.actions] == ["Not now"]


def test_the_lobby_lists_the_door_itself(table: Table) -> None:
    table.room.go_to(Phase.LOBBY)

    page, _ = table.sit(ADA, Surroundings(waiting=(RITA_AT_DOOR,)))

    assert said(page) == ""


def test_nobody_but_the_facilitator_is_asked(table: Table) -> None:
    table.room.go_to(Phase.READING)

    page, _ = table.sit(BEN, Surroundings(waiting=(RITA_AT_DOOR,), alarm="Guessing."))

    assert said(page) == ""


def test_an_alarm_offers_to_lock_the_room(table: Table) -> None:
    table.room.go_to(Phase.READING)
    alarm = "Somebody guesses codes at the door."
    page, seat = table.sit(ADA, Surroundings(alarm=alarm, waiting=(ZOE_AT_DOOR,)))
    assert said(page) == alarm

    press(page)

    assert seat.sent == [LockRoom(is_locked=True)]
    assert table.room.host.meeting.is_locked
    message = page.strip.message
    assert message is not None
    assert message.actions == ()


@pytest.mark.parametrize(
    ("around", "begin"),
    [
        (Surroundings(still_sealed=frozenset([RITA])), "Notes of Rita are still"),
        (
            Surroundings(still_sealed=frozenset([RITA, TOM])),
            "Notes of Rita and Tom are still",
        ),
        (
            Surroundings(still_sealed=frozenset([RITA, TOM, MINA])),
            "Notes of Mina, Rita and 1 more are still",
        ),
        (Surroundings(sealed_count=1), "Notes of 1 person are still"),
        (Surroundings(sealed_count=3), "Notes of 3 people are still"),
    ],
)
def test_notes_that_are_still_sealed_are_named(
    table: Table, around: Surroundings, begin: str
) -> None:
    table.room.go_to(Phase.MARGINS)

    page, _ = table.sit(BEN, around)

    assert said(page).startswith(begin)
    assert page.notices.current is Voice.SEALED


# Three, two, one.


def counting(page: MeetingPage) -> str:
    strip = page.count_strip
    return "" if strip.isHidden() else strip.sentence.text()


def test_everybody_sees_the_count_and_reading_begins(
    table: Table, qtbot: QtBot
) -> None:
    table.room.go_to(Phase.LOBBY)
    mine, my_seat = table.sit(ADA)
    his, his_seat = table.sit(BEN)

    mine.countdown.begin(BeginReading())
    his_seat.surround(my_seat.snapshot().surroundings)
    assert counting(mine) == counting(his) == "Reading begins in 3."
    assert not mine.count_strip.stop.isHidden()
    assert his.count_strip.stop.isHidden()
    table.room.clock.advance(2.5)
    qtbot.waitUntil(lambda: counting(his) == "Reading begins in 1.")
    assert table.room.host.meeting.phase is Phase.LOBBY
    table.room.clock.advance(0.6)

    qtbot.waitUntil(lambda: table.room.host.meeting.phase is Phase.READING)
    assert my_seat.sent == [BeginReading()]
    assert his_seat.sent == []
    assert counting(mine) == ""
    assert my_seat.told[-1] is None


def test_the_count_covers_no_part_of_a_screen(table: Table) -> None:
    page, _ = table.sit(ADA)
    page.resize(900, 700)
    page.show()
    table.room.go_to(Phase.LOBBY)

    page.countdown.begin(BeginReading())

    assert page.count_strip.isVisible()
    assert page.count_strip.geometry() == page.header.geometry()
    page.countdown.stop()


def test_escape_stops_the_count_for_everybody(table: Table, qtbot: QtBot) -> None:
    table.room.go_to(Phase.LOBBY)
    page, seat = table.sit(ADA)
    page.countdown.begin(BeginReading())
    focus = QApplication.focusWidget()
    assert focus is not None

    QTest.keyClick(focus, Qt.Key.Key_Escape)

    assert seat.told[-1] is None
    assert counting(page) == ""
    table.room.clock.advance(5)
    qtbot.waitUntil(lambda: not page.countdown.is_counting)
    assert seat.sent == []


def test_an_attendees_escape_stops_nothing(table: Table) -> None:
    table.room.go_to(Phase.LOBBY)
    ends_at = table.room.clock.now() + timedelta(seconds=3)
    around = Surroundings(countdown=Countdown(ends_at, Phase.READING))
    page, seat = table.sit(BEN, around)
    focus = QApplication.focusWidget()
    assert focus is not None

    QTest.keyClick(focus, Qt.Key.Key_Escape)

    assert seat.told == []
    assert counting(page) == "Reading begins in 3."


def test_a_count_stopped_elsewhere_sends_nothing(table: Table, qtbot: QtBot) -> None:
    table.room.go_to(Phase.LOBBY)
    page, seat = table.sit(ADA)
    page.countdown.begin(BeginReading())

    seat.surround(Surroundings())
    table.room.clock.advance(5)

    qtbot.waitUntil(lambda: not page.countdown.is_counting)
    assert seat.sent == []


def test_a_count_that_cannot_be_told_is_not_begun(table: Table) -> None:
    table.room.go_to(Phase.LOBBY)
    page, seat = table.sit(ADA)
    seat.refusal = Refused("Only the facilitator does this.")

    page.countdown.begin(BeginReading())

    assert said(page) == "Only the facilitator does this."
    assert counting(page) == ""


def test_a_count_that_ends_offline_begins_nothing_later(
    table: Table, qtbot: QtBot
) -> None:
    table.room.go_to(Phase.LOBBY)
    page, seat = table.sit(ADA, linked(LinkPhase.ONLINE))
    page.countdown.begin(BeginReading())
    seat.surround(
        replace(seat.snapshot().surroundings, link=Link(LinkPhase.OFFLINE)),
    )

    table.room.clock.advance(4)

    qtbot.waitUntil(lambda: "The count was stopped" in said(page))
    assert seat.sent == []


def test_an_old_count_is_not_shown(table: Table) -> None:
    table.room.go_to(Phase.LOBBY)
    ended = table.room.clock.now() - timedelta(seconds=10)

    page, _ = table.sit(BEN, Surroundings(countdown=Countdown(ended, Phase.READING)))

    assert counting(page) == ""


def test_opening_early_asks_for_the_reason_before_it_counts(
    table: Table, qtbot: QtBot
) -> None:
    table.room.go_to(Phase.READING)
    page, _ = table.sit(ADA)
    screen = page.current_screen
    assert isinstance(screen, SealedReading)

    screen.reading.bar.open_margins.click()
    asked = part(page, ReasonDialog)
    assert counting(page) == ""
    asked.setTextValue("Ben has to leave.")
    asked.accept()
    assert counting(page) == "All margins open in 3."
    table.room.clock.advance(3.1)

    qtbot.waitUntil(lambda: table.room.host.meeting.phase is Phase.MARGINS)


def test_leaving_stops_the_own_count(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(ADA)
    page.countdown.begin(OpenMargins("Early."))

    page.leave()

    assert seat.told[-1] is None
    assert seat.sent == []


# The lead and the own seal.


def test_handing_over_moves_the_controls_at_once(table: Table) -> None:
    table.room.go_to(Phase.READING)
    table.room.seat(TOM).send(SetAway(TOM, is_away=True))
    mine, my_seat = table.sit(ADA)
    his, _ = table.sit(BEN)
    assert not his.room_actions.hand_over.isVisible()

    mine.room_actions.ask_hand_over()
    form = part(mine, HandOverForm)
    names = [form.list.item(row).text() for row in range(form.list.count())]
    form.choose(BEN)
    form.give.click()

    assert names == ["Ben", "Mina", "Rita"]
    assert my_seat.sent == [HandOver(BEN)]
    assert not mine.room_actions.hand_over.isVisible()
    assert his.room_actions.hand_over.isVisible()
    for page, leads in ((mine, False), (his, True)):
        screen = page.current_screen
        assert isinstance(screen, SealedReading)
        assert screen.reading.bar.open_margins.isHidden() is not leads


def test_everybody_is_told_who_leads_from_now_on(table: Table, qtbot: QtBot) -> None:
    table.room.go_to(Phase.READING)
    mine, my_seat = table.sit(ADA)
    his, _ = table.sit(BEN)
    hers, _ = table.sit(RITA)
    assert (said(mine), said(his), said(hers)) == ("", "", "")

    my_seat.send(HandOver(BEN))

    assert said(his) == "You lead the meeting now."
    assert said(mine) == "Ben leads the meeting now."
    assert said(hers) == "Ben leads the meeting now."

    part(hers, LeadNotice)._timer.start(1)  # as with the line above
    qtbot.waitUntil(lambda: said(hers) == "")
    assert said(his) == "You lead the meeting now."
    table.room.seat(BEN).send(OpenMargins("Enough."))
    assert said(his) == ""


def test_who_leads_from_a_guests_laptop_cannot_load_a_memo(table: Table) -> None:
    here, _ = table.sit(ADA)
    table.source = replace(table.source, reconnect=lambda: None)
    away, _ = table.sit(ADA)

    assert part(here, PrepareScreen).reload.isEnabled()
    assert not part(away, PrepareScreen).reload.isEnabled()


def test_the_room_is_locked_from_the_menu(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, _ = table.sit(ADA, Surroundings(online=frozenset([ADA])))
    assert not page.room_actions.lock.isChecked()

    page.room_actions.lock.trigger()

    assert table.room.host.meeting.is_locked
    assert page.room_actions.lock.isChecked()


def test_without_a_network_there_is_no_door_to_lock(table: Table) -> None:
    table.room.go_to(Phase.READING)

    page, _ = table.sit(ADA)

    assert not page.room_actions.lock.isVisible()
    assert not page.room_actions.hand_in.isVisible()


def answer(page: MeetingPage, click: Callable[[QMessageBox], None]) -> None:
    click(part(page, QMessageBox))


def test_notes_are_handed_in_once_it_is_confirmed(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(BEN, linked(LinkPhase.ONLINE))
    page.room_actions.hand_in.trigger()
    assert seat.handed_in == 0

    answer(page, lambda box: box.button(QMessageBox.StandardButton.Ok).click())

    assert seat.handed_in == 1


def test_handing_in_nothing_says_so(table: Table) -> None:
    table.room.go_to(Phase.READING)
    page, seat = table.sit(BEN, linked(LinkPhase.ONLINE))
    seat.refusal = Refused("You have kept nothing under seal yet.")

    page.room_actions.hand_in_requested.emit()

    assert said(page) == "You have kept nothing under seal yet."


def leading_control(page: MeetingPage) -> QWidget:
    """Return a control of the shown screen that only the facilitator has."""
    screen = page.current_screen
    match screen:
        case LobbyScreen():
            return screen.begin
        case SealedReading():
            return screen.reading.bar.open_margins
        case MarginsScreen():
            return screen.bar.go_on
        case DiscussionScreen():
            return screen.middle.foot.go_on
        case _:
            raise AssertionError(screen)


@pytest.mark.parametrize(
    "phase", [Phase.LOBBY, Phase.READING, Phase.MARGINS, Phase.DISCUSSION]
)
def test_all_controls_follow_the_lead_on_both_sides(table: Table, phase: Phase) -> None:
    table.room.go_to(phase)
    mine, _ = table.sit(ADA)
    his, _ = table.sit(BEN)
    before = [leading_control(page).isVisibleTo(page) for page in (mine, his)]

    mine.send(HandOver(BEN))

    after = [leading_control(page).isVisibleTo(page) for page in (mine, his)]
    assert before == [True, False]
    assert after == [False, True]
