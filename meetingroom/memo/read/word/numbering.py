# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Numbers and bullets of Word's lists, counted as Word counts them.

It gives labels as text; which paragraph is an item is decided in `body`.
"""

import re
from dataclasses import dataclass, field

from meetingroom.memo.read.word.names import W, is_on, number, val
from meetingroom.memo.read.xml import Element

BULLET = "•"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 4000
_LABEL_CP = 40
"""Longest label drawn; a longer one is cut."""


@dataclass(slots=True)
class _Level:
    """How one depth of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    is_legal: bool = False
    restart: int | None = None
    """Depth, from 1, that starts it anew; `None` for any above, 0 for none."""
    style: str = ""


@dataclass(slots=True)
class _List:
    """An abstract list: its levels and where counting stands."""

    levels: list[_Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """All lists of a file."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._overrides: dict[tuple[str, int], _Level] = {}
        if root is None:
            return
        for abstract in root.iterchildren(W + "abstractNum"):
            levels = [_Level() for _ in range(_LEVELS)]
            for element in abstract.iterchildren(W + "lvl"):
                at = number(element.get(W + "ilvl"))
                if 0 <= at < _LEVELS:
                    levels[at] = _read_level(element)
            self._lists[str(abstract.get(W + "abstractNumId", ""))] = _List(levels)
        for one in root.iterchildren(W + "num"):
            self._read_num(one)

    def level_of(self, num_id: str, style: str) -> int:
        """Return the depth that a style has in a list, from 0."""
        known = self._list(num_id)
        if known is None or not style:
            return 0
        at = (i for i, level in enumerate(known.levels) if level.style == style)
        return next(at, 0)

    def has(self, num_id: str) -> bool:
        """Tell whether there is such a list."""
        return self._list(num_id) is not None

    def next_label(self, num_id: str, depth: int) -> str:
        """Count one item and return its label; empty for an item without one.

        Args:
            num_id: The list.
            depth: From 0.
        """
        known = self._list(num_id)
        if known is None:
            return ""
        depth = min(max(0, depth), _LEVELS - 1)
        self._count(known, num_id, depth)
        level = self._level(known, num_id, depth)
        if level.form == "bullet":
            return BULLET
        if level.form == "none" and not level.text:
            return ""

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self._level(known, num_id, at)
            count = known.counts[at]
            value = other.start if count is None else count
            form = "decimal" if level.is_legal else other.form
            return in_form(value, form)

        return _PLACE.sub(shown, level.text)[:_LABEL_CP].strip()

    def _count(self, known: _List, num_id: str, depth: int) -> None:
        count = known.counts[depth]
        start = self._starts.pop((num_id, depth), None)
        if start is not None:
            known.counts[depth] = start
        elif count is None:
            known.counts[depth] = self._level(known, num_id, depth).start
        else:
            known.counts[depth] = count + 1
        for below in range(depth + 1, _LEVELS):
            restart = self._level(known, num_id, below).restart
            if restart is None or depth < restart:
                known.counts[below] = None

    def _level(self, known: _List, num_id: str, depth: int) -> _Level:
        return self._overrides.get((num_id, depth), known.levels[depth])

    def _list(self, num_id: str) -> _List | None:
        return self._lists.get(self._abstract_of.get(num_id, ""))

    def _read_num(self, one: Element) -> None:
        num_id = str(one.get(W + "numId", ""))
        self._abstract_of[num_id] = val(one.find(W + "abstractNumId"))
        for override in one.iterchildren(W + "lvlOverride"):
            at = number(override.get(W + "ilvl"))
            if not 0 <= at < _LEVELS:
                continue
            start = override.find(W + "startOverride")
            if start is not None:
                self._starts[num_id, at] = number(val(start), 1)
            own = override.find(W + "lvl")
            if own is not None:
                self._overrides[num_id, at] = _read_level(own)


def in_form(value: int, form: str) -> str:
    """Return a number as a list shows it."""
    if form in {"lowerRoman", "upperRoman"} and 0 < value < _LARGEST_ROMAN:
        text = ""
        for worth, letters in _ROMAN:
            while value >= worth:
                text += letters
                value -= worth
        return text.upper() if form == "upperRoman" else text
    if form in {"lowerLetter", "upperLetter"} and value > 0:
        # Word goes on with "aa", "bb".
        times, at = divmod(value - 1, 26)
        letters = chr(ord("a") + at) * min(times + 1, _LABEL_CP)
        return letters.upper() if form == "upperLetter" else letters
    if form == "decimalZero":
        return f"{value:02}"
    return "" if form == "none" else str(value)


def _read_level(element: Element) -> _Level:
    restart = element.find(W + "lvlRestart")
    return _Level(
        form=val(element.find(W + "numFmt"), "decimal"),
        text=val(element.find(W + "lvlText")),
        start=number(val(element.find(W + "start")), 1),
        is_legal=bool(is_on(element.find(W + "isLgl"))),
        restart=number(val(restart)) if restart is not None else None,
        style=val(element.find(W + "pStyle")),
    )
