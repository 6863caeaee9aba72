# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An environment is used, completed or made anew, as its stamp and Python say."""

import os
import shlex
import sys
from pathlib import Path

import bootstrap_venv as venv
import pytest
from bootstrap_report import SetupError
from bootstrap_venv import Part, Stamp, Step

WANTED = Stamp("checkout/.venv", "3.11.7", "abc", Part.APP)

needs_posix = pytest.mark.skipif(os.name != "posix", reason="the fake is a script")


def fake_python(folder: Path, *, prefix: Path, then: str = "") -> None:
    """Write an interpreter that answers the probe and notes other calls."""
    python = venv.python_in(folder)
    python.parent.mkdir(parents=True, exist_ok=True)
    calls = shlex.quote(str(folder.parent / "calls"))
    script = (
        "#!/bin/sh\n"
        f'if [ "$2" = "-c" ]; then echo {shlex.quote(str(prefix))};'
        f" echo {shlex.quote(sys.version)}; exit 0; fi\n"
        f'echo "$@" >> {calls}\n{then}\n'
    )
    python.write_text(script, encoding="utf-8")
    python.chmod(0o755)


def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "a checkout"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return root


def calls(root: Path) -> list[str]:
    noted = root / "calls"
    return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []


def made_by_hand(root: Path, *, at: Path) -> Path:
    """Make an environment that has pip and no stamp."""
    folder = root / venv.FOLDER
    fake_python(folder, prefix=folder)
    pip = folder / "lib" / "python3.11" / "site-packages" / "pip-26.dist-info"
    pip.mkdir(parents=True)
    (pip / "INSTALLER").touch()
    (folder / "pyvenv.cfg").write_text(f"command = python -m venv {at}\n")
    return folder


@pytest.mark.parametrize(
    ("system", "python", "ruff"),
    [
        ("win32", Path("v/Scripts/python.exe"), Path("v/Scripts/ruff.exe")),
        ("darwin", Path("v/bin/python"), Path("v/bin/ruff")),
        ("linux", Path("v/bin/python"), Path("v/bin/ruff")),
    ],
)
def test_programs_are_where_the_platform_puts_them(
    system: str, python: Path, ruff: Path
) -> None:
    assert venv.python_in(Path("v"), system) == python
    assert venv.script_in(Path("v"), "ruff", system) == ruff


def test_only_tests_install_the_test_tools() -> None:
    assert venv.install_command(Path("v"), Part.TEST)[-1] == ".[test]"
    assert venv.install_command(Path("v"), Part.APP)[-1] == "."


@pytest.mark.parametrize(
    ("found", "step"),
    [
        (WANTED, Step.USE),
        (WANTED._replace(part=Part.TEST), Step.USE),
        (WANTED._replace(part=Part.NOTHING), Step.INSTALL),
        (WANTED._replace(project="older"), Step.INSTALL),
        (WANTED._replace(place="elsewhere/.venv"), Step.REBUILD),
        (WANTED._replace(python="3.12.1"), Step.REBUILD),
        (None, Step.INSTALL),
    ],
)
def test_stamp_decides_what_is_done(found: Stamp | None, step: Step) -> None:
    assert venv.next_step(found, WANTED, works=True) is step


def test_environment_that_does_not_start_is_made_anew() -> None:
    assert venv.next_step(WANTED, WANTED, works=False) is Step.REBUILD


def test_environment_of_the_app_is_completed_for_tests() -> None:
    for_tests = WANTED._replace(part=Part.TEST)

    assert venv.next_step(WANTED, for_tests, works=True) is Step.INSTALL


def test_stamp_survives_being_stored(tmp_path: Path) -> None:
    venv.write_stamp(tmp_path, WANTED)

    assert venv.read_stamp(tmp_path) == WANTED


@pytest.mark.parametrize("content", ["", "{", "[]", '{"place": "x"}', "\x00"])
def test_damaged_stamp_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / venv.STAMP).write_text(content, encoding="utf-8")

    assert venv.read_stamp(tmp_path) is None


def test_absent_environment_does_not_answer(tmp_path: Path) -> None:
    assert venv.answers(tmp_path / ".venv") is None


@needs_posix
def test_second_call_runs_no_pip(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    made_by_hand(root, at=root / venv.FOLDER)

    first = venv.ensure(root, Part.TEST)
    after_first = calls(root)
    second = venv.ensure(root, Part.APP)

    assert first == second == root / venv.FOLDER
    assert len(after_first) == 1
    assert after_first[0].endswith("--editable .[test]")
    assert calls(root) == after_first


@needs_posix
def test_changed_project_is_installed_again_with_the_test_tools(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    made_by_hand(root, at=root / venv.FOLDER)
    venv.ensure(root, Part.TEST)
    (root / "pyproject.toml").write_text("[project]\nname = 'new'\n", encoding="utf-8")

    venv.ensure(root, Part.APP)

    assert [call.split()[-1] for call in calls(root)] == [".[test]", ".[test]"]


@needs_posix
def test_interrupted_installation_goes_on(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    folder = made_by_hand(root, at=root / venv.FOLDER)
    fake_python(folder, prefix=folder, then="exit 1")
    with pytest.raises(SetupError, match="Run the same command"):
        venv.ensure(root, Part.APP)
    fake_python(folder, prefix=folder)

    venv.ensure(root, Part.APP)

    stamp = venv.read_stamp(folder)
    assert stamp is not None
    assert stamp.part is Part.APP
    assert len(calls(root)) == 2


def test_package_cut_off_while_installing_is_forgotten(tmp_path: Path) -> None:
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    whole = packages / "whole-1.dist-info"
    partial = packages / "partial-1.dist-info"
    for metadata in (whole, partial):
        metadata.mkdir(parents=True)
        (metadata / "METADATA").touch()
    (whole / "INSTALLER").touch()

    removed = venv.remove_unfinished(tmp_path)

    assert removed == ["partial-1.dist-info"]
    assert whole.is_dir()
    assert not partial.exists()


@needs_posix
def test_moved_environment_is_not_trusted(tmp_path: Path) -> None:
    root = checkout(tmp_path)

    folder = made_by_hand(root, at=tmp_path / "elsewhere" / venv.FOLDER)

    assert not venv.is_whole(folder)


def test_moved_checkout_gets_a_new_environment(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    folder = root / venv.FOLDER
    folder.mkdir()
    venv.write_stamp(folder, WANTED)
    (folder / "old").mkdir()

    # A real environment, but without pip to save time: installing then fails.
    with pytest.raises(SetupError):
        venv.ensure(root, Part.APP, venv_options=["--without-pip"])

    stamp = venv.read_stamp(folder)
    assert not (folder / "old").exists()
    assert venv.answers(folder) == (str(folder), sys.version)
    assert stamp is not None
    assert (stamp.place, stamp.part) == (str(folder), Part.NOTHING)
