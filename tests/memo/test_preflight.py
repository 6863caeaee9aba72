# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the check finds in a memo, and what it leaves alone."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from meetingroom.memo.memo import Remark
from meetingroom.memo.pages import PLAIN_PAGE_LINES, plain_pages
from meetingroom.memo.preflight import (
    Finding,
    Form,
    Level,
    Occasion,
    Rules,
    appendix_start,
    check,
    size_in_words,
)
from meetingroom.memo.read.source import read_bytes, read_memo

GOOD = "# Move by March\n\nWe ask to move 400 customers by March because rent ends.\n"


def findings(
    source: str, minutes: int | None = None, *, has_goal: bool = True
) -> dict[str, Finding]:
    memo = read_bytes(source.encode(), "memo-7.md", None)
    occasion = Occasion(minutes, has_goal=has_goal)
    found = check(memo, plain_pages(memo), occasion)
    return {one.rule: one for one in found}


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
    assert found["length"].sentence == "1 page, 14 words: up to 5 minutes of reading."
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


def test_the_size_is_the_one_of_the_check_and_the_appendix_is_said_apart() -> None:
    short = read_bytes(GOOD.encode(), "a.md", None)
    source = f"{GOOD}\n# Appendix\n\nMore words.\n"
    long = read_bytes(source.encode(), "a.md", None)

    assert size_in_words(short, plain_pages(short)) == "1 page, 14 words"
    assert size_in_words(long, plain_pages(long)) == (
        "1 page, 14 words; with the appendix 1 page, 17 words"
    )


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
            "# T 5\n\n" + "word " * (Rules().paragraph_words + 1),
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
        "# T 5\n\nThe file CHANGES.md says STOP READING NOW to everybody.",
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
        (15, "1 page in a 15-minute slot leaves 10 minutes to talk."),
        (6, "1 page in a 6-minute slot leaves 1 minute to talk."),
        (3, "1 page in a 3-minute slot leaves 0 minutes to talk."),
    ],
)
def test_short_meeting_is_pointed_out(minutes: int, sentence: str) -> None:
    assert findings(GOOD, minutes)["minutes"].sentence == sentence
    assert "minutes" not in findings(GOOD, 60)


def test_memo_that_asks_for_nothing_is_pointed_out_unless_the_meeting_does() -> None:
    assert "goal" in findings("# T\n\nIt rained 4 days.", has_goal=False)
    assert "goal" not in findings("# T\n\nIt rained 4 days.")


@pytest.mark.parametrize(
    "source",
    [
        GOOD,
        "# T\n\n## Decision\n\nYes.",
        "# T\n\nThis memo proposes nothing but to decide on the name.",
        "---\ngoal: the name\n---\n# T\n\nWords.",
    ],
)
def test_goal_is_found_wherever_it_stands(source: str) -> None:
    assert "goal" not in findings(source, has_goal=False)


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("Sales rose to 45.", "45"),
        ("It grew by a lot, now 1,200; fine.", "1,200"),
    ],
)
def test_number_without_a_unit_is_pointed_out(source: str, number: str) -> None:
    found = findings(f"# T\n\n{source}")["units"]

    text = read_bytes(f"# T\n\n{source}".encode(), "memo.md", None).text
    assert found.position_cp is not None
    assert text[found.position_cp :].startswith(number)


@pytest.mark.parametrize(
    "source",
    [
        "It rose to 45 per cent.",
        "See page 4.",
        "It ends in 2027.",
        "It costs €45.",
        "The line packs 118 boxes an hour, before it was 96.",
        "We keep to RFC 6455.",
        "It leaves with `exit 1`.",
        "5. The decision",
        "We tried version 4.2.",
        "```\nx = 45.\n```",
    ],
)
def test_number_that_says_of_what_is_left_alone(source: str) -> None:
    assert "units" not in findings(f"# T\n\n{source}")


