# SPDX-License-Identifier: LicenseRef-Meetingroom
"""XML parts to trees: no entities, no network, no absurd size or depth.

It must not know what the elements mean.
"""

from lxml import etree

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit

Element = etree._Element  # noqa: SLF001 - lxml's public class has no other name


def parse_xml(content: bytes, part: str) -> Element:
    """Return the root of a part.

    libxml2's own bounds stay on: elements 256 deep, text of 10 MB.

    Args:
        content: The part as it was unpacked.
        part: Its name, for sentences.

    Raises:
        MemoUnreadable: It is no XML, declares a document type, or is over a limit.
    """
    # Word and OpenDocument files never declare one; entities need it.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        msg = (
            f"The part “{part}” of this file declares entities, which no memo needs "
            "and which can freeze a laptop. Save it again from the program it was "
            "written in."
        )
        raise MemoUnreadable(msg)
    count = content.count(b"<")
    if count > limit.ELEMENTS:
        msg = (
            f"The part “{part}” of this file has {count:,} elements. The limit is "
            f"{limit.ELEMENTS:,}; open a part of the memo."
        )
        raise MemoUnreadable(msg)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        msg = (
            f"The part “{part}” of this file is damaged or nested absurdly deep. "
            "Save it again from the program it was written in."
        )
        raise MemoUnreadable(msg) from error
    return root


def drop(element: Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
