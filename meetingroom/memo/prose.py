# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Words that a reader stumbles over: weasel words and acronyms nobody spelled out.

It looks and reports positions; whether that matters is for `preflight`.
"""

import re
from collections.abc import Iterable, Iterator

from meetingroom.memo.blocks import Block, BlockKind, SpanStyle

Placed = tuple[Block, int]
"""A block and the position of its first code point in the memo."""

# Words that stand where a number or a name should; source: Amazon's writing rule
# "replace adjectives with data", list our own.
_WEASEL = re.compile(
    r"\b(?:significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|dramatic(?:ally)?"
    r"|most|many|several|numerous|various|often|usually|generally|typically"
    r"|arguably|clearly|obviously|basically|virtually|nearly all|almost all"
    r"|a lot of|lots of|some people|soon|as soon as possible|best[- ]in[- ]class"
    r"|world[- ]class|state[- ]of[- ]the[- ]art|should be able to|might be able to)\b",
    re.IGNORECASE,
)
# Not the name of a file, such as "README.md".
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b(?!\.\w)")
_LONGEST_ACRONYM = 6
_LOUD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
"""Three words in capitals are said loudly, not short."""

# Known without a word: everyday, file formats, units, currencies, zones.
_KNOWN = frozenset(
    {"AI", "API", "CEO", "CFO", "CTO", "CPU", "CSV", "EU", "FAQ", "GB", "GDP", "GPU"}
    | {"HR", "HTML", "HTTP", "HTTPS", "ID", "IT", "JSON", "MB", "OK", "PC", "PDF"}
    | {"PR", "QR", "SQL", "TV", "UI", "UK", "UN", "URL", "US", "USA", "UTC", "VAT"}
    | {"AM", "PM", "CHF", "EUR", "GBP", "JPY", "USD", "II", "III", "IV", "VI", "VII"}
    | {"B2B", "B2C", "CV", "DNA", "DVD", "FYI", "GPS", "ISO", "NASA", "NATO", "PIN"}
    | {"PS", "RFC", "SHA", "SIM", "SMS", "USB", "UTF", "VPN", "XML", "CET", "GMT"}
)


def weasel_words(blocks: Iterable[Placed]) -> Iterator[tuple[str, int]]:
    """Yield weasel words in prose with their positions."""
    for block, start_cp in blocks:
        if block.kind in {BlockKind.CODE, BlockKind.QUOTE, BlockKind.CELL}:
            continue
        for found in _WEASEL.finditer(block.text):
            yield found[0], start_cp + found.start()


def undefined_acronyms(blocks: Iterable[Placed]) -> dict[str, int]:
    """Return acronyms never spelled out, with the position of their first use.

    Spelled out means: beside a bracket, "Average Revenue per User (ARPU)" or "ARPU
    (average revenue per user)", or followed by "is", "means" or "stands for".
    """
    first_cp: dict[str, int] = {}
    explained: set[str] = set()
    for block, start_cp in blocks:
        # A heading in capitals is loud, not short.
        if block.kind is BlockKind.CODE or block.text.isupper():
            continue
        apart = _apart(block)
        for found in _ACRONYM.finditer(block.text):
            name = found[0]
            if name in _KNOWN or len(name) > _LONGEST_ACRONYM:
                continue
            if any(start <= found.start() < end for start, end in apart):
                continue
            first_cp.setdefault(name, start_cp + found.start())
            if _is_explained(block.text, found.start(), found.end()):
                explained.add(name)
    return {name: at_cp for name, at_cp in first_cp.items() if name not in explained}


def _apart(block: Block) -> list[tuple[int, int]]:
    """Return the ranges of code and of what is said loudly."""
    codes = [
        (span.start_cp, span.end_cp)
        for span in block.spans
        if span.style is SpanStyle.CODE
    ]
    return codes + [found.span() for found in _LOUD.finditer(block.text)]


_EXPLANATION = re.compile(r"s? \(\D|,? (?:means|stands for|is short for) ")


def _is_explained(text: str, start_cp: int, end_cp: int) -> bool:
    in_brackets = (
        text[max(0, start_cp - 1) : start_cp] == "("
        and text[end_cp : end_cp + 1] == ")"
    )
    return in_brackets or _EXPLANATION.match(text, end_cp) is not None
