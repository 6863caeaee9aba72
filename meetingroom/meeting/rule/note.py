# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of reading, writing in the margin, and stances."""

from typing import assert_never

from meetingroom.meeting.command.note import (
    AddNote,
    AskLonger,
    DeleteNote,
    EditNote,
    FinishMargins,
    FinishReading,
    NoteCommand,
    OwnNote,
    ReinstateNote,
    ReplyToNote,
    RestoreNote,
    SealedNote,
    SealStance,
    SetDisposition,
    SetMeToo,
    TakeBackReply,
    TranscribeNote,
    WithdrawNote,
)
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.note import (
    DispositionSet,
    LongerAsked,
    MarginsFinished,
    MeTooSet,
    NoteAdded,
    NoteDeleted,
    NoteEdited,
    NoteEvent,
    NoteOwned,
    NoteReinstated,
    NoteReplied,
    NoteRestored,
    NoteTranscribed,
    NoteWithdrawn,
    ReadingFinished,
    ReplyTakenBack,
    StanceSealed,
)
from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import (
    MAX_BECAUSE_CP,
    MAX_BODY_CP,
    MAX_PASSAGE_CP,
    MAX_REPLY_CP,
    MOST_REPLIES,
    Disposition,
    Note,
    NoteKind,
)
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.check import (
    TALKING,
    open_note,
    own_note,
    require,
    require_id,
    require_length,
    require_person,
    require_phase,
    require_text,
)
from meetingroom.meeting.settling import Settling, is_ticked, may_tick, settling
from meetingroom.meeting.stance import MAX_WHY_CP
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import CONTEXT_CP, Anchor, fits

WRITING = (Phase.READING, Phase.MARGINS, *TALKING)
REVEALED = (Phase.MARGINS, *TALKING)


def decide_note(  # noqa: C901, PLR0912 - one arm per command
    meeting: Meeting, command: NoteCommand, by: PersonId
) -> tuple[NoteEvent, ...]:
    """Turn a command of this subject into events.

    Raises:
        Refused: A rule says no.
    """
    match command:
        case FinishReading():
            require_phase(meeting, [Phase.READING], "Reading can be finished")
            return (ReadingFinished(command.is_finished),)
        case AskLonger():
            require_phase(meeting, [Phase.READING], "More time can be asked for")
            return (LongerAsked(command.wants_longer),)
        case FinishMargins():
            require_phase(meeting, [Phase.MARGINS], "The margins can be finished")
            return (MarginsFinished(command.is_finished),)
        case AddNote():
            return _add(meeting, command, by)
        case TranscribeNote():
            return _transcribe(meeting, command)
        case EditNote():
            return _edit(meeting, command, by)
        case DeleteNote():
            note = own_note(meeting, command.note, by)
            require(
                not meeting.phase.is_revealed,
                "Opened notes are not deleted. Withdraw it instead.",
            )
            return (NoteDeleted(note.id),)
        case RestoreNote():
            deleted = meeting.deleted.get(command.note)
            require(
                deleted is not None and deleted.author == by,
                "You have no such deleted note.",
            )
            require_phase(meeting, [Phase.READING], "A note can be brought back")
            return (NoteRestored(command.note),)
        case WithdrawNote():
            require_phase(meeting, REVEALED, "A note can be withdrawn")
            note = _own_or_entered(meeting, command.note, by)
            require_length(command.because, MAX_BECAUSE_CP, "The reason")
            return (NoteWithdrawn(note.id, command.because),)
        case ReinstateNote():
            require_phase(meeting, REVEALED, "A note can be taken up again")
            note = _own_or_entered(meeting, command.note, by)
            return (NoteReinstated(note.id),)
        case SetMeToo():
            require_phase(meeting, REVEALED, "One can stand behind a note")
            opened = open_note(meeting, command.note)
            require(opened.author != by, "This is your own note.")
            return (MeTooSet(command.note, command.is_on),)
        case SetDisposition():
            return _settle(meeting, command, by)
        case OwnNote():
            require_phase(meeting, REVEALED, "One can put a name to a note")
            note = own_note(meeting, command.note, by)
            require(
                not meeting.shows_writer(note), "This note carries your name already."
            )
            return (NoteOwned(note.id),)
        case ReplyToNote():
            return _reply(meeting, command)
        case TakeBackReply():
            require_phase(meeting, REVEALED, "A reply can be taken back")
            replied = open_note(meeting, command.note)
            mine = {reply.id for reply in replied.replies if reply.author == by}
            require(command.reply in mine, "You have no such reply.")
            return (ReplyTakenBack(command.note, command.reply),)
        case SealStance():
            return _seal_stance(meeting, command)
        case _:
            assert_never(command)


