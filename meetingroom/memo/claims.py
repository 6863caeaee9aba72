# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Figures that a reader asks about: no unit, or nothing said of where they come from.

It looks and reports positions; whether that matters is for `preflight`. Hints must be
few and right, so whatever may be fine is left alone.
"""

import re
from collections.abc import Iterable

from meetingroom.memo.blocks import BlockKind, SpanStyle
from meetingroom.memo.prose import Placed

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})

# A number at the end of a clause: nothing follows that could be its unit.
_BARE = re.compile(
    r"(?<![\w.,:/$€£¥#№§-])(?P<number>\d[\d,.]*\d|\d)(?=[.;!?](?:\s|\Z)|\Z)"
)
# What a number is about may stand before it: "page 4", "by 2027".
_NAMED = re.compile(
    r"(?:page|line|section|chapter|step|phase|part|figure|table|option|version|room"
    r"|week|day|q|quarter|year|appendix|no|nr|number|item|point|question|level|house"
    r"|in|by|since|until|before|after|january|february|march|april"
    r"|may|june|july|august|september|october|november|december)"
    r"\.?\s*\Z",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)

_SHARE = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent\b|percent\b)")
_SOURCE = re.compile(
    r"\b(?:source|according to|survey|measured|counted|asked|interview|report|study"
    r"|data|log|logs|sample|table|audit|ledger|invoices?|records?|estimate[sd]?|assume"
    r"[sd]?|plan|forecast|budget|contract|agreement|tariff|test|trial|pilot|see|shows?)"
    r"\b",
    re.IGNORECASE,
)
_SOURCED_SPANS = frozenset({SpanStyle.LINK, SpanStyle.FOOTNOTE_REFERENCE})


def bare_numbers(blocks: Iterable[Placed]) -> tuple[int, ...]:
    """Return positions of numbers with no unit and nothing that says of what."""
    found_cp: list[int] = []
    for block, start_cp in blocks:
        if block.kind not in _PROSE:
            continue
        for found in _BARE.finditer(block.text):
            number = found["number"]
            is_year = number.isdecimal() and int(number[:6]) in _YEARS
            before = block.text[max(0, found.start() - 20) : found.start()]
            if not is_year and not _NAMED.search(before):
                found_cp.append(start_cp + found.start())
    return tuple(found_cp)


def unsourced_shares(blocks: Iterable[Placed]) -> tuple[int, ...]:
    """Return positions of percentages in paragraphs that name no source at all.

    A link, a footnote, or a word such as "measured" anywhere in the paragraph counts.
    """
    found_cp: list[int] = []
    for block, start_cp in blocks:
        if block.kind not in _PROSE:
            continue
        first = _SHARE.search(block.text)
        if first is None or _SOURCE.search(block.text):
            continue
        if not any(span.style in _SOURCED_SPANS for span in block.spans):
            found_cp.append(start_cp + first.start())
    return tuple(found_cp)
