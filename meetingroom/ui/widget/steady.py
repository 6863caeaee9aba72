# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps the field somebody types in where it is while something comes above it.

It scrolls what can be scrolled; it must not move the focus.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


@contextmanager
def steady(strip: QWidget) -> Iterator[None]:
    """Keep the focused field at its place on the screen while a strip comes or goes.

    Args:
        strip: What is shown, hidden or filled inside the block.
    """
    field = QApplication.focusWidget()
    is_there = field is not None and field.window() is strip.window()
    if field is None or not is_there or strip.isAncestorOf(field):
        yield
        return
    before_px = _top_px(field)
    yield
    _lay_out(strip.parentWidget())
    area = field.parentWidget()
    while area is not None and _top_px(field) != before_px:
        if isinstance(area, QAbstractScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + _top_px(field) - before_px)
        area = area.parentWidget()


def _top_px(field: QWidget) -> int:
    return field.mapToGlobal(QPoint(0, 0)).y()


def _lay_out(widget: QWidget | None) -> None:
    """Give everything its new place at once, so that it can be measured."""
    while widget is not None:
        if (layout := widget.layout()) is not None:
            layout.activate()
        widget = widget.parentWidget()
