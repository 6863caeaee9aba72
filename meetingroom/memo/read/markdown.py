# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Markdown to blocks: CommonMark with tables, task lists and footnotes.

It walks markdown-it's block tokens; inline text, images and front matter have
modules of their own. Raw HTML never passes: it stays visible as text.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from meetingroom.memo.blocks import (
    Alignment,
    Block,
    BlockKind,
    CellPlace,
    Span,
)
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.footnote import Footnote, footnotes, split_footnotes
from meetingroom.memo.read.inline import IMAGE, FindImage, InlineReader
from meetingroom.memo.read.parser import LONE_LINE, Parser

BULLET = "•"
BOX = "☐"
TICKED_BOX = "☑"

_TASK = re.compile(r"\[(?P<mark>[ xX])\][ \t\n]+")
_ALIGNMENTS = {
    "text-align:center": Alignment.CENTER,
    "text-align:right": Alignment.END,
}
_KEPT_EMPTY = frozenset(
    {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.CELL, BlockKind.RULE}
)


def read_blocks(text: str, find_image: FindImage) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text.

    Args:
        text: Cleaned text without front matter.
        find_image: Called once for each image in the order of the text.

    Raises:
        MemoUnreadable: Lists or quotes stand too deep inside each other.
    """
    parser = Parser()
    tokens = parser.blocks(text)
    builder = _Builder(InlineReader(parser, find_image))
    body, definitions = split_footnotes(tokens)
    builder.add(body)
    for footnote in footnotes(definitions, parser.environment):
        builder.add_footnote(footnote)
    return tuple(builder.blocks)


class _Builder:
    """Makes blocks of tokens; knows which lists and quotes are open."""

    def __init__(self, inline: InlineReader) -> None:
        self.blocks: list[Block] = []
        self.inline = inline
        self._around: list[BlockKind] = []
        """Open items, quotes and the footnote, the innermost last."""
        self._numbers: list[tuple[int, str] | None] = []
        """Next number and delimiter of each open list; `None` for bullets."""
        self._marker = ""
        """Marker that waits for its first block."""
        self._quotes = 0
        self._tables = 0
        self._takers: dict[str, Callable[[Token], None]] = {
            "fence": self._take_code,
            "code_block": self._take_code,
            "hr": self._take_rule,
            "blockquote_open": self._open_quote,
            "blockquote_close": self._close_quote,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
        }

    def add(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of a run of tokens."""
        following = iter(tokens)
        for token in following:
            kind = token.type
            if kind == LONE_LINE:
                self._take_paragraph(token)
            elif kind == "paragraph_open":
                self._take_paragraph(next(following))
            elif kind == "heading_open":
                text, spans = self.inline.read(next(following).content)
                level = int(token.tag[1])
                self._put(BlockKind.HEADING, text, spans, level=level)
            elif kind == "table_open":
                self._take_table(following)
            elif kind in self._takers:
                self._takers[kind](token)

    def add_footnote(self, footnote: Footnote) -> None:
        """Add a footnote's blocks; the first carries its number."""
        self._around.append(BlockKind.FOOTNOTE)
        self._marker = f"[{footnote.number}]"
        if footnote.is_inline:
            self._put(BlockKind.FOOTNOTE, *self.inline.walk(footnote.tokens))
        else:
            self.add(footnote.tokens)
        self._place_marker()
        self._around.pop()

    def _put(
        self,
        kind: BlockKind,
        text: str,
        spans: tuple[Span, ...] = (),
        *,
        level: int = 0,
        cell: CellPlace | None = None,
        language: str = "",
    ) -> None:
        if not text and not self._marker and kind not in _KEPT_EMPTY:
            return
        self.blocks.append(
            Block(
                kind,
                text,
                spans,
                level,
                len(self._numbers),
                self._quotes,
                self._marker,
                cell,
                language,
            )
        )
        self._marker = ""

    def _place_marker(self) -> None:
        """Give a waiting marker an empty block where no text can carry it."""
        if self._marker:
            self._put(self._around[-1], "")

    def _take_paragraph(self, inline: Token) -> None:
        content = inline.content
        around = self._around[-1] if self._around else BlockKind.PARAGRAPH
        kind = around
        if around is BlockKind.LIST_ITEM:
            if self._marker:
                content = self._take_task(content)
            else:
                kind = BlockKind.PARAGRAPH
        text, spans = self.inline.read(content)
        if text == IMAGE and around is not BlockKind.FOOTNOTE:
            kind = BlockKind.IMAGE
        self._put(kind, text, spans)

    def _take_task(self, content: str) -> str:
        found = _TASK.match(content)
        if found is None:
            return content
        self._marker = BOX if found["mark"] == " " else TICKED_BOX
        return content[found.end() :]

    def _take_code(self, token: Token) -> None:
        language = clean(token.info).split(maxsplit=1)
        self._put(
            BlockKind.CODE,
            token.content.removesuffix("\n"),
            language=language[0] if language else "",
        )

    def _take_rule(self, _token: Token) -> None:
        self._put(BlockKind.RULE, "")

    def _open_quote(self, _token: Token) -> None:
        self._quotes += 1
        self._around.append(BlockKind.QUOTE)

    def _close_quote(self, _token: Token) -> None:
        self._quotes -= 1
        self._around.pop()

    def _open_list(self, token: Token) -> None:
        self._place_marker()
        is_ordered = token.type == "ordered_list_open"
        first = int(token.attrs.get("start", 1)), token.markup
        self._numbers.append(first if is_ordered else None)

    def _close_list(self, _token: Token) -> None:
        self._numbers.pop()

    def _open_item(self, _token: Token) -> None:
        self._around.append(BlockKind.LIST_ITEM)
        numbered = self._numbers[-1]
        if numbered is None:
            self._marker = BULLET
            return
        number, delimiter = numbered
        self._marker = f"{number}{delimiter}"
        self._numbers[-1] = number + 1, delimiter

    def _close_item(self, _token: Token) -> None:
        self._place_marker()
        self._around.pop()

    def _take_table(self, following: Iterator[Token]) -> None:
        self._place_marker()
        rows: list[list[tuple[Token, str]]] = []
        while (token := next(following)).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                rows[-1].append((token, next(following).content))
        for row, cells in enumerate(rows):
            for column, (token, content) in enumerate(cells):
                style = str(token.attrs.get("style", ""))
                place = CellPlace(
                    self._tables,
                    row,
                    column,
                    len(rows),
                    len(cells),
                    token.tag == "th",
                    _ALIGNMENTS.get(style, Alignment.START),
                )
                self._put(BlockKind.CELL, *self.inline.read(content), cell=place)
        self._tables += 1
