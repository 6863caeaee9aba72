# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The short phrases of the first screen's lists: dates, counts, what is late.

Whole phrases, translated one by one; nothing here draws.
"""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from meetingroom.ui.home.view import DecisionRow, FollowUpRow, MeetingRow, Standing

_DAYS_OF_A_YEAR = 365

translate = QCoreApplication.translate


def day_words(day: date, today: date) -> str:
    """Return a day as people say it: "Today", "Thu 12 Nov", "9 Oct 2024"."""
    if day == today:
        return translate("HomeWords", "Today")
    is_near = abs((today - day).days) < _DAYS_OF_A_YEAR
    return QLocale().toString(_qdate(day), "ddd d MMM" if is_near else "d MMM yyyy")


def full_day_words(day: date) -> str:
    """Return a day with its year: "12 Nov 2026"."""
    return QLocale().toString(_qdate(day), "d MMM yyyy")


def held_words(held_at: datetime, today: date) -> str:
    """Return when a meeting was held; the hour only for today's."""
    local = held_at.astimezone()
    day = day_words(local.date(), today)
    return f"{day}, {local:%H:%M}" if local.date() == today else day


def kind_words(row: MeetingRow) -> str:
    """Return kind and length: "Six-pager, 45 min"."""
    return translate("HomeWords", "{kind}, {minutes} min").format(
        kind=row.kind, minutes=row.minutes
    )


def people_words(count: int) -> str:
    """Return "1 person", "8 people"."""
    if count == 1:
        return translate("HomeWords", "1 person")
    return translate("HomeWords", "{count} people").format(count=count)


def outcome_words(row: MeetingRow) -> str:
    """Return what came out of a meeting, badges left aside."""
    if row.unfinished:
        return ""
    parts = [_decision_words(row.decisions)]
    if row.follow_ups and not row.overdue:
        parts.append(_follow_up_words(row.follow_ups))
    if row.carried_over:
        parts.append(_carried_words(row.carried_over))
    return ", ".join(parts)


def overdue_words(count: int) -> str:
    """Return the words of the badge that counts late follow-ups."""
    return translate("HomeWords", "{count} overdue").format(count=count)


def review_words(count: int) -> str:
    """Return the words of the badge that counts decisions to look at again."""
    return translate("HomeWords", "{count} due for review").format(count=count)


def due_words(row: FollowUpRow, today: date) -> str:
    """Return how a follow-up stands to its date; empty when there is time."""
    if row.is_done:
        return translate("HomeWords", "done")
    late = row.days_late(today)
    if late == 0:
        return translate("HomeWords", "today")
    if late == 1:
        return translate("HomeWords", "1 day overdue")
    return (
        translate("HomeWords", "{count} days overdue").format(count=late)
        if late > 0
        else ""
    )


def standing_words(standing: Standing) -> str:
    """Return a standing for a facet or badge."""
    match standing:
        case Standing.IN_FORCE:
            return translate("HomeWords", "In force")
        case Standing.REVIEW_DUE:
            return translate("HomeWords", "Review due")
        case Standing.SUPERSEDED:
            return translate("HomeWords", "Superseded")
        case Standing.DEFERRED:
            return translate("HomeWords", "Deferred")


def decision_foot(row: DecisionRow) -> str:
    """Return the line under a decision: owner and review date."""
    if row.review_on is None:
        return translate("HomeWords", "Owner {owner}").format(owner=row.owner)
    return translate("HomeWords", "Owner {owner} · review {day}").format(
        owner=row.owner, day=full_day_words(row.review_on)
    )


def open_words(count: int) -> str:
    """Return how many follow-ups of a group are open."""
    return (
        translate("HomeWords", "{count} open").format(count=count)
        if count
        else translate("HomeWords", "all finished")
    )


def _decision_words(count: int) -> str:
    if count == 0:
        return translate("HomeWords", "No decision")
    if count == 1:
        return translate("HomeWords", "1 decision")
    return translate("HomeWords", "{count} decisions").format(count=count)


def _follow_up_words(count: int) -> str:
    if count == 1:
        return translate("HomeWords", "1 follow-up")
    return translate("HomeWords", "{count} follow-ups").format(count=count)


def _carried_words(count: int) -> str:
    if count == 1:
        return translate("HomeWords", "1 topic carried over")
    return translate("HomeWords", "{count} topics carried over").format(count=count)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def door_words(door: str) -> str:
    """Return a door for a facet or badge; unknown ones as they come."""
    match door:
        case "one-way":
            return translate("HomeWords", "One-way")
        case "two-way":
            return translate("HomeWords", "Two-way")
        case _:
            return door


def door_glyph(door: str) -> str:
    """Return the icon of a door."""
    return "door-closed" if door == "one-way" else "door-open"


def group_words(title: str, today: date) -> str:
    """Return a group's heading; a date written as ISO becomes a day."""
    try:
        day = date.fromisoformat(title)
    except ValueError:
        return title
    return day_words(day, today)
