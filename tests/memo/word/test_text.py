# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Paragraphs and runs of a Word file come through as they read in Word."""

from meetingroom.memo.blocks import BlockKind, Span, SpanStyle
from tests.memo.word.package import p, reading, run


def texts(*body: str, **more: object) -> list[str]:
    return [block.text for block in reading(*body, **more).memo.blocks]


def test_title_comes_first_and_headings_go_one_down() -> None:
    memo = reading(
        p("Billing in one week", style="Title"),
        p("Why", style="Heading1"),
        p("Because."),
        p("How", style="Heading2"),
    ).memo

    assert memo.title == "Billing in one week"
    assert [block.level for block in memo.blocks] == [1, 2, 0, 3]


def test_headings_keep_their_level_without_a_title() -> None:
    memo = reading(p("Why", style="Heading1"), p("Because.")).memo

    assert memo.blocks[0].kind is BlockKind.HEADING
    assert memo.blocks[0].level == 1


def test_outline_level_makes_a_heading_of_any_style() -> None:
    memo = reading(p("Why", properties='<w:outlineLvl w:val="1"/>'), p("x")).memo

    assert (memo.blocks[0].kind, memo.blocks[0].level) == (BlockKind.HEADING, 2)


def test_bold_over_two_runs_is_one_span() -> None:
    block = reading(p("a ", run("bo", "<w:b/>"), run("ld", "<w:b/>"), " z")).memo.blocks

    assert block[0].text == "a bold z"
    assert block[0].spans == (Span(2, 6, SpanStyle.STRONG),)


def test_toggle_that_is_off_marks_nothing() -> None:
    off = '<w:b w:val="0"/><w:i w:val="false"/><w:u w:val="none"/>'

    assert reading(p(run("plain", off))).memo.blocks[0].spans == ()


def test_raised_and_lowered_text_is_kept_as_such() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    lowered = run("2", '<w:vertAlign w:val="subscript"/>')
    block = reading(p("m", raised, " CO", lowered)).memo.blocks[0]

    assert block.text == "m2 CO2"
    assert [span.style for span in block.spans] == [
        SpanStyle.SUPERSCRIPT,
        SpanStyle.SUBSCRIPT,
    ]


def test_character_style_passes_its_bold_on_and_a_run_takes_it_back() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    body = p(
        run("on ", '<w:rStyle w:val="S"/>'),
        run("off", '<w:rStyle w:val="S"/><w:b w:val="0"/>'),
    )

    block = reading(body, parts={"styles": styles}).memo.blocks[0]
    assert block.spans == (Span(0, 3, SpanStyle.STRONG),)


def test_styles_based_on_each_other_in_a_circle_are_harmless() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )

    assert texts(p("x", style="A"), parts={"styles": styles}) == ["x"]


def test_tabs_and_breaks_become_spaces_and_lines() -> None:
    body = p("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c")

    assert texts(body) == ["a b\nc"]


def test_hyphens_that_only_word_needs_are_told_apart() -> None:
    body = p("co", "<w:r><w:softHyphen/></w:r>", "op", "<w:r><w:noBreakHyphen/></w:r>")

    assert texts(body) == ["coop\u2011"]


def test_link_keeps_its_words_and_its_address() -> None:
    link = f'<w:hyperlink r:id="L">{run("the plan")}</w:hyperlink>'
    block = reading(p("See ", link), links={"L": "https://example.org/"}).memo.blocks[0]

    assert block.text == "See the plan"
    assert block.spans == (Span(4, 12, SpanStyle.LINK, "https://example.org/"),)


def test_link_that_runs_a_script_is_plain_words() -> None:
    link = f'<w:hyperlink r:id="L">{run("press")}</w:hyperlink>'
    block = reading(p(link), links={"L": "javascript:alert(1)"}).memo.blocks[0]

    assert (block.text, block.spans) == ("press", ())


def test_field_shows_its_result_and_links_where_it_says_so() -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>'
    body = p(sign("begin"), code, sign("separate"), "here", sign("end"), " after")

    block = reading(body).memo.blocks[0]
    assert block.text == "here after"
    assert block.spans == (Span(0, 4, SpanStyle.LINK, "https://example.org"),)


