# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A narrow column in the middle of a wide cover, which scrolls when it is too long.

It places what it is given; it must not know what stands in the column.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from meetingroom.ui.theme.tokens import SPACE_12, SPACE_24, SPACE_48

_SHARE = 8
"""Of the width, against one part of empty space on either side."""


def centred_column(owner: QWidget, most_px: int) -> QVBoxLayout:
    """Return a column that fills a widget from top to bottom.

    Args:
        owner: Without a layout so far.
        most_px: How wide the column may become.
    """
    inner = QWidget(owner)
    inner.setMaximumWidth(most_px)
    column = QVBoxLayout(inner)
    column.setContentsMargins(SPACE_24, SPACE_48, SPACE_24, SPACE_48)
    column.setSpacing(SPACE_12)
    middle = QWidget(owner)
    across = QHBoxLayout(middle)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(inner, _SHARE)
    across.addStretch(1)
    area = QScrollArea(owner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(middle)
    whole = QVBoxLayout(owner)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return column
