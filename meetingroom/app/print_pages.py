# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The print layout where no window is opened: the check and the headless host."""

import sys

from meetingroom.app.offscreen import offscreen_application
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap, Paper, plain_pages


def pages_without_window(memo: Memo, paper: Paper = Paper.A4) -> PageMap:
    """Return the print layout; by counting, which is told, where Qt cannot start."""
    application = offscreen_application()
    if application is None:
        sys.stderr.write(
            "Pages are estimated by counting: the print layout needs Qt, which cannot"
            " start here.\n"
        )
        return plain_pages(memo)
    # Only if Qt can be loaded at all.
    from meetingroom.ui.document.print_layout import lay_out_pages  # noqa: PLC0415

    return lay_out_pages(memo, paper)
