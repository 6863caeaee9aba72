# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A memo's blocks as lines of text, to compare with fixtures."""

from collections.abc import Iterable

from meetingroom.memo.blocks import Alignment, Block, Span


def shape(blocks: Iterable[Block]) -> str:
    """Return one line per block: kind, what is set, text, spans."""
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    parts = [block.kind.value]
    for name in ("level", "list_depth", "quote_depth", "marker", "language"):
        value = getattr(block, name)
        if value:
            parts.append(f"{name}={value}")
    if block.cell:
        cell = block.cell
        place = f"t{cell.table} r{cell.row}/{cell.rows} c{cell.column}/{cell.columns}"
        parts.append(place + " header" * cell.is_header)
        if cell.alignment is not Alignment.START:
            parts.append(cell.alignment.value)
    parts.append(ascii(block.text))
    parts.extend(map(_span, block.spans))
    return " ".join(parts)


def _span(span: Span) -> str:
    target = f" {span.target}" if span.target else ""
    return f"<{span.style.value} {span.start_cp}-{span.end_cp}{target}>"
