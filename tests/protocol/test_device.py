# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A machine proves who it is, to this host and for this connection only."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from meetingroom.meeting.ids import DeviceId
from meetingroom.protocol.device import is_signed, make_device, sign_hello
from meetingroom.protocol.message import hello_words

DEVICE, PRIVATE = make_device()
NONCE = b"n" * 32
SIGNATURE = sign_hello(PRIVATE, NONCE, "pin")


def test_the_device_that_signed_is_believed() -> None:
    assert is_signed(DEVICE, SIGNATURE, NONCE, "pin")


def test_a_signature_counts_for_one_challenge_only() -> None:
    assert not is_signed(DEVICE, SIGNATURE, b"m" * 32, "pin")


def test_a_signature_counts_for_one_certificate_only() -> None:
    assert not is_signed(DEVICE, SIGNATURE, NONCE, "the pin of one in between")
    assert not is_signed(DEVICE, SIGNATURE, NONCE, "")


def test_nobody_signs_for_another_device() -> None:
    other, _ = make_device()

    assert not is_signed(other, SIGNATURE, NONCE, "pin")


@pytest.mark.parametrize("place", range(64))
def test_a_damaged_signature_is_not_believed(place: int) -> None:
    damaged = bytearray(SIGNATURE)
    damaged[place] ^= 1

    assert not is_signed(DEVICE, bytes(damaged), NONCE, "pin")


@pytest.mark.parametrize("signature", [b"", b"s", SIGNATURE[:-1], SIGNATURE + b"x"])
def test_what_is_no_signature_is_not_believed(signature: bytes) -> None:
    assert not is_signed(DEVICE, signature, NONCE, "pin")


@pytest.mark.parametrize(
    "device", ["", "x", "00", DEVICE[:-2], DEVICE + "00", "é" * 64, "\ud800" * 64]
)
def test_what_is_no_device_is_not_believed(device: str) -> None:
    assert not is_signed(DeviceId(device), SIGNATURE, NONCE, "pin")


@pytest.mark.parametrize("spelling", ["{0} ", " {0}", "{1}"])
def test_a_device_has_one_spelling(spelling: str) -> None:
    """One key with many names would be many machines in the list."""
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    device = private.public_key().public_bytes_raw().hex()
    other = DeviceId(spelling.format(device, device.upper()))

    signature = private.sign(hello_words(NONCE, "pin", other))

    assert not is_signed(other, signature, NONCE, "pin")
