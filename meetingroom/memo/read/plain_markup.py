# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The inline text of most blocks without a parser: clear emphasis and code only.

It decides nothing that could be read in two ways; then the parser is asked. What it
decides is what markdown-it decides: a property test compares both.
"""

import re

from meetingroom.memo.blocks import Span, SpanStyle

# Between a space and a letter a run of stars can only open, between a letter and a
# space or a stop it can only close; nothing here contains another star or tick.
# Each way begins with its character, which is what `re` finds fast; hence the looks
# back behind it.
_CLEAR = re.compile(
    r"\*(?<![^ (]\*)(?P<more>\*?)(?=[^\W_])(?P<inner>[^*`]*)"
    r"(?:(?<=[^\W_])\*(?P=more)(?=[ .,;:!?)]|\Z)|(?<=[.,:!?])\*(?P=more)(?= |\Z))"
    r"|`(?<!``)(?P<code>[^`*\s](?:[^`*]*[^`*\s])?)`(?!`)"
)


def read_clear(content: str) -> tuple[str, tuple[Span, ...]] | None:
    """Return the canonical text and spans, or `None` where the parser is needed.

    Args:
        content: Source with no markup but stars and ticks, on one line.
    """
    parts: list[str] = []
    spans: list[Span] = []
    length_cp = done = stars = ticks = 0
    for found in _CLEAR.finditer(content):
        more, inner, code = found.groups()
        style = SpanStyle.STRONG if more else SpanStyle.EMPHASIS
        if code is not None:
            inner, style = code, SpanStyle.CODE
            ticks += 2
        else:
            stars += 2 + 2 * len(more)
        before = content[done : found.start()]
        start_cp = length_cp + len(before)
        length_cp = start_cp + len(inner)
        parts += (before, inner)
        spans.append(Span(start_cp, length_cp, style, ""))
        done = found.end()
    if stars != content.count("*") or ticks != content.count("`"):
        return None
    parts.append(content[done:])
    return "".join(parts), tuple(spans)
