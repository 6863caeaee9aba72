# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A whole meeting in which everything sealed or private has words found nowhere else.

It says after each step which of those words are still closed to the room. It must not
ask the program who may see what.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.decision import (
    AskAgain,
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import (
    AddNote,
    AskLonger,
    DeleteNote,
    EditNote,
    FinishMargins,
    FinishReading,
    SealStance,
)
from meetingroom.meeting.command.room import (
    BeginReading,
    ChangeSetup,
    CloseMeeting,
    OpenDecisions,
    OpenLobby,
    OpenMargins,
)
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    GiveFloor,
    TakeUpTopic,
    WriteLine,
)
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import FloorKind, Outcome
from meetingroom.memo.read.reading import FileComment
from tests.support.meetings import ADA, BEN, MEMO, MINA, RITA, TOM, TestRoom

EVERYBODY = (ADA, BEN, MINA, RITA, TOM)
OUTSIDER = "Olga Outside"
MEMO_WORDS = "1.2 million"
DECISION = DecisionId("decision")
STATEMENT = "Move every customer by the end of March."
DRAFT = DecisionDraft(
    STATEMENT,
    BEN,
    Door.ONE_WAY,
    ("Move all", "Move new customers only"),
    "Waiting costs more.",
    date(2027, 1, 15),
)


class MarkedMeeting:
    """The meeting, what is closed in it now, and what has been opened."""

    def __init__(
        self, *, are_names_shown: bool = True, are_pseudonyms_shown: bool = False
    ) -> None:
        self.room = TestRoom()
        self.are_names_shown = are_names_shown
        self.are_pseudonyms_shown = are_pseudonyms_shown
        self.closed = {MEMO_WORDS}
        self.opened: set[str] = set()

    def steps(self) -> Iterator[str]:
        """Hold the meeting; yields what has just happened."""
        yield "prepared"
        yield from self._prepare()
        yield from self._read()
        yield from self._look_at_margins()
        yield from self._talk()
        yield from self._decide()
        self.room.seat(ADA).send(CloseMeeting())
        yield "closed"

    def _open(self, *markers: str) -> None:
        assert self.closed.issuperset(markers)
        self.closed -= set(markers)
        self.opened |= set(markers)

    def _prepare(self) -> Iterator[str]:
        room, ada = self.room, self.room.seat(ADA)
        self.closed |= {"pre-read-words", OUTSIDER}
        start = MEMO.text.index("old plan")
        comment = FileComment(OUTSIDER, "pre-read-words", start, start + 8)
        room.keep_pre_read(comment)
        yield "a comment in the file"
        setup = room.host.meeting.setup
        setup = replace(
            setup,
            are_names_shown=self.are_names_shown,
            are_pseudonyms_shown=self.are_pseudonyms_shown,
        )
        ada.send(ChangeSetup(setup))
        yield "names are shown or not"
        ada.send(OpenLobby())
        yield "the lobby is open"

    def _read(self) -> Iterator[str]:
        room, ada = self.room, self.room.seat(ADA)
        ada.send(BeginReading())
        self._open(MEMO_WORDS)
        yield "reading has begun"
        for person in EVERYBODY:
            self.closed.add(f"note-of-{person}")
            room.add_note(person, "two systems", body=f"note-of-{person}")
            yield f"{person} wrote"
        ben = room.seat(BEN)
        self.closed |= {"deleted-words", "first-words", "second-words"}
        ben.send(AddNote(NoteId("gone"), NoteKind.BLOCKER, "deleted-words"))
        ben.send(DeleteNote(NoteId("gone")))
        yield "a note was deleted"
        ben.send(AddNote(NoteId("better"), NoteKind.CONCERN, "first-words"))
        ben.send(EditNote(NoteId("better"), NoteKind.CONCERN, "second-words"))
        yield "a note was changed"
        room.seat(MINA).send(AskLonger())
        for person in EVERYBODY:
            room.seat(person).send(FinishReading())
            yield f"{person} has finished"
        ada.send(OpenMargins())
        self._open("second-words", "pre-read-words")
        self._open(*(f"note-of-{person}" for person in EVERYBODY))
        if self.are_names_shown:
            self._open(OUTSIDER)
        yield "the margins are open"

    def _look_at_margins(self) -> Iterator[str]:
        room, ada = self.room, self.room.seat(ADA)
        for person in EVERYBODY:
            self.closed.add(f"stance-of-{person}")
            why = SealStance(StanceChoice.AGAINST, f"stance-of-{person}")
            room.seat(person).send(why)
            room.seat(person).send(FinishMargins())
            yield f"{person} sealed a stance"
        ada.send(open_discussion_command(ada.snapshot().meeting, ""))
        self._open(*(f"stance-of-{person}" for person in EVERYBODY))
        yield "the discussion is open"

    def _talk(self) -> Iterator[str]:
        ada = self.room.seat(ADA)
        for topic in self.room.host.meeting.topics:
            ada.send(TakeUpTopic(topic))
            yield "a topic is taken up"
            self.room.seat(TOM).send(AskForFloor(topic, FloorKind.QUESTION))
            yield "somebody asks for the floor"
            ada.send(GiveFloor(MINA))
            ada.send(WriteLine(topic, "We have to count them.", MINA))
            yield "somebody speaks"
            ada.send(EndTopic(topic, Outcome.AUTHOR_WILL_FIX))
            yield "a topic is ended"

    def _decide(self) -> Iterator[str]:
        room, ada = self.room, self.room.seat(ADA)
        ada.send(OpenDecisions())
        yield "the decisions are open"
        ada.send(DraftDecision(DECISION, DRAFT))
        yield "a decision is drafted"
        self.closed.add("taken-back")
        objection = CastVote(DECISION, VoteChoice.OBJECT, "taken-back")
        room.seat(BEN).send(objection)
        yield from self._answer("first-answer")
        ada.send(OpenRollCall(DECISION))
        self._open(*(f"first-answer-of-{person}" for person in EVERYBODY))
        yield "the answers are open"
        ada.send(AskAgain(DECISION))
        yield from self._answer("second-answer")
        ada.send(OpenRollCall(DECISION))
        self._open(*(f"second-answer-of-{person}" for person in EVERYBODY))
        yield "the answers are open again"
        ada.send(RecordDecision(DECISION))
        yield "the decision is recorded"

    def _answer(self, name: str) -> Iterator[str]:
        for person in EVERYBODY:
            self.closed.add(marker_of(name, person))
            choice = VoteChoice.DISAGREE_AND_COMMIT
            vote = CastVote(DECISION, choice, marker_of(name, person))
            self.room.seat(person).send(vote)
            yield f"{person} answered"


def marker_of(name: str, person: PersonId) -> str:
    return f"{name}-of-{person}"
