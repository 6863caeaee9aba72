# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading a Word file: the memo, its comments, and where each character stands.

Source: ECMA-376 (Office Open XML), and what Word and LibreOffice write.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.assemble import assemble
from meetingroom.memo.read.draft import Draft, Piece
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.places import widened
from meetingroom.memo.read.reading import (
    Reading,
    Report,
    Source,
    report_nothing,
)
from meetingroom.memo.read.size import check_size
from meetingroom.memo.read.title import title_of
from meetingroom.memo.read.word.body import BodyWalk
from meetingroom.memo.read.word.comments import read_comments
from meetingroom.memo.read.word.context import Context
from meetingroom.memo.read.word.names import W
from meetingroom.memo.read.word.notes import Notes
from meetingroom.memo.read.word.numbering import Numbering
from meetingroom.memo.read.word.package import Package
from meetingroom.memo.read.word.remarks import remarks
from meetingroom.memo.read.word.stripped import has_comments, without_comments
from meetingroom.memo.read.word.styles import Styles
from meetingroom.memo.read.xml import Element

_STEPS = 3


@dataclass(frozen=True, slots=True)
class Traced:
    """A Word file with the element behind each character."""

    reading: Reading
    package: Package
    root: Element
    """Root of the main part, as parsed; positions point into this tree."""
    pieces: tuple[Piece, ...]
    """In the order of the text; what nothing in the file holds is in none."""


def read_word(source: Source, report: Report = report_nothing) -> Reading:
    """Read a Word file.

    Comments are taken out of the bytes that are kept with the memo: the memo goes to
    everybody, and comments open at the reveal.

    Raises:
        MemoUnreadable: It is damaged, or over a limit.
    """
    return trace(source, report).reading


def trace(source: Source, report: Report = report_nothing) -> Traced:
    """Read a Word file and keep where each character came from.

    Raises:
        MemoUnreadable: It is damaged, or over a limit.
    """
    report(0, _STEPS)
    package = Package(source.content, source.name)
    root = package.xml(package.main)
    if root is None or root.find(W + "body") is None:
        msg = (
            f"“{source.name}” has no text inside. Save it again from Word and open "
            "that."
        )
        raise MemoUnreadable(msg)
    context = _context(package, source)
    report(1, _STEPS)
    assembled = assemble(_drafts(context, root))
    report(2, _STEPS)
    text = "\n".join(block.text for block in assembled.blocks)
    check_size(text)
    comments = read_comments(package, widened(assembled, text))
    content = source.content
    if has_comments(package):
        # An empty part too: an export would put a second one beside it.
        content = without_comments(content, package)
    memo = Memo(
        title_of(assembled.blocks, source.name),
        assembled.blocks,
        source.name,
        content,
        context.images.images,
        remarks=remarks(package, assembled, has_comments=bool(comments)),
    )
    return Traced(Reading(memo, comments), package, root, tuple(assembled.pieces))


def _context(package: Package, source: Source) -> Context:
    def related(kind: str) -> Element | None:
        part = package.related(kind)
        return package.xml(part) if part is not None else None

    return Context(
        package,
        Styles(related("styles")),
        Numbering(related("numbering")),
        Notes(package),
        ImageFolder(source.folder),
        package.main,
    )


def _drafts(context: Context, root: Element) -> Iterator[Draft]:
    walk = BodyWalk(context)
    yield from walk.blocks(root)
    for kind in ("footnote", "endnote"):
        for reference in context.notes.referred[kind]:
            yield from walk.note(reference)
