# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Anchors: which words of the memo a note is about.

Exact positions only; finding a passage again in another version of the memo does
not belong here.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo

CONTEXT_CP = 32
"""Code points of prefix and suffix kept with a quote.

Source: W3C Web Annotation Data Model, TextQuoteSelector; 32 is what Hypothesis keeps.
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: W3C TextPositionSelector and TextQuoteSelector in one."""

    start_cp: int
    end_cp: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def overlaps(self, other: "Anchor") -> bool:
        """Tell whether two passages share at least one code point."""
        return self.start_cp < other.end_cp and other.start_cp < self.end_cp


def anchor_at(memo: "Memo", start_cp: int, end_cp: int) -> Anchor:
    """Make the anchor of a passage.

    Args:
        memo: The memo the positions belong to.
        start_cp: First code point of the passage in the canonical text.
        end_cp: One past its last code point.

    Raises:
        ValueError: The passage is empty or outside the text.
    """
    text = memo.text
    if not 0 <= start_cp < end_cp <= len(text):
        msg = f"no passage from {start_cp} to {end_cp} in {len(text)} code points"
        raise ValueError(msg)
    return Anchor(
        start_cp,
        end_cp,
        text[start_cp:end_cp],
        text[max(0, start_cp - CONTEXT_CP) : start_cp],
        text[end_cp : end_cp + CONTEXT_CP],
    )


def fits(memo: "Memo", anchor: Anchor) -> bool:
    """Tell whether an anchor quotes exactly what stands at its position."""
    return (
        0 <= anchor.start_cp < anchor.end_cp <= len(memo.text)
        and memo.text[anchor.start_cp : anchor.end_cp] == anchor.exact
    )
