# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What one does in the discussion, as commands.

It reads the snapshot and the parts of the screen; it shows nothing and decides
nothing: the core says no where something is not allowed.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.discussion.run_sheet import ordering, pinning
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
    PassTurn,
    RenameTopic,
    RomanVote,
    SetMinutes,
    SplitTopic,
    TakeUpTopic,
    TypeLine,
    WriteLine,
)
from meetingroom.meeting.ids import LineId, NoteId, PersonId, ReplyId, TopicId
from meetingroom.meeting.topics import FloorKind, Outcome, RunSheetOrder, Topic
from meetingroom.meeting.turns import next_turn
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.pages import find_address
from meetingroom.room.ids import IdSource
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.discussion.arrangement import Arrangement
from meetingroom.ui.discussion.topic_notes import topic_notes
from meetingroom.ui.discussion.undoing import Ending, TopicUndo
from meetingroom.ui.page.view import DraftText

EXTRA_MINUTES = 3


class DiscussionActs(QObject):
    """The acts, each for a button, a key or a menu entry.

    Signals:
        command_requested: Somebody asks for something; the argument is a `Command`.
        decision_requested: Decide on a topic now; its id.
        follow_up_requested: Give a topic an owner and a date; its id, or `None`.
    """

    command_requested = Signal(object)
    decision_requested = Signal(object)
    follow_up_requested = Signal(object)

    def __init__(self, parts: Arrangement, new_id: IdSource, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._new_id = new_id
        self._snapshot: RoomSnapshot | None = None
        self._has_controls = False
        self.sent: NoteId | None = None
        """The note the composer holds, until the room has it."""
        self.topics = parts.topics
        self.current = parts.current
        self.undoing = TopicUndo(parts.undo, parts.topics.list, self)
        self._connect()

    def show_snapshot(self, snapshot: RoomSnapshot, *, has_controls: bool) -> None:
        """Take what the acts are about.

        Args:
            snapshot: What the person may see.
            has_controls: Whether the viewer leads and does not look as an attendee.
        """
        self._snapshot = snapshot
        self._has_controls = has_controls
        self.undoing.show_meeting(snapshot.meeting, has_controls=has_controls)
        if self.sent is not None and self.sent in snapshot.meeting.notes:
            self.sent = None
            self.current.composer.clear()
        self.current.composer.show_meeting(snapshot.meeting)
        form = self.current.split
        topic = snapshot.meeting.topics.get(form.topic) if form.topic else None
        if form.topic and (topic is None or set(form.chosen) - set(topic.notes)):
            form.leave()

    def take_up(self) -> None:
        """Take the selected topic up, or show its passage to who may not."""
        topic = self.topics.selected
        if topic is not None:
            self._on_take_up_requested(topic.id)

    def merge(self) -> None:
        """Put the selected topic's notes into the one above."""
        topic, above = self.topics.selected, self.topics.above
        if topic is not None and above is not None:
            self._ask(MergeTopics(topic.id, above.id))
        elif topic is not None:
            self.topics.show_error(self.tr("There is no topic above this one."))

    def pin(self) -> None:
        """Pin the selected topic to the top of the run sheet, or let it go."""
        topic = self.topics.selected
        if topic is not None and self._snapshot is not None:
            self.command_requested.emit(pinning(self._snapshot.meeting, topic))

    def more_minutes(self) -> None:
        """Give the selected topic a minute more."""
        self._change_minutes(1)

    def fewer_minutes(self) -> None:
        """Give the selected topic a minute less."""
        self._change_minutes(-1)

    def share_minutes(self) -> None:
        """Give the selected topic its share of the discussion's time again."""
        topic = self.topics.selected
        if topic is not None:
            self.command_requested.emit(SetMinutes(topic.id, None))

    def order(self, order: RunSheetOrder) -> None:
        """Put the run sheet in an order, on all screens."""
        if self._snapshot is not None:
            self.command_requested.emit(ordering(self._snapshot.meeting, order))

    def split(self) -> None:
        """Open the check list of the selected topic's notes."""
        topic = self.topics.selected
        if topic is not None and self._snapshot is not None:
            notes = topic_notes(self._snapshot, topic)
            self._parts.show_topic()
            self.current.split.begin(topic.id, topic.title, notes)
            self.current.show_focus()

    def next_turn(self) -> None:
        """Give the floor to whose turn comes next; to nobody after the last."""
        topic = self._topic(self.current.topic)
        if topic is not None and self._snapshot is not None:
            speaker = next_turn(self._snapshot.meeting, topic)
            self.command_requested.emit(GiveFloor(speaker))

    def first_in_queue(self) -> None:
        """Give the floor to the first who asks for it."""
        topic = self._topic(self.current.topic)
        if topic is not None and topic.queue:
            self.command_requested.emit(GiveFloor(topic.queue[0].person))

    def ask(self, kind: FloorKind) -> None:
        """Ask for the floor; the same again takes it back, another changes it."""
        topic, snapshot = self._topic(self.current.topic), self._snapshot
        if topic is None or snapshot is None or not snapshot.may(AskForFloor):
            return
        is_on = topic.request_of(snapshot.viewer) is not kind
        self.command_requested.emit(AskForFloor(topic.id, kind, is_on))

    def vote(self, *, is_up: bool) -> None:
        """Show a thumb once the topic's time is up; the same again takes it back."""
        topic, snapshot = self.current.topic, self._snapshot
        if topic is None or snapshot is None or self.current.time_card.isHidden():
            return
        self.current.show_votes(snapshot)  # a press checks the button by itself
        own = snapshot.meeting.thumbs.get(snapshot.viewer)
        wanted = None if own is is_up else is_up
        self.command_requested.emit(RomanVote(topic, wanted))

    def thumb_up(self) -> None:
        """Say that one would go on."""
        self.vote(is_up=True)

    def thumb_down(self) -> None:
        """Say that one would move on."""
        self.vote(is_up=False)

    def pass_turn(self) -> None:
        """Pass one's own turn; the facilitator passes the turn that is on."""
        topic, snapshot = self._topic(self.current.topic), self._snapshot
        if topic is None or snapshot is None:
            return
        person: PersonId | None = snapshot.viewer
        if self._has_controls:
            is_turn = topic.speaking is not None and topic.speaking not in topic.aside
            person = topic.speaking
            if not is_turn:
                person = next_turn(snapshot.meeting, topic)
        if person is not None:
            self.command_requested.emit(PassTurn(person, topic.id))

    def end(self, outcome: Outcome) -> None:
        """End the current topic; a decision is made in its own form."""
        topic = self.current.topic
        if topic is None:
            self.topics.show_error(self.tr("No topic is on. Take one up first."))
        elif outcome is Outcome.DECIDE:
            self.decision_requested.emit(topic)
        else:
            self._ask(EndTopic(topic, outcome))

    def reopen_topic(self) -> None:
        """Open the selected topic again after it had ended."""
        topic = self.topics.selected
        if topic is not None and topic.outcome is not None:
            self._ask(EndTopic(topic.id, None))

    def me_too(self) -> None:
        """Stand behind the note one is at."""
        row = self.current.focused_note()
        if row is not None:
            row.ask_me_too()

    def reply(self) -> None:
        """Open the line for a reply to the note one is at."""
        row = self.current.focused_note()
        if row is not None:
            row.ask_reply()
            self.current.show_focus()

    def begin_note(self) -> None:
        """Open the composer for the selection or the current paragraph."""
        snapshot = self._snapshot
        if snapshot is None or not snapshot.may(AddNote):
            return
        passage = self._parts.middle.pane.passage()
        about = self.tr("On the whole memo")
        if passage is not None:
            quote = self._parts.middle.pane.memo.text[passage.start_cp : passage.end_cp]
            address = snapshot.meeting.pages.address(passage.start_cp)
            about = f"{address}  “{' '.join(quote.split())}”"
        self._parts.show_topic()
        self.current.composer.begin(passage, about)
        self.current.show_focus()

    def go_on(self) -> None:
        """Go on to the decisions."""
        self.command_requested.emit(OpenDecisions())

    def _connect(self) -> None:
        topics, current = self.topics, self.current
        topics.take_up_requested.connect(self._on_take_up_requested)
        topics.hint.merge_requested.connect(self._on_hint_merge_requested)
        topics.asides.page_requested.connect(self._on_page_requested)
        topics.rename_requested.connect(self._on_rename_requested)
        current.notes.me_too_requested.connect(self._on_me_too_requested)
        current.notes.disposition_requested.connect(self._on_disposition_requested)
        current.notes.reply_requested.connect(self._on_reply_requested)
        current.notes.own_requested.connect(self._on_own_requested)
        current.notes.take_back_requested.connect(self._on_take_back_requested)
        current.order.next_requested.connect(self.next_turn)
        current.order.pass_requested.connect(self.pass_turn)
        current.order.floor_requested.connect(self._on_floor_requested)
        current.queue.ask_requested.connect(self.ask)
        current.queue.floor_requested.connect(self._on_floor_requested)
        current.queue.first_requested.connect(self.first_in_queue)
        current.scribe.line_typed.connect(self._on_line_typed)
        current.scribe.line_written.connect(self._on_line_written)
        current.outcomes.outcome_requested.connect(self.end)
        current.composer.kept.connect(self._on_composer_kept)
        current.split.split_requested.connect(self._on_split_requested)
        card = current.time_card
        card.up_requested.connect(self.thumb_up)
        card.down_requested.connect(self.thumb_down)
        card.extend_requested.connect(self._on_card_extend_requested)
        card.follow_up_requested.connect(self._on_follow_up_requested)
        self._parts.middle.foot.go_on.clicked.connect(self.go_on)

    def _change_minutes(self, step: int) -> None:
        topic, snapshot = self.topics.selected, self._snapshot
        if topic is None or snapshot is None:
            return
        planned = self.topics.model.plan.minutes.get(topic.id)
        # What was taken up has a whole of its own, of which some may be used.
        minutes = round(topic.given_s / 60) or planned
        if minutes is None:
            self.topics.show_error(self.tr("This topic has ended."))
        else:
            self.command_requested.emit(SetMinutes(topic.id, minutes + step))

    def _ask(self, command: Ending) -> None:
        """Ask for what is offered to be taken back once it is done."""
        if self._snapshot is not None:
            self.undoing.expect(command, self._snapshot.meeting)
        self.command_requested.emit(command)

    def _topic(self, topic: TopicId | None) -> Topic | None:
        if self._snapshot is None or topic is None:
            return None
        return self._snapshot.meeting.topics.get(topic)

    def _on_take_up_requested(self, topic: str) -> None:
        if not self._has_controls:
            self._parts.middle.go_to(self._topic(TopicId(topic)))
        elif topic != self.current.topic:
            self.command_requested.emit(TakeUpTopic(TopicId(topic)))

    def _on_rename_requested(self, topic: str, title: str) -> None:
        self.command_requested.emit(RenameTopic(TopicId(topic), title))

    def _on_hint_merge_requested(self, topic: str, into: str) -> None:
        self._ask(MergeTopics(TopicId(topic), TopicId(into)))

    def _on_page_requested(self, page: int) -> None:
        pages = self._snapshot.meeting.pages if self._snapshot is not None else None
        position = find_address(pages, f"{page}:1") if pages is not None else None
        if position is not None:
            self._parts.show_text()
            self._parts.middle.go_to_place(position)

    def _on_me_too_requested(
        self,
        note: str,
        is_on: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        self.command_requested.emit(SetMeToo(NoteId(note), is_on))

    def _on_reply_requested(self, note: str, words: str) -> None:
        reply = ReplyId(self._new_id())
        self.command_requested.emit(ReplyToNote(NoteId(note), reply, words))

    def _on_own_requested(self, note: str) -> None:
        self.command_requested.emit(OwnNote(NoteId(note)))

    def _on_take_back_requested(self, note: str, reply: str) -> None:
        self.command_requested.emit(TakeBackReply(NoteId(note), ReplyId(reply)))

    def _on_disposition_requested(self, asked: SetDisposition) -> None:
        self.command_requested.emit(asked)

    def _on_floor_requested(self, person: str) -> None:
        self.command_requested.emit(GiveFloor(PersonId(person)))

    def _on_line_typed(self, topic: str, text: str) -> None:
        self.command_requested.emit(TypeLine(TopicId(topic), text))

    def _on_line_written(self, topic: str, text: str, speaker: str) -> None:
        person = PersonId(speaker) if speaker else None
        line = LineId(self._new_id())
        self.command_requested.emit(WriteLine(TopicId(topic), text, person, line))

    def take_words(self) -> DraftText | None:
        """Return a note that is half typed, and close its composer."""
        if self.sent is not None:
            return None
        return self.current.composer.take_words(self._new_id)

    def _on_composer_kept(self) -> None:
        composer = self.current.composer
        passage = composer.passage
        anchor = None
        if passage is not None:
            anchor = anchor_at(
                self._parts.middle.pane.memo, passage.start_cp, passage.end_cp
            )
        self.sent = NoteId(self._new_id())
        command = AddNote(self.sent, composer.kind, composer.body, anchor)
        self.command_requested.emit(command)

    def _on_split_requested(self) -> None:
        form = self.current.split
        if form.topic is not None:
            new = TopicId(self._new_id())
            command = SplitTopic(form.topic, new, form.chosen, form.title)
            self.command_requested.emit(command)

    def _on_card_extend_requested(self) -> None:
        if self.current.topic is not None:
            # The choice goes; Qt would lead on into the scribe's field.
            self.topics.list.setFocus()
            self.command_requested.emit(ExtendTopic(self.current.topic, EXTRA_MINUTES))

    def _on_follow_up_requested(self) -> None:
        self.follow_up_requested.emit(self.current.topic)
