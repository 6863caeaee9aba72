# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a host listens, as text: “host:port”, with IPv6 in brackets.

Nothing here looks a name up or opens a connection.
"""

import ipaddress
import re

DEFAULT_PORT = 8443
HIGHEST_PORT = 65535

_NAME = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)"
    r"(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?\Z"
)
_DIGITS_AND_DOTS = re.compile(r"[0-9.]+\Z")
_BRACKETED = re.compile(r"\[([^\[\]]*)\](?::(\d{1,5}))?\Z", re.ASCII)
_PLAIN = re.compile(r"([^:\[\]]+)(?::(\d{1,5}))?\Z", re.ASCII)


class AddressUnreadable(Exception):  # noqa: N818 - what was typed is it
    """What was typed cannot be a computer's address; nothing was sent."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown beside the field."""
        super().__init__(sentence)
        self.sentence = sentence


def read_address(text: str, default_port: int = DEFAULT_PORT) -> str:
    """Return the address that somebody typed, in its one form.

    Args:
        text: A name or number with or without a port.
        default_port: Taken when none is given.

    Raises:
        AddressUnreadable: It is neither a name nor an IP address, or its port is
            out of range.
    """
    host, port = _host_and_port(text.strip(), default_port)
    if not 1 <= port <= HIGHEST_PORT:
        raise AddressUnreadable(
            f"There is no port {port}. The port is the number after the colon, such"
            f" as {DEFAULT_PORT}. Please compare it with the facilitator’s screen."
        )
    return join_address(host, port)


def join_address(host: str, port: int) -> str:
    """Return “host:port”; an IPv6 host gets its brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def split_address(address: str) -> tuple[str, int]:
    """Return host, without brackets, and port of an address in its one form."""
    host, _, port = address.rpartition(":")
    return host.removeprefix("[").removesuffix("]"), int(port)


def _host_and_port(text: str, default_port: int) -> tuple[str, int]:
    try:
        return str(ipaddress.IPv6Address(_without_zone(text))), default_port
    except ipaddress.AddressValueError:
        pass
    bracketed = _BRACKETED.match(text)
    match = bracketed or _PLAIN.match(text)
    if match is None:
        raise _unreadable(text)
    host, port = match.groups()
    name = _ipv6(host, text) if bracketed else _name_or_ipv4(host, text)
    return name, default_port if port is None else int(port)


def _without_zone(text: str) -> str:
    # A zone names an interface of the machine it was copied from.
    return text.partition("%")[0]


def _ipv6(host: str, text: str) -> str:
    try:
        return str(ipaddress.IPv6Address(_without_zone(host)))
    except ipaddress.AddressValueError as error:
        raise _unreadable(text) from error


def _name_or_ipv4(host: str, text: str) -> str:
    name = host.lower()
    if _DIGITS_AND_DOTS.match(name):
        try:
            return str(ipaddress.IPv4Address(name))
        except ipaddress.AddressValueError as error:
            raise _unreadable(text) from error
    if _NAME.match(name) is None:
        raise _unreadable(text)
    return name


def _unreadable(text: str) -> AddressUnreadable:
    shown = text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - one line
    return AddressUnreadable(
        f"“{shown}” is not a computer’s address. An address looks like"
        f" 192.168.1.20:{DEFAULT_PORT} and stands on the facilitator’s screen."
    )
