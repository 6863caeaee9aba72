# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The stances, opened together, while no topic is taken up.

It shows what the snapshot holds; before the opening that is nothing.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.state import Meeting
from meetingroom.ui.note.names import name_of
from meetingroom.ui.note.note_text import NoteText, Piece
from meetingroom.ui.note.stance_words import stance_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import field_label, section_label, small_label

MOST_IN_FULL = 12
"""So many people fit on a screen with what they say; of more a part is shown."""
MOST_REASONS = 4
MOST_NAMES = 6
"""Of one choice, in a crowd."""


class OpenedStances(QWidget):
    """Where everybody stands, by choice.

    Signals: none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._meeting: Meeting | None = None
        self._may_take_up = False
        self._is_open = False
        """Everybody of a crowd is listed."""
        self.everybody: ActionButton | None = None
        """Lists everybody; `None` while all are listed anyway."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_meeting(self, meeting: Meeting, *, may_take_up: bool) -> None:
        """Show the opened stances."""
        self._meeting, self._may_take_up = meeting, may_take_up
        has_topics = bool(meeting.topics)
        wanted = (
            meeting.stances,
            meeting.setup,
            may_take_up,
            len(meeting.people),
            has_topics,
            self._is_open,
        )
        if wanted == self._shown:
            return
        self._shown = wanted
        self.everybody = None
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
            return self.tr("Choose a topic and take it up.")
        return self.tr("No topic is taken up now.")

    def _add_choices(self, meeting: Meeting) -> None:
        if not meeting.stances:
            self._column.addWidget(small_label(self.tr("No stance was sealed."), self))
            return
        # Those against first: what they say is what the room has to hear.
        held = {
            choice: [
                (name_of(meeting, person), stance.why)
                for person, stance in meeting.stances.items()
                if stance.choice is choice
            ]
            for choice in reversed(meeting.setup.stance_choices)
        }
        is_crowd = len(meeting.stances) > MOST_IN_FULL
        if is_crowd:
            counts = (f"{stance_words(one)}: {len(who)}" for one, who in held.items())
            self._column.addWidget(self._line(" · ".join(counts)))
        for choice, people in held.items():
            if people:
                self._column.addSpacing(SPACE_12)
                heading = f"{stance_words(choice)} · {len(people)}"
                self._column.addWidget(field_label(heading, self))
                self._add_people(people, is_cut=is_crowd and not self._is_open)
        if is_crowd:
            self.everybody = ActionButton(
                self.tr("Show fewer") if self._is_open else self.tr("Show everybody"),
                variant=Variant.LINK,
                parent=self,
            )
            self.everybody.clicked.connect(self._on_everybody_clicked)
            self._column.addWidget(
                self.everybody, alignment=Qt.AlignmentFlag.AlignLeading
            )

    def _add_people(self, people: list[tuple[str, str]], *, is_cut: bool) -> None:
        """Add who took a stance: with a reason in a row each, the others in one."""
        reasons = [one for one in people if one[1]]
        shown = reasons[:MOST_REASONS] if is_cut else reasons
        for name, why in shown:
            pieces = [Piece(name + "  ", Tone.MUTED), Piece(why)]
            self._column.addWidget(NoteText(pieces, fonts.column_font(), self))
        names = [name for name, why in people if not why]
        others = names[:MOST_NAMES] if is_cut else names
        if others:
            self._column.addWidget(self._line(", ".join(others)))
        rest = len(people) - len(shown) - len(others)
        if rest:
            self._column.addWidget(self._line(self.tr("and {0} more").format(rest)))

    def _line(self, words: str) -> NoteText:
        return NoteText([Piece(words, Tone.MUTED)], fonts.column_font(), self)

    def _on_everybody_clicked(self) -> None:
        self._is_open = not self._is_open
        if self._meeting is not None:
            self.show_meeting(self._meeting, may_take_up=self._may_take_up)
        if self.everybody is not None:
            self.everybody.setFocus()
