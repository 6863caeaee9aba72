# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The sentence beside the last button: what stops the close, is open, or is done.

Words only; whether the meeting is closed is decided by the core.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.close.view import leads_on
from meetingroom.ui.close.words import closed_words, sealed_words, still_open
from meetingroom.ui.theme.tone import Tone


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence, and how it looks."""

    sentence: str
    tone: Tone = Tone.MUTED
    glyph: str = ""


def standing(snapshot: RoomSnapshot, why_not: str, *, has_next: bool) -> Standing:
    """Return how the meeting stands for somebody who looks at its summary.

    Args:
        snapshot: The meeting as the viewer may see it.
        why_not: Why it cannot be closed yet; empty where it can.
        has_next: Whether a next meeting can begin here.
    """
    if snapshot.meeting.phase is Phase.CLOSED:
        may_begin_next = has_next and leads_on(snapshot)
        words = closed_words(snapshot.meeting, may_begin_next=may_begin_next)
        return Standing(words, Tone.GOOD, "lock")
    if why_not:
        return Standing(why_not, Tone.BLOCKER, "circle-alert")
    if not snapshot.may(CloseMeeting):
        return Standing(translate("The facilitator closes the meeting."))
    sealed = sealed_words(snapshot.surroundings.sealed_count)
    if sealed:
        return Standing(sealed, Tone.GOLD, "lock")
    still = still_open(snapshot.meeting)
    if still:
        words = translate("Still open: {0}. Read it back, then close.").format(still)
        return Standing(words, Tone.TEXT, "circle")
    words = translate("Nothing is open. Read it back, then close.")
    return Standing(words, Tone.GOOD, "check")


def asking(snapshot: RoomSnapshot, *, is_being_written: bool) -> Standing:
    """Return what is said while the question stands.

    Args:
        snapshot: The meeting as the viewer may see it.
        is_being_written: Whether words of somebody else came a moment ago.
    """
    if is_being_written:
        words = translate(
            "Somebody is still writing “In a few words”. Wait for the last words, or"
            " press again to close without them."
        )
    else:
        words = translate("Closing freezes the record. It cannot be undone.")
        words = f"{words} {_stances_words(snapshot)}".rstrip()
    return Standing(words, Tone.GOLD, "circle-alert")


def _stances_words(snapshot: RoomSnapshot) -> str:
    """Return how many second stances closing would leave out; empty for none."""
    sealed, people = snapshot.totals.stances_after, snapshot.totals.readers
    if not snapshot.meeting.asks_stances_again or sealed >= people:
        return ""
    sentence = translate(
        "{0} of {1} have sealed where they stand after the talk; no other stance counts"
        " then."
    )
    return sentence.format(sealed, people)


def translate(text: str) -> str:
    """Return a sentence in the person's language."""
    return QCoreApplication.translate("CloseScreen", text)
