# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The discussion's commands as actions, shown only to those who may use them.

It makes the actions; what they do is the screen's.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from meetingroom.meeting.command.note import AddNote, ReplyToNote, SetMeToo
from meetingroom.meeting.command.topic import TakeUpTopic, WriteLine
from meetingroom.meeting.topics import Outcome
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.actions import ScreenActions

if TYPE_CHECKING:
    from meetingroom.ui.discussion.screen import DiscussionScreen


class DiscussionActions(ScreenActions):
    """The actions, by who may use them.

    Signals: none; each action has its own.
    """

    def __init__(self, screen: "DiscussionScreen") -> None:
        super().__init__(screen)
        self._acts = screen.acts
        tr, add, acts = self.tr, self.add, screen.acts
        add("topic.next", tr("&Next topic"), "J", screen.next_topic)
        add("topic.previous", tr("&Previous topic"), "K", screen.previous_topic)
        add("topic.room", tr("&Back to the room"), "F", screen.back_to_room)
        add("topic.address", tr("&Go to an address"), "G", screen.ask_address)
        self._leading: list[QAction] = [
            # Without Return, which the list has: in the menu bar the key would act in
            # the whole window, and every field would lose it.
            add("topic.take_up", tr("&Take the topic up"), "", acts.take_up),
            add("turn.next", tr("Next &speaker"), "N", acts.next_turn),
            add(
                "topic.rename", tr("&Rename the topic"), "F2", screen.topics.edit_title
            ),
            add("topic.merge", tr("&Merge with the one above"), "M", acts.merge),
            add("topic.split", tr("Spl&it the topic"), "Shift+M", acts.split),
            *self._outcomes(),
            add("decisions.open", tr("Go to the d&ecisions"), "", acts.go_on),
            add("topic.reopen", tr("Open the topi&c again"), "", acts.reopen_topic),
        ]
        self._pass = add("turn.pass", tr("P&ass the turn"), "P", acts.pass_turn)
        self._line = add("topic.line", tr("Scribe's &line"), "L", screen.write_line)
        self._me_too = add("note.me_too", tr("Me t&oo"), "+", acts.me_too)
        self._reply = add("note.reply", tr("Reply (&J)"), "A", acts.reply)
        self._add = add("note.add", tr("A&dd a note"), "Ctrl+Alt+M", acts.begin_note)
        self._view = add(
            "view.attendee", tr("See it as an attendee (&V)"), "V", screen.switch_view
        )

    def show_allowed(
        self, snapshot: RoomSnapshot, *, has_controls: bool, is_as_attendee: bool
    ) -> None:
        """Take away what the viewer's roles do not allow."""
        for action in self._leading:
            action.setVisible(has_controls)
        may_write = snapshot.may(WriteLine) and not is_as_attendee
        self._line.setVisible(may_write)
        self._me_too.setVisible(snapshot.may(SetMeToo))
        self._reply.setVisible(snapshot.may(ReplyToNote))
        self._add.setVisible(snapshot.may(AddNote))
        self._view.setVisible(snapshot.may(TakeUpTopic))

    def _outcomes(self) -> list[QAction]:
        words = {
            Outcome.ANSWERED: self.tr("&1: answered"),
            Outcome.AUTHOR_WILL_FIX: self.tr("&2: the author will fix it"),
            Outcome.DECIDE: self.tr("&3: decide…"),
            Outcome.PARK: self.tr("&4: park"),
        }
        self._ends: dict[QAction, Outcome] = {}
        for number, (outcome, text) in enumerate(words.items(), start=1):
            name = f"outcome.{number}"
            action = self.add(name, text, str(number), self._on_end_triggered)
            self._ends[action] = outcome
        return list(self._ends)

    def _on_end_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._acts.end(self._ends[action])


def make_actions(screen: "DiscussionScreen") -> DiscussionActions:
    """Make the actions of a screen and add them to it."""
    return DiscussionActions(screen)
