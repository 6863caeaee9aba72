# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A Word file without its comments; every other part keeps its content.

Comments must not travel with the memo. What takes their places away works on the
text of the parts, so that nothing else in them changes.
"""

import io
import posixpath
import re
import zipfile

from meetingroom.memo.read.word.package import Package

_KINDS = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible"}
)
_PLACES = re.compile(
    rb"<(?P<p>[A-Za-z0-9]+:)?(?:commentRangeStart|commentRangeEnd|commentReference|"
    rb"annotationRef)\b[^>]*?(?:/>|>\s*</(?P=p)[A-Za-z]+>)"
)
_RELATION = re.compile(rb"<Relationship\b[^>]*?(?:/>|>\s*</Relationship>)")
_OVERRIDE = re.compile(rb"<Override\b[^>]*?(?:/>|>\s*</Override>)")
_TYPE = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/([A-Za-z]+)[\"']")
_PART = re.compile(rb"\bPartName\s*=\s*[\"']/([^\"']*)[\"']")


def without_comments(content: bytes, package: Package) -> bytes:
    """Return the same file without its comments.

    Args:
        content: The whole file.
        package: The same file, opened.
    """
    removed = {
        relation.target
        for relation in package.relations(package.main).values()
        if relation.kind in _KINDS and not relation.is_external
    }
    folder, _, file = package.main.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
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
                part = _RELATION.sub(_kept_relation, part)
            elif entry.filename == "[Content_Types].xml":
                part = _OVERRIDE.sub(lambda found: _kept_type(found, removed), part)
            new.writestr(entry, part, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _kept_relation(found: re.Match[bytes]) -> bytes:
    kind = _TYPE.search(found[0])
    is_comment = kind is not None and kind[1].decode("ascii", "replace") in _KINDS
    return b"" if is_comment else found[0]


def _kept_type(found: re.Match[bytes], removed: set[str]) -> bytes:
    part = _PART.search(found[0])
    is_removed = part is not None and part[1].decode(errors="replace") in removed
    return b"" if is_removed else found[0]
