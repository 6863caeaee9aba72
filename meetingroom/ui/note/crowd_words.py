# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A number of people in words, also where only the fewest there can be is known."""

from PySide6.QtCore import QCoreApplication

from meetingroom.discussion.crowd import Crowd


def crowd_words(crowd: Crowd) -> str:
    """Return such as "1 person", "5 people" or "5 people or more"."""
    translate = QCoreApplication.translate
    if crowd.is_least:
        if crowd.people == 1:
            return translate("Crowd", "1 person or more")
        return translate("Crowd", "{0} people or more").format(crowd.people)
    if crowd.people == 1:
        return translate("Crowd", "1 person")
    return translate("Crowd", "{0} people").format(crowd.people)
