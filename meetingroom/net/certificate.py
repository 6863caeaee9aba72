# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The certificate authority of one meeting, made by its host.

Nothing here listens, connects or keeps a key on a disk; the caller stores `to_bytes`
where only its user can read it.

Clocks: everything is valid from a week before it was made until 30 days after, so a
guest whose clock is days off joins all the same. Beyond that the guest's machine
refuses, and the sentence it shows speaks of its clock. The authority may sign for
the one reserved name `SERVER_NAME` and for no address, so it is worth nothing
elsewhere even where somebody installs it.
"""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from meetingroom.net.tls import server_context
from meetingroom.protocol.invitation import pin_of

SERVER_NAME = "room.meetingroom.invalid"
"""What guests ask for in TLS. Source: RFC 6761: nothing under .invalid exists."""

VALID_BEFORE = timedelta(days=7)
VALID_AFTER = timedelta(days=30)


class AuthorityUnreadable(Exception):  # noqa: N818 - the stored bytes are it
    """What was stored is no authority any more; the meeting itself is safe."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown."""
        super().__init__(sentence)
        self.sentence = sentence


class MeetingAuthority:
    """A meeting's authority with its private key."""

    def __init__(
        self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
    ) -> None:
        """Use an authority that exists; `create` and `from_bytes` make one."""
        self._certificate = certificate
        self._key = key

    @classmethod
    def create(cls, at: datetime) -> "MeetingAuthority":
        """Return a new authority.

        Args:
            at: The moment it is made, with its zone.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(_authority_certificate(key, at), key)

    @classmethod
    def from_bytes(cls, stored: bytes, at: datetime) -> "MeetingAuthority":
        """Return the authority that `to_bytes` stored.

        Args:
            stored: Certificate and key.
            at: Now, with its zone.

        Raises:
            AuthorityUnreadable: It is damaged or too old: guests need a new invitation.
        """
        try:
            certificate = x509.load_pem_x509_certificate(stored)
            key = load_pem_private_key(stored, None)
        except (ValueError, TypeError) as error:
            raise _unreadable("is damaged") from error
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise _unreadable("is damaged")
        if key.public_key() != certificate.public_key():
            raise _unreadable("is damaged")
        if not certificate.not_valid_before_utc <= at < certificate.not_valid_after_utc:
            raise _unreadable(
                "is older than 30 days, or this computer’s clock is wrong"
            )
        return cls(certificate, key)

    def to_bytes(self) -> bytes:
        """Return certificate and private key, so that a restart keeps the pin."""
        return self.ca_pem + _key_pem(self._key)

    @property
    def der(self) -> bytes:
        """The authority's certificate as the pin and the pairing count it."""
        return self._certificate.public_bytes(Encoding.DER)

    @property
    def pin(self) -> str:
        """What stands in the invitation."""
        return pin_of(self.der)

    @property
    def ca_pem(self) -> bytes:
        """The authority's certificate as guests fetch it."""
        return self._certificate.public_bytes(Encoding.PEM)

    @property
    def expires_at(self) -> datetime:
        """When guests stop to believe it."""
        return self._certificate.not_valid_after_utc

    def server_context(self) -> ssl.SSLContext:
        """Return the host's TLS settings with a new leaf; the pin stays as it is."""
        leaf_key = ec.generate_private_key(ec.SECP256R1())
        chain = self._leaf(leaf_key).public_bytes(Encoding.PEM)
        return server_context(chain, leaf_key, ssl.TLSVersion.TLSv1_3)

    def _leaf(self, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
        authority = self._certificate
        own_key = authority.extensions.get_extension_for_class(
            x509.SubjectKeyIdentifier
        ).value
        usage = _usage(digital_signature=True)
        return (
            x509.CertificateBuilder()
            .subject_name(_name("Meetingroom host"))
            .issuer_name(authority.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(authority.not_valid_before_utc)
            .not_valid_after(authority.not_valid_after_utc)
            .add_extension(
                x509.SubjectAlternativeName([x509.DNSName(SERVER_NAME)]), critical=False
            )
            .add_extension(
                x509.BasicConstraints(ca=False, path_length=None), critical=True
            )
            .add_extension(usage, critical=True)
            .add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
            )
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()),
                critical=False,
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own_key),
                critical=False,
            )
            .sign(self._key, SHA256())
        )


def client_context(ca_pem: bytes) -> ssl.SSLContext:
    """Return a guest's TLS settings: this authority and no other, TLS 1.3 only.

    The caller asks for `SERVER_NAME`.

    Raises:
        ssl.SSLError: There is no certificate in it.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    context.load_verify_locations(cadata=ca_pem.decode("ascii", "replace"))
    return context


def authority_der(ca_pem: bytes) -> bytes:
    """Return the one certificate in what a host has sent as its authority.

    Raises:
        ValueError: There is none, or more than one: a pin stands for exactly one.
    """
    certificates = x509.load_pem_x509_certificates(ca_pem)
    if len(certificates) != 1:
        raise ValueError("an authority is one certificate")
    return certificates[0].public_bytes(Encoding.DER)


def _authority_certificate(
    key: ec.EllipticCurvePrivateKey, at: datetime
) -> x509.Certificate:
    name = _name("Meetingroom, one meeting’s authority")
    made_at = at.astimezone(UTC).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made_at - VALID_BEFORE)
        .not_valid_after(made_at + VALID_AFTER)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
        .add_extension(
            x509.NameConstraints(
                permitted_subtrees=[x509.DNSName(SERVER_NAME)],
                excluded_subtrees=[
                    x509.IPAddress(ipaddress.ip_network("0.0.0.0/0")),
                    x509.IPAddress(ipaddress.ip_network("::/0")),
                ],
            ),
            critical=True,
        )
        .sign(key, SHA256())
    )


def _usage(
    *, digital_signature: bool = False, key_cert_sign: bool = False
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _unreadable(what: str) -> AuthorityUnreadable:
    return AuthorityUnreadable(
        f"The stored certificate of this meeting {what}. Memo, notes and decisions are"
        " safe. A new certificate can be made; guests then need a new invitation."
    )
