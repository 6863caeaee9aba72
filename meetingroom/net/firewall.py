# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which firewall of this machine may keep guests out, as far as that is cheap to see.

Nothing here changes a firewall, asks for rights or starts a program.
"""

import sys
from enum import Enum
from pathlib import Path
from typing import Final

LONGEST_SETTINGS_BYTES: Final = 64 * 1024


class Firewall(Enum):
    """A firewall with a way of its own to let guests in."""

    UFW = "ufw"
    FIREWALLD = "firewalld"
    WINDOWS = "Windows"
    MACOS = "macOS"


def find_firewall(
    platform: str = sys.platform, root: Path = Path("/")
) -> Firewall | None:
    """Return the firewall that is probably on; `None` when none was seen.

    Args:
        platform: As in `sys.platform`.
        root: Of the file system.
    """
    if platform == "win32":
        return Firewall.WINDOWS
    if platform == "darwin":
        return Firewall.MACOS
    if "enabled=yes" in _read(root / "etc/ufw/ufw.conf").lower():
        return Firewall.UFW
    if (root / "run/firewalld.pid").exists() or (root / "run/firewalld").exists():
        return Firewall.FIREWALLD
    return None


def advice(firewall: Firewall, port: int) -> str:
    """Return what to do when guests do not get through a firewall."""
    match firewall:
        case Firewall.UFW:
            return (
                "The firewall ufw is on. If guests do not get through, allow the port:"
                f" sudo ufw allow {port}/tcp"
            )
        case Firewall.FIREWALLD:
            return (
                "The firewall firewalld is on. If guests do not get through, allow the"
                f" port until the next start: sudo firewall-cmd --add-port={port}/tcp"
            )
        case Firewall.WINDOWS:
            return (
                "If Windows asks whether Meetingroom may communicate, allow it. In a"
                " network that Windows calls “Public” guests are kept out: call it"
                " “Private” in the settings of the network."
            )
        case Firewall.MACOS:
            return (
                "If macOS asks whether Meetingroom may accept incoming connections,"
                " allow it."
            )


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(LONGEST_SETTINGS_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
