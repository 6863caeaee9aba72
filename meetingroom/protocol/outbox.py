# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A device's own log: entries with counters, kept until the meeting is closed.

An entry is never changed once it was made, and never forgotten because it was
acknowledged: only the host's `have` tells what has to be sent again.
"""

from collections.abc import Iterable
from dataclasses import replace

from meetingroom.meeting.command.note import AddNote, HandInKey, ReplyToNote
from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import CommandId, MeetingId, NoteId, ReplyId
from meetingroom.protocol import limits
from meetingroom.protocol.codec import decode_command, encode_command
from meetingroom.protocol.guest_store import GuestStore
from meetingroom.protocol.kept import Outgoing
from meetingroom.protocol.message import Entry, Put, Refusal


class Outbox:
    """The own entries of one device in one meeting."""

    def __init__(self, store: GuestStore, meeting: MeetingId) -> None:
        """Take up what is stored."""
        self._store = store
        self._meeting = meeting
        self._entries = {one.counter: one for one in store.outgoing(meeting)}
        self._sent = 0
        """Up to which counter this connection carried entries."""
        self._agreed: tuple[int, CommandId | None] = (0, None)
        """What the host had at the latest welcome."""
        self._taken: set[CommandId] = set()
        """What a host has taken that has to be sent again."""
        self.own_notes: set[NoteId] = set()
        self.own_replies: set[ReplyId] = set()
        self.has_handed_in = False
        for entry in self._entries.values():
            self._note(self.command_of(entry))

    @property
    def entries(self) -> tuple[Outgoing, ...]:
        """All entries, in order."""
        return tuple(self._entries.values())

    @property
    def unanswered(self) -> tuple[Outgoing, ...]:
        """Entries the host has not answered yet."""
        return tuple(e for e in self._entries.values() if not e.is_answered)

    @property
    def refused(self) -> tuple[Outgoing, ...]:
        """Entries the host did not take."""
        return tuple(e for e in self._entries.values() if e.refused is not None)

    @property
    def answered_up_to(self) -> int:
        """Up to which counter all answers are known."""
        for entry in self._entries.values():
            if not entry.is_answered:
                return entry.counter - 1
        return self._last

    @property
    def has_sealed(self) -> bool:
        """Tell whether anything was put under seal, and not refused."""
        return any(True for _ in self.sealed_commands())

    def command_of(self, entry: Outgoing) -> Command:
        """Return what an entry asks for, out of its seal."""
        return decode_command(entry.plain or entry.body)

    def sealed_commands(self) -> Iterable[Command]:
        """Return what was put under seal, in order; what was refused is left out."""
        return (
            decode_command(entry.plain)
            for entry in self._entries.values()
            if entry.plain is not None and entry.refused is None
        )

    def put(
        self, command: Command, entry: CommandId, plain: Command | None = None
    ) -> Outgoing:
        """Keep a new entry; it is on the disk when this returns.

        Args:
            command: As it goes over the wire.
            entry: A new id.
            plain: What is behind a sealed command.

        Raises:
            StorageUnavailable: It was not kept.
        """
        made = Outgoing(
            self._last + 1,
            entry,
            encode_command(command),
            encode_command(plain) if plain is not None else None,
        )
        self._store.add_outgoing(self._meeting, made)
        self._entries[made.counter] = made
        self._note(plain if plain is not None else command)
        return made

    def begin_sending(self, have: int, last: CommandId | None) -> bool:
        """Be told what the host has; everything after it will be sent again.

        A machine restored from an older backup has fewer or other entries than the
        host knows. Then all entries are numbered anew behind them, under the same
        ids: nothing is lost, and nothing is done twice.

        Returns:
            Whether the host has lost answered entries, or has others than this.

        Raises:
            StorageUnavailable: The new numbers could not be kept.
        """
        mine = self._entries.get(have)
        is_mine = mine is not None and mine.command_id == last
        is_same = not have or is_mine or (have, last) == self._agreed
        there = [e for e in self.entries if is_same and e.counter <= have]
        waiting = self.entries[len(there) :]
        taken = {e.command_id for e in waiting if e.is_answered and e.refused is None}
        self._taken |= taken
        is_other = not is_same or any(entry.is_answered for entry in waiting)
        numbered = [
            replace(entry, counter=have + place, is_answered=False, refused=None)
            for place, entry in enumerate(waiting, 1)
        ]
        entries = [*there, *numbered]
        if [e.counter for e in entries] != list(self._entries):
            self._store.replace_outgoing(self._meeting, entries)
        self._entries = {entry.counter: entry for entry in entries}
        self._sent = have
        self._agreed = (have, last)
        return is_other

    def next_put(self) -> Put | None:
        """Return entries this connection has not carried yet; `None` for none."""
        size, entries = 0, list[Entry]()
        while (entry := self._entries.get(self._sent + len(entries) + 1)) is not None:
            size += len(entry.body)
            is_much = size > limits.GUEST_MESSAGE_BYTES // 2
            if entries and (is_much or len(entries) == limits.ENTRIES_A_MESSAGE):
                break
            command = decode_command(entry.body)
            entries.append(Entry(entry.counter, entry.command_id, command))
        self._sent += len(entries)
        return Put(tuple(entries)) if entries else None

    def answered(self, have: int) -> tuple[Outgoing, ...]:
        """Note that the host has answered everything up to a counter.

        Returns:
            What was answered just now.

        Raises:
            StorageUnavailable: It could not be noted; the host will say it again.
        """
        fresh = [
            replace(entry, is_answered=True)
            for entry in self._entries.values()
            if entry.counter <= have and not entry.is_answered
        ]
        self._settle(fresh)
        return tuple(fresh)

    def refuse(self, refusal: Refusal) -> Outgoing | None:
        """Note that the host refused an entry; returns it, `None` for an unknown one.

        Raises:
            StorageUnavailable: It could not be noted; the host will say it again.
        """
        known = self._entries.get(refusal.counter)
        if known is None or known.refused is not None:
            return None
        entry = replace(known, is_answered=True, refused=refusal.sentence)
        self._settle([entry])
        return entry

    def entry(self, counter: int) -> Outgoing | None:
        """Return the entry with a counter, if there is one."""
        return self._entries.get(counter)

    def taken_before(self, counter: int) -> Command | None:
        """Return what an entry asked for that an earlier host has taken, if one has."""
        entry = self._entries.get(counter)
        if entry is None or entry.command_id not in self._taken:
            return None
        return self.command_of(entry)

    @property
    def _last(self) -> int:
        # What the host has may be more than what is left here after a restore.
        return max(self._sent, next(reversed(self._entries), 0))

    def _settle(self, entries: list[Outgoing]) -> None:
        if entries:
            self._store.settle_outgoing(self._meeting, entries)
            self._entries.update((entry.counter, entry) for entry in entries)

    def _note(self, command: Command) -> None:
        if isinstance(command, AddNote):
            self.own_notes.add(command.note)
        if isinstance(command, ReplyToNote):
            self.own_replies.add(command.reply)
        self.has_handed_in |= isinstance(command, HandInKey)
