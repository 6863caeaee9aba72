# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Front matter and the title that may come from it."""

import pytest

from meetingroom.memo.read import limit
from meetingroom.memo.read.front_matter import split
from meetingroom.memo.read.source import read_bytes
from meetingroom.memo.read.title import TITLE_CP


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("---\ntitle: A\n---\nb", {"title": "A"}, "b"),
        (
            "---  \ndate: 2026-01-02\nok: no\n...\nb",
            {"date": "2026-01-02", "ok": "no"},
            "b",
        ),
        (
            "---\ntags: [x, y, [z]]\nmap: {a: b}\n5: 6\n---\n",
            {"tags": "x, y", "map": "", "5": "6"},
            "",
        ),
        ("---\na: b\n---", {"a": "b"}, ""),
        ("---\na: b: c\n---\nb", {"": "a: b: c\n"}, "b"),
        ("---\n[a: b]: c\n---\nb", {"": "[a: b]: c\n"}, "b"),
        ("---\na: " + "[" * 5_000 + "\n---\nb", {"": "a: " + "[" * 5_000 + "\n"}, "b"),
        ("---\n---\nb", {}, "---\n---\nb"),
        ("---\nno mapping\n---\nb", {}, "---\nno mapping\n---\nb"),
        ("---\na: b\nnever closed", {}, "---\na: b\nnever closed"),
        ("\n---\na: b\n---\n", {}, "\n---\na: b\n---\n"),
        ("----\na: b\n----\n", {}, "----\na: b\n----\n"),
    ],
)
def test_front_matter_is_split_off(
    text: str, fields: dict[str, str], body: str
) -> None:
    assert split(text) == (fields, body)


def test_anchors_that_multiply_do_not_fill_the_memory() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}]\n"
        for old, new in zip("bcdefghijkl", "cdefghijklm", strict=True)
    )

    fields, body = split(f"---\n{bomb}---\nc")

    assert fields["a"] == "x, x"
    assert fields["m"] == ""
    assert body == "c"


def test_front_matter_over_the_limit_is_text() -> None:
    text = f"---\na: {'x' * limit.FRONT_MATTER_CP}\n---\nb"

    assert split(text) == ({}, text)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\nTitle: From front matter\n---\n# Heading", "From front matter"),
        ("---\ntitle: ''\n---\n# Heading", "Heading"),
        ("words\n\n## Two\n\n# One *em*[^1]\n\n[^1]: note", "One em"),
        ("words\n\n## Two ![i](i.png) images", "Two images"),
        ("![i](i.png)\n\nFirst line  \nsecond", "First line"),
        ("![i](i.png)", "memo-7"),
        ("x" * 500, "x" * TITLE_CP + "…"),
        ("One\n  two\n===", "One two"),
    ],
)
def test_title_is_found(source: str, title: str) -> None:
    assert read_bytes(source.encode(), "memo-7.md", None).title == title
