# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The parts that a press release with questions must have, and how long it may be.

Source: "Working Backwards", chapter 5: a release of one page, questions of customers,
questions from inside, and honest reasons against it.
"""

import re
from collections.abc import Sequence

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.pages import PageMap
from meetingroom.memo.prose import Placed

_OUTSIDE = re.compile(
    r"\b(?:external|customers?'?|users?'?|people who|public|readers?)\b", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\b(?:internal|inside|stakeholders?'?|team|ourselves|company)\b", re.IGNORECASE
)
_QUESTIONS = re.compile(r"\b(?:faqs?|questions?|q&a)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:reasons? (?:not to|against)|why not|should not (?:build|do)|not to build"
    r"|what (?:will|could|can|might|may) go wrong|why this (?:might|may|could) fail"
    r"|(?:it|this|we) ha(?:s|ve) failed|case against|arguments? against|objections?"
    r"|risks?)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"[“\"„«][^”\"“»]{20,}[”\"“»]\s*,?\s*(?:says|said|writes|wrote|explains|told|[–—-])"
    r"|(?:says|said|writes|wrote|explains|told)[^.\n]{0,60}[:,]\s*[“\"„«][^”\"“»]{20,}"
)


def missing_parts(blocks: Sequence[Placed]) -> tuple[str, ...]:
    """Return the parts that are missing, as words of a sentence."""
    headings = [block.text for block, _ in blocks if block.kind is BlockKind.HEADING]
    questions = [text for text in headings if _QUESTIONS.search(text)]
    has_outside = any(_OUTSIDE.search(text) for text in questions)
    has_inside = any(_INSIDE.search(text) for text in questions)
    text = "\n".join(block.text for block, _ in blocks)
    has_quote = _SAID.search(text) is not None or any(
        block.kind is BlockKind.QUOTE for block, _ in blocks
    )
    checks = (
        ("a headline", bool(headings)),
        ("a customer's quote", has_quote),
        ("questions of customers", has_outside),
        ("questions from inside", has_inside),
        ("reasons not to build it", _AGAINST.search(text) is not None),
    )
    return tuple(part for part, is_there in checks if not is_there)


def release_pages(blocks: Sequence[Placed], pages: PageMap) -> int:
    """Return how many pages the release takes: all before the first questions."""
    for block, start_cp in blocks:
        if block.kind is BlockKind.HEADING and _QUESTIONS.search(block.text):
            last = pages.line_at(start_cp - 1) if start_cp else None
            return last.page if last else 0
    return 0
