# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Finding the invitation in whatever somebody pasted.

Nothing here connects; a text is judged by its shape alone.
"""

import re
from urllib.parse import unquote

from meetingroom.protocol.address import AddressUnreadable, read_address, split_address
from meetingroom.protocol.code import CodeUnreadable, format_code, read_code
from meetingroom.protocol.invitation import (
    PIN_BYTES,
    SECRET_BYTES,
    Invitation,
    is_encoded,
)

LONGEST_TEXT = 20_000
"""A mail with its history fits; what is longer was pasted by mistake."""
MOST_ADDRESSES = 16

_SHAPE = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<join>join/)?(?P<address>[^/\s#?]+)"
    r"/(?:j/)?(?P<code>[^/#?\s&]+)/?(?:#(?P<rest>[^\s<>\"|]*))?",
    re.IGNORECASE | re.ASCII,
)
_ANY_LINK = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE | re.ASCII)
_LINE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t>]*")
_CLOSING = ".,;:!?)>]}\"'”’»"


class InvitationUnreadable(Exception):  # noqa: N818 - the pasted text is it
    """A pasted text holds no whole invitation; nothing was sent."""

    def __init__(
        self, sentence: str, *, address: str | None = None, code: str | None = None
    ) -> None:
        """Keep what is shown, and what can be saved of the link.

        Args:
            sentence: What is wrong with it and what to do.
            address: Where the host is, when that much could be read.
            code: The room's code, when that much could be read: with both, one can
                join by code.
        """
        super().__init__(sentence)
        self.sentence = sentence
        self.address = address
        self.code = code


def parse(text: str) -> Invitation:
    """Return the invitation in a pasted text.

    The link may stand in a sentence, be broken over lines, or be wrapped by a mail
    filter that checks links.

    Raises:
        InvitationUnreadable: There is none, or a part of it is missing or damaged.
    """
    if len(text) > LONGEST_TEXT:
        raise InvitationUnreadable(
            "That is a very long text. Please copy only the invitation’s link."
        )
    first: InvitationUnreadable | None = None
    for version in _versions(text):
        try:
            return _parse_once(version)
        except InvitationUnreadable as error:
            # A link that could be read in part says more than none at all.
            if first is None or (first.code is None and error.code is not None):
                first = error
    raise first if first is not None else _nothing(text)


def _versions(text: str) -> tuple[str, ...]:
    """Return the text as it is, with lines joined, and out of a filter's wrapping."""
    joined = _LINE_BREAK.sub("", text)
    return text, joined, unquote(text), unquote(joined)


def _parse_once(text: str) -> Invitation:
    failure: InvitationUnreadable | None = None
    for match in filter(_is_ours, _SHAPE.finditer(text)):
        try:
            return _read(match)
        except InvitationUnreadable as error:
            failure = failure or error
    raise failure or _nothing(text)


def _is_ours(match: re.Match[str]) -> bool:
    whole = match.group()
    return match["join"] is not None or "/j/" in whole


def _read(match: re.Match[str]) -> Invitation:
    scheme = match["scheme"].lower()
    address = _address(match["address"])
    code = _code(match["code"], address)
    if scheme not in {"https", "meetingroom"}:
        raise InvitationUnreadable(
            f"The link starts with “{scheme}://”. An invitation starts with"
            " “https://” or “meetingroom://”: somebody or something changed it."
            " Please ask for it again.",
            address=address,
            code=code,
        )
    if not match["rest"]:
        raise InvitationUnreadable(
            "The end of the link is missing, all from the “#” on. Some mail and chat"
            " programs take it away. Please ask for the link in another way, or join"
            f" with the address {address} and the code {format_code(code)}.",
            address=address,
            code=code,
        )
    return _finish(match["rest"], address, code)


def _finish(rest: str, address: str, code: str) -> Invitation:
    fields = _fields(rest)
    pin, secret = fields.get("k"), fields.get("s", "")
    if pin is not None and not is_encoded(pin, PIN_BYTES):
        raise _damaged("k", address, code)
    if not is_encoded(secret, SECRET_BYTES):
        raise _damaged("s", address, code)
    others = _other_addresses(fields.get("a", ""), address, code)
    return Invitation((address, *others), code, pin, secret)


def _fields(rest: str) -> dict[str, str]:
    """Return the fragment's fields; what a filter or a sentence added is left out."""
    fields: dict[str, str] = {}
    for part in rest.split("&"):
        name, has_value, value = part.removeprefix("amp;").partition("=")
        if has_value and name in {"k", "s", "a"} and name not in fields:
            fields[name] = value.rstrip(_CLOSING) if name != "a" else value
    return fields


def _other_addresses(text: str, address: str, code: str) -> tuple[str, ...]:
    _, port = split_address(address)
    # The bracket of an IPv6 address at the very end belongs to it.
    parts = unquote(text).rstrip(_CLOSING.replace("]", "")).split(",")
    try:
        others = [read_address(part, port) for part in parts if part]
    except AddressUnreadable as error:
        raise _damaged("a", address, code) from error
    unlike = tuple(dict.fromkeys(other for other in others if other != address))
    return unlike[: MOST_ADDRESSES - 1]


def _address(text: str) -> str:
    try:
        return read_address(unquote(text))
    except AddressUnreadable as error:
        raise InvitationUnreadable(
            "The link’s address cannot be read. Please copy the whole link again, from"
            " “https://” to its end."
        ) from error


def _code(text: str, address: str) -> str:
    try:
        return read_code(unquote(text).rstrip(_CLOSING))
    except CodeUnreadable as error:
        raise InvitationUnreadable(
            "The code in the link is damaged. Please copy the whole link again, or"
            f" join with the address {address} and the code on the facilitator’s"
            " screen.",
            address=address,
        ) from error


def _damaged(field: str, address: str, code: str) -> InvitationUnreadable:
    return InvitationUnreadable(
        f"A part of the link is damaged or cut off (the one after “{field}=”). Please"
        f" copy the whole link again, or join with the address {address} and the code"
        f" {format_code(code)}.",
        address=address,
        code=code,
    )


def _nothing(text: str) -> InvitationUnreadable:
    if _ANY_LINK.search(text):
        return InvitationUnreadable(
            "This link is not an invitation to a room. An invitation looks like"
            " https://192.168.1.20:8443/j/7KQ2-M4XD#… – please copy it again."
        )
    return InvitationUnreadable(
        "There is no invitation in this text. Please paste the link that the"
        " facilitator sent, or type address and code from the facilitator’s screen."
    )
