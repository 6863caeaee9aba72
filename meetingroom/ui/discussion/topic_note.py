# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One note of the current topic, and what became of it.

It emits intents with the note's id; it must not know the room.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.kind import kind_colour, kind_glyph, kind_word
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, ICON_PX, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import draw_glyph
from meetingroom.ui.widget.label import make_label, small_label

LEFT_PX = 26
ABOVE_PX = 8


@dataclass(frozen=True, slots=True)
class TopicNote:
    """A note as the current topic shows it."""

    id: NoteId
    kind: NoteKind
    writer: str
    """Empty in a meeting without names."""
    body: str
    me_too: int
    is_own: bool
    has_me_too: bool
    origin: str
    """Where it comes from, if not from the silence."""
    disposition: Disposition | None
    reason: str


class TopicNoteRow(QWidget):
    """The row; it can have the focus.

    Signals:
        me_too_requested: Stand behind the note, or no longer; its id and which.
        disposition_requested: The id, the `Disposition` or `None`, and a reason.
    """

    me_too_requested = Signal(str, bool)
    disposition_requested = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: TopicNote | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = NoteText(font=fonts.column_font(), parent=self)
        self.me_too = ActionButton("", variant=Variant.LINK, parent=self)
        self.count = small_label("", self)
        self.disposition = QComboBox(self)
        self.disposition.setAccessibleName(self.tr("What becomes of this note"))
        self._names = {
            None: self.tr("What becomes of it?"),
            Disposition.ANSWERED_NOW: self.tr("Answered now"),
            Disposition.AUTHOR_WILL_FIX: self.tr("The author will fix it"),
            Disposition.NOT_AGREED: self.tr("Not agreed"),
            Disposition.PARKED: self.tr("Parked"),
        }
        for disposition, name in self._names.items():
            self.disposition.addItem(name, disposition)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("Why it is not agreed, then Enter"))
        self.reason.setAccessibleName(self.tr("Why it is not agreed"))
        self.became = small_label("", self)
        self.became.setWordWrap(True)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        for part in (self.disposition, self.reason, self.became, self.error):
            part.hide()
        self._arrange()

        self.me_too.clicked.connect(self.ask_me_too)
        self.disposition.activated.connect(self._on_disposition_activated)
        self.reason.returnPressed.connect(self._on_reason_entered)

    def show_note(self, view: TopicNote, *, may_join: bool, may_dispose: bool) -> None:
        """Show a note; a reason that is being typed stays.

        Args:
            view: The note.
            may_join: Whether the viewer may say "me too".
            may_dispose: Whether the viewer may say what became of it.
        """
        if self.view is not None and self.view.id != view.id:
            self.reason.clear()
            self.reason.hide()
        if view.disposition is Disposition.NOT_AGREED:
            self.reason.hide()
        self.view = view
        pieces = [Piece(view.writer + " ", is_bold=True)] if view.writer else []
        pieces.append(Piece(view.body or self.tr("Agrees.")))
        if view.origin:
            pieces.append(Piece("  " + view.origin, Tone.MUTED))
        self.words.set_pieces(pieces)
        self.setAccessibleName(
            self.tr("{kind}. {words}").format(
                kind=kind_word(view.kind), words=self.words.text
            )
        )
        self._show_count(view, may_join=may_join and not view.is_own)
        self._show_disposition(view, may_dispose=may_dispose)
        self.show_error("")
        self.update()

    def show_error(self, sentence: str) -> None:
        """Say why something was refused."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def ask_me_too(self) -> None:
        """Ask to stand behind the note, or no longer."""
        if self.view is not None and not self.view.is_own:
            self.me_too_requested.emit(self.view.id, not self.view.has_me_too)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glyph, the hairline above and the focus ring."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, 0, self.width(), 0)
        if self.view is not None:
            place = self.rect()
            left = self.width() - ICON_PX if self.isRightToLeft() else 0
            place.setRect(left, self.words.y() + 2, ICON_PX, ICON_PX)
            colour = kind_colour(tokens, self.view.kind)
            draw_glyph(painter, place, kind_glyph(self.view.kind), colour)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_PX))
            painter.drawRect(self.rect().adjusted(1, 2, -1, -1))

    def _show_count(self, view: TopicNote, *, may_join: bool) -> None:
        count = f"+{view.me_too}" if view.me_too else "+"
        self.me_too.set_words(count, "check" if view.has_me_too else "")
        self.me_too.setAccessibleName(self.tr("Me too: {0}").format(view.me_too))
        self.me_too.setToolTip(self.tr("Me too"))
        self.me_too.setVisible(may_join)
        self.count.setText(f"+{view.me_too}")
        self.count.setAccessibleName(self.tr("{0} me too").format(view.me_too))
        self.count.setVisible(not may_join and view.me_too > 0)

    def _show_disposition(self, view: TopicNote, *, may_dispose: bool) -> None:
        is_asked = may_dispose and view.kind is NoteKind.BLOCKER
        self.disposition.setVisible(is_asked)
        if self.reason.isHidden():
            place = self.disposition.findData(view.disposition)
            self.disposition.setCurrentIndex(max(0, place))
        words = ""
        if view.disposition is not None:
            words = self._names[view.disposition]
            if view.reason:
                words = self.tr("{0}: {1}").format(words, view.reason)
        if is_asked:
            words = view.reason
        self.became.setText(words)
        self.became.setVisible(bool(words))

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.words, 1)
        line.addWidget(self.me_too, 0, top)
        line.addWidget(self.count, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT_PX, ABOVE_PX, 0, ABOVE_PX)
        column.setSpacing(SPACE_8)
        column.addLayout(line)
        for part in (self.disposition, self.reason, self.became, self.error):
            column.addWidget(part)

    def _on_disposition_activated(self, index: int) -> None:
        chosen = self.disposition.itemData(index)
        disposition = Disposition(chosen) if chosen is not None else None
        is_refusal = disposition is Disposition.NOT_AGREED
        self.reason.setVisible(is_refusal)
        if is_refusal:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._ask_disposition(disposition, "")

    def _on_reason_entered(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.show_error(self.tr("Say in a sentence why it is not agreed."))
            return
        self._ask_disposition(Disposition.NOT_AGREED, reason)

    def _ask_disposition(self, disposition: Disposition | None, reason: str) -> None:
        if self.view is not None:
            self.disposition_requested.emit(self.view.id, disposition, reason)
