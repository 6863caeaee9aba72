# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Footnotes and comments as Google Docs writes them at the end of a page.

Both are links back and forth: what stands at the end is taken out of the page, and
what refers to it is remembered.
"""

import re
from dataclasses import dataclass, field

from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.html.element import words_of
from meetingroom.memo.read.xml import Element, drop

_MARK = re.compile(r"(?P<kind>ftnt|cmnt)(?P<back>_ref)?(?P<number>\d{1,6})\Z")
_LEAD = re.compile(r"\s*\[\w{1,6}\]\s*")


@dataclass(slots=True)
class PageNotes:
    """What stood at the end of a page."""

    footnotes: dict[str, Element] = field(default_factory=dict)
    """Elements of footnotes by their numbers."""
    comments: dict[str, str] = field(default_factory=dict)
    """Texts of comments by their numbers."""


def take_notes(root: Element) -> PageNotes:
    """Take footnotes and comments out of a page."""
    notes = PageNotes()
    for link in list(root.iter("a")):
        found = _MARK.match(str(link.get("id") or link.get("name") or ""))
        if found is None or found["back"]:
            continue
        holder = _holder(link)
        if holder.getparent() is None:
            continue
        number = found["number"]
        if found["kind"] == "cmnt":
            text = clean(words_of(holder))
            notes.comments[number] = _LEAD.sub("", text, count=1).strip()
        else:
            notes.footnotes[number] = holder
            if holder is not link:
                drop(link)
        drop(holder)
    return notes


def reference(link: Element) -> tuple[str, str] | None:
    """Return kind and number of a reference to a note; `None` for another link."""
    found = _MARK.match(str(link.get("href") or "").lstrip("#"))
    is_reference = str(link.get("id") or link.get("name") or "").find("_ref") >= 0
    if found is None or not is_reference:
        return None
    return found["kind"], found["number"]


def _holder(link: Element) -> Element:
    """Return the block that holds a note: its division, else its paragraph."""
    paragraph = link.getparent()
    while paragraph is not None and paragraph.tag not in {"p", "div", "li", "body"}:
        paragraph = paragraph.getparent()
    if paragraph is None:
        return link
    division = paragraph.getparent()
    if paragraph.tag == "p" and division is not None and division.tag == "div":
        return division
    return paragraph
