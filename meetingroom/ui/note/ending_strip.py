# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Five minutes before the end: what is open, said once, with the list of it.

It counts when the moment has come, and never closes anything.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from meetingroom.discussion.ending import is_decided, minutes_to_end
from meetingroom.meeting.command.decision import AddFollowUp
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.note.ending_words import booking_of, is_booked, strip_words
from meetingroom.ui.note.open_list import OpenList
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)

LIST = "list"
BOOK = "book"


class EndingStrip(QWidget):
    """The strip of the last five minutes; everybody sees it, and may open the list.

    Signals:
        booking_requested: Book the follow-up now, as proposed; a `Booking`.
        place_requested: Go to an open blocker; its `NoteId`.
    """

    booking_requested = Signal(object)
    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, has_list: bool = True) -> None:
        """Make a strip that is not shown yet.

        Args:
            parent: Its widget.
            has_list: Whether it leads on; false where something else is in hand.
        """
        super().__init__(parent)
        self._has_list = has_list
        self._is_over = False
        """It was dismissed, and stays so until the end is near again."""
        self._snapshot: RoomSnapshot | None = None
        self._minutes = 0
        self._may_book = False
        self.strip = MessageStrip(self)
        self.list = OpenList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

        self.strip.dismissed.connect(self._on_strip_dismissed)
        self.strip.action_requested.connect(self._on_strip_action_requested)
        self.list.place_requested.connect(self.place_requested)

    @property
    def message(self) -> StripMessage | None:
        """What the strip says now; `None` while hidden."""
        return self.strip.message

    def show_time(
        self, snapshot: RoomSnapshot, now: datetime, *, is_as_attendee: bool = False
    ) -> None:
        """Say what is open once five minutes are left; again after more time.

        Args:
            snapshot: What the person may see.
            now: The host's time.
            is_as_attendee: The facilitator looks as an attendee does.
        """
        self._snapshot = snapshot
        self._may_book = snapshot.may(AddFollowUp) and not is_as_attendee
        self._minutes = minutes_to_end(snapshot.meeting, now)
        if not self._minutes:
            self._is_over = False
            self._leave()
        elif not self._is_over:
            self._show()

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        meeting = snapshot.meeting
        actions: list[StripAction] = []
        is_open = bool(open_blockers(meeting)) or not is_decided(meeting)
        if is_open and self._has_list:
            is_listed = not self.list.isHidden()
            actions.append(
                StripAction(
                    LIST,
                    self.tr("Hide the list") if is_listed else self.tr("What is open"),
                )
            )
            if self._may_book and not is_booked(meeting):
                spoken = self.tr("Book the follow-up: what is open, with who is needed")
                words = self.tr("Book the follow-up…")
                actions.append(StripAction(BOOK, words, spoken))
        else:
            self.list.hide()
        sentence = strip_words(meeting, self._minutes, may_book=self._may_book)
        message = StripMessage(sentence, "clock", Fill.GOLD, tuple(actions))
        self.strip.show_message(message)
        if not self.list.isHidden():
            self.list.show_meeting(meeting, snapshot.viewer)
        self.show()

    def _leave(self) -> None:
        self.strip.clear()
        self.list.hide()
        self.hide()

    def _on_strip_action_requested(self, action: str) -> None:
        if self._snapshot is None:
            return
        if action == BOOK:
            self.booking_requested.emit(booking_of(self._snapshot.meeting))
        elif action == LIST:
            is_listed = self.list.isHidden()
            self.list.setVisible(is_listed)
            self._show()
            first = next(iter(self.list.places.values()), self.list.copy)
            if is_listed:
                first.setFocus()
            else:
                self.strip.focus_action(LIST)

    def _on_strip_dismissed(self) -> None:
        self._is_over = True
        self._leave()
