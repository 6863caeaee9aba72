# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A warning beside an owner who has much open work already. It stops nothing."""

from PySide6.QtWidgets import QWidget

from meetingroom.discussion.load import ENOUGH_WORK, open_work
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.past import Past
from meetingroom.ui.decisions.remark import Remark


class LoadNotice(Remark):
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
        self.say(sentence)
