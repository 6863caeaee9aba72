# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a person may choose about hosting, before the network is even imported."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from meetingroom.net.hosting import HostingOptions

LARGEST_PORT = 65_535
NO_PORT = (
    "“{0}” is no port, so nobody can join from another laptop. Please choose a number"
    " between 0 and 65535, or leave the port out."
)
HALF_CERTIFICATE = (
    "An organisation’s certificate needs both its file and the file of its key; the"
    " {0} is missing. Please name both, or neither."
)


class ChoiceUnusable(Exception):  # noqa: N818 - what was chosen is it
    """What was chosen about hosting makes no sense; nothing was opened with it."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown."""
        super().__init__(sentence)
        self.sentence = sentence


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

    Raises:
        ChoiceUnusable: The port of the settings is no number.
    """
    certificate, key = setting("hosting/certificate"), setting("hosting/key")
    port, name = setting("hosting/port"), setting("hosting/server_name")
    return HostingChoice(
        choice.port if choice.port is not None or not port else _number(port),
        choice.address or setting("hosting/address") or None,
        choice.certificate or (Path(certificate) if certificate else None),
        choice.key or (Path(key) if key else None),
        choice.names or ((name,) if name else ()),
    )


def chosen(choice: HostingChoice, setting: Callable[[str], str]) -> "HostingOptions":
    """Return the network's options of a choice and the organisation's settings.

    Raises:
        CertificateUnusable: The organisation's certificate cannot be used.
        ChoiceUnusable: What was chosen makes no sense.
    """
    return options_of(filled_in(choice, setting))


def options_of(choice: HostingChoice) -> "HostingOptions":
    """Return the network's options.

    Raises:
        CertificateUnusable: The organisation's certificate cannot be used.
        ChoiceUnusable: What was chosen makes no sense.
    """
    port, certificate, key = choice.port, choice.certificate, choice.key
    if port is not None and not 0 <= port <= LARGEST_PORT:
        raise ChoiceUnusable(NO_PORT.format(port))
    if (certificate is None) != (key is None):
        missing = "certificate" if certificate is None else "key"
        raise ChoiceUnusable(HALF_CERTIFICATE.format(missing))
    # After the first paint: the network takes longer to import than Qt.
    from meetingroom.net.hosting import HostingOptions  # noqa: PLC0415
    from meetingroom.net.listen import PORTS  # noqa: PLC0415
    from meetingroom.net.organisation import OrganisationCertificate  # noqa: PLC0415

    organisation = None
    if certificate is not None and key is not None:
        organisation = OrganisationCertificate.load(certificate, key, datetime.now(UTC))
    return HostingOptions(
        ports=PORTS if port is None else (port,),
        host=choice.address,
        organisation=organisation,
        names=tuple(choice.names),
    )


def _number(port: str) -> int:
    try:
        return int(port)
    except ValueError as error:
        raise ChoiceUnusable(NO_PORT.format(port)) from error
