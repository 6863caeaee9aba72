# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who counts as away: silent for long, and only as long as they are. Pure."""

from collections.abc import Collection

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting
from meetingroom.protocol import limits


class Presence:
    """Comings and goings of the people with machines of their own."""

    def __init__(self) -> None:
        """Begin having seen nobody."""
        self._gone_s: dict[PersonId, float] = {}
        """Since when a person has no connection, monotonic seconds."""
        self._came: set[PersonId] = set()
        self._has_begun = False

    def came(self, person: PersonId) -> None:
        """Note that somebody's machine connected."""
        self._came.add(person)
        self._gone_s.pop(person, None)

    def left(self, person: PersonId, now_s: float) -> None:
        """Note that somebody's last connection is gone."""
        self._gone_s.setdefault(person, now_s)

    def changes(
        self, meeting: Meeting, online: Collection[PersonId], now_s: float
    ) -> list[tuple[PersonId, bool]]:
        """Return who is to be marked: the person, and whether they are away now.

        Args:
            meeting: The whole meeting.
            online: Who has a machine connected.
            now_s: Monotonic seconds.
        """
        if not self._has_begun:
            self._has_begun = True
            # After a restart of the host nobody was seen leaving.
            for device in meeting.devices.values():
                if not device.is_revoked and device.person not in online:
                    self.left(device.person, now_s)
        came, self._came = self._came, set()
        # Only then: somebody marked away may have left their laptop open.
        found = [(person, False) for person in came if person in online]
        for person, since_s in tuple(self._gone_s.items()):
            if now_s - since_s >= limits.AWAY_S:
                del self._gone_s[person]
                found.append((person, True))
        people = meeting.people
        return [
            (person, is_away)
            for person, is_away in found
            if person in people and people[person].is_away != is_away
        ]
