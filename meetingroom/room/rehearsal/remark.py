# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the colleagues write in the margin of a given memo.

A pure function of the memo and a source of chance with a seed; it sends nothing.
"""

from dataclasses import dataclass, field, replace
from random import Random

from meetingroom.discussion.likeness import words_of
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.sentence import sentences
from meetingroom.room.rehearsal.colleague import COLLEAGUES, MINA, RITA, TOM
from meetingroom.room.rehearsal.pattern import (
    AGREEING,
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
from meetingroom.room.rehearsal.reaction import Ask, Reactions, Reply, react
from meetingroom.room.rehearsal.script import (
    Script,
    Scripted,
    person_of,
    scripted,
)

SHORTEST_SENTENCE_CP = 25
"""Below it stand headings and labels, about which nobody argues."""
QUOTED_WORDS = 5
MOST_REPLIES = 3
"""More replies in the margins of an unknown memo would not be silence."""
ANSWERING_WORDS = 2
"""In common with a question, from which a later sentence may answer it."""

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
    is_dropped: bool = False
    """Its writer withdraws it without an answer."""
    reactions: Reactions = field(default_factory=Reactions)
    words: str = ""
    """A few words of the passage, to speak of it."""


def remarks(memo: Memo, chance: Random, script: Script) -> tuple[Remark, ...]:
    """Return what the colleagues write, in the order of the text, general ones last.

    A script brings remarks of its own; any other memo is read with the patterns.
    """
    found = [_scripted(line) for line in scripted(memo, script)]
    if not found:
        found = _swept(memo, _reacted(_generic(memo, chance), chance))
    return tuple(sorted(found, key=_place))


def few_words(memo: Memo, anchor: Anchor) -> str:
    """Return a few words from the beginning of a passage, to speak of it."""
    place = (anchor.start_cp, anchor.end_cp)
    return _spoken(memo.text, _few_words(memo.text, place, anchor.start_cp))


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


def _scripted(found: Scripted) -> Remark:
    line = found.line
    reactions = Reactions(
        tuple(Reply(person_of(r.who), r.note) for r in line.replies),
        tuple(Ask(person_of(a.who), a.kind, a.said) for a in line.asks),
        line.answer,
        line.settled,
    )
    return Remark(
        person_of(line.who),
        line.kind,
        line.note,
        found.anchor,
        line.said,
        found.answered_cp,
        line.is_dropped,
        reactions,
        line.quote,
    )


def _reacted(found: list[Remark], chance: Random) -> list[Remark]:
    """Have colleagues react to the notes that matter most, in a calm measure."""
    used: set[str] = set()
    replied: set[PersonId] = set()
    reacted: list[Remark] = []
    for remark in sorted(found, key=_weight):
        reactions = react(remark.kind, remark.who, remark.words, chance, used)
        replies = tuple(
            reply
            for reply in reactions.replies
            if reply.who not in replied and len(replied) < MOST_REPLIES
        )
        replied.update(reply.who for reply in replies)
        reactions = replace(reactions, replies=replies)
        reacted.append(replace(remark, reactions=reactions))
    return reacted


def _weight(remark: Remark) -> tuple[bool, bool, tuple[bool, int]]:
    is_blocker = remark.kind is NoteKind.BLOCKER
    return (not is_blocker, remark.kind is not NoteKind.CONCERN, _place(remark))


def _swept(memo: Memo, found: list[Remark]) -> list[Remark]:
    """Have Mina find one of her questions answered further on, or drop one of two."""
    asked = [r for r in found if r.who == MINA.id and r.kind is NoteKind.QUESTION]
    asked.sort(key=_place)
    for remark in asked:
        at_cp = _answer_cp(memo, remark)
        if at_cp is not None:
            settled = replace(remark, answered_cp=at_cp)
            return [settled if one is remark else one for one in found]
    if len(asked) > 1:
        dropped = replace(asked[0], is_dropped=True)
        return [dropped if one is asked[0] else one for one in found]
    return found


def _answer_cp(memo: Memo, remark: Remark) -> int | None:
    """Return where a later sentence speaks of the same; a guess by words in common."""
    if remark.anchor is None:
        return None
    asked = words_of(remark.anchor.exact).keys()
    for start_cp, end_cp in worth_reading(memo):
        if start_cp < remark.anchor.end_cp:
            continue
        common = asked & words_of(memo.text[start_cp:end_cp]).keys()
        if len(common) >= ANSWERING_WORDS:
            return start_cp
    return None


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
    words = _spoken(memo.text, (words_start_cp, words_end_cp))
    # People mark a whole sentence about as often as the words they stumble over.
    if chance.random() < 0.5 and words_start_cp < words_end_cp:  # noqa: PLR2004
        start_cp, end_cp = words_start_cp, words_end_cp
    body = chance.choice(pattern.bodies).format(words=words)
    anchor = anchor_at(memo, start_cp, end_cp)
    said = pattern.said.format(words=words)
    return Remark(pattern.who, pattern.kind, body, anchor, said, words=words)


def _spoken(text: str, place: Sentence) -> str:
    words = text[place[0] : place[1]].strip(" \n.,;:!?")
    return " ".join(words.replace("\ufffc", " ").split())


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
    for (who, said), remark in zip(AGREEING, doubted[-1:] + doubted[:1], strict=False):
        if remark.anchor is not None:
            body = chance.choice(AGREEMENTS[:2])
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
