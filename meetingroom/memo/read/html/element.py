# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What single elements and attributes of a page say; no walk and no drafts."""

import re
from urllib.parse import parse_qs, urlsplit

from meetingroom.memo.read.draft import Draft
from meetingroom.memo.read.xml import Element

_LINK = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)
_LARGEST_SPAN = 1_000
"""Source: HTML, 4.9.11, which bounds `colspan` so."""


def words_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(map(str, element.itertext()))


def end_lines(draft: Draft) -> None:
    """Take breaks off the end, which browsers do not show."""
    while draft.parts and draft.parts[-1].strip(" ") == "\n":
        draft.length_cp -= len(draft.parts.pop())


def rows_of(table: Element) -> list[tuple[Element, bool]]:
    """Return a table's own rows, and whether they are its head."""
    found: list[tuple[Element, bool]] = []
    for child in table.iterchildren():
        if child.tag == "tr":
            found.append((child, False))
        elif child.tag in {"thead", "tbody", "tfoot"}:
            is_head = child.tag == "thead"
            found += ((row, is_head) for row in child.iterchildren("tr"))
    return found


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return [child for child in row.iterchildren() if child.tag in {"td", "th"}]


def span_of(cell: Element, name: str) -> int:
    """Return how many rows or columns a cell says it covers."""
    text = str(cell.get(name) or "")
    return min(int(text), _LARGEST_SPAN) if text.isdecimal() and len(text) < 9 else 1  # noqa: PLR2004 - bounds `int`


def linkable(address: str) -> str:
    """Return an address that may become a link; empty for any other."""
    address = address.strip()
    if not _LINK.match(address):
        return ""
    if address.startswith(("https://www.google.com/url?", "http://www.google.com/url")):
        try:
            inner = parse_qs(urlsplit(address).query).get("q", [""])[0]
        except ValueError:
            return address
        return inner if _LINK.match(inner) else address
    return address


def equation_of(element: Element) -> str:
    """Return a formula as one line: what it was typed as, else its symbols."""
    for annotation in element.iter("annotation"):
        if annotation.text:
            return " ".join(annotation.text.split())
    return " ".join(words_of(element).split())
