# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What was said on a topic, line by line, and where the scribe writes the next.

A line that is being typed stays until the room has it.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_LINE_CP, Topic
from meetingroom.ui.discussion.spoken_line import parse_line
from meetingroom.ui.note.names import name_of
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.label import (
    ElidedLabel,
    field_label,
    make_label,
    small_label,
)

PAUSE_MS = 300
MOST_LINES = 30
"""The latest; all of them stand in the record."""


class ScribeLines(QWidget):
    """The lines and the field.

    Signals:
        line_typed: Id of the topic, and the words of its next line so far.
        line_written: A line is to be kept; its text and the speaker's id, or empty.
    """

    line_typed = Signal(str, str)
    line_written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._topic: Topic | None = None
        self._is_sent = False
        self.writer = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self.rows: list[NoteText] = []
        self.field = QLineEdit(self)
        self.field.setMaxLength(MAX_LINE_CP)
        self.field.setAccessibleName(self.tr("Next line of the scribe"))
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.typing = NoteText(font=fonts.column_font(), parent=self)
        """What the scribe is typing, for everybody else."""
        self.typing.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.nothing = small_label(self.tr("Nothing written down yet."), self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(field_label(self.tr("Scribe's lines"), self))
        head.addStretch(1)
        head.addWidget(self.writer)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addLayout(self._lines)
        column.addWidget(self.typing)
        column.addWidget(self.field)
        column.addWidget(self.error)

        self.field.textEdited.connect(self._on_field_edited)
        self._pause.timeout.connect(self.flush)
        self.field.returnPressed.connect(self._on_field_entered)

    def show_topic(self, meeting: Meeting, topic: Topic, *, may_write: bool) -> None:
        """Show a topic's lines."""
        before = self._topic
        if before is not None and before.id != topic.id and self._pause.isActive():
            self.flush()
        self._meeting, self._topic = meeting, topic
        if self._is_sent and before is not None and before.lines != topic.lines:
            self._is_sent = False
            self.field.clear()
            self.show_error("")
        scribe = name_of(meeting, meeting.setup.roles.scribe)
        self.writer.setText(
            self.tr("{name} writes, all can read").format(name=scribe) if scribe else ""
        )
        self.field.setVisible(may_write)
        speaker = name_of(meeting, topic.speaking)
        self.field.setPlaceholderText(
            f"{speaker}: …" if speaker else self.tr("Name: what was said")
        )
        if before is None or before.id != topic.id:
            # Typed before an interruption, or by whoever wrote before.
            self.field.setText(topic.typing if may_write else "")
        self._show_typing(topic, may_write=may_write)
        self._show_lines(meeting, topic)

    def flush(self) -> None:
        """Send what was typed so far."""
        self._pause.stop()
        topic, typed = self._topic, self.field.text()
        if topic is not None and not self._is_sent and typed != topic.typing:
            self.line_typed.emit(topic.id, typed)

    def show_error(self, sentence: str) -> None:
        """Say why a line was not taken; it stays."""
        self._is_sent = self._is_sent and not sentence
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _show_typing(self, topic: Topic, *, may_write: bool) -> None:
        is_mine = may_write and self.field.text() == topic.typing
        is_shown = bool(topic.typing.strip()) and not is_mine and not self._is_sent
        self.typing.set_pieces([Piece(topic.typing + " …", Tone.MUTED)])
        self.typing.setVisible(is_shown)

    def _on_field_edited(self) -> None:
        self._pause.start()

    def _show_lines(self, meeting: Meeting, topic: Topic) -> None:
        lines = topic.lines[-MOST_LINES:]
        self.nothing.setVisible(not lines)
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        for index, line in enumerate(lines):
            if index == len(self.rows):
                row = NoteText(font=fonts.column_font(), parent=self)
                self.rows.append(row)
                self._lines.addWidget(row)
            name = name_of(meeting, line.speaker)
            pieces = [Piece(name + "  ", is_bold=True)] if name else []
            self.rows[index].set_pieces([*pieces, Piece(line.text)])

    def _on_field_entered(self) -> None:
        if self._meeting is None or not self.field.text().strip():
            return
        self._pause.stop()
        line = parse_line(self.field.text(), self._meeting.people.values())
        self._is_sent = True
        self.line_written.emit(line.text, line.speaker or PersonId(""))
