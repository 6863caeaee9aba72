# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Styles of an OpenDocument text: how characters stand, what a paragraph is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from meetingroom.memo.blocks import BlockKind, SpanStyle
from meetingroom.memo.read.odt.names import FO, STYLE, TEXT, count
from meetingroom.memo.read.word.numbering import BULLET, in_form
from meetingroom.memo.read.xml import Element

_MOST_PARENTS = 50
_LEVELS = 10
_FORMS = {
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "": "none",
}
_QUOTES = frozenset({"Quotations", "Quote", "Intense_20_Quote"})
_CODE = frozenset({"Preformatted_20_Text", "Source_20_Code", "Code", "HTML_20_Code"})


@dataclass(slots=True)
class ListStyle:
    """How the levels of a list are labelled."""

    levels: dict[int, Element] = field(default_factory=dict)

    def start(self, depth: int) -> int:
        """Return the first number of a depth, from 1."""
        level = self.levels.get(depth)
        return 1 if level is None else count(level.get(TEXT + "start-value"), 1, 10**6)

    def label(self, depth: int, numbers: dict[int, int]) -> str:
        """Return the label of an item.

        Args:
            depth: From 1.
            numbers: Where counting stands, by depth.
        """
        level = self.levels.get(depth)
        if level is None or str(level.tag).endswith("level-style-bullet"):
            return BULLET
        form = level.get(STYLE + "num-format")
        if not form:
            return ""
        shown = count(level.get(TEXT + "display-levels"), 1, depth)
        parts = [
            in_form(numbers.get(at, 1), _FORMS.get(self._form(at), "decimal"))
            for at in range(depth - shown + 1, depth + 1)
        ]
        before = level.get(STYLE + "num-prefix") or ""
        return f"{before}{'.'.join(parts)}{level.get(STYLE + 'num-suffix') or ''}"

    def _form(self, depth: int) -> str:
        level = self.levels.get(depth)
        return "1" if level is None else str(level.get(STYLE + "num-format") or "1")


class Styles:
    """All styles of a text by their names."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[str, Element] = {}
        self._known: dict[str, frozenset[SpanStyle]] = {}
        self.lists: dict[str, ListStyle] = {}
        self.outline = ListStyle()
        for root in roots:
            for element in root.iter(STYLE + "style"):
                self._styles[str(element.get(STYLE + "name", ""))] = element
            for element in root.iter(TEXT + "list-style"):
                name = str(element.get(STYLE + "name", ""))
                self.lists[name] = _list_style(element)
            for element in root.iter(TEXT + "outline-style"):
                self.outline = _list_style(element)

    def marks(self, name: str) -> frozenset[SpanStyle]:
        """Return the marks of a character style."""
        known = self._known.get(name)
        if known is None:
            marks: dict[SpanStyle, bool] = {}
            for element in reversed(self._chain(name)):
                _apply(marks, element.find(STYLE + "text-properties"))
            known = frozenset(style for style, is_set in marks.items() if is_set)
            self._known[name] = known
        return known

    def kind(self, name: str) -> BlockKind | None:
        """Return what a paragraph style makes of a paragraph; `None` for prose."""
        names = {str(e.get(STYLE + "name", "")) for e in self._chain(name)} | {name}
        if "Title" in names:
            return BlockKind.HEADING
        if names & _QUOTES:
            return BlockKind.QUOTE
        if names & _CODE:
            return BlockKind.CODE
        return BlockKind.RULE if "Horizontal_20_Line" in names else None

    def is_hidden(self, name: str) -> bool:
        """Tell whether text of a style is not shown."""
        for element in self._chain(name):
            properties = element.find(STYLE + "text-properties")
            if properties is not None and properties.get(TEXT + "display"):
                return properties.get(TEXT + "display") == "none"
        return False

    def alignment(self, name: str) -> str:
        """Return how a paragraph style aligns, as CSS names it."""
        for element in self._chain(name):
            properties = element.find(STYLE + "paragraph-properties")
            found = properties.get(FO + "text-align") if properties is not None else ""
            if found:
                return str(found)
        return ""

    def _chain(self, name: str) -> list[Element]:
        """Return a style and those it is based on, itself first."""
        chain: list[Element] = []
        while name in self._styles and len(chain) < _MOST_PARENTS:
            element = self._styles[name]
            chain.append(element)
            name = str(element.get(STYLE + "parent-style-name", ""))
        return chain


def _list_style(element: Element) -> ListStyle:
    levels = {}
    for child in element.iterchildren():
        at = count(child.get(TEXT + "level"), 0, _LEVELS)
        if at:
            levels[at] = child
    return ListStyle(levels)


def _apply(marks: dict[SpanStyle, bool], properties: Element | None) -> None:
    if properties is None:
        return
    weight = properties.get(FO + "font-weight")
    if weight:
        heavy = weight.isdecimal() and int(weight[:4]) >= 600  # noqa: PLR2004 - CSS
        marks[SpanStyle.STRONG] = weight == "bold" or heavy
    slant = properties.get(FO + "font-style")
    if slant:
        marks[SpanStyle.EMPHASIS] = slant in {"italic", "oblique"}
    for name, style in (
        ("text-underline-style", SpanStyle.UNDERLINE),
        ("text-line-through-style", SpanStyle.STRIKE),
    ):
        line = properties.get(STYLE + name)
        if line:
            marks[style] = line != "none"
    position = properties.get(STYLE + "text-position")
    if position:
        first = position.split()[0] if position.split() else ""
        is_raised = first == "super" or (first[:1].isdecimal() and first[:2] != "0%")
        marks[SpanStyle.SUPERSCRIPT] = is_raised
        marks[SpanStyle.SUBSCRIPT] = first == "sub" or first.startswith("-")
