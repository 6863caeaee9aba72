# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening a memo: a path or bytes in, a `Memo` or one clear sentence out.

It chooses the reader by the file's suffix and checks sizes; what a format means
is for the readers.
"""

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from meetingroom.memo.blocks import Block, BlockKind, SpanStyle
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read import limit
from meetingroom.memo.read.decode import decode
from meetingroom.memo.read.front_matter import split
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.markdown import read_blocks
from meetingroom.memo.read.plain import read_plain

TITLE_CP = 160
"""Longest title shown; a first line may be a whole paragraph."""

_MEGABYTE = 1_000_000


def _markdown(content: bytes, name: str, folder: Path | None) -> Memo:
    text = decode(content)
    _check_size(text)
    front_matter, body = split(text)
    images = ImageFolder(folder)
    blocks = read_blocks(body, images.find)
    title = _title(front_matter, blocks, name)
    return Memo(title, blocks, name, content, images.images, front_matter)


def _plain(content: bytes, name: str, _folder: Path | None) -> Memo:
    text = decode(content)
    _check_size(text)
    blocks = read_plain(text)
    return Memo(_title({}, blocks, name), blocks, name, content)


READERS: MappingProxyType[str, Callable[[bytes, str, Path | None], Memo]] = (
    MappingProxyType({".md": _markdown, ".markdown": _markdown, ".txt": _plain})
)
"""Suffix to reader; another format is one more line here."""


_REASONS: MappingProxyType[type[Exception], str] = MappingProxyType(
    {
        FileNotFoundError: "There is no file “{name}” in {folder}. "
        "It may have been moved or renamed.",
        PermissionError: "“{name}” may not be read by your account. "
        "Ask its owner for access, or copy it to a folder of your own.",
    }
)


def read_memo(path: Path) -> Memo:
    """Open a memo from a file, with the images of its folder.

    Raises:
        MemoUnreadable: It cannot be opened; the message says why and what to do.
    """
    _reader(path.name)
    try:
        if path.is_dir():
            msg = (
                f"“{path.name}” is a folder. Open the memo inside it, "
                f"a file that ends in {_formats()}."
            )
            raise MemoUnreadable(msg)
        if path.exists() and not path.is_file():
            msg = f"“{path.name}” is not a file that can be read as a memo."
            raise MemoUnreadable(msg)
        _check_bytes(path.stat().st_size, path.name)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = _REASONS.get(type(error), "“{name}” cannot be read: {error}.")
        msg = reason.format(name=path.name, folder=path.parent, error=error)
        raise MemoUnreadable(msg) from error
    return read_bytes(content, path.name, path.parent)


def read_bytes(content: bytes, name: str, folder: Path | None) -> Memo:
    """Read a memo from the bytes of its file.

    Args:
        content: The whole file.
        name: File name; its suffix chooses the reader.
        folder: Where the memo's images may be; `None` when they did not come along.

    Raises:
        MemoUnreadable: It cannot be read; the message says why and what to do.
    """
    reader = _reader(name)
    _check_bytes(len(content), name)
    memo = reader(content, name, folder)
    if not any(block.text.strip() for block in memo.blocks):
        msg = f"“{name}” has no text to read. Check that the right file was saved."
        raise MemoUnreadable(msg)
    return memo


def _reader(name: str) -> Callable[[bytes, str, Path | None], Memo]:
    suffix = Path(name).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        msg = (
            f"“{name}” cannot be opened as a memo. Formats that work end in "
            f"{_formats()}; export it as one of them."
        )
        raise MemoUnreadable(msg)
    return reader


def _formats() -> str:
    *first, last = READERS
    return f"{', '.join(first)} or {last}"


def _check_bytes(size_bytes: int, name: str) -> None:
    if size_bytes > limit.FILE_BYTES:
        msg = (
            f"“{name}” is {size_bytes / _MEGABYTE:.1f} MB. The limit for a memo is "
            f"{limit.FILE_BYTES // _MEGABYTE} MB; images can stand beside it as files."
        )
        raise MemoUnreadable(msg)


def _check_size(text: str) -> None:
    """Refuse a text that would keep the parser busy for minutes."""
    for character, most, what in (
        ("\n", limit.LINES, "lines"),
        ("|", limit.TABLE_BARS, "bars of tables"),
    ):
        count = text.count(character)
        if count > most:
            msg = (
                f"This memo has {count:,} {what}. The limit is {most:,}; "
                "take the data out and attach it beside the memo."
            )
            raise MemoUnreadable(msg)
    # Splitting takes its time; below two characters a word there is no need.
    words = len(text.split()) if len(text) > 2 * limit.WORDS else 0
    if words > limit.WORDS:
        msg = (
            f"This memo has {words:,} words. The limit is {limit.WORDS:,}; "
            "open a part of it."
        )
        raise MemoUnreadable(msg)


def _title(front_matter: dict[str, str], blocks: tuple[Block, ...], name: str) -> str:
    """Return the title: front matter, first heading, first line or file name."""
    named = next((v for k, v in front_matter.items() if k.lower() == "title"), "")
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    headings.sort(key=lambda block: block.level != 1)
    candidates = chain((named,), map(_line, headings), map(_line, blocks))
    lines = (" ".join(candidate.split()) for candidate in candidates)
    title = next(filter(None, lines), "") or Path(name).stem
    return title if len(title) <= TITLE_CP else f"{title[:TITLE_CP].rstrip()}…"


def _line(block: Block) -> str:
    """Return a block's first line without images and footnote numbers."""
    text = block.text
    for span in reversed(block.spans):
        if span.style is SpanStyle.FOOTNOTE_REFERENCE:
            text = text[: span.start_cp] + text[span.end_cp :]
    text = text.replace(IMAGE, " ").strip()
    return text.split("\n", 1)[0] if block.kind is not BlockKind.HEADING else text
