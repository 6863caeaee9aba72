# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The meeting as one immutable value.

Only `apply` makes the next one; nothing here decides.
"""

from dataclasses import dataclass, field
from datetime import datetime

from meetingroom.meeting.decisions import Decision, DecisionStatus, FollowUp
from meetingroom.meeting.devices import Device, SealedBox
from meetingroom.meeting.ids import (
    DecisionId,
    DeviceId,
    FollowUpId,
    MeetingId,
    NoteId,
    PersonId,
    SealId,
    TopicId,
)
from meetingroom.meeting.notes import Disposition, Note, NoteKind, Reply
from meetingroom.meeting.people import Person, Role
from meetingroom.meeting.phase import Phase, PhaseClock
from meetingroom.meeting.pre_read import PreReadNote
from meetingroom.meeting.pseudonym import SOMEBODY, in_words, number_of, pseudonym
from meetingroom.meeting.setup import Override, Setup
from meetingroom.meeting.stance import Stance
from meetingroom.meeting.topics import (
    CarriedTopic,
    LeftTopic,
    RunSheetOrder,
    Topic,
)
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight import Rules


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, or what one viewer may know of it.

    The dictionaries are never changed in place.
    """

    id: MeetingId | None = None
    """`None` before the meeting was created."""
    phase: Phase = Phase.PREPARE
    setup: Setup = field(default_factory=Setup)
    memo: Memo | None = None
    pages: PageMap = field(default_factory=lambda: PageMap(()))
    rules: Rules = field(default_factory=Rules)
    """What the check of the memo goes by."""
    pre_read: tuple[PreReadNote, ...] = ()
    """Comments of the memo's file until they open; the host alone has them."""
    carried: tuple[CarriedTopic, ...] = ()
    """What an earlier meeting left open."""
    people: dict[PersonId, Person] = field(default_factory=dict)
    devices: dict[DeviceId, Device] = field(default_factory=dict)
    """Laptops that were let in, also those turned away again."""
    keeper: PersonId | None = None
    """Whose laptop hosts: who began the meeting, or took it over last."""
    is_locked: bool = False
    """Nobody new is let in."""
    overrides: tuple[Override, ...] = ()
    clock: PhaseClock | None = None
    """Clock of the running phase; `None` in phases without one."""
    given_s: dict[Phase, float] = field(default_factory=dict)
    """Seconds given in finished phases."""
    used_s: dict[Phase, float] = field(default_factory=dict)
    """Seconds used in finished phases."""
    notes: dict[NoteId, Note] = field(default_factory=dict)
    deleted: dict[NoteId, Note] = field(default_factory=dict)
    """Notes their writers deleted before the reveal; undo brings them back."""
    sealed: dict[SealId, tuple[SealedBox, ...]] = field(default_factory=dict)
    """What is kept under each seal that was not opened yet, in order."""
    keys: dict[SealId, bytes] = field(default_factory=dict)
    """Keys that were handed in."""
    opened: frozenset[SealId] = frozenset()
    """Seals whose notes are in the margin."""
    pseudonyms: dict[PersonId, int] = field(default_factory=dict)
    """Numbers in place of names; a seat knows its own person's only."""
    finished: frozenset[PersonId] = frozenset()
    longer: frozenset[PersonId] = frozenset()
    """Who asked for a little longer."""
    read_margins: frozenset[PersonId] = frozenset()
    stances: dict[PersonId, Stance] = field(default_factory=dict)
    stances_after: dict[PersonId, Stance] = field(default_factory=dict)
    """Where people stood at the end of the meeting."""
    topics: dict[TopicId, Topic] = field(default_factory=dict)
    """In the order of the run sheet."""
    topic_order: RunSheetOrder = RunSheetOrder.BLOCKERS
    """By what the run sheet was put in order last."""
    current_topic: TopicId | None = None
    thumbs: dict[PersonId, bool] = field(default_factory=dict)
    """Who would go on with the current topic, in the Roman vote; empty again once it
    got more time or was left. Others learn totals only, and no record has it."""
    left: LeftTopic | None = None
    """What the room left last, for who takes the leaving back. Its thumbs are a
    viewer's own only, as those above."""
    decisions: dict[DecisionId, Decision] = field(default_factory=dict)
    follow_ups: dict[FollowUpId, FollowUp] = field(default_factory=dict)
    gist: str = ""
    """What came of the meeting, in the scribe's words."""
    closed_at: datetime | None = None
    """When the record was frozen; `None` while the meeting goes on."""

    def roles_of(self, person: PersonId) -> frozenset[Role]:
        """Return all parts a person plays, attendee or observer included."""
        known = self.people.get(person)
        if known is None:
            return frozenset()
        base = Role.OBSERVER if known.is_observer else Role.ATTENDEE
        return self.setup.roles.of(person) | {base}

    @property
    def asks_stances_again(self) -> bool:
        """Tell whether the room may say where it stands after the talk.

        From the first decision that was settled on: before one there is nothing to
        stand to, and it needs no further act of the facilitator's.
        """
        return (
            self.setup.are_stances_asked
            and self.phase is Phase.DECISIONS
            and any(
                known.status in (DecisionStatus.RECORDED, DecisionStatus.DEFERRED)
                for known in self.decisions.values()
            )
        )

    def readers(self) -> tuple[PersonId, ...]:
        """Return who is expected to finish reading: present, not observing."""
        return tuple(
            person.id
            for person in self.people.values()
            if not person.is_observer and not person.is_away
        )

    @property
    def has_begun(self) -> bool:
        """Tell whether reading ever began, also after the room went back."""
        return Phase.READING in self.used_s or self.phase.order >= Phase.READING.order

    @property
    def with_laptop(self) -> frozenset[PersonId]:
        """Who was let in on a laptop of their own that was not turned away since."""
        laptops = self.devices.values()
        return frozenset(one.person for one in laptops if not one.is_revoked)

    def writer_of(self, seal: SealId) -> PersonId | None:
        """Return whose seal it is; `None` for a seal nobody has used yet.

        A laptop of somebody who was taken off the list holds its seal only if
        something is kept under it.
        """
        if boxes := self.sealed.get(seal):
            return boxes[0].author
        holders = (
            device.person
            for device in self.devices.values()
            if device.seal == seal and device.person in self.people
        )
        return next(holders, None)

    def shows_writer(self, note: Note) -> bool:
        """Tell whether everybody may know who wrote a note."""
        return self.setup.are_names_shown or note.is_owned

    def hidden_writer(self, note: Note) -> PersonId:
        """Return who stands at a note that carries no name.

        The number of its writer on what was written in the silence, else nobody.
        """
        if number_of(note.author) is not None:
            return note.author
        number = self.pseudonyms.get(note.author)
        if number is None or not note.is_from_silence:
            return SOMEBODY
        return pseudonym(number)

    def name_of_writer(self, note: Note) -> str:
        """Return who wrote a note, by name or number; empty where neither is shown."""
        if not self.shows_writer(note):
            return in_words(self.hidden_writer(note))
        known = self.people.get(note.author)
        return known.name if known else note.writer_name

    def name_of_replier(self, reply: Reply) -> str:
        """Return who wrote a reply; empty in a meeting without names."""
        known = self.people.get(reply.author)
        return known.name if known and self.setup.are_names_shown else ""

    def topic_of(self, note: NoteId) -> Topic | None:
        """Return the topic a note stands in."""
        return next((t for t in self.topics.values() if note in t.notes), None)

    def decided_topics(self) -> frozenset[TopicId]:
        """Return the topics on which something was recorded or deferred."""
        settled = (DecisionStatus.RECORDED, DecisionStatus.DEFERRED)
        return frozenset(
            topic
            for decision in self.decisions.values()
            if decision.status in settled
            for topic in decision.draft.topics
        )

    def topic_left_s(self, topic: Topic, at: datetime) -> float:
        """Return the seconds a topic has left, negative over time.

        A running pause does not count.
        """
        paused_at = self.clock.paused_at if self.clock else None
        since = topic.taken_up_at
        until = min(at, paused_at or at)
        turn_s = max(0.0, (until - since).total_seconds()) if since else 0.0
        return topic.given_s - topic.used_s - turn_s

    def marked_from_cp(self, topic: Topic) -> int | None:
        """Return where a topic's first passage begins; `None` for the whole memo.

        The topic itself reaches over whole sentences and may begin a line earlier.
        """
        held = (self.notes.get(note) for note in topic.notes)
        marks = [note.anchor.start_cp for note in held if note and note.anchor]
        return min(marks, default=topic.start_cp)

    def successor_of(self, decision: DecisionId | None) -> Decision | None:
        """Return the recorded decision of this meeting that supersedes another."""
        return (
            next(
                (
                    later
                    for later in self.decisions.values()
                    if later.draft.supersedes == decision and later.number
                ),
                None,
            )
            if decision
            else None
        )

    def consulted_on(self, decision: Decision) -> tuple[PersonId, ...]:
        """Return whose view a decision had: who read, and is here or has answered.

        Reading is the one thing everybody here has done who does not only observe;
        who finished it is nobody's business. It is settled with the decision.
        """
        if decision.settled_at is not None:
            return decision.consulted
        votes = decision.roll_call.votes
        return tuple(
            person.id
            for person in self.people.values()
            if not person.is_observer and (not person.is_away or person.id in votes)
        )

    def disposition_of(self, note: Note) -> Disposition | None:
        """Return what became of a note: its own disposition or its topic's.

        What becomes of a blocker no outcome says.
        """
        if note.disposition is not None or note.is_kept_open:
            return note.disposition
        topic = self.topic_of(note.id)
        if topic is None or topic.outcome is None:
            return None
        is_left = note.kind is NoteKind.BLOCKER and not topic.has_settled_blockers
        return None if is_left else topic.outcome.disposition
