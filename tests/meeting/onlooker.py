# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen of a random meeting, and what must hold for it at any time."""

from collections.abc import Iterable

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import is_hidden
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.visible import ROOM_SCREEN, visible
from meetingroom.room.host import HostRoom
from meetingroom.room.room_screen import on_host


class Onlooker:
    """Follows a meeting as the room screen does."""

    def __init__(self, host: HostRoom) -> None:
        self._host = host
        self._screen = on_host(host)

    def check(self, people: Iterable[PersonId]) -> None:
        """Assert that nothing is shown that anybody in the room may not see."""
        snapshot = self._screen.snapshot()
        known, whole = snapshot.meeting, self._host.meeting
        assert snapshot.totals.longer is None
        assert snapshot.surroundings.still_sealed == frozenset()
        assert known == on_host(self._host).snapshot().meeting
        for entry in self._host.log:
            if visible(entry, ROOM_SCREEN, whole) is not None:
                for person in people:
                    assert visible(entry, person, whole) is not None
        _check_sealed(known, whole)
        for decision in known.decisions.values():
            call = whole.decisions[decision.id].roll_call
            for votes in decision.roll_call.votes.values():
                assert call.is_open or votes[-1].round < call.round


def _check_sealed(known: Meeting, whole: Meeting) -> None:
    phase = whole.phase
    assert not known.finished | known.longer | known.read_margins
    assert not known.sealed
    assert not known.keys
    assert not known.deleted
    assert not known.pre_read
    if not phase.is_revealed:
        assert not known.notes
    if phase.order < Phase.DISCUSSION.order:
        assert not known.stances
    if phase.order < Phase.READING.order and not whole.setup.is_pre_read:
        assert known.memo is None
    if not whole.setup.are_names_shown:
        hidden = (note for note in known.notes.values() if not note.is_owned)
        assert all(is_hidden(note.author) for note in hidden)
    assert not known.pseudonyms
