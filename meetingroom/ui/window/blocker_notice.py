# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Asks a writer what becomes of their blocker once the room has talked about it.

No outcome settles a blocker, and the meeting cannot be closed before. It settles
nothing; it follows snapshots.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.notes import Note
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice
from meetingroom.ui.window.screens import Place

SETTLE = "settle"


class BlockerNotice(QObject):
    """The sentence in the strip, with the way to where blockers are settled.

    Signals:
        settle_requested: The person wants to say what becomes of it.
    """

    settle_requested = Signal()

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        notices.action_requested.connect(self._on_notices_action_requested)

    def show_snapshot(self, snapshot: RoomSnapshot, place: Place | None) -> None:
        """Ask the writer, or stop asking.

        Args:
            snapshot: What the person sees of the meeting.
            place: Which screen is shown; the summary asks by itself.
        """
        waiting = own_open_blockers(snapshot)
        is_asked = bool(waiting) and place is not Place.CLOSE
        message = StripMessage(
            self._words(snapshot, waiting) if is_asked else "",
            "octagon-alert",
            Fill.GOLD,
            (StripAction(SETTLE, self.tr("Say &what becomes of it")),),
        )
        self._notices.put(Voice.BLOCKER, message if is_asked else None)

    def _words(self, snapshot: RoomSnapshot, waiting: tuple[Note, ...]) -> str:
        if len(waiting) > 1:
            sentence = self.tr(
                "{0} blockers of yours are open. Only you say what becomes of them."
            )
            return sentence.format(len(waiting))
        anchor = waiting[0].anchor
        if anchor is None:
            return self.tr(
                "Your blocker on the whole memo is open. Only you say what becomes of"
                " it."
            )
        sentence = self.tr(
            "Your blocker at {0} is open. Only you say what becomes of it."
        )
        return sentence.format(snapshot.meeting.pages.address(anchor.start_cp))

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        if voice is Voice.BLOCKER and action == SETTLE:
            self.settle_requested.emit()


def own_open_blockers(snapshot: RoomSnapshot) -> tuple[Note, ...]:
    """Return the viewer's blockers that the room is through with.

    In the discussion those of ended topics, but none that its writer keeps open; in
    the decisions all of them.
    """
    meeting = snapshot.meeting
    talking = (Phase.DISCUSSION, Phase.DECISIONS)
    if meeting.phase not in talking or not snapshot.may(SetDisposition):
        return ()
    own = (n for n in open_blockers(meeting) if n.author == snapshot.viewer)
    if meeting.phase is Phase.DECISIONS:
        return tuple(own)
    return tuple(
        note
        for note in own
        if not note.is_kept_open
        and (topic := meeting.topic_of(note.id)) is not None
        and topic.outcome is not None
    )
