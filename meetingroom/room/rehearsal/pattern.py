# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What colleagues stumble over in any memo, and how each of them puts it.

A table: sentence patterns with kinds and wordings. It reads no memo itself.
"""

import re
from dataclasses import dataclass

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.room.rehearsal.colleague import MINA, PRIYA, RITA, TOM


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something in a sentence that one colleague reacts to."""

    who: PersonId
    kind: NoteKind
    words: re.Pattern[str]
    bodies: tuple[str, ...]
    """Wordings; `{words}` is filled with a few words of the passage."""
    said: str
    """The scribe's line when the colleague speaks on it."""


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_NUMBER = re.compile(
    r"(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|percent|per cent|million|billion|thousand"
    r"|k\b|hours?|days?|weeks?|months?|people|customers|users|dollars|euros))",
    re.IGNORECASE,
)
_DATE = _any(
    *("january", "february", "april", "june", "july", "august", "september"),
    *("october", "november", "december", "q[1-4]", "quarters?", "next year"),
    *("deadline", "by march", "in march", "by may", "in may", "end of the year"),
)

PATTERNS = (
    Pattern(
        PRIYA.id,
        NoteKind.QUESTION,
        _NUMBER,
        (
            "Where does “{words}” come from? I find no source on the page.",
            "Is “{words}” a measurement or an estimate? Whose?",
            "What is in “{words}” and what is left out?",
        ),
        "Wants the source of “{words}” on the page.",
    ),
    Pattern(
        PRIYA.id,
        NoteKind.CONCERN,
        _any("costs?", "price[sd]?", "budgets?", "revenue", "savings?", "margin"),
        (
            "“{words}” is the case for best luck. What does it look like at half?",
            "I do not see who pays for “{words}” after the first year.",
        ),
        "Asks for the bad case beside the good one for “{words}”.",
    ),
    Pattern(
        TOM.id,
        NoteKind.BLOCKER,
        _any(
            *("migrat\\w+", "roll ?back", "cut ?over", "irreversible", "outages?"),
            *("shut\\w* down", "switch\\w* off", "delet\\w+", "replac\\w+", "launch"),
        ),
        (
            "How do we get back from “{words}”? Without a way back written here I"
            " cannot take this on call.",
        ),
        "No way back is written down for “{words}”. Who would call it off, and when?",
    ),
    Pattern(
        TOM.id,
        NoteKind.CONCERN,
        _any("all", "every", "always", "never", "nobody", "none", "only", "any", "no"),
        (
            "“{words}” leaves no room for the exception, and there is always one.",
            "I can name a case against “{words}”. Say “most”, or show the check.",
        ),
        "Knows exceptions to “{words}” and wants them counted.",
    ),
    Pattern(
        TOM.id,
        NoteKind.CONCERN,
        _DATE,
        (
            "“{words}” falls into our busiest weeks. Who is on call then?",
            "What has to be true two weeks before “{words}” for us to go on?",
        ),
        "The date in “{words}” needs a check point before it.",
    ),
    Pattern(
        MINA.id,
        NoteKind.QUESTION,
        _any(
            "we (?:believe|think|expect|assume|estimate|hope|feel)", "should", "likely"
        ),
        (
            "What would show us that “{words}” is wrong?",
            "Is “{words}” something we tried, or something we hope for?",
        ),
        "Asks how we would notice that “{words}” is wrong.",
    ),
    Pattern(
        MINA.id,
        NoteKind.SUGGESTION,
        _any("teams?", "engineers?", "support", "train\\w*", "document\\w*", "tests?"),
        (
            "For “{words}”: start with one team for two weeks, then decide the rest.",
            "I could write the first version of “{words}” with the people who use it.",
        ),
        "Offers to try “{words}” small, for two weeks.",
    ),
    Pattern(
        RITA.id,
        NoteKind.SUGGESTION,
        _any("customers?", "users?", "clients?", "readers?", "partners?"),
        (
            "“{words}” is the heart of it. It belongs on the first page.",
            "Say what the customer notices of “{words}” on the first day.",
        ),
        "Would move “{words}” to the first page.",
    ),
    Pattern(
        RITA.id,
        NoteKind.QUESTION,
        _any("risks?", "do not know", "unknown", "depend\\w*", "unless", "if"),
        (
            "Which decision would we regret if “{words}” goes the other way?",
            "Who owns finding out about “{words}”, and by when?",
        ),
        "Wants one owner for “{words}”.",
    ),
)

FALLBACKS = (
    Pattern(
        MINA.id,
        NoteKind.QUESTION,
        re.compile(""),
        ("I read “{words}” twice. What does it mean for somebody new here?",),
        "Asks what “{words}” means in practice.",
    ),
    Pattern(
        PRIYA.id,
        NoteKind.QUESTION,
        re.compile(""),
        ("What does “{words}” cost us, roughly?",),
        "Asks for a rough number for “{words}”.",
    ),
    Pattern(
        TOM.id,
        NoteKind.BLOCKER,
        re.compile(""),
        ("Who runs this on a Sunday night? “{words}” does not say, and it has to.",),
        "Wants an owner for running “{words}”.",
    ),
    Pattern(
        RITA.id,
        NoteKind.SUGGESTION,
        re.compile(""),
        ("Lead with “{words}”. I had to look for it.",),
        "Would lead with “{words}”.",
    ),
)

AGREEMENTS = (
    "This matches what I see every day.",
    "Yes. This alone would be worth it.",
    "",
)

AGREEING = (
    (MINA.id, "Sees it the other way round, from daily work."),
    (RITA.id, "Has heard the same from outside, and would keep it."),
)
"""Who agrees where others have doubts, and what they say about it."""

GENERAL = "What would have to be true for us to say no to this?"
GENERAL_SAID = "Asks what would have to be true for a no."
MISSING_QUESTION = "Why would a customer choose to do nothing instead?"

MISSPELLINGS = _any(
    *("teh", "recieve\\w*", "seperate\\w*", "occured", "definately", "untill"),
    *("acheive\\w*", "accomodate\\w*", "wich", "begining", "commited", "publically"),
    *("neccessary", "occassion\\w*", "goverment", "alot", "adress\\w*", "existance"),
)
DOUBLED = re.compile(r"\b(the|a|of|to|and|in|is|we) \1\b", re.IGNORECASE)
