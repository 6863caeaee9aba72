# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host nobody sits at goes on with what can be hosted, and says what cannot."""

import asyncio
import os
import signal
import socket
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetingroom.app.hosting_choice import HostingChoice
from meetingroom.app.hosting_secrets import RENEWED
from meetingroom.app.serve import FAILED, NOTHING_TO_HOST, _Hall, ports_from, serve
from meetingroom.library.library import Library
from meetingroom.meeting.apply import replay
from meetingroom.memo.preflight import Rules
from meetingroom.net.hosting import HostingOptions, new_hosting
from meetingroom.ui.document.print_layout import lay_out_pages
from tests.memo.word.package import docx, p
from tests.memo.word.test_comments import comment, end, start

LOOPBACK = HostingOptions(ports=(0,), host="127.0.0.1", is_discoverable=False)
POLL_S = 0.01


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def memo(folder: Path, name: str) -> Path:
    path = folder / f"{name}.md"
    path.write_text(f"# {name}\n\nWe estimate the work at 1.2 million.\n")
    return path


def hold(
    library: Library, memos: Sequence[Path], count: int, rules: Rules | None = None
) -> bool:
    """Host until so many meetings can be joined, then as long as it takes to stop."""
    hall = _Hall(library, LOOPBACK, 0, rules or Rules())

    async def scene() -> bool:
        holding = asyncio.create_task(hall.hold(memos, "Ada"))
        while len(hall._hosted) < count and not holding.done():
            await asyncio.sleep(POLL_S)
        if not holding.done():
            os.kill(os.getpid(), signal.SIGTERM)
        return await holding

    return asyncio.run(scene())


@pytest.mark.parametrize(
    ("first", "remembered", "given"),
    [
        (8443, [0, 0, 0], [8443, 8444, 8445]),
        (8443, [8444, 0, 9000], [8444, 8443, 8445]),
        (8443, [8443, 8443], [8443, 8444]),
        (8443, [8444], [8443]),
        (0, [8443, 0], [0, 0]),
        (65_535, [0, 0], [65_535, 0]),
    ],
)
def test_meetings_get_the_chosen_port_and_those_after_it(
    first: int, remembered: list[int], given: list[int]
) -> None:
    assert ports_from(first, remembered) == given


@pytest.mark.skipif(os.name != "posix", reason="is stopped by a signal")
def test_an_expired_meeting_ends_no_server(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hold(library, [memo(tmp_path, "Old"), memo(tmp_path, "New")], 2)
    old, new = sorted(library.unfinished(), key=lambda row: row.title, reverse=True)
    before = new_hosting(datetime.now(UTC) - timedelta(days=60))
    library.keep_hosting(old.id, before)
    kept = library.hosting(new.id)
    capsys.readouterr()

    assert hold(library, [], 2)

    printed = capsys.readouterr().out
    assert printed.count(RENEWED) == 1
    assert before.secret not in printed
    assert kept is not None
    assert kept.secret in printed


@pytest.mark.skipif(os.name != "posix", reason="is stopped by a signal")
def test_a_memo_that_cannot_be_read_leaves_the_other_meeting_alone(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hold(library, [tmp_path / "none.md", memo(tmp_path, "Billing")], 1)

    printed = capsys.readouterr()
    assert "Meeting: Billing" in printed.out
    assert "none.md" in printed.err


def test_a_host_without_any_meeting_says_so_and_fails(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not hold(library, [], 1)

    assert capsys.readouterr().err.strip() == NOTHING_TO_HOST


@pytest.fixture
def _own_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))


@pytest.mark.usefixtures("_own_logs")
def test_a_taken_port_is_told_and_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.db"
    with socket.create_server(("127.0.0.1", 0)) as other:
        choice = HostingChoice(port=other.getsockname()[1], address="127.0.0.1")
        status = serve(
            [memo(tmp_path, "Billing")],
            library=path,
            facilitator="Ada",
            choice=choice,
        )

    assert status == FAILED
    assert "could not open a port" in capsys.readouterr().err
    library = Library.open(path)
    assert [row.title for row in library.unfinished()] == ["Billing"]
    library.close()


@pytest.mark.usefixtures("_own_logs")
def test_half_a_certificate_is_told_before_anything_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.db"
    choice = HostingChoice(certificate=tmp_path / "chain.pem")

    assert serve([], library=path, facilitator="Ada", choice=choice) == FAILED

    assert "the key is missing" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="is stopped by a signal")
def test_word_memo_with_comments_is_hosted_with_its_sealed_pre_read(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    marked = p("We ", start(1), "save", end(1), " money.")
    path.write_bytes(docx(marked, parts={"comments": comment(1, "Rita", "How?")}))

    assert hold(library, [path], 1)

    (row,) = library.unfinished()
    meeting = replay(library.read(row.id))
    assert [note.writer_name for note in meeting.pre_read] == ["Rita"]
    assert meeting.notes == {}


@pytest.mark.skipif(os.name != "posix", reason="is stopped by a signal")
@pytest.mark.usefixtures("qapp")
def test_pages_are_those_of_the_print_layout(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text("# Plan\n\n" + "We estimate the work at 1.2 million. " * 300)

    assert hold(library, [path], 1)

    (row,) = library.unfinished()
    meeting = replay(library.read(row.id))
    assert meeting.memo is not None
    assert meeting.pages == lay_out_pages(meeting.memo)
