# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a person may choose about hosting, before the network is even imported."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from meetingroom.net.hosting import HostingOptions


class HostingChoice(NamedTuple):
    """Arguments of the command line, or settings of an organisation.

    A named tuple: the first paint imports it, and a dataclass takes longer.
    """

    port: int | None = None
    """`None` for the usual ones, 0 for any free one."""
    address: str | None = None
    """The one address to listen at; `None` for all."""
    certificate: Path | None = None
    """An organisation's certificate chain, PEM."""
    key: Path | None = None
    """Its private key, PEM."""
    names: Sequence[str] = ()
    """Names under which guests reach this machine."""


def filled_in(choice: HostingChoice, setting: Callable[[str], str]) -> HostingChoice:
    """Return a choice with the organisation's settings where nothing was chosen.

    Args:
        choice: Of the command line.
        setting: Returns a value of the settings file; empty for none.
    """
    certificate, key = setting("hosting/certificate"), setting("hosting/key")
    port, name = setting("hosting/port"), setting("hosting/server_name")
    return HostingChoice(
        choice.port if choice.port is not None else int(port) if port else None,
        choice.address or setting("hosting/address") or None,
        choice.certificate or (Path(certificate) if certificate else None),
        choice.key or (Path(key) if key else None),
        choice.names or ((name,) if name else ()),
    )


def options_of(choice: HostingChoice) -> "HostingOptions":
    """Return the network's options.

    Raises:
        CertificateUnusable: The organisation's certificate cannot be used.
    """
    # After the first paint: the network takes longer to import than Qt.
    from meetingroom.net.hosting import HostingOptions  # noqa: PLC0415
    from meetingroom.net.listen import PORTS  # noqa: PLC0415
    from meetingroom.net.organisation import OrganisationCertificate  # noqa: PLC0415

    organisation = None
    if choice.certificate is not None and choice.key is not None:
        organisation = OrganisationCertificate.load(
            choice.certificate, choice.key, datetime.now(UTC)
        )
    return HostingOptions(
        ports=PORTS if choice.port is None else (choice.port,),
        host=choice.address,
        organisation=organisation,
        names=tuple(choice.names),
    )
