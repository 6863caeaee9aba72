# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a drop onto the window holds.

Names the file only; reading it is somebody else's work.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def first_file(content: "QMimeData") -> str | None:
    """Return the path of the first file; `None` when there is none."""
    for url in content.urls():
        if url.isLocalFile():
            return url.toLocalFile()
    return None
