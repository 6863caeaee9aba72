# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tells a key that types from one by which somebody goes elsewhere.

It knows Qt's events and fields, and no screen.
"""

import sys
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier

_COMMAND = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
_ALT_GR = _Modifier.ControlModifier | _Modifier.AltModifier
"""How Windows reports AltGr."""
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_EDIT = (
    _Key.Key_Backspace,
    _Key.Key_Delete,
    _Key.Key_Insert,
    _Key.Key_Left,
    _Key.Key_Right,
    _Key.Key_Up,
    _Key.Key_Down,
    _Key.Key_Home,
    _Key.Key_End,
    _Key.Key_PageUp,
    _Key.Key_PageDown,
)
_LEAVE = (_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape, _Key.Key_Menu)


class Stroke(Enum):
    """What somebody does with a key."""

    TYPED = auto()
    """Types a character, or moves and deletes among characters."""
    ENTER = auto()
    """Ends what is typed, or begins another line of it."""
    COMMAND = auto()
    """Goes elsewhere or asks for something."""
    NOTHING = auto()
    """Does nothing yet, as Shift alone."""


def stroke_of(event: QKeyEvent) -> Stroke:
    """Return what a key does."""
    key, text = event.key(), event.text()
    is_function = _Key.Key_F1 <= key <= _Key.Key_F35
    if key in _LEAVE or is_function:
        return Stroke.COMMAND
    command = event.modifiers() & _COMMAND
    is_typing = bool(text) and text.isprintable()
    if command and not (is_typing and _composes(command)):
        return Stroke.NOTHING if not text and key >= _Key.Key_Shift else Stroke.COMMAND
    if key in _ENTER:
        return Stroke.ENTER
    return Stroke.TYPED if is_typing or key in _EDIT else Stroke.NOTHING


def is_editor(widget: QWidget) -> bool:
    """Tell whether letters are typed into a widget."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
        return not widget.isReadOnly()
    return False


def has_lines(widget: QWidget) -> bool:
    """Tell whether Enter begins another line in a widget."""
    return isinstance(widget, QTextEdit | QPlainTextEdit) and is_editor(widget)


def text_of(widget: QWidget) -> str:
    """Return what stands in a field; empty for any other widget."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit | QAbstractSpinBox):
        return widget.text()
    return ""


def _composes(command: Qt.KeyboardModifier) -> bool:
    """Tell whether modifiers make another character: AltGr, or Option on a Mac."""
    is_option = sys.platform == "darwin" and command == _Modifier.AltModifier
    return command == _ALT_GR or is_option
