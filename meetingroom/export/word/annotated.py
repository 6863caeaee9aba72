# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The author's own Word file with every note as a comment of Word's.

Nothing of the file changes but what comments need; every other part keeps its bytes.
Source: ECMA-376 part 1, 17.13.4 (comments); Word and LibreOffice read the result.
"""

import io
import posixpath
import zipfile

from lxml import etree

from meetingroom.export.word.comment import Comment, comment_of, last_comment
from meetingroom.export.word.place import Placing
from meetingroom.export.wording import notes_in_order
from meetingroom.meeting.notes import Note
from meetingroom.meeting.state import Meeting
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.format import Format, format_of
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.word.names import W
from meetingroom.memo.read.word.package import Package
from meetingroom.memo.read.word.reader import trace
from meetingroom.memo.read.xml import Element

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class NotAWordFile(Exception):  # noqa: N818 - says what is, like `Refused`
    """The memo did not come from Word, so there is no file to put comments into."""


def is_word(memo: Memo | None) -> bool:
    """Tell whether a memo came as a Word file."""
    if memo is None or not memo.source:
        return False
    try:
        return format_of(memo.source, memo.name) is Format.WORD
    except MemoUnreadable:
        return False


def annotated_docx(meeting: Meeting) -> bytes:
    """Return the author's file with the notes that its viewer may see.

    Raises:
        NotAWordFile: The memo came in another format, or in one of Word's that
            cannot be written.
    """
    memo = meeting.memo
    if memo is None or not is_word(memo):
        raise NotAWordFile
    traced = trace(Source(memo.source, memo.name))
    content = traced.reading.memo.source
    if content != memo.source:
        # Frozen by a version that left a part for comments in it; two are one too many.
        traced = trace(Source(content, memo.name))
    if traced.package.is_strict:
        raise NotAWordFile
    placing = Placing(traced.pieces)
    is_same = traced.reading.memo.text == memo.text
    comments: list[Comment] = []
    left: list[tuple[Note, Comment]] = []
    for note in notes_in_order(meeting):
        comment = comment_of(meeting, note)
        place = _place(comment, note, memo, traced.reading.memo, is_same=is_same)
        if place is None or not placing.has_place(*place):
            left.append((note, comment))
            continue
        placing.put(len(comments), *place)
        comments.append(comment)
    last = last_comment(meeting, left)
    if last is not None:
        placing.put_last(len(comments), traced.root)
        comments.append(last)
    return _packed(content, traced.package, traced.root, comments)


def _place(
    comment: Comment, note: Note, memo: Memo, read: Memo, *, is_same: bool
) -> tuple[int, int] | None:
    """Return where a note stands in the file as it reads now; `None` when unsure."""
    if comment.start_cp is None or comment.end_cp is None or note.anchor is None:
        return None
    if is_same:
        return comment.start_cp, comment.end_cp
    # Another version of this program froze the memo: only the very same words will do.
    anchor = note.anchor
    around = f"{anchor.prefix}{anchor.exact}{anchor.suffix}"
    if read.text.count(around) != 1 or memo.text.count(around) != 1:
        return None
    start_cp = read.text.index(around) + len(anchor.prefix)
    return start_cp, start_cp + len(anchor.exact)


def _packed(
    content: bytes, package: Package, root: Element, comments: list[Comment]
) -> bytes:
    if not comments:
        return content
    folder = package.main.rpartition("/")[0]
    part = _free_name(package, folder)
    relations = package.relations_part(package.main)
    changed = {
        package.main: etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        ),
        part: _comments_part(comments),
        relations: _with_relation(package, relations, part.rpartition("/")[2]),
        "[Content_Types].xml": _with_type(package, part),
    }
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            kept = changed.pop(entry.filename, None)
            data = old.read(entry) if kept is None else kept
            new.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


def _free_name(package: Package, folder: str) -> str:
    number = 0
    while True:
        name = f"comments{number or ''}.xml"
        part = posixpath.join(folder, name)
        if part not in package.archive:
            return part
        number += 1


def _comments_part(comments: list[Comment]) -> bytes:
    root: Element = etree.Element(W + "comments", nsmap={"w": W.strip("{}")})
    for identity, comment in enumerate(comments):
        element = etree.SubElement(root, W + "comment")
        element.set(W + "id", str(identity))
        element.set(W + "author", comment.author)
        element.set(W + "date", f"{comment.at:%Y-%m-%dT%H:%M:%SZ}")
        element.set(W + "initials", comment.initials)
        for line in comment.lines:
            paragraph = etree.SubElement(element, W + "p")
            text = etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t")
            text.text = line
            text.set(_XML_SPACE, "preserve")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_relation(package: Package, relations: str, target: str) -> bytes:
    entry = (
        f'<Relationship Id="rIdMeetingroomComments" Type="{_TYPE}" Target="{target}"/>'
    ).encode()
    if relations not in package.archive:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        head = f'<Relationships xmlns="{space}">'.encode()
        return head + entry + b"</Relationships>"
    return _inserted(package.archive.read(relations), b"Relationships", entry)


def _with_type(package: Package, part: str) -> bytes:
    entry = (f'<Override PartName="/{part}" ContentType="{_CONTENT_TYPE}"/>').encode()
    return _inserted(package.archive.read("[Content_Types].xml"), b"Types", entry)


def _inserted(content: bytes, root: bytes, entry: bytes) -> bytes:
    """Return XML with an entry before its root ends; the rest stays as it is."""
    before, end, after = content.rpartition(b"</" + root)
    if not end:
        # An empty root, or one with a prefix: let the parser find its end.
        tree = etree.fromstring(content)
        element = etree.fromstring(entry)
        element.tag = tree.tag.rpartition("}")[0] + "}" + element.tag
        tree.append(element)
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return before + entry + end + after
