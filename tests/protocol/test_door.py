# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The door: who may come in, who waits, and what a stranger learns from a no."""

import pytest

from meetingroom.meeting.command.room import AdmitDevice, HandOver, LockRoom
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import MAX_NAME_CP
from meetingroom.meeting.phase import Phase
from meetingroom.protocol.door import NOT_OPEN, NOT_PROVED
from meetingroom.protocol.line import Stage
from meetingroom.protocol.message import Challenge, Door, Farewell, Welcome
from tests.protocol.attendee import SECRET
from tests.protocol.hall import Hall, stranger
from tests.support.meetings import ADA, BEN, MEETING, MINA


def farewell(hall: Hall, **changes: object) -> str:
    """Return the sentence with which somebody nobody knows is sent away."""
    line = hall.enter(stranger("Zoe"), **{"secret": SECRET, **changes})
    (said,) = hall.hear(line)
    assert isinstance(said, Farewell)
    assert said.is_final
    assert line.stage is Stage.ENDED
    return said.sentence


def test_the_first_word_is_a_challenge_that_names_the_meeting() -> None:
    hall = Hall()
    line = hall.side.open()

    assert hall.hear(line) == [Challenge(b"n" * 32, (1, 1), MEETING)]


def test_somebody_with_the_invitation_waits() -> None:
    hall = Hall()
    line = hall.enter(stranger("Zoe"), secret=SECRET)

    assert hall.hear(line) == [Door()]
    (waiting,) = hall.side.at_door()
    assert (waiting.name, waiting.claims, waiting.problem) == ("Zoe", None, "")


def test_wrong_locked_and_replaced_have_one_answer() -> None:
    hall = Hall()
    locked = Hall()
    locked.lead(LockRoom(is_locked=True))
    renewed = Hall()
    renewed.door.secret = "another"  # noqa: S105 - of this test only

    answers = {
        farewell(hall, secret="wrong"),  # noqa: S106 - of this test only
        farewell(hall, secret=""),
        farewell(hall, secret="é"),  # noqa: S106
        farewell(locked),
        farewell(renewed),
    }

    assert answers == {NOT_OPEN}


def test_without_a_secret_nobody_new_comes_in() -> None:
    hall = Hall()
    hall.door.secret = ""

    assert farewell(hall, secret="") == NOT_OPEN


def test_a_machine_that_was_turned_away_is_a_stranger_again() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    hall.revoke(machine)

    unasked = hall.enter(machine)
    asked = hall.enter(machine, secret=SECRET)

    assert hall.hear(unasked) == [Farewell(NOT_OPEN)]
    (said,) = hall.hear(asked)
    assert isinstance(said, Door)


def test_a_machine_that_was_let_in_needs_no_invitation_even_when_locked() -> None:
    hall = Hall()
    machine = hall.machine(BEN)
    hall.lead(LockRoom(is_locked=True))

    line = hall.enter(machine)

    assert isinstance(hall.hear(line)[0], Welcome)
    assert line.person == BEN


@pytest.mark.parametrize("versions", [(2, 3), (0, 0), (7, 5)])
def test_another_version_is_told_which_one_is_spoken(versions: tuple[int, int]) -> None:
    sentence = farewell(Hall(), versions=versions)

    assert "version 1 " in sentence
    assert f"{versions[0]} to {versions[1]}" in sentence


@pytest.mark.parametrize("versions", [(1, 1), (0, 1), (1, 9)])
def test_a_range_that_holds_this_version_will_do(versions: tuple[int, int]) -> None:
    hall = Hall()
    line = hall.enter(hall.machine(BEN), versions=versions)

    welcome = hall.hear(line)[0]
    assert isinstance(welcome, Welcome)
    assert welcome.version == 1


def test_a_signature_of_somebody_else_is_no_proof() -> None:
    hall = Hall()
    known = hall.machine(BEN).attendance.device

    assert farewell(hall, device=known) == NOT_PROVED
    assert farewell(hall, signature=b"") == NOT_PROVED


