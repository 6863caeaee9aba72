# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An organisation's own certificate, named in the settings, shown instead of a pin.

Nothing here renews it or writes to its files. Guests trust it by their system's store.
"""

import ssl
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from meetingroom.net.tls import server_context

LONGEST_FILE_BYTES = 1024 * 1024


class CertificateUnusable(Exception):  # noqa: N818 - the files are it
    """The organisation's certificate cannot be shown; no meeting was opened with it."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown."""
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class OrganisationCertificate:
    """A certificate with its chain and key, checked."""

    chain: tuple[x509.Certificate, ...]
    """The server's own first."""
    key: PrivateKeyTypes

    @classmethod
    def load(
        cls, chain_file: Path, key_file: Path, at: datetime
    ) -> "OrganisationCertificate":
        """Return the certificate in two PEM files, which may be one and the same.

        Args:
            chain_file: The server's certificate, then those between it and the root.
            key_file: Its private key, without a password.
            at: Now, with its zone.

        Raises:
            CertificateUnusable: A file is missing, is not PEM, has expired, names no
                server, or key and certificate do not belong together.
        """
        chain = _load_chain(chain_file)
        key = _load_key(key_file)
        _check_time(chain[0], chain_file, at)
        if key.public_key() != chain[0].public_key():
            raise CertificateUnusable(
                f"The key “{key_file}” does not belong to the certificate"
                f" “{chain_file}”. Please choose the two that were made together."
            )
        loaded = cls(chain, key)
        if not loaded.names:
            raise CertificateUnusable(
                f"The certificate “{chain_file}” names no server. Guests’ machines"
                " would refuse it. Please ask your IT department for one with the"
                " name of this computer."
            )
        return loaded

    @property
    def names(self) -> tuple[str, ...]:
        """Names and addresses it is for; “*.” stands for one part of a name."""
        try:
            found = self.chain[0].extensions.get_extension_for_class(
                x509.SubjectAlternativeName
            )
        except x509.ExtensionNotFound:
            return ()
        names = found.value.get_values_for_type(x509.DNSName)
        addresses = found.value.get_values_for_type(x509.IPAddress)
        return (*names, *(str(address) for address in addresses))

    @property
    def der(self) -> bytes:
        """The server's own certificate, as the pairing by code counts it."""
        return self.chain[0].public_bytes(Encoding.DER)

    @property
    def expires_at(self) -> datetime:
        """When guests stop to believe it."""
        return self.chain[0].not_valid_after_utc

    def server_context(self) -> ssl.SSLContext:
        """Return the host's TLS settings."""
        pem = b"".join(one.public_bytes(Encoding.PEM) for one in self.chain)
        return server_context(pem, self.key, ssl.TLSVersion.TLSv1_3)


def _load_chain(file: Path) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(x509.load_pem_x509_certificates(_read(file, "certificate")))
    except ValueError as error:
        raise CertificateUnusable(
            f"There is no certificate in “{file}”. Please choose a PEM file, which"
            " begins with “-----BEGIN CERTIFICATE-----”."
        ) from error


def _load_key(file: Path) -> PrivateKeyTypes:
    try:
        return load_pem_private_key(_read(file, "key"), None)
    except TypeError as error:
        raise CertificateUnusable(
            f"The key “{file}” has a password. Please choose a key without one, in a"
            " folder that only you can read."
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CertificateUnusable(
            f"There is no private key in “{file}”. Please choose a PEM file, which"
            " begins with “-----BEGIN PRIVATE KEY-----”."
        ) from error


def _read(file: Path, what: str) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LONGEST_FILE_BYTES)
    except OSError as error:
        raise CertificateUnusable(
            f"The {what} “{file}” cannot be read ({error.strerror or error}). Please"
            " check the path in the settings, and whether you may read the file."
        ) from error


def _check_time(certificate: x509.Certificate, file: Path, at: datetime) -> None:
    if at >= certificate.not_valid_after_utc:
        day = certificate.not_valid_after_utc.date().isoformat()
        raise CertificateUnusable(
            f"The certificate “{file}” was valid until {day}. Please ask your IT"
            " department for a new one, or host with the meeting’s own certificate."
        )
    if at < certificate.not_valid_before_utc:
        day = certificate.not_valid_before_utc.date().isoformat()
        raise CertificateUnusable(
            f"The certificate “{file}” is valid from {day} on. Please check this"
            " computer’s clock, or wait until then."
        )
