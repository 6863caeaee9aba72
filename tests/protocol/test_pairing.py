# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who knows the code gets pin and secret; everybody else learns nothing."""

import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.protocol import pairing
from meetingroom.protocol.code import BITS
from meetingroom.protocol.invitation import make_secret, pin_of
from meetingroom.protocol.limiter import most_guesses
from meetingroom.protocol.pairing import (
    ELEMENT_BYTES,
    LONGEST_ANSWER_BYTES,
    PROOF_BYTES,
    GuestPairing,
    Handover,
    HostPairing,
    PairingRefused,
)

CODE = "7KQ2M4XD"
AUTHORITY = hashlib.sha256(b"the meeting's authority").digest()
HANDOVER = Handover(pin_of(b"the meeting's authority"), make_secret(b"twelve bytes"))


def meet(
    code_of_guest: str = CODE,
    seen_by_guest: bytes = AUTHORITY,
    handover: Handover = HANDOVER,
) -> tuple[GuestPairing, bytes]:
    """Return the guest and the host's last answer."""
    guest = GuestPairing(code_of_guest, seen_by_guest)
    host = HostPairing(CODE, AUTHORITY)
    proof = guest.prove(host.reply(guest.start()))
    return guest, host.finish(proof, handover)


def test_guest_with_the_code_gets_pin_and_secret() -> None:
    guest, answer = meet()

    assert guest.open(answer) == HANDOVER


def test_host_with_an_organisation_certificate_hands_over_no_pin() -> None:
    handover = Handover(None, HANDOVER.secret)
    guest, answer = meet(handover=handover)

    assert guest.open(answer) == handover


def test_wrong_code_is_refused_before_the_host_proves_anything() -> None:
    with pytest.raises(PairingRefused):
        meet(code_of_guest="7KQ2M4XE")


def test_another_authority_in_between_is_refused() -> None:
    with pytest.raises(PairingRefused):
        meet(seen_by_guest=hashlib.sha256(b"somebody in between").digest())


def test_host_without_the_code_learns_no_more_than_that_its_guess_was_wrong() -> None:
    guest = GuestPairing(CODE, AUTHORITY)
    stranger = HostPairing("00000000", AUTHORITY)
    proof = guest.prove(stranger.reply(guest.start()))

    with pytest.raises(PairingRefused):
        stranger.finish(proof, HANDOVER)


def test_guest_refuses_a_host_that_only_passes_the_proof_back() -> None:
    guest = GuestPairing(CODE, AUTHORITY)
    host = HostPairing(CODE, AUTHORITY)
    proof = guest.prove(host.reply(guest.start()))

    with pytest.raises(PairingRefused):
        guest.open(proof + bytes(60))


def test_guest_refuses_its_own_message_sent_back() -> None:
    guest = GuestPairing(CODE, AUTHORITY)

    with pytest.raises(PairingRefused):
        guest.prove(guest.start())


def test_every_try_is_fresh() -> None:
    guest, answer = meet()
    _, another = meet()

    assert another != answer
    with pytest.raises(PairingRefused):
        guest.open(another)


def test_nothing_on_the_wire_is_code_pin_or_secret() -> None:
    guest = GuestPairing(CODE, AUTHORITY)
    host = HostPairing(CODE, AUTHORITY)
    first = guest.start()
    second = host.reply(first)
    third = guest.prove(second)
    fourth = host.finish(third, HANDOVER)
    wire = first + second + third + fourth

    assert HANDOVER.pin is not None
    for word in (CODE, HANDOVER.pin, HANDOVER.secret):
        assert word.encode() not in wire
    assert len(first) == len(second) == ELEMENT_BYTES
    assert len(third) == PROOF_BYTES
    assert len(fourth) <= LONGEST_ANSWER_BYTES


@given(st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=20, deadline=None)
def test_changed_bit_in_the_answer_is_refused(at: int, change: int) -> None:
    guest, answer = meet()
    damaged = bytearray(answer)
    damaged[at % len(answer)] ^= change

    with pytest.raises(PairingRefused):
        guest.open(bytes(damaged))


@given(st.binary(max_size=80) | st.binary(min_size=32, max_size=32).map(b"A".__add__))
@settings(max_examples=40, deadline=None)
def test_host_refuses_any_nonsense_as_first_message(message: bytes) -> None:
    host = HostPairing(CODE, AUTHORITY)
    try:
        host.reply(message)
    except PairingRefused:
        return

    with pytest.raises(PairingRefused):
        host.finish(bytes(PROOF_BYTES), HANDOVER)


@pytest.mark.parametrize("element", [b"A" + b"\x01" + bytes(31), b"A" + bytes(32)])
def test_host_refuses_elements_of_small_order(element: bytes) -> None:
    with pytest.raises(PairingRefused):
        HostPairing(CODE, AUTHORITY).reply(element)


@given(st.binary(max_size=200))
@settings(max_examples=20, deadline=None)
def test_guest_refuses_any_nonsense_as_answer(answer: bytes) -> None:
    guest, _ = meet()

    with pytest.raises(PairingRefused):
        guest.open(answer)


@pytest.mark.parametrize(
    "plain",
    [
        b"no JSON",
        b"[]",
        b'{"pin": null}',
        b'{"pin": 1, "secret": "AAAAAAAAAAAAAAAA"}',
        b'{"pin": null, "secret": 1}',
        b'{"pin": null, "secret": "short"}',
    ],
)
def test_guest_refuses_a_handover_of_another_shape(plain: bytes) -> None:
    with pytest.raises(PairingRefused):
        pairing._decode(plain)


def test_steps_out_of_order_are_a_bug() -> None:
    with pytest.raises(ValueError, match="before"):
        GuestPairing(CODE, AUTHORITY).open(bytes(100))
    with pytest.raises(ValueError, match="before"):
        HostPairing(CODE, AUTHORITY).finish(bytes(32), HANDOVER)


def test_open_needs_the_seal_as_well_as_the_proof() -> None:
    guest, answer = meet()
    assert guest._keys is not None
    proof = hmac.digest(guest._keys.host, guest._keys.transcript, "sha256")

    assert answer.startswith(proof)
    with pytest.raises(PairingRefused):
        guest.open(proof)


def test_stranger_s_chance_over_two_hours_is_what_the_module_says() -> None:
    guesses = most_guesses(7200.0)
    chance = guesses / 2**BITS

    assert f"{guesses:,} codes in two hours" in (pairing.__doc__ or "")
    assert f"{chance * 1e9:.1f}" == "2.2"
    assert chance < 1e-6
