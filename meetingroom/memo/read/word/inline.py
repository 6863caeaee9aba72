# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The inline content of a Word paragraph: runs, links, fields, changes, marks.

Text goes into a draft with the element it came from. What hangs on a run, such as a
text box, is handed back; blocks are made in `body`.
"""

import re
from typing import TYPE_CHECKING

from meetingroom.memo.blocks import SpanStyle
from meetingroom.memo.read.draft import PLAIN, Draft, Styles
from meetingroom.memo.read.remark import HIDDEN, TRACKED
from meetingroom.memo.read.word import picture
from meetingroom.memo.read.word.context import Context, Field
from meetingroom.memo.read.word.equation import equation_text
from meetingroom.memo.read.word.names import MC, TXBX, M, R, W, is_on, val
from meetingroom.memo.read.word.styles import marks_of
from meetingroom.memo.read.xml import Element

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\[a-km-z]\s+)*"([^"]*)"', re.IGNORECASE)
_MOST_FIELDS = 50
_INSTRUCTION_CP = 4_000

# Best effort for the two symbol faces that memos use; their code points are private.
_SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0E0: "→",
    0xF0E8: "➔",
    0xF0AE: "→",
    0xF0B3: "≥",
    0xF0A3: "≤",
    0xF0B9: "≠",
    0xF0B1: "±",
    0xF0B4: "×",
    0xF0A8: "☐",
    0xF0FE: "☒",
    0xF04A: "☺",
}
_PRIVATE = range(0xE000, 0xF900)

_TRANSPARENT = frozenset(
    {W + name for name in ("smartTag", "customXml", "dir", "bdo", "sdtContent")}
    | {W + "fldSimple"}
)
_CHANGES_IN = frozenset({W + "ins", W + "moveTo"})
_CHANGES_OUT = frozenset({W + "del", W + "moveFrom"})
_FIXED_TEXT = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}
_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


class InlineWalk:
    """One pass over a paragraph's content."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self._context = context
        self._draft = draft
        self.boxes: list[tuple[Element, Element]] = []
        """Contents of text boxes, each with the run it hangs on."""
        self._link = ""
        self._takers: dict[str, Callable[[Element], None]] = {
            W + "r": self._take_run,
            W + "hyperlink": self._take_link,
            W + "sdt": self._take_control,
            W + "commentRangeStart": self._take_comment_start,
            W + "commentRangeEnd": self._take_comment_end,
            M + "oMath": self._take_equation,
            M + "oMathPara": self._take_equation,
            MC + "AlternateContent": self._take_alternative,
        }
        self._signs: dict[str, Callable[[Element], None]] = {
            W + "fldChar": self._take_field,
            W + "instrText": self._take_instruction,
            W + "commentReference": self._take_comment_place,
            W + "ruby": self._take_ruby,
        }

    def take(self, parent: Element) -> None:
        """Read the children of a paragraph or of what stands in one."""
        for child in parent.iterchildren():
            tag = child.tag
            taker = self._takers.get(tag)
            if taker is not None:
                taker(child)
            elif tag in _TRANSPARENT:
                self.take(child)
            elif tag in _CHANGES_IN:
                self._draft.mark(TRACKED)
                self.take(child)
            elif tag in _CHANGES_OUT:
                self._draft.mark(TRACKED)

    # Children of a paragraph.

    def _take_link(self, element: Element) -> None:
        before = self._link
        relations = self._context.package.relations(self._context.part)
        relation = relations.get(str(element.get(R + "id", "")))
        if relation is not None and relation.is_external:
            self._link = linkable(relation.target)
        self.take(element)
        self._link = before

    def _take_control(self, element: Element) -> None:
        content = element.find(W + "sdtContent")
        if content is not None:
            self.take(content)

    def _take_comment_start(self, element: Element) -> None:
        self._draft.mark("start", str(element.get(W + "id", "")))

    def _take_comment_end(self, element: Element) -> None:
        self._draft.mark("end", str(element.get(W + "id", "")))

    def _take_equation(self, element: Element) -> None:
        text = equation_text(element)
        holder = self._context.leader
        whole = element if holder is None else holder
        self._draft.add(text, whole, is_apart=True)

    def _take_alternative(self, element: Element) -> None:
        for name in ("Choice", "Fallback"):
            chosen = element.find(MC + name)
            if chosen is not None:
                self.take(chosen)
                return

    # A run and its children.

    def _take_run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        if properties is None:
            styles = PLAIN
        else:
            if self._is_hidden(properties):
                self._draft.mark(HIDDEN)
                return
            styles = self._styles(properties)
        for child in run.iterchildren():
            self._take_in_run(child, run, styles)

    def _take_in_run(self, child: Element, run: Element, styles: Styles) -> None:
        tag = child.tag
        if tag == W + "t":
            self._add(child.text or "", child, styles)
        elif tag in _FIXED_TEXT:
            is_page = tag == W + "br" and child.get(W + "type") in {"page", "column"}
            self._add_character("" if is_page else _FIXED_TEXT[tag], child, styles)
        elif tag == W + "sym":
            self._add_character(_symbol(child), child, styles)
        elif tag in _REFERENCES:
            self._refer(_REFERENCES[tag], child, run)
        elif tag == MC + "AlternateContent":
            self._take_alternative_in_run(child, run, styles)
        elif tag in picture.HOLDERS:
            self._take_drawing(child, run)
        elif tag in self._signs:
            self._signs[tag](child)

    def _take_alternative_in_run(
        self, element: Element, run: Element, styles: Styles
    ) -> None:
        chosen = element.find(MC + "Choice")
        if chosen is None:
            chosen = element.find(MC + "Fallback")
        if chosen is not None:
            for child in chosen.iterchildren():
                self._take_in_run(child, run, styles)

    def _take_comment_place(self, element: Element) -> None:
        self._draft.mark("at", str(element.get(W + "id", "")))

    def _take_ruby(self, element: Element) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self.take(base)

    def _add(self, text: str, element: Element, styles: Styles) -> None:
        if "\t" in text or "\n" in text or "\r" in text:
            # Word shows what is typed into the file itself as spaces.
            text = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
        self._add_character(text, element, styles)

    def _add_character(self, text: str, element: Element, styles: Styles) -> None:
        open_fields = self._context.fields
        if open_fields and not open_fields[-1].has_result:
            return
        link = self._link or next((f.link for f in open_fields if f.link), "")
        if link:
            styles -= {SpanStyle.UNDERLINE}
        leader = self._context.leader
        if leader is None:
            self._draft.add(text, element, styles, link)
        else:
            self._draft.add(text, leader, styles, link, is_apart=True)

    def _refer(self, kind: str, element: Element, run: Element) -> None:
        context = self._context
        if context.leader is not None:
            return
        label = context.notes.refer(kind, str(element.get(W + "id", "")), run)
        if label:
            style = SpanStyle.FOOTNOTE_REFERENCE
            self._draft.add_whole(f"[{label}]", style, label, run, is_apart=True)

    def _take_drawing(self, element: Element, run: Element) -> None:
        context = self._context
        holder = run if context.leader is None else context.leader
        picture.add_pictures(context, self._draft, element, holder)
        boxes = [
            box for box in element.iter(TXBX) if not picture.is_in_box(box, element)
        ]
        self.boxes += ((box, holder) for box in boxes)

    def _take_field(self, element: Element) -> None:
        fields = self._context.fields
        kind = element.get(W + "fldCharType")
        if kind == "begin" and len(fields) < _MOST_FIELDS:
            fields.append(Field())
        elif kind == "separate" and fields:
            fields[-1].has_result = True
            found = _LINK_FIELD.match(fields[-1].instruction)
            fields[-1].link = linkable(found[1]) if found else ""
        elif kind == "end" and fields:
            fields.pop()

    def _take_instruction(self, element: Element) -> None:
        fields = self._context.fields
        if fields and len(fields[-1].instruction) < _INSTRUCTION_CP:
            fields[-1].instruction += element.text or ""

    def _is_hidden(self, properties: Element) -> bool:
        own = is_on(properties.find(W + "vanish"))
        if own is not None:
            return own
        style = self._context.styles.style(val(properties.find(W + "rStyle")))
        return bool(style.is_hidden)

    def _styles(self, properties: Element) -> Styles:
        named = properties.find(W + "rStyle")
        marks = (
            dict(self._context.styles.style(val(named)).marks)
            if named is not None
            else {}
        )
        marks.update(marks_of(properties))
        return frozenset(style for style, is_set in marks.items() if is_set)


def linkable(address: str) -> str:
    """Return an address that may become a link; empty for any other."""
    address = address.strip()
    return address if _LINK.match(address) else ""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    return "□" if code in _PRIVATE or code > 0x10FFFF else chr(code)  # noqa: PLR2004 - Unicode's last
