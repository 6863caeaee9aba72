# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The queue: who asks for the floor on the current topic, and for what.

It shows the order it is given and emits what was pressed; it orders nobody.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from meetingroom.discussion.speaking_order import SpeakerChip, SpeakerState
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import FloorKind, Topic
from meetingroom.ui.discussion.speakers import SpeakerPill
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.label import field_label, make_label, small_label

MOST_SHOWN = 8
"""More are counted: who comes ninth has time."""

KEYS = {
    FloorKind.REPLY: "R",
    FloorKind.QUESTION: "Q",
    FloorKind.NEW_POINT: "W",
    FloorKind.POINT_OF_ORDER: "O",
}
"""One key asks, the same one takes it back."""

_GLYPHS = {
    FloorKind.POINT_OF_ORDER: "hand",
    FloorKind.QUESTION: "circle-question-mark",
    FloorKind.REPLY: "message-square",
    FloorKind.NEW_POINT: "plus",
}


class QueuePill(SpeakerPill):
    """One person in the queue; a button for the facilitator only.

    Signals: `clicked`, as Qt has it.
    """

    longest_px = 300

    def __init__(
        self,
        person: Person,
        kind: FloorKind,
        words: str,
        *,
        is_button: bool,
        parent: QWidget | None = None,
    ) -> None:
        self._kind = kind
        chip = SpeakerChip(person, SpeakerState.WAITING)
        super().__init__(chip, is_button=is_button, parent=parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def _glyph(self) -> str:
        return _GLYPHS[self._kind]


class FloorQueue(QWidget):
    """The queue with *Ask to speak* and *Next in the queue*.

    Signals:
        ask_requested: Ask for the floor, or take it back; the `FloorKind`.
        floor_requested: Give a person the floor; the id.
        first_requested: Give the floor to the first in the queue.
    """

    ask_requested = Signal(object)
    floor_requested = Signal(str)
    first_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._own: FloorKind | None = None
        self.pills: list[QueuePill] = []
        self.ask = ActionButton("", variant=Variant.LINK, parent=self)
        self.first = ActionButton(
            self.tr("First"), key="Shift+N", variant=Variant.LINK, parent=self
        )
        self.first.setAccessibleName(self.tr("Give the floor to the first who asks"))
        self.nobody = small_label(self.tr("Nobody asks for the floor."), self)
        self.rest = small_label("", self)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.menu = QMenu(self)
        self._choices = {kind: self._choice(kind) for kind in KEYS}
        self._box = QWidget(self)
        self._flow = FlowRow(self._box, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(field_label(self.tr("Queue"), self))
        head.addStretch(1)
        head.addWidget(self.ask)
        head.addWidget(self.first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        for part in (self.error, self.nobody, self._box, self.rest):
            column.addWidget(part)

        self.ask.clicked.connect(self._on_ask_clicked)
        self.first.clicked.connect(self.first_requested)

    def show_queue(
        self,
        meeting: Meeting,
        topic: Topic,
        viewer: PersonId,
        *,
        may_lead: bool,
        may_ask: bool,
    ) -> None:
        """Show who asks for the floor on a topic.

        Args:
            meeting: Whose people they are.
            topic: The current topic.
            viewer: Who looks; their own place reads "You".
            may_lead: Whether the viewer gives the floor.
            may_ask: Whether the viewer's role may ask for it.
        """
        self._own = topic.request_of(viewer)
        self.show_error("")
        self.ask.set_words(
            self.tr("Ask to speak…") if self._own is None else self.tr("Take it back")
        )
        self.ask.setVisible(may_ask and topic.speaking != viewer)
        self.first.setVisible(may_lead and bool(topic.asking))
        queue = topic.queue
        wanted = (queue, may_lead, viewer, len(meeting.people))
        if wanted == self._shown:
            return
        self._shown = wanted
        known = [
            (meeting.people[asked.person], asked.kind)
            for asked in queue
            if asked.person in meeting.people
        ]
        self._renew(known[:MOST_SHOWN], viewer, may_lead=may_lead)
        self.nobody.setVisible(not known)
        self._box.setVisible(bool(known))
        more = len(known) - MOST_SHOWN
        self.rest.setText(
            self.tr("1 more asks.")
            if more == 1
            else self.tr("{0} more ask.").format(more)
        )
        self.rest.setVisible(more > 0)

    @property
    def summary(self) -> str:
        """Who asks, the first ones, in one line; empty while nobody does."""
        if not self.pills:
            return ""
        shown = " · ".join(pill.text() for pill in self.pills)
        return self.tr("Queue: {0}").format(shown)

    def show_error(self, sentence: str) -> None:
        """Say why the floor could not be asked for."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def kind_words(self, kind: FloorKind) -> str:
        """Return what somebody asks for, to begin a line with."""
        return {
            FloorKind.POINT_OF_ORDER: self.tr("Point of order"),
            FloorKind.QUESTION: self.tr("Question"),
            FloorKind.REPLY: self.tr("Reply"),
            FloorKind.NEW_POINT: self.tr("New point"),
        }[kind]

    def _renew(
        self,
        shown: Sequence[tuple[Person, FloorKind]],
        viewer: PersonId,
        *,
        may_lead: bool,
    ) -> None:
        for pill in self.pills:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = []
        for person, kind in shown:
            name = self.tr("you") if person.id == viewer else person.name
            words = f"{self.kind_words(kind)}: {name}"
            pill = QueuePill(person, kind, words, is_button=may_lead, parent=self._box)
            pill.clicked.connect(self._on_pill_clicked)
            self._flow.addWidget(pill)
            pill.show()
            self.pills.append(pill)
        self._flow.invalidate()
        self._box.updateGeometry()

    def _choice(self, kind: FloorKind) -> QAction:
        # The key is told here and acts on the screen: the menu is rarely open.
        key = QKeySequence(KEYS[kind]).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.menu.addAction(f"{self.kind_words(kind)}\t{key}")
        action.triggered.connect(partial(self.ask_requested.emit, kind))
        return action

    def _on_ask_clicked(self) -> None:
        if self._own is not None:
            self.ask_requested.emit(self._own)
            return
        below = self.ask.mapToGlobal(self.ask.rect().bottomLeft())
        self.menu.popup(below)
        self.menu.setActiveAction(self._choices[FloorKind.REPLY])

    def _on_pill_clicked(self) -> None:
        pill = self.sender()
        if isinstance(pill, QueuePill):
            self.floor_requested.emit(pill.chip.person.id)
