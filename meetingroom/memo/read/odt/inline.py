# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The inline content of an OpenDocument paragraph, into a draft."""

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from meetingroom.memo.blocks import SpanStyle
from meetingroom.memo.read import limit
from meetingroom.memo.read.archive import Archive
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.draft import PLAIN, Draft
from meetingroom.memo.read.draft import Styles as Marks
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.odt.names import (
    DC,
    DRAW,
    MATH,
    OFFICE,
    STYLE,
    SVG,
    TEXT,
    XLINK,
    count,
)
from meetingroom.memo.read.odt.styles import Styles
from meetingroom.memo.read.remark import EMBEDDED, HIDDEN, TRACKED
from meetingroom.memo.read.word.numbering import in_form
from meetingroom.memo.read.xml import Element, parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACE = re.compile(r"[ \t\r\n]+")
_LINK = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)
_MOST_SPACES = 1_000
_CHANGES = frozenset({TEXT + "change", TEXT + "change-start"})
_SILENT = frozenset(
    {TEXT + name for name in ("soft-page-break", "change-end", "bookmark", "toc-mark")}
)


@dataclass(slots=True)
class Context:
    """One text while it is walked."""

    archive: Archive
    styles: Styles
    images: ImageFolder
    notes: dict[str, list[tuple[str, Element]]] = field(
        default_factory=lambda: {"footnote": [], "endnote": []}
    )
    """Notes in the order of their references: label and body."""
    annotations: dict[str, Element] = field(default_factory=dict)
    """Comments by the names their places carry."""
    tables: int = 0
    depth: int = 0


