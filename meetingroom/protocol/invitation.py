# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An invitation to a room, and the link and QR text that carry it.

Nothing here connects, checks a certificate or decides whether a link is still good.

Pin and secret stand in the link's fragment, which no program sends to a server.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote

from meetingroom.protocol.address import split_address
from meetingroom.protocol.code import format_code

PIN_BYTES = 16
SECRET_BYTES = 12


@dataclass(frozen=True, slots=True)
class Invitation:
    """All that a guest's machine needs to find a host and to trust it."""

    addresses: tuple[str, ...]
    """“host:port” in its one form, the likeliest first; at least one."""
    code: str
    """Eight characters, without the hyphen."""
    pin: str | None
    """22 characters that stand for the meeting's authority. `None`: the host has its
    organisation's certificate, and trust comes from this system's store."""
    secret: str
    """16 characters; they let a guest in without the code."""

    @property
    def is_organisation(self) -> bool:
        """Whether the host shows its organisation's own certificate."""
        return self.pin is None

    @property
    def link(self) -> str:
        """The link for mail and chat; a browser can open it too."""
        return f"https://{self.addresses[0]}/j/{format_code(self.code)}#{self._rest()}"

    @property
    def app_link(self) -> str:
        """The link that opens Meetingroom by itself; also the text of the QR code."""
        path = f"{self.addresses[0]}/{format_code(self.code)}"
        return f"meetingroom://join/{path}#{self._rest()}"

    def _rest(self) -> str:
        parts = [] if self.pin is None else [f"k={self.pin}"]
        parts.append(f"s={self.secret}")
        if len(self.addresses) > 1:
            parts.append(f"a={','.join(self._others())}")
        return "&".join(parts)

    def _others(self) -> list[str]:
        # A port that all addresses share is written once: the QR code stays small.
        _, port = split_address(self.addresses[0])
        return [
            quote(address.removesuffix(f":{port}"), safe=":")
            for address in self.addresses[1:]
        ]


def pin_of(authority_der: bytes) -> str:
    """Return the pin of a certificate authority: 128 bits of its SHA-256."""
    return encode_bytes(hashlib.sha256(authority_der).digest()[:PIN_BYTES])


def make_secret(random_bytes: bytes) -> str:
    """Return an invitation's secret.

    Args:
        random_bytes: Exactly `SECRET_BYTES` of them, unpredictable.
    """
    if len(random_bytes) != SECRET_BYTES:
        raise ValueError(f"a secret is made from {SECRET_BYTES} bytes")
    return encode_bytes(random_bytes)


def encode_bytes(value: bytes) -> str:
    """Return URL-safe base 64 without its padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def is_encoded(text: str, length_bytes: int) -> bool:
    """Return whether a text is `encode_bytes` of that many bytes, and the only such."""
    if re.fullmatch(r"[A-Za-z0-9_-]*", text, re.ASCII) is None:
        return False
    if len(text) != -(-length_bytes * 8 // 6):
        return False
    decoded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return encode_bytes(decoded) == text
