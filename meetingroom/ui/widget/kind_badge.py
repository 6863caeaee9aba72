# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The badge of a kind of note: glyph and word, or glyph and count.

Apart from the other badges, because those are on the first screen and it waits for no
rule of the meeting. Must not decide what a kind means.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.kind import kind_colour, kind_glyph, kind_word
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import BADGE_PX, ICON_PX, SPACE_4
from meetingroom.ui.widget.glyph import draw_glyph

_KIND_GLYPH_PX = 14


class KindBadge(QLabel):
    """A kind of note: its glyph and its word, or a count instead of the word."""

    def __init__(
        self, kind: NoteKind, count: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if count is None:
            self.setFont(fonts.label_font())
            self.setText(kind_word(kind))
        else:
            self.setFont(fonts.address_font())
            self.setText(str(count))
            self.setAccessibleName(
                self.tr("{kind}: {count}").format(kind=kind_word(kind), count=count)
            )

    @property
    def kind(self) -> NoteKind:
        """The kind shown."""
        return self._kind

    def sizeHint(self) -> QSize:
        """Return room for glyph and text."""
        text_px = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(ICON_PX + SPACE_4 + text_px, BADGE_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a kind is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw glyph and text in the kind's colour."""
        del event
        colour = kind_colour(current_tokens(), self._kind)
        painter = QPainter(self)
        box = QRect(
            0, (self.height() - _KIND_GLYPH_PX) // 2, _KIND_GLYPH_PX, _KIND_GLYPH_PX
        )
        draw_glyph(painter, box, kind_glyph(self._kind), colour)
        painter.setPen(QColor(colour))
        painter.setFont(self.font())
        painter.drawText(
            self.rect().adjusted(ICON_PX + SPACE_4, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