def test_a_waiting_machine_cannot_become_another_one() -> None:
    hall = Hall()
    line = hall.enter(stranger("Zoe"), secret=SECRET)
    hall.hear(line)

    hall.greet(line, hall.machine(BEN))

    assert hall.hear(line) == [Farewell(NOT_PROVED)]
    assert hall.side.at_door() == ()


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u3164", "x" * 81])
def test_a_name_has_to_show_and_to_fit(name: str) -> None:
    assert str(MAX_NAME_CP) in farewell(Hall(), name=name)


def test_a_name_is_cleaned_before_anybody_sees_it() -> None:
    hall = Hall()
    hall.enter(stranger("\u202eZoe\n"), secret=SECRET)

    assert hall.side.at_door()[0].name == "Zoe"


def test_a_name_on_the_list_without_a_machine_is_a_claim() -> None:
    hall = Hall()
    hall.enter(stranger("mina"), secret=SECRET)

    (waiting,) = hall.side.at_door()
    assert (waiting.claims, waiting.problem) == (MINA, "")


@pytest.mark.parametrize("name", ["Ben", "BEN", "Ada"])
def test_a_name_that_is_here_already_needs_an_initial(name: str) -> None:
    hall = Hall()
    hall.machine(BEN)
    line = hall.enter(stranger(name), secret=SECRET)

    (said,) = hall.hear(line)
    assert isinstance(said, Door)
    assert said.problem == f"Somebody called {name} is here already. Add an initial."


def test_a_waiting_machine_may_change_its_name() -> None:
    hall = Hall()
    machine = stranger("Ada")
    line = hall.enter(machine, secret=SECRET)
    hall.hear(line)

    hall.greet(line, machine, secret=SECRET, name="Ada L.")

    assert hall.hear(line) == [Door()]
    assert [waiting.name for waiting in hall.side.at_door()] == ["Ada L."]


def test_who_is_let_in_is_welcomed_on_the_same_connection() -> None:
    hall = Hall()
    machine = stranger("Zoe", "zoe")
    line = hall.enter(machine, secret=SECRET)
    hall.hear(line)

    mine = machine.attendance
    hall.lead(AdmitDevice(machine.person, "Zoe", mine.device, mine.seal.seal))

    welcome = hall.hear(line)[0]
    assert isinstance(welcome, Welcome)
    assert welcome.person == machine.person
    assert hall.side.at_door() == ()


def test_who_holds_the_leaders_invitation_leads_at_once() -> None:
    hall = Hall(Phase.LOBBY, leader_secret="lead")  # noqa: S106 - of this test only
    line = hall.enter(stranger("Ada"), secret="lead")  # noqa: S106

    hall.side.commit()

    assert any(isinstance(message, Welcome) for message in hall.hear(line))
    assert line.person == ADA


def test_after_a_hand_over_the_leaders_invitation_opens_nothing() -> None:
    hall = Hall(Phase.LOBBY, leader_secret="lead")  # noqa: S106 - of this test only
    hall.host.submit(HandOver(BEN), ADA)

    line = hall.enter(stranger("Ada"), secret="lead")  # noqa: S106
    hall.side.commit()

    (said,) = hall.hear(line)
    assert isinstance(said, Farewell)
    assert said.sentence == NOT_OPEN


def test_where_everyone_invited_is_admitted_nobody_waits() -> None:
    hall = Hall(admits_all=True)
    line = hall.enter(stranger("Zoe"), secret=SECRET)

    hall.side.commit()

    assert any(isinstance(message, Welcome) for message in hall.hear(line))
    assert hall.host.meeting.people[line.person].name == "Zoe"


def test_where_everyone_invited_is_admitted_a_taken_name_waits() -> None:
    hall = Hall(admits_all=True)
    line = hall.enter(stranger("Ada"), secret=SECRET)

    assert not hall.side.has_pending
    (said,) = hall.hear(line)
    assert isinstance(said, Door)
    assert said.problem


def test_where_everyone_invited_is_admitted_a_claim_is_believed() -> None:
    hall = Hall(admits_all=True)
    line = hall.enter(stranger("Mina"), secret=SECRET)
    hall.side.commit()

    assert line.person == MINA


def test_a_stranger_without_a_name_on_the_list_gets_an_id_of_the_host() -> None:
    hall = Hall(admits_all=True)
    line = hall.enter(stranger("Zoe", person="ada"), secret=SECRET)
    hall.side.commit()

    assert line.person not in (ADA, PersonId(""))
