# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How a card is painted; it must not take keys or know the margin."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from meetingroom.ui.page.card_measure import (
    BOTTOM_PX,
    GLYPH_PX,
    HEADER_BOTTOM_PX,
    HINTS_PX,
    LEFT_PX,
    LINE_PX,
    MOST_LINES,
    RIGHT_PX,
    SMALL_LINE_PX,
    CardMeasure,
)
from meetingroom.ui.page.density import Shape
from meetingroom.ui.page.view import CardView
from meetingroom.ui.theme.fonts import (
    address_font,
    column_font,
    label_font,
    small_font,
)
from meetingroom.ui.theme.kind import kind_colour, kind_glyph, kind_word
from meetingroom.ui.theme.tokens import (
    CARD_WIDTH_PX,
    FOCUS_PX,
    KIND_EDGE_PX,
    RADIUS_PX,
    Tokens,
)
from meetingroom.ui.widget.glyph import draw_glyph
from meetingroom.ui.widget.key_cap import draw_key_cap, key_cap_size

GLYPH_SIZE_PX = 14
WORD_LEFT_PX = 35
HEADER_MIDDLE_PX = 18.5


@dataclass(frozen=True, slots=True)
class CardState:
    """What a card shows now."""

    card: CardView
    shape: Shape = Shape.FULL
    is_active: bool = False
    is_editing: bool = False
    stacked: int = 0
    """How many notes a stack stands for."""
    left_cp: int | None = None
    """Code points still free, when they are few; negative when too many."""


def paint_card(
    painter: QPainter, rect: QRect, state: CardState, tokens: Tokens, m: CardMeasure
) -> None:
    """Paint a card into its rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_box(painter, rect, state, tokens)
    if state.shape is Shape.STACK:
        _paint_stack(painter, rect, state, tokens)
        return
    room = _paint_header(painter, rect, state, tokens)
    if state.shape is Shape.LINE:
        middle = rect.top() + HEADER_MIDDLE_PX
        _paint_one_line(painter, middle, state, tokens, room)
        return
    if not state.is_editing:
        _paint_body(painter, rect, state, tokens, m)
    if state.card.error:
        _paint_error(painter, rect, state, tokens, m)
    elif state.is_editing:
        _paint_hints(painter, rect, state, tokens)


def paint_glyph(painter: QPainter, rect: QRect, state: CardState, t: Tokens) -> None:
    """Paint a card that is folded to its kind's glyph."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state.is_active:
        painter.setPen(QPen(QColor(t.accent), FOCUS_PX))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
    box = QRect(0, 0, 16, 16)
    box.moveCenter(QRect(rect.x(), rect.y(), GLYPH_PX, GLYPH_PX).center())
    draw_glyph(painter, box, kind_glyph(state.card.kind), _colour(state, t))


def _colour(state: CardState, tokens: Tokens) -> str:
    return kind_colour(tokens, state.card.kind)


def _paint_box(p: QPainter, rect: QRect, state: CardState, tokens: Tokens) -> None:
    width = FOCUS_PX if state.is_active else tokens.border_px
    half = width / 2
    box = QRectF(rect).adjusted(half, half, -half, -half)
    path = QPainterPath()
    path.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
    p.fillPath(path, QColor(tokens.surface))
    is_plain = state.shape is Shape.STACK
    if not is_plain:
        p.save()
        p.setClipPath(path)
        edge = QRectF(rect.left(), rect.top(), KIND_EDGE_PX, rect.height())
        p.fillRect(edge, QColor(_colour(state, tokens)))
        p.restore()
    p.setBrush(Qt.BrushStyle.NoBrush)
    colour = tokens.accent if state.is_active else tokens.line
    p.setPen(QPen(QColor(colour), width))
    if state.is_active or is_plain:
        p.drawPath(path)
        return
    # The kind's edge stands in place of the left border.
    p.save()
    p.setClipRect(QRectF(rect).adjusted(KIND_EDGE_PX, 0, 0, 0))
    p.drawPath(path)
    p.restore()


def _paint_header(
    p: QPainter, rect: QRect, state: CardState, t: Tokens
) -> tuple[float, float]:
    """Paint glyph, word, name and address; return the room between them."""
    card = state.card
    middle = rect.top() + HEADER_MIDDLE_PX
    colour = _colour(state, t)
    size = GLYPH_SIZE_PX
    box = QRect(rect.left() + LEFT_PX, round(middle - size / 2), size, size)
    draw_glyph(p, box, kind_glyph(card.kind), colour)
    left = rect.left() + float(WORD_LEFT_PX)
    word = kind_word(card.kind)
    left += _text(p, QPointF(left, middle), word, label_font(), colour) + 6
    right = rect.right() - RIGHT_PX + 1.0
    for text in (card.address, _side_note(card)):
        if text:
            font = address_font()
            right -= QFontMetricsF(font).horizontalAdvance(text)
            _text(p, QPointF(right, middle), text, font, t.muted)
            right -= 8
    if card.author_name:
        shown = QFontMetricsF(small_font()).elidedText(
            card.author_name, Qt.TextElideMode.ElideRight, max(0.0, right - left)
        )
        left += _text(p, QPointF(left, middle), shown, small_font(), t.muted) + 6
    return left, right


