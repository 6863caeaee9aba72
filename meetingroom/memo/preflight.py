# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Preflight: what to settle or look at in a memo before the room reads it.

It judges the form only, never the content, and changes nothing. Who may go past
a finding, and with which reason, is the meeting's business.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from meetingroom.memo.blocks import BlockKind, SpanStyle
from meetingroom.memo.claims import bare_numbers, unsourced_shares
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.pr_faq import RELEASE_PAGES, missing_parts, release_pages
from meetingroom.memo.prose import Placed, undefined_acronyms, weasel_words
from meetingroom.memo.reading_time import reading_minutes

PAGE_LIMIT = 6
"""Pages before the appendix; source: the six-page narrative, PRACTICE.md 1.1."""

BULLET_SHARE = 0.3
"""Share of the words that may stand in list items; source: PRACTICE.md A3."""

PARAGRAPH_WORDS = 180
"""Longest paragraph, about half a page."""

TALK_MINUTES = 15
"""Less than this is not enough to discuss; source: PRACTICE.md 1.1."""

WEASELS_SHOWN = 3
WEASELS_PER_1000 = 5
"""Weasel words per 1,000 words that nobody stumbles over."""

_APPENDIX = re.compile(r"(?:[\d.]+\s*)?appendi(?:x|ces)\b", re.IGNORECASE)
_STOP = "stop reading here"


_GOAL_FIELDS = frozenset({"goal", "ask", "decision", "purpose"})
_ASKED = re.compile(
    r"\b(?:we|i|this (?:memo|paper|document)) (?:ask|propose|recommend|request|seek"
    r"|suggest|want)\b|\b(?:decide|decision|approve|approval|agree) (?:on|whether|to"
    r"|between|about|for)\b|^(?:goal|purpose|the ask|ask|what we ask|proposal|decision"
    r"|recommendation|question)s?\b",
    re.IGNORECASE,
)


