# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Comments of the author's file stay sealed until the reveal, for everybody."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from meetingroom.meeting.command.note import WithdrawNote
from meetingroom.meeting.command.room import ChangeSetup, DropPreRead, FreezeMemo
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import MAX_BODY_CP, NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pre_read import PreReadNote, pre_read_notes, without_repliers
from meetingroom.meeting.pseudonym import SOMEBODY
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.read.reading import FileComment
from tests.support.meetings import ADA, BEN, MEMO, NAMES, START, TestRoom

AT = datetime(2026, 11, 3, 10, 15, tzinfo=UTC)
OUTSIDER = FileComment("Olga Outside", "Who checked this?", 0, 7, AT)
OF_BEN = FileComment(NAMES[BEN].upper(), "Blocker: no contract", 8, 12, AT)


def translated(*comments: FileComment) -> tuple[PreReadNote, ...]:
    ids = iter(f"n{number}" for number in range(99))
    return pre_read_notes(MEMO, comments, (), lambda: next(ids), START)


def seen_by(room: TestRoom, person: PersonId) -> str:
    """Return everything a person's seat knows, as text."""
    return repr(room.seat(person).snapshot())


@pytest.mark.parametrize("person", [ADA, BEN])
@pytest.mark.parametrize("phase", [Phase.PREPARE, Phase.LOBBY, Phase.READING])
def test_nobody_sees_the_pre_read_before_the_reveal(
    phase: Phase, person: PersonId
) -> None:
    room = TestRoom()
    room.keep_pre_read(OUTSIDER, OF_BEN)
    room.go_to(phase)

    seen = seen_by(room, person)
    for trace in ("Olga", "Who checked", "no contract", "PreRead"):
        assert trace not in seen
    assert room.seat(person).snapshot().meeting.pre_read == ()


def test_all_see_it_at_the_reveal_with_its_writers_and_places() -> None:
    room = TestRoom()
    room.keep_pre_read(OUTSIDER, OF_BEN)
    room.go_to(Phase.MARGINS)

    for person in (ADA, BEN):
        meeting = room.seat(person).snapshot().meeting
        outside, own = meeting.notes.values()
        assert (outside.is_pre_read, own.is_pre_read) == (True, True)
        assert meeting.name_of_writer(outside) == "Olga Outside"
        assert own.author == BEN
        assert meeting.name_of_writer(own) == NAMES[BEN]
        assert outside.anchor == anchor_at(MEMO, 0, 7)
        assert (outside.written_at, outside.kind) == (AT, NoteKind.QUESTION)
        assert own.kind is NoteKind.BLOCKER


def test_who_came_onto_the_list_later_has_their_own_note() -> None:
    room = TestRoom()
    (known, outside) = translated(
        replace(OF_BEN, author=f"  {NAMES[BEN].upper()}"), OUTSIDER
    )
    assert known.author != BEN  # nobody was on the list yet
    room.seat(ADA).send(FreezeMemo(MEMO, plain_pages(MEMO), (known, outside)))
    room.go_to(Phase.MARGINS)

    for person in (ADA, BEN):
        notes = room.seat(person).snapshot().meeting.notes
        assert (notes[known.id].author, notes[known.id].writer_name) == (BEN, "")
        assert notes[outside.id].writer_name == "Olga Outside"
    room.seat(BEN).send(WithdrawNote(known.id))
    assert room.host.meeting.notes[known.id].is_withdrawn


def test_meeting_without_names_hides_who_wrote_and_when() -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    room.keep_pre_read(OUTSIDER, OF_BEN)
    room.go_to(Phase.MARGINS)

    for person in (ADA, BEN):
        meeting = room.seat(person).snapshot().meeting
        assert "Olga" not in seen_by(room, person)
        assert {note.author for note in meeting.notes.values()} == {SOMEBODY}
        assert {meeting.name_of_writer(n) for n in meeting.notes.values()} == {""}
        assert AT not in {note.written_at for note in meeting.notes.values()}


REPLIES = (
    FileComment("Bob Secret", "— Ben: no.\nyes: it was"),
    FileComment("", "Cost: none"),
)


