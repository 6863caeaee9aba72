# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where a topic comes from that an earlier meeting left open, in words.

Words only; the same on every screen that shows such topics.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from meetingroom.meeting.topics import CarriedTopic


def left_open_words(carried: Sequence[CarriedTopic]) -> str:
    """Return "Left open last time: 3 topics"; empty for none."""
    if not carried:
        return ""
    if len(carried) == 1:
        return _tr("Left open last time: 1 topic")
    return _tr("Left open last time: {0} topics").format(len(carried))


def from_words(carried: CarriedTopic) -> str:
    """Return "from the meeting on 12 March: Billing"."""
    words = _tr("from an earlier meeting: {1}")
    if carried.from_day is not None:
        words = _tr("from the meeting on {0}: {1}")
    return words.format(_day(carried.from_day), carried.from_title)


def since_words(carried: CarriedTopic) -> str:
    """Return "from 12 March", for where there is little room."""
    if carried.from_day is None:
        return _tr("from earlier")
    return _tr("from {0}").format(_day(carried.from_day))


def _day(day: date | None) -> str:
    """Return a day as it is said, with the year if it is another one."""
    if day is None:
        return ""
    is_this_year = day.year == QDate.currentDate().year()
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, "d MMMM" if is_this_year else "d MMMM yyyy")


def _tr(words: str) -> str:
    return QCoreApplication.translate("CarriedWords", words)
