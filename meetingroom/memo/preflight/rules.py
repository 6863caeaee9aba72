# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which rules of the check hold, and their limits.

Values only: a team's own come from its file and are frozen with the memo, so that
they are the same on every machine of a meeting.
"""

from dataclasses import dataclass

PAGE_LIMIT = 6
"""Pages before the appendix; source: the six-page narrative, PRACTICE.md 1.1."""

BOUNDS: dict[str, tuple[float, float]] = {
    "pages": (1, 1_000),
    "release_pages": (1, 100),
    "bullet_share": (0, 1),
    "paragraph_words": (10, 10_000),
    "talk_minutes": (0, 240),
    "weasels_per_1000": (0, 1_000),
}
"""The least and the most that each limit may be; beyond, it is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules in force; as they stand here where a team says nothing."""

    off: tuple[str, ...] = ()
    """Names of the rules that are switched off, sorted."""
    pages: int = PAGE_LIMIT
    """Pages before the appendix, for kinds that name no limit of their own."""
    release_pages: int = 1
    """Pages of a press release; source: "Working Backwards", chapter 5."""
    bullet_share: float = 0.3
    """Share of the words that may stand in list items; source: PRACTICE.md A3."""
    paragraph_words: int = 180
    """Longest paragraph, about half a page."""
    talk_minutes: int = 15
    """Less than this is not enough to discuss; source: PRACTICE.md 1.1."""
    weasels_per_1000: float = 5.0
    """Weasel words per 1,000 words that nobody stumbles over."""

    def page_limit(self, own: int | None) -> int:
        """Return the limit in force for a kind with a limit of its own, or none."""
        return self.pages if own is None else own
