# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The discussion: one topic on all screens, the run sheet, and how topics end.

It shows snapshots and emits commands; the core alone decides. Attendees see the same
without the controls.
"""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.command.note import (
    AddNote,
    OwnNote,
    ReplyToNote,
    SetDisposition,
    SetMeToo,
    TakeBackReply,
)
from meetingroom.meeting.command.room import OpenDecisions
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    ExtendTopic,
    GiveFloor,
    MergeTopics,
    OrderTopics,
    PartTopics,
    PinTopic,
    RenameTopic,
    SetMinutes,
    SplitTopic,
    TakeUpTopic,
    TypeLine,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, TopicId
from meetingroom.meeting.topics import Topic
from meetingroom.room.ids import IdSource, random_id
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.discussion.actions import make_actions
from meetingroom.ui.discussion.acts import DiscussionActs
from meetingroom.ui.discussion.arrangement import Arrangement
from meetingroom.ui.note.ending_words import topics_left_words
from meetingroom.ui.note.half_typed import HalfTypedStore
from meetingroom.ui.note.typo_view import may_list
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.controller import ThemeController

MINIMUM_PX = (480, 360)


class DiscussionScreen(MeetingScreen):
    """Topics, text, and the current topic.

    Signals:
        decision_requested: Decide on a topic now; its id.
        follow_up_requested: Give a topic an owner and a date; its id, or `None`.
        booking_requested: Book the follow-up that takes up what is open; a `Booking`.
    """

    decision_requested = Signal(object)
    follow_up_requested = Signal(object)
    booking_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeController,
        parent: QWidget | None = None,
        *,
        new_id: IdSource | None = None,
        half_typed: HalfTypedStore | None = None,
    ) -> None:
        """Make an empty screen.

        Args:
            themes: Whose changes the screen follows.
            parent: The owner.
            new_id: Draws the ids of notes and topics; by the computer's clock when
                `None`.
            half_typed: Where words typed at notes wait for them to be shown again.
        """
        super().__init__(parent)
        self._themes = themes
        self._snapshot: RoomSnapshot | None = None
        self._room_topic: TopicId | None = None
        self._is_as_attendee = False
        self.parts = Arrangement(self)
        self.topics = self.parts.topics
        self.middle = self.parts.middle
        self.current = self.parts.current
        self.pane = self.middle.pane
        source = new_id or random_id
        if half_typed is not None:
            self.current.notes.half_typed = half_typed
        self.acts = DiscussionActs(self.parts, source, self)
        self.screen_actions = make_actions(self)
        self.setFocusProxy(self.topics.list)
        self._connect()

    # Public.

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the discussion as it stands; what is being typed stays."""
        self._snapshot = snapshot
        meeting = snapshot.meeting
        has_controls = self._has_controls()
        self.middle.show_meeting(meeting)
        self.middle.foot.show_pages(meeting.pages)
        self.topics.show_meeting(meeting, has_controls=has_controls)
        self.topics.asides.show_meeting(meeting, may_list=may_list(snapshot))
        self.parts.show_chooser()
        self.current.show_snapshot(
            snapshot,
            has_controls=not self._is_as_attendee,
        )
        self.acts.show_snapshot(snapshot, has_controls=has_controls)
        self._light()
        if meeting.current_topic != self._room_topic:
            self._room_topic = meeting.current_topic
            self.middle.go_to(self._topic(meeting.current_topic))
        self._show_foot(snapshot, has_controls=has_controls)
        self._show_back()
        self.screen_actions.show_selected(self.topics.selected)
        self.screen_actions.show_allowed(
            snapshot, has_controls=has_controls, is_as_attendee=self._is_as_attendee
        )

    def show_time(self, now: datetime) -> None:
        """Show what time the topic has left, and that the end is near."""
        self.current.show_time(now)
        self.topics.show_time(now)
        if self._snapshot is not None:
            self.parts.ending.show_time(
                self._snapshot, now, is_as_attendee=self._is_as_attendee
            )

    def put_back(self, command: Command, refused: Refused) -> None:
        """Put words that were refused back where they were typed."""
        if isinstance(command, WriteLine):
            self.current.scribe.put_back(command, refused.sentence)

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say beside the control that was used why it was refused."""
        self.put_back(command, refused)
        self.acts.undoing.forget(command)
        sentence = refused.sentence
        match command:
            case AddNote():
                self.acts.sent = None
                self.current.composer.show_error(sentence)
            case SplitTopic():
                self.current.split.show_error(sentence)
            case WriteLine() | TypeLine():
                pass  # put back, and the field says why
            case (
                SetMeToo()
                | SetDisposition()
                | OwnNote()
                | ReplyToNote()
                | TakeBackReply()
            ):
                row = self.current.notes.row_of(command.note)
                if row is None:
                    super().show_refusal(command, refused)
                else:
                    row.show_error(sentence)
            case AskForFloor() if self.current.topic:
                self.current.queue.show_error(sentence)
            case EndTopic() | ExtendTopic() | GiveFloor() if self.current.topic:
                self.current.outcomes.show_error(sentence)
            case (
                TakeUpTopic()
                | RenameTopic()
                | MergeTopics()
                | PartTopics()
                | PinTopic()
                | OrderTopics()
                | SetMinutes()
            ):
                self.topics.show_error(sentence)
            case _:
                super().show_refusal(command, refused)

    def half_typed(self) -> HalfTypedStore:
        """Return what stands in the open fields of the topic's notes."""
        return self.current.notes.in_open_fields()

    def flush(self) -> None:
        """Hand on a note that is being typed; nothing typed is thrown away."""
        self.current.scribe.flush()
        words = self.acts.take_words()
        if words is not None:
            self.draft_left.emit(words)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        panes: list[QWidget] = [self.topics.list, self.pane]
        rows = self.current.notes.rows
        if rows and self.current.topic is not None:
            panes.append(rows[0])
        if not self.current.scribe.foot.isHidden():
            panes.append(self.current.scribe.field)
        return panes

    def key_rows(self) -> list[tuple[str, str]]:
        """Return the key that acts in the list of topics and the text alone."""
        if not self._has_controls():
            return []
        words = self.tr("Take the selected topic up, in the list of topics or the text")
        return [(self.tr("Enter"), words)]

    def set_page(self, *, size_px: int, measure_cp: int) -> None:
        """Change text size and measure without losing the place."""
        self.middle.set_page(size_px=size_px, measure_cp=measure_cp)

    def set_single_letters(self, *, is_on: bool) -> None:
        """Let single letters act, or not (WCAG 2.1.4)."""
        self.screen_actions.set_single_letters(is_on=is_on)
        self.pane.set_single_letters(is_on=is_on)

    def minimumSizeHint(self) -> QSize:
        """Return a size that every arrangement fits; narrow ones hide parts."""
        return QSize(*MINIMUM_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the text on Escape; from there, take the topic J led to up."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_enter and self._may_take_up() and not event.isAutoRepeat():
            self.acts.take_up()
        else:
            super().keyPressEvent(event)

    # Acts, each also a key.

    def next_topic(self) -> None:
        """Select the next topic."""
        self.topics.step(1)

    def previous_topic(self) -> None:
        """Select the topic before."""
        self.topics.step(-1)

    def write_line(self) -> None:
        """Go to the scribe's field."""
        self.parts.show_topic()
        self.current.show_field()

    def back_to_room(self) -> None:
        """Return to the passage the room is at."""
        topic = self._topic(self._room_topic)
        if topic is not None:
            self.topics.select(topic.id)
            self.middle.go_to(topic)
            self._show_back()

    def go_to_note(self, note: str) -> None:
        """Select a note's topic and bring its words into view."""
        meeting = self._snapshot.meeting if self._snapshot is not None else None
        known = meeting.notes.get(NoteId(note)) if meeting is not None else None
        if meeting is None or known is None:
            return
        topic = meeting.topic_of(known.id)
        if topic is not None:
            self.topics.select(topic.id)
        self.parts.show_text()
        self.middle.go_to_place(known.anchor.start_cp if known.anchor else 0)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_address(self) -> None:
        """Ask for a page and a line."""
        self.parts.show_text()
        self.middle.foot.ask_address()

    def switch_view(self) -> None:
        """See what an attendee sees, or go back to one's own view."""
        self._is_as_attendee = not self._is_as_attendee
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    # Private.

    def _connect(self) -> None:
        topics, foot, acts = self.topics, self.middle.foot, self.acts
        topics.chosen.connect(self._on_topics_chosen)
        acts.command_requested.connect(self.command_requested)
        acts.undoing.take_back_requested.connect(self.take_back_requested)
        acts.decision_requested.connect(self.decision_requested)
        acts.follow_up_requested.connect(self.follow_up_requested)
        self.parts.ending.booking_requested.connect(self.booking_requested)
        self.parts.ending.place_requested.connect(self.go_to_note)
        self.current.composer.left.connect(self.pane.setFocus)
        self.middle.away_changed.connect(self._on_middle_away_changed)
        foot.back_requested.connect(self.back_to_room)

    def _has_controls(self) -> bool:
        snapshot = self._snapshot
        return (
            snapshot is not None
            and snapshot.may(TakeUpTopic)
            and not self._is_as_attendee
        )

    def _may_take_up(self) -> bool:
        """Tell whether Enter in the text takes up a topic that is not on."""
        selected = self.topics.selected
        is_other = selected is not None and selected.id != self._room_topic
        return is_other and self._has_controls() and self.pane.hasFocus()

    def _light(self) -> None:
        if self._snapshot is not None:
            meeting = self._snapshot.meeting
            room = self._topic(meeting.current_topic)
            self.middle.light(meeting, room, self.topics.selected)

    def _show_foot(self, snapshot: RoomSnapshot, *, has_controls: bool) -> None:
        foot = self.middle.foot
        foot.go_on.setVisible(has_controls and snapshot.may(OpenDecisions))
        foot.show_left(topics_left_words(snapshot.meeting))
        if self._is_as_attendee:
            foot.show_following(
                self.tr("You see what an attendee sees. Go back with V.")
            )
        elif has_controls:
            others = len(snapshot.here - {snapshot.viewer})
            foot.show_following(
                self.tr("1 other person is in the room.")
                if others == 1
                else self.tr("{0} others are in the room.").format(others)
            )
        else:
            foot.show_following(self.tr("You follow the facilitator."))

    def _show_back(self) -> None:
        """Offer the way back to whoever looks at another place or another topic."""
        selected = self.topics.selected
        is_other = selected is not None and selected.id != self._room_topic
        # Whoever leads looks ahead before taking a topic up; that is no straying.
        has_strayed = (
            is_other and self._room_topic is not None and not self._has_controls()
        )
        self.middle.foot.set_away(is_away=self.middle.is_away or has_strayed)

    def _topic(self, topic: TopicId | None) -> Topic | None:
        if self._snapshot is None or topic is None:
            return None
        return self._snapshot.meeting.topics.get(topic)

    # Slots.

    def _on_topics_chosen(self, topic: str) -> None:
        chosen = self._topic(TopicId(topic))
        self.screen_actions.show_selected(chosen)
        self._light()
        self.middle.go_to(chosen)
        self._show_back()

    def _on_middle_away_changed(self) -> None:
        self._show_back()
