# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A room with people in it, brought to any phase through the real commands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from meetingroom.meeting.command.note import AddNote, FinishMargins, FinishReading
from meetingroom.meeting.command.room import (
    AddPerson,
    BeginReading,
    ChangeSetup,
    CreateMeeting,
    FreezeMemo,
    OpenDecisions,
    OpenDiscussion,
    OpenLobby,
    OpenMargins,
)
from meetingroom.meeting.ids import MeetingId, NoteId, PersonId, TopicId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Roles, Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import pre_read_notes
from meetingroom.meeting.topics import Topic
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.read.reading import FileComment
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom
from meetingroom.room.journal import Journal
from meetingroom.room.seat import HostSeat
from tests.support.journal import ListJournal

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEETING = MeetingId("meeting")
ADA, BEN, MINA, RITA, TOM = (
    PersonId(name) for name in ("ada", "ben", "mina", "rita", "tom")
)
NAMES = {ADA: "Ada", BEN: "Ben", MINA: "Mina", RITA: "Rita", TOM: "Tom"}
ROLES = Roles(facilitator=ADA, author=BEN, decider=RITA, scribe=MINA, bar_raiser=TOM)

MEMO = Memo(
    "Billing migration",
    (
        Block(BlockKind.HEADING, "What we know", level=1),
        Block(
            BlockKind.PARAGRAPH,
            "Today two systems send invoices. We estimate the work at 1.2 million. "
            "Nobody in our market has finished such a move in under a year.",
        ),
        Block(BlockKind.HEADING, "What we do not know", level=1),
        Block(
            BlockKind.PARAGRAPH,
            "We do not know how many contracts the new system cannot express. "
            "We would rather stop selling the old plan in January.",
        ),
    ),
    "billing.md",
)


def numbered_ids(first: int = 1) -> Iterator[str]:
    return (f"id-{number:05d}" for number in count(first))


class TestRoom:
    """A host room with five people; Ada is facilitator."""

    __test__ = False

    def __init__(
        self,
        journal: Journal | None = None,
        memo: Memo = MEMO,
        meeting: MeetingId = MEETING,
    ) -> None:
        self.clock = HandClock(START)
        journal = journal or ListJournal()
        # A room that is taken up again must not make an id a second time.
        ids = numbered_ids(1 + 100 * len(journal.read(meeting)))
        self.host = HostRoom(meeting, journal, self.clock, lambda: next(ids))
        self.memo = memo
        if self.host.meeting.id is None:
            self._create(meeting)

    def _create(self, meeting: MeetingId) -> None:
        ada = self.seat(ADA)
        ada.send(CreateMeeting(meeting, NAMES[ADA], "Billing"))
        ada.send(FreezeMemo(self.memo, plain_pages(self.memo)))
        for person in (BEN, MINA, RITA, TOM):
            rank = Seniority.EXECUTIVE if person == RITA else Seniority.REGULAR
            ada.send(AddPerson(person, NAMES[person], rank))
        setup = replace(self.host.meeting.setup, goal="Decide on March", roles=ROLES)
        ada.send(ChangeSetup(setup))

    def seat(self, person: PersonId) -> HostSeat:
        return self.host.seat(person)

    def keep_pre_read(self, *comments: FileComment) -> None:
        """Freeze the memo again as a file that has comments."""
        notes = pre_read_notes(
            self.memo,
            comments,
            self.host.meeting.people.values(),
            self.host.new_id,
            self.host.now(),
        )
        self.seat(ADA).send(FreezeMemo(self.memo, plain_pages(self.memo), notes))

    def add_note(
        self,
        by: PersonId,
        quote: str,
        kind: NoteKind = NoteKind.QUESTION,
        body: str = "Where does this come from?",
    ) -> NoteId:
        note = NoteId(self.host.new_id())
        start = self.memo.text.index(quote)
        anchor = anchor_at(self.memo, start, start + len(quote))
        self.seat(by).send(AddNote(note, kind, body, anchor))
        return note

    def go_to(self, phase: Phase) -> "TestRoom":
        """Walk on to a phase; everyone finishes what there is to finish."""
        ada = self.seat(ADA)
        while self.host.meeting.phase.order < phase.order:
            match self.host.meeting.phase:
                case Phase.PREPARE:
                    ada.send(OpenLobby())
                case Phase.LOBBY:
                    ada.send(BeginReading())
                case Phase.READING:
                    for person in self.host.meeting.readers():
                        self.seat(person).send(FinishReading())
                    ada.send(OpenMargins())
                case Phase.MARGINS:
                    for person in self.host.meeting.readers():
                        self.seat(person).send(FinishMargins())
                    # Not all may have sealed a stance, where somebody has.
                    reason = "Time is short." if self.host.meeting.stances else ""
                    ada.send(OpenDiscussion(self.topics(), reason))
                case Phase.DISCUSSION:
                    ada.send(OpenDecisions())
                case Phase.DECISIONS | Phase.CLOSED:
                    break
        return self

    def talk_on(self, *topics: Topic) -> "TestRoom":
        """Walk on to the discussion, which opens on given topics."""
        self.go_to(Phase.MARGINS)
        for person in self.host.meeting.readers():
            self.seat(person).send(FinishMargins())
        self.seat(ADA).send(OpenDiscussion(topics))
        return self

    def topics(self) -> tuple[Topic, ...]:
        """One topic for each note."""
        return tuple(
            Topic(
                TopicId(f"topic-{number}"),
                note.body or "Agreed",
                (note.id,),
                note.anchor.start_cp if note.anchor else None,
                note.anchor.end_cp if note.anchor else None,
            )
            for number, note in enumerate(self.host.meeting.notes.values())
        )
