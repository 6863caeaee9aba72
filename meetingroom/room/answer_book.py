# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which entries of which machine were answered; the host's memory of its answers.

It stores nothing: the journal does, in the same transaction as the log.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from meetingroom.meeting.events import Recorded
from meetingroom.meeting.ids import CommandId, DeviceId, PersonId
from meetingroom.meeting.pseudonym import SOMEBODY, is_hidden
from meetingroom.protocol.kept import Answer


class AnswerBook:
    """The last answered entry of each device, and all refusals."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        """Take up what is stored, by device and counter."""
        self._have: dict[DeviceId, tuple[int, CommandId | None]] = {}
        self._refused: defaultdict[DeviceId, list[Answer]] = defaultdict(list)
        self.note(answers)

    def note(self, answers: Iterable[Answer]) -> None:
        """Remember answers that are stored."""
        for answer in answers:
            self._have[answer.device] = (answer.counter, answer.command_id)
            if answer.refused is not None:
                self._refused[answer.device].append(answer)

    def have(self, device: DeviceId) -> tuple[int, CommandId | None]:
        """Return the last answered entry of a device: counter and id."""
        return self._have.get(device, (0, None))

    def refusals(self, device: DeviceId, after: int) -> Sequence[Answer]:
        """Return the refusals of a device's entries after a counter."""
        refused = self._refused.get(device, ())
        return [answer for answer in refused if answer.counter > after]


def answer_key(entry: Recorded) -> tuple[PersonId, CommandId]:
    """Return by what a repeated command is known, also in a log that hides writers."""
    return SOMEBODY if is_hidden(entry.by) else entry.by, entry.command_id
