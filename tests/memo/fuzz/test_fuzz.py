# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Mutated real files: a memo that is sound, or one clear sentence.

`FUZZ_CASES` in the environment says how many for each file; README has the command.
"""

import os
import resource
import time
from pathlib import Path

import pytest

from meetingroom.export.word.memo_file import memo_docx
from meetingroom.memo.blocks import BlockKind
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.inline import IMAGE
from meetingroom.memo.read.reading import Reading, Source
from meetingroom.memo.read.source import read_memo, read_source
from tests.memo.fuzz.mutation import damaged
from tests.memo.word.package import docx, p
from tests.memo.word.test_comments import comment, end, start
from tests.memo.word.test_lists import LEGAL, item, numbering
from tests.memo.word.test_tables import cell, row, table

CASES = int(os.environ.get("FUZZ_CASES", "60"))
SAMPLES = Path(__file__).parents[3] / "resources/memos"
FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGE = (
    b"<!DOCTYPE html><html><head><style>.c1{font-weight:700}</style></head><body>"
    b'<p class="title">T</p><ul class="lst-kix_a-1"><li>a<ol start=3><li>b</ol></ul>'
    b'<table><tr><th colspan=2>h<td rowspan=3>x<tr><td>y</table><img src="a.png">'
    b'<p>z<a href="#ftnt1" id="ftnt_ref1">[1]</a><a href="#cmnt1" id="cmnt_ref1">[a]'
    b'</a></p><pre>c\n</pre><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> n</p></div>'
    b'<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>said</p></div></body></html>'
)
RICH = docx(
    p("T", style="Title"),
    item("a"),
    item("b", 1),
    table(row(cell("a", merge="restart"), cell("b", 2)), row(cell("", 1, "continue"))),
    p(start(1), "x", end(1), '<w:r><w:footnoteReference w:id="4"/></w:r>'),
    "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num></m:f></m:oMath></w:p>",
    parts={
        "numbering": numbering(*LEGAL),
        "comments": comment(1, "R", "why?", "01"),
        "footnotes": f'<w:footnote w:id="4">{p("n")}</w:footnote>',
    },
)


def originals() -> dict[str, tuple[bytes, str]]:
    return {
        "word": (RICH, "memo.docx"),
        "word of a memo": (
            memo_docx(read_memo(SAMPLES / "hiring-packet.md")),
            "memo.docx",
        ),
        "odt": ((FIXTURES / "odt/hiring-packet.odt").read_bytes(), "memo.odt"),
        "html": (PAGE, "memo.html"),
        "pdf": ((FIXTURES / "pdf/pr-faq.pdf").read_bytes(), "memo.pdf"),
        "markdown": ((SAMPLES / "six-pager.md").read_bytes(), "memo.md"),
    }


ORIGINALS = originals()


def assert_sound(reading: Reading) -> None:
    """Check what everything else relies on."""
    memo = reading.memo
    assert memo.text == clean(memo.text.replace(IMAGE, "")) or IMAGE in memo.text
    for block in memo.blocks:
        for span in block.spans:
            assert 0 <= span.start_cp < span.end_cp <= len(block.text)
        assert (block.kind is BlockKind.CELL) == (block.cell is not None)
        assert 0 <= block.level <= 6
    assert_tables(memo)
    for one in reading.comments:
        if one.start_cp is not None and one.end_cp is not None:
            assert 0 <= one.start_cp < one.end_cp <= len(memo.text)


def assert_tables(memo: Memo) -> None:
    tables: dict[int, list[tuple[int, int]]] = {}
    sizes: dict[int, int] = {}
    for block in memo.blocks:
        if block.cell is not None:
            at = block.cell
            sizes[at.table] = at.rows * at.columns
            tables.setdefault(at.table, []).extend(
                (at.row + down, at.column + right)
                for down in range(at.row_span)
                for right in range(at.column_span)
            )
    for table_index, places in tables.items():
        assert len(places) == len(set(places)) == sizes[table_index]


def outcome(kind: str, number: int) -> bool:
    """Read one damaged file; tells whether it gave a memo.

    A failure shows kind and number, which make the same file again.
    """
    content, name = ORIGINALS[kind]
    others = [other for other, _ in ORIGINALS.values()]
    made = damaged(content, others[number % len(others)], number)
    try:
        reading = read_source(Source(made, name))
    except MemoUnreadable as error:
        sentence = error.sentence
    else:
        assert_sound(reading)
        return True
    assert sentence.endswith(".")
    return False


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", ORIGINALS)
def test_damaged_file_gives_a_sound_memo_or_one_sentence(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    read, worst_s = 0, 0.0
    for number in range(CASES):
        began_s = time.monotonic()
        read += outcome(kind, number)
        worst_s = max(worst_s, time.monotonic() - began_s)

    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    if "FUZZ_CASES" in os.environ:
        with capsys.disabled():
            print(  # noqa: T201 - asked for
                f"\n{kind}: {read} of {CASES} read, the slowest in {worst_s:.2f} s, "
                f"peak of the process {peak_mb:.0f} MB"
            )
    assert 0 < read < CASES
