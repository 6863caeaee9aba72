# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Putting comments between the characters of a Word document.

Runs are split where a comment begins or ends inside one; nothing else changes. It
does not know what a comment says.
"""

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from meetingroom.memo.read.draft import Piece
from meetingroom.memo.read.word.names import M, W
from meetingroom.memo.read.xml import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN = W + "r"
_TEXT = W + "t"


@dataclass(slots=True)
class _Fragment:
    """Part of a text element that was split."""

    offset_cp: int
    element: Element


class Placing:
    """Puts comments into one document."""

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        """Take the document's pieces.

        Args:
            pieces: In the order of the text, as `word.reader.trace` gives them; their
                tree is changed in place.
        """
        self._pieces = pieces
        self._starts_cp = [piece.start_cp for piece in pieces]
        self._fragments: dict[Element, list[_Fragment]] = {}

    def has_place(self, start_cp: int, end_cp: int) -> bool:
        """Tell whether any character of a passage stands in the document."""
        return bool(self._between(start_cp, end_cp))

    def put(self, identity: int, start_cp: int, end_cp: int) -> None:
        """Put a comment around a passage that `has_place`."""
        found = self._between(start_cp, end_cp)
        first, last = found[0], found[-1]
        begin_cp, stop_cp = max(start_cp, first.start_cp), min(end_cp, last.end_cp)
        # The end first: what is split off behind it leaves the beginning in place.
        end = self._ending(last, stop_cp)
        _after(end, _marker("commentRangeEnd", identity), _reference(identity))
        begin = self._beginning(first, begin_cp)
        begin.addprevious(_marker("commentRangeStart", identity))

    def put_last(self, identity: int, root: Element) -> None:
        """Put a comment at the end of the document."""
        direct = [piece for piece in self._pieces if piece.element.tag == _TEXT]
        if direct:
            last = direct[-1]
            self.put(identity, last.start_cp, last.end_cp)
            return
        paragraphs = list(root.iter(W + "p"))
        if paragraphs:
            paragraphs[-1].append(_reference(identity))

    def _between(self, start_cp: int, end_cp: int) -> list[Piece]:
        index = max(0, bisect_right(self._starts_cp, start_cp) - 1)
        found = []
        for piece in self._pieces[index:]:
            if piece.start_cp >= end_cp:
                break
            if piece.end_cp > start_cp and piece.start_cp < piece.end_cp:
                found.append(piece)
        return found

    def _beginning(self, piece: Piece, at_cp: int) -> Element:
        """Return the element that begins with a character, after splitting."""
        if piece.is_apart:
            return _outer(piece.element)
        fragment, offset_cp = self._fragment(piece, at_cp, is_end=False)
        return self._split_before(piece.element, fragment, offset_cp)

    def _ending(self, piece: Piece, at_cp: int) -> Element:
        """Return the element that ends before a place, after splitting."""
        if piece.is_apart:
            return _outer(piece.element)
        fragment, offset_cp = self._fragment(piece, at_cp, is_end=True)
        element = fragment.element
        if element.tag == _TEXT and offset_cp < len(element.text or ""):
            self._split_before(piece.element, fragment, offset_cp)
        else:
            following = element.getnext()
            if following is not None:
                _split_run(following)
        return _run_of(element)

    def _fragment(
        self, piece: Piece, at_cp: int, *, is_end: bool
    ) -> tuple[_Fragment, int]:
        """Return the part of an element that holds a place, and where in it."""
        element = piece.element
        parts = self._fragments.setdefault(element, [_Fragment(0, element)])
        offset_cp = piece.offset_cp + at_cp - piece.start_cp
        # An end belongs to the part before it, a beginning to the one after.
        wanted = offset_cp - 1 if is_end else offset_cp
        index = bisect_right([part.offset_cp for part in parts], max(0, wanted)) - 1
        return parts[index], offset_cp - parts[index].offset_cp

    def _split_before(
        self, element: Element, fragment: _Fragment, offset_cp: int
    ) -> Element:
        """Let a place be the beginning of a run; returns that run."""
        held = fragment.element
        if held.tag != _TEXT or offset_cp <= 0:
            return _split_run(held)
        text = held.text or ""
        rest = held.makeelement(_TEXT)
        rest.text = text[offset_cp:]
        held.text = text[:offset_cp]
        for part in (held, rest):
            part.set(_SPACE, "preserve")
        held.addnext(rest)
        parts = self._fragments[element]
        at = parts.index(fragment) + 1
        parts.insert(at, _Fragment(fragment.offset_cp + offset_cp, rest))
        return _split_run(rest)


def _split_run(first: Element) -> Element:
    """Let a run begin with one of its children; returns that run."""
    run = _run_of(first)
    before = first.getprevious()
    if before is None or before.tag == W + "rPr":
        return run
    behind: Element = run.makeelement(_RUN)
    properties = run.find(W + "rPr")
    if properties is not None:
        behind.append(deepcopy(properties))
    moving: Element | None = first
    while moving is not None:
        following = moving.getnext()
        behind.append(moving)
        moving = following
    run.addnext(behind)
    return behind


def _run_of(element: Element) -> Element:
    at = element
    while at.tag != _RUN:
        parent = at.getparent()
        if parent is None:
            return element
        at = parent
    return at


def _outer(element: Element) -> Element:
    """Return what stands in the paragraph itself: a run, or a whole equation."""
    parent = element.getparent()
    if parent is not None and parent.tag == M + "oMathPara":
        return parent
    return element if element.tag != _TEXT else _run_of(element)


def _after(element: Element, *added: Element) -> None:
    for one in reversed(added):
        element.addnext(one)


def _marker(name: str, identity: int) -> Element:
    marker: Element = etree.Element(W + name)
    marker.set(W + "id", str(identity))
    return marker


def _reference(identity: int) -> Element:
    run: Element = etree.Element(_RUN)
    run.append(_marker("commentReference", identity))
    return run
