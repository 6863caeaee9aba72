# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Draws the run sheet's rows, whole or as a rail of status icons.

It draws a `TopicRow`; it must not know the meeting.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from meetingroom.meeting.topics import MAX_TOPIC_TITLE_CP, Outcome
from meetingroom.ui.discussion.topic_model import ROW_ROLE, Index
from meetingroom.ui.discussion.topic_view import TopicRow
from meetingroom.ui.note.crowd_words import crowd_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.kind import kind_colour, kind_glyph
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    FOCUS_PX,
    ICON_PX,
    SPACE_4,
    SPACE_8,
    SPACE_16,
    Tokens,
)
from meetingroom.ui.widget.glyph import draw_glyph

ROW_PX = 57
RAIL_ROW_PX = 48
_TEXT_LEFT_PX = 42
_KIND_PX = 14
_COUNT_GAP_PX = 7
_GLYPHS = {
    Outcome.ANSWERED: "circle-check",
    Outcome.AUTHOR_WILL_FIX: "pencil-line",
    Outcome.DECIDE: "gavel",
    Outcome.PARK: "archive",
}


class TopicDelegate(QStyledItemDelegate):
    """The rows; colours are asked for while painting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row."""
        del index
        return QSize(option.rect.width(), RAIL_ROW_PX if self.is_rail else ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw ground, status icon, title and what stands below it."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, TopicRow):
            return
        tokens = current_tokens()
        painter.save()
        box = option.rect
        _draw_ground(painter, option, row, tokens)
        glyph, colour = status_of(row, tokens)
        if self.is_rail:
            place = QRect(0, 0, ICON_PX, ICON_PX)
            place.moveCenter(box.center())
            draw_glyph(painter, place, glyph, colour)
        else:
            left = box.left() + SPACE_16
            draw_glyph(
                painter, QRect(left, box.top() + 12, ICON_PX, ICON_PX), glyph, colour
            )
            self._draw_words(painter, box, row, tokens)
        painter.restore()

    def createEditor(  # noqa: N802 - overrides QStyledItemDelegate
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return a field for another title."""
        del option, index
        field = QLineEdit(parent)
        field.setMaxLength(MAX_TOPIC_TITLE_CP)
        field.setAccessibleName(self.tr("The topic's title"))
        return field

    def setEditorData(  # noqa: N802 - overrides QStyledItemDelegate
        self, editor: QWidget, index: Index
    ) -> None:
        """Show the title, unless somebody is typing another one."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(  # noqa: N802 - overrides QStyledItemDelegate
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Place the field over the row's words."""
        del index
        editor.setGeometry(option.rect.adjusted(_TEXT_LEFT_PX - 10, 10, -8, -12))

    def _draw_words(
        self, painter: QPainter, box: QRect, row: TopicRow, tokens: Tokens
    ) -> None:
        font = fonts.body_font(is_bold=row.is_current)
        is_over = row.outcome is not None and not row.is_current
        left = box.left() + _TEXT_LEFT_PX
        width = box.right() - left - SPACE_8
        if row.is_pinned:
            width -= _KIND_PX + SPACE_4
            pin = QRect(box.right() - SPACE_8 - _KIND_PX, box.top() + 12, 0, 0)
            pin.setSize(QSize(_KIND_PX, _KIND_PX))
            draw_glyph(painter, pin, "pin", tokens.muted)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if is_over else tokens.text))
        title = QFontMetrics(font).elidedText(
            row.title, Qt.TextElideMode.ElideRight, width
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, box.top() + 8, width, 22), middle, title)
        self._draw_counts(
            painter, QRect(left, box.top() + 30, width + 4, 18), row, tokens
        )

    def _draw_counts(
        self, painter: QPainter, box: QRect, row: TopicRow, tokens: Tokens
    ) -> None:
        painter.setFont(fonts.address_font())
        if row.minutes is not None:
            box = self._draw_minutes(painter, box, row, tokens)
        pen = _Pen(painter, box)
        if row.address or not row.origin:
            pen.put(row.address or self.tr("whole memo"), tokens.muted)
        for kind, count in row.kinds:
            pen.put(str(count), kind_colour(tokens, kind), kind_glyph(kind))
        if row.is_split:
            pen.put(self.tr("split"), tokens.text, "split")
        if row.crowd.people or not row.origin:
            pen.put(crowd_words(row.crowd), tokens.muted)
        if row.origin:
            pen.put_cut(row.origin, tokens.muted)

    def _draw_minutes(
        self, painter: QPainter, box: QRect, row: TopicRow, tokens: Tokens
    ) -> QRect:
        """Draw the minutes at the right; returns the room that is left."""
        words = self.tr("{0} min").format(row.minutes)
        width_px = painter.fontMetrics().horizontalAdvance(words) + 1
        place = QRect(box.right() - 4 - width_px, box.top(), width_px, 18)
        colour = tokens.text if row.has_own_minutes else tokens.muted
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        return box.adjusted(0, 0, -width_px - 4 - _COUNT_GAP_PX, 0)


class _Pen:
    """Puts small words beside each other until the row is full."""

    def __init__(self, painter: QPainter, box: QRect) -> None:
        self._painter = painter
        self._box = box
        self._left = box.left()
        self._metrics = QFontMetrics(painter.font())

    def put_cut(self, text: str, colour: str) -> None:
        """Put as much of a text as fits; the tip has all of it."""
        left_px = self._box.right() + 1 - self._left
        mode = Qt.TextElideMode.ElideRight
        self.put(self._metrics.elidedText(text, mode, left_px), colour)

    def put(self, text: str, colour: str, glyph: str = "") -> None:
        glyph_px = _KIND_PX + SPACE_4 if glyph else 0
        text_px = self._metrics.horizontalAdvance(text)
        if self._left + glyph_px + text_px > self._box.right() + 1:
            self._left = self._box.right() + 1
            return
        if glyph:
            top = self._box.top() + (self._box.height() - _KIND_PX) // 2
            draw_glyph(
                self._painter,
                QRect(self._left, top, _KIND_PX, _KIND_PX),
                glyph,
                colour,
            )
        self._painter.setPen(QColor(colour))
        self._painter.drawText(
            QRect(self._left + glyph_px, self._box.top(), text_px + 2, 18),
            Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        self._left += glyph_px + text_px + _COUNT_GAP_PX


def status_of(row: TopicRow, tokens: Tokens) -> tuple[str, str]:
    """Return the icon of a topic's state and its colour."""
    if row.is_current:
        return "circle-dot", tokens.accent
    if row.outcome is None:
        return "circle", tokens.control
    is_good = row.outcome is not Outcome.PARK
    return _GLYPHS[row.outcome], tokens.good if is_good else tokens.muted


def _draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, row: TopicRow, tokens: Tokens
) -> None:
    box = option.rect
    if row.is_current:
        painter.fillRect(box, QColor(tokens.accent_soft))
        painter.fillRect(
            QRect(box.left(), box.top(), 3, box.height()), QColor(tokens.accent)
        )
    painter.fillRect(
        QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.line)
    )
    if option.state & QStyle.StateFlag.State_Selected:
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        width = FOCUS_PX if has_focus else tokens.border_px
        painter.setPen(
            QPen(QColor(tokens.accent if has_focus else tokens.control), width)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -2, -3))
