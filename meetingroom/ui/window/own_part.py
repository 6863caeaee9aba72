# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the room waits for from this person: an answer, or a word on their blocker.

Each part speaks for itself; nothing is decided here.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.commands import Command
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.window.blocker_notice import BlockerNotice
from meetingroom.ui.window.notices import Notices
from meetingroom.ui.window.roll_call_notice import RollCallNotice
from meetingroom.ui.window.screens import Place
from meetingroom.ui.window.settle_form import SettleForm


class OwnPart(QObject):
    """The sentences that ask the person for something.

    Signals:
        answer_requested: The person wants to go to the roll call.
        summary_requested: The person wants to say what becomes of a blocker, where
            all of them stand.
        disposition_requested: What becomes of one; a `SetDisposition`.
    """

    answer_requested = Signal()
    summary_requested = Signal()
    disposition_requested = Signal(object)

    def __init__(self, notices: Notices, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._snapshot: RoomSnapshot | None = None
        self._form: SettleForm | None = None
        self._roll_call = RollCallNotice(notices, self)
        self._blocker = BlockerNotice(notices, self)
        self._roll_call.answer_requested.connect(self.answer_requested)
        self._blocker.settle_requested.connect(self._on_blocker_settle_requested)

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
        self._snapshot = snapshot
        if self._form is not None:
            self._form.show_snapshot(snapshot)

    def show_refusal(self, command: Command, sentence: str) -> bool:
        """Let the open form say why its command was refused; tells whether it did."""
        return self._form is not None and self._form.show_refusal(command, sentence)

    def _on_blocker_settle_requested(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or snapshot.meeting.phase is not Phase.DISCUSSION:
            self.summary_requested.emit()
            return
        # The room still talks: who answers stays with it.
        if self._form is None:
            self._form = SettleForm(snapshot, self._page)
            self._form.disposition_requested.connect(self.disposition_requested)
        self._form.show_snapshot(snapshot)
        self._form.show()
        self._form.activateWindow()
        self._form.take_focus()
