# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The rungs of joining, from the network up, and which one an error belongs to.

No sentences: `failure` has them.
"""

import errno
import socket
import ssl
from enum import StrEnum
from typing import Final

import aiohttp


class Rung(StrEnum):
    """Where joining stopped. A later rung means that more of the way is fine."""

    NO_NETWORK = "no network"
    """This machine is in no network at all."""
    NAME = "name"
    """Nobody knows the host's name."""
    ROUTE = "route"
    """No way leads to the host's network."""
    BLOCKED = "blocked"
    """This machine's own firewall or system forbids it."""
    SILENT = "silent"
    """Nothing answered in time."""
    REFUSED = "refused"
    """The machine is there and nobody listens on that port."""
    CUT = "cut"
    """Something cut the connection as soon as it was made."""
    PLAIN = "plain"
    """Something answers, without encryption."""
    STRANGER = "stranger"
    """Something answers that is no room of Meetingroom."""
    CLOCK = "clock"
    """A certificate is too old or too new by this machine's clock."""
    CERTIFICATE = "certificate"
    """The organisation's certificate is not trusted here."""
    PIN = "pin"
    """Not the host the invitation was made by."""
    VERSION = "version"
    """Both programs speak no common version of the protocol."""
    BUSY = "busy"
    """The host looks at too many codes at the moment."""
    CODE = "code"
    """The code opens nothing: mistyped, replaced, or locked for some minutes."""
    LOCKED = "locked"
    """The room lets nobody in any more."""


NETWORK_RUNGS: Final = frozenset(
    {
        Rung.NO_NETWORK,
        Rung.NAME,
        Rung.ROUTE,
        Rung.BLOCKED,
        Rung.SILENT,
        Rung.REFUSED,
        Rung.CUT,
        Rung.PLAIN,
        Rung.STRANGER,
    }
)
"""Where another network, such as a phone's, may help."""

_WINDOWS_ERRORS: Final = {
    10013: errno.EACCES,
    10050: errno.ENETDOWN,
    10051: errno.ENETUNREACH,
    10054: errno.ECONNRESET,
    10060: errno.ETIMEDOUT,
    10061: errno.ECONNREFUSED,
    10065: errno.EHOSTUNREACH,
}

_BY_ERRNO: Final = {
    errno.ECONNREFUSED: Rung.REFUSED,
    errno.ECONNRESET: Rung.CUT,
    errno.ECONNABORTED: Rung.CUT,
    errno.EPIPE: Rung.CUT,
    errno.ETIMEDOUT: Rung.SILENT,
    errno.ENETUNREACH: Rung.ROUTE,
    errno.EHOSTUNREACH: Rung.ROUTE,
    errno.ENETDOWN: Rung.ROUTE,
    errno.EADDRNOTAVAIL: Rung.ROUTE,
    errno.EAFNOSUPPORT: Rung.ROUTE,
    errno.EINVAL: Rung.ROUTE,
    errno.EACCES: Rung.BLOCKED,
    errno.EPERM: Rung.BLOCKED,
}

_TIME_ERRORS: Final = frozenset({9, 10})
"""OpenSSL's “not yet valid” and “has expired”."""


def rung_of(error: BaseException, *, is_pinned: bool) -> Rung:
    """Return the rung at which an attempt to connect stopped.

    Args:
        error: What aiohttp, the system or TLS has raised.
        is_pinned: Whether the certificate was compared with an invitation's pin.
    """
    certificate_error = _certificate_error(error)
    if certificate_error is not None:
        if certificate_error.verify_code in _TIME_ERRORS:
            return Rung.CLOCK
        return Rung.PIN if is_pinned else Rung.CERTIFICATE
    if isinstance(error, (aiohttp.ClientConnectorDNSError, socket.gaierror)):
        return Rung.NAME
    if isinstance(error, (TimeoutError, aiohttp.ServerTimeoutError)):
        return Rung.SILENT
    if isinstance(error, (ssl.SSLError, aiohttp.ClientConnectorSSLError)):
        return Rung.PLAIN
    if isinstance(error, OSError):
        return _rung_of_system(error)
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return Rung.CUT
    return Rung.STRANGER


def _certificate_error(error: BaseException) -> ssl.SSLCertVerificationError | None:
    inner = getattr(error, "certificate_error", error)
    return inner if isinstance(inner, ssl.SSLCertVerificationError) else None


def _rung_of_system(error: OSError) -> Rung:
    number = error.errno or 0
    return _BY_ERRNO.get(_WINDOWS_ERRORS.get(number, number), Rung.CUT)
