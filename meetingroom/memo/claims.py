# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Figures that a reader asks about: no unit, or nothing said of where they come from.

It looks and reports positions; whether that matters is for `preflight`. Hints must be
few and right, so whatever may be fine is left alone.
"""

import re
from collections.abc import Iterable

from meetingroom.memo.blocks import Block, BlockKind, SpanStyle
from meetingroom.memo.prose import Placed

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})

# A number at the end of a clause: nothing follows that could be its unit.
_BARE = re.compile(
    r"(?<![\w.,:/$€£¥#№§-])(?P<number>\d[\d,.]*\d|\d)(?=[.;!?](?:\s|\Z)|\Z)"
)
# A number of something: whoever read it knows what the next one counts.
_COUNTED = re.compile(
    r"[$€£¥]\s?\d|\d\s?(?:%|[$€£¥]"
    r"|(?!(?:and|or|to|of|in|from|by|until|is|are|was|were|for|at|on|with)\b)"
    r"[^\W\d_]{2,})"
)
# What a number is about may stand before it: "page 4", "by 2027", "RFC 6455".
_NAMED = re.compile(
    r"(?:\b[A-Z]\w*|\b(?:page|line|section|chapter|step|phase|part|figure|table|option"
    r"|version|room|week|day|quarter|year|appendix|no|nr|number|item|point|question"
    r"|level|house|in|by|since|until|before|after|about))\.?\s*\Z"
)
_YEARS = range(1900, 2101)

_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:%|per ?cent\b|percent\b|(?:m|b|tr)illions?\b|bn\b)"
    # Ten thousand and more, written with its commas.
    r"|(?<![\d,])\d{2,3}(?:,\d{3})+\b|(?<![\d,])\d(?:,\d{3}){2,}\b"
)
# Where it comes from, or that it is wished, planned or reckoned and not measured.
_SOURCE = re.compile(
    r"\b(?:sources?|according to|surveys?|measured?|counted|asked?|asks|interviews?"
    r"|reports?|study|studies|data|logs?|samples?|tables?|audit|ledger|invoices?"
    r"|records?|estimate[sd]?|assume[sd]?|assumption|plan(?:s|ned)?|forecast|budgets?"
    r"|contracts?|agreement|tariff|tests?|tried|trial|pilot|see|shows?|charts?|figures?"
    r"|propose[sd]?|request(?:s|ed)?|targets?|goals?|aims?|expect(?:s|ed)?|if|would"
    r"|could|should|appendix)\b",
    re.IGNORECASE,
)
_SOURCED_SPANS = frozenset({SpanStyle.LINK, SpanStyle.FOOTNOTE_REFERENCE})


def bare_numbers(blocks: Iterable[Placed]) -> tuple[int, ...]:
    """Return positions of numbers with no unit and nothing that says of what.

    A number with a unit in the same paragraph says what the others count.
    """
    found_cp: list[int] = []
    for block, start_cp in blocks:
        if block.kind in _PROSE and not _COUNTED.search(block.text):
            found_cp += (start_cp + place for place in _bare(block))
    return tuple(found_cp)


def unsourced_figures(blocks: Iterable[Placed]) -> tuple[int, ...]:
    """Return positions of figures in paragraphs that name no source at all.

    A figure is a percentage, or ten thousand and more. A link, a footnote, or a word
    such as "measured" or "plan" anywhere in the paragraph counts as a source.
    """
    found_cp: list[int] = []
    for block, start_cp in blocks:
        if block.kind not in _PROSE:
            continue
        first = _FIGURE.search(block.text)
        if first is None or _SOURCE.search(block.text):
            continue
        if not any(span.style in _SOURCED_SPANS for span in block.spans):
            found_cp.append(start_cp + first.start())
    return tuple(found_cp)


def _bare(block: Block) -> list[int]:
    codes = [span for span in block.spans if span.style is SpanStyle.CODE]
    places_cp: list[int] = []
    for found in _BARE.finditer(block.text):
        at_cp, number = found.start(), found["number"]
        is_year = number.isdecimal() and int(number[:6]) in _YEARS
        is_code = any(span.start_cp <= at_cp < span.end_cp for span in codes)
        before = block.text[max(0, at_cp - 20) : at_cp]
        is_first = not before.strip()  # the number of a list, not in it
        if not (is_year or is_code or is_first or _NAMED.search(before)):
            places_cp.append(at_cp)
    return places_cp
