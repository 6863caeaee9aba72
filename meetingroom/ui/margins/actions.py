# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What one can do in the margins, with its keys.

It makes the actions and shows those that are allowed; the screen does what they ask.
"""

from functools import partial
from typing import TYPE_CHECKING

from meetingroom.meeting.command.note import (
    AddNote,
    OwnNote,
    ReplyToNote,
    SealStance,
    SetMeToo,
)
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.margins.note_row import NoteRow
from meetingroom.ui.note.actions import ScreenActions
from meetingroom.ui.note.stance_words import stance_words

if TYPE_CHECKING:
    from meetingroom.ui.margins.screen import MarginsScreen


class MarginActions(ScreenActions):
    """The actions.

    Signals: none; each action has its own.
    """

    def __init__(self, screen: "MarginsScreen") -> None:
        super().__init__(screen)
        tr, add = self.tr, self.add
        add("margins.next", tr("&Next note"), "]", screen.next_note)
        add("margins.previous", tr("&Previous note"), "[", screen.previous_note)
        self._me_too = add("margins.me_too", tr("&Me too"), "+", screen.me_too)
        self._reply = add(
            "margins.reply",
            tr("Reply"),
            "A",
            partial(screen.at_note, NoteRow.ask_reply),
        )
        self._own = add(
            "margins.own",
            tr("My name to it"),
            "I",
            partial(screen.at_note, NoteRow.ask_own),
        )
        add("margins.withdraw", tr("&Withdraw the note"), "W", screen.withdraw)
        add("margins.side", tr("&Text or note"), "S", screen.walk.switch_side)
        again = screen.sweep.ask_again
        self._sweep = add("margins.sweep", tr("My own &questions"), "O", again)
        self._add = add(
            "margins.add", tr("&Add a note"), "Ctrl+Alt+M", screen.begin_note
        )
        add("margins.read", tr("I have &read the margins"), "R", screen.toggle_read)
        self._stances = [
            add(f"stance.{n}", f"&{n}", str(n), partial(screen.choose_stance, n - 1))
            for n in range(1, 5)
        ]

    def show_allowed(self, snapshot: RoomSnapshot, *, has_questions: bool) -> None:
        """Take away what the viewer cannot do, and name the meeting's stances.

        Args:
            snapshot: What the person may see.
            has_questions: Whether there are own questions to look through.
        """
        setup = snapshot.meeting.setup
        self._sweep.setVisible(has_questions)
        for action, command in (
            (self._me_too, SetMeToo),
            (self._reply, ReplyToNote),
            (self._add, AddNote),
        ):
            action.setVisible(snapshot.may(command))
        self._own.setVisible(not setup.are_names_shown and snapshot.may(OwnNote))
        is_asked = setup.are_stances_asked and snapshot.may(SealStance)
        for number, (action, choice) in enumerate(
            zip(self._stances, setup.stance_choices, strict=True), 1
        ):
            action.setVisible(is_asked)
            action.setText(f"&{number}: {stance_words(choice)}")
