# SPDX-License-Identifier: LicenseRef-Meetingroom
"""`python -m meetingroom`: the same as the `meetingroom` command."""

import sys

from meetingroom.cli import main

if __name__ == "__main__":
    sys.exit(main())
