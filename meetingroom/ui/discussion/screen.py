# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The discussion: one topic on all screens, the run sheet, and how topics end.

It shows snapshots and emits commands; the core alone decides. Attendees see the same
without the controls.
"""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.discussion.speaking_order import next_speaker
from meetingroom.meeting.command.note import AddNote, SetDisposition, SetMeToo
from meetingroom.meeting.command.room import OpenDecisions
from meetingroom.meeting.command.topic import (
    EndTopic,
    ExtendTopic,
    GiveFloor,
    MergeTopics,
    PassTurn,
    RenameTopic,
    SplitTopic,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.notes import Disposition
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.memo.anchor import anchor_at
from meetingroom.room.clock import SystemClock
from meetingroom.room.ids import IdSource, id_source
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.discussion.actions import make_actions
from meetingroom.ui.discussion.arrangement import Arrangement
from meetingroom.ui.discussion.current import topic_notes
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.controller import ThemeController

EXTRA_MINUTES = 3
MINIMUM_PX = (480, 360)


class DiscussionScreen(MeetingScreen):
    """Topics, text, and the current topic.

    Signals:
        decision_requested: Decide on a topic now; its id.
        follow_up_requested: Give a topic an owner and a date; its id, or `None`.
    """

    decision_requested = Signal(object)
    follow_up_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeController,
        parent: QWidget | None = None,
        *,
        new_id: IdSource | None = None,
    ) -> None:
        """Make an empty screen.

        Args:
            themes: Whose changes the screen follows.
            parent: The owner.
            new_id: Draws the ids of notes and topics; by the computer's clock when
                `None`.
        """
        super().__init__(parent)
        self._themes = themes
        self._new_id = new_id or id_source(SystemClock())
        self._snapshot: RoomSnapshot | None = None
        self._room_topic: TopicId | None = None
        self._sent: NoteId | None = None
        """The note the composer holds, until the room has it."""
        self._is_as_attendee = False
        self.parts = Arrangement(self)
        self.topics = self.parts.topics
        self.middle = self.parts.middle
        self.current = self.parts.current
        self.pane = self.middle.pane
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
        self.topics.asides.show_meeting(meeting)
        self.parts.show_chooser()
        self.current.show_snapshot(
            snapshot,
            has_controls=not self._is_as_attendee,
        )
        if self._sent is not None and self._sent in meeting.notes:
            self._sent = None
            self.current.composer.clear()
        if self.current.split.topic not in meeting.topics or self._was_split():
            self.current.split.leave()
        self._light()
        if meeting.current_topic != self._room_topic:
            self._room_topic = meeting.current_topic
            self.middle.go_to(self._topic(meeting.current_topic))
        self._show_foot(snapshot, has_controls=has_controls)
        self.screen_actions.show_allowed(
            snapshot, has_controls=has_controls, is_as_attendee=self._is_as_attendee
        )

    def show_time(self, now: datetime) -> None:
        """Show what time the topic has left, and that the end is near."""
        self.current.show_time(now)
        if self._snapshot is not None:
            self.parts.ending.show_time(
                self._snapshot.meeting, now, has_controls=self._has_controls()
            )

    def show_refusal(self, command: Command, refused: Refused) -> None:
        """Say beside the control that was used why it was refused."""
        sentence = refused.sentence
        match command:
            case AddNote():
                self._sent = None
                self.current.composer.show_error(sentence)
            case SplitTopic():
                self.current.split.show_error(sentence)
            case WriteLine():
                self.current.scribe.show_error(sentence)
            case SetMeToo() | SetDisposition():
                row = self.current.notes.row_of(command.note)
                if row is None:
                    super().show_refusal(command, refused)
                else:
                    row.show_error(sentence)
            case EndTopic() | ExtendTopic() | GiveFloor() if self.current.topic:
                self.current.outcomes.show_error(sentence)
            case TakeUpTopic() | RenameTopic() | MergeTopics():
                self.topics.show_error(sentence)
            case _:
                super().show_refusal(command, refused)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        panes: list[QWidget] = [self.topics.list, self.pane]
        rows = self.current.notes.rows
        if rows and self.current.topic is not None:
            panes.append(rows[0])
        if not self.current.scribe.field.isHidden():
            panes.append(self.current.scribe.field)
        return panes

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

    # Acts, each also a key.

    def next_topic(self) -> None:
        """Select the next topic."""
        self.topics.step(1)

    def previous_topic(self) -> None:
        """Select the topic before."""
        self.topics.step(-1)

    def take_up(self) -> None:
        """Take the selected topic up, or show its passage to who may not."""
        topic = self.topics.selected
        if topic is not None:
            self._on_take_up_requested(topic.id)

    def merge(self) -> None:
        """Put the selected topic's notes into the one above."""
        topic, above = self.topics.selected, self.topics.above
        if topic is not None and above is not None:
            self.command_requested.emit(MergeTopics(topic.id, above.id))
        elif topic is not None:
            self.topics.show_error(self.tr("There is no topic above this one."))

    def split(self) -> None:
        """Open the check list of the selected topic's notes."""
        topic = self.topics.selected
        if topic is not None and self._snapshot is not None:
            notes = topic_notes(self._snapshot, topic)
            self.parts.show_topic()
            self.current.split.begin(topic.id, topic.title, notes)

    def next_turn(self) -> None:
        """Give the floor to whose turn comes next; to nobody after the last."""
        topic = self._topic(self.current.topic)
        if topic is not None and self._snapshot is not None:
            speaker = next_speaker(self._snapshot.meeting, topic)
            self.command_requested.emit(GiveFloor(speaker))

    def pass_turn(self) -> None:
        """Pass one's own turn; the facilitator passes the turn that is on."""
        topic, snapshot = self._topic(self.current.topic), self._snapshot
        if topic is None or snapshot is None:
            return
        person: PersonId | None = snapshot.viewer
        if self._has_controls():
            person = topic.speaking or next_speaker(snapshot.meeting, topic)
        if person is not None:
            self.command_requested.emit(PassTurn(person))

    def end(self, outcome: Outcome) -> None:
        """End the current topic; a decision is made in its own form."""
        topic = self.current.topic
        if topic is None:
            return
        if outcome is Outcome.DECIDE:
            self.decision_requested.emit(topic)
        else:
            self.command_requested.emit(EndTopic(topic, outcome))

    def reopen_topic(self) -> None:
        """Open the selected topic again after it had ended."""
        topic = self.topics.selected
        if topic is not None and topic.outcome is not None:
            self.command_requested.emit(EndTopic(topic.id, None))

    def me_too(self) -> None:
        """Stand behind the note one is at."""
        row = self.current.focused_note()
        if row is not None:
            row.ask_me_too()

    def begin_note(self) -> None:
        """Open the composer for the selection or the current paragraph."""
        snapshot = self._snapshot
        if snapshot is None or not snapshot.may(AddNote):
            return
        passage = self.pane.passage()
        about = self.tr("On the whole memo")
        if passage is not None:
            quote = self.pane.memo.text[passage.start_cp : passage.end_cp]
            address = snapshot.meeting.pages.address(passage.start_cp)
            about = f"{address}  “{' '.join(quote.split())}”"
        self.parts.show_topic()
        self.current.composer.begin(passage, about)

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

    def ask_address(self) -> None:
        """Ask for a page and a line."""
        self.parts.show_text()
        self.middle.foot.ask_address()

    def switch_view(self) -> None:
        """See what an attendee sees, or go back to one's own view."""
        self._is_as_attendee = not self._is_as_attendee
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def go_on(self) -> None:
        """Go on to the decisions."""
        self.command_requested.emit(OpenDecisions())

    # Private.

    def _connect(self) -> None:
        topics, current, foot = self.topics, self.current, self.middle.foot
        topics.chosen.connect(self._on_topics_chosen)
        topics.take_up_requested.connect(self._on_take_up_requested)
        topics.rename_requested.connect(self._on_rename_requested)
        current.notes.me_too_requested.connect(self._on_me_too_requested)
        current.notes.disposition_requested.connect(self._on_disposition_requested)
        current.order.next_requested.connect(self.next_turn)
        current.order.pass_requested.connect(self.pass_turn)
        current.order.floor_requested.connect(self._on_floor_requested)
        current.scribe.line_written.connect(self._on_line_written)
        current.outcomes.outcome_requested.connect(self.end)
        current.composer.kept.connect(self._on_composer_kept)
        current.composer.left.connect(self.pane.setFocus)
        current.split.split_requested.connect(self._on_split_requested)
        card = current.time_card
        card.extend_requested.connect(self._on_card_extend_requested)
        card.decide_requested.connect(self._on_card_decide_requested)
        card.follow_up_requested.connect(self._on_follow_up_requested)
        card.park_requested.connect(self._on_card_park_requested)
        self.middle.away_changed.connect(self._on_middle_away_changed)
        foot.back_requested.connect(self.back_to_room)
        foot.place_requested.connect(self.pane.go_to)
        foot.go_on.clicked.connect(self.go_on)
        self.parts.ending.follow_up_requested.connect(self._on_follow_up_requested)

    def _has_controls(self) -> bool:
        snapshot = self._snapshot
        return (
            snapshot is not None
            and snapshot.may(TakeUpTopic)
            and not self._is_as_attendee
        )

    def _topic(self, topic: TopicId | None) -> Topic | None:
        if self._snapshot is None or topic is None:
            return None
        return self._snapshot.meeting.topics.get(topic)

    def _was_split(self) -> bool:
        """Tell whether the ticked notes have left the topic."""
        split = self.current.split
        topic = self._topic(split.topic)
        return topic is not None and bool(set(split.chosen) - set(topic.notes))

    def _light(self) -> None:
        if self._snapshot is not None:
            meeting = self._snapshot.meeting
            room = self._topic(meeting.current_topic)
            self.middle.light(meeting, room, self.topics.selected)

    def _show_foot(self, snapshot: RoomSnapshot, *, has_controls: bool) -> None:
        foot = self.middle.foot
        foot.go_on.setVisible(has_controls and snapshot.may(OpenDecisions))
        people = [p for p in snapshot.meeting.people.values() if not p.is_away]
        if self._is_as_attendee:
            foot.show_following(
                self.tr("You see what an attendee sees. Go back with V.")
            )
        elif has_controls:
            others = len(people) - 1
            foot.show_following(
                self.tr("1 person follows you.")
                if others == 1
                else self.tr("{0} people follow you.").format(others)
            )
        else:
            foot.show_following(self.tr("You follow the facilitator."))

    # Slots.

    def _on_topics_chosen(self, topic: str) -> None:
        chosen = self._topic(TopicId(topic))
        self._light()
        self.middle.go_to(chosen)

    def _on_take_up_requested(self, topic: str) -> None:
        if not self._has_controls():
            self.middle.go_to(self._topic(TopicId(topic)))
        elif topic != self.current.topic:
            self.command_requested.emit(TakeUpTopic(TopicId(topic)))

    def _on_rename_requested(self, topic: str, title: str) -> None:
        self.command_requested.emit(RenameTopic(TopicId(topic), title))

    def _on_me_too_requested(
        self,
        note: str,
        is_on: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.command_requested.emit(SetMeToo(NoteId(note), is_on))

    def _on_disposition_requested(
        self, note: str, disposition: Disposition | None, reason: str
    ) -> None:
        self.command_requested.emit(SetDisposition(NoteId(note), disposition, reason))

    def _on_floor_requested(self, person: str) -> None:
        self.command_requested.emit(GiveFloor(PersonId(person)))

    def _on_line_written(self, text: str, speaker: str) -> None:
        if self.current.topic is not None:
            person = PersonId(speaker) if speaker else None
            self.command_requested.emit(WriteLine(self.current.topic, text, person))

    def _on_composer_kept(self) -> None:
        composer = self.current.composer
        passage = composer.passage
        anchor = None
        if passage is not None:
            anchor = anchor_at(self.pane.memo, passage.start_cp, passage.end_cp)
        self._sent = NoteId(self._new_id())
        command = AddNote(self._sent, composer.kind, composer.body, anchor)
        self.command_requested.emit(command)

    def _on_split_requested(self) -> None:
        form = self.current.split
        if form.topic is not None:
            new = TopicId(self._new_id())
            command = SplitTopic(form.topic, new, form.chosen, form.title)
            self.command_requested.emit(command)

    def _on_card_extend_requested(self) -> None:
        if self.current.topic is not None:
            self.command_requested.emit(ExtendTopic(self.current.topic, EXTRA_MINUTES))

    def _on_card_decide_requested(self) -> None:
        self.end(Outcome.DECIDE)

    def _on_card_park_requested(self) -> None:
        self.end(Outcome.PARK)

    def _on_follow_up_requested(self) -> None:
        self.follow_up_requested.emit(self.current.topic)

    def _on_middle_away_changed(
        self,
        is_away: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.middle.foot.set_away(is_away=is_away)
