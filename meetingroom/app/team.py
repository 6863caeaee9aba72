# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A team's own rules and kinds of meetings, as its TOML file says them.

It reads; a mistake in the file becomes a sentence and leaves the usual in force for
that entry alone.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeGuard

from meetingroom.meeting.kind import Kind, built_in, name_key, with_own
from meetingroom.meeting.setup import MAX_KIND_CP, MOST_PAGES, Minutes
from meetingroom.memo.preflight import RULES, Form, Rules
from meetingroom.memo.preflight.rules import BOUNDS
from meetingroom.memo.preflight.table import key_of
from meetingroom.memo.read.remark import RULES_OF_FILES

MOST_BYTES = 256 * 1024
"""A file of so many bytes is something else."""
MOST_KINDS = 100
MOST_MINUTES = 240
"""Of one part; the same as in the rules of a meeting."""
PARTS = ("reading", "margins", "discussion", "decisions", "close")

RULE_KEYS = {
    **{rule.key: rule.name for rule in RULES},
    **{key_of(name): name for name in RULES_OF_FILES},
}
"""How the file spells the rules, and their names."""
_KIND_KEYS = ("name", "form", "pages", "minutes")
_TABLES = ("rules", "limits", "kind")


@dataclass(frozen=True, slots=True)
class Team:
    """What a team does its own way; as everybody does where it says nothing."""

    rules: Rules = field(default_factory=Rules)
    own: tuple[Kind, ...] = ()
    """Kinds of its own, and ours as it changed them."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file, in sentences."""
    is_lost: bool = False
    """Nothing of the file could be read."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds that can be chosen."""
        return with_own(self.own)


