# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A team's file: what it changes, and what a mistake in it does."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.app.team import MOST_BYTES, Team, read_team
from meetingroom.meeting.kind import BUILT_IN, Kind
from meetingroom.meeting.setup import Minutes
from meetingroom.memo.preflight import RULES, Form, Rules

WHOLE = """# Ours.
[rules]
weasel_words = false
pr_faq_parts = false
tracked_changes = false
bullets = true

[limits]
pages = 4
bullet_share = 0.5
talk_minutes = 10
weasels_per_1000 = 8

[[kind]]
name = "Offsite"
form = "other"
pages = 12
minutes = { reading = 40, margins = 10, discussion = 100, decisions = 20, close = 10 }

[[kind]]
name = "One-pager"
pages = 0
minutes = { reading = 6 }

[[kind]]
name = "Bare"
"""


def team_of(folder: Path, text: str) -> Team:
    path = folder / "team.toml"
    path.write_text(text, encoding="utf-8")
    return read_team(path)


def test_a_file_says_what_is_different(tmp_path: Path) -> None:
    team = team_of(tmp_path, WHOLE)

    off = ("PR/FAQ parts", "tracked changes", "weasel words")
    assert team.problems == ()
    assert team.rules == Rules(
        off, pages=4, bullet_share=0.5, talk_minutes=10, weasels_per_1000=8.0
    )
    assert team.own == (
        Kind("Offsite", Form.OTHER, Minutes(40, 10, 100, 20, 10), 12),
        Kind("One-pager", Form.ONE_PAGER, Minutes(6, 3, 15, 5, 2)),
        Kind("Bare", Form.NARRATIVE, Minutes()),
    )
    assert [kind.name for kind in team.kinds] == [
        *[kind.name for kind in BUILT_IN],
        "Offsite",
        "Bare",
    ]


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    assert read_team(tmp_path / "team.toml") == Team()


@pytest.mark.parametrize("form", Form)
def test_every_form_can_be_named(tmp_path: Path, form: Form) -> None:
    text = f'[[kind]]\nname = "K"\nform = "{form.value}"\n'

    assert team_of(tmp_path, text).own[0].form is form


def test_every_rule_can_be_switched_off(tmp_path: Path) -> None:
    lines = "".join(f"{rule.key} = false\n" for rule in RULES)
    team = team_of(tmp_path, f"[rules]\n{lines}")

    assert team.problems == ()
    assert set(team.rules.off) == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[rules]\nweasel_word = false",
            "“team.toml”, line 2: “weasel_word” is no rule. The entry was passed over."
            " Did you mean “weasel_words”?",
        ),
        ("[rules]\n\nbullets = 1", "line 3: “bullets” is not true or false."),
        ("rules = 1", "line 1: “rules” is not a table."),
        ("x = 1\nlimits = 1", "line 2: “limits” is not a table."),
        ("limit = 1", "line 1: “limit” is not known."),
        ("[limits]\ntalk = 1", "line 2: “talk” is no limit."),
        (
            "[rules]\nbullets = true\n[limits]\n# so many\n'pages' = 0",
            "line 5: “pages” is not a whole number from 1 to 1,000.",
        ),
        ("[limits]\npages = 2.5", "“pages” is not a whole number from 1 to 1,000."),
        ("[limits]\npages = true", "“pages” is not a whole number from 1 to 1,000."),
        ("[limits]\nbullet_share = 50", "“bullet_share” is not a number from 0 to 1."),
        ("[limits]\nbullet_share = nan", "“bullet_share” is not a number from 0 to 1."),
        ("[limits]\nbullet_share = '1'", "“bullet_share” is not a number from 0 to 1."),
        ("[kind]\nname = 'K'", "line 1: “kind” is not written as [[kind]]."),
        ("kind = [1]", "“team.toml”: a kind needs a name of at most 60 characters."),
        (
            "[[kind]]\nname = 'K'\n[[kind]]\nform = 'x'",
            "line 3: a kind needs a name of at most 60 characters.",
        ),
        ("[[kind]]\nname = ' '", "line 2: a kind needs a name of at most 60"),
        ("[[kind]]\nname = 'K'\nform = 'x'", "line 3: “form” is one of narrative, "),
        ("[[kind]]\nname = 'K'\nform = 3", "line 3: “form” is one of narrative, "),
        ("[[kind]]\nname = 'K'\npages = -1", "“pages” is not a whole number from 0 to"),
        ("[[kind]]\nname = 'K'\nminutes = 60", "“minutes” is not written as"),
        (
            "[[kind]]\nname = 'K'\nminutes = { reading = 0 }",
            "line 3: “reading” takes from 1 to 240 whole minutes.",
        ),
        (
            "[[kind]]\nname = 'K'\nminutes = { reading = 9, talking = 1 }",
            "line 3: “talking” is no part of a meeting.",
        ),
        ("[[kind]]\nname = 'K'\nminute = 1", "line 3: “minute” is nothing a kind has."),
        (
            "[[kind]]\nname = 'K'\n[[kind]]\nname = 'k'",
            "line 4: there is a kind “k” already.",
        ),
    ],
)
def test_a_mistake_is_said_with_its_line_and_leaves_the_usual_in_force(
    tmp_path: Path, text: str, sentence: str
) -> None:
    team = team_of(tmp_path, text)

    assert any(sentence in one for one in team.problems), team.problems
    assert team.rules == Rules()
    assert not team.is_lost
    for kind in team.own:
        minutes = Minutes(reading=kind.minutes.reading)
        assert kind == Kind("K", Form.NARRATIVE, minutes)


