# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`meetingroom check`: what the check finds in a memo, for people and for scripts.

It begins no meeting and writes nothing. Rules are those of the check itself.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from meetingroom.app.reading_apart import read_file
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, plain_pages
from meetingroom.memo.preflight import Finding, Level, check
from meetingroom.memo.reading_time import reading_minutes

FINE = 0
TO_SETTLE = 1
UNREADABLE = 3
"""2 is for arguments that make no sense, as everywhere."""

VERSION = 1
"""Of the shape of `--json`; a number that is not known means another shape."""

_MARKS = {Level.SETTLE: "settle", Level.LOOK: "look", Level.FINE: "fine"}
_PLACES = 5
_QUOTE_CP = 60


def check_memos(paths: Sequence[Path], *, minutes: int | None, is_json: bool) -> int:
    """Check memos and say what was found.

    Args:
        paths: The files.
        minutes: Length of the meeting they are for; `None` when it is not known.
        is_json: For programs.

    Returns:
        0 when nothing has to be settled, 1 when something has, 3 when a memo could
        not be read.
    """
    status = FINE
    reports: list[dict[str, object]] = []
    for path in paths:
        try:
            memo = read_file(path).memo
        except MemoUnreadable as problem:
            status = UNREADABLE
            reports.append({"file": str(path), "problem": problem.sentence})
            if not is_json:
                sys.stderr.write(f"{path}: {problem.sentence}\n")
            continue
        pages = _pages(memo)
        findings = check(memo, pages, minutes)
        if any(finding.level is Level.SETTLE for finding in findings):
            status = max(status, TO_SETTLE)
        reports.append(_report(path, memo, pages, findings))
        if not is_json:
            sys.stdout.write(_text(path, memo, pages, findings))
    if is_json:
        whole = {"version": VERSION, "memos": reports}
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    return status


def _pages(memo: Memo) -> PageMap:
    """Return the print layout; by counting where Qt cannot start."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        # Only here, and only if it can be loaded at all.
        from meetingroom.app.start import make_application  # noqa: PLC0415
        from meetingroom.ui.document.print_layout import lay_out_pages  # noqa: PLC0415

        application = make_application()
    except ImportError:
        application = None
    if application is None:
        sys.stderr.write(
            "Pages are estimated: the layout needs Qt, which is missing.\n"
        )
        return plain_pages(memo)
    return lay_out_pages(memo)


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


def _report(
    path: Path, memo: Memo, pages: PageMap, findings: Sequence[Finding]
) -> dict[str, object]:
    return {
        "file": str(path),
        "title": memo.title,
        "sha256": memo.sha256,
        "pages": pages.pages,
        "words": memo.words,
        "reading_minutes": reading_minutes(memo.words),
        "findings": [
            {
                "level": finding.level.value,
                "rule": finding.rule,
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
