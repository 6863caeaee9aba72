# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The guest's room: one person's place in a meeting that another machine hosts.

Commands are safe on this machine's disk before `send` returns; the link carries them
to the host when it can. Two threads call it, the screens' and the link's; each call
is whole. It opens no socket.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from threading import RLock

from meetingroom.meeting.command.note import HandInKey
from meetingroom.meeting.command.topic import TypeLine, WriteLine
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.handle import handle
from meetingroom.meeting.ids import CommandId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.sealed import SEALED_ACTS
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.typed import with_typed
from meetingroom.protocol.clock_sync import ClockSync
from meetingroom.protocol.guest_side import GuestSide, GuestStage
from meetingroom.protocol.guest_store import GuestStore
from meetingroom.protocol.kept import Attendance
from meetingroom.protocol.message import (
    Announce,
    Challenge,
    GuestMessage,
    HostMessage,
    NewCode,
    State,
    Sync,
    Time,
    Typing,
    Welcome,
)
from meetingroom.room.ahead import AHEAD, Waiting, with_waiting
from meetingroom.room.ids import IdSource
from meetingroom.room.refusal import TOLD_ONCE
from meetingroom.room.room import (
    Countdown,
    Link,
    LinkPhase,
    Listener,
    RefusalListener,
    RoomSnapshot,
)
from meetingroom.room.sealed_margin import NOTHING_SEALED, SealedMargin
from meetingroom.room.told import around_told, totals_told

_APART = (LinkPhase.OFFLINE, LinkPhase.HOST_GONE, LinkPhase.TURNED_AWAY)
"""When what is shown may be older than what is so."""
Monotonic = Callable[[], float]
"""Seconds of this machine's monotonic clock."""


