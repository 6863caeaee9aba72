# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The table of the check's rules, and the check that goes through it.

Everything that can be said about a memo stands here as one row; how a rule looks is
in the modules beside it, and its limit is a field of `Rules`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight import length, shape, wording
from meetingroom.memo.preflight.examined import Examined, Hit, examine
from meetingroom.memo.preflight.finding import Finding, Level
from meetingroom.memo.preflight.language import is_english
from meetingroom.memo.preflight.occasion import Form, Occasion
from meetingroom.memo.preflight.rules import Rules

_PROSE = frozenset(form for form in Form if form.is_prose)
_PR_FAQ = frozenset({Form.PR_FAQ})

SETTLE, LOOK, FINE = Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    name: str
    """As it stands in the record."""
    level: Level
    about: str
    """What it looks at."""
    sentence: str
    """What is said; the function fills the gaps."""
    find: Callable[[Examined], Iterator[Hit]]
    limit: str = ""
    """The field of `Rules` that is its limit; empty for none."""
    forms: frozenset[Form] = frozenset(Form)
    """The forms of memos that it is for."""
    is_of_words: bool = False
    """It knows English words only."""

    @property
    def key(self) -> str:
        """The name as a team's file spells it."""
        return key_of(self.name)


def key_of(name: str) -> str:
    """Return a rule's name as a team's file spells it: "weasel_words"."""
    return name.lower().replace(" ", "_").replace("/", "_")


RULES = (
    Rule(
        "pages",
        SETTLE,
        "Pages before the appendix.",
        "{pages} before the appendix. The limit is {limit}: cut, or move detail behind"
        " a heading “Appendix”.",
        length.too_many_pages,
        limit="pages",
    ),
    Rule(
        "PR/FAQ parts",
        SETTLE,
        "Headline, customer’s quote, both kinds of questions, reasons against.",
        "This PR/FAQ lacks {parts}.",
        shape.missing_pr_faq_parts,
        forms=_PR_FAQ,
        is_of_words=True,
    ),
    Rule(
        "press release",
        SETTLE,
        "Pages of a PR/FAQ before its first questions.",
        "The press release takes {pages} before the first questions. The limit is"
        " {limit}: move detail into the questions.",
        length.long_release,
        limit="release_pages",
        forms=_PR_FAQ,
        is_of_words=True,
    ),
    Rule(
        "minutes",
        LOOK,
        "Minutes left to talk once the memo is read.",
        "{pages} in a {slot}-minute slot {leave} {minutes} to talk.",
        length.too_little_talk,
        limit="talk_minutes",
    ),
    Rule(
        "bullets",
        LOOK,
        "Share of the words that stand in lists.",
        "{share} of the words are in lists. A narrative says why one follows from"
        " another.",
        shape.bullets,
        limit="bullet_share",
        forms=_PROSE,
    ),
    Rule(
        "headings",
        LOOK,
        "Whether there is any heading.",
        "The memo has no heading. A few help people to find a passage again.",
        shape.no_heading,
    ),
    Rule(
        "title",
        LOOK,
        "Whether the memo says its title.",
        "The memo has no title. It is shown as “{title}”.",
        shape.no_title,
    ),
    Rule(
        "goal",
        LOOK,
        "Whether the memo or the meeting says what is asked for.",
        "The memo says nowhere what the room is asked for. One sentence is enough:"
        " “We ask for a decision on …”.",
        wording.no_goal,
        is_of_words=True,
    ),
    Rule(
        "numbers",
        LOOK,
        "Whether there is any number.",
        "There is not one number in the memo. Say how much, how many and by when.",
        wording.no_number,
    ),
    Rule(
        "weasel words",
        LOOK,
        "Words where a number or a name could stand, per 1,000 words.",
        "{words} where a number or a name could: {quoted}.",
        wording.weasels,
        limit="weasels_per_1000",
        is_of_words=True,
    ),
    Rule(
        "units",
        LOOK,
        "Numbers with no unit, where nothing near says of what.",
        "{numbers} without a unit. Say of what.",
        wording.no_unit,
        is_of_words=True,
    ),
    Rule(
        "sources",
        LOOK,
        "Percentages and large figures in paragraphs that name no source.",
        "{paragraphs} a percentage or a large figure and no source. Say who measured"
        " it.",
        wording.no_source,
        is_of_words=True,
    ),
    Rule(
        "acronyms",
        LOOK,
        "Acronyms that are never spelled out.",
        "{acronyms} never spelled out.",
        wording.acronyms,
        is_of_words=True,
    ),
    Rule(
        "images",
        LOOK,
        "Images that are not shown.",
        "{problem}",
        shape.missing_images,
    ),
    Rule(
        "alternative text",
        LOOK,
        "Images without words for people who do not see them.",
        "{images} no alternative text.",
        shape.images_without_words,
    ),
    Rule(
        "paragraphs",
        LOOK,
        "Words of the longest paragraph.",
        "{paragraphs} longer than {limit} words. Shorter ones are easier to point at.",
        length.long_paragraphs,
        limit="paragraph_words",
    ),
    Rule(
        "file",
        LOOK,
        "What reading the file could not keep; each has a name of its own.",
        "{remark}",
        shape.lost_in_reading,
    ),
    Rule(
        "length",
        FINE,
        "Pages, words, and minutes of reading.",
        "{pages}, {words}: up to {minutes} minutes of reading.",
        length.length,
    ),
    Rule(
        "prose",
        FINE,
        "Whether the memo is prose.",
        "Written as prose, not as bullets.",
        shape.prose,
        forms=_PROSE,
    ),
)
"""Every rule, the gravest first."""

_LANGUAGE = "language"
_NOT_ENGLISH = (
    "The memo is not in English, so these were not looked for: {0}. They know English"
    " words only."
)


def check(
    memo: Memo,
    pages: PageMap,
    occasion: Occasion | None = None,
    rules: Rules | None = None,
) -> tuple[Finding, ...]:
    """Return what was found, the gravest first.

    Args:
        memo: The memo as it will be read.
        pages: Its print layout.
        occasion: The meeting it is for; `None` when nothing is known of it.
        rules: What holds; `None` for the table as it stands.
    """
    rules = rules or Rules()
    examined = examine(memo, pages, occasion or Occasion(), rules)
    held = [
        rule
        for rule in RULES
        if rule.name not in rules.off and examined.occasion.form in rule.forms
    ]
    left_out: list[str] = []
    if not is_english(examined.main):
        left_out = [rule.name for rule in held if rule.is_of_words]
    found = [
        finding
        for rule in held
        if rule.name not in left_out
        for finding in _findings(rule, examined)
        if finding.rule not in rules.off
    ]
    if left_out:
        sentence = _NOT_ENGLISH.format(shape.listed(left_out))
        found.append(Finding(FINE, _LANGUAGE, sentence))
    return tuple(found)


def _findings(rule: Rule, memo: Examined) -> Iterator[Finding]:
    for hit in rule.find(memo):
        sentence = rule.sentence.format_map(hit.words)
        yield Finding(rule.level, hit.rule or rule.name, sentence, hit.positions_cp)
