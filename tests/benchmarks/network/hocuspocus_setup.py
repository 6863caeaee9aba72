# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Getting Hocuspocus for the comparison, once, into a folder of its own.

It never becomes part of the program, and nothing fails where it cannot be had.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

PACKAGES: Final = {"@hocuspocus/server": "3.4.4", "yjs": "13.6.27"}
"""The last release line for Node 20; later ones need Node 22."""
INSTALL_S: Final = 120
_SERVER: Final = Path(__file__).with_name("hocuspocus_server.mjs")


class NotThere(Exception):  # noqa: N818 - the environment's fault, not a bug
    """Hocuspocus cannot be had here; the sentence says why."""


def folder() -> Path:
    """Return where it is kept between runs."""
    version = PACKAGES["@hocuspocus/server"]
    name = f"meetingroom-hocuspocus-{version}"
    return Path(tempfile.gettempdir()) / name


def command() -> list[str]:
    """Return how to start it, after getting it where that was not done yet.

    Raises:
        NotThere: Node or npm is missing, or the registry was not reached.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotThere("Node or npm is not installed")
    where = folder()
    if not (where / "complete").exists():
        _install(npm, where)
    shutil.copy(_SERVER, where)
    return [node, str(where / _SERVER.name)]


def _install(npm: str, where: Path) -> None:
    where.mkdir(parents=True, exist_ok=True)
    package = {"private": True, "type": "module", "dependencies": PACKAGES}
    (where / "package.json").write_text(json.dumps(package))
    try:
        done = subprocess.run(  # noqa: S603 - npm, found on the path
            [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=where,
            capture_output=True,
            text=True,
            timeout=INSTALL_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotThere(f"npm did not end well: {type(error).__name__}") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise NotThere(f"npm could not get it: {last}")
    (where / "complete").touch()
