# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Each character of the memo leads back to the element it stands in."""

from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.word.names import W
from meetingroom.memo.read.word.reader import Traced, trace
from tests.memo.word.package import docx, p, run
from tests.memo.word.test_lists import LEGAL, item, numbering
from tests.memo.word.test_tables import cell, row, table


def traced(*body: str, **more: object) -> Traced:
    return trace(Source(docx(*body, **more), "m.docx"))  # type: ignore[arg-type] # passed on


def test_pieces_in_words_hold_exactly_their_text() -> None:
    found = traced(
        p("  We ", run("save", "<w:b/>"), " money 😀 "),
        table(row(cell("", inner=p("one") + p("two")), cell("x"))),
        item("Costs", style="Heading1"),
        parts={"numbering": numbering(*LEGAL)},
    )

    text = found.reading.memo.text
    assert text == "We save money 😀\none\ntwo\nx\n1. Costs"
    for piece in found.pieces:
        shown = text[piece.start_cp : piece.end_cp]
        held = piece.element.text or ""
        assert held[piece.offset_cp : piece.offset_cp + len(shown)] == shown
    covered = {at for x in found.pieces for at in range(x.start_cp, x.end_cp)}
    held_by_none = [c for at, c in enumerate(text) if at not in covered]
    assert "".join(held_by_none) == "\n\n\n\n1. "


def test_words_of_a_note_lead_to_the_run_that_refers_to_it() -> None:
    note = f'<w:footnote w:id="1">{p("The source.")}</w:footnote>'
    found = traced(
        p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>'), parts={"footnotes": note}
    )

    last = found.pieces[-1]
    assert last.is_apart
    assert last.element.tag == W + "r"
    assert last.element.getroottree().getroot() is found.root
