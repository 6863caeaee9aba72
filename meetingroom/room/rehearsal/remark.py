# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the colleagues write in the margin of a given memo.

A pure function of the memo and a source of chance with a seed; it sends nothing.
"""

from dataclasses import dataclass
from random import Random

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.sentence import sentences
from meetingroom.room.rehearsal.colleague import COLLEAGUES, MINA, RITA, TOM
from meetingroom.room.rehearsal.pattern import (
    AGREEMENTS,
    DOUBLED,
    FALLBACKS,
    GENERAL,
    GENERAL_SAID,
    MISSING_QUESTION,
    MISSPELLINGS,
    PATTERNS,
    Pattern,
)
from meetingroom.room.rehearsal.script import scripted

SHORTEST_SENTENCE_CP = 25
"""Below it stand headings and labels, about which nobody argues."""
QUOTED_WORDS = 5

_READ = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CELL}
)
Sentence = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Remark:
    """A note somebody will write, and what they would say about it."""

    who: PersonId
    kind: NoteKind
    body: str
    anchor: Anchor | None
    said: str = ""
    answered_cp: int | None = None
    """Where the memo answers it later; its writer withdraws it then."""


def remarks(memo: Memo, chance: Random) -> tuple[Remark, ...]:
    """Return what the colleagues write, in the order of the text, general ones last.

    A sample memo brings remarks of its own; any other is read with the patterns.
    """
    found = [
        Remark(line.who, line.kind, line.body, line.anchor, line.said, line.answered_cp)
        for line in scripted(memo)
    ]
    if not found:
        found = _generic(memo, chance)
    return tuple(sorted(found, key=_place))


def worth_reading(memo: Memo) -> list[Sentence]:
    """Return the sentences somebody may argue about, headings left out."""
    found = [
        (start_cp, end_cp)
        for start_cp, end_cp in sentences(memo).bounds
        if memo.blocks[memo.block_at(start_cp)].kind in _READ
    ]
    long_enough = [p for p in found if p[1] - p[0] >= SHORTEST_SENTENCE_CP]
    return long_enough or found or list(sentences(memo).bounds)


def _place(remark: Remark) -> tuple[bool, int]:
    return (remark.anchor is None, remark.anchor.start_cp if remark.anchor else 0)


def _generic(memo: Memo, chance: Random) -> list[Remark]:
    places = worth_reading(memo)
    written: set[str] = set()
    found: list[Remark] = []
    for colleague in COLLEAGUES:
        mine = [p for p in PATTERNS if p.who == colleague.id]
        own = _by_pattern(memo, places, mine, chance, written)
        if not own and places:
            fallback = next(f for f in FALLBACKS if f.who == colleague.id)
            place = chance.choice(places)
            own = [_remark(memo, place, fallback, chance)]
        found += _spread(own, colleague.notes, chance)
    if TOM.id not in {r.who for r in found if r.kind is NoteKind.BLOCKER} and places:
        fallback = next(f for f in FALLBACKS if f.kind is NoteKind.BLOCKER)
        found.append(_remark(memo, places[len(places) // 2], fallback, chance))
    found += _agreements(memo, found, places, chance)
    found += _typos(memo)
    found.append(Remark(RITA.id, NoteKind.QUESTION, GENERAL, None, GENERAL_SAID))
    if "faq" in (memo.title + memo.name).lower():
        kind = NoteKind.MISSING_QUESTION
        found.append(Remark(RITA.id, kind, MISSING_QUESTION, None, MISSING_QUESTION))
    return found


def _by_pattern(
    memo: Memo,
    places: list[Sentence],
    patterns: list[Pattern],
    chance: Random,
    written: set[str],
) -> list[Remark]:
    """Return one remark for each sentence that stirs a colleague, no wording twice."""
    found: list[Remark] = []
    for place in places:
        text = memo.text[place[0] : place[1]]
        stirred = [pattern for pattern in patterns if pattern.words.search(text)]
        if not stirred:
            continue
        remark = _remark(memo, place, stirred[0], chance)
        if remark.body not in written:
            written.add(remark.body)
            found.append(remark)
    return found


def _spread(found: list[Remark], most: int, chance: Random) -> list[Remark]:
    """Keep a few over the whole memo, different kinds first and one blocker at most."""
    chosen: list[Remark] = []
    for kind in NoteKind:
        alike = [remark for remark in found if remark.kind is kind]
        count = 1 if kind is NoteKind.BLOCKER else (most + 1) // 2
        chosen += chance.sample(alike, min(count, len(alike)))
    return chosen[:most]


def _remark(memo: Memo, place: Sentence, pattern: Pattern, chance: Random) -> Remark:
    start_cp, end_cp = place
    match = pattern.words.search(memo.text[start_cp:end_cp])
    middle_cp = start_cp + (match.start() if match else 0)
    words_start_cp, words_end_cp = _few_words(memo.text, place, middle_cp)
    words = memo.text[words_start_cp:words_end_cp].strip(" \n.,;:!?")
    words = " ".join(words.replace("\ufffc", " ").split())
    # People mark a whole sentence about as often as the words they stumble over.
    if chance.random() < 0.5 and words_start_cp < words_end_cp:  # noqa: PLR2004
        start_cp, end_cp = words_start_cp, words_end_cp
    body = chance.choice(pattern.bodies).format(words=words)
    anchor = anchor_at(memo, start_cp, end_cp)
    return Remark(
        pattern.who, pattern.kind, body, anchor, pattern.said.format(words=words)
    )


def _few_words(text: str, place: Sentence, middle_cp: int) -> Sentence:
    """Return a few whole words of a sentence around a position."""
    start_cp, end_cp = place
    spans: list[Sentence] = []
    position = start_cp
    for word in text[start_cp:end_cp].split():
        position = text.index(word, position, end_cp)
        spans.append((position, position + len(word)))
        position += len(word)
    if not spans:
        return place
    here = max((i for i, span in enumerate(spans) if span[0] <= middle_cp), default=0)
    first = max(0, min(here - 1, len(spans) - QUOTED_WORDS))
    last = min(len(spans), first + QUOTED_WORDS) - 1
    return spans[first][0], spans[last][1]


def _agreements(
    memo: Memo, found: list[Remark], places: list[Sentence], chance: Random
) -> list[Remark]:
    """Agree where somebody else has doubts, so that a topic is split; and elsewhere."""
    doubted = [
        remark
        for remark in found
        if remark.kind in (NoteKind.CONCERN, NoteKind.BLOCKER) and remark.anchor
    ]
    agreed: list[Remark] = []
    for who, remark in zip(
        (MINA.id, RITA.id), doubted[-1:] + doubted[:1], strict=False
    ):
        if remark.anchor is not None:
            body = chance.choice(AGREEMENTS[:2])
            said = "Sees it the other way round, from daily work."
            agreed.append(Remark(who, NoteKind.AGREE, body, remark.anchor, said))
    touched = [r.anchor for r in found if r.anchor]
    free = [p for p in places if not any(_touches(p, anchor) for anchor in touched)]
    for place in chance.sample(free, min(2, len(free))):
        anchor = anchor_at(memo, *place)
        agreed.append(Remark(MINA.id, NoteKind.AGREE, AGREEMENTS[2], anchor))
    return agreed


def _touches(place: Sentence, anchor: Anchor) -> bool:
    return place[0] < anchor.end_cp and anchor.start_cp < place[1]


def _typos(memo: Memo) -> list[Remark]:
    match = MISSPELLINGS.search(memo.text) or DOUBLED.search(memo.text)
    if match is None:
        return []
    anchor = anchor_at(memo, match.start(), match.end())
    body = f"Spelling: “{match.group()}”."
    return [Remark(MINA.id, NoteKind.TYPO, body, anchor)]
