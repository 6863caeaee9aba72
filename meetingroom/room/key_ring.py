# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The keys of those who write at this machine; stored before they are used."""

import secrets

from meetingroom.meeting.ids import MeetingId, PersonId
from meetingroom.meeting.seal import KEY_BYTES, seal_of
from meetingroom.protocol.kept import SealKey
from meetingroom.room.journal import Journal


class KeyRing:
    """One key for each person of one meeting."""

    def __init__(self, journal: Journal, meeting: MeetingId) -> None:
        """Take up the stored keys."""
        self._journal = journal
        self._meeting = meeting
        self._keys = list(journal.seals(meeting))

    @property
    def keys(self) -> tuple[SealKey, ...]:
        """All keys, in the order in which they were made."""
        return tuple(self._keys)

    def of(self, person: PersonId) -> SealKey:
        """Return somebody's key, made when it is first needed.

        Raises:
            StorageUnavailable: A new key could not be stored.
        """
        for key in self._keys:
            if key.person == person:
                return key
        made = new_seal_key(person)
        self._journal.keep_seal(self._meeting, made)
        self._keys.append(made)
        return made


def new_seal_key(person: PersonId) -> SealKey:
    """Return a new random key for a person."""
    key = secrets.token_bytes(KEY_BYTES)
    return SealKey(seal_of(key), person, key)
