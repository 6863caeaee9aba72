# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which key does what in the text pane; a table, no behaviour."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from meetingroom.meeting.notes import KIND_KEYS, NoteKind


class PaneAct(Enum):
    """What the pane does by itself."""

    NEXT_PARAGRAPH = auto()
    PREVIOUS_PARAGRAPH = auto()
    NEXT_PAGE = auto()
    PREVIOUS_PAGE = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
    HIGHLIGHT = auto()
    GENERAL_NOTE = auto()
    FINGER = auto()


def kind_of(event: QKeyEvent) -> NoteKind | None:
    """Return the kind whose key was pressed, without modifiers."""
    if event.modifiers() not in _PLAIN:
        return None
    for kind, letter in KIND_KEYS.items():
        if event.key() == ord(letter):
            return kind
    return None


def act_of(event: QKeyEvent) -> PaneAct | None:
    """Return what a key does in the pane; `None` when Qt or the screen decides."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    if modifiers == Qt.KeyboardModifier.ShiftModifier:
        return _shifted(key)
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    match key:
        case Qt.Key.Key_Down | Qt.Key.Key_J:
            return PaneAct.NEXT_PARAGRAPH
        case Qt.Key.Key_Up | Qt.Key.Key_K:
            return PaneAct.PREVIOUS_PARAGRAPH
        case Qt.Key.Key_Space | Qt.Key.Key_PageDown:
            return PaneAct.NEXT_PAGE
        case Qt.Key.Key_PageUp:
            return PaneAct.PREVIOUS_PAGE
        case _:
            return _letter(key)


def _letter(key: int) -> PaneAct | None:
    match key:
        case Qt.Key.Key_E:
            return PaneAct.NEXT_SENTENCE
        case Qt.Key.Key_H:
            return PaneAct.HIGHLIGHT
        case Qt.Key.Key_D:
            return PaneAct.GENERAL_NOTE
        case Qt.Key.Key_Apostrophe:
            return PaneAct.FINGER
        case _:
            return None


def _shifted(key: int) -> PaneAct | None:
    match key:
        case Qt.Key.Key_Space:
            return PaneAct.PREVIOUS_PAGE
        case Qt.Key.Key_E:
            return PaneAct.PREVIOUS_SENTENCE
        case Qt.Key.Key_Apostrophe:
            # On German and other keyboards the apostrophe is a shifted key.
            return PaneAct.FINGER
        case _:
            return None


_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
