# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A team's file: what it says holds, and a slip in it costs that entry alone."""

from pathlib import Path

import pytest

from meetingroom.app.team import MOST_BYTES, Team, line_of, read_team
from meetingroom.cli import main
from meetingroom.meeting.kind import BUILT_IN
from meetingroom.meeting.setup import Minutes
from meetingroom.memo.preflight import Form, Rules

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


def read(folder: Path, text: str) -> Team:
    return read_team(saved(folder, text))


def test_what_the_file_says_holds_and_the_rest_stays_usual(tmp_path: Path) -> None:
    team = read(tmp_path, WHOLE)

    assert team.problems == ()
    assert team.rules == Rules(
        off=("tracked changes", "weasel words"), pages=4, bullet_share=0.5
    )
    ops, debrief = team.own
    assert (ops.name, ops.form, ops.page_limit) == ("Ops review", Form.DESIGN, 3)
    assert ops.minutes == Minutes(reading=10, close=0)
    # One of ours that is named again keeps what the file does not say.
    assert (debrief.form, debrief.minutes.total) == (Form.PACKET, 32)
    assert len(team.kinds) == len(BUILT_IN) + 1


def test_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert read_team(tmp_path / "none.toml") == Team()


def test_named_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    team = read_team(tmp_path / "none.toml", is_given=True)

    assert team.is_lost
    assert "“none.toml” cannot be read" in team.problems[0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[rules\n", "line 1"),
        (b"\xff\xfe\x00", "It is not UTF-8"),
        (b"#" * (MOST_BYTES + 1), "more than 256 KB"),
        (b"a = " + b"[" * 5_000, "nested too deeply"),
    ],
)
def test_file_that_cannot_be_read_leaves_everything_usual(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "team.toml"
    path.write_bytes(content)

    team = read_team(path)
    assert (team.rules, team.own, team.is_lost) == (Rules(), (), True)
    assert why in team.problems[0]


def test_folder_in_its_place_is_told(tmp_path: Path) -> None:
    assert read_team(tmp_path).is_lost


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "“colour” is not known"),
        ("[rules]\nweasels_words = false", "line 2: “weasels_words” is no rule"),
        ("[rules]\npages = 1", "line 2: “pages” is not true or false"),
        ("rules = 1", "line 1: “rules” is not a table"),
        ("[limits]\npagse = 4", "Did you mean “pages”?"),
        ("[limits]\npages = 4.5", "“pages” is not a whole number from 1 to 1,000"),
        ("[limits]\npages = true", "“pages” is not a whole number"),
        ("[limits]\nbullet_share = 2", "“bullet_share” is not a number from 0 to 1"),
        ("limits = []", "“limits” is not a table"),
        ("kind = 3", "“kind” is not written as [[kind]]"),
        ("[[kind]]\npages = 3", "a kind needs a name"),
        ('[[kind]]\nname = "A"\nfrom = "x"', "line 3: “from” is nothing a kind has"),
        ('[[kind]]\nname = "A"\nform = "poem"', "“form” is one of narrative"),
        ('[[kind]]\nname = "A"\npages = -1', "“pages” is not a whole number from 0"),
        ('[[kind]]\nname = "A"\nminutes = 60', "“minutes” is not written as"),
        ('[[kind]]\nname = "A"\nminutes = {read = 1}', "“read” is no part"),
        ('[[kind]]\nname = "A"\nminutes = {reading = 0}', "takes from 1 to 240"),
        ('[[kind]]\nname = "A"\n[[kind]]\nname = "a"', "line 4: there is a kind “a”"),
    ],
)
def test_slip_is_told_with_its_place_and_costs_that_entry_alone(
    tmp_path: Path, text: str, said: str
) -> None:
    team = read(tmp_path, text + "\n")

    assert len(team.problems) == 1
    assert said in team.problems[0]
    assert "was passed over" in team.problems[0]
    assert team.rules == Rules()


def test_other_entries_hold_beside_a_slip(tmp_path: Path) -> None:
    team = read(tmp_path, "[limits]\npages = 0\nrelease_pages = 2\n")

    assert team.rules == Rules(release_pages=2)


def test_kind_without_pages_may_say_so(tmp_path: Path) -> None:
    (kind,) = read(tmp_path, '[[kind]]\nname = "One-pager"\npages = 0\n').own

    assert kind.page_limit is None


def test_line_of_what_is_not_there_is_none() -> None:
    assert line_of("[a]\n", "", "b") is None
    assert line_of("[a]\n", "a", "b") == 1


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
