# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host's room: decides, stores, then tells every seat what it may see.

It knows neither sockets nor widgets: a seat is the same for the person at this
laptop and for another window; guests follow the shared log. Several threads may
call it; each call is whole.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import RLock

from meetingroom.meeting.command.note import AddNote, HandInKey
from meetingroom.meeting.command.topic import TypeLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, DeviceId, MeetingId, PersonId, SealId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY, veiled
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.typed import TypedLine, with_typed
from meetingroom.meeting.visible import is_unsealing
from meetingroom.protocol.kept import Answer, SealKey
from meetingroom.protocol.ledger import Asked
from meetingroom.protocol.message import State
from meetingroom.protocol.shared_log import SharedLog
from meetingroom.room import pseudonyms, unsealing
from meetingroom.room.answer_book import AnswerBook, answer_key
from meetingroom.room.around import around_seat
from meetingroom.room.clock import Clock
from meetingroom.room.ids import IdSource
from meetingroom.room.journal import Journal
from meetingroom.room.key_ring import KeyRing
from meetingroom.room.publisher import Publisher
from meetingroom.room.room import Countdown, RoomSnapshot, Surroundings
from meetingroom.room.seat import HostSeat
from meetingroom.room.step import Step, enter, require_new_id
from meetingroom.room.totals import state_of, totals_of
from meetingroom.room.typed_lines import TypedLines


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
        self._lock = RLock()
        self._log = list(journal.read(meeting_id))
        self._publisher = Publisher()
        self._meeting = self._publisher.replay(self._log)
        self._answered = {answer_key(entry) for entry in self._log}
        self._ids = {entry.command_id for entry in self._log}
        self._book = AnswerBook(journal.answers(meeting_id))
        self._seats: dict[PersonId, HostSeat] = {}
        self._surroundings = Surroundings()
        self._connected: Callable[[], Collection[SealId]] = tuple
        self._watchers: list[Callable[[], None]] = []
        self._renew: Callable[[], object] | None = None
        self._typed = TypedLines(new_id)
        self._ring = KeyRing(journal, meeting_id)
        self._is_changed = False
        """Something happened that seats and watchers were not told yet."""

    @property
    def meeting(self) -> Meeting:
        """The whole meeting; never shown as it is."""
        return self._meeting

    @property
    def log(self) -> tuple[Recorded, ...]:
        """The whole log; never shown as it is."""
        with self._lock:
            return tuple(self._log)

    def whole(self) -> tuple[Sequence[Recorded], Meeting]:
        """Return the whole log and what it amounts to; never shown as they are."""
        with self._lock:
            return tuple(self._log), self._meeting

    @property
    def shared(self) -> SharedLog:
        """What everyone may see, numbered without gaps."""
        return self._publisher.shared

    @property
    def surroundings(self) -> Surroundings:
        """What is known of the room beside the log, as the facilitator may see it."""
        return self._surroundings

    def now(self) -> datetime:
        """Return the host's time."""
        return self._clock.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self._new_id()

    def seat(self, person: PersonId) -> HostSeat:
        """Return a person's seat; the same one at each call."""
        with self._lock:
            if person not in self._seats:
                self._seats[person] = HostSeat(self, person, self._log)
                seated = frozenset(self._seats)
                self._surroundings = replace(self._surroundings, seated=seated)
                self._is_changed = True
            return self._seats[person]

    def own(self, person: PersonId) -> Sequence[Recorded]:
        """Return what only this person may see for now."""
        return self._publisher.own(person)

    def have(self, device: DeviceId) -> tuple[int, CommandId | None]:
        """Return the last answered entry of a guest's machine."""
        return self._book.have(device)

    def refusals(self, device: DeviceId, after: int) -> Sequence[Answer]:
        """Return the refusals of a machine's entries after a counter."""
        return self._book.refusals(device, after)

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
        asked = Asked(command, by, command_id or CommandId(self._new_id()))
        with self._lock:
            self._keep_typed(self._typed.before([command]))
            (answer,) = self._take([asked])
            self._after_reveal()
        self._tell()
        if answer.refused is not None:
            raise Refused(answer.refused, needs_reason=answer.needs_reason)

    def submit_all(self, asked: Sequence[Asked]) -> tuple[Answer, ...]:
        """Decide on commands in order and store all of it in one transaction.

        Returns:
            An answer for each command that came from a device, in order.

        Raises:
            StorageUnavailable: Nothing was stored and nothing changed.
        """
        with self._lock:
            self._keep_typed(self._typed.before(one.command for one in asked))
            answers = self._take(asked)
            self._after_reveal()
        self._tell()
        return tuple(answer for answer in answers if answer.device)

    def take_over(self, asked: Sequence[Asked]) -> None:
        """Take a meeting over, with what this machine had not shared; all or nothing.

        Args:
            asked: First the `TakeOver`, then own entries in their order.

        Raises:
            Refused: A rule says no to taking over; nothing was stored.
            StorageUnavailable: Nothing was stored.
        """
        first = asked[0]
        with self._lock:
            handle(self._meeting, first.command, first.by, self._clock.now())
            self._take(asked)
            self._after_reveal()
        self._tell()

    def open_seals(self, *, is_late: bool) -> None:
        """Open what can be opened, unless more keys will come at any moment.

        A fault of the disk is met again at the next call; nothing is lost by it.

        Args:
            is_late: Do not wait for the keys of connected machines any longer.
        """
        with self._lock:
            self._after_reveal(is_late=is_late)
        self._tell()

    def change_surroundings(
        self, change: Callable[[Surroundings], Surroundings]
    ) -> None:
        """Change what is known of the room beside the log; the seats are told.

        Args:
            change: Returns the new surroundings from the old ones; it is called
                while no other thread changes them.
        """
        with self._lock:
            surroundings = change(self._surroundings)
            self._is_changed |= surroundings != self._surroundings
            self._surroundings = surroundings
        self._tell()

    def count_down(self, ends_at: datetime | None, phase: Phase | None) -> None:
        """Show a countdown on every screen, or stop it."""
        countdown = Countdown(ends_at, phase) if ends_at and phase else None
        self.change_surroundings(lambda around: replace(around, countdown=countdown))

    def type_line(self, command: TypeLine, by: PersonId) -> None:
        """Show on every screen what somebody types; it is stored now and then.

        Raises:
            Refused: A rule says no.
        """
        with self._lock:
            now = self._clock.now()
            handle(self._meeting, command, by, now)
            line = TypedLine(command.topic, by, command.text)
            self._keep_typed(self._typed.say(line, now))
            self._is_changed = True
        self._tell()

    def rest(self) -> None:
        """Store how far lines have come: the host goes away for now."""
        with self._lock:
            self._keep_typed(self._typed.due())

    def renew_code(self) -> None:
        """Make earlier codes and links worthless, where the meeting is hosted."""
        if self._renew is not None:
            self._renew()

    def on_renewal(self, renew: Callable[[], object] | None) -> None:
        """Say how a new code is made; `None` once nobody can join."""
        self._renew = renew

    def expect_keys(self, connected: Callable[[], Collection[SealId]]) -> None:
        """Say how to learn which seals' writers are connected."""
        self._connected = connected

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Have something called after each change; returns how to stop it."""
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    def seal_key(self, person: PersonId) -> SealKey:
        """Return the key of somebody who writes at this machine, made when needed.

        Raises:
            StorageUnavailable: A new key could not be stored.
        """
        with self._lock:
            return self._ring.of(person)

    def state(self, *, leads: bool) -> State:
        """Return what everyone may know beside the log, or the facilitator."""
        with self._lock:
            sealed = unsealing.still_sealed(self._meeting)
            around = replace(self._surroundings, typed=self._typed.lines)
            return state_of(self._meeting, around, sealed, self.now(), leads=leads)

    def snapshot(self, viewer: PersonId, known: Meeting) -> RoomSnapshot:
        """Return what a seat shows.

        Args:
            viewer: Whose seat it is.
            known: The meeting as the viewer may see it.
        """
        with self._lock:
            surroundings = replace(self._surroundings, typed=self._typed.lines)
            sealed = unsealing.still_sealed(self._meeting)
            totals = totals_of(self._meeting, viewer)
            devices = self._meeting.devices
            leads = totals.longer is not None
        around = around_seat(surroundings, known, sealed, devices, leads=leads)
        return RoomSnapshot(viewer, with_typed(known, around.typed), totals, around)

    def _take(self, asked: Sequence[Asked]) -> list[Answer]:
        at = self._clock.now()
        meeting = self._meeting
        steps: list[Step] = []
        answers: list[Answer] = []
        seen: dict[CommandId, tuple[PersonId, Answer]] = {}
        next_seq = len(self._log) + 1
        for one in asked:
            device = one.device or _NO_DEVICE
            by, first = seen.get(one.command_id, (None, None))
            if by == one.by and first is not None:
                answers.append(replace(first, device=device, counter=one.counter))
                continue
            answer = Answer(device, one.counter, one.command_id)
            if not self._is_answered(one):
                try:
                    require_new_id(one, self._ids, seen)
                    step = enter(meeting, one, at, next_seq)
                except Refused as no:
                    answer = replace(
                        answer, refused=no.sentence, needs_reason=no.needs_reason
                    )
                else:
                    meeting = step.after
                    next_seq += len(step.entries)
                    steps.append(step)
            seen.setdefault(one.command_id, (one.by, answer))
            answers.append(answer)
        self._store(steps, answers)
        return answers

    def _keep_typed(self, asked: Sequence[Asked]) -> None:
        """Store how far lines have come; a fault of the disk is met again later."""
        with suppress(StorageUnavailable):
            self._take(asked)

    def _is_answered(self, one: Asked) -> bool:
        # A copy of a meeting without names, which is hosted on, knows it by others.
        ids = [one.command_id, veiled(one.command_id)]
        if isinstance(one.command, AddNote):
            ids.append(CommandId(one.command.note))
        return any((by, i) in self._answered for by in (one.by, SOMEBODY) for i in ids)

    def _store(self, steps: Sequence[Step], answers: Sequence[Answer]) -> None:
        entries = [entry for step in steps for entry in step.entries]
        kept = [answer for answer in answers if answer.device]
        if not entries and not kept:
            return
        after = steps[-1].after if steps else self._meeting
        self._journal.append(self.meeting_id, entries, after, kept)
        for step in steps:
            self._meeting = step.after
            self._publisher.take(step.entries, step.before, step.after)
            has_unsealed = is_unsealing(step.before, step.after)
            for seat in self._seats.values():
                seat.take(step.entries, has_unsealed=has_unsealed)
        for entry in entries:
            self._typed.note(entry)
        self._log.extend(entries)
        self._answered.update(answer_key(entry) for entry in entries)
        self._ids.update(entry.command_id for entry in entries)
        self._book.note(kept)
        self._is_changed = True

    def _after_reveal(self, *, is_late: bool = False) -> None:
        """Draw numbers, hand in the keys of who writes here, open what can be."""
        meeting = self._meeting
        try:
            self._take(pseudonyms.draw(meeting, self._new_id))
            if not meeting.phase.is_revealed or not meeting.sealed:
                return
            self._hand_in(meeting)
            ready = unsealing.openable(self._meeting)
            waits = unsealing.missing(self._meeting, self._connected())
            if ready and (is_late or not waits):
                at, next_seq = self._clock.now(), len(self._log) + 1
                opened = unsealing.open_seals(self._meeting, ready, at, next_seq)
                self._store([opened], [])
        except StorageUnavailable:
            # What was asked for is stored; opening is tried again with the next call.
            return

    def _hand_in(self, meeting: Meeting) -> None:
        keys = [
            key
            for key in self._ring.keys
            if key.seal in meeting.sealed and key.seal not in meeting.keys
        ]
        self._take(
            [
                Asked(HandInKey(key.key), key.person, CommandId(self._new_id()))
                for key in keys
            ]
        )

    def _tell(self) -> None:
        """Tell seats and watchers; outside the lock, since screens take their time."""
        with self._lock:
            is_changed, self._is_changed = self._is_changed, False
            seats = tuple(self._seats.values())
        if is_changed:
            for seat in seats:
                seat.tell()
            for watcher in tuple(self._watchers):
                watcher()


_NO_DEVICE = DeviceId("")
