# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Writing under seal, handing in keys, and what is opened when."""

from dataclasses import replace

import pytest

from meetingroom.meeting.command.note import (
    AddNote,
    HandInKey,
    KeepSealed,
    OpenSeal,
    SealedNote,
    WithdrawNote,
)
from meetingroom.meeting.command.room import (
    AdmitDevice,
    ChangePerson,
    ChangeSetup,
    CloseMeeting,
    Reopen,
)
from meetingroom.meeting.commands import Command
from meetingroom.meeting.devices import (
    MAX_BOX_BYTES,
    MAX_BOXES,
    MAX_SEALS,
    SealedBox,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import (
    EntrySealed,
    KeyHandedIn,
    NoteAdded,
    SealOpened,
)
from meetingroom.meeting.ids import CommandId, DeviceId, NoteId, PersonId, SealId
from meetingroom.meeting.notes import MAX_BODY_CP, MAX_PASSAGE_CP, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY, veiled
from meetingroom.meeting.seal import seal_of
from meetingroom.meeting.visible import is_unsealing, visible
from meetingroom.memo.anchor import Anchor, anchor_at
from meetingroom.protocol.sealing import seal
from tests.meeting.course import Course
from tests.support.meetings import ADA, BEN, MEETING, MEMO, MINA

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
SEAL, OTHER_SEAL = seal_of(KEY), seal_of(OTHER_KEY)
LAPTOP = DeviceId("laptop")
FIRST, SECOND = NoteId("first"), NoteId("second")
WHY = SealedNote(FIRST, NoteKind.QUESTION, "Why?", anchor_at(MEMO, 20, 30))
HOW = SealedNote(SECOND, NoteKind.AGREE, "")


def refused(course: Course, by: PersonId, command: Command) -> str:
    before = course.meeting
    with pytest.raises(Refused) as caught:
        course.do(by, command)
    assert course.meeting is before
    return caught.value.sentence


@pytest.fixture
def reading() -> Course:
    """Ben has written one thing under seal, at a laptop of his own."""
    course = Course().go_to(Phase.LOBBY)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))
    course.go_to(Phase.READING)
    course.do(BEN, KeepSealed(SEAL, b"one"))
    return course


@pytest.fixture
def revealed(reading: Course) -> Course:
    """The margins are open, and Ben's key is there."""
    reading.go_to(Phase.MARGINS)
    reading.do(BEN, HandInKey(KEY))
    return reading


def test_an_act_under_seal_is_kept_as_it_came(reading: Course) -> None:
    events = reading.do(BEN, KeepSealed(SEAL, b"two"))

    assert events == (EntrySealed(SEAL, b"two"),)
    first, second = reading.meeting.sealed[SEAL]
    assert [first.box, second.box] == [b"one", b"two"]
    last = reading.log[-1]
    assert second == SealedBox(last.command_id, BEN, last.at, b"two")
    assert reading.meeting.notes == {}


def test_what_was_written_offline_is_kept_after_the_reveal(reading: Course) -> None:
    reading.go_to(Phase.DISCUSSION)

    reading.do(BEN, KeepSealed(SEAL, b"late"))

    assert [box.box for box in reading.meeting.sealed[SEAL]] == [b"one", b"late"]


def test_what_was_under_way_when_the_room_went_back_is_kept(reading: Course) -> None:
    reading.do(ADA, Reopen(Phase.LOBBY, "The projector failed."))

    reading.do(BEN, KeepSealed(SEAL, b"two"))
    reading.do(BEN, HandInKey(KEY))

    assert len(reading.meeting.sealed[SEAL]) == 2
    assert SEAL in reading.meeting.keys


def test_nothing_is_sealed_before_reading_or_after_the_end() -> None:
    course = Course().go_to(Phase.LOBBY)
    keep = KeepSealed(SEAL, b"one")

    assert "once reading has begun" in refused(course, BEN, keep)
    course.go_to(Phase.DECISIONS)
    course.do(ADA, CloseMeeting())
    assert "its record is frozen" in refused(course, BEN, keep)


def test_somebody_elses_seal_cannot_be_used(reading: Course) -> None:
    reading.do(MINA, KeepSealed(OTHER_SEAL, b"hers"))

    assert "somebody else’s" in refused(reading, MINA, KeepSealed(SEAL, b"x"))
    assert "somebody else’s" in refused(reading, BEN, KeepSealed(OTHER_SEAL, b"x"))
    mine = AdmitDevice(BEN, "Ben", DeviceId("second"), OTHER_SEAL)
    assert "the seal of somebody else" in refused(reading, ADA, mine)


@pytest.mark.parametrize("length", [0, MAX_BOX_BYTES + 1])
def test_a_box_has_a_smallest_and_a_largest_size(reading: Course, length: int) -> None:
    box = KeepSealed(SEAL, b"x" * length)

    assert f"1 to {MAX_BOX_BYTES} bytes" in refused(reading, BEN, box)