def read_team(path: Path, *, is_given: bool = False) -> Team:
    """Read a team's file.

    Args:
        path: The file; one that is not there says nothing.
        is_given: Somebody named it, so that it has to be there.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        return _lost(path, error.strerror or "") if is_given else Team()
    except OSError as error:
        return _lost(path, error.strerror or "")
    if len(content) > MOST_BYTES:
        return _lost(path, f"It has more than {MOST_BYTES // 1024} KB")
    try:
        text = content.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        return _lost(path, "It is not UTF-8")
    except tomllib.TOMLDecodeError as error:
        return _lost(path, str(error))
    except RecursionError:
        return _lost(path, "It is nested too deeply")
    return _Reader(path.name, text).team(tables)


def _lost(path: Path, why: str) -> Team:
    sentence = (
        f"The team’s file “{path.name}” cannot be read: {why}. The usual rules and"
        " kinds of meetings are in force."
    )
    return Team(problems=(sentence,), is_lost=True)


class _Reader:
    """Goes through one file and collects what is wrong with it."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._problems: list[str] = []

    def team(self, tables: Mapping[str, object]) -> Team:
        for key in tables:
            if key not in _TABLES:
                self._pass_over(f"“{key}” is not known", "", key, _TABLES)
        rules = self._limits(tables.get("limits", {}))
        off = self._switched_off(tables.get("rules", {}))
        own = self._kinds(tables.get("kind", []))
        return Team(replace(rules, off=off), own, tuple(self._problems))

    def _switched_off(self, table: object) -> tuple[str, ...]:
        if not isinstance(table, dict):
            self._pass_over("“rules” is not a table", "", "rules")
            return ()
        off = set()
        for key, value in table.items():
            if key not in RULE_KEYS:
                self._pass_over(f"“{key}” is no rule", "rules", key, RULE_KEYS)
            elif not isinstance(value, bool):
                self._pass_over(f"“{key}” is not true or false", "rules", key)
            elif not value:
                off.add(RULE_KEYS[key])
        return tuple(sorted(off))

    def _limits(self, table: object) -> Rules:
        rules = Rules()
        if not isinstance(table, dict):
            self._pass_over("“limits” is not a table", "", "limits")
            return rules
        for key, value in table.items():
            if key not in BOUNDS:
                self._pass_over(f"“{key}” is no limit", "limits", key, BOUNDS)
                continue
            usual, (least, most) = getattr(rules, key), BOUNDS[key]
            if not _is_number(value, usual) or not least <= value <= most:
                whole = "a whole number" if isinstance(usual, int) else "a number"
                sentence = f"“{key}” is not {whole} from {least:,} to {most:,}"
                self._pass_over(sentence, "limits", key)
            else:
                rules = replace(rules, **{key: type(usual)(value)})
        return rules

    def _kinds(self, tables: object) -> tuple[Kind, ...]:
        if not isinstance(tables, list):
            self._pass_over("“kind” is not written as [[kind]]", "", "kind")
            return ()
        kinds: dict[str, Kind] = {}
        for number, table in enumerate(tables[:MOST_KINDS], 1):
            kind = self._kind(table, number)
            if kind is None:
                continue
            if name_key(kind.name) in kinds:
                sentence = f"there is a kind “{kind.name}” already"
                self._pass_over(sentence, "kind", "name", number=number)
                continue
            kinds[name_key(kind.name)] = kind
        return tuple(kinds.values())

    def _kind(self, table: object, number: int) -> Kind | None:
        entry = table if isinstance(table, dict) else {}
        name = entry.get("name")
        if not isinstance(name, str) or not 0 < len(name.strip()) <= MAX_KIND_CP:
            sentence = f"a kind needs a name of at most {MAX_KIND_CP} characters"
            self._pass_over(sentence, "kind", "name", number=number)
            return None
        name = " ".join(name.split())
        for key in entry:
            if key not in _KIND_KEYS:
                sentence = f"“{key}” is nothing a kind has"
                self._pass_over(sentence, "kind", key, _KIND_KEYS, number)
        kind = built_in(name) or Kind(name, Form.NARRATIVE, Minutes())
        kind = replace(kind, form=self._form(entry, kind, number))
        kind = replace(kind, page_limit=self._pages(entry, kind, number))
        return replace(kind, minutes=self._minutes(entry, kind, number))

    def _form(self, entry: Mapping[str, object], kind: Kind, number: int) -> Form:
        form = entry.get("form", kind.form.value)
        known = [one.value for one in Form]
        if form in known:
            return Form(str(form))
        sentence = f"“form” is one of {', '.join(known)}"
        self._pass_over(sentence, "kind", "form", number=number)
        return kind.form

    def _pages(
        self, entry: Mapping[str, object], kind: Kind, number: int
    ) -> int | None:
        pages = entry.get("pages", kind.page_limit)
        if pages is None:
            return None
        if _is_whole(pages) and 0 <= pages <= MOST_PAGES:
            return pages or None  # none of its own
        sentence = f"“pages” is not a whole number from 0 to {MOST_PAGES:,}"
        self._pass_over(sentence, "kind", "pages", number=number)
        return kind.page_limit

    def _minutes(self, entry: Mapping[str, object], kind: Kind, number: int) -> Minutes:
        table = entry.get("minutes", {})
        if not isinstance(table, dict):
            sentence = "“minutes” is not written as { reading = 20, … }"
            self._pass_over(sentence, "kind", "minutes", number=number)
            return kind.minutes
        minutes = kind.minutes
        for part, value in table.items():
            least = 1 if part == "reading" else 0
            if part not in PARTS:
                sentence = f"“{part}” is no part of a meeting"
                self._pass_over(sentence, "kind", part, PARTS, number)
            elif not _is_whole(value) or not least <= value <= MOST_MINUTES:
                sentence = (
                    f"“{part}” takes from {least} to {MOST_MINUTES} whole minutes"
                )
                self._pass_over(sentence, "kind", part, number=number)
            else:
                minutes = replace(minutes, **{part: value})
        return minutes

    def _pass_over(
        self,
        sentence: str,
        table: str,
        key: str,
        known: Iterable[str] = (),
        number: int = 0,
    ) -> None:
        """Note what is wrong with an entry, and where it stands."""
        line = line_of(self._text, table, key, number)
        place = f"“{self._name}”, line {line}" if line else f"“{self._name}”"
        near = difflib.get_close_matches(key, known, 1) if known else []
        meant = f" Did you mean “{near[0]}”?" if near else ""
        self._problems.append(f"{place}: {sentence}. The entry was passed over.{meant}")


_HEADER = re.compile(r"\s*\[\[?\s*[\"']?([\w-]+)")


def line_of(text: str, table: str, key: str, number: int = 0) -> int | None:
    """Return the line on which an entry stands, from 1; `None` if it is not found.

    Args:
        text: The file.
        table: Its table; empty for what stands in none.
        key: Its key, or the name of a table.
        number: Which of several tables of that name, from 1; 0 for the only one.
    """
    entry = re.compile(rf"(?:.*[{{,])?\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
    inside, count, first = "", 0, None
    for line_number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            inside = header[1]
            count += inside == table
            if not table and inside == key:
                return line_number
        if inside != table or (number and count != number):
            continue
        first = first or line_number
        if not header and entry.match(line):
            return line_number
    return first if table else None


def _is_whole(value: object) -> TypeGuard[int]:
    # True and False are whole numbers for Python, and slips of the pen here.
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object, usual: float) -> TypeGuard[float]:
    return _is_whole(value) or (isinstance(value, float) and isinstance(usual, float))
