# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Lets Tab go through a screen as it is read, also when rows were made later.

Qt's own order is that in which widgets were made, so that each list renewed by a
snapshot would come after the buttons below it. It must not move the focus itself.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from meetingroom.ui.widget.segmented import Segmented

_LEAVES = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


def order_tabs(root: QWidget) -> None:
    """Let Tab follow the layouts of a widget and of all that is in it."""
    for first, second in pairwise(tab_stops(root)):
        QWidget.setTabOrder(first, second)


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets at which Tab stops, in the order of their layouts."""
    is_stop = root.focusPolicy() & Qt.FocusPolicy.TabFocus
    proxy = root.focusProxy()
    if is_stop and proxy is None:
        yield root
    elif isinstance(root, Segmented) and proxy is not None:
        # Tab stops at what hands its focus on, too: left behind it would lead back.
        yield root
    if isinstance(root, QLineEdit):
        # Its button at the end, such as a calendar's, comes right after it.
        for button in root.findChildren(QAbstractButton):
            yield from tab_stops(button)
    elif not isinstance(root, _LEAVES):
        for part in _parts(root):
            yield from tab_stops(part)


def _parts(root: QWidget) -> list[QWidget]:
    if isinstance(root, QScrollArea):
        inner = root.widget()
        return [inner] if inner else []
    holder = root.viewport() if isinstance(root, QAbstractScrollArea) else root
    layout = holder.layout()
    parts = list(_laid_out(layout)) if layout is not None else []
    known = set(parts)
    for child in holder.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in known:
            parts.append(child)
    if layout is None and isinstance(root, QAbstractScrollArea):
        # Cards that are placed by hand, made and used again in any order.
        parts.sort(key=QWidget.y)
    return parts


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
