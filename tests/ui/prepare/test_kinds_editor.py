# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Editing kinds of meetings: every change is told at once and can be undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from meetingroom.meeting.kind import BUILT_IN, Kind, with_own
from meetingroom.meeting.setup import MOST_PAGES, Minutes
from meetingroom.memo.preflight import Form
from meetingroom.ui.prepare.kinds_editor import KindsEditor
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice

OFFSITE = Kind("Offsite", Form.OTHER, Minutes(40, 10, 100, 20, 10), 12)


class Edited:
    """An editor, and what it told."""

    def __init__(self) -> None:
        self.editor = KindsEditor(with_own([OFFSITE]), 6)
        self.told: list[tuple[Kind, ...]] = []
        self.editor.kinds_changed.connect(self.told.append)
        self.editor.show()

    def kind(self, name: str) -> Kind:
        return next(kind for kind in self.told[-1] if kind.name == name)

    def choose_form(self, form: Form) -> None:
        box = self.editor.form
        box.setCurrentIndex(box.findData(form.value))
        box.activated.emit(box.currentIndex())


@pytest.fixture
def edited(qapp: QApplication) -> Iterator[Edited]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    one = Edited()
    yield one
    themes.deleteLater()
    one.editor.close()  # it goes away by itself
    qapp.processEvents()


def test_what_a_kind_begins_with_is_shown(edited: Edited) -> None:
    editor = edited.editor
    editor.choose("Offsite")

    assert editor.name.text() == "Offsite"
    assert editor.form.currentText() == "Something else"
    assert editor.pages.value() == 12
    assert editor.total.text() == "180 minutes in all"
    editor.choose("Debrief")
    assert editor.pages.text() == "As usual: 6"
    assert editor.name.isReadOnly()
    assert edited.told == []


def test_every_change_is_told(edited: Edited) -> None:
    editor = edited.editor
    editor.choose("Offsite")

    editor.pages.setValue(0)
    editor.plan.boxes["reading"].setValue(50)
    edited.choose_form(Form.PACKET)
    editor.name.setText("  Two   days ")
    QTest.keyClick(editor.name, Qt.Key.Key_Return)
    minutes = Minutes(50, 10, 100, 20, 10)
    assert edited.kind("Two days") == Kind("Two days", Form.PACKET, minutes)
    assert len(edited.told) == 4
    assert editor.list.currentItem().text() == "Two days, 190 minutes"


def test_changes_are_undone_one_by_one(edited: Edited) -> None:
    editor = edited.editor
    before = editor.kinds
    assert not editor.undo.isEnabled()

    editor.choose("Offsite")
    editor.pages.setValue(3)
    editor.remove.click()
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edited.kind("Offsite").page_limit == 3
    editor.undo.click()
    assert edited.told[-1] == before
    assert not editor.undo.isEnabled()


@pytest.mark.parametrize("field", ["reading", "close", "pages"])
def test_the_key_undoes_in_a_field_of_numbers_too(edited: Edited, field: str) -> None:
    editor = edited.editor
    before = editor.kinds
    editor.choose("Offsite")
    box = editor.plan.boxes.get(field, editor.pages)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "33\t")
    assert editor.kinds != before
    box.setFocus()

    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.kinds == before
    assert not editor.undo.isEnabled()


def test_as_many_pages_as_a_file_may_say_are_shown(edited: Edited) -> None:
    editor = edited.editor
    editor.show_kinds([Kind("Audit", Form.OTHER, Minutes(), MOST_PAGES)])

    assert editor.pages.value() == MOST_PAGES
    assert edited.told == []


def test_a_kind_of_ours_goes_back_to_what_was_built_in(edited: Edited) -> None:
    editor = edited.editor
    editor.choose("Six-pager")
    assert editor.remove.text() == "&Back to the built-in minutes and limit"
    assert not editor.remove.isEnabled()

    editor.plan.boxes["discussion"].setValue(40)
    editor.remove.click()
    assert edited.kind("Six-pager") == BUILT_IN[1]
    assert len(edited.told[-1]) == len(BUILT_IN) + 1


def test_a_new_kind_waits_for_its_name(edited: Edited) -> None:
    editor = edited.editor
    editor.add.click()
    editor.add.click()

    names = [kind.name for kind in edited.told[-1]]
    assert names[-2:] == ["New kind", "New kind 2"]
    assert editor.name.selectedText() == "New kind 2"
    QTest.keyClicks(editor.name, "Retro\r")
    assert edited.kind("Retro") == Kind("Retro", Form.NARRATIVE, Minutes())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "A kind needs a name."),
        ("debrief", "There is such a kind already."),
    ],
)
def test_a_name_that_cannot_be_is_refused_beside_the_field(
    edited: Edited, name: str, sentence: str
) -> None:
    editor = edited.editor
    editor.choose("Offsite")
    editor.name.setText(name)
    QTest.keyClick(editor.name, Qt.Key.Key_Return)

    assert editor.rows["name"].error == sentence
    assert edited.told == []
    editor.name.setText("Offsite")
    QTest.keyClick(editor.name, Qt.Key.Key_Return)
    assert editor.rows["name"].error == ""


def test_a_kind_without_reading_is_refused_until_it_has_some(edited: Edited) -> None:
    editor = edited.editor
    editor.choose("Offsite")
    editor.plan.boxes["reading"].setValue(0)

    assert editor.rows["minutes"].error == "Give reading at least one minute."
    assert edited.told == []
    editor.plan.boxes["reading"].setValue(1)
    assert editor.rows["minutes"].error == ""
    assert edited.kind("Offsite").minutes.reading == 1


def test_a_problem_is_shown_until_a_change_is_kept(edited: Edited) -> None:
    edited.editor.show_problem("Nothing was changed: the disk is full.")
    assert edited.editor.problem.isVisible()

    edited.editor.show_problem("")
    assert not edited.editor.problem.isVisible()


def test_nothing_is_cut_when_there_is_most_to_say(edited: Edited) -> None:
    editor = edited.editor
    editor.choose("Offsite")
    fields: list[QWidget] = [*editor.plan.boxes.values(), editor.form, editor.pages]
    heights = [field.height() for field in fields]

    editor.resize(editor.minimumSize())
    editor.name.setText("debrief")
    QTest.keyClick(editor.name, Qt.Key.Key_Return)
    editor.show_problem("Nothing was changed: the file cannot be written. " * 3)
    QApplication.processEvents()

    assert [field.height() for field in fields] == heights
    plan_end = editor.plan.mapTo(editor, editor.plan.rect().bottomRight()).y()
    assert plan_end < editor.problem.geometry().top()
