# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What was said on a topic, line by line, and where the scribe writes the next.

A line that is being typed stays until the room has it, also when its topic ends.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.command.topic import WriteLine
from meetingroom.meeting.ids import PersonId, TopicId
from meetingroom.meeting.spoken_line import parse_line
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import MAX_LINE_CP, Topic
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
from meetingroom.ui.widget.prose_line import ProseLine

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
        self._may_write = False
        self._is_touched = False
        """Somebody typed here since the topic is shown; else the room's words stand."""
        self._said = ""
        """What the room was told last, or told us."""
        self._entered = False
        """A line is on its way out of the field."""
        self._left: dict[TopicId, str] = {}
        """What was typed here on other topics."""
        self.setAccessibleName(self.tr("Scribe's lines"))
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
        self.field = ProseLine(self.foot)
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
        self._lines = QVBoxLayout()
        self._arrange()

        self.field.textEdited.connect(self._on_field_edited)
        self._pause.timeout.connect(self.flush)
        self.field.returnPressed.connect(self._on_field_entered)
        self.field.editingFinished.connect(self._on_field_left)

    @property
    def is_amid_line(self) -> bool:
        """Whether somebody types here now, or what was typed is on its way."""
        return bool(self.field.text().strip()) and self.field.hasFocus()

    @property
    def latest(self) -> str:
        """The last line, with who said it; empty without any."""
        lines = self._topic.lines if self._topic is not None else ()
        if not lines or self._meeting is None:
            return ""
        name = name_of(self._meeting, lines[-1].speaker)
        return f"{name}: {lines[-1].text}" if name else lines[-1].text

    def show_topic(
        self, meeting: Meeting, topic: Topic, viewer: PersonId, *, may_write: bool
    ) -> None:
        """Show a topic's lines; what is being typed stays with its own topic."""
        before, self._topic = self._topic, topic
        had_field, self._may_write = self._may_write, may_write
        known, self._meeting = self._meeting, meeting
        if known is not None and _has_handed_on(known, meeting, viewer):
            self._let_go()
        own = topic.typed.get(viewer, "") if may_write else ""
        if before is not None and before.id != topic.id and had_field:
            self._leave(before.id, topic, own)
        elif before is None or before.id != topic.id or had_field != may_write:
            if had_field and self._is_touched and before is not None:
                # Perhaps only to look as an attendee does; else it is refused.
                self.line_typed.emit(before.id, self.field.text())
            self._left.clear()
            # Typed before an interruption, or handed over by whoever wrote before.
            self._fill(own)
        elif not self._is_touched and own != self._said:
            self._fill(own)
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
        self._show_typing(meeting, topic, viewer)
        self._show_lines(meeting, topic)

    def show_none(self, meeting: Meeting, viewer: PersonId, *, may_write: bool) -> None:
        """Show that no topic is on; amid a line the field stays until it is left.

        Else the keys of whoever types would act as commands amid a word.
        """
        ended = meeting.topics.get(self._topic.id) if self._topic else None
        if ended is not None:
            self.show_topic(meeting, ended, viewer, may_write=may_write)
            self.late.setText(self.tr("Still on “{0}”").format(ended.title))
        is_late = may_write and ended is not None and self.is_amid_line
        self.late.setVisible(is_late)
        self.foot.setVisible(is_late)

    def flush(self) -> None:
        """Send what was typed here so far, and nothing else."""
        self._pause.stop()
        if self._topic is not None and self._is_touched and self._may_write:
            self._say(self._topic.id, self.field.text())

    def put_back(self, line: WriteLine, sentence: str) -> None:
        """Put a line back that was not taken, and say why."""
        if self._entered:
            self._entered = False  # it has not left the field yet
        elif self._may_write and not self.field.text() and self._is_at(line.topic):
            self.field.setText(self._as_typed(line))
            self._is_touched = True
        else:
            words = self.tr("{0} What was not written: “{1}”")
            sentence = words.format(sentence, self._as_typed(line))
        self.show_error(sentence)

    def show_error(self, sentence: str) -> None:
        """Say why a line was not taken; it stays."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(field_label(self.tr("Scribe's lines"), self))
        head.addStretch(1)
        head.addWidget(self.writer)
        head.addWidget(self.correct)
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

    def _leave(self, left: TopicId, topic: Topic, own: str) -> None:
        """Keep what was typed on another topic, and show what was typed on this."""
        typed = self.field.text()
        is_gone = self._meeting is not None and left not in self._meeting.topics
        if is_gone and self._is_touched and typed:
            # Merged into this one: the line goes along, and is typed on.
            self._pause.start()
            return
        if self._pause.isActive():
            # The rest of the word belongs to no other topic's line.
            self.setFocus()
        was_touched, was_said = self._is_touched, self._said
        kept = self._left.pop(topic.id, own)
        self._fill(kept)
        self._is_touched, self._said = kept != own, own
        if was_touched and not is_gone:
            self._left[left] = typed
            if typed != was_said:
                self.line_typed.emit(left, typed)

    def _let_go(self) -> None:
        """Take what was handed on out of the field; the room has it elsewhere."""
        rest = self.field.text().removeprefix(self._said).lstrip()
        self._left.clear()
        self._fill(rest)
        self._is_touched, self._said = bool(rest), ""

    def _fill(self, text: str) -> None:
        self._pause.stop()
        self._is_touched, self._said = False, text
        if text != self.field.text():
            self.field.setText(text)

    def _say(self, topic: TopicId, typed: str) -> None:
        if typed != self._said:
            self._said = typed
            self.line_typed.emit(topic, typed)

    def _is_at(self, topic: TopicId) -> bool:
        return self._topic is not None and self._topic.id == topic

    def _as_typed(self, line: WriteLine) -> str:
        name = name_of(self._meeting, line.speaker) if self._meeting else ""
        return f"{name}: {line.text}" if name else line.text

    def _show_typing(self, meeting: Meeting, topic: Topic, viewer: PersonId) -> None:
        """Show what others are typing; one's own words stand in the field."""
        own = viewer if self._may_write else None
        typed = {p: words for p, words in topic.typed.items() if p != own}
        pieces: list[Piece] = []
        for person, words in typed.items():
            if len(typed) > 1:
                name = name_of(meeting, person)
                pieces.append(Piece(f"{name}  ", Tone.MUTED, is_bold=True))
            pieces.append(Piece(f"{words} …  ", Tone.MUTED))
        self.typing.set_pieces(pieces)
        self.typing.setVisible(bool(pieces))

    def _on_field_edited(self) -> None:
        self._is_touched = True
        self._pause.start()

    def _show_lines(self, meeting: Meeting, topic: Topic) -> None:
        lines = topic.lines[-MOST_LINES:]
        self.nothing.setVisible(not lines and not topic.typed)
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
        self.show_error("")
        self._entered = self._is_touched = True
        self.line_written.emit(topic.id, line.text, line.speaker or PersonId(""))
        if not self._entered:
            return  # refused at once
        # What is typed from now on is another line.
        self._entered, self._said = False, ""
        self.field.clear()
        if not self.late.isHidden():
            self.late_line_left.emit()


def _has_handed_on(before: Meeting, now: Meeting, viewer: PersonId) -> bool:
    """Tell whether somebody else writes from now on, with the viewer's half line."""
    was, scribe = before.setup.roles.scribe, now.setup.roles.scribe
    return was == viewer and scribe not in (viewer, None)
