# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One's own open blockers over the discussion, each with what may become of it.

It follows the room and closes once none is left; the core alone decides.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import Disposition
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.close.blockers import BlockerCard
from meetingroom.ui.close.view import blocker_rows
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.label import section_label
from meetingroom.ui.window.blocker_notice import own_open_blockers

_SIZE_PX = (640, 260)


class SettleForm(QDialog):
    """The cards of one's own blockers.

    Signals:
        disposition_requested: What becomes of one; a `SetDisposition`.
    """

    disposition_requested = Signal(object)

    def __init__(self, snapshot: RoomSnapshot, parent: QWidget | None = None) -> None:
        """Show what the room waits for.

        Args:
            snapshot: What the seat sees.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("What becomes of your blocker"))
        self.resize(*_SIZE_PX)
        self.cards: dict[NoteId, BlockerCard] = {}
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, SPACE_12, 0)
        self._column.setSpacing(SPACE_12)
        self._column.addStretch(1)
        self._area.setWidget(inner)
        self.keep_open = ActionButton(self.tr("&Keep it open"), parent=self)
        self.shut = ActionButton(self.tr("C&lose"), key="Esc", parent=self)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self.keep_open)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.windowTitle(), self))
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.show_snapshot(snapshot)

        self.keep_open.clicked.connect(self._on_keep_open_clicked)
        self.shut.clicked.connect(self.reject)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Follow the room; a reason that is being typed stays."""
        own = {note.id for note in own_open_blockers(snapshot)}
        rows = {
            row.note: row
            for row in blocker_rows(snapshot.meeting, snapshot.viewer)
            if row.note in own
        }
        for note in [note for note in self.cards if note not in rows]:
            card = self.cards.pop(note)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for note, row in rows.items():
            if note not in self.cards:
                card = BlockerCard(row, self)
                card.disposed.connect(self._on_card_disposed)
                self.cards[note] = card
                self._column.insertWidget(len(self.cards) - 1, card)
            self.cards[note].set_settling(row.settling)
        is_one = len(rows) == 1
        self.keep_open.set_words(
            self.tr("&Keep it open") if is_one else self.tr("&Keep them open")
        )
        if not rows and self.isVisible():
            self.accept()

    def take_focus(self) -> None:
        """Put the focus on the first thing that may become of the first blocker."""
        card = next(iter(self.cards.values()), None)
        if card is not None:
            card.take_focus()

    def show_refusal(self, command: Command, sentence: str) -> bool:
        """Say on its card why it was refused; tells whether it was of this form."""
        if not isinstance(command, SetDisposition) or not self.isVisible():
            return False
        card = self.cards.get(command.note)
        if card is not None:
            card.show_error(sentence)
        return card is not None

    def _on_card_disposed(
        self, note: NoteId, disposition: Disposition, reason: str
    ) -> None:
        command = SetDisposition(note, disposition, reason)
        self.disposition_requested.emit(command)

    def _on_keep_open_clicked(self) -> None:
        for note in tuple(self.cards):
            command = SetDisposition(note, None, is_kept_open=True)
            self.disposition_requested.emit(command)
