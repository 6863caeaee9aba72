# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A meeting of any number of people who write, speak, answer and decide a lot.

Everything goes through a real room, as those people would send it.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice

from meetingroom.discussion.opening import open_discussion_command
from meetingroom.meeting.command.decision import (
    AddFollowUp,
    CastVote,
    DraftDecision,
    OpenRollCall,
    RecordDecision,
)
from meetingroom.meeting.command.note import (
    AddNote,
    FinishMargins,
    FinishReading,
    SealStance,
    SetMeToo,
)
from meetingroom.meeting.command.room import (
    AddPerson,
    BeginReading,
    ChangeSetup,
    OpenDecisions,
    OpenLobby,
    OpenMargins,
)
from meetingroom.meeting.command.topic import (
    AskForFloor,
    EndTopic,
    GiveFloor,
    RomanVote,
    TakeUpTopic,
    TypeLine,
    WriteGist,
    WriteLine,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.ids import DecisionId, FollowUpId, NoteId, PersonId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.people import Roles, Seniority
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import FloorKind, Outcome
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.sentence import sentences
from meetingroom.room.clock import HandClock
from meetingroom.room.host import HostRoom

NAMES = (
    "Ben Okafor",
    "Rita Lindqvist-Hernández y Martínez de la Rosa",
    "Mina Sato",
    "Tom Brandt",
    "Zoë Vandenbroucke-Papadopoulos",
    "李 小龙",
    "Aleksandra Wiśniewska",
    "Muhammad Abdurrahman al-Khwarizmi",
    "Jo Li",
)
WORDS = (
    "Where does this figure come from?",
    "This will not hold beyond the first quarter; the contracts with the three largest "
    "customers run until 2029, and nobody has asked them.",
    "Agreed.",
    "Who owns this after the launch?",
    "We tried this four years ago and stopped, because the second system never "
    "became cheaper than the first one. What is different now?",
    "Say what it costs per month.",
)
KINDS = (
    NoteKind.QUESTION,
    NoteKind.BLOCKER,
    NoteKind.AGREE,
    NoteKind.QUESTION,
    NoteKind.CONCERN,
    NoteKind.SUGGESTION,
)
STANCES = (
    StanceChoice.SUPPORT,
    StanceChoice.SUPPORT_WITH_CHANGES,
    StanceChoice.UNSURE,
    StanceChoice.AGAINST,
)
EARLIER = "We move the {}. group of customers once the group before it pays on time."
NOW = (
    "We stop selling the old plan in January, and offer every customer who is on it "
    "the new one at the old price until their contract ends."
)


class Crowd:
    """A meeting, and what its people do in it."""

    def __init__(self, host: HostRoom, lead: PersonId, people: int, notes: int) -> None:
        """Let people in.

        Args:
            host: The room, before its lobby.
            lead: Its facilitator.
            people: How many there are, the facilitator among them; three or more.
            notes: How many notes they write together.
        """
        self.host = host
        self.lead = lead
        self._note_count = notes
        self._people = [PersonId(f"person-{n}") for n in range(1, people)]
        ranks = cycle(Seniority)
        for number, person in enumerate(self._people):
            again = number // len(NAMES)
            name = NAMES[number % len(NAMES)] + (f" {again + 1}" if again else "")
            self._do(lead, AddPerson(person, name, next(ranks)))
        author, decider = self._people[:2]
        roles = Roles(facilitator=lead, author=author, decider=decider, scribe=lead)
        setup = replace(host.meeting.setup, goal="Decide on January", roles=roles)
        self._do(lead, ChangeSetup(setup))

    def read(self) -> None:
        """Open the lobby, begin, and write all notes but the lead's last question."""
        self._do(self.lead, OpenLobby())
        self._do(self.lead, BeginReading())
        memo = self.host.meeting.memo
        assert memo is not None
        places = cycle(sentences(memo).bounds)
        everybody = cycle((self.lead, *self._people))
        said = cycle(zip(KINDS, WORDS, strict=True))
        for number in range(self._note_count):
            start, end = next(places)
            kind, body = next(said)
            if number % len(WORDS) == 0:
                next(said)  # so that not all of a passage say the same
            note = NoteId(f"note-{number:03d}")
            anchor = anchor_at(memo, start, end)
            self._do(next(everybody), AddNote(note, kind, body, anchor))

    def open_margins(self) -> None:
        """End the silence; people like each other's notes, and most seal a stance."""
        for person in self._readers():
            self._do(person, FinishReading())
        self._do(self.lead, OpenMargins("The hour is short."))
        notes = list(self.host.meeting.notes.values())
        for number, person in enumerate(self._people):
            note = notes[number % 7]
            if note.author != person:
                self._do(person, SetMeToo(note.id, is_on=True))
        for person, choice in zip(self._people, cycle(STANCES), strict=False):
            self._do(person, SealStance(choice, "The second year is not in the memo."))

    def talk(self) -> None:
        """Begin to talk; a topic is taken up, some have spoken, and many wait."""
        for person in self._readers():
            self._do(person, FinishMargins())
        opening = open_discussion_command(self.host.meeting, "The hour is short.")
        self._do(self.lead, opening)
        first, second, *_ = self.host.meeting.topics
        self._do(self.lead, TakeUpTopic(first))
        self._do(self.lead, EndTopic(first, Outcome.ANSWERED))
        self._do(self.lead, TakeUpTopic(second))
        for person in self._people[:2]:
            self._do(self.lead, GiveFloor(person))
            line = f"{WORDS[1]} That is what the contracts say."
            self._do(self.lead, WriteLine(second, line, person))
        for person, kind in zip(self._people[2:], cycle(FloorKind), strict=False):
            self._do(person, AskForFloor(second, kind))
        self._do(self.lead, TypeLine(second, "The three largest customers will be as"))

    def run_out_of_time(self, clock: HandClock) -> None:
        """Let the topic's time end, and the room show its thumbs."""
        clock.advance(20 * 60)
        topic = self.host.meeting.current_topic
        assert topic is not None
        for person, is_up in zip(self._people, cycle((True, True, False))):
            self._do(person, RomanVote(topic, is_up=is_up))

    def decide(self, decisions: int) -> None:
        """Record decisions, each with follow-ups; write another and ask for it."""
        self._do(self.lead, OpenDecisions())
        for number in range(decisions):
            decision = DecisionId(f"decision-{number}")
            draft = self._draft(EARLIER.format(number + 2), number)
            self._do(self.lead, DraftDecision(decision, draft))
            self._answer(decision)
            self._do(self.lead, OpenRollCall(decision))
            self._do(self.lead, RecordDecision(decision))
            self._follow(decision, number)
        self._do(self.lead, DraftDecision(DecisionId("now"), self._draft(NOW, 3)))

    def answer(self) -> None:
        """Everybody answers what is asked now."""
        self._answer(DecisionId("now"))

    def open_answers(self) -> None:
        """Open the roll call."""
        self._do(self.lead, OpenRollCall(DecisionId("now")))

    def record(self) -> None:
        """Put what is asked into the record, and say once more where all stand."""
        self._do(self.lead, RecordDecision(DecisionId("now")))
        for person, choice in zip(self._people, cycle(STANCES[:2]), strict=False):
            self._do(person, SealStance(choice, "The date is right.", is_after=True))
        self._do(
            self.lead, WriteGist("The old plan ends in January, for new customers.")
        )

    def _draft(self, statement: str, number: int) -> DecisionDraft:
        return DecisionDraft(
            statement,
            self._people[number % len(self._people)],
            Door.ONE_WAY if number % 2 else Door.TWO_WAY,
            ("Stop in January", "Stop once the last contract has ended"),
            "Two systems cost more than the customers who stay for the old one pay.",
            self.host.now().date() + timedelta(days=60 + number),
            topics=tuple(islice(self.host.meeting.topics, 2)),
        )

    def _answer(self, decision: DecisionId) -> None:
        choices = (*[VoteChoice.COMMIT] * 4, VoteChoice.DISAGREE_AND_COMMIT)
        question = self.host.meeting.decisions[decision].question
        for person, choice in zip(self._readers(), cycle(choices), strict=False):
            reason = WORDS[1] if choice.needs_reason else ""
            self._do(person, CastVote(decision, choice, reason, question))

    def _follow(self, decision: DecisionId, number: int) -> None:
        for turn in range(2):
            work = FollowUpId(f"work-{number}-{turn}")
            owner = self._people[(number + turn) % len(self._people)]
            due_on = self.host.now().date() + timedelta(days=7 + turn)
            what = (
                f"Tell the {number + 2}. group what changes for them, in their words."
            )
            self._do(
                self.lead, AddFollowUp(work, what, owner, due_on, decision=decision)
            )

    def _readers(self) -> list[PersonId]:
        return list(self.host.meeting.readers())

    def _do(self, by: PersonId, command: Command) -> None:
        self.host.seat(by).send(command)
