# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the first screen offers of the library."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.shelf import Shelf
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.ui.home.screen import HomeScreen
from meetingroom.ui.theme.controller import ThemeController
from tests.app.test_taking_over import attending
from tests.support.meetings import BEN, MEETING, START


def test_joining_again_tells_that_half_written_words_are_kept(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    library, _, _ = attending(tmp_path, Phase.READING)
    home = HomeScreen(ThemeController(qapp), samples=tmp_path)
    qtbot.addWidget(home)
    owner = QObject(home)
    said = home.page.side.about

    with closing(library):
        shelf = Shelf(library, home, owner)
        shelf.refresh()
        before = said.text()
        draft = LocalNote(
            NoteId("n"),
            BEN,
            NoteKind.QUESTION,
            "Half a thou",
            0,
            4,
            is_draft=True,
            saved_at=START,
        )
        library.keep(MEETING, draft)
        shelf.refresh()

    assert before == "Join “Billing” again? You were in it (reading)."
    assert said.text() == f"{before} What you were writing is kept here."
