# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The check from the command line: words for people, JSON and codes for scripts."""

import json
from pathlib import Path

import pytest

from meetingroom.cli import main
from tests.memo.word.package import docx, p

SAMPLES = Path(__file__).parents[2] / "resources/memos"


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Let the layout use the tests' own application."""
    del qapp


def saved(folder: Path, text: str) -> Path:
    path = folder / "memo.md"
    path.write_text(text)
    return path


def test_sound_memo_has_nothing_to_settle(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["check", str(SAMPLES / "six-pager.md")])

    said = capsys.readouterr().out
    assert status == 0
    assert "fine" in said
    assert "minutes of reading" in said


def test_memo_that_is_too_long_has_to_be_settled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "# T\n\n" + "Some words of the text. " * 1000)

    assert main(["check", str(path)]) == 1
    assert "settle" in capsys.readouterr().out


def test_json_has_places_with_addresses_and_quotes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "# T\n\nThe QZX is at 4 now.")

    assert main(["check", "--json", "--minutes", "30", str(path)]) == 0
    whole = json.loads(capsys.readouterr().out)
    (memo,) = whole["memos"]
    acronyms = next(f for f in memo["findings"] if f["rule"] == "acronyms")
    assert (whole["version"], memo["title"], memo["pages"]) == (1, "T", 1)
    assert acronyms["places"] == [
        {"position": 6, "address": "1:2", "quote": "QZX is at 4 now."}
    ]


def test_json_names_the_key_that_switches_a_rule_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "# T\n\nMany customers want the QZX at 4 now.")
    main(["check", "--json", str(path)])
    (memo,) = json.loads(capsys.readouterr().out)["memos"]
    keys = {finding["rule"]: finding["key"] for finding in memo["findings"]}
    assert keys["weasel words"] == "weasel_words"

    team = tmp_path / "team.toml"
    team.write_text(f"[rules]\n{keys['weasel words']} = false\n")
    main(["check", "--json", "--team", str(team), str(path)])

    captured = capsys.readouterr()
    assert not captured.err
    (memo,) = json.loads(captured.out)["memos"]
    assert "weasel words" not in [finding["rule"] for finding in memo["findings"]]


def test_folder_and_missing_file_are_named_where_one_stands_in_them(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["check", ".", "none.md"]) == 3

    said = capsys.readouterr().err
    assert f"“{tmp_path.name}” is a folder." in said
    assert f"There is no file “none.md” in {tmp_path}." in said


def test_memo_that_cannot_be_read_has_a_status_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = saved(tmp_path, "# T\n\nwords")

    assert main(["check", str(good), str(tmp_path / "none.md")]) == 3
    captured = capsys.readouterr()
    assert "There is no file “none.md”" in captured.err
    assert str(good) in captured.out


def test_what_word_could_not_keep_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "memo.docx"
    change = '<w:ins w:id="1" w:author="B"><w:r><w:t>now</w:t></w:r></w:ins>'
    path.write_bytes(docx(p("We agree ", change)))

    main(["check", str(path)])
    assert "Tracked changes are shown as accepted" in capsys.readouterr().out


def test_no_memo_is_a_usage_error() -> None:
    assert main(["check"]) == 2
