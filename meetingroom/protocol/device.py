# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A device's key pair: how a machine proves to be the one that was let in.

The public half is the device's id and stands in the meeting's log, so that any
later host knows the same machines; there is no token that a host could lose.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from meetingroom.meeting.ids import DeviceId
from meetingroom.protocol.message import hello_words


def make_device() -> tuple[DeviceId, bytes]:
    """Return a new device: its id, and its private half."""
    private = Ed25519PrivateKey.generate()
    return _id_of(private), private.private_bytes_raw()


def sign_hello(private: bytes, nonce: bytes, pin: str) -> bytes:
    """Return the signature that a host asked for.

    Args:
        private: The device's private half.
        nonce: The host's challenge.
        pin: Of the certificate the guest trusts; empty for an organisation's own.
    """
    key = Ed25519PrivateKey.from_private_bytes(private)
    return key.sign(hello_words(nonce, pin, _id_of(key)))


def is_signed(device: DeviceId, signature: bytes, nonce: bytes, pin: str) -> bool:
    """Tell whether a hello comes from the device it names."""
    try:
        public = bytes.fromhex(device)
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signature, hello_words(nonce, pin, device))
    except (InvalidSignature, ValueError):
        return False
    # Capitals and spaces would make one key many devices.
    return public.hex() == device


def _id_of(private: Ed25519PrivateKey) -> DeviceId:
    return DeviceId(private.public_key().public_bytes_raw().hex())
