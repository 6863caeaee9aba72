# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words of a note that the host refused later stay with their writer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.app.paper import PAPER_TEXTS
from meetingroom.meeting.command.decision import CastVote, DraftDecision, DropDecision
from meetingroom.meeting.command.note import AddNote, EditNote
from meetingroom.meeting.command.room import OpenLobby
from meetingroom.meeting.decisions import Decision, DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.page.view import DraftText
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.drafts_notice import ADD_DRAFTS
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.notices import Voice
from meetingroom.ui.window.screens import ScreenSource
from tests.room.attending import NOTE, begun, bodies
from tests.ui.window.kept import KeptNotes

MADE = DecisionId("made")
ASKED = DecisionDraft(
    "Move in March.",
    PersonId("ben"),
    Door.TWO_WAY,
    because="It is late.",
    outcome="approved",
)
LATE = "It is in the appendix."


class Table:
    """Ben's page, in a room whose host is elsewhere."""

    def __init__(self, qtbot: QtBot, folder: Path, app: QApplication) -> None:
        self.world, self.ben, _ = begun()
        self.world.reveal()
        self.world.heal()
        self.notes = KeptNotes()
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        source = ScreenSource(
            themes=ThemeController(app),
            preferences=Preferences(settings),
            notes=self.notes,
            open_discussion=lambda _reason: None,
            choose_memo=lambda: None,
            reload_memo=lambda: None,
            reopen=lambda: None,
            leave=lambda: None,
            export=lambda _format: None,
            copy=lambda: None,
            texts=PAPER_TEXTS,
            pass_on=lambda: None,
            open_window=lambda _person: None,
        )
        self.page = MeetingPage(Bridge(self.ben.room), source)
        self._qtbot = qtbot
        qtbot.addWidget(self.page)
        self.page.show()

    def send_in_vain(self) -> None:
        """Write a note under an id that somebody else was quicker to take."""
        self.world.lead(NOTE)
        self.page.bridge.send(AddNote(NOTE.note, NoteKind.CONCERN, LATE))
        with self._qtbot.waitSignal(self.page.bridge.refused_later):
            self.world.heal()

    @property
    def offers(self) -> list[str]:
        message = self.page.strip.message
        return [action.id for action in message.actions] if message else []

    @property
    def said(self) -> str:
        message = self.page.strip.message
        return message.sentence if message else ""


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Table]:
    made = Table(qtbot, tmp_path, qapp)
    yield made
    made.page.leave()
    made.page.bridge.leave()


def test_words_the_host_did_not_take_become_a_draft(table: Table) -> None:
    table.send_in_vain()

    (draft,) = table.notes.notes()
    assert (draft.kind, draft.body, draft.is_draft) == (NoteKind.CONCERN, LATE, True)
    assert table.said.endswith("It is kept here as a draft.")
    assert table.offers == [ADD_DRAFTS]


def test_a_refused_note_can_be_added_marked_as_late(table: Table) -> None:
    table.send_in_vain()

    table.page.strip.action_requested.emit(ADD_DRAFTS)
    assert table.page.drafts.form is not None
    table.page.drafts.form.add.click()
    table.world.heal()

    assert LATE in bodies(table.ben)
    added = table.ben.room.snapshot().meeting.notes.values()
    assert [one.is_after_reveal for one in added if one.body == LATE] == [True]
    assert not table.notes.notes()
    assert "did not take" not in table.said


def test_what_was_typed_meanwhile_is_not_overwritten(table: Table) -> None:
    table.page.drafts.keep(
        DraftText(str(NOTE.note), NoteKind.TYPO, "Still typing", None, None)
    )

    table.send_in_vain()

    assert {one.body for one in table.notes.notes()} == {"Still typing", LATE}


def test_a_refused_change_keeps_its_words_and_place(table: Table) -> None:
    change = EditNote(NoteId("gone"), NoteKind.TYPO, "Twice the word")

    assert table.page.drafts.keep_refused(change)

    (draft,) = table.notes.notes()
    assert draft.body == "Twice the word"
    assert (draft.start_cp, draft.end_cp) == (None, None)


def test_an_act_without_words_makes_no_draft(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.page.bridge.refused_later):
        table.ben.room.send(OpenLobby())
        table.world.heal()

    assert not table.notes.notes()


def refuse_an_answer(table: Table, qtbot: QtBot) -> None:
    """Answer words that nobody asks."""
    question = Decision(MADE, replace(ASKED, statement="Wait.")).question
    table.page.bridge.send(CastVote(MADE, VoteChoice.COMMIT, question=question))
    with qtbot.waitSignal(table.page.bridge.refused_later):
        table.world.heal()


def test_an_answer_the_host_did_not_take_hides_no_roll_call(
    table: Table, qtbot: QtBot
) -> None:
    table.world.talk()
    table.world.lead(DraftDecision(MADE, ASKED))
    table.world.heal()
    said = table.page.notices._said  # that the host is away is heard before
    qtbot.waitUntil(lambda: Voice.ROLL_CALL in said)
    table.page.show_decisions()
    table.page.go_back()

    refuse_an_answer(table, qtbot)

    assert Voice.ROLL_CALL in said
    assert {Voice.REFUSED_LATER, Voice.NOTICE}.isdisjoint(said)
    table.page.show_decisions()
    screen = table.page.current_screen
    assert isinstance(screen, DecisionsScreen)
    own = screen.roll_call.own
    assert own.reason_row.error.startswith("The decision has changed")
    assert own.isVisible()


def test_an_answer_that_nothing_asks_for_any_more_is_said_in_the_strip(
    table: Table, qtbot: QtBot
) -> None:
    table.world.talk()
    table.world.lead(DraftDecision(MADE, ASKED))
    table.world.heal()
    table.world.lead(DropDecision(MADE))

    refuse_an_answer(table, qtbot)

    assert table.page.notices.current is Voice.NOTICE
    assert "decision" in table.said
