# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One note of the current topic, and what became of it.

It emits intents with the note's id; it must not know the room.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import MAX_BODY_CP, Disposition, NoteKind
from meetingroom.meeting.settling import Settling
from meetingroom.ui.note.half_typed import HalfTyped
from meetingroom.ui.note.names import you_as
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.note.own_line import OwnLine
from meetingroom.ui.note.replies import ReplyList
from meetingroom.ui.note.reply_view import ReplyView
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.kind import kind_colour, kind_glyph, kind_word
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, ICON_PX, SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, GlyphButton, Variant
from meetingroom.ui.widget.glyph import draw_glyph
from meetingroom.ui.widget.label import make_label, small_label
from meetingroom.ui.widget.prose_line import ProseLine

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
    settling: Settling = Settling.NO
    """Whether the viewer says what becomes of it."""
    is_kept_open: bool = False
    has_outcome: bool = False
    """Its topic's outcome says what becomes of it, unless its writer does."""
    waits_for: str = ""
    """Who has to say what becomes of it; empty for nobody, and for the viewer."""
    replies: tuple[ReplyView, ...] = ()
    may_own: bool = False
    """The viewer wrote it, and it carries no name yet."""
    pseudonym: str = ""
    """Under which number others see a note of the viewer's."""
    watched: tuple[str, ...] = ()
    """Whose names are warned of in a reply; empty where names are shown."""


_KEPT_OPEN = "kept open"


