# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Coming in, reading in silence, writing notes; each colleague at their own pace.

What follows is in `margins`, `speaker`, `asker`, `settler` and `voter`.
"""

from datetime import datetime, timedelta
from functools import partial

from meetingroom.meeting.command.note import AddNote, AskLonger, FinishReading
from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.colleague import Colleague
from meetingroom.room.rehearsal.queue import Act, ActionQueue
from meetingroom.room.rehearsal.remark import Remark

LAST_NOTE = 0.94
"""Share of a colleague's reading after which the last note is written."""
FEWEST_LEFT_S = 20.0
"""What a colleague takes for the rest when the time is nearly or long up."""


class Readers:
    """The colleagues up to the reveal."""

    def __init__(self, cast: Cast, queue: ActionQueue) -> None:
        self._cast = cast
        self._queue = queue

    def enter(self, phase: Phase, now: datetime) -> None:
        """Plan what the colleagues do in a phase that begins or goes on."""
        match phase:
            case Phase.PREPARE | Phase.LOBBY:
                self._come_in(phase, now)
            case Phase.READING:
                for colleague in self._cast.listed():
                    self._return(colleague)
                    self._read(colleague, now)
            case Phase.MARGINS | Phase.DISCUSSION | Phase.DECISIONS | Phase.CLOSED:
                return

    def _later(self, now: datetime, delay_s: float, act: Act) -> None:
        self._queue.add(now + timedelta(seconds=max(0.0, delay_s)), act)

    def _come_in(self, phase: Phase, now: datetime) -> None:
        people = self._cast.host.meeting.people
        delay_s = 1.0
        for colleague in self._cast.troupe.colleagues:
            if colleague.id not in people:
                self._later(now, delay_s, partial(self._join, colleague, phase))
            elif phase is Phase.LOBBY and people[colleague.id].is_away:
                self._later(now, 3 * delay_s, partial(self._return, colleague))
            delay_s += 1.5
        self._later(now, delay_s, self._cast.take_parts)

    def _join(self, colleague: Colleague, phase: Phase) -> None:
        if not self._cast.put_on_list(colleague):
            return
        if phase is Phase.PREPARE:
            # Invited, but not in the room before the lobby opens.
            self._cast.send(colleague.id, SetAway(colleague.id, is_away=True))
        else:
            self._return(colleague)

    def _return(self, colleague: Colleague) -> None:
        self._cast.come(colleague)

    def _read(self, colleague: Colleague, now: datetime) -> None:
        clock = self._cast.host.meeting.clock
        given_s, used_s = (clock.given_s, clock.used_s(now)) if clock else (0.0, 0.0)
        memo = self._cast.host.meeting.memo
        if memo is None:
            return
        chance = self._cast.chance(colleague.id, "reading")
        takes_s = given_s * colleague.reads_until
        for remark in self._cast.remarks_of(colleague.id):
            far = remark.anchor.end_cp / len(memo.text) if remark.anchor else 1.0
            at_s = takes_s * min(LAST_NOTE, 0.06 + 0.86 * far) * chance.uniform(0.97, 1)
            self._later(now, at_s - used_s, partial(self._write, colleague.id, remark))
        if colleague.asks_longer:
            ask = partial(self._cast.send, colleague.id, AskLonger())
            self._later(now, 0.8 * takes_s - used_s, partial(_do, ask))
        left_s = max(FEWEST_LEFT_S, takes_s - used_s)
        self._later(now, left_s, partial(self._finish, colleague))

    def _write(self, person: PersonId, remark: Remark) -> None:
        written = self._cast.sees(person).notes.values()
        if any(n.author == person and n.body == remark.body for n in written):
            # Taken up again after an interruption.
            if remark.body:
                return
            anchors = [n.anchor for n in written if n.author == person]
            if remark.anchor in anchors:
                return
        note = NoteId(self._cast.new_id())
        self._cast.send(person, AddNote(note, remark.kind, remark.body, remark.anchor))

    def _finish(self, colleague: Colleague) -> None:
        if colleague.asks_longer:
            self._cast.send(colleague.id, AskLonger(wants_longer=False))
        self._cast.send(colleague.id, FinishReading())


def _do(send: partial[bool]) -> None:
    send()
