# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening a memo: a path or bytes in, a `Memo` or one clear sentence out.

It asks which format the file has and checks sizes; what a format means is for the
readers.
"""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read import limit
from meetingroom.memo.read.decode import decode
from meetingroom.memo.read.format import Format, format_of, formats_in_words
from meetingroom.memo.read.front_matter import split
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.markdown import read_blocks
from meetingroom.memo.read.plain import read_plain
from meetingroom.memo.read.reading import Reading, Report, Source, report_nothing
from meetingroom.memo.read.size import check_blocks, check_size
from meetingroom.memo.read.title import title_of

_MEGABYTE = 1_000_000


def _markdown(source: Source, _report: Report) -> Reading:
    text = decode(source.content)
    check_size(text)
    front_matter, body = split(text)
    images = ImageFolder(source.folder)
    blocks = read_blocks(body, images.find)
    title = title_of(blocks, source.name, front_matter)
    return Reading(
        Memo(title, blocks, source.name, source.content, images.images, front_matter)
    )


def _plain(source: Source, _report: Report) -> Reading:
    text = decode(source.content)
    check_size(text)
    blocks = read_plain(text)
    title = title_of(blocks, source.name)
    return Reading(Memo(title, blocks, source.name, source.content))


# The libraries of the others are imported when such a file is opened, not before.


def _word(source: Source, report: Report) -> Reading:
    from meetingroom.memo.read.word.reader import read_word  # noqa: PLC0415

    return read_word(source, report)


def _html(source: Source, report: Report) -> Reading:
    from meetingroom.memo.read.html.reader import read_html  # noqa: PLC0415

    return read_html(source, report)


def _odt(source: Source, report: Report) -> Reading:
    from meetingroom.memo.read.odt.reader import read_odt  # noqa: PLC0415

    return read_odt(source, report)


def _pdf(source: Source, report: Report) -> Reading:
    from meetingroom.memo.read.pdf.reader import read_pdf  # noqa: PLC0415

    return read_pdf(source, report)


READERS: MappingProxyType[Format, Callable[[Source, Report], Reading]] = (
    MappingProxyType(
        {
            Format.MARKDOWN: _markdown,
            Format.PLAIN: _plain,
            Format.WORD: _word,
            Format.HTML: _html,
            Format.ODT: _odt,
            Format.PDF: _pdf,
        }
    )
)


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
    return read_source(source_of(path)).memo


def source_of(path: Path) -> Source:
    """Take a file in, not yet read.

    Raises:
        MemoUnreadable: It cannot be had; the message says why and what to do.
    """
    try:
        if path.is_dir():
            name = path.name or path.resolve().name
            msg = (
                f"“{name}” is a folder. Open the memo inside it, "
                f"a file that ends in {formats_in_words()}."
            )
            raise MemoUnreadable(msg)
        if path.exists() and not path.is_file():
            msg = f"“{path.name}” is not a file that can be read as a memo."
            raise MemoUnreadable(msg)
        _check_bytes(path.stat().st_size, path.name)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = _REASONS.get(type(error), "“{name}” cannot be read: {error}.")
        msg = reason.format(name=path.name, folder=path.absolute().parent, error=error)
        raise MemoUnreadable(msg) from error
    return Source(content, path.name, path.parent)


def read_bytes(content: bytes, name: str, folder: Path | None) -> Memo:
    """Read a memo from the bytes of its file.

    Args:
        content: The whole file.
        name: File name; its ending decides between formats that are text.
        folder: Where the memo's images may be; `None` when they did not come along.

    Raises:
        MemoUnreadable: It cannot be read; the message says why and what to do.
    """
    return read_source(Source(content, name, folder)).memo


def read_source(source: Source, report: Report = report_nothing) -> Reading:
    """Read a memo and the comments inside its file.

    Args:
        source: The file.
        report: Told how far reading is.

    Raises:
        MemoUnreadable: It cannot be read; the message says why and what to do.
    """
    name = source.name
    _check_bytes(len(source.content), name)
    reading = READERS[format_of(source.content, name)](source, report)
    if not any(block.text.strip() for block in reading.memo.blocks):
        msg = f"“{name}” has no text to read. Check that the right file was saved."
        raise MemoUnreadable(msg)
    check_blocks(len(reading.memo.blocks))
    return reading


def _check_bytes(size_bytes: int, name: str) -> None:
    if size_bytes > limit.FILE_BYTES:
        msg = (
            f"“{name}” is {size_bytes / _MEGABYTE:.1f} MB. The limit for a memo is "
            f"{limit.FILE_BYTES // _MEGABYTE} MB; images can stand beside it as files."
        )
        raise MemoUnreadable(msg)
