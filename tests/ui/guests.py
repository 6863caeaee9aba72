# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pages of guests, whose host answers when the test lets it."""

from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.note import AddNote
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import Room
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.window.meeting_page import MeetingPage
from tests.protocol.attendee import Attendee
from tests.protocol.world import World
from tests.room.attending import begun
from tests.ui.window.test_meeting_page import Seat


def talking() -> tuple[World, Attendee, Attendee]:
    """Return a discussion with two topics, Ben and Mina connected; Mina is scribe."""
    world, ben, mina = begun()
    for note in ("n1", "n2"):
        world.lead(AddNote(NoteId(note), NoteKind.CONCERN, note, None))
    world.reveal()
    world.settle()
    world.talk()
    world.settle()
    assert world.meeting.phase is Phase.DISCUSSION
    return world, ben, mina


def guest_page(seat: Seat, qtbot: QtBot, room: Room) -> MeetingPage:
    """Show the page of a guest's laptop; it is closed with the seat."""
    page = MeetingPage(Bridge(room), seat.source)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    seat.pages.append(page)
    return page