def _reply(meeting: Meeting, command: ReplyToNote) -> tuple[NoteEvent, ...]:
    require_phase(meeting, REVEALED, "A note can be replied to")
    note = open_note(meeting, command.note)
    require_id(command.reply, "This reply")
    is_new = all(
        command.reply != reply.id
        for known in meeting.notes.values()
        for reply in known.replies
    )
    require(is_new, "This reply is in the margin already.")
    require_text(command.body, MAX_REPLY_CP, "The reply")
    require(
        len(note.replies) < MOST_REPLIES,
        f"This note has {MOST_REPLIES} replies. Take it up in the discussion.",
    )
    return (NoteReplied(note.id, command.reply, command.body.strip()),)


def _settle(
    meeting: Meeting, command: SetDisposition, by: PersonId
) -> tuple[NoteEvent, ...]:
    require_phase(meeting, TALKING, "Notes are disposed of")
    note = open_note(meeting, command.note)
    require_length(command.reason, MAX_BODY_CP, "The reason")
    require(
        command.disposition is None or not command.is_kept_open,
        "A note that stays open has no disposition.",
    )
    require(
        command.disposition is not Disposition.NOT_AGREED or command.reason.strip(),
        "Say why it is not agreed; the reason stands in the record.",
        needs_reason=True,
    )
    how = settling(meeting, note, by)
    is_tick = _is_tick(command)
    match how:
        case Settling.NO:
            raise Refused(_why_not_settled(meeting, note))
        case Settling.TICK:
            require(
                is_tick,
                "The author ticks a typo of somebody else's as one to fix, or leaves it"
                " open. Anything else is for its writer to say.",
            )
        case Settling.WITH_REASON | Settling.TICK_OR_REASON:
            is_free = is_tick and how is Settling.TICK_OR_REASON
            require(
                command.disposition is None or command.reason.strip() or is_free,
                "You settle this note for its writer. Say why; the reason stands in the"
                " record.",
                needs_reason=True,
            )
        case Settling.FREELY:
            pass
        case _:
            assert_never(how)
    return (
        DispositionSet(
            note.id,
            command.disposition,
            command.reason,
            command.is_kept_open,
            is_by_writer=note.author == by
            and not (is_tick and may_tick(meeting, note, by)),
        ),
    )


def _is_tick(command: SetDisposition) -> bool:
    """Tell whether an author could ask for it who did not write the note."""
    match command.disposition:
        case None:
            return not command.is_kept_open
        case Disposition.AUTHOR_WILL_FIX:
            return not command.reason.strip()
        case _:
            return False


def _why_not_settled(meeting: Meeting, note: Note) -> str:
    if note.is_settled_by_writer:
        return "Its writer has settled this note."
    if note.kind is NoteKind.TYPO:
        return _why_no_tick(note)
    name = meeting.name_of_writer(note)
    if not name:
        return "Only its writer, or the facilitator, says what becomes of this note."
    return (
        f"{name} wrote this note and says what becomes of it. For somebody who is away"
        " the facilitator does, with a reason."
    )


def _why_no_tick(note: Note) -> str:
    if is_ticked(note):
        return (
            "The author has ticked this typo as one to fix. Only the author takes the"
            " tick back, or its writer says otherwise."
        )
    if note.disposition is not None:
        return (
            "This typo was settled for its writer, with a reason. That stands until its"
            " writer says otherwise."
        )
    if note.is_kept_open:
        return "This typo is kept open until its writer says what becomes of it."
    return (
        "The author of the memo, or its writer, says what becomes of this typo. For a"
        " writer who is away the facilitator does, with a reason."
    )


