# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Inline text: one block's source in, its canonical text and spans out.

It does not know what kind of block the text stands in, nor load any image.
"""

import re
from collections.abc import Callable

from markdown_it.token import Token

from meetingroom.memo.blocks import Span, SpanStyle
from meetingroom.memo.read import limit
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.parser import Parser
from meetingroom.memo.read.plain_markup import read_clear

IMAGE = "\ufffc"
"""Stands for one image in the canonical text."""

_CLEAR_MARKUP = "*`"
_OTHER_MARKUP = "\\_~[<&"
_LINE_END = re.compile(r" ?\n[ \t]*")
_LINK = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_OPENING = {
    "em_open": SpanStyle.EMPHASIS,
    "strong_open": SpanStyle.STRONG,
    "s_open": SpanStyle.STRIKE,
    "link_open": SpanStyle.LINK,
}
_CLOSING = frozenset({"em_close", "strong_close", "s_close", "link_close"})

FindImage = Callable[[str, str], str]
"""Takes an image's address and alternative text; returns its key."""

Inline = tuple[str, tuple[Span, ...]]


class InlineReader:
    """Reads the inline text of one memo, block by block."""

    def __init__(self, parser: Parser, find_image: FindImage) -> None:
        self._parser = parser
        self._find_image = find_image
        self._markup_left = limit.MEMO_MARKUP
        self._scans_left = limit.MEMO_SCANS

    def read(self, content: str) -> Inline:
        """Return a block's canonical text and its spans."""
        clear = sum(map(content.count, _CLEAR_MARKUP))
        other = sum(map(content.count, _OTHER_MARKUP))
        has_break = "  \n" in content
        has_markup = clear or other or has_break
        if not has_markup or not self._affords(content, clear + other):
            return _one_line(content), ()
        if not other and not has_break:
            found = read_clear(_one_line(content))
            if found is not None:
                return found
        return self.walk(self._parser.inline(content))

    def walk(self, tokens: list[Token]) -> Inline:
        """Return the canonical text and spans of inline tokens."""
        walk = _Walk(self._find_image)
        for token in tokens:
            walk.take(token)
        text = "".join(walk.parts).replace("\t", " ")
        walk.spans.sort(key=_span_order)
        return text, tuple(walk.spans)

    def _affords(self, content: str, markup: int) -> bool:
        """Tell whether a block's markup is within the limits, and count it."""
        scans = content.count("[") * len(content)
        if markup > limit.BLOCK_MARKUP or scans > limit.BLOCK_SCANS:
            return False
        self._markup_left -= markup
        self._scans_left -= scans
        return self._markup_left >= 0 and self._scans_left >= 0


class _Walk:
    """One pass over inline tokens."""

    __slots__ = ("_find_image", "_length_cp", "_open", "parts", "spans")

    def __init__(self, find_image: FindImage) -> None:
        self.parts: list[str] = []
        self.spans: list[Span] = []
        self._length_cp = 0
        self._open: list[tuple[SpanStyle, int, str]] = []
        self._find_image = find_image

    def take(self, token: Token) -> None:
        """Add one token's text and open or close its span."""
        kind = token.type
        if kind == "text":
            self._add(token.content)
        elif kind in _OPENING:
            self._open.append((_OPENING[kind], self._length_cp, _address(token)))
        elif kind in _CLOSING:
            self._close()
        elif kind == "softbreak":
            self._add(" ")
        elif kind == "hardbreak":
            self._add("\n")
        else:
            self._take_whole(token)

    def _take_whole(self, token: Token) -> None:
        """Add a token that is a span by itself, or an escaped character."""
        if token.type == "code_inline":
            self._add_span(token.content, SpanStyle.CODE)
        elif token.type == "image":
            key = self._find_image(str(token.attrs.get("src", "")), _alt(token))
            self._add_span(IMAGE, SpanStyle.IMAGE, key)
        elif token.type == "footnote_ref":
            number = str(token.meta["id"] + 1)
            self._add_span(f"[{number}]", SpanStyle.FOOTNOTE_REFERENCE, number)
        else:
            # An escape or an entity, the only way past `decode` for odd characters.
            self._add(re.sub(r"[\r\n]", " ", clean(token.content)))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length_cp += len(text)

    def _add_span(self, text: str, style: SpanStyle, target: str = "") -> None:
        start_cp = self._length_cp
        self._add(text)
        self.spans.append(Span(start_cp, self._length_cp, style, target))

    def _close(self) -> None:
        style, start_cp, target = self._open.pop()
        is_dead_link = style is SpanStyle.LINK and _LINK.match(target) is None
        if start_cp < self._length_cp and not is_dead_link:
            self.spans.append(Span(start_cp, self._length_cp, style, target))


def _one_line(content: str) -> str:
    if "\n" in content:
        content = _LINE_END.sub(" ", content)
    return content.replace("\t", " ")


def _span_order(span: Span) -> tuple[int, int]:
    return span.start_cp, -span.end_cp


def _address(token: Token) -> str:
    return str(token.attrs["href"]) if token.attrs else ""


def _alt(token: Token) -> str:
    """Return an image's alternative text without its markup."""
    pieces = []
    for child in token.children or ():
        is_break = child.type in {"softbreak", "hardbreak"}
        pieces.append(" " if is_break else _alt(child) or child.content)
    return clean(" ".join("".join(pieces).split()))
