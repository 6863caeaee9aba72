# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Comments come out of a Word file with their exact places, and leave it."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.source import read_source
from tests.memo.word.package import docx, p, reading

AT = "2026-11-03T10:15:00Z"


def comment(identity: int, author: str, text: str, key: str = "") -> str:
    paragraph = p(text).replace(
        "<w:p>", f'<w:p w14:paraId="{key}">' if key else "<w:p>"
    )
    return (
        f'<w:comment w:id="{identity}" w:author="{author}" w:date="{AT}" '
        f'w:initials="X">{paragraph}</w:comment>'
    )


def start(identity: int) -> str:
    return f'<w:commentRangeStart w:id="{identity}"/>'


def end(identity: int) -> str:
    return (
        f'<w:commentRangeEnd w:id="{identity}"/>'
        f'<w:r><w:commentReference w:id="{identity}"/></w:r>'
    )


def test_comment_has_author_date_and_exact_place() -> None:
    found = reading(
        p("First."),
        p("We ", start(1), "save money", end(1), "."),
        parts={"comments": comment(1, "Rita Okafor", "How much?")},
    )

    (one,) = found.comments
    assert found.memo.text[one.start_cp : one.end_cp] == "save money"
    assert (one.author, one.text) == ("Rita Okafor", "How much?")
    assert one.at == datetime(2026, 11, 3, 10, 15, tzinfo=UTC)


def test_comment_over_two_paragraphs_covers_both() -> None:
    found = reading(
        p("a ", start(1), "b"),
        p("c", end(1), " d"),
        parts={"comments": comment(1, "R", "x")},
    )

    (one,) = found.comments
    assert found.memo.text[one.start_cp : one.end_cp] == "b\nc"


def test_comment_without_a_range_stands_at_its_word() -> None:
    body = p("save money", '<w:r><w:commentReference w:id="1"/></w:r>', " now")

    found = reading(body, parts={"comments": comment(1, "R", "x")})
    (one,) = found.comments
    assert found.memo.text[one.start_cp : one.end_cp] == "money"


def test_comment_that_nothing_refers_to_has_no_place() -> None:
    (one,) = reading(p("a"), parts={"comments": comment(1, "R", "x")}).comments

    assert (one.start_cp, one.end_cp) == (None, None)


def test_replies_stand_under_what_they_answer() -> None:
    threads = (
        '<w15:commentEx w15:paraId="01" w15:done="1"/>'
        '<w15:commentEx w15:paraId="02" w15:paraIdParent="01"/>'
    )
    found = reading(
        p(start(1), start(2), "a", end(1), end(2)),
        parts={
            "comments": comment(1, "R", "Why?", "01") + comment(2, "S", "So.", "02"),
            "commentsExtended": threads,
        },
    )

    (one,) = found.comments
    assert one.is_resolved
    assert [(reply.author, reply.text) for reply in one.replies] == [("S", "So.")]


def test_kept_file_has_no_trace_of_the_comments() -> None:
    content = docx(
        p("We ", start(1), "save", end(1), "."),
        parts={"comments": comment(1, "Rita Okafor", "canary words")},
    )

    kept = read_source(Source(content, "m.docx")).memo.source
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        everything = b"".join(map(archive.read, archive.namelist()))
        names = archive.namelist()
    for trace in (b"canary", b"Okafor", b"comment"):
        assert trace not in everything
    assert not any("comments" in name for name in names)


def test_kept_file_reads_the_same_and_other_parts_are_untouched() -> None:
    content = docx(
        p("We ", start(1), "save", end(1), "."),
        parts={"comments": comment(1, "R", "x")},
        files={"word/media/a.png": b"anything"},
    )

    before = read_source(Source(content, "m.docx")).memo
    after = read_source(Source(before.source, "m.docx"))
    assert after.memo.text == before.text
    assert after.comments == ()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(io.BytesIO(before.source)) as new,
    ):
        for name in ("word/media/a.png", "word/styles.xml", "_rels/.rels"):
            assert new.read(name) == old.read(name)


def test_remark_about_comments_does_not_tell_how_many() -> None:
    remarks = reading(
        p(start(1), "a", end(1)), parts={"comments": comment(1, "R", "x")}
    ).memo.remarks

    assert [remark.rule for remark in remarks] == ["comments"]
    assert not any(map(str.isdigit, remarks[0].sentence))
    assert remarks[0].positions_cp == ()


def rewritten(
    content: bytes, change: Callable[[str, bytes], tuple[str, bytes]]
) -> bytes:
    """Return an archive with every part's name and content changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


def everything_in(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        return b"".join([*map(archive.read, names), *map(str.encode, names)])


def commented() -> bytes:
    return docx(
        p("We ", start(1), "save", end(1), "."),
        parts={"comments": comment(1, "Rita Okafor", "canary words")},
    )


def test_empty_part_for_comments_leaves_the_kept_file() -> None:
    content = docx(p("We save."), parts={"comments": ""})

    kept = read_source(Source(content, "m.docx")).memo.source
    assert b"comment" not in everything_in(kept)


def test_lists_of_parts_with_a_prefix_lose_their_comments_too() -> None:
    def prefixed(name: str, part: bytes) -> tuple[str, bytes]:
        if name.endswith(".rels") or name == "[Content_Types].xml":
            part = part.replace(b"xmlns=", b"xmlns:ns0=")
            part = re.sub(rb"<(/?)([A-Z])", rb"<\1ns0:\2", part)
        return name, part

    found = read_source(Source(rewritten(commented(), prefixed), "m.docx"))
    assert [one.text for one in found.comments] == ["canary words"]
    everything = everything_in(found.memo.source)
    assert b"canary" not in everything
    assert b"comment" not in everything


def test_part_whose_name_differs_in_case_is_read_and_taken_out() -> None:
    def capital(name: str, part: bytes) -> tuple[str, bytes]:
        return name.replace("word/comments.xml", "word/Comments.xml"), part

    found = read_source(Source(rewritten(commented(), capital), "m.docx"))
    assert [one.text for one in found.comments] == ["canary words"]
    everything = everything_in(found.memo.source)
    assert b"canary" not in everything
    assert b"omments" not in everything


@pytest.mark.parametrize("kind", ["people", "documenttasks"])
def test_names_and_accounts_of_who_commented_leave_the_kept_file(kind: str) -> None:
    space = "http://schemas.microsoft.com/office/2011/relationships"
    content = docx(
        p("We save."),
        relations=f'<Relationship Id="k" Type="{space}/{kind}" Target="{kind}.xml"/>',
        files={
            f"word/{kind}.xml": b"<a author='Rita' userId='rita@example.org'/>",
            f"word/_rels/{kind}.xml.rels": b"<a to='mailto:rita@example.org'/>",
        },
    )

    everything = everything_in(read_source(Source(content, "m.docx")).memo.source)
    assert b"rita@example.org" not in everything
    assert kind.encode() not in everything
