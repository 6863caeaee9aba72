# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tells the facilitator who is at the door, and everybody whose notes are sealed.

It lets nobody in by itself; the lobby lists the door on its own.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from meetingroom.meeting.command.room import LockRoom
from meetingroom.meeting.commands import Command
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.room.ids import IdSource
from meetingroom.room.room import LinkPhase, RoomSnapshot, Waiting
from meetingroom.ui.lobby.admission import (
    admission,
    may_be_same,
    replacement,
    replacing_words,
    welcome,
)
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice

if TYPE_CHECKING:
    from meetingroom.meeting.ids import DeviceId

LET_IN = "let in"
NOT_NOW = "not now"
LOCK = "lock"
SAME_PERSON = "same person"

_TELLING = (Phase.MARGINS, Phase.DISCUSSION, Phase.DECISIONS)


class DoorNotice(QObject):
    """Door, alarm and sealed notes in the strip."""

    def __init__(self, notices: Notices, new_id: IdSource, parent: QObject) -> None:
        """Follow the door.

        Args:
            notices: Where the sentences are put.
            new_id: Makes the id of somebody new who is let in.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._notices = notices
        self._new_id = new_id
        self._waiting: tuple[Waiting, ...] = ()
        self._meeting = Meeting()
        self._snapshot: RoomSnapshot | None = None
        self._later: frozenset[DeviceId] = frozenset()
        """Who was put off: not asked about until the next phase, or until they go
        away and knock anew, or `ask_again`."""

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say who wants to come in, what is wrong, and what is sealed."""
        around, before = snapshot.surroundings, self._meeting
        self._snapshot, self._meeting = snapshot, snapshot.meeting
        if snapshot.meeting.phase is not before.phase:
            self._later = frozenset()
        at_door = around.waiting if snapshot.is_facilitator else ()
        self._later &= {one.device for one in at_door}
        self._waiting = tuple(one for one in at_door if one.device not in self._later)
        has_list = snapshot.meeting.phase is Phase.LOBBY
        is_silent = has_list or not _is_connected(snapshot)
        asked = None if is_silent else self._door_message()
        self._notices.put(Voice.DOOR, asked)
        self._notices.put(Voice.ALARM, self._alarm_message(snapshot))
        self._notices.put(Voice.SEALED, self._sealed_message(snapshot))

    def commands(self, action: str) -> list[Command]:
        """Return what an act on the strip asks for."""
        match action:
            case action if action == LET_IN:
                return [admission(one, self._new_id) for one in welcome(self._waiting)]
            case action if action == SAME_PERSON and self._waiting:
                return [*replacement(self._waiting[0], self._meeting)]
            case action if action == LOCK:
                return [LockRoom(is_locked=True)]
            case _:
                self.leave_waiting()
                return []

    def leave_waiting(self) -> None:
        """Ask no more about those who are at the door now."""
        self._later |= {one.device for one in self._waiting}
        self._waiting = ()
        self._notices.put(Voice.DOOR, None)

    def ask_again(self) -> None:
        """Ask about everybody at the door, also about those who were put off."""
        self._later = frozenset()
        # A sentence that was closed comes back only after it was taken back.
        self._notices.put(Voice.DOOR, None)
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def _door_message(self) -> StripMessage | None:
        if not self._waiting:
            return None
        admitted = welcome(self._waiting)
        later = StripAction(NOT_NOW, self.tr("Not now"))
        if not admitted:
            one = self._waiting[0]
            sentence = self.tr("{0} is at the door. {1}").format(one.name, one.problem)
            words = self.tr("It is the same person")
            same = StripAction(SAME_PERSON, words, replacing_words(one.name))
            actions = (same, later) if may_be_same(one, self._meeting) else (later,)
            return StripMessage(sentence, "door-open", Fill.ACCENT, actions)
        names = [one.name for one in admitted]
        match len(names):
            case 1:
                sentence = self.tr("{0} wants to come in.").format(names[0])
                words = self.tr("Let in")
            case 2:
                sentence = self.tr("{0} and {1} want to come in.").format(*names)
                words = self.tr("Let both in")
            case count:
                sentence = self.tr("{0}, {1} and {2} more want to come in.").format(
                    names[0], names[1], count - 2
                )
                words = self.tr("Let all in")
        actions = (StripAction(LET_IN, words), later)
        return StripMessage(
            sentence, "door-open", Fill.ACCENT, actions, is_dismissable=False
        )

    def _alarm_message(self, snapshot: RoomSnapshot) -> StripMessage | None:
        alarm = snapshot.surroundings.alarm
        leads = snapshot.is_facilitator and _is_connected(snapshot)
        if not alarm or not leads:
            return None
        lock = StripAction(LOCK, self.tr("Lock the room"))
        actions = () if snapshot.meeting.is_locked else (lock,)
        return StripMessage(alarm, "triangle-alert", Fill.BLOCKER, actions)

    def _sealed_message(self, snapshot: RoomSnapshot) -> StripMessage | None:
        around = snapshot.surroundings
        if snapshot.meeting.phase not in _TELLING:
            return None
        people = snapshot.meeting.people
        names = sorted(people[one].name for one in around.still_sealed if one in people)
        if names:
            sentence = self._named(names)
        elif around.sealed_count == 1:
            sentence = self.tr(
                "Notes of 1 person are still sealed; they open when that laptop is"
                " back."
            )
        elif around.sealed_count:
            sentence = self.tr(
                "Notes of {0} people are still sealed; they open when those laptops"
                " are back."
            ).format(around.sealed_count)
        else:
            return None
        return StripMessage(sentence, "lock", Fill.NEUTRAL)

    def _named(self, names: list[str]) -> str:
        match len(names):
            case 1:
                return self.tr(
                    "Notes of {0} are still sealed; they open when that laptop is back."
                ).format(names[0])
            case 2:
                return self.tr(
                    "Notes of {0} and {1} are still sealed; they open when those"
                    " laptops are back."
                ).format(*names)
            case count:
                return self.tr(
                    "Notes of {0}, {1} and {2} more are still sealed; they open when"
                    " those laptops are back."
                ).format(names[0], names[1], count - 2)


def _is_connected(snapshot: RoomSnapshot) -> bool:
    """Tell whether what is known of the door is of now, and letting in is possible."""
    link = snapshot.surroundings.link
    return link is None or link.phase is LinkPhase.ONLINE
