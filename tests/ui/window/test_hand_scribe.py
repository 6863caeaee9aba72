# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Somebody else writes from now on, in one step, also amid the talk."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.command.room import (
    ChangeSetup,
    HandOver,
    OpenDecisions,
    SetAway,
)
from meetingroom.meeting.command.topic import TakeUpTopic, TypeLine
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.widget.button import GlyphButton
from meetingroom.ui.window.hand_over import HandOverForm
from meetingroom.ui.window.lead_notice import LeadNotice
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import DONE_MS, Voice
from meetingroom.ui.window.room_actions import RoomActions
from meetingroom.ui.window.scribe_notice import ScribeNotice
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.ui.window.test_meeting_page import Seat, seat
from tests.ui.window.test_moved_notice import buttons, said

__all__ = ["seat"]


def test_the_writing_goes_to_who_is_chosen(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    page = QWidget()
    qtbot.addWidget(page)
    bridge = Bridge(room.seat(ADA), page)
    actions = RoomActions(page, room.host.new_id)
    actions.command_requested.connect(bridge.send)
    actions.show_snapshot(bridge.snapshot())

    actions.hand_scribe.trigger()
    (form,) = page.findChildren(HandOverForm)
    offered = {form.list.item(row).text() for row in range(form.list.count())}
    assert {"Ben", "Mina"}.isdisjoint(offered)
    form.choose(TOM)
    form.give.click()

    roles = room.host.meeting.setup.roles
    assert (roles.scribe, roles.author, roles.facilitator) == (TOM, BEN, ADA)


def test_only_who_leads_hands_the_writing_over(qtbot: QtBot) -> None:
    room = TestRoom().go_to(Phase.DISCUSSION)
    page = QWidget()
    qtbot.addWidget(page)
    actions = RoomActions(page, room.host.new_id)

    actions.show_snapshot(room.seat(MINA).snapshot())
    assert not actions.hand_scribe.isVisible()


def talking(seat: Seat) -> TestRoom:
    seat.room.go_to(Phase.READING)
    seat.room.add_note(TOM, "two systems")
    return seat.room.go_to(Phase.DISCUSSION)


def hand_writing(page: MeetingPage, to: PersonId) -> None:
    setup = page.bridge.snapshot().meeting.setup
    roles = replace(setup.roles, scribe=to)
    page.send(ChangeSetup(replace(setup, roles=roles)))


def scribe(room: TestRoom) -> PersonId | None:
    return room.host.meeting.setup.roles.scribe


def test_who_leads_takes_the_writing_back_from_the_strip(seat: Seat) -> None:
    room = talking(seat)
    (topic,) = room.host.meeting.topics
    room.seat(ADA).send(TakeUpTopic(topic))
    room.seat(MINA).send(TypeLine(topic, "Half a line"))
    ours, hers, his = (seat.page(person) for person in (ADA, MINA, TOM))

    hand_writing(ours, TOM)
    told = [said(page) for page in (ours, hers, his)]
    offered = ["Undo" in buttons(page) for page in (ours, hers, his)]
    buttons(ours)["Undo"].click()

    assert told == ["Tom writes the lines now."] * 2 + ["You write the lines now."]
    assert offered == [True, False, False]
    assert scribe(room) == MINA
    assert room.host.meeting.topics[topic].typed == {MINA: "Half a line"}
    assert [said(page) for page in (ours, hers)] == ["", "You write the lines now."]
    assert not ours.bridge.can_undo


def test_the_writing_is_taken_back_by_the_menu_too(seat: Seat) -> None:
    room = talking(seat)
    page = seat.page(ADA)
    hand_writing(page, TOM)

    page.bridge.undo()

    assert scribe(room) == MINA
    page.bridge.redo()
    assert scribe(room) == TOM


@pytest.mark.parametrize("is_from_strip", [True, False])
def test_the_writing_is_taken_back_alone(seat: Seat, *, is_from_strip: bool) -> None:
    room = talking(seat)
    page = seat.page(ADA)
    hand_writing(page, TOM)
    setup = room.host.meeting.setup
    page.send(ChangeSetup(replace(setup, title="Another title")))

    if is_from_strip:
        buttons(page)["Undo"].click()
    else:
        page.bridge.undo()

    assert scribe(room) == MINA
    assert room.host.meeting.setup.title == "Another title"
    assert not page.bridge.can_undo


def test_who_has_no_part_in_it_is_not_told_who_writes(seat: Seat) -> None:
    talking(seat)
    ours, hers = seat.page(ADA), seat.page(RITA)

    hand_writing(ours, TOM)

    assert said(hers) == ""


def test_what_else_is_set_amid_the_talk_is_not_undone(seat: Seat) -> None:
    room = talking(seat)
    page = seat.page(ADA)
    setup = room.host.meeting.setup

    page.send(ChangeSetup(replace(setup, title="Another title")))

    assert not page.bridge.can_undo


def test_the_sentence_about_the_writing_goes_with_the_phase(seat: Seat) -> None:
    room = talking(seat)
    page = seat.page(TOM)
    hand_writing(seat.page(ADA), TOM)

    room.seat(ADA).send(OpenDecisions())

    assert "lines" not in said(page)


def test_the_new_leader_gives_the_lead_back(seat: Seat) -> None:
    room = talking(seat)
    page = seat.page(BEN)
    room.seat(ADA).send(HandOver(BEN))
    give = buttons(page)["Give it back"]

    give.click()

    assert give.accessibleName() == "Gives the lead back to Ada"
    assert room.host.meeting.setup.roles.facilitator == ADA
    assert "Give it back" not in buttons(page)


def test_the_lead_is_given_back_only_while_somebody_takes_it(
    seat: Seat, qtbot: QtBot
) -> None:
    room = talking(seat)
    page = seat.page(BEN)
    room.seat(ADA).send(HandOver(BEN))

    room.seat(BEN).send(SetAway(ADA, is_away=True))
    while_away = (said(page), "Give it back" in buttons(page))
    room.seat(BEN).send(SetAway(ADA, is_away=False))

    assert while_away == ("You lead the meeting now.", False)
    qtbot.waitUntil(lambda: "Give it back" in buttons(page))


def test_a_closed_sentence_about_the_lead_stays_closed(seat: Seat) -> None:
    room = talking(seat)
    page = seat.page(BEN)
    room.seat(ADA).send(HandOver(BEN))

    next(b for b in page.strip.findChildren(GlyphButton) if b.isVisible()).click()
    room.seat(BEN).send(SetAway(ADA, is_away=True))

    assert said(page) == ""


@pytest.mark.parametrize("person", [ADA, RITA])
def test_nobody_else_gives_the_lead_back(seat: Seat, person: PersonId) -> None:
    room = talking(seat)
    page = seat.page(person)

    room.seat(ADA).send(HandOver(BEN))

    assert said(page) == "Ben leads the meeting now."
    assert "Give it back" not in buttons(page)


def test_the_sentence_about_the_writing_goes_after_a_while(
    seat: Seat, qtbot: QtBot
) -> None:
    talking(seat)
    page = seat.page(ADA)
    hand_writing(page, TOM)
    (notice,) = page.findChildren(ScribeNotice)
    assert notice._timer.interval() == DONE_MS

    notice._timer.start(1)

    qtbot.waitUntil(lambda: said(page) == "")


def test_who_hands_the_lead_on_is_offered_the_writing_no_more(seat: Seat) -> None:
    room = talking(seat)
    page = seat.page(ADA)
    hand_writing(page, TOM)

    room.seat(ADA).send(HandOver(BEN))
    page.notices.put(Voice.LEAD, None)

    assert said(page) == ""


def test_the_new_leader_is_told_for_a_while(seat: Seat, qtbot: QtBot) -> None:
    room = talking(seat)
    page = seat.page(BEN)
    room.seat(ADA).send(HandOver(BEN))
    (notice,) = page.findChildren(LeadNotice)

    notice._timer.start(1)

    qtbot.waitUntil(lambda: said(page) == "")


def test_whose_laptop_hosts_is_told_that_the_leader_is_gone(seat: Seat) -> None:
    room = talking(seat)
    room.seat(ADA).send(HandOver(BEN))
    ours, hers = seat.page(ADA), seat.page(RITA)
    assert said(ours) == ""

    room.seat(BEN).send(SetAway(BEN, is_away=True))

    assert said(ours) == "Ben leads the meeting and is away."
    assert said(hers) == ""
    buttons(ours)["&Lead the meeting again"].click()
    assert room.host.meeting.setup.roles.facilitator == ADA
    assert "away" not in said(ours)
