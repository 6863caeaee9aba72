# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The stances in a person's language; one place for every screen."""

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.stance import StanceChoice


def stance_words(choice: StanceChoice) -> str:
    """Return a stance as a button and a heading say it."""
    return {
        StanceChoice.SUPPORT: _words("Support"),
        StanceChoice.SUPPORT_WITH_CHANGES: _words("Support with changes"),
        StanceChoice.UNSURE: _words("Unsure"),
        StanceChoice.AGAINST: _words("Against"),
        StanceChoice.STRONG_YES: _words("Strong yes"),
        StanceChoice.YES: _words("Yes"),
        StanceChoice.NO: _words("No"),
        StanceChoice.STRONG_NO: _words("Strong no"),
    }[choice]


def _words(text: str) -> str:
    return QCoreApplication.translate("Stance", text)
