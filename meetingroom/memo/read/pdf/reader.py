# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading a PDF: its words in order. Layout, tables and pictures are lost, and said.

The library is Chromium's own reader of PDFs; it is native code, so the application
runs this in a process of its own, see `meetingroom.app`.
"""

import pypdfium2 as pdfium  # type: ignore[import-untyped] # the package has no stubs

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo, Remark
from meetingroom.memo.read import limit
from meetingroom.memo.read.pdf.flow import blocks_of
from meetingroom.memo.read.pdf.lines import PageLine, page_text, without_edges
from meetingroom.memo.read.reading import Reading, Report, Source, report_nothing
from meetingroom.memo.read.size import check_size
from meetingroom.memo.read.title import title_of

FEW_WORDS = 20
"""A PDF with fewer words is pictures of pages."""

_LAYOUT = (
    "This is a PDF: tables, figures and layout are lost, and lines were joined by "
    "guess. Open the document it was made from if you can."
)


def read_pdf(source: Source, report: Report = report_nothing) -> Reading:
    """Read a PDF that has a text layer.

    Raises:
        MemoUnreadable: It is damaged, protected, over a limit, or a scan.
    """
    document = _opened(source)
    try:
        count = len(document)
        if count > limit.PDF_PAGES:
            msg = (
                f"“{source.name}” has {count:,} pages. The limit is "
                f"{limit.PDF_PAGES}; open a part of it."
            )
            raise MemoUnreadable(msg)
        pages, images = _pages(document, count, report)
    except pdfium.PdfiumError as error:
        raise _damaged(source.name) from error
    finally:
        document.close()
    words = sum(len(line.text.split()) for page in pages for line in page)
    if words < FEW_WORDS and images:
        msg = (
            f"“{source.name}” has pages of pictures without text, as a scanner makes "
            "them. Run text recognition (OCR) over it, or ask for the document it was "
            "made from."
        )
        raise MemoUnreadable(msg)
    blocks = blocks_of(without_edges(pages))
    check_size("\n".join(block.text for block in blocks))
    title = title_of(blocks, source.name)
    remarks = (Remark("layout", _LAYOUT),)
    return Reading(Memo(title, blocks, source.name, source.content, remarks=remarks))


def _opened(source: Source) -> "pdfium.PdfDocument":
    try:
        return pdfium.PdfDocument(source.content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            msg = (
                f"“{source.name}” is protected by a password. Save it without one and "
                "open that."
            )
            raise MemoUnreadable(msg) from error
        raise _damaged(source.name) from error


def _pages(
    document: "pdfium.PdfDocument", count: int, report: Report
) -> tuple[list[list[PageLine]], int]:
    pages: list[list[PageLine]] = []
    images = 0
    for number in range(count):
        report(number, count)
        page = document[number]
        try:
            found = page_text(page, number)
        finally:
            page.close()
        pages.append(found.lines)
        images += found.images
    return pages, images


def _damaged(name: str) -> MemoUnreadable:
    return MemoUnreadable(
        f"“{name}” is damaged or was cut short, and cannot be read as a PDF. Ask for it"
        " again, or for the document it was made from."
    )
