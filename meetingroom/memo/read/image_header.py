# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Type and size of an image, from its first bytes and never from its name.

It decodes no pixels; that is how an image bomb is met before it goes off.
"""

import struct
from dataclasses import dataclass

_JPEG_FILL = 0xFF
_JPEG_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """What an image declares about itself."""

    media_type: str
    width_px: int
    height_px: int


def image_header(content: bytes) -> ImageHeader | None:
    """Return an image's type and size; `None` when it is no image we show.

    Source: PNG 3rd edition 5.6 and 11.2.1; GIF89a 18; ITU T.81 B.2.2; RFC 9649.
    """
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
            return ImageHeader("image/png", *struct.unpack_from(">II", content, 16))
        if content.startswith((b"GIF87a", b"GIF89a")):
            return ImageHeader("image/gif", *struct.unpack_from("<HH", content, 6))
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        # Cut short: not an image that could be shown.
        return None
    return None


def _jpeg(content: bytes) -> ImageHeader | None:
    """Walk the segments up to the frame header."""
    position = 2
    while content[position] == _JPEG_FILL:
        marker = content[position + 1]
        if marker == _JPEG_FILL:
            position += 1
        elif marker in _JPEG_BARE_MARKERS:
            position += 2
        elif marker in _JPEG_SIZE_MARKERS:
            height_px, width_px = struct.unpack_from(">HH", content, position + 5)
            return ImageHeader("image/jpeg", width_px, height_px)
        else:
            (length,) = struct.unpack_from(">H", content, position + 2)
            position += 2 + length
    return None


def _webp(content: bytes) -> ImageHeader | None:
    chunk = content[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
    elif chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif chunk == b"VP8 ":
        wide, high = struct.unpack_from("<HH", content, 26)
        width, height = wide & 0x3FFF, high & 0x3FFF
    else:
        return None
    return ImageHeader("image/webp", width, height)