def _seal_stance(meeting: Meeting, command: SealStance) -> tuple[NoteEvent, ...]:
    setup = meeting.setup
    require(setup.are_stances_asked, "This meeting asks no stances.")
    if command.is_after:
        require_phase(meeting, [Phase.DECISIONS], "A second stance can be sealed")
        require(
            meeting.asks_stances_again,
            "Nothing is decided yet. Stances are asked again once a decision is"
            " recorded or deferred.",
        )
    else:
        require_phase(meeting, [Phase.MARGINS], "A stance can be sealed")
    words = ", ".join(choice.value for choice in setup.stance_choices)
    require(
        command.choice in setup.stance_choices,
        f"This meeting asks for other stances. Choose one of: {words}.",
    )
    require_length(command.why, MAX_WHY_CP, "The line saying why")
    return (StanceSealed(command.choice, command.why.strip(), command.is_after),)


def _add(meeting: Meeting, command: AddNote, by: PersonId) -> tuple[NoteEvent, ...]:
    require_phase(meeting, WRITING, "Notes can be written")
    require(by in meeting.people, "Join the meeting first.")
    _require_new(meeting, command.note)
    check_note(meeting, command)
    is_after = meeting.phase.is_revealed
    return (
        NoteAdded(command.note, command.kind, command.body, command.anchor, is_after),
    )


def _transcribe(meeting: Meeting, command: TranscribeNote) -> tuple[NoteEvent, ...]:
    require_phase(meeting, REVEALED, "Notes from paper can be entered")
    require_person(meeting, command.writer)
    require(
        not meeting.people[command.writer].is_observer,
        "Observers write no notes. Choose who wrote this one.",
    )
    _require_new(meeting, command.note)
    check_note(meeting, command)
    return (
        NoteTranscribed(
            command.note, command.writer, command.kind, command.body, command.anchor
        ),
    )


def _require_new(meeting: Meeting, note: NoteId) -> None:
    require(
        note not in meeting.notes and note not in meeting.deleted,
        "This note is in the margin already.",
    )


def _own_or_entered(meeting: Meeting, note: NoteId, by: PersonId) -> Note:
    """Return a note that is one's own, or that one copied from paper."""
    known = meeting.notes.get(note)
    if known is not None and known.entered_by == by:
        return known
    return own_note(meeting, note, by)


def _edit(meeting: Meeting, command: EditNote, by: PersonId) -> tuple[NoteEvent, ...]:
    note = own_note(meeting, command.note, by)
    require(
        not meeting.phase.is_revealed,
        "Opened notes stay as they were written. Write another, or withdraw this one.",
    )
    _check_words(command.kind, command.body)
    return (NoteEdited(note.id, command.kind, command.body),)


def check_note(
    meeting: Meeting, written: AddNote | SealedNote | TranscribeNote
) -> None:
    """Refuse what cannot stand in the margin: its id, words or passage."""
    require_id(written.note, "This note")
    _check_words(written.kind, written.body)
    if written.anchor is not None:
        _check_passage(meeting, written.anchor)


def _check_passage(meeting: Meeting, anchor: Anchor) -> None:
    longest = max(len(anchor.prefix), len(anchor.suffix))
    require(
        meeting.memo is not None
        and fits(meeting.memo, anchor)
        and longest <= CONTEXT_CP,
        "The passage of this note is not in this memo. Select it again.",
    )
    length = anchor.end_cp - anchor.start_cp
    require(
        length <= MAX_PASSAGE_CP,
        f"This passage has {length} characters; the most is {MAX_PASSAGE_CP}. Select a"
        " shorter passage.",
    )


def _check_words(kind: NoteKind, body: str) -> None:
    require(
        kind is not NoteKind.PRIVATE,
        "A private note stays on its writer's machine; the room does not keep it.",
    )
    if kind is NoteKind.AGREE:
        require_length(body, MAX_BODY_CP, "The note")
    else:
        require_text(body, MAX_BODY_CP, "The note")
