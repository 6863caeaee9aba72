# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of writing under seal and a number, of handing in keys, of opening seals.

What stands in a box is not looked at: nobody but its writer can.
"""

from typing import assert_never

from meetingroom.meeting.command.note import (
    DrawPseudonym,
    HandInKey,
    KeepSealed,
    OpenSeal,
    SealCommand,
)
from meetingroom.meeting.devices import MAX_BOX_BYTES, MAX_BOXES, MAX_SEALS
from meetingroom.meeting.event.note import (
    EntrySealed,
    KeyHandedIn,
    NoteAdded,
    NoteEvent,
    PseudonymDrawn,
    SealEvent,
    SealOpened,
)
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import HIGHEST, LOWEST
from meetingroom.meeting.rule.check import require, require_id, require_phase
from meetingroom.meeting.rule.note import REVEALED, check_note
from meetingroom.meeting.seal import KEY_BYTES, seal_of
from meetingroom.meeting.state import Meeting


def decide_seal(
    meeting: Meeting, command: SealCommand, by: PersonId
) -> tuple[SealEvent | NoteEvent, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    match command:
        case KeepSealed():
            return _keep(meeting, command, by)
        case HandInKey():
            return _hand_in(meeting, command, by)
        case OpenSeal():
            return _open(meeting, command, by)
        case DrawPseudonym():
            return _draw(meeting, command, by)
        case _:
            assert_never(command)


def _keep(meeting: Meeting, command: KeepSealed, by: PersonId) -> tuple[SealEvent, ...]:
    _require_begun(meeting, "Notes are kept under seal")
    require_id(command.seal, "The seal of this note")
    require(
        0 < len(command.box) <= MAX_BOX_BYTES,
        f"A sealed note has 1 to {MAX_BOX_BYTES} bytes. Shorten the note.",
    )
    require(
        command.seal not in meeting.opened,
        "Your notes of this reading are open already. Write this one anew.",
    )
    require(
        meeting.writer_of(command.seal) in (None, by),
        "This seal is somebody else’s. Join the meeting again.",
    )
    boxes = meeting.sealed.get(command.seal, ())
    require(
        len(boxes) < MAX_BOXES,
        f"{MAX_BOXES} changes to your notes are kept; no more fit before the reveal.",
    )
    if not boxes:
        own = [kept for kept in meeting.sealed.values() if kept[0].author == by]
        require(
            len(own) < MAX_SEALS,
            f"You wrote from {MAX_SEALS} laptops in this meeting; use one of them.",
        )
    return (EntrySealed(command.seal, command.box),)


def _hand_in(
    meeting: Meeting, command: HandInKey, by: PersonId
) -> tuple[SealEvent, ...]:
    _require_begun(meeting, "Keys are handed in")
    require(len(command.key) == KEY_BYTES, f"A key has {KEY_BYTES} bytes.")
    seal = seal_of(command.key)
    if seal in meeting.keys:
        return ()
    require(meeting.writer_of(seal) == by, "This key opens no notes of yours.")
    return (KeyHandedIn(command.key),)


def _open(
    meeting: Meeting, command: OpenSeal, by: PersonId
) -> tuple[SealEvent | NoteEvent, ...]:
    require_phase(meeting, REVEALED, "Sealed notes open")
    require(
        command.seal in meeting.keys, "The key of these notes was not handed in yet."
    )
    if command.seal in meeting.opened:
        return ()
    require(meeting.writer_of(command.seal) == by, "These notes are somebody else’s.")
    ids = [sealed.note for sealed in command.notes]
    require(len(ids) == len(set(ids)), "A sealed note came twice.")
    new = [sealed for sealed in command.notes if sealed.note not in meeting.notes]
    for sealed in new:
        check_note(meeting, sealed)
    added = tuple(NoteAdded(s.note, s.kind, s.body, s.anchor) for s in new)
    return (*added, SealOpened(command.seal))


def _draw(
    meeting: Meeting, command: DrawPseudonym, by: PersonId
) -> tuple[SealEvent, ...]:
    _require_begun(meeting, "Numbers are drawn")
    require(meeting.setup.has_pseudonyms, "Notes of this meeting carry no numbers.")
    require(
        LOWEST <= command.number <= HIGHEST,
        f"A number is between {LOWEST} and {HIGHEST}.",
    )
    # A second one would tell that the writer of two numbers is the same person.
    require(by not in meeting.pseudonyms, "This person has a number already.")
    is_free = command.number not in meeting.pseudonyms.values()
    require(is_free, "This number is somebody else’s.")
    return (PseudonymDrawn(command.number),)


def _require_begun(meeting: Meeting, what: str) -> None:
    """Refuse before the silence; what was written in it may come in later.

    An entry may be under way when the room goes back to the lobby, or when the
    margins open; reopening and the reveal lose nothing.
    """
    require(
        meeting.phase is not Phase.CLOSED,
        "The meeting is closed and its record is frozen.",
    )
    require(meeting.has_begun, f"{what} once reading has begun.")
