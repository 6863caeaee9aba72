# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An organisation's certificate is used as it is, or refused with the reason."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)

from meetingroom.net.organisation import CertificateUnusable, OrganisationCertificate
from tests.net.office import Office
from tests.net.wire import shake_hands

NOW = datetime.now(UTC)


@pytest.fixture
def office() -> Office:
    return Office.create(NOW)


def test_guest_who_trusts_the_organisation_trusts_the_host(
    office: Office, tmp_path: Path
) -> None:
    chain, key = office.write(tmp_path, ["meet.example.org", "127.0.0.1"])
    certificate = OrganisationCertificate.load(chain, key, NOW)

    assert certificate.names == ("meet.example.org", "127.0.0.1")
    assert certificate.expires_at > NOW
    assert shake_hands(
        certificate.server_context(), office.client_context(), "meet.example.org"
    )


def test_one_file_may_hold_chain_and_key(office: Office, tmp_path: Path) -> None:
    chain, key = office.write(tmp_path, ["meet.example.org"])
    both = tmp_path / "both.pem"
    both.write_bytes(key.read_bytes() + chain.read_bytes())

    assert OrganisationCertificate.load(both, both, NOW).der


def test_machine_without_the_organisation_s_root_refuses(
    office: Office, tmp_path: Path
) -> None:
    chain, key = office.write(tmp_path, ["meet.example.org"])
    context = OrganisationCertificate.load(chain, key, NOW).server_context()

    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(context, ssl.create_default_context(), "meet.example.org")


def test_missing_file_is_named(office: Office, tmp_path: Path) -> None:
    chain, _ = office.write(tmp_path, ["meet.example.org"])

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(chain, tmp_path / "absent.pem", NOW)
    assert "absent.pem" in refused.value.sentence
    assert "cannot be read" in refused.value.sentence


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW + timedelta(days=400), "was valid until"),
        (NOW - timedelta(days=400), "is valid from"),
    ],
)
def test_time_is_checked(
    at: datetime, said: str, office: Office, tmp_path: Path
) -> None:
    chain, key = office.write(tmp_path, ["meet.example.org"])

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(chain, key, at)
    assert said in refused.value.sentence


def test_key_of_another_certificate_is_refused(office: Office, tmp_path: Path) -> None:
    chain, _ = office.write(tmp_path, ["meet.example.org"])
    other = tmp_path / "other"
    other.mkdir()
    _, key = office.write(other, ["meet.example.org"])

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(chain, key, NOW)
    assert "does not belong" in refused.value.sentence


def test_files_the_wrong_way_round_are_refused(office: Office, tmp_path: Path) -> None:
    chain, key = office.write(tmp_path, ["meet.example.org"])

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(key, chain, NOW)
    assert "There is no certificate" in refused.value.sentence

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(chain, chain, NOW)
    assert "There is no private key" in refused.value.sentence


def test_key_with_a_password_is_refused(office: Office, tmp_path: Path) -> None:
    chain, key = office.write(tmp_path, ["meet.example.org"])
    loaded = OrganisationCertificate.load(chain, key, NOW)
    key.write_bytes(
        loaded.key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"word")
        )
    )

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(chain, key, NOW)
    assert "has a password" in refused.value.sentence


def test_certificate_without_names_is_refused(office: Office, tmp_path: Path) -> None:
    chain, key = office.write(tmp_path, [])

    with pytest.raises(CertificateUnusable) as refused:
        OrganisationCertificate.load(chain, key, NOW)
    assert "names no server" in refused.value.sentence
