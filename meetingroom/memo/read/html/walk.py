# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The body of a web page as drafts, in the order of reading.

Text is collapsed as browsers do. Nothing is fetched, no script is read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from meetingroom.memo.blocks import Alignment, BlockKind, SpanStyle
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.draft import PLAIN, Draft, Styles
from meetingroom.memo.read.grid import GridCell, cell_draft, place_cells
from meetingroom.memo.read.html.css import Look, is_hidden, look_of, restyled
from meetingroom.memo.read.html.element import (
    cells_of,
    end_lines,
    equation_of,
    linkable,
    rows_of,
    span_of,
    words_of,
)
from meetingroom.memo.read.html.notes import PageNotes, reference
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.markdown import BOX, BULLET, TICKED_BOX
from meetingroom.memo.read.size import check_table_nesting
from meetingroom.memo.read.word.numbering import in_form
from meetingroom.memo.read.xml import Element

_SPACE = re.compile(r"[ \t\r\n\f]+")
_GOOGLE_LIST = re.compile(r"lst-[\w.]+-(\d)\b")
_DROPPED = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "iframe", "object"}
    | {"video", "audio", "canvas", "svg", "select", "textarea", "button", "nav"}
    | {"link", "meta", "map", "datalist", "dialog", "colgroup", "col"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "address", "figure"}
    | {"figcaption", "center", "form", "fieldset", "dl", "dt", "dd", "details", "body"}
    | {"summary", "aside", "html", "hgroup", "legend", "caption"}
)
_CHROME = frozenset({"breadcrumb-section", "footer", "breadcrumbs"})
"""Ids of what Confluence puts around a page."""
_STYLED: dict[str, SpanStyle] = {
    "b": SpanStyle.STRONG,
    "strong": SpanStyle.STRONG,
    "i": SpanStyle.EMPHASIS,
    "em": SpanStyle.EMPHASIS,
    "cite": SpanStyle.EMPHASIS,
    "u": SpanStyle.UNDERLINE,
    "s": SpanStyle.STRIKE,
    "strike": SpanStyle.STRIKE,
    "del": SpanStyle.STRIKE,
    "sup": SpanStyle.SUPERSCRIPT,
    "sub": SpanStyle.SUBSCRIPT,
    "code": SpanStyle.CODE,
    "kbd": SpanStyle.CODE,
    "samp": SpanStyle.CODE,
    "tt": SpanStyle.CODE,
}
_FORMS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.END, "end": Alignment.END}
FindImage = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is around the element that is read."""

    styles: Styles = PLAIN
    link: str = ""
    depth: int = 0
    """Lists around it."""
    quotes: int = 0
    heading: int = 0
    part: BlockKind = BlockKind.PARAGRAPH


@dataclass(slots=True)
class _List:
    """A list that is open: `None` for bullets."""

    number: int | None
    form: str = "decimal"


@dataclass(slots=True)
class HtmlWalk:
    """One pass over a page."""

    classes: dict[str, Look]
    notes: PageNotes
    find_image: FindImage
    drafts: list[Draft] = field(default_factory=list)
    referred: list[str] = field(default_factory=list)
    """Numbers of footnotes in the order of their references."""
    tables: int = 0
    nesting: int = 0
    """Tables around this one's content."""
    _draft: Draft | None = None
    _marker: str = ""
    _lists: list[_List] = field(default_factory=list)

    def read(self, body: Element) -> list[Draft]:
        """Return the drafts of a page's body, footnotes last."""
        self._take(body, _Inside())
        self._flush()
        number = 0
        while number < len(self.referred):
            self._take_footnote(self.referred[number], number + 1)
            number += 1
        return self.drafts

    def _take_footnote(self, identity: str, number: int) -> None:
        self._marker = f"[{number}]"
        element = self.notes.footnotes[identity]
        self._take(element, _Inside(part=BlockKind.FOOTNOTE))
        self._flush()
        if self._marker:
            self.drafts.append(Draft(BlockKind.FOOTNOTE, marker=self._marker))
            self._marker = ""

    # Elements.

    def _take(self, element: Element, inside: _Inside) -> None:
        """Read an element's content; its tail is the caller's."""
        self._text(element.text, inside)
        for child in element.iterchildren():
            tag = child.tag
            if isinstance(tag, str):
                self._element(child, tag.lower(), inside)
            self._text(child.tail, inside)

    def _element(self, element: Element, tag: str, inside: _Inside) -> None:  # noqa: C901, PLR0912 - one arm per kind of element
        look = look_of(element, self.classes)
        if tag in _DROPPED or self._is_left_out(element, look):
            return
        if tag in _STYLED:
            styles = inside.styles | {_STYLED[tag]}
            self._take(element, replace(inside, styles=restyled(styles, look)))
        elif tag == "br":
            self._add("\n", inside)
        elif tag == "a":
            self._take_link(element, inside, look)
        elif tag == "img":
            self._take_image(element, inside)
        elif tag in _BLOCKS:
            self._take_block(element, inside, look)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":  # noqa: PLR2004 - h1 to h6
            self._take_block(element, replace(inside, heading=int(tag[1])), {})
        elif tag in {"ul", "ol", "menu", "dir"}:
            self._take_list(element, tag, inside, look)
        elif tag == "li":
            self._take_item(element, inside)
        elif tag == "table":
            self._take_table(element, inside)
        elif tag == "blockquote":
            self._take_quote(element, inside)
        elif tag == "pre":
            self._take_pre(element, inside)
        elif tag == "hr":
            self._flush()
            self.drafts.append(Draft(BlockKind.RULE))
        elif tag == "input":
            self._take_box(element)
        elif tag == "math":
            self._add(equation_of(element), inside)
        else:
            styles = restyled(inside.styles, look)
            self._take(element, replace(inside, styles=styles))

    def _is_left_out(self, element: Element, look: Look) -> bool:
        return (
            is_hidden(look)
            or element.get("hidden") is not None
            or element.get("id") in _CHROME
        )

    def _take_block(self, element: Element, inside: _Inside, look: Look) -> None:
        self._flush()
        if element.tag == "p" and "title" in str(element.get("class") or "").split():
            # So Google Docs and LibreOffice write a title.
            inside = replace(inside, heading=1)
        styles = inside.styles if inside.heading else restyled(inside.styles, look)
        self._take(element, replace(inside, styles=styles))
        self._flush_as(inside)

    def _take_link(self, element: Element, inside: _Inside, look: Look) -> None:
        refers = reference(element)
        if refers is not None and self._refer(*refers):
            return
        address = linkable(str(element.get("href") or ""))
        styles = restyled(inside.styles, look) - {SpanStyle.UNDERLINE}
        self._take(element, replace(inside, link=address or inside.link, styles=styles))

    def _refer(self, kind: str, number: str) -> bool:
        draft = self._opened(_Inside())
        if kind == "cmnt" and number in self.notes.comments:
            draft.mark("at", number)
            return True
        if kind == "ftnt" and number in self.notes.footnotes:
            if number not in self.referred:
                self.referred.append(number)
            label = str(self.referred.index(number) + 1)
            draft.add_whole(f"[{label}]", SpanStyle.FOOTNOTE_REFERENCE, label)
            return True
        return False

    def _take_image(self, element: Element, inside: _Inside) -> None:
        address = str(element.get("src") or "")
        if not address:
            return
        alt = clean(" ".join(str(element.get("alt") or "").split()))
        key = self.find_image(address, alt)
        self._opened(inside).add_whole(IMAGE, SpanStyle.IMAGE, key)

    def _take_list(
        self, element: Element, tag: str, inside: _Inside, look: Look
    ) -> None:
        self._flush()
        depth = inside.depth + 1
        google = _GOOGLE_LIST.search(str(element.get("class") or ""))
        if google is not None:
            # Google Docs writes nested lists beside each other.
            depth = max(depth, int(google[1]) + 1)
        number: int | None = None
        form = _FORMS.get(look.get("list-style-type", str(element.get("type") or "")))
        if tag == "ol":
            start = str(element.get("start") or "1")
            number = int(start) if start.isdecimal() and len(start) < 7 else 1  # noqa: PLR2004 - a million
        self._lists.append(_List(number, form or "decimal"))
        self._take(element, replace(inside, depth=depth, part=BlockKind.PARAGRAPH))
        self._flush()
        self._lists.pop()

    def _take_item(self, element: Element, inside: _Inside) -> None:
        self._flush()
        opened = self._lists[-1] if self._lists else _List(None)
        if opened.number is None:
            self._marker = BULLET
        else:
            own = str(element.get("value") or "")
            if own.isdecimal() and len(own) < 7:  # noqa: PLR2004 - a million
                opened.number = int(own)
            self._marker = f"{in_form(opened.number, opened.form)}."
            opened.number += 1
        if element.get("data-inline-task-id") is not None:
            ticked = "checked" in str(element.get("class") or "").split()
            self._marker = TICKED_BOX if ticked else BOX
        depth = max(1, inside.depth)
        self._take(element, replace(inside, depth=depth, part=BlockKind.LIST_ITEM))
        self._flush()
        self._marker = ""

    def _take_box(self, element: Element) -> None:
        if str(element.get("type") or "").lower() == "checkbox":
            ticked = element.get("checked") is not None
            self._marker = TICKED_BOX if ticked else BOX

    def _take_quote(self, element: Element, inside: _Inside) -> None:
        self._flush()
        quotes = inside.quotes + 1
        self._take(element, replace(inside, quotes=quotes, part=BlockKind.QUOTE))
        self._flush()

    def _take_pre(self, element: Element, inside: _Inside) -> None:
        self._flush()
        draft = Draft(BlockKind.CODE, list_depth=inside.depth)
        text = words_of(element).replace("\r\n", "\n").replace("\r", "\n")
        draft.add(text.strip("\n").replace("\t", "    "))
        draft.marker, self._marker = self._marker, ""
        if draft.text.strip():
            self.drafts.append(draft)

    # Tables.

    def _take_table(self, element: Element, inside: _Inside) -> None:
        self._flush()
        caption = element.find("caption")
        if caption is not None:
            self._take_block(caption, replace(inside, styles=PLAIN), {})
        rows = [
            [self._cell(cell, is_head=is_head) for cell in cells_of(row)]
            for row, is_head in rows_of(element)
        ]
        cells = place_cells([row for row in rows if row], self.tables)
        if len(cells) == 1:
            # A frame around text, not a table.
            only = cells[0]
            only.cell, only.kind = None, inside.part
            if only.text.strip():
                self.drafts.append(only)
            return
        self.tables += bool(cells)
        self.drafts += cells

    def _cell(self, element: Element, *, is_head: bool) -> GridCell:
        inner = HtmlWalk(self.classes, self.notes, self.find_image)
        inner.referred, inner.nesting = self.referred, self.nesting + 1
        check_table_nesting(inner.nesting)
        inner._take(element, _Inside())
        inner._flush()
        held = cell_draft(inner.drafts)
        look = look_of(element, self.classes)
        side = look.get("text-align") or str(element.get("align") or "").lower()
        return GridCell(
            held,
            span_of(element, "rowspan"),
            span_of(element, "colspan"),
            is_head or element.tag == "th",
            _ALIGNMENTS.get(side, Alignment.START),
        )

    # Text.

    def _text(self, text: str | None, inside: _Inside) -> None:
        if text:
            self._add(_SPACE.sub(" ", text), inside)

    def _add(self, text: str, inside: _Inside) -> None:
        draft = self._draft
        if draft is None or not draft.parts:
            text = text.lstrip(" \n")
        elif draft.parts[-1].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            self._opened(inside).add(
                text.replace("\xad", ""), None, inside.styles, inside.link
            )

    def _opened(self, inside: _Inside) -> Draft:
        if self._draft is None:
            self._draft = Draft()
            self._place(self._draft, inside)
        return self._draft

    def _place(self, draft: Draft, inside: _Inside) -> None:
        draft.list_depth, draft.quote_depth = inside.depth, inside.quotes
        draft.kind = inside.part
        if inside.heading:
            draft.kind, draft.level = BlockKind.HEADING, inside.heading
            draft.list_depth = 0
        elif draft.kind is BlockKind.LIST_ITEM and not self._marker:
            draft.kind = BlockKind.PARAGRAPH

    def _flush_as(self, inside: _Inside) -> None:
        """End a paragraph that is what its block says, whatever began it."""
        if self._draft is not None and inside.heading:
            self._place(self._draft, inside)
        self._flush()

    def _flush(self) -> None:
        draft, self._draft = self._draft, None
        if draft is None:
            return
        end_lines(draft)
        draft.trim()
        if not draft.text.strip() and not draft.marks:
            return
        if draft.kind in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}:
            draft.marker, self._marker = self._marker, ""
        if draft.text == IMAGE and draft.kind is BlockKind.PARAGRAPH:
            draft.kind = BlockKind.IMAGE
        self.drafts.append(draft)
