# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who leads from a guest's laptop takes things back; the host answers later."""

import pytest
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import HandOver, OpenDecisions
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import LinkPhase
from meetingroom.ui.widget.button import GlyphButton
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from tests.protocol.world import World
from tests.support.meetings import ADA, BEN, MINA
from tests.ui.guests import guest_page, talking
from tests.ui.window.test_hand_scribe import hand_writing
from tests.ui.window.test_meeting_page import Seat, seat
from tests.ui.window.test_moved_notice import buttons, said

__all__ = ["seat"]


@pytest.fixture
def led(seat: Seat, qtbot: QtBot) -> tuple[World, MeetingPage]:
    """Ben leads, at his own laptop; Mina is scribe, and Ada hosts."""
    world, ben, _ = talking()
    world.lead(HandOver(BEN))
    world.settle()
    ben.room.set_link(LinkPhase.ONLINE)
    return world, guest_page(seat, qtbot, ben.room)


def test_taking_the_writing_back_is_not_told_to_who_did(
    led: tuple[World, MeetingPage],
) -> None:
    world, page = led
    hand_writing(page, ADA)
    world.settle()
    told = said(page)

    buttons(page)["Undo"].click()
    world.settle()

    assert told == "Ada writes the lines now."
    assert world.meeting.setup.roles.scribe == MINA
    assert said(page) == ""


def test_a_later_change_of_the_writing_is_told_again(
    led: tuple[World, MeetingPage],
) -> None:
    world, page = led
    hand_writing(page, ADA)
    world.settle()
    buttons(page)["Undo"].click()
    world.settle()

    for writer in (ADA, MINA):
        hand_writing(page, writer)
        world.settle()

    assert said(page) == "Mina writes the lines now."


def dismiss_all(page: MeetingPage) -> None:
    while page.notices.current is not None:
        next(b for b in page.strip.findChildren(GlyphButton) if b.isVisible()).click()


def test_a_taking_back_that_the_host_refused_is_expected_no_more(
    led: tuple[World, MeetingPage], qtbot: QtBot
) -> None:
    world, page = led
    hand_writing(page, ADA)
    world.settle()
    buttons(page)["Undo"].click()
    world.host.seat(BEN).send(HandOver(ADA))  # before the host hears of the undo
    with qtbot.waitSignal(page.bridge.refused_later):
        world.settle()
    refused = world.meeting.setup.roles.scribe
    world.lead(HandOver(BEN))
    world.settle()
    dismiss_all(page)

    hand_writing(page, MINA)
    world.settle()

    assert refused == ADA
    assert said(page) == "Mina writes the lines now."


def test_going_back_from_the_decisions_is_not_told_to_who_did(
    led: tuple[World, MeetingPage],
) -> None:
    world, page = led
    page.send(OpenDecisions())
    world.settle()
    told = page.notices.current

    buttons(page)["Undo"].click()
    world.settle()

    assert told is Voice.MOVED
    assert world.meeting.phase is Phase.DISCUSSION
    assert said(page) == ""
