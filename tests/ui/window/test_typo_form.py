# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The author's checklist of small edits, from the run sheet, the menu and the close."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from meetingroom.meeting.command.note import SetDisposition, WithdrawNote
from meetingroom.meeting.command.room import (
    ChangePerson,
    ChangeSetup,
    CloseMeeting,
    SetAway,
)
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.typo_form import TypoForm
from tests.support.meetings import ADA, BEN, MINA, RITA, TOM, TestRoom
from tests.ui.window.test_room_page import Table, part, table

__all__ = ["table"]


def with_typos(room: TestRoom) -> list[NoteId]:
    """Take a room to the discussion, with typos of Ben's, Mina's and Tom's."""
    room.go_to(Phase.READING)
    notes = [
        room.add_note(TOM, "stop selling", NoteKind.TYPO, "end the sale\nof it"),
        room.add_note(MINA, "two systems", NoteKind.TYPO, "three systems"),
        room.add_note(BEN, "Nobody", NoteKind.TYPO, "No one"),
    ]
    room.add_note(TOM, "two systems", NoteKind.QUESTION, "Which?")
    room.go_to(Phase.DISCUSSION)
    return notes


def opened(table: Table, who: PersonId) -> tuple[MeetingPage, TypoForm]:
    page, _ = table.sit(who)
    page.room_actions.typos.trigger()
    return page, part(page, TypoForm)


def disposition(table: Table, note: NoteId) -> Disposition | None:
    return table.room.host.meeting.notes[note].disposition


def test_the_list_has_place_words_and_note_in_the_order_of_the_text(
    table: Table,
) -> None:
    toms, minas, bens = with_typos(table.room)

    _, form = opened(table, BEN)

    assert list(form.rows) == [minas, bens, toms]
    row = form.rows[minas]
    assert row.place.text() == "1:2"
    assert row.quote.text() == "“two systems”"
    assert row.words.text() == "Mina: three systems"
    assert form.count.text() == "3 small edits. The author will fix 0."


def test_the_list_is_there_to_read_as_soon_as_the_margins_are_open(
    table: Table,
) -> None:
    room = table.room
    room.go_to(Phase.READING)
    note = room.add_note(TOM, "two systems", NoteKind.TYPO, "two sistems")
    room.go_to(Phase.MARGINS)
    _, form = opened(table, BEN)

    assert not form.rows[note].tick.isVisible()
    room.go_to(Phase.DISCUSSION)
    assert form.rows[note].tick.isVisible()


def test_the_author_ticks_every_edit_of_the_list(table: Table) -> None:
    notes = with_typos(table.room)
    page, form = opened(table, BEN)

    for row in form.rows.values():
        row.tick.click()

    assert {disposition(table, note) for note in notes} == {Disposition.AUTHOR_WILL_FIX}
    assert form.count.text() == "3 small edits. The author will fix 3."
    assert not any(row.reason.isVisible() for row in form.rows.values())
    page.bridge.undo()
    assert form.count.text() == "3 small edits. The author will fix 2."


def test_the_author_sees_what_the_facilitator_said_and_no_tick(table: Table) -> None:
    toms, _, _ = with_typos(table.room)
    table.room.seat(ADA).send(SetAway(TOM, is_away=True))
    table.room.seat(ADA).send(SetDisposition(toms, Disposition.PARKED, "Tom is away."))

    _, form = opened(table, BEN)

    assert not form.rows[toms].tick.isVisible()
    assert form.rows[toms].became.text() == "Parked: Tom is away."


def test_an_author_who_leads_ticks_without_being_asked_why(table: Table) -> None:
    setup = table.room.host.meeting.setup
    roles = replace(setup.roles, author=ADA)
    table.room.seat(ADA).send(
        ChangeSetup(replace(setup, roles=roles, are_names_shown=False))
    )
    notes = with_typos(table.room)
    page, form = opened(table, ADA)

    for row in form.rows.values():
        row.tick.click()

    assert {disposition(table, note) for note in notes} == {Disposition.AUTHOR_WILL_FIX}
    page.bridge.undo()
    assert form.count.text() == "3 small edits. The author will fix 2."


