# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The commands hand over the right calls, in the right order."""

import os
import sys
from pathlib import Path

import bootstrap_commands as commands
import pytest
from bootstrap_report import SetupError, advice, run_quietly

VENV = Path("checkout") / ".venv"
ROOT = Path("checkout")


def test_checks_run_in_the_order_of_their_cost() -> None:
    names = [check.name for check in commands.checks(VENV, [])]

    assert names == ["ruff check", "ruff format", "mypy", "lint-imports", "pytest"]


def test_arguments_reach_pytest_and_nothing_else_runs() -> None:
    arguments = commands.pytest_arguments(["--", "tests/memo", "-q"])

    (check,) = commands.checks(VENV, arguments)

    assert check.command[1:] == ["-m", "pytest", "tests/memo", "-q"]


def test_second_separator_belongs_to_pytest() -> None:
    assert commands.pytest_arguments(["-k", "--", "x"]) == ["-k", "--", "x"]


def test_app_gets_the_arguments_when_it_can_be_shown() -> None:
    command = commands.app_command(VENV, ROOT, ["memo.md"], shown=True)

    assert command[1:] == ["-P", "-m", "meetingroom", "memo.md"]


def test_rehearsal_runs_when_nothing_can_be_shown() -> None:
    command = commands.app_command(VENV, ROOT, [], shown=False)

    assert command[3:] == [
        "meetingroom",
        "rehearse",
        "--headless",
        "--output",
        str(ROOT / "rehearsal-output"),
    ]


def test_a_host_without_a_window_needs_no_display() -> None:
    given = ["host", "--headless", "memo.md"]

    command = commands.app_command(VENV, ROOT, given, shown=False)

    assert command[3:] == ["meetingroom", *given]


def test_rehearsals_files_are_named_by_kind(tmp_path: Path) -> None:
    for name in ("pictures/home.png", "pictures/lobby.png", "room.log", "log.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    old = tmp_path / "pictures" / "old.png"
    old.touch()
    os.utime(old, (0, 0))

    lines = commands.found_in(tmp_path, since_s=1_000)

    assert lines == [
        f"Log: {tmp_path / 'room.log'}",
        f"Exports: {tmp_path / 'log.csv'}",
        f"Pictures: 2 files in {tmp_path / 'pictures'}",
    ]


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: Could not find a version that satisfies", "Check the network"),
        ("[Errno 13] Permission denied: 'x'", "may not be written"),
        ("something else", "remove the folder .venv"),
    ],
)
def test_failure_says_what_to_do(output: str, word: str) -> None:
    assert word in advice(output)


@pytest.mark.skipif(os.name != "posix", reason="uses a shell")
def test_failed_step_shows_the_end_of_its_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log"
    script = "echo early; seq 100 200; echo 'No space left on device' >&2; exit 3"

    with pytest.raises(SetupError, match="disk is full") as failure:
        run_quietly("Installing", ["sh", "-c", script], log, cwd=tmp_path)

    shown = capsys.readouterr().out
    assert shown.startswith("Installing ... failed\n")
    assert "No space left" in shown
    assert "early" not in shown
    assert str(log) in str(failure.value)
    assert "early" in log.read_text(encoding="utf-8")


def test_successful_step_is_one_line_with_seconds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_quietly("Looking", [sys.executable, "-V"], tmp_path / "log", cwd=tmp_path)

    title, _, seconds = capsys.readouterr().out.partition(" ... ")
    assert title == "Looking"
    assert seconds.endswith(" s\n")