def test_what_is_right_holds_beside_a_mistake(tmp_path: Path) -> None:
    text = "[limits]\npages = 4\ntalk = 3\n[[kind]]\nname = 'K'\npages = 'x'\n"
    team = team_of(tmp_path, text)

    assert team.rules.pages == 4
    assert [kind.name for kind in team.own] == ["K"]
    assert len(team.problems) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[limits\npages = 4", "at line 1, column 8"),
        (b"\xff\xfe", "It is not UTF-8"),
        (b"x = " + b"[" * 100_000, "It is nested too deeply"),
        (b"#" * (MOST_BYTES + 1), "It has more than 256 KB"),
    ],
)
def test_a_file_that_is_no_toml_leaves_the_usual_in_force(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "team.toml"
    path.write_bytes(content)

    team = read_team(path)
    (problem,) = team.problems
    assert problem.startswith("The team’s file “team.toml” cannot be read: ")
    assert why in problem
    assert problem.endswith("The usual rules and kinds of meetings are in force.")
    assert team.is_lost
    assert (team.rules, team.kinds) == (Rules(), BUILT_IN)


def test_a_folder_is_no_file_and_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    assert read_team(tmp_path).is_lost
    missing = read_team(tmp_path / "none.toml", is_given=True)
    assert "No such file" in missing.problems[0]
    assert missing.is_lost


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "team.toml"
    path.write_bytes(b"\xef\xbb\xbf[limits]\npages = 4\n")

    assert read_team(path).rules.pages == 4


VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-3, 2000),
        st.floats(),
        st.text("ab“\"'\n", max_size=4),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["reading", "name", "x"]), inner, max_size=2),
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(
    ["pages", "bullets", "bullet_share", "name", "form", "minutes", "reading", "é"]
)


@given(
    st.dictionaries(
        st.sampled_from(["rules", "limits", "kind", "other"]),
        st.one_of(
            VALUES,
            st.dictionaries(KEYS, VALUES),
            st.lists(st.dictionaries(KEYS, VALUES), max_size=3),
        ),
    )
)
def test_no_toml_at_all_breaks_it(tables: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        team = team_of(Path(folder), tomlkit.dumps(tables))
    assert not team.is_lost
    assert all(
        kind.name and 1 <= kind.minutes.reading <= 240 and kind.page_limit != 0
        for kind in team.own
    )
