# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Kinds of meetings, ours, and what earlier versions kept of them."""

import msgspec
import pytest

from meetingroom.meeting.kind import BUILT_IN, Kind, built_in, with_own
from meetingroom.meeting.setup import Minutes, Setup
from meetingroom.memo.preflight import Form


def test_our_kinds_take_the_minutes_they_promise() -> None:
    assert {kind.name: kind.minutes.total for kind in BUILT_IN} == {
        "One-pager": 30,
        "Six-pager": 60,
        "PR/FAQ": 60,
        "Design review": 60,
        "Debrief": 30,
        "Second review": 45,
        "WBR narrative": 60,
    }


def test_choosing_a_kind_sets_minutes_form_and_limit_and_nothing_else() -> None:
    one_pager = built_in("One-pager")
    assert one_pager is not None

    chosen = one_pager.chosen_in(Setup(goal="Decide"))
    assert (chosen.kind, chosen.form, chosen.page_limit) == (
        "One-pager",
        Form.ONE_PAGER,
        1,
    )
    assert (chosen.minutes, chosen.goal) == (one_pager.minutes, "Decide")


def test_kind_of_a_team_replaces_ours_of_the_same_name() -> None:
    own = Kind("Debrief", Form.PACKET, Minutes(1, 1, 1, 1, 1))

    kinds = with_own([own])
    assert len(kinds) == len(BUILT_IN)
    assert own in kinds
    assert built_in("Picnic") is None


@pytest.mark.parametrize(
    ("stored", "form"),
    [
        ("six-page narrative", Form.NARRATIVE),
        ("PR/FAQ", Form.PR_FAQ),
        ("design decision", Form.DESIGN),
        ("other", Form.OTHER),
    ],
)
def test_kind_that_an_earlier_version_stored_is_still_known(
    stored: str, form: Form
) -> None:
    setup = msgspec.json.decode(
        msgspec.json.encode({"title": "T", "kind": stored}), type=Setup
    )

    assert (setup.kind, setup.occasion.form) == (stored, form)
