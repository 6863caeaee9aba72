# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the check finds in a memo, and what it leaves alone."""

import struct
from pathlib import Path

import pytest

from meetingroom.memo.pages import PLAIN_PAGE_LINES, plain_pages
from meetingroom.memo.preflight import (
    PARAGRAPH_WORDS,
    Finding,
    Level,
    appendix_start,
    check,
)
from meetingroom.memo.read.source import read_bytes, read_memo

GOOD = "# Move by March\n\nWe move 400 customers by March because rent ends.\n"


def findings(source: str, minutes: int | None = None) -> dict[str, Finding]:
    memo = read_bytes(source.encode(), "memo-7.md", None)
    return {one.rule: one for one in check(memo, plain_pages(memo), minutes)}


def to_settle_or_look(source: str) -> dict[str, str]:
    return {
        rule: one.sentence
        for rule, one in findings(source).items()
        if one.level is not Level.FINE
    }


def pages_of_text(pages: int) -> str:
    return "Costs are 5 euros.\n\n" * (PLAIN_PAGE_LINES * pages)


def test_good_memo_has_only_fine_findings() -> None:
    found = findings(GOOD)

    assert {one.level for one in found.values()} == {Level.FINE}
    assert found["length"].sentence == "1 page, 12 words: about 5 minutes of reading."
    assert found["length"].position_cp is None


def test_seven_pages_must_be_settled_and_come_first() -> None:
    source = f"# T\n\n{pages_of_text(6)}"
    memo = read_bytes(source.encode(), "a.md", None)

    found = check(memo, plain_pages(memo))

    assert found[0].level is Level.SETTLE
    assert found[0].rule == "pages"
    assert found[0].sentence.startswith("7 pages before the appendix. The limit is 6:")


@pytest.mark.parametrize(
    "mark", ["# Appendix A: data", "## 7. Appendices", "**STOP READING HERE**"]
)
def test_appendix_does_not_count(mark: str) -> None:
    body = "# T\n\n" + "Costs are 5 euros.\n\n" * (PLAIN_PAGE_LINES * 6 - 1)

    found = findings(f"{body}{mark}\n\n- a ABC list\n\n{pages_of_text(3)}")

    assert "pages" not in found
    assert "acronyms" not in found
    assert found["length"].sentence.startswith("6 pages, 957 words:")


def test_memo_that_is_all_appendix_has_no_pages() -> None:
    assert findings("# Appendix\n\nx 1")["length"].sentence.startswith(
        "0 pages, 0 words"
    )


def test_appendix_begins_at_its_heading() -> None:
    memo = read_bytes(b"# T\n\nAppendix is a word\n\n## Appendix\n", "a.md", None)

    assert appendix_start(memo) == memo.text.rindex("Appendix")
    assert appendix_start(read_bytes(GOOD.encode(), "a.md", None)) is None


def test_many_bullets_are_shown_where_they_stand() -> None:
    found = findings("# T 1\n\none two three\n\n- four\n- five six\n\n  seven\n")

    assert found["bullets"].level is Level.LOOK
    assert found["bullets"].sentence.startswith("44% of the words are in lists.")
    assert found["bullets"].positions_cp == (18, 23)
    assert found["bullets"].position_cp == 18


@pytest.mark.parametrize(
    ("source", "rule", "sentence"),
    [
        (
            "# T\n\nNo figures at all.",
            "numbers",
            "There is not one number in the memo. Say how much, how many and by when.",
        ),
        (
            "Costs 5.",
            "headings",
            "The memo has no heading. A few help people to find a passage again.",
        ),
        ("## Costs 5", "title", "The memo has no title. It is shown as “Costs 5”."),
        (
            "# T 5\n\nMost sales rose significantly, many OFTEN, most fell.",
            "weasel words",
            "5 words stand where a number or a name could: "
            "“most”, “significantly”, “many”.",
        ),
        (
            "# T 5\n\nIt rose significantly.",
            "weasel words",
            "1 word stands where a number or a name could: “significantly”.",
        ),
        ("# T 5\n\nThe ARPU fell.", "acronyms", "“ARPU” is never spelled out."),
        (
            "# T 5\n\nThe ARPU fell, ROAS, CAC too; ARPU.",
            "acronyms",
            "“ARPU” and 2 others are never spelled out.",
        ),
        (
            "# T 5\n\nThe ARPU and CAC.",
            "acronyms",
            "“ARPU” and 1 other are never spelled out.",
        ),
        (
            "# T 5\n\n![chart](gone.png)",
            "images",
            "The image “gone.png” is missing: it did not come with the memo.",
        ),
        (
            "# T 5\n\n" + "word " * (PARAGRAPH_WORDS + 1),
            "paragraphs",
            "1 paragraph is longer than 180 words. "
            "Shorter ones are easier to point at.",
        ),
    ],
)
def test_rule_finds_its_fault(source: str, rule: str, sentence: str) -> None:
    assert to_settle_or_look(source)[rule] == sentence


@pytest.mark.parametrize(
    "source",
    [
        "# T 5\n\nAverage revenue per user (ARPU) fell. ARPU!",
        "# T 5\n\nARPU (average revenue per user) fell.",
        "# T 5\n\nARPU means revenue. `CONST` and PDF, HTTP.",
        "# NEW YEAR 5\n\nLOUDWORDS are long.",
        "# T 5\n\nFine.\n\n```\nABC DEF most\n```\n",
        "# T 5\n\n" + "plain word " * 200 + "\n\n" + "more " * 90 + "many",
        "---\ntitle: Named\n---\n## Costs 5",
    ],
)
def test_rules_leave_this_alone(source: str) -> None:
    assert set(to_settle_or_look(source)) <= {"paragraphs"}


def test_weasel_words_have_their_addresses() -> None:
    source = "# T 5\n\nIt rose significantly.\n\n> many\n"

    assert findings(source)["weasel words"].positions_cp == (12,)


def test_image_without_alternative_text_is_shown(tmp_path: Path) -> None:
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 2, 2)
    (tmp_path / "a.png").write_bytes(header)
    path = tmp_path / "m.md"
    path.write_text("# T 5\n\n![](a.png) ![named](a.png) [l](#x)", encoding="utf-8")
    memo = read_memo(path)

    found = {one.rule: one for one in check(memo, plain_pages(memo))}

    assert found["alternative text"].sentence == "1 image has no alternative text."
    assert found["alternative text"].positions_cp == (4,)
    assert "images" not in found


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (15, "Reading leaves 10 minutes to talk."),
        (6, "Reading leaves 1 minute to talk."),
        (3, "Reading leaves 0 minutes to talk."),
    ],
)
def test_short_meeting_is_pointed_out(minutes: int, sentence: str) -> None:
    assert findings(GOOD, minutes)["minutes"].sentence == sentence
    assert "minutes" not in findings(GOOD, 60)
