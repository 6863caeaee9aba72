# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A host's TLS settings from a chain and a private key.

Nothing here decides which certificate is shown, and no readable key touches a disk:
Python loads keys from files only, so it is given one that is encrypted for a moment
under a password nobody else has, and gone right after.
"""

import secrets
import ssl
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)


def server_context(
    chain_pem: bytes, key: PrivateKeyTypes, oldest: ssl.TLSVersion
) -> ssl.SSLContext:
    """Return settings for a server that shows this chain.

    Args:
        chain_pem: The server's certificate, then its issuers.
        key: Of the first certificate.
        oldest: Version of TLS that is still spoken.

    Raises:
        ssl.SSLError: Key and certificate do not belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = oldest
    password = secrets.token_bytes(32)
    key_pem = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password)
    )
    with tempfile.TemporaryDirectory(prefix="meetingroom-") as folder:
        file = Path(folder) / "chain.pem"
        file.touch(0o600)
        file.write_bytes(key_pem + chain_pem)
        context.load_cert_chain(file, password=password)
    return context
