# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The table of rules: what it holds, and how a team and an occasion change it."""

from dataclasses import fields, replace

import pytest

from meetingroom.memo.memo import Memo, Remark
from meetingroom.memo.pages import PLAIN_PAGE_LINES, plain_pages
from meetingroom.memo.preflight import RULES, Form, Level, Occasion, Rules, check
from meetingroom.memo.preflight.rules import BOUNDS
from meetingroom.memo.read.source import read_bytes

GERMAN = """# Nachtschicht

Die späten Aufträge im Werk Bremen sind um 18 Prozent gestiegen, weil die Kunden seit
dem Frühjahr bis elf Uhr abends bestellen können und wir am nächsten Morgen liefern.
Wir schlagen vor, die Schicht so zu legen, dass die Gabelstapler nicht mehr warten.
Was in den Hallen fehlt, ist Platz, und der Vertrag der GfW endet im März. Die KVP
kostet 45.
"""
DANISH = """# Natholdet

Aftenordrerne er steget med 18 procent, siden kunderne kan bestille til klokken elleve
om aftenen, og vi leverer næste morgen. Vi foreslår at flytte natholdet, så truckene
ikke skal vente. Der mangler plads i hallerne, og kontrakten udløber i marts. For at
komme videre har vi brug for en beslutning.
"""
JAPANESE = "# 夜勤\n\n" + "夜間の注文は十八パーセント増加しました。" * 4
ENGLISH = """# The night shift

The late orders have grown by 18 per cent, since customers order until eleven. We have
asked them. What is missing is room, and the contract ends in March; the forklifts are
waiting for it. We want to move the shift, and to be done before the summer.
"""


def found_in(
    source: str, occasion: Occasion | None = None, rules: Rules | None = None
) -> dict[str, str]:
    memo = read_bytes(source.encode(), "memo.md", None)
    found = check(memo, plain_pages(memo), occasion, rules)
    return {one.rule: one.sentence for one in found}


def long_memo(pages: int) -> str:
    return "# T\n\n" + "Costs are 5 euros.\n\n" * (PLAIN_PAGE_LINES * pages - 1)


def test_every_limit_of_the_table_is_one_of_the_rules_and_has_bounds() -> None:
    limits = {rule.limit for rule in RULES if rule.limit}

    assert limits == {one.name for one in fields(Rules)} - {"off"}
    assert limits == set(BOUNDS)
    assert all(
        BOUNDS[name][0] <= getattr(Rules(), name) <= BOUNDS[name][1] for name in limits
    )


def test_table_begins_with_what_has_to_be_settled() -> None:
    order = [list(Level).index(rule.level) for rule in RULES]

    assert order == sorted(order)
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert all(rule.about.endswith(".") for rule in RULES)


def test_rule_that_is_switched_off_finds_nothing() -> None:
    source = "# T 5\n\nIt rose significantly."

    assert "weasel words" in found_in(source)
    assert "weasel words" not in found_in(source, rules=Rules(off=("weasel words",)))


def test_what_a_file_lost_is_switched_off_by_its_own_name() -> None:
    memo = read_bytes(ENGLISH.encode(), "memo.md", None)
    remarks = Remark("layout", "It was lost."), Remark("comments", "They open later.")
    memo = replace(memo, remarks=remarks)

    found = check(memo, plain_pages(memo), rules=Rules(off=("layout",)))
    assert {"layout", "comments"} & {one.rule for one in found} == {"comments"}


def test_limits_are_those_of_the_rules() -> None:
    five = long_memo(5)

    assert "pages" not in found_in(five)
    assert "The limit is 4:" in found_in(five, rules=Rules(pages=4))["pages"]
    assert "bullets" in found_in(
        "# T 5\n\n- a\n\nb c d e", rules=Rules(bullet_share=0.1)
    )
    assert "paragraphs" in found_in(ENGLISH, rules=Rules(paragraph_words=20))
    occasion = Occasion(30)
    assert "minutes" in found_in(ENGLISH, occasion, Rules(talk_minutes=26))
    assert "minutes" not in found_in(ENGLISH, occasion)


def test_limit_of_a_kind_comes_before_the_teams() -> None:
    two = long_memo(2)

    assert "pages" not in found_in(two, Occasion(page_limit=2), Rules(pages=1))
    assert "pages" in found_in(two, Occasion(page_limit=1), Rules(pages=3))


@pytest.mark.parametrize(
    ("form", "is_prose"), [(Form.NARRATIVE, True), (Form.PACKET, False)]
)
def test_only_prose_is_asked_to_be_prose(form: Form, is_prose: bool) -> None:  # noqa: FBT001 - pytest's
    found = found_in("# T 5\n\n- one\n- two", Occasion(form=form))

    assert ("bullets" in found) is is_prose
    assert "prose" not in found


def test_parts_of_a_pr_faq_are_asked_of_no_other_form() -> None:
    assert "PR/FAQ parts" in found_in(ENGLISH, Occasion(form=Form.PR_FAQ))
    assert "PR/FAQ parts" not in found_in(ENGLISH, Occasion(form=Form.DESIGN))


@pytest.mark.parametrize("source", [GERMAN, DANISH, JAPANESE])
def test_rules_of_words_are_silent_on_another_language_and_say_so(source: str) -> None:
    of_words = {rule.name for rule in RULES if rule.is_of_words}

    found = found_in(source, Occasion(form=Form.PR_FAQ))
    assert not of_words & set(found)
    assert found["language"].startswith("The memo is not in English, so these")


@pytest.mark.parametrize("source", [ENGLISH, "# Plan\n\nMove it by May."])
def test_english_is_taken_for_english_and_so_is_a_stub(source: str) -> None:
    assert "language" not in found_in(source)


def test_nothing_is_said_of_a_language_when_no_rule_of_words_is_left() -> None:
    off = tuple(sorted(rule.name for rule in RULES if rule.is_of_words))

    assert "language" not in found_in(GERMAN, rules=Rules(off=off))


def test_a_long_memo_is_judged_by_how_it_begins() -> None:
    begins = read_bytes((ENGLISH * 40).encode(), "memo.md", None)
    ends = read_bytes(GERMAN.encode(), "memo.md", None)
    memo = Memo("T", begins.blocks + ends.blocks * 40, "memo.md")

    assert "language" not in {one.rule for one in check(memo, plain_pages(memo))}
