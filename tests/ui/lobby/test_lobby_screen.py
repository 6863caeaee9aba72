# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The lobby: who is in, what stays sealed, and the count before reading."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import segno
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import (
    AddPerson,
    AdmitDevice,
    BeginReading,
    CarryOver,
    ChangeSetup,
    RevokeDevice,
    SetAway,
)
from meetingroom.meeting.ids import DeviceId, PersonId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import CarriedTopic
from meetingroom.protocol.invitation_link import parse
from meetingroom.room.room import (
    InvitationView,
    Link,
    LinkPhase,
    Surroundings,
    Waiting,
)
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.lobby.qr_code import QUIET_MODULES
from meetingroom.ui.lobby.screen import LONG_TITLE_PX, LobbyScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.theme.tokens import PAPER
from meetingroom.ui.widget.button import ActionButton
from tests.support.meetings import ADA, BEN, MINA, RITA, TestRoom
from tests.support.placed import PlacedSeat


@pytest.fixture(autouse=True)
def _paper(qapp: QApplication) -> Iterator[None]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    yield
    themes.deleteLater()


@pytest.fixture
def room() -> TestRoom:
    return TestRoom().go_to(Phase.LOBBY)


def lobby(room: TestRoom, who: PersonId, qtbot: QtBot) -> LobbyScreen:
    screen = LobbyScreen(new_id=room.host.new_id)
    qtbot.addWidget(screen)
    bridge = Bridge(room.seat(who), screen)
    screen.command_requested.connect(bridge.send)
    bridge.snapshot_changed.connect(screen.show_snapshot)
    bridge.command_refused.connect(screen.show_refusal)
    screen.show_snapshot(bridge.snapshot())
    return screen


