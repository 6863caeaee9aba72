# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Write a memo into a QTextDocument with a cursor and record the positions.

Never `setMarkdown` or `setHtml`: both lose the mapping to the canonical text. It
must not paint; bullets, quote bars and grounds are the pane's.
"""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import (
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextTable,
)

from meetingroom.memo.blocks import Block, SpanStyle
from meetingroom.memo.memo import Memo
from meetingroom.ui.document import spacing
from meetingroom.ui.document.formats import Formats, SpanKey
from meetingroom.ui.document.look import PageLook, column_width_px
from meetingroom.ui.document.pictures import decoded_picture, framed_sentence
from meetingroom.ui.document.positions import DocumentMap

OBJECT = "\ufffc"
# Inside one block Qt's own line separator stands for the canonical line feed.
_TO_QT = {0x0A: "\u2028", 0x0D: " ", 0x2029: "\u2028", 0xFDD0: " ", 0xFDD1: " "}


class MemoDocument(QTextDocument):
    """A document that never fetches anything."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return nothing: all pictures were added by the builder."""
        return None


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A memo's document and its positions."""

    document: MemoDocument
    positions: DocumentMap
    look: PageLook
    column_px: int
    """Width of the text column."""
    left_px: int
    """Room kept left of the column inside the document."""


def build_document(
    memo: Memo,
    look: PageLook,
    *,
    column_px: int | None = None,
    left_px: int = 0,
    above_px: int = 0,
    below_px: int = 0,
    page_blocks: frozenset[int] = frozenset(),
) -> BuiltDocument:
    """Build the document of a memo.

    Args:
        memo: What is read.
        look: Faces, sizes and colours.
        column_px: Width of the text column; measured from the look when `None`.
        left_px: Room left of the column, for the gutter.
        above_px: Room above the first block.
        below_px: Room below the last block.
        page_blocks: Indices of blocks that begin a page and need room for its mark.
    """
    width = column_width_px(look) if column_px is None else column_px
    document = MemoDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.memo_font())
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, memo.title)
    writer = _Writer(memo, document, Formats(look), width, page_blocks)
    starts_qt = writer.write()
    root = document.rootFrame()
    root.setFrameFormat(writer.formats.root(left_px, above_px, below_px))
    return BuiltDocument(
        document, DocumentMap(memo, tuple(starts_qt)), look, width, left_px
    )


