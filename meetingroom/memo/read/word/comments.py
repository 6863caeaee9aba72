# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Comments of a Word file: who said what, where, and the replies.

Places come from the marks that the walk met; this module reads the comments' own
parts and joins both.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from meetingroom.memo.read.assemble import Range
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.reading import FileComment
from meetingroom.memo.read.word.names import W14, W15, W16DU, W
from meetingroom.memo.read.word.package import Package
from meetingroom.memo.read.xml import Element

MOST_COMMENTS = 5_000
"""More are left out; a room reads some hundreds at most."""
_TEXT_CP = 20_000


def read_comments(
    package: Package, ranges: Mapping[str, Range]
) -> tuple[FileComment, ...]:
    """Return the comments of a file in the order of the text.

    Args:
        package: The file.
        ranges: Places of comments by their ids; one that is missing has no place.
    """
    part = package.related("comments")
    root = package.xml(part) if part is not None else None
    if root is None:
        return ()
    parents, done = _threads(package)
    made: dict[str, FileComment] = {}
    keys: dict[str, str] = {}
    for element in list(root.iterchildren(W + "comment"))[:MOST_COMMENTS]:
        identity = str(element.get(W + "id", ""))
        place = ranges.get(identity)
        key = _key(element) or identity
        keys[key] = identity
        made[identity] = FileComment(
            author=clean(str(element.get(W + "author", "")).strip()),
            text=_text(element),
            start_cp=place.start_cp if place else None,
            end_cp=place.end_cp if place else None,
            at=_moment(element),
            is_resolved=key in done,
        )
    parent_ids = {
        keys[child]: keys[parent]
        for child, parent in parents.items()
        if child in keys and parent in keys
    }
    return _threaded(made, parent_ids)


def _threaded(
    made: dict[str, FileComment], parents: Mapping[str, str]
) -> tuple[FileComment, ...]:
    """Put replies under what they answer, one level deep."""
    replies: dict[str, list[FileComment]] = {}
    first: list[str] = []
    for identity, comment in made.items():
        top, seen = identity, {identity}
        while top in parents and parents[top] not in seen:
            top = parents[top]
            seen.add(top)
        if top == identity:
            first.append(identity)
        else:
            replies.setdefault(top, []).append(comment)
    threads = [
        replace(made[identity], replies=tuple(replies.get(identity, ())))
        for identity in first
    ]
    last = 1 << 60
    threads.sort(key=lambda one: last if one.start_cp is None else one.start_cp)
    return tuple(threads)


def _threads(package: Package) -> tuple[dict[str, str], set[str]]:
    """Return who answers whom and what is resolved, by ids of last paragraphs."""
    part = package.related("commentsExtended")
    root = package.xml(part) if part is not None else None
    parents: dict[str, str] = {}
    done: set[str] = set()
    if root is None:
        return parents, done
    for element in root.iter(W15 + "commentEx"):
        key = str(element.get(W15 + "paraId", ""))
        parent = element.get(W15 + "paraIdParent")
        if parent:
            parents[key] = str(parent)
        if element.get(W15 + "done") in {"1", "true"}:
            done.add(key)
    return parents, done


def _key(comment: Element) -> str:
    """Return the id of a comment's last paragraph, which threads are told by."""
    paragraphs = list(comment.iterchildren(W + "p"))
    return str(paragraphs[-1].get(W14 + "paraId", "")) if paragraphs else ""


def _text(comment: Element) -> str:
    lines = []
    for paragraph in comment.iter(W + "p"):
        pieces = []
        for element in paragraph.iter(W + "t", W + "tab", W + "br"):
            if element.tag == W + "t":
                pieces.append(element.text or "")
            else:
                pieces.append(" " if element.tag == W + "tab" else "\n")
        lines.append("".join(pieces))
    return clean("\n".join(lines).strip())[:_TEXT_CP]


def _moment(comment: Element) -> datetime | None:
    """Return when a comment was made.

    Word writes local time as if it were UTC, and since 2023 also the true one.
    """
    written = comment.get(W16DU + "dateUtc") or comment.get(W + "date")
    if not written:
        return None
    try:
        found = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    try:
        return (
            found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        )
    except OverflowError:
        return None
