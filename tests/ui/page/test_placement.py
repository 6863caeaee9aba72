# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Cards never overlap, keep their order and stand close to their passages."""

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.ui.page.placement import GAP_PX, Slot, place

SLOTS = st.lists(
    st.builds(Slot, st.floats(0, 5000), st.integers(38, 300), st.just(38)), max_size=40
).map(lambda slots: sorted(slots, key=lambda slot: slot.anchor_px))


@given(slots=SLOTS, number=st.integers(0, 39))
def test_cards_never_overlap_and_none_is_above_the_top(
    slots: list[Slot], number: int
) -> None:
    active = number if number < len(slots) else None

    placement = place(slots, active)

    bottom = -GAP_PX
    for top, height in zip(placement.tops_px, placement.heights_px, strict=True):
        assert top >= bottom + GAP_PX
        bottom = top + height


@given(slots=SLOTS.filter(bool), number=st.integers(0, 39))
def test_the_active_card_stands_on_its_passage_when_the_folded_ones_fit(
    slots: list[Slot], number: int
) -> None:
    active = number % len(slots)
    needed = sum(slot.line_px + GAP_PX for slot in slots[:active])
    placement = place(slots, active)

    if needed <= slots[active].anchor_px:
        assert abs(placement.tops_px[active] - slots[active].anchor_px) <= 2


def test_a_lone_card_stands_at_its_anchor() -> None:
    assert place([Slot(120, 80, 38)]).tops_px == (120,)


def test_the_cards_right_above_an_active_one_are_folded_first() -> None:
    slots = [Slot(0, 80, 38), Slot(10, 80, 38), Slot(150, 80, 38)]

    placement = place(slots, 2)

    assert placement.folded == {1}
    assert placement.tops_px[2] == 150


def test_no_card_is_folded_without_an_active_one() -> None:
    assert not place([Slot(0, 80, 38)] * 5).folded
