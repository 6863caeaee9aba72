# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An organisation with a certificate authority of its own, for tests."""

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Office:
    """The authority that all machines of an organisation trust."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    at: datetime

    @classmethod
    def create(cls, at: datetime) -> "Office":
        """Return a new authority, valid for 100 days around a moment."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("Example Ltd root")
        certificate = (
            _builder(name, name, key, at)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, SHA256())
        )
        return cls(certificate, key, at)

    def write(self, folder: Path, names: list[str]) -> tuple[Path, Path]:
        """Issue a certificate for a server and return its chain's and key's files."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(_name("server"), self.certificate.subject, key, self.at)
        if names:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([_general_name(name) for name in names]),
                critical=False,
            )
        issued = builder.sign(self.key, SHA256())
        chain_file, key_file = folder / "chain.pem", folder / "key.pem"
        chain_file.write_bytes(issued.public_bytes(Encoding.PEM))
        key_file.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        return chain_file, key_file

    def client_context(self) -> ssl.SSLContext:
        """Return the settings of a machine of this organisation."""
        pem = self.certificate.public_bytes(Encoding.PEM).decode()
        return ssl.create_default_context(cadata=pem)


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    at: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=50))
        .not_valid_after(at + timedelta(days=50))
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general_name(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)
