# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The warning that a note without its writer's name names somebody."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

MOST_NAMES = 3


def mention_words(names: Sequence[str]) -> str:
    """Return the warning; empty when nobody is named."""
    if not names:
        return ""
    shown = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown += ", …"
    sentence = QCoreApplication.translate(
        "Mention",
        "This note names {0}. It opens without your name, and whom it names may tell"
        " who wrote it.",
    )
    return sentence.format(shown)
