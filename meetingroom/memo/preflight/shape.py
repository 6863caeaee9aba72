# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules about a memo's parts: headings, title, images, a PR/FAQ's, its file's."""

from collections.abc import Iterator, Sequence

from meetingroom.memo.blocks import BlockKind, SpanStyle
from meetingroom.memo.pr_faq import missing_parts
from meetingroom.memo.preflight.examined import Examined, Hit, counted, words_of


def bullets(memo: Examined) -> Iterator[Hit]:
    """Find more words in lists than the limit."""
    items = [
        place
        for place in memo.main
        if place[0].list_depth and place[0].kind is not BlockKind.CELL
    ]
    share = sum(map(words_of, items)) / max(1, memo.words)
    if share > memo.rules.bullet_share:
        filled = (place for place in items if place[0].marker and place[0].text)
        places = tuple(start_cp for _, start_cp in filled)
        yield Hit({"share": f"{share:.0%}"}, places)


def prose(memo: Examined) -> Iterator[Hit]:
    """Say that the memo is prose."""
    if not any(bullets(memo)):
        yield Hit()


def no_heading(memo: Examined) -> Iterator[Hit]:
    """Find a memo without any heading."""
    if not any(block.kind is BlockKind.HEADING for block, _ in memo.main):
        yield Hit()


def no_title(memo: Examined) -> Iterator[Hit]:
    """Find a memo whose title is a guess."""
    fields = memo.memo.front_matter.items()
    is_named = any(name.lower() == "title" and value for name, value in fields)
    has_heading = any(
        block.kind is BlockKind.HEADING and block.level == 1 for block, _ in memo.main
    )
    if not is_named and not has_heading:
        yield Hit({"title": memo.memo.title})


def missing_images(memo: Examined) -> Iterator[Hit]:
    """Find images that are not shown, once for each reason."""
    blocked: dict[str, list[int]] = {}
    for image_cp, problem, _ in _images(memo):
        if problem:
            blocked.setdefault(problem, []).append(image_cp)
    for problem, places in blocked.items():
        yield Hit({"problem": problem}, tuple(places))


def images_without_words(memo: Examined) -> Iterator[Hit]:
    """Find images that are shown and have no alternative text."""
    places = [at for at, problem, alt in _images(memo) if not problem and not alt]
    if places:
        images = counted(len(places), "image has", "images have")
        yield Hit({"images": images}, tuple(places))


def lost_in_reading(memo: Examined) -> Iterator[Hit]:
    """Say what reading the file could not keep as it was."""
    for remark in memo.memo.remarks:
        words = {"remark": remark.sentence}
        yield Hit(words, remark.positions_cp, remark.rule)


def missing_pr_faq_parts(memo: Examined) -> Iterator[Hit]:
    """Find parts that a PR/FAQ must have and this one has not."""
    missing = missing_parts(memo.main)
    if missing:
        yield Hit({"parts": listed(missing)})


def listed(names: Sequence[str]) -> str:
    """Return "a, b and c"; at least one."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _images(memo: Examined) -> Iterator[tuple[int, str, str]]:
    """Yield position, problem and alternative text, in the appendix too."""
    for block, start_cp in zip(memo.memo.blocks, memo.memo.starts_cp, strict=True):
        for span in block.spans:
            image = memo.memo.images.get(span.target)
            if image is not None and span.style is SpanStyle.IMAGE:
                yield start_cp + span.start_cp, image.problem, image.alt
