# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What does not take the room's time: small edits, agreement, quiet pages.

It counts only when notes have come or gone; the list of edits is shown elsewhere.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.discussion.grouping import typos
from meetingroom.discussion.run_sheet import agreed_passages, quiet_pages
from meetingroom.meeting.state import Meeting
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import ICON_PX, SPACE_4, SPACE_8, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label

_MOST_PAGES = 4


class AsideLines(QWidget):
    """Up to three lines below the topics.

    Signals:
        page_requested: Show a page nobody wrote on, from 1.
        list_requested: Show the author's checklist of small edits.
    """

    page_requested = Signal(int)
    list_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: tuple[int, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_8)
        column.setSpacing(SPACE_8)
        self.edits = _Line("spell-check", self)
        self.agreed = _Line("check-check", self)
        self.quiet = _Line("eye-off", self)
        self._quiet_pages: tuple[int, ...] = ()
        self.look = ActionButton("", variant=Variant.LINK, parent=self)
        self.list = ActionButton(
            self.tr("Show the list"), variant=Variant.LINK, parent=self
        )
        self.list.setAccessibleName(self.tr("Show the list of small edits"))
        column.addWidget(self.edits)
        column.addLayout(_below_words(self.list))
        for line in (self.agreed, self.quiet):
            column.addWidget(line)
        column.addLayout(_below_words(self.look))

        self.look.clicked.connect(self._on_look_clicked)
        self.list.clicked.connect(self.list_requested)

    def show_meeting(self, meeting: Meeting, *, may_list: bool) -> None:
        """Count what there is.

        Args:
            meeting: Whose notes are counted.
            may_list: Whether the small edits are listed for the viewer.
        """
        self.list.setVisible(may_list)
        notes = meeting.notes.values()
        seen = (len(notes), sum(note.is_withdrawn for note in notes))
        if seen == self._seen:
            return
        self._seen = seen
        self.edits.show_words(self._edit_words(len(typos(notes))))
        self.agreed.show_words(self._agreed_words(len(agreed_passages(meeting))))
        self._quiet_pages = quiet_pages(meeting)
        self.quiet.show_words(self._quiet_words(self._quiet_pages))
        self.look.setVisible(bool(self._quiet_pages))
        if self._quiet_pages:
            words = self.tr("Look at page {0}").format(self._quiet_pages[0])
            self.look.set_words(words)

    def _edit_words(self, count: int) -> str:
        match count:
            case 0:
                return ""
            case 1:
                return self.tr("1 small edit goes to the author")
            case _:
                return self.tr("{0} small edits go to the author").format(count)

    def _agreed_words(self, count: int) -> str:
        match count:
            case 0:
                return ""
            case 1:
                return self.tr("1 passage was only agreed with")
            case _:
                return self.tr("{0} passages were only agreed with").format(count)

    def _on_look_clicked(self) -> None:
        """Show the page, and offer the next one."""
        page, *others = self._quiet_pages
        self.page_requested.emit(page)
        self._quiet_pages = (*others, page)
        words = self.tr("Look at page {0}").format(self._quiet_pages[0])
        self.look.set_words(words)

    def _quiet_words(self, pages: tuple[int, ...]) -> str:
        if not pages:
            return ""
        if len(pages) == 1:
            return self.tr("Page {0} has no notes. Was it read?").format(pages[0])
        if len(pages) > _MOST_PAGES:
            return self.tr("{0} pages have no notes. Were they read?").format(
                len(pages)
            )
        named = ", ".join(str(page) for page in pages)
        return self.tr("Pages {0} have no notes. Were they read?").format(named)


def _below_words(link: ActionButton) -> QHBoxLayout:
    """Put a link where the words of the line above it begin."""
    row = QHBoxLayout()
    row.setContentsMargins(ICON_PX + SPACE_8 - SPACE_4, 0, 0, 0)
    row.addWidget(link)
    row.addStretch(1)
    return row


class _Line(QWidget):
    def __init__(self, glyph: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = make_label("", fonts.small_font(), parent=self)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(Glyph(glyph, Tone.TEXT, parent=self))
        row.addWidget(self.words, 1)

    def show_words(self, words: str) -> None:
        self.words.setText(words)
        self.setVisible(bool(words))
