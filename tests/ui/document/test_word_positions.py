# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Merged cells, raised and underlined text keep the one-to-one correspondence."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.memo.word.package import p, reading, run
from tests.memo.word.test_tables import cells, row, table
from tests.ui.document.test_positions import check_every_position

MARKS = st.sampled_from(
    [
        "",
        '<w:u w:val="single"/>',
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
        "<w:b/><w:i/>",
        "<w:strike/>",
    ]
)
RUNS = st.lists(st.builds(run, st.text("ab 😀é", max_size=5), MARKS), max_size=5)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(runs=RUNS, rows=st.lists(st.lists(cells, max_size=4), min_size=1, max_size=4))
def test_every_offset_of_a_word_memo_maps_both_ways(
    runs: list[str], rows: list[list[str]], qtbot: QtBot
) -> None:
    del qtbot
    memo = reading(p("x", *runs), table(*(row(*one) for one in rows)), p("after")).memo

    check_every_position(memo)
