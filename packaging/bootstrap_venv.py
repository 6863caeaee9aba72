# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The virtual environment in the checkout: made, trusted, resumed or made anew.

A stamp inside it says where it stands, for which Python it was made and which
pyproject.toml was installed, so that a second call needs no pip. It must not run
anything of Meetingroom itself.
"""

import enum
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import bootstrap_report

FOLDER = ".venv"
STAMP = "bootstrap-stamp.json"
LOG = "bootstrap.log"
PROBE = "import sys; print(sys.prefix); print(sys.version)"


class Part(enum.StrEnum):
    """How much of the project is installed."""

    NOTHING = ""
    APP = "app"
    TEST = "test"


class Stamp(NamedTuple):
    """What a virtual environment was made for."""

    place: str
    """Path of the environment, since scripts in it name it."""
    python: str
    """Version line of the Python it was made with."""
    project: str
    """SHA-256 of the pyproject.toml that was installed; "" before that."""
    part: Part


class Step(enum.Enum):
    """What has to be done before the environment can be used."""

    USE = enum.auto()
    INSTALL = enum.auto()
    REBUILD = enum.auto()


def python_in(folder: Path, system: str = sys.platform) -> Path:
    """Return the interpreter of an environment; `system` is as in `sys.platform`."""
    if system == "win32":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def script_in(folder: Path, name: str, system: str = sys.platform) -> Path:
    """Return the path of an installed command."""
    suffix = ".exe" if system == "win32" else ""
    return python_in(folder, system).with_name(name + suffix)


def install_command(folder: Path, part: Part, system: str = sys.platform) -> list[str]:
    """Return pip's call, to be run in the checkout."""
    return [
        str(python_in(folder, system)),
        *("-m", "pip", "install"),
        *("--disable-pip-version-check", "--no-input", "--progress-bar=off"),
        *("--editable", ".[test]" if part is Part.TEST else "."),
    ]


def next_step(found: Stamp | None, wanted: Stamp, *, works: bool) -> Step:
    """Decide from the stamps what is to be done.

    Args:
        found: The stamp in the environment, None when there is none.
        wanted: The stamp it must have.
        works: Whether its interpreter starts, is the wanted one and has pip.
    """
    if not works:
        return Step.REBUILD
    if found is None:
        # Made by hand, or a call was cut off before its first stamp.
        return Step.INSTALL
    if (found.place, found.python) != (wanted.place, wanted.python):
        return Step.REBUILD
    has_all = found.part is wanted.part or found.part is Part.TEST
    return Step.USE if found.project == wanted.project and has_all else Step.INSTALL


def read_stamp(folder: Path) -> Stamp | None:
    """Return the stamp of an environment, None when absent or unreadable."""
    try:
        values = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        return Stamp(
            place=str(values["place"]),
            python=str(values["python"]),
            project=str(values["project"]),
            part=Part(values["part"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(folder: Path, stamp: Stamp) -> None:
    """Store a stamp whole or not at all."""
    fresh = folder / f"{STAMP}.new"
    fresh.write_text(json.dumps(stamp._asdict()), encoding="utf-8")
    fresh.replace(folder / STAMP)


def answers(folder: Path, system: str = sys.platform) -> tuple[str, str] | None:
    """Start the environment's Python; return prefix and version, None if it fails."""
    try:
        reply = subprocess.run(
            [python_in(folder, system), "-I", "-c", PROBE],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = reply.stdout.splitlines()
    return (lines[0], "\n".join(lines[1:])) if len(lines) > 1 else None


def remove_unfinished(folder: Path) -> list[str]:
    """Forget packages whose installation was cut off, so that pip installs them.

    pip writes INSTALLER after all of a package's own files.

    Returns:
        Names of the metadata folders that were removed.
    """
    removed = []
    for pattern in ("lib/python*/site-packages", "Lib/site-packages"):
        for metadata in folder.glob(f"{pattern}/*.dist-info"):
            if not (metadata / "INSTALLER").is_file():
                shutil.rmtree(metadata)
                removed.append(metadata.name)
    return removed


def is_whole(folder: Path) -> bool:
    """Tell whether an environment without a stamp was made here and has pip."""
    try:
        made_by = (folder / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    # Python notes the call that made it; scripts of a moved one name the old place.
    return str(folder) in made_by and any(
        folder.glob("[Ll]ib/**/site-packages/pip-*.dist-info/INSTALLER")
    )


def ensure(root: Path, part: Part, *, venv_options: Sequence[str] = ()) -> Path:
    """Bring the checkout's environment up to date.

    Args:
        root: The checkout.
        part: What must be installed; an environment for tests serves the app too.
        venv_options: More arguments for Python's `venv`, should it have to be made.

    Returns:
        The environment's folder.

    Raises:
        SetupError: It could not be made; the message says what to do.
    """
    folder = root / FOLDER
    project = hashlib.sha256((root / "pyproject.toml").read_bytes()).hexdigest()
    wanted = Stamp(str(folder), sys.version, project, part)
    found = read_stamp(folder)
    works = answers(folder) == (wanted.place, wanted.python) and (
        found is not None or is_whole(folder)
    )
    match next_step(found, wanted, works=works):
        case Step.USE:
            return folder
        case Step.REBUILD:
            _make(root, folder, wanted, venv_options)
        case Step.INSTALL:
            remove_unfinished(folder)
    if found is not None and found.part is Part.TEST:
        # A changed pyproject must not leave the test tools behind.
        wanted = wanted._replace(part=Part.TEST)
    write_stamp(folder, wanted._replace(project="", part=Part.NOTHING))
    bootstrap_report.run_quietly(
        "Installing Meetingroom and what it needs (a minute or two)",
        install_command(folder, wanted.part),
        folder / LOG,
        cwd=root,
    )
    write_stamp(folder, wanted)
    return folder


def _make(root: Path, folder: Path, wanted: Stamp, options: Sequence[str]) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif any(python_in(folder).parent.glob("python*")):
        bootstrap_report.say("The environment in .venv does not fit: making it anew.")
    _clear(folder)
    folder.mkdir(exist_ok=True)
    bootstrap_report.run_quietly(
        "Making the Python environment in .venv",
        [_base_python(), "-m", "venv", *options, str(folder)],
        folder / LOG,
        cwd=root,
    )
    if answers(folder) != (wanted.place, wanted.python):
        raise bootstrap_report.SetupError(
            f"The new environment in {folder} does not start. Remove that folder and "
            "run the same command again with a Python that is installed completely."
        )


def _base_python() -> str:
    """Return this Python's own path, also when run from the environment itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _clear(folder: Path) -> None:
    """Remove what is in the folder except the log of this very call."""
    if not folder.is_dir():
        return
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != LOG:
            Path(entry.path).unlink()
