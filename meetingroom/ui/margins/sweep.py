# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The sweep: "You asked 3 questions. Still open?", one own question at a time.

It remembers which ones were kept, for this sitting only; what happens to a note is
asked for with a signal and seen in the next snapshot.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.command.note import WithdrawNote
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.memo.pages import PageMap, find_address
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.margins.view import OwnQuestion, own_questions
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.label import (
    list_title_label,
    make_card,
    make_label,
    small_label,
)

_ADDRESS_PX = 76
"""Room for "12:345"."""


class QuestionSweep(QWidget):
    """One question and what has become of it; hidden when none is left.

    Signals:
        withdraw_requested: Fold the question; its note's id and why, maybe empty.
        left: It is put aside or done; the focus may go to the text.
    """

    withdraw_requested = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[OwnQuestion, ...] = ()
        self._pages = PageMap(())
        self._viewer: PersonId | None = None
        self._settled: set[NoteId] = set()
        """Kept or withdrawn; one that is taken up again is not asked about twice."""
        self._is_aside = False
        self._title = list_title_label("", self)
        self._progress = small_label("", self)
        self.question = NoteText(parent=self)
        self.keep = ActionButton(self.tr("Still open"), parent=self)
        self.withdraw = ActionButton(self.tr("Withdraw it"), parent=self)
        self.address = QLineEdit(self)
        self.answered = ActionButton(self.tr("Answered there"), parent=self)
        self.aside = ActionButton(
            self.tr("Put aside"), variant=Variant.LINK, parent=self
        )
        self.aside.setToolTip(self.tr("Esc; “O” brings it back"))
        self._error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self._error.setWordWrap(True)
        self._arrange()
        self.hide()

        self.keep.clicked.connect(self._on_keep_clicked)
        self.withdraw.clicked.connect(self._on_withdraw_clicked)
        self.address.returnPressed.connect(self._on_answered_clicked)
        self.answered.clicked.connect(self._on_answered_clicked)
        self.aside.clicked.connect(self.put_aside)

    @property
    def current(self) -> NoteId | None:
        """The question that is asked about; `None` when all are settled."""
        left = self._left()
        return left[0].note if left else None

    @property
    def is_asking(self) -> bool:
        """Whether there are own questions, settled ones included."""
        return bool(self._asked)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Show the viewer's own questions; an address being typed stays."""
        meeting, before = snapshot.meeting, self.current
        if snapshot.viewer != self._viewer:
            # Somebody else sits here now.
            self._viewer = snapshot.viewer
            self._settled, self._is_aside, before = set(), False, None
            self.address.clear()
        may_answer = meeting.phase is Phase.MARGINS and snapshot.may(WithdrawNote)
        self._pages = meeting.pages
        self._asked = own_questions(meeting, snapshot.viewer) if may_answer else ()
        self._settled |= {one.note for one in self._asked if one.is_withdrawn}
        self._renew(before)

    def point_at(self, position_cp: int) -> None:
        """Offer the place one is at in the text, unless another one was typed."""
        if not self.address.isModified():
            self.address.setText(self._pages.address(position_cp))

    def put_aside(self) -> None:
        """Hide until it is asked for again."""
        self._is_aside = True
        self._renew(self.current)
        self.left.emit()

    def ask_again(self) -> None:
        """Show the questions that are left, also those that were kept."""
        self._is_aside = False
        if self.current is None:
            self._settled = {one.note for one in self._asked if one.is_withdrawn}
        self._renew(None)
        if self.isVisible():
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why a question was not withdrawn."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put aside on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_aside()
        else:
            super().keyPressEvent(event)

    def _left(self) -> list[OwnQuestion]:
        return [one for one in self._asked if one.note not in self._settled]

    def _renew(self, before: NoteId | None) -> None:
        left = self._left()
        was_shown = not self.isHidden()
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        if not left or self._is_aside:
            self.hide()
        else:
            self._show(left)
            if left[0].note != before:
                if before is not None:
                    # The place of the last answer is none of this question's.
                    self.address.clear()
                self.address.setModified(False)
                self.show_error("")
                if had_focus:
                    self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        if was_shown and not left:
            announce(self, self.tr("No question of yours is left to look at."))
            if had_focus:
                self.left.emit()

    def _show(self, left: list[OwnQuestion]) -> None:
        count = len(self._asked)
        words = self.tr("You asked 1 question. Still open?")
        if count != 1:
            words = self.tr("You asked {0} questions. Still open?").format(count)
        self._title.setText(words)
        place = self.tr("{0} of {1}").format(count - len(left) + 1, count)
        self._progress.setText(place if count > 1 else "")
        where = left[0].address or self.tr("Whole memo")
        pieces = [Piece(f"{where}  ", is_bold=True), Piece(left[0].body)]
        self.question.set_pieces(pieces)
        self.setAccessibleName(f"{words} {place}")
        self.keep.setAccessibleName(
            self.tr("Still open: {0}").format(self.question.text)
        )
        self.show()

    def _arrange(self) -> None:
        self.address.setFixedWidth(_ADDRESS_PX)
        self.address.setPlaceholderText("4:7")
        self.address.setAccessibleName(
            self.tr("Page and line of the answer, such as 4:7")
        )
        card = make_card(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        self._title.setWordWrap(True)
        head.addWidget(self._title, 1)
        head.addWidget(self._progress)
        head.addWidget(self.aside)
        there = QWidget(self)
        line = QHBoxLayout(there)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        label = QLabel(self.tr("Answered at"), there)
        line.addWidget(label)
        line.addWidget(self.address)
        line.addWidget(self.answered)
        acts_box = QWidget(self)
        acts = FlowRow(acts_box)
        for part in (self.keep, self.withdraw, there):
            acts.addWidget(part)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        inner.setSpacing(SPACE_8)
        inner.addLayout(head)
        inner.addWidget(self.question)
        inner.addWidget(acts_box)
        inner.addWidget(self._error)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE_12, 0)
        column.addWidget(card)
        # Not `Maximum`: that would cut what wraps to more lines in a narrow column.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _on_keep_clicked(self) -> None:
        before = self.current
        if before is not None:
            self._settled.add(before)
            self._renew(before)

    def _on_withdraw_clicked(self) -> None:
        self._withdraw("")

    def _on_answered_clicked(self) -> None:
        position_cp = find_address(self._pages, self.address.text())
        if position_cp is None:
            self.show_error(self._no_place_words())
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
            self.address.selectAll()
            return
        where = self._pages.address(position_cp)
        self._withdraw(self.tr("Answered at {0}").format(where))

    def _no_place_words(self) -> str:
        if not self.address.text().strip():
            return self.tr("Say first where it is answered, such as 4:7.")
        pages = self._pages.pages
        if pages == 1:
            return self.tr("There is no such place. The memo has 1 page.")
        return self.tr("There is no such place. The memo has {0} pages.").format(pages)

    def _withdraw(self, because: str) -> None:
        if self.current is not None:
            self.withdraw_requested.emit(self.current, because)
