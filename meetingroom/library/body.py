# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Events as JSON text, and back.

The tag of an event is the name of its type; nothing else is decided here.
"""

import msgspec

from meetingroom.meeting.events import Event

_ENCODER = msgspec.json.Encoder()
_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def body_text(event: Event) -> str:
    """Return an event's JSON text."""
    return _ENCODER.encode(event).decode()


def read_body(text: str) -> Event:
    """Return the event of a JSON text.

    Raises:
        msgspec.DecodeError: It is no event this version knows.
    """
    return _DECODER.decode(text)
