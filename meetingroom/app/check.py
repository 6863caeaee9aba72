# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`meetingroom check`: what the check finds in a memo, for people and for scripts.

It begins no meeting and writes nothing. Rules are those of the check itself, with
the team's own.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from meetingroom import paths
from meetingroom.app.print_pages import pages_without_window
from meetingroom.app.reading_apart import read_file
from meetingroom.app.team import RULE_KEYS, Team, read_team
from meetingroom.meeting.kind import Kind, kind_named
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper
from meetingroom.memo.preflight import (
    RULES,
    Finding,
    Level,
    Occasion,
    Rules,
    check,
)
from meetingroom.memo.preflight.table import key_of
from meetingroom.memo.reading_time import reading_minutes

FINE = 0
TO_SETTLE = 1
WRONG_ARGUMENTS = 2
UNREADABLE = 3

VERSION = 1
"""Of the shape of `--json`; a number that is not known means another shape."""

_MARKS = {Level.SETTLE: "settle", Level.LOOK: "look", Level.FINE: "fine"}
_PLACES = 5
_QUOTE_CP = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be checked for, as the command line says it."""

    kind: str = ""
    """Name of a kind of meeting; empty when it is not known."""
    minutes: int | None = None
    """Length of the meeting; `None` for the kind's, if there is one."""
    team: Path | None = None
    """The team's file; `None` for the one in the user's settings."""
    paper: Paper = Paper.A4
    is_json: bool = False


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every memo is checked by."""

    kind: str
    occasion: Occasion
    rules: Rules
    paper: Paper

    @property
    def page_limit(self) -> int:
        return self.rules.page_limit(self.occasion.page_limit)


def run(options: Namespace) -> int:
    """Do what the command line asks for; returns the exit status."""
    if options.rules:
        return show_rules(options.team)
    if not options.memos:
        sys.stderr.write("Name the memos to be checked.\n")
        return WRONG_ARGUMENTS
    wish = Wish(
        options.kind,
        options.minutes,
        options.team,
        Paper.LETTER if options.paper == "letter" else Paper.A4,
        options.json,
    )
    return check_memos(options.memos, wish)


def check_memos(memos: Sequence[Path], wish: Wish) -> int:
    """Check memos and say what was found.

    Args:
        memos: The files.
        wish: What for, and how.

    Returns:
        0 when nothing has to be settled, 1 when something has, 2 when there is no
        such team or kind, 3 when a memo could not be read.
    """
    team = _team(wish.team)
    kind = _kind(team, wish.kind)
    if (team.is_lost and wish.team is not None) or (kind is None and wish.kind):
        return WRONG_ARGUMENTS
    terms = _terms(wish, team, kind)
    status = FINE
    is_json = wish.is_json
    reports: list[dict[str, object]] = []
    for path in memos:
        try:
            memo = read_file(path).memo
        except MemoUnreadable as problem:
            status = UNREADABLE
            reports.append({"file": str(path), "problem": problem.sentence})
            if not is_json:
                sys.stderr.write(f"{path}: {problem.sentence}\n")
            continue
        pages = pages_without_window(memo, wish.paper)
        findings = check(memo, pages, terms.occasion, terms.rules)
        if any(finding.level is Level.SETTLE for finding in findings):
            status = max(status, TO_SETTLE)
        reports.append(_report(path, memo, pages, findings, terms))
        if not is_json:
            sys.stdout.write(_text(path, memo, pages, findings))
    if is_json:
        whole = {"version": VERSION, "memos": reports}
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    return status


def show_rules(team_path: Path | None) -> int:
    """Say which rules are in force, with their limits."""
    team = _team(team_path)
    for rule in RULES:
        state = "off" if rule.name in team.rules.off else rule.level.value
        limit = getattr(team.rules, rule.limit) if rule.limit else None
        said = f" [{rule.limit} = {limit:g}]" if limit is not None else ""
        sys.stdout.write(f"{state:7}{rule.key:17}{rule.about}{said}\n")
    is_wrong = team.is_lost and team_path is not None
    return WRONG_ARGUMENTS if is_wrong else FINE


def _team(path: Path | None) -> Team:
    """Read the team's file; what is wrong with it is printed."""
    team = read_team(path or paths.team_path(), is_given=path is not None)
    for problem in team.problems:
        sys.stderr.write(problem + "\n")
    return team


def _kind(team: Team, name: str) -> Kind | None:
    """Return a kind by its name, however it is written; `None` if there is none."""
    kind = kind_named(team.kinds, name)
    if kind is None and name:
        known = ", ".join(kind.name for kind in team.kinds)
        sys.stderr.write(f"There is no kind of meeting “{name}”. Kinds are: {known}.\n")
    return kind


def _terms(wish: Wish, team: Team, kind: Kind | None) -> _Terms:
    minutes = wish.minutes
    if kind is None:
        occasion = Occasion(minutes)
    else:
        planned = kind.minutes.total if minutes is None else minutes
        occasion = Occasion(planned, kind.form, kind.page_limit)
    name = kind.name if kind is not None else ""
    return _Terms(name, occasion, team.rules, wish.paper)


def _text(path: Path, memo: Memo, pages: PageMap, findings: Sequence[Finding]) -> str:
    lines = [f"{path}: {memo.title}"]
    for finding in findings:
        lines.append(f"  {_MARKS[finding.level]:7}{finding.sentence}")
        shown = finding.positions_cp[:_PLACES]
        for place_cp in shown:
            quote = _quote(memo, place_cp)
            lines.append(f"         {pages.address(place_cp):>6}  {quote}")
        more = len(finding.positions_cp) - len(shown)
        if more:
            lines.append(f"                 and {more} more")
    return "\n".join(lines) + "\n"


def _quote(memo: Memo, place_cp: int) -> str:
    text = memo.text[place_cp : place_cp + _QUOTE_CP].partition("\n")[0]
    is_cut = place_cp + _QUOTE_CP < len(memo.text) and len(text) == _QUOTE_CP
    return f"{text}…" if is_cut else text


def _team_key(rule: str) -> str | None:
    """Return what switches a rule off in a team's file; `None` where nothing does."""
    key = key_of(rule)
    return key if key in RULE_KEYS else None


def _report(
    path: Path,
    memo: Memo,
    pages: PageMap,
    findings: Sequence[Finding],
    terms: _Terms,
) -> dict[str, object]:
    return {
        "file": str(path),
        "title": memo.title,
        "sha256": memo.sha256,
        "kind": terms.kind,
        "minutes": terms.occasion.minutes,
        "paper": terms.paper.value,
        "page_limit": terms.page_limit,
        "pages": pages.pages,
        "words": memo.words,
        "reading_minutes": reading_minutes(memo.words),
        "findings": [
            {
                "level": finding.level.value,
                "rule": finding.rule,
                "key": _team_key(finding.rule),
                "sentence": finding.sentence,
                "places": [
                    {
                        "position": place_cp,
                        "address": pages.address(place_cp),
                        "quote": _quote(memo, place_cp),
                    }
                    for place_cp in finding.positions_cp
                ],
            }
            for finding in findings
        ],
    }
