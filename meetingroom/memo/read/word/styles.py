# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Styles of a Word file: what a paragraph is, and how its characters stand.

Only what a memo keeps is looked at; faces, sizes and colours are ignored.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from meetingroom.memo.blocks import SpanStyle
from meetingroom.memo.read.word.names import W, is_on, number, val
from meetingroom.memo.read.xml import Element

_MOST_BASES = 50
"""Styles based on each other; Word itself stops at 11, a cycle never would."""
_HEADING = re.compile(r"heading ?([1-9])$")
_CONTENTS = re.compile(r"toc (?:[1-9]|heading)$|table of (?:contents|figures)")
_CODE = frozenset(
    {"code", "source code", "html preformatted", "preformatted text", "plain text"}
    | {"macro text", "codeblock", "code block"}
)
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
_BODY_LEVEL = 9
"""Outline level of body text; 0 to 8 are headings."""

_TOGGLES = (
    (W + "b", SpanStyle.STRONG),
    (W + "i", SpanStyle.EMPHASIS),
    (W + "strike", SpanStyle.STRIKE),
    (W + "dstrike", SpanStyle.STRIKE),
)
_RAISED = {
    "superscript": SpanStyle.SUPERSCRIPT,
    "subscript": SpanStyle.SUBSCRIPT,
}


class Part(Enum):
    """What a paragraph's style makes of it."""

    BODY = auto()
    TITLE = auto()
    SUBTITLE = auto()
    CODE = auto()
    QUOTE = auto()
    CONTENTS = auto()


@dataclass(slots=True)
class Style:
    """One style with what it takes over from those it is based on."""

    part: Part = Part.BODY
    heading: int = 0
    """Heading level from 1; 0 for none."""
    num_id: str = ""
    """List it belongs to; empty for none."""
    list_level: int | None = None
    marks: dict[SpanStyle, bool] = field(default_factory=dict)
    is_hidden: bool | None = None


class Styles:
    """All styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {"": Style()}
        self._usual = ""
        if root is None:
            return
        for element in root.iter(W + "style"):
            identity = str(element.get(W + "styleId", ""))
            self._elements[identity] = element
            is_usual = element.get(W + "default") in {"1", "true", "on"}
            if is_usual and element.get(W + "type") == "paragraph":
                self._usual = identity

    def paragraph(self, properties: Element | None) -> Style:
        """Return the style of a paragraph's properties."""
        named = properties.find(W + "pStyle") if properties is not None else None
        return self.style(val(named, self._usual))

    def style(self, identity: str) -> Style:
        """Return a style; a plain one for an unknown id."""
        known = self._known.get(identity)
        if known is not None:
            return known
        chain: list[Element] = []
        at = identity
        while at in self._elements and len(chain) < _MOST_BASES:
            element = self._elements[at]
            chain.append(element)
            at = val(element.find(W + "basedOn"))
        made = Style()
        for element in reversed(chain):
            _apply(made, element)
        self._known[identity] = made
        return made


def marks_of(properties: Element | None) -> dict[SpanStyle, bool]:
    """Return the marks that run properties set, on or off."""
    found: dict[SpanStyle, bool] = {}
    if properties is None:
        return found
    for tag, style in _TOGGLES:
        state = is_on(properties.find(tag))
        if state is not None:
            found[style] = found.get(style, False) or state
    underline = properties.find(W + "u")
    if underline is not None:
        found[SpanStyle.UNDERLINE] = val(underline, "none") != "none"
    raised = properties.find(W + "vertAlign")
    if raised is not None:
        kind = _RAISED.get(val(raised))
        for style in _RAISED.values():
            found[style] = style is kind
    return found


def heading_level(properties: Element | None) -> int | None:
    """Return the heading level set by an outline level; 0 for body text."""
    outline = properties.find(W + "outlineLvl") if properties is not None else None
    if outline is None:
        return None
    level = number(val(outline), _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _apply(made: Style, element: Element) -> None:
    name = val(element.find(W + "name")).lower()
    paragraph = element.find(W + "pPr")
    found = _HEADING.match(name)
    level = heading_level(paragraph)
    if found is not None:
        made.heading, made.part = int(found[1]), Part.BODY
    elif level is not None:
        made.heading = level
    part = _part_of(name)
    if part is not None:
        made.part = part
        made.heading = 0
    if paragraph is not None:
        numbered = paragraph.find(W + "numPr")
        if numbered is not None:
            made.num_id = val(numbered.find(W + "numId"), made.num_id)
            at = numbered.find(W + "ilvl")
            made.list_level = number(val(at)) if at is not None else made.list_level
    runs = element.find(W + "rPr")
    made.marks.update(marks_of(runs))
    hidden = is_on(runs.find(W + "vanish")) if runs is not None else None
    made.is_hidden = made.is_hidden if hidden is None else hidden


def _part_of(name: str) -> Part | None:
    if name == "title":
        return Part.TITLE
    if name == "subtitle":
        return Part.SUBTITLE
    if name in _CODE:
        return Part.CODE
    if name in _QUOTES:
        return Part.QUOTE
    return Part.CONTENTS if _CONTENTS.match(name) else None
