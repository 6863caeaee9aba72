# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who ticks a typo over whose word, and that taking a tick back tells nothing."""

import pytest

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.room import ChangePerson, SetAway
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import DispositionSet
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import is_hidden
from meetingroom.meeting.undo import inverse
from meetingroom.meeting.visible import visible
from tests.meeting.test_settling import FIX, PARKED, WHY, known, refused, with_typos
from tests.support.meetings import ADA, BEN, MINA, TOM, TestRoom

NOT_AGREED = Disposition.NOT_AGREED


def do_and_undo(room: TestRoom, by: PersonId, act: SetDisposition) -> None:
    """Take something back at once, if it could be done at all."""
    back = inverse(act, room.seat(by).snapshot().meeting)
    assert back is not None
    try:
        room.seat(by).send(act)
    except Refused:
        return
    room.seat(by).send(back)


def seen(room: TestRoom, note: NoteId) -> list[tuple[str, bool]]:
    """Return who settled a note, and whether as its writer, as Mina's log has it."""
    shown = [visible(entry, MINA, room.host.meeting) for entry in room.host.log]
    return [
        (entry.by, entry.event.is_by_writer)
        for entry in shown
        if entry is not None
        and isinstance(entry.event, DispositionSet)
        and entry.event.note == note
    ]


def settled_by_ada(
    asked: Disposition = PARKED, *, are_names_shown: bool = True
) -> tuple[TestRoom, NoteId]:
    """A typo of Tom's that the facilitator settled while he was away."""
    room = with_typos(TOM, are_names_shown=are_names_shown)
    (note,) = room.host.meeting.notes
    room.seat(ADA).send(SetAway(TOM, is_away=True))
    room.seat(ADA).send(SetDisposition(note, asked, WHY))
    return room, note


def test_without_names_taking_a_tick_back_does_not_tell_the_writer() -> None:
    room = with_typos(BEN, are_names_shown=False)
    (note,) = room.host.meeting.notes
    room.seat(ADA).send(SetDisposition(note, PARKED, WHY))

    do_and_undo(room, BEN, SetDisposition(note, FIX))

    assert BEN not in [by for by, _ in seen(room, note)]


@pytest.mark.parametrize("act", [FIX, None])
@pytest.mark.parametrize("are_names_shown", [True, False])
@pytest.mark.parametrize("asked", [PARKED, NOT_AGREED, FIX])
def test_an_author_leaves_what_the_facilitator_said_with_a_reason(
    asked: Disposition, act: Disposition | None, *, are_names_shown: bool
) -> None:
    room, note = settled_by_ada(asked, are_names_shown=are_names_shown)
    was = known(room, note)

    sentence = refused(room, BEN, SetDisposition(note, act)).sentence

    assert sentence.startswith("This typo was settled for its writer, with a reason.")
    assert known(room, note) == was


def test_an_author_does_not_tick_what_its_writer_keeps_open() -> None:
    room = with_typos(TOM)
    (note,) = room.host.meeting.notes
    room.seat(TOM).send(SetDisposition(note, None, is_kept_open=True))

    sentence = refused(room, BEN, SetDisposition(note, FIX)).sentence

    assert sentence.startswith("This typo is kept open")


def test_the_facilitator_leaves_what_the_author_ticked() -> None:
    room = with_typos(TOM, are_names_shown=False)
    (note,) = room.host.meeting.notes
    room.seat(BEN).send(SetDisposition(note, FIX))

    for asked in (SetDisposition(note, None), SetDisposition(note, PARKED, WHY)):
        sentence = refused(room, ADA, asked).sentence
        assert sentence.startswith("The author has ticked this typo")

    assert known(room, note).disposition is FIX


def led_by_the_author(
    writer: PersonId, *, are_names_shown: bool
) -> tuple[TestRoom, NoteId]:
    """A typo in a meeting whose facilitator, Ada, wrote the memo as well."""
    room = with_typos(writer, are_names_shown=are_names_shown, author=ADA)
    (note,) = room.host.meeting.notes
    return room, note


@pytest.mark.parametrize("are_names_shown", [True, False])
@pytest.mark.parametrize("asked", [None, FIX, PARKED])
@pytest.mark.parametrize("reason", ["", WHY])
@pytest.mark.parametrize("before", [(None, ""), (FIX, ""), (FIX, WHY), (PARKED, WHY)])
@pytest.mark.parametrize("author", [ADA, BEN])
@pytest.mark.parametrize("by", [ADA, BEN, TOM])
def test_what_is_said_of_a_typo_is_always_undone(
    by: PersonId,
    author: PersonId,
    before: tuple[Disposition | None, str],
    reason: str,
    asked: Disposition | None,
    *,
    are_names_shown: bool,
) -> None:
    room = with_typos(TOM, are_names_shown=are_names_shown, author=author)
    (note,) = room.host.meeting.notes
    room.seat(ADA).send(SetAway(TOM, is_away=True))
    first = ADA if before[1] else author
    room.seat(first).send(SetDisposition(note, *before))

    do_and_undo(room, by, SetDisposition(note, asked, reason))

    now = known(room, note)
    assert (now.disposition, now.disposition_reason) == before


@pytest.mark.parametrize("are_names_shown", [True, False])
@pytest.mark.parametrize("asked", [NOT_AGREED, PARKED, FIX])
def test_an_author_who_leads_speaks_for_who_is_away_with_a_reason(
    asked: Disposition, *, are_names_shown: bool
) -> None:
    room, note = led_by_the_author(TOM, are_names_shown=are_names_shown)
    room.seat(ADA).send(SetAway(TOM, is_away=True))
    bare = refused(room, ADA, SetDisposition(note, PARKED))

    room.seat(ADA).send(SetDisposition(note, asked, WHY))

    assert bare.needs_reason
    settled = known(room, note)
    assert (settled.disposition, settled.disposition_reason) == (asked, WHY)


def test_an_author_who_leads_ticks_without_a_reason() -> None:
    room, note = led_by_the_author(TOM, are_names_shown=False)

    room.seat(ADA).send(SetDisposition(note, FIX))
    ticked = known(room, note)
    room.seat(ADA).send(SetDisposition(note, None))

    assert (ticked.disposition, ticked.is_settled_by_writer) == (FIX, False)
    assert seen(room, note) == [(ADA, False)] * 2


def test_an_author_who_leads_and_wrote_the_typo_does_not_stand_out() -> None:
    room, note = led_by_the_author(ADA, are_names_shown=False)

    do_and_undo(room, ADA, SetDisposition(note, FIX))
    do_and_undo(room, ADA, SetDisposition(note, PARKED, WHY))

    told = seen(room, note)
    assert told[:2] == [(ADA, False)] * 2
    # Anybody may have written it, also somebody who was not asked.
    assert all(is_hidden(PersonId(by)) or not by_writer for by, by_writer in told)


def test_an_author_who_observes_ticks_typos() -> None:
    room = TestRoom()
    observing = ChangePerson(BEN, "Ben", Seniority.REGULAR, is_observer=True)
    room.seat(ADA).send(observing)
    note = room.go_to(Phase.READING).add_note(TOM, "two systems", NoteKind.TYPO)
    room.go_to(Phase.DISCUSSION)

    room.seat(BEN).send(SetDisposition(note, FIX))

    assert known(room, note).disposition is FIX
