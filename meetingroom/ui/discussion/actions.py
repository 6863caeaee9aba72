# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The discussion's commands as actions, shown only to those who may use them.

It makes the actions; what they do is the screen's.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from meetingroom.meeting.command.note import AddNote, ReplyToNote, SetMeToo
from meetingroom.meeting.command.topic import AskForFloor, TakeUpTopic, WriteLine
from meetingroom.meeting.topics import FloorKind, Outcome, RunSheetOrder, Topic
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.discussion.queue import KEYS
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
        self.sheet = self.add_menu("sheet", tr("The run sheet (&W)"))
        self._pin = add("topic.pin", tr("&Pin it"), "Shift+P", acts.pin, self.sheet)
        self._alike = add(
            "topic.alike",
            tr("Merge what seems &alike"),
            "Shift+A",
            screen.topics.hint.accept,
            self.sheet,
        )
        self._minutes = [
            add(
                "minutes.more",
                tr("A minute m&ore"),
                "Alt+Up",
                acts.more_minutes,
                self.sheet,
            ),
            add(
                "minutes.less",
                tr("A minute &less"),
                "Alt+Down",
                acts.fewer_minutes,
                self.sheet,
            ),
            add(
                "minutes.share",
                tr("Its s&hare of the time"),
                "",
                acts.share_minutes,
                self.sheet,
            ),
        ]
        self._orders = self._ordering()
        screen.topics.order.set_choices(self._orders)
        self.floor = self.add_menu("floor", tr("The &floor"))
        self._asks = self._asking()
        self._thumbs = [
            add(
                "thumb.up",
                tr("Time is up: &go on"),
                "U",
                acts.thumb_up,
                self.floor,
            ),
            add(
                "thumb.down",
                tr("Time is up: &move on"),
                "D",
                acts.thumb_down,
                self.floor,
            ),
        ]
        self._leading.append(
            add(
                "queue.first",
                tr("&First who asks"),
                "Shift+N",
                acts.first_in_queue,
                self.floor,
            )
        )
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
        self.sheet.menuAction().setVisible(has_controls)
        for action in (self._pin, self._alike, *self._minutes, *self._orders):
            action.setVisible(has_controls)
        for action, order in self._orders.items():
            action.setChecked(order is snapshot.meeting.topic_order)
        for action in (*self._asks, *self._thumbs):
            action.setVisible(snapshot.may(AskForFloor))
        # Its keys are those of the actions in it, which a hidden menu would lose.
        self.floor.menuAction().setVisible(snapshot.may(AskForFloor) or has_controls)
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

    def show_selected(self, topic: Topic | None) -> None:
        """Say what pinning does to the selected topic."""
        is_pinned = topic is not None and topic.is_pinned
        self._pin.setText(self.tr("Un&pin it") if is_pinned else self.tr("&Pin it"))

    def _ordering(self) -> dict[QAction, RunSheetOrder]:
        words = {
            RunSheetOrder.BLOCKERS: self.tr("&Blockers first"),
            RunSheetOrder.SPLIT: self.tr("Most &split first"),
            RunSheetOrder.PEOPLE: self.tr("&Most people first"),
            RunSheetOrder.PAGE: self.tr("In order of the &text"),
        }
        orders: dict[QAction, RunSheetOrder] = {}
        group = QActionGroup(self)
        for order, text in words.items():
            slot = self._on_order_triggered
            action = self.add(f"order.{order.name}", text, "", slot, self.sheet)
            action.setCheckable(True)
            group.addAction(action)
            orders[action] = order
        return orders

    def _on_order_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._acts.order(self._orders[action])

    def _asking(self) -> dict[QAction, FloorKind]:
        words = {
            FloorKind.REPLY: self.tr("Ask to speak: &reply"),
            FloorKind.QUESTION: self.tr("Ask to speak: &question"),
            FloorKind.NEW_POINT: self.tr("Ask to speak: ne&w point"),
            FloorKind.POINT_OF_ORDER: self.tr("Ask to speak: point of &order"),
        }
        asks: dict[QAction, FloorKind] = {}
        for kind, text in words.items():
            slot = self._on_ask_triggered
            action = self.add(f"ask.{kind}", text, KEYS[kind], slot, self.floor)
            asks[action] = kind
        return asks

    def _on_ask_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._acts.ask(self._asks[action])

    def _on_end_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._acts.end(self._ends[action])


def make_actions(screen: "DiscussionScreen") -> DiscussionActions:
    """Make the actions of a screen and add them to it."""
    return DiscussionActions(screen)