class GuestRoom:
    """A place in a meeting, with the link's state beside it."""

    def __init__(
        self,
        store: GuestStore,
        attendance: Attendance,
        new_id: IdSource,
        monotonic: Monotonic,
    ) -> None:
        """Take up what is stored on this machine.

        Args:
            store: This machine's disk.
            attendance: How it takes part; stored already.
            new_id: Makes ids.
            monotonic: This machine's monotonic clock.
        """
        self._lock = RLock()
        self._side = GuestSide(store, attendance, new_id)
        self._new_id = new_id
        self._monotonic = monotonic
        self._sync = ClockSync()
        self._listeners: list[Listener] = []
        self._refusal_listeners: list[RefusalListener] = []
        self._link = Link(LinkPhase.CONNECTING)
        self._wake: Callable[[], None] = _sleep_on
        self._margin = SealedMargin(
            attendance.meeting, attendance.seal, secrets.token_bytes
        )
        self._typed: Typing | None = None
        """How far the own line has come; said again after a lost connection."""
        self._is_margin_taken = False
        """The own notes under seal are in the margin, as far as there are any."""
        if self._side.known.id is not None:
            self._retake_margin()

    @property
    def viewer(self) -> PersonId:
        """Whose place it is; nobody's before the host let this machine in."""
        return self._side.attendance.person or PersonId("")

    @property
    def attendance(self) -> Attendance:
        """How this machine takes part."""
        return self._side.attendance

    @property
    def stage(self) -> GuestStage:
        """How far the connection has come."""
        return self._side.stage

    @property
    def is_caught_up(self) -> bool:
        """Tell whether the copy holds what there was when the host let it in."""
        return self._side.is_caught_up

    @property
    def door_problem(self) -> str:
        """What to change before the host lets this machine in."""
        return self._side.door_problem

    def snapshot(self) -> RoomSnapshot:
        """Return what the person may see now, with own acts that are under way."""
        with self._lock:
            meeting = self._optimistic()
            state = self._side.state
            totals = totals_told(state, meeting, self.viewer)
            around = around_told(state, self._counted_link())
            return RoomSnapshot(self.viewer, meeting, totals, around)

    def whole(self) -> tuple[Sequence[Recorded], Meeting]:
        """Return all entries that are here and what they amount to, own ones too."""
        with self._lock:
            return tuple(self._side.copy), self._side.known

    def send(self, command: Command) -> None:
        """Keep a command and have it sent.

        Raises:
            Refused: A rule says no, as far as this machine can tell.
            StorageUnavailable: It was not kept; nothing changed.
        """
        with self._lock:
            entry = CommandId(self._new_id())
            known = self._optimistic()
            if isinstance(command, TypeLine):
                handle(known, command, self.viewer, self.now())
                self._typed = Typing(command)
                self._side.say(self._typed)
            elif SealedMargin.is_for(command, known):
                self._send_sealed(command, entry)
            else:
                if isinstance(command, AHEAD):
                    # The host decides; but what a rule refuses here it refuses there.
                    handle(known, command, self.viewer, self.now())
                self._side.put(command, entry)
                if isinstance(command, WriteLine):
                    self._typed = None
        self._wake()
        self.tell()

    def hand_in_notes(self) -> None:
        """Give the key of one's own notes before the reveal.

        Raises:
            Refused: Nothing is kept under seal.
            StorageUnavailable: It was not kept; nothing changed.
        """
        with self._lock:
            has_sealed = self._side.outbox.has_sealed
        if not has_sealed:
            raise Refused(NOTHING_SEALED)
        self.send(HandInKey(self._side.attendance.seal.key))

    def announce(self, countdown: Countdown | None) -> None:
        """Show a countdown on every screen, or stop it; needs the connection."""
        with self._lock:
            self._side.say(
                Announce(countdown.ends_at, countdown.phase)
                if countdown
                else Announce()
            )
        self._wake()

    def renew_code(self) -> None:
        """Have earlier codes and links made worthless; needs lead and connection."""
        with self._lock:
            self._side.say(NewCode())
        self._wake()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called after each change; returns how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def subscribe_refusals(self, listener: RefusalListener) -> Callable[[], None]:
        """Have a listener called at late refusals; returns how to stop it."""
        self._refusal_listeners.append(listener)

        def stop() -> None:
            if listener in self._refusal_listeners:
                self._refusal_listeners.remove(listener)

        return stop

    def now(self) -> datetime:
        """Return the host's time, as well as it is known here."""
        return self._sync.now(self._monotonic())

    def new_id(self) -> str:
        """Return a new id."""
        return self._new_id()

    def on_new_entry(self, wake: Callable[[], None]) -> None:
        """Have the link woken when there is something to send."""
        self._wake = wake

    def receive(self, message: HostMessage, pin: str, secret: str) -> None:
        """Take a message; see `GuestSide.receive`."""
        at_s = self._monotonic()
        with self._lock:
            self._side.receive(message, pin, secret)
            # The host says at the welcome whose machine this is.
            self._margin.key = self._side.attendance.seal
            self._hear(message, at_s)
            refusals, self._side.late_refusals = self._side.late_refusals, []
            self._look_at_margin(is_less=bool(refusals))
            is_shown = not isinstance(message, Challenge | Time)
        for command, refusal in refusals:
            no = Refused(refusal.sentence, needs_reason=refusal.needs_reason)
            for listener in tuple(self._refusal_listeners):
                listener(command, no)
        if is_shown:
            self.tell()

    def next_message(self) -> GuestMessage | None:
        """Return what to send next; `None` when there is nothing."""
        with self._lock:
            return self._side.next_message()

    def ask_time(self) -> None:
        """Have the host's clock measured."""
        with self._lock:
            self._side.say(Sync(self._monotonic()))

    def woke(self) -> None:
        """Forget what was measured: this machine slept."""
        self._sync.begin_anew()

    def lost(self) -> None:
        """Note that the connection is gone."""
        with self._lock:
            self._side.lost()
            self._sync.begin_anew()

    def rename(self, name: str) -> None:
        """Say another name at the door.

        Raises:
            StorageUnavailable: It was not kept; the old one stands.
        """
        with self._lock:
            self._side.rename(name)
        self._wake()

    def set_link(self, phase: LinkPhase, sentence: str = "") -> None:
        """Say how the connection stands; the screens are told."""
        with self._lock:
            was = self._link
            if (phase, sentence) == (was.phase, was.sentence):
                return
            state = self._side.state
            self._link = Link(
                phase,
                since=self.now() if self._sync.is_set else None,
                sentence=sentence,
                as_of=state.now if state and phase in _APART else None,
            )
        self.tell()

    def tell(self) -> None:
        """Tell the listeners."""
        if not self._listeners:
            return
        snapshot = self.snapshot()
        for listener in tuple(self._listeners):
            listener(snapshot)

    @property
    def unanswered(self) -> int:
        """How many own entries the host has not answered."""
        with self._lock:
            return len(self._side.outbox.unanswered)

    @property
    def answered_up_to(self) -> int:
        """Up to which own entry the host has answered everything."""
        with self._lock:
            return self._side.outbox.answered_up_to

    @property
    def farewell(self) -> str | None:
        """Why the host ended the connection for good; `None` if it did not."""
        said = self._side.farewell
        return said.sentence if said is not None and said.is_final else None

    @property
    def is_over(self) -> bool:
        """Tell whether the meeting is closed and nothing of this machine is missing.

        What was refused, or is under seal for good, is nowhere else than here.
        """
        with self._lock:
            box, known = self._side.outbox, self._side.known
            is_all_open = not box.has_sealed or are_opened(known, self.attendance)
            is_all_there = is_all_open and not box.unanswered and not box.refused
            return is_all_there and known.phase is Phase.CLOSED

    def _hear(self, message: HostMessage, at_s: float) -> None:
        match message:
            case Time():
                self._sync.measure(message.sent_s, message.now, at_s)
            case State():
                self._sync.hear(message.now, at_s)
            case Welcome() if self._typed is not None:
                self._side.say(self._typed)
            case _:
                pass

    def _send_sealed(self, command: Command, entry: CommandId) -> None:
        was = self._margin.take(self._side.known, command, self.now())
        try:
            self._side.put(self._margin.box(command, entry), entry, command)
        except StorageUnavailable:
            self._margin.give_back(was)
            raise

    def _look_at_margin(self, *, is_less: bool) -> None:
        """Have own notes in the sealed margin exactly while they are sealed.

        A host that was restored from a backup may not have opened them yet.

        Args:
            is_less: Some of them were refused; those are the person's drafts now.
        """
        if is_less and self._is_margin_taken:
            self._margin.clear()
            self._is_margin_taken = False
        if are_opened(self._side.known, self._side.attendance):
            self._margin.clear()
            self._is_margin_taken = False
        elif not self._is_margin_taken and self._side.is_caught_up:
            self._retake_margin()

    def _retake_margin(self) -> None:
        known, mine = self._side.known, self._side.attendance
        if mine.person is None or are_opened(known, mine):
            return
        self._margin.retake(known, self._side.outbox.sealed_commands(), self.now())
        self._is_margin_taken = True

    def _counted_link(self) -> Link:
        box = self._side.outbox
        asked = [box.command_of(entry) for entry in box.unanswered]
        no = [box.command_of(entry) for entry in box.refused]
        return replace(
            self._link,
            unsent=len(asked),
            refused=sum(not isinstance(a, TOLD_ONCE) for a in no),
            unsent_notes=len({a.note for a in asked if isinstance(a, SEALED_ACTS)}),
        )

    def _optimistic(self) -> Meeting:
        """Return the meeting with own acts that the host has not answered yet."""
        box = self._side.outbox
        waiting = (
            Waiting(entry.command_id, box.command_of(entry))
            for entry in box.unanswered
            if entry.plain is None
        )
        typed = self._side.state.typed if self._side.state is not None else ()
        meeting = with_typed(self._margin.over(self._side.known), typed)
        return with_waiting(meeting, waiting, self.viewer, self.now())


def are_opened(meeting: Meeting, attendance: Attendance) -> bool:
    """Tell whether the notes of an attendance stand in the meeting itself now."""
    return attendance.seal.seal in meeting.opened


def _sleep_on() -> None:
    """Wake nothing: no link was made yet."""
