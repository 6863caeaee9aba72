# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading a web page: from Google Docs, Confluence, Notion, or any browser.

Source: the shapes that their exports had in 2026; whatever else is read as HTML.
"""

import posixpath
from urllib.parse import unquote

from lxml import html

from meetingroom.memo.memo import Memo, Remark
from meetingroom.memo.read.assemble import Assembled, assemble
from meetingroom.memo.read.html.css import class_looks
from meetingroom.memo.read.html.notes import PageNotes, take_notes
from meetingroom.memo.read.html.page import Page, open_page, tree_of
from meetingroom.memo.read.html.walk import FindImage, HtmlWalk
from meetingroom.memo.read.image import ImageFolder
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

_STEPS = 3


def read_html(source: Source, report: Report = report_nothing) -> Reading:
    """Read a web page, with the images beside it or in its archive.

    Raises:
        MemoUnreadable: It is damaged, or over a limit.
    """
    report(0, _STEPS)
    return _read(open_page(source), source, report)


def _read(page: Page, source: Source, report: Report) -> Reading:
    root = tree_of(page.text)
    report(1, _STEPS)
    notes = take_notes(root)
    images = ImageFolder(source.folder)
    classes = class_looks(root.iter("style"))
    walk = HtmlWalk(classes, notes, _finder(page, images))
    body = root.find("body")
    assembled = assemble(walk.read(root if body is None else body))
    report(2, _STEPS)
    text = "\n".join(block.text for block in assembled.blocks)
    check_size(text)
    comments = _comments(notes, assembled, text)
    content = source.content
    if comments:
        # Comments never travel with the memo; the tree has lost them by now.
        content = html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    memo = Memo(
        title_of(assembled.blocks, source.name),
        assembled.blocks,
        source.name,
        content,
        images.images,
        remarks=_remarks(page, assembled, has_comments=bool(comments)),
    )
    return Reading(memo, comments)


def _finder(page: Page, images: ImageFolder) -> FindImage:
    def find(address: str, alt: str) -> str:
        name = unquote(address)
        unpack = page.files.get(name) or page.files.get(posixpath.normpath(name))
        if unpack is not None:
            return images.add(name, alt, unpack)
        return images.find(address, alt)

    return find


def _comments(
    notes: PageNotes, assembled: Assembled, text: str
) -> tuple[FileComment, ...]:
    places = widened(assembled, text)
    found = []
    for number, words in notes.comments.items():
        place = places.get(number)
        found.append(
            FileComment(
                author="",
                text=words,
                start_cp=place.start_cp if place else None,
                end_cp=place.end_cp if place else None,
            )
        )
    return tuple(found)


def _remarks(
    page: Page, assembled: Assembled, *, has_comments: bool
) -> tuple[Remark, ...]:
    remarks = remarks_of(assembled.noticed)
    if page.others:
        names = ", ".join(f"“{name}”" for name in page.others[:3])
        sentence = f"The archive has other pages too, which are not shown: {names}."
        remarks.append(Remark("other pages", sentence))
    if has_comments:
        remarks.append(COMMENTS)
    return tuple(remarks)
