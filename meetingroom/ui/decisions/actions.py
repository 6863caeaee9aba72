# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Commands and buttons of the decisions screen; the screen says what they do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.decisions import Decision, VoteChoice
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.chooser import DecisionChooser, is_summary_next
from meetingroom.ui.decisions.roll_call import RollCallPanel
from meetingroom.ui.decisions.start import may_be_superseded
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.widget.button import ActionButton, Variant

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class DecisionActions:
    """Commands for the menu and the list of keys."""

    def __init__(
        self, screen: MeetingScreen, words_of: Callable[[VoteChoice], str]
    ) -> None:
        """Add them to a screen; answers are named as its roll call names them."""
        add = screen.add_command
        self.save = add(_tr("&Save the decision"), "Ctrl+Return")
        self.open = add(_tr("Open the &roll call"), "Ctrl+Shift+R")
        self.new = add(_tr("&New decision"), "Ctrl+Shift+N")
        self.rejoin = add(_tr("Re&join the room"), "Ctrl+Shift+J")
        self.defer = add(_tr("&Defer, with an owner…"))
        self.drop = add(_tr("&Put the draft away"))
        self.answers: dict[VoteChoice, QAction] = {}
        for number, choice in enumerate(VoteChoice):
            words = _tr("My answer, &{0}: {1}").format(number + 1, words_of(choice))
            self.answers[choice] = add(words, f"Alt+{number + 1}")

    def show_form(self, *, is_form: bool, is_complete: bool) -> None:
        """Offer what is done to the draft that is written in the form."""
        self.save.setEnabled(is_form and is_complete)
        self.defer.setEnabled(is_form)
        self.drop.setEnabled(is_form)

    def show_parts(self, chooser: DecisionChooser, roll_call: RollCallPanel) -> None:
        """Offer what the line above the form and the roll call offer."""
        self.new.setEnabled(chooser.new.isVisibleTo(chooser))
        self.rejoin.setEnabled(chooser.rejoin.isVisibleTo(chooser))
        self.open.setEnabled(roll_call.may_open)
        own = roll_call.own
        for choice, action in self.answers.items():
            is_hidden = own.buttons[choice].isHidden()
            action.setEnabled(own.is_offered and not is_hidden)
            action.setVisible(not is_hidden)


class DecisionButtons:
    """What stands in the bar."""

    def __init__(self, parent: QWidget) -> None:
        self.drop = ActionButton(_tr("&Put away"), variant=Variant.LINK, parent=parent)
        self.supersede = ActionButton(_tr("S&upersede it"), parent=parent)
        self.defer = ActionButton(_tr("&Defer, with an owner"), parent=parent)
        self.save = ActionButton(
            _tr("&Save the decision"), variant=Variant.PRIMARY, parent=parent
        )
        # Its letter belongs to the one beside the answers.
        self.open = ActionButton(
            _tr("Open the roll call"),
            glyph="lock-open",
            variant=Variant.PRIMARY,
            parent=parent,
        )
        self.summary = ActionButton(
            _tr("&Go to the summary"), variant=Variant.PRIMARY, parent=parent
        )
        for part in (self.supersede, self.open, self.summary):
            part.hide()  # all at once would widen the window

    @property
    def in_order(self) -> tuple[ActionButton, ...]:
        """All of them; those that lead on come last."""
        on = (self.save, self.open, self.summary)
        return (self.drop, self.supersede, self.defer, *on)

    def shown(
        self, snapshot: RoomSnapshot, decision: Decision | None, *, is_form: bool
    ) -> list[tuple[ActionButton, bool]]:
        """Return which of them stand there; of the next step only that it is none.

        Args:
            snapshot: What the viewer sees.
            decision: What is shown.
            is_form: The viewer writes it.
        """
        may_supersede = snapshot.may(DraftDecision) and may_be_superseded(
            snapshot.meeting, decision
        )
        shown = [
            (self.drop, is_form),
            (self.defer, is_form),
            (self.supersede, may_supersede),
            (self.summary, is_summary_next(snapshot)),
        ]
        return shown if is_form else [*shown, (self.save, False), (self.open, False)]


def _tr(words: str) -> str:
    return QCoreApplication.translate("DecisionsScreen", words)
