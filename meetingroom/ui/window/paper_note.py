# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Enters notes from paper: who wrote them, beside which lines, and the words.

It stays open for the next note of the same person, and keeps what was typed when it
is closed; the rules decide what is taken.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.note import TranscribeNote
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import MAX_PASSAGE_CP, NoteKind
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import find_passage
from meetingroom.room.ids import IdSource
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.kind import kind_word
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.choice_box import ChoiceBox
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.label import make_label, section_label, small_label

_SIZE_PX = (520, 560)
_QUOTE_CP = 160
"""Enough to see that it is the right place."""
_KINDS = [kind for kind in NoteKind if kind is not NoteKind.PRIVATE]


class PaperNoteForm(QDialog):
    """Writer, lines, kind and words of a note; it stops nothing else.

    Signals:
        note_written: A `TranscribeNote`.
    """

    note_written = Signal(object)

    def __init__(
        self, snapshot: RoomSnapshot, new_id: IdSource, parent: QWidget | None = None
    ) -> None:
        """Offer the people of the meeting.

        Args:
            snapshot: What the seat sees.
            new_id: Makes the ids of the notes.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Notes from paper"))
        self.resize(*_SIZE_PX)
        self._new_id = new_id
        self._meeting = snapshot.meeting
        self._sent: NoteId | None = None
        """The note that the host has not answered yet."""
        self._sent_words = ("", "")
        self._count = 0
        self.writer = ChoiceBox()
        self.writer.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("3:12 or 3:12-14; empty: whole memo"))
        self.passage = small_label("", self)
        self.kind = QComboBox()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.rows = {
            "writer": FieldRow(self.tr("&Who wrote it"), self.writer),
            "place": FieldRow(
                self.tr("&Page and line"), self.place, hint=self.tr("as printed")
            ),
            "kind": FieldRow(self.tr("&Kind"), self.kind),
            "words": FieldRow(self.tr("W&ords"), self.words),
        }
        self.done_line = small_label("", self)
        self.shut = ActionButton(self.tr("&Close"), key="Esc", parent=self)
        self.enter = ActionButton(
            self.tr("&Enter the note"),
            key="Ctrl+Return",
            variant=Variant.PRIMARY,
            parent=self,
        )
        for kind in _KINDS:
            self.kind.addItem(kind_word(kind), kind.value)
        self._lay_out()
        self.show_snapshot(snapshot)
        self.place.setFocus()

        self.place.textChanged.connect(self._on_place_text_changed)
        self.enter.clicked.connect(self._on_enter_clicked)
        self.shut.clicked.connect(self.accept)
        key = QShortcut(QKeySequence("Ctrl+Return"), self)
        key.activated.connect(self._on_enter_clicked)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Follow the room: its people, and whether the note has arrived."""
        self._meeting = snapshot.meeting
        chosen = self.writer.currentData()
        people = [p for p in self._meeting.people.values() if not p.is_observer]
        people.sort(key=lambda person: person.name.casefold())
        wanted = [(person.name, str(person.id)) for person in people]
        there = [
            (self.writer.itemText(at), self.writer.itemData(at))
            for at in range(self.writer.count())
        ]
        if wanted != there:
            self.writer.clear()
            for name, person in wanted:
                self.writer.addItem(name, person)
            self.writer.setCurrentIndex(max(0, self.writer.findData(chosen)))
        if self._sent is not None and self._sent in self._meeting.notes:
            self._take_next()

    def show_refusal(self, command: object, sentence: str) -> bool:
        """Say why a note was refused; what was typed stays.

        Returns:
            Whether it was one of this form, and can be read there.
        """
        is_ours = isinstance(command, TranscribeNote) and command.note == self._sent
        if is_ours:
            self._set_sent(None)
            self.rows["words"].set_error(sentence)
        return is_ours and self.isVisible()

    def _lay_out(self) -> None:
        about = make_label(
            self.tr(
                "For what was written on printed pages. The note counts as its"
                " writer’s and is marked as entered by you."
            ),
            tone=Tone.MUTED,
            parent=self,
        )
        about.setWordWrap(True)
        self.passage.setWordWrap(True)
        self.passage.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.tr("Notes from paper"), self))
        column.addWidget(about)
        column.addWidget(self.rows["writer"])
        column.addWidget(self.rows["place"])
        column.addWidget(self.passage)
        column.addWidget(self.rows["kind"])
        column.addWidget(self.rows["words"], 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self.done_line, 1)
        foot.addWidget(self.shut)
        foot.addWidget(self.enter)
        column.addLayout(foot)

    def _anchor(self, memo: Memo | None) -> Anchor | str | None:
        """Return the passage, `None` for the whole memo, or what is wrong."""
        typed = self.place.text().strip()
        if not typed:
            return None
        text = memo.text if memo is not None else ""
        found = find_passage(self._meeting.pages, typed, len(text))
        if memo is None or found is None:
            pages = self._meeting.pages.pages
            words = self.tr("There are no such lines. Pages of this memo: {0}.")
            return words.format(pages)
        start_cp, end_cp = found
        exact = text[start_cp:end_cp]
        start_cp += len(exact) - len(exact.lstrip())
        end_cp -= len(exact) - len(exact.rstrip())
        if start_cp >= end_cp:
            return self.tr("There is no text in these lines.")
        return anchor_at(memo, start_cp, min(end_cp, start_cp + MAX_PASSAGE_CP))

    def _on_place_text_changed(self) -> None:
        anchor = self._anchor(self._meeting.memo)
        quote = " ".join(anchor.exact.split()) if isinstance(anchor, Anchor) else ""
        if len(quote) > _QUOTE_CP:
            quote = quote[: _QUOTE_CP - 1].rstrip() + "…"
        self.passage.setText(f"“{quote}”" if quote else "")
        self.passage.setVisible(bool(quote))
        self.rows["place"].set_error("")

    def _set_sent(self, note: NoteId | None) -> None:
        self._sent = note
        waiting = self.tr("The note before is still on its way.")
        self.enter.set_reason("" if note is None else waiting)

    def _typed(self) -> tuple[str, str]:
        return self.place.text(), self.words.toPlainText()

    def _on_enter_clicked(self) -> None:
        if self._sent is not None:
            return  # a second note of the same words
        anchor = self._anchor(self._meeting.memo)
        for row in self.rows.values():
            row.set_error("")
        if isinstance(anchor, str):
            self.rows["place"].set_error(anchor)
            self.place.setFocus()
            return
        note = NoteId(self._new_id())
        self._sent_words = self._typed()
        self._set_sent(note)
        kind = NoteKind(self.kind.currentData())
        writer = PersonId(self.writer.currentData() or "")
        body = self.words.toPlainText().strip()
        self.note_written.emit(TranscribeNote(note, writer, kind, body, anchor))

    def _take_next(self) -> None:
        """Make room for the next note of the same person."""
        self._set_sent(None)
        self._count += 1
        self.done_line.setText(self.tr("Notes entered: {0}").format(self._count))
        announce(self, self.done_line.text())
        if self._typed() == self._sent_words:
            self.words.clear()
            self.place.clear()
            self.place.setFocus()
