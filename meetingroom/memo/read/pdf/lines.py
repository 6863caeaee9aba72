# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lines of text on the pages of a PDF, in the order of reading.

It knows rectangles and characters; what a line is in a memo is decided in `flow`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped] # the package has no stubs

from meetingroom.memo.read.decode import clean

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_SAME_LINE = 0.5
"""Share of a line's height by which two pieces may differ and stand in one line."""
_EDGE = 0.12
"""Share of the page's height at either end where headers and footers stand."""
_REPEATED = 0.6
"""Share of the pages on which a line must stand to be a header."""
_GUTTER_EM = 1.2
"""Gap between columns, in heights of a line."""


@dataclass(slots=True)
class PageLine:
    """One line as it stands on a page; points, from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    """From 0."""
    page_height: float
    size: float
    """Size of the face, in points."""

    @property
    def height(self) -> float:
        """Height of the line's box."""
        return max(0.1, self.top - self.bottom)


@dataclass(slots=True)
class PageText:
    """What one page gave."""

    lines: list[PageLine]
    images: int
    """Pictures on the page, which are not taken."""


def page_text(page: "pdfium.PdfPage", number: int) -> PageText:
    """Return the lines of a page in the order of reading.

    Args:
        page: The page; the caller closes it.
        number: Its number, from 0.
    """
    text_page = page.get_textpage()
    try:
        pieces = list(_pieces(text_page, number, float(page.get_height())))
    finally:
        text_page.close()
    images = sum(1 for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return PageText(_in_columns(_joined(pieces), float(page.get_width())), images)


def _pieces(
    text_page: "pdfium.PdfTextPage", number: int, page_height: float
) -> Iterator[PageLine]:
    """Yield stretches of text as the library parts them, mostly lines."""
    at = 0
    for line in text_page.get_text_range().split("\n"):
        start, at = at, at + len(line) + 1
        text = _plain(line)
        if not text.strip():
            continue
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip()) - 1
        left, bottom, _, top = text_page.get_charbox(first, loose=True)
        _, other_bottom, right, other_top = text_page.get_charbox(last, loose=True)
        size = float(raw.FPDFText_GetFontSize(text_page, first))
        if size <= 1:
            # Some programs scale the text instead of sizing it.
            size = top - bottom
        yield PageLine(
            text,
            left,
            right,
            min(bottom, other_bottom),
            max(top, other_top),
            number,
            page_height,
            size,
        )


def without_edges(pages: list[list[PageLine]]) -> list[PageLine]:
    """Return all lines but headers, footers and page numbers."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        counts.update({_edge_key(line) for line in lines if _is_at_edge(line)})
    most = max(2.0, _REPEATED * len(pages))
    kept = []
    for lines in pages:
        for line in lines:
            if _is_at_edge(line):
                is_number = len(pages) > 1 and _is_number(line.text)
                if is_number or counts[_edge_key(line)] >= most:
                    continue
            kept.append(line)
    return kept


def _is_at_edge(line: PageLine) -> bool:
    zone = line.page_height * _EDGE
    return line.bottom > line.page_height - zone or line.top < zone


def _edge_key(line: PageLine) -> tuple[str, int]:
    """Return what makes two edges the same: the words without numbers, the place."""
    words = "".join(c for c in line.text if not c.isdecimal())
    return " ".join(words.split()), round(line.bottom / 6)


def _is_number(text: str) -> bool:
    words = text.strip(" -–—|/.").lower().removeprefix("page").removeprefix("seite")
    rest = words.replace("of", "").replace("von", "").replace("/", "").split()
    return bool(rest) and all(word.isdecimal() and len(word) < 5 for word in rest)  # noqa: PLR2004 - a page number


def _plain(text: str) -> str:
    """Return text without what only faces and pages need."""
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi")):
        text = text.replace(ligature, letters)
    text = text.replace("\ufffe", "-").replace("\x02", "-").replace("\xad", "")
    return clean(" ".join(text.split()))


def _joined(pieces: list[PageLine]) -> list[PageLine]:
    """Put pieces that stand beside each other into lines, in their given order."""
    lines: list[PageLine] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and _continues(last, piece):
            gap = piece.left - last.right
            space = " " if gap > 0.12 * piece.height else ""
            last.text = f"{last.text}{space}{piece.text}".replace("  ", " ")
            last.right = max(last.right, piece.right)
            last.top, last.bottom = (
                max(last.top, piece.top),
                min(last.bottom, piece.bottom),
            )
            last.size = max(last.size, piece.size)
        else:
            lines.append(piece)
    return lines


def _continues(line: PageLine, piece: PageLine) -> bool:
    middle = (line.top + line.bottom) / 2
    other = (piece.top + piece.bottom) / 2
    height = max(line.height, piece.height)
    is_level = abs(middle - other) < _SAME_LINE * height
    return is_level and -height < piece.left - line.right < 2 * _GUTTER_EM * height


def _in_columns(lines: list[PageLine], width: float) -> list[PageLine]:
    """Order lines from top to bottom, one column after the other.

    Two columns are told by a vertical strip in the middle that hardly any line
    crosses; lines that do cross it part the page into bands.
    """
    if not lines:
        return []
    left = [line for line in lines if line.right < width * 0.54]
    right = [line for line in lines if line.left > width * 0.46]
    crossing = [line for line in lines if line not in left and line not in right]
    enough = 5
    if min(len(left), len(right)) < enough or len(crossing) > 0.2 * len(lines):
        return sorted(lines, key=lambda line: (-_level(line, lines), line.left))
    ordered: list[PageLine] = []
    bands = [*sorted(crossing, key=lambda line: -line.top), None]
    for band in bands:
        floor = band.top if band is not None else float("-inf")
        for column in (left, right):
            part = [line for line in column if line.bottom >= floor - 1]
            ordered += sorted(part, key=lambda line: -line.top)
            column[:] = [line for line in column if line not in part]
        if band is not None:
            ordered.append(band)
    return ordered


def _level(line: PageLine, lines: list[PageLine]) -> float:
    """Return a line's height on the page in steps, so that neighbours stay level."""
    step = max(1.0, median(other.height for other in lines) * _SAME_LINE)
    return round((line.top + line.bottom) / 2 / step)
