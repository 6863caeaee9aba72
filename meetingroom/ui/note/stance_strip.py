# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where one stands: four choices, a line why, and the seal; before and after the talk.

It keeps what is being chosen until the room has it; it must not know the room.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.stance import MAX_WHY_CP, Stance, StanceChoice
from meetingroom.ui.note.stance_words import stance_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import list_title_label, make_label, small_label
from meetingroom.ui.widget.prose_line import ProseLine
from meetingroom.ui.widget.segmented import Choice, Segmented

_TWO_LINES_PX = 760

HalfStance = tuple[str, str]
"""A choice's value, or nothing, and the line why; not sealed."""


class StanceStrip(QWidget):
    """The strip.

    Signals:
        seal_requested: A choice is to be sealed; its `Stance`.
        left: It folded with the focus in it; the focus may go on to what comes next.
    """

    seal_requested = Signal(object)
    left = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, is_after: bool = False
    ) -> None:
        """Make an empty strip.

        Args:
            parent: The owner.
            is_after: It asks at the end of the meeting.
        """
        super().__init__(parent)
        self._sealed: Stance | None = None
        self._is_changing = False
        self._waiting: HalfStance | None = None
        """What was typed before, until it is asked for again."""
        self._question = self.tr("Where do you stand now?")
        self._is_after = is_after
        self._until = self.tr(
            "Sealed. All stances open together when discussion starts."
        )
        if is_after:
            self._question = self.tr("Where do you stand after the talk?")
            self._until = self.tr("Sealed. They open together when the meeting closes.")
        self.choices = Segmented(self._question, [], self)
        self.why = ProseLine(self)
        self.why.setMaxLength(MAX_WHY_CP)
        self.why.setPlaceholderText(self.tr("Why, in one line"))
        self.why.setAccessibleName(self.tr("Why, in one line"))
        self.seal = ActionButton(self.tr("Sea&l my stance"), parent=self)
        self._error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self._error.setWordWrap(True)
        self._open = QWidget(self)
        self._closed = QWidget(self)
        self._sealed_words = list_title_label("", self)
        self.change = ActionButton(
            self.tr("Change it"), variant=Variant.LINK, parent=self
        )
        self._arrange()

        self.seal.clicked.connect(self._on_seal_clicked)
        self.why.returnPressed.connect(self._on_seal_clicked)
        self.change.clicked.connect(self._on_change_clicked)
        self.choices.choice_changed.connect(self._on_choice_changed)

    def show_naming(self, *, are_names_shown: bool) -> None:
        """Say where notes carry no names that the line does: who reads may join them.

        Args:
            are_names_shown: Whether the notes of the meeting carry names.
        """
        words = self.tr("Why, in one line")
        if not are_names_shown:
            words = self.tr("Why, in one line. It opens with your name.")
        if words != self.why.placeholderText():
            self.why.setPlaceholderText(words)
            self.why.setAccessibleName(words)

    def show_choices(self, choices: Sequence[StanceChoice]) -> None:
        """Offer the stances of a meeting; those already offered change nothing."""
        self.choices.set_choices(
            [Choice(choice.value, stance_words(choice)) for choice in choices]
        )

    def show_sealed_count(
        self, sealed: int, people: int, *, is_time_up: bool = False
    ) -> None:
        """Say how many have sealed theirs; that all are in is said aloud, once.

        Args:
            sealed: How many of those who are here.
            people: How many are here.
            is_time_up: The time to seal is over; nothing opens by that.
        """
        are_all_in = 0 < people <= sealed
        words = self.tr("Sealed. {0} of {1} have sealed theirs.")
        if are_all_in and self._is_after:
            words = self.tr(
                "All stances are in, {0} of {1}. They open when the meeting closes."
            )
        elif are_all_in:
            words = self.tr(
                "All stances are in, {0} of {1}. They open with the discussion."
            )
        elif is_time_up:
            words = self.tr(
                "Time is up: {0} of {1} stances are in. They open with the discussion."
            )
        said = words.format(sealed, people)
        self._about.setText(said if is_time_up and not are_all_in else self._until)
        if said != self._sealed_words.text():
            self._sealed_words.setText(said)
            if are_all_in and self.isVisible():
                announce(self, said)

    def show_stance(self, stance: Stance | None) -> None:
        """Show the own stance as the room has it; an open choice stays."""
        if stance is None and self._sealed is not None:
            # Somebody else sits here now.
            self.choices.clear_choice()
            self.why.clear()
        if stance is not None and stance != self._sealed:
            self._is_changing = False
            self.choices.set_choice(stance.choice.value)
            self.why.setText(stance.why)
        self._sealed = stance
        if self._waiting is not None and not self.isHidden():
            self._show_waiting(*self._waiting)
        self._renew()

    @property
    def half_typed(self) -> HalfStance | None:
        """What is chosen or typed and not sealed; `None` for nothing."""
        if self._waiting is not None:
            return self._waiting
        if self.isHidden() or not self.is_open:
            return None
        half = self.choices.choice or "", self.why.text().strip()
        sealed = self._sealed
        is_old = sealed is not None and half == (sealed.choice.value, sealed.why)
        return half if any(half) and not is_old else None

    def bring_back(self, half: HalfStance) -> None:
        """Fill in what was not sealed before, once the strip asks again."""
        self._waiting = half

    def take_unsealed(self) -> Stance | None:
        """Return what was chosen and not sealed, and ask for it no more."""
        chosen = self.choices.choice
        if self.isHidden() or not self.is_open or chosen is None:
            return None
        stance = Stance(StanceChoice(chosen), self.why.text().strip())
        if stance == self._sealed:
            return None
        self.choices.clear_choice()
        self.why.clear()
        return stance

    def take_reason(self) -> str:
        """Return a reason that was typed without a choice, and forget it here."""
        why = self.why.text().strip()
        if self.isHidden() or not self.is_open or self.choices.choice is not None:
            return ""
        self.why.clear()
        return why

    def seal_chosen(self) -> None:
        """Seal what is chosen and not sealed: its person says that they are done."""
        chosen = self.choices.choice
        if not self.isHidden() and self.is_open and chosen is not None:
            self._on_seal_clicked()

    def choose(self, choice: StanceChoice) -> None:
        """Choose by a key and go on to the reason; a sealed stance opens for it."""
        if self._sealed is not None:
            self._is_changing = True
        self.choices.set_choice(choice.value)
        self.show_error("")
        self._renew()
        # Left at the choices, the letters of the reason would act as shortcuts.
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emphasise()

    def show_error(self, sentence: str) -> None:
        """Say why the stance was not taken; it stays as it was typed."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    @property
    def is_open(self) -> bool:
        """Whether the choices are shown."""
        return not self._open.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reason below the choices where they fill the line."""
        super().resizeEvent(event)
        is_small = self.width() < _TWO_LINES_PX
        self._about.setVisible(not is_small)
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom
            if is_small
            else QBoxLayout.Direction.LeftToRight
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline above."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.sunken))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())

    def _renew(self) -> None:
        is_open = self._sealed is None or self._is_changing
        focus = QApplication.focusWidget()
        is_left = not is_open and focus is not None and self._open.isAncestorOf(focus)
        self._closed.setVisible(not is_open)
        if is_left:
            # Before its field is hidden: Qt would choose any button behind it.
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open.setVisible(is_open)
        self._emphasise()
        if is_left:
            self.left.emit()

    def _emphasise(self) -> None:
        """Show that a choice counts only once it is sealed."""
        is_chosen = self.choices.choice is not None
        self.seal.set_variant(Variant.PRIMARY if is_chosen else Variant.DEFAULT)

    def _show_waiting(self, choice: str, why: str) -> None:
        self._waiting = None
        sealed = self._sealed
        if sealed is not None and (choice, why) == (sealed.choice.value, sealed.why):
            return
        self._is_changing = sealed is not None
        if choice:
            self.choices.set_choice(choice)
        self.why.setText(why)

    def _arrange(self) -> None:
        title = list_title_label(self._question, self)
        about = self._about = small_label(self._until, self)
        about.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(title)
        head.addWidget(Glyph("lock", parent=self))
        head.addWidget(about, 1)
        head.addStretch()
        sealing = QHBoxLayout()
        sealing.setSpacing(SPACE_12)
        sealing.addWidget(self.why, 1)
        sealing.addWidget(self.seal)
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACE_12)
        line.addWidget(self.choices)
        line.addLayout(sealing, 1)
        self.why.setMinimumWidth(120)
        inner = QVBoxLayout(self._open)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE_12)
        inner.addLayout(head)
        inner.addLayout(line)
        self._sealed_words.setText(self.tr("Sealed."))
        closed = QHBoxLayout(self._closed)
        closed.setContentsMargins(0, 0, 0, 0)
        closed.setSpacing(SPACE_8)
        closed.addWidget(Glyph("lock", parent=self))
        closed.addWidget(self._sealed_words)
        closed.addWidget(self.change)
        closed.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self._open)
        column.addWidget(self._closed)
        column.addWidget(self._error)
        self._error.hide()
        self._closed.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _on_choice_changed(self, choice: str) -> None:
        del choice
        self.show_error("")
        self._emphasise()

    def _on_seal_clicked(self) -> None:
        chosen = self.choices.choice
        if chosen is None:
            self.show_error(self.tr("Choose where you stand first."))
            self.choices.setFocus()
            return
        stance = Stance(StanceChoice(chosen), self.why.text().strip())
        if stance == self._sealed:
            self._is_changing = False
            self._renew()
            return
        self.seal_requested.emit(stance)

    def _on_change_clicked(self) -> None:
        self._is_changing = True
        self._renew()
        self.choices.setFocus()
