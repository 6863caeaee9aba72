# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The command line with real library files; no display is needed for these."""

import gc
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from meetingroom import __version__
from meetingroom.app.hosting_choice import HostingChoice
from meetingroom.cli import main
from meetingroom.library.library import Library
from meetingroom.meeting.phase import Phase
from tests.support.meetings import BEN, TestRoom
from tests.support.pdf import texts_of


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
    ("formats", "endings"),
    [
        (["--format", "pdf"], [" memo with notes.pdf", ".pdf"]),
        (
            [],
            [
                " decisions.csv",
                " figures.csv",
                " follow_ups.csv",
                " memo with notes.pdf",
                " notes.csv",
                " stances.csv",
                " topics.csv",
                ".html",
                ".json",
                ".md",
                ".pdf",
            ],
        ),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_exporting_pdf_writes_minutes_and_notes(
    library: Path, tmp_path: Path, formats: list[str], endings: list[str]
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    arguments = ["--output", str(target), "--library", str(library)]

    assert main(["export", *formats, *arguments]) == 0

    stem = "2026-11-24 Billing"
    assert sorted(path.name for path in target.iterdir()) == [
        f"{stem}{ending}" for ending in endings
    ]
    minutes = "".join(texts_of((target / f"{stem}.pdf").read_bytes()))
    assert "No decision was taken." in minutes
    notes = "".join(texts_of((target / f"{stem} memo with notes.pdf").read_bytes()))
    assert "Where does this come from?" in notes


@pytest.mark.usefixtures("qapp")
def test_pdf_into_a_folder_that_is_gone_is_told(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = ["--output", str(tmp_path / "gone"), "--library", str(library)]

    assert main(["export", "--format", "pdf", *target]) == 1

    assert "The folder does not exist." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("formats", "status", "endings"), [("pdf", 1, []), ("md,pdf", 0, [".md"])]
)
def test_without_qt_there_is_no_pdf_and_the_others_are_written(
    library: Path, tmp_path: Path, formats: str, status: int, endings: list[str]
) -> None:
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('no libEGL.so.1')\n")
    target = tmp_path / "out"
    target.mkdir()
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "meetingroom", "export", "--format", formats]
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [*command, "--output", str(target), "--library", str(library)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{broken.parent}{os.pathsep}{root}"},
    )

    assert done.returncode == status, done.stderr
    assert "There is no PDF, whose pages need Qt" in done.stderr
    assert [path.suffix for path in target.iterdir()] == endings


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "rtf"], "Formats are md, html, csv, json, docx, pdf; not rtf."),
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
