# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Who has a meeting’s pin believes its authority, for one name and for 30 days."""

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from meetingroom.net.certificate import (
    SERVER_NAME,
    AuthorityUnreadable,
    MeetingAuthority,
    authority_der,
    client_context,
)
from meetingroom.protocol.invitation import pin_of
from tests.net.wire import shake_hands

NOW = datetime.now(UTC)


def test_guest_with_the_authority_trusts_the_host() -> None:
    authority = MeetingAuthority.create(NOW)
    client = client_context(authority.ca_pem)

    assert shake_hands(authority.server_context(), client, SERVER_NAME) == "TLSv1.3"


def test_another_meeting_s_authority_is_not_trusted() -> None:
    client = client_context(MeetingAuthority.create(NOW).ca_pem)
    server = MeetingAuthority.create(NOW).server_context()

    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(server, client, SERVER_NAME)


def test_host_speaks_nothing_older_than_tls_1_3() -> None:
    authority = MeetingAuthority.create(NOW)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(cadata=authority.ca_pem.decode())
    client.maximum_version = ssl.TLSVersion.TLSv1_2

    with pytest.raises(ssl.SSLError):
        shake_hands(authority.server_context(), client, SERVER_NAME)


def test_restart_keeps_the_pin_and_guests_keep_their_trust() -> None:
    before = MeetingAuthority.create(NOW)
    client = client_context(before.ca_pem)
    after = MeetingAuthority.from_bytes(before.to_bytes(), NOW)

    assert after.pin == before.pin
    assert shake_hands(after.server_context(), client, SERVER_NAME)


def test_new_leaf_keeps_the_pin() -> None:
    authority = MeetingAuthority.create(NOW)
    pin = authority.pin
    client = client_context(authority.ca_pem)

    assert shake_hands(authority.server_context(), client, SERVER_NAME)
    assert shake_hands(authority.server_context(), client, SERVER_NAME)
    assert authority.pin == pin == pin_of(authority_der(authority.ca_pem))


@pytest.mark.parametrize("days_off", [-29, -1, 1, 6])
def test_guest_whose_clock_is_days_off_trusts_the_host(days_off: int) -> None:
    # A guest's clock that is behind by a day sees a certificate made a day ahead.
    authority = MeetingAuthority.create(NOW + timedelta(days=days_off))
    client = client_context(authority.ca_pem)

    assert shake_hands(authority.server_context(), client, SERVER_NAME)


@pytest.mark.parametrize("days_off", [-31, 8])
def test_clock_that_is_weeks_off_is_refused(days_off: int) -> None:
    authority = MeetingAuthority.create(NOW + timedelta(days=days_off))
    client = client_context(authority.ca_pem)

    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(authority.server_context(), client, SERVER_NAME)


def test_authority_signs_for_the_one_reserved_name_only() -> None:
    authority = x509.load_pem_x509_certificate(MeetingAuthority.create(NOW).ca_pem)
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)

    assert limits.critical
    assert limits.value.permitted_subtrees == [x509.DNSName(SERVER_NAME)]
    assert len(limits.value.excluded_subtrees or []) == 2


def test_certificate_for_another_name_is_refused_though_the_authority_signed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority = MeetingAuthority.create(NOW)
    monkeypatch.setattr("meetingroom.net.certificate.SERVER_NAME", "bank.example")

    with pytest.raises(ssl.SSLCertVerificationError, match="subtree"):
        shake_hands(
            authority.server_context(),
            client_context(authority.ca_pem),
            "bank.example",
        )


def test_no_key_stays_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    MeetingAuthority.create(NOW).server_context()

    assert list(tmp_path.rglob("*")) == []


def test_damaged_authority_is_refused_with_a_sentence() -> None:
    good = MeetingAuthority.create(NOW)
    other = MeetingAuthority.create(NOW)
    rsa_key = rsa.generate_private_key(65537, 2048).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    foreign_key = other.to_bytes().removeprefix(other.ca_pem)

    for stored in (b"", good.ca_pem, good.ca_pem + rsa_key, good.ca_pem + foreign_key):
        with pytest.raises(AuthorityUnreadable) as refused:
            MeetingAuthority.from_bytes(stored, NOW)
        assert "is damaged" in refused.value.sentence


def test_authority_of_last_month_is_refused_with_a_sentence() -> None:
    stored = MeetingAuthority.create(NOW).to_bytes()

    with pytest.raises(AuthorityUnreadable) as refused:
        MeetingAuthority.from_bytes(stored, NOW + timedelta(days=31))
    assert "older than 30 days" in refused.value.sentence


def test_authority_tells_when_it_ends() -> None:
    ends_at = MeetingAuthority.create(NOW).expires_at

    assert timedelta(days=29) < ends_at - NOW <= timedelta(days=30)


def test_two_certificates_are_no_authority() -> None:
    one = MeetingAuthority.create(NOW)

    with pytest.raises(ValueError, match="one certificate"):
        authority_der(one.ca_pem * 2)
    with pytest.raises(ValueError, match="PEM"):
        authority_der(b"nothing")


def test_authority_uses_the_curve_all_systems_know() -> None:
    certificate = x509.load_pem_x509_certificate(MeetingAuthority.create(NOW).ca_pem)
    key = certificate.public_key()

    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"
