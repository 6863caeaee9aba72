# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What was copied somewhere, as a memo: rich text, else Markdown.

It takes the clipboard's content as a file would come; reading it is as for any file.
"""

import re

from PySide6.QtCore import QMimeData

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.reading import Source
from meetingroom.protocol.invitation_link import InvitationUnreadable, parse

_STYLE = re.compile(r"<style\b.*?</style>", re.IGNORECASE | re.DOTALL)
_INVITATION_CP = 2_000
"""Longest text of an invitation: what our own copies, with a greeting around it."""
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_STRUCTURE = re.compile(r"<(?:h[1-6]|li|table|b|strong|i|em|a|p)\b", re.IGNORECASE)


def pasted(content: QMimeData, name: str) -> Source:
    """Return what was copied as the source of a memo.

    Args:
        content: Of the clipboard.
        name: What the memo is called, without an ending.

    Raises:
        MemoUnreadable: There is no text in it.
    """
    text = content.text()
    if content.hasHtml() and _STRUCTURE.search(content.html()):
        return Source(fragment(content.html()).encode(errors="replace"), f"{name}.html")
    if not text.strip():
        msg = (
            "There is no text to paste. Copy the memo's text first; a picture of it "
            "cannot be read."
        )
        raise MemoUnreadable(msg)
    return Source(text.encode(errors="replace"), f"{name}.md")


def is_invitation(text: str) -> bool:
    """Tell whether somebody copied an invitation, which is no memo."""
    if len(text) > _INVITATION_CP:
        return False
    try:
        parse(text)
    except InvitationUnreadable:
        return False
    return True


def fragment(html: str) -> str:
    """Return only what was copied, with the styles that its classes need."""
    start, end = html.find(_START), html.find(_END)
    if not 0 <= start < end:
        return html
    styles = "".join(_STYLE.findall(html[:start]))
    body = html[start + len(_START) : end]
    return f"<html><head>{styles}</head><body>{body}</body></html>"
