# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A Word file without its comments; every other part keeps its content.

Comments must not travel with the memo, nor who wrote them. What takes their places
away works on the text of the parts, so that nothing else in them changes; the lists
of parts are read as XML, for their names may be written in many ways.
"""

import io
import re
import zipfile
from collections.abc import Callable
from urllib.parse import unquote

from lxml import etree

from meetingroom.memo.read.word.package import RELATION, Package
from meetingroom.memo.read.xml import Element, parse_xml

_KINDS = frozenset(
    {
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        # Names and addresses of the accounts that commented, and what they are to do.
        "people",
        "documenttasks",
    }
)
_PLACES = re.compile(
    rb"<(?P<p>[\w.-]+:)?(?:commentRangeStart|commentRangeEnd|commentReference|"
    rb"annotationRef)\b[^>]*?(?:/>|>\s*</(?P=p)[A-Za-z]+>)"
)
_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def has_comments(package: Package) -> bool:
    """Tell whether a file has a part for comments or their writers, even an empty one.

    Args:
        package: The file, opened.
    """
    relations = package.relations(package.main).values()
    return any(relation.kind in _KINDS for relation in relations)


def without_comments(content: bytes, package: Package) -> bytes:
    """Return the same file without its comments.

    Args:
        content: The whole file.
        package: The same file, opened.
    """
    removed = {
        part
        for relation in package.relations(package.main).values()
        if relation.kind in _KINDS and not relation.is_external
        for part in (relation.target, package.relations_part(relation.target))
    }
    relations = package.relations_part(package.main)
    with_places = {package.main} | {
        relation.target
        for relation in package.relations(package.main).values()
        if relation.kind in {"footnotes", "endnotes"}
    }
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename in removed:
                continue
            part = package.archive.read(entry.filename, entry.file_size)
            if entry.filename in with_places:
                part = _PLACES.sub(b"", part)
            elif entry.filename == relations:
                part = _without(part, RELATION, _is_of_comments)
            elif entry.filename == _TYPES:
                part = _without(part, _OVERRIDE, lambda one: _names(one, removed))
            new.writestr(entry, part, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without(part: bytes, tag: str, is_dropped: Callable[[Element], bool]) -> bytes:
    """Return a list of parts without some entries; as it was where it has none."""
    root = parse_xml(part, _TYPES)
    dropped = [entry for entry in root.iterchildren(tag) if is_dropped(entry)]
    if not dropped:
        return part
    for entry in dropped:
        root.remove(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_of_comments(relation: Element) -> bool:
    return str(relation.get("Type", "")).rpartition("/")[2] in _KINDS


def _names(override: Element, removed: set[str]) -> bool:
    part = unquote(str(override.get("PartName", ""))).lstrip("/")
    return part.casefold() in {one.casefold() for one in removed}
