# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The meeting a memo is for, as far as the check has to know it. Values only."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a memo is written; some rules hold for some forms only."""

    NARRATIVE = "narrative"
    PR_FAQ = "pr-faq"
    """A press release with the questions of customers and of colleagues."""
    DESIGN = "design"
    PACKET = "packet"
    """Texts of several people, such as views on a candidate."""
    ONE_PAGER = "one-pager"
    REVIEW = "review"
    OTHER = "other"

    @property
    def is_prose(self) -> bool:
        """Tell whether it is to be written as prose, not as bullets."""
        return self not in (Form.PACKET, Form.OTHER)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting a memo is checked for."""

    minutes: int | None = None
    """Length of the whole meeting; `None` when it is not known."""
    form: Form = Form.NARRATIVE
    page_limit: int | None = None
    """Pages before the appendix; `None` for the limit of the rules."""
    has_goal: bool = False
    """The meeting says itself what it must leave with."""
