# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where the focus goes on the decisions screen when what had it goes away.

Nobody is led from their own answer into the words that all share, nor onto a button.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from meetingroom.ui.decisions.screen import DecisionsScreen


def rests_of(screen: "DecisionsScreen") -> list[QWidget]:
    """Return where the focus may rest once the screen is shown anew, best first."""
    roll_call = screen.roll_call
    focused: QWidget | None = screen.window().focusWidget()
    if focused is not None and roll_call.own.isAncestorOf(focused):
        # The answer was sealed and folded away, or the roll call opened.
        return [roll_call.own.seal, roll_call]
    return [screen.form.statement, screen.reading, screen.empty]


def follow_roll_call(screen: "DecisionsScreen") -> None:
    """Move the focus along after the roll call opened, or was sealed again."""
    roll_call = screen.roll_call
    if screen.is_open:
        # The button that had the focus is gone; no key does anything here.
        roll_call.setFocus()
    elif screen.window().focusWidget() is roll_call:
        go_to_answer(screen)


def go_to_answer(screen: "DecisionsScreen") -> None:
    """Put the focus into one's own answer; where none is asked, on nothing."""
    own = screen.roll_call.own
    screen.columns.go_to(own.start if own.isVisibleTo(screen) else screen.roll_call)


def follow_lock(screen: "DecisionsScreen") -> None:
    """Ask again, or lead to where the roll call is opened first."""
    if screen.is_open:
        screen.roll_call.ask_again.click()
        screen.form.start.setFocus()
    else:
        screen.columns.go_to(screen.roll_call.open_all)
