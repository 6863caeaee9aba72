# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's room: decides, stores, then tells every seat what it may see.

It knows neither sockets nor widgets: a seat is the same for the person at this
laptop, for another window and for a guest.
"""

from collections.abc import Callable
from datetime import datetime

from meetingroom.discussion.late import place_late_note
from meetingroom.meeting.apply import apply, replay
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionStatus, RollCall
from meetingroom.meeting.event.note import NoteAdded
from meetingroom.meeting.events import Event, Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, MeetingId, PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import is_unsealing, visible
from meetingroom.room.clock import Clock
from meetingroom.room.ids import IdSource
from meetingroom.room.journal import Journal
from meetingroom.room.room import Listener, RoomSnapshot, Totals


class HostRoom:
    """A meeting with its log, and the seats of everybody in it."""

    def __init__(
        self, meeting_id: MeetingId, journal: Journal, clock: Clock, new_id: IdSource
    ) -> None:
        """Take up the meeting where its log ends; an empty log is a blank one."""
        self.meeting_id = meeting_id
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._log = list(journal.read(meeting_id))
        self._meeting = replay(self._log)
        self._answered = {entry.command_id for entry in self._log}
        self._seats: dict[PersonId, HostSeat] = {}

    @property
    def meeting(self) -> Meeting:
        """The whole meeting; never shown as it is."""
        return self._meeting

    @property
    def log(self) -> tuple[Recorded, ...]:
        """The whole log; never shown as it is."""
        return tuple(self._log)

    def now(self) -> datetime:
        """Return the host's time."""
        return self._clock.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self._new_id()

    def seat(self, person: PersonId) -> "HostSeat":
        """Return a person's seat; the same one at each call."""
        if person not in self._seats:
            self._seats[person] = HostSeat(self, person, self._log)
        return self._seats[person]

    def submit(
        self, command: Command, by: PersonId, command_id: CommandId | None = None
    ) -> None:
        """Decide on a command, store what follows, and tell the seats.

        Args:
            command: What is asked for.
            by: Who asks; the caller vouches for it.
            command_id: Made by the asker; a repeated one changes nothing again.

        Raises:
            Refused: A rule says no.
            StorageUnavailable: Nothing was stored and nothing changed.
        """
        if command_id is not None and command_id in self._answered:
            return
        asked = command_id or CommandId(self._new_id())
        at = self._clock.now()
        before = self._meeting
        entries: list[Recorded] = []
        after = before
        for event in handle(before, command, by, at):
            entry = Recorded(len(self._log) + len(entries) + 1, asked, at, by, event)
            entries.append(entry)
            after = apply(after, entry)
            after = self._follow(after, entry, entries)
        self._journal.append(self.meeting_id, entries, after)
        self._log.extend(entries)
        self._answered.add(asked)
        self._meeting = after
        has_unsealed = is_unsealing(before, after)
        for seat in tuple(self._seats.values()):
            seat.receive(entries, has_unsealed=has_unsealed)

    def _follow(
        self, meeting: Meeting, entry: Recorded, entries: list[Recorded]
    ) -> Meeting:
        """Put a note written during the talk onto the run sheet at once."""
        event: Event = entry.event
        talking = (Phase.DISCUSSION, Phase.DECISIONS)
        if not isinstance(event, NoteAdded) or meeting.phase not in talking:
            return meeting
        placed = Recorded(
            entry.seq + 1,
            entry.command_id,
            entry.at,
            meeting.setup.roles.facilitator or entry.by,
            place_late_note(meeting, meeting.notes[event.note]),
        )
        entries.append(placed)
        return apply(meeting, placed)

    def totals(self, viewer: PersonId) -> Totals:
        """Return the numbers a viewer may know."""
        meeting = self._meeting
        readers = set(meeting.readers())
        leads = Role.FACILITATOR in meeting.roles_of(viewer)
        calls = [
            decision.roll_call
            for decision in meeting.decisions.values()
            if decision.status is DecisionStatus.DRAFT
        ]
        return Totals(
            readers=len(readers),
            finished=len(readers & meeting.finished),
            read_margins=len(readers & meeting.read_margins),
            longer=len(readers & meeting.longer) if leads else None,
            stances=len(meeting.stances),
            votes=_answered(calls[-1]) if calls else 0,
        )


def _answered(call: RollCall) -> int:
    """Count who has answered in the round that is under way."""
    return sum(votes[-1].round == call.round for votes in call.votes.values())


class HostSeat:
    """One person's place in a room whose host is in this process."""

    def __init__(self, host: HostRoom, person: PersonId, log: list[Recorded]) -> None:
        """Catch up with the log as far as the person may see it."""
        self._host = host
        self._person = person
        self._known = Meeting()
        self._withheld: list[Recorded] = []
        self._listeners: list[Listener] = []
        self._take(log)

    @property
    def viewer(self) -> PersonId:
        """Whose place it is."""
        return self._person

    def snapshot(self) -> RoomSnapshot:
        """Return what the person may see now."""
        totals = self._host.totals(self._person)
        return RoomSnapshot(self._person, self._known, totals)

    def send(self, command: Command) -> None:
        """Ask for something; see `HostRoom.submit`."""
        self._host.submit(command, self._person)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change; returns how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def now(self) -> datetime:
        """Return the host's time."""
        return self._host.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self._host.new_id()

    def receive(self, entries: list[Recorded], *, has_unsealed: bool) -> None:
        """Take new log entries in; called by the host after they are stored."""
        if has_unsealed:
            withheld, self._withheld = self._withheld, []
            # Earlier entries need the step that opened them, such as a roll call.
            self._take(entries)
            self._take(withheld)
            self._withheld.sort(key=lambda entry: entry.seq)
        else:
            self._take(entries)
        snapshot = self.snapshot()
        for listener in tuple(self._listeners):
            listener(snapshot)

    def _take(self, entries: list[Recorded]) -> None:
        whole = self._host.meeting
        for entry in entries:
            shown = visible(entry, self._person, whole)
            if shown is None:
                self._withheld.append(entry)
            else:
                self._known = apply(self._known, shown)
