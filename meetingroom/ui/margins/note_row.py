# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One opened note in its group: kind, writer, words, and what one can do with it.

It emits intents with the note's id; it must not know the room.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.ui.margins.because_line import BecauseLine
from meetingroom.ui.margins.view import NoteView
from meetingroom.ui.note.half_typed import HalfTyped
from meetingroom.ui.note.names import you_as
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.note.own_line import OwnLine
from meetingroom.ui.note.replies import ReplyList
from meetingroom.ui.note.sizes import forget_sizes
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.kind import kind_colour, kind_glyph, kind_word
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    FOCUS_PX,
    ICON_PX,
    SMALL_BUTTON_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    TARGET_PX,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.glyph import draw_glyph
from meetingroom.ui.widget.label import make_label, small_label

SIDE_PX = 14
ABOVE_PX = 9
_GLYPH_ROOM_PX = ICON_PX + SPACE_12


class NoteRow(QWidget):
    """The row; it can have the focus.

    Signals:
        me_too_requested: Stand behind the note, or no longer; its id and which.
        withdraw_requested: Fold the own note; its id and why, maybe empty.
        reinstate_requested: Unfold the own note; its id.
        reply_requested: Answer the note; its id and the words.
        take_back_requested: Take an own reply back; the note's id and the reply's.
        own_requested: Put the viewer's name to the own note; its id.
        focused: The row got the focus; its note's id.
        changed: The row needs another height.
    """

    me_too_requested = Signal(str, bool)
    withdraw_requested = Signal(str, str)
    reinstate_requested = Signal(str)
    reply_requested = Signal(str, str)
    take_back_requested = Signal(str, str)
    own_requested = Signal(str)
    focused = Signal(str)
    changed = Signal()

    def __init__(self, view: NoteView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = NoteText(parent=self)
        self.me_too = ActionButton("", variant=Variant.SMALL, parent=self)
        self.me_too.setCheckable(True)
        self.withdraw = ActionButton(
            self.tr("Withdraw"), glyph="undo-2", variant=Variant.SMALL, parent=self
        )
        self.reply = GlyphButton("message-square", self.tr("Reply"), self)
        self.replies = ReplyList(self)
        self.own = GlyphButton("user", self.tr("Put my name to it"), self)
        self.owning = OwnLine(self)
        self.undo = ActionButton(self.tr("Undo"), variant=Variant.LINK, parent=self)
        self.count = small_label("", self)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.because: BecauseLine | None = None
        self._column = QVBoxLayout(self)
        self._arrange()
        self.show_note(view, may_act=True)

        self.me_too.clicked.connect(self.ask_me_too)
        self.withdraw.clicked.connect(self.ask_withdraw)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.reply.clicked.connect(self.ask_reply)
        self.own.clicked.connect(self.ask_own)
        self.owning.given.connect(self._on_owning_given)
        self.owning.left.connect(self._on_replies_left)
        self.owning.changed.connect(self.changed)
        self.replies.reply_requested.connect(self._on_reply_requested)
        self.replies.take_back_requested.connect(self._on_take_back_requested)
        self.replies.left.connect(self._on_replies_left)
        self.replies.changed.connect(self.changed)

    @property
    def is_busy(self) -> bool:
        """Whether something is being typed here."""
        return self.because is not None or self.replies.line is not None

    def show_note(self, view: NoteView, *, may_act: bool) -> None:
        """Show another state of the note; an open reason stays open.

        Args:
            view: The note.
            may_act: Whether the viewer may say "me too" and withdraw.
        """
        # What was refused stays readable until the note is another or has changed.
        is_news = view != self.view
        if view.id != self.view.id:
            self._close_reason()
            self.replies.close_line()
            self.owning.hide()
        self.view = view
        self.words.set_pieces(self._pieces(view))
        self.setAccessibleName(
            self.tr("{kind}. {words}").format(
                kind=kind_word(view.kind), words=self.words.text
            )
        )
        is_open = not view.is_withdrawn
        can_join = may_act and is_open and not view.is_own
        self.me_too.setVisible(can_join)
        self.me_too.setChecked(view.has_me_too)
        words = self.tr("Me too · {count}").format(count=view.me_too)
        self.me_too.set_words(words if view.me_too else self.tr("Me too"), "plus")
        self.count.setText(self.tr("{count} me too").format(count=view.me_too))
        self.count.setVisible(is_open and not can_join and view.me_too > 0)
        self.withdraw.setVisible(may_act and is_open and view.may_withdraw)
        self.undo.setVisible(may_act and view.is_withdrawn and view.may_withdraw)
        self.reply.setVisible(may_act and is_open)
        if view.is_withdrawn:
            self._close_reason()
            self.replies.close_line()
        self.own.setVisible(may_act and is_open and view.may_own)
        if self.own.isHidden():
            self.owning.hide()
        self.replies.show_replies(
            view.replies if is_open else (), may_act=may_act, watched=view.watched
        )
        if is_news:
            self.show_error("")

    def half_typed(self) -> HalfTyped:
        """Return what stands in the line for a reply."""
        return HalfTyped(self.replies.typed)

    def bring_back(self, half: HalfTyped) -> bool:
        """Open the line with what was typed before; the focus stays.

        Returns:
            Whether there is one now, or the words were sent; not at a note that was
            withdrawn, for instance.
        """
        if self.reply.isHidden():
            return False
        self.replies.bring_back(half.reply)
        return True

    def show_error(self, sentence: str) -> None:
        """Say why something was refused."""
        is_news = self.error.isHidden() == bool(sentence)
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if is_news:
            self.changed.emit()

    def forget_size(self) -> None:
        """Let the layouts ask for sizes again, before Qt's own events come round."""
        forget_sizes(self)

    def ask_me_too(self) -> None:
        """Ask to stand behind the note, or no longer."""
        self.me_too.setChecked(self.view.has_me_too)
        self.me_too_requested.emit(self.view.id, not self.view.has_me_too)

    def ask_withdraw(self) -> None:
        """Open the line saying why the own note is withdrawn."""
        if self.view.may_withdraw and not self.view.is_withdrawn:
            if self.because is None:
                self.because = BecauseLine(self)
                self._column.addWidget(self.because)
                self.because.given.connect(self._on_because_given)
                self.because.left.connect(self._on_because_left)
                self.because.show()
            self.changed.emit()
            self.because.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reply(self) -> None:
        """Open the line for a reply."""
        if not self.reply.isHidden():
            self.replies.open_line()
        else:
            self.say_withdrawn()

    def say_withdrawn(self) -> None:
        """Say why a key does nothing at a note that was withdrawn."""
        if self.view.is_withdrawn:
            sentence = self.tr(
                "This note was withdrawn. It takes no reply and no “me too”."
            )
            self.show_error(sentence)
            announce(self, sentence)

    def ask_own(self) -> None:
        """Ask before the name stands at the note for good."""
        if not self.own.isHidden():
            self.owning.ask(self.view.pseudonym)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which note one is at."""
        super().focusInEvent(event)
        self.update()
        self.focused.emit(self.view.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the kind's glyph and the focus ring."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        colour = kind_colour(tokens, self.view.kind)
        if self.view.is_withdrawn:
            colour = tokens.muted
        box = self.words.geometry()
        left = SIDE_PX
        if self.isRightToLeft():
            left = self.width() - SIDE_PX - ICON_PX
        place = self.rect()
        place.setRect(left, box.top() + 2, ICON_PX, ICON_PX)
        draw_glyph(painter, place, kind_glyph(self.view.kind), colour)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_PX))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)

    def _pieces(self, view: NoteView) -> list[Piece]:
        writer = you_as(view.pseudonym) if view.is_own else view.writer
        if view.is_withdrawn:
            line = self.tr("A note was withdrawn.")
            if view.is_own:
                line = self.tr("You withdrew this note.")
            elif view.writer:
                line = self.tr("{name} withdrew this note.").format(name=view.writer)
            because = " ".join(view.because.split())
            return [Piece(f"{line} {because}".rstrip(), Tone.MUTED)]
        pieces = [Piece(writer + "  ", is_bold=True)] if writer else []
        pieces.append(Piece(view.body or self.tr("Agrees.")))
        if view.origin:
            pieces.append(Piece("  " + view.origin, Tone.MUTED))
        return pieces

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_12)
        top = Qt.AlignmentFlag.AlignTop
        words = QVBoxLayout()
        words.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        words.addWidget(self.words)
        line.addLayout(words, 1)
        for part in (
            self.count,
            self.me_too,
            self.withdraw,
            self.undo,
        ):
            line.addWidget(part, 0, top)
        # Icons are lower than the buttons they stand beside.
        icons = QHBoxLayout()
        icons.setContentsMargins(0, (SMALL_BUTTON_PX - TARGET_PX) // 2, 0, 0)
        icons.setSpacing(SPACE_12)
        for icon in (self.own, self.reply):
            icons.addWidget(icon, 0, top)
        line.addLayout(icons)
        self.count.setMinimumHeight(SMALL_BUTTON_PX)
        column = self._column
        column.setContentsMargins(SIDE_PX + _GLYPH_ROOM_PX, ABOVE_PX, SIDE_PX, ABOVE_PX)
        column.setSpacing(SPACE_8)
        column.addLayout(line)
        column.addWidget(self.owning)
        column.addWidget(self.replies)
        column.addWidget(self.error)

    def _on_undo_clicked(self) -> None:
        self.reinstate_requested.emit(self.view.id)

    def _on_owning_given(self) -> None:
        self.own_requested.emit(self.view.id)

    def _on_reply_requested(self, words: str) -> None:
        self.reply_requested.emit(self.view.id, words)

    def _on_take_back_requested(self, reply: str) -> None:
        self.take_back_requested.emit(self.view.id, reply)

    def _on_replies_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_because_given(self, because: str) -> None:
        self.withdraw_requested.emit(self.view.id, because)

    def _on_because_left(self) -> None:
        self._close_reason()
        self.changed.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_reason(self) -> None:
        if self.because is not None:
            self._column.removeWidget(self.because)
            self.because.hide()
            self.because.deleteLater()
            self.because = None
