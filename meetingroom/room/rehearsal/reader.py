# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Coming in, reading in silence, writing notes, reading the margins.

Each colleague at their own pace; talking and voting are in `talker`.
"""

from datetime import datetime, timedelta
from functools import partial

from meetingroom.discussion.run_sheet import AGAINST
from meetingroom.meeting.command.note import (
    AddNote,
    AskLonger,
    FinishMargins,
    FinishReading,
    SealStance,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.command.room import SetAway
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.state import Meeting
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.colleague import (
    COLLEAGUES,
    MINA,
    Colleague,
    stance_in,
)
from meetingroom.room.rehearsal.queue import Act, ActionQueue
from meetingroom.room.rehearsal.remark import Remark

LAST_NOTE = 0.94
"""Share of a colleague's reading after which the last note is written."""
FEWEST_LEFT_S = 20.0
"""What a colleague takes for the rest when the time is nearly or long up."""
_SILENT_KINDS = (NoteKind.AGREE, NoteKind.TYPO)


class Readers:
    """The colleagues up to the discussion."""

    def __init__(self, cast: Cast, queue: ActionQueue) -> None:
        self._cast = cast
        self._queue = queue

    def enter(self, phase: Phase, now: datetime) -> None:
        """Plan what the colleagues do in a phase that begins or goes on."""
        match phase:
            case Phase.PREPARE | Phase.LOBBY:
                self._come_in(phase, now)
            case Phase.READING:
                for colleague in self._cast.present():
                    self._return(colleague)
                    self._read(colleague, now)
            case Phase.MARGINS:
                for colleague in self._cast.present():
                    self._read_margins(colleague, now)
            case Phase.DISCUSSION | Phase.DECISIONS | Phase.CLOSED:
                return

    def _later(self, now: datetime, delay_s: float, act: Act) -> None:
        self._queue.add(now + timedelta(seconds=max(0.0, delay_s)), act)

    def _come_in(self, phase: Phase, now: datetime) -> None:
        people = self._cast.host.meeting.people
        delay_s = 1.0
        for colleague in COLLEAGUES:
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
        given_s, used_s = self._time(now)
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
        note = NoteId(self._cast.host.new_id())
        self._cast.send(person, AddNote(note, remark.kind, remark.body, remark.anchor))

    def _finish(self, colleague: Colleague) -> None:
        if colleague.asks_longer:
            self._cast.send(colleague.id, AskLonger(wants_longer=False))
        self._cast.send(colleague.id, FinishReading())

    def _read_margins(self, colleague: Colleague, now: datetime) -> None:
        given_s, used_s = self._time(now)
        chance = self._cast.chance(colleague.id, "margins")
        takes_s = max(FEWEST_LEFT_S, given_s * chance.uniform(0.55, 0.85) - used_s)
        seen = self._cast.sees(colleague.id)
        for note in seen.notes.values():
            is_open_to = note.author != colleague.id and not note.is_withdrawn
            if not is_open_to or note.kind in _SILENT_KINDS:
                continue
            if note.kind in AGAINST and _agrees_there(seen, colleague.id, note):
                continue
            if chance.random() < colleague.me_too:
                stand = partial(self._stand_behind, colleague.id, note.id)
                self._later(now, takes_s * chance.uniform(0.1, 0.7), stand)
        if colleague.id == MINA.id:
            act = partial(self._withdraw, colleague.id)
            self._later(now, takes_s * 0.3, act)
        choice = stance_in(seen.setup, colleague.stance)
        seal = SealStance(choice, colleague.why)
        sealing = partial(self._cast.send, colleague.id, seal)
        self._later(now, takes_s * chance.uniform(0.75, 0.95), partial(_do, sealing))
        done = partial(self._cast.send, colleague.id, FinishMargins())
        self._later(now, takes_s, partial(_do, done))

    def _stand_behind(self, person: PersonId, note: NoteId) -> None:
        known = self._cast.sees(person).notes.get(note)
        if known is not None and not known.is_withdrawn:
            self._cast.send(person, SetMeToo(note, is_on=True))

    def _withdraw(self, person: PersonId) -> None:
        """Fold an own question that the memo has answered by its end."""
        seen = self._cast.sees(person)
        answered = {
            remark.body: remark.answered_cp for remark in self._cast.remarks_of(person)
        }
        own = [n for n in seen.notes.values() if n.author == person]
        asked = [n for n in own if n.kind is NoteKind.QUESTION and n.anchor]
        if any(note.is_withdrawn for note in own):
            return
        known = [note for note in asked if answered.get(note.body) is not None]
        if not known and len(asked) < 2:  # noqa: PLR2004 - keep at least one
            return
        first = min(known or asked, key=_place)
        at_cp = answered.get(first.body)
        where = "further on" if at_cp is None else f"at {seen.pages.address(at_cp)}"
        self._cast.send(person, WithdrawNote(first.id, f"Answered {where}"))

    def _time(self, now: datetime) -> tuple[float, float]:
        clock = self._cast.host.meeting.clock
        return (clock.given_s, clock.used_s(now)) if clock else (0.0, 0.0)


def _do(send: partial[bool]) -> None:
    send()


def _agrees_there(seen: Meeting, person: PersonId, note: Note) -> bool:
    """Tell whether somebody agrees with the passage that a note is against."""
    return any(
        own.author == person
        and own.kind is NoteKind.AGREE
        and own.anchor is not None
        and note.anchor is not None
        and own.anchor.overlaps(note.anchor)
        for own in seen.notes.values()
    )


def _place(note: Note) -> int:
    return note.anchor.start_cp if note.anchor else 0
