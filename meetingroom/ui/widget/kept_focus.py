# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps the focus from wandering to a stranger when what had it goes away.

Qt hands it to the next widget then, where the second press of a key may do harm. It
must not move a focus that is still where it was.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

from meetingroom.ui.widget.into_view import bring_into_view


@contextmanager
def kept_focus(screen: QWidget, rests: Sequence[QWidget]) -> Iterator[None]:
    """Show a screen anew, and let the focus rest where a key does nothing.

    Args:
        screen: What is shown anew inside the `with`.
        rests: Where the focus may rest, the best first; the first one that is shown.
    """
    had: QWidget | None = screen.window().focusWidget()
    yield
    if had is None or not screen.isAncestorOf(had):
        return
    if had.isVisibleTo(screen) and had.isEnabledTo(screen):
        return
    rest = next((part for part in rests if part.isVisibleTo(screen)), None)
    if rest is not None:
        rest.setFocus()
        bring_into_view(rest)
