# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes become topics: by the passage they stand on, and each says why.

A pure function of notes and memo; it neither orders the run sheet nor keeps anything.
"""

from collections.abc import Iterable

from meetingroom.discussion.passage import LOCAL_SENTENCES, Cluster, clusters
from meetingroom.meeting.ids import NoteId, TopicId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.topics import Topic
from meetingroom.memo.memo import Memo

TITLE_CP = 48
"""Longest title: what fits one row of the run sheet at 272 px."""
SHORTEST_QUOTE_CP = 12
"""A shorter quote, such as one number, does not say what the topic is about."""
WHOLE_MEMO = "On the whole memo"

_OUTSIDE = (NoteKind.TYPO, NoteKind.PRIVATE)


def group(notes: Iterable[Note], memo: Memo) -> tuple[Topic, ...]:
    """Return the topics, the whole memo first, then in the order of the text.

    Notes that overlap or touch the same sentence form a topic (`clusters` says how
    far that reaches); general notes form one. Withdrawn notes and typos are left
    out, and so are passages on which everyone only agrees: `agreed` returns those.
    The same notes give the same topics, whatever order they come in.
    """
    return tuple(topic for topic, is_agreed in _all(notes, memo) if not is_agreed)


def agreed(notes: Iterable[Note], memo: Memo) -> tuple[Topic, ...]:
    """Return the passages whose notes all agree, in the order of the text."""
    return tuple(topic for topic, is_agreed in _all(notes, memo) if is_agreed)


def typos(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the small edits, the author's checklist, in the order of the text."""
    found = [n for n in notes if n.kind is NoteKind.TYPO and not n.is_withdrawn]
    return tuple(sorted(found, key=_place))


def is_talked_about(note: Note) -> bool:
    """Tell whether a note belongs into a topic at all."""
    return not note.is_withdrawn and note.kind not in _OUTSIDE


def _all(notes: Iterable[Note], memo: Memo) -> list[tuple[Topic, bool]]:
    wanted = [note for note in notes if is_talked_about(note)]
    found: list[tuple[Topic, bool]] = []
    general = sorted((n for n in wanted if n.anchor is None), key=_place)
    if general:
        found.append((_general_topic(general), _is_agreed(general)))
    found.extend(
        (_topic(cluster, memo), _is_agreed(cluster.notes))
        for cluster in clusters(wanted, memo)
    )
    return found


def _general_topic(notes: list[Note]) -> Topic:
    because = f"{_counted(len(notes))} on the memo as a whole."
    ids = tuple(note.id for note in notes)
    return Topic(_topic_id(ids), WHOLE_MEMO, ids, because=because)


def _topic(cluster: Cluster, memo: Memo) -> Topic:
    ids = tuple(note.id for note in cluster.notes)
    return Topic(
        _topic_id(ids),
        _title(cluster, memo),
        ids,
        cluster.start_cp,
        cluster.end_cp,
        _because(cluster),
    )


def _topic_id(notes: tuple[NoteId, ...]) -> TopicId:
    return TopicId(f"topic-{min(notes)}")


def _is_agreed(notes: Iterable[Note]) -> bool:
    return all(note.kind is NoteKind.AGREE for note in notes)


def _because(cluster: Cluster) -> str:
    count = len(cluster.notes)
    notes = _counted(count)
    is_long = cluster.sentences > LOCAL_SENTENCES
    if count == 1:
        reach = "a longer passage" if is_long else "a passage nobody else wrote on"
        return f"1 note on {reach}."
    if is_long:
        return f"{notes} on the same longer passage."
    if cluster.long_notes:
        longer = cluster.long_notes
        which = "1 of them covers" if longer == 1 else f"{longer} of them cover"
        return f"{notes} that overlap; {which} a longer passage."
    if cluster.sentences == 1:
        return f"{notes} on the same sentence."
    return f"{notes} on passages that overlap or share a sentence."


def _counted(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"


def _title(cluster: Cluster, memo: Memo) -> str:
    """Return the words that most notes mark; of equals the fewest, then the first."""
    tally: dict[tuple[int, int], int] = {}
    for note in cluster.notes:
        if note.anchor is not None:
            place = (note.anchor.start_cp, note.anchor.end_cp)
            tally[place] = tally.get(place, 0) + 1
    start_cp, end_cp = min(
        tally, key=lambda place: (-tally[place], place[1] - place[0], place)
    )
    if end_cp - start_cp < SHORTEST_QUOTE_CP:
        start_cp, end_cp = cluster.start_cp, cluster.end_cp
    # A title's worth of text and a rest to see that it goes on.
    return short(memo.text[start_cp : min(end_cp, start_cp + 4 * TITLE_CP)])


def short(text: str, limit_cp: int = TITLE_CP) -> str:
    """Return a text on one line, cut between words, without closing punctuation.

    Args:
        text: Any text, such as a quoted passage.
        limit_cp: Most code points of the result, the ellipsis included.
    """
    # U+FFFC stands for an image in canonical text.
    line = " ".join(text.replace("\ufffc", " ").split())
    if len(line) <= limit_cp:
        return line.rstrip(" .,;:") or "An image"
    cut = line[: limit_cp - 1]
    if " " in cut and line[limit_cp - 1] != " ":
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" .,;:") + "…"


def _place(note: Note) -> tuple[int, int, str]:
    if note.anchor is None:
        return (-1, -1, note.id)
    return (note.anchor.start_cp, note.anchor.end_cp, note.id)
