# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Why a host ends a connection, in sentences for the person at the other end."""

REPLACED = "Another connection of this machine took the place of this one."
TURNED_AWAY = (
    "The facilitator turned this machine away. What you wrote is kept here and, as"
    " far as it was sent, in the meeting."
)
TOO_MANY = (
    "This machine sent more than a meeting holds from one person. What was sent is"
    " kept; the rest stays here."
)
NOT_TAKEN = (
    "The host met a bug of its own and could not take this. What you wrote is kept"
    " here and sent again."
)
CROWDED = "Too many machines are at the door. Try again in a minute."
