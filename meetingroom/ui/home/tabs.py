# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The tabs of the first screen and the two counts on them.

It counts nothing itself and holds no page.
"""

from PySide6.QtWidgets import QWidget

from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.badge import Badge
from meetingroom.ui.widget.page_tabs import PageTabs

MEETINGS, DECISIONS, FOLLOW_UPS = range(3)


class HomeTabs(PageTabs):
    """Meetings, decisions, follow-ups.

    Signals: `currentChanged`, as Qt has it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Parts of the library"))
        self.review_badge = Badge("", Fill.GOLD, "calendar-clock")
        self.late_badge = Badge("", Fill.GOLD, "clock")
        self.add_page(self.tr("Meetings"))
        self.add_page(self.tr("Decisions"), self.review_badge)
        self.add_page(self.tr("Follow-ups"), self.late_badge)
        for tab in (DECISIONS, FOLLOW_UPS):
            self.set_badge_shown(tab, is_shown=False)

    def show_due(self, count: int) -> None:
        """Say how many decisions are due for review; nothing at zero."""
        # Inline: the counts come after the first paint.
        from meetingroom.ui.home.words import review_words  # noqa: PLC0415

        self.review_badge.set_badge(review_words(count), Fill.GOLD, "calendar-clock")
        self.set_badge_shown(DECISIONS, is_shown=count > 0)

    def show_late(self, count: int) -> None:
        """Say how many follow-ups are late; nothing at zero."""
        from meetingroom.ui.home.words import overdue_words  # noqa: PLC0415 - as above

        self.late_badge.set_badge(overdue_words(count), Fill.GOLD, "clock")
        self.set_badge_shown(FOLLOW_UPS, is_shown=count > 0)