def test_beginning_asks_for_the_count_and_sends_nothing_itself(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen = lobby(room, ADA, qtbot)

    with qtbot.waitSignal(screen.count_requested) as asked:
        screen.begin.click()

    assert asked.args == [BeginReading()]
    assert room.host.meeting.phase is Phase.LOBBY


def test_a_name_that_is_taken_is_selected_with_the_reason(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen, _ = placed(
        room, ADA, qtbot, around=Surroundings(online=frozenset([ADA, BEN]))
    )
    QTest.keyClicks(screen.name, "Ben")
    screen.add.click()

    assert "Add an initial" in screen.error.text()
    QTest.keyClicks(screen.name, "Cleo")
    assert screen.name.text() == "Cleo"


def test_a_listed_name_means_that_person(room: TestRoom, qtbot: QtBot) -> None:
    screen = lobby(room, ADA, qtbot)
    before = room.host.meeting.people

    QTest.keyClicks(screen.name, "ben")
    screen.add.click()

    assert room.host.meeting.people == before
    assert screen.error.isHidden()
    assert screen.let_in.listed.text().startswith("Ben is on the list already.")
    assert screen.name.text() == ""
    QTest.keyClicks(screen.name, "C")
    assert screen.let_in.listed.isHidden()


def test_a_listed_name_of_somebody_away_says_that_they_came(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen = lobby(room, ADA, qtbot)
    screen.command_requested.emit(SetAway(BEN, is_away=True))
    qtbot.waitUntil(lambda: screen.people.rows[1].is_away)

    QTest.keyClicks(screen.name, "Ben")
    screen.add.click()

    assert not room.host.meeting.people[BEN].is_away


def test_a_new_name_is_let_in_and_the_field_is_empty(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen = lobby(room, ADA, qtbot)
    screen.name.setText("Zoe")
    QTest.keyClick(screen.name, Qt.Key.Key_Return)

    names = [person.name for person in room.host.meeting.people.values()]
    assert "Zoe" in names
    assert screen.name.text() == ""


def test_an_attendee_cannot_begin(room: TestRoom, qtbot: QtBot) -> None:
    screen = lobby(room, MINA, qtbot)

    assert screen.begin.isHidden()
    assert screen.back.isHidden()
    assert not screen.pass_on.isHidden()


def test_a_long_title_stays_small_wherever_the_screen_is_put(qtbot: QtBot) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, title="Everything about billing " * 5)
    room.seat(ADA).send(ChangeSetup(setup))
    room.go_to(Phase.LOBBY)
    screen = lobby(room, ADA, qtbot)
    stack = QStackedWidget()
    qtbot.addWidget(stack)

    stack.addWidget(screen)
    stack.show()

    assert screen.long_title.isVisible()
    assert not screen.title.isVisible()
    assert screen.long_title.font().pixelSize() == LONG_TITLE_PX


def test_everybody_reads_that_topics_were_left_open_last_time(qtbot: QtBot) -> None:
    room = TestRoom()
    carried = tuple(CarriedTopic(f"Point {n}", "Last month") for n in range(3))
    room.seat(ADA).send(CarryOver(carried))
    room.go_to(Phase.LOBBY)

    screens = [lobby(room, who, qtbot) for who in (ADA, MINA)]

    for screen in screens:
        words = "Left open last time: 3 topics. The discussion begins there."
        assert screen.left_open.text() == words
        assert not screen.left_open.isHidden()


def test_nothing_is_said_about_last_time_where_nothing_was_left_open(
    room: TestRoom, qtbot: QtBot
) -> None:
    assert lobby(room, ADA, qtbot).left_open.isHidden()


# Over the network.

LINK = "https://192.168.1.24:8420/j/7KQ2-M4XD#k=abc&s=def"
GOOD_REST = f"#k={'A' * 22}&s={'A' * 16}"
INVITATION = InvitationView(
    "7KQ2-M4XD", LINK, ("192.168.1.24:8420", "10.0.0.7:8420"), ()
)
ZOE = Waiting(DeviceId("d-zoe"), "Zoe", SealId("z" * 32), None)
RITA_LAPTOP = Waiting(DeviceId("d-rita"), "Rita", SealId("r" * 32), RITA)
TAKEN = Waiting(
    DeviceId("d-ben"), "Ben", SealId("b" * 32), None, "Somebody here is called Ben."
)
HOSTING = Surroundings(online=frozenset(), invitation=INVITATION)


def placed(
    room: TestRoom, who: PersonId, qtbot: QtBot, around: Surroundings
) -> tuple[LobbyScreen, PlacedSeat]:
    seat = PlacedSeat(room.seat(who), around)
    screen = LobbyScreen(new_id=room.host.new_id)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    bridge = Bridge(seat, screen)
    screen.command_requested.connect(bridge.send)
    bridge.snapshot_changed.connect(screen.show_snapshot)
    bridge.command_refused.connect(screen.show_refusal)
    screen.show_time(room.clock.now())
    screen.show_snapshot(bridge.snapshot())
    return screen, seat


def states(screen: LobbyScreen) -> dict[str, str]:
    return {row.name: row.state for row in screen.people.rows}


def left_px(screen: LobbyScreen, part: QWidget) -> int:
    return part.mapTo(screen, QPoint()).x()


def bottom_px(screen: LobbyScreen, part: QWidget) -> int:
    return part.mapTo(screen, part.rect().bottomLeft()).y()


def admit(room: TestRoom, one: Waiting, person: PersonId) -> None:
    command = AdmitDevice(person, one.name, one.device, one.seal)
    room.seat(ADA).send(command)


def test_the_invitation_is_read_out_scanned_and_copied(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)
    panel = screen.invitation
    assert panel.code.text() == "7KQ2-M4XD"
    assert panel.qr.accessibleName() == LINK

    screen.copy_action.trigger()

    copied = QGuiApplication.clipboard().text()
    assert parse(copied.replace("#k=abc&s=def", GOOD_REST)).code == "7KQ2M4XD"
    assert "on the clipboard" in panel.copied.text()


def test_with_a_new_code_one_is_told_that_earlier_ones_open_nothing(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen, seat = placed(room, ADA, qtbot, HOSTING)
    assert not screen.invitation.copied.isVisibleTo(screen)

    other = replace(INVITATION, code="AAAA-BBBB", link=LINK.replace("7KQ2", "AAAA"))
    seat.surround(replace(HOSTING, invitation=other))

    said = screen.invitation.copied
    assert said.isVisibleTo(screen)
    assert said.text() == "Earlier codes and links open nothing any more."


def test_the_qr_code_is_dark_on_white_in_the_dark_theme_with_its_quiet_zone(
    room: TestRoom, qtbot: QtBot, qapp: QApplication
) -> None:
    themes = ThemeController(qapp, ThemeChoice.DARK)
    screen, _ = placed(room, ADA, qtbot, HOSTING)
    qr = screen.invitation.qr

    picture = qr.grab().toImage()
    ratio = picture.devicePixelRatio()
    quiet, middle = int(qr.quiet_px() * ratio), picture.height() // 2
    edge = {picture.pixelColor(quiet - 3, y).name() for y in range(4, middle)}
    corner = picture.pixelColor(quiet + 3, quiet + 3).name()
    themes.deleteLater()

    assert quiet >= QUIET_MODULES * 3
    assert edge == {PAPER.surface.lower()}
    assert corner == PAPER.text.lower()


def test_the_qr_code_says_the_link(room: TestRoom, qtbot: QtBot) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)

    expected = segno.make(LINK, error="m", micro=False).matrix

    assert screen.invitation.qr.modules == tuple(bytes(row) for row in expected)


def test_other_addresses_are_shown_when_asked_for(room: TestRoom, qtbot: QtBot) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)
    panel = screen.invitation
    assert panel.addresses.isHidden()

    panel.others.click()

    assert not panel.addresses.isHidden()
    assert panel.addresses.text() == "10.0.0.7:8420"


def test_without_a_network_one_is_told_so_and_shown_no_code(
    room: TestRoom, qtbot: QtBot
) -> None:
    nowhere = replace(HOSTING, invitation=InvitationView("7KQ2-M4XD", LINK, ()))
    screen, seat = placed(room, ADA, qtbot, nowhere)
    said = [" ".join(screen.invitation.findings.sentences)]
    assert not screen.invitation.code.isVisibleTo(screen)

    seat.surround(HOSTING)
    said.append(" ".join(screen.invitation.findings.sentences))

    no_network = "This computer is on no network. You can still read alone."
    assert said == [no_network, ""]
    assert screen.invitation.code.isVisibleTo(screen)


def test_findings_of_the_self_test_are_listed(room: TestRoom, qtbot: QtBot) -> None:
    finding = "A firewall on this computer may keep others out."
    view = replace(INVITATION, findings=(finding,))

    screen, _ = placed(room, ADA, qtbot, replace(HOSTING, invitation=view))

    assert screen.invitation.findings.sentences == (finding,)


def test_alone_one_is_told_that_the_code_works(room: TestRoom, qtbot: QtBot) -> None:
    screen, seat = placed(room, ADA, qtbot, HOSTING)
    full = seat.snapshot()
    assert not screen.invitation.alone.isVisibleTo(screen)

    people = {ADA: full.meeting.people[ADA]}
    screen.show_snapshot(replace(full, meeting=replace(full.meeting, people=people)))

    assert screen.invitation.alone.isVisibleTo(screen)


def test_everybody_at_the_door_is_let_in_but_whose_name_is_taken(
    room: TestRoom, qtbot: QtBot
) -> None:
    around = replace(HOSTING, waiting=(ZOE, TAKEN, RITA_LAPTOP))
    screen, seat = placed(room, ADA, qtbot, around)
    assert screen.door.title.text() == "3 people are at the door"
    assert not screen.door.let_in[TAKEN.device].isEnabled()
    described = screen.door.let_in[TAKEN.device].accessibleDescription()
    assert described == "Somebody here is called Ben."

    screen.door.all.click()

    admitted = [one for one in seat.sent if isinstance(one, AdmitDevice)]
    assert [(one.name, one.device) for one in admitted] == [
        ("Zoe", ZOE.device),
        ("Rita", RITA_LAPTOP.device),
    ]
    assert admitted[1].person == RITA


def test_two_of_one_name_are_not_let_in_together(room: TestRoom, qtbot: QtBot) -> None:
    again = replace(ZOE, device=DeviceId("d-zoe-2"), name="ZOE")
    around = replace(HOSTING, waiting=(ZOE, again, RITA_LAPTOP))
    screen, seat = placed(room, ADA, qtbot, around)

    screen.door.all.click()

    admitted = [one.device for one in seat.sent if isinstance(one, AdmitDevice)]
    assert admitted == [ZOE.device, RITA_LAPTOP.device]


def test_somebody_with_another_laptop_takes_their_own_place(
    room: TestRoom, qtbot: QtBot
) -> None:
    old, seal = DeviceId("d-old"), SealId("o" * 32)
    room.seat(ADA).send(AdmitDevice(BEN, "Ben", old, seal))
    again = replace(TAKEN, claims=BEN)
    screen, seat = placed(room, ADA, qtbot, replace(HOSTING, waiting=(again,)))
    same = screen.door.same_person[again.device]
    assert again.device not in screen.door.let_in
    assert "old laptop of Ben is turned away" in same.accessibleName()

    same.click()

    assert seat.sent == [
        RevokeDevice(old),
        AdmitDevice(BEN, "Ben", again.device, again.seal),
    ]
    devices = room.host.meeting.devices
    assert devices[old].is_revoked
    assert not devices[again.device].is_revoked
    assert devices[again.device].person == BEN


def test_nobody_takes_the_place_of_the_facilitator(
    room: TestRoom, qtbot: QtBot
) -> None:
    second = replace(TAKEN, name="Ada", claims=ADA)

    screen, _ = placed(room, ADA, qtbot, replace(HOSTING, waiting=(second,)))

    assert not screen.door.same_person
    assert not screen.door.let_in[second.device].isEnabled()


def test_one_is_let_in_by_keyboard(room: TestRoom, qtbot: QtBot) -> None:
    screen, seat = placed(room, ADA, qtbot, replace(HOSTING, waiting=(ZOE,)))
    assert screen.door.all.isHidden()

    QTest.keyClick(screen.door.let_in[ZOE.device], Qt.Key.Key_Space)

    assert [type(one) for one in seat.sent] == [AdmitDevice]


def test_who_is_put_off_stays_in_the_list_and_can_be_let_in(
    room: TestRoom, qtbot: QtBot
) -> None:
    around = replace(HOSTING, waiting=(ZOE, RITA_LAPTOP))
    screen, seat = placed(room, ADA, qtbot, around)

    screen.door.not_now[ZOE.device].click()

    assert screen.door.title.text() == "1 person is at the door"
    assert set(screen.door.not_now) == {RITA_LAPTOP.device}
    assert screen.door.all.isHidden()
    screen.door.not_now[RITA_LAPTOP.device].click()
    assert screen.door.title.text() == "2 people were put off"
    screen.door.let_in[ZOE.device].click()
    assert [one.name for one in seat.sent if isinstance(one, AdmitDevice)] == ["Zoe"]


def test_who_was_put_off_and_knocks_anew_is_at_the_door_again(
    room: TestRoom, qtbot: QtBot
) -> None:
    around = replace(HOSTING, waiting=(ZOE,))
    screen, seat = placed(room, ADA, qtbot, around)
    screen.door.not_now[ZOE.device].click()
    assert screen.door.title.text() == "1 person was put off"

    seat.surround(HOSTING)
    seat.surround(around)

    assert screen.door.title.text() == "1 person is at the door"
    assert set(screen.door.not_now) == {ZOE.device}


def test_in_a_narrow_window_the_door_stands_before_the_people(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen, _ = placed(room, ADA, qtbot, replace(HOSTING, waiting=(ZOE,)))
    with qtbot.waitExposed(screen):
        screen.show()
    assert left_px(screen, screen.door) > left_px(screen, screen.sealed)

    screen.resize(760, 700)
    qtbot.waitUntil(lambda: screen.invitation.y() < screen.door.y() < screen.sealed.y())
    screen.resize(1280, 700)

    qtbot.waitUntil(
        lambda: left_px(screen, screen.door) > left_px(screen, screen.sealed)
    )


def is_beside(screen: LobbyScreen) -> bool:
    """Tell whether the code that is read out stands beside the one for a phone."""
    panel = screen.invitation
    return left_px(screen, panel.code) > left_px(screen, panel.qr)


@pytest.mark.parametrize("height_px", [620, 660, 700, 740, 780])
def test_the_codes_stand_side_by_side_again_when_there_is_room(
    height_px: int, room: TestRoom, qtbot: QtBot, qapp: QApplication
) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)
    screen.title.setText("Larder, the shelf that a street keeps together, and more")
    with qtbot.waitExposed(screen):
        screen.show()

    def look(width_px: int) -> bool:
        screen.resize(width_px, height_px)
        qapp.processEvents()
        panel = screen.invitation
        # Nothing of either code is cut off.
        qtbot.waitUntil(lambda: panel.height() >= panel.minimumSizeHint().height())
        return is_beside(screen)

    widths = range(1010, 1290, 6)
    narrowing = {width: look(width) for width in reversed(widths)}
    widening = {width: look(width) for width in widths}

    assert widening == narrowing
    assert widening[widths[-1]]
    assert not widening[widths[0]]


def test_the_lock_is_not_below_the_fold(room: TestRoom, qtbot: QtBot) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)
    with qtbot.waitExposed(screen):
        screen.show()
    for width_px in (1000, 1280):
        screen.resize(width_px, 720)

        qtbot.waitUntil(lambda: bottom_px(screen, screen.lock) < screen.bar.y())


def test_nobody_at_the_door_takes_no_room(room: TestRoom, qtbot: QtBot) -> None:
    screen, seat = placed(room, ADA, qtbot, replace(HOSTING, waiting=(ZOE,)))

    seat.surround(HOSTING)

    assert screen.door.isHidden()


def test_each_person_has_their_connection_in_words(
    room: TestRoom, qtbot: QtBot
) -> None:
    admit(room, RITA_LAPTOP, RITA)
    admit(room, TAKEN, BEN)
    sits = replace(HOSTING, seated=frozenset([ADA, MINA]))
    online = replace(sits, online=frozenset([RITA, BEN]))
    screen, seat = placed(room, ADA, qtbot, online)
    assert states(screen)["Rita"] == "connected"
    assert states(screen)["Mina"] == "on this laptop"
    room.clock.advance(60)
    screen.show_time(room.clock.now())

    seat.surround(replace(sits, online=frozenset([BEN])))

    at = room.clock.now().astimezone()
    assert states(screen)["Rita"] == f"connection lost at {at:%H:%M}"
    seat.surround(online)
    assert states(screen)["Rita"] == "connected"


def test_who_is_only_on_the_list_is_not_counted_as_here(
    room: TestRoom, qtbot: QtBot
) -> None:
    admit(room, RITA_LAPTOP, RITA)
    around = replace(HOSTING, online=frozenset([RITA]), seated=frozenset([ADA]))

    screen, _ = placed(room, ADA, qtbot, around)

    assert states(screen)["Ada"] == "on this laptop"
    assert states(screen)["Ben"] == "no laptop of their own yet"
    assert screen.people.count.text() == f"2 of {len(screen.people.rows)}"


def test_who_was_turned_away_is_not_here(room: TestRoom, qtbot: QtBot) -> None:
    admit(room, RITA_LAPTOP, RITA)
    around = replace(HOSTING, seated=frozenset([ADA]))
    screen, _ = placed(room, ADA, qtbot, around)
    assert states(screen)["Rita"] == "not connected"

    room.seat(ADA).send(RevokeDevice(RITA_LAPTOP.device))

    assert states(screen)["Rita"] == "turned away"
    assert screen.people.count.text() == f"1 of {len(screen.people.rows)}"


def test_a_guest_sees_people_and_no_controls(room: TestRoom, qtbot: QtBot) -> None:
    admit(room, RITA_LAPTOP, RITA)
    around = Surroundings(
        link=Link(LinkPhase.ONLINE),
        online=frozenset([RITA]),
        seated=frozenset([MINA]),
    )
    screen, _ = placed(room, RITA, qtbot, around)

    assert states(screen)["Rita"] == "connected"
    assert states(screen)["Mina"] == "on the host’s laptop"
    parts = (screen.invitation, screen.door, screen.lock, screen.laptop, screen.begin)
    assert all(part.isHidden() for part in parts)
    assert screen.people.buttons == {}


def test_a_guest_who_is_told_of_no_connections_claims_none(
    room: TestRoom, qtbot: QtBot
) -> None:
    around = Surroundings(link=Link(LinkPhase.ONLINE), online=frozenset())

    screen, _ = placed(room, RITA, qtbot, around)

    assert set(states(screen).values()) == {"here"}


def test_a_laptop_that_was_turned_away_can_be_let_in_again(
    room: TestRoom, qtbot: QtBot
) -> None:
    admit(room, RITA_LAPTOP, RITA)
    screen, _ = placed(room, ADA, qtbot, replace(HOSTING, online=frozenset([RITA])))

    screen.people.buttons[RITA].turn_away_requested.emit()
    assert room.host.meeting.devices[RITA_LAPTOP.device].is_revoked
    assert not screen.undo.isHidden()
    undo = screen.undo.findChildren(ActionButton)[0]
    undo.click()

    assert not room.host.meeting.devices[RITA_LAPTOP.device].is_revoked


def test_a_persons_menu_offers_what_fits(room: TestRoom, qtbot: QtBot) -> None:
    admit(room, RITA_LAPTOP, RITA)
    screen, _ = placed(room, ADA, qtbot, replace(HOSTING, online=frozenset([RITA])))

    def offers(person: PersonId) -> list[str]:
        menu = screen.people.buttons[person].make_menu()
        return [action.text().replace("&", "") for action in menu.actions()]

    assert offers(MINA) == ["Open a window for them", "Set away"]
    assert offers(RITA) == ["Set away", "Turn their laptop away"]
    assert ADA not in screen.people.buttons


def test_the_focus_stays_with_a_person_when_the_list_changes(
    room: TestRoom, qtbot: QtBot
) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.people.buttons[MINA].setFocus()

    room.seat(ADA).send(AddPerson(PersonId("zoe"), "Zoe"))

    assert screen.people.buttons[MINA].hasFocus()


def test_a_change_to_one_person_leaves_the_other_rows_alone(
    room: TestRoom, qtbot: QtBot
) -> None:
    admit(room, RITA_LAPTOP, RITA)
    screen, seat = placed(room, ADA, qtbot, HOSTING)
    minas, ritas = screen.people.buttons[MINA], screen.people.buttons[RITA]

    seat.surround(replace(HOSTING, online=frozenset([RITA])))

    assert screen.people.buttons[MINA] is minas
    assert screen.people.buttons[RITA] is not ritas
    assert states(screen)["Rita"] == "connected"


def test_the_room_is_locked_with_one_switch(room: TestRoom, qtbot: QtBot) -> None:
    screen, _ = placed(room, ADA, qtbot, HOSTING)

    screen.lock.click()

    assert room.host.meeting.is_locked
    assert screen.lock.isChecked()


def test_on_one_laptop_alone_there_is_no_door(room: TestRoom, qtbot: QtBot) -> None:
    screen = lobby(room, ADA, qtbot)

    assert screen.lock.isHidden()
    assert screen.invitation.isHidden()
    assert not screen.copy_action.isVisible()
    assert set(states(screen).values()) == {"here"}


@pytest.mark.parametrize("choice", list(ThemeChoice))
def test_the_lobby_is_drawn_in_every_theme(
    choice: ThemeChoice, room: TestRoom, qtbot: QtBot, qapp: QApplication
) -> None:
    themes = ThemeController(qapp, choice)
    around = replace(HOSTING, waiting=(ZOE, TAKEN))
    screen, _ = placed(room, ADA, qtbot, around)
    with qtbot.waitExposed(screen):
        screen.show()

    picture = screen.grab()
    themes.deleteLater()

    assert not picture.isNull()
    assert screen.door.isVisible()
