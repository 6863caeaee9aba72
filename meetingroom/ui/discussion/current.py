# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The right column: the topic the room has taken up, or the stances.

It shows snapshots and passes on what its parts ask for; it must not send anything.
"""

from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.discussion.speaking_order import SpeakerState, speaking_order
from meetingroom.meeting.command.note import SetMeToo
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    GiveFloor,
    RomanVote,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import notes_of
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.discussion.latest import LatestLines
from meetingroom.ui.discussion.note_list import NoteList
from meetingroom.ui.discussion.outcomes import OutcomeButtons, TimeCard
from meetingroom.ui.discussion.queue import FloorQueue
from meetingroom.ui.discussion.scribe import ScribeLines
from meetingroom.ui.discussion.speakers import SpeakingOrder
from meetingroom.ui.discussion.split_form import SplitForm
from meetingroom.ui.discussion.stances import OpenedStances
from meetingroom.ui.discussion.topic_note import TopicNoteRow
from meetingroom.ui.discussion.topic_notes import topic_notes
from meetingroom.ui.discussion.topic_view import (
    address_of,
    me_too_total,
    origin_of_topic,
)
from meetingroom.ui.note.composer import NoteComposer
from meetingroom.ui.note.names import name_of
from meetingroom.ui.note.sizes import forget_sizes
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from meetingroom.ui.widget.disc_clock import DISC_PX, ClockForm, DiscClock
from meetingroom.ui.widget.label import address_label, section_label, small_label

WIDTH_PX = 368
MEDIUM_WIDTH_PX = 356
"""So that "To be fixed" is not cut."""
SIDE_PX = 20


class CurrentTopic(QWidget):
    """The column; its parts are public and have the signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic: TopicId | None = None
        self._clock_of: Topic | None = None
        self._paused_at: datetime | None = None
        self._leads = False
        self._seen_px = 0
        """How much of the column was in view when the bar last moved."""
        self.title = section_label("", self)
        self.title.setWordWrap(True)
        self.clock = DiscClock(DISC_PX, ClockForm.OF_GIVEN, self)
        self.clock.keep_room()
        self.place = address_label("", self)
        self.place.setWordWrap(True)
        self.because = small_label("", self)
        self.because.setWordWrap(True)
        self.work = small_label("", self)
        self.work.setWordWrap(True)
        self.time_card = TimeCard(self)
        self.time_card.hide()
        self.composer = NoteComposer(self, below_px=SPACE_12)
        self.split = SplitForm(self)
        self.notes = NoteList(self)
        self.order = SpeakingOrder(self)
        self.queue = FloorQueue(self)
        self.scribe = ScribeLines(self)
        self.stances = OpenedStances(self)
        self.latest = LatestLines(self)
        self.outcomes = OutcomeButtons(self)
        self._topic_part = QWidget(self)
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._scroll = QScrollArea(self)
        self._arrange()

    def show_snapshot(self, snapshot: RoomSnapshot, *, has_controls: bool) -> None:
        """Show the current topic, or the stances.

        Args:
            snapshot: What the person may see.
            has_controls: False while a facilitator looks as an attendee does.
        """
        meeting = snapshot.meeting
        topic = meeting.topics.get(meeting.current_topic or TopicId(""))
        if topic is None or topic.id != self.topic:
            self._scroll.verticalScrollBar().setValue(0)
        self.topic = topic.id if topic else None
        self._clock_of = topic
        self._paused_at = meeting.clock.paused_at if meeting.clock else None
        self._leads = has_controls and snapshot.may(EndTopic)
        self._topic_part.setVisible(topic is not None)
        self.stances.setVisible(topic is None)
        self.outcomes.setVisible(topic is not None and self._leads)
        self.outcomes.show_error("")
        if topic is None:
            may_take = has_controls and snapshot.may(TakeUpTopic)
            self.stances.show_meeting(meeting, may_take_up=may_take)
            self.time_card.hide()
            may_write = has_controls and snapshot.may(WriteLine)
            self.scribe.show_none(meeting, snapshot.viewer, may_write=may_write)
            self._show_latest()
            return
        self._show_head(meeting, topic)
        self.show_votes(snapshot)
        self.notes.show_notes(
            topic_notes(snapshot, topic, has_controls=has_controls),
            may_join=snapshot.may(SetMeToo),
        )
        self._show_order(snapshot, topic, has_controls=has_controls)
        self.queue.show_queue(
            meeting,
            topic,
            snapshot.viewer,
            may_lead=has_controls and snapshot.may(GiveFloor),
            may_ask=snapshot.may(AskForFloor),
        )
        may_write = has_controls and snapshot.may(WriteLine)
        before = len(self.scribe.rows)
        self.scribe.show_topic(meeting, topic, snapshot.viewer, may_write=may_write)
        if len(self.scribe.rows) != before and self.scribe.field.hasFocus():
            self._show_lines()
        self._show_latest()

    def show_votes(self, snapshot: RoomSnapshot) -> None:
        """Show the thumbs as they stand."""
        self.time_card.show_votes(
            (snapshot.totals.up, snapshot.totals.down),
            snapshot.meeting.thumbs.get(snapshot.viewer),
            may_vote=snapshot.may(RomanVote),
            may_lead=self._leads,
        )

    def show_time(self, now: datetime) -> None:
        """Show the time the current topic has left."""
        topic = self._clock_of
        if topic is None or topic.taken_up_at is None:
            return
        until = min(now, self._paused_at or now)
        used_s = topic.used_s + max(0.0, (until - topic.taken_up_at).total_seconds())
        left_s = topic.given_s - used_s
        self.clock.set_time(left_s, topic.given_s)
        self.time_card.setVisible(left_s <= 0)

    def show_field(self) -> None:
        """Go to the scribe's field."""
        self.scribe.field.setFocus()
        self._show_lines()

    def show_focus(self) -> None:
        """Bring what has the focus into view, with the form or the note it is in."""
        focus = QApplication.focusWidget()
        if focus is None or not self._inner.isAncestorOf(focus):
            return
        self._column.activate()
        for part in (self.composer, self.split, *self.notes.rows):
            if part.isAncestorOf(focus):
                self._scroll.ensureWidgetVisible(part, 0, SPACE_24)
        self._scroll.ensureWidgetVisible(focus, 0, SPACE_24)

    def focused_note(self) -> TopicNoteRow | None:
        """Return the note one is at; the first one as long as it is none."""
        focus = QApplication.focusWidget()
        while focus is not None and focus is not self:
            if isinstance(focus, TopicNoteRow):
                return focus
            focus = focus.parentWidget()
        rows = self.notes.rows
        return next((row for row in rows if not row.me_too.isHidden()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure words anew at another width."""
        super().resizeEvent(event)
        forget_sizes(self._inner)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what was filled in while it was hidden."""
        super().showEvent(event)
        forget_sizes(self._inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again what is in view once the column has other lines."""
        if watched is self._inner and event.type() == QEvent.Type.Resize:
            self._show_latest()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline at the side."""
        del event
        painter = QPainter(self)
        painter.setPen(QColor(current_tokens().line))
        painter.drawLine(self.rect().topLeft(), self.rect().bottomLeft())

    def _show_head(self, meeting: Meeting, topic: Topic) -> None:
        self.title.setText(topic.title)
        notes = notes_of(topic, meeting.notes)
        count = len(notes)
        origin = origin_of_topic(meeting, topic)
        address = address_of(meeting, topic) or origin or self.tr("whole memo")
        words = self.tr("{0} · 1 note, {1} me too")
        if count != 1:
            words = self.tr("{0} · {2} notes, {1} me too")
        place = words.format(address, me_too_total(notes), count)
        self.place.setText(address if origin and not notes else place)
        self.because.setText(topic.because)
        self.because.setVisible(bool(topic.because))
        work = [
            self.tr("Follow-up for {0}, due {1}: {2}").format(
                name_of(meeting, work.owner), _day_words(work.due_on), work.what
            )
            for work in meeting.follow_ups.values()
            if work.topic == topic.id
        ]
        self.work.setText("\n".join(work))
        self.work.setVisible(bool(work))

    def _show_lines(self) -> None:
        """Bring what was written last into view, above the field."""
        self._column.activate()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _show_latest(self) -> None:
        """Show above the field what is out of view: the newest line, and who asks."""
        if self.topic is None:
            self.latest.show_parts("", "", "")
            return
        rows = self.scribe.rows[-1:]
        are_cut = self._is_cut(*rows, self.scribe.typing)
        if any(row.isHidden() for row in rows):
            # It has no place yet: as it was, until it has.
            are_cut = not self.latest.line.isHidden()
        self.latest.show_parts(
            self.scribe.latest if are_cut else "",
            self.scribe.typing.text if are_cut else "",
            self.queue.summary if self._is_cut(*self.queue.pills[:1]) else "",
        )

    def _is_cut(self, *parts: QWidget) -> bool:
        """Tell whether one of some parts is above or below what is in view."""
        seen = self._scroll.viewport()
        tops = {part: part.mapTo(seen, QPoint(0, 0)).y() for part in parts}
        return any(
            top < 0 or top + part.height() > seen.height()
            for part, top in tops.items()
            if not part.isHidden()
        )

    def _show_order(
        self, snapshot: RoomSnapshot, topic: Topic, *, has_controls: bool
    ) -> None:
        chips = speaking_order(snapshot.meeting, topic)
        may_lead = has_controls and snapshot.may(GiveFloor)
        waiting = (SpeakerState.WAITING, SpeakerState.SPEAKING)
        has_turn = any(
            chip.person.id == snapshot.viewer and chip.state in waiting
            for chip in chips
        )
        self.order.show_order(
            chips,
            snapshot.viewer,
            may_lead=may_lead,
            may_pass=has_turn or (may_lead and any(c.state in waiting for c in chips)),
        )

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self.title, 1)
        head.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        topic = QVBoxLayout(self._topic_part)
        topic.setContentsMargins(0, 0, 0, 0)
        topic.setSpacing(SPACE_8)
        topic.addLayout(head)
        for part in (self.place, self.because, self.work, self.notes):
            topic.addWidget(part)
        topic.addSpacing(SPACE_8)
        topic.addWidget(self.order)
        topic.addSpacing(SPACE_8)
        topic.addWidget(self.queue)
        topic.addSpacing(SPACE_8)
        topic.addWidget(self.scribe)
        inner = self._inner
        column = self._column
        column.setContentsMargins(SIDE_PX, SPACE_16, SIDE_PX, SPACE_8)
        column.setSpacing(0)
        column.addWidget(self.composer)
        column.addWidget(self.split)
        column.addWidget(self._topic_part)
        column.addWidget(self.stances)
        column.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE_PX, 0, SIDE_PX, SPACE_12)
        foot.setSpacing(0)
        # From the bottom up, so that the field stands still when the card comes.
        foot.addWidget(self.time_card)
        foot.addWidget(self.latest)
        foot.addWidget(self.scribe.foot)
        foot.addWidget(self.outcomes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

        self.scribe.late_line_left.connect(self._on_scribe_late_line_left)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._on_bar_range_changed)
        bar.valueChanged.connect(self._show_latest)
        inner.installEventFilter(self)

    def _on_bar_range_changed(self, least: int, most: int) -> None:
        """Take the scroll bar's room from the margin: lines break as before."""
        bar_px = self._scroll.verticalScrollBar().sizeHint().width()
        right_px = SIDE_PX - bar_px if most > least else SIDE_PX
        self._column.setContentsMargins(SIDE_PX, SPACE_16, right_px, SPACE_8)
        height_px, self._seen_px = self._seen_px, self._scroll.viewport().height()
        self._show_latest()
        focus = QApplication.focusWidget()
        has_shrunk = self._seen_px < height_px
        if has_shrunk and focus is not None and self._inner.isAncestorOf(focus):
            # The card came: see the whole field above it, not the cursor alone.
            self._scroll.ensureWidgetVisible(focus, 0, SPACE_24)

    def _on_scribe_late_line_left(self) -> None:
        self.scribe.foot.hide()


def _day_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
