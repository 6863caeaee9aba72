# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From the strip of the last five minutes to the form and to the summary."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from meetingroom.meeting.command.room import OpenDecisions
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.note.ending_strip import LIST
from meetingroom.ui.note.ending_words import follow_up_line
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import Place
from tests.support.meetings import ADA, MINA, RITA, TOM
from tests.ui.window.test_room_page import Table, table

__all__ = ["table"]


def near_the_end(table: Table, who: PersonId) -> tuple[MeetingPage, list[NoteId]]:
    """Return somebody's page five minutes before the end, with open blockers."""
    room = table.room.go_to(Phase.READING)
    notes = [
        room.add_note(TOM, "1.2 million", NoteKind.BLOCKER, f"Blocker {number}.")
        for number in range(12)
    ]
    room.go_to(Phase.DISCUSSION)
    room.clock.advance(timedelta(minutes=21).total_seconds())
    page, _ = table.sit(who)
    return page, notes


def click(page: MeetingPage, words: str) -> None:
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    screen.show_time(page.bridge.room.now())
    ending = screen.parts.ending
    button = next(b for b in ending.strip._buttons if b.text() == words)
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_booking_fills_the_form_and_stores_nothing_before_it_is_saved(
    table: Table,
) -> None:
    page, _ = near_the_end(table, MINA)
    line = follow_up_line(table.room.host.meeting, is_kept=True)

    click(page, "Book the follow-up…")
    form = page.current_screen
    assert isinstance(form, FollowUpScreen)
    people = [form.owner.itemText(number) for number in range(form.owner.count())]
    before = dict(table.room.host.meeting.follow_ups)
    chosen = form.owner.currentData()
    form.owner.setCurrentIndex(form.owner.findData(str(RITA)))
    form.add.click()

    assert people == ["Tom", "Rita", "", "Ada", "Ben", "Mina"]
    assert (before, chosen) == ({}, None)
    (stored,) = table.room.host.meeting.follow_ups.values()
    assert (stored.what, stored.owner) == (line, RITA)
    assert page.place is Place.DISCUSSION


def test_the_form_says_too_that_the_end_is_near(table: Table) -> None:
    page, _ = near_the_end(table, ADA)
    page.add_follow_up(None)
    form = page.current_screen
    assert isinstance(form, FollowUpScreen)

    assert form.ending.message is not None
    assert form.ending.message.sentence == (
        "4 minutes left: 12 open blockers, goal undecided."
    )
    assert form.ending.message.actions == ()
    assert form.ending.isVisible()


def test_one_who_is_needed_is_proposed_as_the_owner(table: Table) -> None:
    table.room.go_to(Phase.DISCUSSION)
    table.room.clock.advance(timedelta(minutes=21).total_seconds())
    page, _ = table.sit(ADA)

    click(page, "Book the follow-up…")
    form = page.current_screen
    assert isinstance(form, FollowUpScreen)
    chosen = form.owner.currentData()
    form.back.click()
    page.add_follow_up(None)

    assert chosen == RITA
    assert form.what.text() == ""
    assert form.owner.currentData() is None
    assert form.owner.itemText(0) == "Ada"


def test_in_the_decisions_a_blocker_leads_to_its_card_on_the_summary(
    table: Table,
) -> None:
    page, notes = near_the_end(table, TOM)
    table.room.seat(ADA).send(OpenDecisions())
    table.room.clock.advance(timedelta(minutes=6).total_seconds())
    screen = page.current_screen
    assert isinstance(screen, DecisionsScreen)
    screen.show_time(table.room.clock.now())
    screen.ending.strip.action_requested.emit(LIST)

    QTest.keyClick(screen.ending.list.places[notes[-1]], Qt.Key.Key_Return)

    summary = page.current_screen
    assert isinstance(summary, CloseScreen)
    card = summary.blockers.cards[notes[-1]]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)
    assert not card.visibleRegion().isEmpty()
