# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What everyone may see of a log, and what one person alone may see. Pure.

It decides nothing about visibility: `visible` does. The same log always gives the
same two lists, so that they survive a restart of the host.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from meetingroom.meeting.apply import apply
from meetingroom.meeting.event.note import EntrySealed, KeyHandedIn
from meetingroom.meeting.event.room import MemoFrozen
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import is_unsealing, visible
from meetingroom.protocol.shared_log import SharedLog

ANYONE = PersonId("")
"""Somebody with no part in the meeting: sees what everyone may see."""


class Publisher:
    """The shared log of a meeting, and everybody's own entries."""

    def __init__(self) -> None:
        """Begin with the blank meeting."""
        self.shared = SharedLog()
        self._own: defaultdict[PersonId, list[Recorded]] = defaultdict(list)
        self._withheld: list[Recorded] = []

    def own(self, person: PersonId) -> Sequence[Recorded]:
        """Return what only a person may see, or might see before others."""
        return self._own.get(person, ())

    def replay(self, log: Iterable[Recorded]) -> Meeting:
        """Take a whole log, command by command; returns the meeting it amounts to."""
        meeting = Meeting()
        for _, group in groupby(log, key=lambda entry: entry.command_id):
            entries = list(group)
            before = meeting
            for entry in entries:
                meeting = apply(meeting, entry)
            self.take(entries, before, meeting)
        return meeting

    def take(
        self, entries: Sequence[Recorded], before: Meeting, after: Meeting
    ) -> None:
        """Take the entries of one command.

        Args:
            entries: Consecutive entries.
            before: The meeting before the first of them.
            after: The meeting after the last of them.
        """
        for entry in entries:
            if not self._publish(entry, after):
                self._keep(entry, after)
        has_unsealed = is_unsealing(before, after)
        if self._withheld and has_unsealed:
            still = [e for e in self._withheld if not self._publish(e, after)]
            self._withheld = still
        if has_unsealed or any(isinstance(e.event, MemoFrozen) for e in entries):
            self._show_memo(after)

    def _publish(self, entry: Recorded, meeting: Meeting) -> bool:
        shown = visible(entry, ANYONE, meeting)
        if shown is not None:
            self.shared.append(shown)
        return shown is not None

    def _keep(self, entry: Recorded, meeting: Meeting) -> None:
        if isinstance(entry.event, EntrySealed | KeyHandedIn):
            # For ever hidden from others, and the writer's machine has it already.
            return
        if visible(entry, entry.by, meeting) is None:
            # Not even for whoever brought it in: what opens is another entry.
            return
        self._withheld.append(entry)
        self._own[entry.by].append(entry)

    def _show_memo(self, meeting: Meeting) -> None:
        """Give a memo nobody else may read yet to whoever has come to lead or write."""
        for entry in self._withheld:
            if isinstance(entry.event, MemoFrozen):
                for person in meeting.people:
                    own = self._own[person]
                    is_new = all(known is not entry for known in own)
                    if is_new and visible(entry, person, meeting) is not None:
                        own.append(entry)
