# SPDX-License-Identifier: LicenseRef-Meetingroom
"""System libraries that Qt needs on Linux, and the Debian packages with them.

Only the loader is asked whether a library is there, never the package manager. It
must not touch the virtual environment.

Source: measured in fresh Debian systems with the PySide6 6.11 wheels.
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import bootstrap_report

# Needed even without a display: the offscreen plugin links against OpenGL and X11.
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# Releases from before the packages were renamed for 64-bit time.
BEFORE_TIME64 = frozenset({"bullseye", "bookworm", "focal", "jammy", "lunar", "mantic"})


def has_display(system: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown; `system` is as in `sys.platform`."""
    if not system.startswith(("linux", "freebsd")):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def is_loadable(library: str) -> bool:
    """Ask the loader for a library, exactly as Qt's plugins will."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(wanted: Iterable[str], loads: Callable[[str], bool]) -> list[str]:
    """Return the libraries among `wanted` that do not load."""
    return [library for library in wanted if not loads(library)]


def packages_for(libraries: Iterable[str], release: Mapping[str, str]) -> list[str]:
    """Name the Debian packages that bring `libraries`.

    Args:
        libraries: Keys of the tables above.
        release: Content of os-release, as `platform.freedesktop_os_release` has it.
    """
    names = {**ALWAYS, **XCB, **WAYLAND}
    codename = (
        release.get("UBUNTU_CODENAME")
        or release.get("DEBIAN_CODENAME")
        or release.get("VERSION_CODENAME", "")
    )
    renamed = "" if codename in BEFORE_TIME64 else "t64"
    return [
        names[library] + (renamed if names[library] == "libglib2.0-0" else "")
        for library in libraries
    ]


def venv_packages(*, has_ensurepip: bool, version: tuple[int, int]) -> list[str]:
    """Name the package with `venv` that Debian splits off Python's own."""
    return [] if has_ensurepip else [f"python{version[0]}.{version[1]}-venv"]


def apt_command(packages: Iterable[str]) -> list[str]:
    """Return the call that installs packages without asking."""
    return [
        "apt-get",
        "install",
        "--yes",
        "--no-install-recommends",
        *packages,
    ]


def advice_for(packages: Iterable[str]) -> str:
    """Return the exact command for a person who may use sudo."""
    return "    sudo " + " ".join(apt_command(packages))


def prepare(root: Path, log: Path, *, for_display: bool) -> None:
    """See that Python can make environments and that Qt's libraries are there.

    Args:
        root: The checkout.
        log: File for apt's output; its folder is made when needed.
        for_display: Whether a window will be shown.

    Raises:
        SetupError: Something needed is missing and may not be installed from here.
    """
    needed, wished = _missing_libraries(for_display=for_display)
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    if not needed and not wished and has_ensurepip:
        return
    if shutil.which("apt-get") is None:
        _refuse_without_apt(needed or wished, has_ensurepip=has_ensurepip)
    packages = venv_packages(
        has_ensurepip=has_ensurepip, version=sys.version_info[:2]
    ) + packages_for(needed + wished, _release())
    if os.geteuid() == 0:
        install(root, log, packages, has_lists=_has_package_lists())
    else:
        raise bootstrap_report.SetupError(
            "Some system packages are missing. Install them with\n"
            f"{advice_for(packages)}\nand run the same command again."
        )


def install(root: Path, log: Path, packages: list[str], *, has_lists: bool) -> None:
    """Install packages as root; fetch the package lists once, and only if needed.

    Args:
        root: The checkout.
        log: File for apt's output; its folder is made when needed.
        packages: Names of Debian packages.
        has_lists: Whether lists were fetched at some time before.

    Raises:
        SetupError: apt failed with fresh lists too.
    """
    log.parent.mkdir(exist_ok=True)
    title = f"Installing {len(packages)} system packages"
    if has_lists:
        try:
            _apt(title, apt_command(packages), log, root)
        except bootstrap_report.SetupError:
            bootstrap_report.say("The package lists may be old: fetching them anew.")
        else:
            return
    _apt("Fetching the package lists", ["apt-get", "update"], log, root)
    _apt(title, apt_command(packages), log, root)


def _apt(title: str, command: list[str], log: Path, root: Path) -> None:
    # Another apt may be at work, as on a machine just started.
    patient = [command[0], "-o", "DPkg::Lock::Timeout=120", *command[1:]]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    bootstrap_report.run_quietly(title, patient, log, cwd=root, env=quiet)


def _missing_libraries(*, for_display: bool) -> tuple[list[str], list[str]]:
    """Return what Qt cannot do without, and what the present display misses."""
    if not sys.platform.startswith("linux"):
        return [], []
    needed = missing(ALWAYS, is_loadable)
    if not for_display:
        return needed, []
    displays = []
    if os.environ.get("DISPLAY"):
        displays.append(missing(XCB, is_loadable))
    if os.environ.get("WAYLAND_DISPLAY"):
        displays.append(missing(WAYLAND, is_loadable))
    # Qt falls back from one kind of display to the other: one complete set will do.
    return needed, min(displays, key=len, default=[])


def _release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _refuse_without_apt(libraries: list[str], *, has_ensurepip: bool) -> None:
    wanted = [*libraries, *([] if has_ensurepip else ["Python's ensurepip module"])]
    raise bootstrap_report.SetupError(
        f"This system lacks: {', '.join(wanted)}.\n"
        "Install what brings them with the system's package manager and run the same "
        "command again."
    )


def _has_package_lists() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))
