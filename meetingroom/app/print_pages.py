# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The print layout where no window is opened: the check and the headless host."""

import os
import sys

from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper, plain_pages


def pages_without_window(memo: Memo, paper: Paper = Paper.A4) -> PageMap:
    """Return the print layout; by counting, which is told, where Qt cannot start."""
    # Whatever the session uses: no window is opened, and there may be no display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        # Only here, and only if it can be loaded at all.
        from meetingroom.app.start import make_application  # noqa: PLC0415
        from meetingroom.ui.document.print_layout import lay_out_pages  # noqa: PLC0415

        application = make_application()
    except ImportError:
        application = None
    if application is None:
        sys.stderr.write(
            "Pages are estimated by counting: the print layout needs Qt, which cannot"
            " start here.\n"
        )
        return plain_pages(memo)
    return lay_out_pages(memo, paper)
