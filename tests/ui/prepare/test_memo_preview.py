# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A finding's address opens the memo at that very place."""

import pytest
from pytestqt.qtbot import QtBot

from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Finding, Level
from meetingroom.memo.read.source import read_bytes
from meetingroom.ui.prepare.finding_list import FindingList
from meetingroom.ui.prepare.memo_preview import MemoPreview

MEMO = read_bytes(
    ("# Plan\n\n" + "We save most of it. Some words.\n\n" * 90).encode(), "m.md", None
)
PAGES = plain_pages(MEMO)
FIRST, LAST = MEMO.text.index("most"), MEMO.text.rindex("most")
FINDING = Finding(Level.LOOK, "weasel words", "Two words.", (FIRST, 500, 600, LAST))


@pytest.fixture
def window(qtbot: QtBot) -> FindingList:
    """Return what previews belong to."""
    made = FindingList()
    qtbot.addWidget(made)
    return made


def shown(window: FindingList, position_cp: int) -> MemoPreview:
    preview = MemoPreview(window)
    preview.show_finding(MEMO, PAGES, FINDING, position_cp)
    return preview


def test_address_of_a_finding_asks_for_its_place(qtbot: QtBot) -> None:
    findings = FindingList()
    qtbot.addWidget(findings)
    findings.show_findings([FINDING], PAGES, {}, may_override=True)
    link = findings.rows[0].places[1]

    assert link.accessibleName() == f"Show {PAGES.address(500)} in the memo"
    with qtbot.waitSignal(findings.place_requested) as asked:
        link.click()
    assert asked.args == [FINDING, 500]


def test_preview_stands_at_the_place_and_marks_its_sentence(
    window: FindingList,
) -> None:
    preview = shown(window, LAST)

    (marked,) = preview.view._highlights
    assert MEMO.text[marked.start_cp : marked.end_cp] == "We save most of it."
    assert preview.view.current_block == MEMO.block_at(LAST)
    assert preview.place.text() == f"{PAGES.address(LAST)} · place 4 of 4"


def test_next_and_previous_go_round(window: FindingList) -> None:
    preview = shown(window, LAST)

    preview.following.click()
    assert preview.position_cp == FIRST
    preview.previous.click()
    assert preview.position_cp == LAST


def test_single_place_has_nothing_to_step_to(window: FindingList) -> None:
    preview = MemoPreview(window)
    one = Finding(Level.LOOK, "x", "One.", (FIRST,))
    preview.show_finding(MEMO, PAGES, one, FIRST)

    assert preview.following.isHidden()
    preview.shut.click()
    assert not preview.isVisible()


def test_whole_memo_is_read_from_its_beginning(window: FindingList) -> None:
    preview = shown(window, LAST)
    preview.show_memo(MEMO, PAGES)

    assert preview.isVisible()
    assert preview.view.current_block == 0
    assert preview.view._highlights == ()
    assert preview.position_cp is None
    assert preview.sentence.isHidden()
    preview.following.click()
    assert preview.place.text() == ""
    preview.shut.click()
