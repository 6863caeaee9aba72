# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the room waits for from this person: an answer, or a word on their blocker.

Each part speaks for itself; nothing is decided here.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.window.blocker_notice import BlockerNotice
from meetingroom.ui.window.notices import Notices
from meetingroom.ui.window.roll_call_notice import RollCallNotice
from meetingroom.ui.window.screens import Place


class OwnPart(QObject):
    """The sentences that ask the person for something.

    Signals:
        answer_requested: The person wants to go to the roll call.
        settle_requested: The person wants to say what becomes of a blocker.
    """

    answer_requested = Signal()
    settle_requested = Signal()

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._roll_call = RollCallNotice(notices, self)
        self._blocker = BlockerNotice(notices, self)
        self._roll_call.answer_requested.connect(self.answer_requested)
        self._blocker.settle_requested.connect(self.settle_requested)

    def show_snapshot(
        self, snapshot: RoomSnapshot, place: Place | None, *, is_with_room: bool
    ) -> None:
        """Ask for what is waited for on another screen than the one shown.

        Args:
            snapshot: What the person sees of the meeting.
            place: Which screen is shown.
            is_with_room: It shows the decision the room is at.
        """
        self._roll_call.show_snapshot(snapshot, is_there=is_with_room)
        self._blocker.show_snapshot(snapshot, place)
