# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A small editor for a note that is added after the reveal.

It holds what is being typed until the room has taken it; it must not send anything.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.mention import mentioned
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.room.ids import IdSource
from meetingroom.ui.note.mention_words import mention_words
from meetingroom.ui.page.view import DraftText, Passage
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.icons import icon
from meetingroom.ui.theme.kind import kind_colour, kind_glyph, kind_word
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import ElidedLabel, make_card, make_label

_HEIGHT_PX = 72
_KINDS = tuple(k for k in NoteKind if k is not NoteKind.PRIVATE)


class NoteComposer(QWidget):
    """Kind, words and two buttons; hidden until a note is begun.

    Signals:
        kept: The note is ready; its kind, words and `Passage` (or `None`) are read
            from the composer.
        left: The composer was closed; the focus may go back to the text.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, below_px: int = 0) -> None:
        """Make a hidden composer.

        Args:
            parent: The owner.
            below_px: Room below it, while it is shown.
        """
        super().__init__(parent)
        self._passage: Passage | None = None
        self._about = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self.kind_box = QComboBox(self)
        self.kind_box.setAccessibleName(self.tr("Kind of note"))
        for kind in _KINDS:
            colour = kind_colour(current_tokens(), kind)
            self.kind_box.addItem(icon(kind_glyph(kind), colour), kind_word(kind), kind)
        self.words = QPlainTextEdit(self)
        self.words.setFixedHeight(_HEIGHT_PX)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("Your note"))
        self.words.setPlaceholderText(
            self.tr("It will be marked as added after the reveal.")
        )
        self._meeting: Meeting | None = None
        self.mention = make_label("", fonts.small_font(), Tone.MUTED, self)
        self.mention.setWordWrap(True)
        self.mention.hide()
        self._error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self._error.setWordWrap(True)
        self._error.hide()
        self.keep = ActionButton(
            self.tr("&Add the note"),
            key="Ctrl+Enter",
            variant=Variant.SMALL,
            parent=self,
        )
        self.cancel = ActionButton(
            self.tr("Cancel"), variant=Variant.SMALL, parent=self
        )
        self._arrange(below_px)
        self.hide()

        self.words.textChanged.connect(self._on_words_changed)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)

    @property
    def kind(self) -> NoteKind:
        """The chosen kind."""
        return NoteKind(self.kind_box.currentData())

    @property
    def body(self) -> str:
        """What was typed."""
        return self.words.toPlainText()

    @property
    def passage(self) -> Passage | None:
        """What the note is about; `None` for the whole memo."""
        return self._passage

    def show_meeting(self, meeting: Meeting) -> None:
        """Take whose names are looked for where notes carry none."""
        self._meeting = meeting
        self._on_words_changed()

    def begin(self, passage: Passage | None, about: str) -> None:
        """Open for a passage; words that are being typed stay.

        Args:
            passage: What the note is about; `None` for the whole memo.
            about: The passage in words, such as its address and quote.
        """
        self._passage = passage
        self._about.setText(about)
        self.show_error("")
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why the note was not taken, or nothing; the words stay."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def take_words(self, new_id: IdSource) -> DraftText | None:
        """Return what is being typed as a draft, and close; `None` if nothing is."""
        if self.isHidden() or not self.body.strip():
            return None
        place = self._passage
        start = place.start_cp if place else None
        end = place.end_cp if place else None
        text = DraftText(new_id(), self.kind, self.body, start, end)
        self.clear()
        return text

    def clear(self) -> None:
        """Close, because the room has the note."""
        self.words.clear()
        self.show_error("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the note on Ctrl+Enter; leave on Escape, and close what is empty."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_keep_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            if not self.body.strip():
                self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self, below_px: int) -> None:
        card = make_card(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self.kind_box)
        head.addWidget(self._about, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._error, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        inner.setSpacing(SPACE_8)
        inner.addLayout(head)
        inner.addWidget(self.words)
        inner.addWidget(self.mention)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, below_px)
        column.addWidget(card)
        # Not `Maximum`: that would cut a warning that wraps in a narrow column.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _on_words_changed(self) -> None:
        found = mentioned(self._meeting, self.body) if self._meeting else ()
        sentence = mention_words(found)
        if sentence and sentence != self.mention.text():
            announce(self, sentence)
        self.mention.setText(sentence)
        self.mention.setVisible(bool(sentence))

    def _on_keep_clicked(self) -> None:
        self.kept.emit()

    def _on_cancel_clicked(self) -> None:
        self.clear()
        self.left.emit()