def test_the_longest_note_on_the_longest_passage_fits_into_a_box() -> None:
    smile = "\N{GRINNING FACE}"  # four bytes, as long as characters are
    passage = Anchor(0, MAX_PASSAGE_CP, smile * MAX_PASSAGE_CP, smile * 32, smile * 32)
    longest = AddNote(FIRST, NoteKind.CONCERN, smile * MAX_BODY_CP, passage)

    box = seal(KEY, MEETING, CommandId("entry"), longest, bytes)

    assert len(box) <= MAX_BOX_BYTES


def test_a_seal_without_a_proper_name_is_refused(reading: Course) -> None:
    assert "proper id" in refused(reading, BEN, KeepSealed(SealId(""), b"x"))


def test_a_seal_holds_only_so_many_boxes(reading: Course) -> None:
    (box,) = reading.meeting.sealed[SEAL]
    full = {SEAL: (box,) * MAX_BOXES}
    reading.meeting = replace(reading.meeting, sealed=full)

    more = refused(reading, BEN, KeepSealed(SEAL, b"x"))

    assert f"{MAX_BOXES} changes to your notes" in more


def test_a_person_has_only_so_many_seals(reading: Course) -> None:
    for number in range(MAX_SEALS - 1):
        reading.do(BEN, KeepSealed(SealId(f"seal-{number}"), b"x"))

    more = KeepSealed(SealId("one more"), b"x")
    assert f"from {MAX_SEALS} laptops" in refused(reading, BEN, more)
    reading.do(MINA, more)


def test_a_key_handed_in_early_opens_nothing_yet(reading: Course) -> None:
    assert reading.do(BEN, HandInKey(KEY)) == (KeyHandedIn(KEY),)

    assert reading.meeting.keys == {SEAL: KEY}
    opening = OpenSeal(SEAL, (WHY,))
    assert "Sealed notes open only during" in refused(reading, BEN, opening)
    reading.do(BEN, KeepSealed(SEAL, b"still writing"))


def test_a_key_is_taken_once(reading: Course) -> None:
    reading.do(BEN, HandInKey(KEY))

    assert reading.do(BEN, HandInKey(KEY)) == ()


def test_a_key_that_opens_nothing_of_its_bearer_is_refused(reading: Course) -> None:
    opens_nothing = "opens no notes of yours"

    assert opens_nothing in refused(reading, BEN, HandInKey(OTHER_KEY))
    assert opens_nothing in refused(reading, MINA, HandInKey(KEY))
    assert "32 bytes" in refused(reading, BEN, HandInKey(b"short"))


def test_a_laptop_that_wrote_nothing_hands_in_its_key_too() -> None:
    course = Course().go_to(Phase.READING)
    course.do(ADA, AdmitDevice(BEN, "Ben", LAPTOP, SEAL))

    assert course.do(BEN, HandInKey(KEY)) == (KeyHandedIn(KEY),)


def test_who_observes_by_now_still_hands_in_what_they_wrote(reading: Course) -> None:
    reading.do(ADA, Reopen(Phase.LOBBY, "The projector failed."))
    watch = ChangePerson(BEN, "Ben", Seniority.REGULAR, is_observer=True)
    reading.do(ADA, watch)
    reading.go_to(Phase.MARGINS)
    reading.do(BEN, HandInKey(KEY))

    reading.do(BEN, OpenSeal(SEAL, (WHY,)))

    assert FIRST in reading.meeting.notes


def test_opened_notes_stand_in_the_margin_as_written_in_reading(
    revealed: Course,
) -> None:
    events = revealed.do(BEN, OpenSeal(SEAL, (WHY, HOW)))

    assert events == (
        NoteAdded(FIRST, NoteKind.QUESTION, "Why?", WHY.anchor),
        NoteAdded(SECOND, NoteKind.AGREE, ""),
        SealOpened(SEAL),
    )
    note = revealed.meeting.notes[FIRST]
    assert (note.author, note.is_after_reveal) == (BEN, False)
    assert revealed.meeting.sealed == {}
    assert revealed.meeting.opened == {SEAL}


@pytest.mark.parametrize("phase", [Phase.DISCUSSION, Phase.DECISIONS])
def test_a_late_key_opens_later(reading: Course, phase: Phase) -> None:
    reading.go_to(phase)
    reading.do(BEN, HandInKey(KEY))

    reading.do(BEN, OpenSeal(SEAL, (WHY,)))

    assert not reading.meeting.notes[FIRST].is_after_reveal


def test_opening_leaves_other_peoples_boxes_sealed(revealed: Course) -> None:
    revealed.do(MINA, KeepSealed(OTHER_SEAL, b"hers"))

    revealed.do(BEN, OpenSeal(SEAL, (WHY,)))

    assert set(revealed.meeting.sealed) == {OTHER_SEAL}


def test_a_seal_does_not_open_without_its_key(reading: Course) -> None:
    reading.go_to(Phase.MARGINS)

    opening = OpenSeal(SEAL, (WHY,))
    assert "was not handed in yet" in refused(reading, BEN, opening)


