# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules about words and figures; most of them know English only."""

import re
from collections.abc import Iterator

from meetingroom.memo.claims import bare_numbers, unsourced_figures
from meetingroom.memo.preflight.examined import Examined, Hit, counted
from meetingroom.memo.prose import undefined_acronyms, weasel_words

WEASELS_SHOWN = 3

_GOAL_FIELDS = frozenset({"goal", "ask", "decision", "purpose"})
_ASKED = re.compile(
    r"\b(?:we|i|this (?:memo|paper|document)) (?:ask|propose|recommend|request|seek"
    r"|suggest|want)s?\b"
    r"|\b(?:decides?|decision|approve|approval|agree) (?:on|whether|if|to|between"
    r"|about|for)\b"
    r"|^(?:the |our |what we )?(?:goal|purpose|aim|ask|request|proposal|decision"
    r"|recommendation|question)s?\b",
    re.IGNORECASE,
)


def no_number(memo: Examined) -> Iterator[Hit]:
    """Find a memo without any number."""
    if not any(map(str.isdecimal, "".join(block.text for block, _ in memo.main))):
        yield Hit()


def weasels(memo: Examined) -> Iterator[Hit]:
    """Find more weasel words than anybody reads over."""
    found = list(weasel_words(memo.main))
    if len(found) * 1000 <= memo.rules.weasels_per_1000 * memo.words:
        return
    names = list(dict.fromkeys(word.lower() for word, _ in found))[:WEASELS_SHOWN]
    words = counted(len(found), "word stands", "words stand")
    quoted = ", ".join(f"“{name}”" for name in names)
    places = tuple(position_cp for _, position_cp in found)
    yield Hit({"words": words, "quoted": quoted}, places)


def acronyms(memo: Examined) -> Iterator[Hit]:
    """Find acronyms that are never spelled out."""
    found = undefined_acronyms(memo.main)
    if not found:
        return
    first, *others = found
    more = f" and {counted(len(others), 'other', 'others')}" if others else ""
    verb = "are" if others else "is"
    names = f"“{first}”{more} {verb}"
    yield Hit({"acronyms": names}, tuple(found.values()))


def no_unit(memo: Examined) -> Iterator[Hit]:
    """Find numbers of which nobody knows what they count."""
    bare = bare_numbers(memo.main)
    if bare:
        numbers = counted(len(bare), "number stands", "numbers stand")
        yield Hit({"numbers": numbers}, bare)


def no_source(memo: Examined) -> Iterator[Hit]:
    """Find paragraphs with figures and nothing about where they come from."""
    found = unsourced_figures(memo.main)
    if found:
        paragraphs = counted(len(found), "paragraph names", "paragraphs name")
        yield Hit({"paragraphs": paragraphs}, found)


def no_goal(memo: Examined) -> Iterator[Hit]:
    """Find a memo that asks for nothing, unless the meeting does."""
    front = memo.memo.front_matter.items()
    fields = {name.lower() for name, value in front if value}
    if memo.occasion.has_goal or fields & _GOAL_FIELDS:
        return
    if not any(_ASKED.search(block.text) for block, _ in memo.main):
        yield Hit()
