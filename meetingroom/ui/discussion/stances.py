# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The stances, opened together, while no topic is taken up.

It shows what the snapshot holds; before the opening that is nothing.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.state import Meeting
from meetingroom.ui.note.names import name_of
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.note.stance_words import stance_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.label import field_label, section_label, small_label

MOST_OF_A_CHOICE = 20


class OpenedStances(QWidget):
    """Where everybody stands, by choice.

    Signals: none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_meeting(self, meeting: Meeting, *, may_take_up: bool) -> None:
        """Show the opened stances."""
        has_topics = bool(meeting.topics)
        wanted = (
            meeting.stances,
            meeting.setup,
            may_take_up,
            len(meeting.people),
            has_topics,
        )
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if meeting.setup.are_stances_asked:
            self._column.addWidget(section_label(self.tr("Where we stand"), self))
            self._add_choices(meeting)
        next_act = small_label(
            self._next_act(has_topics=has_topics, may_take_up=may_take_up), self
        )
        next_act.setWordWrap(True)
        self._column.addSpacing(SPACE_12)
        self._column.addWidget(next_act)
        self._column.addStretch(1)

    def _next_act(self, *, has_topics: bool, may_take_up: bool) -> str:
        if not has_topics:
            return self.tr("Nobody raised anything to talk about.")
        if may_take_up:
            return self.tr("Choose a topic and take it up with Enter.")
        return self.tr("No topic is taken up now.")

    def _add_choices(self, meeting: Meeting) -> None:
        if not meeting.stances:
            self._column.addWidget(small_label(self.tr("No stance was sealed."), self))
        for choice in meeting.setup.stance_choices:
            held = [
                (person, stance)
                for person, stance in meeting.stances.items()
                if stance.choice is choice
            ]
            if not meeting.stances:
                continue
            self._column.addSpacing(SPACE_12)
            self._column.addWidget(
                field_label(f"{stance_words(choice)} · {len(held)}", self)
            )
            for person, stance in held[:MOST_OF_A_CHOICE]:
                pieces = [Piece(name_of(meeting, person) + "  ", is_bold=True)]
                if stance.why:
                    pieces.append(Piece(stance.why))
                row = NoteText(pieces, fonts.column_font(), self)
                self._column.addWidget(row)
            rest = len(held) - MOST_OF_A_CHOICE
            if rest > 0:
                text = NoteText(
                    [Piece(self.tr("and {0} more").format(rest), Tone.MUTED)],
                    fonts.column_font(),
                    self,
                )
                self._column.addWidget(text)