def test_tracked_changes_are_shown_as_accepted_and_remarked() -> None:
    body = p(
        "We ",
        f'<w:ins w:id="1" w:author="B">{run("do ")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>do not </w:delText></w:r></w:del>',
        "agree",
    )

    memo = reading(p("First."), body).memo
    assert memo.text == "First.\nWe do agree"
    assert [remark.rule for remark in memo.remarks] == ["tracked changes"]
    assert memo.remarks[0].positions_cp == (10, 13)


def test_hidden_text_is_left_out_and_remarked() -> None:
    memo = reading(p("seen", run(" unseen", "<w:vanish/>"))).memo

    assert memo.text == "seen"
    assert [remark.rule for remark in memo.remarks] == ["hidden text"]


def test_right_to_left_and_east_asian_text_keep_their_order() -> None:
    assert texts(p("שלום עולם"), p("会議は静かに始まる"), p("👩\u200d💻 ok")) == [
        "שלום עולם",
        "会議は静かに始まる",
        "👩\u200d💻 ok",
    ]


def test_text_box_stands_after_its_paragraph_and_is_remarked() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx><w:txbxContent>{p('In the box')}</w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{p('In the box')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    memo = reading(p("Before", box), p("After")).memo
    assert memo.text == "Before\nIn the box\nAfter"
    assert [(r.rule, r.positions_cp) for r in memo.remarks] == [("text boxes", (7,))]


def test_code_paragraphs_are_one_block_and_a_quote_is_a_quote() -> None:
    blocks = reading(
        p("one", style="Code"), p("two", style="Code"), p("said", style="Quote")
    ).memo.blocks

    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.CODE, "one\ntwo"),
        (BlockKind.QUOTE, "said"),
    ]


def test_paragraph_with_only_a_line_below_is_a_rule() -> None:
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'

    kinds = [b.kind for b in reading(p("a"), p(properties=border)).memo.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.RULE]


def test_table_of_contents_is_left_out_and_remarked() -> None:
    memo = reading(p("Why 1", style="TOC1"), p("Text")).memo

    assert memo.text == "Text"
    assert [remark.rule for remark in memo.remarks] == ["table of contents"]


def test_footnotes_are_numbered_by_reference_and_stand_at_the_end() -> None:
    notes = "".join(
        f'<w:footnote w:id="{identity}">{p(text)}</w:footnote>'
        for identity, text in (("5", "Second."), ("4", "First."))
    )
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'

    memo = reading(
        p("a", refer.format(4), " b", refer.format(5)), parts={"footnotes": notes}
    ).memo
    assert memo.text == "a[1] b[2]\nFirst.\nSecond."
    assert [b.marker for b in memo.blocks] == ["", "[1]", "[2]"]
    assert memo.blocks[0].spans[0] == Span(1, 4, SpanStyle.FOOTNOTE_REFERENCE, "1")


def test_endnotes_have_roman_numbers() -> None:
    note = f'<w:endnote w:id="1">{p("The source.")}</w:endnote>'
    body = p("a", '<w:r><w:endnoteReference w:id="1"/></w:r>')

    memo = reading(body, parts={"endnotes": note}).memo
    assert (memo.text, memo.blocks[1].marker) == ("a[i]\nThe source.", "[i]")


def test_equation_is_a_readable_line() -> None:
    fraction = (
        "<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
        "<m:den><m:rad><m:deg/><m:e><m:r><m:t>b</m:t></m:r></m:e></m:rad></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
        "</m:sup></m:sSup></m:oMath>"
    )

    assert texts(p("So ", fraction)) == ["So x=(a)/(√(b))c^2"]


def test_words_in_a_header_are_remarked_and_a_page_number_is_not() -> None:
    long = p("Strictly confidential, not to be shown to anybody outside the board.")
    short = p("Page 1")

    with_words = reading(p("x"), parts={"header1": long}).memo.remarks
    assert [remark.rule for remark in with_words] == ["headers and footers"]
    assert reading(p("x"), parts={"header1": short}).memo.remarks == ()
