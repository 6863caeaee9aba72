# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Replies under a note, and the line to write one; the same on every screen.

It emits what was typed or is to be taken back; it must not know the room.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.mention import names_in
from meetingroom.meeting.notes import MAX_REPLY_CP
from meetingroom.ui.note.mention_words import reply_mention_words
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.note.reply_view import ReplyView
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import make_label
from meetingroom.ui.widget.prose_line import ProseLine


class ReplyList(QWidget):
    """The replies of one note, and the line for another; hidden when there is neither.

    Signals:
        reply_requested: Answer the note; what was typed, never blank.
        take_back_requested: Take an own reply back; its `ReplyId`.
        left: The line was closed; the focus may go back to the note.
        changed: Another height is needed.
    """

    reply_requested = Signal(str)
    take_back_requested = Signal(str)
    left = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[ReplyView, ...], bool] = ((), False)
        self._rows: list[QWidget] = []
        self.take_backs: list[ActionButton] = []
        self.line: ReplyLine | None = None
        self._watched: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_12, 0, 0, SPACE_4)
        self._column.setSpacing(SPACE_4)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The shown replies as they read."""
        shown = [words for row in self._rows for words in row.findChildren(NoteText)]
        return [words.text for words in shown]

    def show_replies(
        self,
        views: tuple[ReplyView, ...],
        *,
        may_act: bool,
        watched: tuple[str, ...] = (),
    ) -> None:
        """Show replies; a line being typed closes once its words are among them.

        Args:
            views: The replies.
            may_act: Whether own ones may be taken back.
            watched: Whose names are warned of in the line, where replies carry none.
        """
        self._watched = watched
        line = self.line
        if line is not None:
            line.watch(watched)
        if line is not None and any(v.is_own and v.body == line.words for v in views):
            self.close_line()
        wanted = (views, may_act)
        if wanted != self._shown:
            self._shown = wanted
            self._renew(views, may_act=may_act)
        self.setVisible(bool(views) or self.line is not None)

    def open_line(self) -> None:
        """Open the line for a reply and go there."""
        line = self._show_line()
        self.show()
        self.changed.emit()
        line.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> str:
        """What stands in the line; empty when it is not open."""
        return self.line.words if self.line is not None else ""

    def bring_back(self, words: str) -> None:
        """Open the line with words that were typed before; the focus stays."""
        is_sent = any(one.is_own and one.body == words for one in self._shown[0])
        if words and not is_sent:
            self._show_line().field.setText(words)
            self.show()
            self.changed.emit()

    def close_line(self) -> None:
        """Close the line with what is in it."""
        if self.line is not None:
            self._column.removeWidget(self.line)
            self.line.hide()
            self.line.deleteLater()
            self.line = None
        self.setVisible(bool(self._shown[0]))

    def _show_line(self) -> "ReplyLine":
        if self.line is None:
            self.line = ReplyLine(self)
            self.line.watch(self._watched)
            self.line.changed.connect(self.changed)
            self.line.given.connect(self.reply_requested)
            self.line.left.connect(self._on_line_left)
            self._column.addWidget(self.line)
            self.line.show()
        return self.line

    def _renew(self, views: tuple[ReplyView, ...], *, may_act: bool) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.take_backs = [], []
        for place, view in enumerate(views):
            row = self._row(view, may_act=may_act)
            self._rows.append(row)
            self._column.insertWidget(place, row)
            row.show()

    def _row(self, view: ReplyView, *, may_act: bool) -> QWidget:
        row = QWidget(self)
        writer = self.tr("You") if view.is_own else view.writer
        pieces = [Piece("— ", Tone.MUTED)]
        if writer:
            pieces.append(Piece(f"{writer}  ", is_bold=True))
        pieces.append(Piece(view.body))
        words = NoteText(pieces, fonts.column_font(), row)
        words.setAccessibleName(self.tr("Reply. {0}").format(words.text))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(words, 1)
        if view.is_own and may_act:
            button = ActionButton(
                self.tr("Take back"), variant=Variant.LINK, parent=row
            )
            button.setAccessibleName(
                self.tr("Take the reply back: {0}").format(view.body)
            )
            button.setProperty("reply", view.id)
            button.clicked.connect(self._on_take_back_clicked)
            self.take_backs.append(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_take_back_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self.take_back_requested.emit(str(button.property("reply")))

    def _on_line_left(self) -> None:
        self.close_line()
        self.changed.emit()
        self.left.emit()


class ReplyLine(QWidget):
    """Field and two buttons, and a warning where the words name somebody.

    Signals:
        given: What was typed; never blank.
        left: No reply after all.
        changed: Another height is needed.
    """

    given = Signal(str)
    left = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched: tuple[str, ...] = ()
        self.field = ProseLine(self)
        self.field.setMaxLength(MAX_REPLY_CP)
        self.field.setPlaceholderText(self.tr("Your reply"))
        self.field.setAccessibleName(self.tr("Your reply"))
        self.send = ActionButton(self.tr("Reply"), variant=Variant.SMALL, parent=self)
        self.cancel = ActionButton(
            self.tr("Cancel"), variant=Variant.SMALL, parent=self
        )
        self.mention = make_label("", fonts.small_font(), Tone.MUTED, self)
        self.mention.setWordWrap(True)
        self.mention.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.field, 1)
        row.addWidget(self.send)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(row)
        column.addWidget(self.mention)

        self.field.textChanged.connect(self._show_mention)
        self.field.returnPressed.connect(self._on_given)
        self.send.clicked.connect(self._on_given)
        self.cancel.clicked.connect(self.left)

    @property
    def words(self) -> str:
        """What was typed, as the room keeps it."""
        return self.field.text().strip()

    def watch(self, names: tuple[str, ...]) -> None:
        """Warn of these names from now on."""
        if names != self._watched:
            self._watched = names
            self._show_mention()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_mention(self) -> None:
        found = names_in(self.field.text(), self._watched)
        sentence = reply_mention_words(found)
        if sentence == self.mention.text():
            return
        self.mention.setText(sentence)
        self.mention.setVisible(bool(sentence))
        self.changed.emit()
        if sentence:
            announce(self, sentence)

    def _on_given(self) -> None:
        if self.words:
            self.given.emit(self.words)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