def test_a_seal_opens_in_its_writers_name_only(revealed: Course) -> None:
    assert "somebody else’s" in refused(revealed, MINA, OpenSeal(SEAL, (WHY,)))


def test_a_seal_opens_once(revealed: Course) -> None:
    revealed.do(BEN, OpenSeal(SEAL, (WHY,)))

    assert revealed.do(BEN, OpenSeal(SEAL, (WHY, HOW))) == ()
    late = KeepSealed(SEAL, b"late")
    assert "open already. Write this one anew" in refused(revealed, BEN, late)


def test_a_note_that_is_in_the_margin_already_is_not_added_again(
    revealed: Course,
) -> None:
    revealed.do(MINA, AddNote(FIRST, NoteKind.CONCERN, "Mine."))

    events = revealed.do(BEN, OpenSeal(SEAL, (WHY, HOW)))

    assert [type(event) for event in events] == [NoteAdded, SealOpened]
    assert revealed.meeting.notes[FIRST].body == "Mine."


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (SealedNote(SECOND, NoteKind.PRIVATE, "Mine"), "stays on its writer's machine"),
        (SealedNote(SECOND, NoteKind.CONCERN, " "), "The note is still empty"),
        (SealedNote(SECOND, NoteKind.CONCERN, "x" * 4001), "the most is 4000"),
        (SealedNote(NoteId(""), NoteKind.CONCERN, "x"), "This note came without"),
        (SealedNote(SECOND, NoteKind.TYPO, "x", Anchor(0, 4, "Else")), "not in this"),
        (WHY, "came twice"),
    ],
)
def test_one_note_that_cannot_stand_refuses_all(
    revealed: Course, note: SealedNote, sentence: str
) -> None:
    assert sentence in refused(revealed, BEN, OpenSeal(SEAL, (WHY, note)))


@pytest.mark.parametrize("viewer", [ADA, MINA, PersonId("")])
@pytest.mark.parametrize(
    "phase", [Phase.READING, Phase.MARGINS, Phase.DISCUSSION, Phase.CLOSED]
)
def test_only_the_writer_ever_sees_what_was_sealed(
    revealed: Course, viewer: PersonId, phase: Phase
) -> None:
    revealed.do(BEN, OpenSeal(SEAL, (WHY,)))
    meeting = replace(revealed.meeting, phase=phase)
    hidden = (EntrySealed, KeyHandedIn, SealOpened)
    own = [entry for entry in revealed.log if isinstance(entry.event, hidden)]

    assert len(own) == 3
    assert [visible(entry, viewer, meeting) for entry in own] == [None] * 3
    assert [visible(entry, BEN, meeting) for entry in own] == own


def test_letting_in_and_leading_is_seen_by_all(reading: Course) -> None:
    (entry,) = (e for e in reading.log if "DeviceAdmitted" in type(e.event).__name__)

    assert visible(entry, MINA, reading.meeting) == entry


def test_without_names_nothing_ties_the_notes_of_one_writer_together() -> None:
    course = Course()
    setup = replace(course.meeting.setup, are_names_shown=False)
    course.do(ADA, ChangeSetup(setup))
    course.go_to(Phase.READING)
    course.do(BEN, KeepSealed(SEAL, b"one"))
    course.go_to(Phase.MARGINS)
    course.do(BEN, HandInKey(KEY))
    course.do(BEN, OpenSeal(SEAL, (WHY, HOW)))

    shown = [visible(entry, MINA, course.meeting) for entry in course.log[-3:]]
    first, second, opened = shown

    assert opened is None
    assert first is not None
    assert second is not None
    assert {first.by, second.by} == {SOMEBODY}
    assert first.command_id != second.command_id
    assert course.log[-1].command_id not in (first.command_id, second.command_id)


def test_without_names_a_withdrawn_note_stays_without_its_writer() -> None:
    course = Course()
    setup = replace(course.meeting.setup, are_names_shown=False)
    course.do(ADA, ChangeSetup(setup))
    course.go_to(Phase.MARGINS)
    course.do(BEN, AddNote(FIRST, NoteKind.QUESTION, "Why?"))
    course.do(BEN, WithdrawNote(FIRST))

    shown = visible(course.log[-1], MINA, course.meeting)

    assert shown is not None
    asked = course.log[-1].command_id
    assert (shown.by, shown.command_id) == (SOMEBODY, veiled(asked))


def test_opening_seals_makes_nothing_older_visible(revealed: Course) -> None:
    before = revealed.meeting
    shown = {e.seq for e in revealed.log if visible(e, MINA, before)}

    revealed.do(BEN, OpenSeal(SEAL, (WHY,)))

    after = revealed.meeting
    assert not is_unsealing(before, after)
    older = [e for e in revealed.log if e.seq <= len(revealed.log) - 2]
    assert {e.seq for e in older if visible(e, MINA, after)} == shown
