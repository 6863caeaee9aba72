# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says that a draft was put away or begun with one press, with *Undo*.

It offers that once the room has it, and asks for it with a signal; it sends nothing.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.discussion.grouping import short
from meetingroom.meeting.command.decision import DropDecision
from meetingroom.meeting.decisions import Decision, DecisionDraft, DecisionStatus
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.state import Meeting
from meetingroom.ui.widget.undo_strip import UndoStrip

_WORDS_CP = 48


@dataclass(frozen=True, slots=True)
class _Act:
    """What was done to a draft."""

    decision: DecisionId
    is_dropped: bool
    sentence: str
    shown_after: DecisionId
    """Where one is once it is taken back."""
    draft: DecisionDraft

    @property
    def back(self) -> DropDecision:
        return DropDecision(self.decision, not self.is_dropped)

    def is_done(self, meeting: Meeting) -> bool:
        known = meeting.decisions.get(self.decision)
        if known is None:
            return False
        if self.is_dropped:
            return known.status is DecisionStatus.DROPPED
        # Once somebody writes in it, it is no slip any more.
        return known.status is DecisionStatus.DRAFT and known.draft == self.draft


class DraftUndo(QObject):
    """The strip above the columns, and the act it offers to take back.

    Signals:
        take_back_requested: Take an act back; the `DropDecision` that does, and the
            id of the decision to be shown then.
    """

    take_back_requested = Signal(object, str)

    def __init__(self, strip: UndoStrip, after: QWidget, parent: QObject) -> None:
        """Offer nothing yet.

        Args:
            strip: Where it is said.
            after: What gets the focus when the strip goes with it.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._strip = strip
        self._after = after
        self._asked: _Act | None = None
        """What was sent and is not there yet."""
        self._offered: _Act | None = None
        strip.undo_requested.connect(self._on_strip_undo_requested)
        strip.dismissed.connect(self._on_strip_dismissed)

    def expect_put_away(self, decision: Decision) -> None:
        """Take that a draft is about to be put away."""
        words = short(decision.draft.statement, _WORDS_CP)
        sentence = self.tr("“{0}” is put away.").format(words)
        if not words:
            sentence = self.tr("The draft is put away.")
        self._asked = _Act(
            decision.id,
            is_dropped=True,
            sentence=sentence,
            shown_after=decision.id,
            draft=decision.draft,
        )

    def expect_new(
        self, decision: DecisionId, draft: DecisionDraft, earlier: Decision
    ) -> None:
        """Take that a draft is about to begin which supersedes a decision."""
        sentence = self.tr("A new draft would supersede D-{0}.").format(earlier.number)
        self._asked = _Act(
            decision,
            is_dropped=False,
            sentence=sentence,
            shown_after=earlier.id,
            draft=draft,
        )

    def show_meeting(self, meeting: Meeting, *, may_write: bool) -> None:
        """Offer what was done meanwhile; take back what is true no more."""
        if self._asked is not None and self._asked.is_done(meeting):
            self._offered, self._asked = self._asked, None
            self._strip.offer(self._offered.sentence, self._offered)
        offered = self._offered
        if offered is not None and not (may_write and offered.is_done(meeting)):
            self.withdraw()

    def withdraw(self) -> None:
        """Offer nothing any more: something else is done."""
        self._offered = None
        self._strip.withdraw(self._after)

    def _on_strip_undo_requested(self, act: _Act) -> None:
        self._offered = None
        self.take_back_requested.emit(act.back, act.shown_after)

    def _on_strip_dismissed(self) -> None:
        self._offered = None
        self._after.setFocus()