class Level(StrEnum):
    """How much a finding matters."""

    SETTLE = "settle"
    """Must be put right, or passed by with a reason that is kept."""
    LOOK = "look"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check found."""

    level: Level
    rule: str
    """Name of the rule, the same in the record as here."""
    sentence: str
    positions_cp: tuple[int, ...] = ()
    """Where in the canonical text, in its order; empty for the whole memo."""

    @property
    def position_cp(self) -> int | None:
        """The first place; `None` when it is about the whole memo."""
        return self.positions_cp[0] if self.positions_cp else None


@dataclass(frozen=True, slots=True)
class _Memo:
    """A memo with what several rules need."""

    memo: Memo
    main: tuple[Placed, ...]
    """The blocks before the appendix."""
    main_pages: int
    words: int
    """Words before the appendix."""


def appendix_start(memo: Memo) -> int | None:
    """Return where the appendix begins; `None` when the memo has none.

    It begins at a heading "Appendix", or at the words "STOP READING HERE".
    """
    for block, start_cp in zip(memo.blocks, memo.starts_cp, strict=True):
        is_heading = block.kind is BlockKind.HEADING
        if is_heading and _APPENDIX.match(block.text):
            return start_cp
        if block.text.strip(" .!*").lower() == _STOP:
            return start_cp
    return None


def check(
    memo: Memo,
    pages: PageMap,
    meeting_minutes: int | None = None,
    *,
    is_pr_faq: bool = False,
    has_goal: bool = False,
) -> tuple[Finding, ...]:
    """Return what was found, the gravest first.

    Args:
        memo: The memo as it will be read.
        pages: Its print layout.
        meeting_minutes: Length of the whole meeting, when it is known.
        is_pr_faq: It is to be a press release with questions.
        has_goal: The meeting says itself what it must leave with.
    """
    examined = _examined(memo, pages)
    found = [finding for rule in _RULES for finding in rule(examined)]
    found += _slot(examined, meeting_minutes)
    if not has_goal:
        found += _goal(examined)
    if is_pr_faq:
        found += _parts(examined, pages)
    order = list(Level)
    found.sort(key=lambda finding: order.index(finding.level))
    return tuple(found)


def _examined(memo: Memo, pages: PageMap) -> _Memo:
    placed = tuple(zip(memo.blocks, memo.starts_cp, strict=True))
    end_cp = appendix_start(memo)
    if end_cp is None:
        return _Memo(memo, placed, pages.pages, memo.words)
    main = tuple(place for place in placed if place[1] < end_cp)
    words = sum(_words(place) for place in main)
    # An appendix that begins on page 4 leaves that page to the memo.
    last = pages.line_at(end_cp - 1) if end_cp else None
    return _Memo(memo, main, last.page if last else 0, words)


def _words(place: Placed) -> int:
    return 0 if place[0].kind is BlockKind.IMAGE else len(place[0].text.split())


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _pages(memo: _Memo) -> Iterator[Finding]:
    pages = _counted(memo.main_pages, "page", "pages")
    words = _counted(memo.words, "word", "words")
    minutes = reading_minutes(memo.words)
    if memo.main_pages > PAGE_LIMIT:
        yield Finding(
            Level.SETTLE,
            "pages",
            f"{pages} before the appendix. The limit is {PAGE_LIMIT}: "
            "cut, or move detail behind a heading “Appendix”.",
        )
    yield Finding(
        Level.FINE, "length", f"{pages}, {words}: about {minutes} minutes of reading."
    )


def _bullets(memo: _Memo) -> Iterator[Finding]:
    items = [
        place
        for place in memo.main
        if place[0].list_depth and place[0].kind is not BlockKind.CELL
    ]
    share = sum(map(_words, items)) / max(1, memo.words)
    if share > BULLET_SHARE:
        yield Finding(
            Level.LOOK,
            "bullets",
            f"{share:.0%} of the words are in lists. "
            "A narrative says why one follows from another.",
            tuple(start_cp for block, start_cp in items if block.marker),
        )
    else:
        yield Finding(Level.FINE, "bullets", "Written as prose, not as bullets.")


def _numbers(memo: _Memo) -> Iterator[Finding]:
    if not any(map(str.isdecimal, "".join(block.text for block, _ in memo.main))):
        yield Finding(
            Level.LOOK,
            "numbers",
            "There is not one number in the memo. Say how much, how many and by when.",
        )


def _weasels(memo: _Memo) -> Iterator[Finding]:
    found = list(weasel_words(memo.main))
    if len(found) * 1000 <= WEASELS_PER_1000 * memo.words:
        return
    names = list(dict.fromkeys(word.lower() for word, _ in found))[:WEASELS_SHOWN]
    quoted = ", ".join(f"“{name}”" for name in names)
    words = _counted(len(found), "word stands", "words stand")
    yield Finding(
        Level.LOOK,
        "weasel words",
        f"{words} where a number or a name could: {quoted}.",
        tuple(position_cp for _, position_cp in found),
    )


def _structure(memo: _Memo) -> Iterator[Finding]:
    headings = [block for block, _ in memo.main if block.kind is BlockKind.HEADING]
    if not headings:
        yield Finding(
            Level.LOOK,
            "headings",
            "The memo has no heading. A few help people to find a passage again.",
        )
    has_named = any(
        k.lower() == "title" and v for k, v in memo.memo.front_matter.items()
    )
    if not has_named and not any(block.level == 1 for block in headings):
        yield Finding(
            Level.LOOK,
            "title",
            f"The memo has no title. It is shown as “{memo.memo.title}”.",
        )


def _images(memo: _Memo) -> Iterator[Finding]:
    blocked: dict[str, list[int]] = {}
    unnamed: list[int] = []
    for block, start_cp in zip(memo.memo.blocks, memo.memo.starts_cp, strict=True):
        for span in block.spans:
            image = memo.memo.images.get(span.target)
            if image is None or span.style is not SpanStyle.IMAGE:
                continue
            if image.problem:
                blocked.setdefault(image.problem, []).append(start_cp + span.start_cp)
            elif not image.alt:
                unnamed.append(start_cp + span.start_cp)
    for problem, places in blocked.items():
        yield Finding(Level.LOOK, "images", problem, tuple(places))
    if unnamed:
        images = _counted(len(unnamed), "image has", "images have")
        sentence = f"{images} no alternative text."
        yield Finding(Level.LOOK, "alternative text", sentence, tuple(unnamed))


def _remarks(memo: _Memo) -> Iterator[Finding]:
    """Say what reading the file could not keep as it was."""
    for remark in memo.memo.remarks:
        yield Finding(Level.LOOK, remark.rule, remark.sentence, remark.positions_cp)


def _paragraphs(memo: _Memo) -> Iterator[Finding]:
    kinds = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}
    long = tuple(
        place[1]
        for place in memo.main
        if place[0].kind in kinds and _words(place) > PARAGRAPH_WORDS
    )
    if long:
        paragraphs = _counted(len(long), "paragraph is", "paragraphs are")
        sentence = (
            f"{paragraphs} longer than {PARAGRAPH_WORDS} words. "
            "Shorter ones are easier to point at."
        )
        yield Finding(Level.LOOK, "paragraphs", sentence, long)


def _acronyms(memo: _Memo) -> Iterator[Finding]:
    found = undefined_acronyms(memo.main)
    if not found:
        return
    first, *others = found
    more = f" and {_counted(len(others), 'other', 'others')}" if others else ""
    verb = "are" if others else "is"
    sentence = f"“{first}”{more} {verb} never spelled out."
    yield Finding(Level.LOOK, "acronyms", sentence, tuple(found.values()))


def _slot(memo: _Memo, meeting_minutes: int | None) -> Iterator[Finding]:
    if meeting_minutes is None:
        return
    left = meeting_minutes - reading_minutes(memo.words)
    if left < TALK_MINUTES:
        yield Finding(
            Level.LOOK,
            "minutes",
            f"{_counted(memo.main_pages, 'page', 'pages')} in a "
            f"{meeting_minutes}-minute slot "
            f"{'leaves' if memo.main_pages == 1 else 'leave'} "
            f"{_counted(max(0, left), 'minute', 'minutes')} to talk.",
        )


def _goal(memo: _Memo) -> Iterator[Finding]:
    fields = {key.lower() for key, value in memo.memo.front_matter.items() if value}
    if fields & _GOAL_FIELDS:
        return
    if not any(_ASKED.search(block.text) for block, _ in memo.main):
        yield Finding(
            Level.LOOK,
            "goal",
            "The memo says nowhere what the room is asked for. One sentence is enough: "
            "“We ask for a decision on …”.",
        )


def _parts(memo: _Memo, pages: PageMap) -> Iterator[Finding]:
    missing = missing_parts(memo.main)
    if missing:
        yield Finding(
            Level.SETTLE,
            "PR/FAQ parts",
            f"This PR/FAQ lacks {_listed(missing)}.",
        )
    length = release_pages(memo.main, pages)
    if length > RELEASE_PAGES:
        yield Finding(
            Level.LOOK,
            "press release",
            f"The press release takes {length} pages before the first questions. "
            f"The limit is {RELEASE_PAGES}: move detail into the questions.",
        )


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _claims(memo: _Memo) -> Iterator[Finding]:
    bare = bare_numbers(memo.main)
    if bare:
        numbers = _counted(len(bare), "number stands", "numbers stand")
        sentence = f"{numbers} without a unit. Say of what."
        yield Finding(Level.LOOK, "units", sentence, bare)
    unsourced = unsourced_shares(memo.main)
    if unsourced:
        paragraphs = _counted(len(unsourced), "paragraph names", "paragraphs name")
        sentence = f"{paragraphs} a percentage and no source. Say who measured it."
        yield Finding(Level.LOOK, "sources", sentence, unsourced)


_RULES: tuple[Callable[[_Memo], Iterator[Finding]], ...] = (
    _pages,
    _bullets,
    _structure,
    _numbers,
    _weasels,
    _claims,
    _acronyms,
    _images,
    _paragraphs,
    _remarks,
)
