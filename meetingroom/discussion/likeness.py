# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Topics in different places that seem to say the same, and by which words.

Pure and offline: words in common, counted. It suggests; merging is the facilitator's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from meetingroom.meeting.ids import TopicId
from meetingroom.meeting.topics import Topic
from meetingroom.meeting.turns import Notes, notes_of

LEAST_SHARE = 0.25
"""Words in common, of all words of two remarks, from which they count as alike.

Remarks have about five words that say something. Two in common are 2 of 8, which is
this; with one in common, most remarks on one memo would be alike.
"""
FEWEST_WORDS = 2
"""One word in common, such as the memo's subject, is chance."""
COMMON_IN = 40
"""A word that stands in more remarks tells nothing apart, and counts as none."""
NAMED_WORDS = 3
_SHORTEST_CP = 3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP_WORDS = """
the and for are but not you all any can had her was one our out has him his how its may
new now old see two way who did get let she too use that this with from they them then
than there these those what when where which while will would should could shall have
been having being were does done into onto over under only about after again also
because before between both each even every here just like made make many more most
much must need other same some such their very want well you're we're it's don't
isn't doesn't can't won't why yes per via
"""
_STOP = frozenset(_STOP_WORDS.split())
"""Words that every remark has, in English; short words of any language go too."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two topics that may belong together."""

    into: TopicId
    """The one that stands first on the run sheet."""
    topic: TopicId
    share: float
    """Words in common, of all words, on the average of all pairs of remarks."""
    words: tuple[str, ...]
    """What they have in common, the most frequent first."""

    @property
    def pair(self) -> frozenset[TopicId]:
        """Both, whichever stands first."""
        return frozenset((self.into, self.topic))


def alike(topics: Iterable[Topic], notes: Notes) -> tuple[Likeness, ...]:
    """Return the open topics that seem to say the same, the most alike first.

    Compared are the remarks, not the passages: who writes in two places repeats the
    remark. Average link: one pair of similar remarks does not join two long topics.

    Args:
        topics: In the order of the run sheet.
        notes: Of the meeting.
    """
    known = [topic for topic in topics if topic.outcome is None]
    order = {topic.id: place for place, topic in enumerate(known)}
    remarks = [
        _Remark(topic.id, words)
        for topic in known
        for note in notes_of(topic, notes)
        if (words := words_of(note.body))
    ]
    counts = Counter(remark.topic for remark in remarks)
    sums: dict[tuple[TopicId, TopicId], float] = defaultdict(float)
    for one, other, share in _shares(remarks):
        # Remarks stand in the order of their topics.
        sums[one.topic, other.topic] += share
    found: list[Likeness] = []
    for (into, topic), total in sums.items():
        share = total / (counts[into] * counts[topic])
        if share >= LEAST_SHARE:
            shared = _common(remarks, into, topic)
            if len(shared) >= FEWEST_WORDS:
                found.append(Likeness(into, topic, share, shared[:NAMED_WORDS]))
    found.sort(key=lambda each: (-each.share, order[each.into], order[each.topic]))
    return tuple(found)


def words_of(text: str) -> dict[str, str]:
    """Return the words of a remark that say something, by their stems."""
    words: dict[str, str] = {}
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if len(word) >= _SHORTEST_CP and word not in _STOP:
            words.setdefault(_stem(word), word)
    return words


@dataclass(frozen=True, slots=True)
class _Remark:
    topic: TopicId
    words: dict[str, str]


def _shares(
    remarks: Sequence[_Remark],
) -> Iterator[tuple[_Remark, _Remark, float]]:
    """Yield pairs of two topics' remarks, and which share of words they have both."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, remark in enumerate(remarks):
        for stem in remark.words:
            places[stem].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for where in places.values():
        if len(where) <= COMMON_IN:
            shared.update(combinations(where, 2))
    for (first, second), both in shared.items():
        one, other = remarks[first], remarks[second]
        if one.topic != other.topic:
            yield one, other, both / (len(one.words) + len(other.words) - both)


def _common(
    remarks: Iterable[_Remark], into: TopicId, topic: TopicId
) -> tuple[str, ...]:
    """Return the words two topics have in common, the most frequent first."""
    of_both: dict[TopicId, Counter[str]] = {into: Counter(), topic: Counter()}
    spelled: dict[str, str] = {}
    for remark in remarks:
        if remark.topic in of_both:
            of_both[remark.topic].update(remark.words.keys())
            spelled = remark.words | spelled
    one, other = of_both[into], of_both[topic]
    stems = sorted(one.keys() & other.keys(), key=lambda s: (-one[s] - other[s], s))
    return tuple(spelled[stem] for stem in stems)


def _stem(word: str) -> str:
    """Return a word without the endings that English puts to one word.

    Source: steps 1a and 1b of Porter's algorithm, without its measure: words of four
    letters and fewer stay, because less would be left than tells them apart.
    """
    word = re.sub(r"['’]s?\Z", "", word)
    for ending, instead in (
        ("sses", "ss"),
        ("ies", "y"),
        ("ing", ""),
        ("ed", ""),
        ("ss", "ss"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_CP:
            word = word.removesuffix(ending) + instead
            break
    return word.removesuffix("e") if len(word) > _SHORTEST_CP + 1 else word
