# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The speaking order as chips: who has spoken, who speaks, who waits.

It shows the order it is given and emits whom to give the floor; it orders nobody.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingroom.discussion.speaking_order import SpeakerChip, SpeakerState
from meetingroom.meeting.ids import PersonId
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, ICON_PX, SPACE_4, SPACE_8, SPACE_12
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow
from meetingroom.ui.widget.glyph import draw_glyph
from meetingroom.ui.widget.label import field_label, small_label

CHIP_PX = 28
MOST_CHIPS = 14
"""With more people only those who speak soon are shown, and the rest counted."""
MOST_WAITING = 8


class SpeakerPill(QAbstractButton):
    """One person's chip; a button for the facilitator only.

    Signals: `clicked`, as Qt has it.
    """

    longest_px = 200

    def __init__(
        self,
        chip: SpeakerChip,
        *,
        is_button: bool,
        is_own: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chip = chip
        name = self.tr("You") if is_own else chip.person.name
        if chip.is_decider:
            name = self.tr("{name}, last").format(name=name)
        elif chip.is_author:
            name = self.tr("{name}, to answer").format(name=name)
        self.setText(name)
        states = {
            SpeakerState.SPOKEN: self.tr("has spoken"),
            SpeakerState.SPEAKING: self.tr("is speaking"),
            SpeakerState.WAITING: self.tr("waits"),
            SpeakerState.PASSED: self.tr("passed"),
            SpeakerState.AWAY: self.tr("is away"),
        }
        self.setAccessibleName(f"{name}: {states[chip.state]}")
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        focus = Qt.FocusPolicy.TabFocus if is_button else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setAttribute(
            Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=not is_button
        )

    def sizeHint(self) -> QSize:
        """Return room for icon and name."""
        text_px = QFontMetrics(self._face()).horizontalAdvance(self.text())
        glyph_px = ICON_PX + SPACE_4 if self._glyph() else 0
        width = text_px + glyph_px + 2 * SPACE_12 - 2
        return QSize(min(width, self.longest_px), CHIP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        tokens = current_tokens()
        state = self.chip.state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_speaking = state is SpeakerState.SPEAKING
        width = FOCUS_PX if is_speaking or self.hasFocus() else tokens.border_px
        colour = tokens.line
        if is_speaking or self.hasFocus():
            colour = tokens.accent
        pen = QPen(QColor(colour), width)
        if state is SpeakerState.AWAY:
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setColor(QColor(tokens.control))
        painter.setPen(pen)
        is_over = state in (SpeakerState.SPOKEN, SpeakerState.PASSED)
        painter.setBrush(QColor(tokens.bg if is_over else tokens.surface))
        edge = width / 2
        pill = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        left = SPACE_12 - 1
        ink = tokens.text if is_speaking or not is_over else tokens.muted
        if state is SpeakerState.AWAY:
            ink = tokens.muted
        if self._glyph():
            box = QRect(left, (CHIP_PX - 14) // 2, 14, 14)
            draw_glyph(painter, box, self._glyph(), ink)
            left += ICON_PX + SPACE_4
        font = self._face()
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - left - 9
        )
        painter.drawText(
            self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown
        )

    def _face(self) -> QFont:
        return fonts.small_font(is_bold=self.chip.state is SpeakerState.SPEAKING)

    def _glyph(self) -> str:
        match self.chip.state:
            case SpeakerState.SPOKEN:
                return "check"
            case SpeakerState.SPEAKING:
                return "mic"
            case SpeakerState.PASSED:
                return "minus"
            case _:
                return "gavel" if self.chip.is_decider else ""


class SpeakingOrder(QWidget):
    """The chips with *Pass* and *Next*.

    Signals:
        floor_requested: Give a person the floor; the id.
        next_requested: Give the floor to whose turn comes next.
        pass_requested: Skip the turn that is on or comes next.
    """

    floor_requested = Signal(str)
    next_requested = Signal()
    pass_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.pills: list[SpeakerPill] = []
        self.pass_turn = ActionButton(
            self.tr("Pass"), key="P", variant=Variant.LINK, parent=self
        )
        self.next = ActionButton(
            self.tr("Next"), key="N", variant=Variant.LINK, parent=self
        )
        self.rest = small_label("", self)
        self.rest.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(field_label(self.tr("Speaking order"), self))
        head.addStretch(1)
        head.addWidget(self.pass_turn)
        head.addWidget(self.next)
        self._box = QWidget(self)
        self._flow = FlowRow(self._box, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self._box)
        column.addWidget(self.rest)

        self.pass_turn.clicked.connect(self.pass_requested)
        self.next.clicked.connect(self.next_requested)

    def show_order(
        self,
        chips: Sequence[SpeakerChip],
        viewer: PersonId,
        *,
        may_lead: bool,
        may_pass: bool,
    ) -> None:
        """Show an order.

        Args:
            chips: Everybody, in the order of turns.
            viewer: Who looks; their own place reads "You".
            may_lead: Whether the viewer gives the floor.
            may_pass: Whether a turn can be passed by the viewer now.
        """
        self.next.setVisible(may_lead)
        self.pass_turn.setVisible(may_pass)
        wanted = (tuple(chips), may_lead, viewer)
        if wanted == self._shown:
            return
        self._shown = wanted
        shown = _near(chips, viewer)
        for pill in self.pills:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = []
        for chip in shown:
            is_own = chip.person.id == viewer
            pill = SpeakerPill(
                chip, is_button=may_lead, is_own=is_own, parent=self._box
            )
            pill.clicked.connect(self._on_pill_clicked)
            self._flow.addWidget(pill)
            pill.show()
            self.pills.append(pill)
        self._flow.invalidate()
        self._box.updateGeometry()
        self.rest.setText(self._rest_words(chips, shown))
        self.rest.setVisible(len(shown) < len(chips))

    def _rest_words(
        self, chips: Sequence[SpeakerChip], shown: Sequence[SpeakerChip]
    ) -> str:
        hidden = [chip for chip in chips if chip not in shown]
        over = sum(
            c.state in (SpeakerState.SPOKEN, SpeakerState.PASSED) for c in hidden
        )
        return self.tr("{0} more wait, {1} have had their turn.").format(
            len(hidden) - over, over
        )

    def _on_pill_clicked(self) -> None:
        pill = self.sender()
        if isinstance(pill, SpeakerPill):
            self.floor_requested.emit(pill.chip.person.id)


def _near(chips: Sequence[SpeakerChip], viewer: PersonId) -> list[SpeakerChip]:
    """Return who speaks now or soon; everybody when there are few."""
    if len(chips) <= MOST_CHIPS:
        return list(chips)
    waiting = 0
    found: list[SpeakerChip] = []
    for chip in chips:
        is_special = chip.is_author or chip.is_decider or chip.person.id == viewer
        if chip.state is SpeakerState.SPEAKING or is_special:
            found.append(chip)
        elif chip.state is SpeakerState.WAITING and waiting < MOST_WAITING:
            waiting += 1
            found.append(chip)
    return found
