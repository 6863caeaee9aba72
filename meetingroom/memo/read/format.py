# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which format a file has, by its content; its ending only decides between texts.

It opens nothing beyond a table of contents and makes no blocks.
"""

import re
from enum import StrEnum
from pathlib import Path

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.archive import Archive
from meetingroom.memo.read.decode import refuse_binary


class Format(StrEnum):
    """A format that can be opened as a memo."""

    MARKDOWN = "Markdown"
    PLAIN = "plain text"
    WORD = "Word"
    HTML = "HTML"
    ODT = "OpenDocument"
    PDF = "PDF"

    @property
    def is_text(self) -> bool:
        """Tell whether it is read in milliseconds, by code of Python's own."""
        return self in {Format.MARKDOWN, Format.PLAIN}


ENDINGS: dict[str, Format] = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.PLAIN,
    ".docx": Format.WORD,
    ".docm": Format.WORD,
    ".odt": Format.ODT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.PDF,
}
"""Endings that a dialog offers."""

_TEXT_ENDINGS = frozenset({".md", ".markdown", ".txt"})
_HEAD_BYTES = 1024
"""Where a PDF's signature must stand; source: ISO 32000-1, implementation note 13."""
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_MIME = re.compile(rb"(?:MIME-Version|Content-Type|Date|From|Subject):", re.I)
_ODT_TYPES = (b"application/vnd.oasis.opendocument.text",)
_BLANK = b" \t\r\n\xef\xbb\xbf"
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins, and one with nothing inside."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OOXML = "EncryptedPackage".encode("utf-16-le")


def format_of(content: bytes, name: str) -> Format:
    """Return the format of a file.

    Args:
        content: The whole file.
        name: Its name; the ending counts only where the content is text.

    Raises:
        MemoUnreadable: It is none that can be opened; the message says what to do.
    """
    suffix = Path(name).suffix.lower()
    if b"%PDF-" in content[:_HEAD_BYTES] and suffix not in _TEXT_ENDINGS:
        return Format.PDF
    if content.startswith(b"%PDF-"):
        return Format.PDF
    if content.startswith(_ARCHIVES):
        return _archive_format(content, name)
    if content.startswith(_OLE):
        raise MemoUnreadable(_ole_sentence(content, name))
    if content.startswith(b"{\\rtf"):
        msg = f"“{name}” is rich text (RTF). Save it as .docx and open that."
        raise MemoUnreadable(msg)
    return _text_format(content, suffix, name)


def formats_in_words() -> str:
    """Return the endings of all formats as part of a sentence."""
    *first, last = ENDINGS
    return f"{', '.join(first)} or {last}"


def _text_format(content: bytes, suffix: str, name: str) -> Format:
    known = ENDINGS.get(suffix)
    if known is not None and known.is_text:
        return known
    if not content.strip(_BLANK):
        msg = f"“{name}” is empty. Check that the right file was saved."
        raise MemoUnreadable(msg)
    head = content[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf")
    if known is Format.HTML or suffix in {".xhtml", ".mht"}:
        refuse_binary(content)
    if _HTML.match(head) or known is Format.HTML or suffix in {".xhtml", ".mht"}:
        return Format.HTML
    if suffix == ".doc" and _MIME.match(head):
        # What Confluence calls Word is a web page in the form of an e-mail.
        return Format.HTML
    if known is not None:
        msg = (
            f"“{name}” is not a {known} file, whatever its name says, or it was cut "
            "short. Ask for it again, or save it again from the program it was "
            "written in."
        )
        raise MemoUnreadable(msg)
    msg = (
        f"“{name}” cannot be opened as a memo. Formats that work end in "
        f"{formats_in_words()}; export it as one of them."
    )
    raise MemoUnreadable(msg)


def _archive_format(content: bytes, name: str) -> Format:
    archive = Archive(content, name)
    names = archive.names
    if "[Content_Types].xml" in archive:
        for folder, what in (("ppt/", "PowerPoint"), ("xl/", "Excel")):
            if any(part.startswith(folder) for part in names):
                msg = (
                    f"“{name}” is a {what} file. A memo is prose: write it in Word or "
                    "as Markdown, and attach this beside it."
                )
                raise MemoUnreadable(msg)
        return Format.WORD
    if "mimetype" in archive and archive.read("mimetype", 200).startswith(_ODT_TYPES):
        return Format.ODT
    if any(part.lower().endswith((".html", ".htm")) for part in names):
        # Google Docs downloads a web page as an archive, with its images.
        return Format.HTML
    msg = (
        f"“{name}” is an archive without a memo that can be opened. Unpack it and "
        "open the memo inside."
    )
    raise MemoUnreadable(msg)


def _ole_sentence(content: bytes, name: str) -> str:
    if _ENCRYPTED_OOXML in content:
        return (
            f"“{name}” is protected by a password. Save it without one and open that."
        )
    return (
        f"“{name}” is in the format of Word before 2007. Open it in Word, save it as "
        ".docx and open that."
    )
