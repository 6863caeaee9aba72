# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the reading screen is shown, as one frozen value."""

from dataclasses import dataclass

from meetingroom.ui.page.view import CardView, Passage


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The state of reading, as one person may see it."""

    cards: tuple[CardView, ...] = ()
    """The person's own notes and drafts."""
    marks: tuple[Passage, ...] = ()
    """Passages the person highlighted without a note."""
    finished: int = 0
    """How many have finished: a total, never names."""
    of: int = 1
    """How many are reading."""
    longer_count: int | None = None
    """How many would like more time; only the facilitator is told."""
    is_finished: bool = False
    wants_longer: bool = False
    is_paused: bool = False
    is_time_up: bool = False
    is_facilitator: bool = False
    sealed_count: int = 0
    """Own notes under seal; drafts and private notes do not count."""
    strip_text: str = ""
    """A sentence above the page, such as for a late joiner; empty for none."""
    offline_text: str = ""
    """Stands in place of the sealed count while the host is not reachable."""
    can_undo: bool = False
