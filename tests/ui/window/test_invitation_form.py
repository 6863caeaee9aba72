# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The invitation can be shown in every phase, by the facilitator."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.phase import Phase
from meetingroom.room.room import InvitationView, Surroundings
from meetingroom.ui.window.invitation_form import InvitationForm
from meetingroom.ui.window.room_actions import RoomActions
from tests.support.meetings import ADA, BEN, TestRoom
from tests.support.placed import PlacedSeat

VIEW = InvitationView(
    "7KQ2-M4XD", "https://10.0.0.7:8443/j/7KQ2-M4XD#k=x", ("10.0.0.7:8443",)
)
OPEN = Surroundings(online=frozenset(), invitation=VIEW)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def forms(page: QWidget) -> list[InvitationForm]:
    return [form for form in page.findChildren(InvitationForm) if form.isVisible()]


def test_the_facilitator_shows_it_while_people_talk(page: QWidget) -> None:
    seat = PlacedSeat(TestRoom().go_to(Phase.DISCUSSION).seat(ADA), OPEN)
    actions = RoomActions(page, lambda: "id")
    actions.show_snapshot(seat.snapshot())
    assert actions.invite.isVisible()

    actions.invite.trigger()

    (form,) = forms(page)
    assert form.panel.code.text() == "7KQ2-M4XD"
    # No empty room where the QR code stood while the width was not known.
    under_qr = form.panel.mapTo(form, form.panel.rect().bottomLeft()).y()
    assert form.height() - under_qr < form.shut.height() * 3
    assert form.panel.height() <= form.panel.qr.height() * 2
    form.shut.click()
    assert not forms(page)


def test_whoever_took_over_is_shown_it_once_the_port_is_open(page: QWidget) -> None:
    seat = PlacedSeat(TestRoom().go_to(Phase.DISCUSSION).seat(ADA), Surroundings())
    actions = RoomActions(page, lambda: "id")
    actions.show_snapshot(seat.snapshot())
    actions.offer_invitation()
    assert not forms(page)

    seat.surround(OPEN)
    actions.show_snapshot(seat.snapshot())

    (form,) = forms(page)
    form.close()


def test_an_attendee_has_no_invitation_to_show(page: QWidget) -> None:
    seat = PlacedSeat(TestRoom().go_to(Phase.DISCUSSION).seat(BEN), Surroundings())
    actions = RoomActions(page, lambda: "id")

    actions.show_snapshot(seat.snapshot())

    assert not actions.invite.isVisible()
