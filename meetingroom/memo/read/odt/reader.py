# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading an OpenDocument text: the memo and its comments.

Source: ODF 1.3, and what LibreOffice 7 and 24 write.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.archive import Archive
from meetingroom.memo.read.assemble import Assembled, assemble
from meetingroom.memo.read.draft import Draft
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.odt.body import BodyWalk
from meetingroom.memo.read.odt.inline import Context, annotation_words
from meetingroom.memo.read.odt.names import OFFICE
from meetingroom.memo.read.odt.styles import Styles
from meetingroom.memo.read.places import widened
from meetingroom.memo.read.reading import (
    FileComment,
    Reading,
    Report,
    Source,
    report_nothing,
)
from meetingroom.memo.read.remark import COMMENTS, remarks_of
from meetingroom.memo.read.size import check_size
from meetingroom.memo.read.title import title_of
from meetingroom.memo.read.xml import Element, drop, parse_xml

_STEPS = 3
_CONTENT = "content.xml"


def read_odt(source: Source, report: Report = report_nothing) -> Reading:
    """Read an OpenDocument text.

    Raises:
        MemoUnreadable: It is damaged, protected, or over a limit.
    """
    report(0, _STEPS)
    archive = Archive(source.content, source.name)
    root = _part(archive, _CONTENT, source.name)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        msg = (
            f"“{source.name}” is no text document. Save the memo as .odt or .docx and "
            "open that."
        )
        raise MemoUnreadable(msg)
    roots = [_part(archive, "styles.xml", source.name)]
    roots = [*(roots if "styles.xml" in archive else []), root]
    context = Context(archive, Styles(roots), ImageFolder(source.folder))
    report(1, _STEPS)
    assembled = assemble(_drafts(context, body))
    report(2, _STEPS)
    text = "\n".join(block.text for block in assembled.blocks)
    check_size(text)
    comments = _comments(context, assembled, text)
    remarks = remarks_of(assembled.noticed)
    if comments:
        remarks.append(COMMENTS)
    memo = Memo(
        title_of(assembled.blocks, source.name),
        assembled.blocks,
        source.name,
        _without_comments(source.content, root) if comments else source.content,
        context.images.images,
        remarks=tuple(remarks),
    )
    return Reading(memo, comments)


def _part(archive: Archive, part: str, name: str) -> Element:
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        msg = f"“{name}” is protected by a password. Save it without one and open that."
        raise MemoUnreadable(msg)
    if part not in archive:
        if part == _CONTENT:
            msg = (
                f"“{name}” has no text inside. Save it again from the program it was "
                "written in."
            )
            raise MemoUnreadable(msg)
        return etree.Element("none")
    return parse_xml(archive.read(part), part)


def _drafts(context: Context, body: Element) -> Iterator[Draft]:
    walk = BodyWalk(context)
    yield from walk.blocks(body)
    for kind in ("footnote", "endnote"):
        for label, element in context.notes[kind]:
            yield from walk.note(label, element)


def _comments(
    context: Context, assembled: Assembled, text: str
) -> tuple[FileComment, ...]:
    places = widened(assembled, text)
    found = []
    for name, element in context.annotations.items():
        who, when, words = annotation_words(element)
        place = places.get(name)
        found.append(
            FileComment(
                author=who,
                text=words,
                start_cp=place.start_cp if place else None,
                end_cp=place.end_cp if place else None,
                at=_moment(when),
                is_resolved=_is_resolved(element),
            )
        )
    return tuple(found)


def _is_resolved(element: Element) -> bool:
    return any(
        str(name).endswith("}resolved") and value == "true"
        for name, value in element.attrib.items()
    )


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip()[:26])
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _without_comments(content: bytes, root: Element) -> bytes:
    """Return the same file without its comments; other parts keep their content."""
    for name in ("annotation", "annotation-end"):
        for element in list(root.iter(OFFICE + name)):
            drop(element)
    part = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            kept = part if entry.filename == _CONTENT else old.read(entry)
            new.writestr(entry, kept, compress_type=entry.compress_type)
    return out.getvalue()
