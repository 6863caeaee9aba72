# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The parts of a Word package and how they refer to each other.

A target is looked up among the archive's own parts and never used as a path; what
lies outside is never fetched.
"""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.archive import Archive
from meetingroom.memo.read.xml import Element, parse_xml

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
"""Namespaces of strict files and their transitional twins; ECMA-376 annex A."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference from a part to something else."""

    kind: str
    """Last word of the relationship's type, such as "image"."""
    target: str
    """Name of a part, or an address when it is external."""
    is_external: bool


class Package:
    """A Word file as parts."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open a package.

        Raises:
            MemoUnreadable: It is damaged, protected or over a limit.
        """
        self.archive = Archive(content, name)
        # Names of parts do not tell capitals from small letters; OPC, 6.2.2.3.
        self._names = {part.casefold(): part for part in self.archive.names}
        self.is_strict = False
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main_part(name)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return a part's references by their ids."""
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = self._read_relations(part)
        return known

    def relations_part(self, part: str) -> str:
        """Return the name of the part that lists a part's references."""
        folder, _, file = part.rpartition("/")
        return self._spelled(posixpath.join(folder, "_rels", f"{file}.rels"))

    def xml(self, part: str) -> Element | None:
        """Return a part's root; `None` when there is no such part."""
        if part not in self.archive:
            return None
        content = self.archive.read(part)
        if b"purl.oclc.org/ooxml" in content[:4000]:
            self.is_strict = True
            for strict, transitional in _STRICT:
                content = content.replace(strict, transitional)
        return parse_xml(content, part)

    def related(self, kind: str, part: str | None = None) -> str | None:
        """Return the name of the part of a kind that a part refers to."""
        for relation in self.relations(self.main if part is None else part).values():
            if relation.kind == kind and not relation.is_external:
                return relation.target
        return None

    def _main_part(self, name: str) -> str:
        main = self.related("officeDocument", "")
        if main is None and "word/document.xml" in self.archive:
            main = "word/document.xml"
        if main is None or main not in self.archive:
            msg = (
                f"“{name}” has no document inside. Save it again from Word and open "
                "that."
            )
            raise MemoUnreadable(msg)
        return main

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder = part.rpartition("/")[0]
        root = self.xml(self.relations_part(part))
        found: dict[str, Relation] = {}
        if root is None:
            return found
        for entry in root.iter(RELATION):
            kind = str(entry.get("Type", "")).rpartition("/")[2]
            target = str(entry.get("Target", ""))
            is_external = entry.get("TargetMode") == "External"
            if not is_external:
                target = self._spelled(_inside(folder, target))
            found[str(entry.get("Id", ""))] = Relation(kind, target, is_external)
        return found

    def _spelled(self, part: str) -> str:
        """Return a part's name as the archive spells it."""
        if part in self.archive:
            return part
        return self._names.get(part.casefold(), part)


def _inside(folder: str, target: str) -> str:
    """Return a target as the name of a part; one that leads out names none."""
    if target.startswith("/"):
        return posixpath.normpath(unquote(target)).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, unquote(target)))
