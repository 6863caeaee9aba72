# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a decision follows from: linked notes as chips, and a list to choose them.

Must not decide which notes may be linked; it offers those it is given.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from meetingroom.meeting.decisions import DecisionDraft
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting
from meetingroom.ui.note.names import writer_of
from meetingroom.ui.theme.kind import kind_glyph
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.flow_row import FlowRow

WORDS_CP = 48
"""How much of a note stands in the list."""
NAME_CP = 20
"""A chip with a longer name would take a line for itself."""
MOST_OFFERED = 30
"""More would not fit a screen; the notes of the decision's topics come first."""


class LinkRow(QWidget):
    """Chips such as "2:25 Tom", and *Add*.

    Signals:
        links_edited: A note was linked or unlinked; ask `notes` for all.
    """

    links_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[NoteId, ...] = ()
        self._shown: object = None
        self.chips: list[Badge] = []
        self.menu = QMenu(self)
        self.add = ActionButton(
            self.tr("Add or rem&ove"), glyph="link", variant=Variant.LINK, parent=self
        )
        self.add.setAccessibleName(self.tr("Notes this decision follows from"))
        self._row = FlowRow(self)
        self._row.addWidget(self.add)

        self.add.clicked.connect(self._on_add_clicked)

    def notes(self) -> tuple[NoteId, ...]:
        """Return the linked notes."""
        return self._notes

    def show_links(
        self, meeting: Meeting, draft: DecisionDraft, *, may_edit: bool
    ) -> None:
        """Show a draft's links and offer the notes of its topics first."""
        linked = tuple(note for note in draft.notes if note in meeting.notes)
        offered = _offered(meeting, draft)
        value = (linked, offered, may_edit)
        if value == self._shown:
            return
        self._shown, self._notes = value, linked
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._row.removeWidget(self.add)
        self.chips = [self._chip(meeting, meeting.notes[note]) for note in linked]
        for chip in self.chips:
            self._row.addWidget(chip)
            chip.show()
        self._row.addWidget(self.add)
        self.add.setVisible(may_edit and bool(offered))
        self.menu.clear()
        for note in offered:
            self._offer(meeting, note, is_linked=note.id in linked)
        self._row.invalidate()
        self.updateGeometry()

    def _chip(self, meeting: Meeting, note: Note) -> Badge:
        chip = Badge(
            address_words(meeting, note), Fill.NEUTRAL, kind_glyph(note.kind), self
        )
        chip.setToolTip(note.body)
        return chip

    def _offer(self, meeting: Meeting, note: Note, *, is_linked: bool) -> None:
        words = " ".join(note.body.split())
        cut = words if len(words) <= WORDS_CP else f"{words[:WORDS_CP]}…"
        text = f"{address_words(meeting, note)}  {cut}".replace("&", "&&")
        action = QAction(text, self.menu)
        action.setCheckable(True)
        action.setChecked(is_linked)
        action.toggled.connect(partial(self._toggle, note.id))
        self.menu.addAction(action)

    def _toggle(self, note: NoteId, is_linked: bool) -> None:  # noqa: FBT001 - Qt's own
        others = tuple(each for each in self._notes if each != note)
        self._notes = (*others, note) if is_linked else others
        self.links_edited.emit()

    def _on_add_clicked(self) -> None:
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))


def address_words(meeting: Meeting, note: Note) -> str:
    """Return "2:25 Tom": where a note stands and who wrote it."""
    start_cp = note.anchor.start_cp if note.anchor else None
    address = meeting.pages.address(start_cp) if start_cp is not None else ""
    name = writer_of(meeting, note)
    if len(name) > NAME_CP:
        name = f"{name[:NAME_CP].rstrip()}…"
    return " ".join(part for part in (address, name) if part)


def _offered(meeting: Meeting, draft: DecisionDraft) -> tuple[Note, ...]:
    of_topics = {
        note
        for topic in draft.topics
        if topic in meeting.topics
        for note in meeting.topics[topic].notes
    }
    first = of_topics | set(draft.notes)
    notes = [note for note in meeting.notes.values() if not note.is_withdrawn]
    notes.sort(key=lambda note: note.id not in first)
    return tuple(notes[: max(MOST_OFFERED, len(first))])
