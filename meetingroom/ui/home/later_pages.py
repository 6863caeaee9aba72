# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Makes the pages of the first screen that are not needed at the first paint.

It connects them to the screen and fills nothing in.
"""

from datetime import date
from typing import TYPE_CHECKING

from meetingroom.ui.home.decision_page import DecisionPage
from meetingroom.ui.home.follow_up_page import FollowUpPage

if TYPE_CHECKING:
    from meetingroom.ui.home.screen import HomeScreen


def decision_page(home: "HomeScreen") -> DecisionPage:
    """Make the page of decisions."""
    page = DecisionPage()
    page.decision_opened.connect(home.decision_opened)
    page.meeting_opened.connect(home.meeting_opened)
    page.clear_requested.connect(home.search.reset)
    return page


def follow_up_page(home: "HomeScreen", today: date) -> FollowUpPage:
    """Make the page of follow-ups."""
    page = FollowUpPage(today)
    page.follow_up_ticked.connect(home.follow_up_ticked)
    page.clear_requested.connect(home.search.reset)
    return page
