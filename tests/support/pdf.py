# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reads a PDF back: its words and where they stand; no tests here."""

import ctypes
import re
from collections import defaultdict
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped] # the package has no stubs
from pypdfium2 import raw

PX_PER_POINT = 96 / 72


@dataclass(frozen=True)
class Row:
    """Letters on one baseline, in 96ths of an inch from the upper left corner."""

    baseline_px: float
    left_px: float
    top_px: float
    right_px: float
    bottom_px: float
    """Of the ink itself: letters that hang or rise are counted."""
    text: str


def texts_of(content: bytes) -> list[str]:
    """Return the text of each page, one line a line."""
    document = pdfium.PdfDocument(content)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return texts


def rows_of(
    content: bytes, number: int, *, right_of_px: float = 0, left_of_px: float = 9999
) -> list[Row]:
    """Return the rows of letters on a page, downwards.

    Args:
        content: The PDF.
        number: The page, from 0.
        right_of_px: What stands further left is left out.
        left_of_px: What stands further right is left out.
    """
    document = pdfium.PdfDocument(content)
    page = document[number]
    height = page.get_height()
    text_page = page.get_textpage()
    found: dict[int, list[tuple[float, tuple[float, ...], str]]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        letter = text_page.get_text_range(index, 1)
        left, bottom, right, top = text_page.get_charbox(index)
        if not letter.strip():
            continue
        if not right_of_px <= left * PX_PER_POINT < left_of_px:
            continue
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        baseline = (height - y.value) * PX_PER_POINT
        place = (left, height - top, right, height - bottom)
        box = tuple(value * PX_PER_POINT for value in place)
        found[round(baseline)].append((baseline, box, letter))
    text_page.close()
    page.close()
    document.close()
    return [_row(letters) for _, letters in sorted(found.items())]


def _row(letters: list[tuple[float, tuple[float, ...], str]]) -> Row:
    boxes = [box for _, box, _ in letters]
    return Row(
        letters[0][0],
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        "".join(letter for *_, letter in letters),
    )


def words(text: str) -> str:
    """Return the letters and digits alone: line breaks and hyphens do not count."""
    return "".join(re.findall(r"\w", text))
