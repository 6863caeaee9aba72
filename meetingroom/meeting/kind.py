# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Kinds of meetings: what each begins with, ours and a team's. Values only.

A meeting keeps what was chosen, never the kind itself, which may change later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from meetingroom.meeting.setup import SIX_PAGER, Minutes, Setup
from meetingroom.memo.preflight import Form


@dataclass(frozen=True, slots=True)
class Kind:
    """A variant of the practice."""

    name: str
    form: Form
    minutes: Minutes
    page_limit: int | None = None
    """Pages before the appendix; `None` for the limit of the check's rules."""

    def chosen_in(self, setup: Setup) -> Setup:
        """Return a setup with this kind, its minutes and its limit."""
        return replace(
            setup,
            kind=self.name,
            form=self.form,
            minutes=self.minutes,
            page_limit=self.page_limit,
        )


# Minutes of reading, margins, discussion, decisions, close; source: PRACTICE.md 1.1,
# with about three minutes a page and the silence first.
BUILT_IN = (
    # One or two pages in half an hour; most of it is talk.
    Kind("One-pager", Form.ONE_PAGER, Minutes(5, 3, 15, 5, 2), 1),
    # Twenty minutes of silence in an hour: six pages, pen in hand.
    Kind(SIX_PAGER, Form.NARRATIVE, Minutes(20, 5, 25, 7, 3)),
    # The protocol of such reviews: twenty to read and forty to talk.
    Kind("PR/FAQ", Form.PR_FAQ, Minutes(20, 5, 25, 7, 3)),
    # Fifteen to read, and no talk of substance in less than half an hour.
    Kind("Design review", Form.DESIGN, Minutes(15, 5, 30, 7, 3)),
    # Ten for the others' views, then everyone votes again before they talk.
    Kind("Debrief", Form.PACKET, Minutes(10, 5, 8, 5, 2)),
    # Only what changed is read, and whoever raised a point says whether it is met.
    Kind("Second review", Form.REVIEW, Minutes(10, 5, 20, 7, 3)),
    # Owners speak to their numbers; many follow-ups and few decisions.
    Kind("WBR narrative", Form.NARRATIVE, Minutes(15, 5, 30, 5, 5)),
)
"""The kinds that everybody has."""

_ALSO_CALLED = {
    "designdecision": "designreview",
    "hiringdebrief": "debrief",
    "hiringpacket": "debrief",
    "weeklyreview": "wbrnarrative",
}
"""What memos and our templates call some of them, as `_letters` spells it."""


def with_own(own: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return ours and a team's; one of theirs replaces ours of the same name."""
    by_name = {name_key(kind.name): kind for kind in BUILT_IN}
    by_name.update((name_key(kind.name), kind) for kind in own)
    return tuple(by_name.values())


def built_in(name: str) -> Kind | None:
    """Return the kind of ours with a name; `None` for a team's own."""
    return kind_named(BUILT_IN, name)


def kind_named(kinds: Iterable[Kind], name: str) -> Kind | None:
    """Return the kind with a name, however it is written; `None` if there is none."""
    key = name_key(name)
    return next((kind for kind in kinds if name_key(kind.name) == key), None)


def kind_words(front_matter: Mapping[str, str]) -> str:
    """Return what a memo calls its kind of meeting; empty when it says nothing."""
    found = (value for key, value in front_matter.items() if key.lower() == "kind")
    return " ".join(next(found, "").split())


def kind_of_memo(kinds: Iterable[Kind], words: str) -> Kind | None:
    """Return the kind that a memo means; `None` for nothing and for an unknown one.

    Writers are freer with it than a list is: dashes and strokes do not count, and
    what our templates are called is as good as the kind they are for.
    """
    by_letters = {_letters(kind.name): kind for kind in kinds}
    said = _letters(words)
    return by_letters.get(said) or by_letters.get(_ALSO_CALLED.get(said, ""))


def name_key(name: str) -> str:
    """Return what two names of the same kind have in common."""
    return " ".join(name.split()).casefold()


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
