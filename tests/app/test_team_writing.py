# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Kinds are written into the team's file, and nothing else in it changes."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.app.team import read_team
from meetingroom.app.team_writing import TeamChanged, TeamNotWritten, write_kinds
from meetingroom.meeting.kind import BUILT_IN, Kind, built_in
from meetingroom.meeting.setup import Minutes
from meetingroom.memo.preflight import Form

OFFSITE = Kind("Offsite", Form.OTHER, Minutes(40, 10, 100, 20, 10), 12)
COMMENTED = """# We like it short.
[limits]
pages = 4  # two sheets

[[kind]]
# Twice a year.
name = "Offsite"
form = "other"
pages = 12
minutes = { reading = 40, margins = 10, discussion = 100, decisions = 20, close = 10 }

[[kind]]
form = "nobody knows"

[later]
x = 1
"""


def write(path: Path, own: Sequence[Kind]) -> None:
    """Write kinds right after they were read."""
    write_kinds(path, own, read_team(path).own)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "team.toml"


@pytest.fixture
def commented(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text(COMMENTED, encoding="utf-8")
    return path


def test_a_new_file_says_what_it_is_and_reads_back(path: Path) -> None:
    own = [OFFSITE, replace(BUILT_IN[0], page_limit=None)]

    write(path, own)
    assert path.read_text("utf-8").startswith("# Rules of the check")
    team = read_team(path)
    assert (list(team.own), team.problems) == (own, ())


def test_the_same_kinds_leave_the_file_as_it_is(commented: Path) -> None:
    write(commented, [OFFSITE])

    assert commented.read_text("utf-8") == COMMENTED


def test_a_change_touches_its_own_line_alone(commented: Path) -> None:
    minutes = replace(OFFSITE.minutes, reading=30)
    write(commented, [replace(OFFSITE, minutes=minutes)])

    changed = COMMENTED.replace("reading = 40", "reading = 30")
    assert commented.read_text("utf-8") == changed


def test_a_new_name_keeps_what_is_said_beside_it(commented: Path) -> None:
    write(commented, [replace(OFFSITE, name="Retreat")])

    assert commented.read_text("utf-8") == COMMENTED.replace("Offsite", "Retreat")


def test_a_removed_kind_leaves_everything_else(commented: Path) -> None:
    write(commented, [])

    left = commented.read_text("utf-8")
    assert "Offsite" not in left
    for kept in (
        "# We like it short.",
        "pages = 4  # two sheets",
        "nobody knows",
        "x =",
    ):
        assert kept in left
    assert read_team(commented).own == ()


def test_the_last_kind_goes_with_its_heading(path: Path) -> None:
    write(path, [OFFSITE])
    write(path, [])

    assert "kind]" not in path.read_text("utf-8")


def test_a_limit_goes_away_with_its_line(path: Path) -> None:
    write(path, [OFFSITE])
    write(path, [replace(OFFSITE, page_limit=None)])

    assert "pages" not in path.read_text("utf-8")
    assert read_team(path).own[0].page_limit is None


@pytest.mark.parametrize(
    "content", ["[limits", "kind = 3\n", 'kind = [{ name = "K" }]\n']
)
def test_a_broken_file_is_not_touched(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")

    with pytest.raises(TeamNotWritten) as failed:
        write(path, [OFFSITE])
    assert failed.value.sentence.startswith("Nothing was changed: ")
    assert path.read_text("utf-8") == content


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file")

    with pytest.raises(TeamNotWritten, match="Nothing was changed"):
        write(tmp_path / "settings" / "team.toml", [OFFSITE])


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit of that kind")
def test_a_full_disk_leaves_the_file_and_nothing_beside_it(commented: Path) -> None:
    import resource  # noqa: PLC0415 - not there on Windows

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        with pytest.raises(TeamNotWritten) as failed:
            write(commented, [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert "cannot be written: File too large" in failed.value.sentence
    assert commented.read_text("utf-8") == COMMENTED
    assert list(commented.parent.iterdir()) == [commented]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link_and_the_mode_stays(commented: Path) -> None:
    link = commented.parent / "link.toml"
    link.symlink_to(commented)
    commented.chmod(0o600)

    write(link, [])
    assert link.is_symlink()
    assert commented.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in commented.parent.iterdir()} == {
        "team.toml",
        "link.toml",
    }


BY_HAND = """
[[kind]]
name = "By hand"
"""


def test_a_kind_added_by_hand_meanwhile_is_not_removed(commented: Path) -> None:
    known = read_team(commented).own
    commented.write_text(COMMENTED + BY_HAND, encoding="utf-8")

    with pytest.raises(TeamChanged, match="somebody else"):
        write_kinds(commented, [OFFSITE, replace(OFFSITE, name="New")], known)
    assert commented.read_text("utf-8") == COMMENTED + BY_HAND


def test_a_file_corrected_meanwhile_keeps_its_kinds(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[limits", encoding="utf-8")
    known = read_team(path).own
    path.write_text(COMMENTED, encoding="utf-8")

    with pytest.raises(TeamChanged):
        write_kinds(path, [replace(OFFSITE, name="New")], known)
    assert path.read_text("utf-8") == COMMENTED


def test_entries_that_were_passed_over_are_kept(path: Path) -> None:
    entries = [f'[[kind]]\nname = "{"x" * 61}"\n', '[[kind]]\nname = "Offsite"\n']
    entries += ['[[kind]]\nname = "OFFSITE"\nform = "pr-faq"\n']
    entries += [f'[[kind]]\nname = "kind {at}"\n' for at in range(103)]
    path.parent.mkdir()
    path.write_text("\n".join(entries), encoding="utf-8")
    own = read_team(path).own

    renamed = [replace(own[0], name="Retreat"), *own[1:]]
    write_kinds(path, renamed, own)
    write(path, [one for one in read_team(path).own if one.name != "kind 0"])
    kept = path.read_text("utf-8").replace('name = "Retreat"', 'name = "Offsite"')
    for at, entry in enumerate(entries):
        assert (entry.strip() in kept) == (at != 3), entry
    with pytest.raises(TeamNotWritten, match="Remove one first"):
        write(path, [*read_team(path).own, replace(OFFSITE, name="One more")])


def test_the_second_of_two_names_that_differ_only_in_case_stays(path: Path) -> None:
    second = '[[kind]]\nname = "OFFSITE"\nform = "pr-faq"\n'
    path.parent.mkdir()
    path.write_text(f'[[kind]]\nname = "Offsite"\n\n{second}', encoding="utf-8")
    (own,) = read_team(path).own

    write(path, [replace(own, page_limit=9)])
    assert path.read_text("utf-8").endswith(second)
    assert read_team(path).own == (replace(own, page_limit=9),)
    write(path, [])
    assert path.read_text("utf-8").endswith(second)


@pytest.mark.parametrize("name", ["debrief", "DEBRIEF"])
def test_a_kind_of_ours_in_other_capitals_is_ours(path: Path, name: str) -> None:
    path.parent.mkdir()
    path.write_text(f'[[kind]]\nname = "{name}"\npages = 9\n', encoding="utf-8")
    team = read_team(path)

    ours = built_in("Debrief")
    assert ours is not None
    assert team.own == (replace(ours, page_limit=9),)
    assert len(team.kinds) == len(BUILT_IN)
    write(path, [replace(ours, page_limit=8)])
    assert f'name = "{name}"\npages = 8\n' in path.read_text("utf-8")


def test_line_ends_and_the_byte_order_mark_stay(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode())

    write(path, [replace(OFFSITE, page_limit=9), replace(OFFSITE, name="New")])
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# We like it short.\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") > COMMENTED.count("\n")
    assert [kind.name for kind in read_team(path).own] == ["Offsite", "New"]


def test_the_first_of_two_entries_of_one_name_is_changed(path: Path) -> None:
    entry = '[[kind]]\nname = "Offsite"\n'
    path.parent.mkdir()
    path.write_text(f"{entry}\n{entry}", encoding="utf-8")
    (own,) = read_team(path).own

    write(path, [replace(own, page_limit=9)])
    assert read_team(path).own == (replace(own, page_limit=9),)
    assert path.read_text("utf-8").endswith(f"\n{entry}")


def test_an_empty_list_of_kinds_takes_kinds(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("kind = []\n\n[limits]\npages = 4\n", encoding="utf-8")

    write(path, [OFFSITE])
    team = read_team(path)
    assert (team.own, team.problems, team.rules.pages) == ((OFFSITE,), (), 4)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
def test_a_new_file_has_the_mode_that_new_files_have(path: Path) -> None:
    was = os.umask(0o077)
    try:
        write(path, [OFFSITE])
    finally:
        os.umask(was)

    assert path.stat().st_mode & 0o777 == 0o600


def test_the_section_that_a_new_file_names_is_there(path: Path) -> None:
    write(path, [OFFSITE])
    named = path.read_text("utf-8").splitlines()[1].split("“")[1].split("”")[0]

    readme = Path(__file__).parents[2] / "README.md"
    assert f"# {named}\n" in readme.read_text("utf-8")


KINDS = st.lists(
    st.builds(
        Kind,
        st.sampled_from(["One-pager", "Debrief", "Offsite", "a “b” #c", "x.y", "Ünï"]),
        st.sampled_from(Form),
        st.builds(
            Minutes,
            st.integers(1, 240),
            *[st.integers(0, 240)] * 4,
        ),
        st.none() | st.integers(1, 100),
    ),
    unique_by=lambda kind: kind.name,
)


@settings(deadline=None)  # every example waits for the disk
@given(KINDS, KINDS)
def test_what_was_written_is_read(first: list[Kind], then: list[Kind]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "team.toml"
        write(path, first)
        write(path, then)
        team = read_team(path)
    assert team.problems == ()
    assert set(team.own) == set(then)
