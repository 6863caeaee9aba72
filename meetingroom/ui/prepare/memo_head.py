# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the memo is called and how long it is: in words, and as drawn pages.

It says the length; whether that is too long is the check's business.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingroom.meeting.state import Meeting
from meetingroom.memo.memo import Memo
from meetingroom.memo.reading_time import reading_minutes
from meetingroom.ui.prepare.page_strip import PageCount, PageStrip, count_pages
from meetingroom.ui.theme.fonts import memo_font
from meetingroom.ui.theme.tokens import SPACE_8
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.label import breakable, make_label

_TITLE_PX = 22


class MemoHead(QWidget):
    """Title, length and page strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = make_label("", memo_font(_TITLE_PX), parent=self)
        self.title.setWordWrap(True)
        self.length = make_label("", tone=Tone.MUTED, parent=self)
        self.length.setWordWrap(True)
        self.pages = PageStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.title)
        column.addWidget(self.length)
        column.addSpacing(SPACE_8)
        column.addWidget(self.pages)

    def show_memo(self, memo: Memo, meeting: Meeting) -> None:
        """Show the memo of a meeting."""
        self.title.setText(breakable(memo.title))
        count = count_pages(memo, meeting.pages)
        limit = meeting.rules.page_limit(meeting.setup.page_limit)
        self.pages.show_count(count, limit)
        self.length.setText(self._length_words(count, limit))

    def _length_words(self, count: PageCount, limit: int) -> str:
        sentence = self.tr(
            "{pages} of {limit} pages · {words} words · up to {minutes} min"
        )
        if limit == 1:
            sentence = self.tr(
                "{pages} of 1 page · {words} words · up to {minutes} min"
            )
        return sentence.format(
            pages=count.main,  # begun ones are whole, as in the findings beside it
            limit=limit,
            words=f"{count.main_words:,}",
            minutes=reading_minutes(count.main_words),
        )
