# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Why the words of a decision are locked, and the way to change them, beside them.

Must not unlock anything itself; asking again does.
"""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingroom.meeting.command.decision import AskAgain
from meetingroom.meeting.decisions import Decision, DraftPart
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.words import answered_count, words
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import small_label

ASKED = frozenset(part for part in DraftPart if part.is_asked)


@dataclass(frozen=True, slots=True)
class Lock:
    """Why nobody changes the words now."""

    sentence: str
    way: str
    """Words of the button that leads out; empty for who cannot go that way."""
    parts: frozenset[DraftPart] = ASKED


def lock_of(snapshot: RoomSnapshot, decision: Decision) -> Lock | None:
    """Return why a draft is locked; `None` while nobody has answered to it."""
    meeting, call = snapshot.meeting, decision.roll_call
    parts = ASKED | decision.opened_parts
    if not answered_count(meeting, decision, snapshot.totals.votes):
        return None
    if not snapshot.may(AskAgain):
        leader = meeting.setup.roles.facilitator
        known = meeting.people.get(leader) if leader else None
        sentence = words(
            "Locked: people have answered to these words, this outcome, owner and door."
            " Only {0} can ask again."
        )
        name = known.name if known else words("the host")
        return Lock(sentence.format(name), "", parts)
    if call.is_open:
        sentence = words(
            "Locked: people have answered to this. Asking again unlocks the words,"
            " outcome, owner, door, options and date; the answers so far are kept."
        )
        return Lock(sentence, words("Ask again"), parts)
    sentence = words(
        "Locked: people have answered to these words, this outcome, owner and door."
        " To change them, open the roll call, then ask again."
    )
    return Lock(sentence, words("Go to the roll call"))


class LockRow(QWidget):
    """The sentence and the way out; hidden while nothing is locked.

    Signals:
        way_requested: The way out is wanted.
    """

    way_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = small_label("", self)
        self.words.setWordWrap(True)
        self.way = ActionButton("", variant=Variant.LINK, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(Glyph("lock", Tone.MUTED, parent=self))
        row.addWidget(self.words, 1)
        row.addSpacing(SPACE_12 - SPACE_4)
        row.addWidget(self.way)
        self.hide()

        self.way.clicked.connect(self.way_requested)

    def show_lock(self, lock: Lock | None) -> None:
        """Say why it is locked; `None` for what is free."""
        self.setVisible(lock is not None)
        if lock is not None:
            self.words.setText(lock.sentence)
            self.way.set_words(lock.way)
            self.way.setVisible(bool(lock.way))
