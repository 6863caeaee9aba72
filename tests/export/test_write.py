# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Exports become files: whole, under safe names, never over another file."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from meetingroom.export.write import (
    FORMATS,
    MAX_STEM_BYTES,
    ExportFailed,
    file_stem,
    write_exports,
)
from meetingroom.meeting.state import Meeting
from meetingroom.memo.read.reading import Source
from meetingroom.memo.read.source import read_source
from tests.export.record import closed_meeting
from tests.memo.word.package import docx, p

ALL = ("md", "csv", "json")


def titled(title: str) -> Meeting:
    blank = Meeting()
    return replace(blank, setup=replace(blank.setup, title=title))


def test_every_format_becomes_files(tmp_path: Path) -> None:
    paths = write_exports(closed_meeting(), tmp_path, ALL)

    assert [path.name for path in paths] == [
        "2026-11-24 Billing.md",
        "2026-11-24 Billing decisions.csv",
        "2026-11-24 Billing follow_ups.csv",
        "2026-11-24 Billing topics.csv",
        "2026-11-24 Billing notes.csv",
        "2026-11-24 Billing figures.csv",
        "2026-11-24 Billing stances.csv",
        "2026-11-24 Billing.json",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert paths[1].read_bytes().startswith(b"\xef\xbb\xbfnumber,")


def test_an_earlier_export_is_kept(tmp_path: Path) -> None:
    (taken,) = write_exports(titled("Plan"), tmp_path, ["json"])
    before = taken.read_bytes()

    paths = write_exports(titled("Plan"), tmp_path, ["md", "json"])

    assert [path.name for path in paths] == ["Plan (2).md", "Plan (2).json"]
    assert taken.read_bytes() == before


def test_a_broken_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "Plan.md").symlink_to(tmp_path / "elsewhere")

    (path,) = write_exports(titled("Plan"), tmp_path, ["md"])

    assert path.name == "Plan (2).md"


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ('a/b\\c: <d>?*|"e"\n', "a b c d e"),
        ("../../secret", "secret"),
        ("CON", "Meeting CON"),
        ("nul.txt", "Meeting nul.txt"),
        ("ends. . ", "ends"),
        ("???", "Meeting"),
    ],
)
def test_names_are_safe_on_windows(title: str, stem: str) -> None:
    assert file_stem(titled(title)) == stem


def test_a_long_title_is_cut_between_characters() -> None:
    stem = file_stem(titled("会" * 200))

    assert stem == "会" * (MAX_STEM_BYTES // 3)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as failed:
        write_exports(titled("Plan"), tmp_path / "gone", ["md"])

    assert "The folder does not exist." in failed.value.sentence
    assert failed.value.path == tmp_path / "gone" / "Plan.md"


def test_a_file_in_the_folder_s_place_is_said(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x")

    with pytest.raises(ExportFailed, match="This is not a folder"):
        write_exports(titled("Plan"), place, ["md"])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "There is no space left."),
        (errno.EACCES, "Writing is not allowed there."),
        (errno.EIO, "Input/output error."),
    ],
)
def test_each_fault_has_its_sentence(number: int, words: str) -> None:
    problem = OSError(number, "Input/output error")

    sentence = ExportFailed(Path("plan.md"), problem).sentence

    assert sentence == f"Nothing was written to plan.md. {words} Choose another folder."


def test_an_unknown_format_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such format: pdf"):
        write_exports(titled("Plan"), tmp_path, ["pdf"])


def test_what_was_made_elsewhere_carries_the_same_number(tmp_path: Path) -> None:
    made = {".pdf": b"%PDF-1", " memo with notes.pdf": b"%PDF-2"}
    (tmp_path / "Plan memo with notes.pdf").touch()

    paths = write_exports(titled("Plan"), tmp_path, ["md"], made)

    assert [path.name for path in paths] == [
        "Plan (2).md",
        "Plan (2).pdf",
        "Plan (2) memo with notes.pdf",
    ]
    assert paths[-1].read_bytes() == b"%PDF-2"


def test_word_file_is_left_out_beside_what_was_made_elsewhere(tmp_path: Path) -> None:
    paths = write_exports(titled("Plan"), tmp_path, ["docx"], {".pdf": b"%PDF-1"})

    assert [path.name for path in paths] == ["Plan.pdf"]


def test_word_memo_comes_back_with_its_notes(tmp_path: Path) -> None:
    memo = read_source(Source(docx(p("We agree.")), "memo.docx")).memo
    meeting = replace(titled("Plan"), memo=memo)

    paths = write_exports(meeting, tmp_path, FORMATS)
    assert paths[-1].name == "Plan with comments.docx"
    assert paths[-1].read_bytes() == memo.source


def test_word_file_is_left_out_of_all_where_there_is_none(tmp_path: Path) -> None:
    paths = write_exports(titled("Plan"), tmp_path, FORMATS)

    assert not [path for path in paths if path.suffix == ".docx"]


def test_word_file_that_is_asked_for_and_cannot_be_says_why(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as refused:
        write_exports(titled("Plan"), tmp_path, ["docx"])

    assert "did not come as a Word file" in refused.value.sentence
    assert not list(tmp_path.iterdir())
