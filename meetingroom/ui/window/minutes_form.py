# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Corrects the scribe's lines of any topic until the record is frozen.

It stops nothing else. It follows the room; whether a line may be changed is decided by
the core alone.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.topic import DropLine, EditLine, WriteLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import LineId, TopicId
from meetingroom.meeting.spoken_line import parse_line
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import ScribeLine, Topic
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.names import name_of
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.choice_box import ChoiceBox
from meetingroom.ui.widget.label import (
    ElidedLabel,
    make_label,
    section_label,
    small_label,
)
from meetingroom.ui.window.minutes_line import LineView, MinutesLine

_SIZE_PX = (600, 560)


def may_correct(snapshot: RoomSnapshot) -> bool:
    """Tell whether there are lines that the viewer may correct now."""
    has_lines = any(topic.lines for topic in snapshot.meeting.topics.values())
    return has_lines and snapshot.may_now(EditLine)


class MinutesForm(QDialog):
    """One topic's lines at a time.

    Signals:
        command_requested: A line is corrected, removed or put back; a `Command`.
    """

    command_requested = Signal(object)

    def __init__(self, snapshot: RoomSnapshot, parent: QWidget | None = None) -> None:
        """Show the lines of the topic the room is at, else of the first with any.

        Args:
            snapshot: What the seat sees.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct the minutes"))
        self.resize(*_SIZE_PX)
        self._meeting = Meeting()
        self._gone: WriteLine | None = None
        """Writes the line again that was removed last."""
        self.rows: dict[LineId, MinutesLine] = {}
        self._read_only: list[MinutesLine] = []
        self.topic = ChoiceBox(self)
        self.topic.setAccessibleName(self.tr("Topic"))
        self.topic.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.nothing = small_label(self.tr("No line stands on this topic."), self)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.gone = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self.put_back = ActionButton(
            self.tr("&Put it back"), glyph="undo-2", variant=Variant.LINK, parent=self
        )
        self.shut = ActionButton(self.tr("C&lose"), parent=self)
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._area = QScrollArea(self)
        self._arrange(inner)
        self.show_snapshot(snapshot)
        self.topic.setCurrentIndex(
            max(0, self.topic.findData(snapshot.meeting.current_topic))
        )
        self._show_lines()

        self.topic.currentIndexChanged.connect(self._show_lines)
        self.put_back.clicked.connect(self._on_put_back_clicked)
        self.shut.clicked.connect(self.accept)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Follow the room; what is being typed stays."""
        self._meeting = snapshot.meeting
        chosen = self.topic.currentData()
        topics = [
            topic
            for topic in self._meeting.topics.values()
            if topic.lines or topic.id == chosen
        ]
        wanted = [(self._title(topic), topic.id) for topic in topics]
        there = [
            (self.topic.itemText(at), self.topic.itemData(at))
            for at in range(self.topic.count())
        ]
        if wanted != there:
            self.topic.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.topic.clear()
            for title, topic_id in wanted:
                self.topic.addItem(title, topic_id)
            self.topic.setCurrentIndex(max(0, self.topic.findData(chosen)))
            self.topic.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._show_lines()

    def show_refusal(self, command: Command, sentence: str) -> bool:
        """Say at its line why a change was refused; tells whether it was of here."""
        if not self.isVisible():
            return False
        match command:
            case EditLine() | DropLine() if command.line in self.rows:
                self.rows[command.line].show_error(sentence)
            case EditLine() | DropLine():
                self._show_error(sentence)
            case WriteLine() if command.place is not None:
                self._gone = command
                self._show_gone()
                self._show_error(sentence)
            case _:
                return False
        return True

    def _title(self, topic: Topic) -> str:
        return self.tr("{0} ({1})").format(topic.title, len(topic.lines))

    def _current(self) -> Topic | None:
        chosen = self.topic.currentData()
        return self._meeting.topics.get(TopicId(chosen)) if chosen else None

    def _show_lines(self) -> None:
        topic = self._current()
        lines = topic.lines if topic is not None else ()
        wanted = {line.id for line in lines if line.id}
        for line_id in [known for known in self.rows if known not in wanted]:
            self._drop(self.rows.pop(line_id))
        while self._read_only:
            self._drop(self._read_only.pop())
        for place, line in enumerate(lines):
            view = LineView(line.id, self._words(line))
            row = self.rows.get(line.id)
            if row is not None:
                row.show_line(view)
            else:
                row = MinutesLine(view, self)
                row.corrected.connect(self._on_row_corrected)
                row.removed.connect(self._on_row_removed)
                if line.id:
                    self.rows[line.id] = row
                else:
                    self._read_only.append(row)
            self._column.insertWidget(place, row)
        self.nothing.setVisible(not lines)
        self._show_gone()

    def _show_gone(self) -> None:
        """Offer to put the line back that was removed last, once it is gone."""
        gone = self._gone
        topic = self._meeting.topics.get(gone.topic) if gone is not None else None
        is_gone = topic is not None and all(
            gone is not None and line.id != gone.line for line in topic.lines
        )
        if gone is not None:
            self.gone.setText(self.tr("Removed: {0}").format(gone.text))
        for part in (self.gone, self.put_back):
            part.setVisible(is_gone)

    def _drop(self, row: MinutesLine) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _words(self, line: ScribeLine) -> str:
        name = name_of(self._meeting, line.speaker)
        return self.tr("{0}: {1}").format(name, line.text) if name else line.text

    def _show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()
        announce(self, sentence)

    def _arrange(self, inner: QWidget) -> None:
        self._column.setContentsMargins(0, 0, SPACE_12, 0)
        self._column.setSpacing(SPACE_8)
        self._column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(inner)
        about = small_label(
            self.tr(
                "Enter keeps a line, Escape takes back what was typed. Everybody sees"
                " it; after the close nothing changes any more."
            ),
            self,
        )
        about.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self.gone, 1)
        foot.addWidget(self.put_back)
        foot.addStretch(0)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.tr("Correct the minutes"), self))
        column.addWidget(about)
        column.addWidget(self.topic)
        column.addWidget(self.nothing)
        column.addWidget(self._area, 1)
        column.addWidget(self.error)
        column.addLayout(foot)

    def _on_row_corrected(self, line: str, words: str) -> None:
        topic = self._current()
        if topic is None:
            return
        said = parse_line(words, self._meeting.people.values())
        self.error.hide()
        self.command_requested.emit(
            EditLine(topic.id, LineId(line), said.text, said.speaker)
        )

    def _on_row_removed(self, line: str) -> None:
        topic = self._current()
        lines = topic.lines if topic is not None else ()
        for place, known in enumerate(lines):
            if topic is not None and known.id == line:
                self._gone = WriteLine(
                    topic.id, known.text, known.speaker, known.id, place
                )
                self.error.hide()
                self.command_requested.emit(DropLine(topic.id, known.id))
                self.put_back.setFocus()
                return

    def _on_put_back_clicked(self) -> None:
        gone, self._gone = self._gone, None
        if gone is not None:
            self.error.hide()
            self.command_requested.emit(gone)
            self._show_gone()
            self.topic.setFocus()
