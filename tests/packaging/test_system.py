# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Missing libraries become the exact packages of the system at hand."""

import os
from pathlib import Path

import bootstrap_system as system
import pytest
from bootstrap_report import SetupError

BOOKWORM = {"ID": "debian", "VERSION_CODENAME": "bookworm"}
NOBLE = {"ID": "ubuntu", "VERSION_CODENAME": "noble", "UBUNTU_CODENAME": "noble"}
MINT_ON_JAMMY = {"VERSION_CODENAME": "virginia", "UBUNTU_CODENAME": "jammy"}

needs_posix = pytest.mark.skipif(os.name != "posix", reason="the fake is a script")


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_display_is_detected(
    platform: str, environ: dict[str, str], *, shown: bool
) -> None:
    assert system.has_display(platform, environ) is shown


def test_only_libraries_that_do_not_load_are_missing() -> None:
    there = {"libGL.so.1", "libEGL.so.1"}

    absent = system.missing(["libGL.so.1", "libX11.so.6"], there.__contains__)

    assert absent == ["libX11.so.6"]


def test_loader_is_asked_for_the_library_itself() -> None:
    assert not system.is_loadable("libmeetingroom-has-no-such.so.7")


@pytest.mark.parametrize(
    ("release", "package"),
    [
        (BOOKWORM, "libglib2.0-0"),
        (MINT_ON_JAMMY, "libglib2.0-0"),
        (NOBLE, "libglib2.0-0t64"),
        ({"ID": "debian", "VERSION_CODENAME": "trixie"}, "libglib2.0-0t64"),
    ],
)
def test_glib_has_the_name_of_its_release(
    release: dict[str, str], package: str
) -> None:
    assert system.packages_for(["libglib-2.0.so.0"], release) == [package]


def test_every_library_has_a_package() -> None:
    libraries = [*system.ALWAYS, *system.XCB, *system.WAYLAND]

    packages = system.packages_for(libraries, BOOKWORM)

    assert len(set(packages)) == len(libraries)
    assert {"libegl1", "libxcb-cursor0", "libwayland-cursor0"} < set(packages)


def test_missing_venv_module_becomes_the_package_of_this_python() -> None:
    assert system.venv_packages(has_ensurepip=False, version=(3, 12)) == [
        "python3.12-venv"
    ]
    assert system.venv_packages(has_ensurepip=True, version=(3, 12)) == []


def test_advice_is_the_exact_command() -> None:
    assert system.advice_for(["libgl1", "libegl1"]).strip() == (
        "sudo apt-get install --yes --no-install-recommends libgl1 libegl1"
    )


def fake_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """Put an `apt-get` first on the path that notes its calls, then runs `body`."""
    calls = tmp_path / "calls"
    apt = tmp_path / "bin" / "apt-get"
    apt.parent.mkdir()
    apt.write_text(
        f"#!/bin/sh\nNOTED='{calls}'\necho $DEBIAN_FRONTEND $3 >> \"$NOTED\"\n{body}\n",
        encoding="utf-8",
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(apt.parent), prepend=os.pathsep)
    return calls


@needs_posix
@pytest.mark.parametrize(
    ("body", "has_lists", "made"),
    [
        ("exit 0", True, ["install"]),
        ("exit 0", False, ["update", "install"]),
        # Old lists name files that are gone: works only after an update.
        ('grep -q update "$NOTED"', True, ["install", "update", "install"]),
    ],
)
def test_package_lists_are_fetched_only_when_needed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    made: list[str],
    *,
    has_lists: bool,
) -> None:
    calls = fake_apt(tmp_path, monkeypatch, body)

    system.install(
        tmp_path, tmp_path / ".venv" / "log", ["libgl1"], has_lists=has_lists
    )

    noted = calls.read_text(encoding="utf-8").splitlines()
    assert noted == [f"noninteractive {name}" for name in made]


@needs_posix
def test_apt_that_cannot_fetch_says_to_check_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_apt(tmp_path, monkeypatch, "echo 'Temporary failure resolving'; exit 100")

    with pytest.raises(SetupError, match="Check the network"):
        system.install(
            tmp_path, tmp_path / ".venv" / "log", ["libgl1"], has_lists=False
        )
