# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Footnotes and endnotes of a Word file: their numbers and their own paragraphs.

Numbers are given in the order in which the text refers to them, as Word prints them.
"""

from dataclasses import dataclass

from meetingroom.memo.read.word.names import W
from meetingroom.memo.read.word.numbering import in_form
from meetingroom.memo.read.word.package import Package
from meetingroom.memo.read.xml import Element

_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note that the text refers to."""

    label: str
    """What is printed in the brackets."""
    element: Element
    """The note itself, with its paragraphs."""
    run: Element
    """The run in the body that refers to it."""
    part: str


class Notes:
    """All notes of a file; those referred to are listed in order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._elements: dict[str, dict[str, Element]] = {}
        self._part_names: dict[str, str] = {}
        self.referred: dict[str, list[NoteReference]] = {"footnote": [], "endnote": []}
        self._labels: dict[tuple[str, str], str] = {}

    def refer(self, kind: str, identity: str, run: Element) -> str:
        """Count a reference and return its label; empty where there is no note.

        Args:
            kind: "footnote" or "endnote".
            identity: The note's id.
            run: The run that refers to it.
        """
        known = self._labels.get((kind, identity))
        if known is not None:
            return known
        element = self._notes(kind).get(identity)
        if element is None:
            return ""
        listed = self.referred[kind]
        form = "decimal" if kind == "footnote" else "lowerRoman"
        label = in_form(len(listed) + 1, form)
        listed.append(NoteReference(label, element, run, self._part_names[kind]))
        self._labels[kind, identity] = label
        return label

    def _notes(self, kind: str) -> dict[str, Element]:
        known = self._elements.get(kind)
        if known is not None:
            return known
        found: dict[str, Element] = {}
        part = self._package.related(_PARTS[kind])
        root = self._package.xml(part) if part is not None else None
        if part is not None and root is not None:
            self._part_names[kind] = part
            for element in root.iterchildren(W + kind):
                if element.get(W + "type") not in _SEPARATORS:
                    found[str(element.get(W + "id", ""))] = element
        self._elements[kind] = found
        return found
