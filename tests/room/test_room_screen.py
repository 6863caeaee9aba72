# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen's place: sees what everybody may see, and asks for nothing."""

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from meetingroom.meeting.command.decision import CastVote, DraftDecision
from meetingroom.meeting.command.note import AddNote, FinishReading, SealStance
from meetingroom.meeting.command.room import AddPerson, OpenLobby, TakeOver
from meetingroom.meeting.commands import Command
from meetingroom.meeting.decisions import DecisionDraft, Door, VoteChoice
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import LobbyOpened, MemoFrozen
from meetingroom.meeting.ids import CommandId, DecisionId, NoteId
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.pseudonym import SOMEBODY, is_hidden
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.visible import ROOM_SCREEN, visible
from meetingroom.room.room import Countdown, LinkPhase, RoomSnapshot
from meetingroom.room.room_screen import ONLY_LOOKS, ScreenSeat, on_guest, on_host
from tests.room.attending import begun
from tests.support.marked import MarkedMeeting
from tests.support.meetings import ADA, BEN, MINA, TestRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from meetingroom.meeting.events import Recorded


def words_of(snapshot: RoomSnapshot) -> str:
    """Return everything a snapshot holds."""
    return msgspec.json.encode(snapshot.meeting).decode() + repr(snapshot)


@pytest.mark.parametrize(
    ("are_names_shown", "are_pseudonyms_shown"),
    [(True, False), (False, False), (False, True)],
)
def test_nothing_closed_reaches_the_room_screen_at_any_step(
    *, are_names_shown: bool, are_pseudonyms_shown: bool
) -> None:
    meeting = MarkedMeeting(
        are_names_shown=are_names_shown, are_pseudonyms_shown=are_pseudonyms_shown
    )
    follows = on_host(meeting.room.host)

    for step in meeting.steps():
        for screen in (follows, on_host(meeting.room.host)):
            shown = words_of(screen.snapshot())
            assert not {m for m in meeting.closed if m in shown}, step
            assert not {m for m in meeting.opened if m not in shown}, step

    assert meeting.closed >= {"deleted-words", "first-words", "taken-back"}
    known = follows.snapshot().meeting
    authors = {note.author for note in known.notes.values()}
    if not are_names_shown:
        assert all(is_hidden(author) for author in authors)
        assert (authors == {SOMEBODY}) == (not are_pseudonyms_shown)


@pytest.mark.parametrize("are_names_shown", [True, False])
def test_nothing_of_a_guests_own_reaches_the_room_screen_on_their_laptop(
    *, are_names_shown: bool
) -> None:
    world, ben, mina = begun(are_names_shown=are_names_shown)
    screen = on_guest(ben.room)

    def heal_and_look(*closed: str) -> str:
        world.heal()
        shown = words_of(screen.snapshot())
        assert not [marker for marker in closed if marker in shown]
        return shown

    ben.room.send(AddNote(NoteId("b"), NoteKind.CONCERN, "canary-ben-1"))
    ben.room.send(FinishReading())
    assert "canary-ben-1" in words_of(ben.room.snapshot())
    heal_and_look("canary-ben-1")
    assert not screen.snapshot().meeting.finished
    mina.room.send(AddNote(NoteId("m"), NoteKind.CONCERN, "canary-mina-1"))
    heal_and_look("canary-ben-1", "canary-mina-1")

    world.reveal()
    shown = heal_and_look()
    assert "canary-ben-1" in shown
    assert "canary-mina-1" in shown
    authors = {n.author for n in screen.snapshot().meeting.notes.values()}
    assert authors == ({BEN, MINA} if are_names_shown else {SOMEBODY})

    ben.room.send(SealStance(StanceChoice.AGAINST, "stance-of-ben"))
    assert "stance-of-ben" in words_of(ben.room.snapshot())
    heal_and_look("stance-of-ben")
    world.talk()
    assert "stance-of-ben" in heal_and_look()


def test_an_own_answer_on_a_guests_laptop_opens_with_all_the_others() -> None:
    world, ben, _ = begun()
    screen = on_guest(ben.room)
    world.reveal()
    world.talk()
    draft = DecisionDraft("Move by March.", ADA, Door.TWO_WAY, because="So.")
    world.lead(DraftDecision(DecisionId("d"), draft))
    world.heal()
    ben.room.send(CastVote(DecisionId("d"), VoteChoice.OBJECT, "answer-of-ben"))
    world.heal()

    assert "answer-of-ben" in words_of(ben.room.snapshot())
    assert "answer-of-ben" not in words_of(screen.snapshot())
    assert screen.snapshot().meeting.decisions


