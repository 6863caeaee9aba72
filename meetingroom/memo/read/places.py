# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Places of comments made fit for notes: words, and no space around them."""

from meetingroom.memo.read.assemble import Assembled, Range


def widened(assembled: Assembled, text: str) -> dict[str, Range]:
    """Return places of comments; one at a point gets the word it stands at.

    A comment between blank lines has no place.
    """
    found: dict[str, Range] = {}
    for name, place in assembled.ranges.items():
        start_cp, end_cp = place.start_cp, place.end_cp
        # A range may begin or end between two paragraphs.
        while start_cp < end_cp and text[start_cp] in " \n":
            start_cp += 1
        while start_cp < end_cp and text[end_cp - 1] in " \n":
            end_cp -= 1
        if start_cp == end_cp:
            start_cp, end_cp = _word_at(text, place.start_cp)
        if start_cp < end_cp:
            found[name] = Range(start_cp, end_cp)
    return found


def _word_at(text: str, at_cp: int) -> tuple[int, int]:
    """Return the word that ends or stands at a place; empty between blank lines."""
    start_cp = end_cp = min(at_cp, len(text))
    while start_cp and not text[start_cp - 1].isspace():
        start_cp -= 1
    while end_cp < len(text) and not text[end_cp].isspace():
        end_cp += 1
    return start_cp, end_cp
