# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Scrolls to a part, whatever it is in. It must not move the focus."""

from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(part: QWidget) -> None:
    """Scroll every area around a part so that it is seen."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()
