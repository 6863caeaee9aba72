# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Open blockers, each with the four things that may become of it on its card.

A reason that is being typed survives every snapshot. Must not decide what is open.
"""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import MAX_BODY_CP, Disposition
from meetingroom.meeting.settling import Settling
from meetingroom.meeting.state import Meeting
from meetingroom.ui.close.section import Section
from meetingroom.ui.close.view import BlockerRow, blocker_rows
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    KIND_EDGE_PX,
    RADIUS_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
)
from meetingroom.ui.theme.tone import Fill, Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import field_label, make_label, small_label

_GLYPHS = {
    Disposition.ANSWERED_NOW: "circle-check",
    Disposition.AUTHOR_WILL_FIX: "pencil-line",
    Disposition.NOT_AGREED: "x",
    Disposition.PARKED: "archive",
}


class BlockerCard(QFrame):
    """One blocker: who, where, what, and what becomes of it.

    Signals:
        disposed: What became of it; a `NoteId`, a `Disposition` and a reason.
    """

    disposed = Signal(object, object, str)

    def __init__(self, row: BlockerRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = row.note
        self._settling = Settling.NO
        self._asked = Disposition.NOT_AGREED
        """What the reason that is being typed is for."""
        self.setProperty("variant", "card")
        said = self.tr("Open blocker: {0}").format(row.body)
        self.setAccessibleName(said)
        self.buttons: dict[Disposition, ActionButton] = {}
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_BODY_CP)
        self.confirm = ActionButton("", variant=Variant.SMALL, parent=self)
        waits = self.tr("Its writer says what becomes of it.")
        if row.author:
            waits = self.tr("{0} says what becomes of it.").format(row.author)
        self.waits = small_label(waits, self)
        self.waits.setWordWrap(True)
        self.cancel = ActionButton(self.tr("Back"), variant=Variant.LINK, parent=self)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self._acts = QWidget(self)
        self._why = QWidget(self)
        self._arrange(row)

        self.reason.returnPressed.connect(self._on_confirm_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)

    def set_settling(self, how: Settling) -> None:
        """Show the buttons only to those who may say what becomes of it."""
        self._settling = how
        are_shown = how is not Settling.NO
        is_asking = not self._why.isHidden()
        self._acts.setVisible(are_shown and not is_asking)
        self._why.setVisible(are_shown and is_asking)
        self.waits.setVisible(not are_shown)

    def take_focus(self) -> None:
        """Take the focus, or give it to the first act there is."""
        first = next(iter(self.buttons.values()))
        (first if first.isVisible() else self).setFocus()

    def show_error(self, sentence: str) -> None:
        """Say on the card why it was refused; the reason stays."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the edge in the colour of blockers."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(0, 0, KIND_EDGE_PX, self.height())
        painter.setBrush(QColor(current_tokens().blocker))
        painter.setPen(QColor(current_tokens().blocker))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)

    def _arrange(self, row: BlockerRow) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(Glyph("octagon-alert", Tone.BLOCKER, parent=self))
        if row.author:
            head.addWidget(field_label(row.author, self))
        place = row.address
        if row.origin:
            place = f"{place} · {row.origin}" if place else row.origin
        head.addWidget(small_label(place, self), 1)
        body = make_label(row.body, fonts.column_font(), parent=self)
        body.setWordWrap(True)
        acts = FlowRow(self._acts)
        for disposition, glyph in _GLYPHS.items():
            words = self._name(disposition)
            button = ActionButton(
                words, glyph=glyph, variant=Variant.SMALL, parent=self._acts
            )
            button.clicked.connect(partial(self._choose, disposition))
            self.buttons[disposition] = button
            acts.addWidget(button)
        why = QHBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(SPACE_8)
        why.addWidget(self.reason, 1)
        why.addWidget(self.confirm)
        why.addWidget(self.cancel)
        self._why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12 + KIND_EDGE_PX, SPACE_8, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addWidget(body)
        column.addSpacing(SPACE_4)
        column.addWidget(self._acts)
        column.addWidget(self._why)
        column.addWidget(self.waits)
        column.addWidget(self.error)

    def _choose(self, disposition: Disposition) -> None:
        self.show_error("")
        is_refusal = disposition is Disposition.NOT_AGREED
        if not is_refusal and self._settling is Settling.FREELY:
            self.disposed.emit(self._note, disposition, "")
            return
        self._asked = disposition
        words = self.tr("Why you settle it for its writer")
        if is_refusal:
            words = self.tr("Why it is not agreed")
        self.reason.setPlaceholderText(words)
        self.reason.setAccessibleName(words)
        self.confirm.set_words(self._name(disposition).rstrip("…"))
        self._acts.hide()
        self._why.show()
        self.reason.setFocus()

    def _name(self, disposition: Disposition) -> str:
        return {
            Disposition.ANSWERED_NOW: self.tr("Answered"),
            Disposition.AUTHOR_WILL_FIX: self.tr("Author will fix"),
            Disposition.NOT_AGREED: self.tr("Not agreed…"),
            Disposition.PARKED: self.tr("Park"),
        }[disposition]

    def _on_confirm_clicked(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            sentence = self.tr("Say why; the reason stands in the record.")
            self.show_error(sentence)
            self.reason.setFocus()
            return
        self.disposed.emit(self._note, self._asked, reason)

    def _on_cancel_clicked(self) -> None:
        self.show_error("")
        self._why.hide()
        self._acts.show()
        self.buttons[self._asked].setFocus()


class BlockerSection(Section):
    """The open blockers of a meeting; the part vanishes without any.

    Signals:
        disposed: What became of one; a `NoteId`, a `Disposition` and a reason.
    """

    disposed = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open blockers"), parent)
        self.cards: dict[NoteId, BlockerCard] = {}
        # Cards are kept one by one, below a body that stays empty.
        self._body.hide()

    def show_meeting(
        self, meeting: Meeting, viewer: PersonId, *, may_dispose: bool
    ) -> None:
        """Show the open blockers; a card that stays keeps what is typed on it."""
        rows = {row.note: row for row in blocker_rows(meeting, viewer)}
        self.setVisible(bool(rows))
        self.set_count(len(rows), Fill.BLOCKER, "octagon-alert")
        for note in [note for note in self.cards if note not in rows]:
            card = self.cards.pop(note)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for note, row in rows.items():
            if note not in self.cards:
                card = BlockerCard(row, self)
                card.disposed.connect(self.disposed)
                self.cards[note] = card
                self._column.addWidget(card)
            self.cards[note].set_settling(row.settling if may_dispose else Settling.NO)

    def show_error(self, note: NoteId, sentence: str) -> None:
        """Say on a blocker's card why its disposition was refused."""
        if note in self.cards:
            self.cards[note].show_error(sentence)
