# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A typed address has one form, or is refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.protocol.address import (
    AddressUnreadable,
    join_address,
    read_address,
    split_address,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("192.168.1.20", "192.168.1.20:8443"),
        (" 192.168.1.20:9000 ", "192.168.1.20:9000"),
        ("Laptop-Ann.local", "laptop-ann.local:8443"),
        ("localhost:1", "localhost:1"),
        ("fd00::1", "[fd00::1]:8443"),
        ("[FD00:0::1]:9000", "[fd00::1]:9000"),
        ("[fe80::1%eth0]:9000", "[fe80::1]:9000"),
    ],
)
def test_typed_address_is_read_in_its_one_form(typed: str, read: str) -> None:
    assert read_address(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["", "a b", "1.2.3", "1.2.3.400", "host:port", "[fd00::1", "[x]:1", "-a:1", "a/b"],
)
def test_what_is_no_address_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(AddressUnreadable) as refused:
        read_address(typed)

    assert "is not a computer’s address" in refused.value.sentence


@pytest.mark.parametrize("port", [0, 65536, 99999])
def test_port_out_of_range_is_named(port: int) -> None:
    with pytest.raises(AddressUnreadable) as refused:
        read_address(f"host:{port}")

    assert f"no port {port}" in refused.value.sentence


def test_long_nonsense_is_cut_in_the_sentence() -> None:
    with pytest.raises(AddressUnreadable) as refused:
        read_address("%" * 500)

    assert len(refused.value.sentence) < 250


@given(st.ip_addresses(), st.integers(1, 65535))
def test_address_splits_into_what_it_was_joined_from(
    address: object, port: int
) -> None:
    joined = join_address(str(address), port)

    assert split_address(joined) == (str(address), port)
    assert read_address(joined) == joined


@given(st.text())
def test_reading_raises_nothing_but_its_own_error(typed: str) -> None:
    try:
        address = read_address(typed)
    except AddressUnreadable:
        return

    assert read_address(address) == address
