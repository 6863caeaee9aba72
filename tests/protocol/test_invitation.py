# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An invitation survives every way in which people pass it on, or says what is gone."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.protocol.address import join_address
from meetingroom.protocol.code import ALPHABET, LENGTH
from meetingroom.protocol.invitation import (
    Invitation,
    encode_bytes,
    make_secret,
    pin_of,
)
from meetingroom.protocol.invitation_link import (
    MOST_ADDRESSES,
    InvitationUnreadable,
    parse,
)

ADDRESSES = st.builds(
    join_address,
    st.one_of(
        st.ip_addresses().map(str),
        st.from_regex(
            r"[a-z]([a-z0-9-]{0,10}[a-z0-9])?(\.[a-z]{2,5})?", fullmatch=True
        ),
    ),
    st.integers(1, 65535),
)
INVITATIONS = st.builds(
    Invitation,
    st.lists(ADDRESSES, min_size=1, max_size=MOST_ADDRESSES, unique=True).map(tuple),
    st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH),
    st.none() | st.binary(min_size=16, max_size=16).map(encode_bytes),
    st.binary(min_size=12, max_size=12).map(make_secret),
)

PLAIN = Invitation(
    ("192.168.10.23:8443", "10.0.0.7:8443", "[fd00::7]:9000"),
    "7KQ2M4XD",
    pin_of(b"an authority"),
    make_secret(bytes(range(12))),
)


@given(INVITATIONS)
def test_link_is_read_back_whole(invitation: Invitation) -> None:
    assert parse(invitation.link) == invitation
    assert parse(invitation.app_link) == invitation


@given(INVITATIONS)
def test_link_holds_only_what_a_link_may_hold(invitation: Invitation) -> None:
    fragment = invitation.link.partition("#")[2]

    assert re.fullmatch(r"[A-Za-z0-9_\-.~:,&=%]+", fragment)


def test_link_of_one_address_stays_short_enough_for_a_small_qr_code() -> None:
    alone = Invitation(PLAIN.addresses[:1], PLAIN.code, PLAIN.pin, PLAIN.secret)

    assert alone.link.startswith("https://192.168.10.23:8443/j/7KQ2-M4XD#k=")
    assert len(alone.link) <= 84


def test_pin_and_secret_stand_in_the_fragment_only() -> None:
    before, _, _ = PLAIN.link.partition("#")

    assert PLAIN.pin is not None
    assert PLAIN.pin not in before
    assert PLAIN.secret not in before


@pytest.mark.parametrize(
    "text",
    [
        "Please join ({}), we start at ten.",
        "<{}>",
        "“{}”",
        "\n  {}  \n",
        "Room: {}.",
        "See https://example.org/agenda and then {} !",
        "link={}\r\n> thanks",
        "<{}|Join us>",
        '<a href="{}">Join us</a>',
    ],
)
def test_link_is_found_inside_a_text(text: str) -> None:
    assert parse(text.format(PLAIN.link)) == PLAIN
    assert parse(text.format(PLAIN.app_link)) == PLAIN


@pytest.mark.parametrize("at", range(10, PLAIN.link.index("&a="), 5))
def test_link_broken_over_two_lines_is_joined(at: int) -> None:
    broken = f"{PLAIN.link[:at]}\r\n{PLAIN.link[at:]}"

    assert parse(broken) == PLAIN


def test_link_copied_from_the_source_of_a_mail_is_read() -> None:
    assert parse(PLAIN.link.replace("&", "&amp;")) == PLAIN


def test_link_wrapped_by_a_mail_filter_is_unwrapped() -> None:
    wrapped = (
        "https://eu.filter.example/?url="
        f"{quote(PLAIN.link, safe='')}&amp;data=05%7C02&reserved=0"
    )

    assert parse(wrapped) == PLAIN


def test_organisation_invitation_has_no_pin() -> None:
    invitation = Invitation(("meet.example.org:443",), "7KQ2M4XD", None, PLAIN.secret)

    assert invitation.is_organisation
    assert "k=" not in invitation.link
    assert parse(invitation.link).is_organisation


def test_lost_fragment_is_told_and_the_code_is_saved() -> None:
    with pytest.raises(InvitationUnreadable) as refused:
        parse(f"Join at {PLAIN.link.partition('#')[0]}")

    assert "from the “#” on" in refused.value.sentence
    assert refused.value.address == "192.168.10.23:8443"
    assert refused.value.code == "7KQ2M4XD"


@pytest.mark.parametrize("scheme", ["http", "ftp", "meetingrooms"])
def test_other_scheme_is_named(scheme: str) -> None:
    with pytest.raises(InvitationUnreadable) as refused:
        parse(PLAIN.link.replace("https", scheme, 1))

    assert f"“{scheme}://”" in refused.value.sentence


@pytest.mark.parametrize(
    ("pattern", "changed", "said"),
    [
        (r"k=.", "k=", "after “k=”"),
        (r"k=[^&]*", "k=", "after “k=”"),
        (r"k=..", "k=ü!", "after “k=”"),
        (r"s=[^&]*", "", "after “s=”"),
        (r"s=.", "s=", "after “s=”"),
        (r"a=1", "a=x..1", "after “a=”"),
        (r"7KQ2-M4XD", "7KQ2", "The code in the link is damaged"),
        (r"192.168.10.23", "192.168.10.323", "address cannot be read"),
    ],
)
def test_damaged_part_is_named(pattern: str, changed: str, said: str) -> None:
    with pytest.raises(InvitationUnreadable) as refused:
        parse(re.sub(pattern, changed, PLAIN.link, count=1))

    assert said in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no invitation in this text"),
        ("7KQ2-M4XD", "no invitation in this text"),
        ("https://example.org/agenda", "not an invitation to a room"),
        ("x" * 30_000, "very long text"),
    ],
)
def test_text_without_invitation_is_refused(text: str, said: str) -> None:
    with pytest.raises(InvitationUnreadable) as refused:
        parse(text)

    assert said in refused.value.sentence


def test_more_addresses_than_anybody_has_are_left_out() -> None:
    many = tuple(f"10.0.0.{last}:8443" for last in range(1, 200))
    crowded = Invitation(many, PLAIN.code, PLAIN.pin, PLAIN.secret)

    assert len(parse(crowded.link).addresses) == MOST_ADDRESSES


def test_secret_is_made_from_96_bits_only() -> None:
    with pytest.raises(ValueError, match="12 bytes"):
        make_secret(b"short")


LINK_LIKE = st.text(
    "htpsmeinrogj:/#&=ksa?.,[]%25 \n7KQ2-M4XD\u00e9\u0663", max_size=120
)


@given(
    st.one_of(
        st.text(),
        LINK_LIKE,
        LINK_LIKE.map(lambda rest: f"https://192.168.1.2/j/7KQ2-M4XD#{rest}"),
        LINK_LIKE.map(lambda rest: f"meetingroom://join/{rest}"),
    )
)
def test_parsing_raises_nothing_but_its_own_error(text: str) -> None:
    try:
        invitation = parse(text)
    except InvitationUnreadable:
        return

    assert 1 <= len(invitation.addresses) <= MOST_ADDRESSES


@given(st.integers(0, len(PLAIN.link) - 1), st.characters())
def test_changed_sign_never_yields_a_wrong_pin_or_secret_of_another_length(
    at: int, sign: str
) -> None:
    changed = PLAIN.link[:at] + sign + PLAIN.link[at + 1 :]
    try:
        invitation = parse(changed)
    except InvitationUnreadable:
        return

    assert invitation.pin is None or len(invitation.pin) == 22
    assert len(invitation.secret) == 16