@pytest.mark.parametrize(
    "command",
    [
        OpenLobby(),
        FinishReading(),
        AddNote(NoteId("n"), NoteKind.QUESTION, "Why?"),
        AddPerson(ROOM_SCREEN, "Screen"),
        TakeOver("It is gone."),
        CastVote(DecisionId("d"), VoteChoice.COMMIT),
    ],
)
def test_every_command_is_refused(command: Command) -> None:
    room = TestRoom()
    screen = on_host(room.host)
    length = len(room.host.log)

    with pytest.raises(Refused, match="only shows"):
        screen.send(command)

    assert len(room.host.log) == length


def test_every_other_request_is_refused() -> None:
    room = TestRoom()
    screen = on_host(room.host)
    ends_at = room.host.now() + timedelta(seconds=3)
    asked: list[Callable[[], object]] = [
        lambda: screen.announce(Countdown(ends_at, Phase.READING)),
        screen.renew_code,
        screen.hand_in_notes,
        screen.new_id,
    ]

    for ask in asked:
        with pytest.raises(Refused) as no:
            ask()
        assert no.value.sentence == ONLY_LOOKS

    assert room.host.surroundings.countdown is None
    assert screen.now() == room.host.now()
    screen.subscribe_refusals(lambda command, refused: None)()


def test_nobody_can_be_the_room_screen() -> None:
    room = TestRoom()

    with pytest.raises(Refused, match="without a proper id"):
        room.seat(ADA).send(AddPerson(ROOM_SCREEN, "Screen"))
    with pytest.raises(Refused, match="without a proper id"):
        room.host.submit(AddPerson(ROOM_SCREEN, "Screen"), ROOM_SCREEN)

    assert ROOM_SCREEN not in room.host.meeting.people


def test_even_an_entry_under_its_own_name_is_not_its_own() -> None:
    room = TestRoom()
    stored = next(e for e in room.host.log if isinstance(e.event, MemoFrozen))

    own = msgspec.structs.replace(stored, by=ROOM_SCREEN)

    assert visible(own, ROOM_SCREEN, room.host.meeting) is None


def test_opening_the_room_screen_changes_nothing() -> None:
    room = TestRoom().go_to(Phase.LOBBY)
    before = (room.host.log, room.host.surroundings, room.seat(ADA).snapshot())

    on_host(room.host).snapshot()

    assert before == (room.host.log, room.host.surroundings, room.seat(ADA).snapshot())


def test_it_learns_of_nobody_around() -> None:
    _, ben, _ = begun()
    ben.room.send(AddNote(NoteId("b"), NoteKind.CONCERN, "canary-ben-1"))
    ben.room.set_link(LinkPhase.OFFLINE, "Something about this laptop.")
    own = ben.room.snapshot().surroundings

    around = on_guest(ben.room).snapshot().surroundings

    assert own.link is not None
    assert own.link.unsent == 1
    assert around.link is not None
    assert around.link.phase is LinkPhase.OFFLINE
    assert around.link.as_of == own.link.as_of
    assert (around.link.unsent, around.link.unsent_notes) == (0, 0)
    assert around.link.sentence == ""
    assert around.online is None
    assert not around.seated
    assert around.invitation is None


def test_a_countdown_is_shown() -> None:
    room = TestRoom().go_to(Phase.LOBBY)
    screen = on_host(room.host)
    told: list[RoomSnapshot] = []
    stop = screen.subscribe(told.append)
    ends_at = room.host.now() + timedelta(seconds=3)

    room.host.count_down(ends_at, Phase.READING)
    stop()
    room.host.count_down(None, None)

    (snapshot,) = told
    assert snapshot.surroundings.countdown == Countdown(ends_at, Phase.READING)
    assert snapshot.viewer == screen.viewer == ROOM_SCREEN
    assert not snapshot.roles


def test_a_guests_new_copy_is_taken_from_the_start() -> None:
    world, ben, _ = begun()
    screen = on_guest(ben.room)
    before = screen.snapshot().meeting

    ben.room._side._drop_copy()
    assert screen.snapshot().meeting.id is None
    ben.hang_up()
    world.heal()

    assert screen.snapshot().meeting == before


def test_a_log_that_was_replaced_by_a_longer_one_is_taken_anew() -> None:
    room = TestRoom().go_to(Phase.LOBBY)
    log = list(room.host.log)
    lobby = next(e for e in log if isinstance(e.event, LobbyOpened))
    shown: list[Recorded] = log[: log.index(lobby)]
    screen = ScreenSeat(
        lambda: (tuple(shown), room.host.meeting),
        room.seat(ADA).snapshot,
        room.host.watch,
        room.host.now,
    )
    assert screen.snapshot().meeting.phase is Phase.PREPARE
    assert room.seat(ADA).snapshot().totals.longer == 0
    assert screen.snapshot().totals.longer is None

    shown[-1:] = [
        msgspec.structs.replace(shown[-1], command_id=CommandId("other")),
        lobby,
    ]

    assert screen.snapshot().meeting.phase is Phase.LOBBY
    assert screen.snapshot().meeting.setup == room.host.meeting.setup
