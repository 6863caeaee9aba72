# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The start of the program itself, as `meetingroom` does it. Prints when painted."""

import sys
from pathlib import Path

from meetingroom.app import start


def say_painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()


sys.exit(start.start(library=Path(sys.argv[1]), on_painted=say_painted))
