# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How colleagues react to each other's notes on a memo nothing was written for.

A table of wordings by who reacts and to which kind of note, and who takes which.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.topics import FloorKind
from meetingroom.room.rehearsal.colleague import MINA, PRIYA, RITA, TOM


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody asks for the floor for."""

    who: PersonId
    kind: FloorKind
    said: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody replies to a note."""

    who: PersonId
    body: str


@dataclass(frozen=True, slots=True)
class Reactions:
    """What a note brings about."""

    replies: tuple[Reply, ...] = ()
    asks: tuple[Ask, ...] = ()
    answer: str = ""
    """What the author says to it; empty for the usual answer to its kind."""
    settled: Disposition | None = None
    """What its writer says has become of it once the author has answered."""


REPLIES_TO_YOU: dict[NoteKind, tuple[Reply, ...]] = {
    NoteKind.BLOCKER: (Reply(RITA.id, "Then this comes first."),),
    NoteKind.CONCERN: (Reply(PRIYA.id, "I share this."),),
    NoteKind.QUESTION: (
        Reply(TOM.id, "I asked myself the same."),
        Reply(RITA.id, "A good question. I would like to hear it answered."),
    ),
    NoteKind.SUGGESTION: (Reply(TOM.id, "Fine with me, if it gets an owner."),),
}
"""To a note of who practises, which nobody here has read before."""

_KINDS = (
    NoteKind.BLOCKER,
    NoteKind.CONCERN,
    NoteKind.QUESTION,
    NoteKind.SUGGESTION,
)
"""Notes that get reactions, those that matter most first."""

REPLIES: dict[NoteKind, tuple[Reply, ...]] = {
    NoteKind.BLOCKER: (
        Reply(RITA.id, "Then this comes first. I will not decide around it."),
        Reply(MINA.id, "I can help to write “{words}” down so that you could run it."),
    ),
    NoteKind.CONCERN: (
        Reply(MINA.id, "I work on this part, and can show what we have so far."),
        Reply(PRIYA.id, "I share this. With a number beside it I could let it go."),
    ),
    NoteKind.QUESTION: (
        Reply(TOM.id, "I know who keeps this. I will ask for it after the meeting."),
        Reply(PRIYA.id, "I looked for it, too, and did not find it."),
    ),
    NoteKind.SUGGESTION: (
        Reply(PRIYA.id, "This costs little. I would take it."),
        Reply(TOM.id, "Fine with me, if “{words}” gets an owner."),
    ),
}

ASKS: dict[NoteKind, tuple[Ask, ...]] = {
    NoteKind.BLOCKER: (
        Ask(
            MINA.id,
            FloorKind.QUESTION,
            "Asks what would have to be written for “{words}” to go ahead.",
        ),
        Ask(
            RITA.id,
            FloorKind.REPLY,
            "Would accept “{words}” with a day on which we call it off.",
        ),
        Ask(
            PRIYA.id,
            FloorKind.NEW_POINT,
            "Nobody has said what waiting a month would cost.",
        ),
    ),
    NoteKind.CONCERN: (
        Ask(
            MINA.id,
            FloorKind.REPLY,
            "Works on this part and worries less; offers to show what there is.",
        ),
        Ask(
            TOM.id,
            FloorKind.NEW_POINT,
            "Wants to know who watches “{words}” once we have started.",
        ),
    ),
    NoteKind.QUESTION: (
        Ask(TOM.id, FloorKind.REPLY, "Knows who keeps the answer, and will ask."),
        Ask(MINA.id, FloorKind.QUESTION, "Asks by when we would know."),
    ),
    NoteKind.SUGGESTION: (
        Ask(
            PRIYA.id, FloorKind.QUESTION, "Asks what “{words}” costs in the first year."
        ),
    ),
}

EXPLAINS = "Explains"
"""How an answer begins that settles a question."""
ON_ALL_OF_IT = "Answers it in the introduction of the next version."
ANSWERS: dict[NoteKind, tuple[str, ...]] = {
    NoteKind.BLOCKER: (
        "Had taken “{words}” for settled, and writes down how it would be undone.",
    ),
    NoteKind.CONCERN: (
        "Grants that “{words}” is weak, and says so in the next version.",
        "Has no better figure for “{words}” today, and will say that.",
    ),
    NoteKind.QUESTION: (
        EXPLAINS + " “{words}” and puts the answer on the page.",
        "Does not know about “{words}” yet, and finds out this week.",
    ),
    NoteKind.MISSING_QUESTION: ("Adds the question, with an honest answer.",),
    NoteKind.SUGGESTION: ("Takes it into the next version.",),
}
OVER_TIME = "This topic’s time is up. Asks the room to say how it ends."
"""A point of order."""


def react(
    kind: NoteKind, writer: PersonId, words: str, chance: Random, used: set[str]
) -> Reactions:
    """Return what a note brings about; no wording is used twice.

    Args:
        kind: Of the note.
        writer: Who wrote it.
        words: A few words of its passage; empty for the memo as a whole.
        chance: A source of chance with a seed.
        used: Wordings that were used, as they stand in the table; it is added to.
    """

    def is_free(who: PersonId, wording: str) -> bool:
        fits = bool(words) or "{words}" not in wording
        return who != writer and wording not in used and fits

    replies = [r for r in REPLIES.get(kind, ()) if is_free(r.who, r.body)][:1]
    asks = [a for a in ASKS.get(kind, ()) if is_free(a.who, a.said)]
    if kind is not NoteKind.BLOCKER:
        asks = chance.sample(asks, min(1, len(asks)))
    used.update(r.body for r in replies)
    used.update(a.said for a in asks)
    answer = answer_to(kind, words, chance)
    is_answered = kind is NoteKind.QUESTION and answer.startswith(EXPLAINS)
    return Reactions(
        tuple(Reply(r.who, r.body.format(words=words)) for r in replies),
        tuple(Ask(a.who, a.kind, a.said.format(words=words)) for a in asks),
        answer,
        Disposition.ANSWERED_NOW if is_answered else None,
    )


def answer_to(kind: NoteKind, words: str, chance: Random) -> str:
    """Return what an author says to a note of some kind; empty for agreement.

    Args:
        kind: Of the note.
        words: A few words of its passage; empty for the memo as a whole.
        chance: A source of chance with a seed.
    """
    wordings = ANSWERS.get(kind, ())
    if wordings and not words:
        return ON_ALL_OF_IT
    return chance.choice(wordings).format(words=words) if wordings else ""


def weightiest(kinds: Sequence[NoteKind]) -> int:
    """Return which of some notes is answered first, by its place."""
    ranks = [_KINDS.index(k) if k in _KINDS else len(_KINDS) for k in kinds]
    return ranks.index(min(ranks))


def reply_to_you(
    kind: NoteKind, people: Iterable[PersonId], chance: Random
) -> Reply | None:
    """Return a reply to a note of who practises; `None` if nobody has one."""
    known = set(people)
    found = [r for r in REPLIES_TO_YOU.get(kind, ()) if r.who in known]
    return chance.choice(found) if found else None
