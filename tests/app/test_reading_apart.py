# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Memos are read in a process of their own; whatever it meets, this one goes on."""

import os
import signal
import subprocess
import threading
import zlib
from pathlib import Path

import msgspec
import pytest

from meetingroom.app.reading_apart import (
    ApartReader,
    ReadingCancelled,
    _command,
    read_file,
)
from meetingroom.app.reading_child import LENGTH_BYTES, ORPHANED, Order
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.source import read_source
from tests.memo.word.package import docx, p
from tests.memo.word.test_comments import comment, end, start

FIXTURES = Path(__file__).parents[1] / "memo/fixtures"
WAIT_S = 30


def reader(content: bytes, name: str = "memo.docx", **more: float) -> ApartReader:
    return ApartReader(Source(content, name), **more)


def child_process() -> subprocess.Popen[bytes]:
    """Start what reads memos apart, without a reader that looks after it."""
    return subprocess.Popen(  # noqa: S603 - our own program
        _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def commented() -> bytes:
    return docx(
        p("We ", start(1), "save", end(1), " money."),
        parts={"comments": comment(1, "Rita", "How much?")},
    )


def bomb() -> bytes:
    """Return a small PDF whose one page unpacks to 900 MB."""
    packer = zlib.compressobj(1)
    chunk = b"0 0 m 1 1 l S\n" * 70_000
    stream = b"".join(packer.compress(chunk) for _ in range(900)) + packer.flush()
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    )
    content += b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
    return content + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize("name", ["odt/hiring-packet.odt", "pdf/pr-faq.pdf"])
def test_memo_read_apart_is_the_memo_read_here(name: str) -> None:
    path = FIXTURES / name
    here = read_source(Source(path.read_bytes(), path.name, path.parent))

    assert read_file(path) == here


def test_comments_come_along() -> None:
    content = commented()

    assert reader(content).read() == read_source(Source(content, "memo.docx"))


def test_refusal_comes_as_the_same_sentence() -> None:
    content = docx("<w:tbl><w:tr><w:tc>" * 12 + p("x") + "</w:tc></w:tr></w:tbl>" * 12)

    with pytest.raises(MemoUnreadable, match="more than 10 deep"):
        reader(content).read()


def test_markdown_is_read_without_a_process() -> None:
    one = reader(b"# T", "memo.md")

    assert one.is_quick
    assert one.read().memo.text == "T"


def test_progress_is_reported_in_order() -> None:
    said: list[tuple[int, int]] = []

    reader((FIXTURES / "pdf/pr-faq.pdf").read_bytes(), "a.pdf").read(
        lambda done, of: said.append((done, of))
    )
    assert said == sorted(said)
    assert said[0][0] == 0


def test_reading_cancelled_before_it_began_opens_nothing() -> None:
    one = reader(commented())
    one.cancel()

    with pytest.raises(ReadingCancelled):
        one.read()


def test_reading_is_cancelled_while_it_goes_on() -> None:
    one = reader((FIXTURES / "pdf/pr-faq.pdf").read_bytes(), "a.pdf")

    def cancel_at_once(_done: int, _of: int) -> None:
        thread = threading.Thread(target=one.cancel)
        thread.start()
        thread.join()

    with pytest.raises(ReadingCancelled):
        one.read(cancel_at_once)


def test_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(MemoUnreadable, match=r"longer than 0\.001 seconds"):
        reader(commented(), most_s=0.001).read()


@pytest.mark.skipif(not hasattr(os, "kill"), reason="no signals")
def test_reader_that_crashes_is_said_and_this_process_goes_on() -> None:
    one = reader((FIXTURES / "pdf/pr-faq.pdf").read_bytes(), "a.pdf")

    def crash(_done: int, _of: int) -> None:
        process = one._process
        assert process is not None
        os.kill(process.pid, signal.SIGSEGV)

    with pytest.raises(MemoUnreadable, match="stopped working"):
        one.read(crash)
    assert one._process is not None
    assert one._process.poll() is not None


def test_pdf_that_unpacks_without_end_is_given_up() -> None:
    with pytest.raises(MemoUnreadable, match=r"stopped working|memory|seconds|no text"):
        reader(bomb(), "bomb.pdf").read()


def test_reader_ends_when_nobody_waits_for_it() -> None:
    order = msgspec.msgpack.encode(Order(bomb(), "bomb.pdf", None))
    with child_process() as child:
        assert child.stdin is not None
        child.stdin.write(len(order).to_bytes(LENGTH_BYTES, "big") + order)
        # As the system does with the pipes of a process that was killed.
        child.stdin.close()
        assert child.wait(WAIT_S) == ORPHANED


def test_reader_whose_order_was_cut_short_reads_nothing() -> None:
    with child_process() as child:
        said, _ = child.communicate((99).to_bytes(LENGTH_BYTES, "big") + b"half")

    assert (said, child.returncode) == (b"", ORPHANED)


def test_no_process_is_left_behind() -> None:
    one = reader(commented())
    one.read()

    assert one._process is not None
    assert one._process.returncode is not None
