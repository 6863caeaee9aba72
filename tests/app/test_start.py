# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first window is painted before anything of the network is imported."""

import os
import subprocess
import sys
from pathlib import Path

LATE = ("aiohttp", "zeroconf", "segno", "cryptography", "spake2", "msgspec", "sqlite3")
"""What the first paint does not wait for."""
PROGRAM = """
import os, sys
from pathlib import Path
from meetingroom.app import start
from meetingroom.app.hosting_choice import HostingChoice

def tell():
    print("painted with", *sorted(set(sys.argv[2:]) & set(sys.modules)), flush=True)
    os._exit(0)

start.start(library=Path(sys.argv[1]), hosting=HostingChoice(), on_painted=tell)
"""


def test_nothing_of_the_network_is_imported_before_the_first_paint(
    tmp_path: Path,
) -> None:
    folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    own = dict.fromkeys(folders, str(tmp_path))
    given = [str(tmp_path / "library.db"), *LATE]

    told = subprocess.run(  # noqa: S603 - our own program, in a fresh interpreter
        [sys.executable, "-c", PROGRAM, *given],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", **own),
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )

    assert told.stdout.strip() == "painted with"
