# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rows for tests of the first screen."""

from datetime import UTC, date, datetime

from meetingroom.ui.home.view import (
    DecisionRow,
    FollowUpRow,
    MeetingRow,
    Standing,
    VoteRow,
)

TODAY = date(2026, 11, 23)


def meeting(
    name: str, day: int, unfinished: str = "", kind: str = "PR/FAQ"
) -> MeetingRow:
    held_at = datetime(2026, 11, day, 12, tzinfo=UTC)
    return MeetingRow(name, name, kind, 60, 8, held_at, 1, unfinished=unfinished)


MEETINGS = (
    meeting("Support", 10),
    meeting("Billing", 2, unfinished="in the lobby", kind="Six-pager"),
    meeting("Pricing", 12),
)
DECISIONS = (
    DecisionRow(
        "d1",
        "m1",
        "Billing",
        "D-27",
        "Move every contract by March.",
        "Ben",
        date(2026, 11, 12),
        Standing.IN_FORCE,
        "one-way",
        "Rita",
        date(2027, 1, 15),
        "Waiting costs more.",
        ("Move all", "Move new ones"),
        (VoteRow("Ada", "commit"), VoteRow("Lena", "object", "Ten weeks of work.")),
        supersedes="D-11",
    ),
    DecisionRow(
        "d2",
        "m2",
        "Store",
        "D-24",
        "Keep a second region.",
        "Mina",
        date(2026, 11, 2),
        Standing.REVIEW_DUE,
        "two-way",
    ),
    DecisionRow(
        "d3",
        "m3",
        "Old billing",
        "D-11",
        "Renew the old contract.",
        "Rita",
        date(2026, 6, 3),
        Standing.SUPERSEDED,
        superseded_by="D-27",
    ),
)
FOLLOW_UPS = (
    FollowUpRow(
        "f1", "m1", "Billing", "Count the exceptions", "Ben", date(2026, 11, 20)
    ),
    FollowUpRow("f2", "m1", "Billing", "Second version", "Ben", TODAY),
    FollowUpRow("f3", "m2", "Store", "Ask the vendor", "Ada", date(2026, 12, 1)),
    FollowUpRow("f4", "m2", "Store", "Sent", "Ada", date(2026, 11, 1), is_done=True),
)
