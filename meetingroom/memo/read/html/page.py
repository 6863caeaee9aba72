# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A web page's bytes to a tree: its encoding, its container, what libxml2 refuses.

It must not know what elements mean.
"""

import codecs
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from functools import partial

from lxml import etree, html

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit
from meetingroom.memo.read.archive import Archive
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.xml import Element

Unpack = Callable[[], bytes]

_HEAD_BYTES = 4096
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.I)
_MIME = re.compile(rb"(?:MIME-Version|Content-Type|Date|From|Subject):", re.I)
# What no tree may hold; lxml reads it and then refuses to write it.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(slots=True)
class Page:
    """A page and the files that came along with it."""

    text: str
    files: dict[str, Unpack] = field(default_factory=dict)
    """Images by the names the page may use for them."""
    others: tuple[str, ...] = ()
    """Pages of the same archive that are not read."""


def open_page(source: Source) -> Page:
    """Take the page out of whatever it came in.

    Raises:
        MemoUnreadable: There is none, or it is over a limit.
    """
    content = source.content
    if content.startswith(b"PK\x03\x04"):
        return _from_archive(content, source.name)
    if _MIME.match(content.lstrip(b"\xef\xbb\xbf\r\n ")[:200]):
        return _from_mail(content, source.name)
    return Page(text_of(content))


def text_of(content: bytes) -> str:
    """Return the text of a page: by its mark, what it declares, UTF-8, or Windows."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    head = content[:_HEAD_BYTES]
    found = _DECLARED.search(head) or _CHARSET.search(head)
    names = ([found[1].decode("ascii")] if found else []) + ["utf-8"]
    for name in names:
        try:
            return content.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("windows-1252", "replace")


def tree_of(text: str) -> Element:
    """Return the root of a page.

    Raises:
        MemoUnreadable: It has too many elements, or they stand too deep.
    """
    count = text.count("<")
    if count > limit.ELEMENTS:
        msg = (
            f"This page has {count:,} elements. The limit is {limit.ELEMENTS:,}; "
            "open a part of the memo."
        )
        raise MemoUnreadable(msg)
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=False,
    )
    text = _CONTROL.sub("\ufffd", text)
    try:
        root = html.document_fromstring(text.encode(errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        msg = "This page has no text to read, or is damaged. Save it again."
        raise MemoUnreadable(msg) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        msg = (
            "This page has elements nested more than 250 deep. "
            "Copy its text into a new document and open that."
        )
        raise MemoUnreadable(msg)
    return root


def _from_archive(content: bytes, name: str) -> Page:
    archive = Archive(content, name)
    pages = [part for part in archive.names if part.lower().endswith((".html", ".htm"))]
    # The one nearest to the top, an index before others.
    pages.sort(key=lambda part: (part.count("/"), "index" not in part.lower(), part))
    if not pages:
        msg = f"“{name}” has no page inside. Unpack it and open the memo inside."
        raise MemoUnreadable(msg)
    first, *others = pages
    folder = first.rpartition("/")[0]
    files: dict[str, Unpack] = {}
    for part in archive.names:
        shown = posixpath.relpath(part, folder) if folder else part
        files[shown] = partial(archive.read, part, limit.IMAGE_BYTES)
    return Page(text_of(archive.read(first)), files, tuple(others))


def _from_mail(content: bytes, name: str) -> Page:
    message = message_from_bytes(content, policy=policy.default)
    text: str | None = None
    files: dict[str, Unpack] = {}
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if part.get_content_type() == "text/html" and text is None:
            charset = part.get_content_charset()
            declared = b"charset=" + (charset or "utf-8").encode("ascii", "replace")
            text = text_of(payload) if charset is None else _decoded(payload, declared)
        location = str(part.get("Content-Location", "")).strip()
        identity = str(part.get("Content-ID", "")).strip("<> ")
        for shown in (location, location.rpartition("/")[2], f"cid:{identity}"):
            if shown and shown != "cid:":
                files[shown] = partial(bytes, payload)
    if text is None:
        msg = f"“{name}” has no page inside. Save it as a Word file and open that."
        raise MemoUnreadable(msg)
    return Page(text, files)


def _decoded(payload: bytes, declared: bytes) -> str:
    found = _CHARSET.search(declared)
    try:
        return payload.decode(found[1].decode("ascii") if found else "utf-8")
    except (LookupError, UnicodeError):
        return text_of(payload)
