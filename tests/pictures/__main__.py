# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`python -m tests.pictures FOLDER`: pictures of the second half of a meeting.

Of a room of three and of one of sixty with 400 notes, from the facilitator's and an
attendee's seat and of the room screen, wide and narrow, in Paper and Dark.
"""

import argparse
import sys
from pathlib import Path

from meetingroom.app.offscreen import offscreen_application
from tests.pictures.album import Size, take_all

SIZES = (Size(3, 9, 2), Size(60, 400, 12))


def main() -> int:
    """Take the pictures and say how many there are."""
    parser = argparse.ArgumentParser(prog="tests.pictures", description=__doc__)
    parser.add_argument("folder", type=Path, help="made if missing")
    folder = parser.parse_args().folder
    app = offscreen_application()
    if app is None:
        sys.stderr.write("Qt cannot start here.\n")
        return 1
    for size in SIZES:
        taken = take_all(app, folder / f"{size.people}-people", size)
        sys.stdout.write(f"{size.people} people: {taken} pictures\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