def _paint_one_line(
    p: QPainter, middle: float, state: CardState, t: Tokens, room: tuple[float, float]
) -> None:
    left, right = room
    font = column_font()
    shown = QFontMetricsF(font).elidedText(
        " ".join(state.card.body.split()),
        Qt.TextElideMode.ElideRight,
        max(0.0, right - left),
    )
    _text(p, QPointF(left, middle), shown, font, t.text)


def _paint_stack(p: QPainter, rect: QRect, state: CardState, t: Tokens) -> None:
    sentence = QCoreApplication.translate(
        "NoteCard", "%n notes", "", state.stacked
    ).replace("%n", str(state.stacked))
    left = rect.left() + float(LEFT_PX)
    _text(
        p, QPointF(left, rect.top() + HEADER_MIDDLE_PX), sentence, label_font(), t.muted
    )
    width = QFontMetricsF(address_font()).horizontalAdvance(state.card.address)
    right = rect.right() - RIGHT_PX + 1.0 - width
    at = QPointF(right, rect.top() + HEADER_MIDDLE_PX)
    _text(p, at, state.card.address, address_font(), t.muted)


def _paint_body(
    p: QPainter, rect: QRect, state: CardState, t: Tokens, m: CardMeasure
) -> None:
    card = state.card
    if not card.body:
        return
    lines = m.body_lines(card.body, rect.width())
    shown = lines if state.is_active else lines[:MOST_LINES]
    top = rect.top() + HEADER_BOTTOM_PX
    for number, line in enumerate(shown):
        is_cut = number == MOST_LINES - 1 and len(lines) > len(shown)
        text = line + " …" if is_cut else line
        middle = top + number * LINE_PX + LINE_PX / 2
        _text(p, QPointF(rect.left() + LEFT_PX, middle), text, column_font(), t.text)


def _paint_error(
    p: QPainter, rect: QRect, state: CardState, t: Tokens, m: CardMeasure
) -> None:
    lines = m.small_lines(state.card.error, rect.width())
    top = rect.bottom() + 1 - BOTTOM_PX - len(lines) * SMALL_LINE_PX
    box = QRect(rect.left() + LEFT_PX, top + 2, GLYPH_SIZE_PX, GLYPH_SIZE_PX)
    draw_glyph(p, box, "circle-alert", t.blocker)
    for number, line in enumerate(lines):
        middle = top + number * SMALL_LINE_PX + SMALL_LINE_PX / 2
        _text(
            p,
            QPointF(rect.left() + WORD_LEFT_PX, middle),
            line,
            small_font(),
            t.blocker,
        )


def _paint_hints(p: QPainter, rect: QRect, state: CardState, t: Tokens) -> None:
    translate = QCoreApplication.translate
    middle = rect.bottom() + 1 - BOTTOM_PX - (HINTS_PX - 4) / 2
    if state.left_cp is not None:
        if state.left_cp < 0:
            words = translate("NoteCard", "{count} characters too many").format(
                count=-state.left_cp
            )
        else:
            words = translate("NoteCard", "{count} characters left").format(
                count=state.left_cp
            )
        colour = t.blocker if state.left_cp < 0 else t.muted
        _text(p, QPointF(rect.left() + LEFT_PX, middle), words, small_font(), colour)
        return
    left = rect.left() + float(LEFT_PX)
    for key, word in (
        ("Ctrl+Enter", translate("NoteCard", "keep")),
        (
            "Ctrl+.",
            translate("NoteCard", "change kind")
            if rect.width() >= CARD_WIDTH_PX
            else translate("NoteCard", "kind"),
        ),
    ):
        size = key_cap_size(key)
        cap = QRect(round(left), 0, size.width(), size.height() - 2)
        cap.moveCenter(QPointF(cap.center().x(), middle).toPoint())
        draw_key_cap(p, cap, key, t)
        left += size.width() + 6
        left += _text(p, QPointF(left, middle), word, small_font(), t.muted) + 12


def _side_note(card: CardView) -> str:
    if card.is_draft:
        return QCoreApplication.translate("NoteCard", "draft")
    if card.badge_text:
        return card.badge_text
    return f"+{card.me_too_count}" if card.me_too_count else ""


def _text(p: QPainter, at: QPointF, text: str, font: QFont, colour: str) -> float:
    """Draw one line from a point at its middle height and return its width."""
    metrics = QFontMetricsF(font)
    p.setFont(font)
    p.setPen(QColor(colour))
    baseline = at.y() + (metrics.ascent() - metrics.descent()) / 2
    p.drawText(QPointF(at.x(), baseline), text)
    return metrics.horizontalAdvance(text)
