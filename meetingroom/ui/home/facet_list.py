# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The column of facets: what the list of decisions is narrowed to.

Counts and chosen values come from outside; it only says what was clicked.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from meetingroom.ui.home import paint, sift, words
from meetingroom.ui.home.sift import Facets
from meetingroom.ui.home.view import DecisionRow, Standing
from meetingroom.ui.theme.fonts import body_font, label_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import FOCUS_PX, RADIUS_PX

_LINE_ROLE = Qt.ItemDataRole.UserRole
_ROW_PX = 30
_HEADING_PX = 42


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One line: a heading without facets, or a value with its count."""

    text: str
    count: int = 0
    facets: Facets | None = None
    """What choosing the line narrows to; `None` for a heading."""
    is_chosen: bool = False


class FacetDelegate(QStyledItemDelegate):
    """Draws a line of the column."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw value and count, or a heading."""
        line = index.data(_LINE_ROLE)
        if not isinstance(line, FacetLine):
            return
        tokens = current_tokens()
        box = option.rect
        painter.save()
        if line.facets is None:
            low = QRect(box.left() + 10, box.bottom() - 28, box.width(), 24)
            paint.draw_line(painter, low, line.text, label_font(), tokens.text)
            painter.restore()
            return
        has_ring = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if line.is_chosen or has_ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = tokens.accent if has_ring else tokens.accent_soft
            if line.is_chosen and not tokens.has_soft_fills:
                edge = tokens.accent
            painter.setPen(QPen(QColor(edge), FOCUS_PX))
            ground = tokens.accent_soft if line.is_chosen else tokens.bg
            painter.setBrush(QColor(ground))
            inner = box.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, RADIUS_PX - 1, RADIUS_PX - 1)
        font = body_font(is_bold=line.is_chosen)
        count = str(line.count)
        name = box.adjusted(10, 0, -46, 0)
        paint.draw_line(painter, name, line.text, font, tokens.text)
        width = painter.fontMetrics().horizontalAdvance(count)
        place = QRect(box.right() - 10 - width, box.top(), width + 2, box.height())
        colour = tokens.text if line.is_chosen else tokens.muted
        paint.draw_line(painter, place, count, font, colour)
        painter.restore()


class FacetList(QListWidget):
    """Status, door and owner, each with how many decisions it leaves.

    Signals:
        facets_changed: A line was chosen; the argument is the new `Facets`.
    """

    facets_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facets")
        self.setAccessibleName(self.tr("Narrow the decisions"))
        self.setItemDelegate(FacetDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)

    def show_facets(self, rows: tuple[DecisionRow, ...], facets: Facets) -> None:
        """List the values there are, with the chosen ones marked."""
        at = self.currentRow()
        self.clear()
        for line in self._lines(rows, facets):
            item = QListWidgetItem(self)
            item.setData(_LINE_ROLE, line)
            item.setSizeHint(QSize(120, _ROW_PX if line.facets else _HEADING_PX))
            if line.facets is None:
                item.setText(line.text)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                continue
            item.setText(line.text)
            spoken = self.tr("{name}, {count} decisions")
            if line.is_chosen:
                spoken = self.tr("{name}, {count} decisions, chosen")
            heard = spoken.format(name=line.text, count=line.count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
        self.setCurrentRow(at if 0 <= at < self.count() else 1)

    def lines(self) -> list[FacetLine]:
        """Return what is listed."""
        return [self.item(at).data(_LINE_ROLE) for at in range(self.count())]

    def _lines(self, rows: tuple[DecisionRow, ...], chosen: Facets) -> list[FacetLine]:
        standings = sift.count_standings(rows, chosen)
        is_all = chosen.standing is None
        every = replace(chosen, standing=None)
        lines = [
            FacetLine(self.tr("Status")),
            FacetLine(self.tr("All"), standings[None], every, is_all),
        ]
        for standing in Standing:
            is_chosen = chosen.standing is standing
            if standings[standing] or is_chosen:
                name = words.standing_words(standing)
                facets = replace(chosen, standing=standing)
                lines.append(FacetLine(name, standings[standing], facets, is_chosen))
        doors = sift.count_doors(rows, chosen)
        lines.append(FacetLine(self.tr("Door")))
        for door in sorted(doors):
            is_chosen = chosen.door == door
            facets = replace(chosen, door="" if is_chosen else door)
            name = words.door_words(door)
            lines.append(FacetLine(name, doors[door], facets, is_chosen))
        owners = sift.count_owners(rows, chosen)
        lines.append(FacetLine(self.tr("Owner")))
        for owner, count in sorted(owners.items(), key=lambda one: (-one[1], one[0])):
            is_chosen = chosen.owner == owner
            facets = replace(chosen, owner="" if is_chosen else owner)
            lines.append(FacetLine(owner, count, facets, is_chosen))
        return lines

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        line = item.data(_LINE_ROLE)
        # A rebuilt list may report the item of a double click once more.
        if isinstance(line, FacetLine) and line.facets is not None:
            self.facets_changed.emit(line.facets)
