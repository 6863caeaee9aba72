# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Parts of the decision page: date field, follow-up form, words."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.meeting.decisions import DecisionDraft, Door, lacking
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import FollowUpId
from meetingroom.meeting.outcome_set import outcomes_of
from meetingroom.memo.preflight import Form
from meetingroom.ui.decisions.date_field import DateField
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.words import missing_parts
from meetingroom.ui.widget.growing_text import GrowingText
from tests.support.meetings import ADA, BEN, TestRoom

DAY = date(2027, 1, 15)


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> DateField:
    made = DateField()
    qtbot.addWidget(made)
    made.show()
    assert qapp is not None
    return made


@pytest.mark.parametrize(
    "typed", ["15 Jan 2027", "15 January 2027", "2027-01-15", "15.1.2027", "15/1/2027"]
)
def test_a_date_is_read_as_people_write_it(field: DateField, typed: str) -> None:
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.day() == DAY
    assert field.text() == "15 Jan 2027"


def test_what_is_no_date_stays_to_be_mended(field: DateField) -> None:
    QTest.keyClicks(field, "soon")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "soon"
    assert field.day() is None
    assert not field.is_readable


# Offscreen noise of a popup, harmless.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_picking_a_day_fills_the_line(field: DateField, qtbot: QtBot) -> None:
    calendar = field.open_calendar()

    with qtbot.waitSignal(field.date_changed):
        calendar.clicked.emit(QDate(2027, 1, 15))

    assert field.day() == DAY
    assert not calendar.isVisible()


def test_setting_a_day_sends_nothing(field: DateField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.date_changed):
        field.set_day(DAY)

    assert field.day() == DAY


def test_every_lack_has_its_name() -> None:
    drafts = [
        DecisionDraft(statement, owner, door, options, because, day)
        for statement, owner, door, options, because, day in product(
            ("", "Move"),
            (None, BEN),
            (None, *Door),
            ((), ("One",), ("One", "Two")),
            ("", "Why"),
            (None, DAY),
        )
    ]

    drafts += [replace(draft, outcome="build") for draft in drafts]

    for offered in (outcomes_of(Form.PR_FAQ), outcomes_of(Form.NARRATIVE)):
        assert [len(missing_parts(d, offered)) for d in drafts] == [
            len(lacking(d, offered)) for d in drafts
        ]


def test_a_text_grows_with_its_words(qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    text.resize(300, 60)
    text.show()
    before = text.height()

    text.setPlainText("one\ntwo\nthree\nfour")

    assert text.height() > before


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> FollowUpScreen:
    made = FollowUpScreen()
    qtbot.addWidget(made)
    assert qapp is not None
    return made


def test_a_follow_up_needs_words_an_owner_and_a_date(
    form: FollowUpScreen, qtbot: QtBot
) -> None:
    form.begin(TestRoom().seat(ADA).snapshot(), FollowUpId("f"), None)
    form.due_on.setText("soon")

    with qtbot.assertNotEmitted(form.command_requested):
        form.add.click()

    assert "what is to be done" in form.what_row.error
    assert "one owner" in form.owner_row.error
    assert "15 Jan 2027" in form.due_row.error


def test_a_follow_up_is_asked_for_once_it_is_whole(
    form: FollowUpScreen, qtbot: QtBot
) -> None:
    form.begin(TestRoom().seat(ADA).snapshot(), FollowUpId("f"), None)
    form.what.setText("Count the exceptions")
    form.owner.setCurrentIndex(form.owner.findData(str(BEN)))
    form.due_on.set_day(DAY)

    with qtbot.waitSignal(form.command_requested) as asked:
        form.add.click()
    form.show_refusal(asked.args[0], Refused("The meeting is closed."))

    command = asked.args[0]
    assert (command.what, command.owner, command.due_on) == (
        "Count the exceptions",
        BEN,
        DAY,
    )
    assert form.bar.sentence == "The meeting is closed."
    assert form.what.text() == "Count the exceptions"
