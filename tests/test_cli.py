# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The command line with real library files; no display is needed for these."""

import gc
import json
import sqlite3
from pathlib import Path

import pytest

from meetingroom import __version__
from meetingroom.app.hosting_choice import HostingChoice
from meetingroom.cli import main
from meetingroom.library.library import Library
from meetingroom.meeting.phase import Phase
from tests.support.meetings import BEN, TestRoom


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with one meeting at its decisions."""
    path = tmp_path / "library.db"
    opened = Library.open(path)
    room = TestRoom(opened).go_to(Phase.READING)
    room.add_note(BEN, "1.2 million")
    room.go_to(Phase.DECISIONS)
    opened.close()
    return path


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


def test_nonsense_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["library", "burn"])

    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_listing_the_meetings(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["library", "list", "--library", str(library)]) == 0

    assert "Billing" in capsys.readouterr().out


def test_rebuild_finds_no_difference_and_then_one(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rebuild = ["library", "rebuild", "--library", str(library)]
    assert main(rebuild) == 0
    with sqlite3.connect(library) as connection:
        connection.execute("UPDATE people SET name = 'Mallory' WHERE id = 'ben'")
    connection.close()

    assert main(rebuild) == 1
    assert "Mallory" in capsys.readouterr().out
    assert main(rebuild) == 0


@pytest.mark.parametrize("wanted", [[], ["Billing"], ["meeting"]])
def test_exporting_a_meeting(library: Path, tmp_path: Path, wanted: list[str]) -> None:
    target = tmp_path / "out"
    target.mkdir()
    arguments = ["--output", str(target), "--library", str(library)]

    assert main(["export", *wanted, "--format", "json", *arguments]) == 0

    (written,) = target.iterdir()
    assert "1.2 million" in json.dumps(json.loads(written.read_text()))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "rtf"], "Formats are md, csv, json, docx, pdf; not rtf."),
        (["Nothing"], "There is no such meeting. See: meetingroom library list"),
    ],
)
def test_what_cannot_be_exported_is_told(
    library: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    assert main(["export", *arguments, "--library", str(library)]) == 1

    assert capsys.readouterr().err.strip() == sentence


def test_a_library_in_use_is_told(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Library.open(library)

    assert main(["library", "list", "--library", str(library)]) == 1

    assert "already open" in capsys.readouterr().err
    other.close()


@pytest.mark.parametrize("command", [[], ["join"]])
@pytest.mark.parametrize("has_network", [True, False])
def test_who_joins_by_a_link_can_host_later(
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    has_network: bool,  # noqa: FBT001 - a case
) -> None:
    begun: dict[str, object] = {}

    def start(**choices: object) -> int:
        begun.update(choices)
        gc.enable()  # held until the first paint, of which there is none
        return 0

    # The window itself is not wanted here.
    monkeypatch.setattr("meetingroom.app.start.start", start)
    link = "meetingroom://192.0.2.1:8443/"
    wishes = ["--port", "8450"] if has_network else ["--no-network"]

    assert main([*command, link, *wishes]) == 0

    assert begun["invitation"] == link
    assert begun.get("memo") is None
    hosting = begun["hosting"]
    if has_network:
        assert isinstance(hosting, HostingChoice)
        assert hosting.port == 8450
    else:
        assert hosting is None
