# SPDX-License-Identifier: LicenseRef-Meetingroom
"""From the typed code to the host's pin and secret, with nothing a stranger could use.

Nothing here sends, waits or counts guesses: bytes in, bytes out.

The exchange is SPAKE2 in its A/B form: the guest is always A and the host always B, so
no message can be sent back to its author, and the order of the transcript needs no
rule. Three messages and an answer:

    guest -> host   A's element
    host  -> guest  B's element
    guest -> host   proof of the guest (HMAC over the transcript)
    host  -> guest  proof of the host, and pin and secret sealed with the shared key

The transcript binds both elements, fresh for each try, and the SHA-256 of the
certificate authority that each side believes in. Somebody in between who shows a
certificate of their own makes both proofs fail; somebody who passes the true one on
reads nothing, as the seal's key is never on the wire.

The guest proves first, so a stranger who knocks learns one thing for each try, whether
that one code was right, and the host counts it. Nothing recorded helps to try codes
offline. Somebody in between gets the same single guess for each time a guest types the
code, and the guest sees the try fail.

A stranger's chance: the limiter looks at no more than 2,420 codes in two hours, of
2^40 that there are: 2.2 in a thousand million. Even 2^20 guesses would stay below one
in a million.

The arithmetic is Python's and not constant in time. It takes some 12 ms for each of
its halves, so a host does it beside its loop. A stranger who begins with M times a
guess, without a secret of their own, makes the host a fourth faster where the guess is
right. So a host answers at rounded moments, and limits beginnings as well as proofs:
see `net.front_door`.

Source: RFC 9382 for the exchange, `spake2` for the group Ed25519.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass

import spake2  # type: ignore[import-untyped]  # the package has no annotations
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from spake2.ed25519_basic import (  # type: ignore[import-untyped]  # the same package
    NotOnCurve,
)

from meetingroom.protocol.invitation import PIN_BYTES, SECRET_BYTES, is_encoded

ELEMENT_BYTES = 33
PROOF_BYTES = 32
LONGEST_ANSWER_BYTES = 512

_LABEL = b"meetingroom pairing 1"
_GUEST = b"meetingroom guest"
_HOST = b"meetingroom host"
_NONCE_BYTES = 12


class PairingRefused(Exception):  # noqa: N818 - the answer to a wrong code
    """The other side does not know the code, or somebody is in between."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What a host gives to a guest who knew the code."""

    pin: str | None
    """`None` for a host with its organisation's certificate."""
    secret: str


@dataclass(frozen=True, slots=True)
class _Keys:
    transcript: bytes
    guest: bytes
    host: bytes
    seal: bytes


class GuestPairing:
    """One try of a guest. Each of its three steps is done once, in order."""

    def __init__(self, code: str, authority_hash: bytes) -> None:
        """Prepare a try.

        Args:
            code: Eight characters, without the hyphen.
            authority_hash: SHA-256 of the certificate the host has shown.
        """
        self._authority_hash = authority_hash
        self._exchange = spake2.SPAKE2_A(code.encode(), idA=_GUEST, idB=_HOST)
        self._element = b""
        self._keys: _Keys | None = None

    def start(self) -> bytes:
        """Return the first message. Takes some 12 ms."""
        self._element = bytes(self._exchange.start())
        return self._element

    def prove(self, reply: bytes) -> bytes:
        """Return the proof of knowing the code. Takes some 12 ms.

        Raises:
            PairingRefused: The host's reply cannot be one.
        """
        shared = _finish(self._exchange, reply)
        self._keys = _keys(shared, self._authority_hash, self._element, reply)
        return hmac.digest(self._keys.guest, self._keys.transcript, "sha256")

    def open(self, answer: bytes) -> Handover:
        """Return what the host hands over, once it has proved itself too.

        Raises:
            PairingRefused: The host did not know the code, or saw another certificate.
        """
        keys = self._keys
        if keys is None:
            raise ValueError("a guest proves itself before it opens the answer")
        proof = hmac.digest(keys.host, keys.transcript, "sha256")
        if not hmac.compare_digest(proof, answer[:PROOF_BYTES]):
            raise PairingRefused
        sealed = answer[PROOF_BYTES:]
        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            plain = ChaCha20Poly1305(keys.seal).decrypt(nonce, body, keys.transcript)
        except (InvalidTag, ValueError) as error:
            raise PairingRefused from error
        return _decode(plain)


class HostPairing:
    """The host's side of one guest's try. Both of its steps are done once, in order."""

    def __init__(self, code: str, authority_hash: bytes) -> None:
        """Prepare for a guest.

        Args:
            code: Eight characters, without the hyphen.
            authority_hash: SHA-256 of the certificate that guests are shown.
        """
        self._authority_hash = authority_hash
        self._exchange = spake2.SPAKE2_B(code.encode(), idA=_GUEST, idB=_HOST)
        self._keys: _Keys | None = None

    def reply(self, element: bytes) -> bytes:
        """Return the answer to a guest's first message. Takes some 25 ms.

        All heavy work is done here, so that judging the proof takes no time.

        Raises:
            PairingRefused: The message cannot be a guest's.
        """
        own = bytes(self._exchange.start())
        shared = _finish(self._exchange, element)
        self._keys = _keys(shared, self._authority_hash, element, own)
        return own

    def finish(self, proof: bytes, handover: Handover) -> bytes:
        """Return the host's proof with pin and secret, sealed.

        Raises:
            PairingRefused: The guest does not know the code: count it.
        """
        keys = self._keys
        if keys is None:
            raise ValueError("a host replies before it finishes")
        expected = hmac.digest(keys.guest, keys.transcript, "sha256")
        if not hmac.compare_digest(expected, proof):
            raise PairingRefused
        nonce = secrets.token_bytes(_NONCE_BYTES)
        plain = json.dumps({"pin": handover.pin, "secret": handover.secret}).encode()
        body = ChaCha20Poly1305(keys.seal).encrypt(nonce, plain, keys.transcript)
        return hmac.digest(keys.host, keys.transcript, "sha256") + nonce + body


def _finish(exchange: spake2.SPAKE2_A | spake2.SPAKE2_B, message: bytes) -> bytes:
    if len(message) != ELEMENT_BYTES:
        raise PairingRefused
    try:
        return bytes(exchange.finish(message))
    # The library has a word of its own for each way in which an element is wrong.
    except (spake2.SPAKEError, NotOnCurve, ValueError, AssertionError) as error:
        raise PairingRefused from error


def _keys(shared: bytes, authority_hash: bytes, guest: bytes, host: bytes) -> _Keys:
    parts = (_LABEL, _GUEST, _HOST, authority_hash, guest, host)
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    transcript = hashlib.sha256(framed).digest()
    derived = HKDF(SHA256(), 96, salt=transcript, info=_LABEL).derive(shared)
    return _Keys(transcript, derived[:32], derived[32:64], derived[64:])


def _decode(plain: bytes) -> Handover:
    try:
        fields = json.loads(plain)
        pin, secret = fields["pin"], fields["secret"]
    except (ValueError, KeyError, TypeError) as error:
        raise PairingRefused from error
    pin_is_good = pin is None or (isinstance(pin, str) and is_encoded(pin, PIN_BYTES))
    if not pin_is_good or not isinstance(secret, str):
        raise PairingRefused
    if not is_encoded(secret, SECRET_BYTES):
        raise PairingRefused
    return Handover(pin, secret)
