# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An unfit Python is refused in words, by a file that it can read."""

import ast
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ENTRY = Path(__file__).parents[2] / "packaging" / "bootstrap.py"


def refusal(version: tuple[int, ...]) -> str:
    spec = spec_from_file_location("bootstrap", ENTRY)
    assert spec is not None
    assert spec.loader is not None
    entry = module_from_spec(spec)
    spec.loader.exec_module(entry)
    return str(entry.refusal(version))


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (3, 14, 1)])
def test_fitting_python_is_not_refused(version: tuple[int, ...]) -> None:
    assert refusal(version) == ""


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 9, 18), (3, 10, 13), (3, 15, 0)])
def test_unfit_python_is_told_which_is_needed(version: tuple[int, ...]) -> None:
    sentence = refusal(version)

    assert "needs Python 3.11 to 3.14" in sentence
    assert f"this is Python {version[0]}.{version[1]}" in sentence


def test_entry_is_readable_for_python_3_4() -> None:
    tree = ast.parse(ENTRY.read_text(encoding="utf-8"), feature_version=(3, 4))

    kinds = {type(node) for node in ast.walk(tree)}
    assert ast.JoinedStr not in kinds
    assert ast.AnnAssign not in kinds
    assert all(
        node.returns is None
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )


def test_entry_stops_before_importing_anything_new() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 18, 'final', 0); "
        f"runpy.run_path({str(ENTRY)!r}, run_name='__main__')"
    )

    run = subprocess.run(  # noqa: S603 - a command made here
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert run.stderr.startswith("Meetingroom needs Python 3.11")


def test_entry_explains_itself_without_a_command() -> None:
    run = subprocess.run(  # noqa: S603 - a command made here
        [sys.executable, str(ENTRY)], capture_output=True, text=True, check=False
    )

    assert run.returncode == 2
    assert "Usage: python3 packaging/bootstrap.py COMMAND" in run.stdout
