# SPDX-License-Identifier: LicenseRef-Meetingroom
"""markdown-it as this program needs it: blocks first, inline text on demand.

Configuration only; what tokens become is said in `markdown` and `inline`.
"""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit

Environment = dict[str, Any]
"""markdown-it's own notebook: link addresses and footnotes it has met."""


LONE_LINE = "lone_line"
"""Type of a token that is a whole paragraph, with its source as content."""

CODE_INDENT = 4
"""Spaces that make code of a line, by CommonMark."""


class _Parser(MarkdownIt):
    """Takes every address, so that a refused link keeps its words."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 -- markdown-it's
        """Accept any address; `inline` decides which become links."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 -- markdown-it's
        """Percent-encode an address of usual length, and no image in the text."""
        # mdurl builds its result by `+=`, quadratic where Python cannot help it.
        return url if len(url) > limit.ADDRESS_CP else super().normalizeLink(url)


class _GuardedBlocks(ParserBlock):
    """Refuses deep nesting, where markdown-it would drop the text silently."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 -- markdown-it's
        """Refuse a level too deep, else go on as markdown-it does."""
        # A list takes two levels, one for itself and one for its item.
        if state.level >= 2 * limit.NESTING:
            msg = (
                f"This memo has lists or quotes more than {limit.NESTING} deep. "
                "Take some of the levels out and open it again."
            )
            raise MemoUnreadable(msg)
        super().tokenize(state, startLine, endLine)


def _lone_line(
    state: StateBlock,
    startLine: int,  # noqa: N803 -- markdown-it's
    endLine: int,  # noqa: N803 -- markdown-it's
    silent: bool,  # noqa: FBT001 -- markdown-it's
) -> bool:
    """Take a line that is a paragraph by itself.

    One that begins with a letter, so no other rule can want it; asked first, it spares
    most of a memo eleven rules.
    """
    start = state.bMarks[startLine] + state.tShift[startLine]
    if (
        not state.src[start].isalpha()
        or not _ends_paragraph(state, startLine + 1)
        or state.is_code_block(startLine)
    ):
        return False
    state.line = startLine + 1
    content = mdTrim(state.src[start : state.eMarks[startLine]])
    if state.level == 0:
        state.push(LONE_LINE, "p", 0).content = content
        return True
    # The rule for lists looks for these three.
    state.push("paragraph_open", "p", 1)
    state.push("inline", "", 0).content = content
    state.push("paragraph_close", "p", -1)
    return True


def _ends_paragraph(state: StateBlock, line: int) -> bool:
    """Tell whether a line surely ends the paragraph before it: blank, or an item."""
    if line >= state.lineMax or state.isEmpty(line):
        return True
    start = state.bMarks[line] + state.tShift[line]
    indent = state.sCount[line]
    return (
        state.src.startswith("- ", start)
        and state.src[start + 2 : start + 3].isalpha()
        and 0 <= indent <= state.blkIndent + 3
        # An item indented this far may still belong to the text: see the list rule.
        and (state.listIndent < 0 or indent - state.listIndent < CODE_INDENT)
    )


class Parser:
    """One memo's parser: its blocks, then the inline text of each block."""

    def __init__(self) -> None:
        self.environment: Environment = {}
        # The guard above must meet the limit before markdown-it's own does.
        self._blocks = _parser(4 * limit.NESTING)
        self._inline = _parser(limit.INLINE_NESTING)
        # We join texts and count positions ourselves.
        self._inline.disable(["fragments_join"])

    def blocks(self, text: str) -> list[Token]:
        """Return the block tokens of a text; inline tokens are not filled."""
        tokens: list[Token] = []
        self._blocks.block.parse(text, self._blocks, self.environment, tokens)
        return tokens

    def inline(self, content: str) -> list[Token]:
        """Return the tokens of one block's inline text."""
        return self._inline.inline.parse(content, self._inline, self.environment, [])


def _parser(nesting: int) -> MarkdownIt:
    parser = _Parser("js-default")
    parser.block = _GuardedBlocks()
    parser.configure("js-default", {"maxNesting": nesting})
    parser.block.ruler.before("table", LONE_LINE, _lone_line)
    return parser.use(footnote_plugin, move_to_end=False)
