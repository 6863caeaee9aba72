# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who is here and how they are connected, as one row of words for each person.

It decides nothing and remembers only when somebody's connection was seen to end.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.devices import Device
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Person
from meetingroom.meeting.state import Meeting
from meetingroom.room.room import LinkPhase, RoomSnapshot
from meetingroom.ui.theme.tone import Tone

_CONTEXT = "Presence"
tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as the list shows them."""

    id: PersonId
    name: str
    parts: str
    state: str
    """How they are here, in words."""
    glyph: str
    tone: Tone
    is_away: bool
    is_here: bool
    """Whether they are counted as here."""
    device: Device | None
    """The machine that can be turned away; `None` where there is none."""
    may_have_window: bool
    """Whether a window can be opened for them on this machine."""
    has_controls: bool


class Losses:
    """When each connection was seen to end; forgotten when it is back."""

    def __init__(self) -> None:
        self._online: frozenset[PersonId] = frozenset()
        self._lost_at: dict[PersonId, datetime] = {}

    def see(self, online: frozenset[PersonId], now: datetime) -> None:
        """Take in who is connected now."""
        for person in self._online - online:
            self._lost_at[person] = now
        for person in online:
            self._lost_at.pop(person, None)
        self._online = online

    def lost_at(self, person: PersonId) -> datetime | None:
        """Return when it was; `None` if it was not seen."""
        return self._lost_at.get(person)


def person_rows(snapshot: RoomSnapshot, losses: Losses) -> tuple[PersonRow, ...]:
    """Return everybody in the order in which they came."""
    return tuple(
        _row(snapshot, person, losses) for person in snapshot.meeting.people.values()
    )


def _row(snapshot: RoomSnapshot, person: Person, losses: Losses) -> PersonRow:
    meeting = snapshot.meeting
    devices = [
        device
        for device in meeting.devices.values()
        if device.person == person.id and not device.is_revoked
    ]
    device = devices[-1] if devices else None
    state, glyph, tone = _state(snapshot, person, device, losses)
    is_hosting = snapshot.surroundings.link is None
    is_other = person.id != snapshot.viewer
    return PersonRow(
        person.id,
        person.name,
        _parts(snapshot, person),
        state,
        glyph,
        tone,
        person.is_away,
        person.id in snapshot.here,
        device if is_other else None,
        may_have_window=is_hosting and device is None and not person.is_away,
        has_controls=snapshot.is_facilitator and is_other,
    )


def _state(
    snapshot: RoomSnapshot, person: Person, device: Device | None, losses: Losses
) -> tuple[str, str, Tone]:
    """Return words, glyph and tone of how somebody is here."""
    around = snapshot.surroundings
    if person.is_away:
        return tr(_CONTEXT, "away"), "clock", Tone.MUTED
    if around.online is None or not snapshot.is_told_of_each:
        return tr(_CONTEXT, "here"), "check", Tone.GOOD
    own_link = around.link if person.id == snapshot.viewer else None
    is_own_online = own_link is not None and own_link.phase is LinkPhase.ONLINE
    if is_own_online or person.id in around.online:
        return tr(_CONTEXT, "connected"), "wifi", Tone.GOOD
    if person.id in snapshot.seated:
        words = (
            tr(_CONTEXT, "on this laptop")
            if around.link is None
            else tr(_CONTEXT, "on the host’s laptop")
        )
        return words, "check", Tone.GOOD
    if device is None and own_link is None:
        return _without_laptop(snapshot.meeting, person.id), "wifi-off", Tone.MUTED
    lost_at = losses.lost_at(person.id)
    if lost_at is None:
        return tr(_CONTEXT, "not connected"), "wifi-off", Tone.GOLD
    words = tr(_CONTEXT, "connection lost at {0}")
    return words.format(f"{lost_at.astimezone():%H:%M}"), "wifi-off", Tone.GOLD


def _without_laptop(meeting: Meeting, person: PersonId) -> str:
    """Return how somebody stands who is neither connected nor known to sit here."""
    was_in = any(device.person == person for device in meeting.devices.values())
    if was_in:
        return tr(_CONTEXT, "turned away")
    return tr(_CONTEXT, "no laptop of their own yet")


def _parts(snapshot: RoomSnapshot, person: Person) -> str:
    parts = [role.value for role in snapshot.meeting.setup.roles.of(person.id)]
    if person.is_observer:
        parts.append(tr(_CONTEXT, "observer"))
    if person.is_late:
        parts.append(tr(_CONTEXT, "came late"))
    return ", ".join(sorted(parts))
