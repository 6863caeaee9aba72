# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What was said on a topic, line by line, and where the scribe writes the next.

A line that is being typed stays until the room has it, also when its topic ends.
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
from meetingroom.ui.widget.button import ActionButton, Variant
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
    """The lines; the field has a place of its own, which nothing above it moves.

    Signals:
        line_typed: Id of the topic, and the words of its next line so far.
        line_written: A line is to be kept; the topic's id, the text, and the speaker's
            id or empty.
        late_line_left: The field was left that stood open for a topic that has ended.
    """

    line_typed = Signal(str, str)
    line_written = Signal(str, str, str)
    late_line_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._topic: Topic | None = None
        self._is_sent = False
        self.writer = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self.correct = ActionButton(
            self.tr("Correct…"), variant=Variant.LINK, parent=self
        )
        self.correct.setAccessibleName(self.tr("Correct the minutes"))
        self.rows: list[NoteText] = []
        self.foot = QWidget(self)
        """Whoever arranges the lines puts it where it stands still."""
        self.late = ElidedLabel("", fonts.small_font(), Tone.MUTED, self.foot)
        self.late.hide()
        self.field = QLineEdit(self.foot)
        self.field.setMaxLength(MAX_LINE_CP)
        self.field.setAccessibleName(self.tr("Next line of the scribe"))
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self.foot)
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
        head.addWidget(self.correct)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addLayout(self._lines)
        column.addWidget(self.typing)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, SPACE_8, 0, 0)
        foot.setSpacing(SPACE_8)
        for part in (self.late, self.error, self.field):
            foot.addWidget(part)

        self.field.textEdited.connect(self._on_field_edited)
        self._pause.timeout.connect(self.flush)
        self.field.returnPressed.connect(self._on_field_entered)
        self.field.editingFinished.connect(self._on_field_left)

    @property
    def is_amid_line(self) -> bool:
        """Whether somebody types here now, or what was typed is on its way."""
        return bool(self.field.text().strip()) and self.field.hasFocus()

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
        self.foot.setVisible(may_write)
        self.correct.setVisible(may_write and bool(topic.lines))
        self.late.hide()
        speaker = name_of(meeting, topic.speaking)
        self.field.setPlaceholderText(
            f"{speaker}: …" if speaker else self.tr("Name: what was said")
        )
        if before is None or before.id != topic.id:
            # Typed before an interruption, or by whoever wrote before.
            self.field.setText(topic.typing if may_write else "")
        self._show_typing(topic, may_write=may_write)
        self._show_lines(meeting, topic)

    def show_none(self, meeting: Meeting, *, may_write: bool) -> None:
        """Show that no topic is on; amid a line the field stays until it is left.

        Else the keys of whoever types would act as commands amid a word.
        """
        ended = meeting.topics.get(self._topic.id) if self._topic else None
        if ended is not None:
            self.show_topic(meeting, ended, may_write=may_write)
            self.late.setText(self.tr("Still on “{0}”").format(ended.title))
        is_late = may_write and ended is not None and self.is_amid_line
        self.late.setVisible(is_late)
        self.foot.setVisible(is_late)

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

    def _on_field_left(self) -> None:
        if not self.field.hasFocus() and not self.late.isHidden():
            self.flush()
            self.late_line_left.emit()

    def _on_field_entered(self) -> None:
        topic = self._topic
        if self._meeting is None or topic is None or not self.field.text().strip():
            return
        self._pause.stop()
        line = parse_line(self.field.text(), self._meeting.people.values())
        self._is_sent = True
        self.line_written.emit(topic.id, line.text, line.speaker or PersonId(""))
