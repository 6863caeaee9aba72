# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Qt for commands that lay text out but show nothing; it opens no window."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def offscreen_application() -> "QApplication | None":
    """Return an application, which the caller keeps; `None` where Qt cannot start."""
    # Whatever the session uses: no window is opened, and there may be no display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        # Only if it can be loaded at all.
        from meetingroom.app.start import make_application  # noqa: PLC0415
        from meetingroom.ui.theme import fonts  # noqa: PLC0415

        application = make_application()
    except ImportError:
        return None
    if application is not None:
        fonts.load_rest()
    return application