class _Writer:
    """One pass over the blocks of a memo."""

    def __init__(
        self,
        memo: Memo,
        document: MemoDocument,
        formats: Formats,
        width_px: int,
        page_blocks: frozenset[int],
    ) -> None:
        self.formats = formats
        self._memo = memo
        self._document = document
        self._width_px = width_px
        self._page_blocks = page_blocks
        self._cursor = QTextCursor(document)
        self._starts_qt: list[int] = []
        self._table: QTextTable | None = None
        self._is_fresh = True
        """The cursor stands in an empty block that nothing was written to."""

    def write(self) -> list[int]:
        """Write all blocks and return their Qt positions."""
        blocks = self._memo.blocks
        edit = QTextCursor(self._document)
        edit.beginEditBlock()
        previous: Block | None = None
        for index, block in enumerate(blocks):
            above_px = spacing.space_above_px(
                block, previous, starts_page=index in self._page_blocks
            )
            if block.cell is not None:
                self._enter_cell(index, block, previous, above_px)
            else:
                self._enter_block(block, above_px)
            self._starts_qt.append(self._cursor.position())
            self._write_text(block)
            previous = block
        if self._table is not None:
            self._leave_table()
            self._fill()
        edit.endEditBlock()
        return self._starts_qt

    def _fill(self) -> None:
        """Make the cursor's empty block as good as invisible."""
        self._cursor.setBlockFormat(self.formats.filler_block)
        self._cursor.setBlockCharFormat(self.formats.filler_text)

    def _enter_block(self, block: Block, above_px: int) -> None:
        if self._table is not None:
            self._leave_table()
        made = self.formats.block(block, above_px)
        text = self.formats.base(block)
        if self._is_fresh and self._starts_qt and not block.text:
            # Qt gives an empty block right behind a table no height.
            self._fill()
            self._is_fresh = False
        if self._is_fresh:
            self._cursor.setBlockFormat(made)
            self._cursor.setBlockCharFormat(text)
            self._cursor.setCharFormat(text)
            self._is_fresh = False
        else:
            self._cursor.insertBlock(made, text)

    def _enter_cell(
        self, index: int, block: Block, previous: Block | None, above_px: int
    ) -> None:
        cell = block.cell
        if cell is None:
            return
        before = previous.cell if previous else None
        if self._table is None or before is None or before.table != cell.table:
            self._begin_table(index, block, previous, above_px)
        if self._table is None:
            return
        if cell.row_span > 1 or cell.column_span > 1:
            # More than the table has, Qt clamps.
            self._table.mergeCells(
                cell.row, cell.column, cell.row_span, cell.column_span
            )
        self._cursor = self._table.cellAt(cell.row, cell.column).firstCursorPosition()
        self._cursor.setBlockFormat(self.formats.block(block, 0))
        # Text comes with its own format: the cursor's need not be set.
        self._cursor.setBlockCharFormat(self.formats.base(block))

    def _begin_table(
        self, index: int, block: Block, previous: Block | None, above_px: int
    ) -> None:
        if self._table is not None:
            self._leave_table()
        if previous is not None and previous.cell is None and not previous.text:
            # Nor has an empty block right before a table any height.
            self._cursor.insertBlock()
            self._is_fresh = True
        if self._is_fresh:
            self._fill()
        cell = block.cell
        if cell is None:
            return
        # Row 0 may be missing when a memo was cut; the largest number holds.
        rows = max(cell.rows, cell.row + 1, 1)
        columns = max(cell.columns, cell.column + 1, 1)
        starts_page = index in self._page_blocks
        room = max(above_px, spacing.PAGE_MARK_PX) if starts_page else above_px
        self._table = self._cursor.insertTable(
            rows, columns, self.formats.table(columns, room)
        )
        self._is_fresh = False

    def _leave_table(self) -> None:
        if self._table is None:
            return
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._table = None
        self._is_fresh = True

    def _write_text(self, block: Block) -> None:
        text = _qt_text(block.text)
        if not block.spans:
            if text:
                self._cursor.insertText(text, self.formats.base(block))
            return
        plain = self.formats.base(block)
        for start_cp, end_cp, styles in styled_stretches(block):
            if not styles:
                self._cursor.insertText(text[start_cp:end_cp], plain)
                continue
            image = _image_key(styles)
            if image is not None and text[start_cp:end_cp] == OBJECT:
                self._write_image(image, styles)
            else:
                made = self.formats.spans(block, styles)
                self._cursor.insertText(text[start_cp:end_cp], made)

    def _write_image(self, key: str, styles: SpanKey) -> None:
        name = f"memo-image:{key}:{self._width_px}"
        look = self.formats.look
        image = self._memo.images.get(key)
        picture = decoded_picture(image, self._width_px) if image else None
        alt = image.alt if image else ""
        if picture is None:
            problem = image.problem if image else ""
            picture = framed_sentence(
                _missing_sentence(alt, problem), self._width_px, look
            )
            name += ":missing"
        kind = QTextDocument.ResourceType.ImageResource.value
        self._document.addResource(kind, QUrl(name), picture)
        made = QTextImageFormat()
        made.setName(name)
        made.setWidth(picture.width())
        made.setHeight(picture.height())
        if alt:
            made.setProperty(QTextImageFormat.Property.ImageAltText, alt)
        for style, target in styles:
            if style is SpanStyle.LINK:
                made.setAnchor(True)
                made.setAnchorHref(target)
        self._cursor.insertImage(made)


def _qt_text(text: str) -> str:
    """Return a text without the characters that Qt takes for structure."""
    if text.isascii():
        # Known without a look at each character, unlike what follows.
        is_plain = "\n" not in text and "\r" not in text
    else:
        is_plain = text.isprintable()
    return text if is_plain else text.translate(_TO_QT)


def styled_stretches(block: Block) -> list[tuple[int, int, SpanKey]]:
    """Cut a block's text where spans begin or end; images stand alone."""
    length = len(block.text)
    stretches: list[tuple[int, int, SpanKey]] = []
    done = 0
    for span in block.spans:
        if not done <= span.start_cp < span.end_cp <= length:
            # One inside another, or past the end.
            return _crossing_stretches(block)
        if done < span.start_cp:
            stretches.append((done, span.start_cp, ()))
        stretches.append((span.start_cp, span.end_cp, ((span.style, span.target),)))
        done = span.end_cp
    if done < length:
        stretches.append((done, length, ()))
    return stretches


def _crossing_stretches(block: Block) -> list[tuple[int, int, SpanKey]]:
    """Cut a block's text at every edge, whatever lies over what."""
    length = len(block.text)
    cuts = {0, length}
    for span in block.spans:
        cuts.add(min(max(0, span.start_cp), length))
        cuts.add(min(max(0, span.end_cp), length))
    edges = sorted(cuts)
    stretches: list[tuple[int, int, SpanKey]] = []
    for start_cp, end_cp in pairwise(edges):
        styles = tuple(
            (span.style, span.target)
            for span in block.spans
            if span.start_cp <= start_cp and end_cp <= span.end_cp
        )
        stretches.append((start_cp, end_cp, styles))
    return stretches


def _image_key(styles: SpanKey) -> str | None:
    for style, target in styles:
        if style is SpanStyle.IMAGE:
            return target
    return None


def _missing_sentence(alt: str, problem: str) -> str:
    reason = problem or QCoreApplication.translate(
        "build", "It did not come with the memo or cannot be read."
    )
    if not alt:
        return QCoreApplication.translate(
            "build", "A picture is not shown. {reason}"
        ).format(reason=reason)
    return QCoreApplication.translate(
        "build", "The picture “{alt}” is not shown. {reason}"
    ).format(alt=alt, reason=reason)
