# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a person typed into the form of one decision, part by part.

Two people may write on one decision: only what each has changed is sent.
"""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, QTimer

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.decisions import DecisionDraft, DraftPart, with_parts
from meetingroom.meeting.ids import DecisionId
from meetingroom.ui.typed import Typed

SAVE_AFTER_MS = 400
"""A draft is stored this long after the last key, well within a second."""


def saving_timer(parent: QObject) -> QTimer:
    """Return the timer that runs out once nobody has typed for a moment."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(SAVE_AFTER_MS)
    return timer


class TypedDraft:
    """The parts of one draft."""

    def __init__(self, decision: DecisionId, shared: DecisionDraft) -> None:
        """Begin with what the room has."""
        self._decision = decision
        self._shared = shared
        self._held = shared
        """What the form holds."""
        self._round = 1
        self._parts = {part: Typed(part.held_by(shared)) for part in DraftPart}

    @property
    def shown(self) -> DecisionDraft:
        """What the form shows."""
        own = [part for part, typed in self._parts.items() if typed.is_own]
        return with_parts(self._shared, self._held, own)

    @property
    def sent(self) -> DecisionDraft:
        """What the room has or is being sent: without what it refused."""
        own = [part for part, typed in self._parts.items() if typed.is_unsent]
        return with_parts(self._shared, self._held, own)

    def left_over(self) -> tuple[str, ...]:
        """Return the words that stand there and that the room does not have."""
        held = self.shown
        words = {
            DraftPart.STATEMENT: held.statement,
            DraftPart.OPTIONS: ", ".join(held.options),
            DraftPart.BECAUSE: held.because,
        }
        return tuple(said for part, said in words.items() if said and self.is_own(part))

    def is_own(self, part: DraftPart) -> bool:
        """Tell whether something stands there that the room does not have."""
        return self._parts[part].is_own

    def refusal(self, part: DraftPart) -> str:
        """Return why the room did not take a part; empty when it did."""
        return self._parts[part].refusal

    def edit(self, draft: DecisionDraft) -> None:
        """Note what the form holds now."""
        self._held = draft
        for part, typed in self._parts.items():
            typed.edit(part.held_by(draft))

    def take(self, shared: DecisionDraft, asked_round: int) -> None:
        """Note what the room has now.

        Args:
            shared: The room's draft.
            asked_round: Of the roll call; what was refused in an earlier one is free.
        """
        self._held = self.shown
        if asked_round != self._round:
            self._round = asked_round
            for typed in self._parts.values():
                typed.forgive()
        self._shared = shared
        for part, typed in self._parts.items():
            typed.take(part.held_by(shared))

    def refuse(
        self, draft: DecisionDraft, parts: Iterable[DraftPart], sentence: str
    ) -> None:
        """Put back what the room refused."""
        free = [part for part in parts if not self._parts[part].is_own]
        self._held = with_parts(self.shown, draft, free)
        for part in parts:
            self._parts[part].refuse(part.held_by(draft), sentence)

    def unsent(self) -> list[DraftDecision]:
        """Return what is to be sent.

        What people answer to goes by itself, and so does what is weighed: each is
        refused once it is locked, and what else was typed is to be kept all the same.
        """
        parts = [part for part, typed in self._parts.items() if typed.is_unsent]
        asked = tuple(part for part in parts if part.is_asked)
        weighed = tuple(part for part in parts if part.is_weighed)
        others = tuple(part for part in parts if part not in (*asked, *weighed))
        return [self._command(some) for some in (asked, weighed, others) if some]

    def _command(self, parts: Collection[DraftPart]) -> DraftDecision:
        draft = with_parts(self._shared, self._held, parts)
        return DraftDecision(self._decision, draft, tuple(parts))
