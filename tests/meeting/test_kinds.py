# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Kinds of meetings and rules of the check: what a meeting keeps of them."""

import json
from dataclasses import replace

import pytest

from meetingroom.library.body import body_text, read_body
from meetingroom.meeting.command.room import ChangeSetup, FreezeMemo, OpenLobby
from meetingroom.meeting.commands import Command
from meetingroom.meeting.errors import Refused
from meetingroom.meeting.event.room import MemoFrozen, SetupChanged
from meetingroom.meeting.kind import BUILT_IN, Kind, built_in, with_own
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.setup import MAX_KIND_CP, SIX_PAGER, Minutes, Setup
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Form, Rules
from tests.support.meetings import ADA, BEN, MEMO, TestRoom

LONG = Memo(
    "Long",
    tuple(Block(BlockKind.PARAGRAPH, "We ask for 3 years. " * 40) for _ in range(30)),
    "long.md",
)
TOTALS = {
    "One-pager": 30,
    "Six-pager": 60,
    "PR/FAQ": 60,
    "Design review": 60,
    "Debrief": 30,
    "Second review": 45,
    "WBR narrative": 60,
}


def refused(room: TestRoom, command: Command) -> str:
    with pytest.raises(Refused) as refusal:
        room.seat(ADA).send(command)
    return refusal.value.sentence


def chosen(room: TestRoom, name: str) -> Setup:
    kind = built_in(name)
    assert kind is not None
    setup = kind.chosen_in(room.host.meeting.setup)
    room.seat(ADA).send(ChangeSetup(setup))
    return setup


def test_kinds_take_the_minutes_the_practice_gives_them() -> None:
    assert {kind.name: kind.minutes.total for kind in BUILT_IN} == TOTALS
    assert Setup().kind == SIX_PAGER
    assert built_in(SIX_PAGER) == Kind(SIX_PAGER, Form.NARRATIVE, Setup().minutes)


def test_a_team_changes_ours_in_place_and_adds_its_own_behind() -> None:
    debrief = Kind("Debrief", Form.PACKET, Minutes(5, 5, 10, 5, 5), 9)
    own = Kind("Offsite", Form.OTHER, Minutes())

    kinds = with_own([own, debrief])
    assert [kind.name for kind in kinds] == [*TOTALS, "Offsite"]
    assert kinds[4] == debrief
    assert built_in("Offsite") is None


def test_a_meeting_keeps_what_was_chosen_of_a_kind() -> None:
    room = TestRoom()

    setup = chosen(room, "One-pager")
    assert room.host.meeting.setup == setup
    assert (setup.kind, setup.form, setup.page_limit) == (
        "One-pager",
        Form.ONE_PAGER,
        1,
    )
    assert setup.minutes.total == 30
    assert setup.goal == "Decide on March"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("six-page narrative", Form.NARRATIVE),
        ("PR/FAQ", Form.PR_FAQ),
        ("design decision", Form.DESIGN),
        ("other", Form.OTHER),
    ],
)
def test_kinds_of_earlier_records_are_read_as_they_were_meant(
    name: str, form: Form
) -> None:
    written = json.loads(body_text(SetupChanged(Setup())))
    written["setup"]["kind"] = name
    for later in ("form", "page_limit"):
        del written["setup"][later]

    event = read_body(json.dumps(written))
    assert isinstance(event, SetupChanged)
    assert event.setup.kind == name
    assert event.setup.occasion.form is form
    assert event.setup.occasion.page_limit is None


def test_a_memo_of_an_earlier_record_goes_by_the_usual_rules() -> None:
    written = json.loads(body_text(MemoFrozen(MEMO, plain_pages(MEMO))))
    del written["rules"]

    event = read_body(json.dumps(written))
    assert isinstance(event, MemoFrozen)
    assert event.rules == Rules()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": " "}, "The kind of meeting is still empty."),
        ({"kind": "k" * (MAX_KIND_CP + 1)}, "The kind of meeting"),
        ({"page_limit": 0}, "A limit is between 1 and 1,000 pages."),
        ({"page_limit": 1_001}, "A limit is between 1 and 1,000 pages."),
    ],
)
def test_a_kind_that_is_none_is_refused(
    changed: dict[str, object], sentence: str
) -> None:
    room = TestRoom()
    setup = replace(room.host.meeting.setup, **changed)  # type: ignore[arg-type] # by name

    assert refused(room, ChangeSetup(setup)).startswith(sentence)


def test_rules_are_frozen_with_the_memo_and_stay_until_others_come() -> None:
    room = TestRoom()
    ada = room.seat(ADA)
    rules = Rules(off=("bullets",), pages=4)

    assert room.host.meeting.rules == Rules()
    ada.send(FreezeMemo(LONG, plain_pages(LONG), rules=rules))
    ada.send(FreezeMemo(MEMO, plain_pages(MEMO)))
    assert room.host.meeting.rules == rules
    ada.send(FreezeMemo(MEMO, plain_pages(MEMO), rules=Rules()))
    assert room.host.meeting.rules == Rules()


def test_the_room_goes_by_the_rules_that_were_frozen() -> None:
    room = TestRoom(memo=LONG)
    assert "The limit is 6" in refused(room, OpenLobby())

    lenient = Rules(off=("pages",))
    room.seat(ADA).send(FreezeMemo(LONG, plain_pages(LONG), rules=lenient))
    room.seat(ADA).send(OpenLobby())
    assert room.host.meeting.phase is Phase.LOBBY


def test_the_room_goes_by_the_limit_of_the_chosen_kind() -> None:
    two_pages = Memo("Two", LONG.blocks[:5], "two.md")
    room = TestRoom(memo=two_pages)
    chosen(room, "One-pager")

    assert "The limit is 1" in refused(room, OpenLobby())
    chosen(room, SIX_PAGER)
    room.seat(ADA).send(OpenLobby())


def test_the_room_asks_a_pr_faq_for_its_parts() -> None:
    room = TestRoom()
    chosen(room, "PR/FAQ")

    assert refused(room, OpenLobby()).startswith("This PR/FAQ lacks")


@pytest.mark.parametrize("off", [("x",) * 101, ("x" * 61,)])
def test_rules_that_cannot_be_ours_are_refused(off: tuple[str, ...]) -> None:
    command = FreezeMemo(MEMO, plain_pages(MEMO), rules=Rules(off=off))

    assert "The rules of the check cannot be taken in" in refused(TestRoom(), command)


def test_rules_of_an_authors_laptop_do_not_count() -> None:
    room = TestRoom()
    loosened = FreezeMemo(MEMO, plain_pages(MEMO), rules=Rules(off=("pages",)))

    room.seat(BEN).send(loosened)
    assert room.host.meeting.rules == Rules()
    room.seat(ADA).send(loosened)
    assert room.host.meeting.rules == Rules(off=("pages",))
    room.seat(BEN).send(FreezeMemo(MEMO, plain_pages(MEMO), rules=Rules()))
    assert room.host.meeting.rules == Rules(off=("pages",))
