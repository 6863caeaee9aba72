# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules about how long a memo is: pages, the slot, paragraphs, the release."""

from collections.abc import Iterator

from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.pr_faq import release_pages
from meetingroom.memo.preflight.examined import Examined, Hit, counted, words_of
from meetingroom.memo.reading_time import reading_minutes

_PARAGRAPHS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def too_many_pages(memo: Examined) -> Iterator[Hit]:
    """Find more pages before the appendix than the limit."""
    if memo.main_pages > memo.page_limit:
        pages = counted(memo.main_pages, "page", "pages")
        yield Hit({"pages": pages, "limit": memo.page_limit})


def length(memo: Examined) -> Iterator[Hit]:
    """Say how long the memo is and how long it takes to read."""
    yield Hit(
        {
            "pages": counted(memo.main_pages, "page", "pages"),
            "words": counted(memo.words, "word", "words"),
            "minutes": reading_minutes(memo.words),
        }
    )


def too_little_talk(memo: Examined) -> Iterator[Hit]:
    """Find a slot that leaves too little time once the memo is read."""
    slot = memo.occasion.minutes
    if slot is None:
        return
    left = slot - reading_minutes(memo.words)
    if left < memo.rules.talk_minutes:
        verb = "leaves" if memo.main_pages == 1 else "leave"
        yield Hit(
            {
                "pages": counted(memo.main_pages, "page", "pages"),
                "slot": slot,
                "leave": verb,
                "minutes": counted(max(0, left), "minute", "minutes"),
            }
        )


def long_paragraphs(memo: Examined) -> Iterator[Hit]:
    """Find paragraphs too long to point at."""
    most = memo.rules.paragraph_words
    long = tuple(
        place[1]
        for place in memo.main
        if place[0].kind in _PARAGRAPHS and words_of(place) > most
    )
    if long:
        paragraphs = counted(len(long), "paragraph is", "paragraphs are")
        yield Hit({"paragraphs": paragraphs, "limit": most}, long)


def long_release(memo: Examined) -> Iterator[Hit]:
    """Find a press release longer than its limit."""
    pages = release_pages(memo.main, memo.pages)
    if pages > memo.rules.release_pages:
        limit = counted(memo.rules.release_pages, "page", "pages")
        yield Hit({"pages": counted(pages, "page", "pages"), "limit": limit})