@pytest.mark.parametrize("is_old", [False, True])
def test_meeting_without_names_hides_who_replied_in_the_file(
    is_old: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, are_names_shown=False)
    room.seat(ADA).send(ChangeSetup(setup))
    comment = replace(OUTSIDER, replies=REPLIES, is_resolved=True)
    (note,) = translated(comment)
    if is_old:  # of a version that did not keep who replied
        note = replace(note, repliers=None)
    room.seat(ADA).send(FreezeMemo(MEMO, plain_pages(MEMO), (note,)))
    room.go_to(Phase.MARGINS)

    for person in (ADA, BEN):
        (seen,) = room.seat(person).snapshot().meeting.notes.values()
        assert "Secret" not in seen_by(room, person)
        head, first, second, *rest = seen.body.splitlines()
        assert (head, second) == ("Who checked this?", "yes: it was")
        assert first == "— — Ben: no."
        assert rest == [
            "— none" if is_old else "— Cost: none",
            "(resolved in the file)",
        ]


@pytest.mark.parametrize("is_old", [False, True])
@pytest.mark.parametrize("room_cp", [2, 6, 12, 13, 14, 15, 16, 30])
def test_body_that_is_cut_does_not_end_inside_a_name_that_is_hidden(
    room_cp: int,
    is_old: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    comment = FileComment("R", "x" * (MAX_BODY_CP - room_cp), replies=REPLIES[:1])
    (note,) = translated(comment)
    if is_old:
        # As the version before cut it, wherever that was.
        body = comment.text + "\n— Bob Secret: yes, it was so, and will be again"
        note = replace(note, body=body[: MAX_BODY_CP - 1] + "…", repliers=None)

    assert len(note.body) <= MAX_BODY_CP
    assert "Bob" not in without_repliers(note).body


def test_comments_left_out_never_open() -> None:
    room = TestRoom()
    room.keep_pre_read(OUTSIDER)
    room.seat(ADA).send(DropPreRead())
    room.go_to(Phase.MARGINS)

    assert room.host.meeting.notes == {}


def test_another_memo_takes_the_place_of_comments_too() -> None:
    room = TestRoom()
    room.keep_pre_read(OUTSIDER)
    room.seat(ADA).send(FreezeMemo(MEMO, plain_pages(MEMO)))

    assert room.host.meeting.pre_read == ()


def test_comments_cannot_be_left_out_once_reading_began() -> None:
    room = TestRoom().go_to(Phase.READING)

    with pytest.raises(Refused, match="left out"):
        room.seat(ADA).send(DropPreRead())


def test_only_who_wrote_may_withdraw_it() -> None:
    room = TestRoom()
    room.keep_pre_read(OUTSIDER)
    room.go_to(Phase.MARGINS)

    (note,) = room.host.meeting.notes.values()
    assert note.author not in room.host.meeting.people


def test_passage_that_is_not_in_the_memo_is_refused() -> None:
    good = translated(OUTSIDER)[0]
    assert good.anchor is not None
    wrong = replace(good, anchor=replace(good.anchor, exact="other"))

    for notes in ((wrong,), (good, good), (replace(good, body=" "),)):
        with pytest.raises(Refused):
            TestRoom().seat(ADA).send(FreezeMemo(MEMO, plain_pages(MEMO), notes))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Typo: teh", NoteKind.TYPO),
        ("missing: who pays", NoteKind.MISSING_QUESTION),
        ("Private: mine", NoteKind.SUGGESTION),
        ("Why now?", NoteKind.QUESTION),
        ("See 4: the costs", NoteKind.SUGGESTION),
    ],
)
def test_kind_is_what_a_comment_says_of_itself(text: str, kind: NoteKind) -> None:
    (note,) = translated(FileComment("R", text))

    assert (note.kind, note.body, note.anchor) == (kind, text, None)


def test_replies_and_what_was_resolved_stand_under_the_comment() -> None:
    reply = FileComment("Ben", "It was.")
    nameless = FileComment("", "So.")
    comment = FileComment(
        "R", "Was it?", replies=(reply, nameless), is_resolved=True, at=None
    )

    (note,) = translated(comment)
    assert note.body == "Was it?\n— Ben: It was.\n— So.\n(resolved in the file)"
    assert note.written_at == START


def test_very_long_and_empty_comments_are_taken_as_far_as_they_go() -> None:
    long, other = translated(
        FileComment("R", "x" * (MAX_BODY_CP + 9), 0, 10**9),
        FileComment("R", "  "),
        FileComment("R", "y", 5, 5),
    )

    assert len(long.body) == MAX_BODY_CP
    assert long.anchor is not None
    assert long.anchor.end_cp == len(MEMO.text)
    assert other.anchor is None
