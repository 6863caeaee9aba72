# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every place of a table is covered exactly once, whatever was merged."""

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.memo.blocks import Block, BlockKind, CellPlace
from tests.memo.word.package import p, reading


def cell(text: str, span: int = 1, merge: str = "", inner: str = "") -> str:
    settings = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    settings += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inner or p(text)}</w:tc>"


def row(*cells: str, is_header: bool = False) -> str:
    before = "<w:trPr><w:tblHeader/></w:trPr>" if is_header else ""
    return f"<w:tr>{before}{''.join(cells)}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def places(blocks: tuple[Block, ...]) -> list[CellPlace]:
    return [block.cell for block in blocks if block.cell is not None]


def assert_covered_once(found: list[CellPlace]) -> None:
    covered = [
        (place.row + down, place.column + right)
        for place in found
        for down in range(place.row_span)
        for right in range(place.column_span)
    ]
    rows, columns = found[0].rows, found[0].columns
    assert sorted(covered) == [(r, c) for r in range(rows) for c in range(columns)]


def test_merged_cells_span_rows_and_columns() -> None:
    blocks = reading(
        table(
            row(cell("a", merge="restart"), cell("b", span=2)),
            row(cell("", merge="continue"), cell("c"), cell("d")),
        )
    ).memo.blocks

    spans = {b.text: (b.cell.row_span, b.cell.column_span) for b in blocks if b.cell}
    assert spans == {"a": (2, 1), "b": (1, 2), "c": (1, 1), "d": (1, 1)}
    assert_covered_once(places(blocks))


def test_paragraphs_of_a_cell_are_lines_of_one_block() -> None:
    blocks = reading(
        table(row(cell("", inner=p("one") + p("two")), cell("x")))
    ).memo.blocks

    assert [block.text for block in blocks] == ["one\ntwo", "x"]


def test_ragged_rows_are_filled_with_empty_cells() -> None:
    blocks = reading(table(row(cell("a")), row(cell("b"), cell("c")))).memo.blocks

    assert [block.text for block in blocks] == ["a", "", "b", "c"]
    assert_covered_once(places(blocks))


def test_header_row_is_told_by_the_row_or_by_the_look() -> None:
    by_row = table(row(cell("h"), cell("i"), is_header=True), row(cell("a"), cell("b")))
    by_look = table(
        row(cell("h"), cell("i")),
        row(cell("a"), cell("b")),
        look='<w:tblLook w:val="0420"/>',
    )

    for content in (by_row, by_look):
        headers = [place.is_header for place in places(reading(content).memo.blocks)]
        assert headers == [True, True, False, False]


def test_frame_of_one_cell_is_a_paragraph() -> None:
    blocks = reading(table(row(cell("Note well"))), p("x")).memo.blocks

    assert [(b.kind, b.cell) for b in blocks] == [(BlockKind.PARAGRAPH, None)] * 2


def test_table_inside_a_table_becomes_lines_and_is_remarked() -> None:
    inner = table(row(cell("1"), cell("2")), row(cell("3"), cell("4")))
    memo = reading(
        table(row(cell("", inner=p("see") + inner), cell("y"))),
        table(row(cell("k"), cell("l"))),
    ).memo

    assert [block.text for block in memo.blocks] == ["see\n1 | 2\n3 | 4", "y", "k", "l"]
    assert [remark.rule for remark in memo.remarks] == ["nested tables"]
    assert [place.table for place in places(memo.blocks)] == [0, 0, 1, 1]


cells = st.builds(
    cell,
    st.text("ab c", max_size=4),
    st.integers(1, 4),
    st.sampled_from(["", "restart", "continue"]),
)


@given(st.lists(st.lists(cells, max_size=5), min_size=1, max_size=5))
def test_any_table_is_covered_once(rows: list[list[str]]) -> None:
    blocks = reading(p("x"), table(*(row(*one) for one in rows))).memo.blocks

    found = places(blocks)
    if found:
        assert_covered_once(found)
