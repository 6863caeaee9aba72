# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The start of the program itself, as `meetingroom` does it. Prints when painted."""

import sys
from pathlib import Path

from meetingroom.cli import hold_collector


def say_painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()


hold_collector()
# Only now, as in the command.
from meetingroom.app import start  # noqa: E402

sys.exit(start.start(library=Path(sys.argv[1]), on_painted=say_painted))