def test_an_author_who_observes_ticks_the_list(table: Table) -> None:
    observing = ChangePerson(BEN, "Ben", Seniority.REGULAR, is_observer=True)
    table.room.seat(ADA).send(observing)
    table.room.go_to(Phase.READING)
    note = table.room.add_note(TOM, "two systems", NoteKind.TYPO)
    table.room.go_to(Phase.DISCUSSION)
    _, form = opened(table, BEN)

    form.rows[note].tick.click()

    assert disposition(table, note) is Disposition.AUTHOR_WILL_FIX


def test_who_keeps_the_list_sees_who_ticks_it(table: Table) -> None:
    toms, _, _ = with_typos(table.room)

    _, form = opened(table, MINA)

    row = form.rows[toms]
    assert row.became.text() == "The author, or its writer, says what becomes of it."
    assert not row.tick.isVisible()


def test_ones_own_edit_is_ticked_and_unticked_by_key(table: Table) -> None:
    _, _, bens = with_typos(table.room)
    page, form = opened(table, BEN)
    row = form.rows[bens]
    assert row.tick.accessibleName() == "The author will fix it: 1:3 No one"

    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    ticked, said = disposition(table, bens), form.count.text()
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    unticked = disposition(table, bens)
    page.bridge.undo()

    assert ticked is Disposition.AUTHOR_WILL_FIX
    assert said == "3 small edits. The author will fix 1."
    assert unticked is None
    assert disposition(table, bens) is Disposition.AUTHOR_WILL_FIX
    assert row.tick.isChecked()


def test_for_who_is_away_the_facilitator_ticks_with_a_reason(table: Table) -> None:
    toms, minas, _ = with_typos(table.room)
    for person in (TOM, MINA):
        table.room.seat(ADA).send(SetAway(person, is_away=True))
    _, form = opened(table, ADA)
    row = form.rows[minas]

    row.tick.click()
    asked = (row.tick.isChecked(), row.reason.isVisible())
    focus = form.focusWidget()
    QTest.keyClick(row.reason, Qt.Key.Key_Return)
    needs = row.error.text()
    QTest.keyClicks(row.reason, "She had to go.")
    table.room.add_note(RITA, "two systems", NoteKind.QUESTION)
    typed = row.reason.text()
    QTest.keyClick(row.reason, Qt.Key.Key_Return)
    form.rows[toms].tick.click()
    proposed = form.rows[toms].reason.text()
    QTest.keyClick(form.rows[toms].reason, Qt.Key.Key_Escape)

    assert asked == (False, True)
    assert focus is row.reason
    assert needs.startswith("Say in a sentence why")
    assert typed == proposed == "She had to go."
    settled = table.room.host.meeting.notes[minas]
    assert settled.disposition is Disposition.AUTHOR_WILL_FIX
    assert settled.disposition_reason == "She had to go."
    assert row.tick.isChecked()
    assert row.became.text() == "She had to go."
    assert form.rows[toms].reason.isHidden()
    assert form.isVisible()


def test_a_tick_that_comes_too_late_is_refused_at_its_row(table: Table) -> None:
    _, minas, _ = with_typos(table.room)
    table.room.seat(ADA).send(SetAway(MINA, is_away=True))
    page, form = opened(table, ADA)
    row = form.rows[minas]
    row.tick.click()
    QTest.keyClicks(row.reason, "Gone.")
    refused = SetDisposition(minas, Disposition.AUTHOR_WILL_FIX)

    page.send(refused)

    assert row.error.isVisible()
    assert "Say why" in row.error.text()
    assert row.reason.text() == "Gone."


