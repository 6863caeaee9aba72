# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Bytes to clean text: encoding, line ends, characters no viewer agrees on.

It must not know any format; what the text means is for the readers.
"""

import codecs
import re

from meetingroom.memo.errors import MemoUnreadable

_UNWANTED = re.compile("[\0\u2028\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
"""Characters that Qt takes for structure, and halves of characters.

Source: measured, QTextDocument turns them into blocks, frames, lines and images.
"""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, as Word and OpenDocument files are"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
"""First bytes of files that people rename by mistake."""

_NUL_SHARE = 0.1
"""Text has no NUL at all; a damaged disk leaves a few, a binary file many."""


def decode(content: bytes) -> str:
    """Return the text of a file, with line feeds only and nothing unshowable.

    Args:
        content: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises:
        MemoUnreadable: The bytes are another kind of file or another encoding.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _utf16(content)
    else:
        refuse_binary(content)
        text = _utf8(content)
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(text: str) -> str:
    """Replace what must not stand in a canonical text, one for one."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNWANTED.sub("\ufffd", text)


def refuse_binary(content: bytes) -> None:
    """Refuse what is another kind of file than text.

    Raises:
        MemoUnreadable: It begins as other files do, or has many bytes that are zero.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            msg = (
                f"This file is {kind}, not text. "
                "Export it as Markdown or plain text and open that."
            )
            raise MemoUnreadable(msg)
    if content.count(0) > len(content) * _NUL_SHARE:
        msg = (
            "This file is not text: many of its bytes are zero. "
            "Export the memo as Markdown or plain text and open that."
        )
        raise MemoUnreadable(msg)


def _utf8(content: bytes) -> str:
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        skipped = len(content) - len(error.object)
        position = error.start + skipped
        line = content.count(b"\n", 0, position) + 1
        msg = (
            "This file is not UTF-8 text. The first byte that does not fit is number "
            f"{position + 1:,}, in line {line:,}. "
            "Save it again with the encoding UTF-8 and open that."
        )
        raise MemoUnreadable(msg) from error


def _utf16(content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        msg = (
            "This file begins like UTF-16 text, but the byte at number "
            f"{error.start + 1:,} does not fit. "
            "Save it again with the encoding UTF-8 and open that."
        )
        raise MemoUnreadable(msg) from error
