# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Qt's formats for the blocks and spans of a memo, made once each and reused.

It must not insert text or know positions.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from meetingroom.memo.blocks import Alignment, Block, BlockKind, SpanStyle
from meetingroom.ui.document import spacing
from meetingroom.ui.document.look import PageLook, line_height_px

_ALIGNMENTS = {
    Alignment.START: Qt.AlignmentFlag.AlignLeading,
    Alignment.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Alignment.END: Qt.AlignmentFlag.AlignTrailing,
}
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_SUPERSCRIPT = QTextCharFormat.VerticalAlignment.AlignSuperScript
_SUBSCRIPT = QTextCharFormat.VerticalAlignment.AlignSubScript

SpanKey = tuple[tuple[SpanStyle, str], ...]

BELOW_TABLE_PX = 24
"""Between a table and what follows, at 19 px."""


class Formats:
    """All formats of one document."""

    def __init__(self, look: PageLook) -> None:
        self.look = look
        self._blocks: dict[tuple[object, ...], QTextBlockFormat] = {}
        self._base: dict[tuple[object, ...], QTextCharFormat] = {}
        self._spans: dict[tuple[object, ...], QTextCharFormat] = {}
        self.filler_block = QTextBlockFormat()
        self.filler_block.setLineHeight(1, _FIXED)
        self.filler_text = QTextCharFormat()
        tiny = look.memo_font()
        tiny.setPixelSize(1)
        self.filler_text.setFont(tiny)

    def block(self, block: Block, above_px: int) -> QTextBlockFormat:
        """Return the format of a block with some room above it."""
        grows = "\ufffc" in block.text
        alignment = block.cell.alignment if block.cell else Alignment.START
        key = (
            block.kind,
            block.level,
            block.list_depth,
            block.quote_depth,
            above_px,
            grows,
            alignment,
        )
        if key not in self._blocks:
            self._blocks[key] = self._make_block(block, above_px, grows=grows)
        return self._blocks[key]

    def base(self, block: Block) -> QTextCharFormat:
        """Return the format of a block's plain text."""
        is_header = block.cell is not None and block.cell.is_header
        key = (block.kind, block.level, is_header)
        if key not in self._base:
            self._base[key] = self._make_base(block, is_bold=is_header)
        return self._base[key]

    def spans(self, block: Block, styles: SpanKey) -> QTextCharFormat:
        """Return the format of a stretch on which some spans lie."""
        is_header = block.cell is not None and block.cell.is_header
        key = (block.kind, block.level, is_header, styles)
        if key not in self._spans:
            text = QTextCharFormat(self.base(block))
            text.setFont(self._span_font(block, styles))
            for style, target in styles:
                self._add_style(text, style, target)
            self._spans[key] = text
        return self._spans[key]

    def table(self, columns: int, above_px: int) -> QTextTableFormat:
        """Return the format of a table; its hairlines are painted by the pane."""
        table = QTextTableFormat()
        table.setBorder(0)
        table.setCellSpacing(0)
        table.setCellPadding(self.look.scaled(6))
        table.setTopMargin(self.look.scaled(above_px))
        # Qt gives no room above the block after a table, whatever its own margin.
        table.setBottomMargin(self.look.scaled(BELOW_TABLE_PX))
        table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        even = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        table.setColumnWidthConstraints([even] * columns)
        table.setHeaderRowCount(1)
        return table

    def root(self, left_px: int, above_px: int, below_px: int) -> QTextFrameFormat:
        """Return the format of the whole page."""
        root = QTextFrameFormat()
        root.setLeftMargin(left_px)
        root.setTopMargin(above_px)
        root.setBottomMargin(below_px)
        return root

    def _make_block(
        self, block: Block, above_px: int, *, grows: bool
    ) -> QTextBlockFormat:
        made = QTextBlockFormat()
        look = self.look
        made.setTopMargin(look.scaled(above_px))
        made.setLeftMargin(look.scaled(spacing.indent_px(block)))
        if block.kind is BlockKind.CODE:
            made.setRightMargin(look.scaled(spacing.CODE_INDENT_PX))
        if block.cell is not None:
            made.setAlignment(_ALIGNMENTS[block.cell.alignment])
        if block.kind is BlockKind.HEADING:
            made.setHeadingLevel(block.level)
        height = line_height_px(look.scaled(spacing.size_px(block)))
        if block.kind is BlockKind.HEADING and block.level in spacing.HEADING_LINES_PX:
            height = look.scaled(spacing.HEADING_LINES_PX[block.level])
        made.setLineHeight(height, _AT_LEAST if grows else _FIXED)
        return made

    def _make_base(self, block: Block, *, is_bold: bool) -> QTextCharFormat:
        look = self.look
        text = QTextCharFormat()
        size_px = spacing.size_px(block)
        if block.kind is BlockKind.CODE:
            text.setFont(look.code_font(size_px))
        else:
            text.setFont(look.memo_font(size_px, is_bold=is_bold))
        is_aside = block.kind is BlockKind.FOOTNOTE
        text.setForeground(_brush(look.tokens.muted if is_aside else look.tokens.text))
        return text

    def _span_font(self, block: Block, styles: SpanKey) -> QFont:
        """Return the face of a stretch: code wins over bold and italics."""
        names = {style for style, _ in styles}
        size_px = spacing.size_px(block)
        if block.kind is BlockKind.CODE:
            return self.look.code_font(size_px)
        if SpanStyle.CODE in names:
            return self.look.code_font(size_px * 0.88)
        is_header = block.cell is not None and block.cell.is_header
        return self.look.memo_font(
            size_px,
            is_bold=is_header or SpanStyle.STRONG in names,
            is_italic=SpanStyle.EMPHASIS in names,
        )

    def _add_style(self, text: QTextCharFormat, style: SpanStyle, target: str) -> None:
        accent = _brush(self.look.tokens.accent)
        match style:
            case SpanStyle.STRIKE:
                text.setFontStrikeOut(True)
            case SpanStyle.UNDERLINE:
                text.setFontUnderline(True)
            case SpanStyle.SUPERSCRIPT:
                text.setVerticalAlignment(_SUPERSCRIPT)
            case SpanStyle.SUBSCRIPT:
                text.setVerticalAlignment(_SUBSCRIPT)
            case SpanStyle.LINK:
                text.setAnchor(True)
                text.setAnchorHref(target)
                text.setForeground(accent)
                text.setFontUnderline(True)
            case SpanStyle.FOOTNOTE_REFERENCE:
                text.setForeground(accent)
            case (
                SpanStyle.EMPHASIS | SpanStyle.STRONG | SpanStyle.CODE | SpanStyle.IMAGE
            ):
                pass  # the face says it


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
