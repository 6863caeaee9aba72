# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Sentences: where they end, and where they do not."""

import time

import pytest

from meetingroom.memo.read.source import read_bytes
from meetingroom.memo.sentence import sentence_bounds, sentences


@pytest.mark.parametrize(
    "text",
    [
        "One. | Two! | Three? | Four… | Five",
        "We met Dr. Smith, e.g. at noon. | Then we left.",
        "It cost 1.2 million. | That is a lot.",
        "See no. 5 and fig. 3 first. | They said no. | So we stopped.",
        "By J. R. Smith and A. Jones. | Good.",
        "We chose plan B. | Then we left.",
        "So did I. | Then we left.",
        "A. Jones wrote it.",
        "“Why?” she asked. | “Because.” | He left.",
        'He said "stop." | (It did.) | Next.',
        "Done.[1] | Next.[12][13] | End.",
        "Wait... | What?! | Yes.",
        "Wait... for it.",
        "Version 3.5. | Fine. | See www.example.com now.",
        "1. First thing. | Second thing.",
        "你好。| 世界！| 再见",
        "他说“好。”| 再见",
        "Line one\nline two. | Three",
        "Apples, pears etc. and more. | Tea etc. | Then cake.",
        "😀. | שלום. | عرب؟ غدا",
    ],
)
def test_text_falls_into_sentences(text: str) -> None:
    expected = [piece.strip() for piece in text.split("|")]
    plain = text.replace(" | ", " ").replace("| ", "").replace("|", "")

    assert [plain[start:end] for start, end in sentence_bounds(plain)] == expected


def test_blank_text_has_no_sentence() -> None:
    assert sentence_bounds("") == ()
    assert sentence_bounds("  \n") == ()


def test_sentence_of_a_position_is_global() -> None:
    memo = read_bytes("# Head\n\nOne. Two 😀.\n\n***\n\nEnd.".encode(), "a.md", None)
    found = sentences(memo)

    def at(position_cp: int) -> str:
        start_cp, end_cp = found.at(position_cp)
        return memo.text[start_cp:end_cp]

    assert at(0) == "Head"
    assert at(memo.text.index("One") + 2) == "One."
    assert at(memo.text.index(" Two")) == "One."
    assert at(memo.text.index("😀")) == "Two 😀."
    assert at(10_000) == "End."
    assert at(-1) == "Head"
    assert found.index_at(memo.text.index("Two")) == 2


def test_lines_of_code_are_its_sentences() -> None:
    memo = read_bytes(b"```\nx = 1. Two\n\n\n  y = 2.\n```\n", "a.md", None)

    pieces = [memo.text[start:end] for start, end in sentences(memo).bounds]

    assert pieces == ["x = 1. Two", "y = 2."]


def test_memo_without_words_has_an_empty_sentence() -> None:
    memo = read_bytes(b"![a](b.png)", "a.md", None)

    assert sentences(memo).at(0) == (0, 1)
    assert type(sentences(memo))([]).at(3) == (0, 0)


def test_sentences_are_made_once_per_memo() -> None:
    memo = read_bytes(b"One. Two.", "a.md", None)

    assert sentences(memo) is sentences(memo)


@pytest.mark.parametrize(
    "unit", [".", "a. ", "J. ", ".)", "x", " ", "( . ", "?!”", "e.g. "]
)
def test_no_text_takes_long(unit: str) -> None:
    began = time.perf_counter()

    sentence_bounds(unit * 200_000)

    assert time.perf_counter() - began < 2
