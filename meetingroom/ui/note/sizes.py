# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Making layouts ask for sizes again.

WORKAROUND(measured on Qt 6.11.3): what is shown, hidden or renamed inside a hidden
parent does not reach the layouts around it, and they keep heights for a width from
before; remove when a screen that is filled before it is shown cuts no words.
"""

from PySide6.QtWidgets import QLayout, QWidget


def forget_sizes(widget: QWidget) -> None:
    """Let all layouts in a widget, and the one it stands in, measure anew."""
    for layout in widget.findChildren(QLayout):
        layout.invalidate()
    for child in widget.findChildren(QWidget):
        if child.hasHeightForWidth():
            child.updateGeometry()
    widget.updateGeometry()
