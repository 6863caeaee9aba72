# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Reading the margins: own questions first, then what others wrote, then a stance.

Each colleague at their own pace, and in silence: few replies, none of them long.
"""

from datetime import datetime, timedelta
from functools import partial

from meetingroom.meeting.command.note import (
    FinishMargins,
    ReplyToNote,
    SealStance,
    SetMeToo,
    WithdrawNote,
)
from meetingroom.meeting.contest import AGAINST
from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.phase import PhaseClock
from meetingroom.meeting.state import Meeting
from meetingroom.room.rehearsal.cast import Cast
from meetingroom.room.rehearsal.colleague import Colleague, stance_in
from meetingroom.room.rehearsal.queue import Act, ActionQueue
from meetingroom.room.rehearsal.reaction import reply_to_you

FEWEST_LEFT_S = 20.0
"""What a colleague takes for the rest when the time is nearly or long up."""
_SILENT_KINDS = (NoteKind.AGREE, NoteKind.TYPO)


class MarginReaders:
    """The colleagues from the reveal to the discussion."""

    def __init__(self, cast: Cast, queue: ActionQueue) -> None:
        self._cast = cast
        self._queue = queue

    def enter(self, now: datetime) -> None:
        """Plan what the colleagues do once the margins are open."""
        for colleague in self._cast.present():
            self._read(colleague, now)
        self._plan_reply_to_you(now)

    def _read(self, colleague: Colleague, now: datetime) -> None:
        given_s, used_s = _time(self._cast.host.meeting.clock, now)
        chance = self._cast.chance(colleague.id, "margins")
        takes_s = max(FEWEST_LEFT_S, given_s * chance.uniform(0.55, 0.85) - used_s)
        send = partial(self._cast.send, colleague.id)

        def at(share: float, act: Act) -> None:
            self._queue.add(now + timedelta(seconds=share * takes_s), act)

        at(chance.uniform(0.08, 0.25), partial(self._sweep, colleague.id))
        seen = self._cast.sees(colleague.id)
        for note in seen.notes.values():
            self._plan_reaction(colleague, note, now + timedelta(seconds=takes_s), now)
            if not _may_join(seen, colleague.id, note):
                continue
            if chance.random() < colleague.me_too:
                stand = partial(self._stand_behind, colleague.id, note.id)
                at(chance.uniform(0.25, 0.7), stand)
        choice = stance_in(seen.setup, colleague.stance)
        why = self._cast.why(colleague, is_after=False)
        seal = SealStance(choice, why)
        at(chance.uniform(0.75, 0.95), partial(_do, partial(send, seal)))
        at(1.0, partial(_do, partial(send, FinishMargins())))

    def _sweep(self, person: PersonId) -> None:
        """Look through one's own questions: answered, dropped, or still open.

        One that is still open takes no command; it is left as it is.
        """
        seen = self._cast.sees(person)
        for note in seen.notes.values():
            if note.author != person or note.is_withdrawn:
                continue
            remark = self._cast.remark_on(note)
            if remark is None:
                continue
            if remark.answered_cp is not None:
                where = seen.pages.address(remark.answered_cp)
                self._cast.send(person, WithdrawNote(note.id, f"Answered at {where}"))
            elif remark.is_dropped:
                self._cast.send(person, WithdrawNote(note.id))

    def _plan_reaction(
        self, colleague: Colleague, note: Note, ends: datetime, now: datetime
    ) -> None:
        remark = self._cast.remark_on(note)
        for reply in remark.reactions.replies if remark else ():
            if reply.who == colleague.id:
                self._plan_reply(note.id, colleague.id, reply.body, ends, now)

    def _plan_reply_to_you(self, now: datetime) -> None:
        """Have one colleague reply to one note of who practises."""
        meeting = self._cast.host.meeting
        if self._cast.you is None:
            return
        seen = self._cast.sees(self._cast.you)
        chance = self._cast.chance("reply to you")
        here = [colleague.id for colleague in self._cast.present()]
        given_s, used_s = _time(meeting.clock, now)
        for note in seen.notes.values():
            if note.author != self._cast.you:
                continue
            reply = reply_to_you(note.kind, here, chance)
            if reply is not None:
                ends = now + timedelta(seconds=max(FEWEST_LEFT_S, given_s - used_s) / 2)
                self._plan_reply(note.id, reply.who, reply.body, ends, now)
                return

    def _plan_reply(
        self, note: NoteId, person: PersonId, body: str, ends: datetime, now: datetime
    ) -> None:
        chance = self._cast.chance("reply", person, body)
        due = now + chance.uniform(0.35, 0.7) * (ends - now)
        self._queue.add(due, partial(self._reply, person, note, body))

    def _reply(self, person: PersonId, note: NoteId, body: str) -> None:
        known = self._cast.sees(person).notes.get(note)
        if known is None or known.is_withdrawn:
            return
        if any(reply.author == person for reply in known.replies):
            # Taken up again after an interruption.
            return
        reply = ReplyId(self._cast.new_id())
        self._cast.send(person, ReplyToNote(note, reply, body))

    def _stand_behind(self, person: PersonId, note: NoteId) -> None:
        known = self._cast.sees(person).notes.get(note)
        if known is not None and not known.is_withdrawn:
            self._cast.send(person, SetMeToo(note, is_on=True))


def _do(send: partial[bool]) -> None:
    send()


def _time(clock: PhaseClock | None, now: datetime) -> tuple[float, float]:
    return (clock.given_s, clock.used_s(now)) if clock else (0.0, 0.0)


def _may_join(seen: Meeting, person: PersonId, note: Note) -> bool:
    """Tell whether somebody would stand behind a note of somebody else's."""
    is_open_to = note.author != person and not note.is_withdrawn
    if not is_open_to or note.kind in _SILENT_KINDS:
        return False
    return note.kind not in AGAINST or not _agrees_there(seen, person, note)


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
