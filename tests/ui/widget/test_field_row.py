# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A field's name, control and words: what is missing moves nothing, nothing is cut."""

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.flow_row import FlowRow


def test_what_a_field_lacks_stands_beside_its_name_and_keeps_its_height(
    qtbot: QtBot,
) -> None:
    field = QLineEdit()
    row = FieldRow("Look at it again on", field, note="A day.")
    qtbot.addWidget(row)
    row.show()
    before = row.sizeHint()

    row.set_lack("is needed", "A one-way door needs a review date.")

    assert row.lack == "is needed"
    assert row.sizeHint().height() == before.height()
    assert field.accessibleDescription() == "A one-way door needs a review date."
    assert not field.property("isWrong")
    row.set_lack("")
    assert row.lack == ""
    assert field.accessibleDescription() == "A day."


def test_an_error_is_read_before_what_is_lacking(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = FieldRow("Date", field)
    qtbot.addWidget(row)
    row.set_lack("is needed", "A date is needed.")

    row.set_error("Write a date.")
    while_wrong = field.accessibleDescription()
    row.set_error("")

    assert while_wrong == "Write a date."
    assert field.accessibleDescription() == "A date is needed."


def test_chips_in_a_second_line_are_not_cut(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chips = QWidget()
    flow = FlowRow(chips)
    for number in range(6):
        flow.addWidget(Badge(f"1:{number} Somebody", parent=chips))
    row = FieldRow("Follows from", chips, parent=page)
    column = QVBoxLayout(page)
    column.addWidget(row)
    column.addStretch(1)
    page.resize(320, 400)
    page.show()
    QApplication.processEvents()

    last = flow.itemAt(flow.count() - 1)
    assert last is not None
    assert last.geometry().bottom() <= chips.rect().bottom()


def test_what_is_lacking_takes_the_place_of_the_hint(qtbot: QtBot) -> None:
    hint = "it comes back on its date, with its owner"
    row = FieldRow("Why it is deferred", QLineEdit(), hint=hint)
    qtbot.addWidget(row)
    row.show()
    row.resize(row.minimumSizeHint())
    width_px = row.width()

    row.set_lack("needed above: an owner", "Deferring needs an owner.")
    row.set_lack("needed above: an owner, a date", "Deferring needs two things.")
    row.set_lack("")
    QApplication.processEvents()

    assert row.width() == width_px
    shown = [one.text() for one in row.findChildren(QLabel) if one.isVisible()]
    assert shown == ["Why it is deferred", hint]


def test_a_long_error_is_not_cut_in_a_narrow_row(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    owner = QLineEdit()
    row = FieldRow("Owner", owner, parent=page)
    column = QVBoxLayout(page)
    column.addWidget(row)
    column.addStretch(1)
    page.resize(640, 400)
    page.show()
    row.set_error("People have answered to these words. Ask again to change them. " * 3)
    (error,) = (one for one in row.findChildren(QLabel) if one.text() == row.error)

    for width_px in (320, 240, 560):
        page.resize(width_px, 400)
        QApplication.processEvents()

        assert error.height() >= error.heightForWidth(error.width())
        assert row.height() < 250
