# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The check by a team's file and a kind, without a meeting."""

from pathlib import Path

import pytest

from meetingroom.cli import main

WHOLE = """\
[rules]
weasel_words = false
tracked_changes = false
pages = true

[limits]
pages = 4
bullet_share = 0.5

[[kind]]
name = "Ops  review"
form = "design"
pages = 3
minutes = { reading = 10, close = 0 }

[[kind]]
name = "Debrief"
minutes = { reading = 12 }
"""


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Let the layout use the tests' own application."""
    del qapp


def saved(folder: Path, text: str, name: str = "team.toml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_check_goes_by_the_team_and_the_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    team = saved(tmp_path, WHOLE)
    memo = saved(tmp_path, "# T\n\n" + "Most words of it. " * 900, "memo.md")
    command = ["check", str(memo), "--team", str(team)]

    assert main([*command, "--kind", "ops review"]) == 1
    assert "The limit is 3" in capsys.readouterr().out
    assert main([*command, "--paper", "letter"]) == 1
    said = capsys.readouterr().out
    assert "The limit is 4" in said
    assert "where a number or a name could" not in said


def test_rules_in_force_are_listed_with_limits_and_what_is_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--rules", "--team", str(saved(tmp_path, WHOLE))]) == 0

    rows = capsys.readouterr().out.splitlines()
    assert any(row.startswith("off") and "weasel_words" in row for row in rows)
    assert any(row.startswith("settle") and "[pages = 4]" in row for row in rows)


@pytest.mark.parametrize(
    "arguments", [["--kind", "Picnic"], ["--team", "no such file.toml"]]
)
def test_kind_or_team_that_is_not_there_is_a_wrong_argument(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    memo = saved(tmp_path, "# T\n\nWords.", "memo.md")

    assert main(["check", str(memo), *arguments]) == 2
    assert capsys.readouterr().err