class InlineWalk:
    """One pass over a paragraph's content."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self._context = context
        self._draft = draft
        self.boxes: list[Element] = []
        """Text boxes that hang on the paragraph."""
        self._takers: dict[str, Callable[[Element, Marks, str], None]] = {
            TEXT + "span": self._take_span,
            TEXT + "a": self._take_link,
            TEXT + "s": self._take_spaces,
            TEXT + "tab": self._take_tab,
            TEXT + "line-break": self._take_break,
            TEXT + "note": self._take_note,
            TEXT + "ruby": self._take_ruby,
            OFFICE + "annotation": self._take_annotation,
            OFFICE + "annotation-end": self._take_annotation_end,
            DRAW + "frame": self._take_frame,
            DRAW + "custom-shape": self._take_shape,
            DRAW + "a": self._take_link,
        }

    def take(self, element: Element, marks: Marks = PLAIN, link: str = "") -> None:
        """Read an element's content; its tail is the caller's."""
        self._text(element.text, marks, link)
        for child in element.iterchildren():
            tag = child.tag
            taker = self._takers.get(tag)
            if taker is not None:
                taker(child, marks, link)
            elif tag in _CHANGES:
                self._draft.mark(TRACKED)
            elif tag not in _SILENT:
                # Fields, marks and what else shows text of its own.
                self.take(child, marks, link)
            self._text(child.tail, marks, link)

    def _text(self, text: str | None, marks: Marks, link: str) -> None:
        if text:
            text = _SPACE.sub(" ", text)
            draft = self._draft
            is_at_space = not draft.parts or draft.parts[-1].endswith(" ")
            if text[0] == " " and is_at_space:
                text = text[1:]
            self._add(text.replace("\xad", ""), marks, link)

    def _add(self, text: str, marks: Marks, link: str) -> None:
        if link:
            marks -= {SpanStyle.UNDERLINE}
        self._draft.add(text, None, marks, link)

    def _take_span(self, element: Element, marks: Marks, link: str) -> None:
        name = str(element.get(TEXT + "style-name", ""))
        if self._context.styles.is_hidden(name):
            self._draft.mark(HIDDEN)
            return
        self.take(element, marks | self._context.styles.marks(name), link)

    def _take_link(self, element: Element, marks: Marks, link: str) -> None:
        address = str(element.get(XLINK + "href", "")).strip()
        self.take(element, marks, address if _LINK.match(address) else link)

    def _take_spaces(self, element: Element, marks: Marks, link: str) -> None:
        self._add(" " * count(element.get(TEXT + "c"), 1, _MOST_SPACES), marks, link)

    def _take_tab(self, _element: Element, marks: Marks, link: str) -> None:
        self._add(" ", marks, link)

    def _take_break(self, _element: Element, marks: Marks, link: str) -> None:
        self._add("\n", marks, link)

    def _take_ruby(self, element: Element, marks: Marks, link: str) -> None:
        base = element.find(TEXT + "ruby-base")
        if base is not None:
            self.take(base, marks, link)

    def _take_note(self, element: Element, _marks: Marks, _link: str) -> None:
        kind = str(element.get(TEXT + "note-class", "footnote"))
        body = element.find(TEXT + "note-body")
        listed = self._context.notes.get(kind)
        if body is None or listed is None:
            return
        form = "decimal" if kind == "footnote" else "lowerRoman"
        label = in_form(len(listed) + 1, form)
        listed.append((label, body))
        style = SpanStyle.FOOTNOTE_REFERENCE
        self._draft.add_whole(f"[{label}]", style, label)

    def _take_annotation(self, element: Element, _marks: Marks, _link: str) -> None:
        named = element.get(OFFICE + "name")
        name = str(named) if named else f"#{len(self._context.annotations)}"
        self._context.annotations[name] = element
        self._draft.mark("start" if named else "at", name)

    def _take_annotation_end(self, element: Element, _m: Marks, _link: str) -> None:
        self._draft.mark("end", str(element.get(OFFICE + "name", "")))

    def _take_shape(self, element: Element, _marks: Marks, _link: str) -> None:
        self.boxes.append(element)

    def _take_frame(self, element: Element, _marks: Marks, _link: str) -> None:
        box = element.find(DRAW + "text-box")
        if box is not None:
            self.boxes.append(box)
            return
        formula = element.find(DRAW + "object")
        if formula is not None:
            text = self._formula(formula)
            if text:
                self._draft.add(text)
                return
        alt = _alternative(element)
        image = element.find(DRAW + "image")
        if image is not None:
            self._image(str(image.get(XLINK + "href", "")), alt)
        if formula is not None:
            self._draft.mark(EMBEDDED)

    def _image(self, address: str, alt: str) -> None:
        context = self._context
        part = address.removeprefix("./")
        if part in context.archive:
            unpack = partial(context.archive.read, part, limit.IMAGE_BYTES)
            key = context.images.add(part.rpartition("/")[2], alt, unpack)
        else:
            problem = (
                "A picture of this memo is not inside its file, and nothing is loaded "
                "from elsewhere. Insert it into the file itself."
            )
            key = context.images.refuse(clean(f"outside {address}"[:60]), alt, problem)
        self._draft.add_whole(IMAGE, SpanStyle.IMAGE, key)

    def _formula(self, element: Element) -> str:
        part = f"{str(element.get(XLINK + 'href', '')).removeprefix('./')}/content.xml"
        archive = self._context.archive
        if part not in archive:
            return ""
        root = parse_xml(archive.read(part), part)
        if not str(root.tag).startswith(MATH):
            return ""
        for annotation in root.iter(MATH + "annotation"):
            if annotation.text:
                return " ".join(annotation.text.split())
        return " ".join("".join(map(str, root.itertext())).split())


def _alternative(frame: Element) -> str:
    for name in ("desc", "title"):
        found = frame.find(SVG + name)
        if found is not None and found.text:
            return clean(" ".join(found.text.split()))
    return ""


def annotation_words(element: Element) -> tuple[str, str, str]:
    """Return who wrote a comment, when, and what."""
    who = element.findtext(DC + "creator") or ""
    when = element.findtext(DC + "date") or ""
    lines = [
        "".join(map(str, paragraph.itertext()))
        for paragraph in element.iter(TEXT + "p")
    ]
    return clean(who.strip()), when, clean("\n".join(lines).strip())


def style_name(element: Element) -> str:
    """Return the style an element of the text names."""
    return str(element.get(TEXT + "style-name", element.get(STYLE + "name", "")))
