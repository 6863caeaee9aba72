# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The title a memo is shown under; the same rules for every format."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from meetingroom.memo.blocks import Block, BlockKind, SpanStyle
from meetingroom.memo.read.inline import IMAGE

TITLE_CP = 160
"""Longest title shown; a first line may be a whole paragraph."""

_NO_FIELDS: Mapping[str, str] = {}


def title_of(
    blocks: tuple[Block, ...], name: str, front_matter: Mapping[str, str] = _NO_FIELDS
) -> str:
    """Return the title: front matter, first heading, first line or file name."""
    named = next((v for k, v in front_matter.items() if k.lower() == "title"), "")
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    headings.sort(key=lambda block: block.level != 1)
    candidates = chain((named,), map(_line, headings), map(_line, blocks))
    lines = (" ".join(candidate.split()) for candidate in candidates)
    title = next(filter(None, lines), "") or Path(name).stem
    return title if len(title) <= TITLE_CP else f"{title[:TITLE_CP].rstrip()}…"


def _line(block: Block) -> str:
    """Return a block's first line without images and footnote numbers."""
    text = block.text
    for span in reversed(block.spans):
        if span.style is SpanStyle.FOOTNOTE_REFERENCE:
            text = text[: span.start_cp] + text[span.end_cp :]
    text = text.replace(IMAGE, " ").strip()
    return text.split("\n", 1)[0] if block.kind is not BlockKind.HEADING else text