def test_the_list_follows_the_room(table: Table) -> None:
    toms, minas, bens = with_typos(table.room)
    _, form = opened(table, MINA)

    table.room.seat(TOM).send(SetDisposition(toms, Disposition.NOT_AGREED, "Ours."))
    table.room.seat(BEN).send(WithdrawNote(bens))

    assert list(form.rows) == [minas, toms]
    assert form.rows[toms].became.text() == "Not agreed: Ours."
    table.room.seat(TOM).send(WithdrawNote(toms))
    assert form.count.text() == "1 small edit. The author will fix 0."


def test_the_list_is_copied_as_text(table: Table) -> None:
    _, _, bens = with_typos(table.room)
    table.room.seat(BEN).send(SetDisposition(bens, Disposition.AUTHOR_WILL_FIX))
    _, form = opened(table, BEN)

    form.copy.click()

    assert QApplication.clipboard().text().splitlines() == [
        "- [ ] 1:2 “two systems”: three systems (Mina)",
        "- [x] 1:3 “Nobody”: No one (Ben)",
        "- [ ] 1:7 “stop selling”: end the sale of it (Tom)",
    ]
    assert form.copy.text() == "&Copied"


def test_without_names_the_list_has_none(table: Table) -> None:
    hidden = replace(table.room.host.meeting.setup, are_names_shown=False)
    table.room.seat(ADA).send(ChangeSetup(hidden))
    _, minas, _ = with_typos(table.room)
    _, form = opened(table, BEN)

    form.copy.click()

    assert form.rows[minas].words.text() == "three systems"
    assert form.rows[minas].became.text() == ""
    assert all(row.tick.isVisible() for row in form.rows.values())
    text = QApplication.clipboard().text()
    assert not [name for name in ("Ben", "Mina", "Tom") if name in text]


@pytest.mark.parametrize(
    ("who", "is_listed"), [(BEN, True), (ADA, True), (MINA, True), (TOM, False)]
)
def test_author_facilitator_and_scribe_open_it_from_the_run_sheet(
    table: Table, who: PersonId, *, is_listed: bool
) -> None:
    with_typos(table.room)
    page, _ = table.sit(who)
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)
    asides = screen.topics.asides
    assert asides.edits.words.text() == "3 small edits go to the author"
    assert asides.list.isVisible() is is_listed
    assert page.room_actions.typos.isVisible() is is_listed

    QTest.keyClick(asides.list, Qt.Key.Key_Return)
    page.room_actions.show_typos()

    assert bool(page.findChildren(TypoForm)) is is_listed


def test_after_the_close_the_list_is_read_and_copied_only(table: Table) -> None:
    notes = with_typos(table.room)
    table.room.go_to(Phase.DECISIONS)
    table.room.seat(ADA).send(CloseMeeting())
    page, _ = table.sit(BEN)
    screen = page.current_screen
    assert isinstance(screen, CloseScreen)

    screen.take_away.edits.click()

    form = part(page, TypoForm)
    assert form.isVisible()
    assert not any(form.rows[note].tick.isVisible() for note in notes)
    assert not any(form.rows[note].became.isVisible() for note in notes)


def test_a_meeting_without_small_edits_offers_no_list(table: Table) -> None:
    table.room.go_to(Phase.DECISIONS)
    page, _ = table.sit(BEN)
    page.summarise()
    screen = page.current_screen
    assert isinstance(screen, CloseScreen)

    page.room_actions.show_typos()

    assert not page.room_actions.typos.isVisible()
    assert screen.take_away.edits.isHidden()
    assert not page.findChildren(TypoForm)


def test_the_list_closes_once_the_part_is_handed_on(table: Table) -> None:
    with_typos(table.room)
    _, form = opened(table, MINA)
    setup = table.room.host.meeting.setup
    roles = replace(setup.roles, scribe=TOM)

    table.room.seat(ADA).send(ChangeSetup(replace(setup, roles=roles)))

    assert not form.isVisible()