class TopicNoteRow(QWidget):
    """The row; it can have the focus.

    Signals:
        me_too_requested: Stand behind the note, or no longer; its id and which.
        disposition_requested: What becomes of it, as a `SetDisposition`.
        reply_requested: Answer the note; its id and the words.
        take_back_requested: Take an own reply back; the note's id and the reply's.
        own_requested: Put the viewer's name to the own note; its id.
    """

    me_too_requested = Signal(str, bool)
    disposition_requested = Signal(object)
    reply_requested = Signal(str, str)
    take_back_requested = Signal(str, str)
    own_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: TopicNote | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = NoteText(font=fonts.column_font(), parent=self)
        self.me_too = ActionButton("", variant=Variant.LINK, parent=self)
        self.count = small_label("", self)
        self.reply = GlyphButton("message-square", self.tr("Reply"), self)
        self.replies = ReplyList(self)
        self.own = GlyphButton("user", self.tr("Put my name to it"), self)
        self.owning = OwnLine(self)
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
        self._asked: Disposition | None = None
        """What the reason that is being typed is for."""
        self.reason = ProseLine(self)
        self.reason.setMaxLength(MAX_BODY_CP)
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
        self.reply.clicked.connect(self.ask_reply)
        self.own.clicked.connect(self.ask_own)
        self.owning.given.connect(self._on_owning_given)
        self.owning.left.connect(self._on_replies_left)
        self.replies.reply_requested.connect(self._on_reply_requested)
        self.replies.take_back_requested.connect(self._on_take_back_requested)
        self.replies.left.connect(self._on_replies_left)

    def show_note(self, view: TopicNote, *, may_join: bool) -> None:
        """Show a note; a reason that is being typed stays.

        Args:
            view: The note.
            may_join: Whether the viewer may say "me too" and reply.
        """
        if self.view is not None and self.view.id != view.id:
            self.reason.clear()
            self.reason.hide()
            self.replies.close_line()
            self.owning.hide()
        if view.disposition is not None and view.disposition is self._asked:
            self.reason.hide()
        self.view = view
        writer = you_as(view.pseudonym) if view.pseudonym else view.writer
        pieces = [Piece(writer + " ", is_bold=True)] if writer else []
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
        self._show_disposition(view)
        self.reply.setVisible(may_join)
        self.own.setVisible(may_join and view.may_own)
        if self.own.isHidden():
            self.owning.hide()
        self.replies.show_replies(view.replies, may_act=may_join, watched=view.watched)
        self.show_error("")
        self.update()

    def half_typed(self) -> HalfTyped:
        """Return what stands in the open fields."""
        reason = "" if self.reason.isHidden() else self.reason.text().strip()
        return HalfTyped(self.replies.typed, reason, self._asked if reason else None)

    def bring_back(self, half: HalfTyped) -> None:
        """Fill the fields with what was typed before the room went elsewhere."""
        self.replies.bring_back(half.reply)
        place = self.disposition.findData(half.becomes) if half.becomes else -1
        if place >= 0 and not self.disposition.isHidden():
            self.disposition.setCurrentIndex(place)
            self._asked = half.becomes
            self._ask_reason()
            self.reason.setText(half.reason)

    def show_error(self, sentence: str) -> None:
        """Say why something was refused."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def ask_me_too(self) -> None:
        """Ask to stand behind the note, or no longer."""
        if self.view is not None and not self.view.is_own:
            self.me_too_requested.emit(self.view.id, not self.view.has_me_too)

    def ask_reply(self) -> None:
        """Open the line for a reply."""
        if not self.reply.isHidden():
            self.replies.open_line()

    def ask_own(self) -> None:
        """Ask before the name stands at the note for good."""
        if self.view is not None and not self.own.isHidden():
            self.owning.ask(self.view.pseudonym)

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

    def _show_disposition(self, view: TopicNote) -> None:
        is_asked = view.settling is not Settling.NO
        self.disposition.setVisible(is_asked)
        if self.reason.isHidden():
            self._offer_kept_open(is_offered=view.has_outcome or view.is_kept_open)
            shown = _KEPT_OPEN if view.is_kept_open else view.disposition
            place = self.disposition.findData(shown)
            self.disposition.setCurrentIndex(max(0, place))
        words = self.tr("Still open, says its writer") if view.is_kept_open else ""
        if view.waits_for and not is_asked:
            words = self.tr("{0} says what becomes of it").format(view.waits_for)
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
        line.addWidget(self.own, 0, top)
        line.addWidget(self.reply, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT_PX, ABOVE_PX, 0, ABOVE_PX)
        column.setSpacing(SPACE_8)
        column.addLayout(line)
        column.addWidget(self.owning)
        column.addWidget(self.replies)
        for part in (self.disposition, self.reason, self.became, self.error):
            column.addWidget(part)

    def _offer_kept_open(self, *, is_offered: bool) -> None:
        """Let a writer keep a note open where the topic's outcome would close it."""
        place = self.disposition.findData(_KEPT_OPEN)
        if is_offered and place < 0:
            self.disposition.addItem(self.tr("Still open"), _KEPT_OPEN)
        elif not is_offered and place >= 0:
            self.disposition.removeItem(place)

    def _on_disposition_activated(self, index: int) -> None:
        view, chosen = self.view, self.disposition.itemData(index)
        if view is None:
            return
        if chosen is None or chosen == _KEPT_OPEN:
            self.reason.hide()
            is_open = chosen == _KEPT_OPEN
            asked = SetDisposition(view.id, None, is_kept_open=is_open)
            self.disposition_requested.emit(asked)
            return
        self._asked = Disposition(chosen)
        is_refusal = self._asked is Disposition.NOT_AGREED
        needs_reason = is_refusal or view.settling is Settling.WITH_REASON
        if not needs_reason:
            self.reason.hide()
            self.disposition_requested.emit(SetDisposition(view.id, self._asked))
            return
        self._ask_reason()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_reason(self) -> None:
        words = self.tr("Why you settle it for its writer")
        if self._asked is Disposition.NOT_AGREED:
            words = self.tr("Why it is not agreed")
        self.reason.setAccessibleName(words)
        self.reason.setPlaceholderText(self.tr("{0}, then Enter").format(words))
        self.reason.show()

    def _on_owning_given(self) -> None:
        if self.view is not None:
            self.own_requested.emit(self.view.id)

    def _on_reply_requested(self, words: str) -> None:
        if self.view is not None:
            self.reply_requested.emit(self.view.id, words)

    def _on_take_back_requested(self, reply: str) -> None:
        if self.view is not None:
            self.take_back_requested.emit(self.view.id, reply)

    def _on_replies_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason_entered(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.show_error(self.tr("Say in a sentence why. It stands in the record."))
        elif self.view is not None:
            asked = SetDisposition(self.view.id, self._asked, reason)
            self.disposition_requested.emit(asked)
