# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A warning beside an owner who has much open work already. It stops nothing."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.discussion.load import ENOUGH_WORK, open_work
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.past import Past
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_4
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label


class LoadNotice(QWidget):
    """One sentence with the count, hidden while there is nothing to warn of."""

    def __init__(self, past: Past | None, parent: QWidget | None = None) -> None:
        """Build the notice.

        Args:
            past: Knows the work of other meetings; `None` counts this one alone.
            parent: Owner.
        """
        super().__init__(parent)
        self._past = past
        self._owner: PersonId | None = None
        self._elsewhere: dict[str, int] = {}
        self.words = make_label("", fonts.small_font(), parent=self)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(Glyph("triangle-alert", Tone.CONCERN, parent=self))
        row.addWidget(self.words, 1)
        self.hide()

    def show_owner(self, meeting: Meeting, owner: PersonId | None) -> None:
        """Warn of an owner who has more than enough, once for each choice."""
        if owner != self._owner:
            self._owner = owner
            work = self._past.open_work() if self._past and owner else {}
            self._elsewhere = dict(work)
        count = open_work(meeting, owner, self._elsewhere) if owner else 0
        sentence = ""
        if owner is not None and count > ENOUGH_WORK:
            sentence = self.tr("{0} owns {1} open follow-ups already.").format(
                meeting.people[owner].name, count
            )
        is_news = bool(sentence) and sentence != self.words.text()
        self.words.setText(sentence)
        self.setVisible(bool(sentence))
        if is_news:
            announce(self, sentence)
