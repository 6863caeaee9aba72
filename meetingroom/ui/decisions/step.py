# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the bar of the decisions says, and which step it offers next.

It puts what is missing into words; whether a decision is recorded the core decides.
"""

from dataclasses import dataclass

from meetingroom.meeting.command.decision import OpenRollCall
from meetingroom.meeting.decisions import Decision
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.words import (
    is_to_be_opened,
    state_words,
    why_not_saved,
    words,
)
from meetingroom.ui.theme.tone import Tone


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence and the one button that counts."""

    sentence: str
    tone: Tone = Tone.MUTED
    glyph: str = ""
    why_not_saved: str = ""
    """Empty where it can be saved, or where saving is not offered."""
    is_opening: bool = False
    """The roll call is opened next, by the viewer."""


def step_of(
    snapshot: RoomSnapshot,
    decision: Decision | None,
    *,
    is_form: bool,
    is_read_back: bool = False,
) -> Step:
    """Return what comes next.

    Args:
        snapshot: What the viewer sees.
        decision: What is shown, with what is being typed; `None` for none.
        is_form: The viewer writes it.
        is_read_back: The viewer reads it back before it is recorded.
    """
    if is_read_back:
        return Step(words("Is this what was decided?"))
    if decision is None:
        return Step(words("Decide one thing at a time."))
    if not is_form:
        return Step(state_words(decision))
    meeting = snapshot.meeting
    why_not = why_not_saved(meeting, decision)
    if not why_not:
        return Step(words("Complete. Saving reads it back first."), Tone.GOOD, "check")
    if is_to_be_opened(meeting, decision, snapshot.totals.votes):
        sentence = words("All have answered. Now all answers open together.")
        is_opening = snapshot.may(OpenRollCall)
        return Step(sentence, Tone.GOOD, "check", why_not, is_opening)
    return Step(why_not, Tone.BLOCKER, "circle-alert", why_not)
