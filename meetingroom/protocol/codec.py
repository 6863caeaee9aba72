# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Messages as bytes and back: JSON text, or the same compressed.

It decides nothing; whatever is not a message of this protocol is `BadMessageError`.
"""

import zlib
from collections.abc import Sequence

import msgspec

from meetingroom.meeting.commands import Command
from meetingroom.meeting.events import Recorded
from meetingroom.protocol import limits
from meetingroom.protocol.message import GuestMessage, HostMessage

_ENCODER = msgspec.json.Encoder()
_GUEST: msgspec.json.Decoder[GuestMessage] = msgspec.json.Decoder(GuestMessage)
_HOST: msgspec.json.Decoder[HostMessage] = msgspec.json.Decoder(HostMessage)
_COMMAND: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_PACKING_LEVEL = 3


class BadMessageError(Exception):
    """Bytes that are no message: they close the connection they came by."""


def encode(message: GuestMessage | HostMessage) -> bytes:
    """Return a message's JSON text."""
    return _ENCODER.encode(message)


def decode_guest(payload: bytes | str, limit_bytes: int) -> GuestMessage:
    """Return a guest's message.

    Raises:
        BadMessageError: Too long, no JSON, an unknown kind, or a field that is wrong.
    """
    try:
        if isinstance(payload, str):
            payload = payload.encode()
        if len(payload) > limit_bytes:
            size = len(payload)
            raise BadMessageError(f"{size} bytes; the most is {limit_bytes}")
        return _GUEST.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise BadMessageError(str(error)) from error


def decode_host(payload: bytes | str, *, is_packed: bool = False) -> HostMessage:
    """Return a message of the host.

    Args:
        payload: As it came.
        is_packed: It came as a binary frame, which is compressed JSON.

    Raises:
        BadMessageError: It is none, or longer than the limit.
    """
    try:
        if is_packed and isinstance(payload, bytes):
            payload = unpack(payload)
        return _HOST.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise BadMessageError(str(error)) from error


def pack(payload: bytes) -> bytes:
    """Return a payload compressed."""
    return zlib.compress(payload, _PACKING_LEVEL)


def unpack(packed: bytes, limit_bytes: int = limits.HOST_MESSAGE_BYTES) -> bytes:
    """Return what was compressed.

    Raises:
        BadMessageError: It is damaged, or longer than a message may be.
    """
    unpacker = zlib.decompressobj()
    try:
        payload = unpacker.decompress(packed, limit_bytes)
    except zlib.error as error:
        raise BadMessageError(str(error)) from error
    if unpacker.unconsumed_tail or unpacker.unused_data or not unpacker.eof:
        raise BadMessageError("cut off, or longer than a message may be")
    return payload


def encode_recorded(entry: Recorded) -> bytes:
    """Return one entry of the shared log; the same entry gives the same bytes."""
    return _ENCODER.encode(entry)


def shared_payload(start: int, encoded: Sequence[bytes], digest: str) -> bytes:
    """Return a `Shared` message made of entries that are encoded already."""
    head = b'{"type":"shared","start":%d,"digest":"%s","entries":['
    return head % (start, digest.encode()) + b",".join(encoded) + b"]}"


def encode_command(command: Command) -> bytes:
    """Return a command's JSON text."""
    return _ENCODER.encode(command)


def decode_command(payload: bytes) -> Command:
    """Return a command.

    Raises:
        BadMessageError: It is none.
    """
    try:
        return _COMMAND.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise BadMessageError(str(error)) from error
