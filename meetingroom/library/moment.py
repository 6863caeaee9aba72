# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Moments and days as text: ISO-8601, moments in UTC, so that text sorts as time.

It must not read a clock.
"""

from datetime import UTC, date, datetime


def moment_text(at: datetime) -> str:
    """Return a moment's text; all have the same length and sort as time does."""
    naive = at.astimezone(UTC).replace(tzinfo=None)
    return naive.isoformat(timespec="microseconds") + "Z"


def moment_or_none(at: datetime | None) -> str | None:
    """Return a moment's text, or nothing for nothing."""
    return None if at is None else moment_text(at)


def read_moment(text: str) -> datetime:
    """Return the moment a text stands for, aware, UTC."""
    return datetime.fromisoformat(text)


def day_or_none(day: date | None) -> str | None:
    """Return a day's text, or nothing for nothing."""
    return None if day is None else day.isoformat()
