# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The scribe corrects the minutes of any topic until the record is frozen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.command.topic import (
    DropLine,
    EditLine,
    EndTopic,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.ids import LineId, PersonId, TopicId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import Outcome
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.minutes_form import MinutesForm
from tests.support.meetings import ADA, BEN, MINA, TOM
from tests.ui.window.test_room_page import Table, part, table

__all__ = ["table"]

FIRST, SECOND = TopicId("topic-0"), TopicId("topic-1")
LINES = [LineId(f"line-{number}") for number in range(4)]


@pytest.fixture
def opened(table: Table) -> tuple[Table, MeetingPage, MinutesForm]:
    """Three lines on the topic that is over, one on that the room is at."""
    room = table.room.go_to(Phase.READING)
    room.add_note(BEN, "1.2 million", body="A source?")
    room.add_note(TOM, "in January", body="Why then?")
    room.go_to(Phase.DISCUSSION)
    mina = room.seat(MINA)
    room.seat(ADA).send(TakeUpTopic(FIRST))
    mina.send(WriteLine(FIRST, "Ten weks.", BEN, LINES[0]))
    mina.send(WriteLine(FIRST, "No source: nobody asked.", None, LINES[1]))
    mina.send(WriteLine(FIRST, "So be it.", TOM, LINES[2]))
    room.seat(ADA).send(EndTopic(FIRST, Outcome.ANSWERED))
    room.seat(ADA).send(TakeUpTopic(SECOND))
    mina.send(WriteLine(SECOND, "In March.", None, LINES[3]))
    page, _ = table.sit(MINA)
    page.room_actions.minutes.trigger()
    return table, page, part(page, MinutesForm)


Opened = tuple[Table, MeetingPage, MinutesForm]


def said(table: Table, topic: TopicId = FIRST) -> list[tuple[str, PersonId | None]]:
    lines = table.room.host.meeting.topics[topic].lines
    return [(line.text, line.speaker) for line in lines]


def choose(form: MinutesForm, topic: TopicId) -> None:
    form.topic.setCurrentIndex(form.topic.findData(topic))


def retype(form: MinutesForm, line: LineId, words: str) -> None:
    field = form.rows[line].field
    field.selectAll()
    QTest.keyClicks(field, words)


def test_it_begins_at_the_rooms_topic_and_has_all_with_lines(opened: Opened) -> None:
    _, _, form = opened

    titles = [form.topic.itemText(number) for number in range(form.topic.count())]
    here = [row.field.toPlainText() for row in form.rows.values()]
    choose(form, FIRST)

    assert titles == ["A source? (3)", "Why then? (1)"]
    assert here == ["In March."]
    assert [row.field.toPlainText() for row in form.rows.values()] == [
        "Ben: Ten weks.",
        "No source: nobody asked.",
        "Tom: So be it.",
    ]
    assert form.rows[LINES[0]].field.accessibleName() == (
        "Line of the minutes: Ben: Ten weks."
    )


def test_a_line_of_an_earlier_topic_is_corrected_by_keys(opened: Opened) -> None:
    table, page, form = opened
    choose(form, FIRST)

    retype(form, LINES[0], "ada: Ten weeks.")
    before = said(table)[0]
    QTest.keyClick(form.rows[LINES[0]].field, Qt.Key.Key_Return)
    after = said(table)
    page.bridge.undo()

    assert before == ("Ten weks.", BEN)
    assert after == [
        ("Ten weeks.", ADA),
        ("No source: nobody asked.", None),
        ("So be it.", TOM),
    ]
    assert said(table)[0] == ("Ten weks.", BEN)
    assert form.rows[LINES[0]].field.toPlainText() == "Ben: Ten weks."


def test_escape_takes_back_what_was_typed_and_the_form_stays(opened: Opened) -> None:
    table, _, form = opened
    retype(form, LINES[3], "In May.")

    QTest.keyClick(form.rows[LINES[3]].field, Qt.Key.Key_Escape)
    stays = form.isVisible()
    QTest.keyClick(form.rows[LINES[3]].field, Qt.Key.Key_Escape)

    assert stays
    assert said(table, SECOND) == [("In March.", None)]
    assert not form.isVisible()