def test_share_without_a_source_is_pointed_out() -> None:
    assert "sources" in findings("# T\n\nA third, 31 %, wait longer than a week.")
    assert "sources" in findings("# T\n\nIt costs 1.2 million euros a year.")
    assert "sources" in findings("# T\n\nThey own 19,000 cars and 2,000 vans.")
    for said in (
        "31 %, by the survey of May.",
        "We plan for 1.2 million euros.",
        "They own 9,000 cars.",
        "31 % wait.[^1]\n\n[^1]: Counted.",
        "[31 %](https://example.org) wait.",
    ):
        assert "sources" not in findings(f"# T\n\n{said}")


PR_FAQ = """# Larder

Ulm. Neighbours share bread. “I have not thrown bread away since then”, says Mina.

## Customer FAQ

Is it safe? Yes.

## Internal FAQ

What are reasons not to build it? The lock.
"""


def pr_faq_findings(source: str) -> dict[str, Finding]:
    memo = read_bytes(source.encode(), "memo.md", None)
    occasion = Occasion(form=Form.PR_FAQ, has_goal=True)
    found = check(memo, plain_pages(memo), occasion)
    return {one.rule: one for one in found}


def test_complete_pr_faq_has_nothing_to_settle() -> None:
    assert not {"PR/FAQ parts", "press release"} & set(pr_faq_findings(PR_FAQ))


@pytest.mark.parametrize(
    ("part", "taken", "put"),
    [
        ("a headline", "#", ""),
        ("a customer's quote", "“I have not thrown bread away since then”, says", "So"),
        ("questions of customers", "Customer FAQ", "More"),
        ("questions from inside", "Internal FAQ", "More"),
        ("reasons not to build it", "reasons not to build", "sizes of"),
    ],
)
def test_missing_part_of_a_pr_faq_has_to_be_settled(
    part: str, taken: str, put: str
) -> None:
    found = pr_faq_findings(PR_FAQ.replace(taken, put))["PR/FAQ parts"]

    assert found.level is Level.SETTLE
    assert part in found.sentence


def test_press_release_of_more_than_a_page_is_pointed_out() -> None:
    long = PR_FAQ.replace("Ulm.", pages_of_text(1))

    found = pr_faq_findings(long)["press release"]
    assert "takes 2 pages" in found.sentence
    assert found.level is Level.SETTLE


def test_memo_without_questions_has_no_release_to_measure() -> None:
    assert "press release" not in pr_faq_findings("# T\n\n" + pages_of_text(2))


def test_what_the_reader_could_not_keep_is_a_finding() -> None:
    memo = read_bytes(GOOD.encode(), "memo.md", None)
    remarked = replace(memo, remarks=(Remark("tracked changes", "They are.", (3,)),))

    found = {one.rule: one for one in check(remarked, plain_pages(remarked))}
    assert found["tracked changes"].positions_cp == (3,)
    assert found["tracked changes"].level is Level.LOOK


GERMAN = (
    "# Plan\n\nWir schlagen vor, den Umzug im März zu machen, weil die Miete dann endet"
    " und alle Kunden bis dahin umgezogen sind; das kostet 400 Euro je Kunde und dauert"
    " zehn Tage, in denen niemand eine Rechnung bekommt.\n"
)


@pytest.mark.parametrize(
    "source",
    [GERMAN, "# 計画\n\n" + "四百人の顧客を三月までに移します。" * 8],
)
def test_rules_of_english_words_keep_silent_in_other_languages(source: str) -> None:
    memo = read_bytes(source.encode(), "memo.md", None)

    found = {one.rule: one for one in check(memo, plain_pages(memo))}
    assert "goal" not in found
    assert found["language"].level is Level.FINE


def test_rule_that_is_off_finds_nothing() -> None:
    memo = read_bytes(b"# T\n\nIt rained.", "memo.md", None)

    usual = {one.rule for one in check(memo, plain_pages(memo))}
    off = Rules(off=("goal", "numbers"))
    assert {"goal", "numbers"} <= usual
    rest = {one.rule for one in check(memo, plain_pages(memo), rules=off)}
    assert rest == usual - {"goal", "numbers"}
