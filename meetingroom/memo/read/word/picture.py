# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pictures and other drawings of a Word file: shown, or named where they cannot be.

Every picture passes the checks of `memo.read.image`; nothing outside the file is
fetched.
"""

from functools import partial

from meetingroom.memo.blocks import SpanStyle
from meetingroom.memo.read import limit
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.draft import Draft
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.remark import EMBEDDED
from meetingroom.memo.read.word.context import Context
from meetingroom.memo.read.word.names import TXBX, WP, A, O, R, V, W
from meetingroom.memo.read.xml import Element

HOLDERS = frozenset({W + "drawing", W + "pict", W + "object"})

_RULE = O + "hr"
_OTHERS = {"chart": "A chart", "relIds": "A diagram", "wsp": "", "wgp": ""}


def add_pictures(
    context: Context, draft: Draft, element: Element, holder: Element
) -> None:
    """Add the pictures of a drawing to a paragraph.

    Args:
        context: The file.
        draft: The paragraph.
        element: A `w:drawing`, `w:pict` or `w:object`.
        holder: The run in the body that holds it, or leads to it.
    """
    alt = _alternative(element)
    is_shown = False
    for found in element.iter(A + "blip", V + "imagedata"):
        if is_in_box(found, element):
            continue
        is_shown = True
        key = _key(context, found, alt)
        draft.add_whole(IMAGE, SpanStyle.IMAGE, key, holder, is_apart=True)
    if is_shown or is_rule(element) or next(element.iter(TXBX), None) is not None:
        return
    what = _what(element)
    if what:
        name = f"{what.lower()} {len(context.images.images) + 1}"
        problem = f"{what} of the Word file cannot be shown. Paste it as a picture."
        key = context.images.refuse(name, alt, problem)
        draft.mark(EMBEDDED)
        draft.add_whole(IMAGE, SpanStyle.IMAGE, key, holder, is_apart=True)


def is_rule(element: Element) -> bool:
    """Tell whether a drawing is a horizontal line."""
    return any(shape.get(_RULE) for shape in element.iter(V + "rect"))


def _key(context: Context, element: Element, alt: str) -> str:
    identity = element.get(R + "embed") or element.get(R + "id") or ""
    link = element.get(R + "link")
    relations = context.package.relations(context.part)
    relation = relations.get(str(identity or link))
    if relation is None or relation.is_external:
        name = relation.target if relation is not None else "picture"
        problem = (
            "A picture of this memo is somewhere else, and nothing is loaded from "
            "there. Insert it into the file itself."
        )
        return context.images.refuse(clean(f"outside {name}"[:60]), alt, problem)
    archive = context.package.archive
    if relation.target not in archive:
        problem = "A picture of this memo is missing from its file."
        return context.images.refuse(clean(relation.target[:60]), alt, problem)
    unpack = partial(archive.read, relation.target, limit.IMAGE_BYTES)
    name = relation.target.rpartition("/")[2]
    return context.images.add(name, alt, unpack)


def _alternative(element: Element) -> str:
    for properties in element.iter(WP + "docPr"):
        text = properties.get("descr") or properties.get("title")
        if text:
            return clean(" ".join(str(text).split()))
    for shape in element.iter(V + "shape"):
        if shape.get("alt"):
            return clean(" ".join(str(shape.get("alt")).split()))
    return ""


def _what(element: Element) -> str:
    if element.tag == W + "object":
        return "An embedded object"
    for data in element.iter(A + "graphicData"):
        for child in data.iterchildren():
            name = str(child.tag).rpartition("}")[2]
            return _OTHERS.get(name, "A drawing")
    return ""


def is_in_box(found: Element, within: Element) -> bool:
    """Tell whether something stands inside a text box of the same drawing."""
    at = found.getparent()
    while at is not None and at is not within:
        if at.tag == TXBX:
            return True
        at = at.getparent()
    return False