def test_what_is_typed_stays_while_the_room_goes_on(opened: Opened) -> None:
    table, _, form = opened
    retype(form, LINES[3], "In the second week of March.")

    table.room.seat(ADA).send(WriteLine(SECOND, "Another.", None, LineId("new")))
    typed = form.rows[LINES[3]].field.toPlainText()
    form.accept()

    assert typed == "In the second week of March."
    assert list(form.rows) == [LINES[3], LineId("new")]
    # Leaving the form keeps it, as leaving the field does.
    form.rows[LINES[3]].field.left.emit()
    assert said(table, SECOND)[0] == (typed, None)


def test_others_corrections_are_shown(opened: Opened) -> None:
    table, _, form = opened

    table.room.seat(ADA).send(EditLine(SECOND, LINES[3], "In April.", TOM))

    assert form.rows[LINES[3]].field.toPlainText() == "Tom: In April."


def test_a_removed_line_is_put_back_where_it_stood(opened: Opened) -> None:
    table, _, form = opened
    choose(form, FIRST)
    was = said(table)

    QTest.keyClick(form.rows[LINES[1]].remove, Qt.Key.Key_Return)
    without = said(table)
    offered = form.gone.text()
    focus = form.focusWidget()
    choose(form, SECOND)
    QTest.keyClick(form.put_back, Qt.Key.Key_Return)

    assert without == [was[0], was[2]]
    assert offered == "Removed: No source: nobody asked."
    assert focus is form.put_back
    assert said(table) == was
    assert form.put_back.isHidden()


def test_an_empty_line_is_not_kept(opened: Opened) -> None:
    table, _, form = opened
    row = form.rows[LINES[3]]
    row.field.selectAll()
    QTest.keyClick(row.field, Qt.Key.Key_Delete)

    QTest.keyClick(row.field, Qt.Key.Key_Return)

    assert row.error.text().startswith("The line is empty.")
    assert said(table, SECOND) == [("In March.", None)]


def test_a_refusal_is_said_at_its_line_and_the_words_stay(opened: Opened) -> None:
    _, page, form = opened
    row = form.rows[LINES[3]]
    long = "Many words. " * 100
    row.field.setPlainText(long)

    QTest.keyClick(row.field, Qt.Key.Key_Return)
    too_long = row.error.text()
    page.send(EditLine(SECOND, LineId("gone"), "Words."))
    is_gone = form.error.text()
    page.send(WriteLine(SECOND, "Words.", None, LINES[3], 0))

    assert "1199 characters; the most is 1000" in too_long
    assert row.words == long.strip()
    assert is_gone.startswith("This line is gone.")
    assert form.error.text() == "This line stands already."
    assert form.put_back.isHidden()


def test_a_line_of_an_earlier_log_is_only_read(opened: Opened) -> None:
    table, _, form = opened
    table.room.seat(MINA).send(WriteLine(SECOND, "Without an id."))

    (row,) = form._read_only

    assert row.field.isReadOnly()
    assert row.remove.isHidden()


def test_a_topic_whose_lines_are_all_gone_says_so(opened: Opened) -> None:
    table, _, form = opened

    table.room.seat(ADA).send(DropLine(SECOND, LINES[3]))

    assert form.nothing.isVisible()
    assert form.topic.currentText() == "Why then? (0)"


def test_the_close_ends_the_correcting(opened: Opened) -> None:
    table, page, form = opened
    table.room.go_to(Phase.DECISIONS)
    page.summarise()
    screen = page.current_screen
    assert isinstance(screen, CloseScreen)
    form.accept()
    screen.gist.correct.click()
    reopened = form.isVisible()

    table.room.seat(ADA).send(EndTopic(SECOND, Outcome.PARK))
    table.room.seat(ADA).send(CloseMeeting())

    assert reopened
    assert not form.isVisible()
    assert not page.room_actions.minutes.isVisible()
    assert screen.gist.correct.isHidden()


@pytest.mark.parametrize(("who", "may"), [(ADA, True), (MINA, True), (TOM, False)])
def test_only_who_keeps_the_record_is_offered_it(
    opened: Opened, who: PersonId, *, may: bool
) -> None:
    table, _, _ = opened
    page, _ = table.sit(who)
    screen = page.current_screen
    assert isinstance(screen, DiscussionScreen)

    screen.current.scribe.correct.click()

    assert screen.current.scribe.correct.isVisible() is may
    assert page.room_actions.minutes.isVisible() is may
    page.room_actions.show_minutes()
    assert bool(page.findChildren(MinutesForm)) is may
