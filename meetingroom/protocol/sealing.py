# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Seals: note acts as padded ciphertext, and the key that opens them.

AES-256-GCM with a random 96-bit nonce. One key seals at most some thousand acts of
one meeting, far below the 2**32 after which random nonces may meet (NIST SP 800-38D,
section 8.3). Pure but for the randomness that is passed in.
"""

from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from meetingroom.meeting.commands import Command
from meetingroom.meeting.ids import CommandId, MeetingId
from meetingroom.protocol.codec import BadMessageError, decode_command, encode_command

NONCE_BYTES = 12
_LENGTH_BYTES = 4
_SMALLEST_BYTES = 512
"""Most notes fit, so that most boxes have the same length."""

Randomness = Callable[[int], bytes]
"""Returns so many random bytes; `secrets.token_bytes` outside tests."""


class SealBrokenError(Exception):
    """A box that this key does not open: damaged, forged, or another meeting's."""


def seal(
    key: bytes,
    meeting: MeetingId,
    entry: CommandId,
    command: Command,
    randomness: Randomness,
) -> bytes:
    """Return the box of a command.

    Args:
        key: 32 bytes, known to the writer's machine only.
        meeting: Bound to the box, as is the entry: neither can be swapped.
        entry: Id of the entry that carries the box.
        command: What the writer did to a note of their own.
        randomness: Where the nonce comes from.
    """
    nonce = randomness(NONCE_BYTES)
    padded = _pad(encode_command(command))
    return nonce + AESGCM(key).encrypt(nonce, padded, _bound(meeting, entry))


def open_box(key: bytes, meeting: MeetingId, entry: CommandId, box: bytes) -> Command:
    """Return the command in a box.

    Raises:
        SealBrokenError: The box is not this key's, this meeting's or this entry's.
    """
    nonce, ciphertext = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        padded = AESGCM(key).decrypt(nonce, ciphertext, _bound(meeting, entry))
        return decode_command(_unpad(padded))
    except (InvalidTag, ValueError, BadMessageError) as error:
        raise SealBrokenError(str(error)) from error


def _bound(meeting: MeetingId, entry: CommandId) -> bytes:
    # The length keeps the two ids apart, whatever they are made of.
    head = b"meetingroom seal v1 %d" % len(meeting)
    return b"\n".join((head, meeting.encode(), entry.encode()))


def _pad(words: bytes) -> bytes:
    """Fill up to a power of two, so that the length of a box tells little."""
    framed = len(words).to_bytes(_LENGTH_BYTES, "big") + words
    size = _SMALLEST_BYTES
    while size < len(framed):
        size *= 2
    return framed + bytes(size - len(framed))


def _unpad(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    words = padded[_LENGTH_BYTES : _LENGTH_BYTES + length]
    if len(words) != length:
        msg = "the length inside the box is wrong"
        raise ValueError(msg)
    return words
