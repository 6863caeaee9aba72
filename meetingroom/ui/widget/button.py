# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The push button of every screen: icon, words and, where it fits, its key.

The style sheet draws the box, this class draws what is in it, so that icon and ring
follow the theme without being told. Must not know what it starts.
"""

from collections.abc import Iterable
from enum import StrEnum
from operator import itemgetter

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QWidget,
)

from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    CONTROL_PX,
    FOCUS_PX,
    ICON_PX,
    OUTCOME_BUTTON_PX,
    RADIUS_PX,
    SMALL_BUTTON_PX,
    SPACE_8,
    TARGET_PX,
    Tokens,
)
from meetingroom.ui.widget.glyph import draw_glyph
from meetingroom.ui.widget.key_cap import draw_key_cap, key_cap_size


class Variant(StrEnum):
    """How much a button asks for attention; one primary button a screen."""

    DEFAULT = "default"
    PRIMARY = "primary"
    SMALL = "small"
    OUTCOME = "outcome"
    LINK = "link"


_HEIGHTS_PX = {
    Variant.DEFAULT: CONTROL_PX,
    Variant.PRIMARY: CONTROL_PX,
    Variant.SMALL: SMALL_BUTTON_PX,
    Variant.OUTCOME: OUTCOME_BUTTON_PX,
    Variant.LINK: TARGET_PX,
}
_SIDES_PX = {
    Variant.DEFAULT: 16,
    Variant.PRIMARY: 16,
    Variant.SMALL: 10,
    Variant.OUTCOME: 12,
    Variant.LINK: 4,
}


class PlainButton(QPushButton):
    """A push button that Enter presses too, and not the space bar alone.

    Not Qt's own `autoDefault`: in a dialog that would draw the button as the default.

    Signals: `clicked` and `toggled`, as Qt has them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; with Ctrl it belongs to the part the button is in."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not is_enter or held:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class ActionButton(PlainButton):
    """A button; the sheet reads its `variant` once, so it changes by its setter.

    Signals: `clicked` and `toggled`, as Qt has them.
    """

    def __init__(
        self,
        text: str,
        *,
        glyph: str = "",
        key: str = "",
        variant: Variant = Variant.DEFAULT,
        parent: QWidget | None = None,
    ) -> None:
        # Text and parent together bind QIcon, which the first paint need not wait for.
        super().__init__(parent)
        self.setText(text)
        self._glyph = glyph
        self._key = key
        self._variant = variant
        self.setProperty("variant", variant.value)
        self.setFont(_font(variant))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHTS_PX[variant])
        self.setAccessibleName(text.replace("&", ""))

    def set_words(self, text: str, glyph: str = "") -> None:
        """Show other words, such as a toggle's count or its opposite."""
        self._glyph = glyph
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def set_variant(self, variant: Variant) -> None:
        """Ask for more attention or less, in the same place; of the same height."""
        if variant is self._variant:
            return
        self._variant = variant
        self.setProperty("variant", variant.value)
        self.style().unpolish(self)
        self.style().polish(self)
        # Afterwards: polishing brings the font back that it had before.
        self.setFont(_font(variant))
        self.updateGeometry()
        self.update()

    def set_reason(self, sentence: str) -> None:
        """Enable without a reason, disable with one; screen readers hear it."""
        self.setEnabled(not sentence)
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)

    def sizeHint(self) -> QSize:
        """Return room for icon, words, key and the sides."""
        width = self._content_px() + 2 * _SIDES_PX[self._variant]
        return QSize(max(width, TARGET_PX), _HEIGHTS_PX[self._variant])

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the words out: the sheet draws the box alone."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet's box, then the content, then an inner ring if focused."""
        # Not by `self.style()`: binding QStyle costs the first paint 4 ms.
        super().paintEvent(event)
        tokens = current_tokens()
        painter = QPainter(self)
        self._draw_content(painter, tokens)
        if self.hasFocus() and self._variant is Variant.PRIMARY:
            _draw_ring(painter, self.rect(), tokens)

    def _draw_content(self, painter: QPainter, tokens: Tokens) -> None:
        ink = self._ink(tokens)
        # Where a screen lets it be narrower than its words, they end in an ellipsis.
        most_px = self.width() - 2 * _SIDES_PX[self._variant]
        cut_px = max(0, self._content_px() - most_px)
        left = (self.width() - self._content_px() + cut_px) // 2
        painter.setFont(self.font())
        if self._glyph:
            box = QRect(left, (self.height() - ICON_PX) // 2, ICON_PX, ICON_PX)
            draw_glyph(painter, box, self._glyph, ink)
            left += ICON_PX + (SPACE_8 if self.text() else 0)
        painter.setPen(QColor(ink))
        text_px = self._text_px() - cut_px
        painter.drawText(
            QRect(left, 0, text_px + 2, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic,
            self._words(text_px) if cut_px else self.text(),
        )
        if self._key:
            size = key_cap_size(self._key)
            cap = QRect(left + text_px + SPACE_8, 0, size.width(), size.height())
            cap.moveTop((self.height() - size.height()) // 2)
            draw_key_cap(painter, cap, self._key, tokens)

    def _ink(self, tokens: Tokens) -> str:
        if not self.isEnabled():
            return tokens.muted
        match self._variant:
            case Variant.PRIMARY:
                return tokens.on_accent
            case Variant.LINK:
                return tokens.accent
            case _:
                return tokens.text

    def _content_px(self) -> int:
        width = self._text_px()
        if self._glyph:
            width += ICON_PX + (SPACE_8 if self.text() else 0)
        if self._key:
            width += SPACE_8 + key_cap_size(self._key).width()
        return width

    def _words(self, text_px: int) -> str:
        """Return as much of the words as fits."""
        return QFontMetrics(self.font()).elidedText(
            self.text(),
            Qt.TextElideMode.ElideRight,
            text_px,
            Qt.TextFlag.TextShowMnemonic,
        )

    def _text_px(self) -> int:
        shown = self.text().replace("&", "")
        return QFontMetrics(self.font()).horizontalAdvance(shown)


class GlyphButton(PlainButton):
    """A square button with an icon alone; its name is for screen readers and the tip.

    Signals: `clicked`, as Qt has it.
    """

    def __init__(self, glyph: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setProperty("variant", Variant.LINK.value)
        self.setFixedSize(SMALL_BUTTON_PX, SMALL_BUTTON_PX)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet's box and the icon."""
        super().paintEvent(event)
        tokens = current_tokens()
        box = QRect(0, 0, ICON_PX, ICON_PX)
        box.moveCenter(self.rect().center())
        ink = tokens.muted if self.isEnabled() else tokens.control
        draw_glyph(QPainter(self), box, self._glyph, ink)


def show_buttons(buttons: Iterable[tuple[ActionButton, bool]]) -> None:
    """Show some buttons and hide others, without widening the window meanwhile."""
    for button, is_shown in sorted(buttons, key=itemgetter(1)):
        button.setVisible(is_shown)


def _font(variant: Variant) -> QFont:
    match variant:
        case Variant.PRIMARY:
            return fonts.body_font(is_bold=True)
        case Variant.SMALL | Variant.LINK:
            return fonts.small_font()
        case _:
            return fonts.body_font()


def _draw_ring(painter: QPainter, box: QRect, tokens: Tokens) -> None:
    """Draw the focus ring inside an accent button, where accent would not show."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.on_accent), FOCUS_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(4, 4, -4, -4), RADIUS_PX - 3, 3)
