# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two topics that seem to say the same: merge them, or keep them apart.

A suggestion for who leads; what is kept apart stays so on this screen alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.discussion.grouping import short
from meetingroom.discussion.likeness import Likeness, alike
from meetingroom.meeting.state import Meeting
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import RADIUS_PX, SPACE_8, SPACE_12
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import make_label

if TYPE_CHECKING:
    from meetingroom.meeting.ids import TopicId

_TITLE_CP = 28


class MergeHint(QWidget):
    """The most alike pair that was not kept apart; hidden without one.

    Signals:
        merge_requested: Put a topic's notes into another; both ids.
    """

    merge_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: object = None
        self._meeting = Meeting()
        self._found: tuple[Likeness, ...] = ()
        self._apart: set[frozenset[TopicId]] = set()
        self.words = make_label("", fonts.small_font(), parent=self)
        self.words.setWordWrap(True)
        self.merge = ActionButton(
            self.tr("Merge"), key="Shift+A", variant=Variant.SMALL, parent=self
        )
        self.apart = ActionButton(
            self.tr("Keep apart"), variant=Variant.SMALL, parent=self
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.merge)
        row.addWidget(self.apart)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

        self.merge.clicked.connect(self.accept)
        self.apart.clicked.connect(self.keep_apart)

    @property
    def current(self) -> Likeness | None:
        """The pair that is suggested."""
        known = self._meeting.topics
        for found in self._found:
            if found.pair not in self._apart and found.pair <= known.keys():
                return found
        return None

    def show_meeting(self, meeting: Meeting, *, has_controls: bool) -> None:
        """Look for topics alike when topics or their notes have changed."""
        self._meeting = meeting
        if not has_controls:
            self.hide()
            return
        notes = meeting.notes
        seen = (
            tuple((t.id, t.notes, t.outcome) for t in meeting.topics.values()),
            len(notes),
            sum(note.is_withdrawn for note in notes.values()),
        )
        if seen != self._seen:
            self._seen = seen
            self._found = alike(meeting.topics.values(), notes)
        self._show()

    def accept(self) -> None:
        """Merge the pair that is suggested."""
        found = self.current
        if found is not None and not self.isHidden():
            self.merge_requested.emit(found.topic, found.into)

    def keep_apart(self) -> None:
        """Do not suggest this pair again, on this screen."""
        found = self.current
        if found is not None:
            self._apart.add(found.pair)
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), tokens.border_px))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(
            self.rect().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX
        )

    def _show(self) -> None:
        found = self.current
        self.setVisible(found is not None)
        if found is None:
            return
        titles = [
            short(self._meeting.topics[topic].title, _TITLE_CP)
            for topic in (found.into, found.topic)
        ]
        said = self.tr("“{0}” and “{1}” may belong together. Both say: {2}.").format(
            *titles, ", ".join(found.words)
        )
        self.words.setText(said)
        self.merge.setAccessibleDescription(said)
        self.apart.setAccessibleDescription(said)
